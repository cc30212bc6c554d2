import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@Suite struct AnchoredLayoutTests {
  private let frame = Rectangle(minX: 10, minY: 20, maxX: 490, maxY: 640)

  /// A fresh layout in the middle of the frame.
  private func drawn(_ graph: CompactGraph) -> [Point] {
    let placement = StressLayout().placement(of: graph)
    let scale = min(
      frame.width / max(placement.size.width, 1), frame.height / max(placement.size.height, 1))
    return placement.points.map {
      Point(x: frame.minX + $0.x * scale, y: frame.minY + $0.y * scale)
    }
  }

  // MARK: The two measures

  @Test func `a drawing that is shifted, turned and scaled has not moved`() {
    let points = [(0.0, 0.0), (10, 0), (3, 7), (8, 9), (-2, 5)].map { Point(x: $0.0, y: $0.1) }
    let other = points.map { Point(x: 4 - 3 * $0.y, y: 7 + 3 * $0.x) }
    #expect(DrawingQuality.displacement(from: points, to: other) < 1e-12)
    #expect(DrawingQuality.orderKept(from: points, to: points) == 1)
  }

  @Test func `two points that change places on a square have moved as by hand`() {
    // Centres stay, and ⟨a, b⟩ / ⟨b, b⟩ is 4 / 8: each point is fitted to half its distance.
    let square = [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)].map { Point(x: $0.0, y: $0.1) }
    let changed = [square[3], square[1], square[2], square[0]]
    // The fit is 0: b·ā adds up to −2 − 2 + 2 + 2. All points are put in the centre.
    let diagonal = 8.0.squareRoot()
    let expected = 2.0.squareRoot() / diagonal
    #expect(isClose(DrawingQuality.displacement(from: square, to: changed), expected))
  }

  @Test func `a mirrored line keeps one of its two orders`() {
    let line = (0..<6).map { Point(x: Double($0), y: Double($0)) }
    let mirrored = line.map { Point(x: -$0.x, y: $0.y) }
    #expect(DrawingQuality.orderKept(from: line, to: mirrored) == 0.5)
    #expect(DrawingQuality.orderKept(from: [], to: []) == 1)
    #expect(DrawingQuality.displacement(from: [.origin], to: [.origin]) == 0)
  }

  // MARK: The layout

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `a map whose data did not change does not move at all`(seed: UInt64) {
    let graph = randomGraph(RandomGraphShape(vertexCount: 20, edgeProbability: 0.15), seed: seed)
    let points = drawn(graph)
    let result = AnchoredLayout(layout: StressLayout()).placement(
      of: graph, anchors: points, within: frame)
    #expect(result.points == points, "seed \(seed)")
    #expect(!result.isStrained)
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `kept vertices stay within the limits and all within the frame`(seed: UInt64) {
    let graph = randomGraph(RandomGraphShape(vertexCount: 24, edgeProbability: 0.12), seed: seed)
    let other = randomGraph(
      RandomGraphShape(vertexCount: 24, edgeProbability: 0.12), seed: seed + 100)
    let points = drawn(other)
    let anchors = points.indices.map { $0 % 6 == 0 ? nil : points[$0] }
    let kept = anchors.indices.filter { anchors[$0] != nil }
    let layout = AnchoredLayout(layout: StressLayout())
    let result = layout.placement(of: graph, anchors: anchors, within: frame)
    let (earlier, later) = (kept.map { points[$0] }, kept.map { result.points[$0] })
    #expect(
      DrawingQuality.displacement(from: earlier, to: later) <= layout.limits.displacement,
      "seed \(seed)")
    #expect(
      DrawingQuality.orderKept(from: earlier, to: later) >= layout.limits.orderKept,
      "seed \(seed)")
    #expect(result.points.allSatisfy { frame.distance(to: $0) < 1e-9 }, "seed \(seed)")
    #expect(
      result == layout.placement(of: graph, anchors: anchors, within: frame), "seed \(seed)")
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `giving way lowers the stress`(seed: UInt64) {
    let graph = randomGraph(RandomGraphShape(vertexCount: 20, edgeProbability: 0.15), seed: seed)
    let points = drawn(
      randomGraph(RandomGraphShape(vertexCount: 20, edgeProbability: 0.15), seed: seed + 50))
    func stress(_ limits: AnchoredLayout.Limits) -> Double {
      AnchoredLayout(layout: StressLayout(), limits: limits)
        .placement(of: graph, anchors: points, within: frame).stress!
    }
    let held = stress(.init(displacement: 0))
    #expect(stress(.init()) < held, "seed \(seed)")
    #expect(stress(.afterChange(of: 0.5)) < stress(.init()), "seed \(seed)")
  }

  @Test func `a path whose drawing is nearly straight does not creep`() {
    // Its fresh layout has no stress at all, so that no share of it is a measure.
    let graph = NamedGraph.path(4)
    let bent = [(70.0, 180.0), (160, 260), (255, 340), (357, 430)].map { Point(x: $0.0, y: $0.1) }
    let result = AnchoredLayout(layout: StressLayout()).placement(
      of: graph, anchors: bent, within: frame)
    #expect(result.points == bent)
    #expect(!result.isStrained)
  }

  @Test func `a new leaf comes about an edge from its only neighbour`() {
    let before = NamedGraph.path(6)
    let anchors = (0..<6).map { Point(x: 60 + 60 * Double($0), y: 300) }
    let after = CompactGraph(
      vertexCount: 7, edges: before.edges.map { ($0.tail.index, $0.head.index) } + [(5, 6)])
    let result = AnchoredLayout(layout: StressLayout()).placement(
      of: after, anchors: anchors + [nil], within: frame)
    #expect(Array(result.points.prefix(6)) == anchors)
    // The least stress is in line with the others.
    #expect(result.points[6].distance(to: Point(x: 420, y: 300)) < 3)
  }

  @Test func `a new component comes where the frame is empty`() {
    let anchors = (0..<4).map { Point(x: 40, y: 40 + 40 * Double($0)) }
    let graph = CompactGraph(vertexCount: 7, edges: [(0, 1), (1, 2), (2, 3), (4, 5), (5, 6)])
    let result = AnchoredLayout(layout: StressLayout()).placement(
      of: graph, anchors: anchors + [nil, nil, nil], within: frame)
    for new in 4..<7 {
      #expect(anchors.allSatisfy { $0.distance(to: result.points[new]) > 200 })
      #expect(frame.distance(to: result.points[new]) < 1e-9)
    }
  }

  @Test func `anchors outside come in as a whole`() {
    let far = [(-500.0, 0.0), (0, 4000), (900, 20)].map { Point(x: $0.0, y: $0.1) }
    let graph = NamedGraph.path(3)
    let result = AnchoredLayout(layout: StressLayout()).placement(
      of: graph, anchors: far, within: frame)
    #expect(result.points.allSatisfy { frame.distance(to: $0) < 1e-9 })
    #expect(DrawingQuality.orderKept(from: far, to: result.points) == 1)
  }

  @Test func `hostile anchors give a place inside the frame`() {
    for anchors: [Point?] in [
      [nil, nil, nil, nil], [.origin, .origin, .origin, .origin],
      [Point(x: 1e300, y: -1e300), nil, .origin, nil], [Point(x: 1e-300, y: 0), nil, nil, nil],
    ] {
      for graph in [NamedGraph.path(4), NamedGraph.empty(4), NamedGraph.complete(4)] {
        let result = AnchoredLayout(layout: StressLayout()).placement(
          of: graph, anchors: anchors, within: frame)
        #expect(result.points.allSatisfy { $0.x.isFinite && frame.distance(to: $0) < 1e-6 })
      }
    }
    let nothing = AnchoredLayout(layout: StressLayout()).placement(
      of: NamedGraph.empty(0), anchors: [], within: frame)
    #expect(nothing.points.isEmpty)
  }

  @Test func `above the limit kept vertices stay and new ones come to their neighbours`() {
    let n = AnchoredLayout.relaxationLimit + 1
    let graph = NamedGraph.path(n)
    var anchors: [Point?] = (0..<n).map {
      Point(x: 20 + Double($0 % 40) * 10, y: 30 + Double($0 / 40) * 10)
    }
    anchors[700] = nil
    let result = AnchoredLayout(layout: StressLayout()).placement(
      of: graph, anchors: anchors, within: frame)
    #expect(result.stress == nil && result.strain == nil)
    #expect((0..<n).allSatisfy { anchors[$0] == nil || anchors[$0] == result.points[$0] })
    #expect(result.points[700].distance(to: anchors[699]!) < 40)
  }
}

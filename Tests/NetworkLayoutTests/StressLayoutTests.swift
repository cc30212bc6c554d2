import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@Suite struct StressLayoutTests {
  private static let shapes: [RandomGraphShape] = [
    RandomGraphShape(vertexCount: 0, edgeProbability: 0),
    RandomGraphShape(vertexCount: 1, edgeProbability: 1, selfLoopProbability: 1),
    RandomGraphShape(vertexCount: 12, edgeProbability: 0),
    RandomGraphShape(vertexCount: 14, edgeProbability: 0.08),
    RandomGraphShape(vertexCount: 20, edgeProbability: 0.2, selfLoopProbability: 0.3),
    RandomGraphShape(vertexCount: 15, edgeProbability: 0.15, isDirected: true),
  ]

  @Test(arguments: shapes, StressLayout.Emphasis.allCases)
  func `two runs give the same positions, all finite and in the box`(
    shape: RandomGraphShape, emphasis: StressLayout.Emphasis
  ) {
    for seed in 0..<2 as Range<UInt64> {
      let graph = randomGraph(shape, seed: seed)
      let layout = StressLayout(seed: seed, emphasis: emphasis)
      let placement = layout.placement(of: graph)
      #expect(placement == layout.placement(of: graph), "seed \(seed)")
      #expect(placement.points.count == graph.vertexCount)
      for point in placement.points {
        #expect(point.x.isFinite && point.y.isFinite, "seed \(seed)")
        #expect(point.x >= -1e-9 && point.x <= placement.size.width + 1e-9, "seed \(seed)")
        #expect(point.y >= -1e-9 && point.y <= placement.size.height + 1e-9, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `no two vertices fall on one place`(seed: UInt64) {
    let graph = randomGraph(
      RandomGraphShape(vertexCount: 24, edgeProbability: 0.08), seed: seed)
    let points = StressLayout(seed: seed).placement(of: graph).points
    for i in points.indices {
      for j in 0..<i { #expect(points[i].distance(to: points[j]) > 1e-3, "seed \(seed)") }
    }
  }

  @Test(arguments: [2, 3, 6, 12])
  func `a path is drawn straight with edges of length one`(n: Int) {
    let points = StressLayout().placement(of: NamedGraph.path(n)).points
    for i in points.indices {
      for j in 0..<i {
        #expect(isClose(points[i].distance(to: points[j]), Double(i - j), tolerance: 1e-2))
      }
    }
  }

  @Test func `a triangle is drawn with equal sides`() {
    let points = StressLayout().placement(of: NamedGraph.complete(3)).points
    for (a, b) in [(0, 1), (1, 2), (0, 2)] {
      #expect(isClose(points[a].distance(to: points[b]), 1, tolerance: 1e-6))
    }
  }

  @Test func `a ring is drawn without a crossing and evenly`() {
    let graph = NamedGraph.cycle(10)
    let points = StressLayout().placement(of: graph).points
    #expect(DrawingQuality.crossings(of: points, in: graph) == 0)
    let lengths = graph.edges.map { points[$0.tail.index].distance(to: points[$0.head.index]) }
    #expect(lengths.max()! / lengths.min()! < 1.01)
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `the stress is far below that of random positions`(seed: UInt64) {
    let graph = randomGraph(
      RandomGraphShape(vertexCount: 30, edgeProbability: 0.12), seed: seed)
    let largest = StressLayout.components(of: graph)[0]
    let part = graph.induced(on: largest)
    var random = SplitMix64(seed: seed)
    let chance = (0..<part.vertexCount).map { _ in Point(x: random.nextUnit(), y: random.nextUnit())
    }
    let drawn = StressLayout(seed: seed).placement(of: part).points
    #expect(
      DrawingQuality.stress(of: drawn, in: part)
        < 0.6 * DrawingQuality.stress(of: chance, in: part), "seed \(seed)")
  }

  /// The least stress found for this graph by several engines over 30 seeds is 0.068 (s_gd2 1.8.1,
  /// igraph 1.0.0).
  @Test func `the karate club is within five per cent of the best known stress`() {
    let points = StressLayout(seed: 3).placement(of: NamedGraph.karateClub).points
    let stress = DrawingQuality.stress(of: points, in: NamedGraph.karateClub)
    #expect(stress < 0.068 * 1.05 && stress > 0.06)
  }

  @Test func `community draws neighbours nearer and crosses fewer edges than distance`() {
    let graph = NamedGraph.karateClub
    let distance = StressLayout(emphasis: .distance).placement(of: graph).points
    let community = StressLayout(emphasis: .community).placement(of: graph).points
    #expect(
      DrawingQuality.crossings(of: community, in: graph)
        < DrawingQuality.crossings(of: distance, in: graph))
    #expect(
      DrawingQuality.neighbourhoodPreservation(of: community, in: graph)
        > DrawingQuality.neighbourhoodPreservation(of: distance, in: graph))
  }

  @Test func `groups are drawn apart`() {
    let graph = NamedGraph.karateClub
    let side = (0..<34).map { NamedGraph.karateInstructorSide.contains($0) ? 0 : 1 }
    func ratio(_ points: [Point]) -> Double {
      var within = (sum: 0.0, count: 0.0)
      var between = within
      for i in points.indices {
        for j in 0..<i {
          let d = points[i].distance(to: points[j])
          if side[i] == side[j] {
            within = (within.sum + d, within.count + 1)
          } else {
            between = (between.sum + d, between.count + 1)
          }
        }
      }
      return between.sum / between.count / (within.sum / within.count)
    }
    let plain = StressLayout().placement(of: graph).points
    let apart = StressLayout(groups: .init(membership: side, separation: 1)).placement(of: graph)
    #expect(ratio(apart.points) > 1.2 * ratio(plain))
  }

  @Test func `edge lengths are followed on a tree`() {
    let graph = NamedGraph.path(3)
    // Slots: 0→1, 1→0, 1→2, 2→1.
    let points = StressLayout().placement(of: graph, lengths: [2, 2, 5, 5]).points
    #expect(isClose(points[0].distance(to: points[1]), 2, tolerance: 1e-3))
    #expect(isClose(points[1].distance(to: points[2]), 5, tolerance: 1e-3))
  }

  @Test func `leaves come nearer when asked`() {
    let graph = NamedGraph.star(12)
    func mean(_ shortening: Double) -> Double {
      let points = StressLayout(leafShortening: shortening).placement(of: graph).points
      return (1..<12).reduce(0) { $0 + points[0].distance(to: points[$1]) } / 11
    }
    #expect(mean(0.4) < 0.8 * mean(0))
  }

  @Test func `components ignore direction and come largest first`() {
    let graph = CompactGraph(
      vertexCount: 6, edges: [(5, 4), (3, 2), (2, 1)], isDirected: true)
    #expect(
      StressLayout.components(of: graph).map { $0.map(\.index) } == [[1, 2, 3], [4, 5], [0]])
  }

  @Test func `components do not overlap and isolated vertices stand below`() throws {
    let graph = CompactGraph(
      vertexCount: 12, edges: [(0, 1), (1, 2), (2, 0), (3, 4), (5, 6), (6, 7)])
    let points = StressLayout().placement(of: graph).points
    let boxes = try [[0, 1, 2], [3, 4], [5, 6, 7]].map { part in
      try #require(Placement.bounds(of: part.map { points[$0] }))
    }
    for i in boxes.indices {
      for j in 0..<i { #expect(!boxes[i].insetBy(-0.4).overlaps(boxes[j])) }
      #expect((8..<12).allSatisfy { points[$0].y > boxes[i].maxY })
    }
    #expect(Set((8..<12).map { points[$0].y }).count <= 2)
  }
}

import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

/// The map of dots, on scenes small enough for a debug build.
@Suite struct LargeMapTests {
  private func scene(
    _ count: Int, _ edges: [(Int, Int)], options: SceneOptions = SceneOptions(),
    partition: [Int]? = nil
  ) throws -> DiagramScene {
    let spheres = Sphere.allCases
    return try SceneFixtures.scene(
      SceneFixtures.project(
        (0..<count).map {
          SceneFixtures.actor("a\($0)", "Institute of Research \($0)", spheres[$0 % spheres.count])
        },
        edges.enumerated().map { index, edge in
          SceneFixtures.relation("r\(index)", "a\(edge.0)", "a\(edge.1)", "partnership")
        }), partition: partition, options: options)
  }

  private func randomEdges(_ count: Int, of n: Int, seed: UInt64) -> [(Int, Int)] {
    var random = SplitMix64(seed: seed)
    return (0..<count).map { _ in (random.nextIndex(below: n), random.nextIndex(below: n)) }
  }

  private let page = Rectangle(
    minX: 0, minY: 0, maxX: Page.a4Figure.width, maxY: Page.a4Figure.height)

  /// No edge, one, a star, self-loops only, many components, a random graph.
  enum Shape: CaseIterable {
    case isolated, pair, star, loops, pairs, random
  }

  private func edges(_ shape: Shape) -> [(Int, Int)] {
    switch shape {
    case .isolated: []
    case .pair: [(3, 7)]
    case .star: (1..<120).map { (0, $0) }
    case .loops: (0..<120).map { ($0, $0) }
    case .pairs: (0..<75).map { (2 * $0, 2 * $0 + 1) }
    case .random: randomEdges(200, of: 150, seed: 4)
    }
  }

  @Test(arguments: Shape.allCases)
  func `all dots are on the page and names overlap nothing`(shape: Shape) throws {
    let scene = try scene(160, edges(shape))
    let drawing = try Drawing(largeMap: scene, page: .a4Figure, options: DrawingOptions())
    for (node, point) in zip(drawing.scene.nodes, drawing.placement.points) {
      #expect(page.distance(to: point) == 0)
      #expect(node.diameter >= 0.5)
    }
    let boxes = drawing.names.map(\.box)
    for i in boxes.indices {
      #expect(page.contains(boxes[i]))
      for j in 0..<i { #expect(!boxes[i].overlaps(boxes[j])) }
    }
    // Each labelled node is either named or counted.
    let told = Set(drawing.names.map(\.node)).union(drawing.unnamedNodes)
    #expect(told == Set(scene.nodes.indices.filter { scene.nodes[$0].isLabelled }))
    #expect(drawing.names.count + drawing.unnamedNodes.count == told.count)
    if !drawing.unnamedNodes.isEmpty {
      #expect(drawing.svg().contains("no room: \(drawing.unnamedNodes.count)."))
    }
  }

  @Test func `two drawings are the same bytes`() throws {
    var options = SceneOptions(language: .french)
    options.clusters = .regions
    let scene = try scene(
      150, randomEdges(220, of: 150, seed: 9), options: options,
      partition: (0..<150).map { $0 / 50 })
    let first = try Drawing(largeMap: scene, page: .a4, options: DrawingOptions()).svg()
    #expect(try Drawing(largeMap: scene, page: .a4, options: DrawingOptions()).svg() == first)
    #expect(first.contains("Chaque région"))
    #expect(first.utf8.count < 150 * 2000)
  }

  @Test func `dots cover at most a tenth of the picture`() throws {
    let frame = Rectangle(minX: 0, minY: 0, maxX: 400, maxY: 500)
    let map = LargeMap(
      scene: try scene(1000, []), options: DrawingOptions(), frame: frame)
    let area = map.scene.nodes.reduce(0) { $0 + $1.diameter * $1.diameter * .pi / 4 }
    #expect(area < 0.1 * 400 * 500 * 1.001)
    #expect(area > 0.05 * 400 * 500)
    // An equal share of the picture for each: no two on one spot.
    let sorted = map.points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0.distance(to: $1) > 5 })
  }

  @Test func `too many lines share paths, and beyond that are sampled`() throws {
    let scene = try scene(100, randomEdges(300, of: 100, seed: 2))
    let points = (0..<100).map { Point(x: Double($0), y: Double($0 * $0 % 100)) }
    #expect(scene.edges.contains { $0.isLoop })
    func segmentCount(_ elements: [FigureElement]) -> Int {
      elements.reduce(0) { sum, element in
        guard case .path(let segments, _) = element else { return sum }
        return sum + segments.count / 2
      }
    }
    let shared = LargeMapLines(scene: scene, points: points, limitOfSingles: 10)
    #expect(shared.drawn.count == scene.edges.count)
    #expect(segmentCount(shared.elements) == scene.edges.count)
    #expect(shared.elements.count < 20)
    let sampled = LargeMapLines(scene: scene, points: points, limit: 50)
    #expect(sampled.drawn.count <= 50 && sampled.drawn.count > 25)
    #expect(LargeMapLines(scene: scene, points: points).elements.count == scene.edges.count)
  }

  @Test func `a scene of more than 1500 nodes becomes a map of dots`() throws {
    let drawing = try Drawing(scene: try scene(LargeMap.threshold + 1, [(0, 1)]))
    #expect(drawing.placement.points.count == 1501)
    #expect(drawing.names.count + drawing.unnamedNodes.count == 150)
    // The first 150 of equals stand side by side: few of their names find a place.
    #expect(drawing.names.count > 5)
  }

  @Test func `a page without room is refused with a sentence`() throws {
    var options = SceneOptions()
    options.title = String(repeating: "A very long title. ", count: 120)
    let scene = try scene(20, [(0, 1)], options: options)
    let small = Page(widthInMillimetres: 70, height: 70)
    #expect(throws: DrawingError.self) {
      try Drawing(largeMap: scene, page: small, options: DrawingOptions())
    }
  }

  @Test func `a later edition keeps who was there and puts the new beside their partners`() throws {
    let edges = randomEdges(240, of: 150, seed: 11) + [(150, 3), (151, 150)]
    let first = try Drawing(
      largeMap: try scene(150, Array(edges.dropLast(2))), page: .a4Figure,
      options: DrawingOptions())
    // a150 knows a3, a151 knows a150 only, a152 nobody.
    let options = DrawingOptions(previous: first.positions)
    let later = try Drawing(
      largeMap: try scene(153, edges), page: .a4Figure, options: options)
    let stability = try #require(later.stability)
    #expect((stability.keptCount, stability.newCount, stability.goneCount) == (150, 3, 0))
    #expect(stability.displacement < 1e-9)
    #expect(stability.orderKept == 1)
    let points = later.placement.points
    for (kept, before) in zip(points, first.placement.points) {
      #expect(kept.distance(to: before) < 1e-6)
    }
    let diagonal = page.width + page.height
    #expect(points[150].distance(to: points[3]) < diagonal / 10)
    #expect(points[151].distance(to: points[150]) < diagonal / 10)
    for point in points[150...] { #expect(page.distance(to: point) == 0) }
    #expect(Set(points[150...]).count == 3)
    #expect(later.svg().contains("new, in the middle of their partners: 3"))
    #expect(
      try Drawing(largeMap: try scene(153, edges), page: .a4Figure, options: options).svg()
        == later.svg())
    let fewer = try Drawing(
      largeMap: try scene(120, edges.filter { $0.0 < 120 && $0.1 < 120 }), page: .a4Figure,
      options: options)
    #expect(fewer.stability?.goneCount == 30)
    #expect(try #require(fewer.stability).displacement < 1e-9)
  }

  @Test func `an earlier map on another page, or of other actors, is no obstacle`() throws {
    let edges = randomEdges(90, of: 60, seed: 2)
    let first = try Drawing(
      largeMap: try scene(60, edges), page: Page(widthInMillimetres: 400, height: 300),
      options: DrawingOptions())
    let later = try Drawing(
      largeMap: try scene(60, edges), page: .a4Figure,
      options: DrawingOptions(previous: first.positions))
    for point in later.placement.points { #expect(page.distance(to: point) == 0) }
    #expect(try #require(later.stability).orderKept == 1)
    let strangers = FigurePositions(entries: [
      .init(id: Identifier("nobody"), name: "Nobody", point: Point(x: 1, y: 1))
    ])
    let fresh = try Drawing(
      largeMap: try scene(60, edges), page: .a4Figure,
      options: DrawingOptions(previous: strangers))
    #expect(fresh.stability == nil)
  }

  @Test func `constraints on a map of dots are refused with a sentence`() throws {
    let scene = try scene(LargeMap.threshold + 1, [(0, 1)])
    let options = DrawingOptions(constraints: [
      .fixed(scene.nodes[0].id, Point(x: 0.5, y: 0.5))
    ])
    #expect {
      try Drawing(scene: scene, options: options)
    } throws: { error in
      "\(error)".contains("up to 1500 actors, and this one has 1501")
    }
  }
}

import NetworkDiagram
import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@Suite struct ConstrainedDrawingTests {
  private func scene(_ count: Int = 14, seed: UInt64) throws -> DiagramScene {
    let graph = randomGraph(
      RandomGraphShape(vertexCount: count, edgeProbability: 0.2), seed: seed)
    return try SceneFixtures.scene(
      SceneFixtures.project(
        (0..<count).map { SceneFixtures.actor("a\($0)", "Institute number \($0)") },
        graph.edges.enumerated().map { index, edge in
          SceneFixtures.relation(
            "r\(index)", "a\(edge.tail.index)", "a\(edge.head.index)", "partnership")
        }))
  }

  private let wishes: [LayoutConstraint<Identifier>] = [
    .fixed("a0", Point(x: 0.5, y: 0.1)), .sameRow(["a1", "a2", "a3"]), .leftOf(["a1", "a2", "a3"]),
    .sameColumn(["a4", "a5"]), .above(["a5", "a4"]),
    .inside(["a6", "a7", "a8"], Rectangle(minX: 0, minY: 0.5, maxX: 0.4, maxY: 1)),
  ]

  /// The centres as the file has them: to hundredths of a point.
  private func centers(_ geometry: PageGeometry) -> [String: Point] {
    geometry.nodes.mapValues { corners in
      Point(
        x: (corners.map(\.x).min()! + corners.map(\.x).max()!) / 2,
        y: (corners.map(\.y).min()! + corners.map(\.y).max()!) / 2)
    }
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func `wishes hold in the file, and names are as free as without`(seed: UInt64) throws {
    let drawing = try Drawing(
      scene: scene(seed: seed), options: DrawingOptions(seed: seed, constraints: wishes))
    let geometry = try PageGeometry(drawing.svg())
    #expect(geometry.faults.isEmpty, "seed \(seed): \(geometry.faults)")
    let place = centers(geometry)
    func x(_ id: String) -> Double { place[id]!.x }
    func y(_ id: String) -> Double { place[id]!.y }
    let slack = 0.011
    #expect(abs(x("a0") - drawing.page.width / 2) < slack)
    #expect(place.allSatisfy { $0.key == "a0" || $0.value.y > 0 })
    #expect(abs(y("a1") - y("a2")) < slack && abs(y("a2") - y("a3")) < slack)
    #expect(x("a1") < x("a2") && x("a2") < x("a3"))
    #expect(abs(x("a4") - x("a5")) < slack)
    #expect(y("a5") < y("a4"))
    for id in ["a6", "a7", "a8"] {
      #expect(x(id) <= 0.4 * drawing.page.width + slack)
      #expect(y(id) > y("a0"))
    }
  }

  @Test func `wishes go before kept places`() throws {
    let scene = try scene(seed: 5)
    let first = try Drawing(scene: scene)
    let second = try Drawing(
      scene: scene, options: DrawingOptions(previous: first.positions, constraints: wishes))
    let place = Dictionary(
      uniqueKeysWithValues: second.positions.entries.map { ($0.id.text, $0.point) })
    #expect(place["a1"]!.y == place["a2"]!.y)
    #expect(abs(place["a0"]!.x - second.page.width / 2) < 1e-9)
    #expect(second.stability!.orderKept > 0.6)
  }

  @Test func `an actor without a line stands where it is wanted`() throws {
    let scene = try SceneFixtures.scene(
      SceneFixtures.project(
        ["a", "b", "c"].map { SceneFixtures.actor($0) },
        [SceneFixtures.relation("r", "a", "b", "partnership")]))
    let drawing = try Drawing(
      scene: scene,
      options: DrawingOptions(constraints: [.fixed("c", Point(x: 0.25, y: 0.5))]))
    #expect(abs(drawing.placement.points[2].x - drawing.page.width / 4) < 1e-9)
    #expect(!drawing.svg().contains("Without a line to another"))
  }

  @Test(
    arguments: [
      ([.fixed("nobody", .origin)], "'nobody', which the figure does not show"),
      ([.leftOf(["a1", "a2"]), .leftOf(["a2", "a1"])], "left of the first"),
      (
        [
          .fixed("a1", Point(x: 0.9, y: 0)),
          .inside(["a1"], Rectangle(minX: 0, minY: 0, maxX: 0.5, maxY: 1)),
        ], "no place from left to right for 'Institute number 1'"
      ),
      ([.sameRow(["a1", "a2"]), .above(["a1", "a2"])], "no place from top to bottom"),
      ([.inside(["a1"], Rectangle(minX: 1, minY: 0, maxX: 0, maxY: 1))], "has no area"),
      ([.fixed("a1", Point(x: .nan, y: 0))], "no finite number"),
    ] as [([LayoutConstraint<Identifier>], String)])
  func `contradictions are refused in a sentence`(
    constraints: [LayoutConstraint<Identifier>], words: String
  ) throws {
    let scene = try scene(seed: 1)
    let error = #expect(throws: DrawingError.self) {
      try Drawing(scene: scene, options: DrawingOptions(constraints: constraints))
    }
    #expect(error.map { "\($0)".contains(words) } == true, "\(String(describing: error))")
  }
}

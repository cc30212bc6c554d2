import NetworkDiagram
import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

/// What all kinds of node-link figures keep, on graphs of every size and shape.
@Suite struct NodeLinkFigureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let count: Int
    let edges: [(Int, Int)]
    var nameLength = 40
  }

  /// All of them have two sides, so that each kind can draw them.
  static let cases = [
    Case(testDescription: "nothing", count: 0, edges: []),
    Case(testDescription: "one actor", count: 1, edges: []),
    Case(testDescription: "two actors", count: 2, edges: [(0, 1)]),
    Case(testDescription: "no edge", count: 9, edges: []),
    Case(testDescription: "star", count: 14, edges: (1..<14).map { (0, $0) }),
    Case(testDescription: "ring", count: 12, edges: (0..<12).map { ($0, ($0 + 1) % 12) }),
    Case(
      testDescription: "components", count: 16,
      edges: [(0, 1), (1, 2), (2, 3), (4, 5), (6, 7), (7, 8), (9, 10)]),
    Case(
      testDescription: "tree of sixty", count: 60, edges: (1..<60).map { (($0 - 1) / 3, $0) }),
    Case(
      testDescription: "huge names", count: 8, edges: (1..<8).map { ($0 / 2, $0) },
      nameLength: 5000),
  ]

  static func scene(_ test: Case, options: SceneOptions = SceneOptions()) throws -> DiagramScene {
    try SceneFixtures.drawn(
      test.count, test.edges, kind: "funding",
      names: { index in
        String(
          ("\(index) " + String(repeating: "Regional Institute ", count: test.nameLength / 19 + 1))
            .prefix(test.nameLength))
      }, options: options)
  }

  static func kinds(_ count: Int) -> [NodeLinkFigure] {
    [.circular, .bipartite(second: nil)]
  }

  @Test(arguments: cases)
  func `no name covers anything and nothing is cut`(test: Case) throws {
    for language in [Language.english, .french] {
      let scene = try Self.scene(test, options: SceneOptions(language: language))
      for kind in Self.kinds(test.count) {
        for page in [Page.a4Figure, .a4FigureLandscape] {
          let drawing = try Drawing(scene: scene, page: page, figure: kind)
          let geometry = try PageGeometry(drawing.svg())
          #expect(geometry.faults.isEmpty, "\(kind): \(geometry.faults)")
          #expect(geometry.nodes.count == test.count, "\(kind)")
          #expect(geometry.root.all("g", class: "edge").count == test.edges.count, "\(kind)")
          #expect(geometry.names.count + drawing.unnamedNodes.count == test.count, "\(kind)")
          if page == .a4Figure {
            #expect(drawing.unnamedNodes.isEmpty, "\(kind)")
          }
          #expect(geometry.texts.allSatisfy { $0.size >= 6 }, "\(kind)")
        }
      }
    }
  }

  @Test func `five hundred actors are drawn, and names beyond the room are counted`() throws {
    let test = Case(
      testDescription: "", count: 500, edges: (1..<500).map { (($0 - 1) / 4, $0) })
    let scene = try Self.scene(test)
    for kind in Self.kinds(500) {
      let drawing = try Drawing(scene: scene, figure: kind)
      let geometry = try PageGeometry(drawing.svg())
      #expect(geometry.faults.filter { $0.hasPrefix("name") || $0.contains("cut") }.isEmpty)
      #expect(geometry.nodes.count == 500)
      let labelled = scene.nodes.count { $0.isLabelled }
      #expect(geometry.names.count + drawing.unnamedNodes.count == labelled, "\(kind)")
    }
  }

  @Test(arguments: cases)
  func `the same scene gives the same bytes`(test: Case) throws {
    let scene = try Self.scene(test)
    for kind in Self.kinds(test.count) {
      #expect(
        try Drawing(scene: scene, figure: kind).svg()
          == Drawing(scene: scene, figure: kind).svg())
    }
  }

  @Test func `self-loops are drawn but by columns, which name the actor`() throws {
    let scene = try SceneFixtures.drawn(4, [(0, 0), (0, 1), (2, 3)])
    let geometry = try PageGeometry(Drawing(scene: scene, figure: .circular).svg())
    #expect(geometry.faults.isEmpty && geometry.root.all("g", class: "edge").count == 3)
  }

  @Test func `a ring of three is named when columns are asked for`() throws {
    let scene = try SceneFixtures.drawn(
      5, [(0, 1), (1, 2), (2, 0), (3, 4)], names: { "Actor \($0)" })
    #expect {
      try Drawing(scene: scene, figure: .bipartite(second: nil))
    } throws: { error in
      let text = "\(error)"
      return ["Actor 0", "Actor 1", "Actor 2"].allSatisfy { text.contains($0) }
        && !text.contains("Actor 3")
    }
  }

  @Test func `all lines of two columns run between them`() throws {
    let scene = try SceneFixtures.drawn(9, (0..<8).map { ($0, $0 + 1) })
    let drawing = try Drawing(
      scene: scene, figure: .bipartite(second: (0..<9).map { $0 % 2 == 0 }))
    let columns = Set(drawing.placement.points.map(\.x))
    #expect(columns.count == 2)
    for edge in scene.edges {
      let points = drawing.placement.points
      #expect(points[edge.tail].x != points[edge.head].x)
    }
    #expect(drawing.placement.points[0].x > drawing.placement.points[1].x, "the wish is kept")
  }
}

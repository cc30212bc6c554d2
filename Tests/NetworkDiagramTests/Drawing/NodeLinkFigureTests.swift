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
    var result: [NodeLinkFigure] = [
      .circular, .bipartite(second: nil), .layered(.down), .layered(.right),
    ]
    var values: [Double?] = []
    var places: [GeographicPoint?] = []
    for index in 0..<count {
      values.append(index % 9 == 8 ? nil : Double(50 / (index + 1)))
      let (row, column) = (Double(index * 37 % 11), Double(index * 53 % 13))
      places.append(
        index % 7 == 6
          ? nil : GeographicPoint(latitude: 43 + 0.7 * row, longitude: 0.7 * column - 2))
    }
    result.append(.concentric(values: values, measure: LocalizedText("rank", "rang")))
    // Without actors there is no place, and the geographic figure says so.
    guard count > 0 else { return result }
    result.append(.geographic(places))
    return result
  }

  @Test(arguments: cases)
  func `no name covers anything and nothing is cut`(test: Case) throws {
    for (language, page) in [
      (Language.english, Page.a4Figure), (.french, .a4FigureLandscape),
    ] {
      let scene = try Self.scene(test, options: SceneOptions(language: language))
      for kind in Self.kinds(test.count) {
        let drawing = try Drawing(scene: scene, page: page, figure: kind)
        let geometry = try PageGeometry(drawing.svg())
        #expect(geometry.faults.isEmpty, "\(kind): \(geometry.faults)")
        #expect(geometry.nodes.count == test.count, "\(kind)")
        #expect(geometry.root.all("g", class: "edge").count == test.edges.count, "\(kind)")
        #expect(geometry.names.count + drawing.unnamedNodes.count == test.count, "\(kind)")
        if page == .a4Figure {
          // Sixty long names are near what the page holds.
          #expect(drawing.unnamedNodes.count <= test.count / 25, "\(kind)")
        }
        #expect(geometry.texts.allSatisfy { $0.size >= 6 }, "\(kind)")
      }
    }
  }

  /// Layers and rings are drawn with half as many: they take long without optimisation.
  /// `Scripts/grade-figures.sh` draws and grades all of them with five hundred.
  @Test(arguments: zip(0..<6, [500, 500, 250, 250, 250, 500]))
  func `hundreds of actors are drawn, and names beyond the room are counted`(
    kind: Int, count: Int
  ) throws {
    let test = Case(
      testDescription: "", count: count, edges: (1..<count).map { (($0 - 1) / 4, $0) })
    let scene = try Self.scene(test)
    let drawing = try Drawing(scene: scene, figure: Self.kinds(count)[kind])
    let geometry = try PageGeometry(drawing.svg())
    #expect(geometry.faults.filter { $0.hasPrefix("name") || $0.contains("cut") }.isEmpty)
    #expect(geometry.nodes.count == count)
    // Each of the labelled actors has a name or number or is counted; others may have a number.
    let unnamed = Set(drawing.unnamedNodes)
    let lost = scene.nodes.indices.filter {
      scene.nodes[$0].isLabelled && geometry.names[scene.nodes[$0].id.text] == nil
        && !unnamed.contains($0)
    }
    #expect(lost.isEmpty)
  }

  @Test(arguments: [cases[4], cases[6]])
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

  @Test func `layers run down or right, and lines against them are marked and counted`() throws {
    let scene = try SceneFixtures.drawn(
      6, [(0, 1), (1, 2), (2, 0), (0, 3), (3, 4), (4, 5)], kind: "funding")
    for direction in NodeLinkFigure.Direction.allCases {
      let drawing = try Drawing(scene: scene, figure: .layered(direction))
      let points = drawing.placement.points
      func level(_ node: Int) -> Double { direction == .down ? points[node].y : points[node].x }
      let against = scene.edges.filter { level($0.tail) >= level($0.head) }
      #expect(against.count == 1)
      let geometry = try PageGeometry(drawing.svg())
      let marks = try #require(geometry.root.all.first { $0["id"] == "reversed" })
      #expect(marks.children.count == 1)
      #expect(geometry.texts.map(\.text).joined(separator: " ").contains("two bars: 1."))
    }
  }

  @Test func `the nearer to the centre, the higher the value`() throws {
    let values = [9, 4, 4, 1, 0.5, 3, 7, 2].map { Optional($0) }
    let scene = try SceneFixtures.drawn(8, (1..<8).map { (0, $0) })
    let drawing = try Drawing(
      scene: scene,
      figure: .concentric(values: values, measure: LocalizedText("rank", "rang")))
    let points = drawing.placement.points
    let distances = points.map { $0.distance(to: points[0]) }
    for i in values.indices {
      for j in values.indices {
        if values[i]! < values[j]! { #expect(distances[i] > distances[j] + 0.1) }
        if values[i]! == values[j]! { #expect(abs(distances[i] - distances[j]) < 1e-6) }
      }
    }
    let geometry = try PageGeometry(drawing.svg())
    let rings = try #require(geometry.root.all.first { $0["id"] == "rings" })
    let texts = rings.children.filter { $0.name == "text" }.compactMap { Double($0.text) }
    #expect(texts.contains(0.5) && texts == texts.sorted())
  }

  @Test func `a map keeps the distances of the earth and says its scale`() throws {
    let cities = [(43.2965, 5.3698), (48.8566, 2.3522), (47.2184, -1.5536), (48.5734, 7.7521)]
    let scene = try SceneFixtures.drawn(4, [(0, 1), (2, 3)])
    let drawing = try Drawing(
      scene: scene,
      figure: .geographic(
        cities.map { GeographicPoint(latitude: $0.0, longitude: $0.1) }))
    let points = drawing.placement.points
    // Marseille is 661 km from Paris, 696 km from Nantes and 614 km from Strasbourg.
    let paris = points[0].distance(to: points[1])
    #expect(isClose(points[0].distance(to: points[2]) / paris, 696.0 / 661, tolerance: 0.01))
    #expect(isClose(points[0].distance(to: points[3]) / paris, 614.0 / 661, tolerance: 0.01))
    #expect(points[1].y < points[0].y && points[2].x < points[3].x)
    let geometry = try PageGeometry(drawing.svg())
    let bar = try #require(geometry.root.all.first { $0["id"] == "scale" })
    let path = try #require(bar.children.first { $0.name == "path" }?["d"])
    let x = path.split { "ML ".contains($0) }.compactMap { Double($0) }
    let text = try #require(bar.children.first { $0.name == "text" }).text
    let kilometres = try #require(Double(text.split(separator: "\u{00A0}")[0]))
    #expect(isClose((x[4] - x[0]) / kilometres, paris / 661, tolerance: 0.01))
  }

  @Test func `a map without a place and rings without a value are refused`() throws {
    let scene = try SceneFixtures.drawn(2, [(0, 1)])
    #expect(throws: DrawingError.noPlaces) {
      try Drawing(scene: scene, figure: .geographic([nil, nil]))
    }
    #expect(throws: DrawingError.noValues) {
      try Drawing(
        scene: scene,
        figure: .concentric(values: [nil, .nan], measure: LocalizedText("a", "b")))
    }
  }

  @Test func `coordinates are read under their usual names`() throws {
    func places(_ columns: [String], _ cells: [String]) throws -> [GeographicPoint?] {
      var actor = SceneFixtures.actor("a")
      actor.attributes = cells
      let contents = NetworkContents(
        columns: [.actors: ["id", "name"] + columns], actors: [actor])
      return ActorCoordinates.places(of: Projection().apply(to: try Network(contents)))
    }
    let marseille = GeographicPoint(latitude: 43.25, longitude: -5.5)
    let cases: [(columns: [String], cells: [String])] = [
      (["latitude", "longitude"], ["43.25", "-5.5"]), (["Lat", "LNG"], ["43,25", "−5,5"]),
      (["x", "long", "lat"], ["1", "-5.5°", "43.25"]), (["coordonnées"], ["43.25, -5.5"]),
      (["GPS"], ["43,25; -5,5"]), (["geo-point-2d"], ["43.25 -5.5"]),
    ]
    for (columns, cells) in cases {
      let found = try places(columns, cells)
      #expect(found == [marseille], "\(columns)")
    }
    for cells in [["", ""], ["0x10", "1"], ["91", "0"], ["nan", "0"], ["north", "1"]] {
      let found = try places(["lat", "lon"], cells)
      #expect(found == [nil])
    }
    let none = try places(["size"], ["1"])
    #expect(none == [nil])
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

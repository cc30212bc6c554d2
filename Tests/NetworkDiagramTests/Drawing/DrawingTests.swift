import NetworkDiagram
import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@Suite struct DrawingTests {
  private func scene(
    _ names: [String], _ edges: [(Int, Int)], kind: Identifier = "partnership",
    options: SceneOptions = SceneOptions(), partition: [Int]? = nil
  ) throws -> DiagramScene {
    let spheres = Sphere.allCases
    let actors = names.enumerated().map { index, name in
      SceneFixtures.actor("a\(index)", name, spheres[index % spheres.count])
    }
    let relations = edges.enumerated().map { index, edge in
      SceneFixtures.relation(
        "r\(index)", "a\(edge.0)", "a\(edge.1)", kind,
        euros: kind == "funding" ? Int64(index + 1) * 1000 : nil)
    }
    let projected = try SceneFixtures.project(actors, relations)
    return try SceneFixtures.scene(projected, partition: partition, options: options)
  }

  private func names(_ count: Int) -> [String] {
    (0..<count).map { "Regional Institute of Applied Research number \($0)" }
  }

  /// Sizes 0, 1 and 2, no edge, a self-loop, a star, a ring, components beside isolated actors.
  private var cases: [(String, DiagramScene)] {
    get throws {
      [
        ("nothing", try scene([], [])),
        ("one actor", try scene(names(1), [])),
        ("two actors", try scene(names(2), [(0, 1)])),
        ("no edge", try scene(names(9), [])),
        ("a self-loop", try scene(names(3), [(0, 0), (0, 1)])),
        ("star", try scene(names(12), (1..<12).map { (0, $0) }, kind: "funding")),
        ("ring", try scene(names(9), (0..<9).map { ($0, ($0 + 1) % 9) })),
        (
          "components",
          try scene(names(14), [(0, 1), (1, 2), (2, 0), (3, 4), (5, 6), (6, 7)])
        ),
        ("equal names", try scene(Array(repeating: "The same name", count: 6), [(0, 1), (1, 2)])),
      ]
    }
  }

  @Test func `no name covers anything and nothing is cut`() throws {
    for (name, scene) in try cases {
      for page in [Page.a4Figure, .a4FigureLandscape] {
        let svg = try Drawing(scene: scene, page: page).svg()
        let geometry = try PageGeometry(svg)
        #expect(geometry.faults.isEmpty, "\(name): \(geometry.faults)")
        #expect(geometry.nodes.count == scene.nodes.count, "\(name)")
        #expect(geometry.names.count == scene.nodes.count, "\(name): all actors are named")
        #expect(geometry.root.all("g", class: "edge").count == scene.edges.count, "\(name)")
        #expect(geometry.texts.allSatisfy { $0.size >= 6 }, "\(name)")
      }
    }
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func `a random network is free of overlaps in both emphases`(seed: UInt64) throws {
    let graph = randomGraph(
      RandomGraphShape(vertexCount: 16, edgeProbability: 0.2), seed: seed)
    let scene = try scene(names(16), graph.edges.map { ($0.tail.index, $0.head.index) })
    for emphasis in StressLayout.Emphasis.allCases {
      let drawing = try Drawing(
        scene: scene, options: DrawingOptions(seed: seed, emphasis: emphasis))
      let geometry = try PageGeometry(drawing.svg())
      #expect(geometry.faults.isEmpty, "seed \(seed): \(geometry.faults)")
      #expect(drawing.unnamedNodes.isEmpty, "seed \(seed)")
      // A name is nearest to its own node, or a leader line ties them.
      for (id, box) in geometry.names {
        func gap(_ corners: [(x: Double, y: Double)]) -> Double {
          let x = corners.map(\.x)
          let y = corners.map(\.y)
          let center = (x: (x.min()! + x.max()!) / 2, y: (y.min()! + y.max()!) / 2)
          let dx = max(box.minX - center.x, 0, center.x - box.maxX)
          let dy = max(box.minY - center.y, 0, center.y - box.maxY)
          return (dx * dx + dy * dy).squareRoot()
            - min(x.max()! - x.min()!, y.max()! - y.min()!) / 2
        }
        let own = gap(geometry.nodes[id]!)
        let label = geometry.root.all("g", class: "label").first { $0["data-for"] == id }!
        if label.children.contains(where: { $0.name == "path" }) { continue }
        for (other, corners) in geometry.nodes where other != id {
          #expect(gap(corners) >= own - 0.05, "seed \(seed): name of \(id) is nearer to \(other)")
        }
      }
    }
  }

  @Test func `two runs give the same bytes and a seed gives its own`() throws {
    let scene = try scene(names(12), (1..<12).map { ($0 / 2, $0) })
    let first = try Drawing(scene: scene, options: DrawingOptions(seed: 4)).svg()
    #expect(try Drawing(scene: scene, options: DrawingOptions(seed: 4)).svg() == first)
    #expect(try Drawing(scene: scene, options: DrawingOptions(seed: 5)).svg() != first)
  }

  @Test func `the drawing says its placement`() throws {
    let scene = try scene(names(5), [(0, 1), (1, 2), (2, 3), (3, 4)])
    let drawing = try Drawing(scene: scene)
    let geometry = try PageGeometry(drawing.svg())
    for (node, point) in zip(scene.nodes, drawing.placement.points) {
      let corners = try #require(geometry.nodes[node.id.text])
      let x = corners.map(\.x)
      let y = corners.map(\.y)
      #expect(abs((x.min()! + x.max()!) / 2 - point.x) < 0.02)
      #expect(abs((y.min()! + y.max()!) / 2 - point.y) < 0.02)
    }
  }

  @Test func `the page has the size that was asked for`() throws {
    let scene = try scene(names(2), [(0, 1)])
    let svg = try Drawing(scene: scene, page: Page(widthInMillimetres: 89, height: 120)).svg()
    let geometry = try PageGeometry(svg)
    #expect(isClose(geometry.width, 89 * 72 / 25.4, tolerance: 1e-4))
    #expect(geometry.root["width"] == "252.28pt")
    #expect(geometry.faults.isEmpty)
  }

  @Test func `a page without room for the picture is refused`() throws {
    let title = Array(repeating: "long title", count: 200).joined(separator: " ")
    let scene = try scene(names(2), [(0, 1)], options: SceneOptions(title: title))
    #expect(throws: DrawingError.self) {
      try Drawing(scene: scene, page: Page(widthInMillimetres: 60, height: 60))
    }
  }

  @Test func `actors beyond the room of the page are numbered or counted`() throws {
    let scene = try scene(names(40), (1..<40).map { (0, $0) })
    let page = Page(widthInMillimetres: 89, height: 110)
    let drawing = try Drawing(scene: scene, page: page)
    let geometry = try PageGeometry(drawing.svg())
    let covered = geometry.faults.filter { $0.hasPrefix("name") || $0.contains("cut") }
    #expect(covered.isEmpty, "\(covered)")
    let unnamed = scene.nodes.count - geometry.names.count
    #expect(unnamed == drawing.unnamedNodes.count)
    let note = geometry.texts.map(\.text).joined(separator: " ")
    #expect(note.contains("Numbers:") || note.contains("no room"))
    // Who bears a number stands in the index.
    for name in geometry.root.all("g", class: "label") {
      let text = name.children.filter { $0.name == "text" }.map(\.text).joined(separator: " ")
      if Int(text) != nil { #expect(note.contains("\(text) Regional")) }
    }
  }

  @Test func `many actors without a line keep their names`() throws {
    let words = ["Lyon", "Institute of Applied Research", "Northern Health Agency", "Cea"]
    let names = (0..<80).map { "\(words[$0 % 4]) \($0)" }
    let drawing = try Drawing(scene: try scene(names, [(0, 1), (1, 2)]))
    #expect(drawing.unnamedNodes.isEmpty)
    #expect(try PageGeometry(drawing.svg()).faults == [])
  }

  @Test func `regions enclose their members and are named`() throws {
    let scene = try scene(
      names(8), [(0, 1), (1, 2), (2, 3), (3, 0), (4, 5), (5, 6), (6, 7), (7, 4), (0, 4)],
      options: SceneOptions(clusters: .regions), partition: [0, 0, 0, 0, 1, 1, 1, 1])
    let geometry = try PageGeometry(Drawing(scene: scene).svg())
    #expect(geometry.faults.isEmpty, "\(geometry.faults)")
    #expect(geometry.root.all("g", class: "region").count == 2)
    #expect(geometry.texts.filter { $0.text.hasPrefix("Cluster 1") }.count >= 1)
  }
}

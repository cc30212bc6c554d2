import GraphvizRendering
import NetworkDiagram
import NetworkGraph
import NetworkLayout
import Testing

private let renderer = GraphvizRenderer()

@Suite struct GraphvizRendererTests {

  @Test(.enabled(if: !GraphvizRenderer.isAvailable))
  func `without the library each call says how to get it`() throws {
    let error = #expect(throws: GraphvizError.self) {
      try renderer.render("graph {}", engine: .dot, format: .pdf)
    }
    let sentence = try #require(error).description
    #expect(sentence.contains("--traits Graphviz"))
    #expect(sentence.contains("apt-get install libgraphviz-dev"))
    #expect(sentence.contains("brew install graphviz"))
    #expect(throws: GraphvizError.notAvailable) {
      try renderer.layout("graph {}", engine: .neato)
    }
    let scene = try SceneFixtures.scene(SceneFixtures.smallNetwork())
    #expect(throws: GraphvizError.notAvailable) {
      try renderer.placement(of: scene, engine: .sfdp)
    }
  }

  @Suite(.enabled(if: GraphvizRenderer.isAvailable))
  struct WithTheLibrary {
    private func text() throws -> String {
      DOTWriter(try SceneFixtures.scene(SceneFixtures.smallNetwork())).write()
    }

    @Test(arguments: GraphvizRenderer.Engine.allCases, GraphvizRenderer.Format.allCases)
    func `each engine draws each format without a warning`(
      engine: GraphvizRenderer.Engine, format: GraphvizRenderer.Format
    ) throws {
      let picture = try renderer.render(try text(), engine: engine, format: format)
      #expect(picture.warnings.isEmpty)
      let beginning: [UInt8] =
        switch format {
        case .pdf: Array("%PDF-".utf8)
        case .png: [0x89, 0x50, 0x4E, 0x47]
        case .svg: Array("<?xml".utf8)
        }
      #expect(picture.bytes.starts(with: beginning))
      #expect(picture.bytes == (try renderer.render(text(), engine: engine, format: format)).bytes)
    }

    @Test func `a PDF file has no date of its own`() throws {
      let bytes = try renderer.render(try text(), engine: .dot, format: .pdf).bytes
      let content = String(decoding: bytes, as: UTF8.self)
      for part in content.split(separator: "/CreationDate (D:").dropFirst() {
        #expect(part.hasPrefix("19700101000000"))
      }
    }

    @Test func `a fault is thrown in words and leaves the library usable`() throws {
      for faulty in ["digraph { a -> ", "no graph", "", "graph { a -> b }", "graph {\0}"] {
        let error = #expect(throws: GraphvizError.self) {
          try renderer.render(faulty, engine: .dot, format: .svg)
        }
        guard case .unreadable = try #require(error) else {
          Issue.record("\(faulty.debugDescription) gave \(error!)")
          continue
        }
      }
      #expect(!(try renderer.render("graph { a }", engine: .dot, format: .svg)).bytes.isEmpty)
    }

    @Test func `a warning comes with the picture`() throws {
      let picture = try renderer.render(
        "graph { a [shape=nosuchshape] }", engine: .dot, format: .svg)
      #expect(picture.warnings.count == 1)
      #expect(picture.warnings.first?.contains("nosuchshape") == true)
    }

    @Test(arguments: GraphvizRenderer.Engine.allCases)
    func `a placement has a point per node within its size`(
      engine: GraphvizRenderer.Engine
    ) throws {
      let scene = try SceneFixtures.scene(
        SceneFixtures.smallNetwork(), partition: [1, 0, 1, 0],
        options: SceneOptions(clusters: .regions))
      let placement = try renderer.placement(of: scene, engine: engine)
      #expect(placement.points.count == 4)
      #expect(Set(placement.points).count == 4)
      for point in placement.points {
        #expect(point.x >= 0 && point.x <= placement.size.width)
        #expect(point.y >= 0 && point.y <= placement.size.height)
      }
    }

    @Test func `layers run downwards and nodes keep their names`() throws {
      let (nodes, _) = try renderer.layout(
        "digraph { \"é\" -> \"b\\\"c\" -> d }", engine: .dot)
      #expect(nodes.map(\.name) == ["é", "b\"c", "d"])
      #expect(nodes.map(\.point.y) == nodes.map(\.point.y).sorted())
      #expect(nodes[0].point.y < nodes[2].point.y)
    }

    @Test func `pinned positions come back`() throws {
      let scene = try SceneFixtures.scene(SceneFixtures.smallNetwork())
      let points = [(0.0, 0.0), (200, 10), (90, 130), (40, 300)].map { Point(x: $0.0, y: $0.1) }
      let writer = DOTWriter(scene, options: DOTOptions(positions: .pinned(points)))
      let (nodes, _) = try renderer.layout(writer.write(), engine: .neato)
      let places = nodes.prefix(4).map(\.point)
      for (place, point) in zip(places, points) {
        #expect(abs(place.x - places[0].x - point.x) < 0.1)
        #expect(abs(place.y - places[0].y - point.y) < 0.1)
      }
    }

    @Test func `calls from many threads wait for each other`() async throws {
      let text = try text()
      let pictures = try await withThrowingTaskGroup(of: [UInt8].self) { group in
        for _ in 0..<16 {
          group.addTask { try renderer.render(text, engine: .fdp, format: .svg).bytes }
        }
        return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
      }
      #expect(pictures.count == 16)
      #expect(Set(pictures).count == 1)
    }
  }
}

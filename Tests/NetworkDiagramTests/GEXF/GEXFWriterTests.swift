import NetworkGraph
import NetworkLayout
import Testing

@testable import NetworkDiagram

@Suite struct GEXFWriterTests {
  @Test func `positions, sizes, colours and lines are those of the drawing`() throws {
    let drawing = try Drawing(scene: SceneFixtures.scene(SceneFixtures.smallNetwork()))
    let scene = drawing.scene
    let root = try XMLElement.parse(GEXFWriter(drawing).write())
    #expect(root.name == "gexf" && root["version"] == "1.3")
    let nodes = root.all.filter { $0.name == "node" }
    try #require(nodes.count == scene.nodes.count)
    for (index, element) in nodes.enumerated() {
      let node = scene.nodes[index]
      #expect(element["id"] == node.id.text && element["label"] == node.label)
      func child(_ name: String) throws -> XMLElement {
        try #require(element.children.first { $0.name == name })
      }
      let position = try child("viz:position")
      let point = drawing.placement.points[index]
      #expect(abs(Double(position["x"]!)! - point.x) <= 0.005)
      #expect(abs(Double(position["y"]!)! + point.y) <= 0.005, "y grows upwards")
      #expect(abs(Double(try child("viz:size")["value"]!)! - node.diameter) <= 0.005)
      let colour = try child("viz:color")
      #expect(colour["r"] == "\(node.fill.red)" && colour["b"] == "\(node.fill.blue)")
    }
    let edges = root.all.filter { $0.name == "edge" }
    try #require(edges.count == scene.edges.count)
    for (index, element) in edges.enumerated() {
      let edge = scene.edges[index]
      #expect(element["source"] == scene.nodes[edge.tail].id.text)
      #expect(element["target"] == scene.nodes[edge.head].id.text)
      #expect((element["type"] == "undirected") == (edge.arrow == .none))
    }
  }

  @Test func `each value belongs to a declared attribute`() throws {
    let drawing = try Drawing(scene: SceneFixtures.scene(SceneFixtures.smallNetwork()))
    let root = try XMLElement.parse(GEXFWriter(drawing).write())
    let declared = Set(root.all.filter { $0.name == "attribute" }.compactMap { $0["id"] })
    let used = Set(root.all.filter { $0.name == "attvalue" }.compactMap { $0["for"] })
    #expect(!used.isEmpty)
    #expect(used.isSubset(of: declared), "\(used.subtracting(declared))")
  }

  @Test func `hostile names and an empty network stay well formed`() throws {
    let names = ["a & <b> \"c\"", "]]>", "\u{01}\u{202E}x", "国立 🚀"]
    let actors = names.enumerated().map { SceneFixtures.actor("a\($0)", $1, .academia) }
    let drawing = try Drawing(scene: SceneFixtures.scene(SceneFixtures.project(actors, [])))
    let root = try XMLElement.parse(GEXFWriter(drawing).write())
    #expect(root.all.filter { $0.name == "node" }.count == names.count)
    let empty = try Drawing(scene: SceneFixtures.scene(SceneFixtures.project([], [])))
    #expect(try !XMLElement.parse(GEXFWriter(empty).write()).all.contains { $0.name == "node" })
  }
}

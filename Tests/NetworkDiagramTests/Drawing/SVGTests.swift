import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

@Suite struct SVGTests {
  private func drawing(
    _ names: [String], options: SceneOptions = SceneOptions(), kind: Identifier = "partnership"
  ) throws -> Drawing {
    let actors = names.enumerated().map { SceneFixtures.actor("a\($0)", $1, .academia) }
    let relations = (1..<max(1, names.count)).map {
      SceneFixtures.relation("r\($0)", "a0", "a\($0)", kind, euros: kind == "funding" ? 5000 : nil)
    }
    return try Drawing(
      scene: SceneFixtures.scene(SceneFixtures.project(actors, relations), options: options))
  }

  private let strangeNames = [
    "Hub", "<script>alert(\"1\")</script> & 'co'", "国立研究開発法人日本医療研究開発機構",
    "جامعة الملك عبد الله للعلوم والتقنية", "🚀 Rocket 👩‍🔬 Lab",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "a\u{01}b\u{08}c\u{FFFE}d", "turned \u{202E}txet\u{202C} back", "", " ", "]]> --> <!--",
    (0..<40).map { "word\($0)" }.joined(separator: " "),
  ]

  @Test func `any text gives well-formed XML without overlap`() throws {
    let geometry = try PageGeometry(drawing(strangeNames).svg())
    #expect(geometry.faults.isEmpty, "\(geometry.faults)")
    #expect(geometry.nodes.count == strangeNames.count)
    #expect(!geometry.root.all.contains { $0.name == "script" })
    let texts = geometry.texts.map(\.text).joined()
    #expect(texts.contains("<script>alert"))
    #expect(!texts.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{01}" })
    // The name of forty words is shortened visibly and stands in full in a note.
    #expect(texts.contains("…"))
    #expect(texts.contains("word39"))
  }

  @Test func `the file is accessible and refers to nothing outside`() throws {
    let svg = try drawing(["Hub", "One", "Two"], options: SceneOptions(title: "Who & what")).svg()
    let root = try XMLElement.parse(svg)
    #expect(root["role"] == "img")
    #expect(root.children.prefix(2).map(\.name) == ["title", "desc"])
    #expect(root.children[0].text == "Who & what")
    #expect(!root.children[1].text.isEmpty)
    let labelled = try #require(root["aria-labelledby"]).split(separator: " ").map { String($0) }
    #expect(labelled == root.children.prefix(2).compactMap { $0["id"] })
    #expect(!svg.contains("href") && !svg.contains("url(") && !svg.contains("<style"))
    #expect(svg.components("http:").count == 2, "only the namespace")
    let ids = root.all.compactMap { $0["id"] }
    #expect(Set(ids).count == ids.count)
    for id in ["title", "subtitle", "legend", "edge-legend", "note"] {
      #expect(ids.contains(id), "\(id)")
    }
  }

  @Test func `numbers have two decimals at most and no exponent`() throws {
    let root = try XMLElement.parse(drawing(["Hub", "One", "Two", "Three"]).svg())
    let numeric = ["x", "y", "cx", "cy", "r", "points", "d", "textLength", "font-size", "viewBox"]
    for element in root.all {
      for name in numeric {
        let parts = (element[name] ?? "").split { " ,MLCZ".contains($0) }
        for part in parts {
          #expect(Double(part) != nil, "\(name) \(part)")
          #expect(!part.contains("e"))
          #expect((part.split(separator: ".").dropFirst().first?.count ?? 0) <= 2, "\(part)")
        }
      }
    }
  }

  @Test func `funding is an arrow at the border of the payee with its amount`() throws {
    let drawing = try drawing(["Payer", "Payee"], kind: "funding")
    let root = try XMLElement.parse(drawing.svg())
    let edge = try #require(root.all("g", class: "edge").first)
    #expect(edge["data-source"] == "a0" && edge["data-target"] == "a1")
    #expect(edge["data-kind"] == "funding")
    let arrow = try #require(edge.children.first { $0.name == "polygon" })
    let tip = try #require(arrow["points"]).split { $0 == " " || $0 == "," }
      .compactMap { Double($0) }
    let payee = drawing.placement.points[1]
    let distance =
      ((tip[0] - payee.x) * (tip[0] - payee.x) + (tip[1] - payee.y) * (tip[1] - payee.y))
      .squareRoot()
    #expect(abs(distance - drawing.scene.nodes[1].diameter / 2) < 0.5)
    #expect(root.all("g", class: "amount").flatMap(\.children).map(\.text) == ["€5\u{00A0}k"])
  }

  @Test func `French words are French`() throws {
    let drawing = try drawing(["Un", "Deux"], options: SceneOptions(language: .french))
    let texts = try PageGeometry(drawing.svg()).texts.map(\.text)
    #expect(texts.contains("Traits"))
    #expect(drawing.svg().contains("xml:lang=\"fr\""))
  }

  @Test func `forbidden characters are replaced and marks of direction dropped`() {
    #expect(escapedXML("a&b<c>\"d\"") == "a&amp;b&lt;c&gt;&quot;d&quot;")
    #expect(escapedXML("\u{00}\u{0B}\u{1F}\u{FFFF}") == "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
    #expect(escapedXML("x\u{202E}y\u{2066}z") == "xyz")
    #expect(escapedXML("é 国 🚀") == "é 国 🚀")
  }
}

extension String {
  /// The parts between occurrences of a text.
  fileprivate func components(_ separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}

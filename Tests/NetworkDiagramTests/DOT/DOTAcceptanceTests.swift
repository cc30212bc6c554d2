import Foundation
import NetworkGraph
import NetworkLayout
import Testing

@testable import NetworkDiagram

/// What Graphviz's own `dot` says of our files; skipped where Graphviz is not installed.
@Suite(.enabled(if: GraphvizProgram.isInstalled))
struct DOTAcceptanceTests {
  private static let engines = ["dot", "neato", "fdp", "sfdp", "twopi", "circo"]

  private func expectAccepted(
    _ text: String, _ comment: Comment, _ arguments: [String] = ["-Tsvg"],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> GraphvizProgram.Result {
    let result = try GraphvizProgram.run(arguments, on: text)
    #expect(result.errors.isEmpty, comment, sourceLocation: sourceLocation)
    #expect(result.status == 0, comment, sourceLocation: sourceLocation)
    return result
  }

  @Test(arguments: engines, Language.allCases)
  func `a full scene is accepted by each engine without a warning`(
    engine: String, language: Language
  ) throws {
    let scene = try SceneFixtures.scene(
      SceneFixtures.smallNetwork(), table: SceneFixtures.sizes([9, 3, nil, 0.4], unit: "EUR"),
      partition: [0, 0, 1, 1],
      options: SceneOptions(
        language: language, sizeBy: .column("size"), clusters: .regions, title: "A & B <i>"))
    let svg = try expectAccepted(
      DOTWriter(scene).write(), "engine \(engine)", ["-K\(engine)", "-Tsvg"])
    #expect(svg.text.contains("Laboratoire"))
  }

  @Test func `graphs without actors, without lines and with loops are accepted`() throws {
    for options in [DOTOptions(), DOTOptions(legend: .hidden, caption: .hidden)] {
      let empty = try SceneFixtures.scene(SceneFixtures.project([], []))
      _ = try expectAccepted(DOTWriter(empty, options: options).write(), "empty")
      let single = try SceneFixtures.scene(
        SceneFixtures.project([SceneFixtures.actor(" ")], []))
      _ = try expectAccepted(DOTWriter(single, options: options).write(), "one actor")
      let loops = try SceneFixtures.scene(
        SceneFixtures.project(
          [SceneFixtures.actor("graph"), SceneFixtures.actor("1.0")],
          [
            SceneFixtures.relation("r", "graph", "graph", "funding", euros: 5),
            SceneFixtures.relation("s", "graph", "1.0", "funding", euros: 6),
            SceneFixtures.relation("t", "1.0", "graph", "funding", euros: 7),
          ]))
      _ = try expectAccepted(DOTWriter(loops, options: options).write(), "loops")
    }
  }

  /// Pieces that mean something to one of the steps in which Graphviz reads a text.
  private static let pieces = [
    "a", "Z", "é", "e\u{301}", "中", "😀", "م", " ", "  ", "\n", "\r\n", "\t", "\\", "\\\\", "\"",
    "\\\"", "\\n", "\\l", "\\N", "\\G", "\\E", "\\T", "\\H", "\\L", "<b>", "</b>", "<", ">", "&",
    "&lt;", "&amp;", "&#65;", "&#92;", ";", ",", "[", "]", "{", "}", "->", "--", ":", ":n", "//",
    "/*", "#", "%", "%1", "\0", "\u{1}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{FFFE}", "\u{202E}",
    "\u{2028}", "+", "=", "node", "subgraph", "cluster_0", "strict", "-.5", "1e3", "|",
  ]

  private static func nastyText(_ random: inout SplitMix64) -> String {
    (0..<1 + random.nextIndex(below: 7)).map { _ in
      pieces[random.nextIndex(below: pieces.count)]
    }.joined()
  }

  /// What a reader of the file is promised: pictures for control characters, one form of line end.
  private static func promised(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A: if previous != "\r" { result.append("\n") }
      case 0x0D: result.append("\n")
      case 0x09: result.append("\t")
      case 0..<0x20: result.append(Unicode.Scalar(0x2400 + scalar.value)!)
      case 0x7F: result.append("\u{2421}")
      case 0x80...0x9F, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      default: result.append(scalar)
      }
      previous = scalar
    }
    return String(result)
  }

  private static func nastyScene(_ random: inout SplitMix64) throws -> DiagramScene {
    var ids: [Identifier] = []
    while ids.count < 12 {
      let id = Identifier(nastyText(&random))
      if !ids.contains(id) { ids.append(id) }
    }
    let actors = ids.map {
      Actor(
        id: $0, name: nastyText(&random), kind: Identifier("k" + nastyText(&random)),
        sphere: Sphere.allCases[random.nextIndex(below: 6)])
    }
    let kinds: [Identifier] = ["funding", "partnership", "membership", "leadership"]
    let relations = (0..<14).map { index in
      Relation(
        id: Identifier("r\(index)"), source: ids[random.nextIndex(below: 12)],
        target: ids[random.nextIndex(below: 12)], kind: kinds[random.nextIndex(below: 4)],
        status: RelationStatus.allCases[random.nextIndex(below: 3)],
        amount: Money(minorUnits: 100, currency: .euro), note: nastyText(&random))
    }
    let contents = NetworkContents(actors: actors, relations: relations)
    return try SceneFixtures.scene(
      Projection().apply(to: Network(contents)), partition: (0..<12).map { $0 % 3 },
      options: SceneOptions(
        colourBy: .kind, clusters: random.nextIndex(below: 2) == 0 ? .regions : .hidden,
        title: nastyText(&random)))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `nasty ids and names come back byte for byte`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let scene = try Self.nastyScene(&random)
    let text = DOTWriter(scene).write()
    let canonical = try expectAccepted(text, "seed \(seed)", ["-Tcanon"])
    let file = CanonicalDOT(canonical.text)
    #expect(file.keyword == (DOTWriter(scene).isDirected ? "digraph" : "graph"))
    // Actors are the nodes with a category; -Tcanon may list them in another order.
    let nodes = file.nodes.filter { $0.attributes["category"] != nil }
    #expect(nodes.count == scene.nodes.count, "seed \(seed)")
    var found: [Identifier: String] = [:]
    for node in nodes {
      let id = node.attributes["actor"].map(CanonicalDOT.shown) ?? node.name
      found[Identifier(id)] = CanonicalDOT.shown(node.attributes["xlabel"] ?? "")
    }
    for node in scene.nodes {
      let isExact = found[node.id] != nil
      let label = found[node.id] ?? found[Identifier(Self.promised(node.id.text))]
      #expect(
        label.map { Array($0.utf8) } == Array(Self.promised(node.label).utf8),
        "seed \(seed), id \(node.id.text.debugDescription), exact \(isExact)")
    }
    let lines = file.edges.filter { $0.attributes["role"] != nil }
    #expect(lines.count == scene.edges.count, "seed \(seed)")
  }

  @Test(arguments: 100..<112 as Range<UInt64>)
  func `nasty texts make valid SVG without a warning`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let scene = try Self.nastyScene(&random)
    let svg = try expectAccepted(DOTWriter(scene).write(), "seed \(seed)")
    for node in scene.nodes where Self.isPlainLine(node.label) {
      let shown = Self.promised(node.label)
      #expect(
        Self.texts(in: svg.text).contains(Identifier(shown)),
        "seed \(seed), \(node.label.debugDescription)")
    }
    #expect(!svg.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
  }

  /// Labels that SVG shows on one line with their spaces as they are.
  private static func isPlainLine(_ label: String) -> Bool {
    !label.isEmpty && !label.contains("  ")
      && !label.unicodeScalars.contains { ["\n", "\r", "\t"].contains($0) }
  }

  /// The texts of an SVG file with references to characters undone.
  private static func texts(in svg: String) -> Set<Identifier> {
    var result: Set<Identifier> = []
    for part in svg.split(separator: "<text ").dropFirst() {
      guard let start = part.firstIndex(of: ">"), let end = part.firstRange(of: "</text>") else {
        continue
      }
      var text = String(part[part.index(after: start)..<end.lowerBound])
      for (reference, character) in [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#45;", "-"), ("&#39;", "'"),
        ("&#160;", "\u{A0}"), ("&amp;", "&"),
      ] {
        text = text.replacingOccurrences(of: reference, with: character)
      }
      result.insert(Identifier(text))
    }
    return result
  }

  @Test func `texts longer than the scanner's buffer are accepted`() throws {
    let names = [
      String(repeating: "mot ", count: 5000), String(repeating: "é", count: 20_000),
      String(repeating: "\\", count: 20_001), String(repeating: "\"", count: 20_000),
    ]
    let actors = names.enumerated().map { SceneFixtures.actor("n\($0)", $1) }
    let scene = try SceneFixtures.scene(SceneFixtures.project(actors, []))
    let canonical = try expectAccepted(DOTWriter(scene).write(), "long", ["-Tcanon"])
    let file = CanonicalDOT(canonical.text)
    for (index, name) in names.enumerated() {
      let node = try #require(file.nodes.first { $0.name == "n\(index)" })
      #expect(CanonicalDOT.shown(node.attributes["xlabel"] ?? "") == name)
    }
  }

  @Test(arguments: [["-Kneato", "-n2"], ["-Kneato"], ["-Kdot"]])
  func `pinned positions stay where they are`(arguments: [String]) throws {
    let scene = try SceneFixtures.scene(SceneFixtures.smallNetwork())
    let points = [(0.0, 0.0), (200, 10), (90, 130), (40, 300.5)].map { Point(x: $0.0, y: $0.1) }
    let text = DOTWriter(scene, options: DOTOptions(positions: .pinned(points))).write()
    let plain = try expectAccepted(text, "\(arguments)", arguments + ["-Tplain"])
    var found: [String: (x: Double, y: Double)] = [:]
    for line in plain.text.split(separator: "\n") where line.hasPrefix("node ") {
      let fields = line.split(separator: " ")
      found[String(fields[1])] = (Double(fields[2])! * 72, Double(fields[3])! * 72)
    }
    let origin = try #require(found["state"])
    for (id, point) in zip(["state", "lab", "firm", "club"], points) {
      let place = try #require(found[id])
      #expect(abs(place.x - origin.x - point.x) < 0.1)
      #expect(abs(origin.y - place.y - point.y) < 0.1)
    }
  }

  @Test func `neato -n2 reproduces a drawing`() throws {
    let scene = try SceneFixtures.scene(SceneFixtures.smallNetwork())
    let drawing = try Drawing(scene: scene)
    let laidOut = try expectAccepted(
      DOTWriter(drawing, legend: .hidden).write(), "drawing", ["-Kneato", "-n2", "-Tdot"])
    let file = CanonicalDOT(laidOut.text)
    func points(_ text: String?) throws -> [Point] {
      try #require(text).split(separator: " ").map { pair in
        let fields = pair.split(separator: ",").suffix(2).compactMap { Double($0) }
        try #require(fields.count == 2, "\(pair)")
        return Point(x: fields[0], y: -fields[1])
      }
    }
    var centre: [String: Point] = [:]
    // Graphviz moves the whole picture so that it begins at the origin.
    let first = try #require(file.nodes.first { $0.name == scene.nodes[0].id.text })
    let moved = try points(first.attributes["pos"])[0]
    let shift = Point(
      x: drawing.placement.points[0].x - moved.x, y: drawing.placement.points[0].y - moved.y)
    func expectNear(_ found: Point, _ asked: Point, _ what: String) {
      #expect(abs(found.x + shift.x - asked.x) < 0.05, "\(what)")
      #expect(abs(found.y + shift.y - asked.y) < 0.05, "\(what)")
    }
    for (index, node) in scene.nodes.enumerated() {
      let read = try #require(file.nodes.first { $0.name == node.id.text })
      centre[node.id.text] = drawing.placement.points[index]
      expectNear(
        try points(read.attributes["pos"])[0], drawing.placement.points[index], node.id.text)
      let name = try #require(drawing.names.first { $0.node == index })
      expectNear(try points(read.attributes["xlp"])[0], name.box.center, "\(node.id.text): name")
    }
    #expect(file.edges.count == scene.edges.count)
    for edge in file.edges {
      // A line begins at the border of its node: no farther from the centre than the largest size.
      let course = try points(edge.attributes["pos"])
      let hasTip = edge.attributes["pos"]!.hasPrefix("e,")
      let start = course[hasTip ? 1 : 0]
      let place = try #require(centre[edge.tail])
      #expect(
        Point(x: start.x + shift.x, y: start.y + shift.y).distance(to: place) < 20,
        "\(edge.tail) – \(edge.head)")
    }
  }

  @Test func `nothing in a tooltip is interpreted`() throws {
    let projected = try SceneFixtures.project(
      [SceneFixtures.actor("secret", "x \\N \\G \\T \\n \\\\ &lt; <b>")], [])
    let svg = try expectAccepted(
      DOTWriter(SceneFixtures.scene(projected)).write(), "tooltip")
    #expect(svg.text.contains("xlink:title=\"x \\N \\G \\T \\n \\\\ &amp;lt; &lt;b&gt;\""))
  }
}

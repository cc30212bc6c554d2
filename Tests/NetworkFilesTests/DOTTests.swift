import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct DOTTests {
  private func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) -> NetworkReading
  {
    NetworkReader.read(Array(text.utf8), path: "g.gv", options: options)
  }

  private func ties(_ reading: NetworkReading) -> [String] {
    let isDirected = reading.contents.relations.map { $0.direction == .directed }
    return zip(reading.contents.relations, isDirected).map {
      "\($0.source)\($1 ? ">" : "-")\($0.target)"
    }
  }

  private func attribute(_ reading: NetworkReading, _ name: String, _ table: NetworkTable)
    -> [String]
  {
    guard let place = reading.contents.attributeColumns(of: table).firstIndex(of: name) else {
      return []
    }
    let rows =
      table == .actors
      ? reading.contents.actors.map(\.attributes) : reading.contents.relations.map(\.attributes)
    return rows.map { place < $0.count ? $0[place] : "" }
  }

  /// The network with signs such as \u{2401} for control characters, which DOT does not hold.
  private func withSignsForControls(_ contents: NetworkContents) -> NetworkContents {
    withTexts(contents) {
      $0.replacing("\u{1}", with: "\u{2401}").replacing("\u{7F}", with: "\u{2421}")
    }
  }

  @Test func `random networks come back as they were`() throws {
    try expectRoundTrip(.dot, path: "n.gv", seeds: 0..<80, prepare: withSignsForControls)
  }

  @Test func `nodes, edges, chains and subgraphs are read`() {
    let reading = read(
      """
      /* a comment */ STRICT DiGraph "two words" { // another
      # and one more
        a; b, c
        a -> b -> c [weight=2.5]; a -> {d "e"} -> f
        subgraph { x y } -> subgraph named { z }
        "id" = "kept" rankdir=LR
      }
      """)
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    #expect(reading.format == .dot)
    #expect(
      reading.contents.actors.map(\.id.text)
        == "a b c d e f x y z".split(separator: " ").map { String($0) })
    #expect(ties(reading) == ["a>b", "b>c", "a>d", "a>e", "d>f", "e>f", "x>z", "y>z"])
    #expect(reading.contents.relations.map(\.weight?.description).prefix(3) == ["2.5", "2.5", nil])
    #expect(reading.contents.metadata.name == "two words")
    #expect(
      reading.contents.metadata.furtherProperties == [
        .init(name: "id", json: "\"kept\""), .init(name: "rankdir", json: "\"LR\""),
      ])
    #expect(attribute(reading, "cluster", .actors) == ["", "", "", "", "", "", "", "", "named"])
  }

  @Test func `labels are names, with their escapes and references`() {
    let reading = read(
      #"""
      graph G { a [label="L'Or&eacute;al\nParis\l"]; b [label="\N of \G"]; c
        d [label=<<b>bold</b> &amp; <table><tr><td>cell</td></tr></table><br/>x>]
        e [label="one " + /* and */ "two\
      three \"q\" \\ "]; 5 -- -.5 -- 1.5
        a -- b [label="\T to \H"] }
      """#)
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    #expect(
      reading.contents.actors.map(\.name) == [
        "L'Oréal\nParis", "b of G", "c", "bold & cell\nx", "one twothree \"q\" \\ ", "5", "-.5",
        "1.5",
      ])
    #expect(attribute(reading, "html_label", .actors)[3].hasPrefix("<b>bold</b>"))
    #expect(attribute(reading, "label", .relations) == ["", "", "a to b"])
  }

  @Test func `defaults hold from where they stand, within their braces`() {
    let reading = read(
      """
      digraph { a; node [color=red]; b; edge [style=dotted]; a -> b
        subgraph cluster_1 { label="First"; node [color=blue] edge [style=bold]; c; a; b -> c }
        d; c -> d [style=solid]; node [color=""]; e }
      """)
    #expect(attribute(reading, "color", .actors) == ["", "red", "blue", "red", ""])
    #expect(attribute(reading, "style", .relations) == ["dotted", "bold", "solid"])
    #expect(
      attribute(reading, "cluster", .actors) == ["cluster_1", "cluster_1", "cluster_1", "", ""])
    #expect(attribute(reading, "cluster_label", .actors)[0] == "First")
  }

  @Test func `a subgraph that is opened again keeps its defaults`() {
    let reading = read(
      "graph { subgraph s { node [x=1]; a } b; subgraph s { c } subgraph t { subgraph s { d } } }")
    #expect(attribute(reading, "x", .actors) == ["1", "", "1", ""])
    #expect(attribute(reading, "cluster", .actors) == ["s", "", "s", "s"])
  }

  @Test func `bytes of Latin-1 are read`() {
    let text =
      Array("graph { charset=latin1; a [label=\"L'Or".utf8) + [0xE9] + Array("al\"] }".utf8)
    #expect(NetworkReader.read(text, path: "g.gv").network?.actors.first?.name == "L'Oréal")
  }

  @Test func `dir says which way an edge goes`() {
    let reading = read(
      "digraph { a -> b [dir=none]; a -> b [dir=back]; a -> b [dir=both]; a -> b [dir=forward] }")
    #expect(ties(reading) == ["a-b", "b>a", "a-b", "a>b"])
    #expect(reading.warnings.filter { $0.code == .assumption }.count == 2)
    #expect(
      ties(read("graph { a -- b [dir=back]; a -- b; edge [dir=forward]; c -- d }")) == [
        "b>a", "a-b", "c>d",
      ])
  }

  @Test func `ports are attributes of edges`() {
    let reading = read("digraph { a:p:ne -> b:s; a -> c:\"x y\" }")
    #expect(reading.errors.isEmpty)
    #expect(attribute(reading, "tailport", .relations) == ["p:ne", ""])
    #expect(attribute(reading, "headport", .relations) == ["s", "x y"])
  }

  @Test func `equal edges of a strict graph are merged and counted`() {
    let reading = read(
      "strict graph { a -- b [x=1, y=1]; b -- a [x=2]; a -- a; a -- a; a -- c }")
    #expect(ties(reading) == ["a-b", "a-a", "a-c"])
    #expect(attribute(reading, "x", .relations)[0] == "2")
    #expect(attribute(reading, "y", .relations)[0] == "1")
    let ledger = reading.ledger.first { $0.table == .relations }
    #expect(ledger?.read == 5)
    #expect(ledger?.merged == 2)
    #expect(ledger?.selfLoops == 1)
    #expect(ties(read("graph { a -- b; b -- a }")).count == 2)
    #expect(ties(read("digraph { a -> b [key=x]; a -> b [key=x]; a -> b [key=y] }")).count == 2)
  }

  @Test func `ids of edges are ids only where they are unique`() {
    #expect(
      read("graph { a -- b [id=x]; a -- c }").contents.relations.map(\.id.text) == ["x", "e2"])
    let repeated = read("graph { a -- b -- c [id=x] }")
    #expect(repeated.contents.relations.map(\.id.text) == ["e1", "e2"])
    #expect(attribute(repeated, "id (attribute)", .relations) == ["x", "x"])
  }

  @Test func `all faults are named with their lines`() {
    let reading = read(
      """
      digraph {
        a -> ;
        a -- b
        c [color=];
        d [color red]
        e -> f [weight=heavy]
        "ok"
        ]
      }
      """)
    #expect(
      reading.errors.map { "\($0.line ?? 0) \($0.message.prefix(48))" } == [
        "2 expected a node or a subgraph after the arrow, f", "3 '--' in a digraph; expected '->'",
        "4 expected a value after =, found ']'; other texts",
        "5 expected = and a value after 'color'",
        "5 expected = and a value after 'red'",
        "6 'heavy' is no number; expected digits, such as 1",
        "8 expected a node, an edge or an attribute, found ",
      ])
    let lenient = read(
      "digraph {\n a -> ;\n b -> c;\n}\n", ReadingOptions(faultHandling: .dropRows))
    #expect(lenient.network?.relations.count == 1)
    #expect(lenient.ledger.map(\.refused).reduce(0, +) == 1)
  }

  @Test(arguments: [
    ("digraph { a -> b", "within braces"), ("digraph { \"a", "never closed"),
    ("digraph { a [label=<x<y>]", "never closed"), ("digraph { /* a }", "never closed"),
    ("digraph a b {", "expected {"), ("strict {", "expected 'graph'"),
  ])
  func `what has no end is refused`(text: String, words: String) {
    let reading = read(text)
    #expect(reading.network == nil)
    #expect(reading.errors.contains { $0.message.contains(words) }, "\(reading.errors)")
  }

  @Test func `only the first graph of a file is read, and that is said`() {
    let reading = read("graph { a -- b }\ngraph { c -- d }\n")
    #expect(reading.network?.relations.count == 1)
    #expect(reading.warnings.contains { $0.line == 2 && $0.message.contains("another graph") })
    #expect(read("graph { a -- b } }").network == nil)
  }

  @Test func `lists of nodes do not make more edges than a file can mean`() {
    func list(_ letter: String, _ count: Int) -> String {
      "{" + (0..<count).map { letter + String($0) }.joined(separator: " ") + "}"
    }
    let reading = read("graph { \(list("a", 3000)) -- \(list("b", 3000)) }")
    #expect(reading.network == nil)
    #expect(reading.errors.first?.message.contains("3000 times 3000") == true)
    #expect(read("graph { \(list("a", 30)) -- \(list("b", 40)) }").network?.relations.count == 1200)
  }

  @Test func `hostile nesting and defaults are answered`() {
    let deep = String(repeating: "{", count: 100_000)
    #expect(read("graph " + deep).network == nil)
    #expect(
      read("graph " + deep + "a" + String(repeating: "}", count: 100_000)).network?.actors.count
        == 1)
    let html = "graph { a [label=" + String(repeating: "<", count: 100_000)
    #expect(read(html + String(repeating: ">", count: 100_000) + "] }").network?.actors.count == 1)
    // A default of a megabyte for a thousand nodes.
    let text = String(repeating: "x", count: 1_000_000)
    let nodes = (0..<1000).map { "n\($0)" }.joined(separator: ";")
    let filled = read("graph { node [note=\"\(text)\"]; \(nodes) }")
    #expect(filled.network == nil)
    let named = (0..<2000).map { "subgraph s\($0) {" }.joined() + "a"
    #expect(
      read("graph {" + named + String(repeating: "}", count: 2001)).network?.actors.count == 1)
  }

  @Test func `a file cut off or damaged at any byte is answered`() {
    let text = #"""
      strict digraph "G" { # c
      node [a=1] edge [b="x\"y" + "z"]; a:p:n -> {b c} -> d [label=<<b>é&eacute;</b>>, id=1];
      subgraph cluster_1 { label=l; e, f } graph [x=y]; /* é */ 1.5 -> -2 [dir=back] // end
      }
      """#
    let bytes = Array(text.utf8)
    let marks: [UInt8] = [0x22, 0x3C, 0x7B, 0x5B]
    for place in bytes.indices {
      _ = read(String(decoding: bytes[..<place], as: UTF8.self))
      var damaged = bytes
      damaged[place] = marks[place % marks.count]
      let reading = NetworkReader.read(
        damaged, path: "g.dot", options: ReadingOptions(faultHandling: .dropRows))
      #expect(
        reading.ledger.allSatisfy { $0.read == $0.kept + $0.merged + $0.selfLoops + $0.refused })
    }
  }

  @Test func `what is written is what other programs read`() throws {
    var contents = read(
      "digraph n { graph [label=\"T & t\"]; a -> b [dir=none, weight=2]; a [label=\"x\\\\y\\nz\"]; c }"
    ).contents
    contents.kinds = []
    let output = try NetworkWriter.encode(contents, as: .dot)
    #expect(output.loss.isEmpty, "\(output.loss)")
    #expect(
      String(decoding: output.files[0].bytes, as: UTF8.self) == #"""
        graph "n" {
          "label"="T &amp; t";
          "a" [label="x\\y\nz"];
          "b";
          "c";
          "a" -- "b" [id="e1", kind="tie", weight="2"];
        }

        """#)
  }

  @Test func `texts that quotes cannot hold are changed and counted`() throws {
    var contents = NetworkContents()
    for (place, id) in ["a\\", "a\\\\", "b\\\"c", "d\0"].enumerated() {
      contents.actors.append(Actor(id: Identifier(id), name: "n\(place)\\"))
    }
    let output = try NetworkWriter.encode(contents, as: .dot)
    #expect(output.loss.losses.map(\.count) == [2, 1])
    let reading = NetworkReader.read(output.files[0].bytes, path: "x.dot")
    #expect(reading.network?.actors.map(\.name) == ["n0\\", "n1\\", "n2\\", "n3\\"])
  }

  @Test(arguments: [
    "graph{a}", "  // x\n digraph \"a b\" {}", "# c\nstrict graph <x> { }", "DIGRAPH G\n{",
    "\u{FEFF}/* { */graph G {",
  ])
  func `a graph is known by its first words`(text: String) {
    #expect(NetworkReader.read(Array(text.utf8), path: "x").format == .dot)
  }
}

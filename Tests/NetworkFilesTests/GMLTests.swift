import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct GMLTests {
  private func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) -> NetworkReading
  {
    NetworkReader.read(Array(text.utf8), path: "g.gml", options: options)
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

  @Test func `random networks come back as they were`() throws {
    try expectRoundTrip(.gml, path: "n.gml", seeds: 0..<80)
  }

  @Test func `nodes, edges and nested lists are read`() {
    let reading = read(
      """
      Creator "someone on some day" Version 1
      # a comment
      graph [ directed 1 label "Title" name "n" Version 2 tags [ a 1 ]
        node [ id 1 label "L'Or&eacute;al &#38; Cie &#xE9;" graphics [ x 1.5 y -2 center [ z 1e5 ] ] ]
        node [ id 2 label "B
      two" weight NAN list "x" list "y" ]
        node [ id "three" ]
        edge [ source 1 target 2 weight 2.5 ] edge [ source 2 target three label "l" ]
        edge [ source 2 target 2 ]
      ]
      """)
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    #expect(reading.format == .gml)
    #expect(reading.contents.actors.map(\.id.text) == ["1", "2", "three"])
    #expect(reading.contents.actors.map(\.name) == ["L'Oréal & Cie é", "B\ntwo", "three"])
    #expect(attribute(reading, "graphics.x", .actors) == ["1.5", "", ""])
    #expect(attribute(reading, "graphics.center.z", .actors) == ["1e5", "", ""])
    #expect(attribute(reading, "weight", .actors) == ["", "NAN", ""])
    #expect(attribute(reading, "list", .actors) == ["", "x|y", ""])
    #expect(reading.contents.relations.map(\.direction) == [.directed, .directed, .directed])
    #expect(reading.contents.relations[0].weight?.description == "2.5")
    #expect(attribute(reading, "label", .relations) == ["", "l", ""])
    #expect(reading.contents.metadata.title == "Title")
    #expect(reading.contents.metadata.name == "n")
    #expect(reading.ledger.map(\.selfLoops) == [0, 1])
  }

  @Test func `labels that are the same and edges before nodes are read`() {
    let reading = read(
      "graph [ edge [ source 0 target 1 ] node [ id 0 label \"x\" ] node [ id 1 label \"x\" ] ]")
    #expect(reading.network?.actors.map(\.name) == ["x", "x"])
    #expect(reading.contents.relations.map(\.direction) == [nil])
  }

  @Test func `a value is the weight where there is no weight, and that is said`() {
    let graph = "graph [ node [ id 0 ] node [ id 1 ] edge [ source 0 target 1 value 3"
    let reading = read(graph + " ] ]")
    #expect(reading.contents.relations[0].weight?.description == "3")
    #expect(reading.warnings.count == 1)
    let both = read(graph + " weight 2 ] ]")
    #expect(both.contents.relations[0].weight?.description == "2")
    #expect(attribute(both, "value", .relations) == ["3"])
    #expect(attribute(read(graph + "x ] ]"), "value", .relations) == ["3x"])
  }

  @Test func `a list of one value that NetworkX marks is that value`() {
    let reading = read(
      "graph [ node [ id 0 label \"a\" l \"_networkx_list_start\" l 5 ] ]")
    #expect(attribute(reading, "l", .actors) == ["5"])
  }

  @Test func `all faults are named with their lines`() {
    let reading = read(
      """
      graph [
        node [ id 0 ]
        node [ label "no id" ]
        node [ id 0 label "again" ]
        edge [ source 0 ]
        edge [ source 0 target 7 ]
        edge [ source 0 target 0 weight NAN ]
        edge [ source 0 target 0 weight ]
        5
      ]
      """)
    #expect(
      reading.errors.map { "\($0.line ?? 0) \($0.message.prefix(36))" } == [
        "3 the cell 'id' is empty; it must be f", "4 the id '0' stands already on line 2,",
        "5 the cell 'target' is empty; it must ", "6 no actor '7'; declare it among the a",
        "7 'NAN' is no number; expected digits,", "8 the key 'weight' has no value; expec",
        "9 the value '5' has no key; expected a",
      ])
    #expect(reading.ledger.map(\.refused) == [2, 3])
    let lenient = read(
      "graph [ node [ id 0 ] edge [ source 0 target 9 ] node [ ] ]",
      ReadingOptions(faultHandling: .dropRows))
    #expect(lenient.network?.actors.count == 1)
  }

  @Test(arguments: [
    ("graph [ node [ id 0 ]", "within a list"), ("graph [ ] ]", "closes nothing"),
    ("graph [ node [ id 0 label \"x ] ]", "never closed"), ("Version 1", "no graph"),
  ])
  func `what has no end is refused`(text: String, words: String) {
    let reading = read(text)
    #expect(reading.network == nil)
    #expect(reading.errors.contains { $0.message.contains(words) }, "\(reading.errors)")
  }

  @Test func `hostile nesting, keys and repetitions are answered`() {
    #expect(read("graph [ " + String(repeating: "a [ ", count: 100_000)).network == nil)
    #expect(read("graph " + String(repeating: "[ ", count: 100_000)).network == nil)
    let long = String(repeating: "k", count: 100_000)
    #expect(read("graph [ node [ id 0 \(long) 1 ] ]").network == nil)
    let repeated = read(
      "graph [ node [ id 0 " + String(repeating: "a 1 ", count: 50_000) + "] ]")
    #expect(attribute(repeated, "a", .actors)[0].utf8.count == 99_999)
    let ids = read("graph [ node [ id 99999999999999999999 ] node [ id -1 ] ]")
    #expect(ids.network?.actors.map(\.id.text) == ["99999999999999999999", "-1"])
    let references = read("graph [ node [ id 0 label \"&#0;&#xD800;&#99999999999;&x;&;&\" ] ]")
    #expect(references.network?.actors[0].name == "&#0;&#xD800;&#99999999999;&x;&;&")
    let longID = String(repeating: "x", count: 1_000_000)
    let edges = String(repeating: "edge [ source 0 target 0 ] ", count: 100)
    #expect(read("graph [ node [ id 0 maillageId \"\(longID)\" ] \(edges) ]").network == nil)
    // A key of its own for each node.
    let keys = (0..<3000).map { "node [ id \($0) k\($0) 1 ]" }.joined(separator: " ")
    #expect(read("graph [ \(keys) ]").errors.first?.message.contains("too many different") == true)
    let two = read("graph [ node [ id 0 ] ]\ngraph [ node [ id 1 ] ]")
    #expect(two.network?.actors.count == 1)
    #expect(two.warnings.count == 1)
  }

  @Test func `a file cut off or damaged at any byte is answered`() {
    let text = """
      Creator "x" graph [ directed 1 attributeNames [ actor [ key "a" name "a b" ] ]
      node [ id 0 maillageId "x&#233;" label "é" a 1 g [ x 1.5 ] ] node [ id 1 maillageId "y" ]
      edge [ source 0 target 1 value 2 id "e" l "q" l "r" ] ]
      """
    let bytes = Array(text.utf8)
    let marks: [UInt8] = [0x22, 0x5B, 0x5D, 0x20]
    #expect(read(text).contents.relations.map { "\($0.source)\($0.target)" } == ["xéy"])
    for place in bytes.indices {
      _ = read(String(decoding: bytes[..<place], as: UTF8.self))
      var damaged = bytes
      damaged[place] = marks[place % marks.count]
      let reading = NetworkReader.read(
        damaged, path: "g.gml", options: ReadingOptions(faultHandling: .dropRows))
      #expect(
        reading.ledger.allSatisfy { $0.read == $0.kept + $0.merged + $0.selfLoops + $0.refused })
    }
  }

  @Test func `bytes of Latin-1 are read`() {
    let text = Array("graph [ node [ id 0 label \"L'Or".utf8) + [0xE9] + Array("al\" ] ]".utf8)
    #expect(NetworkReader.read(text, path: "g.gml").network?.actors.first?.name == "L'Oréal")
  }

  @Test func `what is written is plain ASCII with whole numbers as ids`() throws {
    var contents = NetworkContents()
    contents.columns[.actors] = ["id", "name", "turnover", "é t"]
    contents.actors = [
      Actor(id: "a", name: "L'Oréal \"&\"\n", attributes: ["3000000000", "x"]),
      Actor(id: "7", name: "7", attributes: ["5"]),
    ]
    contents.relations = [
      Relation(
        id: "r", source: "7", target: "a", kind: "funding",
        weight: DecimalNumber(significand: 15, fractionDigits: 1))
    ]
    let output = try NetworkWriter.encode(contents, as: .gml)
    #expect(output.loss.isEmpty, "\(output.loss)")
    #expect(
      String(decoding: output.files[0].bytes, as: UTF8.self) == """
        Creator "Maillage"
        graph [
          directed 1
          attributeNames [
            actor [
              key "turnover"
              name "turnover"
            ]
            actor [
              key "t"
              name "&#233; t"
            ]
          ]
          node [
            id 0
            label "L'Or&#233;al &#34;&#38;&#34;&#10;"
            maillageId "a"
            turnover "3000000000"
            t "x"
          ]
          node [
            id 1
            label "7"
            maillageId "7"
            turnover 5
          ]
          edge [
            source 1
            target 0
            id "r"
            kind "funding"
            weight 1.5
          ]
        ]

        """)
    contents.actors[0].id = "12"
    contents.relations[0].target = "12"
    let numbers = String(
      decoding: try NetworkWriter.encode(contents, as: .gml).files[0].bytes, as: UTF8.self)
    #expect(numbers.contains("id 12\n") && !numbers.contains("maillageId"))
  }

  @Test(arguments: [
    "graph [\n", "# c\n\nCreator \"me [\"\nVersion 1\ngraph\n[", "comment [ a 1 ] graph [",
  ])
  func `a graph is known by its first words`(text: String) {
    #expect(NetworkReader.read(Array(text.utf8), path: "x").format == .gml)
  }

  @Test(arguments: ["graph theory\na b\n", "a b\nb c\n", "graph { a }"])
  func `other texts are not taken for GML`(text: String) {
    #expect(NetworkReader.read(Array(text.utf8), path: "x").format != .gml)
  }
}

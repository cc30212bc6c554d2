import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct PajekTests {
  private func read(
    _ text: String, _ options: ReadingOptions = ReadingOptions(), path: String = "g.net"
  ) -> NetworkReading {
    NetworkReader.read(Array(text.utf8), path: path, options: options)
  }

  private func ties(_ reading: NetworkReading) -> [String] {
    reading.contents.relations.map {
      "\($0.source)\($0.direction == .directed ? ">" : "-")\($0.target)"
        + ($0.weight.map { " \($0)" } ?? "")
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

  @Test func `random networks come back as they were`() throws {
    try expectRoundTrip(.pajek, path: "n.net", seeds: 0..<80) { contents in
      var contents = contents
      // Relations are grouped by kind and direction.
      contents.relations = pajekOrder(contents.relations)
      return contents
    }
  }

  @Test func `vertices, arcs and edges are read`() {
    let reading = read(
      """
      % a comment
      *Network Two words
      *VERTICES 5
       1 "Alice ""A"" B" 0.1 0.25 0.5 box ic Red bc "dark blue"
       2 Bob 0.2 0.3
      3 "L'Or&#233;al\\nParis" [1990-2000]
      5 "x" [5-10,12-14] url "http://x"
      *arcs
      1 2 2.5 l "knows" w 3
      2 1
      *Edges
        1 3 1 [2001-*]
        4 4 2 c Blue
      """)
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    #expect(reading.format == .pajek)
    #expect(reading.contents.metadata.title == "Two words")
    #expect(
      reading.contents.actors.map(\.name) == [
        "Alice \"A\" B", "Bob", "L'Oréal\nParis", "4", "x",
      ])
    #expect(attribute(reading, "shape", .actors)[0] == "box")
    #expect(attribute(reading, "ic", .actors)[0] == "Red")
    #expect(attribute(reading, "bc", .actors)[0] == "dark blue")
    #expect(attribute(reading, "z", .actors)[0] == "0.5")
    #expect(attribute(reading, "interval", .actors)[4] == "5-10,12-14")
    #expect(reading.contents.actors[2].period.since.text == "1990")
    #expect(reading.contents.actors[2].period.until.text == "2000")
    #expect(ties(reading) == ["1>2 2.5", "2>1", "1-3 1", "4-4 2"])
    #expect(attribute(reading, "label", .relations)[0] == "knows")
    #expect(attribute(reading, "w", .relations)[0] == "3")
    #expect(reading.contents.relations[2].period.until == .open)
  }

  @Test func `lists, matrices and relations are read`() {
    let lists = read("*vertices 4\r\n*Arcslist\r\n1 2 -3\r\n*Edgeslist\r\n4 1 2\r\n")
    #expect(ties(lists) == ["1>2", "1>3", "4-1", "4-2"])
    #expect(lists.warnings.count == 1)
    let matrix = read("*Vertices 2\n1 a\n2 b\n*Matrix\n0 1.5\n-2 0\n")
    #expect(ties(matrix) == ["1>2 1.5", "2>1 -2"])
    let twoMode = read("*Vertices 5 2\n*Matrix\n0 1 0\n2 0 1\n")
    #expect(ties(twoMode) == ["1-4 1", "2-3 2", "2-5 1"])
    #expect(attribute(twoMode, "mode", .actors) == ["1", "1", "2", "2", "2"])
    let relations = read(
      "*Vertices 2\n*Arcs :1 \"pays\"\n1 2 3\n*Edges :2\n1 2\n*Arcs\n1: 2 1 4\n7: 2 2 1\n")
    #expect(
      relations.contents.relations.map(\.kind.text) == ["pays", "relation 2", "pays", "relation 7"])
    #expect(ties(relations) == ["1>2 3", "1-2", "2>1 4", "2>2 1"])
  }

  @Test func `partitions and vectors of a project are attributes`() {
    let reading = read(
      """
      *Network one
      *Vertices 3
      1 "a"
      2 "b"
      3 "c"
      *Edges
      1 2
      *Network two
      *Vertices 2
      *Edges
      1 2
      *Partition group
      *Vertices 3
      1
      1
      2
      *Vector degree
      *Vertices 3
      0.5
      1
      2e0
      *Partition wrong
      *Vertices 2
      1
      2
      *Cluster chosen
      *Vertices 2
      1
      3
      """, path: "p.paj")
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    #expect(ties(reading) == ["1-2"])
    #expect(attribute(reading, "group", .actors) == ["1", "1", "2"])
    #expect(attribute(reading, "degree", .actors) == ["0.5", "1", "2e0"])
    #expect(attribute(reading, "chosen", .actors) == ["yes", "", "yes"])
    #expect(reading.warnings.map { $0.line } == [8, 22])
  }

  @Test func `partitions in files of their own are attributes named after the file`() throws {
    let folder = try TemporaryFolder()
    try folder.write("*Vertices 2\n5\n6\n", to: "parties.clu")
    try folder.write("*Vertices 3\n5\n6\n7\n", to: "other.vec")
    let options = ReadingOptions(
      companions: [folder.path + "/parties.clu", folder.path + "/other.vec"])
    let reading = read("*Vertices 2\n1 a\n2 b\n", options)
    #expect(attribute(reading, "parties", .actors) == ["5", "6"])
    #expect(reading.warnings.count == 1)
    #expect(read("*Vertices 2\n5\n6\n", path: "a.clu").errors.count == 1)
  }

  @Test func `what other programs fill in says nothing`() {
    let reading = read(
      "*vertices 2\n1 a 0.0 0.0 ellipse\n2 \"b c\" 0.0 0.0 ellipse note \"x\"\n*edges\n1 2 1.0\n")
    #expect(reading.contents.columns[.actors] == ["id", "name", "note"])
  }

  @Test func `all faults are named with their lines`() {
    let reading = read(
      """
      *Vertices 3
      1 a
      1 b
      9 c
      x d
      *Arcs
      1 4
      0 1
      1
      1 2 heavy
      1 2 1.x
      1 2 1 l
      *Matrix
      0 1
      0 0 0
      """)
    #expect(
      reading.errors.map { "\($0.line ?? 0) \($0.message.prefix(34))" } == [
        "3 vertex 1 stands already on line 2;", "4 '9' is the number of no vertex; ex",
        "5 'x' is the number of no vertex; ex", "7 '4' is the number of no vertex; ex",
        "8 '0' is the number of no vertex; ex", "9 the tie has one end; expected the ",
        "10 'heavy' has no value behind it; ex", "11 '1.x' is no number; expected digit",
        "12 'l' has no value behind it; expect", "13 the matrix has 2 rows; expected 3,",
        "14 the row of the matrix has 2 number",
      ])
    let lenient = read("*Vertices 2\n*Edges\n1 2\n1 3\n", ReadingOptions(faultHandling: .dropRows))
    #expect(lenient.network?.relations.count == 1)
    #expect(lenient.ledger.map(\.refused) == [0, 1])
  }

  @Test func `declared sizes are not believed`() {
    #expect(read("*Vertices 1000000000\n*Edges\n1 2\n").network == nil)
    #expect(read("*Vertices 99999999999999999999\n").network == nil)
    #expect(read("*Vertices 5 99\n").network == nil)
    #expect(read("*Vertices 5 -9223372036854775808\n").network == nil)
    #expect(read("*Vertices -1\n").network == nil)
    #expect(read("*Edges\n1 2\n").network == nil)
    #expect(read("*Vertices 0\n").network?.actors.isEmpty == true)
    #expect(read("*Vertices 1000\n").network?.actors.count == 1000)
    let id = String(repeating: "x", count: 1_000_000)
    let lines = String(repeating: " 1", count: 100)
    #expect(read("*Vertices 1\n1 a id \"\(id)\"\n*Arcslist\n1\(lines)\n").network == nil)
    let long = "*Vertices 3\n*Arcslist\n1" + String(repeating: " 2", count: 20_000)
    #expect(read(long).network?.relations.count == 20_000)
  }

  @Test func `a file cut off or damaged at any byte is answered`() {
    let text = """
      % c
      *Network n
      *Vertices 3 1
      1 "a ""q"" &#233;" 0.1 0.2 box ic Red [1990-*]
      2 b id "x"
      *Arcs :1 "k"
      1 2 1 l "y" [1-2,3]
      *Edgeslist
      1 -3
      *Matrix
      1 0
      *Partition p
      *Vertices 3
      1
      2
      3
      """
    let bytes = Array(text.utf8)
    let marks: [UInt8] = [0x22, 0x5B, 0x2A, 0x20, 0x39, 0x0A]
    #expect(read(text).errors.isEmpty)
    for place in bytes.indices {
      _ = read(String(decoding: bytes[..<place], as: UTF8.self))
      var damaged = bytes
      damaged[place] = marks[place % marks.count]
      let reading = NetworkReader.read(
        damaged, path: "g.net", options: ReadingOptions(faultHandling: .dropRows))
      #expect(
        reading.ledger.allSatisfy { $0.read == $0.kept + $0.merged + $0.selfLoops + $0.refused })
    }
  }

  @Test func `all encodings are read`() {
    let text = "*Vertices 1\r\n1 \"L'Oréal\"\r\n"
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let latin = text.unicodeScalars.map { UInt8($0.value) }
    for bytes in [utf16, latin, Array(("\u{FEFF}" + text).utf8)] {
      let reading = NetworkReader.read(bytes, path: "g.net")
      #expect(reading.network?.actors.first?.name == "L'Oréal")
    }
  }

  @Test func `text before the first section is passed over, and that is said`() {
    let reading = read("An old collection\nof 1950\n*Vertices 1\n")
    #expect(reading.network?.actors.count == 1)
    #expect(reading.warnings.map { $0.line } == [1])
    #expect(read("An old collection\n").network == nil)
  }

  @Test func `partitions of one name are told apart`() {
    let partition = "*Partition p\n*Vertices 1\n5\n"
    let reading = read(
      "*Vertices 1\n" + partition + partition + partition + "*Vector name\n*Vertices 1\n1\n")
    #expect(
      reading.contents.attributeColumns(of: .actors) == ["p", "p (2)", "p (3)", "name (attribute)"])
  }

  @Test func `what is written is what other programs read`() throws {
    var contents = NetworkContents()
    contents.columns[.actors] = ["id", "name", "size"]
    contents.actors = [
      Actor(id: "a", name: "Alice \"A\" \\", attributes: ["5"]), Actor(id: "2", name: "B"),
    ]
    contents.relations = [
      Relation(id: "e1", source: "a", target: "2", kind: "tie", direction: .undirected),
      Relation(
        id: "e2", source: "2", target: "a", kind: "tie", direction: .undirected,
        weight: DecimalNumber(significand: 2), note: "x"),
    ]
    func text() throws -> String {
      String(
        decoding: try NetworkWriter.encode(contents, as: .pajek).files[0].bytes, as: UTF8.self)
    }
    #expect(
      try text() == """
        *Vertices 2
        1 "Alice &#34;A&#34; &#92;" 0.0 0.0 ellipse id "a" size "5"
        2 "B" 0.0 0.0 ellipse id "2"
        *Edges
        1 2
        2 1 2 note "x"

        """)
    contents.relations[0].kind = "é"
    contents.relations[1].direction = .directed
    #expect(
      try text().hasSuffix("*Edges :1 \"é\"\n1 2\n*Arcs :2 \"tie\"\n2 1 2 note \"x\"\n"))
    #expect(try text().hasPrefix("\u{FEFF}% UTF-8\n*Vertices"))
  }

  @Test(arguments: [
    "*Vertices 1", "% x\n\n*NETWORK a\n", "*Arcs\n1 2", "*Edges\n", "*matrix\n", "*Partition a\n",
  ])
  func `a network is known by its first words`(text: String) {
    #expect(NetworkReader.read(Array(text.utf8), path: "x").format == .pajek)
  }

  @Test(arguments: ["* a list\nb c\n", "*node data\nid\n", "% c\na b\n"])
  func `other texts are not taken for Pajek`(text: String) {
    #expect(NetworkReader.read(Array(text.utf8), path: "x").format != .pajek)
  }
}

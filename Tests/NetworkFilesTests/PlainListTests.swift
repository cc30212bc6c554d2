import NetworkGraph
import Testing

@testable import NetworkFiles

@Suite struct PlainListTests {
  // MARK: Edge lists

  @Test func `edge lists round trip with weights and direction`() throws {
    try expectRoundTrip(.edgeList, path: "n.edges", seeds: 0..<60) {
      PlainNetworks(idsAreWords: true, statesUndirected: false, losesIsolated: true).prepared($0)
    }
  }

  @Test func `NCOL files round trip with weights`() throws {
    try expectRoundTrip(.ncol, path: "n.ncol", seeds: 0..<40) {
      PlainNetworks(
        idsAreWords: true, statesUndirected: false, holdsDirected: false, losesIsolated: true
      ).prepared($0)
    }
  }

  @Test func `data of Python are read whatever their kind`() throws {
    let reading = readText(
      #"""
      a b {'weight': 0.5, 'colour': 'it\'s "red"\n\u00e9\x41', "ok": True, 'none': None}
      b c {'weight': np.float64(2.5), 'list': [1, {'x': (2, '}')}], 'n': np.int64(3), 'f': 1e-07}
      c d {}

      """#, "g.txt")
    #expect(reading.format == .edgeList)
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    let relations = reading.contents.relations
    #expect(relations.map { $0.weight?.description } == ["0.5", "2.5", nil])
    let network = try #require(reading.network)
    #expect(network.attribute("colour", of: relations[0]) == "it's \"red\"\né" + "A")
    #expect(network.attribute("ok", of: relations[0]) == "true")
    #expect(network.attribute("none", of: relations[0]) == nil)
    #expect(network.attribute("list", of: relations[1]) == "[1, {'x': (2, '}')}]")
    #expect(network.attribute("n", of: relations[1]) == "3")
    #expect(network.attribute("f", of: relations[1]) == "1e-07")
  }

  @Test(arguments: ["{'a'", "{'a': }", "{'a': 1]}", "{a: 'x}", "{'a': 1} x", "{'\\u12': 1}", "{{"])
  func `data that are not closed are refused`(data: String) {
    let reading = readText("a b \(data)\nb c\n", "g.edges")
    #expect(reading.relationCounts == [2, 1, 0, 0, 1])
    #expect(reading.errors.map(\.line) == [1])
  }

  @Test func `comments of SNAP say the direction and the number of ties`() {
    let text = "# Directed graph (each unordered pair once): x.txt\n# Nodes: 3 Edges: 3\n# F\tT\n"
    let reading = readText(text + "0\t1\n1\t2\n", "snap.txt")
    #expect(reading.describedTies == ["0>1", "1>2"])
    #expect(
      reading.diagnostics.map(\.description) == [
        "snap.txt:2: warning: the comment states 3 ties, and 2 are there"
      ])
    let undirected = readText(
      "# Undirected graph: x\n1 2\n", "s.txt", ReadingOptions(direction: .directed))
    #expect(undirected.describedTies == ["1-2"])
  }

  @Test func `comments of KONECT say direction, modes and times`() {
    let reading = readText("% asym positive\n% 2 3 3\n1 2 1 1082008561\n2 3 5 0\n", "out.x.txt")
    #expect(reading.describedTies == ["1>2 1", "2>3 5"])
    // 15 April 2004 05:56:01 UTC.
    #expect(
      reading.contents.relations.map(\.period.since) == [
        .date(PartialDate("2004-04-15")!), .unknown,
      ])
    let twoMode = readText("% bip unweighted\n1 1\n1 2\n2 1\n", "out.y.edges")
    #expect(twoMode.describedTies == ["r1-c1", "r1-c2", "r2-c1"])
    #expect(twoMode.contents.actors.map { $0.kind?.text } == ["row", "column", "column", "row"])
    #expect(twoMode.errors.isEmpty)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (-1, "1969-12-31"), (951_782_400, "2000-02-29"),
    (4_107_542_399, "2100-02-28"),
    (4_107_542_400, "2100-03-01"), (-62_135_596_800, "0001-01-01"),
  ])
  func `seconds are days`(seconds: Int, date: String) {
    #expect(day(ofSeconds: seconds)?.description == date)
  }

  @Test func `times beyond the calendar have no day`() {
    #expect(day(ofSeconds: Int.max) == nil)
    #expect(day(ofSeconds: -62_135_596_801) == nil)
  }

  @Test func `graphs of the DIMACS challenges are read with all their actors`() {
    let arcs = readText("c roads, a few\np sp 4 2\na 1 2 7\na 2 3 0.5\n", "x.gr")
    #expect(arcs.describedTies == ["1>2 7", "2>3 0.5"])
    #expect(arcs.contents.actors.map(\.id.text) == ["1", "2", "3", "4"])
    let edges = readText("p edge 2 2\ne 1 2\nz\n", "x.col")
    #expect(edges.describedTies == ["1-2"])
    #expect(edges.relationCounts == [2, 1, 0, 0, 1])
    let huge = readText("p sp 1000000000 1\na 1 2 1\n", "x.gr")
    #expect(huge.errors.count == 1)
    #expect(huge.errors.first?.line == 1)
  }

  @Test func `commas may separate behind a comment`() {
    #expect(readText("% edges\n1,2\n2,3,4.5\n", "x.edges").describedTies == ["1-2", "2-3 4.5"])
    #expect(
      readText("# x\na; b; 1,5\nb; c; 2,5\n", "x.txt").describedTies == ["a-b 1.5", "b-c 2.5"])
  }

  @Test func `numbers as in a matrix are pointed out`() {
    let reading = readText("0 1 0 1\n1 0 0 0\n0 0 0 1\n1 0 1 0\n", "m.txt")
    #expect(reading.warnings.contains { $0.message.contains("adjacency-matrix") })
    let asked = readText(
      "0 1 0 1\n1 0 0 0\n0 0 0 1\n1 0 1 0\n", "m.txt", ReadingOptions(format: .adjacencyMatrix))
    #expect(asked.describedTies == ["1-2", "1-4", "3-4"])
  }

  @Test func `a network of directed ties says so in its edge list`() throws {
    let contents = readText("source,target,type\na,b,directed\n", "t.csv").contents
    let output = try NetworkWriter.encode(contents, as: .edgeList)
    #expect(String(decoding: output.files[0].bytes, as: UTF8.self) == "# Directed graph\na b\n")
    let ncol = try NetworkWriter.encode(contents, as: .ncol)
    #expect(String(decoding: ncol.files[0].bytes, as: UTF8.self) == "a b\n")
    #expect(
      ncol.loss.lines(language: .french).contains(
        "1 relation orientée, écrite comme non orientée"))
  }

  @Test func `lists that start with the character of a byte order mark keep it`() throws {
    var contents = NetworkContents()
    contents.actors = [Actor(id: "\u{FEFF}a", name: "\u{FEFF}a"), Actor(id: "b", name: "b")]
    contents.relations = [Relation(id: "e1", source: "\u{FEFF}a", target: "b", kind: "tie")]
    for format in [FileFormat.edgeList, .ncol, .adjacencyList] {
      let bytes = try NetworkWriter.encode(contents, as: format).files[0].bytes
      let reading = NetworkReader.read(
        bytes, path: "x", options: ReadingOptions(format: format))
      #expect(reading.contents.actors.map(\.id) == ["\u{FEFF}a", "b"], "\(format)")
    }
  }

  @Test func `one long line among many short ones does not fill the memory`() {
    let line = (0..<2000).map(String.init).joined(separator: " ")
    let text = line + "\n" + String(repeating: "a b\n", count: 10_000)
    #expect(readText(text, "x.edges").errors.map(\.line) == [1])
    let few = readText(line + "\na b\n", "x.edges")
    #expect(few.relationCounts == [2, 2, 0, 0, 0])
  }

  // MARK: LGL

  @Test func `LGL files round trip with isolated actors`() throws {
    try expectRoundTrip(.lgl, path: "n.lgl", seeds: 0..<40) {
      var contents = PlainNetworks(idsAreWords: true, statesUndirected: false, holdsDirected: false)
        .prepared($0)
      orderBySource(&contents, turning: false)
      return contents
    }
  }

  @Test func `LGL is known by its content`() {
    let reading = readText("# a\nb\nc\n# d\n#e\nf\n", "x.txt")
    #expect(reading.format == .lgl)
    #expect(reading.describedTies == ["a-b", "a-c", "e-f"])
    #expect(reading.contents.actors.map(\.id.text) == ["a", "d", "e", "b", "c", "f"])
    #expect(readText("# nodes\n1 2\n2 3\n", "x.txt").format == .edgeList)
  }

  @Test func `faults of LGL are named with their lines`() {
    let reading = readText("b 1\n# a\nb 1 2\nc x\nd inf\n# e f\n", "x.lgl")
    #expect(
      reading.errors.map(\.description) == [
        "x.lgl:1: error: a neighbour without an actor; expected a line such as '# a' before it",
        "x.lgl:3: error: expected a neighbour and at most a weight, found 3 words",
        "x.lgl:4: error: 'x' is no number; expected digits, such as 1250000 or 12.5",
        "x.lgl:5: error: 'inf' is no number; expected digits, such as 1250000 or 12.5",
        "x.lgl:6: error: expected one name after '#', such as '# a'",
      ])
    #expect(reading.relationCounts == [4, 0, 0, 0, 4])
  }

  // MARK: Adjacency lists

  @Test func `adjacency lists round trip with isolated actors`() throws {
    try expectRoundTrip(.adjacencyList, path: "n.adjlist", seeds: 0..<60) {
      var contents = PlainNetworks(
        idsAreWords: true, holdsWeights: false, statesUndirected: false
      ).prepared($0)
      orderBySource(&contents, turning: true)
      return contents
    }
  }

  @Test func `ties that stand at both ends are one, those that stand twice at one are two`() {
    let reading = readText("a b b c\nb a c\nc a\n", "x.adjlist")
    // a-b stands twice at a and once at b; a-c and b-c once at each end they stand at.
    #expect(reading.describedTies == ["a-b", "a-b", "a-c", "b-c"])
    #expect(reading.relationCounts == [6, 4, 2, 0, 0])
    let directed = readText("a b\nb a\n", "x.adjlist", ReadingOptions(direction: .directed))
    #expect(directed.contents.relations.count == 2)
  }

  @Test func `the list of NetworkX with data on lines of their own is told apart`() throws {
    let text =
      "#x.py\n# GMT Sat Nov 21 2026\n# \na 2\nb {'weight': 2, 'c': 'x y'}\nc {}\nb 0\nc 0\n"
    let reading = readText(text, "x")
    #expect(reading.format == .adjacencyList)
    #expect(reading.describedTies == ["a-b 2", "a-c"])
    #expect(reading.contents.actors.count == 3)
    let cut = readText("a 3\nb {}\n", "x.adjlist")
    #expect(cut.errors.map(\.line) == [2])
  }

  @Test func `adjacency lists are known by their content`() {
    #expect(readText("a: b c\nb: c\nc:\n", "x.txt").describedTies == ["a-b", "a-c", "b-c"])
    let reading = readText("a b c d\nb c\nd\n", "x.txt")
    #expect(reading.format == .adjacencyList)
    #expect(reading.warnings.count == 1)
    #expect(readText("a b 1\nb c 2 # note\n", "x.txt").format == .edgeList)
  }

  @Test func `graphs of METIS have each tie at both ends`() {
    let reading = readText("% x\n4 2\n2\n1 3\n2\n\n", "x.graph")
    #expect(reading.format == .adjacencyList)
    #expect(reading.describedTies == ["1-2", "2-3"])
    #expect(reading.contents.actors.count == 4)
    #expect(reading.relationCounts == [4, 2, 2, 0, 0])
    #expect(reading.errors.isEmpty)
    let weighted = readText("2 1 011 1\n5 2 7\n5 1 7\n", "x.metis")
    #expect(weighted.describedTies == ["1-2 7"])
    let faulty = readText("2 3\n2\n9\n", "x.graph")
    #expect(faulty.errors.map(\.line) == [1, 3])
    #expect(readText("1000000000 1\n2\n", "x.graph").errors.count == 1)
  }

  @Test(arguments: [
    (">>graph6<<A_\n", ["0-1"], 2), ("DQc\n", ["0-2", "1-3", "0-4", "3-4"], 5), ("@\n", [], 1),
    (":Fa@x^\n", ["0-1", "0-2", "1-2", "5-6"], 7),
  ])
  func `graphs in six bits to a character are read`(text: String, ties: [String], actors: Int) {
    let reading = readText(text, text.hasPrefix(":") ? "x.s6" : "x.g6")
    #expect(reading.errors.isEmpty, "\(reading.errors)")
    #expect(reading.describedTies == ties)
    #expect(reading.contents.actors.count == actors)
  }

  @Test(arguments: ["D\n", "~~~~~~~~\n", "D Qc\n", ":\n", "~?\n"])
  func `graphs in six bits that are cut off are refused`(text: String) {
    #expect(readText(text, "x.g6").errors.count == 1)
  }

  // MARK: Hostile files

  @Test(arguments: [
    ("# Directed graph\na b {'weight': 2, 'c': 'x\\u00e9'}\nb c 1.5\n", "a.edges"),
    ("% bip weighted\n1 2 3 1082008561\n2 2 1 5\n", "a.edges"),
    ("c x\np sp 3 2\na 1 2 1\na 2 3 2\n", "a.gr"), ("# a\nb 1\nc\n# d\n", "a.lgl"),
    ("# Undirected graph\na b c\nb a a\nc\n", "a.adjlist"),
    ("a 2\nb {'w': [1, 'x']}\nc {}\n", "a.adjlist"), ("3 2 001\n2 1\n1 1 3 2\n2 2\n", "a.graph"),
    (">>graph6<<DQc\n", "a.g6"), (":Fa@x^\n", "a.s6"),
  ])
  func `damaged lists are answered`(text: String, path: String) {
    expectAnswers(text, path: path)
  }

  @Test func `brackets in data may be as deep as a file`() {
    let deep = String(repeating: "[", count: 200_000)
    let closed = deep + String(repeating: "]", count: 200_000)
    #expect(readText("a b {'x': \(deep)}\n", "a.edges").errors.count == 1)
    #expect(readText("a b {'x': \(closed)}\n", "a.edges").errors.isEmpty)
  }
}

import Dispatch
import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkFiles

/// The direct reader gives the graph that the thorough one gives, or nothing.
@Suite struct DirectReadingTests {
  /// The graph by way of a network, with the ids of its vertices.
  private func thorough(
    _ path: String, directed: Bool, weights: Projection.WeightRule, rule: ParallelEdges,
    tiesAreDirected: Bool
  ) -> (graph: CompactGraph, ids: [String])? {
    var options = ReadingOptions()
    options.direction = tiesAreDirected ? .directed : .undirected
    let reading = NetworkReader.read(path: path, options: options)
    guard let network = reading.network else { return nil }
    var projection = Projection(kinds: .all)
    projection.direction = directed ? .directed : .undirected
    projection.weight = weights
    projection.parallelEdges = rule
    let projected = projection.apply(to: network)
    return (projected.graph, projected.graph.vertices.map { projected.actor(of: $0).id.text })
  }

  private func direct(
    _ path: String, directed: Bool, weights: WeightMeaning?, rule: ParallelEdges,
    tiesAreDirected: Bool, threads: Int
  ) -> (graph: CompactGraph, ids: [String])? {
    var options = GraphReader.Options()
    options.isDirected = directed
    options.weights = weights
    options.parallelEdges = rule
    options.tiesAreUndirected = !tiesAreDirected
    options.threads = threads
    guard let reading = GraphReader.read(path: path, options: options) else { return nil }
    return (reading.graph, (0..<reading.names.count).map { reading.names[$0] })
  }

  /// A file of random ties in a random plain dialect.
  private func randomFile(_ random: inout SplitMix64, isTable: Bool) -> String {
    func below(_ bound: Int) -> Int { Int(random.next() % UInt64(bound)) }
    let names: [String] =
      switch below(4) {
      case 0: (0..<12).map(String.init)
      case 1: (0..<12).map { "node\($0)" }
      case 2: ["é", "e\u{301}", "a", "A", "007", "7", "x:y", "-1", "日本", "b'c", "=1+1", "z"]
      default: (0..<12).map { String($0 * 1000 + 5) }
      }
    let end = ["\n", "\r\n", "\r"][below(3)]
    let separator = isTable ? [",", ";", "\t", "|"][below(4)] : [" ", "\t", "   "][below(3)]
    let hasWeights = below(2) == 0
    let extra = isTable && below(3) == 0
    var text = ""
    if isTable {
      text += ["source", "target"].joined(separator: separator)
      if extra { text += separator + "remark" }
      if hasWeights { text += separator + "weight" }
      text += end
    } else if below(3) == 0 {
      text +=
        ["# a comment", "# Directed graph", "# Undirected graph: x", "% of ours"][below(4)] + end
        + end
    }
    for _ in 0..<below(40) {
      text += names[below(12)] + separator + names[below(12)]
      if extra { text += separator + ["", "word", "two words"][below(3)] }
      if hasWeights {
        text += separator + ["1", "2.5", "0.1", "-3", "1e3", "12345678901234567"][below(6)]
      }
      text += below(5) == 0 && !isTable ? "  " + end : end
      if below(8) == 0 { text += end }
    }
    if below(3) == 0, text.hasSuffix(end) { text.removeLast(end.count == 2 ? 1 : end.count) }
    return text
  }

  @Test(arguments: 0..<48 as Range<UInt64>)
  func `it reads what the thorough reader reads`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let isTable = seed % 2 == 0
    let text = randomFile(&random, isTable: isTable)
    let folder = try TemporaryFolder()
    let name = isTable ? "t.csv" : "t.edges"
    try folder.write(text, to: name)
    let path = folder.path + "/" + name
    for rule in [ParallelEdges.sum, .maximum, .first, .count] {
      for (directed, tiesAreDirected) in [(false, false), (true, true), (true, false)] {
        let a = direct(
          path, directed: directed, weights: .strength, rule: rule,
          tiesAreDirected: tiesAreDirected, threads: 1 + Int(seed % 3))
        let b = thorough(
          path, directed: directed, weights: .strength, rule: rule,
          tiesAreDirected: tiesAreDirected)
        guard let a else { continue }
        let expected = try #require(b, "seed \(seed): \(text.debugDescription)")
        #expect(a.graph == expected.graph, "seed \(seed): \(text.debugDescription)")
        #expect(
          a.ids.elementsEqual(expected.ids) { $0.utf8.elementsEqual($1.utf8) },
          "seed \(seed): \(a.ids) \(expected.ids)")
      }
    }
  }

  @Test func `most plain files are read directly`() throws {
    var readCount = 0
    for seed in 0..<60 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let folder = try TemporaryFolder()
      try folder.write(randomFile(&random, isTable: seed % 2 == 0), to: "t.csv")
      if GraphReader.read(path: folder.path + "/t.csv") != nil { readCount += 1 }
    }
    #expect(readCount > 24)
  }

  @Test(arguments: [
    "a b c\n", "a\n", "a b\n# Directed graph\nb c\n", "% bip weighted\n1 1 2\n",
    "% asym positive\n1 2 1 86400\n", "# Nodes: 2 Edges: 5\na b\n", "a, b\n", "p sp 2 1\na 1 2 3\n",
    "a b {'weight': 1}\n", "1 2 x\n", "\u{FEFF}a b\n", "a b 1,5\n", "a b NaN\n",
    "a b inf\n",
  ])
  func `what needs a rule or a message is left to the thorough reader`(text: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "t.edges")
    #expect(GraphReader.read(path: folder.path + "/t.edges") == nil, "\(text)")
  }

  @Test(arguments: [
    "source,target\na\n", "source,target\n,b\n", "source,target\n\"a\",b\n",
    "source,target,kind\na,b,funding\n", "source,target,since\na,b,2020\n", "a,b\n",
    "source,target\na,b,c\n", "source,target,weight\na,b,x\n", "sep=;\nsource;target\na;b\n",
  ])
  func `tables with more than ends and weights are left to the thorough reader`(text: String)
    throws
  {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "t.csv")
    #expect(GraphReader.read(path: folder.path + "/t.csv") == nil, "\(text)")
  }

  @Test func `bytes that are no UTF-8, zeros and missing files are left to it as well`() throws {
    let folder = try TemporaryFolder()
    try folder.write([0x61, 0x20, 0xE9, 0x0A], to: "latin.edges")
    try folder.write([0x61, 0x20, 0x00, 0x0A], to: "zero.edges")
    for name in ["latin.edges", "zero.edges", "none.edges", ""] {
      #expect(GraphReader.read(path: folder.path + "/" + name) == nil, "\(name)")
    }
  }

  @Test func `the direction that a comment states is kept`() throws {
    let folder = try TemporaryFolder()
    try folder.write("# Directed graph: x.txt\n# Nodes: 3 Edges: 2\n1 0\n1 2\n", to: "t.edges")
    var options = GraphReader.Options()
    options.isDirected = true
    options.tiesAreUndirected = true
    let reading = try #require(
      GraphReader.read(path: folder.path + "/t.edges", options: options))
    #expect(
      reading.graph
        == CompactGraph(vertexCount: 3, edges: [(0, 1), (0, 2)], isDirected: true))
  }

  @Test func `numbers as written keep those that do not occur`() throws {
    let folder = try TemporaryFolder()
    try folder.write("5 2\n2 0\n", to: "t.edges")
    var options = GraphReader.Options()
    options.numbering = .asWritten
    let reading = try #require(
      GraphReader.read(path: folder.path + "/t.edges", options: options))
    #expect(reading.graph == CompactGraph(vertexCount: 6, edges: [(5, 2), (2, 0)]))
    #expect((0..<6).map { reading.names[$0] } == ["0", "1", "2", "3", "4", "5"])
    #expect(reading.names.index(of: "5") == 5)
    #expect(reading.names.index(of: "6") == nil)
  }

  @Test func `parts, threads and numbers far apart make no difference`() throws {
    // Several parts of four megabytes.
    var random = SplitMix64(seed: 7)
    var text = ""
    var edges: [(Int, Int)] = []
    for _ in 0..<300_000 {
      let (a, b) = (Int(random.next() % 5000), Int(random.next() % 5000))
      edges.append((a, b))
      text += "\(1_000_000 + a) \(1_000_000 + b)\n"
    }
    let folder = try TemporaryFolder()
    try folder.write(text, to: "t.edges")
    var options = GraphReader.Options()
    var rank: [Int: Int] = [:]
    for (a, b) in edges {
      for v in [a, b] where rank[v] == nil { rank[v] = rank.count }
    }
    let expected = CompactGraph(
      vertexCount: rank.count, edges: edges.map { (rank[$0.0]!, rank[$0.1]!) })
    for threads in [1, 2, 5] {
      options.threads = threads
      let reading = try #require(
        GraphReader.read(path: folder.path + "/t.edges", options: options))
      #expect(reading.graph == expected)
      #expect(reading.tieCount == 300_000)
    }
  }
}

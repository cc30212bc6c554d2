import NetworkFiles
import NetworkGraph
import NetworkTestSupport
import Testing

/// What is written straight from a graph is read back to the same graph.
@Suite struct DirectWritingTests {
  static let formats: [(FileFormat, String)] = [
    (.edgeList, "edges"), (.edgeTable, "csv"), (.dot, "dot"), (.graphML, "graphml"), (.gml, "gml"),
    (.pajek, "net"),
  ]

  /// The ties of a graph by name, with their weights, and its names.
  private func content(
    _ graph: CompactGraph, _ name: (Vertex) -> String
  ) -> (names: Set<String>, ties: [String: Double]) {
    var ties: [String: Double] = [:]
    for edge in graph.edges {
      var ends = [name(edge.tail), name(edge.head)]
      if !graph.isDirected { ends.sort() }
      ties[ends.joined(separator: " ")] = graph.weight(at: edge.slot)
    }
    return (Set(graph.vertices.map(name)), ties)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `the reader finds the same names, ties and weights`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, weights: seed % 3 == 0 ? .none : .whole(.strength))
    let n = graph.vertexCount
    let names =
      seed % 2 == 0
      ? VertexNames(numbersFrom: 7, count: n)
      : VertexNames(texts: (0..<n).map { "Actor_\($0).x-y" })
    let folder = try TemporaryFolder()
    for (format, ending) in Self.formats {
      guard let bytes = GraphWriter.encode(graph, names: names, as: format) else {
        let hasIsolated = graph.vertices.contains { v in
          graph.arcCount(from: v) == 0 && !graph.heads.contains(v)
        }
        #expect(
          hasIsolated && [.edgeList, .edgeTable].contains(format)
            || graph.isDirected && format == .edgeList, "seed \(seed), \(format)")
        continue
      }
      try folder.write(String(decoding: bytes, as: UTF8.self), to: "g." + ending)
      let reading = NetworkReader.read(path: folder.path + "/g." + ending)
      guard n > 0 || ![.edgeList, .edgeTable].contains(format) else { continue }
      let network = try #require(reading.network, "seed \(seed), \(format): \(reading.errors)")
      #expect(reading.warnings.isEmpty, "seed \(seed), \(format): \(reading.warnings)")
      var projection = Projection(kinds: .all)
      projection.direction = graph.isDirected ? .directed : .undirected
      projection.weight = graph.isWeighted ? .strength : .none
      let projected = projection.apply(to: network)
      // GML and Pajek count vertices, and call them by their labels.
      let read = content(projected.graph) { projected.actor(of: $0).name }
      let written = content(graph) { names[$0.index] }
      #expect(read.names == written.names, "seed \(seed), \(format)")
      #expect(read.ties == written.ties, "seed \(seed), \(format)")
    }
  }

  @Test(arguments: [
    "a b", "a\"b", "é", "<b>", "", "a,b", "\u{7}", String(repeating: "a", count: 2000),
  ])
  func `names that would have to be escaped are left to the thorough writer`(name: String) {
    let graph = NamedGraph.path(2)
    let names = VertexNames(texts: ["a", name])
    for (format, _) in Self.formats {
      #expect(GraphWriter.encode(graph, names: names, as: format) == nil)
    }
    #expect(
      GraphWriter.encode(graph, names: VertexNames(texts: ["a", "b"]), as: .gexf) == nil)
  }

  @Test func `large graphs are written in parts that fit together`() throws {
    let graph = CompactGraph(
      vertexCount: 30_000, edges: (0..<300_000).map { ($0 % 30_000, ($0 * 7919 + 1) % 30_000) })
    let names = VertexNames(numbersFrom: 0, count: graph.vertexCount)
    let bytes = try #require(GraphWriter.encode(graph, names: names, as: .edgeList))
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let expected = graph.edges.map { "\($0.tail.index) \($0.head.index)" }
    #expect(lines.count == graph.edgeCount)
    #expect(lines.elementsEqual(expected) { $0 == $1 })
  }
}

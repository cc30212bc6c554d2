import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

/// The two example graphs of the LDBC Graphalytics benchmark with its reference results
/// (doi:10.48550/arXiv.2011.15028, repository `ldbc/ldbc_graphalytics`): breadth-first search, shortest
/// paths, weak components, and the local clustering of the undirected graph. The benchmark's PageRank
/// stops after two rounds, its clustering of directed graphs and its label propagation are other
/// measures than ours.
@Suite struct GraphalyticsTests {
  /// Vertices 1 to 10 of the benchmark are 0 to 9 here.
  private let directed = CompactGraph(
    vertexCount: 10,
    weightedEdges: [
      (0, 2, 0.5), (0, 4, 0.3), (1, 3, 0.1), (1, 4, 0.3), (1, 9, 0.12), (2, 0, 0.53),
      (2, 4, 0.62), (2, 7, 0.21), (2, 9, 0.52), (4, 2, 0.69), (4, 3, 0.53), (4, 7, 0.1),
      (5, 2, 0.23), (5, 3, 0.39), (6, 3, 0.83), (7, 0, 0.39), (8, 3, 0.69),
    ], meaning: .distance, isDirected: true)

  /// Vertices 2 to 10 of the benchmark are 0 to 8 here.
  private let undirected = CompactGraph(
    vertexCount: 9,
    weightedEdges: [
      (0, 1, 0.9), (0, 2, 0.69), (1, 2, 0.13), (1, 3, 0.5), (1, 6, 0.32), (3, 4, 0.63),
      (3, 6, 0.12), (4, 5, 0.53), (4, 6, 0.64), (4, 7, 0.23), (4, 8, 0.63), (5, 7, 0.36),
    ], meaning: .distance)

  private func agree(_ found: [Double?], _ expected: [Double?]) -> Bool {
    found.count == expected.count
      && zip(found, expected).allSatisfy { pair in
        guard let a = pair.0, let b = pair.1 else { return pair.0 == nil && pair.1 == nil }
        return abs(a - b) <= 1e-12
      }
  }

  @Test func `breadth-first search`() throws {
    #expect(
      agree(
        try directed.distances(from: Vertex(0)), [0, nil, 1, 2, 1, nil, nil, 2, nil, 2]))
    #expect(agree(try undirected.distances(from: Vertex(0)), [0, 1, 1, 2, 3, 4, 2, 4, 4]))
  }

  @Test func `single-source shortest paths`() throws {
    #expect(
      agree(
        try directed.distances(from: Vertex(0), lengths: .weight),
        [0, nil, 0.5, 0.83, 0.3, nil, nil, 0.4, nil, 1.02]))
    #expect(
      agree(
        try undirected.distances(from: Vertex(0), lengths: .weight),
        [0, 0.82, 0.69, 1.26, 1.78, 2.31, 1.14, 2.01, 2.41]))
  }

  @Test func `weakly connected components`() {
    #expect(directed.components().groupCount == 1)
    #expect(undirected.components().groupCount == 1)
  }

  @Test func `local clustering coefficient`() throws {
    let found = try undirected.localClustering().map { Optional($0) }
    #expect(agree(found, [1, 1.0 / 3, 1, 2.0 / 3, 0.2, 1, 2.0 / 3, 1, 0]))
  }
}

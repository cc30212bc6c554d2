public import NetworkGraph

/// The centrality that a centralization compares.
public enum CentralizationKind: String, Hashable, Sendable, CaseIterable {
  /// The number of ties, directions dropped.
  case degree
  /// Betweenness, directions dropped.
  case betweenness
  /// Closeness, directions dropped.
  case closeness
  /// The number of arcs in, of a directed graph.
  case inDegree = "in-degree"
  /// The number of arcs out, of a directed graph.
  case outDegree = "out-degree"
  /// Harmonic closeness, directions dropped.
  case harmonic
  /// Eigenvector centrality, the largest score 1, directions dropped.
  case eigenvector
  /// PageRank, directions kept. No theoretical maximum: relative to the largest score.
  case pageRank = "pagerank"
  /// Load, directions kept. No theoretical maximum: relative to the largest score.
  case load
  /// Subgraph centrality, directions dropped. No theoretical maximum: relative to the largest
  /// score.
  case subgraphCentrality = "subgraph-centrality"
}

extension CompactGraph {
  /// How much the graph depends on its most central vertex: the sum of the differences between its
  /// centrality and that of each other vertex, divided by the largest possible sum for as many
  /// vertices.
  ///
  /// That largest sum is the one of a star for degree, (*n* − 1)(*n* − 2), betweenness, (*n* −
  /// 1)²(*n* − 2)/2, closeness, (*n* − 1)(*n* − 2)/(2*n* − 3), and harmonic closeness, (*n* −
  /// 1)(*n* − 2)/2; of a star whose arcs all point one way for incoming and outgoing degree, (*n* −
  /// 1)²; of a single tie among vertices without any for eigenvector centrality, *n* − 2 (igraph).
  /// For the other measures no largest sum is known and ``centralization(ofScores:)`` is given.
  ///
  /// Weights and self-loops are dropped.
  ///
  /// - Returns: A number from 0 (all alike) to 1; `nil` for fewer than three vertices, for
  ///   closeness when the graph is not connected, and for eigenvector centrality when that is
  ///   undefined.
  /// - Throws: `AnalysisError.needsDirectedGraph` for incoming and outgoing degree; what the
  ///   measure throws.
  /// - Complexity: That of the measure.
  /// - SeeAlso: L. C. Freeman, "Centrality in social networks: conceptual clarification", *Social
  ///   Networks* 1(3), 1978, 215–239, doi:10.1016/0378-8733(78)90021-7.
  public func centralization(of kind: CentralizationKind) throws -> Double? {
    if !isDirected && (kind == .inDegree || kind == .outDegree) {
      throw AnalysisError.needsDirectedGraph(measure: "the centralization of \(kind.rawValue)")
    }
    guard vertexCount > 2 else { return nil }
    let n = Double(vertexCount)
    let skeleton = simpleSkeleton()
    let arcs = unweighted().withoutSelfLoops()
    switch kind {
    case .degree:
      return Self.centralization(skeleton.degree().map(Double.init), (n - 1) * (n - 2))
    case .betweenness:
      return Self.centralization(
        try skeleton.betweenness(normalization: .raw), (n - 1) * (n - 1) * (n - 2) / 2)
    case .closeness:
      let summaries = try skeleton.distanceSummaries()
      guard summaries.allSatisfy({ $0.reachedCount == vertexCount - 1 }) else { return nil }
      return Self.centralization(
        summaries.map { (n - 1) / $0.total }, (n - 1) * (n - 2) / (2 * n - 3))
    case .inDegree:
      return Self.centralization(arcs.degree(.incoming).map(Double.init), (n - 1) * (n - 1))
    case .outDegree:
      return Self.centralization(arcs.degree(.outgoing).map(Double.init), (n - 1) * (n - 1))
    case .harmonic:
      return Self.centralization(try skeleton.harmonicCloseness(), (n - 1) * (n - 2) / 2)
    case .eigenvector:
      guard let scores = try skeleton.eigenvectorCentrality(), let top = scores.max() else {
        return nil
      }
      return Self.centralization(scores.map { $0 / top }, n - 2)
    case .pageRank: return Self.centralization(ofScores: try arcs.pageRank())
    case .load: return Self.centralization(ofScores: try arcs.load())
    case .subgraphCentrality:
      return Self.centralization(ofScores: try skeleton.subgraphCentrality())
    }
  }

  /// How much scores that are not negative depend on the largest: the sum of differences to it,
  /// divided by the sum that there would be if it were the only score above 0.
  ///
  /// For measures whose largest possible sum for a graph of this size is not known. It cannot be
  /// compared with a centralization that is relative to a star.
  ///
  /// - Parameter scores: One per vertex, finite and not negative.
  /// - Returns: From 0 (all alike) to 1 (one vertex has everything); `nil` for fewer than two
  ///   scores and when all are 0.
  /// - Complexity: O(*n*).
  public static func centralization(ofScores scores: [Double]) -> Double? {
    guard scores.count > 1, let top = scores.max(), top > 0 else { return nil }
    return centralization(scores.map { $0 / top }, Double(scores.count - 1))
  }

  private static func centralization(_ scores: [Double], _ largest: Double) -> Double {
    let top = scores.max() ?? 0
    return scores.reduce(0) { $0 + (top - $1) } / largest
  }
}

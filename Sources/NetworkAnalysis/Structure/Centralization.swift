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
  /// PageRank with α = 0.85, directions kept.
  case pageRank = "pagerank"
  /// Load, directions kept.
  case load
  /// Current-flow betweenness, directions dropped.
  case currentFlowBetweenness = "current-flow-betweenness"
  /// Core numbers, directions dropped.
  case coreNumber = "core-number"
  /// Hubs of a directed graph, the largest score 1.
  case hubs
  /// Authorities of a directed graph, the largest score 1.
  case authorities
  /// Current-flow closeness, which is information centrality but for the scale, directions dropped.
  /// Not greatest in a star, and no theoretical maximum known: relative to the largest score.
  case currentFlowCloseness = "current-flow-closeness"
  /// Stress, directions kept. Numbers of paths have no useful maximum: relative to the largest score.
  case stress
  /// Laplacian centrality, directions dropped. Not greatest in a star, and no theoretical maximum
  /// known: relative to the largest score.
  case laplacian = "laplacian-centrality"
  /// Subgraph centrality, directions dropped. No theoretical maximum: relative to the largest
  /// score.
  case subgraphCentrality = "subgraph-centrality"
  /// Radiality, directions dropped. Its scale is the diameter of the graph: relative to the largest
  /// score.
  case radiality
  /// Local reaching, directions kept: the global reaching centrality.
  case localReaching = "local-reaching"
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
  /// Five more are not in Freeman's paper and follow from a bound that a graph attains:
  ///
  /// - load and current-flow betweenness: a pair adds at most 1 to a vertex, and in a star all of it to
  ///   the centre;
  /// - core number: *k* + 1 vertices at least have the largest, *k*, so the sum is at most *k*(*n* −
  ///   *k* − 1), that of a clique of half the vertices, ⌊(*n* − 1)²/4⌋;
  /// - hubs and authorities: *n* − 1, when one vertex has everything;
  /// - PageRank: the sum is *n* times the largest score less 1. A score is (1 − α)/*n* · (1 + Σ*h(u)*)/(1 −
  ///   *h*), where *h(u)* is the chance that a surfer from *u* comes without a jump, at most α, and
  ///   *h* that of coming back, at most α² without directions (a star has both), α² + (α − α²)/*n*
  ///   with directions (all point to one, which points to nobody, so that its surfers go anywhere).
  ///
  /// For the measures marked so above no largest sum is known and ``centralization(ofScores:)`` is
  /// given. For local reaching, *n* − 1 is what E. Mones and others divide by
  /// (doi:10.1371/journal.pone.0033799), the sum of a star of arcs that all leave the centre.
  ///
  /// These have no centralization: Katz centrality and Bonacich power, since the parameters that a graph
  /// of the size allows differ from one graph to the next; strengths and other weighted scores, which
  /// have no largest sum; eccentricity and second order centrality, which are low at the centre;
  /// percolation, which hangs on states; two-mode scores, which have a scale for each mode and none for
  /// both; VoteRank, which is an order. All variants of closeness are proportional to each other in a
  /// connected graph, so that one centralization serves them.
  ///
  /// Weights and self-loops are dropped.
  ///
  /// - Returns: A number from 0 (all alike) to 1; `nil` for fewer than three vertices, for
  ///   closeness and current-flow measures when the graph is not connected, and for eigenvector
  ///   centrality, hubs and authorities when these are undefined.
  /// - Throws: `AnalysisError.needsDirectedGraph` for incoming and outgoing degree, hubs and
  ///   authorities; what the measure throws.
  /// - Complexity: That of the measure.
  /// - SeeAlso: L. C. Freeman, "Centrality in social networks: conceptual clarification", *Social
  ///   Networks* 1(3), 1978, 215–239, doi:10.1016/0378-8733(78)90021-7.
  public func centralization(of kind: CentralizationKind) throws -> Double? {
    if !isDirected && [.inDegree, .outDegree, .hubs, .authorities].contains(kind) {
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
    case .pageRank:
      let alpha = 0.85
      let back = alpha * alpha + (isDirected ? (alpha - alpha * alpha) / n : 0)
      let largest = (1 - alpha) / n * (1 + alpha * (n - 1)) / (1 - back)
      return Self.centralization(try arcs.pageRank(alpha: alpha), n * largest - 1)
    case .load: return Self.centralization(try arcs.load(), n - 1)
    case .currentFlowBetweenness:
      let scores = try skeleton.currentFlowBetweenness().compactMap(\.self)
      return scores.count == vertexCount ? Self.centralization(scores, n - 1) : nil
    case .coreNumber:
      let k = (vertexCount - 1) / 2
      return Self.centralization(
        skeleton.coreNumber().map(Double.init), Double(k) * Double(vertexCount - k - 1))
    case .hubs:
      guard let scores = try arcs.hubsAndAuthorities() else { return nil }
      return Self.centralization(ofScores: scores.hubs)
    case .authorities:
      guard let scores = try arcs.hubsAndAuthorities() else { return nil }
      return Self.centralization(ofScores: scores.authorities)
    case .currentFlowCloseness:
      let scores = try skeleton.currentFlowCloseness().compactMap(\.self)
      return scores.count == vertexCount ? Self.centralization(ofScores: scores) : nil
    case .stress: return Self.centralization(ofScores: try arcs.stress())
    case .laplacian:
      let scores = try skeleton.laplacianCentrality(normalization: .raw).compactMap(\.self)
      return scores.count == vertexCount ? Self.centralization(ofScores: scores) : nil
    case .radiality:
      let scores = try skeleton.radiality().compactMap(\.self)
      return scores.count == vertexCount ? Self.centralization(ofScores: scores) : nil
    case .localReaching: return try arcs.globalReaching()
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

public import NetworkGraph

/// The centrality that a centralization compares.
public enum CentralizationKind: String, Hashable, Sendable, CaseIterable {
  /// The measure whose values are compared, computed without weights.
  case degree, betweenness, closeness
}

extension CompactGraph {
  /// How much the graph depends on its most central vertex: the sum of the differences between its
  /// centrality and that of each other vertex, divided by the largest possible sum, that of a star.
  ///
  /// Directions, weights and self-loops are dropped.
  ///
  /// - Returns: A number from 0 (all alike) to 1 (a star); `nil` for fewer than three vertices, and
  ///   for closeness when the graph is not connected.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m*) for degree, O(*nm*) for the others.
  /// - SeeAlso: L. C. Freeman, "Centrality in social networks: conceptual clarification", *Social
  ///   Networks* 1(3), 1978, 215–239, doi:10.1016/0378-8733(78)90021-7.
  public func centralization(of kind: CentralizationKind) throws -> Double? {
    let graph = simpleSkeleton()
    let n = Double(vertexCount)
    guard vertexCount > 2 else { return nil }
    let scores: [Double]
    let largest: Double
    switch kind {
    case .degree:
      scores = graph.degree().map(Double.init)
      largest = (n - 1) * (n - 2)
    case .betweenness:
      scores = try graph.betweenness(normalization: .raw)
      largest = (n - 1) * (n - 1) * (n - 2) / 2
    case .closeness:
      let summaries = try graph.distanceSummaries()
      guard summaries.allSatisfy({ $0.reachedCount == vertexCount - 1 }) else { return nil }
      scores = summaries.map { (n - 1) / $0.total }
      largest = (n - 1) * (n - 2) / (2 * n - 3)
    }
    let top = scores.max() ?? 0
    return scores.reduce(0) { $0 + (top - $1) } / largest
  }
}

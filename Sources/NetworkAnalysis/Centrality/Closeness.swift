public import NetworkGraph

/// How closeness treats vertices that are not reached.
public enum ClosenessVariant: String, Hashable, Sendable, CaseIterable {
  /// (*r* − 1)/(*n* − 1) · (*r* − 1)/Σ*d* over the *r* vertices reached, itself included. NetworkX.
  case wassermanFaust = "wf"
  /// (*r* − 1)/Σ*d*. A vertex of a small component looks central.
  case classic
  /// 1/Σ*d*. Undefined for a vertex that reaches no other.
  case raw
}

extension CompactGraph {
  /// The closeness centrality of every vertex: the inverse of its mean distance.
  ///
  /// A high score means that information from the others arrives over few steps.
  ///
  /// - Parameters:
  ///   - lengths: How long an edge is; a length may be 0.
  ///   - direction: In a directed graph, distances to the vertex (as NetworkX) or from it (as igraph).
  ///   - variant: How vertices that are not reached count.
  /// - Returns: One score per vertex, 0 to 1 for unit lengths. A vertex that no other reaches has 0,
  ///   or `nil` under `raw`; one whose distances are all 0 has `nil` (0 in NetworkX).
  /// - Throws: `WeightError` when weights cannot be lengths; `CancellationError`.
  /// - Complexity: O(*nm*) time for unit lengths, O(*nm* + *n*² log *n*) otherwise.
  /// - SeeAlso: L. C. Freeman 1978, doi:10.1016/0378-8733(78)90021-7; S. Wasserman, K. Faust, *Social
  ///   Network Analysis*, 1994, p. 201, doi:10.1017/CBO9780511815478.
  public func closeness(
    lengths: LengthRule = .unit, direction: PathDirection = .incoming,
    variant: ClosenessVariant = .wassermanFaust
  ) throws -> [Double?] {
    try distanceSummaries(lengths: lengths, direction: direction, allowingZero: true).map {
      summary in
      guard summary.reachedCount > 0 else { return variant == .raw ? nil : 0 }
      guard summary.total > 0 else { return nil }
      let reached = Double(summary.reachedCount)
      switch variant {
      case .wassermanFaust: return reached / Double(vertexCount - 1) * (reached / summary.total)
      case .classic: return reached / summary.total
      case .raw: return 1 / summary.total
      }
    }
  }

  /// The harmonic closeness of every vertex: the sum of 1/*d* over the others.
  ///
  /// A vertex that is not reached adds 0, so the measure needs no connected graph.
  ///
  /// - Parameters:
  ///   - lengths: How long an edge is, more than 0: inverses of 0 would be infinite.
  ///   - direction: In a directed graph, distances to the vertex (as NetworkX) or from it.
  ///   - normalization: `normalized` divides by *n* − 1.
  /// - Returns: One score per vertex, 0 to *n* − 1 for unit lengths.
  /// - Throws: `WeightError` when weights cannot be lengths; `CancellationError`.
  /// - Complexity: O(*nm*) time for unit lengths, O(*nm* + *n*² log *n*) otherwise.
  /// - SeeAlso: P. Boldi, S. Vigna, "Axioms for centrality", *Internet Mathematics* 10(3–4), 2014,
  ///   222–262, doi:10.1080/15427951.2013.865686.
  public func harmonicCloseness(
    lengths: LengthRule = .unit, direction: PathDirection = .incoming,
    normalization: Normalization = .raw
  ) throws -> [Double] {
    let scale = normalization == .normalized && vertexCount > 1 ? Double(vertexCount - 1) : 1
    return try distanceSummaries(lengths: lengths, direction: direction)
      .map { $0.totalInverse / scale }
  }
}

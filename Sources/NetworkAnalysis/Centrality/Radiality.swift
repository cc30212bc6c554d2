public import NetworkGraph

extension CompactGraph {
  /// The radiality of every vertex: how much nearer it is to the others than the two ends of the
  /// longest shortest path are to each other, on average.
  ///
  /// It is closeness turned round by subtraction instead of division: each vertex *d* steps away
  /// adds *D* + 1 − *d* for the diameter *D*, one out of reach adds 0.
  ///
  /// - Parameters:
  ///   - lengths: How long an edge is; a length may be 0. The 1 that is added to the diameter is 1 whatever the unit.
  ///   - direction: In a directed graph, distances from the vertex (radiality) or to it
  ///     (integration).
  ///   - normalization: `normalized` divides by the diameter, so that 1 is next to all for unit
  ///     lengths.
  /// - Returns: One score per vertex, not negative; `nil` for fewer than two vertices, and when
  ///   normalized in a graph without a path. The diameter is the largest finite distance.
  /// - Throws: `WeightError` when weights cannot be lengths; `AnalysisError.distancesTooLarge`;
  ///   `CancellationError`.
  /// - Complexity: As ``distanceSummaries(lengths:direction:)``.
  /// - SeeAlso: T. W. Valente, R. K. Foreman, "Integration and radiality: measuring the extent of
  ///   an individual's connectedness and reachability in a network", *Social Networks* 20(1), 1998,
  ///   89–105, doi:10.1016/S0378-8733(97)00007-5.
  public func radiality(
    lengths: LengthRule = .unit, direction: PathDirection = .outgoing,
    normalization: Normalization = .raw
  ) throws -> [Double?] {
    let summaries = try distanceSummaries(
      lengths: lengths, direction: direction, allowingZero: true)
    let diameter = summaries.lazy.map(\.farthest).max() ?? 0
    guard vertexCount > 1, normalization == .raw || diameter > 0 else {
      return Array(repeating: nil, count: vertexCount)
    }
    let scale = Double(vertexCount - 1) * (normalization == .normalized ? diameter : 1)
    let scores = summaries.map { summary in
      // Summed as differences from the diameter: each is exact or nearly so.
      max(0, (diameter + 1) * Double(summary.reachedCount) - summary.total) / scale
    }
    guard scores.allSatisfy(\.isFinite) else { throw AnalysisError.distancesTooLarge }
    return scores
  }

  /// The local reaching centrality of every vertex: the share of the others that it reaches;
  /// without directions, where a connected graph would give 1 to all, each counts 1/distance.
  ///
  /// - Parameter direction: In a directed graph, whom the vertex reaches or who reaches it.
  /// - Returns: One number per vertex from 0 to 1; `nil` for a single vertex.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*nm*) on all cores.
  /// - Note: Weights are not used. NetworkX can weigh paths by the mean weight of *one* shortest
  ///   path; which one among equally short ones depends there on the order of the data.
  /// - SeeAlso: E. Mones, L. Vicsek, T. Vicsek, "Hierarchy measure for complex networks", *PLoS
  ///   ONE* 7(3), 2012, e33799, doi:10.1371/journal.pone.0033799.
  public func localReaching(direction: PathDirection = .outgoing) throws -> [Double?] {
    guard vertexCount > 1 else { return Array(repeating: nil, count: vertexCount) }
    let others = Double(vertexCount - 1)
    return try distanceSummaries(direction: direction).map {
      (isDirected ? Double($0.reachedCount) : $0.totalInverse) / others
    }
  }

  /// The global reaching centrality: how hierarchical the graph is, as the mean difference between
  /// the largest local reaching centrality and those of the others.
  ///
  /// - Parameter direction: In a directed graph, whether those on top point down or are pointed to.
  /// - Returns: A number from 0 (all reach alike) to 1 (one reaches all and nobody else reaches
  ///   anybody); `nil` for fewer than two vertices.
  /// - Throws: As ``localReaching(direction:)``.
  /// - Complexity: As ``localReaching(direction:)``.
  /// - Note: NetworkX raises without edges; here all reach alike then, and the value is 0.
  /// - SeeAlso: E. Mones, L. Vicsek, T. Vicsek, *PLoS ONE* 7(3), 2012, e33799,
  ///   doi:10.1371/journal.pone.0033799.
  public func globalReaching(direction: PathDirection = .outgoing) throws -> Double? {
    guard vertexCount > 1 else { return nil }
    let scores = try localReaching(direction: direction).compactMap(\.self)
    let top = scores.max() ?? 0
    return scores.reduce(0) { $0 + (top - $1) } / Double(vertexCount - 1)
  }
}

public import NetworkGraph

/// What a search for communities makes as large as it can.
public enum CommunityQuality: String, Hashable, Sendable, CaseIterable {
  /// The modularity of Newman and Girvan; directions are dropped, strengths both ways add up.
  case modularity
  /// The modularity of Leicht and Newman, which expects ties from vertices that send many to vertices
  /// that receive many. In an undirected graph the same as `modularity`.
  case directedModularity = "directed-modularity"
  /// The constant Potts model: ties inside groups, less γ for each pair of vertices inside a group. A
  /// group is denser than γ inside and sparser than γ towards others, whatever the rest of the network
  /// looks like: there is no resolution limit. Directions are dropped.
  case constantPotts = "cpm"
}

extension CompactGraph {
  /// The quality of a partition by the constant Potts model: Σ*c* [*L(c)* − γ *n(c)*(*n(c)* − 1)/2].
  ///
  /// - Parameters:
  ///   - partition: A group for each vertex.
  ///   - resolution: γ, a density: with weights, a strength per pair of vertices.
  ///   - weights: What the weight of an edge counts for.
  /// - Returns: A number without bounds, 0 when each vertex is its own group and has no self-loop; a
  ///   self-loop counts once in *L*. NetworkX has no such function; igraph reports it divided by the
  ///   number of edges.
  /// - Throws: As ``modularity(of:resolution:weights:)``.
  /// - Complexity: O(*n* + *m* log *d*).
  /// - SeeAlso: V. A. Traag, P. Van Dooren, Y. Nesterov, "Narrow scope for resolution-limit-free
  ///   community detection", *Physical Review E* 84, 2011, 016114, doi:10.1103/PhysRevE.84.016114.
  public func constantPottsQuality(
    of partition: Partition, resolution: Double, weights: StrengthRule = .unit
  ) throws -> Double {
    try checkCount(partition.vertexCount, of: "group memberships")
    try checkResolution(resolution)
    let level = try LeidenLevel(self, weights: weights, quality: .constantPotts)
    return level.quality(of: partition.membership, resolution: resolution)
  }

  /// The modularity of a partition of a two-mode graph: the share of ties inside groups, less the share
  /// expected there when ties fall by chance between the modes.
  ///
  /// Σ*c* [*L(c)*/*m* − γ *k(c)* *d(c)*/*m*²], with *k(c)* the ties of the group's vertices of the first
  /// mode and *d(c)* those of the second. The usual modularity would expect ties inside a mode, which
  /// there cannot be.
  ///
  /// - Parameters:
  ///   - partition: A group for each vertex; groups may hold vertices of both modes.
  ///   - modes: The modes of the vertices; found by ``twoModes()`` when `nil`. The value does not
  ///     depend on which of two modes is the first.
  ///   - resolution: γ; above 1 favours smaller groups.
  ///   - weights: What the weight of an edge counts for.
  /// - Returns: A number below 1; `nil` without ties.
  /// - Throws: `AnalysisError` when the graph is not two-mode, else as
  ///   ``modularity(of:resolution:weights:)``.
  /// - Complexity: O(*n* + *m* log *d*).
  /// - SeeAlso: M. J. Barber, "Modularity and community detection in bipartite networks", *Physical
  ///   Review E* 76, 2007, 066102, doi:10.1103/PhysRevE.76.066102.
  public func twoModeModularity(
    of partition: Partition, modes: TwoModes? = nil, resolution: Double = 1,
    weights: StrengthRule = .unit
  ) throws -> Double? {
    try checkCount(partition.vertexCount, of: "group memberships")
    try checkResolution(resolution)
    let level = try LeidenLevel(self, weights: weights, modes: modes ?? twoModes())
    guard level.total > 0 else { return nil }
    return level.quality(of: partition.membership, resolution: resolution)
  }

  /// Groups of a two-mode graph, vertices of both modes together, with large modularity of Barber, by
  /// the Leiden algorithm.
  ///
  /// Barber's modularity is that of Leicht and Newman with all ties directed from the first mode to
  /// the second, so the same search serves both.
  ///
  /// - Parameters:
  ///   - modes: The modes of the vertices; found by ``twoModes()`` when `nil`.
  ///   - resolution: γ; above 1 gives smaller groups.
  ///   - weights: What the weight of an edge counts for.
  ///   - seed: Where all random choices begin.
  ///   - starts: How many times to start anew; at least 1.
  /// - Throws: As ``twoModeModularity(of:modes:resolution:weights:)``.
  /// - Complexity: As ``leidenCommunities(resolution:weights:seed:starts:)``.
  /// - SeeAlso: M. J. Barber 2007, doi:10.1103/PhysRevE.76.066102.
  public func twoModeCommunities(
    modes: TwoModes? = nil, resolution: Double = 1, weights: StrengthRule = .unit,
    seed: UInt64 = 1, starts: Int = 10
  ) throws -> Partition {
    try checkResolution(resolution)
    try checkRepetitions(1, starts, name: "starts")
    let level = try LeidenLevel(self, weights: weights, modes: modes ?? twoModes())
    return try level.leidenPartition(resolution: resolution, seed: seed, starts: starts)
  }
}

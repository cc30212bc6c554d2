public import NetworkGraph

extension CompactGraph {
  /// The modularity of a partition: the share of ties inside groups, less the share that would be
  /// expected there if ties fell by chance between vertices of the same strengths.
  ///
  /// Undirected: Σ*c* [*L(c)*/*m* − γ (*d(c)*/2*m*)²], a self-loop once in *L* and twice in *d*.
  /// Directed: Σ*c* [*L(c)*/*m* − γ *d*out(*c*) *d*in(*c*)/*m*²] (Leicht and Newman 2008,
  /// doi:10.1103/PhysRevLett.100.118703).
  ///
  /// - Parameters:
  ///   - partition: A group for each vertex.
  ///   - resolution: γ; above 1 favours smaller groups.
  ///   - weights: What the weight of an edge counts for.
  /// - Returns: A number below 1; 0 for one group that holds all when γ = 1; `nil` when there are no
  ///   ties, or their strengths are all 0.
  /// - Throws: `AnalysisError` when the partition has not one group per vertex or the resolution is
  ///   negative or not finite; `WeightError` when weights cannot be strengths.
  /// - Complexity: O(*n* + *m*).
  /// - Note: Values of different networks are not comparable, and large ones also occur in random
  ///   networks.
  /// - SeeAlso: M. E. J. Newman, M. Girvan, "Finding and evaluating community structure in networks",
  ///   *Physical Review E* 69, 2004, 026113, doi:10.1103/PhysRevE.69.026113.
  public func modularity(
    of partition: Partition, resolution: Double = 1, weights: StrengthRule = .unit
  ) throws -> Double? {
    try checkCount(partition.vertexCount, of: "group memberships")
    try checkResolution(resolution)
    let strengths = try strengths(by: weights)
    var inside = [Double](repeating: 0, count: partition.groupCount)
    var outgoing = inside
    var incoming = inside
    var total = 0.0
    for tail in vertices {
      let group = partition[tail]
      // Summed for the vertex first: groups are far apart in memory.
      var (own, all) = (0.0, 0.0)
      for slot in arcs(from: tail) {
        let head = heads[slot]
        // An undirected edge has two slots; its self-loop has one and counts as much.
        let strength = (strengths?[slot] ?? 1) * (!isDirected && head == tail ? 2 : 1)
        all += strength
        if isDirected { incoming[partition[head]] += strength }
        own += partition[head] == group ? strength : 0
      }
      total += all
      outgoing[group] += all
      inside[group] += own
    }
    if !isDirected { incoming = outgoing }
    guard total > 0 else { return nil }
    return inside.indices.reduce(0) { sum, group in
      sum + inside[group] / total
        - resolution * (outgoing[group] / total) * (incoming[group] / total)
    }
  }

  func checkResolution(_ resolution: Double) throws(AnalysisError) {
    guard resolution >= 0 && resolution.isFinite else {
      throw .parameterOutOfRange(
        name: "resolution", value: "\(resolution)",
        expected: "a finite number that is not negative")
    }
  }
}

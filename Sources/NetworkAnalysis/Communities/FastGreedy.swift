public import NetworkGraph

extension CompactGraph {
  /// Groups with large modularity by greedy merging: the two groups whose merger gains most become
  /// one, until no merger gains.
  ///
  /// Deterministic: of mergers with the same gain the one of the lowest group numbers is made. Greedy
  /// merging favours large groups; other methods find larger modularity.
  ///
  /// - Parameters:
  ///   - resolution: γ of the modularity; above 1 gives smaller groups.
  ///   - weights: What the weight of an edge counts for; directions are dropped.
  /// - Returns: A partition, groups by decreasing size.
  /// - Throws: `AnalysisError`, `WeightError`, `CancellationError`.
  /// - Complexity: O(*md* log *n*) for a dendrogram of depth *d*, in practice O(*m* log² *n*);
  ///   O(*m* log *n*) space.
  /// - Note: igraph and NetworkX merge equal gains in another order, so that results may differ where
  ///   gains tie.
  /// - SeeAlso: A. Clauset, M. E. J. Newman, C. Moore, "Finding community structure in very large
  ///   networks", *Physical Review E* 70, 2004, 066111, doi:10.1103/PhysRevE.70.066111.
  public func fastGreedyCommunities(
    resolution: Double = 1, weights: StrengthRule = .unit
  ) throws -> Partition {
    try checkResolution(resolution)
    let level = try LeidenLevel(self, weights: weights)
    var groups = MergingGroups(level)
    var heap = PairHeap()
    var merges: [(Int, Int)] = []
    func gain(_ a: Int, _ b: Int, _ weight: Double) -> Double {
      // Half of ΔQ × 2m: the factor does not change the order.
      weight - resolution * groups.strength[a] / groups.total * groups.strength[b]
    }
    for a in 0..<vertexCount {
      for (b, weight) in groups.neighbors(of: a) where a < b {
        heap.insert(gain(a, b, weight), a, b)
      }
    }
    var rounds = ProgressReport.Rounds(vertexCount / 256 + 1)
    while let best = heap.removeFirst(), best.key > level.smallestGain {
      guard groups.exists(best.a) && groups.exists(best.b) else { continue }
      if merges.count & 0xFF == 0 { try rounds.next() }
      merges.append((best.a, best.b))
      let (new, ties) = groups.merge(best.a, best.b)
      for (other, weight) in ties { heap.insert(gain(new, other, weight), new, other) }
    }
    return Partition(labels: MergingGroups.labels(after: merges, vertexCount: vertexCount))
  }
}

public import NetworkGraph

extension CompactGraph {
  /// Groups with large modularity by the Louvain algorithm: move vertices to the neighbouring group
  /// with the largest gain, make each group a vertex, and again.
  ///
  /// It is here for comparison with other programs. Its groups may be badly connected, even not
  /// connected at all; ``leidenCommunities(quality:resolution:weights:seed:starts:)`` repairs that and
  /// finds better partitions.
  ///
  /// - Parameters:
  ///   - quality: What is made large.
  ///   - resolution: γ; above 1 gives smaller groups.
  ///   - weights: What the weight of an edge counts for.
  ///   - seed: Where all random choices begin: the order in which vertices are tried.
  ///   - starts: How many times to start anew; the best is kept; at least 1.
  /// - Returns: A partition, groups by decreasing size. Without ties each vertex is its own group.
  /// - Throws: As ``leidenCommunities(resolution:weights:seed:starts:)``.
  /// - Complexity: In practice O(*m*) for each round; O(*n* + *m*) space.
  /// - SeeAlso: V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, "Fast unfolding of
  ///   communities in large networks", *Journal of Statistical Mechanics*, 2008, P10008,
  ///   doi:10.1088/1742-5468/2008/10/P10008.
  public func louvainCommunities(
    quality: CommunityQuality = .modularity, resolution: Double = 1,
    weights: StrengthRule = .unit, seed: UInt64 = 1, starts: Int = 10
  ) throws -> Partition {
    try checkResolution(resolution)
    try checkRepetitions(1, starts, name: "starts")
    let base = try LeidenLevel(self, weights: weights, quality: quality)
    return try bestOfStarts(starts, seed: seed) { seed, isCancelled in
      let labels = try base.louvainLabels(
        resolution: resolution, seed: seed, isCancelled: isCancelled)
      return (Partition(labels: labels), base.quality(of: labels, resolution: resolution))
    }
  }
}

extension LeidenLevel {
  fileprivate func louvainLabels(
    resolution: Double, seed: UInt64, isCancelled: () -> Bool
  ) throws -> [Int] {
    var random = SplitMix64(seed: seed)
    var level = self
    var node = Array(0..<count)
    guard total > 0 else { return node }
    while true {
      var moving = LocalMoving(level, Array(0..<level.count), resolution: resolution)
      var order = Array(0..<level.count)
      random.shuffle(&order)
      var hasMoved = false
      var moves = 1
      while moves > 0 {
        if isCancelled() { throw CancellationError() }
        moves = 0
        for v in order where moving.move(v) { moves += 1 }
        if moves > 0 { hasMoved = true }
      }
      let community = Partition(labels: moving.community).membership
      for i in node.indices { node[i] = community[node[i]] }
      guard hasMoved else { return node }
      level = level.aggregated(by: community)
    }
  }
}

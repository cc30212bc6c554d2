public import NetworkGraph

extension CompactGraph {
  /// Groups with large modularity by the Louvain algorithm: move vertices to the neighbouring group
  /// with the largest gain, make each group a vertex, and again. Only neighbours of vertices that moved
  /// are asked again. Up to 10 000 ties all begins anew from the result, until no vertex gains.
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
      return (
        Partition(labels: labels.map { Int($0) }),
        starts == 1 ? 0 : base.quality(of: labels, resolution: resolution)
      )
    }
  }
}

extension LeidenLevel {
  fileprivate func louvainLabels(
    resolution: Double, seed: UInt64, isCancelled: () -> Bool
  ) throws -> ContiguousArray<UInt32> {
    var random = SplitMix64(seed: seed)
    var labels = ContiguousArray<UInt32>.identity(count)
    guard total > 0 else { return labels }
    repeat {
      var (level, community) = (self, labels)
      var node = ContiguousArray<UInt32>.identity(count)
      var isFirst = true
      var hasEnded = false
      while true {
        let moves = try level.moveNodes(
          &community, order: random.visitingOrder(of: level.count), resolution: resolution,
          salt: random.next(), isCancelled)
        if moves == 0 {
          hasEnded = isFirst
          break
        }
        isFirst = false
        let groups = NodeGroups(community, below: level.count)
        for i in node.indices { node[i] = groups.group[Int(node[i])] }
        labels = node
        level = try level.aggregated(by: groups)
        community = .identity(level.count)
      }
      // In small graphs vertices are asked again, until none gains by leaving what merged.
      if hasEnded { return labels }
    } while heads.count <= 20_000
    return labels
  }
}

public import NetworkGraph

extension CompactGraph {
  /// Groups of vertices that are tied to each other more than chance would, by the Leiden algorithm
  /// for modularity.
  ///
  /// Each group is connected, and no vertex gains by moving to another. The algorithm runs from several
  /// random orders, on all cores, and keeps the best partition. In a directed graph directions are
  /// dropped; the strengths of arcs both ways add up.
  ///
  /// - Parameters:
  ///   - resolution: γ of the modularity; above 1 gives smaller groups, below 1 larger ones.
  ///   - weights: What the weight of an edge counts for.
  ///   - seed: Where all random choices begin; the same seed gives the same partition.
  ///   - starts: How many times to start anew; at least 1.
  /// - Returns: A partition, groups by decreasing size. Without ties each vertex is its own group.
  /// - Throws: `AnalysisError` when a parameter is out of range; `WeightError` when
  ///   weights cannot be strengths; `CancellationError`.
  /// - Complexity: In practice O(*m* log *n*) for each start; O(*n* + *m*) space.
  /// - Note: A search begins with a partition found at resolutions that fall from 16 γ to γ (in a large
  ///   graph in which hardly any ties hold together at 16 γ, at γ alone), not with single vertices. Many partitions of nearly the same modularity may exist: ``communityStability(of:runs:resolution:weights:seed:)``
  ///   says which memberships to rely on.
  /// - SeeAlso: V. A. Traag, L. Waltman, N. J. van Eck, "From Louvain to Leiden: guaranteeing
  ///   well-connected communities", *Scientific Reports* 9, 2019, 5233,
  ///   doi:10.1038/s41598-019-41695-z. Names of steps follow the paper; θ is 0.01 times the mean
  ///   strength of a tie.
  public func leidenCommunities(
    resolution: Double = 1, weights: StrengthRule = .unit, seed: UInt64 = 1, starts: Int = 10
  ) throws -> Partition {
    try leidenCommunities(
      quality: .modularity, resolution: resolution, weights: weights, seed: seed, starts: starts)
  }

  /// Groups with a large value of a quality, by the Leiden algorithm.
  ///
  /// As ``leidenCommunities(resolution:weights:seed:starts:)``, for the directed modularity of Leicht
  /// and Newman or for the constant Potts model.
  ///
  /// - Parameters:
  ///   - quality: What is made large.
  ///   - resolution: γ of the quality. For `constantPotts` it is a density: with 0.1, groups are denser
  ///     than one tie per ten pairs inside.
  ///   - weights: What the weight of an edge counts for.
  ///   - seed: Where all random choices begin.
  ///   - starts: How many times to start anew; at least 1.
  /// - Returns: A partition, groups by decreasing size; each group is connected, directions ignored.
  /// - Throws: As ``leidenCommunities(resolution:weights:seed:starts:)``.
  /// - Complexity: As ``leidenCommunities(resolution:weights:seed:starts:)``.
  /// - SeeAlso: E. A. Leicht, M. E. J. Newman, "Community structure in directed networks", *Physical
  ///   Review Letters* 100, 2008, 118703, doi:10.1103/PhysRevLett.100.118703; V. A. Traag, P. Van
  ///   Dooren, Y. Nesterov, *Physical Review E* 84, 2011, 016114, doi:10.1103/PhysRevE.84.016114.
  public func leidenCommunities(
    quality: CommunityQuality, resolution: Double = 1, weights: StrengthRule = .unit,
    seed: UInt64 = 1, starts: Int = 10
  ) throws -> Partition {
    try checkResolution(resolution)
    try checkRepetitions(1, starts, name: "starts")
    return try LeidenLevel(self, weights: weights, quality: quality)
      .leidenPartition(resolution: resolution, seed: seed, starts: starts)
  }
}

extension LeidenLevel {
  /// The best partition of several starts.
  func leidenPartition(resolution: Double, seed: UInt64, starts: Int) throws -> Partition {
    try bestOfStarts(starts, seed: seed) { seed, isCancelled in
      var search = LeidenSearch(self, resolution: resolution, seed: seed)
      let labels = try search.run(isCancelled)
      return (
        Partition(labels: labels.map { Int($0) }),
        // A single start has nothing to be compared with.
        starts > 1 ? quality(of: labels, resolution: resolution) : 0
      )
    }
  }
}

/// One start of the Leiden algorithm.
private struct LeidenSearch {
  let base: LeidenLevel
  let resolution: Double
  var random: SplitMix64

  init(_ base: LeidenLevel, resolution: Double, seed: UInt64) {
    self.base = base
    self.resolution = resolution
    random = SplitMix64(seed: seed)
  }

  /// A start by annealing, then rounds until they bring no improvement or have done enough work.
  ///
  /// Small graphs also start from single nodes, the better result counts, and have as many rounds as
  /// they need: until two in a row bring no improvement. In larger ones the start leaves little to gain:
  /// rounds end when one brings less than 0.0001, or when together they have read some millions of ties.
  mutating func run(_ isCancelled: () -> Bool) throws -> ContiguousArray<UInt32> {
    let single = ContiguousArray<UInt32>.identity(base.count)
    guard base.count > 0 && base.total > 0 else { return single }
    let annealed = try annealedStart(isCancelled)
    var (found, quality) = try improved(annealed, isCancelled)
    if isSmall {
      let (other, otherQuality) = try improved(single, isCancelled)
      if otherQuality > quality + 1e-12 { (found, quality) = (other, otherQuality) }
    }
    return found
  }

  private var isSmall: Bool { base.heads.count <= 20_000 }

  /// Rounds from a partition. At the end no node can gain by moving, and each community is connected.
  private mutating func improved(
    _ start: ContiguousArray<UInt32>, _ isCancelled: () -> Bool
  ) throws -> (labels: ContiguousArray<UInt32>, quality: Double) {
    var community = start
    let rounds = isSmall ? .max : max(1, 3_000_000 / base.heads.count)
    var (quality, failures, done) = (-Double.infinity, 0, 0)
    while failures < (isSmall ? 2 : 1) && done < rounds {
      let (labels, found) = try round(community, isCancelled)
      community = labels
      failures = found > quality + (isSmall ? 1e-12 : 1e-4) ? 0 : failures + 1
      quality = found
      done += 1
    }
    while true {
      _ = try base.moveNodes(
        &community, order: random.visitingOrder(of: base.count), resolution: resolution,
        salt: random.next(), isCancelled)
      let before = NodeGroups(community, below: base.count).count
      let parts = base.splitIntoConnected(community)
      community = parts.group
      if parts.count == before { break }
    }
    return (community, isSmall ? base.quality(of: community, resolution: resolution) : quality)
  }

  /// A partition to start from: nodes are moved and communities merged into nodes, as Louvain does, but
  /// with a resolution that falls from 16 γ to γ.
  ///
  /// With γ alone the first nodes to be moved join any neighbour, and what they start grows too large
  /// and mixed to be put right later; it takes some ten rounds. At a high resolution only what holds
  /// together strongly joins, and the falling resolution then merges it, as a falling temperature would.
  /// Where hardly anything holds together so, what joins does so by chance and would only be in the way:
  /// the search then begins again with γ.
  private mutating func annealedStart(_ isCancelled: () -> Bool) throws -> ContiguousArray<UInt32> {
    var level = base
    var node = ContiguousArray((0..<base.count).map { UInt32($0) })
    var factor = 16.0
    while true {
      var community = ContiguousArray((0..<level.count).map { UInt32($0) })
      let moves = try level.moveNodes(
        &community, order: random.visitingOrder(of: level.count), resolution: resolution * factor,
        limit: 3 * level.count, salt: random.next(), isCancelled)
      if factor == 16, !isSmall, base.kind != .constantPotts,
        level.quality(of: community, resolution: 0) < 0.1
      {
        factor = 1
        continue
      }
      if moves == 0 && factor == 1 { return node }
      let groups = NodeGroups(community, below: level.count)
      for i in node.indices { node[i] = groups.group[Int(node[i])] }
      level = try level.aggregated(by: groups)
      factor = max(1, factor / 4)
    }
  }

  /// One round: move, refine, aggregate, until no aggregate can be moved.
  private mutating func round(
    _ start: ContiguousArray<UInt32>, _ isCancelled: () -> Bool
  ) throws -> (labels: ContiguousArray<UInt32>, quality: Double) {
    var level = base
    var community = start
    var node: ContiguousArray<UInt32>?
    while true {
      if isCancelled() { throw CancellationError() }
      _ = try level.moveNodes(
        &community, order: random.visitingOrder(of: level.count), resolution: resolution,
        salt: random.next(), isCancelled)
      let refined = try level.refined(community, resolution: resolution, &random)
      if refined.count == level.count {
        // The quality of the aggregate is that of the base.
        let quality = level.quality(of: community, resolution: resolution)
        guard var node else { return (community, quality) }
        for i in node.indices { node[i] = community[Int(node[i])] }
        return (node, quality)
      }
      let aggregate = try level.aggregated(by: refined)
      var next = ContiguousArray<UInt32>(repeating: 0, count: aggregate.count)
      for v in 0..<level.count { next[Int(refined.group[v])] = community[v] }
      // Labels below the number of nodes, so that each label can index the nodes of the level.
      community = NodeGroups(next, below: level.count).group
      if var composed = node {
        for i in composed.indices { composed[i] = refined.group[Int(composed[i])] }
        node = composed
      } else {
        node = refined.group
      }
      level = aggregate
    }
  }
}

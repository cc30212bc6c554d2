public import NetworkGraph

extension CompactGraph {
  /// Groups of vertices that are tied to each other more than chance would, by the Leiden algorithm
  /// for modularity.
  ///
  /// Each group is connected. The algorithm runs from several random orders, each until a further
  /// round brings no improvement, and keeps the best partition. In a directed graph directions are
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
  /// - Note: Many partitions of nearly the same modularity may exist: ``communityStability(of:runs:resolution:weights:seed:)``
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
      return try search.run(isCancelled)
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

  /// Repeats rounds until two in a row bring no improvement.
  mutating func run(_ isCancelled: () -> Bool) throws -> (found: Partition, quality: Double) {
    var partition = Partition(labels: Array(0..<base.count))
    var quality = base.quality(of: partition.membership, resolution: resolution)
    var failures = 0
    while base.total > 0 && failures < 2 {
      let labels = try round(partition.membership, isCancelled)
      let candidate = Partition(labels: base.splitIntoConnected(labels))
      let found = base.quality(of: candidate.membership, resolution: resolution)
      if found > quality + 1e-12 {
        (partition, quality, failures) = (candidate, found, 0)
      } else {
        failures += 1
      }
    }
    return (partition, quality)
  }

  /// One round: move, refine, aggregate, until no aggregate can be moved.
  private mutating func round(_ start: [Int], _ isCancelled: () -> Bool) throws -> [Int] {
    var level = base
    var community = start
    var node = Array(0..<base.count)
    while true {
      if isCancelled() { throw CancellationError() }
      moveNodesFast(level, &community)
      let refined = Partition(labels: refine(level, community)).membership
      let aggregate = level.aggregated(by: refined)
      if aggregate.count == level.count { return node.map { community[$0] } }
      var next = [Int](repeating: 0, count: aggregate.count)
      for v in 0..<level.count { next[refined[v]] = community[v] }
      // Labels below the number of nodes, so that each label can index the nodes of the level.
      community = Partition(labels: next).membership
      for i in node.indices { node[i] = refined[node[i]] }
      level = aggregate
    }
  }

  /// Moves nodes to the community with the largest gain until none can gain (MoveNodesFast).
  private mutating func moveNodesFast(_ level: LeidenLevel, _ community: inout [Int]) {
    let n = level.count
    var moving = LocalMoving(level, community, resolution: resolution)
    var queue = Array(0..<n)
    random.shuffle(&queue)
    var isQueued = [Bool](repeating: true, count: n)
    var next = 0
    // The queue never holds a node twice, so it is a ring of n places.
    var waiting = n
    while waiting > 0 {
      let v = queue[next]
      next = next + 1 == n ? 0 : next + 1
      waiting -= 1
      isQueued[v] = false
      guard moving.move(v) else { continue }
      let best = moving.community[v]
      for slot in level.first[v]..<level.first[v + 1] {
        let u = level.head[slot]
        guard !isQueued[u] && moving.community[u] != best else { continue }
        isQueued[u] = true
        queue[(next + waiting) % n] = u
        waiting += 1
      }
    }
    community = moving.community
  }

  /// Builds well-connected communities inside each community, from single nodes (MergeNodesSubset).
  private mutating func refine(_ level: LeidenLevel, _ community: [Int]) -> [Int] {
    let n = level.count
    var refined = Array(0..<n)
    var size = [Int](repeating: 1, count: n)
    var masses = CommunityMasses(level, refined)
    let whole = CommunityMasses(level, community)
    /// The ties of each refined community to the rest of its community.
    var outward = [Double](repeating: 0, count: n)
    for v in 0..<n {
      for slot in level.first[v]..<level.first[v + 1]
      where community[level.head[slot]] == community[v] {
        outward[v] += level.weight[slot]
      }
    }
    let factor = resolution / level.total
    func isWellConnected(_ c: Int, within community: Int) -> Bool {
      let strength = masses.strength[c]
      var expected = factor * strength * (whole.strength[community] - strength)
      if level.isDirected {
        let incoming = masses.incoming[c]
        expected =
          factor * strength * (whole.incoming[community] - incoming)
          + factor * incoming * (whole.strength[community] - strength)
      }
      return outward[c] >= expected - level.smallestGain
    }
    var order = Array(0..<n)
    random.shuffle(&order)
    var tie = [Double](repeating: 0, count: n)
    for v in order where size[refined[v]] == 1 && isWellConnected(v, within: community[v]) {
      var candidates: [Int] = []
      let inside = outward[v]
      for slot in level.first[v]..<level.first[v + 1] {
        let u = level.head[slot]
        guard community[u] == community[v] else { continue }
        if tie[refined[u]] == 0 { candidates.append(refined[u]) }
        tie[refined[u]] += level.weight[slot]
      }
      let mass = factor * level.strength[v]
      let incoming = level.isDirected ? factor * level.incoming[v] : 0
      let gains: [(community: Int, gain: Double)] = candidates.compactMap { c in
        let gain = tie[c] - masses.expected(mass, incoming, c)
        return gain >= 0 && isWellConnected(c, within: community[v]) ? (c, gain) : nil
      }
      if let chosen = choose(gains, temperature: 0.01 * level.meanWeight) {
        refined[v] = chosen
        (size[v], size[chosen]) = (0, size[chosen] + 1)
        masses.add(v, of: level, to: chosen)
        outward[chosen] += inside - 2 * tie[chosen]
      }
      for c in candidates { tie[c] = 0 }
    }
    return refined
  }

  /// Draws a community with probability in proportion to exp(gain/θ); `nil` for staying alone, whose
  /// gain is 0.
  private mutating func choose(
    _ gains: [(community: Int, gain: Double)], temperature: Double
  ) -> Int? {
    guard let largest = gains.lazy.map(\.gain).max() else { return nil }
    let odds = gains.map { PortableMath.exponential(($0.gain - largest) / temperature) }
    let alone = PortableMath.exponential(-largest / temperature)
    var draw = random.nextUnit() * (odds.reduce(0, +) + alone)
    for (candidate, odd) in zip(gains, odds) {
      if draw < odd { return candidate.community }
      draw -= odd
    }
    return alone > 0 ? nil : gains[0].community
  }
}

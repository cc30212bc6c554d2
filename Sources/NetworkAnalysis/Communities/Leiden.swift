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
    try checkResolution(resolution)
    guard starts > 0 else {
      throw AnalysisError.parameterOutOfRange(
        name: "starts", value: "\(starts)", expected: "at least 1")
    }
    let level = try LeidenLevel(self, weights: weights)
    var seeds = SplitMix64(seed: seed)
    var best: (partition: Partition, quality: Double)?
    for _ in 0..<starts {
      var search = LeidenSearch(level, resolution: resolution, seed: seeds.next())
      let found = try search.run()
      if best == nil || found.quality > best!.quality + 1e-12 { best = found }
    }
    return best!.partition
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
  mutating func run() throws -> (partition: Partition, quality: Double) {
    var partition = Partition(labels: Array(0..<base.count))
    var quality = base.quality(of: partition.membership, resolution: resolution)
    var failures = 0
    while base.total > 0 && failures < 2 {
      let candidate = Partition(labels: base.splitIntoConnected(try round(partition.membership)))
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
  private mutating func round(_ start: [Int]) throws -> [Int] {
    var level = base
    var community = start
    var node = Array(0..<base.count)
    while true {
      try Task.checkCancellation()
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
    var strength = [Double](repeating: 0, count: n)
    var size = [Int](repeating: 0, count: n)
    for v in 0..<n {
      strength[community[v]] += level.strength[v]
      size[community[v]] += 1
    }
    var empty = (0..<n).filter { size[$0] == 0 }
    var queue = Array(0..<n)
    random.shuffle(&queue)
    var isQueued = [Bool](repeating: true, count: n)
    var tie = [Double](repeating: 0, count: n)
    var touched: [Int] = []
    var next = 0
    // The queue never holds a node twice, so it is a ring of n places.
    var waiting = n
    while waiting > 0 {
      let v = queue[next]
      next = next + 1 == n ? 0 : next + 1
      waiting -= 1
      isQueued[v] = false
      let own = community[v]
      for slot in level.first[v]..<level.first[v + 1] {
        let c = community[level.head[slot]]
        if tie[c] == 0 { touched.append(c) }
        tie[c] += level.weight[slot]
      }
      strength[own] -= level.strength[v]
      size[own] -= 1
      let expected = resolution * level.strength[v] / level.total
      var best = own
      var bestGain = tie[own] - expected * strength[own] + level.smallestGain
      for c in touched where c != own {
        let gain = tie[c] - expected * strength[c]
        if gain > bestGain { (best, bestGain) = (c, gain) }
      }
      if size[own] > 0 && bestGain < 0, let alone = empty.last { best = alone }
      for c in touched { tie[c] = 0 }
      touched.removeAll(keepingCapacity: true)
      strength[best] += level.strength[v]
      size[best] += 1
      guard best != own else { continue }
      community[v] = best
      if best == empty.last { empty.removeLast() }
      if size[own] == 0 {
        empty.append(own)
        // What rounding left behind must not count as strength of the next community there.
        strength[own] = 0
      }
      for slot in level.first[v]..<level.first[v + 1] {
        let u = level.head[slot]
        guard !isQueued[u] && community[u] != best else { continue }
        isQueued[u] = true
        queue[(next + waiting) % n] = u
        waiting += 1
      }
    }
  }

  /// Builds well-connected communities inside each community, from single nodes (MergeNodesSubset).
  private mutating func refine(_ level: LeidenLevel, _ community: [Int]) -> [Int] {
    let n = level.count
    var refined = Array(0..<n)
    var size = [Int](repeating: 1, count: n)
    var strength = level.strength
    var whole = [Double](repeating: 0, count: n)
    for v in 0..<n { whole[community[v]] += level.strength[v] }
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
      outward[c] >= factor * strength[c] * (whole[community] - strength[c]) - level.smallestGain
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
      let gains: [(community: Int, gain: Double)] = candidates.compactMap { c in
        let gain = tie[c] - factor * level.strength[v] * strength[c]
        return gain >= 0 && isWellConnected(c, within: community[v]) ? (c, gain) : nil
      }
      if let chosen = choose(gains, temperature: 0.01 * level.meanWeight) {
        refined[v] = chosen
        (size[v], size[chosen]) = (0, size[chosen] + 1)
        strength[chosen] += level.strength[v]
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
    let odds = gains.map { exponential(($0.gain - largest) / temperature) }
    let alone = exponential(-largest / temperature)
    var draw = random.nextUnit() * (odds.reduce(0, +) + alone)
    for (candidate, odd) in zip(gains, odds) {
      if draw < odd { return candidate.community }
      draw -= odd
    }
    return alone > 0 ? nil : gains[0].community
  }
}

/// *e* to a power that is not above 0, to about 10⁻¹⁵: only operations that every machine rounds
/// alike, which the `exp` of C libraries does not promise.
func exponential(_ x: Double) -> Double {
  guard x > -700 else { return 0 }
  // e^x = (e^(x/1024))^1024, with a Taylor series for the small power.
  let small = x / 1024
  var term = 1.0
  var sum = 1.0
  for i in 1...8 {
    term *= small / Double(i)
    sum += term
  }
  for _ in 0..<10 { sum *= sum }
  return sum
}

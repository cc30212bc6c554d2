public import NetworkGraph

extension CompactGraph {
  /// Groups of vertices that see the network alike: those between which short random walks end in the
  /// same places. Two groups whose merger costs least become one, again and again; of all stages the
  /// one with the largest modularity is kept.
  ///
  /// As in the authors' program and in igraph, each vertex gets a self-loop of the mean strength of its
  /// ties before walking, so that walks of even and odd length do not differ. Self-loops of the graph
  /// are not walked. Deterministic: of equal costs the pair with the lowest group numbers is merged.
  ///
  /// - Parameters:
  ///   - steps: The length *t* of the walks; 3 to 8, the authors suggest 4.
  ///   - weights: What the weight of an edge counts for; directions are dropped.
  /// - Returns: A partition, groups by decreasing size; each group is connected.
  /// - Throws: `AnalysisError.tooManyVertices` above 10 000 vertices; `AnalysisError` for no steps;
  ///   `WeightError`; `CancellationError`.
  /// - Complexity: O(*mn*(*H* + *t*)) for a dendrogram of height *H*; O(*n*²) space.
  /// - Note: The authors' program and igraph estimate some costs from earlier ones and may pass over the
  ///   cheapest merger: on the karate club their best stage has modularity 0.3532; by the definition it
  ///   is 0.4198.
  /// - SeeAlso: P. Pons, M. Latapy, "Computing communities in large networks using random walks",
  ///   *Journal of Graph Algorithms and Applications* 10(2), 2006, 191–218, doi:10.7155/jgaa.00124.
  ///   Names follow the paper.
  public func walktrapCommunities(
    steps: Int = 4, weights: StrengthRule = .unit
  ) throws -> Partition {
    try checkRepetitions(1, steps, name: "steps")
    guard vertexCount <= 10_000 else {
      throw AnalysisError.tooManyVertices(
        measure: "walktrap", count: vertexCount, limit: 10_000)
    }
    let level = try LeidenLevel(self, weights: weights)
    var walks = try RandomWalks(level, steps: steps)
    var groups = MergingGroups(level)
    var heap = PairHeap()
    func cost(_ a: Int, _ b: Int) -> Double {
      let (sizeA, sizeB) = (Double(groups.size[a]), Double(groups.size[b]))
      return sizeA * sizeB / (sizeA + sizeB) * walks.squaredDistance(a, b)
    }
    var rounds = ProgressReport.Rounds(vertexCount / 256 + 1)
    for a in 0..<vertexCount {
      if a & 0xFF == 0 { try rounds.next() }
      for (b, _) in groups.neighbors(of: a) where a < b { heap.insert(-cost(a, b), a, b) }
    }
    var weightBetween = PairWeights(level)
    var merges: [(Int, Int)] = []
    var (gain, bestGain, bestCount) = (0.0, 0.0, 0)
    rounds = ProgressReport.Rounds(max(0, vertexCount - 1))
    while let next = heap.removeFirst() {
      guard groups.exists(next.a) && groups.exists(next.b) else { continue }
      try rounds.next()
      // Half of ΔQ × 2m.
      gain +=
        weightBetween.weight(next.a, next.b)
        - groups.strength[next.a] / groups.total * groups.strength[next.b]
      merges.append((next.a, next.b))
      let (new, ties) = groups.merge(next.a, next.b)
      walks.merge(next.a, next.b, sizes: (groups.size[next.a], groups.size[next.b]))
      weightBetween.set(new, ties)
      for (other, _) in ties { heap.insert(-cost(new, other), new, other) }
      if gain > bestGain + level.smallestGain { (bestGain, bestCount) = (gain, merges.count) }
    }
    return Partition(
      labels: MergingGroups.labels(after: merges[..<bestCount], vertexCount: vertexCount))
  }
}

/// Where walks of a fixed length from each group end, each place divided by the root of its strength.
private struct RandomWalks {
  private var ends: [[Double]]

  init(_ level: LeidenLevel, steps: Int) throws {
    let n = level.count
    var own = [Double](repeating: 1, count: n)
    var strength = own
    for v in 0..<n {
      let slots = level.slots(of: v)
      guard !slots.isEmpty else { continue }
      let sum = slots.reduce(0) { $0 + level.weight(at: $1) }
      own[v] = sum / Double(slots.count)
      strength[v] = sum + own[v]
    }
    let (loop, total) = (own, strength)
    // A chunk of starts at a time, on all cores.
    ends = try foldInChunks(count: n, into: [[Double]]()) { starts, isCancelled in
      var result: [[Double]] = []
      for start in starts {
        if isCancelled() { break }
        var p = [Double](repeating: 0, count: n)
        p[start] = 1
        for _ in 0..<steps {
          var next = [Double](repeating: 0, count: n)
          for v in 0..<n where p[v] > 0 {
            let share = p[v] / total[v]
            next[v] += share * loop[v]
            for slot in level.slots(of: v) {
              next[level.heads[slot].index] += share * level.weight(at: slot)
            }
          }
          p = next
        }
        for v in 0..<n { p[v] /= total[v].squareRoot() }
        result.append(p)
      }
      return result
    } fold: { total, part in
      total += part
    }
  }

  /// r² of the paper.
  func squaredDistance(_ a: Int, _ b: Int) -> Double {
    let (p, q) = (ends[a], ends[b])
    var sum = 0.0
    for i in p.indices {
      let gap = p[i] - q[i]
      sum += gap * gap
    }
    return sum
  }

  /// Appends the walks from the union of two groups, which are no longer needed.
  mutating func merge(_ a: Int, _ b: Int, sizes: (Int, Int)) {
    let (x, y) = (Double(sizes.0), Double(sizes.1))
    var p = ends[a]
    let q = ends[b]
    for i in p.indices { p[i] = (x * p[i] + y * q[i]) / (x + y) }
    ends[a] = []
    ends[b] = []
    ends.append(p)
  }
}

/// The strength of the ties between two groups that both exist.
private struct PairWeights {
  /// By the later of the two groups, the ties to earlier ones, ascending.
  private var ties: [[(group: Int, weight: Double)]]

  init(_ level: LeidenLevel) {
    ties = (0..<level.count).map { v in
      level.slots(of: v).map { (level.heads[$0].index, level.weight(at: $0)) }
    }
  }

  mutating func set(_ group: Int, _ list: [(group: Int, weight: Double)]) { ties.append(list) }

  func weight(_ a: Int, _ b: Int) -> Double {
    let list = ties[max(a, b)]
    var range = list.indices
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if list[middle].group == min(a, b) { return list[middle].weight }
      range =
        list[middle].group < min(a, b)
        ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return 0
  }
}

public import NetworkGraph

extension CompactGraph {
  /// The stress of every vertex: the number of shortest paths between other vertices that pass
  /// through it.
  ///
  /// Betweenness counts shares of a pair's paths, stress counts paths: a vertex between dense parts
  /// with many equally short ways has much stress. It is the work that the vertex has when each of
  /// these paths is used once.
  ///
  /// - Parameter lengths: How long an edge is.
  /// - Returns: One number of paths per vertex; between each unordered pair once in an undirected
  ///   graph. A count beyond 2⁵³ is rounded.
  /// - Throws: `WeightError` when weights cannot be lengths; `AnalysisError.tooManyPaths` beyond
  ///   10³⁰⁸; `CancellationError`, asked once per source.
  /// - Complexity: As ``betweenness(lengths:normalization:ends:)``.
  /// - SeeAlso: A. Shimbel, "Structural parameters of communication networks", *Bulletin of
  ///   Mathematical Biophysics* 15, 1953, 501–507, doi:10.1007/BF02476438; accumulation of U.
  ///   Brandes, *Social Networks* 30(2), 2008, doi:10.1016/j.socnet.2007.11.001.
  public func stress(lengths: LengthRule = .unit) throws -> [Double] {
    let arcLengths = try self.lengths(by: lengths)
    let sums = try addedUp(over: Array(vertices), lengths: arcLengths) { sweep, source, sums in
      try sweep.accumulatePaths(from: source, into: &sums)
    }
    guard sums.allSatisfy(\.isFinite) else {
      throw AnalysisError.tooManyPaths(source: Vertex(0))
    }
    return isDirected ? sums : sums.map { $0 / 2 }
  }

  /// The load of every vertex: what passes through it when each vertex sends one unit to each other
  /// one and the way back is split *equally* at each fork.
  ///
  /// Betweenness splits in proportion to the number of paths behind each branch; load splits as
  /// somebody would who sees only the next step.
  ///
  /// - Parameters:
  ///   - lengths: How long an edge is.
  ///   - normalization: `normalized` divides by (*n* − 1)(*n* − 2), in undirected graphs too.
  /// - Returns: One score per vertex over *ordered* pairs, as in NetworkX: raw scores of an
  ///   undirected graph are twice the size that betweenness would have.
  /// - Throws: As ``betweenness(lengths:normalization:ends:)``.
  /// - Complexity: As ``betweenness(lengths:normalization:ends:)``.
  /// - Note: NetworkX 3.6 gives wrong values with weights: it stops at the source even where other
  ///   shortest ways go on.
  /// - SeeAlso: K.-I. Goh, B. Kahng, D. Kim, "Universal behavior of load distribution in scale-free
  ///   networks", *Physical Review Letters* 87, 2001, 278701, doi:10.1103/PhysRevLett.87.278701; M.
  ///   E. J. Newman, *Physical Review E* 64, 2001, 016132, doi:10.1103/PhysRevE.64.016132.
  public func load(
    lengths: LengthRule = .unit, normalization: Normalization = .normalized
  ) throws -> [Double] {
    let pairs = Double(vertexCount - 1) * Double(vertexCount - 2)
    let arcLengths = try self.lengths(by: lengths)
    return try addedUp(over: Array(vertices), lengths: arcLengths) { sweep, _, sums in
      sweep.accumulateLoad(into: &sums)
    }.scaled(1, normalization == .normalized && vertexCount > 2, pairs)
  }

  /// The percolation centrality of every vertex: betweenness in which a path counts as much as its
  /// source is percolated, infected or informed for instance.
  ///
  /// A high score marks vertices that stand between where something is and where it is not yet.
  ///
  /// - Parameters:
  ///   - states: How far each vertex is percolated: 0, not at all, or more, mostly up to 1. Only their
  ///     proportions count.
  ///   - lengths: How long an edge is.
  /// - Returns: One score per vertex, from 0 to 1 for states that are not all 0; `nil` where no
  ///   *other* vertex is percolated, and for fewer than three vertices. NetworkX divides by zero
  ///   there. With equal states it is the normalized betweenness.
  /// - Throws: `AnalysisError.wrongCount` and `unusableValue` for states; as
  ///   ``betweenness(lengths:normalization:ends:)``.
  /// - Complexity: As ``betweenness(lengths:normalization:ends:)``.
  /// - SeeAlso: M. Piraveenan, M. Prokopenko, L. Hossain, "Percolation centrality: quantifying
  ///   graph-theoretic impact of nodes during percolation in networks", *PLoS ONE* 8(1), 2013,
  ///   e53095, doi:10.1371/journal.pone.0053095.
  public func percolationCentrality(
    states: [Double], lengths: LengthRule = .unit
  ) throws -> [Double?] {
    try checkCount(states.count, of: "states")
    for (v, state) in states.enumerated() where !(state >= 0 && state.isFinite) {
      throw AnalysisError.unusableValue(
        of: "state", vertex: Vertex(v), value: state, expected: "a number that is not negative")
    }
    let arcLengths = try self.lengths(by: lengths)
    // Relative to the largest, so that their sum is finite.
    let largest = states.max() ?? 0
    let shares = states.map { largest > 0 ? $0 / largest : 0 }
    // The sum of those of the others, added up from both sides: subtracting its own from the sum of all
    // would leave nothing of small ones beside a large one.
    var others = [Double](repeating: 0, count: vertexCount)
    var (before, after) = (0.0, 0.0)
    for v in shares.indices {
      others[v] += before
      before += shares[v]
    }
    for v in shares.indices.reversed() {
      others[v] += after
      after += shares[v]
    }
    let totals = others
    let percolated = shares.count { $0 > 0 }
    guard vertexCount > 2 else { return Array(repeating: nil, count: vertexCount) }
    let sums = try addedUp(over: Array(vertices), lengths: arcLengths) { sweep, source, sums in
      sweep.accumulate(into: &sums, weight: shares[source.index])
    }
    return sums.enumerated().map { v, sum in
      guard percolated > (shares[v] > 0 ? 1 : 0) else { return nil }
      return sum / totals[v] / Double(vertexCount - 2)
    }
  }
}

extension DependencySweep {
  /// Adds the number of shortest paths from the source through each vertex.
  fileprivate mutating func accumulatePaths(
    from source: Vertex, into sums: inout [Double]
  ) throws(AnalysisError) {
    let reached = counts.settled
    let heads = counts.graph.heads
    for i in stride(from: reached.count - 1, through: 1, by: -1) {
      let tail = reached[i]
      // δ: the number of shortest paths that go on from here.
      var onward = 0.0
      for step in counts.steps(at: i) {
        onward += 1 + delta[heads[Int(counts.onward[step])].index]
      }
      delta[tail.index] = onward
      let paths = counts.sigma[tail.index] * onward
      guard paths.isFinite else { throw .tooManyPaths(source: source) }
      sums[tail.index] += paths
    }
  }

  /// Adds what reaches each vertex on the way back to the source.
  fileprivate mutating func accumulateLoad(into sums: inout [Double]) {
    let reached = counts.settled
    let heads = counts.graph.heads
    // The number of vertices before each one on shortest paths; δ holds it until the packet is
    // split.
    for vertex in reached { delta[vertex.index] = 0 }
    for slot in counts.onward { delta[heads[Int(slot)].index] += 1 }
    for i in stride(from: reached.count - 1, through: 1, by: -1) {
      let tail = reached[i]
      var passing = 0.0
      for step in counts.steps(at: i) {
        passing += delta[heads[Int(counts.onward[step])].index]
      }
      sums[tail.index] += passing
      // From here on δ is what each of the vertices before receives from this one.
      delta[tail.index] = (1 + passing) / delta[tail.index]
    }
  }

  /// Adds the dependencies of the source on vertices, each times a weight.
  fileprivate mutating func accumulate(into sums: inout [Double], weight: Double) {
    guard weight > 0 else { return }
    let reached = counts.settled
    let heads = counts.graph.heads
    for i in stride(from: reached.count - 1, through: 1, by: -1) {
      let tail = reached[i]
      var sum = 0.0
      for step in counts.steps(at: i) {
        let head = heads[Int(counts.onward[step])].index
        sum += counts.sigma[tail.index] / counts.sigma[head] * (1 + delta[head])
      }
      delta[tail.index] = sum
      sums[tail.index] += weight * sum
    }
  }
}

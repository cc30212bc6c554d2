public import NetworkGraph

extension CompactGraph {
  /// The betweenness of every vertex on shortest paths from some vertices to some others.
  ///
  /// Who stands between a few actors, a ministry or the sphere of industry for example, and all
  /// others, or between two spheres.
  ///
  /// - Parameters:
  ///   - sources: Where paths begin; any order, repetitions are ignored.
  ///   - targets: Where paths end; any order, repetitions are ignored. `nil` for all vertices.
  ///   - lengths: How long an edge is.
  ///   - normalization: `normalized` divides by the number of pairs of other vertices, (*n* −
  ///     1)(*n* − 2), half of it in an undirected graph, however many sources and targets there are.
  /// - Returns: One score per vertex. In an undirected graph a pair that can be walked both ways,
  ///   from a source to a target and back from a source to a target, counts once and any other pair
  ///   one half, as in NetworkX, so that all vertices as sources and as targets give the
  ///   betweenness.
  /// - Throws: `AnalysisError.unknownVertex`, and as ``betweenness(lengths:normalization:ends:)``.
  /// - Complexity: As ``betweenness(lengths:normalization:ends:)`` for as many sources.
  /// - SeeAlso: U. Brandes, "On variants of shortest-path betweenness centrality and their generic
  ///   computation", *Social Networks* 30(2), 2008, 136–145, doi:10.1016/j.socnet.2007.11.001.
  public func betweenness(
    fromAny sources: [Vertex], toAny targets: [Vertex]? = nil, lengths: LengthRule = .unit,
    normalization: Normalization = .normalized
  ) throws -> [Double] {
    for source in sources { try check(source) }
    let pairs = Double(vertexCount - 1) * Double(vertexCount - 2)
    let different = Set(sources).sorted()
    let sums: [Double]
    if let targets {
      let weights = try targetWeights(targets)
      let arcLengths = try self.lengths(by: lengths)
      sums = try addedUp(over: different, lengths: arcLengths) { sweep, _, sums in
        sweep.accumulate(into: &sums, targetWeights: weights)
      }
    } else {
      sums = try pathsAddedUp(over: different, lengths: lengths, ends: .excluded)
    }
    return sums.scaled(
      isDirected ? 1 : 0.5, normalization == .normalized && vertexCount > 2, pairs)
  }

  /// The betweenness of every edge on shortest paths from some vertices to some others.
  ///
  /// Which ties carry what runs between a few actors and all others, or between two spheres.
  ///
  /// - Parameters:
  ///   - sources: Where paths begin; any order, repetitions are ignored.
  ///   - targets: Where paths end; any order, repetitions are ignored. `nil` for all vertices.
  ///   - lengths: How long an edge is.
  ///   - normalization: `normalized` divides by the number of pairs of vertices, *n*(*n* − 1), half
  ///     of it in an undirected graph, however many sources and targets there are.
  /// - Returns: One score per edge, in the order of `graph.edges`; 0 for a self-loop. Pairs count as
  ///   in ``betweenness(fromAny:toAny:lengths:normalization:)``.
  /// - Throws: `AnalysisError.unknownVertex`, and as ``betweenness(lengths:normalization:ends:)``.
  /// - Complexity: As ``betweenness(lengths:normalization:ends:)`` for as many sources.
  /// - Note: NetworkX splits what passes a vertex that is no target equally among the edges that lead
  ///   there, not by the number of paths; where paths fork unevenly its scores are others.
  /// - SeeAlso: U. Brandes, "On variants of shortest-path betweenness centrality and their generic
  ///   computation", *Social Networks* 30(2), 2008, 136–145, doi:10.1016/j.socnet.2007.11.001.
  public func edgeBetweenness(
    fromAny sources: [Vertex], toAny targets: [Vertex]? = nil, lengths: LengthRule = .unit,
    normalization: Normalization = .normalized
  ) throws -> [Double] {
    for source in sources { try check(source) }
    let weights = try targetWeights(targets ?? Array(vertices))
    let pairs = Double(vertexCount) * Double(vertexCount - 1)
    let arcLengths = try self.lengths(by: lengths)
    let numbers = edgeNumbers()
    return try addedUp(over: Set(sources).sorted(), count: edgeCount, lengths: arcLengths) {
      sweep, _, sums in
      sweep.accumulate(into: &sums, targetWeights: weights, edgeNumbers: numbers)
    }.scaled(isDirected ? 1 : 0.5, normalization == .normalized && vertexCount > 1, pairs)
  }

  /// 1 for each target, 0 for the others.
  private func targetWeights(_ targets: [Vertex]) throws -> ContiguousArray<Double> {
    var weights = ContiguousArray(repeating: 0.0, count: vertexCount)
    for target in targets {
      try check(target)
      weights[target.index] = 1
    }
    return weights
  }
}

extension DependencySweep {
  /// Adds the dependencies on vertices of the pairs of the source and a target: those of all pairs
  /// with the 1 of the recursion, which stands for the pair that ends there, at targets only.
  fileprivate mutating func accumulate(
    into sums: inout [Double], targetWeights: ContiguousArray<Double>
  ) {
    let reached = counts.settled
    let heads = counts.graph.heads
    for i in stride(from: reached.count - 1, through: 0, by: -1) {
      let tail = reached[i]
      var sum = 0.0
      let paths = counts.sigma[tail.index]
      for step in counts.steps(at: i) {
        let head = heads[Int(counts.onward[step])].index
        sum += paths / counts.sigma[head] * (targetWeights[head] + delta[head])
      }
      delta[tail.index] = sum
      if i > 0 { sums[tail.index] += sum }
    }
  }

  /// Adds the dependencies on edges of the pairs of the source and a target.
  fileprivate mutating func accumulate(
    into sums: inout [Double], targetWeights: ContiguousArray<Double>,
    edgeNumbers: ContiguousArray<Int>
  ) {
    let reached = counts.settled
    let heads = counts.graph.heads
    for i in stride(from: reached.count - 1, through: 0, by: -1) {
      let tail = reached[i]
      var sum = 0.0
      let paths = counts.sigma[tail.index]
      for step in counts.steps(at: i) {
        let slot = Int(counts.onward[step])
        let head = heads[slot].index
        let share = paths / counts.sigma[head] * (targetWeights[head] + delta[head])
        sum += share
        sums[edgeNumbers[slot]] += share
      }
      delta[tail.index] = sum
    }
  }
}

public import NetworkGraph

/// Whether the two ends of a path count as being on it.
public enum PathEnds: String, Hashable, Sendable, CaseIterable {
  /// Only the vertices between count.
  case excluded
  /// The ends count too.
  case included
}

extension CompactGraph {
  /// The betweenness centrality of every vertex.
  ///
  /// The score of a vertex adds up, over all pairs of other vertices, the share of the pair's
  /// shortest paths that pass through it. Pairs are ordered when the graph is directed, unordered
  /// when it is not; the ends of a path do not count unless asked for. A high score marks a broker:
  /// ties between others run through this actor. It does not say whether the actor uses that
  /// position.
  ///
  /// - Parameters:
  ///   - lengths: How long an edge is.
  ///   - normalization: `normalized` divides by the number of pairs of other vertices: (*n* −
  ///     1)(*n* − 2), half of it in an undirected graph; with ends included by the number of all
  ///     pairs, *n*(*n* − 1) or half of it.
  ///   - ends: Whether a vertex is on the paths that begin or end at it. That adds the number of
  ///     pairs that it belongs to and that are connected.
  /// - Returns: One score per vertex, from 0; to 1 when normalized.
  /// - Throws: `WeightError` when weights cannot be lengths; `AnalysisError.tooManyPaths`;
  ///   `CancellationError` when the task is cancelled, asked once per source.
  /// - Complexity: O(*nm*) time for unit lengths, O(*nm* + *n*² log *n*) otherwise, on all cores;
  ///   O(*n* + *m*) space.
  /// - Note: Two path lengths are equal when they differ by less than 10⁻¹² of the longer: 0.1 +
  ///   0.2 and 0.3 are ties. Path counts are kept in `Double`, since `Int` overflows from a 35 × 35
  ///   grid on.
  /// - SeeAlso: U. Brandes, "A faster algorithm for betweenness centrality", *Journal of
  ///   Mathematical Sociology* 25(2), 2001, 163–177, doi:10.1080/0022250X.2001.9990249.
  public func betweenness(
    lengths: LengthRule = .unit, normalization: Normalization = .normalized,
    ends: PathEnds = .excluded
  ) throws -> [Double] {
    let n = Double(vertexCount)
    let pairs = ends == .included ? n * (n - 1) : (n - 1) * (n - 2)
    return try pathsAddedUp(over: Array(vertices), lengths: lengths, ends: ends).scaled(
      isDirected ? 1 : 0.5, normalization == .normalized && pairs > 0, pairs)
  }

  /// The betweenness of every edge: the share of shortest paths that use it, added up over all
  /// pairs of vertices.
  ///
  /// An edge with a high score joins parts of the network that few other edges join.
  ///
  /// - Parameters:
  ///   - lengths: How long an edge is.
  ///   - normalization: `normalized` divides by the number of pairs of vertices: *n*(*n* − 1), half
  ///     of it in an undirected graph.
  /// - Returns: One score per edge, in the order of `graph.edges`; 0 for a self-loop.
  /// - Throws: As ``betweenness(lengths:normalization:ends:)``.
  /// - Complexity: As ``betweenness(lengths:normalization:ends:)``.
  /// - SeeAlso: M. Girvan, M. E. J. Newman, "Community structure in social and biological
  ///   networks", *PNAS* 99(12), 2002, 7821–7826, doi:10.1073/pnas.122653799.
  public func edgeBetweenness(
    lengths: LengthRule = .unit, normalization: Normalization = .normalized
  ) throws -> [Double] {
    let pairs = Double(vertexCount) * Double(vertexCount - 1)
    let arcLengths = try self.lengths(by: lengths)
    let numbers = edgeNumbers()
    return try addedUp(over: Array(vertices), count: edgeCount, lengths: arcLengths) {
      sweep, _, sums in
      sweep.accumulate(into: &sums, edgeNumbers: numbers)
    }.scaled(isDirected ? 1 : 0.5, normalization == .normalized && vertexCount > 1, pairs)
  }

  /// What different sources depend on each vertex, all together: eight sources at a time where that
  /// is worth it.
  func pathsAddedUp(
    over sources: [Vertex], lengths: LengthRule, ends: PathEnds
  ) throws -> [Double] {
    let arcLengths = try self.lengths(by: lengths)
    guard arcLengths == nil, sources.count > 1, try DependencyLanes.isWorthwhile(for: self) else {
      return try addedUp(over: sources, lengths: arcLengths) { sweep, _, sums in
        sweep.accumulate(into: &sums, ends: ends)
      }
    }
    let zeros = [Double](repeating: 0, count: vertexCount)
    let width = DependencyLanes.width
    return try foldInChunks(count: (sources.count + width - 1) / width, into: zeros) {
      batches, isCancelled in
      var sums = zeros
      var sweep = DependencyLanes(self)
      for batch in batches {
        if isCancelled() { break }
        let some = sources[batch * width..<min((batch + 1) * width, sources.count)]
        guard !sweep.add(from: some, into: &sums, ends: ends) else { continue }
        // One after the other they tell which source has too many paths.
        var single = DependencySweep(self, lengths: nil)
        for source in some { try single.run(from: source) }
      }
      return sums
    } fold: { total, part in
      for i in total.indices { total[i] += part[i] }
    }
  }

  /// What some accumulation adds up over the shortest paths from some sources, in the order of
  /// chunks.
  func addedUp(
    over sources: [Vertex], count: Int? = nil, lengths: ContiguousArray<Double>?,
    accumulate:
      @Sendable (
        _ sweep: inout DependencySweep, _ source: Vertex, _ sums: inout [Double]
      ) throws -> Void
  ) throws -> [Double] {
    let zeros = [Double](repeating: 0, count: count ?? vertexCount)
    return try foldInChunks(count: sources.count, into: zeros) { chunk, isCancelled in
      var sums = zeros
      var sweep = DependencySweep(self, lengths: lengths)
      for i in chunk {
        if isCancelled() { break }
        try sweep.run(from: sources[i])
        try accumulate(&sweep, sources[i], &sums)
      }
      return sums
    } fold: { total, part in
      for i in total.indices { total[i] += part[i] }
    }
  }
}

extension [Double] {
  /// A sum over ordered pairs on the scale that is wanted.
  func scaled(_ factor: Double, _ isNormalized: Bool, _ pairs: Double) -> [Double] {
    // An undirected sum counts each pair twice and so does `pairs`: the halves cancel.
    map { isNormalized ? $0 / pairs : $0 * factor }
  }
}

/// The accumulation of Brandes's paper for one source after another; σ and δ as there.
struct DependencySweep: ~Copyable {
  var counts: ShortestPathCounts
  /// The dependency of the source on each vertex, after ``accumulate(into:ends:)``.
  var delta: ContiguousArray<Double>

  init(_ graph: CompactGraph, lengths: ContiguousArray<Double>?) {
    counts = ShortestPathCounts(graph, lengths: lengths)
    delta = ContiguousArray(repeating: 0, count: graph.vertexCount)
  }

  mutating func run(from source: Vertex) throws(AnalysisError) { try counts.run(from: source) }

  /// Adds the dependencies of the source on vertices.
  mutating func accumulate(into sums: inout [Double], ends: PathEnds) {
    let reached = counts.settled
    let heads = counts.graph.heads
    for i in stride(from: reached.count - 1, through: 0, by: -1) {
      let tail = reached[i]
      var sum = 0.0
      let paths = counts.sigma[tail.index]
      for step in counts.steps(at: i) {
        let head = heads[Int(counts.onward[step])].index
        sum += paths / counts.sigma[head] * (1 + delta[head])
      }
      delta[tail.index] = sum
      if i > 0 {
        sums[tail.index] += ends == .included ? sum + 1 : sum
      } else if ends == .included {
        sums[tail.index] += Double(reached.count - 1)
      }
    }
  }

  /// Adds the dependencies of the source on edges.
  mutating func accumulate(into sums: inout [Double], edgeNumbers: ContiguousArray<Int>) {
    let reached = counts.settled
    let heads = counts.graph.heads
    for i in stride(from: reached.count - 1, through: 0, by: -1) {
      let tail = reached[i]
      var sum = 0.0
      for step in counts.steps(at: i) {
        let slot = Int(counts.onward[step])
        let head = heads[slot].index
        let share = counts.sigma[tail.index] / counts.sigma[head] * (1 + delta[head])
        sum += share
        sums[edgeNumbers[slot]] += share
      }
      delta[tail.index] = sum
    }
  }
}

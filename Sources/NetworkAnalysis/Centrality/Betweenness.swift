public import NetworkGraph

/// How often each vertex and each edge lies on shortest paths between others.
public struct BetweennessScores: Sendable, Hashable {
  /// One score per vertex.
  public let vertices: [Double]
  /// One score per edge, in the order of `graph.edges`; 0 for a self-loop.
  public let edges: [Double]
}

extension CompactGraph {
  /// The betweenness centrality of every vertex.
  ///
  /// The score of a vertex adds up, over all pairs of other vertices, the share of the pair's
  /// shortest paths that pass through it. Pairs are ordered when the graph is directed, unordered
  /// when it is not; the ends of a path do not count. A high score marks a broker: ties between
  /// others run through this actor. It does not say whether the actor uses that position.
  ///
  /// - Parameters:
  ///   - lengths: How long an edge is.
  ///   - normalization: `normalized` divides by the number of pairs of other vertices:
  ///     (*n* − 1)(*n* − 2), half of it in an undirected graph.
  /// - Returns: One score per vertex, from 0; to 1 when normalized.
  /// - Throws: `WeightError` when weights cannot be lengths;
  ///   `AnalysisError.tooManyPaths`; `CancellationError` when the task is cancelled, asked
  ///   once per source.
  /// - Complexity: O(*nm*) time for unit lengths, O(*nm* + *n*² log *n*) otherwise, on all cores;
  ///   O(*n* + *m*) space.
  /// - Note: Two path lengths are equal when they differ by less than 10⁻¹² of the longer: 0.1 + 0.2
  ///   and 0.3 are ties. Path counts are kept in `Double`, since `Int` overflows from a 35 × 35 grid
  ///   on.
  /// - SeeAlso: U. Brandes, "A faster algorithm for betweenness centrality", *Journal of Mathematical
  ///   Sociology* 25(2), 2001, 163–177, doi:10.1080/0022250X.2001.9990249.
  public func betweenness(
    lengths: LengthRule = .unit, normalization: Normalization = .normalized
  ) throws -> [Double] {
    let pairs = Double(vertexCount - 1) * Double(vertexCount - 2)
    return try pairDependencies(lengths: lengths, target: .vertices)
      .scaled(isDirected ? 1 : 0.5, normalization == .normalized && vertexCount > 2, pairs)
  }

  /// The betweenness of every edge: the share of shortest paths that use it, added up over all pairs
  /// of vertices.
  ///
  /// An edge with a high score joins parts of the network that few other edges join.
  ///
  /// - Parameters:
  ///   - lengths: How long an edge is.
  ///   - normalization: `normalized` divides by the number of pairs of vertices: *n*(*n* − 1), half
  ///     of it in an undirected graph.
  /// - Returns: One score per edge, in the order of `graph.edges`; 0 for a self-loop.
  /// - Throws: As ``betweenness(lengths:normalization:)``.
  /// - Complexity: As ``betweenness(lengths:normalization:)``.
  /// - SeeAlso: M. Girvan, M. E. J. Newman, "Community structure in social and biological networks",
  ///   *PNAS* 99(12), 2002, 7821–7826, doi:10.1073/pnas.122653799.
  public func edgeBetweenness(
    lengths: LengthRule = .unit, normalization: Normalization = .normalized
  ) throws -> [Double] {
    let pairs = Double(vertexCount) * Double(vertexCount - 1)
    return try pairDependencies(lengths: lengths, target: .edges)
      .scaled(isDirected ? 1 : 0.5, normalization == .normalized && vertexCount > 1, pairs)
  }

  private enum DependencyTarget { case vertices, edges }

  /// The dependencies of all ordered pairs, added up per vertex or per edge.
  private func pairDependencies(
    lengths rule: LengthRule, target: DependencyTarget
  ) throws -> [Double] {
    let lengths = try lengths(by: rule)
    let numbers = target == .edges ? edgeNumbers() : nil
    let zeros = [Double](
      repeating: 0, count: target == .edges ? edgeCount : vertexCount)
    return try foldInChunks(count: vertexCount, into: zeros) { sources, isCancelled in
      var sums = zeros
      var sweep = DependencySweep(self, lengths: lengths)
      for source in sources {
        if isCancelled() { break }
        try sweep.add(from: Vertex(source), to: &sums, edgeNumbers: numbers)
      }
      return sums
    } fold: { total, part in
      for i in total.indices { total[i] += part[i] }
    }
  }
}

extension [Double] {
  fileprivate func scaled(_ factor: Double, _ isNormalized: Bool, _ pairs: Double) -> [Double] {
    // An undirected sum counts each pair twice and so does `pairs`: the halves cancel.
    map { isNormalized ? $0 / pairs : $0 * factor }
  }
}

/// The accumulation of Brandes's paper for one source after another; σ and δ as there.
///
/// Instead of lists of predecessors it looks at the arcs again: an arc lies on a shortest path when
/// its head is settled later and the distances fit.
private struct DependencySweep: ~Copyable {
  private let graph: CompactGraph
  private let lengths: ContiguousArray<Double>?
  private var paths: ShortestPathSweep
  private var rank: ContiguousArray<Int32>
  private var sigma: ContiguousArray<Double>
  private var delta: ContiguousArray<Double>

  init(_ graph: CompactGraph, lengths: ContiguousArray<Double>?) {
    self.graph = graph
    self.lengths = lengths
    paths = ShortestPathSweep(graph, lengths: lengths)
    rank = ContiguousArray(repeating: 0, count: graph.vertexCount)
    sigma = ContiguousArray(repeating: 0, count: graph.vertexCount)
    delta = ContiguousArray(repeating: 0, count: graph.vertexCount)
  }

  mutating func add(
    from source: Vertex, to sums: inout [Double], edgeNumbers: ContiguousArray<Int>?
  ) throws(AnalysisError) {
    paths.run(from: source)
    let settledCount = paths.settled.count
    for i in 0..<settledCount {
      let vertex = paths.settled[i].index
      rank[vertex] = Int32(i)
      sigma[vertex] = 0
      delta[vertex] = 0
    }
    sigma[source.index] = 1
    for i in 0..<settledCount {
      let tail = paths.settled[i]
      for slot in graph.arcs(from: tail) where isShortest(slot, from: tail) {
        sigma[graph.heads[slot].index] += sigma[tail.index]
      }
    }
    for i in stride(from: settledCount - 1, through: 0, by: -1) {
      let tail = paths.settled[i]
      guard sigma[tail.index].isFinite else { throw .tooManyPaths(source: source) }
      for slot in graph.arcs(from: tail) where isShortest(slot, from: tail) {
        let head = graph.heads[slot].index
        let share = sigma[tail.index] / sigma[head] * (1 + delta[head])
        delta[tail.index] += share
        if let edgeNumbers { sums[edgeNumbers[slot]] += share }
      }
      if edgeNumbers == nil && tail != source { sums[tail.index] += delta[tail.index] }
    }
  }

  private func isShortest(_ slot: Int, from tail: Vertex) -> Bool {
    let head = graph.heads[slot]
    guard let lengths else { return paths.distance[head.index] == paths.distance[tail.index] + 1 }
    guard rank[head.index] > rank[tail.index] else { return false }
    let reached = paths.distance[tail.index] + lengths[slot]
    return reached - paths.distance[head.index] <= 1e-12 * reached
  }
}

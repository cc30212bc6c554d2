public import NetworkGraph

/// How two vertices are connected by a shortest path.
public struct ShortestPath: Sendable, Hashable {
  /// The vertices from the first to the last, both included.
  public let vertices: [Vertex]
  /// The length: the number of edges, or the sum of their lengths.
  public let length: Double
  /// How many shortest paths there are. A count beyond 2⁵³ is rounded.
  public let alternatives: Double
}

extension CompactGraph {
  /// Returns a shortest path from one vertex to another.
  ///
  /// Where several paths are shortest, the one through the lowest vertices is taken, step by step
  /// from the start; ``ShortestPath/alternatives`` says how many there are. Two lengths count as
  /// equal within 10⁻¹² of each other.
  ///
  /// - Parameters:
  ///   - start: The vertex where the path begins.
  ///   - end: The vertex where it ends; in a directed graph arcs are followed from tail to head.
  ///   - rule: How weights become lengths.
  /// - Returns: The path, or `nil` when there is none. From a vertex to itself it has length 0.
  /// - Throws: `WeightError` when the rule does not fit the weights, `AnalysisError` for a vertex
  ///   that the graph does not have, and `CancellationError`.
  /// - Complexity: O(*n* + *m*) for lengths of 1, else O(*m* + *n* log *n*).
  public func shortestPath(
    from start: Vertex, to end: Vertex, lengths rule: LengthRule = .unit
  ) throws -> ShortestPath? {
    try check(start)
    try check(end)
    let remaining = try reversed().distances(from: end, lengths: rule)
    guard let total = remaining[start.index] else { return nil }
    let lengths = try lengths(by: rule)

    /// The slots that lead from a vertex one step along some shortest path, heads ascending.
    func steps(from vertex: Vertex) -> [Int] {
      guard let rest = remaining[vertex.index] else { return [] }
      return arcs(from: vertex).filter { slot in
        let head = heads[slot]
        guard head != vertex, let after = remaining[head.index] else { return false }
        return abs((lengths?[slot] ?? 1) + after - rest) <= 1e-12 * max(1, rest)
      }
    }

    // Paths to the end are counted from the nearest vertex outwards: a vertex has as many as its
    // next steps together.
    var counts = [Double](repeating: 0, count: vertexCount)
    counts[end.index] = 1
    let order = vertices.filter { remaining[$0.index].map { $0 <= total } ?? false }
      .sorted { (remaining[$0.index]!, $0) < (remaining[$1.index]!, $1) }
    for vertex in order where vertex != end {
      counts[vertex.index] = steps(from: vertex).reduce(0) { $0 + counts[heads[$1].index] }
    }

    var path = [start]
    while let last = path.last, last != end, let slot = steps(from: last).first {
      path.append(heads[slot])
    }
    return ShortestPath(vertices: path, length: total, alternatives: counts[start.index])
  }
}

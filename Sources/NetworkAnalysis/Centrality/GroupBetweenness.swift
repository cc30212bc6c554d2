public import NetworkGraph

extension CompactGraph {
  /// The betweenness of some vertices together: over all pairs of other vertices, the share of the
  /// pair's shortest paths that pass through at least one of them.
  ///
  /// Two brokers between the same parts are worth no more than one, two between different parts
  /// are: the sum of their betweenness does not say which.
  ///
  /// - Parameters:
  ///   - group: The vertices; any order, repetitions are ignored.
  ///   - lengths: How long an edge is.
  ///   - normalization: `normalized` divides by the number of pairs of others, (*n* − *c*)(*n* −
  ///     *c* − 1) for *c* vertices in the group, half of it in an undirected graph.
  /// - Returns: A score from 0; to 1 when normalized, then `nil` with fewer than two others.
  /// - Throws: `AnalysisError.unknownVertex`, and as ``betweenness(lengths:normalization:ends:)``.
  /// - Complexity: As ``betweenness(lengths:normalization:ends:)``.
  /// - Note: The paths that avoid the group are counted beside all shortest paths. NetworkX
  ///   subtracts values for pairs in the group, which goes wrong in directed graphs that are not
  ///   strongly connected.
  /// - SeeAlso: M. G. Everett, S. P. Borgatti, "The centrality of groups and classes", *Journal of
  ///   Mathematical Sociology* 23(3), 1999, 181–201, doi:10.1080/0022250X.1999.9990219.
  public func groupBetweenness(
    of group: [Vertex], lengths: LengthRule = .unit, normalization: Normalization = .normalized
  ) throws -> Double? {
    var isMember = [Bool](repeating: false, count: vertexCount)
    for member in group {
      try check(member)
      isMember[member.index] = true
    }
    let members = isMember
    let others: [Vertex] = vertices.filter { !members[$0.index] }
    let arcLengths = try self.lengths(by: lengths)
    let sum = try addedUp(over: others, count: 1, lengths: arcLengths) { sweep, source, sums in
      sums[0] += sweep.interceptedShare(from: source, by: members)
    }[0]
    let pairs = Double(others.count) * Double(others.count - 1)
    guard normalization == .normalized else { return isDirected ? sum : sum / 2 }
    return others.count > 1 ? sum / pairs : nil
  }
}

extension DependencySweep {
  /// The share of shortest paths from the source to other vertices that meet a member, added up
  /// over the vertices that are not members.
  fileprivate mutating func interceptedShare(from source: Vertex, by isMember: [Bool]) -> Double {
    let reached = counts.settled
    let heads = counts.graph.heads
    // δ counts the shortest paths that avoid the group.
    for vertex in reached { delta[vertex.index] = 0 }
    delta[source.index] = 1
    var sum = 0.0
    for (i, tail) in reached.enumerated() where !isMember[tail.index] {
      // The ratio is exactly 1 where no path was lost: both were added up in the same order.
      sum += 1 - delta[tail.index] / counts.sigma[tail.index]
      for step in counts.steps(at: i) {
        delta[heads[Int(counts.onward[step])].index] += delta[tail.index]
      }
    }
    return sum
  }
}

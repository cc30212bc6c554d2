public import NetworkGraph

extension CompactGraph {
  /// The number of ties of every vertex.
  ///
  /// A self-loop counts 2 in an undirected graph; in a directed graph it is one arc in and one out.
  /// Edges that were merged when the graph was built count once.
  ///
  /// - Parameter direction: Which arcs count in a directed graph.
  /// - Returns: One whole number per vertex, at `result[v.index]`.
  /// - Complexity: O(*n*) where arcs count at their tails only, else O(*n* + *m*).
  /// - SeeAlso: L. C. Freeman, "Centrality in social networks: conceptual clarification", *Social
  ///   Networks* 1(3), 1978, 215–239, doi:10.1016/0378-8733(78)90021-7.
  public func degree(_ direction: ArcDirection = .total) -> [Int] {
    let first = firstArc.span
    // Slots need a look only where an arc counts at its head, or loops count twice.
    var degree =
      isDirected && direction == .incoming
      ? [Int](repeating: 0, count: vertexCount)
      : (0..<vertexCount).map { Int(first[$0 + 1]) - Int(first[$0]) }
    if isDirected && direction != .outgoing {
      for head in heads { degree[head.index] += 1 }
    } else if !isDirected && hasSelfLoops {
      for tail in vertices where slot(from: tail, to: tail) != nil { degree[tail.index] += 1 }
    }
    return degree
  }

  /// The degree of every vertex divided by *n* − 1, the most that a graph without self-loops allows
  /// (twice that for the total of a directed graph).
  ///
  /// - Returns: One number per vertex, from 0; above 1 only with self-loops or for the total of a
  ///   directed graph. A single vertex has 1, as in NetworkX.
  /// - Complexity: O(*n* + *m*).
  public func degreeCentrality(_ direction: ArcDirection = .total) -> [Double] {
    let scale = Double(vertexCount - 1)
    return degree(direction).map { vertexCount > 1 ? Double($0) / scale : 1 }
  }

  /// The sum of the weights of the ties of every vertex.
  ///
  /// A self-loop counts as for ``degree(_:)``.
  ///
  /// - Returns: One number per vertex, in the unit of the weights.
  /// - Throws: `WeightError` when there are no weights, when they mean distances, or
  ///   when one is negative or not finite.
  /// - Complexity: O(*n* + *m*).
  /// - SeeAlso: A. Barrat et al., "The architecture of complex weighted networks", *PNAS* 101(11),
  ///   2004, 3747–3752, doi:10.1073/pnas.0400087101.
  public func strength(_ direction: ArcDirection = .total) throws(WeightError) -> [Double] {
    let weights = try strengths(by: .weight)!
    var strength = [Double](repeating: 0, count: vertexCount)
    for tail in vertices {
      for slot in arcs(from: tail) {
        let head = heads[slot]
        if isDirected {
          if direction != .incoming { strength[tail.index] += weights[slot] }
          if direction != .outgoing { strength[head.index] += weights[slot] }
        } else {
          strength[tail.index] += head == tail ? 2 * weights[slot] : weights[slot]
        }
      }
    }
    return strength
  }
}

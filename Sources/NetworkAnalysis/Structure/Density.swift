public import NetworkGraph

extension CompactGraph {
  /// The share of possible ties that exist: *m* / (*n*(*n* − 1)/2), or *m* / (*n*(*n* − 1)) in a
  /// directed graph.
  ///
  /// Density falls as networks grow, since an actor can keep up only so many ties; compare it between
  /// networks of like size only.
  ///
  /// - Parameter loopsPossible: Whether self-loops count among the possible ties: then *n*² of them are
  ///   possible with directions, *n*(*n* + 1)/2 without (igraph's `loops`).
  /// - Returns: A number from 0; above 1 only with self-loops that count as edges but not as
  ///   possible ones (as in NetworkX). 0 for fewer than two vertices.
  /// - Complexity: O(1).
  public func density(loopsPossible: Bool = false) -> Double {
    guard vertexCount > 1 else { return 0 }
    let n = Double(vertexCount)
    let ordered = n * (n - 1)
    let possible = isDirected ? ordered : ordered / 2
    return Double(edgeCount) / (loopsPossible ? possible + n : possible)
  }
}

public import NetworkGraph

extension CompactGraph {
  /// The share of possible ties that exist: *m* / (*n*(*n* − 1)/2), or *m* / (*n*(*n* − 1)) in a
  /// directed graph.
  ///
  /// Density falls as networks grow, since an actor can keep up only so many ties; compare it between
  /// networks of like size only.
  ///
  /// - Returns: A number from 0; above 1 only with self-loops, which count as edges but not as
  ///   possible ones (as in NetworkX). 0 for fewer than two vertices.
  /// - Complexity: O(1).
  public func density() -> Double {
    guard vertexCount > 1 else { return 0 }
    let ordered = Double(vertexCount) * Double(vertexCount - 1)
    return Double(edgeCount) / (isDirected ? ordered : ordered / 2)
  }
}

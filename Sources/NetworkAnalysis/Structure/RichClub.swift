public import NetworkGraph

/// How much vertices above a degree are tied among themselves.
public struct RichClub: Sendable, Hashable {
  /// The degree that members are above.
  public let degree: Int
  /// How many vertices are.
  public let memberCount: Int
  /// The share of pairs of members that are tied; `nil` for fewer than two members.
  public let coefficient: Double?
  /// The coefficient relative to the mean of graphs with the same degrees whose ties are exchanged at
  /// random; `nil` when that was not asked for or is 0.
  public let normalized: Double?
}

extension CompactGraph {
  /// The rich-club coefficient of every degree: whether the vertices with many ties are tied to each
  /// other.
  ///
  /// The coefficient grows with the degree in almost any network, since vertices with many ties must
  /// have some in common. Only the normalised one tells: above 1, those with many ties are tied more
  /// than their degrees bring about. Directions, weights and self-loops are ignored.
  ///
  /// - Parameters:
  ///   - referenceCount: How many random graphs of the same degrees to compare with; 0 for none.
  ///   - seed: Where the random exchanges begin. Each graph is made by 10 attempts per edge.
  /// - Returns: One club per degree, from 0 to below the largest.
  /// - Throws: `AnalysisError.parameterOutOfRange` for a negative count; `CancellationError`.
  /// - Complexity: O(*n* + *m*), and O(*m*) per reference.
  /// - Note: NetworkX compares with a single graph after 100 exchanges per edge.
  /// - SeeAlso: V. Colizza, A. Flammini, M. A. Serrano, A. Vespignani, "Detecting rich-club ordering in
  ///   complex networks", *Nature Physics* 2, 2006, 110–115, doi:10.1038/nphys209.
  public func richClubs(referenceCount: Int = 0, seed: UInt64 = 1) throws -> [RichClub] {
    guard referenceCount >= 0 else {
      throw AnalysisError.parameterOutOfRange(
        name: "references", value: "\(referenceCount)", expected: "0 or more")
    }
    let graph = simpleSkeleton()
    let degree = graph.degree()
    let top = degree.max() ?? 0
    // How many vertices, and how many pairs of them, are above each degree.
    var members = [Int](repeating: 0, count: top + 1)
    for d in degree { members[d] += 1 }
    var above = 0
    for k in stride(from: top, through: 0, by: -1) {
      above += members[k]
      members[k] = above - members[k]
    }
    func tiesAbove(_ graph: CompactGraph) -> [Int] {
      var ties = [Int](repeating: 0, count: top + 1)
      for edge in graph.edges { ties[min(degree[edge.tail.index], degree[edge.head.index])] += 1 }
      var above = 0
      for k in stride(from: top, through: 0, by: -1) {
        above += ties[k]
        ties[k] = above - ties[k]
      }
      return ties
    }
    let ties = tiesAbove(graph)
    var random = SplitMix64(seed: seed)
    var expected = [Int](repeating: 0, count: top + 1)
    for _ in 0..<referenceCount {
      var exchange = EndExchange(graph)
      try exchange.run(draws: 10 * graph.edgeCount, using: &random)
      for (k, count) in tiesAbove(exchange.graph(vertexCount: vertexCount)).enumerated() {
        expected[k] += count
      }
    }
    return (0..<top).map { k in
      let pairs = Double(members[k]) * Double(members[k] - 1) / 2
      let isTied = referenceCount > 0 && expected[k] > 0
      return RichClub(
        degree: k, memberCount: members[k],
        coefficient: members[k] > 1 ? Double(ties[k]) / pairs : nil,
        normalized: isTied ? Double(ties[k] * referenceCount) / Double(expected[k]) : nil)
    }
  }
}

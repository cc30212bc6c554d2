public import NetworkGraph

/// A random graph together with the groups that were built into it.
public struct PlantedGraph: Sendable, Hashable {
  /// The graph.
  public let graph: CompactGraph
  /// The groups that the graph was made with: what a method should find.
  public let communities: Partition

  /// Graphs are equal when all their arrays are; the groups and the number of edges are enough for a
  /// hash.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(communities)
    hasher.combine(graph.edgeCount)
  }
}

extension CompactGraph {
  /// The stochastic block model: the probability of a tie depends on the groups of its ends alone.
  ///
  /// - Parameters:
  ///   - sizes: The number of vertices of each group; vertices are numbered group by group.
  ///   - probabilities: The probability of a tie from a vertex of the group of the row to one of the
  ///     group of the column; symmetric unless directed.
  ///   - isDirected: Whether edges are arcs.
  ///   - seed: Where the random choices begin.
  /// - Returns: A simple graph with its groups. Empty groups are not part of the partition.
  /// - Throws: `AnalysisError.parameterOutOfRange`.
  /// - Complexity: O(*n* + *m* + *k*²) expected for *k* groups: pairs that are not tied are skipped.
  /// - SeeAlso: P. W. Holland, K. B. Laskey, S. Leinhardt, "Stochastic blockmodels: first steps",
  ///   *Social Networks* 5(2), 1983, 109–137, doi:10.1016/0378-8733(83)90021-7.
  public static func stochasticBlock(
    sizes: [Int], probabilities: [[Double]], isDirected: Bool = false, seed: UInt64
  ) throws(AnalysisError) -> PlantedGraph {
    let k = sizes.count
    guard probabilities.count == k && probabilities.allSatisfy({ $0.count == k }) else {
      throw .parameterOutOfRange(
        name: "probabilities", value: "\(probabilities.count) rows",
        expected: "a square table with a row for each of the \(k) groups")
    }
    for (a, row) in probabilities.enumerated() {
      try checkAtLeast(0, sizes[a], name: "size of a group")
      for (b, p) in row.enumerated() {
        try checkProbability(p, name: "probability of a tie")
        guard isDirected || p == probabilities[b][a] else {
          throw .parameterOutOfRange(
            name: "probability of a tie", value: "\(p) in one order and \(probabilities[b][a])",
            expected: "the same in both orders, as the graph is undirected")
        }
      }
    }
    var total = 0.0
    for size in sizes { total += Double(size) }
    try checkSize(vertexCount: Int(min(total, 1e18)))
    var expected = 0.0
    for a in 0..<k {
      for b in 0..<k { expected += Double(sizes[a]) * Double(sizes[b]) * probabilities[a][b] }
    }
    try checkSize(vertexCount: Int(total), edgeCount: expected / (isDirected ? 1 : 2))

    var first = [0]
    for size in sizes { first.append(first.last! + size) }
    var random = SplitMix64(seed: seed)
    var edges = EdgeListBuilder()
    for a in 0..<k {
      for b in (isDirected ? 0 : a)..<k {
        // All ordered pairs of the block; of a group with itself in an undirected graph, those with
        // the row below the column count.
        var jumps = GeometricJumps(
          probability: probabilities[a][b], cellCount: sizes[a] * sizes[b])
        while let cell = jumps.next(&random) {
          let (row, column) = cell.quotientAndRemainder(dividingBy: sizes[b])
          guard a != b || (isDirected ? row != column : row < column) else { continue }
          edges.append(first[a] + row, first[b] + column)
        }
      }
    }
    var labels: [Int] = []
    for (group, size) in sizes.enumerated() {
      labels.append(contentsOf: repeatElement(group, count: size))
    }
    return PlantedGraph(
      graph: edges.graph(vertexCount: Int(total), isDirected: isDirected),
      communities: Partition(labels: labels))
  }

  /// A planted partition: groups of one size, with one probability of ties inside groups and one
  /// between them.
  ///
  /// - Parameters:
  ///   - groupCount: The number of groups.
  ///   - groupSize: The number of vertices of each.
  ///   - inside: The probability of a tie between two vertices of a group.
  ///   - between: The probability of a tie between vertices of two groups.
  ///   - seed: Where the random choices begin.
  /// - Throws: `AnalysisError.parameterOutOfRange`.
  /// - Complexity: As ``stochasticBlock(sizes:probabilities:isDirected:seed:)``.
  /// - SeeAlso: A. Condon, R. M. Karp, "Algorithms for graph partitioning on the planted partition
  ///   model", *Random Structures & Algorithms* 18(2), 2001, 116–140,
  ///   doi:10.1002/1098-2418(200103)18:2<116::AID-RSA1001>3.0.CO;2-2.
  public static func plantedPartition(
    groupCount: Int, groupSize: Int, inside: Double, between: Double, seed: UInt64
  ) throws(AnalysisError) -> PlantedGraph {
    try checkAtLeast(0, groupCount, name: "number of groups")
    try checkAtLeast(0, groupSize, name: "size of a group")
    guard groupCount <= 10_000 else {
      throw .parameterOutOfRange(
        name: "number of groups", value: "\(groupCount)", expected: "at most 10000")
    }
    var probabilities = [[Double]](
      repeating: Array(repeating: between, count: groupCount), count: groupCount)
    for group in 0..<groupCount { probabilities[group][group] = inside }
    return try stochasticBlock(
      sizes: Array(repeating: groupSize, count: groupCount), probabilities: probabilities,
      seed: seed)
  }
}

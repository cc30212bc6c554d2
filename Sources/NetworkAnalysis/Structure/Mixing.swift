public import NetworkGraph

/// How many ties there are within and between groups of vertices.
///
/// Ties with an end that belongs to no group are left out and counted in ``ungroupedCount``.
public struct MixingTable: Sendable, Hashable {
  /// The number of groups.
  public let groupCount: Int
  /// Whether rows are where arcs begin and columns where they end. Otherwise the table is symmetric.
  public let isDirected: Bool
  /// The number of edges from the group of the row to the group of the column. An undirected edge
  /// between two groups stands in both places, one within a group once on the diagonal.
  public let edgeCounts: [[Int]]
  /// The same for strengths; equal to the counts under `StrengthRule.unit`.
  public let strengths: [[Double]]
  /// The number of vertices of each group.
  public let groupSizes: [Int]
  /// The number of edges left out since an end has no group.
  public let ungroupedCount: Int
}

/// Whether ties stay inside groups or lead out of them, after Krackhardt and Stern.
public struct ExternalInternalIndex: Sendable, Hashable {
  /// Strength of the ties between groups: the E of the paper.
  public let betweenGroups: Double
  /// Strength of the ties within groups: the I of the paper.
  public let withinGroups: Double
  /// (E − I)/(E + I), from −1 (all inside) to 1 (all outside); `nil` without ties.
  public var value: Double? {
    let sum = betweenGroups + withinGroups
    return sum > 0 ? (betweenGroups - withinGroups) / sum : nil
  }
}

extension CompactGraph {
  /// The mixing table of a grouping of the vertices, such as their spheres.
  ///
  /// - Parameters:
  ///   - groups: The number of the group of each vertex, from 0; `nil` for none.
  ///   - groupCount: The number of groups; groups may be empty.
  ///   - rule: What the weight of an edge counts for. Self-loops count once.
  /// - Throws: `AnalysisError` when there is not one group per vertex or a number is out of range;
  ///   `WeightError` when weights cannot be strengths.
  /// - Complexity: O(*n* + *m* + *g*²) for *g* groups.
  /// - SeeAlso: M. E. J. Newman, "Mixing patterns in networks", *Physical Review E* 67, 2003, 026126,
  ///   doi:10.1103/PhysRevE.67.026126.
  public func mixingTable(
    groups: [Int?], groupCount: Int, weights rule: StrengthRule = .unit
  ) throws -> MixingTable {
    try check(groups, groupCount)
    let strengths = try strengths(by: rule)
    let zeros = [Int](repeating: 0, count: groupCount)
    var counts = [[Int]](repeating: zeros, count: groupCount)
    var sums = [[Double]](repeating: zeros.map(Double.init), count: groupCount)
    var ungrouped = 0
    for edge in edges {
      guard let row = groups[edge.tail.index], let column = groups[edge.head.index] else {
        ungrouped += 1
        continue
      }
      let strength = strengths?[edge.slot] ?? 1
      counts[row][column] += 1
      sums[row][column] += strength
      if !isDirected && row != column {
        counts[column][row] += 1
        sums[column][row] += strength
      }
    }
    var sizes = zeros
    for case let group? in groups { sizes[group] += 1 }
    return MixingTable(
      groupCount: groupCount, isDirected: isDirected, edgeCounts: counts, strengths: sums,
      groupSizes: sizes, ungroupedCount: ungrouped)
  }

  /// Whether ties join vertices of the same group more than chance would: Newman's assortativity
  /// coefficient of a category.
  ///
  /// - Parameter groups: The number of the group of each vertex, from 0; `nil` for none. Ties with an
  ///   end without a group are left out.
  /// - Returns: 1 when all ties stay inside groups, 0 when they fall by chance, below 0 when they
  ///   avoid the own group; `nil` without ties, and when all ends are in one group.
  /// - Throws: `AnalysisError` when there is not one group per vertex or a number is negative.
  /// - Complexity: O(*n* + *m* + *g*²) for *g* groups.
  /// - SeeAlso: M. E. J. Newman, "Mixing patterns in networks", *Physical Review E* 67, 2003, 026126,
  ///   doi:10.1103/PhysRevE.67.026126.
  public func attributeAssortativity(groups: [Int?]) throws -> Double? {
    try check(groups, .max)
    // Any numbers serve; tables have a row for each that occurs.
    var numbers: [Int: Int] = [:]
    let groups = groups.map { group in
      group.map { group in
        let number = numbers[group] ?? numbers.count
        numbers[group] = number
        return number
      }
    }
    let groupCount = numbers.count
    var rows = [Int128](repeating: 0, count: groupCount)
    var columns = rows
    var (inside, total) = (Int128(0), Int128(0))
    for tail in vertices {
      guard let row = groups[tail.index] else { continue }
      for slot in arcs(from: tail) {
        guard let column = groups[heads[slot].index] else { continue }
        rows[row] += 1
        columns[column] += 1
        if row == column { inside += 1 }
        total += 1
      }
    }
    let expected = zip(rows, columns).reduce(Int128(0)) { $0 + $1.0 * $1.1 }
    guard total > 0 && expected < total * total else { return nil }
    return Double(inside * total - expected) / Double(total * total - expected)
  }

  /// The E-I index: ties between groups against ties within. Self-loops and ties with an end without
  /// a group are left out.
  ///
  /// - Parameters:
  ///   - groups: The number of the group of each vertex, from 0; `nil` for none.
  ///   - rule: What the weight of an edge counts for.
  /// - Returns: The index of the whole graph.
  /// - Throws: `AnalysisError` when there is not one group per vertex or a number is negative;
  ///   `WeightError` when weights cannot be strengths.
  /// - Complexity: O(*n* + *m*).
  /// - Note: It depends on the sizes of the groups: a small group has few inside ties to make.
  /// - SeeAlso: D. Krackhardt, R. N. Stern, "Informal networks and organizational crises", *Social
  ///   Psychology Quarterly* 51(2), 1988, 123–140, doi:10.2307/2786835.
  public func externalInternalIndex(
    groups: [Int?], weights rule: StrengthRule = .unit
  ) throws -> ExternalInternalIndex {
    try check(groups, .max)
    let strengths = try strengths(by: rule)
    var (between, within) = (0.0, 0.0)
    for edge in edges where edge.tail != edge.head {
      guard let a = groups[edge.tail.index], let b = groups[edge.head.index] else { continue }
      let strength = strengths?[edge.slot] ?? 1
      if a == b { within += strength } else { between += strength }
    }
    return ExternalInternalIndex(betweenGroups: between, withinGroups: within)
  }

  /// The E-I index of every vertex: of the ties at the vertex, in both directions.
  ///
  /// - Returns: One index per vertex; its value is `nil` for a vertex without such ties.
  /// - Throws: As ``externalInternalIndex(groups:weights:)``.
  /// - Complexity: O(*n* + *m*).
  public func externalInternalIndexOfVertices(
    groups: [Int?], weights rule: StrengthRule = .unit
  ) throws -> [ExternalInternalIndex] {
    try check(groups, .max)
    let strengths = try strengths(by: rule)
    var between = [Double](repeating: 0, count: vertexCount)
    var within = between
    for edge in edges where edge.tail != edge.head {
      guard let a = groups[edge.tail.index], let b = groups[edge.head.index] else { continue }
      let strength = strengths?[edge.slot] ?? 1
      for end in [edge.tail.index, edge.head.index] {
        if a == b { within[end] += strength } else { between[end] += strength }
      }
    }
    return zip(between, within).map { ExternalInternalIndex(betweenGroups: $0, withinGroups: $1) }
  }

  private func check(_ groups: [Int?], _ groupCount: Int) throws(AnalysisError) {
    try checkCount(groups.count, of: "groups")
    for (v, group) in groups.enumerated() {
      guard let group, !(0..<groupCount).contains(group) else { continue }
      throw .unusableValue(
        of: "group", vertex: Vertex(v), value: Double(group),
        expected: "a number from 0 to below the number of groups")
    }
  }
}

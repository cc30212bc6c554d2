/// What mutual information is divided by, so that equal partitions have 1.
public enum MutualInformationScale: String, Hashable, Sendable, CaseIterable {
  /// The mean of the two entropies; what most papers on communities, igraph and scikit-learn use.
  case arithmetic
  /// The root of their product.
  case geometric
  /// The larger entropy.
  case maximum
  /// The smaller entropy: 1 also when one partition only divides the groups of the other.
  case minimum
  /// The entropy of both partitions together.
  case joint
}

extension Partition {
  /// How much one partition says about the other, from 0 for nothing to 1 for equal partitions:
  /// normalized mutual information.
  ///
  /// It rises with the number of groups even for unrelated partitions; the adjusted Rand index does not.
  ///
  /// - Parameters:
  ///   - other: A partition of the same vertices.
  ///   - scale: What the mutual information is divided by.
  /// - Returns: From 0 to 1. When the scale is 0 (both partitions, or for `minimum` and `geometric` one
  ///   of them, have a single group): 1 for equal partitions, else 0. `nil` without vertices.
  /// - Throws: `AnalysisError.wrongCount` when the numbers of vertices differ.
  /// - Complexity: O(*n*).
  /// - SeeAlso: L. Danon, A. Díaz-Guilera, J. Duch, A. Arenas, "Comparing community structure
  ///   identification", *Journal of Statistical Mechanics*, 2005, P09008,
  ///   doi:10.1088/1742-5468/2005/09/P09008; scales: N. X. Vinh, J. Epps, J. Bailey, *Journal of Machine
  ///   Learning Research* 11, 2010, 2837–2854.
  public func normalizedMutualInformation(
    with other: Partition, scale: MutualInformationScale = .arithmetic
  ) throws(AnalysisError) -> Double? {
    let overlaps = try Overlaps(self, other)
    guard vertexCount > 0 else { return nil }
    let (a, b, information) = (
      overlaps.entropy(of: sizes), overlaps.entropy(of: other.sizes), overlaps.information
    )
    let divisor: Double =
      switch scale {
      case .arithmetic: (a + b) / 2
      case .geometric: (a * b).squareRoot()
      case .maximum: max(a, b)
      case .minimum: min(a, b)
      case .joint: a + b - information
      }
    if self == other { return 1 }
    guard divisor > 0 else { return 0 }
    return min(1, max(0, information / divisor))
  }

  /// What is lost and gained from one partition to the other, in nats: the variation of information. A
  /// distance: 0 for equal partitions only, symmetric, and no way round is shorter.
  ///
  /// - Parameter other: A partition of the same vertices.
  /// - Returns: From 0 to the natural logarithm of the number of vertices; divide by ln 2 for bits. The
  ///   same as igraph's `vi`.
  /// - Throws: `AnalysisError.wrongCount` when the numbers of vertices differ.
  /// - Complexity: O(*n*).
  /// - SeeAlso: M. Meilă, "Comparing clusterings: an information based distance", *Journal of
  ///   Multivariate Analysis* 98(5), 2007, 873–895, doi:10.1016/j.jmva.2006.11.013.
  public func variationOfInformation(to other: Partition) throws(AnalysisError) -> Double {
    let overlaps = try Overlaps(self, other)
    // Σ n(i,j)/n × [ln n(i)/n(i,j) + ln n(j)/n(i,j)]: each term is 0 or more, and 0 where groups agree.
    let n = Double(vertexCount)
    return overlaps.cells.reduce(0) { sum, cell in
      let both = Double(cell.count)
      return sum + both / n
        * (PortableMath.logarithm(Double(sizes[cell.row]) / both)
          + PortableMath.logarithm(Double(other.sizes[cell.column]) / both))
    }
  }

  /// How many vertices must be moved to make one partition from the other by way of their common parts:
  /// the split-join distance of van Dongen.
  ///
  /// - Parameter other: A partition of the same vertices.
  /// - Returns: The two parts of the distance: how far this partition is from dividing the groups of the
  ///   other, and the other way round. Their sum, from 0 to 2*n*, is the distance; the first is 0 when
  ///   each group of this partition is inside one of the other.
  /// - Throws: `AnalysisError.wrongCount` when the numbers of vertices differ.
  /// - Complexity: O(*n*).
  /// - SeeAlso: S. van Dongen, "Performance criteria for graph clustering and Markov cluster
  ///   experiments", Technical report INS-R0012, CWI Amsterdam, 2000.
  public func splitJoinDistance(
    to other: Partition
  ) throws(AnalysisError) -> (fromThis: Int, fromOther: Int) {
    let overlaps = try Overlaps(self, other)
    var largestOfRow = [Int](repeating: 0, count: groupCount)
    var largestOfColumn = [Int](repeating: 0, count: other.groupCount)
    for cell in overlaps.cells {
      largestOfRow[cell.row] = max(largestOfRow[cell.row], cell.count)
      largestOfColumn[cell.column] = max(largestOfColumn[cell.column], cell.count)
    }
    return (
      vertexCount - largestOfRow.reduce(0, +), vertexCount - largestOfColumn.reduce(0, +)
    )
  }

  /// The share of pairs of vertices that both partitions treat alike: together in both, or apart in
  /// both.
  ///
  /// High even for unrelated partitions with many groups; the adjusted index corrects that.
  ///
  /// - Parameter other: A partition of the same vertices.
  /// - Returns: From 0 to 1; `nil` for fewer than two vertices.
  /// - Throws: `AnalysisError.wrongCount` when the numbers of vertices differ.
  /// - Complexity: O(*n*).
  /// - SeeAlso: W. M. Rand, "Objective criteria for the evaluation of clustering methods", *Journal of
  ///   the American Statistical Association* 66, 1971, 846–850, doi:10.1080/01621459.1971.10482356.
  public func randIndex(with other: Partition) throws(AnalysisError) -> Double? {
    let overlaps = try Overlaps(self, other)
    guard vertexCount > 1 else { return nil }
    func pairs(_ counts: some Sequence<Int>) -> Int128 {
      counts.reduce(0) { $0 + Int128($1) * Int128($1 - 1) / 2 }
    }
    let all = pairs([vertexCount])
    let alike = all + 2 * pairs(overlaps.cells.map(\.count)) - pairs(sizes) - pairs(other.sizes)
    return Double(alike) / Double(all)
  }
}

/// How many vertices each group of one partition shares with each of another.
private struct Overlaps {
  struct Cell {
    let row: Int
    let column: Int
    let count: Int
  }

  /// The pairs of groups that share vertices, by row.
  let cells: [Cell]
  private let vertexCount: Int
  private let rowSizes: [Int]
  private let columnSizes: [Int]

  init(_ a: Partition, _ b: Partition) throws(AnalysisError) {
    guard b.vertexCount == a.vertexCount else {
      throw .wrongCount(of: "group memberships", found: b.vertexCount, vertexCount: a.vertexCount)
    }
    var count = [Int](repeating: 0, count: b.groupCount)
    var cells: [Cell] = []
    for (row, group) in a.groups.enumerated() {
      var touched: [Int] = []
      for vertex in group {
        if count[b[vertex]] == 0 { touched.append(b[vertex]) }
        count[b[vertex]] += 1
      }
      for column in touched {
        cells.append(Cell(row: row, column: column, count: count[column]))
        count[column] = 0
      }
    }
    self.cells = cells
    vertexCount = a.vertexCount
    rowSizes = a.sizes
    columnSizes = b.sizes
  }

  /// The entropy of group sizes in nats.
  func entropy(of sizes: [Int]) -> Double {
    let n = Double(vertexCount)
    return sizes.reduce(0) { $0 - Double($1) / n * PortableMath.logarithm(Double($1) / n) }
  }

  /// The mutual information in nats.
  var information: Double {
    let n = Double(vertexCount)
    let sum = cells.reduce(0.0) { sum, cell in
      let both = Double(cell.count)
      let ratio = both * n / (Double(rowSizes[cell.row]) * Double(columnSizes[cell.column]))
      return sum + both / n * PortableMath.logarithm(ratio)
    }
    return max(0, sum)
  }
}

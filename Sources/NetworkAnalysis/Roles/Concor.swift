public import NetworkGraph

/// A division of the vertices into blocks, with the ties between the blocks.
public struct BlockImage: Sendable, Hashable {
  /// The block of each vertex.
  public let partition: Partition
  /// The share of the possible ties from the block of the row to that of the column that exist,
  /// self-loops not counted; with weights their mean strength. `nil` where no tie is possible: inside
  /// a block of one.
  public let densities: [[Double?]]

  /// The image: whether each density is at least α; `false` where no tie is possible.
  ///
  /// - Parameter threshold: α, usually the density of the network.
  public func image(threshold: Double) -> [[Bool]] {
    densities.map { $0.map { ($0 ?? -1) >= threshold } }
  }
}

extension CompactGraph {
  /// The densities between the blocks of a partition.
  ///
  /// - Parameters:
  ///   - partition: The blocks.
  ///   - weights: What the weight of an edge counts for.
  /// - Throws: `AnalysisError.wrongCount`; `WeightError` when weights cannot be strengths.
  /// - Complexity: O(*n* + *m* + *b*²) for *b* blocks.
  public func blockImage(
    of partition: Partition, weights rule: StrengthRule = .unit
  ) throws -> BlockImage {
    try checkCount(partition.vertexCount, of: "block memberships")
    let strengths = try strengths(by: rule)
    let count = partition.groupCount
    var sums = [Double](repeating: 0, count: count * count)
    for tail in vertices {
      for slot in arcs(from: tail) where heads[slot] != tail {
        sums[partition[tail] * count + partition[heads[slot]]] += strengths?[slot] ?? 1
      }
    }
    let sizes = partition.sizes.map(Double.init)
    return BlockImage(
      partition: partition,
      densities: (0..<count).map { a in
        (0..<count).map { b in
          let cells = sizes[a] * (a == b ? sizes[b] - 1 : sizes[b])
          return cells > 0 ? sums[a * count + b] / cells : nil
        }
      })
  }

  /// Blocks of vertices with similar ties, by CONCOR: correlations of correlations, again and again,
  /// until all are 1 or −1, which splits a block in two.
  ///
  /// The start are the ``profileCorrelations(weights:)`` of the vertices of the block over the whole
  /// network, with 0 for undefined ones. It always splits, whether or not there are blocks to find:
  /// look at the densities.
  ///
  /// - Parameters:
  ///   - depth: How often blocks are split; there are at most 2^depth. A block whose correlations do
  ///     not settle, or all of whose members agree, stays whole.
  ///   - weights: What the weight of an edge counts for.
  /// - Returns: The blocks and their densities.
  /// - Throws: As ``profileDistances(weights:)``; `AnalysisError.tooManyVertices` above 2,000.
  /// - Complexity: O(*n*³) a round of correlations, at most 1,000 rounds and mostly about ten.
  /// - SeeAlso: R. L. Breiger, S. A. Boorman, P. Arabie, "An algorithm for clustering relational data
  ///   with applications to social network analysis and comparison with multidimensional scaling",
  ///   *Journal of Mathematical Psychology* 12(3), 1975, 328–383, doi:10.1016/0022-2496(75)90028-0.
  public func concor(depth: Int = 2, weights rule: StrengthRule = .unit) throws -> BlockImage {
    guard depth >= 0 else {
      throw AnalysisError.parameterOutOfRange(
        name: "depth", value: "\(depth)", expected: "0 or more")
    }
    let limit = 2000
    guard vertexCount <= limit else {
      throw AnalysisError.tooManyVertices(measure: "CONCOR", count: vertexCount, limit: limit)
    }
    let start = try profileCorrelations(weights: rule)
    var blocks = vertexCount > 0 ? [Array(0..<vertexCount)] : []
    for _ in 0..<min(depth, vertexCount) {
      var next: [[Int]] = []
      for block in blocks {
        let matrix = block.map { row in block.map { start[row][$0] ?? 0 } }
        guard block.count > 1, let signs = try convergedSigns(matrix) else {
          next.append(block)
          continue
        }
        next.append(block.indices.filter { signs[$0] }.map { block[$0] })
        next.append(block.indices.filter { !signs[$0] }.map { block[$0] })
      }
      if next.count == blocks.count { break }
      blocks = next
    }
    var labels = [Int](repeating: 0, count: vertexCount)
    for (label, block) in blocks.enumerated() {
      for v in block { labels[v] = label }
    }
    return try blockImage(of: Partition(labels: labels), weights: rule)
  }

  /// Which members agree with the first when correlations of columns are taken until all are ±1;
  /// `nil` when they do not settle or all agree.
  private func convergedSigns(_ start: [[Double]]) throws -> [Bool]? {
    let n = start.count
    var matrix = start
    for _ in 0..<1000 {
      try Task.checkCancellation()
      // Columns less their mean, at length 1; a column without spread stays 0.
      let columns = (0..<n).map { j in
        let mean = (0..<n).reduce(0.0) { $0 + matrix[$1][j] } / Double(n)
        let centred = (0..<n).map { matrix[$0][j] - mean }
        let length = centred.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 1e-12 ? centred.map { $0 / length } : centred.map { _ in 0 }
      }
      let before = matrix
      matrix = try foldInChunks(count: n, into: [[Double]]()) { chunk, _ in
        chunk.map { i in
          (0..<n).map { j in
            var sum = 0.0
            for k in 0..<n { sum += columns[i][k] * columns[j][k] }
            return sum
          }
        }
      } fold: { all, part in
        all += part
      }
      if matrix.allSatisfy({ $0.allSatisfy { abs($0) > 1 - 1e-9 } }) {
        let signs = matrix[0].map { $0 > 0 }
        return signs.contains(false) ? signs : nil
      }
      // Between members that are all alike, correlations stay where they are: only rounding would
      // move them in the end.
      var change = 0.0
      for (row, old) in zip(matrix, before) {
        for (a, b) in zip(row, old) { change = max(change, abs(a - b)) }
      }
      if change < 1e-12 { return nil }
    }
    return nil
  }
}

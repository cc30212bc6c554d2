public import NetworkGraph

/// The correlation of two networks, with what renumbering the vertices of one would give.
public struct QAPCorrelation: Sendable, Hashable {
  /// Pearson's correlation over pairs of vertices, from −1 to 1.
  public let correlation: Double
  /// The correlations when the vertices of one network are renumbered at random.
  public let permuted: [Double]

  /// How probable a correlation at least as large is: (1 + how many reach it) / (1 + permutations).
  public var pValueGreater: Double { share { $0 >= correlation - 1e-12 } }

  /// How probable a correlation at least as small is.
  public var pValueLess: Double { share { $0 <= correlation + 1e-12 } }

  /// How probable a correlation at least as far from 0 is.
  public var pValueTwoSided: Double { share { abs($0) >= abs(correlation) - 1e-12 } }

  private func share(_ isReached: (Double) -> Bool) -> Double {
    Double(1 + permuted.count(where: isReached)) / Double(1 + permuted.count)
  }
}

extension CompactGraph {
  /// The correlation of two networks on the same vertices, tested by the quadratic assignment procedure
  /// (QAP): do those who are tied in one tend to be tied in the other?
  ///
  /// Pairs of a network are not independent, so the usual test is too easily passed. QAP renumbers the
  /// vertices of one network at random and keeps its structure as it is.
  ///
  /// Each pair of different vertices counts once, each order of it when one of the networks is directed;
  /// self-loops are not used. A pair without a tie has the value 0.
  ///
  /// - Parameters:
  ///   - other: A network with the same number of vertices.
  ///   - weights: `unit`: a tie has the value 1; `weight`: its weight, whatever it means.
  ///   - permutations: How many times vertices are renumbered; at least 1.
  ///   - seed: Where the random choices begin.
  /// - Returns: `nil` when all pairs of a network have the same value.
  /// - Throws: `AnalysisError` when the numbers of vertices differ or there are more than 5000;
  ///   `WeightError` when weights are asked for and missing or not finite; `CancellationError`.
  /// - Complexity: O(*n*² + *m* × `permutations`) time on all cores, O(*n*²) space.
  /// - SeeAlso: D. Krackhardt, "Predicting with networks: nonparametric multiple regression analysis of
  ///   dyadic data", *Social Networks* 10(4), 1988, 359–381, doi:10.1016/0378-8733(88)90004-4.
  public func qapCorrelation(
    with other: CompactGraph, weights: StrengthRule = .unit, permutations: Int = 999,
    seed: UInt64 = 1
  ) throws -> QAPCorrelation? {
    try checkRepetitions(1, permutations, name: "permutations")
    let isOrdered = isDirected || other.isDirected
    let x = try DyadTable(self, weights: weights, isOrdered: isOrdered, limit: 5000)
    let y = try DyadTable(other, weights: weights, isOrdered: isOrdered, limit: 5000)
    guard x.count == y.count else {
      throw AnalysisError.wrongCount(
        of: "vertices of the other network", found: y.count, vertexCount: x.count)
    }
    guard let spreadX = x.spread, let spreadY = y.spread else { return nil }
    // Means and deviations do not change: only the cells where the other network has a tie are added.
    let ties = (0..<y.cells.count).filter { y.cells[$0] != 0 }
    let n = x.count
    let scale = spreadX.deviation * spreadY.deviation
    @Sendable func correlation(_ place: [Int]) -> Double {
      var sum = 0.0
      for cell in ties {
        let (row, column) = cell.quotientAndRemainder(dividingBy: n)
        sum += (x.cells[place[row] * n + place[column]] - spreadX.mean) * y.cells[cell]
      }
      // The deviations of x add up to 0, so the mean of y need not be taken off.
      return min(1, max(-1, sum / scale))
    }
    let observed = correlation(Array(0..<n))
    var random = SplitMix64(seed: seed)
    let seeds = (0..<permutations).map { _ in random.next() }
    let permuted = try foldInChunks(count: permutations, into: [Double]()) { chunk, isCancelled in
      var values: [Double] = []
      for i in chunk {
        if isCancelled() { break }
        values.append(correlation(renumbering(n, seed: seeds[i])))
      }
      return values
    } fold: { total, part in
      total += part
    }
    return QAPCorrelation(correlation: observed, permuted: permuted)
  }
}

/// Numbers from 0 in random order.
func renumbering(_ count: Int, seed: UInt64) -> [Int] {
  var place = Array(0..<count)
  var random = SplitMix64(seed: seed)
  random.shuffle(&place)
  return place
}

/// The values of all ordered pairs of different vertices, row by row, 0 on the diagonal. Unordered pairs
/// stand twice, which changes no correlation.
struct DyadTable: Sendable {
  let count: Int
  let isOrdered: Bool
  /// The values, divided by 2^`exponent`, so that sums of their squares neither overflow nor vanish.
  var cells: [Double]
  /// 0 for values of usual size.
  private(set) var exponent = 0

  /// The number of ordered pairs of different vertices.
  var pairCount: Int { count * (count - 1) }

  init(_ graph: CompactGraph, weights: StrengthRule, isOrdered: Bool, limit: Int) throws {
    let n = graph.vertexCount
    guard n <= limit else {
      throw AnalysisError.tooManyVertices(
        measure: "the quadratic assignment procedure", count: n, limit: limit)
    }
    guard weights == .unit || graph.isWeighted else { throw WeightError.unweighted }
    count = n
    self.isOrdered = isOrdered
    cells = Array(repeating: 0, count: n * n)
    for tail in graph.vertices {
      for slot in graph.arcs(from: tail) where graph.heads[slot] != tail {
        let value = weights == .unit ? 1 : graph.weight(at: slot)
        guard value.isFinite else {
          throw WeightError.unusable(
            tail: tail, head: graph.heads[slot], weight: value, requirement: "a finite number")
        }
        cells[tail.index * n + graph.heads[slot].index] = value
      }
    }
    exponent = -CompactGraph.moderatingExponent(cells)
    guard exponent != 0 else { return }
    for cell in cells.indices { cells[cell] = scaled(cells[cell], by: -exponent) }
  }

  /// The mean of the pairs and the root of the sum of squared deviations; `nil` when all pairs are equal.
  var spread: (mean: Double, deviation: Double)? {
    guard count > 1 else { return nil }
    let mean = cells.reduce(0, +) / Double(pairCount)
    var sum = 0.0
    var largest = 0.0
    for row in 0..<count {
      for column in 0..<count where column != row {
        let gap = cells[row * count + column] - mean
        sum += gap * gap
        largest = max(largest, abs(cells[row * count + column]))
      }
    }
    let deviation = sum.squareRoot()
    return deviation > 1e-12 * largest && deviation.isNormal ? (mean, deviation) : nil
  }
}

public import NetworkGraph

/// A regression of one network on others, with p-values from renumbered vertices.
public struct QAPRegression: Sendable, Hashable {
  /// One network that predicts.
  public struct Predictor: Sendable, Hashable {
    /// By how much the value of a pair rises with that of the predictor, the others held.
    public let coefficient: Double
    /// The coefficient divided by its usual standard error.
    public let tStatistic: Double
    /// How probable a *t* at least as far from 0 is: (1 + how many permutations reach it) / (1 +
    /// permutations).
    public let pValue: Double
  }

  /// The value of a pair when all predictors are 0.
  public let intercept: Double
  /// The predictors in the order in which they were given.
  public let predictors: [Predictor]
  /// The share of the variance between pairs that the predictors explain, from 0 to 1.
  public let rSquared: Double
  /// How many times vertices were renumbered.
  public let permutationCount: Int
}

extension CompactGraph {
  /// How well other networks on the same vertices predict this one, by linear regression over pairs with
  /// p-values of the quadratic assignment procedure (MRQAP), by Dekker's double semi-partialling.
  ///
  /// For each predictor, what the other predictors do not explain of it is renumbered at random, and the
  /// regression is repeated with it; its *t* is compared. This keeps its level also when predictors are
  /// correlated with each other, which renumbering the predicted network does not.
  ///
  /// - Parameters:
  ///   - predictors: Networks with the same number of vertices; at least one.
  ///   - weights: `unit`: a tie has the value 1; `weight`: its weight. For all networks.
  ///   - permutations: How many times vertices are renumbered for each predictor; at least 1.
  ///   - seed: Where the random choices begin.
  /// - Returns: `nil` when all pairs of this network have the same value, there are too few pairs for so
  ///   many predictors, or nothing is left to explain.
  /// - Throws: `AnalysisError` when numbers of vertices differ, there are more than 2000, or a predictor
  ///   is a combination of the others (a constant one included); `WeightError`; `CancellationError`.
  /// - Complexity: O(*n*² *k*² × `permutations`) for *k* predictors on all cores; O(*n*² *k*) space.
  /// - Note: The method of R `sna::netlm` with `nullhyp = "qapspp"` and of UCINET "MR-QAP (DSP)".
  /// - SeeAlso: D. Dekker, D. Krackhardt, T. A. B. Snijders, "Sensitivity of MRQAP tests to collinearity
  ///   and autocorrelation conditions", *Psychometrika* 72, 2007, 563–581,
  ///   doi:10.1007/s11336-007-9016-1.
  public func qapRegression(
    on predictors: [CompactGraph], weights: StrengthRule = .unit, permutations: Int = 999,
    seed: UInt64 = 1
  ) throws -> QAPRegression? {
    try checkRepetitions(1, permutations, name: "permutations")
    try checkAtLeast(1, predictors.count, name: "number of predictors")
    let isOrdered = isDirected || predictors.contains { $0.isDirected }
    let outcome = try DyadTable(self, weights: weights, isOrdered: isOrdered, limit: 2000)
    let tables = try predictors.map {
      try DyadTable($0, weights: weights, isOrdered: isOrdered, limit: 2000)
    }
    for table in tables where table.count != vertexCount {
      throw AnalysisError.wrongCount(
        of: "vertices of a predictor", found: table.count, vertexCount: vertexCount)
    }
    // Unordered pairs count once for the degrees of freedom and stand twice in sums.
    let pairs = isOrdered ? outcome.pairCount : outcome.pairCount / 2
    let freedom = pairs - predictors.count - 1
    guard let spread = outcome.spread, freedom > 0 else { return nil }

    let model = DyadRegression(count: vertexCount)
    let columns = [model.constant] + tables.map(\.cells)
    var coefficients: [Double] = []
    var found: [QAPRegression.Predictor] = []
    let whole = model.basis(columns)
    guard whole.count == columns.count else {
      throw AnalysisError.parameterOutOfRange(
        name: "predictors", value: "\(predictors.count) networks",
        expected: "networks of which none is a combination of the others or constant")
    }
    let unexplained = model.residual(outcome.cells, whole)
    let residualSum = model.product(unexplained, unexplained)
    guard residualSum > 1e-20 * spread.deviation * spread.deviation else { return nil }
    var seeds = SplitMix64(seed: seed)
    for k in columns.indices {
      let others = model.basis(columns.indices.filter { $0 != k }.map { columns[$0] })
      let part = model.residual(columns[k], others)
      let test = DyadTest(
        model: model, others: others, outcome: model.residual(outcome.cells, others),
        freedom: freedom)
      let observed = test.fit(part)
      let unit = outcome.exponent - (k > 0 ? tables[k - 1].exponent : 0)
      coefficients.append(scaled(observed.coefficient, by: unit))
      guard coefficients[k].isFinite else { throw AnalysisError.distancesTooLarge }
      guard k > 0 else { continue }
      let draws = (0..<permutations).map { _ in seeds.next() }
      let reaching = try foldInChunks(count: permutations, into: 0) { chunk, isCancelled in
        var reaching = 0
        for i in chunk {
          if isCancelled() { break }
          let moved = model.renumbered(part, renumbering(vertexCount, seed: draws[i]))
          let fit = test.fit(model.residual(moved, others))
          if abs(fit.t) >= abs(observed.t) * (1 - 1e-9) { reaching += 1 }
        }
        return reaching
      } fold: { total, part in
        total += part
      }
      found.append(
        .init(
          coefficient: coefficients[k], tStatistic: observed.t,
          pValue: Double(1 + reaching) / Double(1 + permutations)))
    }
    return QAPRegression(
      intercept: coefficients[0], predictors: found,
      rSquared: max(0, 1 - residualSum / (spread.deviation * spread.deviation)),
      permutationCount: permutations)
  }
}

/// Least squares over the cells of tables of pairs; the diagonal is 0 everywhere and takes no part.
private struct DyadRegression: Sendable {
  let count: Int

  var constant: [Double] {
    var cells = [Double](repeating: 1, count: count * count)
    for v in 0..<count { cells[v * count + v] = 0 }
    return cells
  }

  func product(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for i in a.indices { sum += a[i] * b[i] }
    return sum
  }

  /// What a basis of length-1 vectors leaves of a vector.
  func residual(_ vector: [Double], _ basis: [[Double]]) -> [Double] {
    var rest = vector
    for unit in basis {
      let share = product(unit, rest)
      for i in rest.indices { rest[i] -= share * unit[i] }
    }
    return rest
  }

  /// Orthogonal vectors of length 1 that span the columns; fewer when a column depends on others.
  func basis(_ columns: [[Double]]) -> [[Double]] {
    var result: [[Double]] = []
    for column in columns {
      let length = product(column, column).squareRoot()
      // Twice, so that rounding leaves no share of the others.
      let rest = residual(residual(column, result), result)
      let norm = product(rest, rest).squareRoot()
      guard norm > 1e-9 * length && norm > 0 else { continue }
      result.append(rest.map { $0 / norm })
    }
    return result
  }

  func renumbered(_ cells: [Double], _ place: [Int]) -> [Double] {
    var result = cells
    for row in 0..<count {
      for column in 0..<count {
        result[row * count + column] = cells[place[row] * count + place[column]]
      }
    }
    return result
  }
}

/// The last step of a regression, by Frisch, Waugh and Lovell: what the others leave of the outcome on
/// what they leave of one predictor.
private struct DyadTest: Sendable {
  let model: DyadRegression
  let others: [[Double]]
  let outcome: [Double]
  let freedom: Int

  func fit(_ part: [Double]) -> (coefficient: Double, t: Double) {
    let square = model.product(part, part)
    guard square > 0 else { return (0, 0) }
    let coefficient = model.product(part, outcome) / square
    let left = max(model.product(outcome, outcome) - coefficient * coefficient * square, 0)
    // Sums over ordered pairs are twice those over unordered ones, above and below alike.
    let pairs = Double(model.count * (model.count - 1))
    let scale = pairs / Double(freedom + others.count + 1)
    let error = (left / scale / Double(freedom) / (square / scale)).squareRoot()
    return (coefficient, error > 0 ? coefficient / error : 0)
  }
}

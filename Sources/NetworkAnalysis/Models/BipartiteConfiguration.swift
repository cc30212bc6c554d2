import NetworkGraph

/// The two-mode graphs that are as random as they can be while each vertex has its degree on average:
/// ties are independent, row *i* and column *j* with probability *x(i)* *y(j)*/(1 + *x(i)* *y(j)*).
///
/// Degrees that force some ties (a row tied to all columns, nested rows) are divided into parts first:
/// what is forced has probability 0 or 1, and inside the parts the equations have a solution.
struct BipartiteConfiguration {
  /// The probability of each tie, row by row.
  private(set) var probability: [[Double]]

  /// - Parameters:
  ///   - rows: The degree of each row.
  ///   - columns: The degree of each column; the sums are equal and some table has these degrees.
  /// - Throws: `AnalysisError.notConverged`; `CancellationError`.
  init(rows: [Int], columns: [Int]) throws {
    probability = Array(repeating: Array(repeating: 0, count: columns.count), count: rows.count)
    var open = [Block(rows: rows, columns: columns)]
    while let block = open.popLast() {
      try Task.checkCancellation()
      if let parts = divided(block) { open += parts } else { try solve(block) }
    }
  }

  /// Some rows and columns with the degrees that are left to them.
  private struct Block {
    var rows: [(row: Int, degree: Int)]
    var columns: [(column: Int, degree: Int)]

    init(rows: [Int], columns: [Int]) {
      self.rows = rows.enumerated().map { ($0, $1) }
      self.columns = columns.enumerated().map { ($0, $1) }
    }

    init(_ rows: [(row: Int, degree: Int)], _ columns: [(column: Int, degree: Int)]) {
      self.rows = rows
      self.columns = columns
    }
  }

  /// The parts of a block in which ties are forced between parts; `nil` when none is.
  ///
  /// By Gale and Ryser the *k* largest rows can have at most Σ*j* min(*c(j)*, *k*) ties. Where they have
  /// that many, they are tied to all columns of more than *k* ties, and columns of at most *k* ties are
  /// tied to them only.
  private mutating func divided(_ block: Block) -> [Block]? {
    let rows = block.rows.sorted { ($1.degree, $0.row) < ($0.degree, $1.row) }
    var sum = 0
    for k in 0...rows.count {
      if k > 0 { sum += rows[k - 1].degree }
      let most = block.columns.reduce(0) { $0 + min($1.degree, k) }
      guard sum == most else { continue }
      let (top, bottom) = (rows[..<k], rows[k...])
      let full = block.columns.filter { $0.degree >= k && k > 0 }
      let few = block.columns.filter { $0.degree < k || k == 0 && $0.degree == 0 }
      let many = block.columns.filter { $0.degree > k }
      // Nothing is forced when no row and no column is set apart.
      guard !full.isEmpty || (k == 0 && !few.isEmpty) || (k > 0 && k < rows.count) else { continue }
      for (row, _) in top { for (column, _) in full { probability[row][column] = 1 } }
      return [
        Block(top.map { ($0.row, $0.degree - full.count) }, k == 0 ? [] : few),
        Block(Array(bottom), many.map { ($0.column, $0.degree - k) }),
      ]
    }
    return nil
  }

  /// Solves for *x* and *y* by fixed-point iteration; rows and columns of one degree have one value.
  private mutating func solve(_ block: Block) throws {
    guard !block.rows.isEmpty && !block.columns.isEmpty else { return }
    let (rowDegrees, rowClass) = classes(block.rows.map(\.degree))
    let (columnDegrees, columnClass) = classes(block.columns.map(\.degree))
    func counts(_ of: [Int], _ kinds: Int) -> [Double] {
      of.reduce(into: [Double](repeating: 0, count: kinds)) { $0[$1] += 1 }
    }
    let rowCount = counts(rowClass, rowDegrees.count)
    let columnCount = counts(columnClass, columnDegrees.count)
    let total = block.rows.reduce(0.0) { $0 + Double($1.degree) }.squareRoot()
    var x = rowDegrees.map { $0 / total }
    var y = columnDegrees.map { $0 / total }
    let limit = 200_000
    var rounds = ProgressReport.Rounds()
    for round in 0... {
      if round & 0xFF == 0 { try rounds.next() }
      var error = 0.0
      for i in x.indices {
        let sum = y.indices.reduce(0) { $0 + columnCount[$1] * y[$1] / (1 + x[i] * y[$1]) }
        error = max(error, abs(x[i] * sum - rowDegrees[i]))
        x[i] = rowDegrees[i] / sum
      }
      for j in y.indices {
        let sum = x.indices.reduce(0) { $0 + rowCount[$1] * x[$1] / (1 + x[$1] * y[j]) }
        error = max(error, abs(y[j] * sum - columnDegrees[j]))
        y[j] = columnDegrees[j] / sum
      }
      if error < 1e-10 * max(1, total) { break }
      guard round < limit else {
        throw AnalysisError.notConverged(
          measure: "the configuration model of two modes", iterations: limit)
      }
    }
    for (i, row) in block.rows.enumerated() {
      for (j, column) in block.columns.enumerated() {
        let product = x[rowClass[i]] * y[columnClass[j]]
        probability[row.row][column.column] = product / (1 + product)
      }
    }
  }

  /// The different degrees, ascending, and the place of each one's among them.
  private func classes(_ degrees: [Int]) -> (values: [Double], classOf: [Int]) {
    var values: [Int] = []
    for degree in degrees.sorted() where values.last != degree { values.append(degree) }
    var place = [Int](repeating: 0, count: (values.last ?? 0) + 1)
    for (i, value) in values.enumerated() { place[value] = i }
    return (values.map(Double.init), degrees.map { place[$0] })
  }
}

/// The probability that at least `threshold` of independent events happen (the tail of the
/// Poisson-binomial distribution), exact up to rounding: the distribution is built event by event, with
/// all that reach the threshold together. Small tails keep their digits, as nothing is subtracted.
///
/// - Complexity: O(number of events × `threshold`).
func poissonBinomialTail(_ probabilities: some Sequence<Double>, threshold: Int) -> Double {
  guard threshold > 0 else { return 1 }
  var below = [Double](repeating: 0, count: threshold)
  below[0] = 1
  var reached = 0.0
  for p in probabilities where p > 0 {
    reached += below[threshold - 1] * p
    for count in stride(from: threshold - 1, to: 0, by: -1) {
      below[count] = below[count] * (1 - p) + below[count - 1] * p
    }
    below[0] *= 1 - p
  }
  return min(1, reached)
}

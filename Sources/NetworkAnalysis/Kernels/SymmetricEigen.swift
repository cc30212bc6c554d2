/// All eigenvalues and eigenvectors of a dense symmetric matrix.
///
/// Householder reflections bring the matrix to tridiagonal form, the implicit QL iteration with
/// Wilkinson's shift brings that to diagonal form (H. Bowdler et al., *Numerische Mathematik* 11,
/// 1968, 293–306, doi:10.1007/BF02166687). The vectors are orthogonal to rounding even where
/// eigenvalues coincide.
///
/// Nearly all time goes into the vectors, and there into memory. So the rotations of many QL steps are
/// kept and then applied to eight columns at a time, which stay near the processor; columns do not wait
/// for each other, and all processors share them.
struct SymmetricEigen: Sendable {
  /// The number of rows.
  let count: Int

  /// The eigenvalues, ascending.
  private(set) var values: [Double]

  /// The eigenvectors of length 1, one after another: element `k * count + i` is component *i* of
  /// the vector of `values[k]`.
  private(set) var vectors: [Double]

  /// Decomposes a matrix.
  ///
  /// - Parameters:
  ///   - matrix: The elements, row by row; finite and symmetric.
  ///   - count: The number of rows.
  /// - Throws: `AnalysisError.notConverged`; `CancellationError`, asked once per row.
  /// - Complexity: O(*n*³) time on all cores, O(*n*²) space; the same bits at any number of cores.
  init(_ matrix: [Double], count: Int) throws {
    precondition(matrix.count == count * count, "a square matrix is expected")
    self.count = count
    let scale = matrix.reduce(0) { max($0, abs($1)) }
    guard scale > 0 else {
      values = Array(repeating: 0, count: count)
      vectors = Array(repeating: 0, count: count * count)
      for i in 0..<count { vectors[i * count + i] = 1 }
      return
    }
    let tridiagonal = try TridiagonalForm(matrix.map { $0 / scale }, count: count)
    var iteration = QLIteration(tridiagonal)
    var columns = try tridiagonal.transformation()
    while try iteration.advance() { columns = try iteration.rotated(columns) }
    let diagonal = iteration.diagonal
    let order = diagonal.indices.sorted { (diagonal[$0], $0) < (diagonal[$1], $1) }
    values = order.map { diagonal[$0] * scale }
    vectors = []
    vectors.reserveCapacity(count * count)
    for k in order {
      for i in 0..<count { vectors.append(columns[i / 8][k][i % 8]) }
    }
  }
}

/// Eight columns of a matrix side by side, row by row.
typealias ColumnPanel = ContiguousArray<SIMD8<Double>>

/// The implicit QL iteration on a tridiagonal matrix, some steps at a time.
private struct QLIteration {
  private(set) var diagonal: [Double]
  private var beside: [Double]
  private let negligible: Double
  private var low = 0
  private var iterations = 0
  /// The steps that are kept: rows and where their rotations begin. Rotations go upwards from the last
  /// row.
  private var steps: [(rows: ClosedRange<Int>, first: Int)] = []
  private var rotations: ContiguousArray<SIMD2<Double>> = []

  /// As many rotations as a cache holds.
  private static let batch = 1 << 16

  init(_ form: TridiagonalForm) {
    diagonal = form.diagonal
    beside = form.beside
    let size = diagonal.indices.reduce(0) { max($0, abs(form.diagonal[$1]) + abs(form.beside[$1])) }
    negligible = size * .ulpOfOne / 2
  }

  /// Makes steps until there are many rotations, or the matrix is diagonal.
  ///
  /// - Returns: Whether there are rotations to apply.
  mutating func advance() throws -> Bool {
    steps.removeAll(keepingCapacity: true)
    rotations.removeAll(keepingCapacity: true)
    let n = diagonal.count
    while low < n, rotations.count < Self.batch {
      try Task.checkCancellation()
      var high = low
      while high < n - 1 && abs(beside[high]) > negligible { high += 1 }
      guard high > low else {
        low += 1
        iterations = 0
        continue
      }
      iterations += 1
      guard iterations <= 100 else {
        throw AnalysisError.notConverged(measure: "the eigenvalue iteration", iterations: 100)
      }
      chase(from: low, to: high)
    }
    return !rotations.isEmpty
  }

  /// One QL step on the block from `low` to `high`.
  private mutating func chase(from low: Int, to high: Int) {
    let half = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low])
    let root = (half * half + 1).squareRoot()
    var g = diagonal[high] - diagonal[low] + beside[low] / (half + (half < 0 ? -root : root))
    var sine = 1.0
    var cosine = 1.0
    var moved = 0.0
    let first = rotations.count
    for i in stride(from: high - 1, through: low, by: -1) {
      let f = sine * beside[i]
      let b = cosine * beside[i]
      let r = (f * f + g * g).squareRoot()
      beside[i + 1] = r
      guard r > 0 else {
        // The block falls apart here.
        diagonal[i + 1] -= moved
        beside[high] = 0
        steps.append((rows: (i + 1)...high, first: first))
        return
      }
      sine = f / r
      cosine = g / r
      g = diagonal[i + 1] - moved
      let turned = (diagonal[i] - g) * sine + 2 * cosine * b
      moved = sine * turned
      diagonal[i + 1] = g + moved
      g = cosine * turned - b
      rotations.append(SIMD2(sine, cosine))
    }
    diagonal[low] -= moved
    beside[low] = g
    beside[high] = 0
    steps.append((rows: low...high, first: first))
  }

  /// Panels of columns with all kept rotations applied to their rows.
  func rotated(_ panels: [ColumnPanel]) throws -> [ColumnPanel] {
    try foldInChunks(count: panels.count, into: []) { chunk, isCancelled in
      var part: [ColumnPanel] = []
      for i in chunk {
        if isCancelled() { break }
        var panel = panels[i]
        for step in steps {
          var next = step.first
          var lower = panel[step.rows.upperBound]
          for row in step.rows.dropLast().reversed() {
            let (sine, cosine) = (rotations[next][0], rotations[next][1])
            let upper = panel[row]
            panel[row + 1] = sine * upper + cosine * lower
            lower = cosine * upper - sine * lower
            next += 1
          }
          panel[step.rows.lowerBound] = lower
        }
        part.append(panel)
      }
      return part
    } fold: { all, part in
      all += part
    }
  }
}

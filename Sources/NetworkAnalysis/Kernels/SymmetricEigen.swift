/// All eigenvalues and eigenvectors of a dense symmetric matrix.
///
/// Householder reflections bring the matrix to tridiagonal form, the implicit QL iteration with
/// Wilkinson's shift brings that to diagonal form (H. Bowdler et al., *Numerische Mathematik* 11,
/// 1968, 293–306, doi:10.1007/BF02166687). The vectors are orthogonal to rounding even where
/// eigenvalues coincide.
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
  /// - Complexity: O(*n*³) time, O(*n*²) space.
  init(_ matrix: [Double], count: Int) throws {
    precondition(matrix.count == count * count, "a square matrix is expected")
    self.count = count
    let scale = matrix.reduce(0) { max($0, abs($1)) }
    guard scale > 0 else {
      values = Array(repeating: 0, count: count)
      vectors = Self.identity(count)
      return
    }
    var tridiagonal = try Tridiagonal(matrix.map { $0 / scale }, count: count)
    try tridiagonal.diagonalize()
    let diagonal = tridiagonal.diagonal
    let order = diagonal.indices.sorted { (diagonal[$0], $0) < (diagonal[$1], $1) }
    values = order.map { diagonal[$0] * scale }
    vectors = []
    vectors.reserveCapacity(count * count)
    for k in order { vectors += tridiagonal.rows[(k * count)..<((k + 1) * count)] }
  }

  fileprivate static func identity(_ n: Int) -> [Double] {
    var rows = [Double](repeating: 0, count: n * n)
    for i in 0..<n { rows[i * n + i] = 1 }
    return rows
  }
}

/// A tridiagonal matrix *T* with *A* = *Q T Q*ᵀ, and *Q*ᵀ row by row.
private struct Tridiagonal {
  let count: Int
  var diagonal: [Double]
  /// Element *i* stands beside the diagonal in rows *i* and *i* + 1.
  var beside: [Double]
  var rows: [Double]

  init(_ matrix: [Double], count n: Int) throws {
    count = n
    var a = matrix
    var beta = [Double](repeating: 0, count: n)
    var product = [Double](repeating: 0, count: n)
    beside = Array(repeating: 0, count: n)
    for k in 0..<max(0, n - 2) {
      try Task.checkCancellation()
      // The reflection that leaves of row k, right of the diagonal, only the first element. Its
      // vector v takes the place of the row.
      let row = k * n
      var below = 0.0
      for i in (k + 2)..<n { below += a[row + i] * a[row + i] }
      let first = a[row + k + 1]
      guard below > 0 else {
        beside[k] = first
        continue
      }
      let norm = (first * first + below).squareRoot()
      let left = first > 0 ? -norm : norm
      a[row + k + 1] = first - left
      beside[k] = left
      beta[k] = 1 / (norm * norm - first * left)
      // A ← A − v wᵀ − w vᵀ with p = β A v and w = p − β/2 (p·v) v.
      var overlap = 0.0
      for i in (k + 1)..<n {
        product[i] = beta[k] * dot(a, i * n + k + 1, a, row + k + 1, n - k - 1)
        overlap += product[i] * a[row + i]
      }
      for i in (k + 1)..<n { product[i] -= beta[k] / 2 * overlap * a[row + i] }
      for i in (k + 1)..<n {
        let (vi, wi) = (a[row + i], product[i])
        guard vi != 0 || wi != 0 else { continue }
        for j in (k + 1)..<n { a[i * n + j] -= vi * product[j] + wi * a[row + j] }
      }
    }
    if n > 1 { beside[n - 2] = a[(n - 2) * n + n - 1] }
    diagonal = (0..<n).map { a[$0 * n + $0] }
    rows = SymmetricEigen.identity(n)
    for k in stride(from: n - 3, through: 0, by: -1) where beta[k] > 0 {
      try Task.checkCancellation()
      for r in (k + 1)..<n {
        let sum = beta[k] * dot(rows, r * n + k + 1, a, k * n + k + 1, n - k - 1)
        guard sum != 0 else { continue }
        for j in (k + 1)..<n { rows[r * n + j] -= sum * a[k * n + j] }
      }
    }
  }

  /// The implicit QL iteration; rotations turn `rows` into eigenvectors.
  mutating func diagonalize() throws {
    let n = count
    let size = (0..<n).reduce(0) { max($0, abs(diagonal[$1]) + abs(beside[$1])) }
    let negligible = size * .ulpOfOne / 2
    for low in 0..<n {
      try Task.checkCancellation()
      var iterations = 0
      while let high = (low..<n).first(where: { $0 == n - 1 || abs(beside[$0]) <= negligible }),
        high > low
      {
        iterations += 1
        guard iterations <= 100 else {
          throw AnalysisError.notConverged(measure: "the eigenvalue iteration", iterations: 100)
        }
        chase(from: low, to: high)
      }
    }
  }

  /// One QL step on the block from `low` to `high`.
  private mutating func chase(from low: Int, to high: Int) {
    let n = count
    let half = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low])
    let root = (half * half + 1).squareRoot()
    var g = diagonal[high] - diagonal[low] + beside[low] / (half + (half < 0 ? -root : root))
    var sine = 1.0
    var cosine = 1.0
    var moved = 0.0
    for i in stride(from: high - 1, through: low, by: -1) {
      let f = sine * beside[i]
      let b = cosine * beside[i]
      let r = (f * f + g * g).squareRoot()
      beside[i + 1] = r
      guard r > 0 else {
        // The block falls apart here.
        diagonal[i + 1] -= moved
        beside[high] = 0
        return
      }
      sine = f / r
      cosine = g / r
      g = diagonal[i + 1] - moved
      let turned = (diagonal[i] - g) * sine + 2 * cosine * b
      moved = sine * turned
      diagonal[i + 1] = g + moved
      g = cosine * turned - b
      for k in 0..<n {
        let upper = rows[i * n + k]
        let lower = rows[(i + 1) * n + k]
        rows[(i + 1) * n + k] = sine * upper + cosine * lower
        rows[i * n + k] = cosine * upper - sine * lower
      }
    }
    diagonal[low] -= moved
    beside[low] = g
    beside[high] = 0
  }
}

/// The sum of products of two runs of numbers. Four sums go on side by side, since each addition waits
/// for the one before; their order is fixed, so the bits are too.
private func dot(_ x: [Double], _ i: Int, _ y: [Double], _ j: Int, _ count: Int) -> Double {
  var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
  var k = 0
  while k + 4 <= count {
    a += x[i + k] * y[j + k]
    b += x[i + k + 1] * y[j + k + 1]
    c += x[i + k + 2] * y[j + k + 2]
    d += x[i + k + 3] * y[j + k + 3]
    k += 4
  }
  while k < count {
    a += x[i + k] * y[j + k]
    k += 1
  }
  return (a + b) + (c + d)
}

/// A tridiagonal matrix *T* and reflections whose product *Q* gives a symmetric matrix: *A* = *Q T Q*ᵀ.
struct TridiagonalForm: Sendable {
  let count: Int
  private(set) var diagonal: [Double]
  /// Element *i* stands beside the diagonal in rows *i* and *i* + 1; the last is 0.
  private(set) var beside: [Double]

  /// The vectors of the reflections, row by row; that of row *k* is 0 up to its place *k*.
  private var reflections: ColumnPanel
  /// The reflection of row *k* is *I* − β *v vᵀ*.
  private var beta: [Double]

  /// How many runs of eight numbers a row takes.
  private var width: Int { (count + 7) / 8 }

  init(_ matrix: [Double], count n: Int) throws {
    count = n
    diagonal = Array(repeating: 0, count: n)
    beside = diagonal
    beta = diagonal
    let width = (n + 7) / 8
    reflections = ColumnPanel(repeating: .zero, count: n * width)
    for i in 0..<n {
      for j in 0..<n { reflections[i * width + j / 8][j % 8] = matrix[i * n + j] }
    }
    var (v, w) = (ColumnPanel(repeating: .zero, count: width), [Double](repeating: 0, count: n))
    var rounds = ProgressReport.Rounds(n)
    for k in 0..<n {
      try rounds.next()
      // What the reflection before leaves to do to the rows is done when they are read anyway: first to
      // this row, which gives the next reflection, then to the others.
      let (lastV, lastW) = (v, Self.runs(w, width))
      let row = k * width
      let (vk, wk) = (lastV[k / 8][k % 8], w[k])
      for block in (k / 8)..<width {
        reflections[row + block] -= vk * lastW[block] + wk * lastV[block]
      }
      diagonal[k] = reflections[row + k / 8][k % 8]
      guard k + 1 < n else { break }
      // The reflection that leaves of the row, right of the diagonal, only the first element.
      v = ColumnPanel(reflections[row..<(row + width)])
      for place in 0...k { v[place / 8][place % 8] = 0 }
      let first = v[(k + 1) / 8][(k + 1) % 8]
      v[(k + 1) / 8][(k + 1) % 8] = 0
      let below = v.reduce(SIMD8<Double>.zero) { $0 + $1 * $1 }.sum()
      if below > 0 {
        let norm = (first * first + below).squareRoot()
        beside[k] = first > 0 ? -norm : norm
        v[(k + 1) / 8][(k + 1) % 8] = first - beside[k]
        beta[k] = 1 / (norm * norm - first * beside[k])
      } else {
        beside[k] = first
      }
      // A ← A − v wᵀ − w vᵀ with p = β A v and w = p − β/2 (p·v) v.
      let product = updateAndMultiply(rows: (k + 1)..<n, lastV, lastW, v)
      var overlap = 0.0
      for i in (k + 1)..<n { overlap += beta[k] * product[i - k - 1] * v[i / 8][i % 8] }
      w[k] = 0
      for i in (k + 1)..<n {
        w[i] = beta[k] * product[i - k - 1] - beta[k] / 2 * overlap * v[i / 8][i % 8]
      }
      for block in 0..<width { reflections[row + block] = v[block] }
    }
  }

  private static func runs(_ numbers: [Double], _ width: Int) -> ColumnPanel {
    var runs = ColumnPanel(repeating: .zero, count: width)
    for (i, number) in numbers.enumerated() { runs[i / 8][i % 8] = number }
    return runs
  }

  /// Takes *v wᵀ* + *w vᵀ* off some rows and multiplies them by the next *v*, in one pass over memory.
  ///
  /// - Returns: The products, one per row.
  private mutating func updateAndMultiply(
    rows: Range<Int>, _ v: ColumnPanel, _ w: ColumnPanel, _ next: ColumnPanel
  ) -> [Double] {
    let width = width
    // Left of the first row all vectors are 0.
    let start = rows.lowerBound / 8
    // Rows do not depend on each other: how many share a piece changes no bit.
    let pieces = rows.count * (width - start) < 4096 ? 1 : 4
    var products = [Double](repeating: 0, count: rows.count)
    unsafe reflections.withUnsafeMutableBufferPointer { all in
      unsafe products.withUnsafeMutableBufferPointer { products in
        // Each piece has its own rows and its own products.
        nonisolated(unsafe) let all = unsafe all
        nonisolated(unsafe) let products = unsafe products
        performOnAllCores(pieces) { piece in
          let part =
            (rows.count * piece / pieces)..<(rows.count * (piece + 1) / pieces)
          for offset in part {
            let i = rows.lowerBound + offset
            let (vi, wi) = (v[i / 8][i % 8], w[i / 8][i % 8])
            var sum = SIMD8<Double>.zero
            for block in start..<width {
              let updated = unsafe all[i * width + block] - (vi * w[block] + wi * v[block])
              unsafe all[i * width + block] = updated
              sum += updated * next[block]
            }
            unsafe products[offset] = sum.sum()
          }
        }
      }
    }
    return products
  }

  /// *Q*ᵀ in panels of eight columns.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n*³) time on all cores, O(*n*²) space.
  func transformation() throws -> [ColumnPanel] {
    // Row r of Qᵀ is eᵣᵀ H₍ₙ₋₃₎ … H₀: eight rows at a time, side by side.
    let rows = try foldInChunks(count: width, into: [ColumnPanel]()) { chunk, isCancelled in
      var part: [ColumnPanel] = []
      for group in chunk {
        if isCancelled() { break }
        var x = ColumnPanel(repeating: .zero, count: 8 * width)
        for lane in 0..<8 { x[8 * group + lane][lane] = 1 }
        // Reflections of later rows leave these as they are.
        for k in (0..<max(0, min(count - 2, 8 * group + 7))).reversed() where beta[k] > 0 {
          var sums = (SIMD8<Double>.zero, SIMD8<Double>.zero)
          for block in ((k + 1) / 8)..<width {
            let v = reflections[k * width + block]
            for lane in stride(from: 0, to: 8, by: 2) {
              sums.0 += v[lane] * x[8 * block + lane]
              sums.1 += v[lane + 1] * x[8 * block + lane + 1]
            }
          }
          let sum = beta[k] * (sums.0 + sums.1)
          for block in ((k + 1) / 8)..<width {
            let v = reflections[k * width + block]
            for lane in 0..<8 { x[8 * block + lane] -= v[lane] * sum }
          }
        }
        part.append(x)
      }
      return part
    } fold: { all, part in
      all += part
    }
    return (0..<width).map { panel in
      ColumnPanel(
        (0..<count).map { row in
          var numbers = SIMD8<Double>.zero
          for lane in 0..<8 { numbers[lane] = rows[row / 8][8 * panel + lane][row % 8] }
          return numbers
        })
    }
  }
}

import NetworkGraph

/// exp(β*A*) by its power series, a block of columns at a time.
///
/// For β ≥ 0 all terms are sums of products of numbers that are not negative, so nothing cancels and
/// each element is right to rounding, the smallest ones too. A term costs a pass over the arcs, where
/// eigenvectors cost *n*³: in sparse networks the series is far cheaper.
struct WalkSeries: Sendable {
  /// How many columns are computed side by side.
  static let width = 8

  let graph: CompactGraph
  let beta: Double

  /// Whether the series of *A* is cheaper than its eigenvectors, and cannot overflow.
  ///
  /// - Complexity: O(*n*).
  static func isCheap(_ graph: CompactGraph, beta: Double) -> Bool {
    guard beta >= 0, graph.vertexCount > 0 else { return false }
    let largestDegree = graph.vertices.reduce(0) { max($0, graph.arcCount(from: $1)) }
    // The largest eigenvalue is at most the largest degree and the root of the number of arcs.
    let radius = beta * min(Double(largestDegree), Double(graph.arcCount).squareRoot())
    let n = Double(graph.vertexCount)
    return radius <= 700 && (30 + 3 * radius) * Double(graph.arcCount) < 8 * n * n
  }

  /// Some columns of exp(β*A*): a row per vertex, a lane per column.
  ///
  /// Let *t* be the term of step *k* and *s* the sum with it. Once *t* ≤ δ*s* in each element, so is each
  /// later term, since β*As* = Σ (*j* + 1)*t(j + 1)* ≤ (*k* + 1)*s*; with δ = 2⁻⁶⁴ and some hundred terms
  /// above rounding at most, what is left out is below rounding.
  ///
  /// What it gives when it is cancelled is of no use.
  ///
  /// - Complexity: O(*m*) a term, about 30 + 3βλ terms for a largest eigenvalue λ.
  func columns(
    _ sources: Range<Int>, _ isCancelled: () -> Bool
  ) -> ContiguousArray<SIMD8<Double>> {
    let n = graph.vertexCount
    var term = ContiguousArray(repeating: SIMD8<Double>.zero, count: n)
    for (lane, source) in sources.enumerated() { term[source][lane] = 1 }
    var sum = term
    var next = term
    let smallest = SIMD8<Double>(repeating: 0x1p-64)
    var step = 0.0
    var isSettled = false
    while !isSettled && !isCancelled() {
      step += 1
      let factor = beta / step
      isSettled = true
      for v in 0..<n {
        var total = SIMD8<Double>.zero
        for slot in graph.arcs(from: Vertex(v)) { total += term[graph.heads[slot].index] }
        total *= factor
        next[v] = total
        sum[v] += total
        if isSettled && any(total .> smallest * sum[v]) { isSettled = false }
      }
      swap(&term, &next)
    }
    return sum
  }
}

import NetworkGraph

/// The first positions of a layout: classical scaling of the distances to a few pivots.
///
/// - SeeAlso: U. Brandes, C. Pich, "Eigensolver methods for progressive multidimensional scaling
///   of large data", Graph Drawing 2006, doi:10.1007/978-3-540-70904-6_6.
enum PivotStart {
  /// Vertices far from each other, each the farthest from those before, and their distances.
  ///
  /// - Returns: The pivots, and one row of distances to all vertices for each.
  /// - Complexity: O(*k*(*n* + *m*)) for *k* pivots.
  static func pivots(
    of graph: CompactGraph, count: Int, lengths: ContiguousArray<Double>?
  ) -> (vertices: [Int], rows: [[Float]]) {
    let n = graph.vertexCount
    var chosen: [Int] = []
    var rows: [[Float]] = []
    var nearest = [Float](repeating: .infinity, count: n)
    var search = DistanceSearch(graph: graph, lengths: lengths)
    // The vertex with most neighbours is a start that does not depend on the numbering, ties apart.
    var next = 0
    for v in 0..<n where graph.arcCount(from: Vertex(v)) > graph.arcCount(from: Vertex(next)) {
      next = v
    }
    var row = [Float](repeating: .infinity, count: n)
    while chosen.count < min(count, n) {
      search.measure(from: next, into: &row)
      chosen.append(next)
      rows.append(row)
      for v in 0..<n { nearest[v] = min(nearest[v], row[v]) }
      next = 0
      for v in 0..<n where nearest[v] > nearest[next] { next = v }
      if nearest[next] == 0 { break }
    }
    return (chosen, rows)
  }

  /// Positions by the two strongest axes of the doubly centred squared distances.
  ///
  /// Vertices with equal distances to all pivots fall on one point; the caller adds jitter.
  ///
  /// - Complexity: O(*k*²*n*) for *k* rows.
  static func positions(rows: [[Float]], count n: Int) -> [Point] {
    let k = rows.count
    guard n > 1, k > 1 else { return [Point](repeating: .origin, count: n) }
    var matrix = rows.map { $0.map { Double($0) * Double($0) } }
    let rowMeans = matrix.map { $0.reduce(0, +) / Double(n) }
    var columnMeans = [Double](repeating: 0, count: n)
    for row in matrix { for v in 0..<n { columnMeans[v] += row[v] / Double(k) } }
    let mean = rowMeans.reduce(0, +) / Double(k)
    for p in 0..<k {
      for v in 0..<n { matrix[p][v] = -0.5 * (matrix[p][v] - rowMeans[p] - columnMeans[v] + mean) }
    }
    var product = [[Double]](repeating: [Double](repeating: 0, count: k), count: k)
    for a in 0..<k {
      for b in a..<k {
        var sum = 0.0
        for v in 0..<n { sum += matrix[a][v] * matrix[b][v] }
        product[a][b] = sum
        product[b][a] = sum
      }
    }
    let first = axis(of: product, orthogonalTo: nil)
    let second = axis(of: product, orthogonalTo: first)
    return (0..<n).map { v in
      var point = Point.origin
      for p in 0..<k {
        point.x += first[p] * matrix[p][v]
        point.y += second[p] * matrix[p][v]
      }
      return point
    }
  }

  private static func axis(of matrix: [[Double]], orthogonalTo other: [Double]?) -> [Double] {
    var generator = SplitMix64(seed: 7)
    var vector = matrix.map { _ in generator.nextUnit() - 0.5 }
    for _ in 0..<100 {
      if let other {
        var dot = 0.0
        for i in vector.indices { dot += vector[i] * other[i] }
        for i in vector.indices { vector[i] -= dot * other[i] }
      }
      var next = vector
      for i in vector.indices {
        var sum = 0.0
        for j in vector.indices { sum += matrix[i][j] * vector[j] }
        next[i] = sum
      }
      let norm = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard norm > 0 else { return vector.map { _ in 0 } }
      vector = next.map { $0 / norm }
    }
    return vector
  }
}

public import NetworkGraph

/// Slow computations from definitions on a matrix, which share no code with the library: what tests
/// compare with.
public struct DenseGraph: Sendable {
  /// The number of vertices, which is the number of rows and of columns.
  public let count: Int
  /// Whether the matrices may be asymmetric.
  public let isDirected: Bool
  /// The weight from row to column, 1 without weights, 0 for no edge.
  public let weight: [[Double]]
  /// Whether there is an edge from row to column.
  public let hasEdge: [[Bool]]

  /// The matrices of a graph; parallel edges are merged in it already.
  /// - Complexity: O(*n*²) for *n* vertices.
  public init(_ graph: CompactGraph) {
    count = graph.vertexCount
    isDirected = graph.isDirected
    var weight = [[Double]](repeating: Array(repeating: 0, count: count), count: count)
    var hasEdge = [[Bool]](repeating: Array(repeating: false, count: count), count: count)
    for edge in graph.edges {
      let (a, b) = (edge.tail.index, edge.head.index)
      let value = graph.weights.map { $0[edge.slot] } ?? 1
      weight[a][b] = value
      hasEdge[a][b] = true
      if !graph.isDirected {
        weight[b][a] = value
        hasEdge[b][a] = true
      }
    }
    self.weight = weight
    self.hasEdge = hasEdge
  }

  /// Distances between all pairs (Floyd–Warshall), infinite without a path.
  ///
  /// - Parameter length: The length of an edge of a weight.
  public func distances(length: (Double) -> Double = { _ in 1 }) -> [[Double]] {
    var d = (0..<count).map { a in
      (0..<count).map { b in
        a == b ? 0 : hasEdge[a][b] ? length(weight[a][b]) : Double.infinity
      }
    }
    for k in 0..<count {
      for a in 0..<count {
        for b in 0..<count { d[a][b] = min(d[a][b], d[a][k] + d[k][b]) }
      }
    }
    return d
  }

  /// The number of shortest paths between all pairs, counted from the distances.
  public func pathCounts(
    _ d: [[Double]], length: (Double) -> Double = { _ in 1 }
  ) -> [[Double]] {
    var counts = [[Double]](repeating: Array(repeating: 0, count: count), count: count)
    for s in 0..<count {
      counts[s][s] = 1
      for t in (0..<count).sorted(by: { d[s][$0] < d[s][$1] }) where t != s && d[s][t].isFinite {
        for u in 0..<count where u != t && hasEdge[u][t] && d[s][u].isFinite {
          if same(d[s][u] + length(weight[u][t]), d[s][t]) { counts[s][t] += counts[s][u] }
        }
      }
    }
    return counts
  }

  /// Whether two path lengths are equal up to rounding.
  public func same(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-12 * max(a, b) }

  /// Whether each vertex can be reached from each other one, by repeated squaring of the relation.
  public func reachability(ignoringDirection: Bool = false) -> [[Bool]] {
    var reach = (0..<count).map { a in
      (0..<count).map { b in
        a == b || hasEdge[a][b] || (ignoringDirection && hasEdge[b][a])
      }
    }
    for k in 0..<count {
      for a in 0..<count where reach[a][k] {
        for b in 0..<count where reach[k][b] { reach[a][b] = true }
      }
    }
    return reach
  }

  /// The number of components without some vertices and without one edge, directions ignored.
  public func componentCount(
    without removed: Set<Int> = [], withoutEdge: (Int, Int)? = nil
  ) -> Int {
    var seen = removed
    var components = 0
    for start in 0..<count where !seen.contains(start) {
      components += 1
      var stack = [start]
      seen.insert(start)
      while let v = stack.popLast() {
        for u in 0..<count where !seen.contains(u) && (hasEdge[v][u] || hasEdge[u][v]) {
          if let (a, b) = withoutEdge, (a, b) == (u, v) || (a, b) == (v, u) { continue }
          seen.insert(u)
          stack.append(u)
        }
      }
    }
    return components
  }
}

/// The solution of a system of linear equations by Gaussian elimination with pivoting.
public func solveDense(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
  var rows = zip(matrix, right).map { $0 + [$1] }
  let n = rows.count
  for k in 0..<n {
    let pivot = (k..<n).max { abs(rows[$0][k]) < abs(rows[$1][k]) }!
    rows.swapAt(k, pivot)
    for i in 0..<n where i != k {
      let factor = rows[i][k] / rows[k][k]
      for j in k...n { rows[i][j] -= factor * rows[k][j] }
    }
  }
  return (0..<n).map { rows[$0][n] / rows[$0][$0] }
}

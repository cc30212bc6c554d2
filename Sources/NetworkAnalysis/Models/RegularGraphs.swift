public import NetworkGraph

/// Graphs whose every number is known in closed form: what a measure can be tried on.
extension CompactGraph {
  /// All vertices tied to each other, in a directed graph both ways; no self-loops.
  ///
  /// - Throws: `AnalysisError.parameterOutOfRange` for a size that no graph can have.
  /// - Complexity: O(*n*²).
  public static func complete(
    vertexCount: Int, isDirected: Bool = false
  ) throws(AnalysisError) -> CompactGraph {
    try checkSize(
      vertexCount: vertexCount,
      edgeCount: Double(vertexCount) * Double(max(vertexCount - 1, 0)) / (isDirected ? 1 : 2))
    var edges = EdgeListBuilder()
    for a in 0..<vertexCount {
      for b in (isDirected ? 0 : a)..<vertexCount where b != a { edges.append(a, b) }
    }
    return edges.graph(vertexCount: vertexCount, isDirected: isDirected)
  }

  /// One centre, vertex 0, tied to all others; in a directed graph by arcs from the centre.
  ///
  /// - Throws: `AnalysisError.parameterOutOfRange` for a size that no graph can have.
  /// - Complexity: O(*n*).
  public static func star(
    vertexCount: Int, isDirected: Bool = false
  ) throws(AnalysisError) -> CompactGraph {
    try checkSize(vertexCount: vertexCount)
    var edges = EdgeListBuilder()
    for v in 1..<max(vertexCount, 1) { edges.append(0, v) }
    return edges.graph(vertexCount: vertexCount, isDirected: isDirected)
  }

  /// Vertices in a row, each tied to the next.
  ///
  /// - Throws: `AnalysisError.parameterOutOfRange` for a size that no graph can have.
  /// - Complexity: O(*n*).
  public static func path(
    vertexCount: Int, isDirected: Bool = false
  ) throws(AnalysisError) -> CompactGraph {
    try checkSize(vertexCount: vertexCount)
    var edges = EdgeListBuilder()
    for v in 1..<max(vertexCount, 1) { edges.append(v - 1, v) }
    return edges.graph(vertexCount: vertexCount, isDirected: isDirected)
  }

  /// Vertices in a ring, each tied to the next and the last to the first.
  ///
  /// - Throws: `AnalysisError.parameterOutOfRange` for fewer than three vertices: a ring of one or
  ///   two would need a self-loop or two edges between the same vertices.
  /// - Complexity: O(*n*).
  public static func cycle(
    vertexCount: Int, isDirected: Bool = false
  ) throws(AnalysisError) -> CompactGraph {
    try checkSize(vertexCount: vertexCount)
    try checkAtLeast(3, vertexCount, name: "vertex count of a cycle")
    var edges = EdgeListBuilder()
    for v in 0..<vertexCount { edges.append(v, (v + 1) % vertexCount) }
    return edges.graph(vertexCount: vertexCount, isDirected: isDirected)
  }

  /// A rectangular lattice; the vertex in row *r* and column *c* has the number *r* × `columns` + *c*.
  ///
  /// - Throws: `AnalysisError.parameterOutOfRange` for a size that no graph can have.
  /// - Complexity: O(*n*) for *n* = `rows` × `columns`.
  public static func grid(rows: Int, columns: Int) throws(AnalysisError) -> CompactGraph {
    try checkAtLeast(0, rows, name: "rows")
    try checkAtLeast(0, columns, name: "columns")
    let (count, overflows) = rows.multipliedReportingOverflow(by: columns)
    let n = overflows ? Int.max : count
    try checkSize(vertexCount: n, edgeCount: 2 * Double(n))
    var edges = EdgeListBuilder()
    for row in 0..<rows {
      for column in 0..<columns {
        let v = row * columns + column
        if column + 1 < columns { edges.append(v, v + 1) }
        if row + 1 < rows { edges.append(v, v + columns) }
      }
    }
    return edges.graph(vertexCount: n)
  }

  /// A tree in which each vertex above the last level has the same number of children. Vertex 0 is
  /// the root, levels follow one after the other.
  ///
  /// - Parameters:
  ///   - branching: The number of children, at least 1.
  ///   - height: The number of edges from the root to a leaf.
  /// - Throws: `AnalysisError.parameterOutOfRange`, also when the tree is too large.
  /// - Complexity: O(*n*).
  public static func balancedTree(branching: Int, height: Int) throws(AnalysisError) -> CompactGraph
  {
    try checkAtLeast(1, branching, name: "branching")
    try checkAtLeast(0, height, name: "height")
    var count = 1.0
    var width = 1.0
    if branching == 1 {
      count += Double(height)
    } else {
      for _ in 0..<height {
        width *= Double(branching)
        count += width
        if count > 1e10 { break }
      }
    }
    try checkSize(vertexCount: Int(min(count, 1e18)), edgeCount: count)
    let n = Int(count)
    var edges = EdgeListBuilder()
    for v in 1..<max(n, 1) { edges.append((v - 1) / branching, v) }
    return edges.graph(vertexCount: n)
  }

  /// A tree drawn evenly from all *n*ⁿ⁻² trees on numbered vertices, from a random Prüfer sequence.
  ///
  /// - Parameters:
  ///   - vertexCount: The number of vertices.
  ///   - seed: Where the random choices begin.
  /// - Throws: `AnalysisError.parameterOutOfRange` for a size that no graph can have.
  /// - Complexity: O(*n*).
  /// - SeeAlso: H. Prüfer, "Neuer Beweis eines Satzes über Permutationen", *Archiv der Mathematik
  ///   und Physik* 27, 1918, 742–744.
  public static func randomTree(vertexCount n: Int, seed: UInt64) throws(AnalysisError)
    -> CompactGraph
  {
    try checkSize(vertexCount: n)
    var edges = EdgeListBuilder()
    guard n > 1 else { return edges.graph(vertexCount: n) }
    var random = SplitMix64(seed: seed)
    let sequence = (0..<(n - 2)).map { _ in random.nextIndex(below: n) }
    var degree = [Int](repeating: 1, count: n)
    for v in sequence { degree[v] += 1 }
    // The lowest leaf is found by a pointer that only rises: a leaf that arises below it is used at
    // once.
    var pointer = 0
    while degree[pointer] != 1 { pointer += 1 }
    var leaf = pointer
    for v in sequence {
      edges.append(leaf, v)
      degree[v] -= 1
      if degree[v] == 1 && v < pointer {
        leaf = v
      } else {
        pointer += 1
        while degree[pointer] != 1 { pointer += 1 }
        leaf = pointer
      }
    }
    edges.append(leaf, n - 1)
    return edges.graph(vertexCount: n)
  }
}

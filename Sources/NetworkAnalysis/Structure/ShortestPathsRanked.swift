public import NetworkGraph

extension CompactGraph {
  /// The *k* shortest paths from one vertex to another that visit no vertex twice.
  ///
  /// How else two actors are connected when the shortest way fails.
  ///
  /// - Parameters:
  ///   - start: The vertex where the paths begin.
  ///   - end: Another vertex, where they end; in a directed graph arcs are followed.
  ///   - count: How many paths are wanted.
  ///   - rule: How weights become lengths.
  /// - Returns: The paths with their lengths, shortest first; fewer when there are no more. Where the
  ///   last places are shared by paths of equal length, some of them.
  ///   ``ShortestPath/alternatives`` is 1 for each.
  /// - Throws: `WeightError` when the rule does not fit the weights; `AnalysisError` for an unknown
  ///   vertex, for equal ones and for a count below 1; `CancellationError`.
  /// - Complexity: O(*kn*(*m* + *n* log *n*)) time at worst, O(*kn* + *m*) space.
  /// - SeeAlso: J. Y. Yen, "Finding the *k* shortest loopless paths in a network", *Management Science*
  ///   17(11), 1971, 712–716, doi:10.1287/mnsc.17.11.712; no spur is taken twice, after E. L. Lawler,
  ///   *Management Science* 18(7), 1972, 401–405, doi:10.1287/mnsc.18.7.401.
  public func shortestPaths(
    from start: Vertex, to end: Vertex, count: Int, lengths rule: LengthRule = .unit
  ) throws -> [ShortestPath] {
    try checkDifferent(start, end)
    guard count > 0 else {
      throw AnalysisError.parameterOutOfRange(
        name: "count", value: "\(count)", expected: "1 or more")
    }
    var search = SpurSearch(self, to: end, lengths: try lengths(by: rule))
    guard let first = search.path(after: [start], avoiding: []) else { return [] }
    // Paths not yet chosen, with the place where each leaves the path that it was made from.
    var candidates = [(path: first, spur: 0)]
    var chosen: [RankedPath] = []
    var rounds = ProgressReport.Rounds(count)
    while chosen.count < count, !candidates.isEmpty {
      try rounds.next()
      let best = candidates.indices.min { candidates[$0].path < candidates[$1].path } ?? 0
      let (path, spur) = candidates.remove(at: best)
      chosen.append(path)
      guard chosen.count < count else { break }
      for i in spur..<(path.vertices.count - 1) {
        try Task.checkCancellation()
        let root = Array(path.vertices[...i])
        // Not again the way of a path that begins alike.
        var next: [Vertex] = []
        for other in chosen where other.vertices.count > i + 1 {
          if other.vertices[...i].elementsEqual(root) { next.append(other.vertices[i + 1]) }
        }
        guard let found = search.path(after: root, avoiding: next) else { continue }
        if !candidates.contains(where: { $0.path.vertices == found.vertices }) {
          candidates.append((found, i))
        }
      }
    }
    return chosen.map {
      ShortestPath(vertices: $0.vertices, length: $0.length, alternatives: 1)
    }
  }
}

private struct RankedPath {
  let vertices: [Vertex]
  let length: Double

  static func < (a: RankedPath, b: RankedPath) -> Bool {
    a.length != b.length
      ? a.length < b.length : a.vertices.lexicographicallyPrecedes(b.vertices)
  }
}

/// Shortest paths that begin in a given way.
private struct SpurSearch {
  private let graph: CompactGraph
  private let end: Vertex
  private let lengths: ContiguousArray<Double>?
  private var isBlocked: [Bool]
  private var parent: [Int]
  private var distance: [Double]

  init(_ graph: CompactGraph, to end: Vertex, lengths: ContiguousArray<Double>?) {
    self.graph = graph
    self.end = end
    self.lengths = lengths
    isBlocked = Array(repeating: false, count: graph.vertexCount)
    parent = Array(repeating: -1, count: graph.vertexCount)
    distance = Array(repeating: .infinity, count: graph.vertexCount)
  }

  /// The shortest path to the end that begins with some vertices and goes on from the last of them to
  /// none of those to avoid.
  mutating func path(after root: [Vertex], avoiding: [Vertex]) -> RankedPath? {
    guard let spur = root.last else { return nil }
    for v in distance.indices {
      distance[v] = .infinity
      parent[v] = -1
    }
    for vertex in root { isBlocked[vertex.index] = true }
    defer { for vertex in root { isBlocked[vertex.index] = false } }
    var heap = VertexHeap(vertexCount: graph.vertexCount)
    distance[spur.index] = 0
    heap.insertOrLower(spur, key: 0)
    while let tail = heap.removeFirst(), tail != end {
      for slot in graph.arcs(from: tail) {
        let head = graph.heads[slot]
        guard !isBlocked[head.index] else { continue }
        if tail == spur && avoiding.contains(head) { continue }
        let reached = distance[tail.index] + (lengths?[slot] ?? 1)
        guard reached < distance[head.index] else { continue }
        distance[head.index] = reached
        parent[head.index] = tail.index
        heap.insertOrLower(head, key: reached)
      }
    }
    guard distance[end.index].isFinite else { return nil }
    var rest = [end]
    while let first = rest.last, parent[first.index] != spur.index {
      rest.append(Vertex(parent[first.index]))
    }
    let vertices = root + rest.reversed()
    var length = 0.0
    for (tail, head) in zip(vertices, vertices.dropFirst()) {
      if let slot = graph.slot(from: tail, to: head) { length += lengths?[slot] ?? 1 }
    }
    return RankedPath(vertices: vertices, length: length)
  }
}

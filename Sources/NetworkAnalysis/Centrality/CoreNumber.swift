public import NetworkGraph

extension CompactGraph {
  /// The core number of every vertex: the largest *k* such that it belongs to the *k*-core, in which
  /// each vertex has at least *k* ties to others of the core.
  ///
  /// High numbers mark the dense nucleus of a network. Self-loops are ignored.
  ///
  /// - Parameter direction: Which arcs count in a directed graph; under `total` a pair of arcs both
  ///   ways counts 2.
  /// - Returns: One whole number per vertex, 0 for a vertex without ties.
  /// - Complexity: O(*n* + *m*).
  /// - SeeAlso: S. B. Seidman, "Network structure and minimum degree", *Social Networks* 5(3), 1983,
  ///   269–287, doi:10.1016/0378-8733(83)90028-X; algorithm of V. Batagelj, M. Zaveršnik,
  ///   arXiv:cs/0310049.
  public func coreNumber(_ direction: ArcDirection = .total) -> [Int] {
    let graph = withoutSelfLoops()
    var degree = graph.degree(direction)
    guard let largest = degree.max() else { return [] }
    // Removing a vertex takes an arc in from those it points to, and an arc out from those that
    // point to it.
    let lowersHeads = !isDirected || direction != .outgoing
    let lowersTails = isDirected && direction != .incoming
    let reversed = lowersTails ? graph.reversed() : graph

    // Vertices sorted by degree; `start[d]` is where those of degree d begin.
    var start = [Int](repeating: 0, count: largest + 2)
    for d in degree { start[d + 1] += 1 }
    for d in 0...largest { start[d + 1] += start[d] }
    var order = [Int](repeating: 0, count: vertexCount)
    var place = [Int](repeating: 0, count: vertexCount)
    var cursor = start
    for v in 0..<vertexCount {
      place[v] = cursor[degree[v]]
      order[place[v]] = v
      cursor[degree[v]] += 1
    }
    func lower(_ u: Int, notBelow floor: Int) {
      guard degree[u] > floor else { return }
      let first = start[degree[u]]
      let other = order[first]
      order.swapAt(first, place[u])
      (place[other], place[u]) = (place[u], first)
      start[degree[u]] += 1
      degree[u] -= 1
    }
    for i in 0..<vertexCount {
      let v = order[i]
      let core = degree[v]
      if lowersHeads {
        for slot in graph.arcs(from: Vertex(v)) {
          lower(graph.heads[slot].index, notBelow: core)
        }
      }
      if lowersTails {
        for slot in reversed.arcs(from: Vertex(v)) {
          lower(reversed.heads[slot].index, notBelow: core)
        }
      }
    }
    return degree
  }
}

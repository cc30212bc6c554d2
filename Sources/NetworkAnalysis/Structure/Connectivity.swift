public import NetworkGraph

extension CompactGraph {
  /// The edge connectivity of two vertices: how many edges must be lost before the first cannot reach
  /// the second.
  ///
  /// By Menger's theorem also the number of paths between them that share no edge. Weights and
  /// self-loops are ignored; in a directed graph paths follow the arcs.
  ///
  /// - Returns: A whole number; 0 when there is no path.
  /// - Throws: `AnalysisError` for an unknown vertex and when the two are the same;
  ///   `CancellationError`.
  /// - Complexity: O(min(*n*^⅔, √*m*) · *m*).
  /// - SeeAlso: K. Menger, "Zur allgemeinen Kurventheorie", *Fundamenta Mathematicae* 10, 1927, 96–115,
  ///   doi:10.4064/fm-10-1-96-115.
  public func edgeConnectivity(from source: Vertex, to target: Vertex) throws -> Int {
    try checkDifferent(source, target)
    var network = edgeNetwork()
    return Int(
      try network.send(from: source.index, to: target.index, isReported: true))
  }

  /// The vertex connectivity of two vertices: the largest number of paths from one to the other that
  /// share no vertex on the way.
  ///
  /// For two vertices that are not adjacent, by Menger's theorem, the number of others that must be
  /// lost before the first cannot reach the second. A tie between the two is one of the paths.
  ///
  /// - Returns: A whole number; 0 when there is no path. NetworkX gives the same; igraph asks what to
  ///   do with adjacent vertices.
  /// - Throws: As ``edgeConnectivity(from:to:)``.
  /// - Complexity: O(√*n* · *m*).
  /// - SeeAlso: K. Menger, "Zur allgemeinen Kurventheorie", *Fundamenta Mathematicae* 10, 1927, 96–115,
  ///   doi:10.4064/fm-10-1-96-115.
  public func vertexConnectivity(from source: Vertex, to target: Vertex) throws -> Int {
    try checkDifferent(source, target)
    var network = SplitNetwork(self)
    return try network.disjointPaths(from: source, to: target, limit: vertexCount, isReported: true)
  }

  /// The edge connectivity: the smallest number of edges whose loss disconnects the graph, or a
  /// directed graph strongly.
  ///
  /// 1 means that there is a bridge, 2 that any single tie may be lost. Weights and self-loops are
  /// ignored.
  ///
  /// - Returns: A whole number; 0 when the graph is not (strongly) connected and for a single vertex;
  ///   `nil` for a graph without vertices.
  /// - Throws: `CancellationError`.
  /// - Complexity: Undirected as ``globalMinimumCut(weights:)``; directed, *n* maximum flows, each
  ///   stopped at the best value known.
  /// - SeeAlso: directed: C. P. Schnorr, "Bottlenecks and edge connectivity in unsymmetrical networks",
  ///   *SIAM Journal on Computing* 8(2), 1979, 265–274, doi:10.1137/0208019.
  public func edgeConnectivity() throws -> Int? {
    guard vertexCount > 1 else { return vertexCount == 0 ? nil : 0 }
    guard isDirected else { return try globalMinimumCut().map { Int($0.value) } }
    guard strongComponents().groupCount == 1 else { return 0 }
    let graph = withoutSelfLoops()
    var best = Int32(
      min(graph.degree(.incoming).min() ?? 0, graph.degree(.outgoing).min() ?? 0))
    // A cut separates some vertex from the next one, in one round through all of them.
    var network = edgeNetwork()
    var rounds = ProgressReport.Rounds(vertexCount)
    for v in 0..<vertexCount {
      try rounds.next()
      network.reset()
      best = min(best, try network.send(from: v, to: (v + 1) % vertexCount, limit: best))
    }
    return Int(best)
  }

  /// The vertex connectivity: the smallest number of vertices whose loss disconnects the graph (a
  /// directed graph strongly) or leaves a single vertex.
  ///
  /// 1 means that there is an articulation point, 2 that any single actor may be lost. Weights and
  /// self-loops are ignored.
  ///
  /// - Returns: A whole number: *n* − 1 where all vertices are tied, 0 when the graph is not (strongly)
  ///   connected; `nil` for a graph without vertices.
  /// - Throws: `CancellationError`.
  /// - Complexity: O((*n* + δ²) · κ*m*) for a smallest degree δ and a result κ.
  /// - SeeAlso: A. H. Esfahanian, S. L. Hakimi, "On computing the connectivities of graphs and
  ///   digraphs", *Networks* 14(2), 1984, 355–366, doi:10.1002/net.3230140211.
  public func vertexConnectivity() throws -> Int? {
    guard vertexCount > 1 else { return vertexCount == 0 ? nil : 0 }
    guard isDirected ? strongComponents().groupCount == 1 : components().groupCount == 1 else {
      return 0
    }
    return try smallestVertexCut().size
  }

  /// A smallest set of vertices whose loss disconnects the graph (a directed graph strongly).
  ///
  /// - Returns: The vertices, ascending, as many as the vertex connectivity says; empty when the
  ///   graph is not (strongly) connected. `nil` when there is none, since all vertices are tied.
  /// - Throws: `CancellationError`.
  /// - Complexity: As the vertex connectivity.
  public func minimumVertexCut() throws -> [Vertex]? {
    guard vertexCount > 1 else { return nil }
    guard isDirected ? strongComponents().groupCount == 1 : components().groupCount == 1 else {
      return []
    }
    return try smallestVertexCut().cut
  }

  /// The ties with capacity 1 each.
  private func edgeNetwork() -> ResidualNetwork<Int32> {
    ResidualNetwork(
      vertexCount: vertexCount,
      pairs: edges.filter { $0.tail != $0.head }.map {
        .init(
          tail: $0.tail.index, head: $0.head.index, forward: 1, backward: isDirected ? 0 : 1)
      })
  }

  /// The size of a smallest vertex cut of a connected graph, and the cut unless all vertices are tied.
  ///
  /// Either the chosen vertex is outside the cut, and then some vertex not tied to it is on the other
  /// side; or it is in the cut, and then two of its neighbours are on different sides.
  ///
  /// - Parameter goal: Stops at a cut of at most this size.
  func smallestVertexCut(goal: Int = 0) throws -> (size: Int, cut: [Vertex]?) {
    let ties = withoutSelfLoops()
    let back = ties.reversed()
    let outgoing: [Int] = ties.vertices.map { ties.arcCount(from: $0) }
    let incoming: [Int] = ties.vertices.map { back.arcCount(from: $0) }
    var best = (size: vertexCount - 1, cut: [Vertex]?.none)
    // The neighbours of a vertex cut it off from the rest.
    func tryNeighbours(_ graph: CompactGraph, _ v: Vertex) {
      guard graph.arcCount(from: v) < best.size else { return }
      best = (graph.arcCount(from: v), graph.arcs(from: v).map { graph.heads[$0] })
    }
    for v in vertices {
      tryNeighbours(ties, v)
      if isDirected { tryNeighbours(back, v) }
    }
    guard best.cut != nil else { return best }
    let chosen = vertices.min {
      outgoing[$0.index] + incoming[$0.index] < outgoing[$1.index] + incoming[$1.index]
    }!

    let before = back.arcs(from: chosen).map { back.heads[$0] }
    let after = ties.arcs(from: chosen).map { ties.heads[$0] }
    var rounds = ProgressReport.Rounds(vertexCount - 1 + before.count)
    var network = SplitNetwork(ties)
    func test(_ a: Vertex, _ b: Vertex) throws {
      guard best.size > goal, ties.slot(from: a, to: b) == nil else { return }
      let paths = try network.disjointPaths(from: a, to: b, limit: best.size)
      if paths < best.size { best = (paths, network.cut(from: a)) }
    }
    for other in vertices where other != chosen {
      try rounds.next()
      try test(chosen, other)
      if isDirected { try test(other, chosen) }
    }
    for a in before {
      try rounds.next()
      for b in after where isDirected ? a != b : a < b { try test(a, b) }
    }
    return best
  }
}

/// A graph in which each vertex is an arc of capacity 1 from where ties arrive to where they leave, so
/// that paths which share no vertex become a flow.
struct SplitNetwork {
  private let graph: CompactGraph
  private var network: ResidualNetwork<Int32>

  init(_ graph: CompactGraph) {
    self.graph = graph
    let n = graph.vertexCount
    var pairs: [ResidualNetwork<Int32>.Pair] = []
    pairs.reserveCapacity(n + graph.arcCount)
    for v in 0..<n { pairs.append(.init(tail: 2 * v, head: 2 * v + 1, forward: 1, backward: 0)) }
    // Ties take more than there are vertices, so that a cut is made of vertices. The pair of slot i
    // is number n + i.
    let wide = Int32(clamping: n + 1)
    for tail in graph.vertices {
      for slot in graph.arcs(from: tail) {
        let head = graph.heads[slot]
        pairs.append(
          .init(
            tail: 2 * tail.index + 1, head: 2 * head.index, forward: tail == head ? 0 : wide,
            backward: 0))
      }
    }
    network = ResidualNetwork(vertexCount: 2 * n, pairs: pairs)
  }

  /// The number of paths that share no vertex but their ends, up to a limit.
  ///
  /// - Parameter isReported: Whether rounds are told as a pass of their own.
  mutating func disjointPaths(
    from a: Vertex, to b: Vertex, limit: Int, isReported: Bool = false
  ) throws -> Int {
    network.reset()
    var direct = 0
    if let slot = graph.slot(from: a, to: b) {
      network.close(pair: graph.vertexCount + slot)
      direct = 1
    }
    let found = try network.send(
      from: 2 * a.index + 1, to: 2 * b.index, limit: Int32(clamping: limit - direct),
      isReported: isReported)
    return Int(found) + direct
  }

  /// After a largest flow from a vertex, the vertices that hold it back.
  func cut(from a: Vertex) -> [Vertex] {
    let side = network.sourceSide(of: 2 * a.index + 1)
    return graph.vertices.filter { $0 != a && side[2 * $0.index] && !side[2 * $0.index + 1] }
  }
}

public import NetworkGraph

/// How many sets of some vertices are tied in each possible way.
public struct MotifCounts: Sendable, Hashable {
  /// A way of being tied and how often it occurs.
  public struct Motif: Sendable, Hashable {
    /// The name of the shape: words; in a directed graph the type of triad, or the arcs of four vertices.
    public let name: String
    /// The number of sets of vertices that are tied in exactly this way.
    public let count: Int128
  }

  /// The number of vertices of each set.
  public let size: Int
  /// All ways, in the order of igraph's isomorphism classes; disconnected ones are included but for four
  /// vertices of a directed graph.
  public let motifs: [Motif]
}

extension CompactGraph {
  /// The number of sets of three or four vertices that are tied in each possible way.
  ///
  /// Counts are of induced subgraphs: a triangle holds no path. What is frequent compared with random
  /// graphs of the same degrees may have a function; the counts alone say little. Self-loops and
  /// weights are ignored.
  ///
  /// - Parameter size: 3 or 4.
  /// - Returns: Counts that sum to the number of sets of that size, in the order of igraph's `motifs`
  ///   (which leaves disconnected ones undefined). Of four vertices in a directed graph the 199 ways
  ///   that hold together, those of fewest arcs first, each called by its arcs: `ab-bc-cd` is a chain.
  /// - Throws: `AnalysisError.parameterOutOfRange` for another size; `CancellationError`.
  /// - Complexity: O(Σ *d*²) for three vertices of a directed graph; for four of them the number of
  ///   connected sets; O(*m*^1.5) and the count of cliques of four otherwise, where nothing is listed:
  ///   what is not counted follows from sums over degrees and triangles.
  /// - SeeAlso: R. Milo et al., "Network motifs: simple building blocks of complex networks", *Science*
  ///   298, 2002, 824–827, doi:10.1126/science.298.5594.824; formulas as in N. K. Ahmed et al.,
  ///   "Efficient graphlet counting for large networks", ICDM 2015, doi:10.1109/ICDM.2015.141.
  public func motifCounts(size: Int = 3) throws -> MotifCounts {
    guard size == 3 || size == 4 else {
      throw AnalysisError.parameterOutOfRange(
        name: "size", value: "\(size)", expected: "3 or 4")
    }
    if isDirected, size == 4 {
      return MotifCounts(size: 4, motifs: try DirectedMotifs(self).motifs)
    }
    if isDirected {
      let census = try triadCensus()
      let order: [TriadType] = [
        .t003, .t012, .t021U, .t102, .t021C, .t111D, .t021D, .t030T, .t120D, .t111U, .t201,
        .t030C, .t120C, .t120U, .t210, .t300,
      ]
      return MotifCounts(
        size: 3, motifs: order.map { .init(name: $0.rawValue, count: census[$0]) })
    }
    let shapes = try ShapeCounts(simpleSkeleton())
    return MotifCounts(size: size, motifs: size == 3 ? shapes.ofThree : shapes.ofFour)
  }
}

/// The shapes in a simple undirected graph, from how often each occurs as a part of another.
private struct ShapeCounts {
  private typealias Count = Int128
  let ofThree: [MotifCounts.Motif]
  let ofFour: [MotifCounts.Motif]

  init(_ graph: CompactGraph) throws {
    func choose2(_ x: Count) -> Count { x * (x - 1) / 2 }
    let n = Count(graph.vertexCount)
    let m = Count(graph.edgeCount)
    let degree = graph.degree().map { Count($0) }
    let trianglesAt = graph.triangles().map { Count($0) }
    let triangles = trianglesAt.reduce(0, +) / 3
    var wedges: Count = 0
    var claws: Count = 0
    var tails: Count = 0
    for v in degree.indices {
      let d = degree[v]
      wedges += choose2(d)
      claws += d * (d - 1) * (d - 2) / 6
      tails += trianglesAt[v] * (d - 2)
    }
    let sets3 = n * (n - 1) * (n - 2) / 6
    let path3 = wedges - 3 * triangles
    let edge3 = m * (n - 2) - 2 * path3 - 3 * triangles
    ofThree = [
      .init(name: "empty", count: sets3 - edge3 - path3 - triangles),
      .init(name: "edge", count: edge3), .init(name: "path", count: path3),
      .init(name: "triangle", count: triangles),
    ]

    // How often each shape occurs as any subgraph, ties more or less.
    var paths: Count = 0
    for edge in graph.edges {
      paths += (degree[edge.tail.index] - 1) * (degree[edge.head.index] - 1)
    }
    paths -= 3 * triangles
    let (squares, twinTriangles) = try Self.squaresAndTwinTriangles(graph)
    let cliques = try graph.cliqueCounts()
    let complete = cliques.count > 4 ? Count(cliques[4]) : 0

    // From the densest shape down, what denser ones contribute is taken away.
    let diamond = twinTriangles - 6 * complete
    let cycle = squares - diamond - 3 * complete
    let paw = tails - 4 * diamond - 12 * complete
    let claw = claws - paw - 2 * diamond - 4 * complete
    let path = paths - 2 * paw - 4 * cycle - 6 * diamond - 12 * complete
    let apartTriangle = triangles * (n - 3) - paw - 2 * diamond - 4 * complete
    let wedgeParts = 3 * apartTriangle + 3 * claw + 2 * path + 4 * cycle + 5 * paw
    let apartPath = wedges * (n - 3) - wedgeParts - 8 * diamond - 12 * complete
    let pair = choose2(m) - wedges - path - 2 * cycle - paw - 2 * diamond - 3 * complete
    let edgeParts = 2 * (apartPath + pair) + 3 * (apartTriangle + claw + path)
    let edge = m * choose2(n - 2) - edgeParts - 4 * (cycle + paw) - 5 * diamond - 6 * complete
    let sets4 = n * (n - 1) * (n - 2) * (n - 3) / 24
    let tied = edge + pair + apartPath + apartTriangle + claw + path + cycle + paw
    ofFour = [
      .init(name: "empty", count: sets4 - tied - diamond - complete),
      .init(name: "edge", count: edge), .init(name: "path-of-three", count: apartPath),
      .init(name: "triangle", count: apartTriangle), .init(name: "star", count: claw),
      .init(name: "two-edges", count: pair), .init(name: "path", count: path),
      .init(name: "paw", count: paw), .init(name: "cycle", count: cycle),
      .init(name: "diamond", count: diamond), .init(name: "complete", count: complete),
    ]
  }

  /// The number of cycles of four, and of pairs of triangles that share an edge.
  private static func squaresAndTwinTriangles(_ graph: CompactGraph) throws -> (Count, Count) {
    // Renumbered by degree, so that each edge is looked at from its end of lower degree.
    let n = graph.vertexCount
    let degree = graph.degree()
    let order = (0..<n).sorted { (degree[$0], $0) < (degree[$1], $1) }
    var rank = [Int](repeating: 0, count: n)
    for (i, v) in order.enumerated() { rank[v] = i }
    let ranked = CompactGraph(
      vertexCount: n, edges: graph.edges.map { (rank[$0.tail.index], rank[$0.head.index]) })
    var squares: Count = 0
    var twins: Count = 0
    var ways = [Int](repeating: 0, count: n)
    var mark = [Int](repeating: -1, count: n)
    var atEdge = [Int](repeating: 0, count: ranked.arcCount)
    var rounds = ProgressReport.Rounds(n / 256 + 1)
    for v in ranked.vertices {
      if v.index % 256 == 0 { try rounds.next() }
      // Squares whose highest corner is v: two ways to the corner across.
      for slot in ranked.arcs(from: v) {
        let u = ranked.heads[slot]
        guard u < v else { break }
        for next in ranked.arcs(from: u) {
          let w = ranked.heads[next]
          guard w < v else { break }
          squares += Count(ways[w.index])
          ways[w.index] += 1
        }
      }
      for slot in ranked.arcs(from: v) {
        let u = ranked.heads[slot]
        guard u < v else { break }
        for next in ranked.arcs(from: u) {
          let w = ranked.heads[next]
          guard w < v else { break }
          ways[w.index] = 0
        }
      }
      // Triangles at each edge, found at their lowest corner.
      let later = ranked.arcs(from: v).filter { ranked.heads[$0] > v }
      for slot in later { mark[ranked.heads[slot].index] = slot }
      for slot in later {
        let u = ranked.heads[slot]
        for next in ranked.arcs(from: u) where ranked.heads[next] > u {
          let across = mark[ranked.heads[next].index]
          guard across >= 0 else { continue }
          atEdge[slot] += 1
          atEdge[next] += 1
          atEdge[across] += 1
        }
      }
      for slot in later { mark[ranked.heads[slot].index] = -1 }
    }
    for count in atEdge where count > 1 { twins += Count(count) * Count(count - 1) / 2 }
    return (squares, twins)
  }
}

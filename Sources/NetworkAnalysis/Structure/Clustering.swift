public import NetworkGraph

/// How triangles count in the clustering of a vertex.
public enum ClusteringRule: String, Hashable, Sendable, CaseIterable {
  /// Each triangle counts 1.
  case unit
  /// Each triangle counts the geometric mean of its three strengths, relative to the largest strength
  /// in the graph (Onnela et al. 2005, doi:10.1103/PhysRevE.71.065103). NetworkX.
  case onnela
  /// Each triangle counts the mean of its two strengths at the vertex, relative to the vertex's mean
  /// strength (Barrat et al. 2004, doi:10.1073/pnas.0400087101). igraph. Undirected graphs only.
  case barrat
}

extension CompactGraph {
  /// The number of triangles that each vertex belongs to. Directions and self-loops are ignored.
  ///
  /// - Returns: One whole number per vertex.
  /// - Complexity: O(*m*^1.5) on all cores.
  public func triangles() -> [Int] { TriangleCounting(self).countPerVertex() }

  /// The clustering coefficient of every vertex: the share of pairs of its neighbours that are tied.
  ///
  /// In a directed graph, Fagiolo's coefficient over all eight kinds of directed triangles. Self-loops
  /// are ignored.
  ///
  /// - Parameter rule: How triangles count.
  /// - Returns: One number per vertex, 0 to 1; 0 for a vertex with fewer than two neighbours, as in
  ///   NetworkX (igraph: undefined).
  /// - Throws: `WeightError` when weights cannot be strengths;
  ///   `AnalysisError.needsUndirectedGraph` for `barrat`; `CancellationError`.
  /// - Complexity: O(Σ *d*²) over the degrees *d*.
  /// - SeeAlso: D. J. Watts, S. H. Strogatz, "Collective dynamics of 'small-world' networks", *Nature*
  ///   393, 1998, 440–442, doi:10.1038/30918; G. Fagiolo, "Clustering in complex directed networks",
  ///   *Physical Review E* 76, 2007, 026107, doi:10.1103/PhysRevE.76.026107.
  public func localClustering(_ rule: ClusteringRule = .unit) throws -> [Double] {
    if rule == .barrat { return try barratClustering() }
    if rule == .unit && !isDirected { return try unitClustering() }
    let graph = withoutSelfLoops()
    let strengths = try graph.strengths(by: rule == .onnela ? .weight : .unit)
    let largest = strengths?.max() ?? 1
    // The sum of both directions of each tie; a triangle of an undirected graph counts eightfold in
    // the cube then, and so does the number of pairs below.
    var weighted = graph.edges.map { edge in
      (
        edge.tail.index, edge.head.index,
        strengths == nil ? 1 : largest > 0 ? cubeRoot(strengths![edge.slot] / largest) : 0
      )
    }
    if !isDirected { weighted = weighted.map { ($0, $1, 2 * $2) } }
    let both = CompactGraph(
      vertexCount: vertexCount, weightedEdges: weighted, meaning: .strength, isDirected: false,
      parallelEdges: .sum)
    let degree = graph.degree()
    var tie = [Double](repeating: 0, count: vertexCount)
    var rounds = ProgressReport.Rounds(vertexCount)
    return try vertices.map { v in
      try rounds.next()
      let neighbours = both.arcs(from: v)
      for slot in neighbours { tie[both.heads[slot].index] = both.weight(at: slot) }
      var cube = 0.0
      for slot in neighbours {
        let u = both.heads[slot]
        for next in both.arcs(from: u) {
          cube += both.weight(at: slot) * both.weight(at: next) * tie[both.heads[next].index]
        }
      }
      for slot in neighbours { tie[both.heads[slot].index] = 0 }
      let ends = isDirected ? degree[v.index] : 2 * degree[v.index]
      let mutual = isDirected ? ends - neighbours.count : degree[v.index]
      let pairs = ends * (ends - 1) - 2 * mutual
      return pairs > 0 ? cube / 2 / Double(pairs) : 0
    }
  }

  /// Triangles over pairs of neighbours.
  private func unitClustering() throws -> [Double] {
    let triangles = try TriangleCounting(self).countPerVertexUnlessCancelled()
    return vertices.map { v in
      let degree = arcCount(from: v) - (slot(from: v, to: v) == nil ? 0 : 1)
      let pairs = degree * (degree - 1)
      return pairs > 0 ? Double(2 * triangles[v.index]) / Double(pairs) : 0
    }
  }

  private func barratClustering() throws -> [Double] {
    guard !isDirected else {
      throw AnalysisError.needsUndirectedGraph(measure: "clustering after Barrat")
    }
    let graph = withoutSelfLoops()
    let strengths = try graph.strengths(by: .weight)!
    var tie = [Double?](repeating: nil, count: vertexCount)
    var rounds = ProgressReport.Rounds(vertexCount)
    return try vertices.map { v in
      try rounds.next()
      let neighbours = graph.arcs(from: v)
      for slot in neighbours { tie[graph.heads[slot].index] = strengths[slot] }
      var sum = 0.0
      var total = 0.0
      for slot in neighbours {
        total += strengths[slot]
        for next in graph.arcs(from: graph.heads[slot]) {
          if let other = tie[graph.heads[next].index] { sum += (strengths[slot] + other) / 2 }
        }
      }
      for slot in neighbours { tie[graph.heads[slot].index] = nil }
      return neighbours.count > 1 && total > 0 ? sum / (total * Double(neighbours.count - 1)) : 0
    }
  }

  /// The mean of the clustering coefficients of all vertices; those with fewer than two neighbours
  /// count 0 (NetworkX; igraph leaves them out).
  ///
  /// - Returns: A number from 0 to 1; `nil` for a graph without vertices.
  /// - Throws: As ``localClustering(_:)``.
  /// - Complexity: As ``localClustering(_:)``.
  public func averageClustering(_ rule: ClusteringRule = .unit) throws -> Double? {
    guard vertexCount > 0 else { return nil }
    return try localClustering(rule).reduce(0, +) / Double(vertexCount)
  }

  /// The share of paths of two edges whose ends are tied: 3 × triangles / such paths.
  ///
  /// Directions and self-loops are ignored. Unlike ``averageClustering(_:)`` it gives each path the
  /// same weight, so actors with many ties count for more.
  ///
  /// - Returns: A number from 0 to 1; 0 when no vertex has two neighbours, as in NetworkX (igraph:
  ///   undefined).
  /// - Complexity: O(*m*^1.5).
  /// - SeeAlso: M. E. J. Newman, S. H. Strogatz, D. J. Watts, "Random graphs with arbitrary degree
  ///   distributions and their applications", *Physical Review E* 64, 2001, 026118,
  ///   doi:10.1103/PhysRevE.64.026118.
  public func transitivity() -> Double {
    transitivity(triangles: triangles())
  }

  func transitivity(triangles: [Int]) -> Double {
    let closed = triangles.reduce(0, +)
    let paths = simpleSkeleton().degree().reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    return paths > 0 ? Double(closed) / Double(paths) : 0
  }
}

/// The cube root of a number from 0 to 1, by Newton's method from above: only operations that every
/// machine rounds alike, which the `cbrt` of C libraries does not promise.
func cubeRoot(_ x: Double) -> Double {
  guard x > 0 else { return 0 }
  // A power of two at least as large as the root.
  var root = Double(sign: .plus, exponent: x.exponent / 3 + 1, significand: 1)
  while true {
    let next = (2 * root + x / (root * root)) / 3
    guard next < root else { return root }
    root = next
  }
}

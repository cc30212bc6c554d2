public import NetworkGraph

/// How two vertices are connected by a shortest path.
public struct ShortestPath: Sendable, Hashable {
  /// The vertices from the first to the last, both included.
  public let vertices: [Vertex]
  /// The length: the number of edges, or the sum of their lengths.
  public let length: Double
  /// How many shortest paths there are. A count beyond 2⁵³ is rounded.
  public let alternatives: Double
}

extension CompactGraph {
  /// Returns a shortest path from one vertex to another.
  ///
  /// Where several paths are shortest, the one through the lowest vertices is taken, step by step
  /// from the start; ``ShortestPath/alternatives`` says how many there are. Two lengths count as
  /// equal within 10⁻¹² of each other.
  ///
  /// - Parameters:
  ///   - start: The vertex where the path begins.
  ///   - end: The vertex where it ends; in a directed graph arcs are followed from tail to head.
  ///   - rule: How weights become lengths.
  /// - Returns: The path, or `nil` when there is none. From a vertex to itself it has length 0.
  /// - Throws: `WeightError` when the rule does not fit the weights, `AnalysisError` for a vertex
  ///   that the graph does not have, and `CancellationError`.
  /// - Complexity: O(*n* + *m*) for lengths of 1, else O(*m* + *n* log *n*).
  public func shortestPath(
    from start: Vertex, to end: Vertex, lengths rule: LengthRule = .unit
  ) throws -> ShortestPath? {
    try check(start)
    try check(end)
    let ways = try ShortestWays(self, to: end, lengths: rule)
    guard let total = ways.remaining(at: start) else { return nil }
    // Paths to the end are counted from the nearest vertex outwards: a vertex has as many as its
    // next steps together.
    var counts = [Double](repeating: 0, count: vertexCount)
    for vertex in ways.settled {
      counts[vertex.index] =
        vertex == end ? 1 : ways.steps(from: vertex).reduce(0) { $0 + counts[heads[$1].index] }
    }
    var path = [start]
    while let last = path.last, last != end, let slot = ways.steps(from: last).first {
      path.append(heads[slot])
    }
    return ShortestPath(vertices: path, length: total, alternatives: counts[start.index])
  }

  /// All shortest paths from one vertex to another.
  ///
  /// - Parameters:
  ///   - start: The vertex where the paths begin.
  ///   - end: The vertex where they end; in a directed graph arcs are followed from tail to head.
  ///   - rule: How weights become lengths. Two lengths count as equal within 10⁻¹² of each other.
  ///   - limit: How many are listed at most; ask ``shortestPath(from:to:lengths:)`` for their number.
  /// - Returns: The paths, by their vertices; empty when there is none. From a vertex to itself there is
  ///   one, of a single vertex.
  /// - Throws: As ``shortestPath(from:to:lengths:)``, and `AnalysisError.tooManyResults`.
  /// - Complexity: As one shortest path, plus the vertices of all paths.
  public func allShortestPaths(
    from start: Vertex, to end: Vertex, lengths rule: LengthRule = .unit, limit: Int = 100_000
  ) throws -> [[Vertex]] {
    try check(start)
    try check(end)
    let ways = try ShortestWays(self, to: end, lengths: rule)
    guard ways.remaining(at: start) != nil else { return [] }
    var paths: [[Vertex]] = []
    var path = [start]
    // The steps not yet taken from each vertex of the path, in reverse.
    var open = [Array(ways.steps(from: start).reversed())]
    while let last = path.last {
      if last == end {
        guard paths.count < limit else {
          throw AnalysisError.tooManyResults(of: "shortest paths", limit: limit)
        }
        if paths.count % 1024 == 0 { try Task.checkCancellation() }
        paths.append(path)
      }
      if last != end, let slot = open[open.count - 1].popLast() {
        path.append(heads[slot])
        open.append(Array(ways.steps(from: heads[slot]).reversed()))
      } else {
        path.removeLast()
        open.removeLast()
      }
    }
    return paths
  }
}

/// The steps of all shortest paths to one vertex.
///
/// A step leads to a vertex that is settled before, when distances to the end are found from the
/// nearest vertex outwards. So steps never lead in a circle, however short an edge is compared with
/// the distance.
struct ShortestWays {
  private let graph: CompactGraph
  private let lengths: ContiguousArray<Double>?
  private let distance: ContiguousArray<Double>
  private var place: [Int]
  /// The vertices from which there is a path to the end, nearest first.
  let settled: ContiguousArray<Vertex>

  init(_ graph: CompactGraph, to end: Vertex, lengths rule: LengthRule) throws {
    self.graph = graph
    lengths = try graph.lengths(by: rule)
    let reversed = graph.reversed()
    var sweep = ShortestPathSweep(reversed, lengths: try reversed.lengths(by: rule))
    sweep.run(from: end)
    distance = sweep.distance
    settled = sweep.settled
    place = Array(repeating: Int.max, count: graph.vertexCount)
    for (i, vertex) in settled.enumerated() { place[vertex.index] = i }
  }

  /// The distance from a vertex to the end; `nil` without a path.
  func remaining(at vertex: Vertex) -> Double? {
    let rest = distance[vertex.index]
    return rest.isFinite ? rest : nil
  }

  /// The slots that lead from a vertex one step along some shortest path, heads ascending.
  func steps(from vertex: Vertex) -> [Int] {
    let rest = distance[vertex.index]
    guard rest.isFinite else { return [] }
    return graph.arcs(from: vertex).filter { slot in
      let head = graph.heads[slot].index
      guard place[head] < place[vertex.index] else { return false }
      return abs((lengths?[slot] ?? 1) + distance[head] - rest) <= 1e-12 * max(1, rest)
    }
  }
}

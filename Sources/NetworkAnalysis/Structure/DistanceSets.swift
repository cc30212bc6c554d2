public import NetworkGraph

extension CompactGraph {
  /// The center: the vertices whose farthest other vertex is nearest.
  ///
  /// - Parameters:
  ///   - lengths: How long an edge is.
  ///   - unreachable: What becomes of vertices that are not reached; see
  ///     ``eccentricity(lengths:unreachable:)``.
  /// - Returns: The vertices of smallest eccentricity, ascending; empty where it is undefined. Sums of
  ///   lengths count as equal within 10⁻¹² of each other.
  /// - Throws: As ``eccentricity(lengths:unreachable:)``.
  /// - Complexity: As ``distanceSummaries(lengths:direction:)``.
  public func center(
    lengths: LengthRule = .unit, unreachable: UnreachablePairs = .undefined
  ) throws -> [Vertex] {
    let values = try eccentricity(lengths: lengths, unreachable: unreachable)
    guard let least = values.lazy.compactMap({ $0 }).min() else { return [] }
    return vertices.filter { values[$0.index].map { $0 <= least * (1 + 1e-12) } ?? false }
  }

  /// The periphery: the vertices whose farthest other vertex is as far away as any.
  ///
  /// - Returns: The vertices of largest eccentricity, ascending; empty where it is undefined.
  /// - Throws: As ``eccentricity(lengths:unreachable:)``.
  /// - Complexity: As ``distanceSummaries(lengths:direction:)``.
  public func periphery(
    lengths: LengthRule = .unit, unreachable: UnreachablePairs = .undefined
  ) throws -> [Vertex] {
    let values = try eccentricity(lengths: lengths, unreachable: unreachable)
    guard let most = values.lazy.compactMap({ $0 }).max() else { return [] }
    return vertices.filter { values[$0.index].map { $0 >= most * (1 - 1e-12) } ?? false }
  }

  /// The distances of all pairs of vertices.
  ///
  /// - Parameters:
  ///   - lengths: How long an edge is; a length may be 0.
  ///   - limit: The largest number of vertices that is accepted: the table has its square.
  /// - Returns: A row per vertex with its distance to each vertex; `nil` where there is no path.
  /// - Throws: `WeightError` when weights cannot be lengths; `AnalysisError.tooManyVertices`;
  ///   `CancellationError`.
  /// - Complexity: As ``distanceSummaries(lengths:direction:)``, with O(*n*²) space.
  public func distanceMatrix(
    lengths rule: LengthRule = .unit, limit: Int = 5000
  ) throws -> [[Double?]] {
    guard vertexCount <= limit else {
      throw AnalysisError.tooManyVertices(
        measure: "the distance matrix", count: vertexCount, limit: limit)
    }
    let lengths = try lengths(by: rule, allowingZero: true)
    return try foldInChunks(count: vertexCount, into: []) { sources, isCancelled in
      var sweep = ShortestPathSweep(self, lengths: lengths)
      var rows: [[Double?]] = []
      for source in sources {
        if isCancelled() { break }
        sweep.run(from: Vertex(source))
        var row = [Double?](repeating: nil, count: vertexCount)
        for vertex in sweep.settled where sweep.distance[vertex.index].isFinite {
          row[vertex.index] = sweep.distance[vertex.index]
        }
        rows.append(row)
      }
      return rows
    } fold: { (all: inout [[Double?]], part: [[Double?]]) in
      all += part
    }
  }

  /// The mean number of ties of a vertex: 2*m*/*n*, or *m*/*n* arcs out (and in) in a directed graph.
  ///
  /// - Returns: A number from 0; a self-loop counts as for ``degree(_:)``. `nil` without vertices.
  /// - Complexity: O(1).
  public func averageDegree() -> Double? {
    guard vertexCount > 0 else { return nil }
    return Double(edgeCount) * (isDirected ? 1 : 2) / Double(vertexCount)
  }

  /// How many vertices there are of each degree.
  ///
  /// - Returns: The number of vertices of degree *k* at place *k*, up to the largest degree; empty
  ///   without vertices.
  /// - Complexity: O(*n* + *m*).
  public func degreeDistribution(_ direction: ArcDirection = .total) -> [Int] {
    let degree = degree(direction)
    guard let largest = degree.max() else { return [] }
    var counts = [Int](repeating: 0, count: largest + 1)
    for d in degree { counts[d] += 1 }
    return counts
  }
}

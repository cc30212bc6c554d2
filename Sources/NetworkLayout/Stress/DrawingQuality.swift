public import NetworkGraph

/// Numbers that say how well positions show a graph. None depends on the scale of the drawing.
public enum DrawingQuality {
  /// The scale-free stress: how far drawn distances are from the distances in the graph.
  ///
  /// With x the drawn distance and d the number of edges of a shortest path, the mean over all
  /// pairs with a path of ((a·x − d)/d)², where the scale a is the one that gives the least value.
  /// 0 is a perfect drawing; good drawings of small networks have 0.05 to 0.15.
  ///
  /// - Returns: A number from 0 to 1; 0 when no two vertices have a path.
  /// - Precondition: One point per vertex.
  /// - Complexity: O(*nm*) time, O(*n*) space.
  public static func stress(of points: [Point], in graph: CompactGraph) -> Double {
    precondition(points.count == graph.vertexCount, "each vertex has a point")
    var search = DistanceSearch(graph: graph.undirected(), lengths: nil)
    var row = [Float](repeating: .infinity, count: points.count)
    var linear = 0.0
    var square = 0.0
    var pairs = 0.0
    for i in points.indices {
      search.measure(from: i, into: &row)
      for j in points.indices where j > i && row[j].isFinite {
        let ratio = points[i].distance(to: points[j]) / Double(row[j])
        linear += ratio
        square += ratio * ratio
        pairs += 1
      }
    }
    return square > 0 ? max(0, 1 - linear * linear / (pairs * square)) : 0
  }

  /// The same from a table of target distances; kernels have it at hand.
  static func stress(of points: [Point], distances: GraphDistances) -> Double {
    var linear = 0.0
    var square = 0.0
    var pairs = 0.0
    for i in points.indices {
      for j in (i + 1)..<max(points.count, i + 1) {
        let d = Double(distances[i, j])
        guard d.isFinite else { continue }
        let ratio = points[i].distance(to: points[j]) / d
        linear += ratio
        square += ratio * ratio
        pairs += 1
      }
    }
    return square > 0 ? max(0, 1 - linear * linear / (pairs * square)) : 0
  }

  /// The number of pairs of edges, without a common vertex, whose straight lines cross.
  ///
  /// - Precondition: One point per vertex.
  /// - Complexity: O(*m*²).
  public static func crossings(of points: [Point], in graph: CompactGraph) -> Int {
    precondition(points.count == graph.vertexCount, "each vertex has a point")
    let edges = graph.undirected().edges.filter { $0.tail != $0.head }
      .map { (tail: $0.tail.index, head: $0.head.index) }
    var count = 0
    for i in edges.indices {
      let (a, b) = (points[edges[i].tail], points[edges[i].head])
      for j in (i + 1)..<max(edges.count, i + 1) {
        let (p, q) = edges[j]
        if p == edges[i].tail || p == edges[i].head || q == edges[i].tail || q == edges[i].head {
          continue
        }
        if segmentsCross(a, b, points[p], points[q]) { count += 1 }
      }
    }
    return count
  }

  /// The share of neighbours in the graph among the nearest in the plane: the mean over vertices of
  /// |N ∩ K| / |N ∪ K|, where N are the neighbours and K the |N| nearest vertices.
  ///
  /// - Returns: A number from 0 to 1; 0 for a graph without edges.
  /// - Complexity: O(*n*² log *n*).
  public static func neighbourhoodPreservation(
    of points: [Point], in graph: CompactGraph
  ) -> Double {
    precondition(points.count == graph.vertexCount, "each vertex has a point")
    let graph = graph.undirected().withoutSelfLoops()
    var sum = 0.0
    var counted = 0
    for i in points.indices {
      let degree = graph.arcCount(from: Vertex(i))
      guard degree > 0, degree < points.count else { continue }
      let nearest = points.indices.filter { $0 != i }
        .map { (points[i].distance(to: points[$0]), $0) }.sorted { $0 < $1 }
      var shared = 0
      for (_, j) in nearest.prefix(degree)
      where graph.slot(from: Vertex(i), to: Vertex(j)) != nil {
        shared += 1
      }
      sum += Double(shared) / Double(2 * degree - shared)
      counted += 1
    }
    return counted > 0 ? sum / Double(counted) : 0
  }

  /// How clearly groups are apart: the mean over vertices of the share of the nearest vertices in
  /// the plane that are of the same group.
  ///
  /// - Parameters:
  ///   - points: The drawing.
  ///   - membership: The number of each vertex's group.
  ///   - nearest: How many of the nearest vertices are looked at.
  /// - Returns: A number from 0 to 1; 1 for less than two vertices.
  /// - Complexity: O(*n*² log *n*).
  public static func groupPurity(
    of points: [Point], membership: [Int], nearest: Int = 5
  ) -> Double {
    precondition(points.count == membership.count, "each vertex has a group")
    guard points.count > 1, nearest > 0 else { return 1 }
    var sum = 0.0
    for i in points.indices {
      let near = points.indices.filter { $0 != i }
        .map { (points[i].distance(to: points[$0]), $0) }.sorted { $0 < $1 }.prefix(nearest)
      sum += Double(near.count { membership[$0.1] == membership[i] }) / Double(near.count)
    }
    return sum / Double(points.count)
  }

  /// Whether two segments cross in a point that is inside both.
  @inlinable @inline(__always)
  package static func segmentsCross(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Bool {
    let first = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    let second = (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x)
    if (first > 0) == (second > 0) || first == 0 || second == 0 { return false }
    let third = (d.x - c.x) * (a.y - c.y) - (d.y - c.y) * (a.x - c.x)
    let fourth = (d.x - c.x) * (b.y - c.y) - (d.y - c.y) * (b.x - c.x)
    return (third > 0) != (fourth > 0) && third != 0 && fourth != 0
  }
}

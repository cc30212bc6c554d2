public import NetworkGraph

/// Edges that hold each component together without a cycle.
public struct SpanningForest: Sendable, Hashable {
  /// The edges, one fewer than vertices in each component, in the order of their ends.
  public let edges: [VertexPair]
  /// The sum of their weights.
  public let weight: Double
}

/// Which spanning forest is wanted.
public enum SpanningForestKind: String, Hashable, Sendable, CaseIterable {
  /// That of the lowest total weight: for weights that are costs or distances.
  case minimum
  /// That of the highest total weight: for strengths, the backbone of the strongest ties.
  case maximum
}

extension CompactGraph {
  /// A spanning forest of the lowest or highest total weight.
  ///
  /// The cheapest way to keep everything connected that is connected, or the strongest tree-like
  /// backbone. Directions are dropped, weights of arcs both ways add up; self-loops are ignored. It
  /// says nothing of the ties left out, which may be nearly as good.
  ///
  /// - Parameters:
  ///   - kind: Whether the total weight is to be lowest or highest.
  ///   - rule: The weight of an edge, of any meaning and sign, or 1.
  /// - Returns: The forest. Of edges of equal weight the one with the lower ends is taken; the weight
  ///   is the same whichever is.
  /// - Throws: `WeightError` when a weight is missing or not finite;
  ///   `AnalysisError.distancesTooLarge` when the sum is not finite.
  /// - Complexity: O(*m* log *m*) time, O(*n* + *m*) space.
  /// - SeeAlso: J. B. Kruskal, "On the shortest spanning subtree of a graph and the traveling salesman
  ///   problem", *Proceedings of the AMS* 7(1), 1956, 48–50, doi:10.2307/2033241.
  public func spanningForest(
    _ kind: SpanningForestKind = .minimum, weights rule: StrengthRule = .unit
  ) throws -> SpanningForest {
    let graph = rule == .unit ? simpleSkeleton() : undirected(parallelEdges: .sum)
    if rule == .weight && graph.weights == nil { throw WeightError.unweighted }
    let edges = graph.edges.filter { $0.tail != $0.head }
    let weights = edges.map { graph.weight(at: $0.slot) }
    for (edge, weight) in zip(edges, weights) where !weight.isFinite {
      throw WeightError.unusable(
        tail: edge.tail, head: edge.head, weight: weight, requirement: "a finite number")
    }
    let order = edges.indices.sorted { a, b in
      if weights[a] != weights[b] { return (weights[a] < weights[b]) == (kind == .minimum) }
      return a < b
    }
    var root = Array(0..<vertexCount)
    func find(_ v: Int) -> Int {
      var v = v
      while root[v] != v {
        root[v] = root[root[v]]
        v = root[v]
      }
      return v
    }
    var chosen: [Int] = []
    for i in order {
      if chosen.count + 1 >= vertexCount { break }
      let (a, b) = (find(edges[i].tail.index), find(edges[i].head.index))
      guard a != b else { continue }
      root[max(a, b)] = min(a, b)
      chosen.append(i)
    }
    // What each addition rounds off is kept and added at the end (Neumaier).
    var (total, lost) = (0.0, 0.0)
    for i in chosen {
      let sum = total + weights[i]
      lost +=
        abs(total) >= abs(weights[i]) ? (total - sum) + weights[i] : (weights[i] - sum) + total
      total = sum
    }
    guard (total + lost).isFinite else { throw AnalysisError.distancesTooLarge }
    return SpanningForest(
      edges: chosen.sorted().map { VertexPair(edges[$0].tail, edges[$0].head) },
      weight: total + lost)
  }
}

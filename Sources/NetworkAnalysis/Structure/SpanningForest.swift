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
  /// - Complexity: O(*n* + *m*) for weights of few different bits, such as small whole numbers, and at
  ///   most six times that; O(*n* + *m*) space.
  /// - SeeAlso: J. B. Kruskal, "On the shortest spanning subtree of a graph and the traveling salesman
  ///   problem", *Proceedings of the AMS* 7(1), 1956, 48–50, doi:10.2307/2033241; V. Osipov, P. Sanders,
  ///   J. Singler, "The filter-Kruskal minimum spanning tree algorithm", *ALENEX* 2009,
  ///   doi:10.1137/1.9781611972894.5.
  public func spanningForest(
    _ kind: SpanningForestKind = .minimum, weights rule: StrengthRule = .unit
  ) throws -> SpanningForest {
    let graph = rule == .unit ? simpleSkeleton() : undirected(parallelEdges: .sum)
    if rule == .weight && graph.weights == nil { throw WeightError.unweighted }
    var growth = ForestGrowth(graph, kind)
    try growth.addAll()
    // What each addition rounds off is kept and added at the end (Neumaier).
    var (total, lost) = (0.0, 0.0)
    for edge in growth.chosen {
      let weight = growth.weight(of: edge)
      let sum = total + weight
      lost += abs(total) >= abs(weight) ? (total - sum) + weight : (weight - sum) + total
      total = sum
    }
    guard (total + lost).isFinite else { throw AnalysisError.distancesTooLarge }
    var pairs = ContiguousArray(
      growth.chosen.map {
        KeyedEdge(key: UInt64($0.tail) << 32 | UInt64($0.head), tail: $0.tail, head: $0.head)
      })
    pairs.sortByKey()
    return SpanningForest(
      edges: pairs.map { VertexPair(Vertex(Int($0.tail)), Vertex(Int($0.head))) },
      weight: total + lost)
  }
}

/// Kruskal's algorithm, edge by edge from the lightest, of which the heavier ones are looked at only
/// if they join what the light ones have not (filter-Kruskal).
private struct ForestGrowth {
  private let graph: CompactGraph
  private let isMaximum: Bool
  /// The edges of the forest, in the order in which they were taken.
  private(set) var chosen: ContiguousArray<KeyedEdge> = []
  /// A vertex of the same tree for each vertex; the first of a tree is its own.
  private var parent: ContiguousArray<UInt32>

  init(_ graph: CompactGraph, _ kind: SpanningForestKind) {
    self.graph = graph
    isMaximum = kind == .maximum
    parent = ContiguousArray(0..<UInt32(graph.vertexCount))
    chosen.reserveCapacity(graph.vertexCount)
  }

  func weight(of edge: KeyedEdge) -> Double {
    graph.weights == nil ? 1 : (isMaximum ? ~edge.key : edge.key).orderedNumber
  }

  mutating func addAll() throws {
    guard let weights = graph.weights else {
      add(try edges { _ in true })
      return
    }
    // The lightest edges, twice as many as there are vertices, told by a sample.
    let step = max(1, graph.arcCount / 4096)
    let sample = stride(from: 0, to: graph.arcCount, by: step).map { key(weights[$0]) }.sorted()
    let share = 4 * Double(graph.vertexCount) / Double(max(graph.arcCount, 1))
    guard share < 0.5 else {
      add(try edges { _ in true })
      return
    }
    let bound = sample[Int(share * Double(sample.count))]
    add(try edges { $0 <= bound })
    // With each vertex next to the first of its tree, two looks tell whether an edge is of use.
    for v in parent.indices { parent[v] = first(above: UInt32(v)) }
    try Task.checkCancellation()
    add(try edges(joining: parent) { $0 > bound })
  }

  private func key(_ weight: Double) -> UInt64 {
    let key = UInt64(ordering: weight)
    return isMaximum ? ~key : key
  }

  /// The edges with a key that is wanted, in the order of their ends; only those between different
  /// trees, where the trees are known.
  private func edges(
    joining parent: ContiguousArray<UInt32>? = nil, _ isWanted: (UInt64) -> Bool
  ) throws -> ContiguousArray<KeyedEdge> {
    var found: ContiguousArray<KeyedEdge> = []
    let (first, heads) = (graph.firstArc.span, graph.heads.span)
    for tail in 0..<graph.vertexCount {
      for slot in Int(first[tail])..<Int(first[tail + 1]) where heads[slot].index > tail {
        var key: UInt64 = 0
        if let weights = graph.weights {
          let weight = weights[slot]
          guard weight.isFinite else {
            throw WeightError.unusable(
              tail: Vertex(tail), head: heads[slot], weight: weight, requirement: "a finite number")
          }
          key = self.key(weight)
        }
        guard isWanted(key) else { continue }
        if let parent, parent[tail] == parent[heads[slot].index] { continue }
        found.append(KeyedEdge(key: key, tail: UInt32(tail), head: heads[slot].rawValue))
      }
    }
    return found
  }

  /// Adds edges from the lightest, those that join two trees.
  private mutating func add(_ edges: consuming ContiguousArray<KeyedEdge>) {
    var edges = edges
    edges.sortByKey()
    for i in edges.indices {
      if chosen.count + 1 >= parent.count { break }
      let (a, b) = (first(above: edges[i].tail), first(above: edges[i].head))
      guard a != b else { continue }
      parent[Int(max(a, b))] = min(a, b)
      chosen.append(edges[i])
    }
  }

  /// The first vertex of the tree of a vertex; the way to it is halved.
  private mutating func first(above vertex: UInt32) -> UInt32 {
    var v = vertex
    while parent[Int(v)] != v {
      parent[Int(v)] = parent[Int(parent[Int(v)])]
      v = parent[Int(v)]
    }
    return v
  }
}

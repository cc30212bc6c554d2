public import NetworkGraph

extension CompactGraph {
  /// The onion layer of every vertex: in which round it leaves when the graph is peeled from
  /// outside.
  ///
  /// In each round all vertices leave at once that have at most as many ties left as the present
  /// core allows; when there are none, the next core begins. Core numbers say to which shell a
  /// vertex belongs, layers also how deep in its shell it lies: a long tree has one core and many
  /// layers.
  ///
  /// Directions, weights and self-loops are dropped.
  ///
  /// - Returns: One whole number per vertex from 1. Vertices without ties are layer 1, and the
  ///   others begin at 2 when there are any, as in NetworkX.
  /// - Complexity: O(*n* + *m* log *d*).
  /// - SeeAlso: L. Hébert-Dufresne, J. A. Grochow, A. Allard, "Multi-scale structure and
  ///   topological anomaly detection via a new network statistic: the onion decomposition",
  ///   *Scientific Reports* 6, 2016, 31708, doi:10.1038/srep31708.
  public func onionLayers() -> [Int] {
    let graph = simpleSkeleton()
    var degree = graph.degree()
    var layer = [Int](repeating: 0, count: vertexCount)
    var current = 1
    // Vertices by the degree that they had at some time; a vertex whose degree fell since stands in
    // a lower bucket as well, and is skipped in the higher one.
    var buckets = [[Int]](repeating: [], count: (degree.max() ?? 0) + 1)
    for v in 0..<vertexCount { buckets[degree[v]].append(v) }
    if let isolated = buckets.first, !isolated.isEmpty {
      for v in isolated { layer[v] = 1 }
      current = 2
    }
    var core = 1
    var leaving: [Int] = []
    while core < buckets.count {
      for v in buckets[core] where layer[v] == 0 && degree[v] == core { leaving.append(v) }
      // Those whose degree falls to the core's while it is peeled follow in the next layer.
      while !leaving.isEmpty {
        for v in leaving { layer[v] = current }
        var next: [Int] = []
        for v in leaving {
          for slot in graph.arcs(from: Vertex(v)) {
            let u = graph.heads[slot].index
            guard layer[u] == 0 else { continue }
            degree[u] -= 1
            if degree[u] == core {
              next.append(u)
            } else if degree[u] > core {
              buckets[degree[u]].append(u)
            }
          }
        }
        leaving = next
        current += 1
      }
      core += 1
    }
    return layer
  }
}

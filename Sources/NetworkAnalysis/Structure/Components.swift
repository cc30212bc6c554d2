public import NetworkGraph

extension CompactGraph {
  /// The connected components; directions are ignored, so a directed graph gives weak components.
  ///
  /// - Returns: A partition of the vertices, groups by decreasing size, then by lowest vertex.
  /// - Complexity: O(*n* + *m*); of an undirected graph most edges are not looked at.
  /// - SeeAlso: M. Sutton, T. Ben-Nun, A. Barak, "Optimizing parallel graph connectivity computation
  ///   via subgraph sampling", *IPDPS* 2018, 12–21, doi:10.1109/IPDPS.2018.00012.
  public func components() -> Partition {
    Partition(labels: Afforest(self).lowestVertices().map { Int($0) })
  }

  /// The strongly connected components: largest sets of vertices that reach each other along the
  /// arcs. In an undirected graph, the connected components.
  ///
  /// - Returns: A partition of the vertices, groups by decreasing size, then by lowest vertex.
  /// - Complexity: O(*n* + *m*); without recursion.
  /// - SeeAlso: R. Tarjan, "Depth-first search and linear graph algorithms", *SIAM Journal on
  ///   Computing* 1(2), 1972, 146–160, doi:10.1137/0201010.
  public func strongComponents() -> Partition {
    Partition(labels: strongComponentLabels())
  }

  /// A number per vertex that two vertices share when they are in one strong component. Components
  /// are numbered in reverse topological order: an arc never leads to a higher number.
  func strongComponentLabels() -> [Int] {
    var label = [Int](repeating: -1, count: vertexCount)
    var low = [Int](repeating: 0, count: vertexCount)
    var discovered = [Int](repeating: -1, count: vertexCount)
    var cursor = firstArc.dropLast().map(Int.init)
    var open: [Vertex] = []
    var path: [Vertex] = []
    var clock = 0
    var count = 0
    for root in vertices where discovered[root.index] < 0 {
      path.append(root)
      while let vertex = path.last {
        let v = vertex.index
        if discovered[v] < 0 {
          discovered[v] = clock
          low[v] = clock
          clock += 1
          open.append(vertex)
        }
        if cursor[v] < arcs(from: vertex).upperBound {
          let head = heads[cursor[v]]
          cursor[v] += 1
          if discovered[head.index] < 0 {
            path.append(head)
          } else if label[head.index] < 0 {
            low[v] = min(low[v], discovered[head.index])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last { low[parent.index] = min(low[parent.index], low[v]) }
        if low[v] == discovered[v] {
          while let member = open.popLast() {
            label[member.index] = count
            if member == vertex { break }
          }
          count += 1
        }
      }
    }
    return label
  }

  /// The vertices of the largest component, ascending; of several of one size, that with the lowest
  /// vertex. Empty for a graph without vertices.
  ///
  /// - Complexity: As ``components()``.
  public func giantComponent() -> [Vertex] {
    components().groups.first ?? []
  }
}

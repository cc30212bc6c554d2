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
    StrongComponentSearch(self).labels()
  }

  /// The vertices of the largest component, ascending; of several of one size, that with the lowest
  /// vertex. Empty for a graph without vertices.
  ///
  /// - Complexity: As ``components()``.
  public func giantComponent() -> [Vertex] {
    components().groups.first ?? []
  }
}

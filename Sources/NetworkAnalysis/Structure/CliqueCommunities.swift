public import NetworkGraph

extension CompactGraph {
  /// The *k*-clique communities: what can be reached from a clique of *k* vertices by exchanging one
  /// vertex at a time.
  ///
  /// Groups that may overlap, as people belong to several circles. A vertex that is in no clique of
  /// *k* is in no community; *k* = 2 gives the components of more than one vertex. Directions, weights
  /// and self-loops are ignored.
  ///
  /// - Parameters:
  ///   - k: The size of the cliques, at least 2. Larger values give smaller and tighter groups.
  ///   - limit: How many maximal cliques of at least that size are looked at.
  /// - Returns: The communities, vertices ascending; larger ones first, then by their vertices.
  /// - Throws: `AnalysisError.parameterOutOfRange` for *k* below 2, `.tooManyResults`;
  ///   `CancellationError`.
  /// - Complexity: As ``maximalCliques(minimumSize:limit:)``, plus the number of pairs of cliques that
  ///   share a vertex.
  /// - SeeAlso: G. Palla, I. Derényi, I. Farkas, T. Vicsek, "Uncovering the overlapping community
  ///   structure of complex networks in nature and society", *Nature* 435, 2005, 814–818,
  ///   doi:10.1038/nature03607.
  public func cliqueCommunities(k: Int, limit: Int = 1_000_000) throws -> [[Vertex]] {
    guard k >= 2 else {
      throw AnalysisError.parameterOutOfRange(name: "k", value: "\(k)", expected: "2 or more")
    }
    let cliques = try maximalCliques(minimumSize: k, limit: limit)
    var cliquesOf = [[Int32]](repeating: [], count: vertexCount)
    var root = Array(cliques.indices)
    func find(_ i: Int) -> Int {
      var i = i
      while root[i] != i {
        root[i] = root[root[i]]
        i = root[i]
      }
      return i
    }
    // Cliques are joined when they share k − 1 vertices; shared ones are counted with earlier cliques.
    var shared = [Int](repeating: 0, count: cliques.count)
    var touched: [Int] = []
    var rounds = ProgressReport.Rounds(cliques.count / 1024 + 1)
    for (i, clique) in cliques.enumerated() {
      if i % 1024 == 0 { try rounds.next() }
      for vertex in clique {
        for other in cliquesOf[vertex.index] {
          if shared[Int(other)] == 0 { touched.append(Int(other)) }
          shared[Int(other)] += 1
        }
        cliquesOf[vertex.index].append(Int32(i))
      }
      for other in touched {
        if shared[other] >= k - 1 {
          let (a, b) = (find(i), find(other))
          root[max(a, b)] = min(a, b)
        }
        shared[other] = 0
      }
      touched.removeAll(keepingCapacity: true)
    }
    var members = [[Vertex]](repeating: [], count: cliques.count)
    var lastRoot = [Int](repeating: -1, count: vertexCount)
    // Root by root, so that a vertex of several cliques of one community stands once.
    for i in cliques.indices.sorted(by: { (find($0), $0) < (find($1), $1) }) {
      let community = find(i)
      for vertex in cliques[i] where lastRoot[vertex.index] != community {
        lastRoot[vertex.index] = community
        members[community].append(vertex)
      }
    }
    return members.filter { !$0.isEmpty }.map { $0.sorted() }.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
  }
}

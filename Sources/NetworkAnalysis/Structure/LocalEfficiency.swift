public import NetworkGraph

extension CompactGraph {
  /// The local efficiency of every vertex: the global efficiency of its neighbours among themselves.
  ///
  /// How well those around an actor stay in touch when the actor is lost. Directions, weights and
  /// self-loops are ignored; paths run through other neighbours only.
  ///
  /// - Returns: One number per vertex, from 0 to 1, never below its clustering; 0 with fewer than two
  ///   neighbours.
  /// - Throws: `CancellationError`, asked once per vertex.
  /// - Complexity: O(Σ *d* · *m*ᵥ) over the degrees *d* and the ties *m*ᵥ among the neighbours, on all
  ///   cores.
  /// - SeeAlso: V. Latora, M. Marchiori, "Efficient behavior of small-world networks", *Physical Review
  ///   Letters* 87, 2001, 198701, doi:10.1103/PhysRevLett.87.198701.
  public func localEfficiencies() throws -> [Double] {
    let graph = simpleSkeleton()
    return try foldInChunks(count: vertexCount, into: []) { centres, isCancelled in
      var values: [Double] = []
      for centre in centres {
        if isCancelled() { break }
        let neighbours = graph.arcs(from: Vertex(centre)).map { graph.heads[$0] }
        values.append(graph.efficiency(among: neighbours))
      }
      return values
    } fold: { (all: inout [Double], part: [Double]) in
      all += part
    }
  }

  /// The local efficiency: the mean of that of all vertices.
  ///
  /// - Returns: A number from 0 to 1; `nil` for a graph without vertices (NetworkX gives 0).
  /// - Throws: As ``localEfficiencies()``.
  /// - Complexity: As ``localEfficiencies()``.
  public func localEfficiency() throws -> Double? {
    let values = try localEfficiencies()
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  /// The mean of 1/distance over pairs of some vertices, ascending, on paths among them.
  private func efficiency(among members: [Vertex]) -> Double {
    guard members.count > 1 else { return 0 }
    // The members' ties among themselves, by place; both lists are sorted.
    var first = [0]
    var ties: [Int] = []
    for member in members {
      var place = 0
      for slot in arcs(from: member) {
        while place < members.count && members[place] < heads[slot] { place += 1 }
        guard place < members.count else { break }
        if members[place] == heads[slot] { ties.append(place) }
      }
      first.append(ties.count)
    }
    var total = 0.0
    var distance = [Int](repeating: -1, count: members.count)
    var queue: [Int] = []
    for source in members.indices {
      for i in distance.indices { distance[i] = -1 }
      distance[source] = 0
      queue.removeAll(keepingCapacity: true)
      queue.append(source)
      var next = 0
      while next < queue.count {
        let a = queue[next]
        next += 1
        if distance[a] > 0 { total += 1 / Double(distance[a]) }
        for b in ties[first[a]..<first[a + 1]] where distance[b] < 0 {
          distance[b] = distance[a] + 1
          queue.append(b)
        }
      }
    }
    return total / (Double(members.count) * Double(members.count - 1))
  }
}

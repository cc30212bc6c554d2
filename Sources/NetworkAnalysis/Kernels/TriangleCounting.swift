import NetworkGraph

/// Counts the triangles at each vertex.
///
/// Vertices are numbered anew by degree, and each tie points to its end of higher degree: no vertex
/// has more than √(2m) ties then, and each triangle is found once, from its lowest vertex (Chiba and
/// Nishizeki 1985, doi:10.1137/0214017; Latapy 2008, doi:10.1016/j.tcs.2008.07.017).
struct TriangleCounting: Sendable {
  /// The ties from lower to higher degree.
  private let oriented: CompactGraph
  /// The vertex behind each new number.
  private let order: [Vertex]

  init(_ graph: CompactGraph) {
    let ties = graph.isDirected ? graph.undirected(parallelEdges: .first) : graph
    let n = ties.vertexCount
    // Sorted by counting: degrees are small numbers.
    var start = [Int](repeating: 0, count: n + 2)
    for v in ties.vertices { start[ties.arcCount(from: v) + 1] += 1 }
    for degree in 1..<(n + 2) { start[degree] += start[degree - 1] }
    var rank = ContiguousArray<UInt32>(repeating: 0, count: n)
    var order = [Vertex](repeating: Vertex(0), count: n)
    for v in ties.vertices {
      let place = start[ties.arcCount(from: v)]
      start[ties.arcCount(from: v)] += 1
      rank[v.index] = UInt32(place)
      order[place] = v
    }
    var piece = EdgePiece()
    piece.tails.reserveCapacity(ties.arcCount / 2)
    piece.heads.reserveCapacity(ties.arcCount / 2)
    for tail in order {
      let own = rank[tail.index]
      for slot in ties.arcs(from: tail) where rank[ties.heads[slot].index] > own {
        piece.tails.append(own)
        piece.heads.append(rank[ties.heads[slot].index])
      }
    }
    oriented = CompactGraph(
      vertexCount: n, pieces: [piece], meaning: nil, isDirected: true, parallelEdges: .first)
    self.order = order
  }

  /// The triangles of each vertex of the graph, also when the task is cancelled, for who cannot be told
  /// so: that takes as long as without workers.
  func countPerVertex() -> [Int] {
    (try? countPerVertexUnlessCancelled())
      ?? inOrderOfGraph(partialCount(of: 0..<1, step: 1))
  }

  /// The triangles of each vertex of the graph.
  ///
  /// - Throws: `CancellationError`.
  func countPerVertexUnlessCancelled() throws -> [Int] {
    let n = oriented.vertexCount
    // Vertices of high degree have the work: chunks take every so-manieth vertex.
    let chunks = min(64, n / 1024 + 1)
    let count = try foldInChunks(count: chunks, into: [Int](repeating: 0, count: n)) { range, _ in
      partialCount(of: range, step: chunks)
    } fold: { total, part in
      for v in total.indices { total[v] += part[v] }
    }
    return inOrderOfGraph(count)
  }

  private func partialCount(of chunks: Range<Int>, step: Int) -> [Int] {
    var count = [Int](repeating: 0, count: oriented.vertexCount)
    for chunk in chunks { add(from: chunk, by: step, to: &count) }
    return count
  }

  private func inOrderOfGraph(_ count: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: count.count)
    for (place, vertex) in order.enumerated() { result[vertex.index] = count[place] }
    return result
  }

  private func add(from start: Int, by step: Int, to count: inout [Int]) {
    var isNeighbour = [Bool](repeating: false, count: oriented.vertexCount)
    let first = oriented.firstArc.span
    let heads = oriented.heads.span
    for a in stride(from: start, to: oriented.vertexCount, by: step) {
      let ties = Int(first[a])..<Int(first[a + 1])
      guard ties.count > 1 else { continue }
      for slot in ties { isNeighbour[heads[slot].index] = true }
      var own = 0
      for slot in ties {
        let b = heads[slot].index
        var shared = 0
        for next in Int(first[b])..<Int(first[b + 1]) {
          let c = heads[next].index
          guard isNeighbour[c] else { continue }
          shared += 1
          count[c] += 1
        }
        count[b] += shared
        own += shared
      }
      count[a] += own
      for slot in ties { isNeighbour[heads[slot].index] = false }
    }
  }
}

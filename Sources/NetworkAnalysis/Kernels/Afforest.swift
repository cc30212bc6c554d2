import NetworkGraph

/// The sets of vertices that arcs hold together, whichever way they point.
///
/// Each vertex is first joined with two neighbours only, which is enough to bring most of a network
/// together; a sample tells which set that is, and the other arcs of its vertices need not be looked
/// at (Sutton, Ben-Nun and Barak 2018, "Optimizing parallel graph connectivity computation via
/// subgraph sampling", doi:10.1109/IPDPS.2018.00012). An arc between two sets is seen from the other
/// end then. In a directed graph it may have no other end, and all arcs are followed.
struct Afforest {
  /// A vertex of the same set for each vertex, with a number that is not higher.
  private var parent: ContiguousArray<UInt32>
  private let graph: CompactGraph
  private static let rounds = 2

  /// - Complexity: O(*n* + *m*) in practice, and much below *m* for undirected graphs.
  init(_ graph: CompactGraph) {
    self.graph = graph
    parent = ContiguousArray(0..<UInt32(graph.vertexCount))
  }

  /// For each vertex, the lowest vertex of its set.
  consuming func lowestVertices() -> ContiguousArray<UInt32> {
    for round in 0..<Self.rounds {
      link(skipping: nil, arcs: round..<round + 1)
      if round == 0 { flatten() }
    }
    flatten()
    link(skipping: graph.isDirected ? nil : frequentSet(), arcs: Self.rounds..<Int.max)
    flatten()
    return parent
  }

  /// Joins each vertex with some of its neighbours, but for the vertices of a set.
  private mutating func link(skipping skipped: UInt32?, arcs: Range<Int>) {
    let graph = graph
    let n = graph.vertexCount
    let skipped = skipped.map { Int($0) } ?? -1
    let (first, heads) = (graph.firstArc.span, graph.heads.span)
    unsafe parent.withUnsafeMutableBufferPointer { parent in
      for tail in 0..<n {
        guard unsafe Int(parent[tail]) != skipped else { continue }
        let end = Int(first[tail + 1])
        let begin = min(Int(first[tail]) + arcs.lowerBound, end)
        let count = min(end - begin, arcs.count)
        for slot in begin..<begin + count {
          var a = unsafe parent[tail]
          var b = unsafe parent[heads[slot].index]
          // The higher of two vertices is put below the lower as soon as it is the first of its set.
          while a != b {
            let (high, low) = (max(a, b), min(a, b))
            let above = unsafe parent[Int(high)]
            if above == low { break }
            if above == high {
              unsafe parent[Int(high)] = low
              break
            }
            a = unsafe parent[Int(above)]
            b = low
          }
        }
      }
    }
  }

  /// Points each vertex to the lowest of its set.
  private mutating func flatten() {
    unsafe parent.withUnsafeMutableBufferPointer { parent in
      for v in parent.indices {
        var above = unsafe parent[v]
        while unsafe parent[Int(above)] != above { above = unsafe parent[Int(above)] }
        unsafe parent[v] = above
      }
    }
  }

  /// The set of most of a thousand vertices; of several the lowest.
  private func frequentSet() -> UInt32? {
    let step = max(1, parent.count / 1024)
    let sample = stride(from: 0, to: parent.count, by: step).map { parent[$0] }.sorted()
    var best: (set: UInt32, count: Int)?
    var start = 0
    for place in sample.indices
    where place + 1 == sample.count || sample[place + 1] != sample[place] {
      if place + 1 - start > best?.count ?? 0 { best = (sample[place], place + 1 - start) }
      start = place + 1
    }
    return best?.set
  }
}

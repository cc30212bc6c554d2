import Dispatch
import NetworkGraph
import Testing

/// Building by two rounds of dealing out gives what sorting and merging edge by edge gives.
@Suite struct SlotSortingTests {
  /// The weight of each arc, by the definition: a dictionary, one edge after the other.
  private func merged(
    _ edges: [(Int, Int, Double)], directed: Bool, _ rule: ParallelEdges
  ) -> [[Int]: Double] {
    var count: [[Int]: Double] = [:]
    var result: [[Int]: Double] = [:]
    for (a, b, w) in edges {
      for arc in directed || a == b ? [[a, b]] : [[a, b], [b, a]] {
        count[arc, default: 0] += 1
        switch (rule, result[arc]) {
        case (_, nil): result[arc] = w
        case (.sum, let old?): result[arc] = old + w
        case (.maximum, let old?): result[arc] = max(old, w)
        case (.minimum, let old?): result[arc] = min(old, w)
        case (.first, _), (.count, _): break
        }
      }
    }
    return rule == .count ? count : result
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `edges in pieces, on one core or several, give the graph of the definition`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let n = 1 + Int(random.next() % 30)
    let edges = (0..<Int(random.next() % 200)).map { _ in
      (
        Int(random.next() % UInt64(n)), Int(random.next() % UInt64(n)),
        Double(random.next() % 1000) / 7
      )
    }
    for rule in ParallelEdges.allCases {
      for directed in [false, true] {
        let expected = merged(edges, directed: directed, rule)
        for parts in [1, 2, 7, 100] {
          var pieces = [EdgePiece()]
          for (a, b, w) in edges {
            if random.next() % 16 == 0 { pieces.append(EdgePiece()) }
            pieces[pieces.count - 1].tails.append(UInt32(a))
            pieces[pieces.count - 1].heads.append(UInt32(b))
            pieces[pieces.count - 1].weights.append(w)
          }
          let graph = CompactGraph(
            vertexCount: n, pieces: pieces, meaning: .strength, isDirected: directed,
            parallelEdges: rule, parts: parts,
            concurrently: { DispatchQueue.concurrentPerform(iterations: $0, execute: $1) })
          var found: [[Int]: Double] = [:]
          for tail in graph.vertices {
            for slot in graph.arcs(from: tail) {
              found[[tail.index, graph.heads[slot].index]] = graph.weights![slot]
            }
          }
          #expect(found == expected, "seed \(seed) \(rule) directed \(directed) parts \(parts)")
          #expect(graph.arcCount == expected.count, "seed \(seed)")
          #expect(graph.selfLoopCount == expected.keys.count { $0[0] == $0[1] }, "seed \(seed)")
        }
      }
    }
  }

  @Test func `graphs without vertices or edges are built as well`() {
    let empty = CompactGraph(
      vertexCount: 0, pieces: [], meaning: nil, isDirected: false, parallelEdges: .first, parts: 4)
    #expect(empty.vertexCount == 0)
    let isolated = CompactGraph(
      vertexCount: 3, pieces: [EdgePiece()], meaning: nil, isDirected: true, parallelEdges: .first)
    #expect(isolated.arcCount == 0)
  }
}

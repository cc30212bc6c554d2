import NetworkGraph
import Testing

@testable import NetworkAnalysis

/// Kernels that cut their work into chunks, on graphs of more than one chunk, against the definition.
@Suite struct LargeKernelTests {
  private func graph(_ n: Int, _ m: Int, seed: UInt64, directed: Bool) -> CompactGraph {
    var random = SplitMix64(seed: seed)
    let edges = (0..<m).map { _ in
      (Int(random.next() % UInt64(n)), Int(random.next() % UInt64(n)))
    }
    return CompactGraph(vertexCount: n, edges: edges, isDirected: directed)
  }

  @Test(arguments: [(700, 900, false), (700, 5000, false), (600, 1500, true), (257, 0, false)])
  func `searches that run together find what single searches find`(
    n: Int, m: Int, directed: Bool
  ) throws {
    let graph = graph(n, m, seed: UInt64(n + m), directed: directed)
    let together = try graph.distanceSummaries()
    var sweep = ShortestPathSweep(graph, lengths: nil)
    for v in graph.vertices {
      sweep.run(from: v)
      let alone = sweep.summary
      #expect(together[v.index].reachedCount == alone.reachedCount)
      #expect(together[v.index].total == alone.total)
      #expect(together[v.index].farthest == alone.farthest)
      #expect(abs(together[v.index].totalInverse - alone.totalInverse) <= 1e-12 * Double(n))
    }
  }

  @Test func `distances along a path of many steps are counted`() throws {
    let path = CompactGraph(vertexCount: 400, edges: (0..<399).map { ($0, $0 + 1) })
    let summaries = try path.distanceSummaries()
    #expect(summaries[0].total == 399 * 400 / 2)
    #expect(summaries[0].farthest == 399)
    #expect(summaries[200].farthest == 200)
    #expect(summaries.allSatisfy { $0.reachedCount == 399 })
  }

  @Test(arguments: [false, true]) func `triangles of three chunks are those of all triples`(
    directed: Bool
  ) throws {
    // A dense part among many vertices, so that chunks have something to count.
    var random = SplitMix64(seed: 5)
    let n = 2500
    let edges = (0..<6000).map { _ in
      (Int(random.next() % 120) * 20, Int(random.next() % 125) * 20)
    }
    let graph = CompactGraph(vertexCount: n, edges: edges, isDirected: directed)
    let ties = graph.undirected(parallelEdges: .first)
    var expected = [Int](repeating: 0, count: n)
    let busy = stride(from: 0, to: n, by: 20).map { Vertex($0) }
    for (i, a) in busy.enumerated() {
      for (j, b) in busy[..<i].enumerated() where ties.slot(from: a, to: b) != nil {
        for c in busy[..<j]
        where ties.slot(from: a, to: c) != nil && ties.slot(from: b, to: c) != nil {
          for v in [a, b, c] { expected[v.index] += 1 }
        }
      }
    }
    #expect(graph.triangles() == expected)
    #expect(expected.contains { $0 > 10 })
    let clustering = try ties.localClustering()
    for v in busy {
      let degree = ties.arcCount(from: v) - (ties.slot(from: v, to: v) == nil ? 0 : 1)
      let pairs = degree * (degree - 1) / 2
      #expect(clustering[v.index] == (pairs > 0 ? Double(expected[v.index]) / Double(pairs) : 0))
    }
  }

  @Test(arguments: [false, true]) func `PageRank of two chunks solves its equation`(
    directed: Bool
  ) throws {
    let graph = graph(9000, 20000, seed: 3, directed: directed)
    let rank = try graph.pageRank()
    // r = α (Aᵀ D⁻¹ r + dangling/n) + (1 − α)/n, each term added up arc by arc.
    let n = Double(graph.vertexCount)
    var pushed = [Double](repeating: 0, count: graph.vertexCount)
    var dangling = 0.0
    for tail in graph.vertices {
      let arcs = graph.arcs(from: tail)
      if arcs.isEmpty { dangling += rank[tail.index] }
      for slot in arcs {
        pushed[graph.heads[slot].index] += rank[tail.index] / Double(arcs.count)
      }
    }
    var error = 0.0
    for v in pushed.indices {
      error += abs(rank[v] - 0.85 * (pushed[v] + dangling / n) - 0.15 / n)
    }
    #expect(error < 1e-13)
    #expect(abs(rank.reduce(0, +) - 1) < 1e-13)
    let rough = try graph.pageRank(tolerance: 1e-4)
    #expect(zip(rough, rank).reduce(0) { $0 + abs($1.0 - $1.1) } < 1e-4)
    #expect(throws: AnalysisError.self) { try graph.pageRank(tolerance: 0) }
  }
}

import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct EdgeComparisonTests {
  @Test func `ties are shared or of one graph only`() throws {
    let first = CompactGraph(vertexCount: 4, edges: [(0, 1), (2, 1), (2, 2)])
    let second = CompactGraph(vertexCount: 4, edges: [(1, 0), (3, 2)], isDirected: true)
    let found = try first.compareEdges(with: second)
    #expect(found.shared == [.init(tail: Vertex(0), head: Vertex(1))])
    #expect(found.onlyFirst == [.init(tail: Vertex(1), head: Vertex(2))])
    #expect(found.onlySecond == [.init(tail: Vertex(2), head: Vertex(3))])
    #expect(found.jaccard == 1.0 / 3)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `is what the matrices of both say`(seed: UInt64) throws {
    let first = anyRandomGraph(seed: seed, largest: 9)
    var random = SplitMix64(seed: seed)
    let n = first.vertexCount
    let isDirected = random.nextIndex(below: 2) == 0
    let second = CompactGraph(
      vertexCount: n,
      edges: n == 0
        ? [] : (0..<10).map { _ in (random.nextIndex(below: n), random.nextIndex(below: n)) },
      isDirected: isDirected)
    let keepsDirection = first.isDirected && isDirected
    let (a, b) = (DenseGraph(first).hasEdge, DenseGraph(second).hasEdge)
    func has(_ matrix: [[Bool]], _ u: Int, _ v: Int) -> Bool {
      matrix[u][v] || (!keepsDirection && matrix[v][u])
    }
    var expected: [[EdgeComparison.Tie]] = [[], [], []]
    for u in 0..<n {
      for v in 0..<n where u != v && (keepsDirection || u < v) {
        let tie = EdgeComparison.Tie(tail: Vertex(u), head: Vertex(v))
        switch (has(a, u, v), has(b, u, v)) {
        case (true, true): expected[0].append(tie)
        case (true, false): expected[1].append(tie)
        case (false, true): expected[2].append(tie)
        case (false, false): break
        }
      }
    }
    let found = try first.compareEdges(with: second)
    #expect([found.shared, found.onlyFirst, found.onlySecond] == expected, "seed \(seed)")
    #expect((found.jaccard == nil) == expected.allSatisfy(\.isEmpty), "seed \(seed)")
  }

  @Test func `graphs of different sizes are refused`() {
    #expect(throws: AnalysisError.self) {
      try NamedGraph.path(3).compareEdges(with: NamedGraph.path(4))
    }
  }
}

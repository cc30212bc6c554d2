import NetworkGraph
import NetworkTestSupport
import Testing

/// Graphs from their slots: what is a graph comes out as it was, what is none is refused.
@Suite struct SlotTests {
  private func graph(
    _ offsets: [UInt32], _ heads: [Int], weights: [Double]? = nil, directed: Bool = false,
    parts: Int = 1
  ) throws(SlotFault) -> CompactGraph {
    try CompactGraph(
      firstArc: ContiguousArray(offsets), heads: ContiguousArray(heads.map { Vertex($0) }),
      weights: weights.map { ContiguousArray($0) }, meaning: weights == nil ? nil : .strength,
      isDirected: directed, parts: parts)
  }

  @Test(arguments: 0..<40)
  func `a graph is the same from its slots`(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let isDirected = seed % 2 == 0
    let n = Int(random.next() % 30)
    let edges = (0..<(n == 0 ? 0 : Int(random.next() % 90))).map { _ in
      (
        Int(random.next() % UInt64(n)), Int(random.next() % UInt64(n)),
        Double(random.next() % 9) - 2
      )
    }
    let whole =
      seed % 3 == 0
      ? CompactGraph(
        vertexCount: n, edges: edges.map { ($0.0, $0.1) }, isDirected: isDirected)
      : CompactGraph(vertexCount: n, weightedEdges: edges, isDirected: isDirected)
    let again = try CompactGraph(
      firstArc: whole.firstArc, heads: whole.heads, weights: whole.weights,
      meaning: whole.weightMeaning, isDirected: isDirected, parts: 1 + seed % 3)
    #expect(again == whole, "seed \(seed)")
    #expect(again.selfLoopCount == whole.selfLoopCount)
  }

  @Test func `large graphs are looked at in parts`() throws {
    var random = SplitMix64(seed: 7)
    let edges = (0..<100_000).map { _ in
      (Int(random.next() % 5000), Int(random.next() % 5000))
    }
    let whole = CompactGraph(vertexCount: 6000, edges: edges)
    for parts in [1, 3] {
      let again = try CompactGraph(
        firstArc: whole.firstArc, heads: whole.heads, weights: nil, meaning: nil,
        isDirected: false, parts: parts)
      #expect(again == whole)
      // One tie loses its way back.
      var heads = whole.heads
      let vertex = try #require(
        whole.vertices.first {
          whole.arcCount(from: $0) > 2 && whole.slot(from: $0, to: Vertex(5999)) == nil
        })
      heads[whole.arcs(from: vertex).upperBound - 1] = Vertex(5999)
      #expect(throws: SlotFault.asymmetric) {
        try CompactGraph(
          firstArc: whole.firstArc, heads: heads, weights: nil, meaning: nil, isDirected: false,
          parts: parts)
      }
    }
  }

  @Test func `what is no graph is refused`() {
    #expect(throws: SlotFault.counts) { try graph([], []) }
    #expect(throws: SlotFault.counts) { try graph([0, 1], []) }
    #expect(throws: SlotFault.counts) { try graph([1, 1], [0]) }
    #expect(throws: SlotFault.counts) { try graph([0, 1], [0], weights: []) }
    #expect(throws: SlotFault.offsets(Vertex(1))) { try graph([0, 2, 1, 2], [1, 2]) }
    #expect(throws: SlotFault.offsets(Vertex(1))) { try graph([0, .max, 2], [0, 1]) }
    #expect(throws: SlotFault.heads(Vertex(0))) { try graph([0, 2, 2], [1, 0], directed: true) }
    #expect(throws: SlotFault.heads(Vertex(0))) { try graph([0, 2, 2], [1, 1], directed: true) }
    #expect(throws: SlotFault.heads(Vertex(1))) { try graph([0, 0, 1], [2], directed: true) }
    #expect(throws: SlotFault.weight(Vertex(0))) {
      try graph([0, 1, 2], [1, 0], weights: [.nan, .nan])
    }
    #expect(throws: SlotFault.weight(Vertex(0))) { try graph([0, 1], [0], weights: [.infinity]) }
    #expect(throws: SlotFault.asymmetric) { try graph([0, 1, 1], [1]) }
    #expect(throws: SlotFault.asymmetric) { try graph([0, 1, 2], [1, 0], weights: [1, 2]) }
    #expect(throws: SlotFault.asymmetric) { try graph([0, 1, 2, 3], [1, 2, 0]) }
    #expect(throws: Never.self) { try graph([0], []) }
    #expect(throws: Never.self) { try graph([0, 1, 2, 3], [1, 2, 0], directed: true) }
    #expect(throws: Never.self) { try graph([0, 2, 3], [0, 1, 0]) }
  }
}

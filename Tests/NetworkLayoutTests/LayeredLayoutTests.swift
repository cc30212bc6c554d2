import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkLayout

@Suite struct LayeredLayoutTests {
  private func graph(_ seed: UInt64) -> CompactGraph {
    randomGraph(
      RandomGraphShape(
        vertexCount: 6 + Int(seed % 17), edgeProbability: seed % 3 == 0 ? 0.3 : 0.12,
        isDirected: true, selfLoopProbability: 0.1), seed: seed)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `edges that are not turned run to a later layer, and few are turned`(seed: UInt64) {
    let graph = graph(seed)
    let layout = LayeredLayout(of: graph)
    #expect(layout.edges.count == graph.edges.count { $0.tail != $0.head })
    for edge in layout.edges {
      let (tail, head) = (layout.layers[edge.tail.index], layout.layers[edge.head.index])
      #expect(edge.isReversed ? tail > head : tail < head, "seed \(seed)")
      #expect(edge.bends.count == abs(head - tail) - 1, "seed \(seed)")
    }
    #expect(2 * layout.edges.count { $0.isReversed } <= layout.edges.count, "seed \(seed)")
    #expect(Set(layout.layers) == Set(0...(layout.layers.max() ?? 0)), "no layer is empty")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `no more edges cross than in the order of the input`(seed: UInt64) {
    let graph = graph(seed)
    let layout = LayeredLayout(of: graph)
    #expect(layout.crossings <= LayeredLayout.startingCrossings(of: graph), "seed \(seed)")
    // Counted again from the places, pair by pair between each two layers.
    var pieces: [(layer: Int, from: Double, to: Double)] = []
    for edge in layout.edges {
      let ends = edge.isReversed ? (edge.head, edge.tail) : (edge.tail, edge.head)
      let bends = edge.isReversed ? edge.bends.reversed() : edge.bends
      let places =
        [layout.positions[ends.0.index]] + bends + [layout.positions[ends.1.index]]
      for (step, (a, b)) in zip(places, places.dropFirst()).enumerated() {
        pieces.append((layout.layers[ends.0.index] + step, a, b))
      }
    }
    var count = 0
    for (i, p) in pieces.enumerated() {
      for q in pieces[..<i]
      where p.layer == q.layer && (p.from - q.from) * (p.to - q.to) < 0 { count += 1 }
    }
    #expect(count == layout.crossings, "seed \(seed)")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `vertices of a layer keep their distance`(seed: UInt64) {
    let graph = graph(seed)
    let widths = (0..<graph.vertexCount).map { 1 + Double($0 % 3) }
    let layout = LayeredLayout(of: graph, widths: widths)
    for i in 0..<graph.vertexCount {
      #expect(layout.positions[i] >= -1e-9)
      for j in 0..<i where layout.layers[i] == layout.layers[j] {
        #expect(
          abs(layout.positions[i] - layout.positions[j]) >= (widths[i] + widths[j]) / 2 - 1e-9,
          "seed \(seed)")
      }
    }
  }

  @Test func `a graph without circles has no turned edge, and a circle one`() {
    let tree = CompactGraph(
      vertexCount: 15, edges: (1..<15).map { (($0 - 1) / 2, $0) }, isDirected: true)
    let layout = LayeredLayout(of: tree)
    #expect(layout.edges.allSatisfy { !$0.isReversed } && layout.crossings == 0)
    #expect(layout.layers == (0..<15).map { [0, 1, 1, 2, 2, 2, 2][safe: $0] ?? 3 })
    let circle = NamedGraph.cycle(7, isDirected: true)
    #expect(LayeredLayout(of: circle).edges.count { $0.isReversed } == 1)
  }

  @Test func `a path is straight`() {
    let path = LayeredLayout(of: NamedGraph.path(6, isDirected: true))
    #expect(path.layers == Array(0..<6))
    #expect(Set(path.positions).count == 1)
    // A long edge beside a path: its places are in one line.
    let graph = CompactGraph(
      vertexCount: 5, edges: [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)], isDirected: true)
    let long = LayeredLayout(of: graph).edges.first { $0.bends.count == 3 }
    #expect(long.map { Set($0.bends).count } == 1)
  }

  @Test func `sources stand next to what they point to`() {
    // 0 → 1 → 2 → 3 and 4 → 3: the short way puts 4 beside 2.
    let graph = CompactGraph(
      vertexCount: 5, edges: [(0, 1), (1, 2), (2, 3), (4, 3)], isDirected: true)
    #expect(LayeredLayout(of: graph).layers == [0, 1, 2, 3, 2])
  }

  @Test func `no vertex, one, no edge and self-loops are no trouble`() {
    #expect(LayeredLayout(of: NamedGraph.empty(0)).layers.isEmpty)
    #expect(LayeredLayout(of: NamedGraph.empty(3)).layers == [0, 0, 0])
    let loop = CompactGraph(vertexCount: 1, edges: [(0, 0)], isDirected: true)
    #expect(LayeredLayout(of: loop).edges.isEmpty)
    let both = CompactGraph(vertexCount: 2, edges: [(0, 1), (1, 0)], isDirected: true)
    #expect(LayeredLayout(of: both).edges.count { $0.isReversed } == 1)
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

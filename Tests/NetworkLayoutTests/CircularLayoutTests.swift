import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkLayout

@Suite struct CircularLayoutTests {
  /// Counts pair by pair: two chords cross when exactly one end of the second lies between the ends
  /// of the first.
  private func crossingsByDefinition(_ order: [Vertex], _ graph: CompactGraph) -> Int {
    var place: [Vertex: Int] = [:]
    for (index, vertex) in order.enumerated() { place[vertex] = index }
    let chords = Set(
      graph.edges.filter { $0.tail != $0.head }.map {
        [place[$0.tail]!, place[$0.head]!].sorted()
      }
    ).sorted { $0.lexicographicallyPrecedes($1) }
    var total = 0
    for (i, a) in chords.enumerated() {
      for b in chords[..<i] where Set(a + b).count == 4 {
        if (a[0] < b[0] && b[0] < a[1]) != (a[0] < b[1] && b[1] < a[1]) { total += 1 }
      }
    }
    return total
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `sifting crosses no more than the given order, and crossings are counted right`(
    seed: UInt64
  ) {
    let graph = randomGraph(
      RandomGraphShape(vertexCount: 14, edgeProbability: 0.25, isDirected: seed % 2 == 0),
      seed: seed)
    let order = CircularLayout().order(of: graph)
    #expect(Set(order).count == 14)
    let crossings = CircularLayout.crossings(of: order, in: graph)
    #expect(crossings == crossingsByDefinition(order, graph), "seed \(seed)")
    let given = CircularLayout.crossings(of: Array(graph.vertices), in: graph)
    #expect(given == crossingsByDefinition(Array(graph.vertices), graph), "seed \(seed)")
    #expect(crossings <= given, "seed \(seed)")
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `a shuffled ring and a shuffled tree are drawn without a crossing`(seed: UInt64) {
    let ring = relabelled(NamedGraph.cycle(20), seed: seed).graph
    #expect(CircularLayout.crossings(of: CircularLayout().order(of: ring), in: ring) == 0)
    let tree = relabelled(
      CompactGraph(vertexCount: 15, edges: (1..<15).map { (($0 - 1) / 2, $0) }), seed: seed
    ).graph
    #expect(CircularLayout.crossings(of: CircularLayout().order(of: tree), in: tree) == 0)
  }

  @Test func `a complete graph has a crossing for each four vertices`() {
    let graph = NamedGraph.complete(9)
    #expect(CircularLayout.crossings(of: CircularLayout().order(of: graph), in: graph) == 126)
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `groups stay together`(seed: UInt64) {
    let graph = randomGraph(RandomGraphShape(vertexCount: 18, edgeProbability: 0.2), seed: seed)
    let groups = (0..<18).map { $0 * 7 % 4 }
    let order = CircularLayout(groups: groups).order(of: graph)
    let changes = order.indices.count {
      groups[order[$0].index] != groups[order[($0 + 1) % 18].index]
    }
    #expect(changes == 4, "seed \(seed)")
    #expect(Set(order).count == 18)
  }

  @Test func `all points are at one distance and evenly spaced`() {
    let order = (0..<11).map { Vertex($0 * 3 % 11) }
    let points = CircularLayout.points(of: order).points
    for point in points { #expect(isClose(point.distance(to: Point(x: 1, y: 1)), 1)) }
    let steps = order.indices.map {
      points[order[$0].index].distance(to: points[order[($0 + 1) % 11].index])
    }
    for step in steps { #expect(isClose(step, steps[0])) }
  }

  @Test func `no vertex, one and two are no trouble`() {
    for n in 0...2 {
      let graph = CompactGraph(vertexCount: n, edges: n == 0 ? [] : [(0, n - 1), (0, 0)])
      #expect(CircularLayout().order(of: graph).count == n)
      #expect(CircularLayout(groups: Array(0..<n)).order(of: graph).count == n)
    }
  }
}

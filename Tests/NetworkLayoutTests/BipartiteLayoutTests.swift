import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@Suite struct BipartiteLayoutTests {
  private func permutations(_ list: [Int]) -> [[Int]] {
    guard list.count > 1 else { return [list] }
    return list.indices.flatMap { index -> [[Int]] in
      var rest = list
      let head = rest.remove(at: index)
      return permutations(rest).map { [head] + $0 }
    }
  }

  /// The least number of crossings of all orders of both columns, pair by pair.
  private func fewest(_ edges: [(Int, Int)], _ a: Int, _ b: Int) -> Int {
    var least = Int.max
    let seconds = permutations(Array(0..<b))
    for first in permutations(Array(0..<a)) {
      // A drawing and its mirror cross alike.
      guard a < 2 || first.firstIndex(of: 0)! < first.firstIndex(of: 1)! else { continue }
      for second in seconds {
        var count = 0
        for (i, p) in edges.enumerated() {
          for q in edges[..<i]
          where (first[p.0] - first[q.0]) * (second[p.1] - second[q.1]) < 0 { count += 1 }
        }
        least = min(least, count)
      }
    }
    return least
  }

  @Test(arguments: 0..<16 as Range<UInt64>)
  func `crossings are the fewest of all orders on small graphs`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let (a, b) = seed < 14 ? (4, 4 + Int(seed % 2)) : (5, 4)
    let pairs = (0..<a).flatMap { i in (0..<b).map { (i, $0) } }
      .filter { _ in generator.nextIndex(below: 5) < 2 }
    let graph = CompactGraph(vertexCount: a + b, edges: pairs.map { ($0.0, a + $0.1) })
    let sides = try TwoSides(of: graph, prefersSecond: (0..<a + b).map { $0 >= a })
    let layout = BipartiteLayout(of: graph, sides: sides)
    #expect(
      layout.crossings
        == BipartiteLayout.crossings(first: layout.first, second: layout.second, in: graph))
    // Components may be turned, which moves whole columns: the oracle needs the sides as they are.
    let isAsGiven = (0..<a + b).allSatisfy { sides.isSecond[$0] == ($0 >= a) }
    #expect(isAsGiven, "seed \(seed)")
    #expect(layout.crossings == fewest(pairs, a, b), "seed \(seed)")
  }

  @Test func `six by six is as good as all orders`() throws {
    // Three disjoint squares in disorder, and a ring of twelve: both have a known least.
    let squares = CompactGraph(
      vertexCount: 12,
      edges: [
        (0, 6), (0, 9), (3, 6), (3, 9), (1, 7), (1, 11), (5, 7), (5, 11), (2, 8), (2, 10), (4, 8),
        (4, 10),
      ])
    #expect(BipartiteLayout(of: squares, sides: try TwoSides(of: squares)).crossings == 3)
    let ring = CompactGraph(
      vertexCount: 12, edges: (0..<6).flatMap { [($0, 6 + $0), ($0, 6 + ($0 + 1) % 6)] })
    // A ring of 2k vertices on two lines crosses itself k − 1 times at least; complete graphs of i × j
    // cross (i choose 2)(j choose 2) times in any order.
    #expect(BipartiteLayout(of: ring, sides: try TwoSides(of: ring)).crossings == 5)
    let complete = CompactGraph(
      vertexCount: 12, edges: (0..<6).flatMap { i in (6..<12).map { (i, $0) } })
    #expect(BipartiteLayout(of: complete, sides: try TwoSides(of: complete)).crossings == 225)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a graph has two sides or an odd ring`(seed: UInt64) {
    let graph = randomGraph(
      RandomGraphShape(
        vertexCount: 10, edgeProbability: 0.15, isDirected: seed % 2 == 0,
        selfLoopProbability: seed % 5 == 0 ? 0.1 : 0), seed: seed)
    do throws(TwoSides.OddCycle) {
      let sides = try TwoSides(of: graph)
      for edge in graph.edges {
        #expect(sides.isSecond[edge.tail.index] != sides.isSecond[edge.head.index])
      }
    } catch {
      let ring = error.vertices
      #expect(ring.count % 2 == 1 && Set(ring).count == ring.count, "seed \(seed)")
      for (index, vertex) in ring.enumerated() {
        let next = ring[(index + 1) % ring.count]
        #expect(
          graph.slot(from: vertex, to: next) != nil || graph.slot(from: next, to: vertex) != nil,
          "seed \(seed)")
      }
    }
  }

  @Test func `preferences turn components round`() throws {
    let graph = CompactGraph(vertexCount: 5, edges: [(0, 1), (2, 3)])
    let sides = try TwoSides(of: graph, prefersSecond: [true, false, false, true, true])
    #expect(sides.isSecond == [true, false, false, true, true])
    let empty = CompactGraph(vertexCount: 0, edges: [])
    #expect(BipartiteLayout(of: empty, sides: try TwoSides(of: empty)).crossings == 0)
  }
}

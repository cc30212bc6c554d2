import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkLayout

@Suite struct SparseStressTests {
  @Test func `pivots are far from each other and their rows are distances`() {
    let path = NamedGraph.path(21)
    let pivots = PivotStart.pivots(of: path, count: 3, lengths: nil)
    // From the first, the far end is the farthest, then the other end or the middle.
    #expect(Set(pivots.vertices).count == 3)
    #expect(pivots.vertices.contains(20))
    for (vertex, row) in zip(pivots.vertices, pivots.rows) {
      #expect(row == (0..<21).map { Float(abs($0 - vertex)) })
    }
  }

  @Test func `the start draws a path in order`() {
    let pivots = PivotStart.pivots(of: NamedGraph.path(30), count: 10, lengths: nil)
    let x = PivotStart.positions(rows: pivots.rows, count: 30).map(\.x)
    #expect(
      zip(x, x.dropFirst()).allSatisfy { $0 < $1 } || zip(x, x.dropFirst()).allSatisfy { $0 > $1 })
  }

  @Test func `elementary functions agree with their definitions`() {
    #expect(Elementary.exp(0) == 1)
    #expect(isClose(Elementary.exp(1), 2.718_281_828_459_045, tolerance: 1e-14))
    #expect(isClose(Elementary.log(2), 0.693_147_180_559_945_3, tolerance: 1e-14))
    for x in stride(from: -20.0, through: 20, by: 0.37) {
      #expect(isClose(Elementary.log(Elementary.exp(x)), x, tolerance: 1e-12))
      let (sine, cosine) = Elementary.sineAndCosine(x)
      #expect(isClose(sine * sine + cosine * cosine, 1, tolerance: 1e-12))
    }
    let (sine, cosine) = Elementary.sineAndCosine(.pi / 6)
    #expect(isClose(sine, 0.5, tolerance: 1e-14))
    #expect(isClose(cosine, 0.75.squareRoot(), tolerance: 1e-14))
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `distances are those of Floyd and Warshall, with lengths too`(seed: UInt64) {
    let graph = randomGraph(
      RandomGraphShape(
        vertexCount: 10, edgeProbability: 0.25, weights: .whole(.distance)), seed: seed)
    let unit = DenseGraph(graph).distances()
    let long = DenseGraph(graph).distances { $0 }
    let hops = GraphDistances(of: graph)
    let lengths = GraphDistances(of: graph, lengths: graph.weights ?? [])
    for i in 0..<10 {
      for j in 0..<10 {
        #expect(Double(hops[i, j]) == unit[i][j], "seed \(seed)")
        #expect(Double(lengths[i, j]) == long[i][j], "seed \(seed)")
      }
    }
  }
}

import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct DismantlingTests {
  @Test(arguments: [1, 2, 7, 20])
  func `closed forms of complete graphs, stars and paths`(n: Int) throws {
    let all = (0..<n).map { Vertex($0) }
    let complete = try NamedGraph.complete(n).dismantling(removing: all)
    #expect(complete.giantSizes == Array((0...n).reversed()))
    // (1/n) Σ (n − Q)/n = (n − 1)/(2n).
    #expect(isClose(try #require(complete.robustness), Double(n - 1) / Double(2 * n)))
    let star = try NamedGraph.star(n).dismantling(removing: all)
    #expect(isClose(try #require(star.robustness), Double(n - 1) / Double(n * n)))
    let path = try NamedGraph.path(n).dismantling(removing: all)
    #expect(path.giantSizes == Array((0...n).reversed()))
    #expect(path.giantShare(removed: 0) == 1 && path.giantShare(removed: 1) == 0)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `sizes are those of a search after each removal`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 12)
    let n = graph.vertexCount
    var random = SplitMix64(seed: seed)
    var order = Array(0..<n)
    random.shuffle(&order)
    let curve = try graph.dismantling(removing: order.map { Vertex($0) })
    for step in 0...n {
      let left = order.dropFirst(step).map { Vertex($0) }
      let reach = DenseGraph(graph.induced(on: left)).reachability(ignoringDirection: true)
      let largest = reach.map { $0.count { $0 } }.max() ?? 0
      #expect(curve.giantSizes[step] == largest, "seed \(seed) step \(step)")
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `attacks take the vertex that leads`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 9)
    let simple = graph.unweighted().withoutSelfLoops().undirected(parallelEdges: .first)
    let n = graph.vertexCount
    for rule in RemovalOrder.allCases {
      let order = try graph.removalOrder(by: rule)
      #expect(Set(order).count == n && order.count == n)
      for step in 0..<n {
        let isRecomputed = rule == .degreeRecomputed || rule == .betweennessRecomputed
        let removed = Set(isRecomputed ? order.prefix(step) : [])
        let left = simple.filtered { !removed.contains($0) && !removed.contains($1) }
        let scores =
          rule == .degree || rule == .degreeRecomputed
          ? left.degree().map { Double($0) } : try left.betweenness(normalization: .raw)
        // Nobody who comes later would have scored more.
        for later in order.dropFirst(step + 1) {
          #expect(
            scores[later.index] <= scores[order[step].index] + 1e-9, "seed \(seed) \(rule)")
        }
      }
    }
  }

  /// NetworkX 3.6.1: sizes of the largest component of the karate club while the vertex of largest
  /// degree in what is left, the lowest of equal ones, is removed.
  @Test func `the karate club under attack is as computed with NetworkX`() throws {
    let order = try NamedGraph.karateClub.removalOrder(by: .degreeRecomputed)
    let curve = try NamedGraph.karateClub.dismantling(removing: order)
    #expect(
      curve.giantSizes == [
        34, 33, 26, 20, 16, 8, 8, 8, 5, 4, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
        1, 1, 1, 1, 1, 0,
      ])
    #expect(isClose(try #require(curve.robustness), 0.13581314878892733))
  }

  @Test func `failures of a complete graph are attacks`() throws {
    let failure = try NamedGraph.complete(6).randomFailure(runs: 5)
    #expect(isClose(try #require(failure.meanRobustness), 5.0 / 12))
    #expect(try #require(failure.robustnessDeviation) < 1e-12)
    #expect(areClose(failure.meanGiantShares, (0...6).map { Double(6 - $0) / 6 }))
  }

  @Test func `a star fails when its centre does`() throws {
    // The mean over all orders: the centre falls at each of the n steps with the same probability.
    let n = 5
    let failure = try NamedGraph.star(n).randomFailure(runs: 4000, seed: 3)
    for step in 0...n {
      let standing = Double(n - step) / Double(n)
      let expected =
        (standing * Double(n - step) + (1 - standing) * (step == n ? 0 : 1)) / Double(n)
      #expect(abs(failure.meanGiantShares[step] - expected) < 0.02, "step \(step)")
    }
    #expect(
      try NamedGraph.star(5).randomFailure(seed: 8) == NamedGraph.star(5).randomFailure(seed: 8))
  }

  @Test func `thresholds of random and regular networks`() throws {
    // Degree 4 throughout: κ = 4, so 1 − 1/3.
    let four = CompactGraph(
      vertexCount: 30, edges: (0..<30).flatMap { [($0, ($0 + 1) % 30), ($0, ($0 + 2) % 30)] })
    #expect(isClose(try #require(four.criticalFailureShare()), 2.0 / 3))
    #expect(NamedGraph.cycle(9).criticalFailureShare() == 0)
    #expect(NamedGraph.empty(4).criticalFailureShare() == nil)
    // A random graph of mean degree 4: κ = 5, the threshold is 0.75.
    let random = randomGraph(
      RandomGraphShape(vertexCount: 600, edgeProbability: 4.0 / 599), seed: 11)
    let expected = try #require(random.criticalFailureShare())
    #expect(abs(expected - 0.75) < 0.03)
    let observed = try #require(try random.randomFailure(runs: 40).threshold)
    #expect(abs(observed - 0.75) < 0.1, "\(observed)")
  }

  @Test func `questions without sense are refused, empty graphs answered`() throws {
    let path = NamedGraph.path(3)
    #expect(throws: AnalysisError.self) { try path.dismantling(removing: [Vertex(0)]) }
    #expect(throws: AnalysisError.self) {
      try path.dismantling(removing: [Vertex(0), Vertex(0), Vertex(1)])
    }
    #expect(throws: AnalysisError.self) {
      try path.dismantling(removing: [Vertex(0), Vertex(3), Vertex(1)])
    }
    #expect(throws: AnalysisError.self) { try path.randomFailure(runs: 0) }
    let nothing = NamedGraph.empty(0)
    #expect(try nothing.dismantling(removing: []).robustness == nil)
    #expect(try nothing.randomFailure().meanRobustness == nil)
    for rule in RemovalOrder.allCases { #expect(try nothing.removalOrder(by: rule).isEmpty) }
    #expect(try NamedGraph.empty(3).randomFailure().threshold == nil)
  }
}

import Foundation
import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkAnalysis

@Suite struct PageRankTests {
  @Test(arguments: [1, 2, 9])
  func `all vertices of a ring or an empty graph are alike`(n: Int) throws {
    let even = Array(repeating: 1 / Double(n), count: n)
    #expect(areClose(try NamedGraph.empty(n).pageRank(), even))
    #expect(areClose(try NamedGraph.complete(n).pageRank(), even))
    #expect(try NamedGraph.empty(0).pageRank() == [])
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func `solves the linear system`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, weights: .whole(.strength))
    let n = graph.vertexCount
    var random = SplitMix64(seed: seed)
    let jump = (0..<n).map { Double($0 == 0 ? 1 : random.nextIndex(below: 3)) }
    for (alpha, isPersonal) in [(0.85, false), (0.5, true), (0.99, true), (0, true)] {
      let v = isPersonal ? jump.map { $0 / jump.reduce(0, +) } : jump.map { _ in 1 / Double(n) }
      let dense = DenseGraph(graph)
      let system = (0..<n).map { i in
        (0..<n).map { j in
          let out = dense.weight[j].reduce(0, +)
          let step = out > 0 ? dense.weight[j][i] / out : v[i]
          return (i == j ? 1 : 0) - alpha * step
        }
      }
      let expected = solveDense(system, v.map { (1 - alpha) * $0 })
      let found = try graph.pageRank(
        weights: .weight, alpha: alpha, personalization: isPersonal ? jump : nil)
      #expect(areClose(found, expected, tolerance: 1e-12), "seed \(seed), alpha \(alpha)")
      #expect(isClose(found.reduce(0, +), 1, tolerance: 1e-14), "seed \(seed)")
    }
  }

  @Test func `agrees with NetworkX 3_6_1 on the karate club`() throws {
    let ranks = try NamedGraph.karateClub.pageRank()
    #expect(isClose(ranks[0], 0.0969972854, tolerance: 1e-9))
    #expect(isClose(ranks[33], 0.1009191823, tolerance: 1e-9))
    #expect(isClose(ranks[11], 0.0095647455, tolerance: 1e-9))
  }

  @Test func `parameters that make no sense are refused`() {
    let graph = NamedGraph.path(3)
    for alpha in [1, -0.1, .nan] {
      #expect(throws: AnalysisError.self) { try graph.pageRank(alpha: alpha) }
    }
    for jump in [[1.0, 1], [0, 0, 0], [1, -1, 1], [1, .nan, 1]] {
      #expect(throws: AnalysisError.self) { try graph.pageRank(personalization: jump) }
    }
    let negative = CompactGraph(vertexCount: 2, weightedEdges: [(0, 1, -1)])
    #expect(throws: WeightError.self) { try negative.pageRank(weights: .weight) }
  }
}

@Suite struct EigenvectorTests {
  @Test(arguments: [2, 4, 12])
  func `a star gives its centre as much as all leaves together`(n: Int) throws {
    let scores = try #require(try NamedGraph.star(n).eigenvectorCentrality())
    #expect(isClose(scores[0], 0.5.squareRoot()))
    #expect(isClose(scores[n - 1], (0.5 / Double(n - 1)).squareRoot()))
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `is a non-negative eigenvector of the largest eigenvalue`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, weights: .whole(.strength))
    guard let x = try graph.eigenvectorCentrality(weights: .weight) else { return }
    let dense = DenseGraph(graph)
    let n = dense.count
    let image = (0..<n).map { v in (0..<n).reduce(0) { $0 + dense.weight[$1][v] * x[$1] } }
    let value = zip(image, x).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(areClose(image, x.map { value * $0 }, tolerance: 1e-10), "seed \(seed)")
    #expect(x.allSatisfy { $0 >= 0 }, "seed \(seed)")
    #expect(isClose(x.reduce(0) { $0 + $1 * $1 }, 1), "seed \(seed)")
    // No larger eigenvalue: the traces of powers grow like the largest one.
    var power = dense.weight.map { $0.map { $0 / value } }
    for _ in 0..<7 {
      power = power.map { row in
        (0..<n).map { j in (0..<n).reduce(0) { $0 + row[$1] * power[$1][j] } }
      }
    }
    let trace = (0..<n).reduce(0) { $0 + power[$1][$1] }
    #expect(trace < Double(n) + 0.5, "seed \(seed)")
  }

  @Test func `is undefined where several parts are equally strong or none is`() throws {
    #expect(try NamedGraph.empty(0).eigenvectorCentrality() == nil)
    #expect(try NamedGraph.empty(3).eigenvectorCentrality() == nil)
    #expect(try NamedGraph.path(4, isDirected: true).eigenvectorCentrality() == nil)
    let twins = CompactGraph(
      vertexCount: 7, edges: [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)])
    #expect(try twins.eigenvectorCentrality() == nil)
    let unlike = CompactGraph(
      vertexCount: 7, edges: [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (0, 6)])
    let scores = try #require(try unlike.eigenvectorCentrality())
    #expect(scores[3] == 0 && scores[0] > scores[1])
  }

  @Test(arguments: [40, 333])
  func `is the sine of the place along a path, whose leading eigenvalues are close`(n: Int) throws {
    let scores = try #require(try NamedGraph.path(n).eigenvectorCentrality())
    let length = (Double(n + 1) / 2).squareRoot()
    let expected = (1...n).map { sin(Double($0) * .pi / Double(n + 1)) / length }
    #expect(areClose(scores, expected, tolerance: 1e-9))
  }

  @Test func `is alike for all on a ring, and a share of each side of a complete bipartite graph`()
    throws
  {
    let ring = try #require(try NamedGraph.cycle(50).eigenvectorCentrality())
    #expect(areClose(ring, [Double](repeating: (1 / 50.0).squareRoot(), count: 50)))
    let sides = CompactGraph(
      vertexCount: 50, edges: (0..<10).flatMap { a in (10..<50).map { (a, $0) } })
    let scores = try #require(try sides.eigenvectorCentrality())
    let expected = (0..<50).map { ($0 < 10 ? 1 / 20.0 : 1 / 80.0).squareRoot() }
    #expect(areClose(scores, expected))
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `agrees with all eigenvectors of larger graphs`(seed: UInt64) throws {
    let graph = try CompactGraph.barabasiAlbert(
      vertexCount: 60 + 20 * Int(seed), edgesPerVertex: 1 + Int(seed % 3), seed: seed)
    let n = graph.vertexCount
    var matrix = [Double](repeating: 0, count: n * n)
    for tail in graph.vertices {
      for slot in graph.arcs(from: tail) { matrix[tail.index * n + graph.heads[slot].index] = 1 }
    }
    let eigen = try SymmetricEigen(matrix, count: n)
    let expected = eigen.vectors.suffix(n).map { abs($0) }
    let scores = try #require(try graph.eigenvectorCentrality())
    #expect(areClose(scores, expected, tolerance: 1e-11), "seed \(seed)")
  }

  @Test func `passes on from a directed cycle to what it points to`() throws {
    let graph = CompactGraph(
      vertexCount: 5, edges: [(0, 1), (1, 0), (1, 2), (2, 3), (4, 0)], isDirected: true)
    let scores = try #require(try graph.eigenvectorCentrality())
    #expect(areClose(scores, [0.5, 0.5, 0.5, 0.5, 0]))
  }

  @Test func `agrees with NetworkX 3_6_1`() throws {
    let karate = try #require(try NamedGraph.karateClub.eigenvectorCentrality())
    #expect(isClose(karate[0], 0.3554914445, tolerance: 1e-9))
    #expect(isClose(karate[33], 0.3733634703, tolerance: 1e-9))
    #expect(isClose(karate[16], 0.0236356281, tolerance: 1e-9))
    let kite = try #require(try NamedGraph.krackhardtKite.eigenvectorCentrality())
    #expect(isClose(kite[3], 0.4810208583, tolerance: 1e-9))
    #expect(isClose(kite[9], 0.0111632553, tolerance: 1e-9))
  }
}

@Suite struct CoreNumberTests {
  @Test(arguments: 0..<120 as Range<UInt64>, ArcDirection.allCases)
  func `agrees with peeling`(seed: UInt64, direction: ArcDirection) {
    let graph = anyRandomGraph(seed: seed)
    let dense = DenseGraph(graph)
    var left = Set(0..<dense.count)
    var expected = [Int](repeating: 0, count: dense.count)
    var k = 0
    while !left.isEmpty {
      let low = left.filter { v in
        let into = left.count { $0 != v && dense.hasEdge[$0][v] }
        let out = left.count { $0 != v && dense.hasEdge[v][$0] }
        let degree =
          !graph.isDirected
          ? out : direction == .incoming ? into : direction == .outgoing ? out : into + out
        return degree <= k
      }
      for v in low { expected[v] = k }
      left.subtract(low)
      if low.isEmpty { k += 1 }
    }
    #expect(graph.coreNumber(direction) == expected, "seed \(seed)")
  }

  @Test func `known graphs`() {
    #expect(NamedGraph.complete(6).coreNumber() == Array(repeating: 5, count: 6))
    #expect(NamedGraph.star(6).coreNumber() == Array(repeating: 1, count: 6))
    #expect(NamedGraph.empty(0).coreNumber() == [])
    #expect(NamedGraph.krackhardtKite.coreNumber() == [3, 3, 3, 3, 3, 3, 3, 2, 1, 1])
  }

  /// Frozen from NetworkX 3.6.1: `pagerank(personalization={0: 3, 4: 1}, dangling=anywhere)`.
  @Test func `from dangling vertices the walker may go anywhere though jumps lead to some`() throws
  {
    let arcs: [(Int, Int, Double)] = [
      (0, 1, 2), (0, 2, 1), (1, 2, 3), (2, 0, 1), (2, 3, 2), (4, 3, 1), (4, 0, 5),
    ]
    let graph = CompactGraph(vertexCount: 6, weightedEdges: arcs, isDirected: true)
    let jumps: [Double] = [3, 0, 0, 0, 1, 0]
    #expect(
      areClose(
        try graph.pageRank(personalization: jumps, dangling: .uniform),
        [
          0.29041162608487836, 0.1527889958767813, 0.28265964237204555, 0.17791162608487834,
          0.06686405479070806, 0.029364054790708062,
        ], tolerance: 1e-13))
    #expect(
      areClose(
        try graph.pageRank(weights: .weight, personalization: jumps, dangling: .uniform),
        [
          0.26660710392731723, 0.18232372581311893, 0.2617602133081967, 0.1893162231094219,
          0.06874636692097252, 0.031246366920972518,
        ], tolerance: 1e-13))
    #expect(try graph.pageRank(dangling: .uniform) == graph.pageRank())
    #expect(
      areClose(
        try graph.pageRank(alpha: 0, personalization: jumps, dangling: .uniform),
        [0.75, 0, 0, 0, 0.25, 0]))
  }
}

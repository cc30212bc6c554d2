import Foundation
import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct KatzTests {
  @Test(arguments: 0..<120 as Range<UInt64>)
  func `counts attenuated walks`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 8, weights: .whole(.strength))
    let dense = DenseGraph(graph)
    let n = dense.count
    // No row sum exceeds 5n, so that α = 1/(10n) lets the series converge: the terms halve.
    let alpha = 1 / (10 * Double(n))
    var term = [Double](repeating: 1, count: n)
    var sum = term
    for _ in 0..<60 {
      term = (0..<n).map { v in
        alpha * (0..<n).reduce(0) { $0 + dense.weight[$1][v] * term[$1] }
      }
      for v in 0..<n { sum[v] += term[v] }
    }
    let found = try graph.katzCentrality(
      weights: .weight, alpha: alpha, beta: 3, normalization: .raw)
    #expect(areClose(found, sum.map { 3 * $0 }, tolerance: 1e-13), "seed \(seed)")
    let scaled = try graph.katzCentrality(weights: .weight, alpha: alpha)
    #expect(isClose(scaled.reduce(0) { $0 + $1 * $1 }, 1, tolerance: 1e-14), "seed \(seed)")
  }

  @Test(arguments: [3, 5, 10])
  func `star, cycle and directed path have closed forms`(n: Int) throws {
    let star = try NamedGraph.star(n).katzCentrality(alpha: 0.2, normalization: .raw)
    let leaves = Double(n - 1)
    let centre = (1 + 0.2 * leaves) / (1 - 0.04 * leaves)
    #expect(isClose(star[0], centre) && isClose(star[1], 1 + 0.2 * centre))
    let cycle = try NamedGraph.cycle(n).katzCentrality(alpha: 0.25, normalization: .raw)
    #expect(areClose(cycle, Array(repeating: 2, count: n)))
    let path = try NamedGraph.path(n, isDirected: true)
      .katzCentrality(alpha: 2, normalization: .raw)
    #expect(path == (1...n).map { Double(sign: .plus, exponent: $0, significand: 1) - 1 })
  }

  @Test func `a factor is refused exactly from the inverse of the largest eigenvalue on`() throws {
    // λ = 2 for a ring, 3 for the complete graph on four vertices, √(n − 1) for a star.
    let rings = NamedGraph.cycle(8)
    #expect(throws: AnalysisError.self) { try rings.katzCentrality(alpha: 0.5) }
    #expect(try rings.katzCentrality(alpha: 0.4999).count == 8)
    #expect(throws: AnalysisError.self) { try NamedGraph.star(10).katzCentrality(alpha: 0.3334) }
    #expect(try NamedGraph.star(10).katzCentrality(alpha: 0.3333).count == 10)
    #expect(throws: AnalysisError.self) { try NamedGraph.complete(4).bonacichPower(beta: -0.34) }
    #expect(try NamedGraph.complete(4).bonacichPower(beta: -0.33).count == 4)
    for alpha in [-0.1, .nan, .infinity] {
      #expect(throws: AnalysisError.self) { try rings.katzCentrality(alpha: alpha) }
    }
    #expect(throws: AnalysisError.self) { try rings.katzCentrality(beta: 0) }
    let long = CompactGraph(
      vertexCount: 4, weightedEdges: [(0, 1, 1e300), (1, 2, 1e300), (2, 3, 1)], isDirected: true)
    #expect(throws: AnalysisError.self) { try long.katzCentrality(weights: .weight) }
    #expect(try NamedGraph.empty(0).katzCentrality() == [])
    #expect(try NamedGraph.empty(1).katzCentrality() == [1])
  }

  @Test func `agrees with NetworkX 3_6_1 on the karate club`() throws {
    let scores = try NamedGraph.karateClub.katzCentrality(alpha: 0.1)
    #expect(isClose(scores[0], 0.3213246219, tolerance: 1e-9))
    #expect(isClose(scores[33], 0.3314064274, tolerance: 1e-9))
    #expect(isClose(scores[11], 0.096616716, tolerance: 1e-9))
  }
}

@Suite struct BonacichPowerTests {
  @Test(arguments: 0..<120 as Range<UInt64>)
  func `solves the linear system`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 8, weights: .whole(.strength))
    let dense = DenseGraph(graph)
    let n = dense.count
    for beta in [0, 1 / (6 * Double(n)), -1 / (6 * Double(n))] {
      let system = (0..<n).map { i in
        (0..<n).map { j in (i == j ? 1 : 0) - beta * dense.weight[i][j] }
      }
      let raw = solveDense(system, dense.weight.map { $0.reduce(0, +) })
      let length = raw.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let scale = length > 0 ? Double(n).squareRoot() / length : 1
      let found = try graph.bonacichPower(weights: .weight, beta: beta)
      #expect(areClose(found, raw.map { $0 * scale }, tolerance: 1e-12), "seed \(seed), \(beta)")
    }
  }

  /// P. Bonacich, *American Journal of Sociology* 92(5), 1987, doi:10.1086/228631, figure 1: in a
  /// chain of five the neighbours of the ends gain the most from a negative β, the middle from a
  /// positive one. (A finding of Cook et al. 1983 that he explains.)
  @Test func `who is powerful depends on the sign`() throws {
    let chain = NamedGraph.path(5)
    let positive = try chain.bonacichPower(beta: 0.4)
    #expect(positive[2] > positive[1] && positive[1] > positive[0])
    let negative = try chain.bonacichPower(beta: -0.4)
    #expect(negative[1] > negative[2] && negative[2] > negative[0])
  }
}

@Suite struct HubTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `hubs and authorities are what each other's scores add up to`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, weights: .whole(.strength))
    guard let scores = try graph.hubsAndAuthorities(weights: .weight) else { return }
    let dense = DenseGraph(graph)
    let n = dense.count
    let fromHubs = (0..<n).map { v in
      (0..<n).reduce(0) { $0 + dense.weight[$1][v] * scores.hubs[$1] }
    }
    let fromAuthorities = (0..<n).map { v in
      (0..<n).reduce(0) { $0 + dense.weight[v][$1] * scores.authorities[$1] }
    }
    let value = zip(fromHubs, scores.authorities).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(areClose(fromHubs, scores.authorities.map { value * $0 }), "seed \(seed)")
    #expect(areClose(fromAuthorities, scores.hubs.map { value * $0 }), "seed \(seed)")
    #expect((scores.hubs + scores.authorities).allSatisfy { $0 >= 0 }, "seed \(seed)")
    // Nothing larger: no vector is stretched more than the sum of all squared elements allows, and
    // power iteration from even scores does not grow faster.
    var x = [Double](repeating: 1, count: n)
    for _ in 0..<100 {
      let y = (0..<n).map { v in (0..<n).reduce(0) { $0 + dense.weight[$1][v] * x[$1] } }
      let z = (0..<n).map { v in (0..<n).reduce(0) { $0 + dense.weight[v][$1] * y[$1] } }
      let length = z.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(length > 0, "seed \(seed)")
      x = z.map { $0 / length }
    }
    let image = (0..<n).map { v in (0..<n).reduce(0) { $0 + dense.weight[$1][v] * x[$1] } }
    #expect(
      isClose(image.reduce(0) { $0 + $1 * $1 }.squareRoot(), value, tolerance: 1e-3),
      "seed \(seed)")
  }

  @Test func `is undefined where several parts are leading`() throws {
    #expect(try NamedGraph.empty(0).hubsAndAuthorities() == nil)
    #expect(try NamedGraph.empty(4).hubsAndAuthorities() == nil)
    #expect(try NamedGraph.star(5).hubsAndAuthorities() == nil)
    #expect(try NamedGraph.path(3, isDirected: true).hubsAndAuthorities() == nil)
    let out = CompactGraph(vertexCount: 4, edges: [(0, 1), (0, 2), (0, 3)], isDirected: true)
    let scores = try #require(try out.hubsAndAuthorities())
    #expect(scores.hubs == [1, 0, 0, 0])
    #expect(areClose(scores.authorities.map { $0 * $0 }, [0, 1.0 / 3, 1.0 / 3, 1.0 / 3]))
  }

  @Test func `agrees with NetworkX 3_6_1`() throws {
    let graph = CompactGraph(
      vertexCount: 5, edges: [(0, 1), (0, 2), (1, 2), (3, 2), (2, 4), (4, 0), (3, 4)],
      isDirected: true)
    let scores = try #require(try graph.hubsAndAuthorities())
    let hubs = scores.hubs.map { $0 / scores.hubs.reduce(0, +) }
    let authorities = scores.authorities.map { $0 / scores.authorities.reduce(0, +) }
    #expect(
      areClose(
        hubs, [0.3054072893, 0.2266815969, 0.1206147584, 0.3472963553, 0], tolerance: 1e-9))
    #expect(
      areClose(authorities, [0, 0.1847925309, 0.5320888862, 0, 0.2831185829], tolerance: 1e-9))
    let karate = try #require(try NamedGraph.karateClub.hubsAndAuthorities())
    let sum = karate.hubs.reduce(0, +)
    #expect(isClose(karate.hubs[0] / sum, 0.0714127288, tolerance: 1e-9))
    #expect(isClose(karate.hubs[33] / sum, 0.0750029422, tolerance: 1e-9))
  }
}

@Suite struct LaplacianCentralityTests {
  @Test(arguments: 0..<120 as Range<UInt64>)
  func `is the energy that goes with a vertex`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, weights: .whole(.strength), isDirected: false)
    let dense = DenseGraph(graph)
    func energy(without removed: Int?) -> Double {
      let kept = (0..<dense.count).filter { $0 != removed }
      var sum = 0.0
      for a in kept {
        let others = kept.filter { $0 != a }
        let degree = others.reduce(0) { $0 + dense.weight[a][$1] }
        sum += degree * degree + others.reduce(0) { $0 + dense.weight[a][$1] * dense.weight[a][$1] }
      }
      return sum
    }
    let whole = energy(without: nil)
    let drops = (0..<dense.count).map { whole - energy(without: $0) }
    #expect(
      try graph.laplacianCentrality(weights: .weight, normalization: .raw)
        == drops.map(Optional.init), "seed \(seed)")
    #expect(
      areClose(
        try graph.laplacianCentrality(weights: .weight), drops.map { whole > 0 ? $0 / whole : nil }),
      "seed \(seed)")
  }

  @Test func `agrees with NetworkX 3_6_1 on the karate club`() throws {
    let scores = try NamedGraph.karateClub.laplacianCentrality()
    #expect(isClose(try #require(scores[0]), 0.2997076023, tolerance: 1e-9))
    #expect(isClose(try #require(scores[33]), 0.3187134503, tolerance: 1e-9))
    #expect(isClose(try #require(scores[11]), 0.0248538012, tolerance: 1e-9))
  }

  @Test func `refuses what it cannot answer`() throws {
    #expect(throws: AnalysisError.needsUndirectedGraph(measure: "Laplacian centrality")) {
      try NamedGraph.path(3, isDirected: true).laplacianCentrality()
    }
    let heavy = CompactGraph(vertexCount: 2, weightedEdges: [(0, 1, 1e200)])
    #expect(throws: WeightError.self) {
      try heavy.laplacianCentrality(weights: .weight, normalization: .raw)
    }
    #expect(try heavy.laplacianCentrality(weights: .weight) == [1, 1])
    #expect(try NamedGraph.empty(2).laplacianCentrality() == [nil, nil])
    #expect(try NamedGraph.empty(2).laplacianCentrality(normalization: .raw) == [0, 0])
  }
}

/// Sparse networks, where exp(A) comes from its series, with closed forms that share nothing with it.
@Suite struct SparseExponentialTests {
  @Test func `a star of 120 has hyperbolic functions`() throws {
    let n = 120
    let root = Double(n - 1).squareRoot()
    let scores = try NamedGraph.star(n).subgraphCentrality()
    #expect(isClose(scores[0], cosh(root), tolerance: 1e-13))
    #expect(isClose(scores[7], 1 + (cosh(root) - 1) / Double(n - 1), tolerance: 1e-13))
    let matrix = try NamedGraph.star(n).communicability()
    #expect(isClose(matrix[0][5], sinh(root) / root, tolerance: 1e-13))
    #expect(matrix[5][0] == matrix[0][5])
    #expect(isClose(matrix[3][5], (cosh(root) - 1) / Double(n - 1), tolerance: 1e-13))
  }

  /// The eigenvectors of a path are sines.
  @Test(arguments: [0.5, 1, 3])
  func `a path of 100 has sums over sines`(beta: Double) throws {
    let n = 100
    let matrix = try NamedGraph.path(n).communicability(beta: beta)
    let scores = try NamedGraph.path(n).subgraphCentrality(beta: beta)
    func exact(_ i: Int, _ j: Int) -> Double {
      let angle = Double.pi / Double(n + 1)
      return (1...n).reduce(0.0) { sum, k in
        sum + 2 / Double(n + 1) * sin(Double(k * (i + 1)) * angle)
          * sin(Double(k * (j + 1)) * angle) * exp(2 * beta * cos(Double(k) * angle))
      }
    }
    for (i, j) in [(0, 0), (50, 50), (0, 1), (20, 25), (99, 98)] {
      #expect(isClose(matrix[i][j], exact(i, j), tolerance: 1e-12), "\(i) \(j)")
    }
    #expect(isClose(scores[50], exact(50, 50), tolerance: 1e-12))
    // The first walk between the ends of ten steps: β¹⁰/10!, where eigenvectors leave only rounding.
    let short = try NamedGraph.path(n).communicability(beta: 1e-3)
    #expect(abs(short[0][10] / (1e-30 / 3_628_800) - 1) < 1e-6)
    #expect(matrix[0][99] > 0)
  }

  /// Nearly all are neighbours of all: the Laplacian is eliminated in panels.
  @Test(arguments: [1, 2] as [UInt64])
  func `resistances in a dense network agree with Gaussian elimination`(seed: UInt64) throws {
    let graph = randomGraph(
      RandomGraphShape(vertexCount: 110, edgeProbability: 0.5, weights: .whole(.strength)),
      seed: seed)
    let dense = DenseGraph(graph)
    let n = dense.count
    // L + J/n is invertible, and its inverse is the pseudoinverse of L plus J/n.
    var rows = (0..<n).map { a in
      (0..<n).map { b in
        (a == b ? dense.weight[a].reduce(0, +) : -dense.weight[a][b]) + 1 / Double(n)
      } + (0..<n).map { $0 == a ? 1 : 0 }
    }
    for k in 0..<n {
      let pivot = rows[k][k]
      for j in k..<(2 * n) { rows[k][j] /= pivot }
      let pivotRow = rows[k]
      for i in 0..<n where i != k {
        let factor = rows[i][k]
        for j in k..<(2 * n) { rows[i][j] -= factor * pivotRow[j] }
      }
    }
    let inverse = rows.map { Array($0[n...]) }
    let trace = (0..<n).reduce(0.0) { $0 + inverse[$1][$1] - 1 / Double(n) }
    let closeness = (0..<n).map { v in
      1 / (Double(n) * (inverse[v][v] - 1 / Double(n)) + trace)
    }
    #expect(
      areClose(try graph.currentFlowCloseness(weights: .weight), closeness, tolerance: 1e-11))
    let betweenness = (0..<n).map { v -> Double? in
      var total = 0.0
      for u in 0..<n where dense.weight[v][u] > 0 {
        let current = (0..<n).filter { $0 != v }
          .map { dense.weight[v][u] * (inverse[v][$0] - inverse[u][$0]) }.sorted()
        for (rank, value) in current.enumerated() { total += Double(2 * rank - n + 2) * value }
      }
      return total / 2
    }
    #expect(
      areClose(
        try graph.currentFlowBetweenness(weights: .weight, normalization: .raw), betweenness,
        tolerance: 1e-9))
  }
}

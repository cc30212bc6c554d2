import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkAnalysis

@Suite struct SymmetricEigenTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `vectors are orthogonal and give the matrix back`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let n = 1 + random.nextIndex(below: 14)
    let scale = [1, 1e-200, 1e200, 1e3][random.nextIndex(below: 4)]
    var matrix = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0...i where random.nextIndex(below: 3) > 0 {
        matrix[i * n + j] = scale * (random.nextUnit() - 0.5)
        matrix[j * n + i] = matrix[i * n + j]
      }
    }
    let eigen = try SymmetricEigen(matrix, count: n)
    #expect(zip(eigen.values, eigen.values.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(seed)")
    for i in 0..<n {
      for j in 0..<n {
        var (product, rebuilt) = (0.0, 0.0)
        for k in 0..<n {
          product += eigen.vectors[i * n + k] * eigen.vectors[j * n + k]
          rebuilt +=
            eigen.values[k] / scale * eigen.vectors[k * n + i] * eigen.vectors[k * n + j]
        }
        #expect(abs(product - (i == j ? 1 : 0)) < 1e-13, "seed \(seed)")
        #expect(abs(rebuilt - matrix[i * n + j] / scale) < 1e-13, "seed \(seed)")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 10, 40])
  func `the spectrum of a path is known`(n: Int) throws {
    var matrix = [Double](repeating: 0, count: n * n)
    for edge in NamedGraph.path(n).edges {
      matrix[edge.tail.index * n + edge.head.index] = 1
      matrix[edge.head.index * n + edge.tail.index] = 1
    }
    let values = try SymmetricEigen(matrix, count: n).values
    // λ = 2 cos(kπ/(n + 1)): their squares sum to 2(n − 1), and Chebyshev's polynomial vanishes.
    #expect(isClose(values.reduce(0) { $0 + $1 * $1 }, Double(2 * (n - 1)), tolerance: 1e-13))
    for value in values {
      var (last, current) = (1.0, value)
      for _ in 1..<max(n, 2) where n > 1 { (last, current) = (current, value * current - last) }
      #expect(abs(current) < 1e-9)
    }
  }

  @Test func `the exponential and the logarithm are right to rounding`() {
    // e, e^−20 and e^650 from tables.
    #expect(isClose(PortableMath.exponential(1), 2.718281828459045, tolerance: 1e-15))
    #expect(PortableMath.exponential(0) == 1)
    #expect(abs(PortableMath.exponential(-20) / 2.061153622438558e-9 - 1) < 1e-14)
    #expect(abs(PortableMath.exponential(650) / 1.956199921370272e+282 - 1) < 1e-13)
    #expect(isClose(PortableMath.logarithm(10), 2.302585092994046, tolerance: 1e-15))
    #expect(isClose(PortableMath.logarithm(1e-300), -690.7755278982137, tolerance: 1e-15))
    #expect(PortableMath.logarithm(1) == 0)
  }
}

@Suite struct SubgraphCentralityTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `is the exponential series of the adjacency matrix`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 9)
    let dense = DenseGraph(graph)
    let n = dense.count
    let a = (0..<n).map { i in
      (0..<n).map { dense.hasEdge[i][$0] || dense.hasEdge[$0][i] ? 1.0 : 0 }
    }
    for beta in [1, 0.3, -0.5] {
      var term = (0..<n).map { i in (0..<n).map { i == $0 ? 1.0 : 0 } }
      var sum = term
      for k in 1..<90 {
        term = term.map { row in
          (0..<n).map { j in
            (0..<n).reduce(0) { $0 + row[$1] * a[$1][j] } * beta / Double(k)
          }
        }
        for i in 0..<n { for j in 0..<n { sum[i][j] += term[i][j] } }
      }
      let diagonal = try graph.subgraphCentrality(beta: beta)
      let all = try graph.communicability(beta: beta)
      let size = sum.flatMap { $0 }.max() ?? 1
      for i in 0..<n {
        #expect(abs(diagonal[i] - sum[i][i]) <= 1e-11 * size, "seed \(seed)")
        for j in 0..<n { #expect(abs(all[i][j] - sum[i][j]) <= 1e-11 * size, "seed \(seed)") }
      }
    }
  }

  @Test func `agrees with NetworkX 3_6_1 on the karate club`() throws {
    let scores = try NamedGraph.karateClub.subgraphCentrality()
    #expect(isClose(scores[0], 128.0950135229, tolerance: 1e-10))
    #expect(isClose(scores[33], 136.7223381836, tolerance: 1e-10))
    #expect(isClose(scores[11], 4.4223224846, tolerance: 1e-9))
    let pairs = try NamedGraph.karateClub.communicability()
    #expect(isClose(pairs[0][33], 89.94987398965344))
    #expect(isClose(pairs[11][16], 1.8055742428317716))
  }

  @Test func `an overflow is refused and nothing is there without vertices`() throws {
    #expect(throws: AnalysisError.self) { try NamedGraph.complete(4).subgraphCentrality(beta: 250) }
    #expect(throws: AnalysisError.self) {
      try NamedGraph.complete(4).subgraphCentrality(beta: .nan)
    }
    #expect(try NamedGraph.empty(0).communicability() == [])
    #expect(try NamedGraph.empty(2).communicability() == [[1, 0], [0, 1]])
  }
}

@Suite struct CurrentFlowTests {
  /// Potentials for a unit current from `source` to `sink`, by Kirchhoff's equations.
  private func potentials(_ dense: DenseGraph, _ source: Int, _ sink: Int) -> [Double] {
    let n = dense.count
    let others = (0..<n).filter { $0 != sink }
    let system = others.map { i in
      others.map { j in
        i == j
          ? (0..<n).reduce(0) { $0 + ($1 == i ? 0 : dense.weight[i][$1]) } : -dense.weight[i][j]
      }
    }
    let solution = solveDense(system, others.map { $0 == source ? 1 : 0 })
    var result = [Double](repeating: 0, count: n)
    for (i, v) in others.enumerated() { result[v] = solution[i] }
    return result
  }

  private func connected(seed: UInt64) -> CompactGraph? {
    let graph = anyRandomGraph(
      seed: seed, largest: 9, weights: .whole(.strength), isDirected: false)
    return graph.components().groups.count == 1 && graph.vertexCount > 1 ? graph : nil
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `closeness adds effective resistances up`(seed: UInt64) throws {
    guard let graph = connected(seed: seed) else { return }
    let dense = DenseGraph(graph)
    let n = dense.count
    let sums = (0..<n).map { v in
      (0..<n).reduce(0.0) { $0 + ($1 == v ? 0 : potentials(dense, v, $1)[v]) }
    }
    #expect(
      areClose(try graph.currentFlowCloseness(weights: .weight), sums.map { 1 / $0 }),
      "seed \(seed)")
    #expect(
      areClose(
        try graph.currentFlowCloseness(weights: .weight, variant: .information),
        sums.map { Double(n) / $0 }), "seed \(seed)")
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `betweenness adds currents up`(seed: UInt64) throws {
    guard let graph = connected(seed: seed) else { return }
    let dense = DenseGraph(graph)
    let n = dense.count
    var sums = [Double](repeating: 0, count: n)
    for s in 0..<n {
      for t in 0..<s {
        let potential = potentials(dense, s, t)
        for v in 0..<n where v != s && v != t {
          for u in 0..<n where u != v {
            sums[v] += dense.weight[v][u] * abs(potential[v] - potential[u]) / 2
          }
        }
      }
    }
    #expect(
      areClose(
        try graph.currentFlowBetweenness(weights: .weight, normalization: .raw), sums),
      "seed \(seed)")
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `second order is the deviation of return times`(seed: UInt64) throws {
    guard let graph = connected(seed: seed) else { return }
    let dense = DenseGraph(graph)
    let n = dense.count
    let strength = (0..<n).map { v in
      (0..<n).reduce(0) { $0 + ($1 == v ? 0 : dense.weight[v][$1]) }
    }
    let largest = strength.max()!
    let step = (0..<n).map { i in
      (0..<n).map { j in (i == j ? largest - strength[i] : dense.weight[i][j]) / largest }
    }
    // Return times to v have mean n and second moment Σ over the first step; m and q are the first
    // two moments of the time to reach v.
    let expected = (0..<n).map { v -> Double in
      let others = (0..<n).filter { $0 != v }
      let system = others.map { i in others.map { (i == $0 ? 1 : 0) - step[i][$0] } }
      let mean = solveDense(system, others.map { _ in 1 })
      let square = solveDense(system, mean.map { 2 * $0 - 1 })
      var (first, second) = (1.0, 1.0)
      for (i, u) in others.enumerated() {
        first += step[v][u] * mean[i]
        second += step[v][u] * (square[i] + 2 * mean[i])
      }
      return max(0, second - first * first).squareRoot()
    }
    let found = try graph.secondOrderCentrality(weights: .weight)
    for (a, b) in zip(found, expected) {
      // Squares are compared: where the deviation is 0 its root would magnify rounding.
      let (a, size) = (try #require(a), Double(n * n))
      #expect(abs(a * a - b * b) <= 1e-10 * max(size, b * b), "seed \(seed)")
    }
  }

  @Test(arguments: [2, 3, 7])
  func `a tree has the resistances of its distances`(n: Int) throws {
    let path = NamedGraph.path(n)
    let flow = try path.currentFlowCloseness()
    let near = try path.closeness(variant: .raw)
    #expect(areClose(flow, near))
    #expect(areClose(try path.currentFlowBetweenness(), try path.betweenness()))
  }

  @Test func `is undefined in several pieces and refused with directions`() throws {
    let pieces = CompactGraph(vertexCount: 4, edges: [(0, 1), (2, 3)])
    #expect(try pieces.currentFlowCloseness() == [nil, nil, nil, nil])
    #expect(try pieces.currentFlowBetweenness() == [nil, nil, nil, nil])
    #expect(try pieces.secondOrderCentrality() == [nil, nil, nil, nil])
    #expect(try NamedGraph.empty(0).currentFlowCloseness() == [])
    #expect(try NamedGraph.empty(1).currentFlowCloseness() == [nil])
    #expect(try NamedGraph.empty(1).currentFlowBetweenness() == [0])
    #expect(throws: AnalysisError.self) {
      try NamedGraph.path(3, isDirected: true).currentFlowCloseness()
    }
  }

  @Test func `conductances of very different size lose no digits`() throws {
    let graph = CompactGraph(
      vertexCount: 4, weightedEdges: [(0, 1, 1e-150), (1, 2, 1e150), (2, 3, 1e-150)])
    // Resistances add up along the path: to vertex 0 they are 10^150, 10^150 and 2 · 10^150.
    #expect(
      areClose(
        try graph.currentFlowCloseness(weights: .weight).map { $0! * 1e150 },
        [0.25, 0.5, 0.5, 0.25], tolerance: 1e-14))
  }

  @Test func `agrees with NetworkX 3_6_1`() throws {
    let karate = NamedGraph.karateClub
    func check(_ scores: [Double?], _ expected: [Double]) {
      #expect(areClose([scores[0], scores[33], scores[11]], expected, tolerance: 1e-9))
    }
    check(try karate.currentFlowCloseness(), [0.058567106, 0.0591829069, 0.0203772104])
    check(try karate.currentFlowBetweenness(), [0.4863872084, 0.3903685196, 0])
    check(try karate.secondOrderCentrality(), [51.253524061, 49.2092317289, 199.0450293996])
    #expect(
      areClose(
        try NamedGraph.krackhardtKite.currentFlowCloseness(),
        [
          0.1182108626, 0.1182108626, 0.1078717201, 0.1322609473, 0.1078717201, 0.1332133213,
          0.1332133213, 0.1168113654, 0.0686774942, 0.0443246481,
        ], tolerance: 1e-9))
  }
}

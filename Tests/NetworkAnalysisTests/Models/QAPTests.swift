import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct QAPTests {
  /// The values of all ordered pairs of different vertices, the first renumbered.
  private func cells(_ weight: [[Double]], _ place: [Int]) -> [Double] {
    var result: [Double] = []
    for i in place.indices {
      for j in place.indices where i != j { result.append(weight[place[i]][place[j]]) }
    }
    return result
  }

  private func pearson(_ a: [Double], _ b: [Double]) -> Double {
    let n = Double(a.count)
    let (meanA, meanB) = (a.reduce(0, +) / n, b.reduce(0, +) / n)
    var (ab, aa, bb) = (0.0, 0.0, 0.0)
    for (x, y) in zip(a, b) {
      ab += (x - meanA) * (y - meanB)
      aa += (x - meanA) * (x - meanA)
      bb += (y - meanB) * (y - meanB)
    }
    return ab / (aa * bb).squareRoot()
  }

  private func permutations(_ n: Int) -> [[Int]] {
    guard n > 0 else { return [[]] }
    return permutations(n - 1).flatMap { rest in
      (0..<n).map { place in
        var next = rest
        next.insert(n - 1, at: place)
        return next
      }
    }
  }

  private func weighted(_ seed: UInt64, isDirected: Bool, n: Int = 5) -> CompactGraph {
    randomGraph(
      RandomGraphShape(
        vertexCount: n, edgeProbability: 0.6, isDirected: isDirected, selfLoopProbability: 0.2,
        weights: .whole(.strength)), seed: seed)
  }

  /// All 120 renumberings give the exact p-values.
  @Test(arguments: 0..<12 as Range<UInt64>, [false, true])
  func `the correlation and its p-values agree with all renumberings`(
    seed: UInt64, isDirected: Bool
  ) throws {
    let a = weighted(seed, isDirected: isDirected)
    let b = weighted(seed + 100, isDirected: false)
    let (x, y) = (DenseGraph(a).weight, DenseGraph(b).weight)
    let same = Array(0..<5)
    let observed = pearson(cells(x, same), cells(y, same))
    let all = permutations(5).map { pearson(cells(x, $0), cells(y, same)) }
    guard let found = try a.qapCorrelation(with: b, weights: .weight, permutations: 800) else {
      #expect(observed.isNaN)
      return
    }
    #expect(isClose(found.correlation, observed), "seed \(seed)")
    func exact(_ isReached: (Double) -> Bool) -> Double {
      Double(all.count(where: isReached)) / 120
    }
    for (p, expected) in [
      (found.pValueGreater, exact { $0 >= observed - 1e-12 }),
      (found.pValueLess, exact { $0 <= observed + 1e-12 }),
      (found.pValueTwoSided, exact { abs($0) >= abs(observed) - 1e-12 }),
    ] {
      let deviation = (expected * (1 - expected) / 800).squareRoot()
      #expect(abs(p - expected) <= 4.5 * deviation + 2.0 / 800, "seed \(seed)")
    }
  }

  @Test func `a network agrees fully with itself and not with its complement`() throws {
    let graph = NamedGraph.karateClub
    let found = try #require(try graph.qapCorrelation(with: graph, permutations: 99))
    #expect(isClose(found.correlation, 1))
    #expect(found.pValueGreater == 0.01)
    var others: [(Int, Int)] = []
    for a in 0..<34 {
      for b in 0..<a where graph.slot(from: Vertex(a), to: Vertex(b)) == nil {
        others.append((a, b))
      }
    }
    let complement = CompactGraph(vertexCount: 34, edges: others)
    let opposite = try #require(try graph.qapCorrelation(with: complement, permutations: 99))
    #expect(isClose(opposite.correlation, -1))
    #expect(opposite.pValueLess == 0.01)
  }

  @Test func `networks without variance have no correlation`() throws {
    #expect(try NamedGraph.complete(4).qapCorrelation(with: NamedGraph.path(4)) == nil)
    #expect(try NamedGraph.path(4).qapCorrelation(with: NamedGraph.empty(4)) == nil)
    #expect(try NamedGraph.empty(0).qapCorrelation(with: NamedGraph.empty(0)) == nil)
    #expect(try NamedGraph.empty(1).qapCorrelation(with: NamedGraph.empty(1)) == nil)
    #expect(throws: AnalysisError.self) {
      try NamedGraph.path(4).qapCorrelation(with: NamedGraph.path(5))
    }
    #expect(throws: WeightError.self) {
      try NamedGraph.path(4).qapCorrelation(with: NamedGraph.path(4), weights: .weight)
    }
    let bad = CompactGraph(vertexCount: 3, weightedEdges: [(0, 1, .nan)])
    #expect(throws: WeightError.self) { try bad.qapCorrelation(with: bad, weights: .weight) }
  }

  /// Coefficients and t by the normal equations.
  private func regression(_ y: [Double], _ x: [[Double]], pairs: Int) -> (b: [Double], t: [Double])
  {
    let columns = [Array(repeating: 1.0, count: y.count)] + x
    func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).map { $0 * $1 }.reduce(0, +) }
    let gram = columns.map { a in columns.map { dot(a, $0) } }
    let b = solveDense(gram, columns.map { dot($0, y) })
    var left = y
    for (k, column) in columns.enumerated() {
      for i in left.indices { left[i] -= b[k] * column[i] }
    }
    // Ordered cells of an undirected network stand twice.
    let copies = Double(y.count) / Double(pairs)
    let variance = dot(left, left) / copies / Double(pairs - columns.count)
    let t = columns.indices.map { k in
      var unit = Array(repeating: 0.0, count: columns.count)
      unit[k] = 1
      return b[k] / (variance * solveDense(gram, unit)[k] * copies).squareRoot()
    }
    return (b, t)
  }

  @Test(arguments: 0..<6 as Range<UInt64>, [false, true])
  func `the regression agrees with normal equations and all renumberings`(
    seed: UInt64, isDirected: Bool
  ) throws {
    let graphs = (0..<3).map { weighted(seed + 50 * UInt64($0), isDirected: isDirected) }
    let same = Array(0..<5)
    let tables = graphs.map { DenseGraph($0).weight }
    let (y, x1, x2) = (cells(tables[0], same), cells(tables[1], same), cells(tables[2], same))
    let pairs = isDirected ? 20 : 10
    let expected = regression(y, [x1, x2], pairs: pairs)
    let found = try #require(
      try graphs[0].qapRegression(
        on: [graphs[1], graphs[2]], weights: .weight, permutations: 400, seed: seed))
    #expect(isClose(found.intercept, expected.b[0], tolerance: 1e-9))
    #expect(
      areClose(
        found.predictors.map(\.coefficient), [expected.b[1], expected.b[2]], tolerance: 1e-9))
    #expect(
      areClose(found.predictors.map(\.tStatistic), [expected.t[1], expected.t[2]], tolerance: 1e-8))
    var fitted = [Double](repeating: expected.b[0], count: y.count)
    for i in y.indices { fitted[i] += expected.b[1] * x1[i] + expected.b[2] * x2[i] }
    #expect(isClose(found.rSquared, pearson(fitted, y) * pearson(fitted, y), tolerance: 1e-9))
    // Double semi-partialling of the first predictor: what x2 leaves of x1 is renumbered.
    let partial = regression(x1, [x2], pairs: pairs).b
    var rest = tables[1]
    for i in 0..<5 {
      for j in 0..<5 where i != j { rest[i][j] -= partial[0] + partial[1] * tables[2][i][j] }
    }
    let reaching = permutations(5).count {
      let t = regression(y, [cells(rest, $0), x2], pairs: pairs).t[1]
      return abs(t) >= abs(expected.t[1]) * (1 - 1e-9)
    }
    let exact = Double(reaching) / 120
    let deviation = (exact * (1 - exact) / 400).squareRoot()
    #expect(abs(found.predictors[0].pValue - exact) <= 4.5 * deviation + 2.0 / 400, "seed \(seed)")
  }

  @Test func `predictors that depend on each other are refused`() throws {
    let (a, b) = (NamedGraph.karateClub, NamedGraph.cycle(34))
    #expect(throws: AnalysisError.self) { try a.qapRegression(on: [b, b], permutations: 9) }
    #expect(throws: AnalysisError.self) {
      try a.qapRegression(on: [NamedGraph.complete(34)], permutations: 9)
    }
    #expect(throws: AnalysisError.self) { try a.qapRegression(on: [], permutations: 9) }
    #expect(throws: AnalysisError.self) { try a.qapRegression(on: [NamedGraph.cycle(5)]) }
    #expect(try NamedGraph.complete(34).qapRegression(on: [b], permutations: 9) == nil)
    #expect(try a.qapRegression(on: [a], permutations: 9) == nil)
    #expect(try NamedGraph.path(2).qapRegression(on: [NamedGraph.path(2)], permutations: 9) == nil)
  }
}

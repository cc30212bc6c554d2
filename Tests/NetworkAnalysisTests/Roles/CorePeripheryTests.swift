import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct CorePeripheryTests {
  /// Pearson's correlation over off-diagonal cells, from the matrices.
  private func correlation(
    _ graph: CompactGraph, _ core: Set<Int>, _ model: CorePeripheryModel
  ) -> Double? {
    let dense = DenseGraph(graph)
    var pairs: [(Double, Double)] = []
    for i in 0..<dense.count {
      for j in 0..<dense.count where i != j {
        let (a, b) = (core.contains(i), core.contains(j))
        if model == .missing && a != b { continue }
        pairs.append((dense.weight[i][j], (model == .or ? a || b : a && b) ? 1 : 0))
      }
    }
    return pearson(pairs)
  }

  private func pearson(_ pairs: [(Double, Double)]) -> Double? {
    let n = Double(pairs.count)
    guard n > 1 else { return nil }
    let (x, y) = (pairs.reduce(0) { $0 + $1.0 } / n, pairs.reduce(0) { $0 + $1.1 } / n)
    let xx = pairs.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
    let yy = pairs.reduce(0) { $0 + ($1.1 - y) * ($1.1 - y) }
    guard xx > 1e-18, yy > 1e-18 else { return nil }
    return pairs.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) } / (xx * yy).squareRoot()
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `the fit of a core is the correlation with its ideal, and the best core the best of all`(
    seed: UInt64
  ) throws {
    let graph = anyRandomGraph(seed: seed, largest: 7, weights: .tenths(.strength))
    let n = graph.vertexCount
    for model in CorePeripheryModel.allCases {
      var best: Double?
      for mask in 0..<(1 << n) {
        let core = (0..<n).filter { mask >> $0 & 1 == 1 }
        let expected = correlation(graph, Set(core), model)
        let found = try graph.corePeripheryCorrelation(
          core: core.map { Vertex($0) }, model: model, weights: .weight)
        #expect(areClose([found], [expected], tolerance: 1e-9), "seed \(seed) \(model) \(core)")
        if let expected { best = max(best ?? -2, expected) }
      }
      let found = try graph.bestCorePeriphery(model: model, weights: .weight)
      #expect(areClose([found?.correlation], [best], tolerance: 1e-9), "seed \(seed) \(model)")
      #expect(found.map { $0.core.count + $0.periphery.count } ?? n == n)
    }
  }

  @Test func `a planted core is found again`() throws {
    // A core of six among forty: all tied to each other, everybody else to two of them.
    var edges = (0..<6).flatMap { a in (0..<a).map { (a * 6, $0 * 6) } }
    let core = (0..<6).map { $0 * 6 }
    for v in 0..<40 where !core.contains(v) {
      edges += [
        (v, core[v % 6]),
        (v, core[(v / 6 + v + 1) % 6 == v % 6 ? (v + 3) % 6 : (v / 6 + v + 1) % 6]),
      ]
    }
    let graph = CompactGraph(vertexCount: 40, edges: edges)
    for model in [CorePeripheryModel.or, .and] {
      let found = try #require(try graph.bestCorePeriphery(model: model))
      #expect(!found.isExact)
      #expect(found.core.map(\.index) == core, "\(model)")
    }
    let star = try #require(try NamedGraph.star(30).bestCorePeriphery())
    #expect(star.core == [Vertex(0)] && star.correlation == 1)
    #expect(try NamedGraph.complete(5).bestCorePeriphery() == nil)
    #expect(try NamedGraph.empty(0).bestCorePeriphery() == nil)
  }

  /// No change of a single coreness brings the products nearer to the ties.
  @Test(arguments: CorenessFit.allCases)
  func `continuous coreness is a best fit nearby`(fit: CorenessFit) throws {
    let found = try #require(try NamedGraph.karateClub.continuousCoreness(fit: fit))
    let dense = DenseGraph(NamedGraph.karateClub)
    func pairs(_ c: [Double], diagonal: Bool) -> [(Double, Double)] {
      (0..<34).flatMap { i in
        (0..<34).filter { diagonal || $0 != i }.map { (dense.weight[i][$0], c[i] * c[$0]) }
      }
    }
    func error(_ c: [Double]) -> Double {
      let cells = pairs(c, diagonal: fit == .eigenvector)
      let scale = cells.reduce(0) { $0 + $1.0 * $1.1 } / cells.reduce(0) { $0 + $1.1 * $1.1 }
      return cells.reduce(0) { $0 + ($1.0 - scale * $1.1) * ($1.0 - scale * $1.1) }
    }
    #expect(isClose(found.values.reduce(0) { $0 + $1 * $1 }, 1))
    let r = try #require(pearson(pairs(found.values, diagonal: false)))
    #expect(isClose(try #require(found.correlation), r))
    let least = error(found.values)
    for v in 0..<34 {
      for step in [-0.001, 0.001] {
        var other = found.values
        other[v] += step
        #expect(error(other) > least, "\(fit) \(v)")
      }
    }
    // The two leaders are nearest to the core.
    let order = (0..<34).sorted { found.values[$0] > found.values[$1] }
    #expect(Set(order.prefix(2)) == [0, 33])
  }

  /// Computed with NumPy 2.4.6: coordinate descent on the matrix from its eigenvector, 5,000 rounds.
  @Test func `coreness of the karate club is that of NumPy`() throws {
    let minres = try #require(try NamedGraph.karateClub.continuousCoreness())
    let expected = [
      0: 0.361502385561578, 1: 0.2560757055985512, 2: 0.3205766725607429, 33: 0.4053456508828165,
      32: 0.3178851710628873, 11: 0.049631518833333964,
    ]
    for (v, value) in expected { #expect(isClose(minres.values[v], value, tolerance: 1e-10)) }
    #expect(isClose(try #require(minres.correlation), 0.4524584327126675, tolerance: 1e-10))
    let vector = try #require(
      try NamedGraph.karateClub.continuousCoreness(fit: .eigenvector))
    #expect(isClose(vector.values[33], 0.37336347029148353, tolerance: 1e-10))
    #expect(isClose(try #require(vector.correlation), 0.4536507433322271, tolerance: 1e-10))
  }

  @Test func `a product of corenesses is found again`() throws {
    let c = [0.9, 0.7, 0.5, 0.4, 0.2, 0.1]
    let graph = CompactGraph(
      vertexCount: 6,
      weightedEdges: (0..<6).flatMap { a in (0..<a).map { (a, $0, c[a] * c[$0]) } })
    let norm = c.reduce(0) { $0 + $1 * $1 }.squareRoot()
    let found = try #require(try graph.continuousCoreness(weights: .weight))
    #expect(areClose(found.values, c.map { $0 / norm }, tolerance: 1e-9))
    #expect(isClose(try #require(found.correlation), 1))
    #expect(try NamedGraph.empty(3).continuousCoreness() == nil)
    // In a star the least squares have no minimum; with the diagonal they have.
    #expect(try NamedGraph.star(6).continuousCoreness() == nil)
    let star = try #require(try NamedGraph.star(5).continuousCoreness(fit: .eigenvector))
    #expect(
      areClose(star.values.map { $0 * $0 }, [0.5] + Array(repeating: 0.125, count: 4)))
    #expect(isClose(try #require(star.correlation), 1))
  }

  @Test func `core scores order a nested network and are 1 at most`() throws {
    // Vertex a is tied to b when a + b < 9: nested neighbourhoods.
    let graph = CompactGraph(
      vertexCount: 9, edges: (0..<9).flatMap { a in (0..<a).filter { $0 + a < 9 }.map { (a, $0) } })
    let scores = try #require(try graph.coreScore(samples: 4))
    #expect(scores[0] == 1 && scores.allSatisfy { $0 >= 0 && $0 <= 1 })
    // 4 and 5 have the same neighbours, and one of them comes first.
    let order = [0, 1, 2, 3, 4, 6, 7, 8]
    #expect(zip(order, order.dropFirst()).allSatisfy { scores[$0] >= scores[$1] })
    #expect(try NamedGraph.empty(4).coreScore() == nil)
    #expect(throws: AnalysisError.self) { try graph.coreScore(samples: 0) }
    let karate = try #require(try NamedGraph.karateClub.coreScore(samples: 3))
    let ranked = (0..<34).sorted { karate[$0] > karate[$1] }
    #expect(Set(ranked.prefix(4)).isSubset(of: [0, 33, 32, 2]))
  }

  /// With one sample α = β = 1/2, and the scores are the ideal ones of the paper's equation in some
  /// order: m/8 below the border, 3/4 + (m − 2)/8 above it, of four vertices.
  @Test func `local scores are those of the paper`() throws {
    let scores = try #require(try NamedGraph.path(4).coreScore(samples: 1))
    #expect(areClose(scores.sorted(), [0.125, 0.25, 0.875, 1]))
    #expect(Set([scores[1], scores[2]]) == [0.875, 1])
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `no exchange of two local scores fits better`(seed: UInt64) throws {
    let graph = anyRandomGraph(
      seed: seed, largest: 12, weights: .whole(.strength), isDirected: false
    ).withoutSelfLoops()
    guard let scores = try graph.coreScore(weights: .weight, samples: 1) else { return }
    let dense = DenseGraph(graph)
    func quality(_ c: [Double]) -> Double {
      c.indices.reduce(0.0) { sum, i in
        c.indices.reduce(sum) { $0 + dense.weight[i][$1] * c[i] * c[$1] }
      }
    }
    let found = quality(scores)
    for a in scores.indices {
      for b in 0..<a {
        var other = scores
        other.swapAt(a, b)
        #expect(quality(other) <= found + 1e-9, "seed \(seed)")
      }
    }
  }
}

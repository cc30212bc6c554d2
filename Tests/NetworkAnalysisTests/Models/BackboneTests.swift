import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct BackboneTests {
  /// The integral of the paper, 1 − (k − 1) ∫₀ᵖ (1 − x)^(k − 2) dx, by Simpson's rule.
  private func alphaByIntegral(_ p: Double, _ k: Int) -> Double {
    guard k > 1 else { return 1 }
    func density(_ x: Double) -> Double {
      var value = Double(k - 1)
      for _ in 0..<(k - 2) { value *= 1 - x }
      return value
    }
    let steps = 400
    var sum = density(0) + density(p)
    for i in 1..<steps { sum += density(p * Double(i) / Double(steps)) * (i % 2 == 1 ? 4 : 2) }
    return 1 - sum * p / Double(3 * steps)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `the disparity of a tie is the integral of the paper`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, weights: .whole(.strength))
    var weight = DenseGraph(graph).weight
    let n = weight.count
    for v in 0..<n { weight[v][v] = 0 }
    let found = try graph.disparitySignificance()
    for (edge, alpha) in zip(graph.edges, found) {
      let (a, b) = (edge.tail.index, edge.head.index)
      guard a != b else {
        #expect(alpha == nil)
        continue
      }
      let out = weight[a]
      let into = (0..<n).map { weight[$0][b] }
      let expected = [out, into].map { ends in
        alphaByIntegral(weight[a][b] / ends.reduce(0, +), ends.count { $0 > 0 })
      }.min()!
      #expect(isClose(alpha ?? .nan, expected, tolerance: 1e-8), "seed \(seed)")
    }
  }

  @Test func `the backbone keeps what is strong for a weak vertex`() throws {
    // A hub with nine ties of 1 and one of 11; and a pair by itself.
    var edges = (1...9).map { (0, $0, 1.0) }
    edges += [(0, 10, 11), (11, 12, 1), (1, 1, 5)]
    let graph = CompactGraph(vertexCount: 13, weightedEdges: edges)
    let backbone = try graph.disparityBackbone()
    #expect(backbone.edges.map { [$0.tail.index, $0.head.index] } == [[0, 10]])
    #expect(backbone.weight(at: backbone.edges[0].slot) == 11)
    #expect(backbone.vertexCount == 13)
    #expect(try graph.disparityBackbone(significance: 0).edgeCount == 0)
    #expect(throws: AnalysisError.self) { try graph.disparityBackbone(significance: 2) }
    #expect(throws: WeightError.self) { try graph.unweighted().disparityBackbone() }
  }

  private func twoMode(_ table: [[Int]]) -> CompactGraph {
    let rows = table.count
    var edges: [(Int, Int)] = []
    for (row, cells) in table.enumerated() {
      for (column, cell) in cells.enumerated() where cell == 1 {
        edges.append((row, rows + column))
      }
    }
    return CompactGraph(vertexCount: rows + (table.first?.count ?? 0), edges: edges)
  }

  private func modes(_ graph: CompactGraph, rows: Int) throws -> TwoModes {
    try graph.twoModes(isSecond: (0..<graph.vertexCount).map { $0 >= rows })
  }

  /// With equal degrees each tie has probability 1/2: shared ones are binomial with 6 events of 1/4.
  @Test func `equal degrees give a binomial tail`() throws {
    let graph = twoMode([
      [1, 1, 1, 0, 0, 0], [1, 1, 0, 1, 0, 0], [0, 0, 1, 0, 1, 1], [0, 0, 0, 1, 1, 1],
    ])
    let found = try graph.projectionSignificance(modes: try modes(graph, rows: 4))
    #expect(found.vertices == (0..<4).map { Vertex($0) })
    let choose = [1.0, 6, 15, 20, 15, 6, 1]
    func tail(_ s: Int) -> Double {
      (s...6).map { k in
        var term = choose[k]
        for i in 0..<6 { term *= i < k ? 0.25 : 0.75 }
        return term
      }.reduce(0, +)
    }
    for (edge, p) in zip(found.graph.edges, found.pValues) {
      let shared = Int(found.graph.weight(at: edge.slot))
      #expect(isClose(p, tail(shared), tolerance: 1e-8))
    }
    #expect(found.graph.edges.count == 4)
  }

  /// The equations of the configuration model solved by slow bisection, row by row, and the tail by
  /// trying all sets of columns.
  @Test(arguments: 0..<30 as Range<UInt64>)
  func `the tail agrees with trying all sets of columns`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (n, m) = (4, 5)
    let table = (0..<n).map { _ in (0..<m).map { _ in random.nextIndex(below: 2) } }
    let rowSums = table.map { $0.reduce(0, +) }
    let columnSums = (0..<m).map { j in table.map { $0[j] }.reduce(0, +) }
    // Degrees that force ties have no solution inside; they are tested below.
    let sorted = rowSums.sorted(by: >)
    let isForced =
      columnSums.contains { $0 == 0 || $0 == n } || rowSums.contains { $0 == 0 || $0 == m }
      || (1..<n).contains { k in
        sorted[..<k].reduce(0, +) == columnSums.map { min($0, k) }.reduce(0, +)
      }
    guard !isForced else { return }
    var (x, y) = (Array(repeating: 1.0, count: n), Array(repeating: 1.0, count: m))
    func solve(_ others: [Double], _ wanted: Double) -> Double {
      var (low, high) = (1e-12, 1e12)
      for _ in 0..<200 {
        let middle = (low * high).squareRoot()
        let sum = others.map { middle * $0 / (1 + middle * $0) }.reduce(0, +)
        if sum < wanted { low = middle } else { high = middle }
      }
      return low
    }
    for _ in 0..<400 {
      for i in 0..<n { x[i] = solve(y, Double(rowSums[i])) }
      for j in 0..<m { y[j] = solve(x, Double(columnSums[j])) }
    }
    let p = (0..<n).map { i in (0..<m).map { x[i] * y[$0] / (1 + x[i] * y[$0]) } }
    let graph = twoMode(table)
    let found = try graph.projectionSignificance(modes: try modes(graph, rows: n))
    for (edge, value) in zip(found.graph.edges, found.pValues) {
      let (a, b) = (edge.tail.index, edge.head.index)
      let shared = (0..<m).count { table[a][$0] == 1 && table[b][$0] == 1 }
      #expect(found.graph.weight(at: edge.slot) == Double(shared))
      var tail = 0.0
      for bits in 0..<(1 << m) where bits.nonzeroBitCount >= shared {
        var term = 1.0
        for j in 0..<m {
          let both = p[a][j] * p[b][j]
          term *= bits >> j & 1 == 1 ? both : 1 - both
        }
        tail += term
      }
      #expect(isClose(value, tail, tolerance: 1e-6), "seed \(seed)")
    }
  }

  /// Degrees that only one table has leave nothing to chance; others leave it in parts.
  @Test func `forced ties are certain`() throws {
    let nested = twoMode([[1, 1, 1], [1, 1, 0], [1, 0, 0]])
    let found = try nested.projectionSignificance(modes: try modes(nested, rows: 3))
    #expect(found.pValues == [1, 1, 1])
    // Two blocks: the first two rows have both first columns, and one of the two others each.
    let blocks = twoMode([[1, 1, 1, 0], [1, 1, 0, 1], [1, 0, 0, 0], [0, 1, 0, 0]])
    let parts = try blocks.projectionSignificance(modes: try modes(blocks, rows: 4))
    // Rows 0 and 1 share two for certain, each other column with 1/4.
    #expect(parts.graph.weight(at: parts.graph.edges[0].slot) == 2)
    #expect(isClose(parts.pValues[0], 1, tolerance: 1e-9))
    // Rows 0 and 2 share the one column of row 2 for certain: P(S ≥ 1) = 1 − 1/2 × 1/2 with columns
    // independent.
    #expect(isClose(parts.pValues[1], 0.75, tolerance: 1e-9))
    let empty = try NamedGraph.empty(3).projectionSignificance()
    #expect(empty.graph.edgeCount == 0)
    #expect(throws: AnalysisError.self) { try NamedGraph.cycle(3).projectionSignificance() }
  }

  /// All tables with the same margins, by trying all of them.
  @Test func `fixed degrees agree with all tables that have them`() throws {
    let table = [[1, 1, 0, 1], [1, 1, 0, 0], [0, 0, 1, 1]]
    let rowSums = table.map { $0.reduce(0, +) }
    let columnSums = (0..<4).map { j in table.map { $0[j] }.reduce(0, +) }
    var count = 0
    var reaching = [[Int]](repeating: [0, 0, 0], count: 3)
    for bits in 0..<(1 << 12) {
      let cell = { (i: Int, j: Int) in bits >> (4 * i + j) & 1 }
      guard (0..<3).allSatisfy({ i in (0..<4).reduce(0) { $0 + cell(i, $1) } == rowSums[i] }),
        (0..<4).allSatisfy({ j in (0..<3).reduce(0) { $0 + cell($1, j) } == columnSums[j] })
      else { continue }
      count += 1
      for a in 0..<3 {
        for b in 0..<3 where a != b {
          let shared = (0..<4).count { cell(a, $0) == 1 && cell(b, $0) == 1 }
          if shared >= (0..<4).count(where: { table[a][$0] == 1 && table[b][$0] == 1 }) {
            reaching[a][b] += 1
          }
        }
      }
    }
    let graph = twoMode(table)
    let found = try graph.projectionSignificance(
      modes: try modes(graph, rows: 3), model: .exactDegrees(samples: 1999, seed: 5))
    for (edge, p) in zip(found.graph.edges, found.pValues) {
      let exact = Double(reaching[edge.tail.index][edge.head.index]) / Double(count)
      let deviation = (exact * (1 - exact) / 2000).squareRoot()
      #expect(abs(p - exact) <= 4 * deviation + 1.0 / 2000)
    }
    #expect(throws: AnalysisError.self) {
      try graph.projectionSignificance(model: .exactDegrees(samples: 0, seed: 1))
    }
  }

  @Test func `corrections for many tests keep fewer ties`() throws {
    var random = SplitMix64(seed: 2)
    // Four teams of three, each with fifteen projects of its own, and some noise.
    let table = (0..<12).map { i in
      (0..<60).map { j in random.nextUnit() < (i / 3 == j / 15 ? 0.9 : 0.03) ? 1 : 0 }
    }
    let graph = twoMode(table)
    let found = try graph.projectionSignificance(modes: try modes(graph, rows: 12))
    let plain = try found.backbone()
    let rate = try found.backbone(correction: .benjaminiHochberg)
    let holm = try found.backbone(correction: .holm)
    #expect(plain.edgeCount >= rate.edgeCount && rate.edgeCount >= holm.edgeCount)
    #expect(holm.edgeCount > 0)
    #expect(holm.edges.allSatisfy { $0.tail.index / 3 == $0.head.index / 3 })
    // Holm by the definition: adjusted values, each at least those before it.
    let sorted = found.pValues.sorted()
    var adjusted = 0.0
    let kept = sorted.enumerated().count { rank, p in
      adjusted = max(adjusted, p * Double(66 - rank))
      return adjusted < 0.05
    }
    #expect(holm.edgeCount == kept)
    #expect(throws: AnalysisError.self) { try found.backbone(significance: -0.1) }
  }
}

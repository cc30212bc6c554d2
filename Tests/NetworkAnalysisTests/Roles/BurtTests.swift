import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct BurtTests {
  /// S. P. Borgatti, "Structural holes: unpacking Burt's redundancy measures", Connections 20(1),
  /// 1997: six contacts with four ties among them have effective size 4.67 and efficiency 0.78.
  @Test func `Borgatti's example has the published effective size`() throws {
    let graph = CompactGraph(
      vertexCount: 7, edges: (1...6).map { (0, $0) } + [(1, 2), (1, 5), (2, 4), (4, 5)])
    let holes = try #require(try graph.structuralHoles()[0])
    #expect((holes.effectiveSize * 100).rounded() == 467)
    #expect((holes.efficiency * 100).rounded() == 78)
  }

  /// NetworkX 3.6.1, `constraint` and `effective_size` of Krackhardt's kite, and igraph 1.0.0
  /// (`Graph.constraint`), which agree.
  @Test func `constraint of Krackhardt's kite is that of NetworkX and igraph`() throws {
    let holes = try NamedGraph.krackhardtKite.structuralHoles()
    let constraint: [Double] = [
      0.5411979166666666, 0.5411979166666666, 0.6641358024691357, 0.4701697530864196,
      0.6641358024691357, 0.4450888888888889, 0.4450888888888889, 0.43111111111111106,
      0.5, 1.0,
    ]
    let size: [Double] = [
      2.0, 2.0, 1.0, 3.3333333333333335,
      1.0, 3.0, 3.0, 2.3333333333333335,
      2.0, 1.0,
    ]
    #expect(areClose(holes.map { $0?.constraint }, constraint, tolerance: 1e-12))
    #expect(areClose(holes.map { $0?.effectiveSize }, size, tolerance: 1e-12))
  }

  @Test(arguments: [3, 5, 8])
  func `contacts that constrain alike have no hierarchy`(n: Int) throws {
    for graph in [NamedGraph.complete(n), NamedGraph.cycle(max(n, 4))] {
      for holes in try graph.structuralHoles() {
        #expect(isClose(try #require(holes?.hierarchy), 0, tolerance: 1e-12))
      }
    }
    #expect(try NamedGraph.star(n).structuralHoles()[1]?.hierarchy == nil)
    #expect(try NamedGraph.star(n).structuralHoles()[0]?.hierarchy == 0)
  }

  @Test func `a dominant contact makes the hierarchy approach 1`() throws {
    let graph = CompactGraph(
      vertexCount: 4, weightedEdges: [(0, 1, 1e6), (0, 2, 1), (0, 3, 1)])
    let hierarchy = try #require(try graph.structuralHoles(weights: .weight)[0]?.hierarchy)
    #expect(hierarchy > 0.999 && hierarchy <= 1)
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func `agrees with Burt's formulas for ties in, out and both`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 9, weights: .whole(.strength))
    let dense = DenseGraph(graph)
    let n = dense.count
    for direction in ArcDirection.allCases {
      let z = (0..<n).map { a in
        (0..<n).map { b in
          guard a != b else { return 0.0 }
          switch direction {
          case .total:
            return dense.isDirected
              ? dense.weight[a][b] + dense.weight[b][a] : dense.weight[a][b]
          case .outgoing: return dense.weight[a][b]
          case .incoming: return dense.weight[b][a]
          }
        }
      }
      func p(_ a: Int, _ b: Int) -> Double {
        let sum = z[a].reduce(0, +)
        return sum > 0 ? z[a][b] / sum : 0
      }
      let found = try graph.structuralHoles(weights: .weight, direction: direction)
      let dyads = try graph.dyadicConstraints(weights: .weight, direction: direction)
      for i in 0..<n {
        let contacts = (0..<n).filter { z[i][$0] > 0 }
        let c = contacts.map { j in
          let invested = (0..<n).reduce(p(i, j)) {
            $1 == i || $1 == j ? $0 : $0 + p(i, $1) * p($1, j)
          }
          return invested * invested
        }
        #expect(dyads[i].map(\.contact.index) == contacts, "seed \(seed)")
        #expect(areClose(dyads[i].map(\.constraint), c), "seed \(seed)")
        guard !contacts.isEmpty else {
          #expect(found[i] == nil)
          continue
        }
        #expect(isClose(found[i]!.constraint, c.reduce(0, +)), "seed \(seed)")
        let size = contacts.reduce(0.0) { sum, j in
          let most = z[j].max()!
          return (0..<n).reduce(sum + 1) {
            $1 == i || $1 == j || most == 0 ? $0 : $0 - p(i, $1) * z[j][$1] / most
          }
        }
        #expect(isClose(found[i]!.effectiveSize, size), "seed \(seed) \(direction)")
        if contacts.count > 1 {
          let hierarchy = try #require(found[i]?.hierarchy)
          #expect(hierarchy >= 0 && hierarchy <= 1)
          // e^(H N ln N) = Π r^r, without a logarithm of ours.
          let mean = c.reduce(0, +) / Double(c.count)
          let product = c.reduce(1.0) { $0 * power($1 / mean, $1 / mean) }
          let other = power(Double(c.count), hierarchy * Double(c.count))
          #expect(abs(product - other) < 1e-9 * max(1, product), "seed \(seed)")
        }
      }
    }
  }

  /// x^y for x > 0 through halving of the exponent and square roots.
  private func power(_ x: Double, _ y: Double) -> Double {
    var (result, root, rest) = (1.0, x, y)
    while rest >= 1 {
      result *= x
      rest -= 1
    }
    var bit = 0.5
    for _ in 0..<60 {
      root = root.squareRoot()
      if rest >= bit {
        result *= root
        rest -= bit
      }
      bit /= 2
    }
    return result
  }
}

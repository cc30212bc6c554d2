import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct StructuralHoleTests {
  @Test(arguments: [2, 3, 10])
  func `the centre of a star has no redundant contact`(n: Int) throws {
    let holes = try NamedGraph.star(n).structuralHoles()
    let centre = try #require(holes[0])
    #expect(isClose(centre.constraint, 1 / Double(n - 1)))
    #expect(centre.effectiveSize == Double(n - 1))
    #expect(centre.efficiency == 1)
    #expect(holes[n - 1]?.constraint == 1)
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func `agrees with Burt's formulas on the whole matrix`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, weights: .whole(.strength))
    for rule in StrengthRule.allCases {
      let dense = DenseGraph(graph)
      let n = dense.count
      let tie = (0..<n).map { a in
        (0..<n).map { b in
          guard a != b else { return 0.0 }
          let one = rule == .weight ? dense.weight[a][b] : dense.hasEdge[a][b] ? 1 : 0
          let two = rule == .weight ? dense.weight[b][a] : dense.hasEdge[b][a] ? 1 : 0
          return one + two
        }
      }
      let found = try graph.structuralHoles(weights: rule)
      for i in 0..<n {
        let contacts = (0..<n).filter { tie[i][$0] > 0 }
        guard !contacts.isEmpty else {
          #expect(found[i] == nil, "seed \(seed)")
          continue
        }
        func p(_ a: Int, _ b: Int) -> Double {
          let sum = tie[a].reduce(0, +)
          return sum > 0 ? tie[a][b] / sum : 0
        }
        var constraint = 0.0
        var size = 0.0
        for j in contacts {
          let indirect = (0..<n).reduce(0) { $1 == i || $1 == j ? $0 : $0 + p(i, $1) * p($1, j) }
          constraint += (p(i, j) + indirect) * (p(i, j) + indirect)
          let redundant = (0..<n).reduce(0) {
            $1 == i || $1 == j ? $0 : $0 + p(i, $1) * tie[j][$1] / tie[j].max()!
          }
          size += 1 - redundant
        }
        let holes = try #require(found[i])
        #expect(isClose(holes.constraint, constraint), "seed \(seed)")
        #expect(isClose(holes.effectiveSize, size), "seed \(seed)")
        #expect(holes.contactCount == contacts.count)
        #expect(holes.efficiency > 0 && holes.efficiency <= 1 + 1e-12, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `without weights effective size is Borgatti's n - 2t over n`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 20, isDirected: false)
    let triangles = graph.triangles()
    for (v, holes) in try graph.structuralHoles().enumerated() {
      guard let holes else { continue }
      let n = Double(holes.contactCount)
      #expect(isClose(holes.effectiveSize, n - 2 * Double(triangles[v]) / n), "seed \(seed)")
    }
  }

  @Test func `agrees with NetworkX 3_6_1`() throws {
    let karate = try NamedGraph.karateClub.structuralHoles()
    #expect(isClose(karate[0]?.constraint ?? .nan, 0.1554232976, tolerance: 1e-9))
    #expect(isClose(karate[33]?.constraint ?? .nan, 0.1564186851, tolerance: 1e-9))
    #expect(isClose(karate[33]?.effectiveSize ?? .nan, 15.2352941176, tolerance: 1e-9))
    let families = try NamedGraph.florentineMarriages.structuralHoles()
    #expect(isClose(families[8]?.constraint ?? .nan, 0.2098765432, tolerance: 1e-9))
    #expect(isClose(families[8]?.effectiveSize ?? .nan, 5.6666666667, tolerance: 1e-9))
  }

  @Test func `a tie of strength zero is no tie`() throws {
    let graph = CompactGraph(vertexCount: 3, weightedEdges: [(0, 1, 0), (1, 2, 1)])
    let holes = try graph.structuralHoles(weights: .weight)
    #expect(holes[0] == nil)
    #expect(holes[1]?.contactCount == 1)
    #expect(try NamedGraph.empty(2).structuralHoles() == [nil, nil])
  }
}

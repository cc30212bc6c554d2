import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct GroupRoleTests {
  private let sides = (0..<34).map { NamedGraph.karateInstructorSide.contains($0) ? 0 : 1 }

  @Test func `ties that keep inside groups are told from chance`() throws {
    let test = try #require(
      try NamedGraph.karateClub.externalInternalTest(groups: sides, permutations: 400))
    #expect(test.probabilityAtMost == 1.0 / 401)
    #expect(test.probabilityAtLeast == 1)
    // 17 and 17 members: 2 · 17 · 16 / (34 · 33) of the pairs are inside.
    #expect(isClose(test.expected, 1 - 2 * Double(17 * 16 * 2) / Double(34 * 33)))
    #expect(abs(test.mean - test.expected) < 5 * test.standardDeviation / 20)
  }

  @Test func `the exact distribution of a small network is met`() throws {
    // A path of four, groups of two and two: the 6 assignments have 2, 2, 3, 3, 1, 1 ties between.
    let path = NamedGraph.path(4)
    let test = try #require(
      try path.externalInternalTest(groups: [0, 0, 1, 1], permutations: 6000))
    #expect(isClose(test.observed.value!, -1.0 / 3))
    #expect(isClose(test.expected, 1.0 / 3))
    #expect(abs(test.probabilityAtMost - 1.0 / 3) < 0.03)
    #expect(test.probabilityAtLeast == 1)
    #expect(abs(test.mean - 1.0 / 3) < 0.03)
    #expect(abs(test.standardDeviation * test.standardDeviation - 8.0 / 27) < 0.02)
    // Between 1 and 3 ties, 4 places between and 2 inside: least (1 − 2)/3, largest 3/3.
    #expect(test.rescaled == -1)
  }

  @Test func `a test without ties, groups or draws`() throws {
    #expect(try NamedGraph.empty(3).externalInternalTest(groups: [0, 1, 1]) == nil)
    #expect(try NamedGraph.path(3).externalInternalTest(groups: [nil, 1, nil]) == nil)
    #expect(throws: AnalysisError.self) {
      try NamedGraph.path(3).externalInternalTest(groups: [0, 1, 1], permutations: 0)
    }
    let heavy = CompactGraph(
      vertexCount: 3, weightedEdges: [(0, 1, 1e307), (1, 2, 1e307)])
    let test = try #require(
      try heavy.externalInternalTest(groups: [0, 0, 1], weights: .weight, permutations: 9))
    #expect(test.observed.value == 0)
    #expect(test.rescaled == nil)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `participation and standing agree with their definitions`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 12, weights: .tenths(.strength))
    let dense = DenseGraph(graph)
    let n = dense.count
    let groups: [Int?] = (0..<n).map { $0 % 4 == 3 ? nil : $0 % 4 * 5 }
    for rule in StrengthRule.allCases {
      func tie(_ a: Int, _ b: Int) -> Double {
        let one = dense.hasEdge[a][b]
        let two = dense.isDirected && a != b && dense.hasEdge[b][a]
        guard rule == .weight else { return one || two ? 1 : 0 }
        return (one ? dense.weight[a][b] : 0) + (two ? dense.weight[b][a] : 0)
      }
      let participation = try graph.participation(groups: groups, weights: rule)
      let z = try graph.withinModuleZ(groups: groups, weights: rule)
      let roles = try graph.cartographicRoles(groups: groups, weights: rule)
      func inside(_ v: Int) -> Double {
        (0..<n).reduce(0) { groups[$1] == groups[v] ? $0 + tie(v, $1) : $0 }
      }
      for v in 0..<n {
        guard groups[v] != nil else {
          #expect(participation[v] == nil && z[v] == nil && roles[v] == nil)
          continue
        }
        let all = (0..<n).reduce(0) { groups[$1] == nil ? $0 : $0 + tie(v, $1) }
        let shares = [0, 5, 10].map { group in
          (0..<n).reduce(0) { groups[$1] == group ? $0 + tie(v, $1) : $0 } / max(all, 1e-300)
        }
        let expected = all > 0 ? 1 - shares.reduce(0) { $0 + $1 * $1 } : 0
        #expect(isClose(participation[v]!, expected), "seed \(seed)")
        let members = (0..<n).filter { groups[$0] == groups[v] }
        let mean = members.reduce(0) { $0 + inside($1) } / Double(members.count)
        let variance =
          members.reduce(0) { $0 + (inside($1) - mean) * (inside($1) - mean) }
          / Double(members.count)
        let standing = variance > 1e-20 ? (inside(v) - mean) / variance.squareRoot() : 0
        #expect(isClose(z[v]!, standing, tolerance: 1e-9), "seed \(seed)")
        #expect(
          roles[v] == CartographicRole(withinModuleZ: z[v]!, participation: participation[v]!))
      }
    }
  }

  @Test func `roles change at the borders of the paper`() {
    func role(_ z: Double, _ p: Double) -> Int {
      CartographicRole(withinModuleZ: z, participation: p).rawValue
    }
    #expect([0, 0.05, 0.06, 0.62, 0.63, 0.8, 0.81].map { role(2.4, $0) } == [1, 1, 2, 2, 3, 3, 4])
    #expect([0, 0.3, 0.31, 0.75, 0.76].map { role(2.5, $0) } == [5, 5, 6, 6, 7])
  }

  @Test func `numbers of draws beyond reason are refused, not tried`() throws {
    let path = NamedGraph.path(4)
    let most = Int.max
    #expect(throws: AnalysisError.self) {
      try path.externalInternalTest(groups: [0, 0, 1, 1], permutations: most)
    }
    #expect(throws: AnalysisError.self) { try path.coreScore(samples: most) }
    #expect(throws: AnalysisError.self) { try path.randomFailure(runs: most) }
    #expect(throws: AnalysisError.self) {
      try path.rankIntervals(resamples: most) { $0.degree().map { Double($0) } }
    }
    #expect(try path.keyPlayers(most, goal: .distanceReach).members.count == 4)
    #expect(try path.bestBlockmodel(blocks: most).criterion == 0)
    #expect(try path.concor(depth: most).partition.vertexCount == 4)
    #expect(try path.reach(of: [Vertex(0)], kind: .steps(most)) == 3)
    // Numbers of groups may be anything from 0.
    let far: [Int?] = [0, most - 1, most - 1, 7]
    #expect(try path.participation(groups: far).count == 4)
    #expect(try path.brokerage(groups: far)[1]?[.gatekeeper] == 1)
    #expect(try path.expectedBrokerage(groups: far).count == 4)
    #expect(try path.externalInternalTest(groups: far, permutations: 5) != nil)
  }
}

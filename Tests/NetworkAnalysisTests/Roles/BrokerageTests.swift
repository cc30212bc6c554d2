import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct BrokerageTests {
  @Test func `each role is told by the groups of the three`() throws {
    // Broker 1 between sender 0 and receiver 2.
    let path = NamedGraph.path(3, isDirected: true)
    let cases: [([Int?], BrokerageRole)] = [
      ([0, 0, 0], .coordinator), ([0, 1, 0], .itinerant), ([0, 1, 1], .gatekeeper),
      ([0, 0, 1], .representative), ([0, 1, 2], .liaison),
    ]
    for (groups, role) in cases {
      let scores = try #require(try path.brokerage(groups: groups)[1])
      for other in BrokerageRole.allCases { #expect(scores[other] == (other == role ? 1 : 0)) }
      #expect(scores.total == 1)
    }
    #expect(try path.brokerage(groups: [nil, 0, 0])[1]?.total == 0)
    #expect(try path.brokerage(groups: [0, nil, 0])[1] == nil)
    let closed = CompactGraph(vertexCount: 3, edges: [(0, 1), (1, 2), (0, 2)], isDirected: true)
    #expect(try closed.brokerage(groups: [0, 0, 0])[1]?.total == 0)
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func `agrees with a count of all triples`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 10)
    let dense = DenseGraph(graph)
    let n = dense.count
    var random = SplitMix64(seed: seed)
    let groups: [Int?] = (0..<n).map { _ in
      let drawn = random.nextIndex(below: 5)
      return drawn == 4 ? nil : drawn * 7
    }
    let found = try graph.brokerage(groups: groups)
    let shared = try graph.brokerage(groups: groups, counting: .shared)
    func isBroker(_ a: Int, _ v: Int, _ b: Int) -> Bool {
      Set([a, v, b]).count == 3 && dense.hasEdge[a][v] && dense.hasEdge[v][b]
        && !dense.hasEdge[a][b] && groups[a] != nil && groups[v] != nil && groups[b] != nil
    }
    for v in 0..<n {
      guard let own = groups[v] else {
        #expect(found[v] == nil)
        continue
      }
      var counts = [Double](repeating: 0, count: 5)
      var shares = counts
      for a in 0..<n {
        for b in 0..<n where isBroker(a, v, b) {
          let role = [
            [groups[a], groups[b]] == [own, own], groups[a] == groups[b], groups[b] == own,
            groups[a] == own, true,
          ].firstIndex(of: true)!
          counts[role] += 1
          shares[role] += 1 / Double((0..<n).count { isBroker(a, $0, b) })
        }
      }
      #expect(BrokerageRole.allCases.map { found[v]![$0] } == counts, "seed \(seed)")
      #expect(
        areClose(BrokerageRole.allCases.map { shared[v]![$0] }, shares), "seed \(seed)")
      #expect(found[v]!.total == counts.reduce(0, +))
    }
  }

  /// All graphs on four vertices with three ties... weighted by their probability give the moments
  /// exactly; nothing is shared with the formulas.
  @Test(arguments: [false, true], [[0, 0, 1, 1], [0, 1, 2, 2], [0, 0, 0, 1], [0, 0, 0, 0]])
  func `mean and variance are those over all graphs`(isDirected: Bool, labels: [Int]) throws {
    let n = labels.count
    let places = (0..<n).flatMap { a in
      (0..<n).filter { isDirected ? $0 != a : $0 > a }.map { (a, $0) }
    }
    // A graph whose density is the probability of the model.
    let tieCount = places.count / 2
    let given = CompactGraph(
      vertexCount: n, edges: Array(places.prefix(tieCount)), isDirected: isDirected)
    let p = Double(tieCount) / Double(places.count)
    let expectation = try given.expectedBrokerage(groups: labels)
    let width = BrokerageRole.allCases.count + 1
    var (first, second) = (
      [Double](repeating: 0, count: n * width), [Double](repeating: 0, count: n * width)
    )
    for mask in 0..<(1 << places.count) {
      let edges = places.indices.filter { mask >> $0 & 1 == 1 }.map { places[$0] }
      var probability = 1.0
      for place in places.indices { probability *= mask >> place & 1 == 1 ? p : 1 - p }
      let graph = CompactGraph(vertexCount: n, edges: edges, isDirected: isDirected)
      for (v, scores) in try graph.brokerage(groups: labels).enumerated() {
        let numbers = BrokerageRole.allCases.map { scores![$0] } + [scores!.total]
        for (i, number) in numbers.enumerated() {
          first[v * width + i] += probability * number
          second[v * width + i] += probability * number * number
        }
      }
    }
    for v in 0..<n {
      let model = try #require(expectation[v])
      let means = BrokerageRole.allCases.map { model.expected[$0] } + [model.expected.total]
      let variances = BrokerageRole.allCases.map { model.variance[$0] } + [model.variance.total]
      for i in 0..<width {
        let mean = first[v * width + i]
        #expect(isClose(means[i], mean, tolerance: 1e-12), "\(labels) \(v) \(i)")
        #expect(
          isClose(variances[i], second[v * width + i] - mean * mean, tolerance: 1e-11),
          "\(labels) \(v) \(i)")
      }
    }
  }

  @Test func `a number that cannot vary has no standard score`() throws {
    let complete = NamedGraph.complete(4)
    let groups: [Int?] = [0, 0, 1, 1]
    let scores = try #require(try complete.brokerage(groups: groups)[0])
    let chance = try #require(try complete.expectedBrokerage(groups: groups)[0])
    #expect(chance.totalZ(scores) == nil)
    #expect(throws: AnalysisError.self) { try complete.brokerage(groups: [0, 0]) }
    #expect(throws: AnalysisError.self) { try complete.brokerage(groups: [0, 0, -1, 0]) }
    #expect(try NamedGraph.empty(0).brokerage(groups: []).isEmpty)
    let measure = try #require(MeasureCatalogue.measure(named: "brokerage"))
    #expect(throws: AnalysisError.self) {
      try measure.evaluate(
        on: MeasureInput(
          graph: complete, options: ["statistic": "z", "counting": "shared"],
          grouping: .init(groups: groups, names: ["a", "b"], attribute: "sphere")))
    }
  }
}

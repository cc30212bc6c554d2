import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct TwoModeTests {
  /// A graph between the first and the last vertices, its ties being the bits of a number.
  private func graph(_ first: Int, _ second: Int, bits: Int) -> CompactGraph {
    var edges: [(Int, Int)] = []
    for a in 0..<first {
      for b in 0..<second where bits >> (a * second + b) & 1 == 1 { edges.append((a, first + b)) }
    }
    return CompactGraph(vertexCount: first + second, edges: edges)
  }

  private func modes(_ first: Int, _ second: Int) -> TwoModes {
    TwoModes(
      isSecond: Array(repeating: false, count: first) + Array(repeating: true, count: second))
  }

  @Test(arguments: [(1, 2), (1, 4), (2, 2), (2, 3), (3, 3), (2, 5)])
  func `the best of all graphs of a size has 1 and none has more`(size: (Int, Int)) throws {
    let modes = modes(size.0, size.1)
    var best = [Double](repeating: 0, count: 3)
    for bits in 0..<(1 << (size.0 * size.1)) {
      let graph = graph(size.0, size.1, bits: bits)
      let first = try graph.twoModeBetweenness(modes: modes).prefix(size.0)
      best[0] = max(best[0], first.compactMap(\.self).max() ?? 0)
      if graph.components().groups.count == 1 {
        // In several components a small one can look closer than the modes allow, as in NetworkX.
        best[1] = max(best[1], try graph.twoModeCloseness(modes: modes).max() ?? 0)
      }
      best[2] = max(best[2], try graph.twoModeDegree(modes: modes).map { $0! }.max() ?? 0)
    }
    #expect(areClose(best, [1, 1, 1]))
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `closeness is the best sum over the sum that is`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (n, m) = (1 + random.nextIndex(below: 5), 1 + random.nextIndex(below: 5))
    let graph = graph(n, m, bits: Int(random.next() >> 38))
    let distance = DenseGraph(graph).distances()
    for isNormalized in [false, true] {
      let expected = (0..<(n + m)).map { v -> Double in
        let reached = distance[v].filter { $0.isFinite && $0 > 0 }
        guard !reached.isEmpty else { return 0 }
        let best = Double(v < n ? m + 2 * (n - 1) : n + 2 * (m - 1))
        let share = isNormalized ? Double(reached.count) / Double(n + m - 1) : 1
        return best / reached.reduce(0, +) * share
      }
      #expect(
        areClose(
          try graph.twoModeCloseness(
            modes: modes(n, m), normalization: isNormalized ? .normalized : .raw), expected),
        "seed \(seed)")
    }
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func `colouring finds modes exactly where there are no odd cycles`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 7)
    let n = graph.vertexCount
    let hasModes = (0..<(1 << n)).contains { bits in
      graph.edges.allSatisfy { (bits >> $0.tail.index ^ bits >> $0.head.index) & 1 == 1 }
    }
    do {
      let modes = try graph.twoModes()
      #expect(hasModes, "seed \(seed)")
      #expect(
        graph.edges.allSatisfy { modes.isSecond[$0.tail.index] != modes.isSecond[$0.head.index] },
        "seed \(seed)")
    } catch { #expect(!hasModes, "seed \(seed)") }
  }

  @Test func `the tie that closes an odd cycle is named`() {
    let error = #expect(throws: AnalysisError.self) { try NamedGraph.cycle(5).twoModeDegree() }
    #expect(
      error?.description
        == "the tie between v2 and v3 is inside one mode; it closes a cycle of odd length; "
        + "expected ties between the two modes only")
    #expect(throws: AnalysisError.self) {
      try NamedGraph.path(3).twoModeDegree(modes: TwoModes(isSecond: [false, false, true]))
    }
    #expect(throws: AnalysisError.self) {
      try NamedGraph.path(3).twoModeDegree(modes: TwoModes(isSecond: [false]))
    }
  }

  @Test func `empty modes have no scale`() throws {
    #expect(try NamedGraph.empty(0).twoModeDegree() == [])
    #expect(try NamedGraph.empty(2).twoModeDegree() == [nil, nil])
    #expect(try NamedGraph.empty(2).twoModeBetweenness() == [nil, nil])
    #expect(try NamedGraph.empty(2).twoModeCloseness() == [0, 0])
    #expect(try NamedGraph.path(2).twoModeBetweenness() == [nil, nil])
    #expect(try NamedGraph.star(4).twoModeBetweenness() == [1, nil, nil, nil])
  }

  @Test func `modes can be given as groups by name`() throws {
    let measure = try #require(MeasureCatalogue.measure(named: "two-mode-degree"))
    let graph = CompactGraph(vertexCount: 5, edges: [(0, 3), (1, 4)])
    let input = MeasureInput(
      graph: graph, options: ["modes": "groups"],
      grouping: .init(groups: [0, 0, 0, 1, 1], names: ["actor", "project"], attribute: "kind"))
    let result = try measure.evaluate(on: input)
    #expect(result.values == .vertices([0.5, 0.5, 0, 1.0 / 3, 1.0 / 3]))
    #expect(throws: AnalysisError.self) {
      try measure.evaluate(
        on: MeasureInput(
          graph: graph, options: ["modes": "groups"],
          grouping: .init(groups: [0, 0, 2, 1, 1], names: ["a", "b", "c"], attribute: "kind")))
    }
  }
}

@Suite struct CentralizationTests {
  @Test(arguments: [3, 4, 9])
  func `a star is as central as can be and a ring not at all`(n: Int) throws {
    for kind in [
      CentralizationKind.degree, .betweenness, .closeness, .harmonic, .pageRank, .load,
      .currentFlowBetweenness,
    ] {
      #expect(isClose(try NamedGraph.star(n).centralization(of: kind)!, 1), "\(kind)")
    }
    let needDirections: [CentralizationKind] = [.inDegree, .outDegree, .hubs, .authorities]
    for kind in CentralizationKind.allCases where !needDirections.contains(kind) {
      #expect(abs((try NamedGraph.complete(n).centralization(of: kind)) ?? 0) < 1e-12, "\(kind)")
    }
    let out = CompactGraph(
      vertexCount: n, edges: (1..<n).map { (0, $0) }, isDirected: true)
    #expect(try out.centralization(of: .outDegree) == 1)
    #expect(try out.reversed().centralization(of: .inDegree) == 1)
    #expect(try out.centralization(of: .localReaching) == 1)
    // In a star the centre is 2 + 1 − 1 from each other, a leaf so far from the centre alone.
    let leaf = (2 + Double(n - 2)) / Double(n - 1) / 2
    #expect(isClose(try NamedGraph.star(n).centralization(of: .radiality)!, 1 - leaf))
    let pair = CompactGraph(vertexCount: n, edges: [(0, 1)])
    #expect(isClose(try pair.centralization(of: .eigenvector)!, 1))
    #expect(isClose(try out.centralization(of: .hubs)!, 1))
    #expect(isClose(try out.reversed().centralization(of: .authorities)!, 1))
    #expect(isClose(try out.reversed().centralization(of: .pageRank)!, 1))
    // A clique of half the vertices, nobody else tied to anybody.
    let half = (n - 1) / 2 + 1
    let clique = CompactGraph(
      vertexCount: n, edges: (0..<half).flatMap { a in (0..<a).map { (a, $0) } })
    #expect(isClose(try clique.centralization(of: .coreNumber)!, 1))
  }

  @Test func `directed graphs of four vertices have no more than 1`() throws {
    let pairs = (0..<4).flatMap { a in (0..<4).filter { $0 != a }.map { (a, $0) } }
    // One in seven of the 4096.
    for bits in stride(from: 0, to: 4096, by: 7) {
      let graph = CompactGraph(
        vertexCount: 4, edges: pairs.indices.filter { bits >> $0 & 1 == 1 }.map { pairs[$0] },
        isDirected: true)
      for kind in [
        CentralizationKind.pageRank, .load, .inDegree, .outDegree, .localReaching,
      ] {
        let value = try graph.centralization(of: kind) ?? 0
        #expect(value >= -1e-12 && value <= 1 + 1e-12, "\(kind) of \(bits)")
      }
    }
  }

  /// The largest sums over all graphs of seven vertices are those that NetworkX 3.6.1 finds in its
  /// atlas: 90 for current-flow betweenness and 15 for harmonic closeness, a star; 9 for core numbers;
  /// 2.2973 for PageRank, a star. Current-flow closeness has its largest, 4.6667 with the scale of
  /// information centrality, in two complete graphs of four that share a vertex; a star has 3.1818.
  @Test func `the largest sums are those of the atlas of graphs`() throws {
    let star = NamedGraph.star(7)
    func sum(_ scores: [Double?]) -> Double {
      let scores = scores.map { $0! }
      return scores.reduce(0) { $0 + scores.max()! - $1 }
    }
    #expect(isClose(sum(try star.currentFlowBetweenness(normalization: .raw)), 90))
    #expect(isClose(sum(try star.harmonicCloseness()), 15))
    #expect(isClose(sum(try star.pageRank()), 2.297297297297297))
    let two = CompactGraph(
      vertexCount: 7,
      edges: (1..<7).map { (0, $0) } + [(1, 2), (2, 3), (1, 3), (4, 5), (5, 6), (4, 6)])
    #expect(isClose(sum(try star.currentFlowCloseness(variant: .information)), 3.1818181818181825))
    // A star is no maximum.
    #expect(
      isClose(sum(try two.currentFlowCloseness(variant: .information)), 4.666666666666666))
  }

  @Test func `no graph of five vertices has more than 1`() throws {
    let pairs = (0..<5).flatMap { a in (0..<a).map { (a, $0) } }
    for bits in 0..<1024 {
      let graph = CompactGraph(
        vertexCount: 5, edges: pairs.indices.filter { bits >> $0 & 1 == 1 }.map { pairs[$0] })
      for kind in [
        CentralizationKind.degree, .betweenness, .closeness, .harmonic, .eigenvector, .pageRank,
        .load, .coreNumber, .currentFlowBetweenness,
      ] where bits % 3 == 0 || [.closeness, .harmonic, .eigenvector].contains(kind) {
        let value = try graph.centralization(of: kind) ?? 0
        #expect(value >= -1e-12 && value <= 1 + 1e-12, "\(kind) of \(bits)")
      }
    }
  }

  /// Scores computed with igraph 1.0.0 (the first four) and NetworkX 3.6.1, sums taken in Python.
  @Test func `the karate club is as central as igraph and NetworkX make it`() throws {
    let expected: [(CentralizationKind, Double)] = [
      (.degree, 0.3996212121212121), (.betweenness, 0.40555719532992257),
      (.closeness, 0.298194891208297), (.eigenvector, 0.6458496780064601),
      (.harmonic, 0.4516414141414142), (.load, 0.402515886452913),
      (.currentFlowBetweenness, 0.4104966636623031), (.coreNumber, 0.13602941176470587),
      (.pageRank, 0.16536090326164501), (.laplacian, 0.766750069502363),
      (.subgraphCentrality, 0.7995218658945975), (.currentFlowCloseness, 0.35997968389369617),
      (.localReaching, 0.21897765534129132), (.radiality, 0.158008658008658),
    ]
    for (kind, value) in expected {
      let found = try #require(try NamedGraph.karateClub.centralization(of: kind))
      #expect(isClose(found, value, tolerance: 1e-6), "\(kind): \(found)")
    }
  }

  @Test func `scores without a known maximum are taken relative to the largest`() throws {
    #expect(CompactGraph.centralization(ofScores: [4, 0, 0]) == 1)
    #expect(CompactGraph.centralization(ofScores: [4, 2, 2]) == 0.5)
    #expect(CompactGraph.centralization(ofScores: [0, 0]) == nil)
    #expect(CompactGraph.centralization(ofScores: [1]) == nil)
    #expect(try NamedGraph.star(5).centralization(of: .load) == 1)
    #expect(throws: AnalysisError.self) { try NamedGraph.star(5).centralization(of: .inDegree) }
    #expect(try NamedGraph.empty(2).centralization(of: .harmonic) == nil)
    #expect(try NamedGraph.empty(4).centralization(of: .eigenvector) == nil)
  }
}

import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

/// All shortest paths of a graph, listed one by one: depth-first search over all simple paths.
private struct ListedPaths {
  let count: Int
  /// For each ordered pair, its shortest paths as lists of vertices.
  var paths: [[[[Int]]]]

  init(_ graph: CompactGraph, length: (Double) -> Double = { _ in 1 }) {
    let dense = DenseGraph(graph)
    count = dense.count
    let distance = dense.distances(length: length)
    paths = Array(repeating: Array(repeating: [], count: count), count: count)
    for source in 0..<count {
      var stack = [([source], 0.0)]
      while let (path, walked) = stack.popLast() {
        let last = path[path.count - 1]
        if path.count > 1 { paths[source][last].append(path) }
        for next in 0..<count where dense.hasEdge[last][next] && !path.contains(next) {
          let total = walked + length(dense.weight[last][next])
          if dense.same(total, distance[source][next]) { stack.append((path + [next], total)) }
        }
      }
    }
  }

  /// Adds something up over all ordered pairs that a path joins.
  func sum(_ term: (_ source: Int, _ target: Int, _ paths: [[Int]]) -> Double) -> Double {
    var total = 0.0
    for s in 0..<count {
      for t in 0..<count where s != t && !paths[s][t].isEmpty { total += term(s, t, paths[s][t]) }
    }
    return total
  }
}

@Suite struct PathCentralityTests {
  private func isInside(_ v: Int, _ path: [Int]) -> Bool {
    path.dropFirst().dropLast().contains(v)
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func `stress, ends, subsets, groups and percolation agree with a list of all paths`(
    seed: UInt64
  ) throws {
    let isWeighted = seed % 2 == 0
    let graph = anyRandomGraph(
      seed: seed, largest: 7, weights: isWeighted ? .tenths(.distance) : .none)
    let rule: LengthRule = isWeighted ? .weight : .unit
    let listed = ListedPaths(graph, length: { isWeighted ? $0 : 1 })
    let n = listed.count
    let half = graph.isDirected ? 1 : 0.5
    let note: Comment = "seed \(seed)"

    let stress = (0..<n).map { v in
      half * listed.sum { _, _, paths in Double(paths.count { isInside(v, $0) }) }
    }
    #expect(try graph.stress(lengths: rule) == stress, note)

    let withEnds = (0..<n).map { v in
      half
        * listed.sum { _, _, paths in
          Double(paths.count { $0.contains(v) }) / Double(paths.count)
        }
    }
    #expect(
      areClose(
        try graph.betweenness(lengths: rule, normalization: .raw, ends: .included), withEnds), note)

    let group = (0..<n).filter { $0 % 3 == 0 }
    let subset = (0..<n).map { v in
      half
        * listed.sum { s, _, paths in
          group.contains(s) ? Double(paths.count { isInside(v, $0) }) / Double(paths.count) : 0
        }
    }
    #expect(
      areClose(
        try graph.betweenness(
          fromAny: group.map(Vertex.init), lengths: rule, normalization: .raw), subset), note)

    let goals = (0..<n).filter { $0 % 2 == 0 }
    let between = (0..<n).map { v in
      half
        * listed.sum { s, t, paths in
          group.contains(s) && goals.contains(t)
            ? Double(paths.count { isInside(v, $0) }) / Double(paths.count) : 0
        }
    }
    #expect(
      areClose(
        try graph.betweenness(
          fromAny: group.map(Vertex.init), toAny: goals.map(Vertex.init), lengths: rule,
          normalization: .raw), between), note)
    for targets in [goals, Array(0..<n)] {
      let carried = graph.edges.map { edge in
        half
          * listed.sum { s, t, paths in
            guard group.contains(s) && targets.contains(t) else { return 0 }
            let using = paths.count { path in
              zip(path, path.dropFirst()).contains {
                ($0 == edge.tail.index && $1 == edge.head.index)
                  || (!graph.isDirected && $0 == edge.head.index && $1 == edge.tail.index)
              }
            }
            return Double(using) / Double(paths.count)
          }
      }
      let found = try graph.edgeBetweenness(
        fromAny: group.map(Vertex.init),
        toAny: targets.count == n ? nil : targets.map(Vertex.init), lengths: rule,
        normalization: .raw)
      #expect(areClose(found, carried), note)
    }

    let together = listed.sum { s, t, paths in
      group.contains(s) || group.contains(t)
        ? 0 : Double(paths.count { $0.contains(where: group.contains) }) / Double(paths.count)
    }
    let raw = try #require(
      try graph.groupBetweenness(
        of: group.map(Vertex.init), lengths: rule, normalization: .raw))
    #expect(isClose(raw, half * together), note)
    let pairs = Double((n - group.count) * (n - group.count - 1))
    #expect(
      areClose(
        [try graph.groupBetweenness(of: group.map(Vertex.init), lengths: rule)],
        [pairs > 0 ? together / pairs : nil]), note)

    let states = (0..<n).map { Double($0 % 4) / 3 }
    let percolation = (0..<n).map { v -> Double? in
      let others = states.enumerated().reduce(0) { $0 + ($1.offset == v ? 0 : $1.element) }
      guard n > 2, others > 0 else { return nil }
      let sum = listed.sum { s, _, paths in
        states[s] * Double(paths.count { isInside(v, $0) }) / Double(paths.count)
      }
      return sum / others / Double(n - 2)
    }
    #expect(
      areClose(
        try graph.percolationCentrality(states: states, lengths: rule), percolation,
        tolerance: 1e-12), note)
  }

  /// Computed with NetworkX 3.6.1.
  @Test func `paths between two sets are those of NetworkX`() throws {
    let club = NamedGraph.karateClub
    let (one, other) = ((0..<4).map(Vertex.init), (30..<34).map(Vertex.init))
    let scores = try club.betweenness(fromAny: one, toAny: other)
    let someOfThem = [0, 2, 8, 13, 19, 31, 32, 33].map { scores[$0] }
    let expected = [
      0.0022095959595959595, 0.001736111111111111, 0.0014993686868686868, 0.0016571969696969697,
      0.0005523989898989899, 0.0005523989898989899, 0.0007891414141414141, 0,
    ]
    #expect(areClose(someOfThem, expected))
    let ties = try club.edgeBetweenness(fromAny: one, toAny: other, normalization: .raw)
    let byEnds = Dictionary(
      uniqueKeysWithValues: zip(club.edges.map { [$0.tail.index, $0.head.index] }, ties))
    let some = [[0, 8], [0, 31], [2, 32], [13, 33], [2, 8]].map { byEnds[$0]! }
    let printed = [0.5416666666666666, 1.9583333333333333, 1.8333333333333333, 0.875, 0.25]
    #expect(areClose(some, printed))

    let arcs = CompactGraph(
      vertexCount: 7,
      edges: [
        (0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 3), (5, 6), (6, 0), (1, 4),
      ], isDirected: true)
    let (from, to) = ([Vertex(3), Vertex(0), Vertex(3)], [Vertex(6), Vertex(2)])
    #expect(
      areClose(
        try arcs.betweenness(fromAny: from, toAny: to, normalization: .raw),
        [1, 3, 0, 0, 3, 3, 1]))
    // Arcs in the order 0→1, 1→2, 1→4, 2→0, 2→3, 3→4, 4→5, 5→3, 5→6, 6→0, in pairs of 42.
    #expect(
      areClose(
        try arcs.edgeBetweenness(fromAny: from, toAny: to).map { $0 * 42 },
        [3, 2, 1, 0, 0, 2, 3, 0, 3, 1]))
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func `load splits equally step by step`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 8)
    let dense = DenseGraph(graph)
    let n = dense.count
    let distance = dense.distances()
    var expected = [Double](repeating: 0, count: n)
    for s in 0..<n {
      for t in 0..<n where t != s && distance[s][t].isFinite {
        // One unit walks back from t to s.
        var held = [Double](repeating: 0, count: n)
        held[t] = 1
        for d in stride(from: Int(distance[s][t]), to: 0, by: -1) {
          for v in 0..<n where distance[s][v] == Double(d) && held[v] > 0 {
            let before = (0..<n).filter {
              dense.hasEdge[$0][v] && distance[s][$0] == Double(d - 1)
            }
            for u in before { held[u] += held[v] / Double(before.count) }
            if v != t { expected[v] += held[v] }
          }
        }
      }
    }
    #expect(areClose(try graph.load(normalization: .raw), expected), "seed \(seed)")
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `equal states make percolation the betweenness`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed)
    guard graph.vertexCount > 2 else { return }
    let states = [Double](repeating: 0.7, count: graph.vertexCount)
    #expect(
      areClose(try graph.percolationCentrality(states: states), try graph.betweenness()),
      "seed \(seed)")
    #expect(
      areClose(
        try graph.betweenness(fromAny: Array(graph.vertices)), try graph.betweenness()),
      "seed \(seed)")
    let all = Array(graph.vertices)
    #expect(
      areClose(try graph.betweenness(fromAny: all, toAny: all), try graph.betweenness()),
      "seed \(seed)")
    #expect(
      areClose(try graph.edgeBetweenness(fromAny: all), try graph.edgeBetweenness()),
      "seed \(seed)")
    for v in graph.vertices {
      // A group of one is the vertex itself.
      let alone = try graph.groupBetweenness(of: [v], normalization: .raw)
      let own = try graph.betweenness(normalization: .raw)[v.index]
      #expect(isClose(alone!, own), "seed \(seed)")
    }
  }

  @Test func `questions that make no sense are refused`() throws {
    let path = NamedGraph.path(3)
    #expect(throws: AnalysisError.self) { try path.percolationCentrality(states: [1, 0]) }
    #expect(throws: AnalysisError.self) { try path.percolationCentrality(states: [1, -1, 0]) }
    #expect(throws: AnalysisError.self) { try path.percolationCentrality(states: [1, .nan, 0]) }
    #expect(throws: AnalysisError.self) { try path.betweenness(fromAny: [Vertex(3)]) }
    #expect(throws: AnalysisError.self) {
      try path.betweenness(fromAny: [Vertex(0)], toAny: [Vertex(3)])
    }
    #expect(throws: AnalysisError.self) { try path.edgeBetweenness(fromAny: [Vertex(3)]) }
    #expect(throws: AnalysisError.self) { try path.groupBetweenness(of: [Vertex(3)]) }
    #expect(try path.percolationCentrality(states: [0, 1, 0]) == [0, nil, 0])
    // The only other state is far smaller than its own, and still all that counts for the middle.
    let steep = try path.percolationCentrality(states: [1e-300, 1e300, 0])
    #expect(steep[0] == 0 && steep[2] == 0)
    let small = try path.percolationCentrality(states: [1e-20, 1, 0])
    #expect(small[0] == 0 && isClose(small[1]!, 1) && small[2] == 0)
    #expect(try path.percolationCentrality(states: [1, 0, 0]) == [nil, 1, 0])
    #expect(try path.groupBetweenness(of: []) == 0)
    #expect(try NamedGraph.empty(0).stress() == [])
    #expect(try NamedGraph.path(2).betweenness(ends: .included) == [1, 1])
    // 2^1200 shortest paths lead through a chain of 1200 diamonds.
    var diamonds: [(Int, Int)] = []
    for start in stride(from: 0, to: 3600, by: 3) {
      diamonds += [(start, start + 1), (start, start + 2)]
      diamonds += [(start + 1, start + 3), (start + 2, start + 3)]
    }
    let chain = CompactGraph(vertexCount: 3601, edges: diamonds, isDirected: true)
    #expect(throws: AnalysisError.tooManyPaths(source: Vertex(0))) {
      try chain.betweenness(fromAny: [Vertex(0)])
    }
  }

  @Test func `agrees with NetworkX 3_6_1 on the kite`() throws {
    #expect(
      areClose(
        try NamedGraph.krackhardtKite.load(),
        [
          0.0231481481, 0.0231481481, 0, 0.1018518519, 0, 0.2314814815, 0.2314814815, 0.3888888889,
          0.2222222222, 0,
        ], tolerance: 1e-9))
  }
}

@Suite struct SampledBetweennessTests {
  @Test(arguments: 1..<9 as Range<UInt64>)
  func `keeps its bound`(seed: UInt64) throws {
    let graph = randomGraph(
      .init(vertexCount: 260, edgeProbability: 0.012, isDirected: seed % 2 == 0), seed: seed)
    let estimate = try graph.sampledBetweenness(epsilon: 0.2, seed: seed)
    let exact = try graph.betweenness()
    #expect(estimate.errorBound == 0.2 && estimate.sampleCount > 40)
    #expect(
      zip(estimate.scores, exact).allSatisfy { abs($0 - $1) <= 0.2 }, "seed \(seed)")
    #expect(try graph.sampledBetweenness(epsilon: 0.2, seed: seed) == estimate, "seed \(seed)")
    #expect(try graph.sampledBetweenness(epsilon: 0.2, seed: seed + 1) != estimate)
  }

  @Test func `draws all shortest paths alike`() throws {
    // Three ways of length 2 between two stars of leaves: each middle carries a third.
    var edges = (0..<3).flatMap { [(0, $0 + 2), ($0 + 2, 1)] }
    for leaf in 5..<305 { edges.append((leaf % 2, leaf)) }
    let graph = CompactGraph(vertexCount: 305, edges: edges)
    let exact = try graph.betweenness()
    var mean = [Double](repeating: 0, count: 3)
    for seed in 0..<20 as Range<UInt64> {
      let estimate = try graph.sampledBetweenness(epsilon: 0.15, seed: seed)
      #expect(estimate.sampleCount > 0)
      for i in 0..<3 { mean[i] += estimate.scores[i + 2] / 20 }
    }
    // 20 × 112 draws hit a middle with probability 1/6: three standard errors are 0.024.
    for i in 0..<3 { #expect(abs(mean[i] - exact[i + 2]) < 0.024) }
  }

  @Test func `counts all paths when draws would cost more`() throws {
    let karate = NamedGraph.karateClub
    let estimate = try karate.sampledBetweenness(epsilon: 0.01)
    #expect(estimate.sampleCount == 0 && estimate.errorBound == 0)
    #expect(estimate.scores == (try karate.betweenness()))
    #expect(try NamedGraph.empty(0).sampledBetweenness().scores == [])
    for epsilon in [0, 1, -1, .nan] {
      #expect(throws: AnalysisError.self) { try karate.sampledBetweenness(epsilon: epsilon) }
      #expect(throws: AnalysisError.self) { try karate.sampledBetweenness(delta: epsilon) }
    }
  }
}

@Suite struct ReachTests {
  @Test(arguments: 0..<120 as Range<UInt64>, PathDirection.allCases)
  func `the closest vertices are those of the whole computation`(
    seed: UInt64, direction: PathDirection
  ) throws {
    let graph = anyRandomGraph(seed: seed, largest: 30)
    let scores = try graph.closeness(direction: direction).map { $0! }
    let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    for k in [0, 1, 3, 50] {
      let top = try graph.topCloseness(k, direction: direction)
      #expect(top.ranking == order.prefix(k).map(Vertex.init), "seed \(seed), k \(k)")
      #expect(top.scores == order.prefix(k).map { scores[$0] }, "seed \(seed), k \(k)")
    }
  }

  @Test func `searches stop early where there are hubs`() throws {
    var random = SplitMix64(seed: 3)
    // Each new vertex ties itself to an end of a tie that exists: hubs grow.
    var edges = [(0, 1)]
    for v in 2..<600 {
      let (a, b) = edges[random.nextIndex(below: edges.count)]
      edges.append((random.nextIndex(below: 2) == 0 ? a : b, v))
    }
    let graph = CompactGraph(vertexCount: 600, edges: edges)
    let top = try graph.topCloseness(5)
    #expect(top.visitedArcCount < 600 * graph.arcCount / 4, "\(top.visitedArcCount)")
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func `radiality and reach follow from distances`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed)
    let n = graph.vertexCount
    let d = DenseGraph(graph).distances()
    let finite = d.joined().filter(\.isFinite)
    let diameter = finite.max() ?? 0
    func sums(_ term: (Double) -> Double) -> [Double] {
      (0..<n).map { v in
        (0..<n).reduce(0) { $0 + ($1 != v && d[v][$1].isFinite ? term(d[v][$1]) : 0) }
      }
    }
    let others = Double(n - 1)
    let radiality = sums { diameter + 1 - $0 }.map { n > 1 ? $0 / others : nil }
    #expect(areClose(try graph.radiality(), radiality), "seed \(seed)")
    #expect(
      areClose(
        try graph.radiality(normalization: .normalized),
        radiality.map { diameter > 0 ? $0.map { $0 / diameter } : nil }), "seed \(seed)")
    #expect(
      areClose(
        try graph.radiality(direction: .incoming), try graph.reversed().radiality()),
      "seed \(seed)")
    let reach = sums { graph.isDirected ? 1 : 1 / $0 }.map { n > 1 ? $0 / others : nil }
    #expect(areClose(try graph.localReaching(), reach), "seed \(seed)")
    let values = reach.compactMap(\.self)
    let global = values.reduce(0) { $0 + (values.max()! - $1) }
    #expect(areClose([try graph.globalReaching()], [n > 1 ? global / others : nil]), "seed \(seed)")
  }

  @Test func `hierarchies have a global reach of one`() throws {
    let star = CompactGraph(vertexCount: 5, edges: (1..<5).map { (0, $0) }, isDirected: true)
    #expect(try star.globalReaching() == 1)
    #expect(try star.globalReaching(direction: .incoming) == 0.0625)
    #expect(try NamedGraph.cycle(6, isDirected: true).globalReaching() == 0)
    #expect(try NamedGraph.empty(1).globalReaching() == nil)
    #expect(try NamedGraph.empty(0).globalReaching() == nil)
    // NetworkX 3.6.1 documents 0.75 for this graph.
    let ladder = CompactGraph(vertexCount: 3, edges: [(0, 1), (0, 2), (2, 1)], isDirected: true)
    #expect(try ladder.globalReaching() == 0.75)
  }
}

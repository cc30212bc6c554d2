import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

/// The smallest sum of weights from a set with the source to the rest with the target, over all sets;
/// over all sets with both kinds when source and target are not given.
private func smallestCut(_ graph: CompactGraph, source: Int? = nil, target: Int? = nil) -> Double {
  let dense = DenseGraph(graph)
  var best = Double.infinity
  for set in 1..<((1 << graph.vertexCount) - 1) {
    func isIn(_ v: Int) -> Bool { set >> v & 1 == 1 }
    if let source, let target, !isIn(source) || isIn(target) { continue }
    var sum = 0.0
    for a in 0..<graph.vertexCount where isIn(a) {
      for b in 0..<graph.vertexCount where !isIn(b) { sum += dense.weight[a][b] }
    }
    best = min(best, sum)
  }
  return best
}

@Suite struct MaximumFlowTests {
  @Test func `gives the flow of the textbook network`() throws {
    // Cormen, Leiserson, Rivest, Stein, Introduction to Algorithms, 3rd edition, figure 26.1: 23.
    let graph = CompactGraph(
      vertexCount: 6,
      weightedEdges: [
        (0, 1, 16), (0, 2, 13), (1, 3, 12), (2, 1, 4), (2, 4, 14), (3, 2, 9), (3, 5, 20),
        (4, 3, 7), (4, 5, 4),
      ], isDirected: true)
    let flow = try graph.maximumFlow(from: Vertex(0), to: Vertex(5), capacities: .weight)
    #expect(flow.value == 23)
    #expect(flow.minimumCut.firstSide == [0, 1, 2, 4].map { Vertex($0) })
    #expect(flow.minimumCut.secondSide == [Vertex(3), Vertex(5)])
    #expect(flow.minimumCut.edges.map { graph.edges[$0].head.index } == [3, 3, 5])
    #expect(try graph.maximumFlow(from: Vertex(5), to: Vertex(0), capacities: .weight).value == 0)
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func `is feasible and equals the smallest cut of all`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 7, weights: .whole(.strength))
    guard graph.vertexCount > 1 else { return }
    let (s, t) = (0, graph.vertexCount - 1)
    for rule in [StrengthRule.unit, .weight] {
      let flow = try graph.maximumFlow(from: Vertex(s), to: Vertex(t), capacities: rule)
      let capacities = rule == .weight ? graph : graph.unweighted()
      #expect(flow.value == smallestCut(capacities, source: s, target: t), "seed \(seed)")
      var surplus = [Double](repeating: 0, count: graph.vertexCount)
      for (edge, amount) in zip(graph.edges, flow.edgeFlows) {
        #expect(abs(amount) <= capacities.weight(at: edge.slot), "seed \(seed)")
        #expect(amount >= 0 || !graph.isDirected, "seed \(seed)")
        surplus[edge.tail.index] -= amount
        surplus[edge.head.index] += amount
      }
      for v in 0..<graph.vertexCount {
        #expect(surplus[v] == (v == s ? -flow.value : v == t ? flow.value : 0), "seed \(seed)")
      }
      let cut = flow.minimumCut
      #expect(cut.firstSide.contains(Vertex(s)) && cut.secondSide.contains(Vertex(t)))
      #expect(cut.firstSide.count + cut.secondSide.count == graph.vertexCount)
      #expect(
        cut.edges.reduce(0) { $0 + capacities.weight(at: graph.edges[$1].slot) } == flow.value)
    }
  }

  @Test func `adds decimal capacities exactly`() throws {
    // Ten ties of 0.1 in a row of additions make 0.9999999999999999.
    let wide = CompactGraph(
      vertexCount: 12,
      weightedEdges: (1...10).flatMap { [(0, $0, 0.1), ($0, 11, 0.1)] }, isDirected: true)
    #expect(try wide.maximumFlow(from: Vertex(0), to: Vertex(11), capacities: .weight).value == 1)
    // The doubles 0.1 and 0.2 are more than the double 0.3 together.
    for edges in [
      [(0, 1, 0.1), (0, 2, 0.2), (1, 3, 1), (2, 3, 1), (3, 4, 0.3)],
      [(0, 1, 0.3), (1, 2, 0.1), (1, 3, 0.2), (2, 4, 1), (3, 4, 1)],
    ] {
      let graph = CompactGraph(vertexCount: 5, weightedEdges: edges, isDirected: true)
      let flow = try graph.maximumFlow(from: Vertex(0), to: Vertex(4), capacities: .weight)
      #expect(flow.value == 0.3)
      #expect(flow.minimumCut.edges.count == 1)
    }
  }

  @Test func `takes capacities of any size`() throws {
    let graph = CompactGraph(
      vertexCount: 4, weightedEdges: [(0, 1, 1e307), (1, 3, 1e307), (0, 2, 1e-300), (2, 3, 1e-300)])
    let flow = try graph.maximumFlow(from: Vertex(0), to: Vertex(3), capacities: .weight)
    #expect(flow.value == 1e307)
    // What is small decides here, beside capacities that nothing fills.
    let narrow = CompactGraph(
      vertexCount: 4, weightedEdges: [(0, 1, 3e19), (1, 2, 1e-18), (2, 3, 1e307)])
    #expect(
      try narrow.maximumFlow(from: Vertex(0), to: Vertex(3), capacities: .weight).value == 1e-18)
    #expect(try narrow.globalMinimumCut(weights: .weight)?.value == 1e-18)
    let tiny = CompactGraph(
      vertexCount: 3,
      weightedEdges: [(0, 1, .leastNonzeroMagnitude), (1, 2, 3 * .leastNonzeroMagnitude)])
    #expect(
      try tiny.maximumFlow(from: Vertex(0), to: Vertex(2), capacities: .weight).value
        == .leastNonzeroMagnitude)
  }

  @Test func `questions that make no sense are refused`() {
    let path = NamedGraph.path(3)
    #expect(throws: AnalysisError.self) {
      try path.maximumFlow(from: Vertex(1), to: Vertex(1))
    }
    #expect(throws: AnalysisError.self) {
      try path.maximumFlow(from: Vertex(0), to: Vertex(9))
    }
    #expect(throws: WeightError.unweighted) {
      try path.maximumFlow(from: Vertex(0), to: Vertex(2), capacities: .weight)
    }
    let negative = CompactGraph(vertexCount: 2, weightedEdges: [(0, 1, -1)])
    #expect(throws: WeightError.self) {
      try negative.maximumFlow(from: Vertex(0), to: Vertex(1), capacities: .weight)
    }
  }
}

@Suite struct GlobalMinimumCutTests {
  @Test func `gives the cut of the paper of Stoer and Wagner`() throws {
    // J. ACM 44(4), 1997, figure 1: {3, 4, 7, 8} against the rest, weight 4.
    let edges = [
      (1, 2, 2.0), (1, 5, 3), (2, 3, 3), (2, 5, 2), (2, 6, 2), (3, 4, 4), (3, 7, 2), (4, 7, 2),
      (4, 8, 2), (5, 6, 3), (6, 7, 1), (7, 8, 3),
    ]
    let graph = CompactGraph(
      vertexCount: 8, weightedEdges: edges.map { ($0.0 - 1, $0.1 - 1, $0.2) })
    let cut = try #require(try graph.globalMinimumCut(weights: .weight))
    #expect(cut.value == 4)
    #expect(cut.secondSide == [2, 3, 6, 7].map { Vertex($0) })
  }

  @Test func `two triangles on a bridge fall apart at the bridge`() throws {
    let graph = CompactGraph(
      vertexCount: 6, edges: [(0, 1), (0, 2), (0, 3), (1, 2), (3, 4), (3, 5), (4, 5)])
    let cut = try #require(try graph.globalMinimumCut())
    #expect(cut.value == 1)
    #expect(cut.firstSide == [0, 1, 2].map { Vertex($0) })
    #expect(try graph.edgeConnectivity() == 1)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `is right where few ties hold much together`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let n = 4 + random.nextIndex(below: 6)
    // A random tree and some ties within one half of it.
    var edges = (1..<n).map {
      (random.nextIndex(below: $0), $0, Double(1 + random.nextIndex(below: 4)))
    }
    for _ in 0..<random.nextIndex(below: n) {
      let half = random.nextIndex(below: 2) * n / 2
      let (a, b) = (half + random.nextIndex(below: n / 2), half + random.nextIndex(below: n / 2))
      if a != b { edges.append((a, b, Double(1 + random.nextIndex(below: 4)))) }
    }
    let graph = CompactGraph(vertexCount: n, weightedEdges: edges)
    for rule in [StrengthRule.unit, .weight] {
      let weights = rule == .unit ? graph.unweighted() : graph
      let cut = try #require(try graph.globalMinimumCut(weights: rule))
      #expect(cut.value == smallestCut(weights), "seed \(seed)")
    }
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `is the smallest of all divisions in two`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 8, weights: .whole(.strength))
    let cut = try graph.globalMinimumCut(weights: .weight)
    guard graph.vertexCount > 1 else {
      #expect(cut == nil)
      return
    }
    let found = try #require(cut)
    #expect(
      found.value == smallestCut(graph.undirected(parallelEdges: .sum).withoutSelfLoops()),
      "seed \(seed)")
    #expect(found.firstSide.first == Vertex(0) && !found.secondSide.isEmpty)
    #expect(
      found.edges.reduce(0) { $0 + graph.weight(at: graph.edges[$1].slot) } == found.value,
      "seed \(seed)")
  }

  @Test func `a ring of decimal weights is cut at its two lightest edges`() throws {
    let ring = CompactGraph(
      vertexCount: 5,
      weightedEdges: [(0, 1, 0.3), (1, 2, 0.1), (2, 3, 0.7), (3, 4, 0.2), (4, 0, 0.4)])
    let cut = try #require(try ring.globalMinimumCut(weights: .weight))
    #expect(cut.value == 0.1 + 0.2)
    #expect(cut.edges.count == 2)
    #expect(cut.secondSide == [Vertex(2), Vertex(3)])
  }
}

@Suite struct ConnectivityTests {
  /// Whether the vertices of a set reach each other within it, all from all.
  private func isConnected(_ dense: DenseGraph, _ set: Int) -> Bool {
    guard set != 0 else { return true }
    func spread(_ forward: Bool) -> Bool {
      var reached = set & (0 - set)
      while true {
        var next = reached
        for a in 0..<dense.count where reached >> a & 1 == 1 {
          for b in 0..<dense.count where set >> b & 1 == 1 {
            if forward ? dense.hasEdge[a][b] : dense.hasEdge[b][a] { next |= 1 << b }
          }
        }
        if next == reached { return reached == set }
        reached = next
      }
    }
    return spread(true) && spread(false)
  }

  /// The smallest number of vertices of a set without which the rest is disconnected or one vertex.
  private func connectivity(_ dense: DenseGraph, _ set: Int) -> Int {
    var best = set.nonzeroBitCount - 1
    var lost = set
    while true {
      let rest = set & ~lost
      if rest.nonzeroBitCount > 1 && !isConnected(dense, rest) {
        best = min(best, lost.nonzeroBitCount)
      }
      if lost == 0 { return best }
      lost = (lost - 1) & set
    }
  }

  @Test func `known graphs have their known connectivity`() throws {
    var ring: [(Int, Int)] = []
    for v in 0..<5 { ring += [(v, (v + 1) % 5), (v, v + 5), (v + 5, (v + 2) % 5 + 5)] }
    let petersen = CompactGraph(vertexCount: 10, edges: ring)
    var steps: [(Int, Int)] = []
    for v in 0..<16 { for axis in 0..<4 { steps.append((v, v ^ (1 << axis))) } }
    let cube = CompactGraph(vertexCount: 16, edges: steps)
    var pairs: [(Int, Int)] = []
    for a in 0..<3 { for b in 3..<7 { pairs.append((a, b)) } }
    let bipartite = CompactGraph(vertexCount: 7, edges: pairs)
    let twoTriangles = CompactGraph(
      vertexCount: 5, edges: [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 2)])
    let known: [(CompactGraph, Int, Int)] = [
      (petersen, 3, 3), (cube, 4, 4), (bipartite, 3, 3), (twoTriangles, 1, 2),
      (NamedGraph.complete(6), 5, 5), (NamedGraph.complete(4, isDirected: true), 3, 3),
      (NamedGraph.cycle(7), 2, 2), (NamedGraph.cycle(7, isDirected: true), 1, 1),
      (NamedGraph.star(5), 1, 1), (NamedGraph.path(5, isDirected: true), 0, 0),
      (NamedGraph.empty(3), 0, 0), (NamedGraph.empty(1), 0, 0), (NamedGraph.karateClub, 1, 1),
    ]
    for (graph, vertex, edge) in known {
      #expect(try graph.vertexConnectivity() == vertex)
      #expect(try graph.edgeConnectivity() == edge)
    }
    #expect(try NamedGraph.empty(0).vertexConnectivity() == nil)
    #expect(try NamedGraph.empty(0).edgeConnectivity() == nil)
    #expect(try NamedGraph.complete(4).minimumVertexCut() == nil)
    #expect(try NamedGraph.empty(4).minimumVertexCut() == [])
    // The instructor and the officer (NetworkX 3.6.1, igraph 1.0.0).
    let club = NamedGraph.karateClub
    #expect(try club.vertexConnectivity(from: Vertex(0), to: Vertex(33)) == 6)
    #expect(try club.edgeConnectivity(from: Vertex(0), to: Vertex(33)) == 10)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `is what the loss of every set of vertices shows`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 7).withoutSelfLoops()
    let dense = DenseGraph(graph)
    let all = (1 << graph.vertexCount) - 1
    let expected = isConnected(dense, all) ? connectivity(dense, all) : 0
    #expect(try graph.vertexConnectivity() == expected, "seed \(seed)")
    if let cut = try graph.minimumVertexCut() {
      #expect(cut.count == expected, "seed \(seed)")
      let rest = cut.reduce(all) { $0 & ~(1 << $1.index) }
      #expect(!isConnected(dense, rest), "seed \(seed)")
    } else {
      #expect(graph.edgeCount * (graph.isDirected ? 1 : 2) == graph.vertexCount * expected)
    }
    guard graph.vertexCount > 1 else { return }
    #expect(Double(try #require(try graph.edgeConnectivity())) == smallestCut(graph))
    let (s, t) = (Vertex(0), Vertex(graph.vertexCount - 1))
    #expect(
      Double(try graph.edgeConnectivity(from: s, to: t))
        == smallestCut(graph, source: s.index, target: t.index), "seed \(seed)")
    // Menger: the vertices that separate two which are not tied.
    guard !dense.hasEdge[s.index][t.index] else { return }
    var separators = Int.max
    for lost in 0...all where lost & (1 | 1 << t.index) == 0 {
      var without = dense.reachability()
      let kept = graph.filtered { lost >> $0.index & 1 == 0 && lost >> $1.index & 1 == 0 }
      without = DenseGraph(kept).reachability()
      if !without[s.index][t.index] { separators = min(separators, lost.nonzeroBitCount) }
    }
    #expect(try graph.vertexConnectivity(from: s, to: t) == separators, "seed \(seed)")
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `cohesive blocks are the largest parts of each connectivity`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 7)
    let dense = DenseGraph(graph.undirected(parallelEdges: .first).withoutSelfLoops())
    let all = (1 << graph.vertexCount) - 1
    let cohesion = (0...all).map { set in
      set == 0 ? -1 : isConnected(dense, set) ? connectivity(dense, set) : 0
    }
    var expected: Set<Int> = [all]
    for set in 1...all where cohesion[set] > 0 {
      let isLargest = (1...all).allSatisfy { other in
        other & set != set || other == set || cohesion[other] < cohesion[set]
      }
      if isLargest { expected.insert(set) }
    }
    let blocks = try graph.cohesiveBlocks()
    let found = blocks.map { $0.vertices.reduce(0) { $0 | 1 << $1.index } }
    #expect(found.count == expected.count, "seed \(seed)")
    #expect(Set(found) == expected, "seed \(seed)")
    for (block, set) in zip(blocks, found) {
      #expect(block.cohesion == cohesion[set], "seed \(seed)")
      guard let parent = block.parent else { continue }
      #expect(found[parent] & set == set && blocks[parent].cohesion < block.cohesion)
    }
    let deepest = (0..<graph.vertexCount).map { v in
      (0...all).lazy.filter { $0 >> v & 1 == 1 }.map { cohesion[$0] }.max()!
    }
    #expect(try graph.vertexCohesion() == deepest, "seed \(seed)")
  }

  @Test func `the karate club has a core of ten members and four ways`() throws {
    // Each cohesion is NetworkX 3.6.1's node_connectivity of the part; its k_components has all of
    // them as well, igraph 1.0.0's cohesive_blocks misses the parts of 18 and 10.
    let blocks = try NamedGraph.karateClub.cohesiveBlocks()
    #expect(blocks.map(\.vertices.count) == [34, 28, 18, 10, 6, 5])
    #expect(blocks.map(\.cohesion) == [1, 2, 3, 4, 2, 3])
    #expect(blocks[3].vertices.map(\.index) == [0, 1, 2, 3, 7, 8, 13, 30, 32, 33])
  }
}

@Suite struct SpanningForestTests {
  @Test(arguments: 0..<80 as Range<UInt64>)
  func `weighs as much as Prim's tree of every component`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 10, weights: .whole(.strength))
    let dense = DenseGraph(graph.undirected(parallelEdges: .sum).withoutSelfLoops())
    for (kind, sign) in [(SpanningForestKind.minimum, 1.0), (.maximum, -1)] {
      var total = 0.0
      var isIn = [Bool](repeating: false, count: dense.count)
      for start in 0..<dense.count where !isIn[start] {
        isIn[start] = true
        var component = [start]
        while true {
          let next = component.flatMap { a in
            (0..<dense.count).filter { dense.hasEdge[a][$0] && !isIn[$0] }
              .map { (sign * dense.weight[a][$0], $0) }
          }.min { $0.0 < $1.0 }
          guard let next else { break }
          total += sign * next.0
          isIn[next.1] = true
          component.append(next.1)
        }
      }
      let forest = try graph.spanningForest(kind, weights: .weight)
      #expect(forest.weight == total, "seed \(seed), \(kind)")
      #expect(forest.edges.count == graph.vertexCount - graph.components().groupCount)
      let tree = CompactGraph(
        vertexCount: graph.vertexCount,
        edges: forest.edges.map { ($0.lower.index, $0.higher.index) })
      #expect(tree.components() == graph.components(), "seed \(seed), \(kind)")
      #expect(
        forest.edges.reduce(0) { $0 + dense.weight[$1.lower.index][$1.higher.index] } == total)
    }
  }

  @Test func `takes weights of any sign and meaning`() throws {
    let graph = CompactGraph(
      vertexCount: 3, weightedEdges: [(0, 1, -2), (1, 2, 0.5), (0, 2, 3)], meaning: .distance)
    #expect(try graph.spanningForest(weights: .weight).weight == -1.5)
    #expect(try graph.spanningForest(.maximum, weights: .weight).weight == 3.5)
    #expect(try graph.spanningForest().weight == 2)
    let broken = CompactGraph(vertexCount: 2, weightedEdges: [(0, 1, .nan)])
    #expect(throws: WeightError.self) { try broken.spanningForest(weights: .weight) }
    #expect(try NamedGraph.empty(0).spanningForest().edges == [])
  }
}

@Suite struct DominatorTests {
  @Test func `gives the tree of the paper of Lengauer and Tarjan`() throws {
    // ACM TOPLAS 1(1), 1979, figures 1 and 2; R is 0, A to L are 1 to 12.
    let letters = Array("RABCDEFGHIJKL")
    let arcs = [
      "RA", "RB", "RC", "AD", "BA", "BD", "BE", "CF", "CG", "DL", "EH", "FI", "GI", "GJ", "HE",
      "HK", "IK", "JI", "KR", "KI", "LH",
    ]
    let graph = CompactGraph(
      vertexCount: 13,
      edges: arcs.map { arc in
        (letters.firstIndex(of: arc.first!)!, letters.firstIndex(of: arc.last!)!)
      }, isDirected: true)
    let found = try graph.immediateDominators(from: Vertex(0))
    #expect(found.map { $0.map { letters[$0.index] } } == [nil] + Array("RRRRRCCRRGRD"))
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func `without its dominator a vertex is out of reach`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 9)
    let n = graph.vertexCount
    let reach = DenseGraph(graph).reachability()[0]
    let reachWithout = (0..<n).map { lost in
      DenseGraph(graph.filtered { $0.index != lost && $1.index != lost }).reachability()[0]
    }
    let found = try graph.immediateDominators(from: Vertex(0))
    for v in 0..<n {
      guard v != 0 && reach[v] else {
        #expect(found[v] == nil, "seed \(seed)")
        continue
      }
      // All vertices without which v is out of reach; the nearest is dominated by all others.
      let dominators = (0..<n).filter { $0 == 0 || ($0 != v && !reachWithout[$0][v]) }
      let nearest = dominators.first { d in
        dominators.allSatisfy { $0 == d || $0 == 0 || !reachWithout[$0][d] }
      }
      #expect(found[v]?.index == nearest, "seed \(seed), v\(v)")
    }
  }
}

import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct DegreeTests {
  @Test func `self-loops count twice, or once in and once out`() throws {
    let edges = [(0, 0, 2.0), (0, 1, 3.0)]
    let undirected = CompactGraph(vertexCount: 3, weightedEdges: edges)
    #expect(undirected.degree() == [3, 1, 0])
    #expect(try undirected.strength() == [7, 3, 0])
    let directed = CompactGraph(vertexCount: 3, weightedEdges: edges, isDirected: true)
    #expect(directed.degree(.incoming) == [1, 1, 0])
    #expect(directed.degree(.outgoing) == [2, 0, 0])
    #expect(directed.degree() == [3, 1, 0])
    #expect(try directed.strength(.outgoing) == [5, 0, 0])
    #expect(directed.degreeCentrality() == [1.5, 0.5, 0])
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `degrees sum to twice the edges`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 40, weights: .whole(.count))
    #expect(graph.degree().reduce(0, +) == 2 * graph.edgeCount, "seed \(seed)")
    let weights = graph.edges.reduce(0) { $0 + graph.weight(at: $1.slot) }
    #expect(try graph.strength().reduce(0, +) == 2 * weights, "seed \(seed)")
    #expect(graph.degree(.incoming).reduce(0, +) == graph.degree(.outgoing).reduce(0, +))
  }

  @Test func `strength needs strengths`() {
    #expect(throws: WeightError.unweighted) { try NamedGraph.path(3).strength() }
    let roads = CompactGraph(vertexCount: 2, weightedEdges: [(0, 1, 3)], meaning: .distance)
    #expect(throws: WeightError.needsStrength) { try roads.strength() }
  }
}

@Suite struct ComponentTests {
  @Test(arguments: 0..<120 as Range<UInt64>)
  func `components are the classes of mutual reach`(seed: UInt64) {
    let graph = anyRandomGraph(seed: seed)
    let weak = DenseGraph(graph).reachability(ignoringDirection: true)
    let strong = DenseGraph(graph).reachability()
    let components = graph.components()
    let strongComponents = graph.strongComponents()
    for a in 0..<graph.vertexCount {
      for b in 0..<graph.vertexCount {
        #expect(
          (components.membership[a] == components.membership[b]) == weak[a][b], "seed \(seed)")
        let isMutual = strong[a][b] && strong[b][a]
        #expect(
          (strongComponents.membership[a] == strongComponents.membership[b]) == isMutual,
          "seed \(seed)")
      }
    }
    #expect(components.sizes == components.sizes.sorted(by: >))
  }

  @Test func `a deep graph does not overflow the stack`() {
    let path = NamedGraph.path(200_000, isDirected: true)
    #expect(path.strongComponents().groupCount == 200_000)
    #expect(path.components().groupCount == 1)
    #expect(path.biconnectivity().bridges.count == 199_999)
  }

  @Test func `no vertices, no components`() {
    #expect(NamedGraph.empty(0).components().groupCount == 0)
    #expect(NamedGraph.empty(0).giantComponent() == [])
    #expect(NamedGraph.empty(2).components().groups == [[Vertex(0)], [Vertex(1)]])
  }
}

@Suite struct BiconnectivityTests {
  @Test(arguments: 0..<200 as Range<UInt64>)
  func `cuts are what their removal shows`(seed: UInt64) {
    let graph = anyRandomGraph(seed: seed)
    let dense = DenseGraph(graph)
    let found = graph.biconnectivity()
    let before = dense.componentCount()
    let bridges = Set(
      graph.edges.filter { $0.tail != $0.head }
        .filter { dense.componentCount(withoutEdge: ($0.tail.index, $0.head.index)) > before }
        .map { VertexPair($0.tail, $0.head) })
    #expect(Set(found.bridges) == bridges, "seed \(seed)")
    #expect(found.bridges == found.bridges.sorted())
    let cuts = (0..<dense.count).filter { v in
      dense.componentCount(without: [v]) > before
    }
    #expect(found.articulationPoints.map(\.index) == cuts, "seed \(seed)")
    let reach = dense.reachability(ignoringDirection: true)
    for cut in found.cutVertices {
      let v = cut.vertex.index
      #expect(cut.remainingComponentCount == dense.componentCount(without: [v]), "seed \(seed)")
      let size = reach[v].count { $0 }
      #expect(cut.partSizes.reduce(0, +) == size - 1, "seed \(seed)")
      #expect(cut.cutOffCount == size - 1 - cut.partSizes[0], "seed \(seed)")
    }
    // Each edge is in exactly one block, and two blocks share at most one vertex.
    for edge in graph.edges where edge.tail != edge.head {
      let holders = found.blocks.filter { $0.contains(edge.tail) && $0.contains(edge.head) }
      #expect(holders.count == 1, "seed \(seed)")
    }
    for (i, a) in found.blocks.enumerated() {
      for b in found.blocks[(i + 1)...] {
        #expect(Set(a).intersection(b).count <= 1, "seed \(seed)")
      }
      let rest = Set(0..<dense.count).subtracting(a.map(\.index))
      for vertex in a {
        #expect(dense.componentCount(without: rest.union([vertex.index])) == 1, "seed \(seed)")
      }
    }
  }

  @Test func `part sizes of a star and a dumb-bell`() {
    let star = NamedGraph.star(5).biconnectivity()
    #expect(star.cutVertices.map(\.partSizes) == [[1, 1, 1, 1]])
    #expect(star.cutVertices[0].cutOffCount == 3)
    let dumbBell = CompactGraph(
      vertexCount: 8,
      edges: [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (4, 5), (5, 6), (6, 4)])
    let found = dumbBell.biconnectivity()
    #expect(found.articulationPoints == [2, 3, 4].map { Vertex($0) })
    #expect(found.cutVertices.map(\.partSizes) == [[4, 2], [3, 3], [4, 2]])
    #expect(found.cutVertices[1].remainingComponentCount == 3)
  }

  @Test func `agrees with NetworkX 3_6_1`() {
    #expect(
      NamedGraph.karateClub.biconnectivity().bridges == [VertexPair(Vertex(0), Vertex(11))])
    #expect(
      NamedGraph.florentineMarriages.biconnectivity().articulationPoints
        == [1, 6, 8, 12].map { Vertex($0) })
  }
}

@Suite struct ClusteringTests {
  @Test(arguments: 0..<100 as Range<UInt64>)
  func `agrees with counting all triples`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, weights: .whole(.strength))
    let dense = DenseGraph(graph)
    let n = dense.count
    func tied(_ a: Int, _ b: Int) -> Bool {
      a != b && (dense.hasEdge[a][b] || dense.hasEdge[b][a])
    }
    let triangles = (0..<n).map { v in
      (0..<n).reduce(0) { sum, a in
        sum + (0..<a).count { tied(v, a) && tied(v, $0) && tied(a, $0) }
      }
    }
    #expect(graph.triangles() == triangles, "seed \(seed)")
    let degrees = (0..<n).map { v in (0..<n).count { tied(v, $0) } }
    let paths = degrees.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    let transitivity = paths > 0 ? Double(triangles.reduce(0, +)) / Double(paths) : 0
    #expect(isClose(graph.transitivity(), transitivity), "seed \(seed)")

    let local = try graph.localClustering()
    let weighted = try graph.localClustering(.onnela)
    let largest =
      graph.edges.filter { $0.tail != $0.head }
      .map { graph.weight(at: $0.slot) }.max() ?? 1
    // Fagiolo's eight kinds of triangles, one by one; an undirected edge is an arc each way.
    for isWeighted in [false, true] {
      let arc = (0..<n).map { a in
        (0..<n).map { b in
          guard a != b && dense.hasEdge[a][b] else { return 0.0 }
          return isWeighted ? cubeRootByBisection(dense.weight[a][b] / largest) : 1
        }
      }
      for v in 0..<n {
        var sum = 0.0
        for a in 0..<n {
          for b in 0..<n where a != b {
            sum += (arc[v][a] + arc[a][v]) * (arc[a][b] + arc[b][a]) * (arc[v][b] + arc[b][v])
          }
        }
        let others = (0..<n).filter { $0 != v }
        let ends = others.reduce(0) {
          $0 + (dense.hasEdge[v][$1] ? 1 : 0) + (dense.hasEdge[$1][v] ? 1 : 0)
        }
        let mutual = others.count { dense.hasEdge[v][$0] && dense.hasEdge[$0][v] }
        let pairs = ends * (ends - 1) - 2 * mutual
        let expected = pairs > 0 ? sum / 2 / Double(pairs) : 0
        #expect(isClose((isWeighted ? weighted : local)[v], expected), "seed \(seed)")
      }
    }
  }

  @Test func `known graphs`() throws {
    #expect(NamedGraph.complete(5).triangles() == Array(repeating: 6, count: 5))
    #expect(try NamedGraph.complete(5).averageClustering() == 1)
    #expect(NamedGraph.star(9).transitivity() == 0)
    #expect(try NamedGraph.empty(0).averageClustering() == nil)
    #expect(try NamedGraph.empty(1).localClustering() == [0])
  }

  @Test func `weights after Barrat count the two ties at the vertex`() throws {
    let graph = CompactGraph(
      vertexCount: 4, weightedEdges: [(0, 1, 1), (0, 2, 2), (0, 3, 3), (1, 2, 9)])
    let found = try graph.localClustering(.barrat)
    #expect(areClose(found, [3 / 12, 1, 1, 0]))
    let directed = CompactGraph(
      vertexCount: 2, weightedEdges: [(0, 1, 1)], isDirected: true)
    #expect(throws: AnalysisError.self) { try directed.localClustering(.barrat) }
  }

  @Test func `agrees with NetworkX 3_6_1`() throws {
    #expect(isClose(try NamedGraph.karateClub.averageClustering() ?? 0, 0.5706384782076823))
    #expect(isClose(NamedGraph.karateClub.transitivity(), 0.2556818181818182))
    #expect(isClose(NamedGraph.krackhardtKite.transitivity(), 0.5789473684210527))
    #expect(isClose(NamedGraph.karateClub.density(), 0.13903743315508021))
  }

  private func cubeRootByBisection(_ x: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if middle * middle * middle < x { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}

@Suite struct WholeGraphTests {
  @Test(arguments: 0..<80 as Range<UInt64>)
  func `reciprocity and dyads agree with counting pairs`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, isDirected: true)
    let dense = DenseGraph(graph)
    var (mutual, asymmetric, null) = (0, 0, 0)
    for a in 0..<dense.count {
      for b in 0..<a {
        switch (dense.hasEdge[a][b], dense.hasEdge[b][a]) {
        case (true, true): mutual += 1
        case (false, false): null += 1
        default: asymmetric += 1
        }
      }
    }
    let census = try graph.dyadCensus()
    #expect([census.mutual, census.asymmetric, census.null] == [mutual, asymmetric, null])
    let arcs = 2 * mutual + asymmetric
    #expect(graph.reciprocity() == (arcs > 0 ? Double(2 * mutual) / Double(arcs) : nil))
    let pairs = mutual + asymmetric
    #expect(
      graph.reciprocity(unit: .pairs) == (pairs > 0 ? Double(mutual) / Double(pairs) : nil))
  }

  @Test(arguments: 0..<80 as Range<UInt64>)
  func `degree assortativity is a correlation`(seed: UInt64) {
    let graph = anyRandomGraph(seed: seed)
    let dense = DenseGraph(graph)
    func degree(_ v: Int, outgoing: Bool) -> Double {
      (0..<dense.count).reduce(0) { sum, u in
        let isEdge = outgoing ? dense.hasEdge[v][u] : dense.hasEdge[u][v]
        return sum + (isEdge ? (!graph.isDirected && u == v ? 2 : 1) : 0)
      }
    }
    var points: [(Double, Double)] = []
    for a in 0..<dense.count {
      for b in 0..<dense.count where dense.hasEdge[a][b] {
        points.append((degree(a, outgoing: true), degree(b, outgoing: false)))
      }
    }
    let m = Double(points.count)
    let meanX = points.reduce(0) { $0 + $1.0 } / m
    let meanY = points.reduce(0) { $0 + $1.1 } / m
    let xx = points.reduce(0) { $0 + ($1.0 - meanX) * ($1.0 - meanX) }
    let yy = points.reduce(0) { $0 + ($1.1 - meanY) * ($1.1 - meanY) }
    let xy = points.reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
    let found = graph.degreeAssortativity()
    if points.isEmpty || xx < 1e-9 || yy < 1e-9 {
      #expect(found == nil, "seed \(seed)")
    } else {
      #expect(isClose(found ?? .nan, xy / (xx * yy).squareRoot(), tolerance: 1e-9), "seed \(seed)")
    }
  }

  @Test func `centralization is 1 for a star and 0 for a ring`() throws {
    for kind in [CentralizationKind.degree, .betweenness, .closeness, .harmonic] {
      #expect(isClose(try NamedGraph.star(8).centralization(of: kind) ?? .nan, 1))
      #expect(isClose(try NamedGraph.cycle(8).centralization(of: kind) ?? .nan, 0))
      #expect(try NamedGraph.star(2).centralization(of: kind) == nil)
    }
    #expect(try NamedGraph.empty(4).centralization(of: .closeness) == nil)
    #expect(try NamedGraph.empty(4).centralization(of: .degree) == 0)
  }

  @Test func `agrees with NetworkX 3_6_1`() throws {
    #expect(
      isClose(NamedGraph.karateClub.degreeAssortativity() ?? .nan, -0.47561309768461413))
    #expect(isClose(NamedGraph.krackhardtKite.degreeAssortativity() ?? .nan, 0.15254237288135583))
    let sides = (0..<34).map { NamedGraph.karateInstructorSide.contains($0) ? 0 : 1 }
    let found = try NamedGraph.karateClub.attributeAssortativity(groups: sides)
    #expect(isClose(found ?? .nan, 0.717530864197531))
  }

  @Test func `density of the extremes`() {
    #expect(NamedGraph.complete(5).density() == 1)
    #expect(NamedGraph.complete(5, isDirected: true).density() == 1)
    #expect(NamedGraph.empty(5).density() == 0)
    #expect(NamedGraph.empty(1).density() == 0)
    // All ties and all self-loops there are: igraph's density with loops=True.
    let full = CompactGraph(vertexCount: 2, edges: [(0, 0), (0, 1), (1, 1)])
    #expect(full.density() == 3 && full.density(loopsPossible: true) == 1)
    #expect(NamedGraph.cycle(4, isDirected: true).density(loopsPossible: true) == 0.25)
    #expect(NamedGraph.cycle(5).reciprocity() == 1)
    #expect(NamedGraph.empty(3, isDirected: true).reciprocity() == nil)
    #expect(throws: AnalysisError.self) { try NamedGraph.cycle(5).dyadCensus() }
  }
}

@Suite struct MixingTests {
  @Test(arguments: 0..<80 as Range<UInt64>)
  func `table and index agree with sums over edges`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, weights: .whole(.count))
    var random = SplitMix64(seed: seed)
    let groups: [Int?] = (0..<graph.vertexCount).map { _ in
      let group = random.nextIndex(below: 4)
      return group == 3 ? nil : group
    }
    let table = try graph.mixingTable(groups: groups, groupCount: 3, weights: .weight)
    var (inside, outside, left) = (0.0, 0.0, 0)
    var own = [Double](repeating: 0, count: graph.vertexCount)
    var other = own
    for edge in graph.edges {
      guard let a = groups[edge.tail.index], let b = groups[edge.head.index] else {
        left += 1
        continue
      }
      guard edge.tail != edge.head else { continue }
      let weight = graph.weight(at: edge.slot)
      if a == b { inside += weight } else { outside += weight }
      for end in [edge.tail.index, edge.head.index] {
        if a == b { own[end] += weight } else { other[end] += weight }
      }
    }
    #expect(table.ungroupedCount == left, "seed \(seed)")
    let index = try graph.externalInternalIndex(groups: groups, weights: .weight)
    #expect([index.betweenGroups, index.withinGroups] == [outside, inside], "seed \(seed)")
    #expect(index.value.map { (-1...1).contains($0) } ?? (inside + outside == 0))
    let each = try graph.externalInternalIndexOfVertices(groups: groups, weights: .weight)
    #expect(each.map(\.withinGroups) == own && each.map(\.betweenGroups) == other)
    for row in 0..<3 {
      for column in 0..<3 {
        let expected = graph.edges.reduce(0.0) { sum, edge in
          let (a, b) = (groups[edge.tail.index], groups[edge.head.index])
          let counts =
            (a == row && b == column)
            || (!graph.isDirected && a == column && b == row)
          return sum + (counts ? graph.weight(at: edge.slot) : 0)
        }
        #expect(table.strengths[row][column] == expected, "seed \(seed)")
      }
    }
  }

  @Test func `all inside is -1, all outside is 1, nothing is undefined`() throws {
    let graph = CompactGraph(vertexCount: 4, edges: [(0, 1), (2, 3)])
    #expect(try graph.externalInternalIndex(groups: [0, 0, 1, 1]).value == -1)
    #expect(try graph.externalInternalIndex(groups: [0, 1, 0, 1]).value == 1)
    #expect(try graph.externalInternalIndex(groups: [0, nil, nil, 1]).value == nil)
    #expect(try graph.attributeAssortativity(groups: [0, 0, 1, 1]) == 1)
    #expect(try graph.attributeAssortativity(groups: [0, 1, 0, 1]) == -1)
    #expect(try graph.attributeAssortativity(groups: [0, 0, 0, 0]) == nil)
    #expect(throws: AnalysisError.self) { try graph.externalInternalIndex(groups: [0]) }
    #expect(throws: AnalysisError.self) {
      try graph.mixingTable(groups: [0, 0, 2, -1], groupCount: 2)
    }
  }
}

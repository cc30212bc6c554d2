import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct PathTests {
  /// Every path that visits no vertex twice, with its length.
  private func simplePaths(_ graph: CompactGraph, to end: Int) -> [(
    vertices: [Int], length: Double
  )] {
    let dense = DenseGraph(graph)
    var found: [(vertices: [Int], length: Double)] = []
    func walk(_ path: [Int], _ length: Double) {
      let last = path[path.count - 1]
      if last == end {
        found.append((path, length))
        return
      }
      for next in 0..<dense.count where dense.hasEdge[last][next] && !path.contains(next) {
        walk(path + [next], length + dense.weight[last][next])
      }
    }
    walk([0], 0)
    return found
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func `are what following every path finds`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 7, weights: .whole(.distance))
    let end = graph.vertexCount - 1
    let paths = simplePaths(graph, to: end)
    let least = paths.map(\.length).min()
    let shortest = paths.filter { $0.length == least }.map(\.vertices)
    let found = try graph.allShortestPaths(from: Vertex(0), to: Vertex(end), lengths: .weight)
    #expect(found.map { $0.map(\.index) } == shortest, "seed \(seed)")
    let one = try graph.shortestPath(from: Vertex(0), to: Vertex(end), lengths: .weight)
    #expect(one?.vertices == found.first, "seed \(seed)")
    #expect(one.map { Int($0.alternatives) } ?? 0 == shortest.count, "seed \(seed)")
    guard end > 0 else { return }
    for count in [1, 3, 40] {
      let ranked = try graph.shortestPaths(
        from: Vertex(0), to: Vertex(end), count: count, lengths: .weight)
      let expected = paths.map(\.length).sorted().prefix(count)
      #expect(ranked.map(\.length) == Array(expected), "seed \(seed), count \(count)")
      let found = Set(ranked.map { $0.vertices.map(\.index) })
      #expect(found.count == ranked.count, "seed \(seed)")
      #expect(found.isSubset(of: Set(paths.map(\.vertices))), "seed \(seed)")
    }
  }

  @Test func `steps too short to change a distance do not lead in circles`() throws {
    let graph = CompactGraph(
      vertexCount: 4, weightedEdges: [(0, 1, 1e-20), (1, 2, 1e-20), (0, 2, 1e-20), (2, 3, 1)],
      meaning: .distance)
    for start in 0..<3 {
      let path = try #require(
        try graph.shortestPath(from: Vertex(start), to: Vertex(3), lengths: .weight))
      #expect(path.vertices.first == Vertex(start) && path.vertices.last == Vertex(3))
      #expect(Set(path.vertices).count == path.vertices.count)
      let all = try graph.allShortestPaths(from: Vertex(start), to: Vertex(3), lengths: .weight)
      #expect(all.count == Int(path.alternatives))
    }
  }

  @Test func `lists have a limit`() throws {
    let square = NamedGraph.cycle(4)
    #expect(try square.allShortestPaths(from: Vertex(0), to: Vertex(2), limit: 2).count == 2)
    #expect(throws: AnalysisError.tooManyResults(of: "shortest paths", limit: 1)) {
      try square.allShortestPaths(from: Vertex(0), to: Vertex(2), limit: 1)
    }
    #expect(try square.allShortestPaths(from: Vertex(1), to: Vertex(1)) == [[Vertex(1)]])
    #expect(try NamedGraph.empty(2).allShortestPaths(from: Vertex(0), to: Vertex(1)) == [])
    #expect(try NamedGraph.empty(2).shortestPaths(from: Vertex(0), to: Vertex(1), count: 3) == [])
    #expect(throws: AnalysisError.self) {
      try square.shortestPaths(from: Vertex(0), to: Vertex(0), count: 1)
    }
    #expect(
      throws: AnalysisError.tooManyVertices(
        measure: "the distance matrix", count: 4, limit: 3)
    ) { try square.distanceMatrix(limit: 3) }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `distances of all pairs are those of Floyd and Warshall`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, weights: .whole(.distance))
    let expected = DenseGraph(graph).distances { $0 }
      .map { $0.map { $0.isFinite ? $0 : nil } }
    #expect(try graph.distanceMatrix(lengths: .weight) == expected, "seed \(seed)")
    let far = expected.map { row in row.map { $0 ?? .infinity }.max() ?? 0 }
    let isDefined = far.allSatisfy(\.isFinite)
    #expect(
      try graph.center(lengths: .weight).map(\.index)
        == (isDefined ? far.indices.filter { far[$0] == far.min() } : []), "seed \(seed)")
    #expect(
      try graph.periphery(lengths: .weight).map(\.index)
        == (isDefined ? far.indices.filter { far[$0] == far.max() } : []), "seed \(seed)")
  }

  @Test func `the karate club has the center that NetworkX 3_6_1 finds`() throws {
    let club = NamedGraph.karateClub
    #expect(try club.center().map(\.index) == [0, 1, 2, 3, 8, 13, 19, 31])
    #expect(try club.periphery().map(\.index) == [14, 15, 16, 18, 20, 22, 23, 26, 29])
    #expect(isClose(try #require(try club.localEfficiency()), 0.6451265102000395))
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `local efficiency is that of the neighbours' own graph`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed).undirected(parallelEdges: .first).withoutSelfLoops()
    let dense = DenseGraph(graph)
    let expected = (0..<dense.count).map { v in
      let near = (0..<dense.count).filter { dense.hasEdge[v][$0] }
      let among = DenseGraph(graph.induced(on: near.map { Vertex($0) })).distances()
      var sum = 0.0
      for a in near.indices { for b in near.indices where a != b { sum += 1 / among[a][b] } }
      return near.count > 1 ? sum / Double(near.count * (near.count - 1)) : 0
    }
    #expect(areClose(try graph.localEfficiencies(), expected), "seed \(seed)")
  }

  @Test func `degrees are counted`() {
    #expect(NamedGraph.star(5).degreeDistribution() == [0, 4, 0, 0, 1])
    #expect(NamedGraph.path(3, isDirected: true).degreeDistribution(.incoming) == [1, 2])
    #expect(NamedGraph.empty(0).degreeDistribution() == [])
    #expect(NamedGraph.karateClub.averageDegree() == 156.0 / 34)
    #expect(NamedGraph.path(4, isDirected: true).averageDegree() == 0.75)
    #expect(NamedGraph.empty(0).averageDegree() == nil)
  }
}

@Suite struct SpanningTreeCountTests {
  @Test func `known graphs have their known number of trees`() throws {
    func trees(_ graph: CompactGraph) throws -> Double {
      // Known numbers are small: the exponential of the logarithm is near a whole number.
      var (power, result) = (try #require(try graph.logSpanningTreeCount()), 1.0)
      while power > 0.5 {
        power -= 0.5
        result *= 1.6487212707001281468
      }
      var (term, sum) = (1.0, 1.0)
      for i in 1..<20 {
        term *= power / Double(i)
        sum += term
      }
      return result * sum
    }
    var ring: [(Int, Int)] = []
    for v in 0..<5 { ring += [(v, (v + 1) % 5), (v, v + 5), (v + 5, (v + 2) % 5 + 5)] }
    var pairs: [(Int, Int)] = []
    for a in 0..<3 { for b in 3..<7 { pairs.append((a, b)) } }
    let known: [(CompactGraph, Double)] = [
      (NamedGraph.complete(7), 16807), (NamedGraph.cycle(9), 9), (NamedGraph.path(6), 1),
      (CompactGraph(vertexCount: 10, edges: ring), 2000), (NamedGraph.empty(1), 1),
      (CompactGraph(vertexCount: 7, edges: pairs), 432),
      // NetworkX 3.6.1, number_of_spanning_trees.
      (NamedGraph.karateClub, 5_090_996_323_019_141),
    ]
    for (graph, expected) in known { #expect(isClose(try trees(graph), expected)) }
    #expect(try NamedGraph.empty(2).logSpanningTreeCount() == nil)
    #expect(try NamedGraph.empty(0).logSpanningTreeCount() == nil)
  }

  @Test func `a tree weighs the product of its weights`() throws {
    let row = CompactGraph(vertexCount: 4, weightedEdges: [(0, 1, 2), (1, 2, 4), (2, 3, 0.125)])
    #expect(isClose(try #require(try row.logSpanningTreeCount(weights: .weight)), 0))
    // Three trees of a triangle: 2 · 3 + 2 · 5 + 3 · 5 = 31; ln 31 = 3.4339872044851463.
    let triangle = CompactGraph(vertexCount: 3, weightedEdges: [(0, 1, 2), (1, 2, 3), (0, 2, 5)])
    #expect(
      isClose(try #require(try triangle.logSpanningTreeCount(weights: .weight)), 3.4339872044851463)
    )
  }
}

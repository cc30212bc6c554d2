import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct BetweennessTests {
  @Test(arguments: [3, 4, 6, 50])
  func `centre of a star lies on every geodesic`(n: Int) throws {
    let scores = try NamedGraph.star(n).betweenness()
    #expect(scores[0] == 1)
    #expect(scores.dropFirst().allSatisfy { $0 == 0 })
  }

  @Test(arguments: [2, 3, 7, 20])
  func `vertex i of a path lies between i before it and the rest after it`(n: Int) throws {
    let scores = try NamedGraph.path(n).betweenness(normalization: .raw)
    #expect(scores == (0..<n).map { Double($0 * (n - 1 - $0)) })
    let edges = try NamedGraph.path(n).edgeBetweenness(normalization: .raw)
    #expect(edges == (1..<n).map { Double($0 * (n - $0)) })
  }

  @Test func `a 35 by 35 grid has more paths than an integer counts`() throws {
    let side = 35
    var edges: [(Int, Int)] = []
    for row in 0..<side {
      for column in 0..<side {
        if column + 1 < side { edges.append((row * side + column, row * side + column + 1)) }
        if row + 1 < side { edges.append((row * side + column, (row + 1) * side + column)) }
      }
    }
    let scores = try CompactGraph(vertexCount: side * side, edges: edges).betweenness()
    #expect(isClose(scores[17 * side], scores[17 * side + 34], tolerance: 1e-9))
    #expect(scores.max() == scores[17 * side + 17])
  }

  @Test(arguments: 0..<150 as Range<UInt64>)
  func `agrees with the definition`(seed: UInt64) throws {
    let weights: [RandomGraphShape.Weights] = [.none, .whole(.distance), .tenths(.distance)]
    for kind in weights {
      let graph = anyRandomGraph(seed: seed, largest: 9, weights: kind)
      let rule: LengthRule = graph.isWeighted ? .weight : .unit
      let (vertices, edges) = betweennessByDefinition(graph)
      let found = try graph.betweenness(lengths: rule, normalization: .raw)
      #expect(areClose(found, vertices), "seed \(seed), \(kind)")
      let foundEdges = try graph.edgeBetweenness(lengths: rule, normalization: .raw)
      #expect(areClose(foundEdges, edges), "seed \(seed), \(kind)")
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `scores of vertices sum to the inner vertices of all paths`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 30)
    let sum = try graph.betweenness(normalization: .raw).reduce(0, +)
    let distances = DenseGraph(graph).distances()
    let inner = distances.joined().filter { $0.isFinite && $0 > 0 }.reduce(0) { $0 + $1 - 1 }
    #expect(isClose(sum, graph.isDirected ? inner : inner / 2), "seed \(seed)")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `names of vertices do not matter`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 20, weights: .tenths(.strength))
    let other = relabelled(graph, seed: seed)
    let scores = try graph.betweenness(lengths: .inverseWeight)
    let renamed = try other.graph.betweenness(lengths: .inverseWeight)
    #expect(areClose(scores, other.place.map { renamed[$0] }), "seed \(seed)")
  }

  @Test func `sums that differ by rounding only are ties`() throws {
    let graph = CompactGraph(
      vertexCount: 4, weightedEdges: [(0, 1, 0.1), (1, 2, 0.2), (0, 3, 0.15), (3, 2, 0.15)],
      meaning: .distance)
    let scores = try graph.betweenness(lengths: .weight, normalization: .raw)
    // Between 0 and 2 both ways are 0.3 long, though 0.1 + 0.2 is not 0.15 + 0.15 in binary.
    #expect(scores == [1, 0.5, 0, 0.5])
  }

  @Test func `two runs on all cores give the same bits`() throws {
    let graph = randomGraph(
      RandomGraphShape(vertexCount: 200, edgeProbability: 0.04, weights: .tenths(.distance)),
      seed: 7)
    let first = try graph.betweenness(lengths: .weight)
    for _ in 0..<5 { #expect(try graph.betweenness(lengths: .weight) == first) }
  }

  @Test func `agrees with NetworkX 3_6_1 on the karate club`() throws {
    let scores = try NamedGraph.karateClub.betweenness()
    let frozen: [Int: Double] = [
      0: 0.4376352814, 1: 0.0539366883, 2: 0.1436568062, 5: 0.0299873737, 8: 0.0559268278,
      11: 0, 19: 0.0324750481, 31: 0.1382756133, 32: 0.145247114, 33: 0.3040749759,
    ]
    for (vertex, score) in frozen { #expect(isClose(scores[vertex], score, tolerance: 1e-9)) }
    let edges = try NamedGraph.karateClub.edgeBetweenness()
    let top = edges.indices.max { edges[$0] < edges[$1] }!
    #expect(NamedGraph.karateClub.edges[top].tail == Vertex(0))
    #expect(NamedGraph.karateClub.edges[top].head == Vertex(31))
    #expect(isClose(edges[top], 0.1272599949, tolerance: 1e-9))
  }

  @Test func `agrees with NetworkX 3_6_1 on the kite and the Florentine families`() throws {
    let kite = try NamedGraph.krackhardtKite.betweenness()
    #expect(
      areClose(
        kite,
        [
          0.0231481481, 0.0231481481, 0, 0.1018518519, 0, 0.2314814815, 0.2314814815,
          0.3888888889, 0.2222222222, 0,
        ], tolerance: 1e-9))
    let families = try NamedGraph.florentineMarriages.betweenness()
    #expect(isClose(families[8], 0.521978022, tolerance: 1e-9))
    #expect(isClose(families[6], 0.2545787546, tolerance: 1e-9))
  }

  @Test(arguments: [0.0, -1, .nan, .infinity])
  func `a weight that is no length is refused with its edge`(weight: Double) throws {
    let graph = CompactGraph(
      vertexCount: 2, weightedEdges: [(0, 1, weight)], meaning: .distance)
    let error = #expect(throws: WeightError.self) { try graph.betweenness(lengths: .weight) }
    #expect(error?.description.hasPrefix("the edge between v0 and v1 has weight") == true)
  }

  @Test func `a cancelled task ends with an error`() async {
    let graph = NamedGraph.karateClub
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try graph.betweenness()
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}

/// Vertices and edges by the sum over all pairs, from distances and path counts.
private func betweennessByDefinition(_ graph: CompactGraph) -> ([Double], [Double]) {
  let dense = DenseGraph(graph)
  let length: (Double) -> Double = graph.isWeighted ? { $0 } : { _ in 1 }
  let d = dense.distances(length: length)
  let sigma = dense.pathCounts(d, length: length)
  let half = graph.isDirected ? 1 : 0.5
  var vertices = [Double](repeating: 0, count: dense.count)
  var edges = [Double](repeating: 0, count: graph.edgeCount)
  for s in 0..<dense.count {
    for t in 0..<dense.count where s != t && d[s][t].isFinite {
      for v in 0..<dense.count where v != s && v != t && dense.same(d[s][v] + d[v][t], d[s][t]) {
        vertices[v] += half * sigma[s][v] * sigma[v][t] / sigma[s][t]
      }
      for (number, edge) in graph.edges.enumerated() where edge.tail != edge.head {
        let ends = [(edge.tail.index, edge.head.index), (edge.head.index, edge.tail.index)]
        for (a, b) in graph.isDirected ? Array(ends.prefix(1)) : ends
        where dense.same(d[s][a] + length(dense.weight[a][b]) + d[b][t], d[s][t]) {
          edges[number] += half * sigma[s][a] * sigma[b][t] / sigma[s][t]
        }
      }
    }
  }
  return (vertices, edges)
}

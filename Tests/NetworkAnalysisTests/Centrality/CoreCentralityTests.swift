import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

/// The ties between different vertices, without direction.
private func ties(_ graph: CompactGraph) -> [[Bool]] {
  let dense = DenseGraph(graph)
  return (0..<dense.count).map { a in
    (0..<dense.count).map { a != $0 && (dense.hasEdge[a][$0] || dense.hasEdge[$0][a]) }
  }
}

@Suite struct OnionTests {
  @Test(arguments: 0..<120 as Range<UInt64>)
  func `agrees with peeling round by round`(seed: UInt64) {
    let graph = anyRandomGraph(seed: seed, largest: 14)
    let tied = ties(graph)
    var left = Set(0..<graph.vertexCount)
    func degree(_ v: Int) -> Int { left.count { tied[v][$0] } }
    var expected = [Int](repeating: 0, count: graph.vertexCount)
    var (layer, core) = (1, 0)
    while !left.isEmpty {
      core = max(core, left.map(degree).min()!)
      let round = left.filter { degree($0) <= core }
      for v in round { expected[v] = layer }
      left.subtract(round)
      layer += 1
    }
    #expect(graph.onionLayers() == expected, "seed \(seed)")
  }

  @Test func `a path is peeled from its ends and a clique at once`() {
    #expect(NamedGraph.path(7).onionLayers() == [1, 2, 3, 4, 3, 2, 1])
    #expect(NamedGraph.complete(5).onionLayers() == [1, 1, 1, 1, 1])
    #expect(NamedGraph.empty(0).onionLayers() == [])
    #expect(NamedGraph.empty(2).onionLayers() == [1, 1])
  }
}

@Suite struct TrussTests {
  @Test(arguments: 0..<120 as Range<UInt64>)
  func `agrees with taking edges away`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed)
    let n = graph.vertexCount
    var tied = ties(graph)
    var truss = [[Int]](repeating: Array(repeating: 0, count: n), count: n)
    for k in 2...(n + 2) {
      // The k-truss: edges with too few triangles go until none is left.
      while true {
        let weak = (0..<n).flatMap { a in (0..<n).map { (a, $0) } }.filter { a, b in
          tied[a][b] && (0..<n).count { tied[a][$0] && tied[b][$0] } < k - 2
        }
        if weak.isEmpty { break }
        for (a, b) in weak { tied[a][b] = false }
      }
      for a in 0..<n { for b in 0..<n where tied[a][b] { truss[a][b] = k } }
    }
    let expected = graph.edges.map { edge -> Int? in
      edge.tail == edge.head ? nil : truss[edge.tail.index][edge.head.index]
    }
    #expect(try graph.trussNumber() == expected, "seed \(seed)")
    #expect(try graph.vertexTrussNumber() == truss.map { $0.max() ?? 0 }, "seed \(seed)")
  }

  @Test func `known graphs`() throws {
    #expect(try NamedGraph.complete(6).trussNumber() == Array(repeating: 6, count: 15))
    #expect(try NamedGraph.cycle(5).trussNumber() == Array(repeating: 2, count: 5))
    #expect(try NamedGraph.empty(1).vertexTrussNumber() == [0])
    #expect(try NamedGraph.empty(0).trussNumber() == [])
    // NetworkX 3.6.1: k_truss of the karate club has 14 edges for k = 5 and none for k = 6.
    let karate = try NamedGraph.karateClub.trussNumber().compactMap(\.self)
    #expect(karate.count { $0 >= 5 } == 14 && karate.max() == 5)
  }
}

@Suite struct VoteRankTests {
  @Test(arguments: 0..<120 as Range<UInt64>, VoterDirection.allCases)
  func `each one elected has the most votes of its round`(
    seed: UInt64, voters: VoterDirection
  ) throws {
    let graph = anyRandomGraph(seed: seed)
    let dense = DenseGraph(graph)
    let n = dense.count
    let order = try graph.voteRank(voters: voters).map(\.index)
    let degrees = (0..<n).reduce(0) { sum, v in
      sum
        + dense.hasEdge[v].enumerated().reduce(0) {
          $0 + ($1.element ? (!graph.isDirected && $1.offset == v ? 2 : 1) : 0)
        }
    }
    let loss = Double(n) / Double(max(degrees, 1))
    var ability = [Double](repeating: 1, count: n)
    var elected: Set<Int> = []
    func votes(_ v: Int) -> Double {
      (0..<n).reduce(0) { sum, u in
        let votes = voters == .incoming ? dense.hasEdge[u][v] : dense.hasEdge[v][u]
        return votes ? sum + ability[u] : sum
      }
    }
    for v in order {
      let best = (0..<n).filter { !elected.contains($0) }.map(votes).max()!
      #expect(abs(votes(v) - best) < 1e-9 && best > 0, "seed \(seed)")
      // Of equal ones the first.
      #expect(
        !(0..<v).contains { !elected.contains($0) && votes($0) > best - 1e-9 }, "seed \(seed)")
      elected.insert(v)
      ability[v] = 0
      for u in 0..<n where dense.hasEdge[v][u] { ability[u] = max(0, ability[u] - loss) }
    }
    #expect(
      (0..<n).allSatisfy { elected.contains($0) || votes($0) < 1e-9 }, "seed \(seed)")
    #expect(
      try graph.voteRank(limit: 2, voters: voters) == order.prefix(2).map(Vertex.init),
      "seed \(seed)")
  }

  @Test func `agrees with NetworkX 3_6_1`() throws {
    #expect(try NamedGraph.karateClub.voteRank(limit: 4).map(\.index) == [33, 0, 32, 2])
    // The example of NetworkX's documentation, where those that a vertex points to vote for it.
    let graph = CompactGraph(
      vertexCount: 5, edges: [(0, 1), (2, 1), (2, 3), (3, 4)], isDirected: true)
    #expect(try graph.voteRank(voters: .outgoing) == [Vertex(2), Vertex(3)])
    #expect(try NamedGraph.empty(0).voteRank() == [])
    #expect(try NamedGraph.empty(3).voteRank() == [])
  }
}

@Suite struct NeighborDegreeTests {
  @Test(arguments: 0..<120 as Range<UInt64>, NeighborDirection.allCases)
  func `agrees with the definition`(seed: UInt64, direction: NeighborDirection) throws {
    let graph = anyRandomGraph(seed: seed, weights: .whole(.strength))
    let dense = DenseGraph(graph)
    let n = dense.count
    let isOneWay = graph.isDirected && direction != .undirected
    // The weight that counts from row to column.
    let weight = (0..<n).map { a in
      (0..<n).map { b -> Double in
        let (out, back) = (dense.weight[a][b], dense.weight[b][a])
        guard graph.isDirected else { return out }
        switch direction {
        case .outgoing: return out
        case .incoming: return back
        case .total: return out + back
        case .undirected: return a == b ? out : out + back
        }
      }
    }
    let degree = (0..<n).map { a in
      (0..<n).reduce(0.0) { sum, b in
        let (out, back) = (dense.hasEdge[a][b], dense.hasEdge[b][a])
        guard isOneWay else { return sum + (out || back ? a == b ? 2 : 1 : 0) }
        switch direction {
        case .outgoing: return sum + (out ? 1 : 0)
        case .incoming: return sum + (back ? 1 : 0)
        default: return sum + (out ? 1 : 0) + (back ? 1 : 0)
        }
      }
    }
    let expected = (0..<n).map { a in
      let total = (0..<n).reduce(0) { $0 + weight[a][$1] * (!isOneWay && $1 == a ? 2 : 1) }
      let sum = (0..<n).reduce(0) { $0 + weight[a][$1] * degree[$1] }
      return total > 0 ? sum / total : 0
    }
    #expect(
      areClose(try graph.averageNeighborDegree(direction, weights: .weight), expected),
      "seed \(seed)")
  }

  @Test func `known graphs`() throws {
    #expect(try NamedGraph.star(5).averageNeighborDegree() == [1, 4, 4, 4, 4])
    #expect(try NamedGraph.empty(2).averageNeighborDegree() == [0, 0])
    // The examples of NetworkX's documentation.
    let path = NamedGraph.path(4, isDirected: true)
    #expect(try path.averageNeighborDegree(.incoming) == [0, 0, 1, 1])
    #expect(try path.averageNeighborDegree(.outgoing) == [1, 1, 0, 0])
    let weighted = CompactGraph(
      vertexCount: 4, weightedEdges: [(0, 1, 5), (1, 2, 1), (2, 3, 3)])
    #expect(
      areClose(
        try weighted.averageNeighborDegree(weights: .weight), [2, 7.0 / 6, 1.25, 2]))
  }
}

@Suite struct TrophicTests {
  @Test(arguments: 0..<150 as Range<UInt64>)
  func `each level is one more than the mean below it`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, weights: .whole(.strength), isDirected: true)
    let dense = DenseGraph(graph)
    let n = dense.count
    let levels = try graph.trophicLevel(weights: .weight)
    let reach = dense.reachability()
    let isBasal = (0..<n).map { v in (0..<n).allSatisfy { !dense.hasEdge[$0][v] } }
    let isFed = (0..<n).map { v in (0..<n).contains { isBasal[$0] && reach[$0][v] } }
    for v in 0..<n {
      let isDefined = (0..<n).allSatisfy { !reach[$0][v] || isFed[$0] }
      #expect((levels[v] != nil) == isDefined, "seed \(seed), \(v)")
      guard let level = levels[v] else { continue }
      let into = (0..<n).reduce(0) { $0 + dense.weight[$1][v] }
      let below = (0..<n).reduce(0) { sum, u in
        dense.weight[u][v] > 0 ? sum + dense.weight[u][v] * levels[u]! : sum
      }
      #expect(isClose(level, into > 0 ? 1 + below / into : 1), "seed \(seed), \(v)")
    }
  }

  @Test func `a chain climbs by one and a short cut makes it incoherent`() throws {
    let chain = NamedGraph.path(4, isDirected: true)
    #expect(try chain.trophicLevel() == [1, 2, 3, 4])
    #expect(try chain.trophicIncoherence() == 0)
    let cut = CompactGraph(vertexCount: 3, edges: [(0, 1), (1, 2), (0, 2)], isDirected: true)
    #expect(areClose(try cut.trophicLevel(), [1, 2, 2.5]))
    // Rises 1, 0.5 and 1.5: their deviation is √(1/6).
    #expect(isClose(try cut.trophicIncoherence()!, (1.0 / 6).squareRoot()))
    #expect(try NamedGraph.cycle(3, isDirected: true).trophicLevel() == [nil, nil, nil])
    #expect(try NamedGraph.cycle(3, isDirected: true).trophicIncoherence() == nil)
    #expect(try NamedGraph.empty(0, isDirected: true).trophicLevel() == [])
    #expect(try NamedGraph.empty(2, isDirected: true).trophicIncoherence() == nil)
    #expect(throws: AnalysisError.self) { try NamedGraph.path(3).trophicLevel() }
    let loop = CompactGraph(vertexCount: 2, edges: [(0, 1), (1, 1)], isDirected: true)
    #expect(try loop.trophicLevel() == [1, 3])
    #expect(try loop.trophicIncoherence() == 0)
    #expect(try loop.trophicIncoherence(countsSelfLoops: true) == 1)
  }
}

@Suite struct DispersionTests {
  @Test(arguments: 0..<100 as Range<UInt64>)
  func `counts pairs of common contacts that have nothing else in common`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed)
    let tied = ties(graph)
    let n = graph.vertexCount
    for u in 0..<n {
      let contacts = (0..<n).filter { tied[u][$0] }
      let expected = (0..<n).map { v -> (count: Double, common: Double)? in
        guard tied[u][v] else { return nil }
        let common = contacts.filter { tied[v][$0] }
        var count = 0.0
        for s in common {
          for t in common where t > s && !tied[s][t] {
            if !contacts.contains(where: { $0 != v && tied[s][$0] && tied[t][$0] }) { count += 1 }
          }
        }
        return (count, Double(common.count))
      }
      #expect(
        try graph.dispersion(of: Vertex(u), scale: nil) == expected.map { $0?.count },
        "seed \(seed)")
      #expect(
        areClose(
          try graph.dispersion(of: Vertex(u)),
          expected.map { pair in pair.map { $0.common > 0 ? $0.count / $0.common : $0.count } }),
        "seed \(seed)")
      #expect(
        areClose(
          try graph.dispersion(of: Vertex(u), scale: .init(alpha: 3, b: 1, c: 2)),
          expected.map { pair in
            pair.map { ($0.count + 1) * ($0.count + 1) * ($0.count + 1) / ($0.common + 2) }
          }), "seed \(seed)")
    }
  }

  @Test func `a tie across two circles is dispersed`() throws {
    // Vertices 0 and 1 share 2 and 3, who have nothing else in common; 0 and 2 share 1 and 4.
    let graph = CompactGraph(
      vertexCount: 6, edges: [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (0, 4), (2, 4), (3, 5)])
    #expect(try graph.dispersion(of: Vertex(0)) == [nil, 0.5, 0.5, 0, 0, nil])
    #expect(throws: AnalysisError.self) { try graph.dispersion(of: Vertex(6)) }
    #expect(throws: AnalysisError.self) {
      try graph.dispersion(of: Vertex(0), scale: .init(alpha: -1))
    }
    #expect(throws: AnalysisError.self) {
      try graph.dispersion(of: Vertex(0), scale: .init(alpha: 1e9, b: 5))
    }
  }
}

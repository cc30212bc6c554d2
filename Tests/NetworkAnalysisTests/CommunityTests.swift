import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct ModularityTests {
  @Test(arguments: 0..<80 as Range<UInt64>, [0.5, 1, 2])
  func `agrees with the sum over all pairs`(seed: UInt64, resolution: Double) throws {
    let graph = anyRandomGraph(seed: seed, weights: .whole(.strength))
    var random = SplitMix64(seed: seed)
    let partition = Partition(
      labels: (0..<graph.vertexCount).map { _ in random.nextIndex(below: 3) })
    let dense = DenseGraph(graph)
    let n = dense.count
    let a = (0..<n).map { i in
      (0..<n).map { j in dense.weight[i][j] * (i == j && !graph.isDirected ? 2 : 1) }
    }
    let total = a.joined().reduce(0, +)
    var expected: Double? = total > 0 ? 0 : nil
    if total > 0 {
      for i in 0..<n {
        for j in 0..<n where partition.membership[i] == partition.membership[j] {
          let out = a[i].reduce(0, +)
          let into = a.reduce(0) { $0 + $1[j] }
          expected! += (a[i][j] - resolution * out * into / total) / total
        }
      }
    }
    let found = try graph.modularity(of: partition, resolution: resolution, weights: .weight)
    #expect(areClose([found], [expected]), "seed \(seed)")
  }

  @Test func `agrees with NetworkX 3_6_1 on the split of the karate club`() throws {
    let sides = (0..<34).map { NamedGraph.karateInstructorSide.contains($0) ? 0 : 1 }
    let found = try NamedGraph.karateClub.modularity(of: Partition(labels: sides))
    #expect(isClose(found ?? .nan, 0.3582347140039448))
  }

  @Test func `one group has modularity 0, no ties none`() throws {
    let one = Partition(labels: Array(repeating: 7, count: 34))
    #expect(isClose(try NamedGraph.karateClub.modularity(of: one) ?? .nan, 0))
    #expect(try NamedGraph.empty(3).modularity(of: Partition(labels: [0, 1, 2])) == nil)
    #expect(throws: AnalysisError.self) {
      try NamedGraph.karateClub.modularity(of: Partition(labels: [1]))
    }
    #expect(throws: AnalysisError.self) {
      try NamedGraph.karateClub.modularity(of: one, resolution: -1)
    }
  }
}

@Suite struct LeidenTests {
  /// The optimum, proved by igraph 1.0.0 (`community_optimal_modularity`).
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `finds the optimum of the karate club from any seed`(seed: UInt64) throws {
    let found = try NamedGraph.karateClub.leidenCommunities(seed: seed)
    #expect(found.groupCount == 4)
    let quality = try NamedGraph.karateClub.modularity(of: found)
    #expect(isClose(quality ?? .nan, 0.4197896120973046), "seed \(seed)")
  }

  /// Leiden is a heuristic: it may miss the optimum of a graph without clear groups, by little.
  @Test func `comes to the best of all partitions of nearly all small graphs`() throws {
    var missed: [UInt64] = []
    for seed in 0..<60 as Range<UInt64> {
      let graph = anyRandomGraph(
        seed: seed, largest: 7, weights: .whole(.count), isDirected: false)
      let found = try graph.leidenCommunities(weights: .weight, seed: seed)
      guard let quality = try graph.modularity(of: found, weights: .weight) else { continue }
      let best = try bestModularity(graph)
      #expect(quality >= best - 0.005, "seed \(seed): \(quality) is far below \(best)")
      if !isClose(quality, best, tolerance: 1e-10) { missed.append(seed) }
    }
    #expect(missed.count <= 3, "seeds \(missed)")
  }

  /// The largest modularity of all partitions, written as strings of labels in which each label is at
  /// most one above those before it.
  private func bestModularity(_ graph: CompactGraph) throws -> Double {
    let dense = DenseGraph(graph)
    let n = dense.count
    let a = (0..<n).map { i in (0..<n).map { dense.weight[i][$0] * (i == $0 ? 2 : 1) } }
    let strength = a.map { $0.reduce(0, +) }
    let total = strength.reduce(0, +)
    let gain = (0..<n).map { i in
      (0..<n).map { (a[i][$0] - strength[i] * strength[$0] / total) / total }
    }
    var best = -1.0
    var labels = Array(repeating: 0, count: n)
    while true {
      var quality = 0.0
      for i in 0..<n {
        for j in 0..<n where labels[i] == labels[j] { quality += gain[i][j] }
      }
      best = max(best, quality)
      var i = n - 1
      while i > 0 && labels[i] > labels[..<i].max()! {
        labels[i] = 0
        i -= 1
      }
      guard i > 0 else { return best }
      labels[i] += 1
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>, [0.5, 1, 3])
  func `groups are connected and no vertex gains by moving`(seed: UInt64, gamma: Double) throws {
    let graph = anyRandomGraph(seed: seed, largest: 20, weights: .tenths(.strength))
    let found = try graph.leidenCommunities(
      resolution: gamma, weights: .weight, seed: seed, starts: 1)
    let simple = graph.undirected()
    for group in found.groups {
      #expect(simple.induced(on: group).components().groupCount == 1, "seed \(seed)")
    }
    guard
      let quality = try simple.modularity(of: found, resolution: gamma, weights: .weight)
    else { return }
    for v in 0..<graph.vertexCount {
      for target in 0...found.groupCount {
        var labels = found.membership
        labels[v] = target
        let moved = try simple.modularity(
          of: Partition(labels: labels), resolution: gamma, weights: .weight)
        #expect((moved ?? 0) <= quality + 1e-9, "seed \(seed), vertex \(v) to \(target)")
      }
    }
  }

  @Test func `cliques joined in a ring are the groups`() throws {
    var edges: [(Int, Int)] = []
    for clique in 0..<6 {
      for a in 0..<5 { for b in 0..<a { edges.append((5 * clique + a, 5 * clique + b)) } }
      edges.append((5 * clique, 5 * ((clique + 1) % 6) + 1))
    }
    let graph = CompactGraph(vertexCount: 30, edges: edges)
    let found = try graph.leidenCommunities()
    #expect(found.groups == (0..<6).map { c in (0..<5).map { Vertex(5 * c + $0) } })
    let stability = try graph.communityStability(of: found)
    #expect(stability.certainty.allSatisfy { $0 == 1 })
    #expect(stability.meanAdjustedRandIndex == 1)
  }

  @Test(arguments: 1..<4 as Range<UInt64>)
  func `is no worse than Louvain where groups are weak`(seed: UInt64)
    throws
  {
    // Large enough not to be searched from single vertices as well.
    let weak = try CompactGraph.rmat(scale: 11, edgeFactor: 12, seed: seed)
    #expect(weak.arcCount > 20_000)
    let found = try weak.leidenCommunities(seed: seed, starts: 1)
    let other = try weak.louvainCommunities(seed: seed, starts: 1)
    let (reached, reference) = (try weak.modularity(of: found), try weak.modularity(of: other))
    #expect(try #require(reached) >= #require(reference) - 0.002, "seed \(seed)")
  }

  @Test func `the same seed gives the same groups`() throws {
    let graph = randomGraph(RandomGraphShape(vertexCount: 120, edgeProbability: 0.05), seed: 3)
    let first = try graph.leidenCommunities(seed: 42)
    #expect(try graph.leidenCommunities(seed: 42) == first)
  }

  @Test func `graphs without ties and odd parameters`() throws {
    #expect(try NamedGraph.empty(0).leidenCommunities().groupCount == 0)
    #expect(try NamedGraph.empty(3).leidenCommunities().groupCount == 3)
    let loop = CompactGraph(vertexCount: 2, edges: [(0, 0)])
    #expect(try loop.leidenCommunities().groupCount == 2)
    #expect(try NamedGraph.cycle(9).leidenCommunities(resolution: 0).groupCount == 1)
    #expect(try NamedGraph.cycle(9).leidenCommunities(resolution: 100).groupCount == 9)
    #expect(throws: AnalysisError.self) { try NamedGraph.cycle(9).leidenCommunities(starts: 0) }
    #expect(throws: AnalysisError.self) {
      try NamedGraph.cycle(9).leidenCommunities(resolution: .nan)
    }
    let negative = CompactGraph(vertexCount: 2, weightedEdges: [(0, 1, -2)])
    #expect(throws: WeightError.self) { try negative.leidenCommunities(weights: .weight) }
  }

  @Test func `a vertex between two groups is less certain than the others`() throws {
    // Two cliques of four and a vertex tied once to each.
    var edges = [(0, 8), (4, 8)]
    for base in [0, 4] { for a in 0..<4 { for b in 0..<a { edges.append((base + a, base + b)) } } }
    let graph = CompactGraph(vertexCount: 9, edges: edges)
    let found = try graph.leidenCommunities()
    let certainty = try graph.communityStability(of: found, runs: 40).certainty
    #expect(certainty[8] < 1)
    #expect(certainty.dropLast().allSatisfy { $0 == 1 })
  }
}

@Suite struct PartitionTests {
  @Test func `groups are numbered by size, then by lowest vertex`() {
    let partition = Partition(labels: [9, 4, 4, 7, 7, -1])
    #expect(partition.membership == [2, 0, 0, 1, 1, 3])
    #expect(partition.sizes == [2, 2, 1, 1])
    #expect(partition == Partition(labels: [0, 1, 1, 2, 2, 3]))
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `the adjusted Rand index agrees with counting pairs`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let n = 2 + random.nextIndex(below: 12)
    let a = Partition(labels: (0..<n).map { _ in random.nextIndex(below: 3) })
    let b = Partition(labels: (0..<n).map { _ in random.nextIndex(below: 4) })
    var (both, inA, inB, all) = (0.0, 0.0, 0.0, 0.0)
    for i in 0..<n {
      for j in 0..<i {
        let (x, y) = (a.membership[i] == a.membership[j], b.membership[i] == b.membership[j])
        both += x && y ? 1 : 0
        inA += x ? 1 : 0
        inB += y ? 1 : 0
        all += 1
      }
    }
    let expected = inA * inB / all
    let found = try a.adjustedRandIndex(with: b)
    let span = (inA + inB) / 2 - expected
    #expect(isClose(found, span == 0 ? 1 : (both - expected) / span), "seed \(seed)")
    #expect(try a.adjustedRandIndex(with: a) == 1)
    #expect(try b.adjustedRandIndex(with: a) == found)
  }
}

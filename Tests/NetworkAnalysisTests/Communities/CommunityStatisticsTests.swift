import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct CommunityStatisticsTests {
  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func `a random graph has no community structure`(seed: UInt64) throws {
    let graph = try CompactGraph.erdosRenyi(vertexCount: 60, edgeCount: 150, seed: seed)
    let test = try #require(
      try graph.communitySignificance(randomNetworks: 19, seed: seed, starts: 1))
    #expect(test.pValue > 0.05, "seed \(seed): \(test.pValue)")
    #expect(test.randomValues.count == 19)
    // The modularity itself is high: that alone says nothing.
    #expect(test.observed > 0.3)
  }

  /// Of true random graphs one in twenty is told to have groups by definition of the p-value: of nine,
  /// three or more are with a probability of 0.8 %.
  @Test func `random graphs of different sizes and densities have none either`() throws {
    var told = 0
    for (n, m) in [(30, 45), (60, 240), (90, 180)] {
      for seed in 1...3 as ClosedRange<UInt64> {
        let graph = try CompactGraph.erdosRenyi(vertexCount: n, edgeCount: m, seed: seed)
        let test = try #require(
          try graph.communitySignificance(randomNetworks: 19, seed: seed, starts: 1))
        if test.pValue <= 0.05 { told += 1 }
      }
    }
    #expect(told <= 2)
  }

  @Test func `graphs of the LFR benchmark have groups`() throws {
    for (seed, mixing) in [(UInt64(1), 0.2), (2, 0.5)] {
      let planted = try CompactGraph.lfrBenchmark(
        LFRParameters(
          vertexCount: 200, averageDegree: 12, maximumDegree: 30, mixing: mixing, minimumSize: 15,
          maximumSize: 50), seed: seed)
      let test = try #require(
        try planted.graph.communitySignificance(randomNetworks: 19, seed: seed, starts: 1))
      #expect(test.pValue == 0.05, "mixing \(mixing)")
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func `planted groups are more than chance`(seed: UInt64) throws {
    let planted = try CompactGraph.plantedPartition(
      groupCount: 4, groupSize: 15, inside: 0.4, between: 0.03, seed: seed)
    let test = try #require(
      try planted.graph.communitySignificance(randomNetworks: 19, seed: seed, starts: 1))
    #expect(test.pValue == 0.05)
    #expect(try #require(test.standardScore) > 3)
    let again = try planted.graph.communitySignificance(randomNetworks: 19, seed: seed, starts: 1)
    #expect(again == test)
  }

  @Test func `the p-value counts the network itself`() throws {
    let star = try #require(
      try NamedGraph.star(6).communitySignificance(randomNetworks: 9, starts: 1))
    // Only one graph has these degrees: all random ones are the star.
    #expect(star.pValue == 1)
    #expect(star.standardScore == nil)
    #expect(try NamedGraph.path(2).communitySignificance() == nil)
    #expect(try NamedGraph.empty(0).communitySignificance() == nil)
    #expect(throws: AnalysisError.self) {
      try NamedGraph.star(6).communitySignificance(randomNetworks: 0)
    }
  }

  @Test func `all searches agree on cliques in a ring`() throws {
    let graph = ringOfCliques(count: 6, size: 5)
    for method in [CommunityMethod.leiden, .louvain, .infomap, .walktrap] {
      let found = try graph.communityConsensus(by: method, runs: 8)
      #expect(found.partition.groups == (0..<6).map { c in (0..<5).map { Vertex(5 * c + $0) } })
      #expect(found.certainty.allSatisfy { $0 == 1 })
      #expect(found.groupCertainty.allSatisfy { $0 == 1 })
      #expect(found.meanAgreement == 1)
    }
  }

  @Test func `a vertex between two groups is less certain than the others`() throws {
    var edges = [(0, 8), (4, 8)]
    for base in [0, 4] { for a in 0..<4 { for b in 0..<a { edges.append((base + a, base + b)) } } }
    let graph = CompactGraph(vertexCount: 9, edges: edges)
    let found = try graph.communityConsensus(runs: 30)
    #expect(found.certainty[8] < 1)
    #expect(found.certainty.dropLast().allSatisfy { $0 == 1 })
    #expect(found.meanAgreement < 1)
  }

  /// Searches renumber the vertices, so the consensus of clear groups moves with the vertices.
  @Test func `the order of the input does not matter to clear groups`() throws {
    let planted = try CompactGraph.plantedPartition(
      groupCount: 3, groupSize: 12, inside: 0.6, between: 0.03, seed: 4)
    let first = try planted.graph.communityConsensus(runs: 6)
    #expect(first.partition == planted.communities)
    let (moved, place) = relabelled(planted.graph, seed: 9)
    let second = try moved.communityConsensus(runs: 6)
    #expect(
      Partition(labels: place.map { second.partition.membership[$0] }) == first.partition)
  }

  @Test func `few or no vertices and odd options`() throws {
    #expect(try NamedGraph.empty(0).communityConsensus().partition.groupCount == 0)
    #expect(try NamedGraph.empty(3).communityConsensus().partition.groupCount == 3)
    #expect(throws: AnalysisError.self) { try NamedGraph.star(4).communityConsensus(runs: 1) }
    #expect(throws: AnalysisError.self) {
      try NamedGraph.star(4).communityConsensus(options: CommunityOptions(starts: 0))
    }
  }

  /// A small version of the benchmark of Lancichinetti, Fortunato and Radicchi.
  @Test(arguments: [0.1, 0.3, 0.45])
  func `Leiden finds the groups of the benchmark`(mixing: Double) throws {
    let planted = try CompactGraph.lfrBenchmark(
      LFRParameters(
        vertexCount: 300, averageDegree: 16, maximumDegree: 35, mixing: mixing, minimumSize: 20,
        maximumSize: 50), seed: 2)
    let found = try planted.graph.leidenCommunities(starts: 2)
    let information = try #require(
      try found.normalizedMutualInformation(with: planted.communities))
    #expect(information >= 0.98, "\(information)")
  }
}

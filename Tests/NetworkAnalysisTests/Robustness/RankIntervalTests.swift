import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Synchronization
import Testing

@Suite struct RankIntervalTests {
  @Test func `ranks leave out as many as share one`() {
    #expect(RankResampling.ranks(of: [3, nil, 5, 3, 1]) == [2, nil, 1, 2, 4])
    #expect(RankResampling.ranks(of: [1, 1 + 1e-12, 0.5]) == [1, 1, 3])
    #expect(RankResampling.ranks(of: []) == [])
  }

  @Test func `data that never vary have intervals of one point`() throws {
    let found = try RankResampling.intervals(of: [3, nil, 5], resamples: 20) { _ in [3, nil, 5] }
    #expect(found.map(\.rank) == [2, nil, 1])
    #expect(found[0].values == 3...3 && found[0].ranks == 2...2)
    #expect(found[1].values == nil && found[1].ranks == nil)
  }

  @Test func `the middle of a known distribution is found`() throws {
    // Uniform on 0 to 1 about 0.5: the middle 90 % reach from 0.05 to 0.95.
    let found = try RankResampling.intervals(of: [0.5, 2], resamples: 4000, level: 0.9) { random in
      [random.nextUnit(), 2]
    }
    let interval = try #require(found[0].values)
    #expect(abs(interval.lowerBound - 0.05) < 0.02 && abs(interval.upperBound - 0.95) < 0.02)
    #expect(found[0].ranks == 2...2 && found[1].ranks == 1...1)
    // A value that is missing in most resamples has no interval.
    let rare = try RankResampling.intervals(of: [1], resamples: 500) { random in
      [random.nextUnit() < 0.3 ? 1 : nil]
    }
    #expect(rare[0].values == nil && rare[0].value == 1 && rare[0].rank == 1)
  }

  @Test func `a leader by far keeps its rank, two alike change places`() throws {
    let intervals = try NamedGraph.star(12).rankIntervals(resamples: 60) {
      $0.degree().map { Double($0) }
    }
    #expect(intervals[0].ranks == 1...1)
    #expect(intervals.dropFirst().allSatisfy { $0.rank == 2 && $0.ranks!.upperBound > 2 })
    for interval in try NamedGraph.karateClub.rankIntervals(
      resamples: 40, of: { try $0.betweenness() })
    {
      #expect(interval.values!.contains(interval.value!))
      #expect(interval.ranks!.contains(interval.rank!))
      #expect(interval.values!.lowerBound >= 0)
    }
  }

  /// Two projects make two stars; the relations of each are drawn together or one by one.
  @Test func `relations are drawn alone or with their project`() throws {
    let records =
      (1...4).map { MeasureInput.TieRecord(tail: Vertex(0), head: Vertex($0), unit: 7) }
      + (6...8).map { MeasureInput.TieRecord(tail: Vertex(5), head: Vertex($0), unit: 9) }
    let graph = CompactGraph(
      vertexCount: 9, edges: records.map { ($0.tail.index, $0.head.index) })
    let seen = Mutex(Set<[Int]>())
    func intervals(byUnit: Bool) throws -> [RankInterval] {
      try graph.rankIntervals(
        drawing: records, byUnit: byUnit, parallelEdges: .first, resamples: 100
      ) { drawn in
        if byUnit { seen.withLock { _ = $0.insert([drawn.degree()[0], drawn.degree()[5]]) } }
        return drawn.degree().map { Double($0) }
      }
    }
    _ = try intervals(byUnit: true)
    // Both projects, the first twice, or the second twice: nothing between.
    #expect(seen.withLock { $0 } == [[4, 3], [4, 0], [0, 3]])
    let single = try intervals(byUnit: false)
    #expect(single[0].values!.contains(4) && single[0].values!.lowerBound < 4)
    let measure = try #require(MeasureCatalogue.measure(named: "rank-intervals"))
    var input = MeasureInput(graph: graph, options: ["draw": "units", "measure": "degree"])
    #expect(throws: MeasureOptionError.self) { try measure.evaluate(on: input) }
    input.records = records
    guard case .columns(let columns) = try measure.evaluate(on: input).values else {
      Issue.record("no columns")
      return
    }
    #expect(columns[0].values[0] == 4)
    input.records = [.init(tail: Vertex(0), head: Vertex(9))]
    #expect(throws: AnalysisError.self) { try measure.evaluate(on: input) }
  }

  @Test func `ties are drawn as said`() throws {
    let graph = CompactGraph(
      vertexCount: 4, weightedEdges: [(0, 1, 1), (1, 2, 1), (2, 3, 1), (0, 2, 1)])
    _ = try graph.rankIntervals(resamples: 30) { drawn in
      let total = drawn.edges.reduce(0) { $0 + drawn.weight(at: $1.slot) }
      #expect(total == 4)
      return Array(repeating: 1, count: 4)
    }
    let distances = CompactGraph(
      vertexCount: 3, weightedEdges: [(0, 1, 5), (1, 2, 5)], meaning: .distance)
    _ = try distances.rankIntervals(resamples: 30) { drawn in
      #expect(drawn.weights!.allSatisfy { $0 == 5 })
      return [1, 1, 1]
    }
    _ = try NamedGraph.karateClub.rankIntervals(resampling: .subsample(0.5), resamples: 10) {
      #expect($0.edgeCount == 39 || $0.edgeCount == 78)
      return Array(repeating: 1, count: 34)
    }
  }

  @Test func `the same seed gives the same intervals, another one others`() throws {
    func found(_ seed: UInt64) throws -> [RankInterval] {
      try NamedGraph.karateClub.rankIntervals(resamples: 20, seed: seed) {
        $0.degree().map { Double($0) }
      }
    }
    #expect(try found(5) == found(5))
    #expect(try found(5) != found(6))
  }

  @Test func `questions without sense are refused`() throws {
    let path = NamedGraph.path(3)
    let degree: @Sendable (CompactGraph) -> [Double?] = { $0.degree().map { Double($0) } }
    #expect(throws: AnalysisError.self) { try path.rankIntervals(resamples: 1, of: degree) }
    #expect(throws: AnalysisError.self) { try path.rankIntervals(level: 1, of: degree) }
    #expect(throws: AnalysisError.self) {
      try path.rankIntervals(resampling: .subsample(0), of: degree)
    }
    #expect(throws: AnalysisError.self) { try path.rankIntervals { _ in [1] } }
    #expect(try NamedGraph.empty(0).rankIntervals(of: degree).isEmpty)
    #expect(try NamedGraph.empty(2).rankIntervals(of: degree).map(\.rank) == [1, 1])
  }
}

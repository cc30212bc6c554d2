import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct DistanceTests {
  @Test func `a distance may lead over ties of length 0`() throws {
    let graph = CompactGraph(
      vertexCount: 4, weightedEdges: [(0, 1, 0), (1, 2, 2.5), (0, 2, 3)], meaning: .distance)
    #expect(try graph.distances(from: Vertex(0), lengths: .weight) == [0, 0, 2.5, nil])
    // Paths cannot be counted there, and 1/0 is no closeness.
    #expect(throws: WeightError.self) { try graph.betweenness(lengths: .weight) }
    #expect(throws: WeightError.self) { try graph.harmonicCloseness(lengths: .weight) }
  }

  @Test(arguments: 0..<80 as Range<UInt64>, [false, true])
  func `lengths of 0 count, and what would divide by 0 is undefined or refused`(
    seed: UInt64, isDirected: Bool
  ) throws {
    var generator = SplitMix64(seed: seed)
    let n = Int.random(in: 1...7, using: &generator)
    let edges = (0..<(2 * n)).map { _ in
      (
        Int.random(in: 0..<n, using: &generator), Int.random(in: 0..<n, using: &generator),
        Double(Int.random(in: 0...2, using: &generator))
      )
    }
    let graph = CompactGraph(
      vertexCount: n, weightedEdges: edges, meaning: .distance, isDirected: isDirected,
      parallelEdges: .minimum)
    let d = DenseGraph(graph).distances { $0 }
    let others = (0..<n).map { v in
      (0..<n).filter { $0 != v && d[$0][v].isFinite }.map { d[$0][v] }
    }
    let note: Comment = "seed \(seed) \(isDirected)"
    for variant in ClosenessVariant.allCases {
      let expected: [Double?] = others.map { list in
        let (count, total) = (Double(list.count), list.reduce(0, +))
        guard count > 0 else { return variant == .raw ? nil : 0 }
        guard total > 0 else { return nil }
        switch variant {
        case .wassermanFaust: return count / total * count / Double(n - 1)
        case .classic: return count / total
        case .raw: return 1 / total
        }
      }
      #expect(areClose(try graph.closeness(lengths: .weight, variant: variant), expected), note)
    }
    let pairs = (0..<n).flatMap { a in (0..<n).filter { $0 != a }.map { d[a][$0] } }
    let finite = pairs.filter(\.isFinite)
    let found = try graph.distanceIndicators(lengths: .weight, unreachable: .ignored)
    #expect(found.diameter == finite.max() ?? 0, note)
    #expect(
      found.radius
        == (0..<n).map { v in d[v].filter(\.isFinite).max() ?? 0 }.min(), note)
    #expect(
      isClose(found.meanDistance!, finite.isEmpty ? 0 : finite.reduce(0, +) / Double(finite.count)))
    #expect((found.globalEfficiency == nil) == finite.contains(0), note)
    let strict = try graph.distanceIndicators(lengths: .weight)
    #expect((strict.diameter == nil) == pairs.contains(.infinity), note)
    #expect(
      areClose(
        try graph.eccentricity(lengths: .weight, unreachable: .ignored),
        d.map { $0.filter(\.isFinite).max() }), note)
    #expect(
      try graph.distanceMatrix(lengths: .weight) == d.map { $0.map { $0.isFinite ? $0 : nil } })
    guard graph.weights!.contains(0) else { return }
    #expect(throws: WeightError.self) { try graph.harmonicCloseness(lengths: .weight) }
    #expect(throws: WeightError.self) { try graph.distanceSummaries(lengths: .weight) }
    #expect(throws: WeightError.self) { try graph.fragmentation(lengths: .weight) }
    #expect(throws: WeightError.self) { try graph.reach(of: [Vertex(0)], lengths: .weight) }
  }

  @Test(arguments: [2, 5, 30])
  func `a path has known distances`(n: Int) throws {
    let path = NamedGraph.path(n)
    let found = try path.distanceIndicators()
    #expect(found.diameter == Double(n - 1))
    #expect(found.radius == Double(n / 2))
    #expect(isClose(found.meanDistance ?? .nan, Double(n + 1) / 3))
    #expect(isClose(found.wienerIndex ?? .nan, Double((n - 1) * n * (n + 1)) / 6))
    #expect(try path.eccentricity()[0] == Double(n - 1))
    #expect(try path.distances(from: Vertex(0)) == (0..<n).map(Double.init))
  }

  @Test(arguments: [2, 5, 30])
  func `every vertex of a complete graph is as close as can be`(n: Int) throws {
    let graph = NamedGraph.complete(n)
    #expect(try graph.closeness() == Array(repeating: 1, count: n))
    #expect(
      try graph.harmonicCloseness(normalization: .normalized) == Array(repeating: 1, count: n))
    #expect(try graph.distanceIndicators().globalEfficiency == 1)
  }

  @Test(arguments: 0..<120 as Range<UInt64>)
  func `closeness and its kin agree with the definition`(seed: UInt64) throws {
    for kind in [RandomGraphShape.Weights.none, .whole(.distance), .tenths(.distance)] {
      let graph = anyRandomGraph(seed: seed, weights: kind)
      let rule: LengthRule = graph.isWeighted ? .weight : .unit
      let d = DenseGraph(graph).distances { graph.isWeighted ? $0 : 1 }
      let n = graph.vertexCount
      for direction in PathDirection.allCases {
        let others = (0..<n).map { v in
          (0..<n).filter { $0 != v }.map { direction == .incoming ? d[$0][v] : d[v][$0] }
            .filter(\.isFinite)
        }
        let improved: [Double?] = others.map { list in
          guard !list.isEmpty else { return 0 }
          let reached = Double(list.count)
          return reached * reached / Double(n - 1) / list.reduce(0, +)
        }
        let note: Comment = "seed \(seed), \(kind), \(direction)"
        #expect(areClose(try graph.closeness(lengths: rule, direction: direction), improved), note)
        let classic = try graph.closeness(lengths: rule, direction: direction, variant: .classic)
        #expect(
          areClose(
            classic, others.map { $0.isEmpty ? 0 : Double($0.count) / $0.reduce(0, +) }), note)
        let raw = try graph.closeness(lengths: rule, direction: direction, variant: .raw)
        #expect(areClose(raw, others.map { $0.isEmpty ? nil : 1 / $0.reduce(0, +) }), note)
        let harmonic = try graph.harmonicCloseness(lengths: rule, direction: direction)
        #expect(areClose(harmonic, others.map { $0.reduce(0) { $0 + 1 / $1 } }), note)
        let farthest = try distancesFarthest(graph, rule, direction)
        #expect(areClose(farthest, others.map { $0.max() ?? 0 }), note)
      }
    }
  }

  private func distancesFarthest(
    _ graph: CompactGraph, _ rule: LengthRule, _ direction: PathDirection
  ) throws -> [Double] {
    try graph.distanceSummaries(lengths: rule, direction: direction).map(\.farthest)
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `indicators agree with all pairs`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed)
    let n = graph.vertexCount
    let d = DenseGraph(graph).distances()
    let pairs = (0..<n).flatMap { a in (0..<n).filter { $0 != a }.map { d[a][$0] } }
    let isConnected = pairs.allSatisfy(\.isFinite)
    let strict = try graph.distanceIndicators()
    let lenient = try graph.distanceIndicators(unreachable: .ignored)
    let finite = pairs.filter(\.isFinite)
    #expect(strict.diameter == (isConnected ? pairs.max() ?? 0 : nil), "seed \(seed)")
    #expect(lenient.diameter == finite.max() ?? 0, "seed \(seed)")
    let mean = finite.isEmpty ? 0 : finite.reduce(0, +) / Double(finite.count)
    #expect(isClose(lenient.meanDistance ?? .nan, mean), "seed \(seed)")
    #expect((strict.meanDistance == nil) == !isConnected, "seed \(seed)")
    let efficiency = pairs.isEmpty ? 0 : pairs.reduce(0) { $0 + 1 / $1 } / Double(pairs.count)
    #expect(areClose([strict.globalEfficiency], [efficiency]), "seed \(seed)")
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `radius and diameter differ by at most the factor two`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 30, isDirected: false)
    let found = try graph.distanceIndicators()
    guard let radius = found.radius, let diameter = found.diameter else { return }
    #expect(radius <= diameter && diameter <= 2 * radius, "seed \(seed)")
  }

  @Test func `the giant component has distances when the graph has none`() throws {
    let graph = CompactGraph(vertexCount: 7, edges: [(0, 1), (2, 3), (3, 4), (4, 5)])
    #expect(try graph.diameter() == nil)
    let giant = try #require(try graph.giantComponentIndicators())
    #expect(giant.vertices == [2, 3, 4, 5].map { Vertex($0) })
    #expect(giant.distances.diameter == 3)
    #expect(isClose(giant.distances.meanDistance ?? .nan, 5 / 3))
    #expect(isClose(giant.share, 4 / 7))
  }

  @Test func `agrees with NetworkX 3_6_1 on the karate club`() throws {
    let graph = NamedGraph.karateClub
    let closeness = try graph.closeness()
    #expect(isClose(closeness[0] ?? .nan, 0.5689655172, tolerance: 1e-9))
    #expect(isClose(closeness[33] ?? .nan, 0.55, tolerance: 1e-9))
    #expect(isClose(closeness[16] ?? .nan, 0.2844827586, tolerance: 1e-9))
    let harmonic = try graph.harmonicCloseness()
    #expect(isClose(harmonic[0], 23.1666666667, tolerance: 1e-9))
    #expect(isClose(harmonic[33], 23.25, tolerance: 1e-9))
    let indicators = try graph.distanceIndicators()
    #expect(indicators.diameter == 5)
    #expect(indicators.radius == 3)
    #expect(isClose(indicators.meanDistance ?? .nan, 2.408199643493761))
    #expect(areClose([indicators.globalEfficiency], [0.4920083184789052]))
  }

  @Test func `small graphs are answered and not trapped on`() throws {
    #expect(try NamedGraph.empty(0).closeness() == [])
    #expect(try NamedGraph.empty(0).diameter() == nil)
    #expect(try NamedGraph.empty(0).giantComponentIndicators() == nil)
    #expect(try NamedGraph.empty(1).diameter() == 0)
    #expect(try NamedGraph.empty(1).closeness() == [0])
    #expect(try NamedGraph.empty(1).closeness(variant: .raw) == [nil])
    #expect(try NamedGraph.empty(2).eccentricity() == [nil, nil])
    #expect(throws: AnalysisError.unknownVertex(Vertex(2), vertexCount: 2)) {
      try NamedGraph.empty(2).distances(from: Vertex(2))
    }
  }

  @Test func `strengths are never read as distances by accident`() throws {
    let graph = CompactGraph(vertexCount: 2, weightedEdges: [(0, 1, 4)], meaning: .strength)
    #expect(throws: WeightError.needsDistance) { try graph.closeness(lengths: .weight) }
    #expect(try graph.distances(from: Vertex(0), lengths: .inverseWeight) == [0, 0.25])
    #expect(throws: WeightError.unweighted) {
      try NamedGraph.path(3).closeness(lengths: .weight)
    }
  }
}

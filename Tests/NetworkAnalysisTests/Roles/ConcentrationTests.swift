import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct ConcentrationTests {
  @Test(arguments: [1, 2, 5, 40])
  func `equal amounts are not concentrated, one owner is wholly`(n: Int) throws {
    let equal = try #require(Concentration(of: Array(repeating: 7.5, count: n)))
    #expect(isClose(try #require(equal.gini), 0))
    #expect(isClose(try #require(equal.herfindahl), 1 / Double(n)))
    #expect(isClose(try #require(equal.effectiveNumber), Double(n)))
    let one = try #require(Concentration(of: Array(repeating: 0, count: n - 1) + [3]))
    #expect(isClose(try #require(one.gini), 1 - 1 / Double(n)))
    #expect(one.herfindahl == 1)
    #expect(one.normalizedHerfindahl == (n > 1 ? 1 : nil))
    #expect(one.topShare(1) == 1 && one.topShare(0) == 0 && one.topShare(99) == 1)
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `Gini is half the mean difference relative to the mean`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let amounts = (0..<(1 + random.nextIndex(below: 12))).map { _ in
      random.nextIndex(below: 4) == 0 ? 0 : random.nextUnit() * 1e3
    }
    let found = try #require(Concentration(of: amounts.map { $0 }))
    let total = amounts.reduce(0, +)
    guard total > 0 else {
      #expect(found.gini == nil && found.herfindahl == nil && found.lorenzCurve == nil)
      return
    }
    let n = Double(amounts.count)
    var differences = 0.0
    for a in amounts { for b in amounts { differences += abs(a - b) } }
    let gini = differences / (2 * n * total)
    #expect(isClose(try #require(found.gini), gini), "seed \(seed)")
    // The area between the diagonal and the Lorenz curve, by trapezoids, is half of it.
    let curve = try #require(found.lorenzCurve)
    let area = zip(curve, curve.dropFirst()).reduce(0) { $0 + ($1.0 + $1.1) / 2 / n }
    #expect(isClose(1 - 2 * area, gini), "seed \(seed)")
    let shares = amounts.map { $0 / total }.sorted(by: >)
    #expect(isClose(try #require(found.topShare(2)), shares.prefix(2).reduce(0, +)))
    #expect(isClose(try #require(found.herfindahl), shares.reduce(0) { $0 + $1 * $1 }))
  }

  @Test func `amounts that are no amounts have no concentration`() throws {
    for bad in [-1, .nan, .infinity] { #expect(Concentration(of: [1, bad]) == nil) }
    let sparse = try #require(Concentration(of: [nil, 1, nil, 3]))
    #expect(sparse.count == 2 && sparse.topShare(1) == 0.75)
    #expect(try #require(Concentration(of: [Double?]())).gini == nil)
    let huge = try #require(Concentration(of: [1e308, 1e308, 1e308]))
    #expect(isClose(try #require(huge.herfindahl), 1.0 / 3))
    #expect(Diversity(of: []) == nil && Diversity(of: [0, 0]) == nil && Diversity(of: [-1]) == nil)
    #expect(Diversity(of: [.nan]) == nil)
  }

  @Test func `sums of money of one currency are concentrated`() throws {
    let sums = [
      Money(minorUnits: 100, currency: .euro), nil, Money(minorUnits: 300, currency: .euro),
    ]
    #expect(try #require(Concentration(of: sums)).topShare(1) == 0.75)
    let dollar = Money(minorUnits: 1, currency: try #require(Currency("USD")))
    #expect(Concentration(of: sums + [dollar]) == nil)
    #expect(Concentration(of: [Money?]())?.count == 0)
  }

  @Test func `diversity of kinds`() throws {
    let even = try #require(Diversity(of: [5, 5, 5, 5]))
    #expect(even.blau == 0.75 && even.qualitativeVariation == 1 && even.entropy == 2)
    let one = try #require(Diversity(of: [0, 9, 0]))
    #expect(one.blau == 0 && one.qualitativeVariation == 0 && one.entropy == 0)
    #expect(Diversity(of: [4])?.qualitativeVariation == nil)
    // Mendel's 9 : 3 : 3 : 1, by hand: 1 − (81 + 9 + 9 + 1)/256.
    #expect(isClose(try #require(Diversity(of: [9, 3, 3, 1])).blau, 156.0 / 256))
  }

  @Test func `partners are mixed by their groups`() throws {
    let graph = CompactGraph(
      vertexCount: 5, weightedEdges: [(0, 1, 1), (0, 2, 3), (0, 3, 4), (0, 4, 9), (0, 0, 5)])
    let groups: [Int?] = [nil, 0, 1, 1, nil]
    #expect(
      try graph.partnerMix(groups: groups, groupCount: 2, weights: .weight)
        == [[1, 7], [0, 0], [0, 0], [0, 0], [0, 0]])
    let diversity = try graph.partnerDiversity(groups: groups, groupCount: 2)
    #expect(isClose(try #require(diversity[0]).blau, 1 - 1.0 / 9 - 4.0 / 9))
    #expect(diversity.dropFirst().allSatisfy { $0 == nil })
    #expect(throws: AnalysisError.self) { try graph.partnerMix(groups: groups, groupCount: 1) }
    let both = CompactGraph(vertexCount: 2, edges: [(0, 1), (1, 0)], isDirected: true)
    #expect(try both.partnerMix(groups: [0, 0], groupCount: 1) == [[1], [1]])
  }

  /// Three spheres that are present by independent coins have no mutual information but for the units
  /// that are left out; closed forms otherwise.
  @Test(arguments: 1...5)
  func `the triple helix of fewer than three groups has no value, of more that of three`(
    count: Int
  ) throws {
    let path = NamedGraph.path(7)
    let measure = try #require(MeasureCatalogue.measure(named: "triple-helix"))
    let input = MeasureInput(
      graph: path, options: ["units": "ties"],
      grouping: .init(
        groups: (0..<7).map { $0 % count }, names: (0..<count).map { "g\($0)" }, attribute: "g"))
    guard case .table(let rows) = try measure.evaluate(on: input).values else {
      Issue.record("no table")
      return
    }
    let values = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0.value) })
    #expect((values["t-of-three"]! == nil) == (count < 3))
    #expect((values["t-of-first-and-third"]! == nil) == (count < 3))
    #expect((values["t-of-first-and-second"]! == nil) == (count < 2))
    if count > 2 {
      let units = (0..<6).map { tie in [tie % count, (tie + 1) % count].filter { $0 < 3 } }
      #expect(
        areClose([values["t-of-three"]!], [TripleHelix(units: units).mutualInformation]))
    }
  }

  @Test func `closed forms of the triple helix`() throws {
    // Each sphere always alone: knowing one tells of the others, and pairs say it all.
    let alone = TripleHelix(alone: [1, 1, 1], pairs: [0, 0, 0], all: 0)
    // H of one: h(1/3), of two and of three: log₂ 3; T = 3 h(1/3) − 2 log₂ 3.
    let third = 0.918_295_834_054_489_6
    let log3 = 1.584_962_500_721_156
    #expect(isClose(try #require(alone.mutualInformation), 3 * third - 2 * log3, tolerance: 1e-12))
    #expect(isClose(try #require(alone.entropy(of: 1)), third, tolerance: 1e-12))
    #expect(
      isClose(try #require(alone.mutualInformation(0, 2)), 2 * third - log3, tolerance: 1e-12))
    // Pairs only, as often as each other: an odd number of spheres never; T is the same by symmetry.
    let pairs = TripleHelix(alone: [0, 0, 0], pairs: [4, 4, 4], all: 0)
    #expect(isClose(try #require(pairs.mutualInformation), 3 * third - 2 * log3, tolerance: 1e-12))
    // Three alone and all three: any two are independent, and fix the third: T = −1 bit.
    let parity = TripleHelix(alone: [1, 1, 1], pairs: [0, 0, 0], all: 1)
    #expect(parity.mutualInformation == -1)
    #expect(parity.mutualInformation(0, 1) == 0)
    #expect(TripleHelix(alone: [5, 0, 0], pairs: [0, 0, 0], all: 0).mutualInformation == 0)
    #expect(TripleHelix(units: [[Int]]()).mutualInformation == nil)
  }

  @Test func `units are counted by the spheres that take part`() throws {
    let projects = [[0, 0, 1], [2], [0, 1, 2, 2], [7, -1], [], [1, 2]]
    #expect(TripleHelix(units: projects).counts == [0, 0, 0, 1, 1, 0, 1, 1])
    let path = NamedGraph.path(4)
    #expect(try path.tripleHelix(groups: [0, 1, 2, nil]).counts == [0, 0, 0, 1, 1, 0, 1, 1])
    #expect(
      try path.tripleHelix(groups: [0, 1, 2, nil], units: .ties).counts
        == [0, 0, 0, 1, 1, 0, 1, 0])
    #expect(try NamedGraph.empty(2).tripleHelix(groups: [0, 1]).mutualInformation == nil)
  }
}

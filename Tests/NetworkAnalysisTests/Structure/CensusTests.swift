import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct TriadCensusTests {
  /// The types by the outgoing and incoming degrees of the three vertices, which tell them apart.
  private static let types: [String: TriadType] = [
    "00 00 00": .t003, "00 01 10": .t012, "00 11 11": .t102, "01 01 20": .t021D,
    "02 10 10": .t021U, "01 10 11": .t021C, "10 11 12": .t111D, "01 11 21": .t111U,
    "02 11 20": .t030T, "11 11 11": .t030C, "11 11 22": .t201, "12 12 20": .t120D,
    "02 21 21": .t120U, "11 12 21": .t120C, "12 21 22": .t210, "22 22 22": .t300,
  ]

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `counts what looking at all threes finds`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 9, isDirected: true)
    let dense = DenseGraph(graph)
    var expected: [TriadType: Int128] = [:]
    for a in 0..<dense.count {
      for b in 0..<a {
        for c in 0..<b {
          let three = [a, b, c]
          let degrees = three.map { v in
            let out = three.filter { $0 != v && dense.hasEdge[v][$0] }.count
            let into = three.filter { $0 != v && dense.hasEdge[$0][v] }.count
            return "\(out)\(into)"
          }
          let type = try #require(Self.types[degrees.sorted().joined(separator: " ")])
          expected[type, default: 0] += 1
        }
      }
    }
    let census = try graph.triadCensus()
    for type in TriadType.allCases {
      #expect(census[type] == expected[type] ?? 0, "seed \(seed), \(type)")
    }
  }

  @Test(arguments: [5, 8, 20])
  func `a directed ring has chains and single arcs`(n: Int) throws {
    let census = try NamedGraph.cycle(n, isDirected: true).triadCensus()
    #expect(census[.t021C] == Int128(n))
    let single = Int128(n * (n - 4))
    let threes = Int128(n * (n - 1) * (n - 2) / 6)
    #expect(census[.t012] == single)
    #expect(census.counts.reduce(0, +) == threes)
    #expect(census[.t003] == threes - Int128(n) - single)
  }

  @Test func `agrees with NetworkX 3_6_1`() throws {
    let census = try Self.sample.triadCensus()
    #expect(census.counts == [1, 5, 0, 0, 2, 5, 0, 0, 4, 3, 0, 0, 0, 0, 0, 0])
    #expect(throws: AnalysisError.self) { try NamedGraph.karateClub.triadCensus() }
  }

  @Test func `the degrees at the ends of arcs can be of either kind`() {
    // NetworkX 3.6.1, degree_assortativity_coefficient(G, x, y).
    let expected: [(ArcDirection, ArcDirection, Double)] = [
      (.outgoing, .outgoing, -0.25), (.outgoing, .incoming, -2.0 / 3),
      (.incoming, .outgoing, -0.1147078669352816), (.incoming, .incoming, -0.49706742338621807),
    ]
    for (tail, head, value) in expected {
      #expect(isClose(Self.sample.degreeAssortativity(tail: tail, head: head) ?? 0, value))
    }
  }

  static let sample = CompactGraph(
    vertexCount: 6,
    edges: [
      (0, 1), (0, 2), (1, 2), (2, 3), (3, 0), (3, 1), (4, 0), (4, 3), (2, 4), (5, 2),
    ], isDirected: true)
}

@Suite struct MotifTests {
  /// igraph's order, with the degrees that tell the shapes apart.
  private static let shapes: [Int: [[Int]]] = [
    3: [[0, 0, 0], [0, 1, 1], [1, 1, 2], [2, 2, 2]],
    4: [
      [0, 0, 0, 0], [0, 0, 1, 1], [0, 1, 1, 2], [0, 2, 2, 2], [1, 1, 1, 3], [1, 1, 1, 1],
      [1, 1, 2, 2], [1, 2, 2, 3], [2, 2, 2, 2], [2, 2, 3, 3], [3, 3, 3, 3],
    ],
  ]

  @Test(arguments: 0..<80 as Range<UInt64>)
  func `counts what looking at all sets finds`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 9, isDirected: false)
    let dense = DenseGraph(graph)
    for size in [3, 4] {
      let shapes = try #require(Self.shapes[size])
      var expected = [Int128](repeating: 0, count: shapes.count)
      for set in 0..<(1 << graph.vertexCount) where set.nonzeroBitCount == size {
        let members = (0..<graph.vertexCount).filter { set >> $0 & 1 == 1 }
        let degrees = members.map { v in
          members.filter { $0 != v && dense.hasEdge[v][$0] }.count
        }
        expected[try #require(shapes.firstIndex(of: degrees.sorted()))] += 1
      }
      #expect(
        try graph.motifCounts(size: size).motifs.map(\.count) == expected,
        "seed \(seed), size \(size)")
    }
  }

  @Test func `agrees with igraph 1_0_0 on the karate club`() throws {
    let three = try NamedGraph.karateClub.motifCounts().motifs.map(\.count)
    #expect(Array(three[2...]) == [393, 45])
    let four = try NamedGraph.karateClub.motifCounts(size: 4).motifs.map(\.count)
    #expect([4, 6, 7, 8, 9, 10].map { four[$0] } == [1098, 681, 452, 36, 85, 11])
    // 34 over 4.
    #expect(four.reduce(0, +) == 46376)
  }

  @Test func `a directed graph has its triads in the order of igraph`() throws {
    let counts = try TriadCensusTests.sample.motifCounts()
    #expect(counts.motifs.map(\.name).prefix(4) == ["003", "012", "021U", "102"])
    #expect(counts.motifs.map(\.count).prefix(5) == [1, 5, 2, 0, 5])
    #expect(throws: AnalysisError.self) { try NamedGraph.path(3).motifCounts(size: 5) }
  }
}

@Suite struct NumericAssortativityTests {
  @Test func `alternating values are opposite and blocks of values alike`() throws {
    let ring = NamedGraph.cycle(6)
    #expect(isClose(try #require(try ring.numericAssortativity([1, 2, 1, 2, 1, 2])), -1))
    let apart = CompactGraph(vertexCount: 4, edges: [(0, 1), (2, 3)])
    #expect(isClose(try #require(try apart.numericAssortativity([5, 5, 9, 9])), 1))
    #expect(try ring.numericAssortativity([3, 3, 3, 3, 3, 3]) == nil)
    #expect(try ring.numericAssortativity([nil, 1, nil, 2, nil, 3]) == nil)
    #expect(try NamedGraph.empty(2).numericAssortativity([1, 2]) == nil)
    // The largest numbers, and one without a value at the end of a row.
    let row = NamedGraph.path(5)
    #expect(
      isClose(
        try #require(try row.numericAssortativity([1e308, -1e308, 1e308, -1e308, nil])), -1))
    #expect(throws: AnalysisError.self) { try row.numericAssortativity([1]) }
    #expect(throws: AnalysisError.self) {
      try row.numericAssortativity([1, 2, .infinity, 4, 5])
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `of degrees is the degree assortativity`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, isDirected: false).withoutSelfLoops()
    let found = try graph.numericAssortativity(graph.degree().map(Double.init))
    let expected = graph.degreeAssortativity()
    #expect((found == nil) == (expected == nil), "seed \(seed)")
    #expect(isClose(found ?? 0, expected ?? 0), "seed \(seed)")
  }
}

@Suite struct RichClubTests {
  @Test func `agrees with NetworkX 3_6_1 on the karate club`() throws {
    let clubs = try NamedGraph.karateClub.richClubs()
    let expected = [
      0.13903743315508021, 0.14583333333333334, 0.23809523809523808, 0.325, 0.4888888888888889,
      0.5238095238095238, 0.5, 0.5, 0.5, 0.5, 1.0 / 3, 1.0 / 3, 0, 0, 0, 0,
    ]
    #expect(areClose(Array(clubs.map(\.coefficient).prefix(16)), expected))
    // Above the second largest degree a single member is left.
    #expect(clubs[16].memberCount == 1 && clubs[16].coefficient == nil)
    #expect(clubs.allSatisfy { $0.normalized == nil })
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `exchanges keep degrees and follow the seed`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed)
    let clubs = try graph.richClubs(referenceCount: 3, seed: seed)
    #expect(try graph.richClubs(referenceCount: 3, seed: seed) == clubs)
    // All vertices with ties have the same number of ties in each reference.
    if let all = clubs.first { #expect(all.normalized == 1, "seed \(seed)") }
    for club in clubs {
      #expect(club.normalized.map { $0 >= 0 && $0.isFinite } ?? true, "seed \(seed)")
    }
  }

  @Test func `two hubs that must be tied form no club`() throws {
    // No exchange of ends changes a star.
    let clubs = try NamedGraph.star(6).richClubs(referenceCount: 4)
    #expect(clubs[0].normalized == 1)
    #expect(clubs[1].memberCount == 1 && clubs[1].normalized == nil)
    #expect(throws: AnalysisError.self) { try NamedGraph.star(3).richClubs(referenceCount: -1) }
  }
}

@Suite struct SmallWorldTests {
  /// Each vertex of a ring tied to its two next on either side.
  private static let lattice = CompactGraph(
    vertexCount: 60,
    edges: (0..<60).flatMap { [($0, ($0 + 1) % 60), ($0, ($0 + 2) % 60)] })

  @Test func `a lattice is on the side of lattices`() throws {
    let world = try #require(try Self.lattice.smallWorld(referenceCount: 4, seed: 3))
    // The ring’s own figures: four vertices at each distance to 14, three at 15.
    #expect(world.transitivity == 0.5 && world.averageClustering == 0.5)
    #expect(isClose(world.meanDistance, 465.0 / 59))
    #expect(try #require(world.omega) < -0.3)
    #expect(world.randomMeanDistance < world.meanDistance / 2)
    #expect(try #require(world.sigma) > 1)
    #expect(try Self.lattice.smallWorld(referenceCount: 4, seed: 3) == world)
  }

  @Test func `some long ties make a small world of it`() throws {
    var random = SplitMix64(seed: 11)
    let ties = Self.lattice.edges.map { edge in
      random.nextUnit() < 0.15
        ? (edge.tail.index, random.nextIndex(below: 60)) : (edge.tail.index, edge.head.index)
    }
    let graph = CompactGraph(vertexCount: 60, edges: ties).withoutSelfLoops()
    guard graph.components().groupCount == 1 else { return }
    let world = try #require(try graph.smallWorld(seed: 5))
    let ring = try #require(try Self.lattice.smallWorld(seed: 5))
    let gain = (try #require(world.omega)) - (try #require(ring.omega))
    #expect(gain > 0)
    #expect(try #require(world.sigma) > 1)
  }

  @Test func `is undefined where distances are`() throws {
    #expect(try NamedGraph.empty(3).smallWorld() == nil)
    #expect(try NamedGraph.empty(0).smallWorld() == nil)
    let star = try #require(try NamedGraph.star(5).smallWorld())
    #expect(star.sigma == nil && star.omega == nil)
    #expect(throws: AnalysisError.self) { try NamedGraph.star(5).smallWorld(referenceCount: 0) }
  }
}

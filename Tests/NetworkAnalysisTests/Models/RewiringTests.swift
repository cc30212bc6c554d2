import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct RewiringTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `degrees and self-loops stay`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 20, weights: .whole(.count))
    let rewired = try graph.degreePreservingRewiring(seed: seed)
    #expect(degreesByCounting(rewired).out == degreesByCounting(graph).out)
    #expect(degreesByCounting(rewired).into == degreesByCounting(graph).into)
    #expect(rewired.edgeCount == graph.edgeCount)
    let loops = graph.edges.filter { $0.tail == $0.head }.map(\.tail)
    #expect(rewired.edges.filter { $0.tail == $0.head }.map(\.tail) == loops)
    // Weights travel: as a collection they are the same; of arcs, also per tail.
    func weights(_ graph: CompactGraph) -> [Double] {
      graph.edges.map { graph.weight(at: $0.slot) }.sorted()
    }
    #expect(weights(rewired) == weights(graph))
    if graph.isDirected {
      #expect(try rewired.strength(.outgoing) == graph.strength(.outgoing))
    }
    #expect(try graph.degreePreservingRewiring(seed: seed) == rewired)
  }

  /// All simple graphs with the degrees 2, 2, 2, 1, 1, listed by trying all sets of edges.
  @Test func `all graphs with the same degrees are as probable`() throws {
    let wanted = [2, 2, 2, 1, 1]
    let pairs = (0..<5).flatMap { a in ((a + 1)..<5).map { (a, $0) } }
    var all: Set<[Int]> = []
    for bits in 0..<(1 << pairs.count) {
      let chosen = pairs.indices.filter { bits >> $0 & 1 == 1 }
      var degrees = [0, 0, 0, 0, 0]
      for i in chosen {
        degrees[pairs[i].0] += 1
        degrees[pairs[i].1] += 1
      }
      if degrees == wanted { all.insert(chosen.map { 5 * pairs[$0].0 + pairs[$0].1 }) }
    }
    var graph = CompactGraph(vertexCount: 5, edges: [(3, 0), (0, 1), (1, 2), (2, 4)])
    var counts: [[Int]: Int] = [:]
    let samples = 200 * all.count
    for seed in 0..<UInt64(samples) {
      graph = try graph.degreePreservingRewiring(exchangesPerEdge: 10, seed: seed)
      counts[graph.edges.map { 5 * $0.tail.index + $0.head.index }, default: 0] += 1
    }
    #expect(Set(counts.keys) == all)
    let chiSquare = counts.values.reduce(0) { $0 + Double(($1 - 200) * ($1 - 200)) / 200 }
    // With 6 degrees of freedom (7 graphs) 99.9 % of independent samples are below 22.5.
    #expect(all.count == 7)
    #expect(chiSquare < 22.5, "\(counts)")
  }

  /// No exchange of two arcs leads from one ring of three to the other.
  @Test func `a directed triangle can turn round`() throws {
    let ring = NamedGraph.cycle(3, isDirected: true)
    let turned = try (0..<400 as Range<UInt64>).count {
      try ring.degreePreservingRewiring(exchangesPerEdge: 20, seed: $0) != ring
    }
    // Half are expected, with a deviation of 10.
    #expect(abs(turned - 200) < 40)
    let shared = CompactGraph(
      vertexCount: 3, edges: [(0, 1), (1, 2), (2, 0), (1, 0)], isDirected: true)
    #expect(
      degreesByCounting(try shared.degreePreservingRewiring(seed: 1))
        == degreesByCounting(shared))
  }

  @Test func `graphs with one realization stay as they are`() throws {
    for graph in [
      NamedGraph.complete(5), NamedGraph.star(6), NamedGraph.empty(3), NamedGraph.empty(0),
      NamedGraph.path(2), NamedGraph.complete(4, isDirected: true),
    ] {
      #expect(try graph.degreePreservingRewiring(seed: 1) == graph)
    }
    #expect(throws: AnalysisError.self) {
      try NamedGraph.star(3).degreePreservingRewiring(exchangesPerEdge: -1, seed: 1)
    }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `a curveball keeps the degrees of both modes`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var edges: [(Int, Int)] = []
    for a in 0..<8 {
      for b in 8..<18 where random.nextIndex(below: 3) == 0 { edges.append((a, b)) }
    }
    let graph = CompactGraph(vertexCount: 18, edges: edges)
    let modes = try graph.twoModes(isSecond: (0..<18).map { $0 >= 8 })
    let dealt = try graph.curveballRewiring(modes: modes, seed: seed)
    #expect(degreesByCounting(dealt).out == degreesByCounting(graph).out)
    #expect(throws: Never.self) { try dealt.twoModes(isSecond: modes.isSecond) }
  }

  /// All 0–1 tables with rows 2, 1, 1 and columns 2, 1, 1, listed by trying all tables.
  @Test func `all two-mode graphs with the same degrees are as probable`() throws {
    var all: Set<Int> = []
    for bits in 0..<512 {
      let cell = { (row: Int, column: Int) in bits >> (3 * row + column) & 1 }
      let rows = (0..<3).map { r in (0..<3).reduce(0) { $0 + cell(r, $1) } }
      let columns = (0..<3).map { c in (0..<3).reduce(0) { $0 + cell($1, c) } }
      if rows == [2, 1, 1] && columns == [2, 1, 1] { all.insert(bits) }
    }
    #expect(all.count == 5)
    var graph = CompactGraph(vertexCount: 6, edges: [(0, 3), (0, 4), (1, 3), (2, 5)])
    let modes = try graph.twoModes(isSecond: [false, false, false, true, true, true])
    var counts: [Int: Int] = [:]
    for seed in 0..<1000 as Range<UInt64> {
      graph = try graph.curveballRewiring(modes: modes, tradesPerVertex: 5, seed: seed)
      let bits = graph.edges.reduce(0) { $0 | 1 << (3 * $1.tail.index + $1.head.index - 3) }
      counts[bits, default: 0] += 1
    }
    #expect(Set(counts.keys) == all)
    // With 4 degrees of freedom 99.9 % of independent samples are below 18.5.
    let chiSquare = counts.values.reduce(0) { $0 + Double(($1 - 200) * ($1 - 200)) / 200 }
    #expect(chiSquare < 18.5, "\(counts)")
  }

  @Test func `modes are found or refused`() throws {
    let modes = try NamedGraph.cycle(6).twoModes()
    #expect(modes.isSecond == [false, true, false, true, false, true])
    #expect(modes.swapped.first == modes.second)
    #expect(throws: AnalysisError.self) { try NamedGraph.cycle(5).twoModes() }
    #expect(throws: AnalysisError.self) {
      try CompactGraph(vertexCount: 1, edges: [(0, 0)]).twoModes()
    }
    #expect(throws: AnalysisError.self) {
      try NamedGraph.path(2).twoModes(isSecond: [true, true])
    }
    #expect(throws: AnalysisError.self) { try NamedGraph.path(2).twoModes(isSecond: [true]) }
    #expect(try NamedGraph.empty(0).twoModes().first == [])
  }
}

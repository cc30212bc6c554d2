import NetworkGraph
import Testing

/// Ties drawn at random, with self-loops and parallel ties.
private func randomTies(_ seed: UInt64, vertexCount: Int, count: Int) -> [(Int, Int, Double)] {
  var random = SplitMix64(seed: seed)
  return (0..<count).map { _ in
    (
      random.nextIndex(below: vertexCount), random.nextIndex(below: vertexCount),
      Double(1 + random.nextIndex(below: 9))
    )
  }
}

@Suite struct CompactGraphTests {
  @Test func `a path has the neighbours of a path`() {
    let path = CompactGraph(vertexCount: 3, edges: [(2, 1), (0, 1)])
    #expect(path.arcs(from: Vertex(1)).map { path.heads[$0].index } == [0, 2])
    #expect(path.edgeCount == 2)
    #expect(path.arcCount == 4)
    #expect(path.edges.map { [$0.tail.index, $0.head.index] } == [[0, 1], [1, 2]])
    #expect(path.slot(from: Vertex(0), to: Vertex(2)) == nil)
  }

  @Test func `empty and single graphs exist`() {
    #expect(CompactGraph(vertexCount: 0, edges: []).edgeCount == 0)
    let loop = CompactGraph(vertexCount: 1, edges: [(0, 0), (0, 0)])
    #expect(loop.edgeCount == 1)
    #expect(loop.arcCount == 1)
    #expect(loop.selfLoopCount == 1)
    #expect(loop.withoutSelfLoops().edgeCount == 0)
  }

  @Test(arguments: 0..<60 as Range<UInt64>, [false, true])
  func `the order of ties does not matter`(seed: UInt64, isDirected: Bool) {
    var ties = randomTies(seed, vertexCount: 7, count: 20)
    let graph = CompactGraph(vertexCount: 7, weightedEdges: ties, isDirected: isDirected)
    var random = SplitMix64(seed: seed &+ 1000)
    random.shuffle(&ties)
    if !isDirected {
      ties = ties.map { random.nextIndex(below: 2) == 0 ? $0 : ($0.1, $0.0, $0.2) }
    }
    #expect(
      graph == CompactGraph(vertexCount: 7, weightedEdges: ties, isDirected: isDirected),
      "seed \(seed)")
  }

  @Test(arguments: 0..<60 as Range<UInt64>, ParallelEdges.allCases)
  func `parallel ties merge by the rule`(seed: UInt64, rule: ParallelEdges) {
    let ties = randomTies(seed, vertexCount: 5, count: 25)
    let graph = CompactGraph(vertexCount: 5, weightedEdges: ties, parallelEdges: rule)
    for a in 0..<5 {
      for b in a..<5 {
        let weights = ties.filter { ($0.0, $0.1) == (a, b) || ($0.0, $0.1) == (b, a) }.map(\.2)
        let slot = graph.slot(from: Vertex(a), to: Vertex(b))
        guard !weights.isEmpty else {
          #expect(slot == nil, "seed \(seed)")
          continue
        }
        let expected =
          switch rule {
          case .sum: weights.reduce(0, +)
          case .count: Double(weights.count)
          case .maximum: weights.max()!
          case .minimum: weights.min()!
          case .first: weights[0]
          }
        #expect(slot.map { graph.weight(at: $0) } == expected, "seed \(seed)")
      }
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `turning round twice changes nothing`(seed: UInt64) {
    let ties = randomTies(seed, vertexCount: 8, count: 24)
    let graph = CompactGraph(vertexCount: 8, weightedEdges: ties, isDirected: true)
    let back = graph.reversed()
    #expect(back.reversed() == graph, "seed \(seed)")
    for edge in graph.edges {
      let slot = back.slot(from: edge.head, to: edge.tail)
      #expect(slot.map { back.weight(at: $0) } == graph.weight(at: edge.slot), "seed \(seed)")
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `dropping directions is building without them`(seed: UInt64) {
    let ties = randomTies(seed, vertexCount: 8, count: 24)
    let directed = CompactGraph(vertexCount: 8, weightedEdges: ties, isDirected: true)
    #expect(
      directed.undirected() == CompactGraph(vertexCount: 8, weightedEdges: ties), "seed \(seed)")
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `edge numbers point back to their edge`(seed: UInt64) {
    let ties = randomTies(seed, vertexCount: 8, count: 20)
    let graph = CompactGraph(vertexCount: 8, weightedEdges: ties)
    let numbers = graph.edgeNumbers()
    for tail in graph.vertices {
      for slot in graph.arcs(from: tail) {
        let edge = graph.edges[numbers[slot]]
        #expect(
          Set([edge.tail, edge.head]) == Set([tail, graph.heads[slot]]), "seed \(seed)")
      }
    }
  }

  @Test func `an induced subgraph is renumbered in the order given`() {
    let square = CompactGraph(vertexCount: 4, edges: [(0, 1), (1, 2), (2, 3), (3, 0)])
    let part = square.induced(on: [Vertex(3), Vertex(0), Vertex(1)])
    #expect(part == CompactGraph(vertexCount: 3, edges: [(0, 1), (1, 2)]))
  }

  @Test func `nothing is read as a distance by accident`() throws {
    let strength = CompactGraph(vertexCount: 2, weightedEdges: [(0, 1, 4)])
    #expect(throws: WeightError.needsDistance) { try strength.lengths(by: .weight) }
    #expect(try strength.lengths(by: .inverseWeight) == [0.25, 0.25])
    #expect(try strength.lengths(by: .unit) == nil)
    let distance = CompactGraph(
      vertexCount: 2, weightedEdges: [(0, 1, 4)], meaning: .distance, parallelEdges: .minimum)
    #expect(throws: WeightError.needsStrength) { try distance.lengths(by: .inverseWeight) }
    #expect(throws: WeightError.unweighted) { try strength.unweighted().lengths(by: .weight) }
  }

  @Test(arguments: [0, -1, .nan, .infinity, .leastNonzeroMagnitude] as [Double])
  func `a weight that is no length is named`(weight: Double) throws {
    let graph = CompactGraph(vertexCount: 2, weightedEdges: [(0, 1, weight)])
    #expect(throws: WeightError.self) { try graph.lengths(by: .inverseWeight) }
  }
}

@Suite struct SplitMix64Tests {
  @Test func `gives the published sequence`() {
    // Reference outputs of the public-domain C code by S. Vigna for seed 1234567.
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
    #expect(random.next() == 9_817_491_932_198_370_423)
  }

  @Test func `indices are even`() {
    var random = SplitMix64(seed: 7)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[random.nextIndex(below: 6)] += 1 }
    // Standard deviation 91: five of them.
    #expect(counts.allSatisfy { abs($0 - 10_000) < 460 })
  }

  @Test func `a shuffle keeps the elements`() {
    var random = SplitMix64(seed: 3)
    var numbers = Array(0..<50)
    random.shuffle(&numbers)
    #expect(numbers != Array(0..<50))
    #expect(numbers.sorted() == Array(0..<50))
  }
}

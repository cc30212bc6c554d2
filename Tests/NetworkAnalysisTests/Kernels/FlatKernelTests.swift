import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkAnalysis

/// Kernels over flat arrays against definitions and slower kernels, on seeded random graphs.
@Suite struct FlatKernelTests {
  /// Some vertices with many ties among many with few, in several parts, with loops.
  private func hubs(_ n: Int, _ m: Int, seed: UInt64, directed: Bool = false) -> CompactGraph {
    var random = SplitMix64(seed: seed)
    let edges = (0..<m).map { _ -> (Int, Int, Double) in
      let power = random.nextUnit()
      let tail = Int(power * power * power * Double(n - n / 10))
      return (tail, random.nextIndex(below: n - n / 10), Double(random.nextIndex(below: 9)))
    }
    return CompactGraph(
      vertexCount: n, weightedEdges: edges, meaning: .distance, isDirected: directed,
      parallelEdges: .minimum)
  }

  @Test(arguments: [
    (4000, 40000, false), (4000, 6000, false), (3000, 20000, true), (300, 0, false),
  ])
  func `searches that turn round find the distances of those that do not`(
    n: Int, m: Int, directed: Bool
  ) throws {
    let graph = hubs(n, m, seed: 3, directed: directed)
    var search = HopSearch(graph, backward: graph.reversed())
    var sweep = ShortestPathSweep(graph, lengths: nil)
    for source in [0, 1, n / 2, n - 1, 7] {
      try search.run(from: Vertex(source))
      sweep.run(from: Vertex(source))
      let expected = sweep.distance.map { $0.isFinite ? UInt32($0) : HopSearch.unreached }
      #expect(Array(search.hops) == expected, "source \(source)")
      let reached = search.reached[..<search.reachedCount]
      #expect(Set(reached).count == sweep.settled.count)
      #expect(reached.map { search.hops[Int($0)] } == reached.map { search.hops[Int($0)] }.sorted())
      #expect(search.farthest == sweep.settled.last.map { Int(sweep.distance[$0.index]) })
      let distances = try graph.distances(from: Vertex(source))
      #expect(distances == sweep.distance.map { $0.isFinite ? $0 : nil })
    }
  }

  @Test(arguments: [(2000, 9000, false), (2000, 3000, true), (60, 0, false)])
  func `distances in buckets have the bits of those from a heap`(
    n: Int, m: Int, directed: Bool
  ) throws {
    let whole = hubs(n, m, seed: 4, directed: directed)
    for factor in [1.0, 0.1, 1e-300, 1e300] {
      let graph = CompactGraph(
        vertexCount: n,
        weightedEdges: whole.edges.map {
          ($0.tail.index, $0.head.index, whole.weight(at: $0.slot) * factor)
        }, meaning: .distance, isDirected: directed)
      var sweep = ShortestPathSweep(graph, lengths: graph.weights!)
      for source in [0, n / 3, n - 1] {
        sweep.run(from: Vertex(source))
        #expect(
          try graph.distances(from: Vertex(source), lengths: .weight)
            == sweep.distance.map { $0.isFinite ? $0 : nil }, "\(factor) from \(source)")
      }
    }
  }

  @Test func `distances far beyond the buckets are found`() throws {
    // Long and short ties side by side, and two that differ in the last digit.
    let edges = (0..<3000).flatMap { i in
      [(i, i + 1, i % 7 == 0 ? 1e9 : 1e-3), (i, min(i + 40, 3000), 1e3)]
    }
    let graph = CompactGraph(vertexCount: 3001, weightedEdges: edges, meaning: .distance)
    var sweep = ShortestPathSweep(graph, lengths: graph.weights!)
    sweep.run(from: Vertex(0))
    #expect(
      try graph.distances(from: Vertex(0), lengths: .weight) == sweep.distance.map { Optional($0) })
  }

  @Test func `components are those of reachability`() {
    for seed in 0..<60 as Range<UInt64> {
      let graph = anyRandomGraph(seed: seed, largest: 40)
      let reach = DenseGraph(graph).reachability(ignoringDirection: true)
      let lowest = reach.indices.map { a in reach.indices.first { reach[a][$0] || $0 == a }! }
      #expect(graph.components() == Partition(labels: lowest), "seed \(seed)")
    }
    for directed in [false, true] {
      let graph = hubs(5000, 4000, seed: 6, directed: directed).unweighted()
      var label = [Int](repeating: -1, count: 5000)
      let both = graph.undirected(parallelEdges: .first)
      var sweep = ShortestPathSweep(both, lengths: nil)
      for v in both.vertices where label[v.index] < 0 {
        sweep.run(from: v)
        for other in sweep.settled { label[other.index] = v.index }
      }
      #expect(graph.components() == Partition(labels: label))
    }
  }

  @Test(arguments: [SpanningForestKind.minimum, .maximum])
  func `forests have the edges that Kruskal takes`(kind: SpanningForestKind) throws {
    for (n, m, shift) in [(500, 8000, 0.0), (500, 8000, -4), (300, 300, -0.5), (400, 60000, 0)] {
      let whole = hubs(n, m, seed: UInt64(m), directed: false)
      let graph = CompactGraph(
        vertexCount: n,
        weightedEdges: whole.edges.map {
          ($0.tail.index, $0.head.index, whole.weight(at: $0.slot) + shift)
        })
      let edges = graph.edges.filter { $0.tail != $0.head }
      let order = edges.indices.sorted { a, b in
        let (x, y) = (graph.weight(at: edges[a].slot), graph.weight(at: edges[b].slot))
        return x == y ? a < b : (x < y) == (kind == .minimum)
      }
      var part = Array(0..<n)
      var chosen: [VertexPair] = []
      var weight = 0.0
      for i in order where part[edges[i].tail.index] != part[edges[i].head.index] {
        let (kept, gone) = (part[edges[i].tail.index], part[edges[i].head.index])
        for v in part.indices where part[v] == gone { part[v] = kept }
        chosen.append(VertexPair(edges[i].tail, edges[i].head))
        weight += graph.weight(at: edges[i].slot)
      }
      let forest = try graph.spanningForest(kind, weights: .weight)
      #expect(forest.edges == chosen.sorted(), "n \(n), m \(m), shift \(shift)")
      #expect(forest.weight == weight)
    }
  }

  @Test func `edges are sorted by any key and keep their order where keys are equal`() {
    var random = SplitMix64(seed: 8)
    for mask in [0, 1, 0xFF, 0xF0_0000_0000_000F, UInt64.max] as [UInt64] {
      var edges = ContiguousArray(
        (0..<3000).map { KeyedEdge(key: random.next() & mask, tail: UInt32($0), head: 0) })
      let expected = edges.sorted { ($0.key, $0.tail) < ($1.key, $1.tail) }.map(\.tail)
      edges.sortByKey()
      #expect(edges.map(\.tail) == expected, "mask \(mask)")
    }
    let numbers = [-Double.greatestFiniteMagnitude, -1, -0x1p-1063, 0, 0x1p-1063, 1, 2, 1e300]
    #expect(numbers.map { UInt64(ordering: $0) } == numbers.map { UInt64(ordering: $0) }.sorted())
    #expect(numbers.map { UInt64(ordering: $0).orderedNumber } == numbers)
    #expect(UInt64(ordering: -0.0) == UInt64(ordering: 0))
  }

  @Test(arguments: [ArcDirection.total, .incoming, .outgoing])
  func `core numbers are those of taking vertices away`(direction: ArcDirection) {
    for seed in 0..<40 as Range<UInt64> {
      let graph = anyRandomGraph(seed: seed, largest: 25)
      let simple = graph.withoutSelfLoops()
      var left = Set(simple.vertices)
      var expected = [Int](repeating: 0, count: simple.vertexCount)
      var core = 0
      while !left.isEmpty {
        let degree = { (v: Vertex) in
          let out = left.count { $0 != v && simple.slot(from: v, to: $0) != nil }
          guard graph.isDirected && direction != .outgoing else { return out }
          let into = left.count { $0 != v && simple.slot(from: $0, to: v) != nil }
          return direction == .total ? out + into : into
        }
        guard let gone = left.first(where: { degree($0) <= core }) else {
          core += 1
          continue
        }
        expected[gone.index] = core
        left.remove(gone)
      }
      #expect(graph.coreNumber(direction) == expected, "seed \(seed)")
    }
  }

  @Test func `diameters are the largest of all distances`() throws {
    var graphs = (0..<60 as Range<UInt64>).map {
      anyRandomGraph(seed: $0, largest: 40, isDirected: false)
    }
    let named = [
      NamedGraph.path(90), NamedGraph.cycle(61), NamedGraph.star(40), NamedGraph.complete(9),
      NamedGraph.empty(0), NamedGraph.empty(1), NamedGraph.empty(5),
    ]
    graphs.append(contentsOf: named)
    graphs.append(hubs(900, 1500, seed: 12).unweighted())
    graphs.append(hubs(600, 6000, seed: 13).unweighted())
    // A lattice, whose fringe is long.
    var lattice: [(Int, Int)] = []
    for i in 0..<400 {
      if i % 20 < 19 { lattice.append((i, i + 1)) }
      if i < 380 { lattice.append((i, i + 20)) }
    }
    graphs.append(CompactGraph(vertexCount: 400, edges: lattice))
    for (place, graph) in graphs.enumerated() {
      for rule in [UnreachablePairs.undefined, .ignored] {
        #expect(
          try graph.diameter(unreachable: rule)
            == graph.distanceIndicators(unreachable: rule).diameter, "graph \(place)")
      }
    }
  }

  @Test(arguments: [PathEnds.excluded, .included], [false, true])
  func `betweenness in lanes is that of single sources`(ends: PathEnds, directed: Bool) throws {
    for (n, m) in [(70, 200), (131, 500), (240, 2500)] {
      let graph = hubs(n, m, seed: UInt64(n), directed: directed).unweighted()
      #expect(try DependencyLanes.isWorthwhile(for: graph))
      let expected = try graph.addedUp(over: Array(graph.vertices), lengths: nil) {
        sweep, _, sums in
        sweep.accumulate(into: &sums, ends: ends)
      }
      let found = try graph.betweenness(normalization: .raw, ends: ends)
      #expect(areClose(found, expected.map { directed ? $0 : $0 / 2 }), "n \(n)")
      let some = [3, 60, 9, 33, 12, 7, 21, 1, 2, 5, 64].map { Vertex($0) }
      let partly = try graph.addedUp(over: some.sorted(), lengths: nil) { sweep, _, sums in
        sweep.accumulate(into: &sums, ends: .excluded)
      }
      #expect(
        areClose(
          try graph.betweenness(fromAny: some, normalization: .raw),
          partly.map { directed ? $0 : $0 / 2 }))
    }
  }

  @Test func `structural holes by triangles are those of the definition`() throws {
    for seed in 0..<40 as Range<UInt64> {
      let weights: RandomGraphShape.Weights = seed % 3 == 0 ? .none : .tenths(.strength)
      let graph = anyRandomGraph(seed: seed, largest: 14, weights: weights)
      let rule: StrengthRule = seed % 3 == 0 ? .unit : .weight
      let holes = try graph.structuralHoles(weights: rule)
      let n = graph.vertexCount
      var z = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
      for edge in graph.edges where edge.tail != edge.head {
        z[edge.tail.index][edge.head.index] += graph.weight(at: edge.slot)
        z[edge.head.index][edge.tail.index] += graph.weight(at: edge.slot)
      }
      for i in 0..<n {
        let total = z.map { $0.reduce(0, +) }
        let contacts = (0..<n).filter { z[i][$0] > 0 }
        guard !contacts.isEmpty else {
          #expect(holes[i] == nil)
          continue
        }
        var (constraint, size) = (0.0, 0.0)
        for j in contacts {
          let others = contacts.filter { $0 != j }
          let through = others.reduce(0) { $0 + z[i][$1] / total[i] * z[$1][j] / total[$1] }
          let share = z[i][j] / total[i] + through
          constraint += share * share
          size += 1
          for q in others { size -= z[i][q] / total[i] * z[j][q] / z[j].max()! }
        }
        #expect(isClose(holes[i]!.constraint, constraint), "seed \(seed), vertex \(i)")
        #expect(isClose(holes[i]!.effectiveSize, size), "seed \(seed), vertex \(i)")
        #expect(holes[i]!.contactCount == contacts.count)
      }
    }
  }

  @Test func `strengths that lie far apart give structural holes all the same`() throws {
    for (small, large) in [
      (1e-300, 1e300), (Double.leastNonzeroMagnitude, 0x1p-1030), (1e200, 1e300), (1e-150, 1),
      (1e-20, 1), (1e260, 1e300),
    ] {
      let graph = CompactGraph(
        vertexCount: 4,
        weightedEdges: [(0, 1, small), (1, 2, small), (0, 2, small), (2, 3, large)])
      let holes = try graph.structuralHoles(weights: .weight)
      #expect(isClose(holes[3]!.constraint, 1))
      // All that vertex 0 and 1 have goes to each other and to 2, who has others.
      #expect(isClose(holes[0]!.constraint, 0.25 + 0.75 * 0.75, tolerance: 1e-3))
      #expect(isClose(holes[0]!.constraint, holes[1]!.constraint))
    }
  }
}

import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

/// The degree of each vertex of a simple graph, counted from its edges.
func degreesByCounting(_ graph: CompactGraph) -> (out: [Int], into: [Int]) {
  var out = [Int](repeating: 0, count: graph.vertexCount)
  var into = out
  for edge in graph.edges {
    out[edge.tail.index] += 1
    into[edge.head.index] += 1
  }
  return graph.isDirected ? (out, into) : (zip(out, into).map { $0 + $1 }, [])
}

@Suite struct RegularGraphTests {
  @Test(arguments: [0, 1, 2, 3, 7])
  func `complete graphs, stars and paths are those of the definition`(n: Int) throws {
    #expect(try CompactGraph.complete(vertexCount: n) == NamedGraph.complete(n))
    #expect(
      try CompactGraph.complete(vertexCount: n, isDirected: true)
        == NamedGraph.complete(n, isDirected: true))
    #expect(try CompactGraph.star(vertexCount: n) == NamedGraph.star(n))
    #expect(try CompactGraph.path(vertexCount: n) == NamedGraph.path(n))
    if n >= 3 { #expect(try CompactGraph.cycle(vertexCount: n) == NamedGraph.cycle(n)) }
  }

  @Test func `a grid has its rows and columns`() throws {
    let grid = try CompactGraph.grid(rows: 3, columns: 4)
    #expect(grid.vertexCount == 12)
    #expect(grid.edgeCount == 3 * 3 + 2 * 4)
    #expect(grid.slot(from: Vertex(5), to: Vertex(9)) != nil)
    #expect(grid.slot(from: Vertex(3), to: Vertex(4)) == nil)
    #expect(try CompactGraph.grid(rows: 0, columns: 4).vertexCount == 0)
    #expect(try CompactGraph.grid(rows: 1, columns: 5) == NamedGraph.path(5))
  }

  @Test func `a balanced tree has all its levels`() throws {
    let tree = try CompactGraph.balancedTree(branching: 3, height: 2)
    #expect(tree.vertexCount == 13)
    #expect(tree.edgeCount == 12)
    #expect(degreesByCounting(tree).out == [3, 4, 4, 4, 1, 1, 1, 1, 1, 1, 1, 1, 1])
    #expect(try CompactGraph.balancedTree(branching: 1, height: 4) == NamedGraph.path(5))
    #expect(try CompactGraph.balancedTree(branching: 5, height: 0).vertexCount == 1)
    #expect(throws: AnalysisError.self) {
      try CompactGraph.balancedTree(branching: 2, height: .max)
    }
    #expect(throws: AnalysisError.self) {
      try CompactGraph.balancedTree(branching: 1, height: .max)
    }
  }

  /// Cayley: there are 16 trees on four numbered vertices, and each is drawn about as often.
  @Test func `random trees are drawn evenly`() throws {
    var counts: [Set<[Int]>: Int] = [:]
    for seed in 0..<1600 as Range<UInt64> {
      let tree = try CompactGraph.randomTree(vertexCount: 4, seed: seed)
      #expect(tree.edgeCount == 3)
      #expect(tree.components().groupCount == 1)
      counts[Set(tree.edges.map { [$0.tail.index, $0.head.index] }), default: 0] += 1
    }
    #expect(counts.count == 16)
    // Chi square with 15 degrees of freedom: 99.9 % of samples are below 37.7.
    let chiSquare = counts.values.reduce(0) { $0 + Double(($1 - 100) * ($1 - 100)) / 100 }
    #expect(chiSquare < 37.7)
  }

  @Test(arguments: [0, 1, 2, 3, 50, 400])
  func `a random tree is a tree`(n: Int) throws {
    let tree = try CompactGraph.randomTree(vertexCount: n, seed: 5)
    #expect(tree.edgeCount == max(n - 1, 0))
    #expect(tree.components().groupCount == min(n, 1))
  }

  @Test func `sizes that no graph can have are refused`() {
    #expect(throws: AnalysisError.self) { try CompactGraph.complete(vertexCount: -1) }
    #expect(throws: AnalysisError.self) { try CompactGraph.complete(vertexCount: 1_000_000) }
    #expect(throws: AnalysisError.self) { try CompactGraph.cycle(vertexCount: 2) }
    #expect(throws: AnalysisError.self) { try CompactGraph.grid(rows: .max, columns: .max) }
    #expect(throws: AnalysisError.self) { try CompactGraph.grid(rows: -1, columns: 2) }
    #expect(throws: AnalysisError.self) { try CompactGraph.path(vertexCount: .max) }
  }
}

@Suite struct RandomModelTests {
  @Test(arguments: 0..<20 as Range<UInt64>, [false, true])
  func `a random graph has exactly the edges asked for`(seed: UInt64, isDirected: Bool) throws {
    let n = 9
    let pairs = isDirected ? 72 : 36
    for m in [0, 1, 5, pairs / 2, pairs - 3, pairs] {
      let graph = try CompactGraph.erdosRenyi(
        vertexCount: n, edgeCount: m, isDirected: isDirected, seed: seed)
      #expect(graph.edgeCount == m)
      #expect(graph.selfLoopCount == 0)
      #expect(
        try CompactGraph.erdosRenyi(
          vertexCount: n, edgeCount: m, isDirected: isDirected, seed: seed) == graph)
    }
    #expect(throws: AnalysisError.self) {
      try CompactGraph.erdosRenyi(
        vertexCount: n, edgeCount: pairs + 1, isDirected: isDirected, seed: seed)
    }
  }

  /// Each of the 20 graphs with three of the six pairs of four vertices is as probable.
  @Test func `graphs with given numbers of edges are drawn evenly`() throws {
    var counts: [[Int]: Int] = [:]
    for seed in 0..<2000 as Range<UInt64> {
      let graph = try CompactGraph.erdosRenyi(vertexCount: 4, edgeCount: 3, seed: seed)
      counts[graph.edges.map { 4 * $0.tail.index + $0.head.index }, default: 0] += 1
    }
    #expect(counts.count == 20)
    // Chi square with 19 degrees of freedom: 99.9 % of samples are below 43.8.
    let chiSquare = counts.values.reduce(0) { $0 + Double(($1 - 100) * ($1 - 100)) / 100 }
    #expect(chiSquare < 43.8)
  }

  @Test(arguments: [0.003, 0.1, 0.7], [false, true])
  func `each pair is tied with the probability given`(p: Double, isDirected: Bool) throws {
    let n = 300
    let graph = try CompactGraph.erdosRenyi(
      vertexCount: n, edgeProbability: p, isDirected: isDirected, seed: 11)
    let pairs = Double(n * (n - 1)) / (isDirected ? 1 : 2)
    let deviation = (pairs * p * (1 - p)).squareRoot()
    #expect(abs(Double(graph.edgeCount) - pairs * p) < 4 * deviation)
    #expect(graph.selfLoopCount == 0)
    // The halves of the matrix are alike.
    let early = graph.edges.count { min($0.tail, $0.head).index < 88 }
    let share = isDirected ? Double(early) / Double(graph.edgeCount) : 0.5
    #expect(abs(share - 0.5) < 0.1)
  }

  @Test func `probabilities 0 and 1 give no edge and all`() throws {
    for isDirected in [false, true] {
      #expect(
        try CompactGraph.erdosRenyi(
          vertexCount: 6, edgeProbability: 1, isDirected: isDirected, seed: 1)
          == NamedGraph.complete(6, isDirected: isDirected))
      #expect(
        try CompactGraph.erdosRenyi(
          vertexCount: 6, edgeProbability: 0, isDirected: isDirected, seed: 1
        ).edgeCount == 0)
      #expect(
        try CompactGraph.erdosRenyi(
          vertexCount: 0, edgeProbability: 0.5, isDirected: isDirected, seed: 1
        ).vertexCount == 0)
      #expect(
        try CompactGraph.erdosRenyi(
          vertexCount: 1000, edgeProbability: 1e-300, isDirected: isDirected, seed: 1
        ).edgeCount == 0)
    }
    #expect(throws: AnalysisError.self) {
      try CompactGraph.erdosRenyi(vertexCount: 6, edgeProbability: .nan, seed: 1)
    }
  }

  @Test(arguments: [1, 2, 5])
  func `growth by preferential attachment makes hubs`(k: Int) throws {
    let graph = try CompactGraph.barabasiAlbert(vertexCount: 2000, edgesPerVertex: k, seed: 3)
    #expect(graph.edgeCount == k * (2000 - k))
    #expect(graph.selfLoopCount == 0)
    #expect(graph.components().groupCount == 1)
    let degrees = degreesByCounting(graph).out
    // The law P(degree >= d) is about (k/d)² for d well above k; without preference it would be
    // exponential and no vertex would have ten times the mean degree.
    #expect(degrees.max()! > 20 * k)
    let large = Double(degrees.count { $0 >= 8 * k })
    #expect(large > 2000.0 / 64 / 2 && large < 2000.0 / 64 * 2)
    #expect(degrees.dropFirst(k + 1).allSatisfy { $0 >= k })
  }

  @Test func `a small world has the edges of its ring`() throws {
    let ring = try CompactGraph.wattsStrogatz(
      vertexCount: 12, neighborCount: 4, rewiringProbability: 0, seed: 1)
    #expect(degreesByCounting(ring).out == Array(repeating: 4, count: 12))
    #expect(ring.slot(from: Vertex(11), to: Vertex(1)) != nil)
    let world = try CompactGraph.wattsStrogatz(
      vertexCount: 500, neighborCount: 6, rewiringProbability: 0.2, seed: 1)
    #expect(world.edgeCount == 1500)
    let kept = world.edges.count {
      let gap = $0.head.index - $0.tail.index
      return min(gap, 500 - gap) <= 3
    }
    // 300 of 1500 ties are expected to be turned, with a deviation of 15.5; 4 of them fall near.
    #expect(abs(kept - 1204) < 62)
    let full = try CompactGraph.wattsStrogatz(
      vertexCount: 5, neighborCount: 4, rewiringProbability: 1, seed: 1)
    #expect(full == NamedGraph.complete(5))
    #expect(throws: AnalysisError.self) {
      try CompactGraph.wattsStrogatz(
        vertexCount: 5, neighborCount: 3, rewiringProbability: 0.1, seed: 1)
    }
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `the configuration model keeps degrees as strengths`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var degrees = (0..<12).map { _ in random.nextIndex(below: 6) }
    if degrees.reduce(0, +) % 2 == 1 { degrees[0] += 1 }
    let graph = try CompactGraph.configurationModel(degrees: degrees, seed: seed)
    #expect(graph.weightMeaning == .count)
    var strength = [Double](repeating: 0, count: 12)
    for edge in graph.edges {
      strength[edge.tail.index] += graph.weight(at: edge.slot)
      strength[edge.head.index] += graph.weight(at: edge.slot)
    }
    #expect(strength == degrees.map(Double.init))
    let erased = try CompactGraph.configurationModel(degrees: degrees, form: .erased, seed: seed)
    #expect(!erased.isWeighted && erased.selfLoopCount == 0)
    #expect(erased == graph.unweighted().withoutSelfLoops())
    let inDegrees = Array(degrees.reversed())
    let directed = try CompactGraph.configurationModel(
      outDegrees: degrees, inDegrees: inDegrees, seed: seed)
    var (out, into) = ([Double](repeating: 0, count: 12), [Double](repeating: 0, count: 12))
    for edge in directed.edges {
      out[edge.tail.index] += directed.weight(at: edge.slot)
      into[edge.head.index] += directed.weight(at: edge.slot)
    }
    #expect(out == degrees.map(Double.init) && into == inDegrees.map(Double.init))
  }

  @Test func `degrees that no graph has are refused`() {
    #expect(throws: AnalysisError.self) {
      try CompactGraph.configurationModel(degrees: [1, 2], seed: 1)
    }
    #expect(throws: AnalysisError.self) {
      try CompactGraph.configurationModel(degrees: [3, -1], seed: 1)
    }
    #expect(throws: AnalysisError.self) {
      try CompactGraph.configurationModel(outDegrees: [1, 1], inDegrees: [1, 0], seed: 1)
    }
  }

  @Test func `recursive quarters make a simple graph with hubs and without isolated vertices`()
    throws
  {
    for isDirected in [false, true] {
      let graph = try CompactGraph.rmat(scale: 9, isDirected: isDirected, seed: 7)
      #expect(graph.selfLoopCount == 0)
      #expect(graph.edgeCount < 16 * 512 && graph.edgeCount > 8 * 512 / (isDirected ? 1 : 2))
      let (out, into) = degreesByCounting(graph)
      let degrees = isDirected ? zip(out, into).map { $0 + $1 } : out
      #expect(degrees.allSatisfy { $0 > 0 })
      #expect(degrees.max()! > 5 * degrees.reduce(0, +) / degrees.count)
    }
    // All quarters alike: a graph drawn evenly.
    let even = try CompactGraph.rmat(
      scale: 7, edgeFactor: 4, quarters: (0.25, 0.25, 0.25), isDirected: true, seed: 7)
    let expected = 512 - 4 - 512.0 * 512 / (2 * 128 * 128)
    #expect(abs(Double(even.edgeCount) - expected) < 20)
    #expect(throws: AnalysisError.self) { try CompactGraph.rmat(scale: 40, seed: 1) }
    #expect(throws: AnalysisError.self) {
      try CompactGraph.rmat(scale: 4, quarters: (0.6, 0.6, 0), seed: 1)
    }
  }
}

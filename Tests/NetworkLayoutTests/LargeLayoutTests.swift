import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkLayout

/// The path for large components, on graphs small enough for a debug build.
@Suite struct LargeLayoutTests {
  private func layout(
    _ graph: CompactGraph, rounds: Int = 60, threads: Workers.Threads = .all
  ) throws -> [Point] {
    var run = LargeLayout(graph: graph, workers: Workers(threads: threads))
    run.rounds = rounds
    run.landmarkCount = min(48, graph.vertexCount / 4 * 4)
    return try run.points()
  }

  private static func grid(_ side: Int) -> CompactGraph {
    var edges: [(Int, Int)] = []
    for row in 0..<side {
      for column in 0..<side {
        let v = row * side + column
        if column + 1 < side { edges.append((v, v + 1)) }
        if row + 1 < side { edges.append((v, v + side)) }
      }
    }
    return CompactGraph(vertexCount: side * side, edges: edges)
  }

  /// Every vertex but the first has its parent at half its number: a binary tree.
  private static func tree(_ n: Int) -> CompactGraph {
    CompactGraph(vertexCount: n, edges: (1..<n).map { ($0, ($0 - 1) / 2) })
  }

  /// Groups of 20 with many edges within and few between.
  private static func groups(_ count: Int, seed: UInt64) -> CompactGraph {
    var random = SplitMix64(seed: seed)
    var edges: [(Int, Int)] = []
    for group in 0..<count {
      for v in 1..<20 {
        for _ in 0..<3 { edges.append((group * 20 + v, group * 20 + random.nextIndex(below: v))) }
      }
      edges.append((group * 20, (group + 1) % count * 20 + random.nextIndex(below: 20)))
    }
    return CompactGraph(vertexCount: count * 20, edges: edges)
  }

  /// The drawing of a grid by itself has a stress of about 0.01 by what its diagonals lose: the best
  /// place of each vertex is the grid's own.
  @Test func `a grid is drawn as a grid`() throws {
    let graph = Self.grid(16)
    let points = try layout(graph)
    let square = (0..<256).map { Point(x: Double($0 % 16), y: Double($0 / 16)) }
    #expect(
      DrawingQuality.stress(of: points, in: graph)
        < 1.3 * DrawingQuality.stress(of: square, in: graph))
    #expect(DrawingQuality.crossings(of: points, in: graph) == 0)
    #expect(DrawingQuality.neighbourhoodPreservation(of: points, in: graph) > 0.8)
  }

  @Test func `a tree unfolds`() throws {
    let graph = Self.tree(255)
    let points = try layout(graph, rounds: 100)
    var random = SplitMix64(seed: 1)
    let chance = points.map { _ in Point(x: random.nextUnit(), y: random.nextUnit()) }
    #expect(
      DrawingQuality.crossings(of: points, in: graph)
        < DrawingQuality.crossings(of: chance, in: graph) / 100)
    #expect(DrawingQuality.stress(of: points, in: graph) < 0.16)
  }

  @Test(arguments: 0..<2 as Range<UInt64>)
  func `groups stay together and stress near that of all pairs`(seed: UInt64) throws {
    let graph = Self.groups(12, seed: seed)
    let points = try layout(graph)
    let exact = StressLayout(seed: seed).placement(of: graph).points
    #expect(
      DrawingQuality.stress(of: points, in: graph)
        < 1.35 * DrawingQuality.stress(of: exact, in: graph), "seed \(seed)")
    #expect(
      DrawingQuality.neighbourhoodPreservation(of: points, in: graph)
        > DrawingQuality.neighbourhoodPreservation(of: exact, in: graph), "seed \(seed)")
  }

  @Test func `one thread and all give the same bits`() throws {
    // More vertices than one chunk has.
    let graph = Self.groups(40, seed: 5)
    #expect(
      try layout(graph, rounds: 4, threads: .one) == layout(graph, rounds: 4, threads: .all))
  }

  /// Shapes on which a layout may divide by zero, fold onto one point or run for ever.
  enum Shape: CaseIterable {
    case star, path, complete, cycle, shortPath

    var graph: CompactGraph {
      switch self {
      case .star: NamedGraph.star(300)
      case .path: NamedGraph.path(300)
      case .complete: NamedGraph.complete(60)
      case .cycle: NamedGraph.cycle(301)
      case .shortPath: NamedGraph.path(4)
      }
    }
  }

  @Test(arguments: Shape.allCases)
  func `degenerate graphs get a place of its own for each vertex`(shape: Shape) throws {
    let graph = shape.graph
    let points = try layout(graph, rounds: 40)
    #expect(points.allSatisfy { $0.x.isFinite && $0.y.isFinite })
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    #expect(zip(sorted, sorted.dropFirst()).allSatisfy { $0 != $1 })
    let box = try #require(Placement.bounds(of: points))
    #expect(max(box.width, box.height) > 0.5)
  }

  @Test func `a path is drawn nearly straight`() throws {
    let graph = NamedGraph.path(200)
    #expect(DrawingQuality.stress(of: try layout(graph), in: graph) < 0.02)
  }

  @Test func `leaves come nearer and groups go apart when asked`() throws {
    let landmarks = try Landmarks(
      graph: NamedGraph.path(8), lengths: nil, count: 8, seed: 1, workers: Workers()
    ) { a, b, d in a < 4 && b < 4 ? d : 2 * d }
    for (place, vertex) in landmarks.vertices.enumerated() {
      for other in 0..<8 {
        let steps = Float(abs(vertex - other))
        let expected = vertex < 4 && other < 4 ? steps : 2 * steps
        #expect(abs(landmarks.distance(place, other) - expected) < 1e-4)
      }
    }
    #expect(Landmarks.count(vertexCount: 4) == 4)
    #expect(Landmarks.count(vertexCount: 10_000) == 1024)
    #expect(Landmarks.count(vertexCount: 1_000_000) == 64)
  }

  /// The tree against the sum over all pairs, which shares no code with it.
  @Test func `the push is near the sum over all pairs`() {
    var random = SplitMix64(seed: 3)
    let n = 500
    let points = Positions(count: n)
    for v in 0..<n {
      points.x[v] = Float(random.nextUnit() * 40)
      points.y[v] = Float(random.nextUnit() * 40)
    }
    let force = Positions(count: n)
    var tree = RepulsionTree(count: n, workers: Workers())
    tree.build(points.x, points.y)
    tree.repel(into: force.x, force.y)
    var error = 0.0
    var size = 0.0
    for v in 0..<n {
      var sum = Point.origin
      for u in 0..<n {
        let (dx, dy) = (Double(points.x[v] - points.x[u]), Double(points.y[v] - points.y[u]))
        let fading = 1 / (1 + dx * dx + dy * dy)
        sum.x += dx * fading * fading
        sum.y += dy * fading * fading
      }
      error += sum.distance(to: Point(x: Double(force.x[v]), y: Double(force.y[v])))
      size += sum.distance(to: .origin)
    }
    #expect(error < 0.1 * size)
  }

  @Test func `a cancelled task gets no layout`() async {
    let graph = Self.groups(30, seed: 2)
    let task = Task {
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      return try StressLayout().cancellablePlacement(of: graph)
    }
    await #expect(throws: CancellationError.self) { try await task.value }
    let large = Task {
      unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
      return try Cancellation.ofCurrentTask { (cancellation) throws(CancellationError) in
        try LargeLayout(graph: graph, workers: Workers(cancellation: cancellation)).points()
      }
    }
    await #expect(throws: CancellationError.self) { try await large.value }
  }

  @Test func `a task that goes on gets the same layout`() throws {
    let graph = Self.groups(4, seed: 2)
    #expect(
      try StressLayout(seed: 4).cancellablePlacement(of: graph)
        == StressLayout(seed: 4).placement(of: graph))
  }

  @Test func `many components and isolated vertices are placed without overlap`() {
    // 400 pairs, 50 triangles and 3000 isolated vertices.
    var edges = (0..<400).map { (2 * $0, 2 * $0 + 1) }
    for k in 0..<50 {
      let v = 800 + 3 * k
      edges += [(v, v + 1), (v + 1, v + 2), (v + 2, v)]
    }
    let graph = CompactGraph(vertexCount: 3950, edges: edges)
    let placement = StressLayout().placement(of: graph)
    #expect(Set(placement.points).count == 3950)
    for component in StressLayout.components(of: graph).prefix(1) { #expect(component.count == 3) }
  }
}

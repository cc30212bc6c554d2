import NetworkAnalysis
import NetworkGraph
import Testing

@Suite struct ShortestPathTests {
  @Test func `a square offers two ways`() throws {
    let square = CompactGraph(vertexCount: 4, edges: [(0, 1), (1, 2), (2, 3), (3, 0)])
    let path = try #require(try square.shortestPath(from: Vertex(0), to: Vertex(2)))
    #expect(path.vertices == [Vertex(0), Vertex(1), Vertex(2)])
    #expect(path.length == 2)
    #expect(path.alternatives == 2)
  }

  @Test(arguments: 1..<8)
  func `a grid has as many shortest paths as its binomial coefficient`(side: Int) throws {
    func vertex(_ x: Int, _ y: Int) -> Int { x * (side + 1) + y }
    var edges: [(Int, Int)] = []
    for x in 0...side {
      for y in 0...side {
        if x < side { edges.append((vertex(x, y), vertex(x + 1, y))) }
        if y < side { edges.append((vertex(x, y), vertex(x, y + 1))) }
      }
    }
    let grid = CompactGraph(vertexCount: (side + 1) * (side + 1), edges: edges)
    let path = try #require(
      try grid.shortestPath(from: Vertex(0), to: Vertex(vertex(side, side))))
    // 2k over k, multiplied out.
    let expected = (1...side).reduce(1.0) { $0 * Double(side + $1) / Double($1) }
    #expect(path.length == Double(2 * side))
    #expect(abs(path.alternatives - expected) < 1e-6)
  }

  @Test func `arcs are followed one way`() throws {
    let cycle = CompactGraph(
      vertexCount: 4, edges: [(0, 1), (1, 2), (2, 3), (3, 0)], isDirected: true)
    #expect(try cycle.shortestPath(from: Vertex(0), to: Vertex(3))?.length == 3)
    #expect(try cycle.shortestPath(from: Vertex(3), to: Vertex(0))?.length == 1)
  }

  @Test func `no path is nil and the way to oneself is empty`() throws {
    let pair = CompactGraph(vertexCount: 3, edges: [(0, 1), (0, 0)])
    #expect(try pair.shortestPath(from: Vertex(0), to: Vertex(2)) == nil)
    let own = try #require(try pair.shortestPath(from: Vertex(0), to: Vertex(0)))
    #expect(own.vertices == [Vertex(0)])
    #expect(own.length == 0)
    #expect(own.alternatives == 1)
  }

  @Test func `lengths decide, not the number of steps`() throws {
    let graph = CompactGraph(
      vertexCount: 3, weightedEdges: [(0, 2, 10), (0, 1, 0.1), (1, 2, 0.2)], meaning: .distance)
    let path = try #require(
      try graph.shortestPath(from: Vertex(0), to: Vertex(2), lengths: .weight))
    #expect(path.vertices.map(\.index) == [0, 1, 2])
    #expect(abs(path.length - 0.3) < 1e-12)
    #expect(throws: WeightError.self) {
      try graph.shortestPath(from: Vertex(0), to: Vertex(2), lengths: .inverseWeight)
    }
  }

  @Test func `an unknown vertex is refused`() {
    let graph = CompactGraph(vertexCount: 2, edges: [(0, 1)])
    #expect(throws: AnalysisError.self) {
      try graph.shortestPath(from: Vertex(0), to: Vertex(2))
    }
  }
}

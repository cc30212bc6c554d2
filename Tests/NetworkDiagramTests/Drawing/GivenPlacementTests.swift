import NetworkDiagram
import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@Suite struct GivenPlacementTests {
  @Test func `places are fitted with their aspect kept`() throws {
    let scene = try SceneFixtures.drawn(6, [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)])
    let given = [(0, 0), (400, 0), (400, 300), (0, 300), (200, 150), (100, 50)]
      .map { Point(x: Double($0.0) * 1e4, y: Double($0.1) * 1e4) }
    let drawing = try Drawing(
      scene: scene, placement: Placement(points: given, size: Size(width: 4e6, height: 3e6)))
    let drawn = drawing.placement.points
    let scale = drawn[0].distance(to: drawn[1]) / given[0].distance(to: given[1])
    #expect(scale * 4e6 > 250, "the page is used")
    for i in given.indices {
      for j in given.indices {
        #expect(abs(drawn[i].x - drawn[j].x - (given[i].x - given[j].x) * scale) < 1e-6)
        #expect(abs(drawn[i].y - drawn[j].y - (given[i].y - given[j].y) * scale) < 1e-6)
      }
    }
    let geometry = try PageGeometry(drawing.svg())
    #expect(geometry.faults.isEmpty, "\(geometry.faults)")
    #expect(geometry.names.count == 6)
  }

  @Test(arguments: 0..<3 as Range<UInt64>)
  func `names beside given places overlap nothing`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let graph = randomGraph(RandomGraphShape(vertexCount: 40, edgeProbability: 0.06), seed: seed)
    let scene = try SceneFixtures.drawn(40, graph.edges.map { ($0.tail.index, $0.head.index) })
    let points = (0..<40).map { _ in Point(x: generator.nextUnit(), y: generator.nextUnit()) }
    let drawing = try Drawing(
      scene: scene, placement: Placement(points: points, size: Size(width: 1, height: 1)))
    let geometry = try PageGeometry(drawing.svg())
    #expect(geometry.faults.isEmpty, "seed \(seed): \(geometry.faults)")
    #expect(geometry.nodes.count == 40)
    #expect(geometry.root.all("g", class: "edge").count == scene.edges.count)
  }

  @Test func `all in one place, no node and one node are drawn`() throws {
    for count in [0, 1, 2, 12] {
      let scene = try SceneFixtures.drawn(count, [])
      let point = Point(x: -3, y: 1e12)
      let drawing = try Drawing(
        scene: scene,
        placement: Placement(
          points: Array(repeating: point, count: count), size: Size(width: 0, height: 0)))
      let geometry = try PageGeometry(drawing.svg())
      #expect(geometry.faults.isEmpty, "\(count): \(geometry.faults)")
      #expect(geometry.nodes.count == count)
    }
  }

  @Test func `a given curve begins and ends at the borders of its nodes`() throws {
    let scene = try SceneFixtures.drawn(2, [(0, 1)], kind: "funding")
    let curve = [(0, 0), (30, 60), (70, 60), (100, 0)].map {
      Point(x: Double($0.0), y: Double($0.1))
    }
    let drawing = try Drawing(
      scene: scene,
      placement: Placement(points: [curve[0], curve[3]], size: Size(width: 100, height: 0)),
      curves: [curve], layoutNote: "Layout: by hand.")
    let svg = drawing.svg()
    let geometry = try PageGeometry(svg)
    #expect(geometry.faults.isEmpty, "\(geometry.faults)")
    let line = try #require(geometry.root.all("g", class: "edge").first)
    let data = try #require(line.children.first { $0.name == "path" }?["d"])
    let numbers = data.split { "MCL ".contains($0) }.compactMap { Double($0) }
    #expect(data.contains("C"))
    let radius = scene.nodes[0].diameter / 2
    let start = Point(x: numbers[0], y: numbers[1])
    #expect(abs(start.distance(to: drawing.placement.points[0]) - radius) < 1)
    #expect(start.y > drawing.placement.points[0].y, "it leaves downwards, as the curve does")
    #expect(geometry.texts.contains { $0.text.contains("Layout: by hand.") })
  }
}

import NetworkDiagram
import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

/// Scenes for charts, and what every chart must keep.
enum ChartFixtures {
  static func scene(
    _ names: [String], _ edges: [(Int, Int)], options: SceneOptions = SceneOptions(),
    partition: [Int]? = nil, projection: Projection = Projection()
  ) throws -> DiagramScene {
    let spheres = Sphere.allCases
    let actors = names.enumerated().map { index, name in
      SceneFixtures.actor("a\(index)", name, spheres[index % spheres.count])
    }
    let relations = edges.enumerated().map { index, edge in
      SceneFixtures.relation("r\(index)", "a\(edge.0)", "a\(edge.1)", "partnership")
    }
    return try SceneFixtures.scene(
      try SceneFixtures.project(actors, relations, projection: projection), partition: partition,
      options: options)
  }

  static func names(_ count: Int) -> [String] {
    (0..<count).map { "Regional Institute of Applied Research number \($0)" }
  }

  static let longName = Array(repeating: "interregional", count: 40).joined(separator: " ")

  static func random(
    _ count: Int, _ probability: Double, seed: UInt64, options: SceneOptions = SceneOptions(),
    partition: [Int]? = nil
  ) throws -> DiagramScene {
    let graph = randomGraph(
      RandomGraphShape(vertexCount: count, edgeProbability: probability), seed: seed)
    return try scene(
      names(count), graph.edges.map { ($0.tail.index, $0.head.index) }, options: options,
      partition: partition)
  }

  /// Nothing overlaps, nothing is cut, nothing is too small, twice the same bytes.
  static func check(
    _ name: String, _ make: () throws -> NetworkDiagram.Figure, leastSize: Double = 6.5
  ) throws {
    let svg = try make().svg()
    let geometry = try PageGeometry(svg)
    #expect(geometry.faults.isEmpty, "\(name): \(geometry.faults.prefix(5))")
    let small = geometry.texts.filter { $0.size < leastSize }.prefix(3)
    #expect(small.isEmpty, "\(name): \(small)")
    #expect(!svg.contains("nan") && !svg.contains("inf\""), "\(name)")
    let texts = geometry.texts
    for (index, text) in texts.enumerated() {
      for other in texts[..<index] where text.box.overlaps(other.box, by: 0.4) {
        Issue.record("\(name): '\(text.text)' on '\(other.text)'")
      }
    }
    // A line of hundreds of kilobytes would be printed by an expectation on the texts themselves.
    let isSame = try make().svg() == svg
    #expect(isSame, "\(name): not the same bytes again")
  }
}

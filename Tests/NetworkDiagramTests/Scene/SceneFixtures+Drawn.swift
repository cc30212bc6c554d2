import NetworkDiagram
import NetworkGraph

extension SceneFixtures {
  /// A scene of actors with names of the usual length, of several spheres.
  static func drawn(
    _ count: Int, _ edges: [(Int, Int)], kind: Identifier = "partnership",
    names: ((Int) -> String)? = nil, options: SceneOptions = SceneOptions(),
    partition: [Int]? = nil
  ) throws -> DiagramScene {
    let spheres = Sphere.allCases
    let actors = (0..<count).map { index in
      actor(
        "a\(index)", names?(index) ?? "Regional Institute of Applied Research number \(index)",
        spheres[index % spheres.count])
    }
    let relations = edges.enumerated().map { index, edge in
      relation(
        "r\(index)", "a\(edge.0)", "a\(edge.1)", kind,
        euros: kind == "funding" ? Int64(index + 1) * 1000 : nil)
    }
    return try scene(project(actors, relations), partition: partition, options: options)
  }
}

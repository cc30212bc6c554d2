import NetworkLayout

extension EdgeCourse {
  /// The courses of all lines of a scene whose nodes are at some points.
  static func courses(
    of scene: DiagramScene, points: [Point], bundling: EdgePathBundling?
  ) -> [EdgeCourse] {
    let outlines = zip(scene.nodes, points).map {
      NodeOutline(shape: $0.shape, diameter: $0.diameter, center: $1)
    }
    let thinning = thinning(lineCount: scene.edges.count)
    let stops = bundling?.paths(of: scene.edges.map { ($0.tail, $0.head) }, points: points)
    return scene.edges.enumerated().map { index, edge in
      EdgeCourse(
        edge: edge, from: outlines[edge.tail], to: outlines[edge.head], thinning: thinning,
        stops: (stops?[index] ?? []).map { points[$0] })
    }
  }
}

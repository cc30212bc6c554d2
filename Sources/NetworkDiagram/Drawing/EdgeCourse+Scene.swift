import NetworkLayout

extension EdgeCourse {
  /// The courses of all lines of a scene whose nodes are at some points.
  ///
  /// - Parameters:
  ///   - routes: Courses that a layout found, by line; they go before bundling.
  ///   - bundling: Lets long lines follow paths of shorter ones.
  static func courses(
    of scene: DiagramScene, points: [Point], routes: [Int: EdgeRoute] = [:],
    bundling: EdgePathBundling?
  ) -> [EdgeCourse] {
    let outlines = zip(scene.nodes, points).map {
      NodeOutline(shape: $0.shape, diameter: $0.diameter, center: $1)
    }
    let thinning = thinning(lineCount: scene.edges.count)
    let paths = bundling?.paths(of: scene.edges.map { ($0.tail, $0.head) }, points: points)
    return scene.edges.enumerated().map { index, edge in
      var route = routes[index]
      if route == nil, let path = paths?[index], !path.isEmpty {
        route = EdgeRoute(through: ([edge.tail] + path + [edge.head]).map { points[$0] })
      }
      return EdgeCourse(
        edge: edge, from: outlines[edge.tail], to: outlines[edge.head], thinning: thinning,
        route: route)
    }
  }
}

import NetworkLayout

/// The regions behind the groups of a scene.
enum FigureRegions {
  static func paint(of cluster: DiagramScene.Cluster, in scene: DiagramScene)
    -> FigureElement.Paint
  {
    // Where colours mean the clusters, the region is tinted alike; else all are grey.
    let place = scene.clusters.firstIndex { $0.number == cluster.number } ?? 0
    let fills = Set(cluster.members.map { scene.nodes[$0].fill })
    let tint = fills.count == 1 ? fills.first! : tints[place % tints.count]
    return FigureElement.Paint(
      fill: tint, fillOpacity: 0.13, stroke: tint.lightened(by: 0.45), strokeWidth: 0.6)
  }

  // Pale on purpose: a region is background. Neighbours in the list differ in hue.
  private static let tints = [0x8C8C8C, 0x7A8FB0, 0xB08F6A, 0x7FA37F, 0xA884A0, 0xA8A060].map {
    Colour($0)
  }

  /// One rounded hull for each group with two or more members.
  static func elements(scene: DiagramScene, points: [Point]) -> [FigureElement] {
    scene.clusters.filter { $0.members.count > 1 }.map { cluster in
      // Points on a circle round each member make the hull of them a rounded one.
      let rim = cluster.members.flatMap { member in
        let radius = scene.nodes[member].diameter / 2 + 6
        return (0..<16).map { step in
          let (sine, cosine) = Elementary.sineAndCosine(Double(step) * .pi / 8)
          return Point(
            x: points[member].x + radius * cosine, y: points[member].y + radius * sine)
        }
      }
      return .group(
        attributes: [.init("class", "region"), .init("data-group", cluster.label)],
        title: cluster.label, [.polygon(hull(of: rim), paint(of: cluster, in: scene))])
    }
  }

  /// The corners of the convex hull (Andrew's monotone chain).
  static func hull(of points: [Point]) -> [Point] {
    let sorted = points.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
    guard sorted.count > 2 else { return sorted }
    func half(_ points: [Point]) -> [Point] {
      var chain: [Point] = []
      for point in points {
        while chain.count > 1 {
          let (a, b) = (chain[chain.count - 2], chain[chain.count - 1])
          if (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) > 0 { break }
          chain.removeLast()
        }
        chain.append(point)
      }
      return Array(chain.dropLast())
    }
    return half(sorted) + half(sorted.reversed())
  }
}

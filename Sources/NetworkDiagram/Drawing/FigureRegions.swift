import NetworkGraph
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

  /// How far a region reaches beyond its nodes, in points.
  static let rim = 6.0

  /// The members that a region encloses: those with a line, since the others stand in rows below.
  private static func drawn(_ cluster: DiagramScene.Cluster, _ scene: DiagramScene) -> [Int] {
    cluster.members.filter { scene.nodes[$0].lineCount > 0 }
  }

  /// One rounded hull for each group with two or more members.
  static func elements(scene: DiagramScene, points: [Point]) -> [FigureElement] {
    scene.clusters.filter { drawn($0, scene).count > 1 }.map { cluster in
      // Points on a circle round each member make the hull of them a rounded one.
      let circles = drawn(cluster, scene).flatMap { member in
        let radius = scene.nodes[member].diameter / 2 + rim
        return (0..<16).map { step in
          let (sine, cosine) = Elementary.sineAndCosine(Double(step) * .pi / 8)
          return Point(
            x: points[member].x + radius * cosine, y: points[member].y + radius * sine)
        }
      }
      return .group(
        attributes: [.init("class", "region"), .init("data-group", cluster.label)],
        title: cluster.label, [.polygon(hull(of: circles), paint(of: cluster, in: scene))])
    }
  }

  /// The nodes that lie in the region of a group that is not theirs.
  static func foreignNodes(scene: DiagramScene, points: [Point]) -> [Int] {
    guard scene.clusterDisplay == .regions else { return [] }
    let hulls = scene.clusters.map { cluster in
      let members = drawn(cluster, scene)
      return members.count > 1 ? hull(of: members.map { points[$0] }) : []
    }
    return scene.nodes.indices.filter { node in
      hulls.enumerated().contains { group, corners in
        guard group != scene.nodes[node].cluster, corners.count > 2 else { return false }
        return corners.indices.allSatisfy { i in
          let (a, b) = (corners[i], corners[(i + 1) % corners.count])
          let p = points[node]
          return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0
        }
      }
    }
  }

  /// What the regions show and what they cannot.
  static func note(scene: DiagramScene, foreignCount: Int) -> String {
    let language = scene.language
    let groups = scene.clusters.count { $0.members.count > 1 }
    let alone = scene.clusters.count { $0.members.count == 1 }
    var note = LocalizedText(
      "Regions: \(language.format(groups)) clusters",
      "Régions\u{00A0}: \(language.format(groups)) groupes")[language]
    if alone > 0 {
      let count = language.format(alone)
      note +=
        LocalizedText(
          ", actors in none: \(count)", ", acteurs sans groupe\u{00A0}: \(count)")[language]
    }
    if foreignCount > 0 {
      let count = language.format(foreignCount)
      note +=
        LocalizedText(
          "; actors inside the region of another cluster: \(count)",
          "\u{00A0}; acteurs dans la région d’un autre groupe\u{00A0}: \(count)")[language]
    }
    return note + "."
  }

  /// The names of the regions, each at a free place along its rim; the legend has them all.
  ///
  /// - Parameter besides: Where something else is written.
  /// - Returns: The names and the boxes that they fill.
  static func names(
    scene: DiagramScene, arrangement: FigureArrangement, frame: Rectangle, besides: [Rectangle]
  ) -> (elements: [FigureElement], boxes: [Rectangle]) {
    var taken =
      arrangement.names.map(\.box) + besides
      + zip(scene.nodes, arrangement.points).map {
        Rectangle(center: $1, size: NodeOutline.size(shape: $0.shape, diameter: $0.diameter))
      }
    var result: [FigureElement] = []
    var boxes: [Rectangle] = []
    for cluster in scene.clusters where drawn(cluster, scene).count > 1 {
      let corners = hull(of: drawn(cluster, scene).map { arrangement.points[$0] })
      guard let middle = Placement.bounds(of: corners)?.center else { continue }
      let text = WrappedText(lines: [cluster.label], size: 8, weight: .bold)
      var best: (box: Rectangle, cost: Double)?
      for (index, corner) in corners.enumerated() {
        let next = corners[(index + 1) % corners.count]
        for share in [0.5, 0.3, 0.7, 0.1, 0.9] {
          let on = Point(
            x: corner.x + (next.x - corner.x) * share, y: corner.y + (next.y - corner.y) * share)
          for inwards in [0.06, 0.14, 0.24, -0.03] {
            let box = Rectangle(
              center: Point(
                x: on.x + (middle.x - on.x) * inwards, y: on.y + (middle.y - on.y) * inwards),
              size: Size(width: text.width, height: text.height))
            guard frame.contains(box), !taken.contains(where: { $0.overlaps(box) }) else {
              continue
            }
            let crossed = scene.edges.count {
              box.meetsSegment(
                from: arrangement.points[$0.tail], to: arrangement.points[$0.head])
            }
            // Near the top is where a heading is looked for.
            let cost = Double(crossed) + (on.y - frame.minY) / frame.height
            if cost < best?.cost ?? .infinity { best = (box, cost) }
          }
        }
      }
      guard let box = best?.box else { continue }
      taken.append(box)
      boxes.append(box)
      result.append(
        .text(
          FigureElement.TextLine(
            text: cluster.label,
            position: Point(x: box.minX, y: box.minY + text.size * FontMetrics.ascent),
            width: text.width, size: text.size, style: .bold, colour: Colour(0x5A5A5A),
            hasHalo: true)))
    }
    return (result, boxes)
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

import NetworkGraph
import NetworkLayout

extension Drawing {
  init(
    concentric scene: DiagramScene, values: [Double?], measure: LocalizedText, page: Page,
    options: DrawingOptions
  ) throws(DrawingError) {
    precondition(values.count == scene.nodes.count, "each node has a value or none")
    let part = TiedPart(of: scene)
    let isPlaced = part.nodes.map { values[$0]?.isFinite == true }
    let nodes = zip(part.nodes, isPlaced).filter(\.1).map(\.0)
    guard !nodes.isEmpty || part.nodes.isEmpty else { throw .noValues }
    let own = nodes.map { values[$0]! }
    let layout = ConcentricLayout(values: own)
    let directions = zip(ConcentricLayout.directions(of: part.graph), isPlaced).filter(\.1)
      .map(\.0)
    let note = LocalizedText(
      "Layout: concentric; the nearer to the centre, the higher the value (\(measure.english)), on a "
        + "square-root scale with rings at marked values. Only the distance from the centre has a "
        + "meaning, the direction and the position have none; nothing random.",
      "Disposition\u{00A0}: concentrique\u{00A0}; plus un acteur est proche du centre, plus sa valeur "
        + "est haute (\(measure.french)), sur une échelle en racine carrée dont les cercles portent les "
        + "valeurs. Seule la distance au centre a un sens, la direction et la position n’en ont pas\u{00A0}; sans "
        + "hasard.")
    let left = Set(scene.nodes.indices).subtracting(nodes)
    let count = scene.language.format(left.count)
    let hasValueless = nodes.count < part.nodes.count
    let heading =
      hasValueless
      ? LocalizedText(
        "Without a value or a line to another actor: \(count)",
        "Sans valeur ou sans trait vers un autre acteur\u{00A0}: \(count)")
      : LocalizedText(
        "Without a line to another actor: \(count)",
        "Sans trait vers un autre acteur\u{00A0}: \(count)")
    let length = 2.2 * min(page.width, page.height) - 4.4 * page.margin
    let drawn = scene.noting(layout: note[scene.language]).withoutRegions
      .shrunk(nodes, toLength: length)
      .shrunk(nodes, roundCentre: layout.radii, reach: 0.3 * min(page.width, page.height))
    try self.init(scene: drawn, page: page, options: options) { scene, frame, numbers in
      FigureArrangement(
        scene: scene, options: options, frame: frame, numbers: numbers,
        rows: NodeRows(nodes: left, heading: heading[scene.language])
      ) { room in
        ConcentricFigure(
          scene: scene, room: room, options: options, layout: layout, values: own,
          directions: directions
        ).placed()
      }
    }
  }
}

extension DiagramScene {
  /// The scene with nodes small enough that those near the centre can stand on opposite sides of it.
  fileprivate func shrunk(_ list: [Int], roundCentre radii: [Double], reach: Double)
    -> DiagramScene
  {
    func half(_ index: Int) -> Double {
      let node = nodes[list[index]]
      let size = NodeOutline.size(shape: node.shape, diameter: node.diameter)
      return max(size.width, size.height) / 2 + 1
    }
    var factor = 1.0
    for i in radii.indices {
      for j in 0..<i where radii[i] + radii[j] > 0 {
        factor = min(factor, (radii[i] + radii[j]) * reach / (half(i) + half(j)))
      }
    }
    // Those of one value share a ring.
    var lengths: [Double: (diameters: Double, count: Double)] = [:]
    for index in radii.indices {
      let ring = lengths[radii[index], default: (0, 0)]
      lengths[radii[index]] = (ring.diameters + 2 * half(index) - 2, ring.count + 1)
    }
    for (radius, ring) in lengths where radius > 0 && ring.count > 2 {
      // What is left of the ring beside the gaps; a factor is the same whatever the order of rings.
      factor = min(factor, max(0, 2 * .pi * radius * reach - ring.count) / ring.diameters)
    }
    return factor < 1 ? scaled(by: max(0.1, factor), least: 1.2) : self
  }
}

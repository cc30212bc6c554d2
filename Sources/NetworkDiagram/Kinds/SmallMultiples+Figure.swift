import NetworkGraph
import NetworkLayout

extension SmallMultiples {
  /// The panels on a page.
  ///
  /// The layout is that of all periods together. In each panel the actors with most lines are named,
  /// as far as there is room. Where more than ``mostWithoutNumbers`` actors are drawn, the others bear
  /// numbers, the same in all panels, with an index below.
  ///
  /// - Throws: ``DrawingError`` when title, legend and notes leave too little room.
  /// - Complexity: That of one ``Drawing`` without names, and O(*n* + *m*) for each panel.
  public func figure(
    on page: Page = .a4Figure, options: DrawingOptions = DrawingOptions()
  ) throws(DrawingError) -> Figure {
    try figure(on: page, options: options, mostWithoutNumbers: Self.mostWithoutNumbers)
  }

  /// The panels on a page, with numbers where more actors than some limit are drawn.
  func figure(
    on page: Page = .a4Figure, options: DrawingOptions = DrawingOptions(), mostWithoutNumbers: Int
  ) throws(DrawingError) -> Figure {
    let shown = scene.tiedPart
    // What a node takes on the whole page, on the part of it that a panel has.
    var factor = max(0.3, 1 / Double(max(1, panels.count)).squareRoot())
    // Many nodes, and numbers beside them, need more room between them.
    let isCrowded = shown.scene.nodes.count > mostWithoutNumbers
    if isCrowded {
      factor *=
        0.7 * (Double(mostWithoutNumbers) / Double(shown.scene.nodes.count)).squareRoot()
    }
    let small = shown.scene.scaled(by: factor, least: isCrowded ? 2 : 2.6).withoutRegions
    let width = page.width - 2 * page.margin
    let ways = [(1, 1), (2, 1), (2, 2), (3, 2), (4, 2)].map {
      SceneLegend.blocks(small, width: width, columns: $0)
    }
    let heights = ways.map { LegendBand($0, width: width).height }
    let lowest = heights.indices.min { heights[$0] < heights[$1] }!
    let caption = caption(shown: shown.scene, leftOut: shown.leftOut, seed: options.seed)
    guard !isCrowded else {
      return try NumberedPanels(
        scene: small, page: page, caption: caption, legend: LegendBand(ways[lowest], width: width)
      ).figure { frame, numbers in
        panelBodies(small, lines: shown.lines, frame: frame, options: options, numbers: numbers)
      }
    }
    return try Figure(
      page: page, language: scene.language, caption: caption, kind: .multiples,
      legend: ways[lowest]
    ) { frame in
      SmallMultiplePanel.layers(
        panelBodies(small, lines: shown.lines, frame: frame, options: options))
    }
  }

  private func caption(shown: DiagramScene, leftOut: Int, seed: UInt64) -> FigureCaption {
    // Who is in no panel is not counted among those drawn.
    let counts = scene.counts(drawn: shown.nodes.count, ties: shown.edges)
    func counted(_ text: String) -> String {
      text.replacing(scene.facts.counts, with: counts)
    }
    let language = scene.language
    var note = LocalizedText(
      "Layout: small multiples of one stress layout of all periods, seed \(seed); each actor has the same place in "
        + "each panel, distance is approximate and position has no unit. Pale lines may hold: their "
        + "dates are not stated or not exact enough. Pale actors have no certain line in the period.",
      "Disposition\u{00A0}: vignettes d’une même disposition par stress de toutes les périodes, graine "
        + "\(seed)\u{00A0}; "
        + "chaque acteur garde sa place, la distance est approchée et la position n’a pas d’unité. Les "
        + "traits pâles sont possibles\u{00A0}: leurs dates ne sont pas indiquées ou pas assez "
        + "précises. Les acteurs pâles n’ont pas de trait certain dans la période.")[language]
    note +=
      LocalizedText(
        " Named: in each panel those with most lines, as far as there is room.",
        " Acteurs nommés\u{00A0}: dans chaque vignette ceux qui ont le plus de traits, selon la place."
      )[
        language]
    if leftOut > 0 {
      let count = language.format(leftOut)
      note +=
        LocalizedText(
          " Not drawn, without a line in all periods: \(count).",
          " Non dessinés, sans trait à toute période\u{00A0}: \(count).")[language]
    }
    // Panels have rules of their own for names, and write no amounts.
    let others = [SceneCaption.labelledWords, SceneCaption.amountsWords].map { $0[language] }
    let caption = scene.caption.replacing(layoutNote: note)
    return FigureCaption(
      title: caption.title, subtitle: counted(caption.subtitle), source: caption.source,
      date: caption.date,
      dateLine: caption.dateLine,
      notes: caption.notes.filter { note in !others.contains { note.hasPrefix($0) } },
      description: counts + ". " + caption.description)
  }

  /// The number of columns that gives panels nearest to four by three.
  static func columns(_ count: Int, frame: Rectangle) -> Int {
    (1...max(1, count)).min { a, b in
      func error(_ columns: Int) -> Double {
        let rows = (count + columns - 1) / columns
        let aspect = (frame.width / Double(columns)) / (frame.height / Double(rows))
        let stretch = max(aspect / 1.33, 1.33 / aspect)
        // Empty places at the end are wasted page.
        return stretch * (1 + Double(rows * columns - count) / Double(count))
      }
      return (error(a), a) < (error(b), b)
    }!
  }

  private func panelBodies(
    _ small: DiagramScene, lines: [Int?], frame: Rectangle, options: DrawingOptions,
    numbers: [Int: Int] = [:]
  ) -> [SmallMultiplePanel.Drawn] {
    guard !panels.isEmpty else { return [] }
    let columns = Self.columns(panels.count, frame: frame)
    let rows = (panels.count + columns - 1) / columns
    let gap = 8.0
    let heading = 13.0
    let size = Size(
      width: (frame.width - gap * Double(columns - 1)) / Double(columns),
      height: (frame.height - gap * Double(rows - 1)) / Double(rows))
    let inner = Rectangle(minX: 5, minY: heading + 5, maxX: size.width - 5, maxY: size.height - 5)
    // The places of all panels: nodes alone, names come later.
    let arrangement = FigureArrangement(
      scene: small.unnamed, options: options, frame: inner.insetBy(4))
    let fit = PageFit(arrangement.points, into: inner.insetBy(12))
    let points =
      arrangement.points.count > 1 ? arrangement.points.map(fit.point) : arrangement.points
    let ranks = small.rankOfNode
    return panels.enumerated().map { index, panel in
      let corner = Point(
        x: frame.minX + Double(index % columns) * (size.width + gap),
        y: frame.minY + Double(index / columns) * (size.height + gap))
      let body = SmallMultiplePanel(
        scene: small, points: points.map { Point(x: corner.x + $0.x, y: corner.y + $0.y) },
        certain: panel.certain.compactMap { lines[$0] },
        possible: panel.possible.compactMap { lines[$0] },
        box: Rectangle(
          minX: corner.x, minY: corner.y, maxX: corner.x + size.width, maxY: corner.y + size.height),
        heading: heading, options: options, numbers: numbers)
      return body.drawn(period: panel.period, ranks: ranks)
    }
  }
}

extension DiagramScene {
  /// The part of the scene whose nodes have a line to another, with the new place of each line (`nil`
  /// for a self-loop of a node that is left out) and how many nodes are left out.
  var tiedPart: (scene: DiagramScene, lines: [Int?], leftOut: Int) {
    let kept = TiedPart(of: self).nodes
    var place = [Int?](repeating: nil, count: nodes.count)
    for (index, node) in kept.enumerated() { place[node] = index }
    var lines: [Int?] = []
    var newEdges: [Edge] = []
    for edge in edges {
      guard let tail = place[edge.tail], let head = place[edge.head] else {
        lines.append(nil)
        continue
      }
      lines.append(newEdges.count)
      newEdges.append(
        Edge(
          tail: tail, head: head, arrow: edge.arrow, role: edge.role, kindLabel: edge.kindLabel,
          kind: edge.kind, status: edge.status, style: edge.style, bend: edge.bend,
          amountLabel: nil, tooltip: edge.tooltip, relations: edge.relations,
          weight: edge.weight))
    }
    // The classes that are left, with their counts, in their order.
    let counts = kept.reduce(into: [Int](repeating: 0, count: categories.count)) {
      $0[nodes[$1].category] += 1
    }
    let order = categories.indices.filter { counts[$0] > 0 }.sorted { a, b in
      func isLast(_ place: Int) -> Int { categories[place].identity == nil ? 1 : 0 }
      return (isLast(a), -counts[a], a) < (isLast(b), -counts[b], b)
    }
    var newCategory = [Int](repeating: 0, count: categories.count)
    for (index, category) in order.enumerated() { newCategory[category] = index }
    let part = DiagramScene(
      language: language, palette: palette,
      nodes: kept.map { nodes[$0].inCategory(newCategory[nodes[$0].category]) }, edges: newEdges,
      categories: order.map { categories[$0].counting(counts[$0]) },
      categoryCaption: categoryCaption, sizeLegend: sizeLegend,
      edgeLegend: edgeLegend, clusters: [], clusterDisplay: .hidden, caption: caption,
      facts: facts)
    return (part, lines, nodes.count - kept.count)
  }

  /// The scene without names and amounts.
  var unnamed: DiagramScene {
    DiagramScene(
      language: language, palette: palette,
      nodes: nodes.map { node in
        Node(
          vertex: node.vertex, id: node.id, label: node.label, isLabelled: false,
          category: node.category, shape: node.shape, fill: node.fill, outline: node.outline,
          diameter: node.diameter, value: node.value, cluster: node.cluster,
          lineCount: node.lineCount, tooltip: node.tooltip)
      }, edges: edges, categories: categories, categoryCaption: categoryCaption,
      sizeLegend: sizeLegend, edgeLegend: edgeLegend, clusters: clusters,
      clusterDisplay: clusterDisplay, caption: caption, facts: facts)
  }
}

extension DiagramScene.Category {
  /// The class with another number of nodes.
  fileprivate func counting(_ count: Int) -> DiagramScene.Category {
    DiagramScene.Category(
      identity: identity, label: label, count: count, fill: fill, outline: outline, shape: shape)
  }
}

extension DiagramScene.Node {
  /// The node with the class at another place in the list.
  fileprivate func inCategory(_ category: Int) -> DiagramScene.Node {
    DiagramScene.Node(
      vertex: vertex, id: id, label: label, isLabelled: isLabelled, category: category,
      shape: shape, fill: fill, outline: outline, diameter: diameter, value: value,
      cluster: cluster, lineCount: lineCount, tooltip: tooltip)
  }
}

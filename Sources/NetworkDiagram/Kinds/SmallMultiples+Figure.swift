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
    let caption = caption(leftOut: shown.leftOut, seed: options.seed)
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
      panelBodies(small, lines: shown.lines, frame: frame, options: options).map(\.element)
    }
  }

  private func caption(leftOut: Int, seed: UInt64) -> FigureCaption {
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
      title: caption.title, subtitle: caption.subtitle, source: caption.source, date: caption.date,
      dateLine: caption.dateLine,
      notes: caption.notes.filter { note in !others.contains { note.hasPrefix($0) } },
      description: caption.description)
  }

  /// The number of columns that gives panels nearest to four by three.
  static func columns(_ count: Int, frame: Rectangle) -> Int {
    (1...max(1, count)).min { a, b in
      func error(_ columns: Int) -> Double {
        let rows = (count + columns - 1) / columns
        let aspect = (frame.width / Double(columns)) / (frame.height / Double(rows))
        let stretch = max(aspect / 1.33, 1.33 / aspect)
        // Empty places at the end are wasted page.
        return stretch * (1 + 0.5 * Double(rows * columns - count) / Double(count))
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
      return body.drawn(period: panel.period)
    }
  }
}

/// One panel: heading, rim, lines, nodes and names.
struct SmallMultiplePanel {
  let scene: DiagramScene
  let points: [Point]
  let certain: [Int]
  let possible: [Int]
  let box: Rectangle
  let heading: Double
  let options: DrawingOptions
  /// What stands at nodes without a name; empty for nothing.
  let numbers: [Int: Int]

  /// How far from its node a name may stand where numbers are to be had.
  private static let farthestName = 40.0

  /// A panel, and the nodes that have a name or a number in it.
  struct Drawn {
    let element: FigureElement
    let named: [Int]
    let numbered: [Int]
  }

  func drawn(period: PartialDate) -> Drawn {
    var lineCounts = [Int](repeating: 0, count: scene.nodes.count)
    for line in certain {
      lineCounts[scene.edges[line].tail] += 1
      lineCounts[scene.edges[line].head] += 1
    }
    let outlines = zip(scene.nodes, points).map {
      NodeOutline(shape: $0.shape, diameter: $0.diameter, center: $1)
    }
    func course(_ line: Int) -> EdgeCourse {
      let edge = scene.edges[line]
      return EdgeCourse(
        edge: edge, from: outlines[edge.tail], to: outlines[edge.head], thinning: 0.6)
    }
    var result: [FigureElement] = [
      .polygon(
        [
          Point(x: box.minX, y: box.minY + heading), Point(x: box.maxX, y: box.minY + heading),
          Point(x: box.maxX, y: box.maxY), Point(x: box.minX, y: box.maxY),
        ], FigureElement.Paint(stroke: Colour(0xCCCCCC), strokeWidth: 0.5))
    ]
    result += title(period, actors: lineCounts.count { $0 > 0 })
    for line in possible {
      result.append(
        .path(
          course(line).segments,
          FigureElement.Paint(
            stroke: scene.edges[line].style.colour.lightened(by: 0.75), strokeWidth: 0.4)))
    }
    result += certain.map { line in
      let edge = scene.edges[line]
      let course = course(line)
      return .group(
        attributes: [
          .init("class", "edge"), .init("data-source", scene.nodes[edge.tail].id.text),
          .init("data-target", scene.nodes[edge.head].id.text),
          .init("data-kind", edge.kind?.text ?? edge.role.rawValue),
          .init("data-role", edge.role.rawValue),
        ], title: edge.tooltip,
        [.path(course.segments, EdgeCourse.paint(edge.style, thinning: 0.6))] + course.heads)
    }
    // Pale ones first, so that none lies on one that counts.
    for isTied in [false, true] {
      for (node, outline) in zip(scene.nodes.indices, outlines)
      where (lineCounts[node] > 0) == isTied {
        let own = scene.nodes[node]
        result.append(
          .group(
            attributes: [
              .init("class", "node"), .init("data-id", own.id.text),
              .init("data-group", scene.categories[own.category].label),
            ], title: own.tooltip,
            [
              isTied
                ? outline.element(fill: own.fill, outline: own.outline)
                : outline.element(
                  fill: own.fill.lightened(by: 0.8), outline: Colour(0xCCCCCC))
            ]))
      }
    }
    let names = names(lineCounts, outlines)
    let element = FigureElement.group(
      attributes: [.init("class", "panel"), .init("data-period", period.description)], title: nil,
      result + names.map { label($0, outlines) })
    let (named, numbered) = (names.filter { !isNumber($0) }, names.filter(isNumber))
    return Drawn(element: element, named: named.map(\.node), numbered: numbered.map(\.node))
  }

  private func isNumber(_ name: FigureArrangement.Name) -> Bool {
    numbers[name.node].map { name.text.lines == [String($0)] } ?? false
  }

  private func title(_ period: PartialDate, actors: Int) -> [FigureElement] {
    let language = scene.language
    let date = WrappedText(lines: [language.format(period)], size: 8, weight: .bold)
    let counts =
      "n = \(language.format(actors)), m = \(language.format(certain.count))"
      + (possible.isEmpty
        ? ""
        : LocalizedText(
          " (+ \(language.format(possible.count)) possible)",
          " (+ \(language.format(possible.count)) possibles)")[language])
    let text = WrappedText(lines: [counts], size: 7)
    let beside = Point(x: box.minX + date.width + 6, y: box.minY + 0.8)
    return TextBlock.elements(date, at: Point(x: box.minX, y: box.minY), style: .bold)
      + (beside.x + text.width <= box.maxX
        ? TextBlock.elements(text, at: beside, colour: Colour(0x444444)) : [])
  }

  /// The names of those with most lines, and the numbers of others, where there is room beside them.
  private func names(
    _ lineCounts: [Int], _ outlines: [NodeOutline]
  ) -> [FigureArrangement.Name] {
    let inner = Rectangle(
      minX: box.minX + 1.5, minY: box.minY + heading + 1.5, maxX: box.maxX - 1.5,
      maxY: box.maxY - 1.5)
    let most = max(2, min(10, Int(inner.width * inner.height / 5000)))
    let order = lineCounts.indices.sorted { (-lineCounts[$0], $0) < (-lineCounts[$1], $1) }
    let named = Set(order.prefix(most).filter { lineCounts[$0] > 0 })
    var place = [Int](repeating: 0, count: lineCounts.count)
    for (rank, node) in order.enumerated() { place[node] = rank }
    func placed(_ named: Set<Int>) -> [FigureArrangement.Name] {
      NamePlacing(
        nodes: order.map { node in
          NamePlacing.Node(
            node: node, point: points[node], size: outlines[node].size,
            isRound: scene.nodes[node].shape == .circle,
            texts: texts(of: node, isNamed: named.contains(node), isTied: lineCounts[node] > 0))
        },
        lines: certain.filter { !scene.edges[$0].isLoop }.map {
          let edge = scene.edges[$0]
          return (
            (place[edge.tail], place[edge.head]), [points[edge.tail], points[edge.head]]
          )
        }, frame: inner, seed: options.seed
      ).names
    }
    var names = placed(named)
    if !numbers.isEmpty {
      // Where many actors are drawn, a number beside a node is easier to follow than a long line.
      let far = names.filter { name in
        name.leader.map { $0.distance(to: points[name.node]) > Self.farthestName } ?? false
      }
      if !far.isEmpty { names = placed(named.subtracting(far.map(\.node))) }
    }
    // A number far from its node tells less than the line to it hides.
    return names.filter { $0.leader == nil || !isNumber($0) }
  }

  /// The ways to write a name, or the number of a node without one.
  private func texts(of node: Int, isNamed: Bool, isTied: Bool) -> [WrappedText] {
    if isNamed {
      return LabelWrapping.candidates(for: scene.nodes[node].label, size: options.labelSize)
    }
    guard isTied, let number = numbers[node] else { return [] }
    return [WrappedText(lines: [String(number)], size: options.labelSize)]
  }

  private func label(_ name: FigureArrangement.Name, _ outlines: [NodeOutline]) -> FigureElement {
    var lines: [FigureElement] = []
    if let meet = name.leader {
      lines.append(
        .path(
          [.move(outlines[name.node].border(towards: meet)), .line(meet)],
          FigureElement.Paint(stroke: Colour(0x333333), strokeWidth: 0.4)))
    }
    let x =
      switch name.anchor {
      case .start: name.box.minX
      case .middle: name.box.center.x
      case .end: name.box.maxX
      }
    for (index, line) in zip(name.text.lines, name.text.widths).enumerated() {
      let y =
        name.box.minY + name.text.size
        * (FontMetrics.ascent + Double(index) * FontMetrics.leading)
      lines.append(
        .text(
          FigureElement.TextLine(
            text: line.0, position: Point(x: x, y: y), width: line.1, size: name.text.size,
            anchor: name.anchor, hasHalo: true)))
    }
    return .group(
      attributes: [
        .init("class", "label"), .init("data-for", scene.nodes[name.node].id.text),
      ], title: nil, lines)
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
    let part = DiagramScene(
      language: language, palette: palette, nodes: kept.map { nodes[$0] }, edges: newEdges,
      categories: categories, categoryCaption: categoryCaption, sizeLegend: sizeLegend,
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

extension NodeOutline {
  /// The point of the border in the direction of another.
  func border(towards point: Point) -> Point {
    let direction = EdgeCourse.unit(from: center, to: point, else: Point(x: 1, y: 0))
    return EdgeCourse.step(center, direction, reach(direction))
  }
}

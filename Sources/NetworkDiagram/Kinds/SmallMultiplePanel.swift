import NetworkGraph
import NetworkLayout

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

  /// The parts of a panel, and the nodes that have a name or a number in it.
  struct Drawn {
    /// The rim and the heading.
    let frame: FigureElement
    /// The lines that may hold, and those that do.
    let lines: (pale: [FigureElement], certain: [FigureElement])
    /// The nodes by their places in the scene.
    let nodes: (pale: [(Int, FigureElement)], certain: [(Int, FigureElement)])
    let names: [FigureElement]
    let named: [Int]
    let numbered: [Int]
  }

  /// All panels from back to front, the nodes in the order of ids: panels do not overlap.
  static func layers(_ panels: [Drawn]) -> [FigureElement] {
    func group(_ id: String, _ elements: [FigureElement]) -> [FigureElement] {
      elements.isEmpty ? [] : [.group(attributes: [.init("id", id)], title: nil, elements)]
    }
    func inOrder(_ nodes: [(Int, FigureElement)]) -> [FigureElement] {
      nodes.enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }
        .map(\.element.1)
    }
    return group("panels", panels.map(\.frame))
      + group("pale", panels.flatMap(\.lines.pale) + inOrder(panels.flatMap(\.nodes.pale)))
      + group("edges", panels.flatMap(\.lines.certain))
      + group("nodes", inOrder(panels.flatMap(\.nodes.certain)))
      + group("labels", panels.flatMap(\.names))
  }

  /// - Parameter ranks: The place of each node in the order of ids.
  func drawn(period: PartialDate, ranks: [Int]) -> Drawn {
    let panel = FigureElement.Attribute("data-panel", period.description)
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
    let rim: [FigureElement] = [
      .polygon(
        [
          Point(x: box.minX, y: box.minY + heading), Point(x: box.maxX, y: box.minY + heading),
          Point(x: box.maxX, y: box.maxY), Point(x: box.minX, y: box.maxY),
        ], FigureElement.Paint(stroke: Colour(0xCCCCCC), strokeWidth: 0.5))
    ]
    func line(_ line: Int, isPale: Bool) -> FigureElement {
      let edge = scene.edges[line]
      let course = course(line)
      let paint =
        isPale
        ? FigureElement.Paint(stroke: edge.style.colour.lightened(by: 0.75), strokeWidth: 0.4)
        : EdgeCourse.paint(edge.style, thinning: 0.6)
      return .group(
        attributes: [
          .init("class", isPale ? "edge pale" : "edge"), panel,
          .init("data-source", scene.nodes[edge.tail].id.text),
          .init("data-target", scene.nodes[edge.head].id.text),
          .init("data-kind", edge.kind?.text ?? edge.role.rawValue),
          .init("data-role", edge.role.rawValue),
        ], title: edge.tooltip,
        [.path(course.segments, paint)] + (isPale ? [] : course.heads))
    }
    func node(_ node: Int) -> (Int, FigureElement) {
      let own = scene.nodes[node]
      let isTied = lineCounts[node] > 0
      return (
        ranks[node],
        .group(
          attributes: [
            .init("class", isTied ? "node" : "node pale"), panel, .init("data-id", own.id.text),
            .init("data-group", scene.categories[own.category].label),
          ], title: own.tooltip,
          [
            isTied
              ? outlines[node].element(fill: own.fill, outline: own.outline)
              : outlines[node].element(
                fill: own.fill.lightened(by: 0.8), outline: Colour(0xCCCCCC))
          ])
      )
    }
    let names = names(lineCounts, outlines)
    let (named, numbered) = (names.filter { !isNumber($0) }, names.filter(isNumber))
    let (tied, untied) = (
      scene.nodes.indices.filter { lineCounts[$0] > 0 },
      scene.nodes.indices.filter { lineCounts[$0] == 0 }
    )
    return Drawn(
      frame: .group(
        attributes: [.init("class", "panel"), .init("data-period", period.description)],
        title: nil, rim + title(period, actors: tied.count)),
      lines: (
        possible.map { line($0, isPale: true) }, certain.map { line($0, isPale: false) }
      ),
      nodes: (untied.map(node), tied.map(node)),
      names: names.map { label($0, outlines, panel) }, named: named.map(\.node),
      numbered: numbered.map(\.node))
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

  private func label(
    _ name: FigureArrangement.Name, _ outlines: [NodeOutline], _ panel: FigureElement.Attribute
  ) -> FigureElement {
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
        .init("class", "label"), panel, .init("data-for", scene.nodes[name.node].id.text),
      ], title: nil, lines)
  }
}

extension NodeOutline {
  /// The point of the border in the direction of another.
  func border(towards point: Point) -> Point {
    let direction = EdgeCourse.unit(from: center, to: point, else: Point(x: 1, y: 0))
    return EdgeCourse.step(center, direction, reach(direction))
  }
}

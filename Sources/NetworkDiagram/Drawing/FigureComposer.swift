import NetworkGraph
import NetworkLayout

/// The picture itself, from back to front: regions, lines, nodes, amounts, names.
struct FigureComposer {
  let scene: DiagramScene
  let arrangement: FigureArrangement
  let frame: Rectangle
  var bundling: EdgePathBundling?
  var changes: FigureChanges?
  var gone: GoneMarks?

  private var thinning: Double { EdgeCourse.thinning(lineCount: scene.edges.count) }

  private var outlines: [NodeOutline] {
    zip(scene.nodes, arrangement.points).map {
      NodeOutline(shape: $0.shape, diameter: $0.diameter, center: $1)
    }
  }

  var elements: [FigureElement] {
    let outlines = outlines
    let courses = EdgeCourse.courses(
      of: scene, points: arrangement.points, routes: arrangement.placed?.routes ?? [:],
      bundling: bundling)
    var result = arrangement.placed?.background ?? []
    func add(_ id: String, _ children: [FigureElement]) {
      guard !children.isEmpty else { return }
      result.append(.group(attributes: [.init("id", id)], title: nil, children))
    }
    if scene.clusterDisplay == .regions {
      add("regions", FigureRegions.elements(scene: scene, points: arrangement.points))
    }
    let goneBoxes = gone?.marks.map(\.box) ?? []
    let regionNames =
      scene.clusterDisplay == .regions
      ? FigureRegions.names(
        scene: scene, arrangement: arrangement, frame: frame, besides: goneBoxes)
      : (elements: [], boxes: [])
    add("gone", gone?.elements ?? [])
    // The strongest lines are drawn last and lie on top.
    let order = scene.edges.indices.sorted {
      (scene.edges[$0].style.width.points, $0) < (scene.edges[$1].style.width.points, $1)
    }
    add("edges", order.map { edge(scene.edges[$0], courses[$0]) })
    add("new", (changes?.newNodes ?? []).map { newMark(scene.nodes[$0], outlines[$0]) })
    // In the order of ids, whatever that of the data: two editions differ where the network does.
    let ranks = scene.rankOfNode
    let nodesInOrder = scene.nodes.indices.sorted { ranks[$0] < ranks[$1] }
    add("nodes", nodesInOrder.map { node(scene.nodes[$0], outlines[$0]) })
    add(
      "amounts",
      AmountPlacing(
        scene: scene, courses: courses, arrangement: arrangement,
        outlines: outlines, frame: frame, besides: goneBoxes + regionNames.boxes
      ).elements)
    add(
      "labels",
      arrangement.names.sorted { ranks[$0.node] < ranks[$1.node] }.map { label($0, outlines) })
    add("region-names", regionNames.elements)
    if let top = arrangement.isolatedTop { add("isolated", isolatedHeading(top)) }
    return result + (arrangement.placed?.foreground ?? [])
  }

  private func edge(_ edge: DiagramScene.Edge, _ course: EdgeCourse) -> FigureElement {
    .group(
      attributes: [
        .init("class", "edge"), .init("data-source", scene.nodes[edge.tail].id.text),
        .init("data-target", scene.nodes[edge.head].id.text),
        .init("data-kind", edge.kind?.text ?? edge.role.rawValue),
        .init("data-role", edge.role.rawValue),
      ], title: edge.tooltip,
      [
        .path(
          course.segments,
          EdgeCourse.paint(edge.style, thinning: thinning))
      ] + course.heads)
  }

  private func node(_ node: DiagramScene.Node, _ outline: NodeOutline) -> FigureElement {
    let group: String =
      scene.clusterDisplay == .regions && node.cluster != nil
      ? scene.clusters[node.cluster!].label : scene.categories[node.category].label
    return .group(
      attributes: [
        .init("class", "node"), .init("data-id", node.id.text), .init("data-group", group),
      ], title: node.tooltip, [outline.element(fill: node.fill, outline: node.outline)])
  }

  private func newMark(_ node: DiagramScene.Node, _ outline: NodeOutline) -> FigureElement {
    .group(
      attributes: [.init("class", "new"), .init("data-new", node.id.text)], title: nil,
      [NewMark.element(outline)])
  }

  private func label(_ name: FigureArrangement.Name, _ outlines: [NodeOutline]) -> FigureElement {
    let x =
      switch name.anchor {
      case .start: name.box.minX
      case .middle: name.box.center.x
      case .end: name.box.maxX
      }
    var children: [FigureElement] = []
    if let meet = name.leader {
      let outline = outlines[name.node]
      let direction = EdgeCourse.unit(from: outline.center, to: meet, else: Point(x: 1, y: 0))
      let reach = outline.reach(direction)
      children.append(
        .path(
          [
            .move(
              Point(
                x: outline.center.x + direction.x * reach, y: outline.center.y + direction.y * reach
              )),
            .line(meet),
          ], FigureElement.Paint(stroke: Colour(0x333333), strokeWidth: 0.4)))
    }
    for (index, line) in zip(name.text.lines, name.text.widths).enumerated() {
      children.append(
        .text(
          FigureElement.TextLine(
            text: line.0,
            position: Point(
              x: x,
              y: name.box.minY + name.text.size
                * (FontMetrics.ascent + Double(index) * FontMetrics.leading)),
            width: line.1, size: name.text.size, anchor: name.anchor, hasHalo: true)))
    }
    return .group(
      attributes: [.init("class", "label"), .init("data-for", scene.nodes[name.node].id.text)],
      title: nil, children)
  }

  private func isolatedHeading(_ top: Double) -> [FigureElement] {
    let count = scene.language.format(arrangement.isolatedCount)
    let text =
      arrangement.rowsHeading
      ?? LocalizedText(
        "Without a line to another actor: \(count)",
        "Sans trait vers un autre acteur\u{00A0}: \(count)")[scene.language]
    return [
      .path(
        [.move(Point(x: frame.minX, y: top)), .line(Point(x: frame.maxX, y: top))],
        FigureElement.Paint(stroke: Colour(0xBBBBBB), strokeWidth: 0.5))
    ]
      + TextBlock.elements(
        WrappedText(lines: [text], size: 6.5), at: Point(x: frame.minX, y: top + 3),
        colour: Colour(0x444444))
  }
}

extension DiagramScene {
  /// The place of each node in the order of ids.
  var rankOfNode: [Int] {
    let order = nodes.indices.sorted { nodes[$0].id < nodes[$1].id }
    var ranks = [Int](repeating: 0, count: order.count)
    for (rank, node) in order.enumerated() { ranks[node] = rank }
    return ranks
  }
}

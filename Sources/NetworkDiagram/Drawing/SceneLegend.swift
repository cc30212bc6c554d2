import NetworkGraph
import NetworkLayout

/// What colours, shapes, sizes and lines mean: blocks side by side in a band of their own.
enum SceneLegend {
  /// Measures the legend for a width, with as many columns in each block as make the band lowest.
  static func band(for scene: DiagramScene, changes: FigureChanges? = nil, width: Double)
    -> LegendBand
  {
    let columns = [(1, 1), (2, 1), (2, 2), (3, 1), (3, 2), (4, 2), (4, 3)]
    return LegendBand.lowest(
      columns.map {
        blocks(scene, width: width, columns: $0)
          + [changes?.legend(language: scene.language, width: width)].compactMap { $0 }
      }, width: width)
  }

  static func blocks(
    _ scene: DiagramScene, width: Double, columns: (categories: Int, lines: Int)
  ) -> [LegendBlock] {
    var blocks: [LegendBlock] = []
    let language = scene.language
    func count(_ label: String, _ number: Int) -> String {
      Self.count(label, number, language)
    }
    if !scene.categories.isEmpty {
      blocks.append(categoryBlock(scene, columns: columns.categories, width: width))
    }
    if let size = scene.sizeLegend { blocks.append(sizeBlock(size, width: width)) }
    if !scene.edgeLegend.isEmpty {
      let thinning = EdgeCourse.thinning(lineCount: scene.edges.count)
      let entries = scene.edgeLegend.map { entry in
        LegendBlock.Entry(
          text: count(entry.label, entry.count), width: 30,
          symbol: { middle in lineSymbol(entry, middle, thinning: thinning) })
      }
      blocks.append(
        .list(
          id: "edge-legend", heading: LocalizedText("Lines", "Traits")[language], entries,
          columns: columns.lines, width: width))
    }
    if scene.clusterDisplay == .regions && !scene.clusters.isEmpty {
      let regions = scene.clusters.filter { $0.members.count > 1 }
      let shown = regions.prefix(regions.count == 13 ? 13 : 12)
      var entries = shown.map { cluster in
        LegendBlock.Entry(
          text: count(cluster.label, cluster.members.count), width: LegendBlock.symbolWidth,
          symbol: { middle in
            let box = [(-5.0, -3.5), (5, -3.5), (5, 3.5), (-5, 3.5)]
              .map { Point(x: middle.x + $0.0, y: middle.y + $0.1) }
            return [.polygon(box, FigureRegions.paint(of: cluster, in: scene))]
          })
      }
      if shown.count < regions.count {
        let rest = language.format(regions.count - shown.count)
        entries.append(
          LegendBlock.Entry(
            text: LocalizedText("and \(rest) more", "et \(rest) de plus")[language],
            width: LegendBlock.symbolWidth, symbol: { _ in [] }))
      }
      blocks.append(
        .list(
          id: "region-legend", heading: LocalizedText("Regions", "Régions")[language], entries,
          columns: columns.categories, width: width))
    }
    return blocks
  }

  private static func count(_ label: String, _ number: Int, _ language: Language) -> String {
    "\(label) (\(language.format(number)))"
  }

  /// What colours and shapes stand for, with the number of actors of each.
  ///
  /// - Parameter nodes: The nodes that are drawn, when they are not all of the scene; categories
  ///   without any of them are left out.
  static func categoryBlock(
    _ scene: DiagramScene, nodes: [Int]? = nil, heading: String? = nil, columns: Int,
    width: Double
  ) -> LegendBlock {
    var counts = scene.categories.map(\.count)
    if let nodes {
      counts = counts.map { _ in 0 }
      for node in nodes { counts[scene.nodes[node].category] += 1 }
    }
    // Of a part of the actors, categories stand in the order of their counts there, greys last.
    let shown = scene.categories.indices.filter { counts[$0] > 0 }.sorted {
      let (a, b) = (scene.categories[$0], scene.categories[$1])
      guard nodes != nil, a.fill.isGrey == b.fill.isGrey else {
        return nodes == nil ? $0 < $1 : b.fill.isGrey
      }
      return (counts[$1], $0) < (counts[$0], $1)
    }
    let entries = shown.map { index in
      let category = scene.categories[index]
      return LegendBlock.Entry(
        text: count(category.label, counts[index], scene.language),
        width: LegendBlock.symbolWidth,
        symbol: { middle in
          [
            NodeOutline(shape: category.shape, diameter: 7.5, center: middle)
              .element(fill: category.fill, outline: category.outline)
          ]
        })
    }
    return .list(
      id: "legend", heading: heading ?? scene.categoryCaption, entries, columns: columns,
      width: width)
  }

  private static func lineSymbol(
    _ entry: DiagramScene.EdgeLegendEntry, _ middle: Point, thinning: Double
  ) -> [FigureElement] {
    let tip = Point(x: middle.x + 13, y: middle.y)
    var end = tip
    var result: [FigureElement] = []
    if entry.hasArrow {
      let (mark, cut) = EdgeCourse.arrowHead(
        entry.style, tip: tip, backwards: Point(x: -1, y: 0),
        length: 4.2 + entry.style.width.points)
      result.append(mark)
      end.x -= cut
    }
    result.insert(
      .path(
        [.move(Point(x: middle.x - 13, y: middle.y)), .line(end)],
        EdgeCourse.paint(entry.style, thinning: thinning)), at: 0)
    return result
  }

  /// Nested circles that stand on one line, each with its value at a thin rule.
  static func sizeBlock(_ legend: DiagramScene.SizeLegend, width: Double) -> LegendBlock {
    let heading = LabelWrapping.paragraph(
      legend.caption, size: LegendBlock.headingSize, width: min(width, 150), weight: .bold)
    let texts = legend.entries.map { WrappedText(lines: [$0.label], size: LegendBlock.textSize) }
    let largest = legend.entries.map(\.diameter).max() ?? 0
    let pitch = LegendBlock.textSize * 1.2
    let bodyHeight = max(largest, pitch * Double(texts.count)) + 3
    let textX = largest + 12
    let top = heading.height + 4
    return LegendBlock(
      id: "size-legend",
      size: Size(
        width: max(heading.width, textX + (texts.map(\.width).max() ?? 0)),
        height: top + bodyHeight)
    ) { origin in
      var result = TextBlock.elements(heading, at: origin, style: .bold)
      let floor = origin.y + top + bodyHeight - 1.5
      var lastY = floor - bodyHeight + 1.5 - pitch / 2
      for (place, (entry, text)) in zip(legend.entries, texts).enumerated() {
        let center = Point(x: origin.x + largest / 2, y: floor - entry.diameter / 2)
        result.append(
          .circle(
            center: center, radius: entry.diameter / 2,
            // A dot smaller than its rim would be nothing but rim.
            entry.diameter < 4
              ? FigureElement.Paint(fill: Colour(0x555555))
              : FigureElement.Paint(fill: .white, stroke: Colour(0x555555), strokeWidth: 0.6)))
        // Where circles are lower than rows of text, the last row still ends with the block.
        let lowest = floor - pitch * (Double(texts.count - 1 - place) + 0.4)
        let y = max(lastY + pitch, min(floor - entry.diameter, lowest))
        lastY = y
        result.append(
          .path(
            [
              .move(Point(x: center.x, y: floor - entry.diameter)),
              .line(Point(x: origin.x + textX - 3, y: y)),
            ], FigureElement.Paint(stroke: Colour(0x777777), strokeWidth: 0.35)))
        result += TextBlock.elements(
          text,
          at: Point(x: origin.x + textX, y: y - LegendBlock.textSize * (FontMetrics.ascent - 0.3)))
      }
      return result
    }
  }
}

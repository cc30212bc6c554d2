import NetworkGraph
import NetworkLayout

/// What colours, shapes, sizes and lines mean: blocks side by side in a band of their own.
struct FigureLegend {
  static let textSize = 7.0
  private static let headingSize = 7.0
  private static let rowGap = 2.6
  private static let symbolWidth = 13.0

  let height: Double
  private let placed: [(block: Block, corner: Point)]

  /// Measures the legend for a width, with as many columns in each block as make the band lowest.
  init(scene: DiagramScene, width: Double) {
    var best: (placed: [(block: Block, corner: Point)], height: Double)?
    for columns in [(1, 1), (2, 1), (2, 2), (3, 1), (3, 2), (4, 2), (4, 3)] {
      let blocks = Self.blocks(scene, width: width, columns: columns)
      let flow = Self.flow(blocks, width: width)
      if flow.height < (best?.height ?? .infinity) - 1e-9 { best = flow }
    }
    placed = best?.placed ?? []
    height = best?.height ?? 0
  }

  /// The legend with its top left corner at a point.
  func elements(at origin: Point) -> [FigureElement] {
    placed.map { block, corner in
      .group(
        attributes: [.init("id", block.id)], title: nil,
        block.elements(Point(x: origin.x + corner.x, y: origin.y + corner.y)))
    }
  }

  private struct Block {
    let id: String
    let size: Size
    let elements: (Point) -> [FigureElement]
  }

  private static func flow(_ blocks: [Block], width: Double)
    -> (placed: [(block: Block, corner: Point)], height: Double)
  {
    var placed: [(block: Block, corner: Point)] = []
    var x = 0.0
    var y = 0.0
    var rowHeight = 0.0
    for block in blocks {
      if x > 0 && x + block.size.width > width {
        x = 0
        y += rowHeight + 8
        rowHeight = 0
      }
      placed.append((block, Point(x: x, y: y)))
      x += block.size.width + 20
      rowHeight = max(rowHeight, block.size.height)
    }
    return (placed, y + rowHeight)
  }

  private static func blocks(
    _ scene: DiagramScene, width: Double, columns: (categories: Int, lines: Int)
  ) -> [Block] {
    var blocks: [Block] = []
    let language = scene.language
    func count(_ label: String, _ number: Int) -> String {
      "\(label) (\(language.format(number)))"
    }
    if !scene.categories.isEmpty {
      let entries = scene.categories.map { category in
        Entry(
          text: count(category.label, category.count), width: symbolWidth,
          symbol: { middle in
            [
              NodeOutline(shape: category.shape, diameter: 7.5, center: middle)
                .element(fill: category.fill, outline: category.outline)
            ]
          })
      }
      blocks.append(
        listBlock(
          id: "legend", heading: scene.categoryCaption, entries, columns: columns.categories,
          width: width))
    }
    if let size = scene.sizeLegend { blocks.append(sizeBlock(size, width: width)) }
    if !scene.edgeLegend.isEmpty {
      let thinning = EdgeCourse.thinning(lineCount: scene.edges.count)
      let entries = scene.edgeLegend.map { entry in
        Entry(
          text: count(entry.label, entry.count), width: 30,
          symbol: { middle in lineSymbol(entry, middle, thinning: thinning) })
      }
      blocks.append(
        listBlock(
          id: "edge-legend", heading: LocalizedText("Lines", "Traits")[language], entries,
          columns: columns.lines, width: width))
    }
    if scene.clusterDisplay == .regions && !scene.clusters.isEmpty {
      let shown = scene.clusters.filter { $0.members.count > 1 }.prefix(8)
      let entries = shown.map { cluster in
        Entry(
          text: count(cluster.label, cluster.members.count), width: symbolWidth,
          symbol: { middle in
            let box = [(-5.0, -3.5), (5, -3.5), (5, 3.5), (-5, 3.5)]
              .map { Point(x: middle.x + $0.0, y: middle.y + $0.1) }
            return [.polygon(box, FigureRegions.paint(of: cluster, in: scene))]
          })
      }
      blocks.append(
        listBlock(
          id: "region-legend", heading: LocalizedText("Regions", "Régions")[language], entries,
          columns: columns.categories, width: width))
    }
    return blocks
  }

  private struct Entry {
    let text: String
    let width: Double
    let symbol: (Point) -> [FigureElement]
  }

  private static func listBlock(
    id: String, heading: String, _ entries: [Entry], columns: Int, width: Double
  ) -> Block {
    let columns = max(1, min(columns, entries.count))
    let heading = LabelWrapping.paragraph(heading, size: headingSize, width: width, weight: .bold)
    let room = max(60, min(150, width / Double(columns) - 40))
    let texts = entries.map {
      LabelWrapping.paragraph($0.text, size: textSize, width: room)
    }
    let rows = (entries.count + columns - 1) / columns
    var columnWidths: [Double] = []
    var bodyHeight = 0.0
    for column in 0..<columns {
      let range = min(entries.count, column * rows)..<min(entries.count, (column + 1) * rows)
      guard !range.isEmpty else { continue }
      columnWidths.append(range.map { entries[$0].width + texts[$0].width }.max()!)
      bodyHeight = max(bodyHeight, range.reduce(0) { $0 + texts[$1].height + rowGap })
    }
    let top = heading.height + 4
    let total = columnWidths.reduce(0) { $0 + $1 + 12 } - 12
    return Block(
      id: id, size: Size(width: max(total, heading.width), height: top + bodyHeight)
    ) { origin in
      var result = TextBlock.elements(heading, at: origin, style: .bold)
      var x = origin.x
      for (column, columnWidth) in columnWidths.enumerated() {
        var y = origin.y + top
        for i in column * rows..<min(entries.count, (column + 1) * rows) {
          let middle = Point(
            x: x + (entries[i].width - 4) / 2, y: y + textSize * (FontMetrics.ascent - 0.3))
          result += entries[i].symbol(middle)
          result += TextBlock.elements(texts[i], at: Point(x: x + entries[i].width, y: y))
          y += texts[i].height + rowGap
        }
        x += columnWidth + 12
      }
      return result
    }
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
  private static func sizeBlock(_ legend: DiagramScene.SizeLegend, width: Double) -> Block {
    let heading = LabelWrapping.paragraph(
      legend.caption, size: headingSize, width: min(width, 150), weight: .bold)
    let texts = legend.entries.map { WrappedText(lines: [$0.label], size: textSize) }
    let largest = legend.entries.map(\.diameter).max() ?? 0
    let pitch = textSize * 1.2
    let bodyHeight = max(largest, pitch * Double(texts.count)) + 3
    let textX = largest + 12
    let top = heading.height + 4
    return Block(
      id: "size-legend",
      size: Size(
        width: max(heading.width, textX + (texts.map(\.width).max() ?? 0)),
        height: top + bodyHeight)
    ) { origin in
      var result = TextBlock.elements(heading, at: origin, style: .bold)
      let floor = origin.y + top + bodyHeight - 1.5
      var lastY = floor - bodyHeight + 1.5 - pitch / 2
      for (entry, text) in zip(legend.entries, texts) {
        let center = Point(x: origin.x + largest / 2, y: floor - entry.diameter / 2)
        result.append(
          .circle(
            center: center, radius: entry.diameter / 2,
            FigureElement.Paint(fill: .white, stroke: Colour(0x555555), strokeWidth: 0.6)))
        let y = max(lastY + pitch, floor - entry.diameter)
        lastY = y
        result.append(
          .path(
            [
              .move(Point(x: center.x, y: floor - entry.diameter)),
              .line(Point(x: origin.x + textX - 3, y: y)),
            ], FigureElement.Paint(stroke: Colour(0x777777), strokeWidth: 0.35)))
        result += TextBlock.elements(
          text, at: Point(x: origin.x + textX, y: y - textSize * (FontMetrics.ascent - 0.3)))
      }
      return result
    }
  }
}

/// Lines of text from a top left corner.
enum TextBlock {
  static func elements(
    _ text: WrappedText, at corner: Point, style: FigureElement.TextLine.Style = .regular,
    colour: Colour = Colour(0x1A1A1A)
  ) -> [FigureElement] {
    zip(text.lines, text.widths).enumerated().map { index, line in
      .text(
        FigureElement.TextLine(
          text: line.0,
          position: Point(
            x: corner.x,
            y: corner.y + text.size * (FontMetrics.ascent + Double(index) * FontMetrics.leading)),
          width: line.1, size: text.size, style: style, colour: colour))
    }
  }
}

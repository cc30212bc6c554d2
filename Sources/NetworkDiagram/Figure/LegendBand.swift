import NetworkLayout

/// The blocks of a legend, side by side in a band of their own below the picture.
struct LegendBand {
  let height: Double
  private let placed: [(block: LegendBlock, corner: Point)]

  /// Puts blocks side by side, in rows where they are too wide for one.
  init(_ blocks: [LegendBlock], width: Double) {
    var placed: [(block: LegendBlock, corner: Point)] = []
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
    self.placed = placed
    height = y + rowHeight
  }

  /// The lowest band of several ways to form the blocks; the first of equal ones.
  static func lowest(_ ways: [[LegendBlock]], width: Double) -> LegendBand {
    var best = LegendBand(ways.first ?? [], width: width)
    for blocks in ways.dropFirst() {
      let band = LegendBand(blocks, width: width)
      if band.height < best.height - 1e-9 { best = band }
    }
    return best
  }

  /// The legend with its top left corner at a point.
  func elements(at origin: Point) -> [FigureElement] {
    placed.map { block, corner in
      .group(
        attributes: [.init("id", block.id)], title: nil,
        block.elements(Point(x: origin.x + corner.x, y: origin.y + corner.y)))
    }
  }
}

/// One part of a legend.
struct LegendBlock {
  static let textSize = 7.0
  static let headingSize = 7.0
  static let symbolWidth = 13.0
  private static let rowGap = 2.6

  /// The id of its group: `legend`, `size-legend`, `edge-legend` or another unique name.
  let id: String
  let size: Size
  /// Draws the block with its top left corner at a point.
  let elements: (Point) -> [FigureElement]

  /// One row: a symbol and what it means.
  struct Entry {
    let text: String
    /// The width of the symbol's column.
    let width: Double
    /// Draws the symbol round its middle.
    let symbol: (Point) -> [FigureElement]
  }

  /// A heading and rows of symbols with their meaning, in columns.
  static func list(
    id: String, heading: String, _ entries: [Entry], columns: Int, width: Double
  ) -> LegendBlock {
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
    return LegendBlock(
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
}

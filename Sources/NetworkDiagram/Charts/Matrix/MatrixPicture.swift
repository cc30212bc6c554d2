import NetworkGraph
import NetworkLayout

/// The cells of a matrix with everything round them.
struct MatrixPicture {
  let chart: MatrixChart
  let plan: MatrixPlan
  let words: MatrixWords
  let frame: Rectangle

  private var scene: DiagramScene { chart.scene }
  private var rows: [Int] { chart.order.rows }
  private var side: Double { plan.cell * Double(rows.count) }

  private var origin: Point {
    // A small matrix stands in the middle of the sheet.
    let spare = frame.width - plan.left - plan.right - side
    return Point(x: frame.minX + plan.left + max(0, spare / 2), y: frame.minY + plan.top)
  }

  var elements: [FigureElement] {
    var result: [FigureElement] = [
      .group(attributes: [.init("id", "grid")], title: nil, grid),
      .group(attributes: [.init("id", "cells")], title: nil, cells),
      .group(attributes: [.init("id", "nodes")], title: nil, diagonal.sortedByID),
    ]
    func add(_ id: String, _ children: [FigureElement]) {
      guard !children.isEmpty else { return }
      result.append(.group(attributes: [.init("id", id)], title: nil, children))
    }
    add("blocks", blocks)
    add("numbers", numbers)
    switch plan.naming {
    case .rows: add("labels", rowNames)
    case .index: add("labels", index)
    case .none: break
    }
    return result
  }

  /// The box of a cell, a little apart from its neighbours where there is room.
  private func box(_ row: Int, _ column: Int) -> Rectangle {
    let inset = plan.cell > 5 ? 0.35 : 0
    let (x, y) = (
      origin.x + Double(column) * plan.cell, origin.y + Double(row) * plan.cell
    )
    return Rectangle(minX: x, minY: y, maxX: x + plan.cell, maxY: y + plan.cell).insetBy(inset)
  }

  private var grid: [FigureElement] {
    let (o, side) = (origin, side)
    var result: [FigureElement] = [
      .polygon(
        [
          Point(x: o.x, y: o.y), Point(x: o.x + side, y: o.y),
          Point(x: o.x + side, y: o.y + side), Point(x: o.x, y: o.y + side),
        ], FigureElement.Paint(fill: Colour(0xF6F6F6), stroke: Colour(0xAAAAAA), strokeWidth: 0.5))
    ]
    let step = plan.naming == .rows ? 5 : 10
    for line in stride(from: step, to: rows.count, by: step) {
      let at = Double(line) * plan.cell
      let paint = FigureElement.Paint(stroke: Colour(0xD5D5D5), strokeWidth: 0.35)
      result.append(
        .path(
          [.move(Point(x: o.x, y: o.y + at)), .line(Point(x: o.x + side, y: o.y + at))], paint))
      result.append(
        .path(
          [.move(Point(x: o.x + at, y: o.y)), .line(Point(x: o.x + at, y: o.y + side))], paint))
    }
    return result
  }

  private var cells: [FigureElement] {
    var place = [Int](repeating: -1, count: scene.nodes.count)
    for (row, node) in rows.enumerated() { place[node] = row }
    return scene.edges.flatMap { edge -> [FigureElement] in
      guard !edge.isLoop else { return [] }
      let (tail, head) = (place[edge.tail], place[edge.head])
      func cell(_ row: Int, _ column: Int) -> FigureElement {
        if let classes = chart.classes, let weight = edge.weight {
          return CellForm.element(
            nil, isInEffect: true,
            colour: words.shade.lightened(by: classes.lightening(classes.index(of: weight))),
            in: box(row, column))
        }
        return CellForm.element(
          edge.role, isInEffect: edge.status == .actual, colour: words.colour(of: edge.role),
          in: box(row, column))
      }
      // A tie without direction, and one with two, fills both cells.
      var shapes = [cell(tail, head)]
      if edge.arrow != .head { shapes.append(cell(head, tail)) }
      return [
        .group(
          attributes: [
            .init("class", "edge cell"), .init("data-source", scene.nodes[edge.tail].id.text),
            .init("data-target", scene.nodes[edge.head].id.text),
            .init("data-kind", edge.kind?.text ?? edge.role.rawValue),
            .init("data-role", edge.role.rawValue),
          ], title: edge.tooltip, shapes)
      ]
    }
  }

  /// The cell of an actor with itself bears the colour and the shape of its category.
  private var diagonal: [FigureElement] {
    rows.enumerated().map { row, index in
      let node = scene.nodes[index]
      return .group(
        attributes: [
          .init("class", "node"), .init("data-id", node.id.text),
          .init("data-group", scene.categories[node.category].label),
        ], title: node.tooltip,
        [
          NodeOutline(
            shape: node.shape, diameter: plan.signDiameter, center: box(row, row).center
          ).element(fill: node.fill, outline: node.outline)
        ])
    }
  }

  private var blocks: [FigureElement] {
    let blocks = chart.order.blocks
    guard !blocks.isEmpty else { return [] }
    var result: [FigureElement] = []
    let x = origin.x + side + 4
    let middles = blocks.map {
      origin.y + Double($0.rows.lowerBound + $0.rows.upperBound) / 2 * plan.cell
    }
    let height = 9.0
    let starts = SpacedStack.starts(
      targets: middles.map { $0 - height / 2 },
      extents: [Double](repeating: height, count: blocks.count),
      weights: blocks.map { Double($0.rows.count) }, lowest: origin.y,
      highest: max(origin.y + side, origin.y + height * Double(blocks.count)))
    for (index, block) in blocks.enumerated() {
      let first = Double(block.rows.lowerBound) * plan.cell
      let last = Double(block.rows.upperBound) * plan.cell
      let corners = [(first, first), (last, first), (last, last), (first, last)].map {
        Point(x: origin.x + $0.0, y: origin.y + $0.1)
      }
      result.append(
        .polygon(corners, FigureElement.Paint(stroke: Colour(0x222222), strokeWidth: 0.9)))
      // The bracket, and its name where there is room.
      let (y0, y1) = (origin.y + first + 0.8, origin.y + last - 0.8)
      let at = starts[index] + height / 2
      result.append(
        .path(
          [
            .move(Point(x: x - 2, y: y0)), .line(Point(x: x, y: y0)), .line(Point(x: x, y: y1)),
            .line(Point(x: x - 2, y: y1)),
          ], FigureElement.Paint(stroke: Colour(0x222222), strokeWidth: 0.7)))
      result.append(
        ChartText.rule(
          Point(x: x, y: middles[index]), Point(x: x + 6, y: at), colour: Colour(0x222222),
          width: 0.5))
      result.append(
        ChartText.line(
          scene.clusters[block.cluster].label, x: x + 8, middle: at, style: .bold))
    }
    return result
  }

  /// Numbers of columns: all of them where rows have names, else every tenth, at the rows as well.
  private var numbers: [FigureElement] {
    var result: [FigureElement] = []
    if plan.naming == .rows {
      let size = min(plan.nameSize, 6.5)
      let widest = FontMetrics.width(of: String(rows.count), size: size)
      let isStaggered = widest > plan.cell - 0.6
      for index in rows.indices {
        let lift = isStaggered && index % 2 == 1 ? 7.4 : 0
        result.append(
          ChartText.line(
            String(index + 1), x: origin.x + (Double(index) + 0.5) * plan.cell,
            middle: origin.y - 5 - lift, size: size, anchor: .middle, colour: ChartText.grey))
      }
      return result
    }
    let step = plan.cell * 10 >= 14 ? 10 : plan.cell * 50 >= 14 ? 50 : 100
    for number in stride(from: step, through: rows.count, by: step) {
      let at = (Double(number) - 0.5) * plan.cell
      result.append(
        ChartText.line(
          String(number), x: origin.x + at, middle: origin.y - 5, size: 6.5, anchor: .middle,
          colour: ChartText.grey))
      result.append(
        ChartText.line(
          String(number), x: origin.x - 3, middle: origin.y + at, size: 6.5, anchor: .end,
          colour: ChartText.grey))
    }
    return result
  }

  private func label(of node: Int, _ lines: [FigureElement]) -> FigureElement {
    .group(
      attributes: [.init("class", "label"), .init("data-for", scene.nodes[node].id.text)],
      title: nil, lines)
  }

  private var rowNames: [FigureElement] {
    let numberWidth = FontMetrics.width(of: String(rows.count), size: min(plan.nameSize, 6.5))
    return rows.enumerated().flatMap { row, index -> [FigureElement] in
      let middle = origin.y + (Double(row) + 0.5) * plan.cell
      let name = ChartText.line(
        plan.names[row].lines.first ?? "", x: origin.x - numberWidth - 6, middle: middle,
        size: plan.nameSize, anchor: .end, hasHalo: true)
      let number = ChartText.line(
        String(row + 1), x: origin.x - 3, middle: middle, size: min(plan.nameSize, 6.5),
        anchor: .end, colour: ChartText.grey)
      return [label(of: index, [name]), number]
    }
  }

  private var index: [FigureElement] {
    let width = frame.width / Double(MatrixPlan.indexColumnCount)
    let top = origin.y + side + 4 + MatrixPlan.indexGap
    var result: [FigureElement] = []
    for (column, entries) in plan.indexColumns.enumerated() {
      var y = top
      let x = frame.minX + Double(column) * width
      for entry in entries {
        let text = plan.names[entry]
        result.append(
          ChartText.line(
            String(entry + 1), x: x + 14, middle: y + text.size * 0.4, size: text.size,
            anchor: .end, colour: ChartText.grey))
        result.append(
          label(of: rows[entry], ChartText.elements(text, x: x + 18, top: y, hasHalo: true)))
        y += text.height + 1.6
      }
    }
    return result
  }
}

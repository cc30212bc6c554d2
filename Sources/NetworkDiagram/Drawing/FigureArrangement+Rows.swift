import NetworkLayout

/// Nodes without a line.
extension FigureArrangement {
  /// Rows of nodes with their names, at the bottom of the frame; returns their height.
  mutating func placeIsolated(_ nodes: [Int], frame: Rectangle, limit: Double) -> Double {
    let nodes = changes?.rowOrder(nodes) ?? nodes
    let tallest = nodes.map { max(sizes[$0].width, sizes[$0].height) }.max()!
    let heading = 14.0
    // As many columns as give the least height with every name; wrapped names are taller.
    let usual = max(1, Int(frame.width / (tallest + 8 + options.labelSize * 14)))
    let kept = changes?.rowColumns(width: frame.width).flatMap { columns in
      isolatedHeight(nodes, columns: columns, tallest: tallest, width: frame.width)
        + heading <= limit ? columns : nil
    }
    let columns =
      kept ?? (1...(2 * usual)).min { a, b in
        let (first, second) = (
          isolatedHeight(nodes, columns: a, tallest: tallest, width: frame.width),
          isolatedHeight(nodes, columns: b, tallest: tallest, width: frame.width)
        )
        return (first, abs(a - usual)) < (second, abs(b - usual))
      }!
    let pitch = frame.width / Double(columns)
    let room = pitch - tallest - 8
    func text(of node: Int) -> WrappedText? { texts[node].first { $0.width <= room } }
    var named = nodes.filter { text(of: $0) != nil }
    func rowHeights(_ named: [Int]) -> [Double] {
      stride(from: 0, to: named.count, by: columns).map { start in
        named[start..<min(start + columns, named.count)].map {
          max(text(of: $0)!.height, sizes[$0].height) + 4
        }.max()!
      }
    }
    let dotPitch = tallest + 3
    let dotColumns = max(1, Int(frame.width / dotPitch))
    func dotHeight(_ count: Int) -> Double {
      Double((count + dotColumns - 1) / dotColumns) * dotPitch
    }
    func height(_ named: [Int]) -> Double {
      heading + rowHeights(named).reduce(0, +) + dotHeight(nodes.count - named.count)
    }
    // Whole rows of names go, from the end, until the rest fits.
    while !named.isEmpty && height(named) > limit {
      named.removeLast(min(named.count, (named.count - 1) % columns + 1))
    }
    let isNamed = Set(named)
    let dots = nodes.filter { !isNamed.contains($0) }
    unplaced += dots.filter { !texts[$0].isEmpty }
    let total = min(height(named), limit)
    // Below the others; alone, at the top of the frame.
    let top = nodes.count == scene.nodes.count ? frame.minY : frame.maxY - total
    isolatedTop = top
    var y = top + heading
    for (row, rowHeight) in rowHeights(named).enumerated() {
      for (column, node) in named[row * columns..<min((row + 1) * columns, named.count)]
        .enumerated()
      {
        let text = text(of: node)!
        let x = frame.minX + Double(column) * pitch
        let middle = y + (rowHeight - 4) / 2
        points[node] = Point(x: x + tallest / 2, y: middle)
        let left = x + tallest + 3
        names.append(
          Name(
            node: node, text: text,
            box: Rectangle(
              minX: left, minY: middle - text.height / 2, maxX: left + text.width,
              maxY: middle + text.height / 2), anchor: .start, leader: nil))
      }
      y += rowHeight
    }
    // Dots that would leave the frame come closer together; they may then touch.
    let dotRows = max(1, (dots.count + dotColumns - 1) / dotColumns)
    let rowPitch = min(dotPitch, max(1, frame.maxY - y) / Double(dotRows))
    for (place, node) in dots.enumerated() {
      points[node] = Point(
        x: frame.minX + (Double(place % dotColumns) + 0.5) * dotPitch,
        y: y + (Double(place / dotColumns) + 0.5) * rowPitch)
    }
    return total
  }

  /// The height of the rows when each node has its name; a name that does not fit the column costs
  /// as much as a page.
  private func isolatedHeight(_ nodes: [Int], columns: Int, tallest: Double, width: Double)
    -> Double
  {
    let room = width / Double(columns) - tallest - 8
    let heights = nodes.filter { !texts[$0].isEmpty }.map { node in
      (texts[node].first { $0.width <= room }.map { max($0.height, sizes[node].height) } ?? 1000)
        + 4
    }
    return stride(from: 0, to: heights.count, by: columns).reduce(0) { sum, start in
      sum + heights[start..<min(start + columns, heights.count)].max()!
    }
  }
}

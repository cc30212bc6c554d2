import NetworkLayout

/// Nodes in two columns that fill the frame, with their names on the outer sides.
struct BipartiteFigure {
  let scene: DiagramScene
  let room: PlacingRoom
  let options: DrawingOptions
  /// The nodes of each column from top to bottom.
  let columns: [[Int]]

  private var frame: Rectangle { room.frame }
  private func diameter(_ node: Int) -> Double {
    max(room.sizes[node].width, room.sizes[node].height)
  }
  private static let nodeGap = 1.0

  func placed() -> PlacedNodes {
    let largest = room.nodes.map(diameter).max() ?? 0
    // Where a column is higher than the page its nodes stand in several ranks.
    let ranks = columns.map { column in
      let height = column.reduce(0) { $0 + diameter($1) + Self.nodeGap }
      return max(1, Int((height / frame.height).rounded(.up)))
    }
    let least = zip(columns, ranks).map { column, ranks in
      column.map { (diameter($0) + Self.nodeGap) / Double(ranks) }
    }
    var texts: [SideNames]?
    var width = frame.width * 0.12
    let widest = frame.width * 0.34
    while texts == nil && width <= widest {
      let tried = zip(columns, least).map { column, least in
        SideNames.fitting(
          column.map { room.texts[$0] }, least: least, width: width, height: frame.height)
      }
      if tried.allSatisfy({ $0 != nil }) { texts = tried.map { $0! } } else { width += 4 }
    }
    if texts == nil {
      width = widest
      texts = zip(columns, least).map { column, least in
        SideNames.most(
          column.map { room.texts[$0] }, least: least, width: width, height: frame.height,
          importance: scene.ranked(column))
      }
    }
    var result = PlacedNodes(points: [])
    var points: [Int: Point] = [:]
    for side in 0...1 {
      let sign = side == 0 ? -1.0 : 1
      // No wider apart than reads well; a narrow picture stands in the middle.
      let reach = min(frame.width / 2 - width - largest / 2 - 3, max(110, frame.height * 0.42))
      let axis = frame.center.x + sign * reach
      let lengths = zip(texts![side].texts, least[side]).map { text, least in
        max(text.map { $0.height + SideNames.gap } ?? 0, least)
      }
      let spare = frame.height - lengths.reduce(0, +)
      let gap = max(0, min(22, spare / Double(max(1, lengths.count))))
      let total = lengths.reduce(0, +) + gap * Double(max(0, lengths.count - 1))
      var y = frame.center.y - total / 2
      for (place, node) in columns[side].enumerated() {
        let middle = y + lengths[place] / 2
        y += lengths[place] + gap
        let text = texts![side].texts[place]
        // Named nodes stand in the outermost rank, next to their names.
        let rank = text == nil ? place % ranks[side] : 0
        points[node] = Point(x: axis - sign * Double(rank) * (largest + 1), y: middle)
        guard let text else {
          if !room.texts[node].isEmpty { result.unplaced.append(node) }
          continue
        }
        let inner = axis + sign * (diameter(node) / 2 + 2.4)
        result.names.append(
          FigureArrangement.Name(
            node: node, text: text,
            box: Rectangle(
              minX: side == 0 ? inner - text.width : inner, minY: middle - text.height / 2,
              maxX: side == 0 ? inner : inner + text.width, maxY: middle + text.height / 2),
            anchor: side == 0 ? .end : .start, leader: nil))
      }
    }
    result.points = room.nodes.map { points[$0]! }
    result.unplaced.sort()
    return result
  }
}

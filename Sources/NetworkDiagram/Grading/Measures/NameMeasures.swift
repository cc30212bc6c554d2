import NetworkLayout

/// Whose name is whose.
enum NameMeasures {
  /// The names that stand outside their own node and nearer to another one, box to border.
  ///
  /// - Complexity: O(*n*·*k*) for *k* nodes in the upright strip round a name.
  static func ambiguous(in figure: GradedFigure) -> [Int] {
    switch figure.kind {
    case .matrix, .ranking: return strayRows(in: figure)
    case .sankey, .chord: return nearerToOther(in: figure)
    default: break
    }
    let nodes = figure.nodes
    let centers = BoxIndex(
      nodes.map { Rectangle(center: $0.center, size: Size(width: 0, height: 0)) })
    return nodes.indices.filter { index in
      let node = nodes[index]
      guard let label = node.label?.box, node.size.width > 0.1, node.size.height > 0.1 else {
        return false
      }
      // Inside its own shape; drawn shapes count 0.05 points smaller throughout.
      if node.box.minX + 0.05 <= label.minX, node.box.maxX - 0.05 >= label.maxX { return false }
      func gap(_ other: GradedFigure.Node) -> Double {
        max(0, label.distance(to: other.center) - min(other.size.width, other.size.height) / 2)
      }
      let mine = gap(node)
      let reach = mine + max(node.size.width, node.size.height) * 2 + 20
      var isNearer = false
      centers.forEach(meeting: label.insetBy(-reach)) { other in
        if !isNearer, other != index, gap(nodes[other]) < mine - 0.05 { isNearer = true }
      }
      return isNearer
    }
  }

  /// In figures of rows a name stands in the row of its mark, or in an index with the number of the row.
  private static func strayRows(in figure: GradedFigure) -> [Int] {
    let rows = figure.nodes.indices.sorted {
      (figure.nodes[$0].center.y, $0) < (figure.nodes[$1].center.y, $1)
    }
    var rank = [Int](repeating: 0, count: rows.count)
    for (place, node) in rows.enumerated() { rank[node] = place }
    let numbers = figure.lines.filter { $0.text.allSatisfy { $0.isASCII && $0.isNumber } }
    let index = BoxIndex(numbers.map(\.box))
    return figure.nodes.indices.filter { node in
      guard let label = figure.nodes[node].label else { return false }
      let gap = abs(label.box.center.y - figure.nodes[node].center.y)
      let place = rank[node]
      let beside = [place - 1, place + 1].filter { rows.indices.contains($0) }.map {
        abs(label.box.center.y - figure.nodes[rows[$0]].center.y)
      }
      if beside.allSatisfy({ gap <= $0 + 0.05 }) { return false }
      guard let first = label.lines.first?.box else { return true }
      var isNumbered = false
      index.forEach(
        meeting: Rectangle(
          minX: first.minX - 12, minY: first.center.y, maxX: first.minX, maxY: first.center.y)
      ) { if numbers[$0].text == String(place + 1) { isNumbered = true } }
      return !isNumbered
    }
  }

  /// Names of bars and arcs, with the amounts right below them, by the distance to their outlines.
  private static func nearerToOther(in figure: GradedFigure) -> [Int] {
    let outlines = figure.nodes.map { node in
      figure.kind == .chord ? node.shape?.points ?? [] : ConvexShapes.corners(of: node.box)
    }
    let amounts = figure.block(.amount)?.lines.map(\.box) ?? []
    return figure.nodes.indices.filter { node in
      guard var box = figure.nodes[node].label?.box else { return false }
      for amount in amounts where amount.minX < box.maxX && box.minX < amount.maxX {
        if amount.minY > box.minY, amount.minY - box.maxY < 4 { box = box.union(amount) }
      }
      let mine = Outlines.distance(outlines[node], to: box)
      return figure.nodes.indices.contains { other in
        other != node && Outlines.distance(outlines[other], to: box) < mine - 0.05
      }
    }
  }

  /// The share of the cells of the box round nodes and names, 8 × 8 or fewer, that hold no part of
  /// either.
  static func emptyShare(of figure: GradedFigure, side: Int = 8) -> Double? {
    let boxes = (figure.nodes + figure.paleNodes).flatMap { node in
      // Drawn shapes count 0.05 points smaller throughout.
      [
        node.size.width > 0.1 && node.size.height > 0.1 ? node.box.insetBy(0.05) : nil,
        node.label?.box, Rectangle(center: node.center, size: Size(width: 0, height: 0)),
      ].compactMap { $0 }
    }
    guard let first = boxes.first else { return nil }
    let extent = boxes.dropFirst().reduce(first) { $0.union($1) }
    guard extent.width > 0, extent.height > 0 else { return nil }
    var used = [Bool](repeating: false, count: side * side)
    func cells(_ low: Double, _ high: Double, _ origin: Double, _ size: Double) -> StrideTo<Int> {
      let first = Int((low - origin) / size * Double(side))
      let last = Int((high - origin) / size * Double(side))
      return stride(from: max(0, first), to: min(side - 1, last) + 1, by: 1)
    }
    for box in boxes {
      for column in cells(box.minX, box.maxX, extent.minX, extent.width) {
        for row in cells(box.minY, box.maxY, extent.minY, extent.height) {
          used[row * side + column] = true
        }
      }
    }
    return Double(used.count { !$0 }) / Double(side * side)
  }
}

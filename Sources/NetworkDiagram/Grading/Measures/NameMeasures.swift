import NetworkLayout

/// Whose name is whose.
enum NameMeasures {
  /// The names that stand outside their own node and nearer to another one, box to border.
  ///
  /// - Complexity: O(*n*·*k*) for *k* nodes in the upright strip round a name.
  static func ambiguous(in figure: GradedFigure) -> [Int] {
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

  /// The share of the cells of the box round nodes and names, 8 × 8 or fewer, that hold no part of
  /// either.
  static func emptyShare(of figure: GradedFigure, side: Int = 8) -> Double? {
    let boxes = figure.nodes.flatMap { node in
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

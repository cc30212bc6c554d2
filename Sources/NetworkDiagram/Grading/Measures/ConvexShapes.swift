import NetworkLayout

/// Convex shapes and how they meet.
enum ConvexShapes {
  /// The corners of a node: 24 of an ellipse, four of any other shape's box.
  static func outline(of node: GradedFigure.Node, shrunkBy shrink: Double = 0) -> [Point] {
    let a = max(node.size.width / 2 - shrink, 1e-6)
    let b = max(node.size.height / 2 - shrink, 1e-6)
    let p = node.center
    guard node.isRound else {
      return corners(of: Rectangle(minX: p.x - a, minY: p.y - b, maxX: p.x + a, maxY: p.y + b))
    }
    return circle.map { Point(x: p.x + a * $0.x, y: p.y + b * $0.y) }
  }

  private static let circle: [Point] = (0..<24).map { step in
    let (sine, cosine) = Elementary.sineAndCosine(Double(step) * .pi / 12)
    return Point(x: cosine, y: sine)
  }

  static func corners(of box: Rectangle) -> [Point] {
    [
      Point(x: box.minX, y: box.minY), Point(x: box.maxX, y: box.minY),
      Point(x: box.maxX, y: box.maxY), Point(x: box.minX, y: box.maxY),
    ]
  }

  /// Whether two convex shapes share an area: no side of either parts them. Touching is no meeting.
  static func meet(_ first: [Point], _ second: [Point]) -> Bool {
    !isParted(first, second) && !isParted(second, first)
  }

  private static func isParted(_ shape: [Point], _ other: [Point]) -> Bool {
    for (index, a) in shape.enumerated() {
      let b = shape[(index + 1) % shape.count]
      let normal = Point(x: a.y - b.y, y: b.x - a.x)
      func range(_ points: [Point]) -> (low: Double, high: Double) {
        var result = (low: Double.infinity, high: -Double.infinity)
        for p in points {
          let value = normal.x * p.x + normal.y * p.y
          result = (min(result.low, value), max(result.high, value))
        }
        return result
      }
      let (mine, its) = (range(shape), range(other))
      if mine.low >= its.high - 1e-9 || its.low >= mine.high - 1e-9 { return true }
    }
    return false
  }

  /// The part of a segment within a convex shape, in points; 0 when it passes by.
  static func length(of a: Point, _ b: Point, within shape: [Point]) -> Double {
    var (low, high) = (0.0, 1.0)
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var area = 0.0
    for (index, p) in shape.enumerated() {
      let q = shape[(index + 1) % shape.count]
      area += p.x * q.y - q.x * p.y
    }
    let sign = area > 0 ? 1.0 : -1.0
    for (index, p) in shape.enumerated() {
      let q = shape[(index + 1) % shape.count]
      // The normal that points inwards.
      let (nx, ny) = (-(q.y - p.y) * sign, (q.x - p.x) * sign)
      let above = nx * (a.x - p.x) + ny * (a.y - p.y)
      let slope = nx * dx + ny * dy
      if abs(slope) < 1e-12 {
        if above < 0 { return 0 }
        continue
      }
      if slope > 0 { low = max(low, -above / slope) } else { high = min(high, -above / slope) }
      if low >= high { return 0 }
    }
    let length = (high - low) * (dx * dx + dy * dy).squareRoot()
    return length > 1e-6 ? length : 0
  }

  /// The area of a polygon.
  static func area(of points: [Point]) -> Double {
    var sum = 0.0
    for (index, p) in points.enumerated() {
      let q = points[(index + 1) % points.count]
      sum += p.x * q.y - q.x * p.y
    }
    return abs(sum) / 2
  }
}

/// Boxes found by where they are.
struct BoxIndex {
  private let boxes: [Rectangle?]
  /// Those that are there, by their left edge.
  private let order: [Int]
  private let widest: Double

  /// - Complexity: O(*n* log *n*).
  init(_ boxes: [Rectangle?]) {
    self.boxes = boxes
    order = boxes.indices.filter { boxes[$0] != nil }
      .sorted { (boxes[$0]!.minX, $0) < (boxes[$1]!.minX, $1) }
    widest = boxes.lazy.compactMap { $0?.width }.max() ?? 0
  }

  /// Calls `body` with each box that shares an area with another one, or has it on its border.
  ///
  /// - Complexity: O(log *n* + *k*) for *k* boxes in the same upright strip.
  func forEach(meeting area: Rectangle, _ body: (Int) -> Void) {
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if boxes[order[middle]]!.minX < area.minX - widest { low = middle + 1 } else { high = middle }
    }
    for index in order[low...] {
      let box = boxes[index]!
      if box.minX > area.maxX { return }
      if box.maxX >= area.minX, box.minY <= area.maxY, area.minY <= box.maxY { body(index) }
    }
  }

  /// Pairs of boxes that share an area, the lower index first.
  var overlappingPairs: [(Int, Int)] {
    var result: [(Int, Int)] = []
    for index in order {
      forEach(meeting: boxes[index]!) { other in
        if index < other, boxes[index]!.overlaps(boxes[other]!) { result.append((index, other)) }
      }
    }
    return result
  }
}

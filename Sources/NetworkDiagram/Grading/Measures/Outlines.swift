import NetworkLayout

/// Shapes of any form, such as arcs and bands, and how they meet.
enum Outlines {
  /// Whether a point lies within an outline, by the number of its sides to the right.
  static func contains(_ outline: [Point], _ p: Point) -> Bool {
    var isInside = false
    for (place, a) in outline.enumerated() {
      let b = outline[(place + 1) % outline.count]
      if (a.y > p.y) != (b.y > p.y), p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x {
        isInside.toggle()
      }
    }
    return isInside
  }

  /// Whether two shapes share an area: their sides cross, or one lies within the other.
  ///
  /// - Complexity: O(*k*·*l*) for *k* and *l* corners.
  static func meet(_ first: [Point], _ second: [Point]) -> Bool {
    guard let a = first.first, let b = second.first else { return false }
    for (place, from) in first.enumerated() {
      let to = first[(place + 1) % first.count]
      for (other, start) in second.enumerated()
      where DrawingQuality.segmentsCross(from, to, start, second[(other + 1) % second.count]) {
        return true
      }
    }
    return contains(first, b) || contains(second, a)
  }

  /// The distance from a box to the nearest corner or side of an outline; 0 where they meet.
  static func distance(_ outline: [Point], to box: Rectangle) -> Double {
    if meet(outline, ConvexShapes.corners(of: box)) { return 0 }
    var least = Double.infinity
    for (place, a) in outline.enumerated() {
      let b = outline[(place + 1) % outline.count]
      least = min(least, box.distance(to: a))
      for corner in ConvexShapes.corners(of: box) {
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let square = dx * dx + dy * dy
        let share =
          square > 0
          ? max(0, min(1, ((corner.x - a.x) * dx + (corner.y - a.y) * dy) / square)) : 0
        least = min(least, corner.distance(to: Point(x: a.x + share * dx, y: a.y + share * dy)))
      }
    }
    return least
  }
}

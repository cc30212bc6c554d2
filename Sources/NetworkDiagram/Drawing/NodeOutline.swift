import NetworkLayout

/// The shape of a node on the page. The point of the placement is the middle of its box.
struct NodeOutline: Hashable, Sendable {
  let center: Point
  let size: Size
  /// Corners on the page; none for a circle.
  let corners: [Point]

  init(shape: NodeShape, diameter: Double, center: Point) {
    self.center = center
    let relative = shape.corners(diameter: diameter)
    let box = Placement.bounds(of: relative.map { Point(x: $0.x, y: $0.y) })
    size =
      box.map { Size(width: $0.width, height: $0.height) }
      ?? Size(width: diameter, height: diameter)
    let middle = box?.center ?? .origin
    corners = relative.map {
      Point(x: center.x + $0.x - middle.x, y: center.y + $0.y - middle.y)
    }
  }

  static func size(shape: NodeShape, diameter: Double) -> Size {
    let extent = shape.extent(diameter: diameter)
    return Size(width: extent.width, height: extent.height)
  }

  /// How far the border is from the centre in the direction of a unit vector.
  func reach(_ direction: Point) -> Double {
    guard !corners.isEmpty else { return size.width / 2 }
    var result = 0.0
    for (i, a) in corners.enumerated() {
      let b = corners[(i + 1) % corners.count]
      let (ex, ey) = (b.x - a.x, b.y - a.y)
      let determinant = direction.x * -ey + direction.y * ex
      guard abs(determinant) > 1e-12 else { continue }
      let (px, py) = (a.x - center.x, a.y - center.y)
      let along = (px * -ey + py * ex) / determinant
      let share = (direction.x * py - direction.y * px) / determinant
      if along > 0 && share >= -1e-9 && share <= 1 + 1e-9 { result = max(result, along) }
    }
    return result
  }

  func element(fill: Colour, outline: Colour?) -> FigureElement {
    let paint = FigureElement.Paint(
      fill: fill, stroke: outline ?? .white, strokeWidth: outline == nil ? 0.4 : 0.6)
    return corners.isEmpty
      ? .circle(center: center, radius: size.width / 2, paint) : .polygon(corners, paint)
  }
}

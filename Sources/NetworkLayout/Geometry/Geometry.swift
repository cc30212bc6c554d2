/// A place in the plane. x grows to the right and y downwards, as on a page.
public struct Point: Hashable, Sendable {
  /// How far to the right of the origin, in the unit of the layout or page.
  public var x: Double
  /// How far below the origin, in the unit of the layout or page.
  public var y: Double

  /// The place with these coordinates, which may be negative.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// The corner from which a box is measured.
  public static let origin = Point(x: 0, y: 0)

  /// The straight-line distance to another point.
  @inlinable @inline(__always)
  public func distance(to other: Point) -> Double {
    let dx = x - other.x
    let dy = y - other.y
    return (dx * dx + dy * dy).squareRoot()
  }
}

/// A width and a height, both zero or more.
public struct Size: Hashable, Sendable {
  /// The extent along x, zero or more.
  public var width: Double
  /// The extent along y, zero or more.
  public var height: Double

  /// A size of zero or more in both directions, which is not checked.
  public init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }
}

/// An upright rectangle given by its edges, with `minX <= maxX` and `minY <= maxY`.
public struct Rectangle: Hashable, Sendable {
  /// The left edge.
  public var minX: Double
  /// The upper edge, since y grows downwards.
  public var minY: Double
  /// The right edge.
  public var maxX: Double
  /// The lower edge, since y grows downwards.
  public var maxY: Double

  /// The rectangle between these edges. That they are in order is up to the caller and not checked.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The rectangle of some size round a centre.
  public init(center: Point, size: Size) {
    self.init(
      minX: center.x - size.width / 2, minY: center.y - size.height / 2,
      maxX: center.x + size.width / 2, maxY: center.y + size.height / 2)
  }

  /// The distance from the left to the right edge.
  public var width: Double { maxX - minX }
  /// The distance from the upper to the lower edge.
  public var height: Double { maxY - minY }
  /// The point half-way between the edges.
  public var center: Point { Point(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  /// The smallest rectangle that holds this one and another.
  public func union(_ other: Rectangle) -> Rectangle {
    Rectangle(
      minX: min(minX, other.minX), minY: min(minY, other.minY),
      maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
  }

  /// The rectangle with each edge moved inwards by `margin`; outwards when that is negative.
  public func insetBy(_ margin: Double) -> Rectangle {
    Rectangle(
      minX: minX + margin, minY: minY + margin, maxX: maxX - margin, maxY: maxY - margin)
  }

  /// Whether two rectangles share an area. Rectangles that only touch do not.
  @inlinable public func overlaps(_ other: Rectangle) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }

  /// The area shared with another rectangle.
  @inlinable public func overlapArea(with other: Rectangle) -> Double {
    let width = min(maxX, other.maxX) - max(minX, other.minX)
    let height = min(maxY, other.maxY) - max(minY, other.minY)
    return width > 0 && height > 0 ? width * height : 0
  }

  /// Whether another rectangle lies within this one; the edges may touch.
  @inlinable public func contains(_ other: Rectangle) -> Bool {
    minX <= other.minX && minY <= other.minY && maxX >= other.maxX && maxY >= other.maxY
  }

  /// How far a point lies outside; zero for a point within.
  @inlinable public func distance(to point: Point) -> Double {
    let dx = max(minX - point.x, 0, point.x - maxX)
    let dy = max(minY - point.y, 0, point.y - maxY)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// Whether the segment from `a` to `b` passes through the inside (Liang–Barsky).
  @inlinable @inline(__always)
  public func meetsSegment(from a: Point, to b: Point) -> Bool {
    if max(a.x, b.x) <= minX || min(a.x, b.x) >= maxX || max(a.y, b.y) <= minY
      || min(a.y, b.y) >= maxY
    {
      return false
    }
    var low = 0.0
    var high = 1.0
    let dx = b.x - a.x
    let dy = b.y - a.y
    if dx == 0 {
      if a.x <= minX || a.x >= maxX { return false }
    } else {
      let first = (minX - a.x) / dx
      let second = (maxX - a.x) / dx
      low = max(low, min(first, second))
      high = min(high, max(first, second))
    }
    if dy == 0 {
      if a.y <= minY || a.y >= maxY { return false }
    } else {
      let first = (minY - a.y) / dy
      let second = (maxY - a.y) / dy
      low = max(low, min(first, second))
      high = min(high, max(first, second))
    }
    return low < high
  }
}

/// Where each vertex of a graph is drawn, in a box that begins at the origin.
public struct Placement: Hashable, Sendable {
  /// The centre of each vertex, at `points[v.index]`.
  public var points: [Point]

  /// The box that holds all of them.
  public var size: Size

  /// A placement with one point per vertex; that the box holds them is not checked.
  public init(points: [Point], size: Size) {
    self.points = points
    self.size = size
  }

  /// The smallest rectangle round some points; `nil` when there are none.
  public static func bounds(of points: [Point]) -> Rectangle? {
    guard let first = points.first else { return nil }
    var box = Rectangle(minX: first.x, minY: first.y, maxX: first.x, maxY: first.y)
    for point in points {
      box.minX = min(box.minX, point.x)
      box.minY = min(box.minY, point.y)
      box.maxX = max(box.maxX, point.x)
      box.maxY = max(box.maxY, point.y)
    }
    return box
  }
}

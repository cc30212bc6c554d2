/// Brings the places of an earlier drawing into a frame: each stays where it is when all fit, else all
/// are shifted, or shrunk, alike, so that left stays left and above stays above.
package struct AnchorFit: Sendable {
  private var x = (scale: 1.0, shift: 0.0)
  private var y = (scale: 1.0, shift: 0.0)

  /// - Complexity: O(*n*).
  package init(_ points: [Point], into frame: Rectangle) {
    guard let box = Placement.bounds(of: points) else { return }
    x = Self.axis(box.minX, box.maxX, frame.minX, frame.maxX)
    y = Self.axis(box.minY, box.maxY, frame.minY, frame.maxY)
  }

  private static func axis(
    _ low: Double, _ high: Double, _ first: Double, _ last: Double
  ) -> (scale: Double, shift: Double) {
    let (length, room) = (high - low, max(0, last - first))
    guard length > room else { return (1, max(0, first - low) + min(0, last - high)) }
    let scale = room / length
    return (scale, first - low * scale)
  }

  /// The place inside the frame of a place on the earlier drawing.
  package func place(_ point: Point) -> Point {
    Point(x: point.x * x.scale + x.shift, y: point.y * y.scale + y.shift)
  }
}

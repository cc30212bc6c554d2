/// Turns a drawing so that it fills the page.
public enum Orientation {
  /// What a turn is good for.
  public enum Aim: Sendable {
    /// The largest scale on the page.
    case scale
    /// A large scale, and no empty quarters: a long drawing across the page leaves two.
    case coverage
  }

  /// The drawing turned by the angle, out of 36 in half a turn, that lets it be scaled up most on a
  /// page of an aspect; its box begins at the origin. Distances stay as they are.
  ///
  /// - Parameters:
  ///   - points: The drawing, in any unit.
  ///   - aspect: The width of the page divided by its height.
  ///   - aim: What the angle is chosen by.
  /// - Complexity: O(*n*).
  public static func turned(
    _ points: [Point], toAspect aspect: Double, aim: Aim = .scale
  ) -> Placement {
    var best = Placement(points: points, size: Size(width: 0, height: 0))
    var least = Double.infinity
    for step in 0..<36 {
      let (sine, cosine) = Elementary.sineAndCosine(Double(step) * .pi / 36)
      let turned = points.map {
        Point(x: cosine * $0.x - sine * $0.y, y: sine * $0.x + cosine * $0.y)
      }
      guard let box = Placement.bounds(of: turned) else { return best }
      let moved = Placement(
        points: turned.map { Point(x: $0.x - box.minX, y: $0.y - box.minY) },
        size: Size(width: box.width, height: box.height))
      var needed = max(box.width / aspect, box.height)
      if aim == .coverage { needed *= 1 + 2 * emptiness(of: moved) }
      // A hair better is not better: rounding must not choose.
      if needed < least * (1 - 1e-9) {
        least = needed
        best = moved
      }
    }
    return best
  }

  /// The share of the cells of an 8 × 8 grid on the drawing's box that hold no point and have no
  /// neighbour cell that holds one.
  static func emptiness(of drawing: Placement) -> Double {
    guard drawing.size.width > 0, drawing.size.height > 0 else { return 0 }
    var isUsed = [Bool](repeating: false, count: 64)
    for point in drawing.points {
      let column = min(7, Int(point.x / drawing.size.width * 8))
      let row = min(7, Int(point.y / drawing.size.height * 8))
      for y in max(0, row - 1)...min(7, row + 1) {
        for x in max(0, column - 1)...min(7, column + 1) { isUsed[y * 8 + x] = true }
      }
    }
    return Double(isUsed.count { !$0 }) / 64
  }
}

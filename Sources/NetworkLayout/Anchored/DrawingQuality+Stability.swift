extension DrawingQuality {
  /// How far points moved between two drawings of the same things: the mean distance, as a share of
  /// the diagonal of the box round the earlier drawing, after the later one was shifted, turned and
  /// scaled to fit best.
  ///
  /// A figure that is moved as a whole has not changed for its reader, hence the fit.
  ///
  /// - Returns: A share of 0 or more; 0 for fewer than three points or when all lie in one place.
  /// - Precondition: One point of `later` per point of `earlier`.
  /// - Complexity: O(*n*).
  public static func displacement(from earlier: [Point], to later: [Point]) -> Double {
    precondition(earlier.count == later.count, "each point has one in the other drawing")
    guard earlier.count >= 3, let box = Placement.bounds(of: earlier) else { return 0 }
    let diagonal = (box.width * box.width + box.height * box.height).squareRoot()
    guard diagonal > 0 else { return 0 }
    let (a, b) = (centroid(of: earlier), centroid(of: later))
    // The best turn and scale is a complex number: ⟨a, b⟩ / ⟨b, b⟩.
    var square = 0.0
    var real = 0.0
    var imaginary = 0.0
    for (p, q) in zip(earlier, later) {
      let (px, py, qx, qy) = (p.x - a.x, p.y - a.y, q.x - b.x, q.y - b.y)
      square += qx * qx + qy * qy
      real += px * qx + py * qy
      imaginary += py * qx - px * qy
    }
    if square > 0 { (real, imaginary) = (real / square, imaginary / square) } else { real = 1 }
    var sum = 0.0
    for (p, q) in zip(earlier, later) {
      let (qx, qy) = (q.x - b.x, q.y - b.y)
      let fitted = Point(
        x: a.x + qx * real - qy * imaginary, y: a.y + qx * imaginary + qy * real)
      sum += fitted.distance(to: p)
    }
    return sum / Double(earlier.count) / diagonal
  }

  /// The share of pairs whose left-right order stayed, and of those whose up-down order stayed, taken
  /// together.
  ///
  /// - Returns: A share from 0 to 1; 1 for fewer than two points.
  /// - Precondition: One point of `later` per point of `earlier`.
  /// - Complexity: O(*n*²).
  public static func orderKept(from earlier: [Point], to later: [Point]) -> Double {
    precondition(earlier.count == later.count, "each point has one in the other drawing")
    let n = earlier.count
    guard n > 1 else { return 1 }
    var kept = 0
    for i in 1..<n {
      for j in 0..<i {
        if (earlier[i].x < earlier[j].x) == (later[i].x < later[j].x) { kept += 1 }
        if (earlier[i].y < earlier[j].y) == (later[i].y < later[j].y) { kept += 1 }
      }
    }
    return Double(kept) / Double(n * (n - 1))
  }

  private static func centroid(of points: [Point]) -> Point {
    let count = Double(points.count)
    return Point(
      x: points.reduce(0) { $0 + $1.x } / count, y: points.reduce(0) { $0 + $1.y } / count)
  }
}

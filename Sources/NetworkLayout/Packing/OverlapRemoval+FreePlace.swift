extension OverlapRemoval {
  /// The place nearest to where a box is, on rings round it, at which it overlaps none of the others.
  ///
  /// - Parameters:
  ///   - box: The place in `points` of the box that is moved; the others stay.
  ///   - gap: The least distance to another box.
  /// - Returns: Where the box is, moved into the frame, when no place is free.
  /// - Complexity: O(*n*) for each place tried.
  package static func freePlace(
    for box: Int, among points: [Point], sizes: [Size], gap: Double, within frame: Rectangle
  ) -> Point {
    let size = sizes[box]
    func clamped(_ point: Point) -> Point {
      let (w, h) = (size.width / 2, size.height / 2)
      return Point(
        x: max(frame.minX + w, min(point.x, frame.maxX - w)),
        y: max(frame.minY + h, min(point.y, frame.maxY - h)))
    }
    func isFree(_ point: Point) -> Bool {
      !points.indices.contains { other in
        other != box
          && abs(points[other].x - point.x) < (sizes[other].width + size.width) / 2 + gap
          && abs(points[other].y - point.y) < (sizes[other].height + size.height) / 2 + gap
      }
    }
    let wish = clamped(points[box])
    let step = max(gap, min(size.width, size.height) / 2, 1)
    var radius = 0.0
    while radius < frame.width + frame.height {
      let count = radius == 0 ? 1 : 24
      for place in 0..<count {
        let (sine, cosine) = Elementary.sineAndCosine(2 * .pi * Double(place) / Double(count))
        let point = clamped(Point(x: wish.x + radius * cosine, y: wish.y + radius * sine))
        if isFree(point) { return point }
      }
      radius += step
    }
    return wish
  }
}

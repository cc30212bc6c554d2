/// Moves boxes apart until none overlap.
///
/// Overlapping pairs are pushed along the axis on which they overlap less, half each, round after
/// round: a projection on the separation constraints. What the rounds leave is settled one box at a
/// time, each at the nearest free place, so that the result has no overlap at all.
///
/// - SeeAlso: The survey of F. Chen, L. Piccinini, P. Poncelet, A. Sallaberry, "Node overlap removal
///   algorithms: an extended comparative study", *Journal of Graph Algorithms and Applications*
///   24(4), 2020, doi:10.7155/jgaa.00532.
public enum OverlapRemoval {
  /// Returns positions at which no two boxes overlap.
  ///
  /// - Parameters:
  ///   - points: The centres of the boxes.
  ///   - sizes: One size per point.
  ///   - gap: The least distance between two boxes.
  ///   - frame: Where all boxes stay within; `nil` for anywhere. A frame that is too small for them
  ///     leaves overlaps.
  /// - Returns: One centre per box; boxes free of overlap at first move little or not at all.
  /// - Complexity: O(*n*²) for each of at most 200 rounds.
  public static func separated(
    _ points: [Point], sizes: [Size], gap: Double = 0, within frame: Rectangle? = nil
  ) -> [Point] {
    precondition(points.count == sizes.count, "each point has the size of its box")
    var points = points
    let n = points.count
    func clamped(_ point: Point, _ i: Int) -> Point {
      guard let frame else { return point }
      let (w, h) = (sizes[i].width / 2, sizes[i].height / 2)
      return Point(
        x: max(frame.minX + w, min(point.x, frame.maxX - w)),
        y: max(frame.minY + h, min(point.y, frame.maxY - h)))
    }
    for i in 0..<n { points[i] = clamped(points[i], i) }
    func push(_ i: Int, _ j: Int) -> Point? {
      let dx = points[j].x - points[i].x
      let dy = points[j].y - points[i].y
      let overlapX = (sizes[i].width + sizes[j].width) / 2 + gap - abs(dx)
      let overlapY = (sizes[i].height + sizes[j].height) / 2 + gap - abs(dy)
      guard overlapX > 1e-9, overlapY > 1e-9 else { return nil }
      if overlapX < overlapY { return Point(x: dx < 0 ? -overlapX : overlapX, y: 0) }
      return Point(x: 0, y: dy < 0 ? -overlapY : overlapY)
    }
    func step(_ i: Int) -> Double { max(gap, min(sizes[i].width, sizes[i].height) / 2, 1e-3) }
    for _ in 0..<200 {
      var isClear = true
      for i in 0..<n {
        for j in (i + 1)..<max(n, i + 1) {
          guard let shift = push(i, j) else { continue }
          isClear = false
          // A little more than needed, or rounding leaves a sliver.
          points[i] = clamped(
            Point(x: points[i].x - shift.x * 0.501, y: points[i].y - shift.y * 0.501), i)
          points[j] = clamped(
            Point(x: points[j].x + shift.x * 0.501, y: points[j].y + shift.y * 0.501), j)
        }
      }
      if isClear { return points }
    }
    // Rings of growing radius round the wished place; far enough out, a place is always free, unless
    // a frame is full.
    for i in 0..<n {
      let wish = points[i]
      var ring = 0
      search: while ring < 10_000 {
        if let frame, Double(ring) * step(i) > frame.width + frame.height { break }
        let radius = Double(ring) * step(i)
        let places = ring == 0 ? 1 : min(6 * ring, 48)
        for place in 0..<places {
          let (sine, cosine) = Elementary.sineAndCosine(
            2 * .pi * Double(place) / Double(places))
          points[i] = clamped(
            Point(x: wish.x + radius * cosine, y: wish.y + radius * sine), i)
          if !(0..<i).contains(where: { push($0, i) != nil }) { break search }
        }
        ring += 1
      }
    }
    return points
  }
}

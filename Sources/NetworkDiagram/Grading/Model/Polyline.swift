import NetworkLayout

/// Lines of several straight pieces.
enum Polyline {
  /// Drops corners that lie on the straight line of their neighbours (Douglas and Peucker 1973,
  /// doi:10.3138/FM57-6770-U75U-7727), within 0.02 points.
  static func simplified(_ points: [Point]) -> [Point] {
    guard points.count > 2 else { return points }
    var keeps = [Bool](repeating: false, count: points.count)
    keeps[0] = true
    keeps[points.count - 1] = true
    var ranges = [(0, points.count - 1)]
    while let (first, last) = ranges.popLast() {
      guard last - first > 1 else { continue }
      let (a, b) = (points[first], points[last])
      let length = a.distance(to: b)
      var worst = (distance: -1.0, place: first)
      for i in first + 1..<last {
        let p = points[i]
        let distance =
          length > 1e-9
          ? abs((b.x - a.x) * (a.y - p.y) - (a.x - p.x) * (b.y - a.y)) / length
          : p.distance(to: a)
        if distance > worst.distance { worst = (distance, i) }
      }
      guard worst.distance > 0.02 else { continue }
      keeps[worst.place] = true
      ranges += [(first, worst.place), (worst.place, last)]
    }
    return points.indices.filter { keeps[$0] }.map { points[$0] }
  }
}

/// Constraints made ready for a frame: finds places near wished ones that satisfy all of them.
package struct ConstraintSystem: Sendable {
  private let x: ConstraintAxis
  private let y: ConstraintAxis
  /// One vertex of each class, by axis.
  private let firstX: [Int]
  private let firstY: [Int]

  /// - Parameters:
  ///   - sizes: The box of each vertex, which stays within frame and regions where it can.
  ///   - gap: How far the centre of one vertex is left of, or above, that of the next.
  /// - Throws: ``ConstraintConflict`` when nothing satisfies all constraints.
  /// - Complexity: O(*n* + the sizes of the constraints).
  package init(
    _ constraints: [LayoutConstraint<Int>], sizes: [Size], frame: Rectangle, gap: Double
  ) throws(ConstraintConflict) {
    func axis(
      _ isHorizontal: Bool, _ start: Double, _ length: Double, _ coordinate: (Point) -> Double,
      _ range: (Rectangle) -> (Double, Double), _ side: (Size) -> Double
    ) throws(ConstraintConflict) -> ConstraintAxis {
      func span(_ low: Double, _ high: Double, _ v: Int) -> (low: Double, high: Double) {
        let half = side(sizes[v]) / 2
        return high - low >= 2 * half ? (low + half, high - half) : (low, high)
      }
      let end = start + length
      var bounds = sizes.indices.map { span(start, end, $0) }
      var isFixed = [Bool](repeating: false, count: sizes.count)
      var equal: [[Int]] = []
      var pairs: [(Int, Int)] = []
      for constraint in constraints {
        switch constraint {
        case .fixed(let v, let point):
          // A place at the rim is kept although the node stands out.
          let place = start + coordinate(point) * length
          if !isFixed[v] { bounds[v] = (start, end) }
          isFixed[v] = true
          bounds[v] = (max(bounds[v].low, place), min(bounds[v].high, place))
        case .sameRow(let all): if !isHorizontal { equal.append(all) }
        case .sameColumn(let all): if isHorizontal { equal.append(all) }
        case .leftOf(let all): if isHorizontal { pairs += zip(all, all.dropFirst()) }
        case .above(let all): if !isHorizontal { pairs += zip(all, all.dropFirst()) }
        case .inside: break
        }
      }
      for case .inside(let all, let region) in constraints {
        let (low, high) = range(region)
        for v in all {
          let limits =
            isFixed[v]
            ? (start + low * length, start + high * length)
            : span(start + low * length, start + high * length, v)
          bounds[v] = (max(bounds[v].low, limits.0), min(bounds[v].high, limits.1))
        }
      }
      return try ConstraintAxis(
        equal: equal, pairs: pairs, bounds: bounds, gap: gap, isHorizontal: isHorizontal)
    }
    x = try axis(
      true, frame.minX, frame.width, { $0.x }, { ($0.minX, $0.maxX) }, { $0.width })
    y = try axis(
      false, frame.minY, frame.height, { $0.y }, { ($0.minY, $0.maxY) }, { $0.height })
    func first(_ axis: ConstraintAxis) -> [Int] {
      var result = [Int](repeating: -1, count: axis.classSize.count)
      for (v, c) in axis.classOf.enumerated() where result[c] < 0 { result[c] = v }
      return result
    }
    firstX = first(x)
    firstY = first(y)
  }

  /// The system for a page on which the boxes or the gap may be too large: both give way before the
  /// constraints do. `nil` when these contradict each other.
  package static func fitting(
    _ constraints: [LayoutConstraint<Int>], sizes: [Size], frame: Rectangle
  ) -> ConstraintSystem? {
    let points = sizes.map { _ in Size(width: 0, height: 0) }
    for (sizes, gap) in [(sizes, 8.0), (points, 8), (points, 2), (points, frame.width * 1e-4)] {
      if let system = try? ConstraintSystem(
        constraints, sizes: sizes, frame: frame, gap: min(gap, frame.height * 0.01))
      {
        return system
      }
    }
    return nil
  }

  /// The nearest points, about, that satisfy all constraints.
  package func projected(_ points: [Point]) -> [Point] {
    places(
      x.projected(x.means(points.map(\.x))), y.projected(y.means(points.map(\.y))))
  }

  private func places(_ xs: [Double], _ ys: [Double]) -> [Point] {
    x.classOf.indices.map { Point(x: xs[x.classOf[$0]], y: ys[y.classOf[$0]]) }
  }

  /// Where one vertex may go near a wish while all others stay.
  package func allowed(_ v: Int, _ wish: Point, among points: [Point]) -> Point {
    Point(
      x: x.allowed(v, wish.x, present: { points[$0].x }, first: firstX),
      y: y.allowed(v, wish.y, present: { points[$0].y }, first: firstY))
  }

  /// Points without overlap of their boxes as far as the constraints leave room, which hold exactly.
  ///
  /// Overlapping pairs are pushed along the axis on which they overlap less; where they share their
  /// coordinate or cannot move, along the other. Rows and columns move as a whole.
  ///
  /// - Complexity: O(*n*²) for each of at most 100 rounds.
  package func separated(_ points: [Point], sizes: [Size], gap: Double) -> [Point] {
    let start = projected(points)
    var xs = x.means(start.map(\.x))
    var ys = y.means(start.map(\.y))
    func room(_ axis: ConstraintAxis, _ a: Int, _ b: Int) -> Bool {
      let (c, d) = (axis.classOf[a], axis.classOf[b])
      return c != d
        && (axis.latest[c] - axis.earliest[c] > 1e-9 || axis.latest[d] - axis.earliest[d] > 1e-9)
    }
    for _ in 0..<100 {
      var isClear = true
      for i in points.indices {
        for j in (i + 1)..<max(points.count, i + 1) {
          let dx = xs[x.classOf[j]] - xs[x.classOf[i]]
          let dy = ys[y.classOf[j]] - ys[y.classOf[i]]
          let overX = (sizes[i].width + sizes[j].width) / 2 + gap - abs(dx)
          let overY = (sizes[i].height + sizes[j].height) / 2 + gap - abs(dy)
          guard overX > 1e-6, overY > 1e-6 else { continue }
          let (canX, canY) = (room(x, i, j), room(y, i, j))
          guard canX || canY else { continue }
          isClear = false
          if canX && (overX <= overY || !canY) {
            let push = (dx < 0 ? -1 : 1) * overX * 0.51
            xs[x.classOf[i]] -= push
            xs[x.classOf[j]] += push
          } else {
            let push = (dy < 0 ? -1 : 1) * overY * 0.51
            ys[y.classOf[i]] -= push
            ys[y.classOf[j]] += push
          }
        }
      }
      if isClear { break }
      (xs, ys) = (x.projected(xs), y.projected(ys))
    }
    return places(x.projected(xs), y.projected(ys))
  }

  /// Lets all vertices go where distances want them, and projects after each sweep.
  ///
  /// - Parameter targets: The wished distance of each pair, 0 for any; row by row.
  /// - Complexity: O(*n*²) for each sweep.
  package func relaxed(_ points: [Point], targets: [Float], sweeps: Int = 30) -> [Point] {
    var points = projected(points)
    let n = points.count
    guard targets.count == n * n else { return points }
    for _ in 0..<sweeps {
      for i in 0..<n {
        var weights = 0.0
        var wish = Point.origin
        for j in 0..<n where targets[i * n + j] > 0 {
          let d = Double(targets[i * n + j])
          let weight = 1 / (d * d)
          let length = max(points[i].distance(to: points[j]), 1e-9)
          weights += weight
          wish.x += weight * (points[j].x + d * (points[i].x - points[j].x) / length)
          wish.y += weight * (points[j].y + d * (points[i].y - points[j].y) / length)
        }
        if weights > 0 { points[i] = Point(x: wish.x / weights, y: wish.y / weights) }
      }
      points = projected(points)
    }
    return points
  }
}

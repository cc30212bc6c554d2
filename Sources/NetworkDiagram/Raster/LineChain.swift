import NetworkLayout

/// A chain of straight lines in pixels.
struct LineChain {
  var points: [Point]
  var isClosed: Bool

  /// The chains of a path, with curves as so many equal steps in their parameter that no point of a
  /// curve is further than a 128th of a pixel from its line.
  ///
  /// - Parameter place: Where a point of the path lies in pixels; an affine map.
  static func chains(
    of segments: [FigureElement.Segment], place: (Point) -> Point
  ) -> [LineChain] {
    var result: [LineChain] = []
    var current = LineChain(points: [], isClosed: false)
    func finish(_ isClosed: Bool) {
      guard let first = current.points.first else { return }
      current.isClosed = isClosed
      result.append(current)
      // What follows a close without a move begins where the chain began.
      current = LineChain(points: isClosed ? [first] : [], isClosed: false)
    }
    for segment in segments {
      switch segment {
      case .move(let p):
        if current.points.count > 1 || result.isEmpty || !result[result.count - 1].isClosed {
          finish(false)
        }
        current = LineChain(points: [place(p)], isClosed: false)
      case .line(let p):
        current.points.append(place(p))
      case .curve(let a, let b, let p):
        let end = place(p)
        guard let start = current.points.last else {
          current.points.append(end)
          continue
        }
        current.addCurve(from: start, place(a), place(b), end)
      case .close: finish(true)
      }
    }
    if current.points.count > 1 || result.isEmpty || !result[result.count - 1].isClosed {
      finish(false)
    }
    return result
  }

  /// A circle as four Bézier curves; no point is further from it than 0.03 % of the radius.
  static func circle(center: Point, radius: Double) -> LineChain {
    ellipse(center: center, radiusX: radius, radiusY: radius)
  }

  static func ellipse(center: Point, radiusX: Double, radiusY: Double) -> LineChain {
    func at(_ x: Double, _ y: Double) -> Point {
      Point(x: center.x + x * radiusX, y: center.y + y * radiusY)
    }
    let k = Self.quarter
    var line = LineChain(points: [at(1, 0)], isClosed: true)
    // Four times as near as other curves, so that small discs have their area too.
    line.addCurve(from: at(1, 0), at(1, k), at(k, 1), at(0, 1), nearness: 512)
    line.addCurve(from: at(0, 1), at(-k, 1), at(-1, k), at(-1, 0), nearness: 512)
    line.addCurve(from: at(-1, 0), at(-1, -k), at(-k, -1), at(0, -1), nearness: 512)
    line.addCurve(from: at(0, -1), at(k, -1), at(1, -k), at(1, 0), nearness: 512)
    line.points.removeLast()
    return line
  }

  /// How far the handles of a quarter of a circle of radius one reach: (4/3)(√2 − 1).
  static let quarter = 0.552_284_749_830_793_4

  /// - Parameter nearness: No point of the curve is further from its line than one over this.
  private mutating func addCurve(
    from p0: Point, _ p1: Point, _ p2: Point, _ p3: Point, nearness: Double = 128
  ) {
    func bend(_ a: Point, _ b: Point, _ c: Point) -> Double {
      let x = a.x - 2 * b.x + c.x
      let y = a.y - 2 * b.y + c.y
      return (x * x + y * y).squareRoot()
    }
    // A step of 1/n leaves at most ¾ of the greatest second difference, over n².
    let wanted = (0.75 * nearness * max(bend(p0, p1, p2), bend(p1, p2, p3))).squareRoot()
    let steps = wanted < 400 ? max(1, Int(wanted.rounded(.up))) : 400
    for step in 1..<steps + 1 {
      guard step < steps else {
        points.append(p3)
        break
      }
      let t = Double(step) / Double(steps)
      let s = 1 - t
      let (a, b, c, d) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
      points.append(
        Point(
          x: a * p0.x + b * p1.x + c * p2.x + d * p3.x,
          y: a * p0.y + b * p1.y + c * p2.y + d * p3.y))
    }
  }

  /// The parts of the chain near a window, when it goes so far beyond that a pen's width would drown
  /// in rounding; else the chain itself.
  func parts(near window: Rectangle) -> [LineChain] {
    let far = 1e6
    guard points.contains(where: { abs($0.x) > far || abs($0.y) > far }) else { return [self] }
    var result: [LineChain] = []
    var current: [Point] = []
    func finish() {
      if current.count > 1 { result.append(LineChain(points: current, isClosed: false)) }
      current = []
    }
    let ends = isClosed ? points + points.prefix(1) : points
    for (a, b) in zip(ends, ends.dropFirst()) {
      guard let (start, end) = Self.visible(a, b, window) else {
        finish()
        continue
      }
      if start != a { finish() }
      if current.isEmpty { current.append(start) }
      current.append(end)
      if end != b { finish() }
    }
    finish()
    return result
  }

  /// The part of a line inside a window; `nil` when there is none.
  ///
  /// Ends on a border of the window have the border's coordinate exactly, however far the line goes.
  static func visible(
    _ a: Point, _ b: Point, _ window: Rectangle
  ) -> (start: Point, end: Point)? {
    var start = a
    var end = b
    func cut(_ border: Double, _ p: Double, _ q: Double, _ r: Double, _ s: Double) -> Double {
      r + (s - r) * ((border - p) / (q - p))
    }
    for border in [window.minX, window.maxX] {
      let isLow = border == window.minX
      func isOutside(_ p: Point) -> Bool { isLow ? p.x < border : p.x > border }
      if isOutside(start) && isOutside(end) { return nil }
      let (p, q) = (start, end)
      if isOutside(p) { start = Point(x: border, y: cut(border, p.x, q.x, p.y, q.y)) }
      if isOutside(q) { end = Point(x: border, y: cut(border, p.x, q.x, p.y, q.y)) }
    }
    for border in [window.minY, window.maxY] {
      let isLow = border == window.minY
      func isOutside(_ p: Point) -> Bool { isLow ? p.y < border : p.y > border }
      if isOutside(start) && isOutside(end) { return nil }
      let (p, q) = (start, end)
      if isOutside(p) { start = Point(x: cut(border, p.y, q.y, p.x, q.x), y: border) }
      if isOutside(q) { end = Point(x: cut(border, p.y, q.y, p.x, q.x), y: border) }
    }
    return (start, end)
  }
}

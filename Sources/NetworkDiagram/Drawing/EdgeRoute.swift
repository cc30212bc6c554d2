import NetworkLayout

/// The course of a line as a chain of cubic curves, from the centre of one node to that of another.
struct EdgeRoute: Hashable, Sendable {
  /// 3*k* + 1 points for *k* curves: the end of one is the start of the next, and the two points
  /// between draw the curve towards them (Bézier).
  var points: [Point]

  /// A straight line.
  init(from tail: Point, to head: Point) {
    points = [
      tail, EdgeCourse.between(tail, head, 1 / 3), EdgeCourse.between(tail, head, 2 / 3), head,
    ]
  }

  /// - Precondition: There are 3*k* + 1 points, four or more.
  init(points: [Point]) {
    precondition(
      points.count >= 4 && points.count % 3 == 1, "a chain of cubic curves has 3k + 1 points")
    self.points = points
  }

  /// A smooth curve from the first to the last of some points that the others draw to themselves:
  /// quadratic pieces between the middles of the legs, which stay inside the hull of the points.
  ///
  /// - Precondition: There are three points or more.
  init(through stops: [Point]) {
    precondition(stops.count >= 3, "two points make a straight line")
    points = [stops[0]]
    for index in 1..<stops.count - 1 {
      let (from, control) = (points[points.count - 1], stops[index])
      let isLast = index == stops.count - 2
      let to = isLast ? stops[index + 1] : EdgeCourse.between(control, stops[index + 1], 0.5)
      points += [
        EdgeCourse.between(from, control, 2 / 3), EdgeCourse.between(to, control, 2 / 3), to,
      ]
    }
  }

  /// A cubic curve.
  struct Curve: Hashable, Sendable {
    var a: Point
    var b: Point
    var c: Point
    var d: Point

    func point(at share: Double) -> Point { split(at: share).0.d }

    /// The curve in two parts (de Casteljau).
    func split(at share: Double) -> (Curve, Curve) {
      func mix(_ p: Point, _ q: Point) -> Point { EdgeCourse.between(p, q, share) }
      let (ab, bc, cd) = (mix(a, b), mix(b, c), mix(c, d))
      let (abc, bcd) = (mix(ab, bc), mix(bc, cd))
      let middle = mix(abc, bcd)
      return (Curve(a: a, b: ab, c: abc, d: middle), Curve(a: middle, b: bcd, c: cd, d: d))
    }

    var reversed: Curve { Curve(a: d, b: c, c: b, d: a) }
  }

  private var curves: [Curve] {
    stride(from: 0, to: points.count - 1, by: 3).map {
      Curve(a: points[$0], b: points[$0 + 1], c: points[$0 + 2], d: points[$0 + 3])
    }
  }

  /// A sample of the route from centre to centre as straight pieces.
  var polyline: [Point] { Self.sample(curves) }

  private static func sample(_ curves: [Curve]) -> [Point] {
    guard let first = curves.first else { return [] }
    return [first.a]
      + curves.flatMap { curve in (1...8).map { curve.point(at: Double($0) / 8) } }
  }

  /// The chain without its beginning, up to where it leaves a shape; the whole chain when it does
  /// not leave it.
  private static func cut(_ curves: [Curve], while isInside: (Point) -> Bool) -> [Curve] {
    guard let index = curves.firstIndex(where: { !isInside($0.d) }) else { return curves }
    guard index > 0 || isInside(curves[0].a) else { return curves }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if isInside(curves[index].point(at: middle)) { low = middle } else { high = middle }
    }
    return [curves[index].split(at: high).1] + curves[(index + 1)...]
  }

  private static func reversed(_ curves: [Curve]) -> [Curve] { curves.reversed().map(\.reversed) }

  /// What is drawn of a route.
  struct DrawnRoute {
    let segments: [FigureElement.Segment]
    let heads: [FigureElement]
    /// Points along the line.
    let samples: [Point]
    /// Where arrow heads end; `nil` where there is none.
    let tailTip: Point?
    let headTip: Point?
    let headLength: Double
  }

  /// The route from border to border with its arrow heads, and a sample of it.
  func drawn(
    edge: DiagramScene.Edge, from tail: NodeOutline, to head: NodeOutline, width: Double
  ) -> DrawnRoute {
    func covers(_ outline: NodeOutline) -> (Point) -> Bool {
      { point in
        let direction = EdgeCourse.unit(from: outline.center, to: point, else: Point(x: 1, y: 0))
        return outline.center.distance(to: point) <= outline.reach(direction) + 0.3
      }
    }
    var chain = Self.cut(curves, while: covers(tail))
    chain = Self.reversed(Self.cut(Self.reversed(chain), while: covers(head)))
    let whole = Self.sample(chain)
    let room = zip(whole, whole.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    let length = min(room * 0.6, 4.2 + width)
    var heads: [FigureElement] = []
    /// Puts a head on the start of a chain.
    func headed(_ chain: [Curve]) -> [Curve] {
      let tip = chain[0].a
      let behind = Self.cut(chain) { $0.distance(to: tip) < length }[0].a
      let (mark, taken) = EdgeCourse.arrowHead(
        edge.style, tip: tip,
        backwards: EdgeCourse.unit(from: tip, to: behind, else: Point(x: 1, y: 0)),
        length: length)
      heads.append(mark)
      return taken > 0 ? Self.cut(chain) { $0.distance(to: tip) < taken } : chain
    }
    let hasHead = edge.arrow != .none && length > 0.5
    let hasTail = edge.arrow == .both && length > 0.5
    let (tailTip, headTip) = (whole.first, whole.last)
    if hasHead { chain = Self.reversed(headed(Self.reversed(chain))) }
    if hasTail { chain = headed(chain) }
    let segments =
      [FigureElement.Segment.move(chain[0].a)]
      + chain.map { .curve($0.b, $0.c, $0.d) }
    return DrawnRoute(
      segments: segments, heads: heads, samples: Self.sample(chain),
      tailTip: hasTail ? tailTip : nil, headTip: hasHead ? headTip : nil, headLength: length)
  }
}

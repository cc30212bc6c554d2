import NetworkLayout

/// Where arcs and ribbons stand on a circle; angles run clockwise from the top, in radians.
struct ChordLayout {
  /// A stretch of the circle.
  struct Span: Hashable {
    var start: Double
    var end: Double
    var middle: Double { (start + end) / 2 }
    var length: Double { end - start }
  }

  /// The ties from one group to another: a stretch at each of them.
  struct Ribbon: Hashable {
    let tail: Int
    let head: Int
    let value: Double
    var from: Span
    var to: Span
  }

  /// The arc of each group.
  let arcs: [Span]
  let ribbons: [Ribbon]
  /// Radians per tie.
  let scale: Double

  /// Lays groups out in their order.
  ///
  /// - Parameters:
  ///   - values: `values[a][b]` from group *a* to *b*; of ties without direction only `a <= b` is
  ///     read. A tie within a group has both its ends there.
  ///   - order: The groups clockwise.
  ///   - gap: What lies between two arcs.
  ///   - rotation: Where the first arc begins.
  ///   - isDirected: Whether *a* to *b* and *b* to *a* are two ribbons.
  init(
    values: [[Double]], order: [Int], isDirected: Bool, gap: Double,
    rotation: Double = 0
  ) {
    let count = values.count
    var ties: [(tail: Int, head: Int, value: Double)] = []
    for a in 0..<count {
      for b in 0..<count where isDirected || a <= b {
        if values[a][b] > 0 { ties.append((a, b, values[a][b])) }
      }
    }
    var totals = [Double](repeating: 0, count: count)
    for tie in ties {
      totals[tie.tail] += tie.value
      totals[tie.head] += tie.value
    }
    let whole = totals.reduce(0, +)
    let gaps = order.count > 1 ? gap * Double(order.count) : 0
    let scale = whole > 0 ? (2 * Double.pi - gaps) / whole : 0
    self.scale = scale
    var arcs = [Span](repeating: Span(start: 0, end: 0), count: count)
    var angle = rotation + (order.count > 1 ? gap / 2 : 0)
    var place = [Int](repeating: 0, count: count)
    for (index, group) in order.enumerated() {
      place[group] = index
      arcs[group] = Span(start: angle, end: angle + totals[group] * scale)
      angle = arcs[group].end + gap
    }
    self.arcs = arcs

    // Clockwise along an arc, ribbons leave for the group before it, then the one before that, so
    // that they do not cross beside the arc.
    var ends = [[(key: Double, ribbon: Int, isFrom: Bool)]](repeating: [], count: count)
    for (index, tie) in ties.enumerated() {
      func key(_ own: Int, _ other: Int) -> Double {
        let steps = (place[own] - place[other] + order.count) % max(1, order.count)
        // Within a group in the middle.
        return own == other ? Double(order.count) / 2 : Double(steps)
      }
      ends[tie.tail].append((key(tie.tail, tie.head), index, true))
      ends[tie.head].append((key(tie.head, tie.tail), index, false))
    }
    var ribbons = ties.map {
      Ribbon(
        tail: $0.tail, head: $0.head, value: $0.value, from: Span(start: 0, end: 0),
        to: Span(start: 0, end: 0))
    }
    for group in 0..<count {
      var angle = arcs[group].start
      let sorted = ends[group].sorted {
        ($0.key, $0.ribbon, $0.isFrom ? 0 : 1) < ($1.key, $1.ribbon, $1.isFrom ? 0 : 1)
      }
      for end in sorted {
        let span = Span(start: angle, end: angle + ribbons[end.ribbon].value * scale)
        if end.isFrom {
          ribbons[end.ribbon].from = span
        } else {
          ribbons[end.ribbon].to = span
        }
        angle = span.end
      }
    }
    self.ribbons = ribbons
  }

  /// The point of a circle at an angle.
  static func point(_ center: Point, _ radius: Double, _ angle: Double) -> Point {
    let (sine, cosine) = Elementary.sineAndCosine(angle)
    return Point(x: center.x + radius * sine, y: center.y - radius * cosine)
  }

  /// A stretch of a circle as curves, from the point where the path stands; backwards when `to` is
  /// less than `from`.
  static func arc(
    _ center: Point, _ radius: Double, from: Double, to: Double
  ) -> [FigureElement.Segment] {
    let steps = max(1, Int((abs(to - from) / 0.8).rounded(.up)))
    let step = (to - from) / Double(steps)
    let (sine, cosine) = Elementary.sineAndCosine(step / 4)
    // The controls of a cubic that is nearest to an arc: 4/3 tan(θ/4) of the radius.
    let reach = radius * 4 / 3 * sine / cosine
    return (0..<steps).map { index in
      let (a, b) = (from + Double(index) * step, from + Double(index + 1) * step)
      let (p, q) = (point(center, radius, a), point(center, radius, b))
      let (sineA, cosineA) = Elementary.sineAndCosine(a)
      let (sineB, cosineB) = Elementary.sineAndCosine(b)
      return .curve(
        Point(x: p.x + reach * cosineA, y: p.y + reach * sineA),
        Point(x: q.x - reach * cosineB, y: q.y - reach * sineB), q)
    }
  }
}

import NetworkLayout

/// The course of a line between two nodes on the page, from border to border, with arrow heads.
struct EdgeCourse {
  let segments: [FigureElement.Segment]
  let heads: [FigureElement]
  let style: LineStyle
  /// Where arrow heads end; `nil` where there is none.
  private(set) var tailTip: Point?
  private(set) var headTip: Point?
  /// The length of an arrow head.
  private(set) var headLength = 0.0
  /// Points along the course, for what is written beside it.
  private let start: Point
  private let control: Point
  private let end: Point
  /// A sample of a given route; empty for the courses of the scene.
  private var samples: [Point] = []

  /// - Parameter route: A course that a layout found; `nil` for that of the scene.
  init(
    edge: DiagramScene.Edge, from tail: NodeOutline, to head: NodeOutline, thinning: Double,
    route: EdgeRoute? = nil
  ) {
    style = edge.style
    let width = edge.style.width.points * thinning
    if let route, !edge.isLoop {
      let drawn = route.drawn(edge: edge, from: tail, to: head, width: width)
      (segments, heads, samples) = (drawn.segments, drawn.heads, drawn.samples)
      (start, end) = (samples[0], samples[samples.count - 1])
      control = start
      (tailTip, headTip, headLength) = (drawn.tailTip, drawn.headTip, drawn.headLength)
      return
    }
    if edge.isLoop {
      let p = tail.center
      let r = max(tail.size.width, tail.size.height) / 2
      start = Point(x: p.x - r * 0.5, y: p.y - r * 0.85)
      end = Point(x: p.x + r * 0.5, y: p.y - r * 0.85)
      control = Point(x: p.x, y: p.y - r * 3)
      segments = [
        .move(start),
        .curve(
          Point(x: p.x - r * 2.2, y: p.y - r * 3.2), Point(x: p.x + r * 2.2, y: p.y - r * 3.2), end),
      ]
      heads = []
      return
    }
    let (dx, dy) = (head.center.x - tail.center.x, head.center.y - tail.center.y)
    let bow = edge.bend == .left ? 0.3 : 0.0
    // Seen along the line, with y downwards, left is (dy, −dx).
    let middle = Point(
      x: (tail.center.x + head.center.x) / 2 + dy * bow,
      y: (tail.center.y + head.center.y) / 2 - dx * bow)
    control = middle
    let out = Self.unit(from: tail.center, to: middle, else: Point(x: 1, y: 0))
    let back = Self.unit(from: head.center, to: middle, else: Point(x: -1, y: 0))
    let distance = (dx * dx + dy * dy).squareRoot()
    // Touching nodes leave no room: the line shrinks to its middle and never turns round.
    let tailReach = min(tail.reach(out) + 0.3, distance / 2)
    let headReach = min(head.reach(back) + 0.3, distance / 2)
    let tailPoint = Self.step(tail.center, out, tailReach)
    let headPoint = Self.step(head.center, back, headReach)
    let room = max(0, distance - tailReach - headReach)
    let length = min(room * 0.6, 4.2 + width)
    var drawn: [FigureElement] = []
    var first = tailPoint
    var last = headPoint
    if edge.arrow != .none && length > 0.5 {
      let (mark, cut) = Self.arrowHead(style, tip: headPoint, backwards: back, length: length)
      drawn.append(mark)
      headTip = headPoint
      headLength = length
      last = Self.step(headPoint, back, cut)
    }
    if edge.arrow == .both && length > 0.5 {
      let (mark, cut) = Self.arrowHead(style, tip: tailPoint, backwards: out, length: length)
      drawn.append(mark)
      tailTip = tailPoint
      first = Self.step(tailPoint, out, cut)
    }
    start = first
    end = last
    heads = drawn
    if edge.bend == .straight {
      segments = [.move(first), .line(last)]
    } else {
      // The quadratic curve with this control point, as a cubic.
      segments = [
        .move(first),
        .curve(Self.between(first, middle, 2 / 3), Self.between(last, middle, 2 / 3), last),
      ]
    }
    isCurved = edge.bend != .straight
  }

  private var isCurved = true

  /// The point at a share of the way, 0 at the tail.
  func point(at share: Double) -> Point {
    if !samples.isEmpty {
      let place = share * Double(samples.count - 1)
      let index = min(samples.count - 2, max(0, Int(place)))
      return Self.between(samples[index], samples[index + 1], place - Double(index))
    }
    guard isCurved else { return Self.between(start, end, share) }
    let rest = 1 - share
    return Point(
      x: rest * rest * start.x + 2 * rest * share * control.x + share * share * end.x,
      y: rest * rest * start.y + 2 * rest * share * control.y + share * share * end.y)
  }

  var length: Double { start.distance(to: end) }

  /// A sample of the line as straight pieces.
  var polyline: [Point] {
    if !samples.isEmpty { return samples }
    return isCurved ? (0...8).map { point(at: Double($0) / 8) } : [start, end]
  }

  static func unit(from a: Point, to b: Point, else fallback: Point) -> Point {
    let length = a.distance(to: b)
    return length > 1e-9 ? Point(x: (b.x - a.x) / length, y: (b.y - a.y) / length) : fallback
  }

  static func step(_ p: Point, _ direction: Point, _ length: Double) -> Point {
    Point(x: p.x + direction.x * length, y: p.y + direction.y * length)
  }

  static func between(_ a: Point, _ b: Point, _ share: Double) -> Point {
    Point(x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
  }

  /// By how much lines are drawn thinner where they are many, so that names and nodes stay on top of
  /// them: 1 up to 60 lines, 0.6 from 200 on. The legend shows lines as thin.
  static func thinning(lineCount: Int) -> Double {
    1 - 0.4 * min(1, max(0, Double(lineCount - 60) / 140))
  }

  /// The stroke of a line.
  static func paint(_ style: LineStyle, thinning: Double) -> FigureElement.Paint {
    FigureElement.Paint(
      stroke: style.colour, strokeWidth: max(0.4, style.width.points * thinning),
      dash: style.dash.pattern)
  }

  /// The head of an arrow and how much of the line it takes the place of.
  static func arrowHead(
    _ style: LineStyle, tip: Point, backwards: Point, length: Double
  ) -> (FigureElement, Double) {
    let side = Point(x: -backwards.y, y: backwards.x)
    func place(_ along: Double, _ across: Double) -> Point {
      Point(
        x: tip.x + backwards.x * along + side.x * across,
        y: tip.y + backwards.y * along + side.y * across)
    }
    let half = length * 0.42
    let stroke = max(0.6, style.width.points * 0.6)
    let filled = FigureElement.Paint(fill: style.colour, stroke: nil)
    let hollow = FigureElement.Paint(fill: .white, stroke: style.colour, strokeWidth: stroke)
    switch style.arrowHead {
    case .filledTriangle, .none:
      return (.polygon([tip, place(length, half), place(length, -half)], filled), length * 0.9)
    case .hollowTriangle:
      return (.polygon([tip, place(length, half), place(length, -half)], hollow), length)
    case .filledDiamond:
      return (
        .polygon(
          [
            tip, place(length * 0.6, half * 0.8), place(length * 1.2, 0),
            place(length * 0.6, -half * 0.8),
          ],
          filled), length * 1.1
      )
    case .open:
      return (
        .path(
          // Two strokes from the tip: readers of the file take the longest one for the line.
          [.move(tip), .line(place(length, half)), .move(tip), .line(place(length, -half))],
          FigureElement.Paint(stroke: style.colour, strokeWidth: stroke)), 0
      )
    case .hollowCircle:
      return (.circle(center: place(half, 0), radius: half, hollow), 2 * half)
    }
  }
}

import NetworkLayout

/// Turns chains of lines into the outline of a pen of some width, with round joins.
///
/// The outline winds the same way everywhere: it is the sum of a rectangle per line and a wedge per
/// join, without the sides at which they meet.
struct Stroker {
  enum Cap: Hashable, Sendable { case butt, round }

  private(set) var edges: EdgeList
  private let radius: Double
  private let cap: Cap

  init(edges: EdgeList, width: Double, cap: Cap = .butt) {
    self.edges = edges
    radius = width / 2
    self.cap = cap
  }

  /// Adds the outline of a chain. A chain without length leaves a dot under a round pen and nothing
  /// else.
  mutating func add(_ chain: LineChain) {
    guard radius > 0, let first = chain.points.first else { return }
    var points = [first]
    for point in chain.points.dropFirst() where point != points[points.count - 1] {
      points.append(point)
    }
    if chain.isClosed && points.count > 1 && points[points.count - 1] == first {
      points.removeLast()
    }
    let isClosed = chain.isClosed && points.count > 2
    var lines: [Line] = []
    for i in 0..<(isClosed ? points.count : points.count - 1) {
      if let line = Line(points[i], points[(i + 1) % points.count], radius) { lines.append(line) }
    }
    guard let start = lines.first, let end = lines.last else {
      if cap == .round {
        edges.add(polygon: LineChain.circle(center: first, radius: radius).points)
      }
      return
    }
    for line in lines {
      edges.add(from: line.right(line.a), to: line.right(line.b))
      edges.add(from: line.left(line.b), to: line.left(line.a))
    }
    for (line, next) in zip(lines, lines.dropFirst()) { join(line, next) }
    if isClosed {
      join(end, start)
    } else {
      addCap(at: end.b, from: end.minusNormal, over: end.along, to: end.normal)
      addCap(at: start.a, from: start.normal, over: start.minusAlong, to: start.minusNormal)
    }
  }

  /// A straight line with vectors as long as the radius of the pen.
  private struct Line {
    let a: Point
    let b: Point
    let length: Double
    let along: Point
    var normal: Point { Point(x: -along.y, y: along.x) }
    var minusNormal: Point { Point(x: along.y, y: -along.x) }
    var minusAlong: Point { Point(x: -along.x, y: -along.y) }

    init?(_ a: Point, _ b: Point, _ radius: Double) {
      length = a.distance(to: b)
      guard length > 0, length < .infinity else { return nil }
      self.a = a
      self.b = b
      along = Point(x: (b.x - a.x) / length * radius, y: (b.y - a.y) / length * radius)
    }

    func left(_ p: Point) -> Point { Point(x: p.x - along.y, y: p.y + along.x) }
    func right(_ p: Point) -> Point { Point(x: p.x + along.y, y: p.y - along.x) }
  }

  private mutating func join(_ line: Line, _ next: Line) {
    let center = line.b
    let cross = line.along.x * next.along.y - line.along.y * next.along.x
    let dot = line.along.x * next.along.x + line.along.y * next.along.y
    if cross >= 0 {
      addArc(at: center, from: line.minusNormal, to: next.minusNormal, line, next, dot)
      addInner(line, next, cross, dot, from: next.left(next.a), to: line.left(line.b))
    } else {
      addArc(at: center, from: next.normal, to: line.normal, line, next, dot)
      addInner(line, next, -cross, dot, from: line.right(line.b), to: next.right(next.a))
    }
  }

  /// The inner side of a join. On smooth curves it is cut straight, which takes away as much as the
  /// two rectangles have in common. At sharp corners, and where the lines are too short for that, it
  /// leads over the corner itself.
  private mutating func addInner(
    _ line: Line, _ next: Line, _ cross: Double, _ dot: Double, from a: Point, to b: Point
  ) {
    guard a != b else { return }
    if dot > 0 && min(line.length, next.length) * radius >= cross {
      edges.add(from: a, to: b)
    } else {
      edges.add(from: a, to: line.b)
      edges.add(from: line.b, to: b)
    }
  }

  private mutating func addArc(
    at center: Point, from a: Point, to b: Point, _ line: Line, _ next: Line, _ dot: Double
  ) {
    if dot < 0 {
      // The outer side of a sharp corner is where the first line points and the second comes from.
      let over = scaled(
        Point(x: line.along.x - next.along.x, y: line.along.y - next.along.y))
      addArc(at: center, from: a, to: over)
      addArc(at: center, from: over, to: b)
    } else {
      addArc(at: center, from: a, to: b)
    }
  }

  private mutating func addCap(at center: Point, from a: Point, over: Point, to b: Point) {
    switch cap {
    case .butt:
      edges.add(from: shifted(center, a), to: shifted(center, b))
    case .round:
      addArc(at: center, from: a, to: over)
      addArc(at: center, from: over, to: b)
    }
  }

  /// The arc between two vectors of the pen, at most a quarter turn apart, halved until its lines
  /// are as near to it as those of curves.
  private mutating func addArc(at center: Point, from a: Point, to b: Point) {
    guard a != b else { return }
    let sum = Point(x: a.x + b.x, y: a.y + b.y)
    let length = (sum.x * sum.x + sum.y * sum.y).squareRoot()
    if radius - length / 2 > 1 / 128 && length > 0 && radius < 1e6 {
      let middle = scaled(sum)
      addArc(at: center, from: a, to: middle)
      addArc(at: center, from: middle, to: b)
    } else {
      edges.add(from: shifted(center, a), to: shifted(center, b))
    }
  }

  private func scaled(_ vector: Point) -> Point {
    let length = (vector.x * vector.x + vector.y * vector.y).squareRoot()
    guard length > 0 else { return vector }
    return Point(x: vector.x / length * radius, y: vector.y / length * radius)
  }

  private func shifted(_ p: Point, _ vector: Point) -> Point {
    Point(x: p.x + vector.x, y: p.y + vector.y)
  }
}

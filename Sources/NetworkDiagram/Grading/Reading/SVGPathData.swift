import NetworkLayout

/// The first part of a path, as straight pieces.
struct SVGPathData {
  /// A curve becomes this many pieces.
  static let steps = 14

  private let bytes: [UInt8]
  private var place = 0
  private var points: [Point] = []
  private var current = Point.origin
  /// The last control point, for the short forms of curves.
  private var control: Point?

  /// - Returns: The corners of the first sub-path, without its closing side; what follows a fault
  ///   is left out.
  static func flattened(_ data: String) -> [Point] {
    var path = SVGPathData(bytes: Array(data.utf8))
    path.run()
    return path.points
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() {
    var command: UInt8 = 0
    while let next = skip() {
      if isLetter(next) {
        if next | 32 == UInt8(ascii: "z") { return }
        if next | 32 == UInt8(ascii: "m"), !points.isEmpty { return }
        command = next
        place += 1
      } else if SVGNumbers.number(bytes, at: place) == nil {
        return
      }
      guard command != 0, step(command) else { return }
      if command == UInt8(ascii: "M") { command = UInt8(ascii: "L") }
      if command == UInt8(ascii: "m") { command = UInt8(ascii: "l") }
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool { (65...90).contains(byte & ~32) }

  /// The next byte that is no space and no comma.
  private mutating func skip() -> UInt8? {
    while place < bytes.count, bytes[place] <= 32 || bytes[place] == UInt8(ascii: ",") {
      place += 1
    }
    return place < bytes.count ? bytes[place] : nil
  }

  private mutating func number() -> Double? {
    guard skip() != nil, let (value, end) = SVGNumbers.number(bytes, at: place) else { return nil }
    place = end
    return value
  }

  private mutating func point(from origin: Point) -> Point? {
    guard let x = number(), let y = number() else { return nil }
    return Point(x: origin.x + x, y: origin.y + y)
  }

  private mutating func step(_ command: UInt8) -> Bool {
    let origin = command >= 97 ? current : .origin
    var nextControl: Point?
    switch command | 32 {
    case UInt8(ascii: "m"), UInt8(ascii: "l"):
      guard let p = point(from: origin) else { return false }
      current = p
      points.append(p)
    case UInt8(ascii: "h"):
      guard let x = number() else { return false }
      current.x = origin.x + x
      points.append(current)
    case UInt8(ascii: "v"):
      guard let y = number() else { return false }
      current.y = origin.y + y
      points.append(current)
    case UInt8(ascii: "c"), UInt8(ascii: "s"):
      let first =
        command | 32 == UInt8(ascii: "c") ? point(from: origin) : mirroredControl
      guard let first, let second = point(from: origin), let end = point(from: origin) else {
        return false
      }
      let p = current
      curve { s, t in
        let (a, b, c, d) = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
        return Point(
          x: a * p.x + b * first.x + c * second.x + d * end.x,
          y: a * p.y + b * first.y + c * second.y + d * end.y)
      }
      (current, nextControl) = (end, second)
    case UInt8(ascii: "q"), UInt8(ascii: "t"):
      let first =
        command | 32 == UInt8(ascii: "q") ? point(from: origin) : mirroredControl
      guard let first, let end = point(from: origin) else { return false }
      let p = current
      curve { s, t in
        Point(
          x: s * s * p.x + 2 * s * t * first.x + t * t * end.x,
          y: s * s * p.y + 2 * s * t * first.y + t * t * end.y)
      }
      (current, nextControl) = (end, first)
    case UInt8(ascii: "a"):
      guard let rx = number(), let ry = number(), let turn = number(), let large = number(),
        let sweep = number(), let end = point(from: origin)
      else { return false }
      points += SVGArc(
        from: current, to: end, radii: (abs(rx), abs(ry)), turn: turn, isLarge: large != 0,
        isSweep: sweep != 0
      ).points(Self.steps)
      current = end
    default: return false
    }
    control = nextControl
    return true
  }

  private var mirroredControl: Point? {
    control.map { Point(x: 2 * current.x - $0.x, y: 2 * current.y - $0.y) } ?? current
  }

  private mutating func curve(_ place: (Double, Double) -> Point) {
    for k in 1...Self.steps {
      let t = Double(k) / Double(Self.steps)
      points.append(place(1 - t, t))
    }
  }
}

/// An elliptical arc between two points, by the rules of SVG 1.1, appendix F.6.
struct SVGArc {
  let from: Point
  let to: Point
  let radii: (x: Double, y: Double)
  let turn: Double
  let isLarge: Bool
  let isSweep: Bool

  func points(_ steps: Int) -> [Point] {
    guard radii.x > 0, radii.y > 0, from != to, abs(turn) < 1e5 else { return [to] }
    let (s, c) = Elementary.sineAndCosine(turn * .pi / 180)
    let (dx, dy) = ((from.x - to.x) / 2, (from.y - to.y) / 2)
    let (xp, yp) = (c * dx + s * dy, c * dy - s * dx)
    var (rx, ry) = radii
    let excess = xp * xp / (rx * rx) + yp * yp / (ry * ry)
    if excess > 1 {
      rx *= excess.squareRoot()
      ry *= excess.squareRoot()
    }
    let below = rx * rx * yp * yp + ry * ry * xp * xp
    let share = below > 0 ? max(0, (rx * rx * ry * ry - below) / below) : 0
    let k = share.squareRoot() * (isLarge == isSweep ? -1 : 1)
    let (cxp, cyp) = (k * rx * yp / ry, -k * ry * xp / rx)
    let center = Point(
      x: c * cxp - s * cyp + (from.x + to.x) / 2, y: s * cxp + c * cyp + (from.y + to.y) / 2)
    let first = Angle.of(x: (xp - cxp) / rx, y: (yp - cyp) / ry)
    var sweep = Angle.of(x: (-xp - cxp) / rx, y: (-yp - cyp) / ry) - first
    if isSweep, sweep < 0 { sweep += 2 * .pi }
    if !isSweep, sweep > 0 { sweep -= 2 * .pi }
    return (1...steps).map { step in
      let (sine, cosine) = Elementary.sineAndCosine(
        first + sweep * Double(step) / Double(steps))
      return Point(
        x: center.x + rx * cosine * c - ry * sine * s,
        y: center.y + rx * cosine * s + ry * sine * c)
    }
  }
}

/// Angles of the plane, by operations that round alike on every machine.
enum Angle {
  /// The angle of a vector in radians, from −π to π; 0 for no vector.
  static func of(x: Double, y: Double) -> Double {
    let length = (x * x + y * y).squareRoot()
    guard length > 0, length.isFinite else { return 0 }
    // tan(θ/2) = sin θ / (1 + cos θ): halved twice more, the series below converges fast.
    let (cosine, sine) = (x / length, abs(y) / length)
    if cosine <= -1 { return y < 0 ? -.pi : .pi }
    var tangent = sine / (1 + cosine)
    var factor = 2.0
    if tangent > 1 {
      let rest = 2 * series(1 / tangent)
      return (y < 0 ? -1 : 1) * (Double.pi - rest)
    }
    for _ in 0..<2 {
      tangent = tangent / (1 + (1 + tangent * tangent).squareRoot())
      factor *= 2
    }
    return (y < 0 ? -1 : 1) * factor * series(tangent)
  }

  /// The arc tangent of a number from 0 to 1.
  private static func series(_ value: Double) -> Double {
    var (z, factor) = (value, 1.0)
    while z > 0.2 {
      z = z / (1 + (1 + z * z).squareRoot())
      factor *= 2
    }
    var (sum, power) = (0.0, z)
    for k in 0..<14 {
      sum += (k.isMultiple(of: 2) ? power : -power) / Double(2 * k + 1)
      power *= z * z
    }
    return factor * sum
  }
}

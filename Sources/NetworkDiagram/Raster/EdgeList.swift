import NetworkLayout

/// The straight sides of a shape in pixels, as whole numbers of 1/256: what coverage is reckoned
/// from.
///
/// From here on all is integer arithmetic, so that a picture has the same bytes on each machine.
struct EdgeList {
  /// One side, from top to bottom.
  struct Edge {
    var x0: Int32
    var y0: Int32
    var x1: Int32
    var y1: Int32
    /// 1 for a side that ran downwards, -1 for one that ran upwards.
    var winding: Int32
  }

  /// The parts of a pixel that coordinates count.
  static let unit = 256
  /// Beyond this many pixels from the corner lines are clipped before they become whole numbers.
  private static let safe = 1_048_576.0

  let width: Int
  let height: Int
  private(set) var edges: [Edge] = []
  private(set) var minY = Int32.max
  private(set) var maxY = Int32.min

  /// - Parameters:
  ///   - width: The columns that are seen; what lies beyond is dropped.
  ///   - height: The rows that are seen.
  init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// The rows that the shape touches.
  var rows: Range<Int> {
    guard minY < maxY else { return 0..<0 }
    let first = max(0, Int(minY) >> 8)
    return first..<max(first, min(height, (Int(maxY) + 255) >> 8))
  }

  /// Adds the sides of a polygon; the last point is joined to the first.
  mutating func add(polygon points: [Point]) {
    guard var last = points.last else { return }
    for point in points {
      add(from: last, to: point)
      last = point
    }
  }

  /// Adds one side.
  ///
  /// - Precondition: The coordinates are finite.
  mutating func add(from a: Point, to b: Point) {
    if max(abs(a.x), abs(a.y), abs(b.x), abs(b.y)) < Self.safe {
      add(Self.fixed(a.x), Self.fixed(a.y), Self.fixed(b.x), Self.fixed(b.y))
    } else {
      addClipped(a, b)
    }
  }

  static func fixed(_ value: Double) -> Int { Int((value * Double(unit)).rounded()) }

  private mutating func add(_ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int) {
    guard y0 != y1 else { return }
    guard y0 < y1 else { return addDown(x1, y1, x0, y0, winding: -1) }
    addDown(x0, y0, x1, y1, winding: 1)
  }

  private mutating func addDown(_ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int, winding: Int32) {
    guard y1 > 0, y0 < height * Self.unit else { return }
    // What is beyond the right border darkens nothing on the page; what is beyond the left border
    // counts as if it ran along it.
    let right = width * Self.unit
    if min(x0, x1) >= right { return }
    if max(x0, x1) <= 0 { return append(0, y0, 0, y1, winding) }
    if min(x0, x1) < 0 {
      let y = Self.crossing(of: 0, x0, y0, x1, y1)
      if x0 < 0 {
        append(0, y0, 0, y, winding)
        return addDown(0, y, x1, y1, winding: winding)
      }
      append(0, y, 0, y1, winding)
      return addDown(x0, y0, 0, y, winding: winding)
    }
    if max(x0, x1) > right {
      let y = Self.crossing(of: right, x0, y0, x1, y1)
      if x0 > right { return append(right, y, x1, y1, winding) }
      return append(x0, y0, right, y, winding)
    }
    append(x0, y0, x1, y1, winding)
  }

  private static func crossing(of x: Int, _ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int) -> Int {
    y0 + flooredQuotient((x - x0) * (y1 - y0), x1 - x0)
  }

  private mutating func append(_ x0: Int, _ y0: Int, _ x1: Int, _ y1: Int, _ winding: Int32) {
    guard y0 < y1 else { return }
    edges.append(
      Edge(x0: Int32(x0), y0: Int32(y0), x1: Int32(x1), y1: Int32(y1), winding: winding))
    minY = min(minY, Int32(y0))
    maxY = max(maxY, Int32(y1))
  }

  /// A line that leaves the plane of whole numbers, cut at the page with a border of one pixel.
  private mutating func addClipped(_ a: Point, _ b: Point) {
    func tamed(_ p: Point) -> Point {
      Point(x: min(1e100, max(-1e100, p.x)), y: min(1e100, max(-1e100, p.y)))
    }
    let (a, b) = (tamed(a), tamed(b))
    let left = -1.0
    let right = Double(width) + 1
    func place(_ t: Double) -> Point {
      // The ends are taken as they are, so that neighbouring lines meet.
      if t <= 0 { return a }
      if t >= 1 { return b }
      return Point(x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t)
    }
    var cuts = [0.0, 1.0]
    for border in [-1, Double(height) + 1] where b.y != a.y {
      cuts.append((border - a.y) / (b.y - a.y))
    }
    for border in [left, right] where b.x != a.x {
      cuts.append((border - a.x) / (b.x - a.x))
    }
    cuts = cuts.filter { $0 >= 0 && $0 <= 1 }.sorted()
    for (t0, t1) in zip(cuts, cuts.dropFirst()) where t0 < t1 {
      func inside(_ p: Point) -> (Int, Int) {
        (
          Self.fixed(min(right, max(left, p.x))),
          Self.fixed(min(Double(height) + 1, max(-1, p.y)))
        )
      }
      let (x0, y0) = inside(place(t0))
      let (x1, y1) = inside(place(t1))
      add(x0, y0, x1, y1)
    }
  }
}

/// The quotient rounded towards minus infinity.
@inline(__always) func flooredQuotient(_ a: Int, _ b: Int) -> Int {
  let quotient = a / b
  return a % b != 0 && (a < 0) != (b < 0) ? quotient - 1 : quotient
}

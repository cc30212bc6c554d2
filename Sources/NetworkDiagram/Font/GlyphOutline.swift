public import NetworkLayout

/// The shape of one character of a font, in em: closed contours of lines and quadratic curves.
///
/// y grows upwards from the baseline, unlike on the page. Ink is where the winding number of the
/// contours is not zero.
public struct GlyphOutline: Hashable, Sendable {
  /// One step of a contour.
  public enum Segment: Hashable, Sendable {
    /// Begins a contour.
    case move(Point)
    /// A straight line from where the step before ended.
    case line(Point)
    /// A parabola from where the step before ended.
    case quadratic(control: Point, end: Point)
    /// Ends a contour where it began.
    case close
  }

  /// The contours, one after the other; empty for a space.
  public let segments: [Segment]

  /// An outline of these segments, each contour from `move` to `close`.
  public init(segments: [Segment]) { self.segments = segments }
}

/// A point of a contour as TrueType stores it, in units of the font.
struct GlyphPoint: Hashable, Sendable {
  var x: Double
  var y: Double
  /// Whether the contour passes through it; else it bends the contour.
  var isOnCurve: Bool
  var endsContour: Bool
}

extension GlyphOutline {
  /// Between two points off the curve lies one on it, halfway.
  init(points: [GlyphPoint], unitsPerEm: Double) {
    var segments: [Segment] = []
    func place(_ point: GlyphPoint) -> Point {
      Point(x: point.x / unitsPerEm, y: point.y / unitsPerEm)
    }
    func middle(_ a: Point, _ b: Point) -> Point {
      Point(x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
    }
    var first = 0
    for index in points.indices where points[index].endsContour {
      let contour = points[first...index]
      first = index + 1
      // One or two points enclose no area.
      guard contour.count > 1 else { continue }
      let origin = contour.firstIndex(where: \.isOnCurve)
      let start =
        origin.map { place(contour[$0]) }
        ?? middle(place(contour[contour.endIndex - 1]), place(contour[contour.startIndex]))
      segments.append(.move(start))
      var control: Point?
      let from = origin.map { $0 + 1 } ?? contour.startIndex
      for point in contour[from...] + contour[..<(origin ?? contour.startIndex)] {
        let here = place(point)
        if point.isOnCurve {
          segments.append(control.map { .quadratic(control: $0, end: here) } ?? .line(here))
          control = nil
        } else {
          if let before = control {
            segments.append(.quadratic(control: before, end: middle(before, here)))
          }
          control = here
        }
      }
      if let control { segments.append(.quadratic(control: control, end: start)) }
      segments.append(.close)
    }
    self.init(segments: segments)
  }
}

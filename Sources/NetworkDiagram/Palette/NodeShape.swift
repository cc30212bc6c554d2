/// The shape of a node: the cue that remains where colours are not seen.
///
/// All shapes of one size have the same area, that of the circle of the node's diameter, so that a
/// size is read alike whatever the shape.
public enum NodeShape: String, Hashable, Sendable, CaseIterable {
  /// Shapes of categories; the triangles differ by where their tip points: up, or down.
  case circle, square, diamond, triangle, hexagon, triangleDown, pentagon
  /// The shape of "other".
  case octagon

  /// A corner, in points from the centre; *y* grows downwards, as in SVG.
  public struct Corner: Hashable, Sendable {
    /// How far to the right of the centre, in points.
    public let x: Double
    /// How far below the centre, in points.
    public let y: Double
  }

  /// The corners, clockwise, of the shape that has the area of a circle of a diameter.
  ///
  /// - Returns: No corner for a circle. A triangle has its centroid, not the middle of its height,
  ///   at the centre.
  public func corners(diameter: Double) -> [Corner] {
    // A regular polygon of n corners and circumradius r has the area (n/2) r² sin(2π/n); it equals
    // π d²/4 for the factors below. They are written out because no library of this target has sin.
    let unit: [(Double, Double)]
    let radius: Double
    switch self {
    case .circle: return []
    case .square:
      unit = [(-h, -h), (h, -h), (h, h), (-h, h)]
      radius = diameter * 0.626_657_068_657_750_1
    case .diamond:
      unit = [(0, -1), (1, 0), (0, 1), (-1, 0)]
      radius = diameter * 0.626_657_068_657_750_1
    case .triangle:
      unit = [(0, -1), (c30, 0.5), (-c30, 0.5)]
      radius = diameter * 0.777_560_150_778_107
    case .triangleDown:
      unit = [(0, 1), (-c30, -0.5), (c30, -0.5)]
      radius = diameter * 0.777_560_150_778_107
    case .hexagon:
      unit = [(-0.5, -c30), (0.5, -c30), (1, 0), (0.5, c30), (-0.5, c30), (-1, 0)]
      radius = diameter * 0.549_818_055_395_633_9
    case .pentagon:
      unit = [(0, -1), (s72, -c72), (s36, c36), (-s36, c36), (-s72, -c72)]
      radius = diameter * 0.574_740_463_095_658_8
    case .octagon:
      unit = [
        (-s22, -c22), (s22, -c22), (c22, -s22), (c22, s22), (s22, c22), (-s22, c22), (-c22, s22),
        (-c22, -s22),
      ]
      radius = diameter * 0.526_953_682_627_702_9
    }
    return unit.map { Corner(x: $0.0 * radius, y: $0.1 * radius) }
  }

  /// The width and height in points of the box round the shape.
  public func extent(diameter: Double) -> (width: Double, height: Double) {
    let corners = corners(diameter: diameter)
    guard !corners.isEmpty else { return (diameter, diameter) }
    let x = corners.map(\.x)
    let y = corners.map(\.y)
    return (x.max()! - x.min()!, y.max()! - y.min()!)
  }

  private var h: Double { 0.707_106_781_186_547_5 }
  private var c30: Double { 0.866_025_403_784_438_6 }
  private var s36: Double { 0.587_785_252_292_473_1 }
  private var c36: Double { 0.809_016_994_374_947_4 }
  private var s72: Double { 0.951_056_516_295_153_6 }
  private var c72: Double { 0.309_016_994_374_947_4 }
  private var s22: Double { 0.382_683_432_365_089_8 }
  private var c22: Double { 0.923_879_532_511_286_8 }
}

import NetworkGraph
import NetworkLayout

/// The form of a cell: with its colour it tells what a tie counts as, and without colour, too.
///
/// Ties of partnership, the usual ones, fill their cells; a cell that is hollow stands for a tie that is
/// not in effect.
enum CellForm {
  /// The corners in a cell from (0, 0) to (1, 1).
  private static func corners(of role: Kind.Role) -> [(Double, Double)] {
    switch role {
    case .partnership: [(0, 0), (1, 0), (1, 1), (0, 1)]
    case .leadership: [(0, 0), (1, 1), (0, 1)]
    case .membership: [(0, 0.3), (1, 0.3), (1, 0.7), (0, 0.7)]
    case .support: [(0.3, 0), (0.7, 0), (0.7, 1), (0.3, 1)]
    case .funding:
      [
        (0.3, 0), (0.7, 0), (0.7, 0.3), (1, 0.3), (1, 0.7), (0.7, 0.7), (0.7, 1), (0.3, 1),
        (0.3, 0.7), (0, 0.7), (0, 0.3), (0.3, 0.3),
      ]
    case .location: [(0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)]
    case .other: [(0, 0), (1, 0), (0, 1), (1, 1)]
    }
  }

  /// A cell, or its sign in the legend.
  ///
  /// - Parameter role: What the tie counts as; `nil` fills the cell, for shades of a weight.
  static func element(
    _ role: Kind.Role?, isInEffect: Bool, colour: Colour, in box: Rectangle
  ) -> FigureElement {
    // A rim of a hollow cell stays within it.
    let rim = min(0.7, box.width / 5)
    let inner = isInEffect ? box : box.insetBy(rim / 2)
    let points = corners(of: role ?? .partnership).map {
      Point(x: inner.minX + $0.0 * inner.width, y: inner.minY + $0.1 * inner.height)
    }
    return .polygon(
      points,
      isInEffect
        ? FigureElement.Paint(fill: colour)
        : FigureElement.Paint(fill: .white, stroke: colour, strokeWidth: max(0.25, rim)))
  }
}

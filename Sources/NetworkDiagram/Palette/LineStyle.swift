public import NetworkGraph

/// How a line is drawn: what it counts as is told by width, dash, colour and arrow head together,
/// never by colour alone.
public struct LineStyle: Hashable, Sendable {
  /// The pattern of a line.
  public enum Dash: String, Hashable, Sendable, CaseIterable {
    /// Patterns that tell the role; ``pattern`` has the lengths.
    case solid, dashed, dashDotted
    /// Never a kind of relation: it says that the relation is not, or no longer, in effect.
    case dotted

    /// Lengths of strokes and gaps in points, in turn; none for a solid line.
    public var pattern: [Double] {
      switch self {
      case .solid: []
      case .dashed: [5, 3]
      case .dashDotted: [6, 2.5, 1, 2.5]
      case .dotted: [1, 2.5]
      }
    }
  }

  /// The class of a line's width.
  public enum Width: String, Hashable, Sendable, CaseIterable {
    /// In rising order; ``points`` has the measures.
    case thin, medium, heavy

    /// The width in points, never below the 0.25 that print needs.
    public var points: Double {
      switch self {
      case .thin: 0.75
      case .medium: 1.1
      case .heavy: 1.8
      }
    }
  }

  /// The mark at the end of a directed relation.
  public enum ArrowHead: String, Hashable, Sendable, CaseIterable {
    /// The forms that tell the role without colour; `none` is a line without a mark.
    case none, filledTriangle, hollowTriangle, filledDiamond, open, hollowCircle
  }

  /// The pattern of strokes and gaps.
  public let dash: Dash
  /// The class of the width; ``Width/points`` has the measure.
  public let width: Width
  /// The colour of the line and of its mark.
  public let colour: Colour
  /// The mark at the end of a line that is directed; a line of this style may have no direction.
  public let arrowHead: ArrowHead

  /// A style from its parts; see ``init(role:status:palette:)`` for those of relations.
  public init(dash: Dash, width: Width, colour: Colour, arrowHead: ArrowHead) {
    self.dash = dash
    self.width = width
    self.colour = colour
    self.arrowHead = arrowHead
  }

  /// The style of relations by what they count as and whether they are in effect.
  ///
  /// What is announced, planned or ended is dotted and lighter; width, colour and arrow head stay.
  public init(role: Kind.Role, status: RelationStatus, palette: Palette) {
    let (dash, width, colour, grey, head): (Dash, Width, UInt32, UInt32, ArrowHead) =
      switch role {
      case .funding: (.solid, .heavy, 0xB3470B, 0x3A3A3A, .filledTriangle)
      case .leadership: (.dashed, .medium, 0x4A4A4A, 0x4A4A4A, .filledDiamond)
      case .membership: (.solid, .thin, 0x7A7A7A, 0x7A7A7A, .hollowTriangle)
      case .partnership: (.solid, .medium, 0x4C78A8, 0x6A6A6A, .filledTriangle)
      case .support: (.dashed, .medium, 0x3D7F5B, 0x6A6A6A, .open)
      case .location: (.dashDotted, .thin, 0x8A6D3B, 0x7A7A7A, .hollowCircle)
      case .other: (.dashDotted, .thin, 0x858585, 0x858585, .open)
      }
    let base = Colour(palette == .grayscale ? grey : colour)
    self.init(
      dash: status == .actual ? dash : .dotted, width: width,
      colour: status == .actual ? base : base.lightened(by: 0.35), arrowHead: head)
  }
}

public import NetworkLayout

/// What a DOT file contains beside nodes and edges.
public struct DOTOptions: Hashable, Sendable {
  /// Where the nodes are.
  public enum Positions: Hashable, Sendable {
    /// Graphviz lays the network out.
    case free
    /// One point per node, in points; *y* grows downwards. `dot`, `neato` and `neato -n2` keep
    /// them.
    case pinned([Point])
  }

  /// Whether something is written.
  public enum Visibility: String, Hashable, Sendable, CaseIterable {
    case shown, hidden
  }

  public var positions: Positions
  /// The meaning of colours, shapes, sizes and line styles.
  public var legend: Visibility
  /// Title, sub-title, source, date and notes.
  public var caption: Visibility

  public init(
    positions: Positions = .free, legend: Visibility = .shown, caption: Visibility = .shown
  ) {
    self.positions = positions
    self.legend = legend
    self.caption = caption
  }
}

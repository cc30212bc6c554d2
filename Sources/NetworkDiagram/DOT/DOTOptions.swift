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
    /// Written to the file, or left out of it.
    case shown, hidden
  }

  /// Where the nodes are: left to Graphviz, or pinned.
  public var positions: Positions
  /// The meaning of colours, shapes, sizes and line styles.
  public var legend: Visibility
  /// Title, sub-title, source, date and notes.
  public var caption: Visibility

  /// The choices that are given; without any, Graphviz lays out a file with legend and caption.
  public init(
    positions: Positions = .free, legend: Visibility = .shown, caption: Visibility = .shown
  ) {
    self.positions = positions
    self.legend = legend
    self.caption = caption
  }
}

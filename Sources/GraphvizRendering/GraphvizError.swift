/// Why Graphviz gave no result.
public enum GraphvizError: Error, Hashable, Sendable, CustomStringConvertible {
  /// This build does not contain Graphviz.
  case notAvailable
  /// The text is no DOT file; with what Graphviz said.
  case unreadable([String])
  /// Layout or rendering failed; with what Graphviz said.
  case failed([String])

  /// What went wrong, with what Graphviz said or how to install it, as a sentence in English
  /// without a full stop.
  public var description: String {
    switch self {
    case .notAvailable:
      "this build has no Graphviz: install libgraphviz ('apt-get install libgraphviz-dev' or "
        + "'brew install graphviz') and build with '--traits Graphviz'"
    case .unreadable(let messages): "Graphviz cannot read the DOT text" + Self.list(messages)
    case .failed(let messages): "Graphviz cannot draw the diagram" + Self.list(messages)
    }
  }

  private static func list(_ messages: [String]) -> String {
    messages.isEmpty ? "" : ": " + messages.joined(separator: "; ")
  }
}

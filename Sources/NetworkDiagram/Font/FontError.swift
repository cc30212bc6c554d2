/// What makes a font file useless, as a sentence.
public struct FontError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A sentence in English without a capital and full stop.
  public let description: String

  init(_ description: String) { self.description = description }

  static func truncated(_ part: String) -> FontError {
    FontError("the font is damaged: its \(part) ends too early")
  }

  static func damaged(_ what: String) -> FontError {
    FontError("the font is damaged: \(what)")
  }
}

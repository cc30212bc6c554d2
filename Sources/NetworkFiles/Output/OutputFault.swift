/// Why something could not be written, as a sentence that names the path.
public struct OutputFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The sentence, in English, with control characters made visible.
  public let description: String

  /// A fault with its sentence; control characters are made visible, and text beyond 1000
  /// characters is cut.
  public init(_ message: String) { description = visible(message) }
}

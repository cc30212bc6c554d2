/// Why a file is no snapshot that can be used.
public struct SnapshotFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The path as it was given.
  public let path: String
  /// The sentence, in English, without the path.
  public let message: String

  init(_ path: String, _ message: String) {
    self.path = path
    self.message = message
  }

  /// The form that editors can follow: `file: error: sentence`.
  public var description: String {
    Diagnostic(.error, .syntax, file: path, message).description
  }
}

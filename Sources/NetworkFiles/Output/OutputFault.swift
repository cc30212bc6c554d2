/// Why something could not be written, as a sentence that names the path.
public struct OutputFault: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ message: String) { description = visible(message) }
}

import NetworkGraph

/// What is wrong with a JSON text, and on which line.
public struct JSONFault: Error, Hashable, Sendable {
  /// The line of the fault, counted from 1.
  public let line: Int
  /// What is wrong and what was expected, as a sentence in English without a capital and full stop.
  public let message: String
}

/// Reads JSON (RFC 8259) with the line of every value.
///
/// Reading takes no stack for nesting, and no memory beyond what the text itself asks for; values
/// nested deeper than ``maximumDepth`` are refused. A name that stands twice in an object is a
/// fault, since programs differ in which one they take.
public struct JSONParser {
  /// How deep arrays and objects may nest; no file of a network comes near it.
  public static let maximumDepth = JSONScanner.maximumDepth

  /// Reads one value and nothing after it.
  ///
  /// - Parameter bytes: UTF-8; bytes that are not become U+FFFD.
  /// - Throws: ``JSONFault``, the first.
  /// - Complexity: O(*b*) for *b* bytes.
  public static func parse(_ bytes: some Sequence<UInt8>) throws(JSONFault) -> JSONValue {
    try parse(ContiguousArray(bytes))
  }

  static func parse(_ bytes: ContiguousArray<UInt8>) throws(JSONFault) -> JSONValue {
    var scanner = JSONScanner(bytes)
    let value = try scanner.readValue()
    guard scanner.isAtEnd() else {
      throw scanner.unexpected("nothing after the end of the value")
    }
    return value
  }
}

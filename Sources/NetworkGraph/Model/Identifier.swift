/// The id of an actor, relation, source, figure or kind: text that is compared by its bytes.
///
/// Swift's `String ==` calls a composed and a decomposed *é* equal. Two spellings are two ids here,
/// as they are in every other program that reads the file; the check of a network warns of ids that
/// are easily confused.
public struct Identifier: Hashable, Comparable, Sendable, CustomStringConvertible,
  ExpressibleByStringLiteral
{
  /// The id as it is written in the file.
  public let text: String

  /// The id with this text, byte for byte: nothing is trimmed, folded or normalised.
  public init(_ text: some StringProtocol) { self.text = String(text) }

  /// The id with the text of a literal, byte for byte.
  public init(stringLiteral text: String) { self.text = text }

  /// The text of the id as it is, which ``init(_:)`` reads back. Escape it before it is printed.
  public var description: String { text }

  /// Whether two ids have the same bytes; canonical equivalence does not count.
  /// - Complexity: O(*b*) for *b* bytes.
  public static func == (a: Identifier, b: Identifier) -> Bool {
    a.text.utf8.count == b.text.utf8.count && a.text.utf8.elementsEqual(b.text.utf8)
  }

  /// Hashes the bytes, in accordance with `==`.
  /// - Complexity: O(*b*) for *b* bytes.
  public func hash(into hasher: inout Hasher) {
    // One call for all bytes: a call for each byte takes many times as long. The hasher reads the
    // buffer within the call.
    var text = text
    text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }

  /// The order of the bytes, which for UTF-8 is the order of the Unicode scalars.
  public static func < (a: Identifier, b: Identifier) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }
}

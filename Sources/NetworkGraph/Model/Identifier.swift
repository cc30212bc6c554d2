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

  /// The id with this text, byte for byte: nothing is trimmed, folded or normalised.
  public init(_ text: String) { self.text = text }

  /// The id with the text of a literal, byte for byte.
  public init(stringLiteral text: String) { self.text = text }

  /// The text of the id as it is, which ``init(_:)`` reads back. Escape it before it is printed.
  public var description: String { text }

  /// Whether two ids have the same bytes; canonical equivalence does not count.
  /// - Complexity: O(*b*) for *b* bytes.
  public static func == (a: Identifier, b: Identifier) -> Bool {
    guard a.text.utf8.count == b.text.utf8.count else { return false }
    var (a, b) = (a.text, b.text)
    // Both buffers are read within the calls, and have the same count.
    return a.withUTF8 { a in
      b.withUTF8 { b in
        var place = 0
        let (a, b) = (UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b))
        while place + 8 <= a.count {
          let (x, y) = unsafe (
            a.loadUnaligned(fromByteOffset: place, as: UInt64.self),
            b.loadUnaligned(fromByteOffset: place, as: UInt64.self)
          )
          guard x == y else { return false }
          place += 8
        }
        while place < a.count {
          guard unsafe a[place] == b[place] else { return false }
          place += 1
        }
        return true
      }
    }
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

/// Cuts a file in the Graph Modelling Language into words.
struct GMLScanner {
  enum Token: Equatable {
    /// A word without quotes that starts with a letter: a key, or a value that lacks its quotes.
    case word
    case number
    /// A text between quotes, with its references to characters as they stand.
    case string
    case open
    case close
    case end
    case fault(String)
  }

  /// The line in which the token starts, counted from 1.
  private(set) var line = 1
  /// The text of the token, without quotes.
  var text: ArraySliceOfBytes { bytes[range] }
  /// The end of the file before the end of a string.
  private(set) var isBroken = false
  private let bytes: ContiguousArray<UInt8>
  private var i = 0
  private var currentLine = 1
  private var range = 0..<0

  init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  mutating func next() -> Token {
    skipBlanks()
    line = currentLine
    guard i < bytes.count else { return .end }
    switch bytes[i] {
    case UInt8(ascii: "["):
      i += 1
      return .open
    case UInt8(ascii: "]"):
      i += 1
      return .close
    case UInt8(ascii: "\""): return string()
    default: return word()
    }
  }

  private mutating func skipBlanks() {
    while i < bytes.count {
      switch bytes[i] {
      case 0x0A:
        currentLine += 1
        i += 1
      case 0x0D:
        currentLine += 1
        i += i + 1 < bytes.count && bytes[i + 1] == 0x0A ? 2 : 1
      case 0x20, 0x09, 0x0B, 0x0C: i += 1
      case UInt8(ascii: "#"):
        while i < bytes.count, bytes[i] != 0x0A, bytes[i] != 0x0D { i += 1 }
      default: return
      }
    }
  }

  /// Quotes within a string are written as references, so that a string runs to the next quote; a
  /// backslash means nothing.
  private mutating func string() -> Token {
    i += 1
    let start = i
    while i < bytes.count, bytes[i] != UInt8(ascii: "\"") {
      switch bytes[i] {
      case 0x0A: currentLine += 1
      case 0x0D where i + 1 >= bytes.count || bytes[i + 1] != 0x0A: currentLine += 1
      default: break
      }
      i += 1
    }
    guard i < bytes.count else {
      isBroken = true
      return .fault("the quote that opens here is never closed")
    }
    range = start..<i
    i += 1
    return .string
  }

  private mutating func word() -> Token {
    let start = i
    while i < bytes.count, bytes[i] > 0x20, bytes[i] != UInt8(ascii: "["),
      bytes[i] != UInt8(ascii: "]"), bytes[i] != UInt8(ascii: "\"")
    {
      i += 1
    }
    if i == start { i += 1 }
    range = start..<i
    let first = bytes[start]
    switch first {
    case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): return .number
    case _ where (0x61...0x7A).contains(first | 0x20) || first == UInt8(ascii: "_"): return .word
    case _ where first >= 0x80: return .word
    default:
      return .fault(
        "expected a key, a value or a bracket, found "
          + quoted(String(decoding: bytes[range].prefix(80), as: UTF8.self)))
    }
  }
}

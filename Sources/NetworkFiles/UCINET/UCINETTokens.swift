/// A word of the header of a DL file.
struct UCINETToken {
  var text: String
  var isQuoted = false
  var line: Int
  /// Whether a colon follows.
  var hasColon = false
  /// Whether a comma or a new line stands before it, and not only spaces.
  var startsPiece = false

  /// The text as keywords are compared, in lower case.
  var keyword: String { isQuoted ? "" : text.lowercased() }
}

/// Cuts the header of a DL file into words: spaces, commas, equal signs and new lines separate.
struct UCINETTokens {
  private let bytes: ContiguousArray<UInt8>
  private(set) var position = 0
  private(set) var line = 1

  init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  /// Whether the next character on the line is an equal sign.
  var isBeforeEqualSign: Bool {
    var i = position
    while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
    return i < bytes.count && bytes[i] == UInt8(ascii: "=")
  }

  /// The next word; `nil` at the end.
  ///
  /// - Parameter keepsColons: Whether colons belong to a word unless they end it.
  mutating func next(keepsColons: Bool = false) -> UCINETToken? {
    var startsPiece = position == 0
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, UInt8(ascii: "="): break
      case UInt8(ascii: ","): startsPiece = true
      case 0x0A, 0x0D:
        startsPiece = true
        endLine()
      default:
        var token = word(keepsColons: keepsColons)
        token.startsPiece = startsPiece
        return token
      }
      position += 1
    }
    return nil
  }

  /// Counts the line that ends here; the place stays on the last character of its end.
  private mutating func endLine() {
    if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A {
      position += 1
    }
    line += 1
  }

  private mutating func word(keepsColons: Bool) -> UCINETToken {
    if bytes[position] == UInt8(ascii: "\"") { return quotedWord() }
    let start = position
    let colon = UInt8(ascii: ":")
    scan: while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "="): break scan
      case colon: if !keepsColons && position > start { break scan }
      default: break
      }
      position += 1
    }
    var end = position
    var token = UCINETToken(text: "", line: line)
    if end > start + 1, bytes[end - 1] == colon {
      end -= 1
      token.hasColon = true
    }
    token.text = bytes.text(start..<end)
    if !token.hasColon {
      var i = position
      while i < bytes.count, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
      if i < bytes.count, bytes[i] == colon {
        token.hasColon = true
        position = i + 1
      }
    }
    return token
  }

  /// A word in quotes, of which doubled ones belong to the text; one without an end runs to the end
  /// of the line.
  private mutating func quotedWord() -> UCINETToken {
    let token = UCINETToken(text: "", isQuoted: true, line: line)
    let (text, end) = quotedText(bytes, from: position, to: bytes.count)
    for byte in bytes[position..<end] where byte == 0x0A { line += 1 }
    position = end
    var read = token
    read.text = text
    return read
  }
}

/// The text in the quotes that open at a place, and where it ends; a quote that is never closed runs
/// to the end of its line.
func quotedText(_ bytes: ContiguousArray<UInt8>, from start: Int, to end: Int) -> (String, Int) {
  let quote = bytes[start]
  var text: ContiguousArray<UInt8> = []
  var i = start + 1
  while i < end {
    if bytes[i] == quote {
      guard i + 1 < end, bytes[i + 1] == quote else {
        return (String(decoding: text, as: UTF8.self), i + 1)
      }
      i += 1
    }
    text.append(bytes[i])
    i += 1
  }
  i = start + 1
  while i < end, bytes[i] != 0x0A, bytes[i] != 0x0D { i += 1 }
  return (bytes.text((start + 1)..<i), i)
}

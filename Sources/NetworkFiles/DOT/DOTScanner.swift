/// Cuts a file in the language of Graphviz into words.
///
/// Follows the scanner of Graphviz: a number that runs into a name is two words, `\"` in quotes is a
/// quote and any other backslash stays, quoted strings are joined by `+`, and text between angle
/// brackets is HTML however deep it nests.
struct DOTScanner {
  enum Token: Equatable {
    /// A name or number; see ``text``.
    case name
    /// A text in quotes; see ``text``.
    case quoted
    /// HTML without its outer brackets; see ``text``.
    case html
    case keyword(Keyword)
    /// `->` or `--`.
    case edge(isDirected: Bool)
    case mark(UInt8)
    case end
    /// What cannot be read, and why.
    case fault(String)
  }

  enum Keyword: String, CaseIterable {
    case graph, digraph, subgraph, node, edge, strict
  }

  /// The line in which the token starts, counted from 1.
  private(set) var line = 1
  /// Whether the last name is a number that a letter follows without a space.
  private(set) var numberRunsIntoName = false
  /// Whether nothing after the last token can be read: a string that has no end.
  private(set) var isBroken = false
  private let bytes: ContiguousArray<UInt8>
  private var i = 0
  private var currentLine = 1
  private var range = 0..<0
  private var decoded: ContiguousArray<UInt8>?

  init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  /// The text of the token, without quotes and brackets.
  var text: ArraySliceOfBytes { decoded.map { $0[...] } ?? bytes[range] }

  mutating func next() -> Token {
    decoded = nil
    if let fault = skipBlanks() { return fault }
    line = currentLine
    guard i < bytes.count else { return .end }
    let byte = bytes[i]
    switch byte {
    case UInt8(ascii: "\""): return quoted()
    case UInt8(ascii: "<"): return html()
    case UInt8(ascii: "-") where i + 1 < bytes.count && bytes[i + 1] == UInt8(ascii: ">"):
      i += 2
      return .edge(isDirected: true)
    case UInt8(ascii: "-") where i + 1 < bytes.count && bytes[i + 1] == UInt8(ascii: "-"):
      i += 2
      return .edge(isDirected: false)
    case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "."): return number()
    case _ where Self.isLetter(byte): return name()
    default:
      i += 1
      return .mark(byte)
    }
  }

  /// Passes over the rest of a statement that cannot be understood: to the end of its line.
  mutating func skipLine() {
    while i < bytes.count, bytes[i] != 0x0A, bytes[i] != 0x0D, bytes[i] != UInt8(ascii: ";"),
      bytes[i] != UInt8(ascii: "}")
    {
      i += 1
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  // MARK: Blanks

  /// Passes over white space and comments; a fault where a comment has no end.
  private mutating func skipBlanks() -> Token? {
    while i < bytes.count {
      switch bytes[i] {
      case 0x0A, 0x0D: passLineEnd()
      case 0x20, 0x09, 0x0B, 0x0C: i += 1
      case UInt8(ascii: "#"): skipToLineEnd()
      case UInt8(ascii: "/") where i + 1 < bytes.count && bytes[i + 1] == UInt8(ascii: "/"):
        skipToLineEnd()
      case UInt8(ascii: "/") where i + 1 < bytes.count && bytes[i + 1] == UInt8(ascii: "*"):
        line = currentLine
        i += 2
        while i + 1 < bytes.count,
          bytes[i] != UInt8(ascii: "*") || bytes[i + 1] != UInt8(ascii: "/")
        {
          passByte()
        }
        guard i + 1 < bytes.count else {
          i = bytes.count
          isBroken = true
          return .fault("the comment that opens here is never closed; expected */")
        }
        i += 2
      default: return nil
      }
    }
    return nil
  }

  private mutating func skipToLineEnd() {
    while i < bytes.count, bytes[i] != 0x0A, bytes[i] != 0x0D { i += 1 }
  }

  private mutating func passLineEnd() {
    if bytes[i] == 0x0D, i + 1 < bytes.count, bytes[i + 1] == 0x0A { i += 1 }
    i += 1
    currentLine += 1
  }

  private mutating func passByte() {
    if bytes[i] == 0x0A || bytes[i] == 0x0D { passLineEnd() } else { i += 1 }
  }

  // MARK: Words

  private mutating func name() -> Token {
    let start = i
    while i < bytes.count, Self.isLetter(bytes[i]) || Self.isDigit(bytes[i]) { i += 1 }
    range = start..<i
    guard (4...8).contains(range.count) else { return .name }
    // The words of the language are words in any case of letters.
    for keyword in Keyword.allCases
    where bytes[range].elementsEqual(keyword.rawValue.utf8, by: { $0 | 0x20 == $1 }) {
      return .keyword(keyword)
    }
    return .name
  }

  private mutating func number() -> Token {
    let start = i
    if bytes[i] == UInt8(ascii: "-") { i += 1 }
    let digits = i
    while i < bytes.count, Self.isDigit(bytes[i]) { i += 1 }
    var count = i - digits
    if i < bytes.count, bytes[i] == UInt8(ascii: ".") {
      let point = i
      i += 1
      while i < bytes.count, Self.isDigit(bytes[i]) { i += 1 }
      count += i - point - 1
    }
    guard count > 0 else {
      i = start + 1
      return .mark(bytes[start])
    }
    range = start..<i
    numberRunsIntoName = i < bytes.count && (Self.isLetter(bytes[i]) || bytes[i] == 0x2E)
    return .name
  }

  // MARK: Strings

  private mutating func quoted() -> Token {
    guard readQuotes() else { return unclosed("quote", expected: "\"") }
    // Strings are joined by a plus sign.
    while true {
      let (place, placeLine) = (i, currentLine)
      if let fault = skipBlanks() { return fault }
      guard i < bytes.count, bytes[i] == UInt8(ascii: "+") else {
        (i, currentLine) = (place, placeLine)
        return .quoted
      }
      i += 1
      if let fault = skipBlanks() { return fault }
      guard i < bytes.count, bytes[i] == UInt8(ascii: "\"") else {
        return .fault("expected a text in quotes after +")
      }
      if decoded == nil { decoded = ContiguousArray(bytes[range]) }
      guard readQuotes() else { return unclosed("quote", expected: "\"") }
    }
  }

  /// Reads from one quote to the next; `false` when there is none.
  private mutating func readQuotes() -> Bool {
    i += 1
    var start = i
    while i < bytes.count {
      switch bytes[i] {
      case UInt8(ascii: "\""):
        if decoded == nil {
          range = start..<i
        } else {
          decoded!.append(contentsOf: bytes[start..<i])
        }
        i += 1
        return true
      case UInt8(ascii: "\\") where i + 1 < bytes.count:
        switch bytes[i + 1] {
        case UInt8(ascii: "\""):
          takeDecoded(start)
          start = i + 1
          i += 2
        case 0x0A, 0x0D:
          // The string goes on in the next line.
          takeDecoded(start)
          i += 1
          passLineEnd()
          start = i
        case UInt8(ascii: "\\"): i += 2
        default: i += 1
        }
      default: passByte()
      }
    }
    return false
  }

  private mutating func takeDecoded(_ start: Int) {
    if decoded == nil { decoded = [] }
    decoded!.append(contentsOf: bytes[start..<i])
  }

  private mutating func html() -> Token {
    i += 1
    let start = i
    var depth = 1
    while i < bytes.count {
      switch bytes[i] {
      case UInt8(ascii: "<"):
        depth += 1
        i += 1
      case UInt8(ascii: ">"):
        depth -= 1
        i += 1
        if depth == 0 {
          range = start..<(i - 1)
          return .html
        }
      default: passByte()
      }
    }
    return unclosed("<", expected: ">")
  }

  private mutating func unclosed(_ what: String, expected: String) -> Token {
    isBroken = true
    return .fault("the \(what) that opens here is never closed; expected \(expected)")
  }
}

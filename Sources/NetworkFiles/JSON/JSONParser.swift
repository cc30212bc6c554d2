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
  public static let maximumDepth = 500

  private let bytes: ContiguousArray<UInt8>
  private var i = 0
  private var line = 1

  private init(_ bytes: ContiguousArray<UInt8>) { self.bytes = bytes }

  /// Reads one value and nothing after it.
  ///
  /// - Parameter bytes: UTF-8; bytes that are not become U+FFFD.
  /// - Throws: ``JSONFault``, the first.
  /// - Complexity: O(*b*) for *b* bytes.
  public static func parse(_ bytes: some Sequence<UInt8>) throws(JSONFault) -> JSONValue {
    try parse(ContiguousArray(bytes))
  }

  static func parse(_ bytes: ContiguousArray<UInt8>) throws(JSONFault) -> JSONValue {
    var parser = JSONParser(bytes)
    return try parser.parseDocument()
  }

  /// An array or object that is not closed yet.
  private struct Open {
    let line: Int
    let isObject: Bool
    var elements: [JSONValue] = []
    var members: [JSONValue.Member] = []
    var names: Set<Identifier> = []
    var name = ""

    /// Whether no member has a name; objects with few members are searched faster than hashed.
    mutating func isNew(_ name: String) -> Bool {
      if members.count < 16 {
        return !members.contains { $0.name.utf8.elementsEqual(name.utf8) }
      }
      if names.isEmpty { names = Set(members.map { Identifier($0.name) }) }
      return names.insert(Identifier(name)).inserted
    }
  }

  private mutating func parseDocument() throws(JSONFault) -> JSONValue {
    var open: [Open] = []
    while true {
      skipSpace()
      var value: JSONValue
      let start = line
      switch peek() {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        let isObject = peek() == UInt8(ascii: "{")
        guard open.count < Self.maximumDepth else {
          throw fault("values are nested deeper than \(Self.maximumDepth) levels")
        }
        i += 1
        skipSpace()
        if peek() == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
          i += 1
          value = JSONValue(isObject ? .object([]) : .array([]), line: start)
        } else {
          open.append(Open(line: start, isObject: isObject))
          if isObject { try readName(into: &open) }
          continue
        }
      case UInt8(ascii: "\""):
        value = JSONValue(.string(try readString()), line: start)
      case let byte? where byte == UInt8(ascii: "-") || (48...57).contains(byte):
        value = JSONValue(.number(try readNumber()), line: start)
      case UInt8(ascii: "t"):
        try readWord("true")
        value = JSONValue(.boolean(true), line: start)
      case UInt8(ascii: "f"):
        try readWord("false")
        value = JSONValue(.boolean(false), line: start)
      case UInt8(ascii: "n"):
        try readWord("null")
        value = JSONValue(.null, line: start)
      default:
        throw unexpected("a value")
      }
      // The value is complete; so may be the arrays and objects around it.
      closing: while true {
        skipSpace()
        guard !open.isEmpty else {
          guard i == bytes.count else { throw unexpected("nothing after the end of the value") }
          return value
        }
        let top = open.count - 1
        if open[top].isObject {
          open[top].members.append(JSONValue.Member(open[top].name, value))
        } else {
          open[top].elements.append(value)
        }
        switch peek() {
        case UInt8(ascii: ","):
          i += 1
          if open[top].isObject { try readName(into: &open) }
          break closing
        case UInt8(ascii: "}") where open[top].isObject:
          i += 1
          let done = open.removeLast()
          value = JSONValue(.object(done.members), line: done.line)
        case UInt8(ascii: "]") where !open[top].isObject:
          i += 1
          let done = open.removeLast()
          value = JSONValue(.array(done.elements), line: done.line)
        default:
          throw unexpected(
            "a comma or the end of the \(open[top].isObject ? "object" : "array") of line "
              + "\(open[top].line)")
        }
      }
    }
  }

  private mutating func readName(into open: inout [Open]) throws(JSONFault) {
    skipSpace()
    guard peek() == UInt8(ascii: "\"") else { throw unexpected("a name in double quotes") }
    let name = try readString()
    guard open[open.count - 1].isNew(name) else {
      throw fault("the name \(quoted(name)) stands twice in one object")
    }
    skipSpace()
    guard peek() == UInt8(ascii: ":") else { throw unexpected("a colon after the name") }
    i += 1
    open[open.count - 1].name = name
  }

  private func peek() -> UInt8? { i < bytes.count ? bytes[i] : nil }

  private mutating func skipSpace() {
    while i < bytes.count {
      switch bytes[i] {
      case 0x20, 0x09: break
      case 0x0A: line += 1
      case 0x0D: if !(i + 1 < bytes.count && bytes[i + 1] == 0x0A) { line += 1 }
      default: return
      }
      i += 1
    }
  }

  private func fault(_ message: String) -> JSONFault { JSONFault(line: line, message: message) }

  private func unexpected(_ expected: String) -> JSONFault {
    guard i < bytes.count else { return fault("the text ends where \(expected) was expected") }
    if bytes[i] < 0x20 { return fault("expected \(expected), found the end of the line") }
    let rest = bytes[i..<min(i + 40, bytes.count)].prefix { $0 >= 0x20 }
    let word = String(decoding: rest, as: UTF8.self).prefix(8)
    return fault("expected \(expected), found \(quoted(String(word)))")
  }

  private mutating func readWord(_ word: String) throws(JSONFault) {
    guard bytes[i...].starts(with: word.utf8) else { throw unexpected("a value") }
    i += word.utf8.count
  }

  private mutating func readNumber() throws(JSONFault) -> String {
    let start = i
    func isDigit(_ byte: UInt8?) -> Bool { byte.map { (48...57).contains($0) } ?? false }
    if peek() == UInt8(ascii: "-") { i += 1 }
    guard isDigit(peek()) else { throw unexpected("a digit") }
    if peek() == UInt8(ascii: "0") {
      i += 1
      if isDigit(peek()) { throw fault("a number does not start with 0 before another digit") }
    }
    while isDigit(peek()) { i += 1 }
    if peek() == UInt8(ascii: ".") {
      i += 1
      guard isDigit(peek()) else { throw unexpected("a digit") }
      while isDigit(peek()) { i += 1 }
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      i += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { i += 1 }
      guard isDigit(peek()) else { throw unexpected("a digit") }
      while isDigit(peek()) { i += 1 }
    }
    return String(decoding: bytes[start..<i], as: UTF8.self)
  }

  private mutating func readString() throws(JSONFault) -> String {
    let startLine = line
    i += 1
    let start = i
    // Most strings hold no escape and are taken as they are.
    while i < bytes.count, bytes[i] != 0x22, bytes[i] != 0x5C, bytes[i] >= 0x20 { i += 1 }
    if peek() == 0x22 {
      i += 1
      return String(decoding: bytes[start..<(i - 1)], as: UTF8.self)
    }
    var text = ContiguousArray(bytes[start..<i])
    while i < bytes.count {
      let byte = bytes[i]
      switch byte {
      case 0x22:
        i += 1
        return String(decoding: text, as: UTF8.self)
      case 0x5C: try readEscape(into: &text)
      case 0..<0x20:
        throw fault("a string holds a line break or control character; write it as \\n or \\u00..")
      default:
        text.append(byte)
        i += 1
      }
    }
    throw JSONFault(line: startLine, message: "the string that starts here is never closed")
  }

  private mutating func readEscape(into text: inout ContiguousArray<UInt8>) throws(JSONFault) {
    i += 1
    guard let letter = peek() else { throw unexpected("an escape") }
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      i += 1
      var scalar = try readHexadecimal()
      if scalar & 0xFC00 == 0xD800 {
        guard bytes[i...].starts(with: [0x5C, UInt8(ascii: "u")]) else {
          throw fault("half of a surrogate pair in a \\u escape")
        }
        i += 2
        let low = try readHexadecimal()
        guard low & 0xFC00 == 0xDC00 else {
          throw fault("half of a surrogate pair in a \\u escape")
        }
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
      } else if scalar & 0xFC00 == 0xDC00 {
        throw fault("half of a surrogate pair in a \\u escape")
      }
      appendUTF8(scalar, to: &text)
      return
    default:
      throw fault("a backslash before a character that has no escape; write \\\\ for a backslash")
    }
    i += 1
  }

  private mutating func readHexadecimal() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unexpected("four hexadecimal digits")
      }
      value = value * 16 + UInt32(digit)
      i += 1
    }
    return value
  }
}

import NetworkGraph

/// Reads JSON (RFC 8259) from front to back, value by value, with the line of each.
///
/// Whoever reads a file of millions of elements asks for them one at a time, so that no tree of the
/// whole is built:
///
///     try scanner.enter()
///     while try scanner.nextName() {
///       if scanner.token.elementsEqual("nodes".utf8) { … } else { _ = try scanner.readValue() }
///     }
///
/// Nesting takes no stack and is bounded by ``maximumDepth``; a string or number costs no allocation
/// as long as only its bytes are asked for.
struct JSONScanner {
  /// How deep arrays and objects may nest; no file of a network comes near it.
  static let maximumDepth = 500

  /// What a value is, by its first byte.
  enum Kind {
    case object, array, string, number, yes, no, null
    /// `NaN`, `Infinity` or `-Infinity`, which is not JSON, though Python writes it.
    case notFinite
  }

  /// The line of the place where reading goes on, counted from 1.
  private(set) var line: Int
  /// The bytes that are still to be read start here.
  private(set) var offset: Int
  private let bytes: ContiguousArray<UInt8>
  /// The arrays and objects around this place.
  private var open: ContiguousArray<Open> = []
  /// Where the last string, name or number stands.
  private var tokenRange = 0..<0
  /// The last string, where it holds escapes; otherwise it is taken from the file.
  private var resolved: ContiguousArray<UInt8> = []
  private var isResolved = false

  private struct Open {
    let line: Int
    let isObject: Bool
    /// Whether no member or element was read yet.
    var isFresh = true
  }

  /// - Parameter bytes: Valid UTF-8.
  init(_ bytes: ContiguousArray<UInt8>, from offset: Int = 0, line: Int = 1) {
    self.bytes = bytes
    self.offset = offset
    self.line = line
  }

  /// The size of the whole text.
  var byteCount: Int { bytes.count }

  /// The number of arrays and objects around this place.
  var depth: Int { open.count }

  /// The bytes of the last string or name, with escapes resolved, or of the last number.
  var token: ArraySliceOfBytes { isResolved ? resolved[...] : bytes[tokenRange] }

  /// The text of the last string, name or number.
  var tokenText: String { String(decoding: token, as: UTF8.self) }

  /// Whether the last string or name is this one.
  func tokenIs(_ name: ContiguousArray<UInt8>) -> Bool {
    if isResolved { return resolved == name }
    guard tokenRange.count == name.count else { return false }
    let (all, name) = (bytes.span, name.span)
    for i in 0..<name.count where all[tokenRange.lowerBound &+ i] != name[i] { return false }
    return true
  }

  // MARK: Values

  /// What the next value is.
  mutating func kind() throws(JSONFault) -> Kind {
    skipSpace()
    guard offset < bytes.count else { throw unexpected("a value") }
    switch bytes[offset] {
    case UInt8(ascii: "\""): return .string
    case 48...57: return .number
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "-"): return startsWith("-Infinity") ? .notFinite : .number
    case UInt8(ascii: "t"): return .yes
    case UInt8(ascii: "f"): return .no
    case UInt8(ascii: "n"): return .null
    case UInt8(ascii: "N") where startsWith("NaN"): return .notFinite
    case UInt8(ascii: "I") where startsWith("Infinity"): return .notFinite
    default: throw unexpected("a value")
    }
  }

  /// Goes into the array or object that starts here.
  mutating func enter() throws(JSONFault) {
    skipSpace()
    let isObject = peek() == UInt8(ascii: "{")
    guard isObject || peek() == UInt8(ascii: "[") else { throw unexpected("an array or object") }
    guard open.count < Self.maximumDepth else {
      throw fault("values are nested deeper than \(Self.maximumDepth) levels")
    }
    open.append(Open(line: line, isObject: isObject))
    offset += 1
  }

  /// Reads the name of the next member of the object that is open; its value follows.
  ///
  /// - Returns: Whether there is one; if not, the object is closed.
  mutating func nextName() throws(JSONFault) -> Bool {
    guard try goOn(closing: UInt8(ascii: "}")) else { return false }
    skipSpace()
    guard peek() == UInt8(ascii: "\"") else { throw unexpected("a name in double quotes") }
    try readString()
    skipSpace()
    guard peek() == UInt8(ascii: ":") else { throw unexpected("a colon after the name") }
    offset += 1
    return true
  }

  /// Goes to the next element of the array that is open.
  ///
  /// - Returns: Whether there is one; if not, the array is closed.
  mutating func nextElement() throws(JSONFault) -> Bool {
    try goOn(closing: UInt8(ascii: "]"))
  }

  private mutating func goOn(closing mark: UInt8) throws(JSONFault) -> Bool {
    skipSpace()
    let top = open.count - 1
    if peek() == mark {
      offset += 1
      open.removeLast()
      return false
    }
    if open[top].isFresh {
      open[top].isFresh = false
      return true
    }
    guard peek() == UInt8(ascii: ",") else {
      throw unexpected(
        "a comma or the end of the \(open[top].isObject ? "object" : "array") of line "
          + "\(open[top].line)")
    }
    offset += 1
    return true
  }

  /// Passes over the value that starts here without a look at what it holds: it is read later.
  ///
  /// - Complexity: O(bytes of the value), and no memory.
  mutating func skip() throws(JSONFault) {
    skipSpace()
    guard let end = endOfValue(bytes.span, from: offset, line: line) else {
      throw fault("the text ends within the value that starts here")
    }
    (offset, line) = end
  }

  /// Whether nothing but space follows.
  mutating func isAtEnd() -> Bool {
    skipSpace()
    return offset == bytes.count
  }

  /// Goes to the end of the text, out of everything that is open.
  mutating func skipAll() {
    open.removeAll()
    offset = bytes.count
  }

  /// Goes to the end of the line, out of everything that is open.
  mutating func skipLine() {
    open.removeAll(keepingCapacity: true)
    while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
  }

  // MARK: Plain values

  /// Reads `true`, `false` or `null`, as ``kind()`` has told.
  mutating func readWord(_ word: StaticString) throws(JSONFault) {
    guard startsWith(word) else { throw unexpected("a value") }
    offset += word.utf8CodeUnitCount
  }

  /// Passes over `NaN` and the like.
  ///
  /// - Returns: The word.
  mutating func passNotFinite() -> String {
    let start = offset
    while let byte = peek(), byte == 0x2D || (65...122).contains(byte) { offset += 1 }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// Reads a number into ``token``, digit by digit as it is written.
  mutating func readNumber() throws(JSONFault) {
    let start = offset
    isResolved = false
    if peek() == UInt8(ascii: "-") { offset += 1 }
    let first = offset
    guard passDigits() else { throw unexpected("a digit") }
    if bytes[first] == UInt8(ascii: "0"), offset > first + 1 {
      offset = first + 1
      throw fault("a number does not start with 0 before another digit")
    }
    if peek() == UInt8(ascii: ".") {
      offset += 1
      guard passDigits() else { throw unexpected("a digit") }
    }
    if peek() == UInt8(ascii: "e") || peek() == UInt8(ascii: "E") {
      offset += 1
      if peek() == UInt8(ascii: "+") || peek() == UInt8(ascii: "-") { offset += 1 }
      guard passDigits() else { throw unexpected("a digit") }
    }
    tokenRange = start..<offset
  }

  private mutating func passDigits() -> Bool {
    let start = offset
    offset = endOfDigits(bytes.span, from: start)
    return offset > start
  }

  /// Reads a string into ``token``.
  mutating func readString() throws(JSONFault) {
    let start = offset + 1
    // Most strings hold no escape and are taken as they are.
    offset = endOfPlainText(bytes.span, from: start)
    guard peek() == 0x22 else { return try resolveString(from: start) }
    tokenRange = start..<offset
    isResolved = false
    offset += 1
  }

  private mutating func resolveString(from start: Int) throws(JSONFault) {
    resolved.removeAll(keepingCapacity: true)
    resolved.append(contentsOf: bytes[start..<offset])
    isResolved = true
    while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case 0x22:
        offset += 1
        return
      case 0x5C: try resolveEscape()
      case 0..<0x20:
        throw fault("a string holds a line break or control character; write it as \\n or \\u00..")
      default:
        resolved.append(byte)
        offset += 1
      }
    }
    // No string goes on over a line end: it started on this line.
    throw fault("the string that starts here is never closed")
  }

  private mutating func resolveEscape() throws(JSONFault) {
    offset += 1
    guard let letter = peek() else { throw unexpected("an escape") }
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): resolved.append(letter)
    case UInt8(ascii: "b"): resolved.append(0x08)
    case UInt8(ascii: "f"): resolved.append(0x0C)
    case UInt8(ascii: "n"): resolved.append(0x0A)
    case UInt8(ascii: "r"): resolved.append(0x0D)
    case UInt8(ascii: "t"): resolved.append(0x09)
    case UInt8(ascii: "u"):
      offset += 1
      var scalar = try readHexadecimal()
      if scalar & 0xFC00 == 0xD800 {
        guard startsWith("\\u") else { throw fault("half of a surrogate pair in a \\u escape") }
        offset += 2
        let low = try readHexadecimal()
        guard low & 0xFC00 == 0xDC00 else {
          throw fault("half of a surrogate pair in a \\u escape")
        }
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
      } else if scalar & 0xFC00 == 0xDC00 {
        throw fault("half of a surrogate pair in a \\u escape")
      }
      appendUTF8(scalar, to: &resolved)
      return
    default:
      throw fault("a backslash before a character that has no escape; write \\\\ for a backslash")
    }
    offset += 1
  }

  private mutating func readHexadecimal() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unexpected("four hexadecimal digits")
      }
      value = value * 16 + UInt32(digit)
      offset += 1
    }
    return value
  }

  // MARK: Places

  private func peek() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func startsWith(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard offset + count <= bytes.count else { return false }
    return bytes[offset..<(offset + count)].elementsEqual(word.description.utf8)
  }

  private mutating func skipSpace() {
    // Most values follow at once, or after one space.
    if offset < bytes.count, bytes[offset] > 0x20 { return }
    (offset, line) = endOfSpace(bytes.span, from: offset, line: line)
  }

  func fault(_ message: String) -> JSONFault { JSONFault(line: line, message: message) }

  func unexpected(_ expected: String) -> JSONFault {
    guard offset < bytes.count else { return fault("the text ends where \(expected) was expected") }
    if bytes[offset] < 0x20 { return fault("expected \(expected), found the end of the line") }
    if startsWith("//") || startsWith("/*") {
      return fault("expected \(expected), found a comment; JSON has none, remove it")
    }
    let rest = bytes[offset..<min(offset + 40, bytes.count)].prefix { $0 >= 0x20 }
    let word = String(decoding: rest, as: UTF8.self).prefix(8)
    return fault("expected \(expected), found \(quoted(String(word)))")
  }
}

// MARK: - Runs of bytes

private func endOfSpace(_ bytes: Span<UInt8>, from start: Int, line: Int) -> (Int, Int) {
  var (i, line) = (start, line)
  while i < bytes.count {
    switch bytes[i] {
    case 0x20, 0x09: break
    case 0x0A: line += 1
    case 0x0D: if !(i + 1 < bytes.count && bytes[i + 1] == 0x0A) { line += 1 }
    default: return (i, line)
    }
    i &+= 1
  }
  return (i, line)
}

private func endOfDigits(_ bytes: Span<UInt8>, from start: Int) -> Int {
  var i = start
  while i < bytes.count, bytes[i] &- 48 < 10 { i &+= 1 }
  return i
}

/// The place of the first byte that ends a string or is not plain in it.
private func endOfPlainText(_ bytes: Span<UInt8>, from start: Int) -> Int {
  var i = start
  while i < bytes.count {
    let byte = bytes[i]
    if byte == 0x22 || byte == 0x5C || byte < 0x20 { return i }
    i &+= 1
  }
  return i
}

/// The end of the value that starts at a place, by its brackets and quotes alone; `nil` when there is
/// none.
private func endOfValue(_ bytes: Span<UInt8>, from start: Int, line: Int) -> (Int, Int)? {
  var (i, line) = (start, line)
  var depth = 0
  while i < bytes.count {
    let byte = bytes[i]
    switch byte {
    case UInt8(ascii: "\""):
      i &+= 1
      while i < bytes.count, bytes[i] != UInt8(ascii: "\"") {
        i &+= bytes[i] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard i < bytes.count else { return nil }
      if depth == 0 { return (i + 1, line) }
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      // A plain value ends before the bracket that follows it.
      if depth == 0 { return (i, line) }
      depth -= 1
      if depth == 0 { return (i + 1, line) }
    case UInt8(ascii: ",") where depth == 0: return (i, line)
    case 0x0A: line += 1
    case 0x0D: if !(i + 1 < bytes.count && bytes[i + 1] == 0x0A) { line += 1 }
    default: break
    }
    i &+= 1
  }
  return nil
}

/// Reads `{'weight': 1, 'colour': 'red'}`, as Python writes a dictionary and NetworkX the data of an
/// edge.
///
/// Texts are decoded; `True` and `False` become `true` and `false`, `None` nothing; numbers stay as
/// they are written, also those of NumPy (`np.float64(0.5)`); lists and other values within values
/// stay the text that stands there. Nothing is ever run.
struct PythonDictionary {
  typealias Member = (name: String, value: String)

  private let bytes: ArraySliceOfBytes
  private var i: Int

  /// The members that have a value, in their order; `nil` for text that is no dictionary.
  ///
  /// - Complexity: O(*b*) for *b* bytes.
  static func members(_ bytes: ArraySliceOfBytes) -> [Member]? {
    var reader = PythonDictionary(bytes)
    return reader.read()
  }

  private init(_ bytes: ArraySliceOfBytes) {
    self.bytes = bytes
    i = bytes.startIndex
  }

  private mutating func read() -> [Member]? {
    var members: [Member] = []
    guard take(UInt8(ascii: "{")) else { return nil }
    while !take(UInt8(ascii: "}")) {
      guard let name = value(), take(UInt8(ascii: ":")), let content = value() else { return nil }
      if let content { members.append((name ?? "None", content)) }
      guard take(UInt8(ascii: ",")) || peek() == UInt8(ascii: "}") else { return nil }
    }
    return peek() == nil ? members : nil
  }

  /// The next byte that is no space.
  private mutating func peek() -> UInt8? {
    while i < bytes.endIndex, bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
    return i < bytes.endIndex ? bytes[i] : nil
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    i += 1
    return true
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"")
  }

  /// A value: its text, or `.some(nil)` for `None`; `nil` where there is none.
  private mutating func value() -> String?? {
    guard let first = peek() else { return nil }
    if Self.isQuote(first) { return string().map { .some($0) } }
    let start = i
    var depth = 0
    scan: while i < bytes.endIndex {
      let byte = bytes[i]
      switch byte {
      case _ where Self.isQuote(byte):
        guard string() != nil else { return nil }
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { break scan }
        depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ":"): if depth == 0 { break scan }
      default: break
      }
      i += 1
    }
    let text = trimmed(String(decoding: bytes[start..<i], as: UTF8.self))
    guard depth == 0, !text.isEmpty else { return nil }
    return Self.plain(text)
  }

  /// What a word or number of Python stands for.
  private static func plain(_ text: String) -> String? {
    switch text {
    case "None": return nil
    case "True", "np.True_": return "true"
    case "False", "np.False_": return "false"
    default: break
    }
    guard text.hasPrefix("np.") || text.hasPrefix("numpy."), text.hasSuffix(")"),
      let open = text.firstIndex(of: "(")
    else { return text }
    let inner = ContiguousArray(text[text.index(after: open)...].dropLast().utf8)
    guard let first = inner.first, !inner.contains(UInt8(ascii: "(")) else { return text }
    guard isQuote(first) else { return String(decoding: inner, as: UTF8.self) }
    var reader = PythonDictionary(inner[...])
    return reader.string() ?? text
  }

  /// The text between quotes.
  private mutating func string() -> String? {
    let quote = bytes[i]
    i += 1
    var text: ContiguousArray<UInt8> = []
    while i < bytes.endIndex {
      let byte = bytes[i]
      i += 1
      if byte == quote { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\") {
        guard escape(into: &text) else { return nil }
      } else {
        text.append(byte)
      }
    }
    return nil
  }

  private mutating func escape(into text: inout ContiguousArray<UInt8>) -> Bool {
    guard i < bytes.endIndex else { return false }
    let byte = bytes[i]
    i += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "a"): text.append(0x07)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "v"): text.append(0x0B)
    case UInt8(ascii: "x"): return scalar(digits: 2, radix: 16, into: &text)
    case UInt8(ascii: "u"): return scalar(digits: 4, radix: 16, into: &text)
    case UInt8(ascii: "U"): return scalar(digits: 8, radix: 16, into: &text)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      i -= 1
      var count = 0
      while count < 3, i + count < bytes.endIndex, (48...55).contains(bytes[i + count]) {
        count += 1
      }
      return scalar(digits: count, radix: 8, into: &text)
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""): text.append(byte)
    default: text += [UInt8(ascii: "\\"), byte]
    }
    return true
  }

  private mutating func scalar(
    digits: Int, radix: Int, into text: inout ContiguousArray<UInt8>
  ) -> Bool {
    guard i + digits <= bytes.endIndex,
      let value = UInt32(String(decoding: bytes[i..<(i + digits)], as: UTF8.self), radix: radix),
      let scalar = Unicode.Scalar(value)
    else { return false }
    i += digits
    appendUTF8(scalar.value, to: &text)
    return true
  }
}

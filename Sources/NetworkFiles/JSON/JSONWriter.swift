/// Writes JSON in one form: members in their order, no dependence on language, two spaces of
/// indentation.
public enum JSONWriter {
  /// The value on one line, without spaces.
  public static func compact(_ value: JSONValue) -> String {
    var bytes: [UInt8] = []
    write(value, to: &bytes, indent: nil)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value over several lines, with a line end after the last.
  public static func pretty(_ value: JSONValue, _ layout: Layout = .expanded) -> String {
    String(decoding: prettyBytes(value, layout), as: UTF8.self)
  }

  /// How values are laid out over lines.
  public enum Layout: Hashable, Sendable {
    /// Every member and element has its line.
    case expanded
    /// Arrays and objects that fit into 100 columns have one line.
    case oneLineWhereShort
    /// Everything below the elements of the outermost arrays has one line: a row is a line.
    case rowsOnOneLine
  }

  static func prettyBytes(_ value: JSONValue, _ layout: Layout) -> [UInt8] {
    var bytes: [UInt8] = []
    write(value, to: &bytes, indent: 0, layout)
    bytes.append(0x0A)
    return bytes
  }

  /// Writes a value on one line, with spaces after colons and commas.
  static func writeRow(_ value: JSONValue, to bytes: inout [UInt8]) {
    write(value, to: &bytes, indent: nil, .rowsOnOneLine)
  }

  // The depth of recursion is that of the value, which the parser bounds.
  private static func write(
    _ value: JSONValue, to bytes: inout [UInt8], indent: Int?, _ layout: Layout = .expanded
  ) {
    switch value.content {
    case .null: bytes += "null".utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .number(let text): bytes += text.utf8
    case .string(let text): write(text, to: &bytes)
    case .array(let elements):
      let inner = childIndent(of: value, indent, layout)
      writeItems(
        elements, open: UInt8(ascii: "["), close: UInt8(ascii: "]"), to: &bytes, indent, inner,
        spaced: indent != nil || layout != .expanded
      ) { element, bytes in
        write(element, to: &bytes, indent: inner, layout)
      }
    case .object(let members):
      let inner = childIndent(of: value, indent, layout)
      let isSpaced = indent != nil || layout != .expanded
      writeItems(
        members, open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), to: &bytes, indent, inner,
        spaced: isSpaced
      ) { member, bytes in
        write(member.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if isSpaced { bytes.append(0x20) }
        write(member.value, to: &bytes, indent: inner, layout)
      }
    }
  }

  private static func writeItems<Item>(
    _ items: [Item], open: UInt8, close: UInt8, to bytes: inout [UInt8], _ indent: Int?,
    _ inner: Int?, spaced: Bool, _ writeItem: (Item, inout [UInt8]) -> Void
  ) {
    bytes.append(open)
    for (place, item) in items.enumerated() {
      if place > 0 {
        bytes.append(UInt8(ascii: ","))
        if inner == nil && spaced { bytes.append(0x20) }
      }
      if let inner { newLine(inner, &bytes) }
      writeItem(item, &bytes)
    }
    if inner != nil, let indent, !items.isEmpty { newLine(indent, &bytes) }
    bytes.append(close)
  }

  private static func newLine(_ indent: Int, _ bytes: inout [UInt8]) {
    bytes.append(0x0A)
    for _ in 0..<indent { bytes.append(0x20) }
  }

  private static func childIndent(of value: JSONValue, _ indent: Int?, _ layout: Layout) -> Int? {
    guard let indent else { return nil }
    switch layout {
    case .expanded: return indent + 2
    case .oneLineWhereShort:
      var room = 96 - indent
      return value.fits(&room) ? nil : indent + 2
    case .rowsOnOneLine: return indent >= 4 || value.isFlat && indent > 2 ? nil : indent + 2
    }
  }

  /// Writes a string with the escapes that JSON asks for. A page that holds JSON in a script has to
  /// escape `<` on top.
  static func write(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(0x22)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      defer { previous = byte }
      switch byte {
      case 0x22: bytes += [0x5C, 0x22]
      case 0x5C: bytes += [0x5C, 0x5C]
      case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
      case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
      case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
      case 0..<0x20, 0x7F: writeNumber(of: byte, to: &bytes)
      case 0x80..<0xA0 where previous == 0xC2:
        // Control characters of two bytes, the second of which is their number.
        bytes.removeLast()
        writeNumber(of: byte, to: &bytes)
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }

  private static func writeNumber(of byte: UInt8, to bytes: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    bytes += "\\u00".utf8
    bytes.append(digits[Int(byte >> 4)])
    bytes.append(digits[Int(byte & 15)])
  }
}

extension JSONValue {
  /// Whether the value holds no array or object.
  fileprivate var isFlat: Bool {
    func isPlain(_ value: JSONValue) -> Bool {
      switch value.content {
      case .array, .object: false
      default: true
      }
    }
    switch content {
    case .array(let elements): return elements.allSatisfy(isPlain)
    case .object(let members): return members.allSatisfy { isPlain($0.value) }
    default: return true
    }
  }

  /// Whether the value takes no more than `room` bytes on a line; looks no further than that.
  fileprivate func fits(_ room: inout Int) -> Bool {
    switch content {
    case .null, .boolean: room -= 5
    case .number(let text): room -= text.utf8.count
    case .string(let text): room -= text.utf8.count + 2
    case .array(let elements):
      room -= 2
      for element in elements where room >= 0 {
        room -= 2
        guard element.fits(&room) else { return false }
      }
    case .object(let members):
      room -= 2
      for member in members where room >= 0 {
        room -= member.name.utf8.count + 6
        guard member.value.fits(&room) else { return false }
      }
    }
    return room >= 0
  }
}

/// Text between tags, and what stands for a character in it.
extension XMLScanner {
  /// What a run of text holds, up to the next `<` or `&`.
  struct TextRun {
    var end: Int
    var lines = 0
    /// Whether anything but white space is there.
    var hasContent = false
    var hasControl = false
    var hasReturn = false
  }

  static func run(_ bytes: Span<UInt8>, from start: Int) -> TextRun {
    var run = TextRun(end: start)
    var end = start
    let count = bytes.count
    while end < count {
      let byte = bytes[end]
      if byte > 0x20 {
        if byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") { break }
        run.hasContent = true
      } else {
        switch byte {
        case 0x0A: run.lines += 1
        case 0x20, 0x09: break
        case 0x0D: run.hasReturn = true
        default: run.hasControl = true
        }
      }
      end += 1
    }
    run.end = end
    return run
  }

  /// Reads up to the next `<`; whether anything but white space was there.
  mutating func readText(after hasText: Bool) throws(XMLFault) -> Bool {
    let start = i
    let run = Self.run(bytes.span, from: start)
    if run.hasControl { throw fault("a control character, which XML does not allow") }
    if !run.hasContent && !hasText && !keepsWhiteSpace && text.isEmpty && isTag(at: run.end) {
      // The space between two tags.
      i = run.end
      currentLine += run.lines
      return false
    }
    if text.isEmpty {
      isIndented = start < run.end && (bytes[start] == 0x0A || bytes[start] == 0x0D)
    }
    if run.hasContent && text.isEmpty { line = currentLine }
    if run.hasReturn {
      Self.appendLines(bytes[start..<run.end], to: &text)
    } else {
      text.append(bytes, start..<run.end)
    }
    i = run.end
    currentLine += run.lines
    guard i < bytes.count && bytes[i] == UInt8(ascii: "&") else { return run.hasContent }
    let scalar = try readEntity()
    append(scalar, to: &text)
    return true
  }

  /// Whether a tag starts at an offset, not a comment or the like.
  func isTag(at offset: Int) -> Bool {
    offset + 1 < bytes.count && bytes[offset] == UInt8(ascii: "<")
      && bytes[offset + 1] != UInt8(ascii: "!") && bytes[offset + 1] != UInt8(ascii: "?")
  }

  /// Appends text with its line ends as a line feed each, as XML has them.
  static func appendLines(
    _ part: ArraySliceOfBytes, to text: inout ContiguousArray<UInt8>
  ) {
    var place = part.startIndex
    while place < part.endIndex {
      if part[place] == 0x0D {
        text.append(0x0A)
        if place + 1 < part.endIndex, part[place + 1] == 0x0A { place += 1 }
      } else {
        text.append(part[place])
      }
      place += 1
    }
  }

  mutating func readCharacterData() throws(XMLFault) {
    i += 9
    let start = i
    let startLine = currentLine
    while i < bytes.count {
      if bytes[i] == UInt8(ascii: "]") && starts(with: "]]>") {
        Self.appendLines(bytes[start..<i], to: &text)
        i += 3
        return
      }
      if bytes[i] == 0x0A {
        currentLine += 1
      } else if bytes[i] < 0x20 && bytes[i] != 0x09 && bytes[i] != 0x0D {
        throw fault("a control character, which XML does not allow")
      }
      i += 1
    }
    throw XMLFault(line: startLine, message: "a CDATA section is not closed before the file ends")
  }

  /// Reads `&amp;` or `&#233;` and the like.
  mutating func readEntity() throws(XMLFault) -> Unicode.Scalar {
    var end = i + 1
    while end < bytes.count, end - i < 12, bytes[end] != UInt8(ascii: ";") { end += 1 }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else {
      throw fault("an ampersand that starts no entity; write &amp; for the character itself")
    }
    let word = String(decoding: bytes[(i + 1)..<end], as: UTF8.self)
    i = end + 1
    switch word {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard word.utf8.first == UInt8(ascii: "#") else {
        throw fault(
          "the entity \(quoted("&" + word + ";")) is not expanded; expected &amp; &lt; &gt; &quot; "
            + "&apos; or a numbered character")
      }
      let digits = word.dropFirst()
      let code =
        digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
      guard let code, code >= 0x20 || [0x09, 0x0A, 0x0D].contains(code),
        code != 0xFFFE, code != 0xFFFF, let scalar = Unicode.Scalar(code)
      else {
        throw fault("\(quoted("&" + word + ";")) is no character that XML allows")
      }
      return scalar
    }
  }

  func append(_ scalar: Unicode.Scalar, to target: inout ContiguousArray<UInt8>) {
    target.append(contentsOf: UTF8.encode(scalar)!)
  }
}

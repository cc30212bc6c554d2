/// Tags: their names and their attributes.
extension XMLScanner {
  // MARK: Tags

  mutating func readTag() throws(XMLFault) -> Token {
    line = currentLine
    i += 1
    if i < bytes.count && bytes[i] == UInt8(ascii: "/") {
      i += 1
      if let last = open.last {
        // Most tags close what is open.
        let end = i + length(of: last.whole)
        if end < bytes.count, bytes[end] == UInt8(ascii: ">"), isName(last.whole, i..<end) {
          i = end + 1
          return self.end(last.whole)
        }
      }
      let whole = try readName("the name of an element")
      skipSpace()
      guard i < bytes.count, bytes[i] == UInt8(ascii: ">") else {
        throw fault("expected '>' at the end of a closing tag")
      }
      i += 1
      guard let last = open.last else {
        throw fault("</\(visible(text(of: whole), limit: 40))> closes nothing")
      }
      guard last.whole == whole else {
        throw fault(
          "</\(visible(text(of: whole), limit: 40))> where </\(visible(text(of: last.whole), limit: 40))> "
            + "was expected for the element opened on line \(last.line)")
      }
      return end(whole)
    }
    guard !(hasRoot && open.isEmpty) else { throw fault("a second root element") }
    let whole = try readName("the name of an element")
    hasRoot = true
    guard open.count < Self.maximumDepth else {
      throw fault("elements are nested deeper than \(Self.maximumDepth) levels")
    }
    open.append((whole, line))
    name = localName(whole)
    attributes.removeAll(keepingCapacity: true)
    resolved.removeAll(keepingCapacity: true)
    while true {
      let before = i
      skipSpace()
      guard i < bytes.count else { throw fault("the file ends within a tag") }
      if bytes[i] == UInt8(ascii: ">") {
        i += 1
        return .start
      }
      if bytes[i] == UInt8(ascii: "/") {
        guard i + 1 < bytes.count, bytes[i + 1] == UInt8(ascii: ">") else {
          throw fault("expected '>' after '/' in a tag")
        }
        i += 2
        pendingEnd = whole
        return .start
      }
      guard i > before else { throw fault("expected a space before an attribute") }
      try readAttribute()
    }
  }

  private mutating func readAttribute() throws(XMLFault) {
    let whole = try readName("the name of an attribute")
    skipSpace()
    guard i < bytes.count, bytes[i] == UInt8(ascii: "=") else {
      throw fault("the attribute '\(visible(text(of: whole), limit: 40))' has no value")
    }
    i += 1
    skipSpace()
    guard i < bytes.count, bytes[i] == UInt8(ascii: "\"") || bytes[i] == UInt8(ascii: "'") else {
      throw fault(
        "the value of the attribute '\(visible(text(of: whole), limit: 40))' must stand in quotes")
    }
    let quote = bytes[i]
    i += 1
    // Attributes of one element are few, except in files that mean harm.
    guard attributes.count < 1000 else { throw fault("an element with more than 1000 attributes") }
    for attribute in attributes where attribute.whole == whole {
      throw fault("the attribute '\(visible(text(of: whole), limit: 40))' stands twice in one tag")
    }
    let start = i
    let resolvedStart = resolved.count
    var isResolved = false
    var copied = i
    while true {
      i = Self.plainEnd(bytes.span, from: i, quote)
      guard i < bytes.count else { throw fault("the value of an attribute is not closed") }
      let byte = bytes[i]
      if byte == quote { break }
      switch byte {
      case UInt8(ascii: "<"): throw fault("'<' in the value of an attribute; write &lt;")
      case UInt8(ascii: "&"):
        isResolved = true
        resolved.append(contentsOf: bytes[copied..<i])
        let scalar = try readEntity()
        append(scalar, to: &resolved)
        copied = i
      case 0x09, 0x0A, 0x0D:
        // White space in the value of an attribute is a space, unless it is numbered.
        isResolved = true
        resolved.append(contentsOf: bytes[copied..<i])
        resolved.append(0x20)
        if byte == 0x0D, i + 1 < bytes.count, bytes[i + 1] == 0x0A { i += 1 }
        if bytes[i] == 0x0A { currentLine += 1 }
        i += 1
        copied = i
      default: throw fault("a control character, which XML does not allow")
      }
    }
    if isResolved { resolved.append(contentsOf: bytes[copied..<i]) }
    let range = isResolved ? resolvedStart..<resolved.count : start..<i
    i += 1
    attributes.append(
      Attribute(whole: whole, name: localName(whole), range: range, isResolved: isResolved))
  }

  /// Where the first byte stands that means something in the value of an attribute.
  private static func plainEnd(_ bytes: Span<UInt8>, from start: Int, _ quote: UInt8) -> Int {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte == quote || byte < 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") {
        break
      }
      end += 1
    }
    return end
  }

  private mutating func skipSpace() {
    while i < bytes.count {
      switch bytes[i] {
      case 0x0A: currentLine += 1
      case 0x20, 0x09, 0x0D: break
      default: return
      }
      i += 1
    }
  }

  private mutating func readName(_ what: String) throws(XMLFault) -> Name {
    let start = i
    i = Self.nameEnd(bytes.span, from: i)
    guard i > start else { throw fault("expected \(what)") }
    switch bytes[start] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
      throw fault("expected \(what), which starts with a letter")
    default: break
    }
    guard i - start <= 1000 else { throw fault("a name of more than 1000 bytes") }
    return intern(start..<i)
  }

  private static func nameEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "_"),
        UInt8(ascii: "-"), UInt8(ascii: "."), 0x80...0xFF:
        end += 1
      default: return end
      }
    }
    return end
  }

  mutating func localName(_ whole: Name) -> Name {
    while localNames.count < names.count { localNames.append(-1) }
    if localNames[whole] >= 0 { return localNames[whole] }
    let bytes = names[whole]
    let local: Name
    if let colon = bytes.lastIndex(of: UInt8(ascii: ":")), colon + 1 < bytes.count {
      local = name(String(decoding: bytes[(colon + 1)...], as: UTF8.self))
      while localNames.count < names.count { localNames.append(-1) }
    } else {
      local = whole
    }
    localNames[whole] = local
    return local
  }
}

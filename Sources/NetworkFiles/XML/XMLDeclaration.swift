import NetworkGraph

/// The name of the root element of a file that begins as XML does, without its prefix and in lower
/// case; `nil` where the root does not come within the start of the file.
///
/// Comments, processing instructions and a document type before it are passed over, whatever they
/// mention.
func rootElementName(_ head: FileHead) -> String? {
  let bytes = ContiguousArray(head.text.utf8)
  var i = 0
  func starts(_ word: String) -> Bool { bytes[i...].starts(with: word.utf8) }
  func skip(past word: String) {
    while i < bytes.count && !starts(word) { i += 1 }
    i = min(i + word.utf8.count, bytes.count)
  }
  while i < bytes.count {
    if starts("<!--") {
      skip(past: "-->")
    } else if starts("<?") {
      skip(past: "?>")
    } else if starts("<!doctype") {
      skipDocumentType(bytes, &i)
    } else if bytes[i] == UInt8(ascii: "<") {
      let name = bytes[(i + 1)...].prefix { $0 > 0x20 && !">/".utf8.contains($0) }
      guard name.endIndex < bytes.count else { return nil }
      return String(decoding: name.split(separator: UInt8(ascii: ":")).last ?? [], as: UTF8.self)
    } else {
      i += 1
    }
  }
  return nil
}

private func skipDocumentType(_ bytes: ContiguousArray<UInt8>, _ i: inout Int) {
  var brackets = 0
  var quote: UInt8?
  while i < bytes.count {
    // An apostrophe in a comment opens nothing.
    if quote == nil, bytes[i...].starts(with: "<!--".utf8) {
      while i < bytes.count, !bytes[i...].starts(with: "-->".utf8) { i += 1 }
    }
    guard i < bytes.count else { return }
    let byte = bytes[i]
    i += 1
    if let open = quote {
      if byte == open { quote = nil }
      continue
    }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
    case UInt8(ascii: "["): brackets += 1
    case UInt8(ascii: "]"): brackets -= 1
    case UInt8(ascii: ">") where brackets <= 0: return
    default: break
    }
  }
}

/// The encoding that an XML declaration names, in lower case.
func declaredEncoding(_ bytes: ContiguousArray<UInt8>) -> String? {
  guard bytes.starts(with: "<?xml".utf8) else { return nil }
  let head = bytes.prefix(300)
  guard let end = head.firstIndex(of: UInt8(ascii: ">")) else { return nil }
  let declaration = String(decoding: head[..<end], as: UTF8.self).lowercased()
  guard let name = declaration.firstRange(of: "encoding") else { return nil }
  let rest = declaration[name.upperBound...].drop { $0 != "\"" && $0 != "'" }
  guard let quote = rest.first else { return nil }
  return String(rest.dropFirst().prefix { $0 != quote })
}

/// Compares the encoding that an XML file declares with the one that its bytes have.
///
/// The bytes decide where they can: text that is valid UTF-8 and not only ASCII is hardly anything
/// else. ISO 8859-15, which differs from Windows-1252 in eight characters, `œ` and `€` among them,
/// is corrected; other codes of single bytes cannot be read and are refused where it matters.
///
/// - Returns: What there is to say, an error where letters would be wrong.
func reconcileEncoding(
  of text: inout DecodedText, path: String, _ options: ReadingOptions
) -> Diagnostic? {
  guard options.encoding == nil, let declared = declaredEncoding(text.bytes) else { return nil }
  let isWide = text.encoding == .utf16LittleEndian || text.encoding == .utf16BigEndian
  func contradiction() -> Diagnostic {
    Diagnostic(
      .warning, .assumption, file: path, line: 1,
      "the file declares the encoding \(quoted(declared)), but its bytes are "
        + "\(text.encoding.rawValue); it is read as \(text.encoding.rawValue)")
  }
  switch declared {
  case "utf-8", "utf8", "us-ascii", "ascii":
    return text.encoding == .utf8 ? nil : contradiction()
  case "utf-16", "utf-16le", "utf-16be", "unicode", "ucs-2", "iso-10646-ucs-2":
    return isWide ? nil : contradiction()
  default: break
  }
  if isWide { return contradiction() }
  guard text.bytes.contains(where: { $0 >= 0x80 }) else { return nil }
  if text.encoding == .utf8 { return contradiction() }
  switch declared {
  case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "windows-1252", "cp1252",
    "cp-1252":
    return nil
  case "iso-8859-15", "iso8859-15", "iso_8859-15", "latin9", "latin-9":
    correctLatin9(&text.bytes)
    return nil
  default:
    return Diagnostic(
      .error, .undecodable, file: path, line: 1,
      "the encoding \(quoted(declared)) is not read; save the file as UTF-8")
  }
}

/// Replaces the characters of Windows-1252 that ISO 8859-15 has others for.
private func correctLatin9(_ bytes: inout ContiguousArray<UInt8>) {
  let others: [UInt8: UInt32] = [
    0xA4: 0x20AC, 0xA6: 0x160, 0xA8: 0x161, 0xB4: 0x17D, 0xB8: 0x17E, 0xBC: 0x152, 0xBD: 0x153,
    0xBE: 0x178,
  ]
  var corrected: ContiguousArray<UInt8> = []
  corrected.reserveCapacity(bytes.count)
  var i = 0
  while i < bytes.count {
    if bytes[i] == 0xC2, i + 1 < bytes.count, let scalar = others[bytes[i + 1]] {
      appendUTF8(scalar, to: &corrected)
      i += 2
    } else {
      corrected.append(bytes[i])
      i += 1
    }
  }
  bytes = corrected
}

/// The text of a file as UTF-8, whatever its encoding was.
struct DecodedText {
  /// Valid UTF-8 without a byte order mark and without NUL; undecodable bytes are U+FFFD.
  var bytes: ContiguousArray<UInt8>
  var encoding: TextEncoding
  var hasByteOrderMark: Bool
  /// What could not be decoded: at most one fault a line.
  private(set) var faults: [(line: Int, message: String)] = []
  /// The lines beyond those whose faults are listed.
  private var furtherCount = 0
  private var lastLine = 0

  /// Notes the first thing on a line that could not be decoded.
  fileprivate mutating func addFault(_ line: Int, _ message: @autoclosure () -> String) {
    guard line != lastLine else { return }
    lastLine = line
    if faults.count < Diagnostic.listedLimit {
      faults.append((line, message()))
    } else {
      furtherCount += 1
    }
  }

  /// Notes the first NUL, whatever else is said of its line.
  fileprivate mutating func addNUL(on line: Int) {
    faults.append(
      (line, "a NUL character; the file is not text, or not in an encoding that is read here"))
  }

  /// Says how many lines have faults that are not listed.
  fileprivate mutating func closeFaults() {
    guard furtherCount > 0 else { return }
    faults.append(
      (
        lastLine,
        "\(furtherCount) more lines have characters that cannot be decoded, up to this one"
      ))
  }

  init(
    bytes: ContiguousArray<UInt8>, encoding: TextEncoding, hasByteOrderMark: Bool
  ) {
    self.bytes = bytes
    self.encoding = encoding
    self.hasByteOrderMark = hasByteOrderMark
  }
}

/// Finds the encoding of a file and turns it into UTF-8.
///
/// A byte order mark decides. Without one, text whose every second byte is zero is UTF-16, valid
/// UTF-8 is UTF-8, and the rest is Windows-1252, unless it has at least as many characters of several
/// bytes in UTF-8 as bytes that do not fit: then it is UTF-8 with faults, which is safer to refuse
/// than to read letter by letter as something else.
///
/// - Complexity: O(*b*) for *b* bytes.
func decodeText(_ raw: ContiguousArray<UInt8>, as forced: TextEncoding? = nil) -> DecodedText {
  if raw.starts(with: [0xEF, 0xBB, 0xBF]) && (forced == nil || forced == .utf8) {
    return decodeUTF8(raw, from: 3, scanUTF8(raw, from: 3))
  }
  if raw.starts(with: [0xFF, 0xFE]) && (forced == nil || forced == .utf16LittleEndian) {
    return decodeUTF16(raw, from: 2, .utf16LittleEndian)
  }
  if raw.starts(with: [0xFE, 0xFF]) && (forced == nil || forced == .utf16BigEndian) {
    return decodeUTF16(raw, from: 2, .utf16BigEndian)
  }
  switch forced ?? evidentUTF16(raw) {
  case .utf16LittleEndian: return decodeUTF16(raw, from: 0, .utf16LittleEndian)
  case .utf16BigEndian: return decodeUTF16(raw, from: 0, .utf16BigEndian)
  case .windows1252: return decodeWindows1252(raw)
  case .utf8: return decodeUTF8(raw, from: 0, scanUTF8(raw, from: 0))
  case nil: break
  }
  let scan = scanUTF8(raw, from: 0)
  if scan.invalid.isEmpty || scan.longCharacters >= scan.invalid.count {
    return decodeUTF8(raw, from: 0, scan)
  }
  return decodeWindows1252(raw)
}

/// What reading bytes as UTF-8 meets.
private struct UTF8Scan {
  /// Characters of two to four bytes.
  var longCharacters = 0
  /// The offsets of bytes that start no valid character.
  var invalid: [Int] = []
}

private func scanUTF8(_ raw: ContiguousArray<UInt8>, from start: Int) -> UTF8Scan {
  var scan = UTF8Scan()
  let bytes = raw.span
  let count = bytes.count
  var i = start
  while i < count {
    let byte = bytes[i]
    if byte < 0x80 {
      i += 1
      // Most text is plain: eight bytes at a time.
      while i + 8 <= count, isPlain(raw, i) { i += 8 }
      continue
    }
    let length = characterLength(bytes, i)
    if length == 0 {
      scan.invalid.append(i)
      i += 1
    } else {
      scan.longCharacters += 1
      i += length
    }
  }
  return scan
}

/// Whether the eight bytes at an offset are ASCII.
///
/// - Precondition: There are eight bytes.
@inline(__always)
private func isPlain(_ raw: ContiguousArray<UInt8>, _ offset: Int) -> Bool {
  // The caller has compared the offset with the count.
  unsafe raw.withUnsafeBytes {
    unsafe $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
  }
}

/// The length of the valid character of several bytes at an offset, 0 when there is none: no
/// overlong forms, no surrogates, nothing above U+10FFFF.
private func characterLength(_ bytes: Span<UInt8>, _ i: Int) -> Int {
  let first = bytes[i]
  let length: Int
  var second: ClosedRange<UInt8> = 0x80...0xBF
  switch first {
  case 0xC2...0xDF: length = 2
  case 0xE0: (length, second) = (3, 0xA0...0xBF)
  case 0xED: (length, second) = (3, 0x80...0x9F)
  case 0xE1...0xEF: length = 3
  case 0xF0: (length, second) = (4, 0x90...0xBF)
  case 0xF4: (length, second) = (4, 0x80...0x8F)
  case 0xF1...0xF3: length = 4
  default: return 0
  }
  guard i + length <= bytes.count, second.contains(bytes[i + 1]) else { return 0 }
  for k in 2..<max(length, 2) where !(0x80...0xBF).contains(bytes[i + k]) { return 0 }
  return length
}

private func decodeUTF8(_ raw: ContiguousArray<UInt8>, from start: Int, _ scan: UTF8Scan)
  -> DecodedText
{
  var text = DecodedText(bytes: [], encoding: .utf8, hasByteOrderMark: start > 0)
  if scan.invalid.isEmpty {
    text.bytes = start == 0 ? raw : ContiguousArray(raw[start...])
  } else {
    var from = start
    for offset in scan.invalid {
      text.bytes.append(contentsOf: raw[from..<offset])
      text.bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      from = offset + 1
    }
    text.bytes.append(contentsOf: raw[from...])
    var lines = LineCounter(at: start)
    for offset in scan.invalid {
      let line = lines.advance(to: offset, in: raw)
      text.addFault(line, "byte \(hexadecimal(raw[offset])) is not UTF-8; \(encodingAdvice)")
    }
  }
  replaceNUL(in: &text)
  return text
}

private let encodingAdvice = "save the file as UTF-8"

private func hexadecimal(_ byte: UInt8) -> String {
  "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}

/// Counts lines up to given offsets, each line once.
private struct LineCounter {
  private var offset: Int
  private var line = 1

  init(at offset: Int) { self.offset = offset }

  mutating func advance(to end: Int, in bytes: ContiguousArray<UInt8>) -> Int {
    while offset < end {
      let byte = bytes[offset]
      if byte == 0x0A || (byte == 0x0D && !(offset + 1 < bytes.count && bytes[offset + 1] == 0x0A))
      {
        line += 1
      }
      offset += 1
    }
    return line
  }
}

/// Text does not hold NUL: a file that does is no text, or in an encoding that is not stated.
///
/// Like other bytes that are none of the text, each becomes U+FFFD, so that what is kept of the file
/// can be written again.
private func replaceNUL(in text: inout DecodedText) {
  defer { text.closeFaults() }
  guard let offset = text.bytes.firstIndex(of: 0) else { return }
  var lines = LineCounter(at: 0)
  let line = lines.advance(to: offset, in: text.bytes)
  text.addNUL(on: line)
  var replaced: ContiguousArray<UInt8> = []
  replaced.reserveCapacity(text.bytes.count + 64)
  for byte in text.bytes {
    if byte == 0 {
      replaced.append(contentsOf: [0xEF, 0xBF, 0xBD])
    } else {
      replaced.append(byte)
    }
  }
  text.bytes = replaced
}

// MARK: - UTF-16

/// UTF-16 without a byte order mark: one byte of most pairs is zero, the other never is.
private func evidentUTF16(_ raw: ContiguousArray<UInt8>) -> TextEncoding? {
  guard raw.count >= 4, raw.count % 2 == 0 else { return nil }
  let pairs = min(raw.count / 2, 1 << 15)
  var zeroFirst = 0
  var zeroSecond = 0
  for pair in 0..<pairs {
    if raw[2 * pair] == 0 { zeroFirst += 1 }
    if raw[2 * pair + 1] == 0 { zeroSecond += 1 }
  }
  if zeroFirst == 0 && zeroSecond * 10 >= pairs * 6 { return .utf16LittleEndian }
  if zeroSecond == 0 && zeroFirst * 10 >= pairs * 6 { return .utf16BigEndian }
  return nil
}

private func decodeUTF16(_ raw: ContiguousArray<UInt8>, from start: Int, _ encoding: TextEncoding)
  -> DecodedText
{
  var text = DecodedText(bytes: [], encoding: encoding, hasByteOrderMark: start > 0)
  text.bytes.reserveCapacity(raw.count / 2)
  let bytes = raw.span
  let (low, high) = encoding == .utf16LittleEndian ? (0, 1) : (1, 0)
  var line = 1
  var previous: UInt32 = 0
  func fault(_ message: String) {
    text.addFault(line, message)
    text.bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
  }
  var i = start
  while i + 1 < bytes.count {
    var scalar = UInt32(bytes[i + low]) | UInt32(bytes[i + high]) << 8
    i += 2
    if scalar & 0xFC00 == 0xD800, i + 1 < bytes.count {
      let next = UInt32(bytes[i + low]) | UInt32(bytes[i + high]) << 8
      if next & 0xFC00 == 0xDC00 {
        scalar = 0x10000 + (scalar & 0x3FF) << 10 + (next & 0x3FF)
        i += 2
      }
    }
    if scalar & 0xFFFF_F800 == 0xD800 {
      fault("half of a surrogate pair; the file is damaged or not \(encoding.rawValue)")
    } else {
      appendUTF8(scalar, to: &text.bytes)
    }
    if scalar == 0x0A && previous != 0x0D || scalar == 0x0D { line += 1 }
    previous = scalar
  }
  if i < bytes.count {
    fault("half of a character at the end; the file is cut off or not \(encoding.rawValue)")
  }
  replaceNUL(in: &text)
  return text
}

/// - Precondition: `scalar` is a Unicode scalar value.
func appendUTF8(_ scalar: UInt32, to bytes: inout ContiguousArray<UInt8>) {
  switch scalar {
  case 0..<0x80:
    bytes.append(UInt8(scalar))
  case 0x80..<0x800:
    bytes.append(UInt8(0xC0 | scalar >> 6))
    bytes.append(UInt8(0x80 | scalar & 0x3F))
  case 0x800..<0x10000:
    bytes.append(UInt8(0xE0 | scalar >> 12))
    bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    bytes.append(UInt8(0x80 | scalar & 0x3F))
  default:
    bytes.append(UInt8(0xF0 | scalar >> 18))
    bytes.append(UInt8(0x80 | scalar >> 12 & 0x3F))
    bytes.append(UInt8(0x80 | scalar >> 6 & 0x3F))
    bytes.append(UInt8(0x80 | scalar & 0x3F))
  }
}

// MARK: - Windows-1252

/// The characters of the bytes 0x80 to 0x9F; zero where Windows-1252 has none.
private let windows1252: [UInt32] = [
  0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
  0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
  0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
]

private func decodeWindows1252(_ raw: ContiguousArray<UInt8>) -> DecodedText {
  var text = DecodedText(bytes: [], encoding: .windows1252, hasByteOrderMark: false)
  text.bytes.reserveCapacity(raw.count + raw.count / 8)
  var lines = LineCounter(at: 0)
  for (offset, byte) in raw.enumerated() {
    guard (0x80...0x9F).contains(byte) else {
      appendUTF8(UInt32(byte), to: &text.bytes)
      continue
    }
    let scalar = windows1252[Int(byte) - 0x80]
    if scalar == 0 {
      let line = lines.advance(to: offset, in: raw)
      text.addFault(
        line, "byte \(hexadecimal(byte)) is neither UTF-8 nor Windows-1252; \(encodingAdvice)")
      text.bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
    } else {
      appendUTF8(scalar, to: &text.bytes)
    }
  }
  replaceNUL(in: &text)
  return text
}

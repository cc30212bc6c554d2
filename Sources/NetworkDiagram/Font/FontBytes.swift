/// A part of a font file that is read number by number, each read checked against the end.
struct FontBytes: Sendable {
  let bytes: [UInt8]
  /// Where the part begins in `bytes`.
  let start: Int
  let count: Int
  /// What the part is called in a sentence.
  let name: String

  init(_ bytes: [UInt8], name: String = "file") {
    self.init(bytes: bytes, start: 0, count: bytes.count, name: name)
  }

  private init(bytes: [UInt8], start: Int, count: Int, name: String) {
    self.bytes = bytes
    self.start = start
    self.count = count
    self.name = name
  }

  /// The part from `offset` on, to the end unless a length is given.
  func part(at offset: Int, count length: Int? = nil, name: String? = nil) throws(FontError)
    -> FontBytes
  {
    let name = name ?? self.name
    guard offset >= 0, offset <= count else { throw .truncated(name) }
    let length = length ?? count - offset
    guard length >= 0, length <= count - offset else { throw .truncated(name) }
    return FontBytes(bytes: bytes, start: start + offset, count: length, name: name)
  }

  func unsigned8(_ offset: Int) throws(FontError) -> Int {
    guard offset >= 0, offset < count else { throw .truncated(name) }
    return Int(bytes[start + offset])
  }

  func unsigned16(_ offset: Int) throws(FontError) -> Int {
    guard offset >= 0, offset <= count - 2 else { throw .truncated(name) }
    return Int(bytes[start + offset]) << 8 | Int(bytes[start + offset + 1])
  }

  func signed16(_ offset: Int) throws(FontError) -> Int {
    Int(Int16(truncatingIfNeeded: try unsigned16(offset)))
  }

  func unsigned32(_ offset: Int) throws(FontError) -> Int {
    try unsigned16(offset) << 16 | unsigned16(offset + 2)
  }

  var slice: ArraySlice<UInt8> { bytes[start..<start + count] }
}

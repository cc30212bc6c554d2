/// Writes a ZIP archive whose parts stand in it as they are, without compression.
///
/// The same parts give the same bytes: every part has the first date that the format knows.
struct ZipWriter {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0
  /// Whether the archive has more than its numbers of 32 bits can say.
  private(set) var isTooLarge = false

  private static func append(_ value: Int, _ count: Int, to bytes: inout [UInt8]) {
    for k in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * k))) }
  }

  mutating func add(_ name: String, _ content: [UInt8]) {
    let offset = bytes.count
    let nameBytes = Array(name.utf8)
    var header: [UInt8] = []
    // Version 2.0, names in UTF-8, stored, 1 January 1980.
    Self.append(20, 2, to: &header)
    Self.append(0x0800, 2, to: &header)
    Self.append(0, 2, to: &header)
    Self.append(0, 2, to: &header)
    Self.append(0x0021, 2, to: &header)
    Self.append(Int(crc32(content)), 4, to: &header)
    Self.append(content.count, 4, to: &header)
    Self.append(content.count, 4, to: &header)
    Self.append(nameBytes.count, 2, to: &header)
    Self.append(0, 2, to: &header)
    Self.append(0x0403_4B50, 4, to: &bytes)
    bytes += header
    bytes += nameBytes
    bytes += content
    Self.append(0x0201_4B50, 4, to: &directory)
    Self.append(20, 2, to: &directory)
    directory += header
    // No comment, first disk, no attributes.
    Self.append(0, 2 + 2 + 2 + 4, to: &directory)
    Self.append(offset, 4, to: &directory)
    directory += nameBytes
    count += 1
    if bytes.count > 0xFFFF_FFFF - directory.count - 100 || count > 0xFFFE { isTooLarge = true }
  }

  /// The archive with the list of its parts.
  func finished() -> [UInt8] {
    var result = bytes
    result += directory
    Self.append(0x0605_4B50, 4, to: &result)
    Self.append(0, 4, to: &result)
    Self.append(count, 2, to: &result)
    Self.append(count, 2, to: &result)
    Self.append(directory.count, 4, to: &result)
    Self.append(bytes.count, 4, to: &result)
    Self.append(0, 2, to: &result)
    return result
  }
}

/// One chunk of a PNG file (ISO/IEC 15948, section 5.3): length, name, data and check value.
enum PNGChunk {
  /// The bytes that begin each PNG file.
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  static func bytes(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let name = Array(name.utf8)
    return Deflate.bigEndian(UInt32(data.count)) + name + data
      + Deflate.bigEndian(Checksum.crc32(data, after: Checksum.crc32(name)))
  }

  /// Size and colour type, eight bits per sample, no interlacing.
  static func header(width: Int, height: Int, hasPalette: Bool) -> [UInt8] {
    bytes(
      "IHDR",
      Deflate.bigEndian(UInt32(width)) + Deflate.bigEndian(UInt32(height))
        + [8, hasPalette ? 3 : 2, 0, 0, 0])
  }

  /// The pixels per metre, the same in both directions.
  static func resolution(dotsPerInch: Int) -> [UInt8] {
    let perMetre = Deflate.bigEndian(UInt32((dotsPerInch * 10_000 + 127) / 254))
    return bytes("pHYs", perMetre + perMetre + [1])
  }

  /// A text under one of the keywords of the standard: Latin-1 where that is enough, else UTF-8.
  ///
  /// - Returns: No bytes for an empty text. Characters that the standard forbids become spaces.
  static func text(_ keyword: String, _ text: String, language: String) -> [UInt8] {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isForbidden =
        scalar.value < 32 && scalar.value != 10 || (0x7F..<0xA0).contains(scalar.value)
      scalars.append(isForbidden ? " " : scalar)
    }
    guard !scalars.isEmpty else { return [] }
    let key = Array(keyword.utf8) + [0]
    if scalars.allSatisfy({ $0.value < 256 }) {
      return bytes("tEXt", key + scalars.map { UInt8($0.value) })
    }
    // Not compressed; the language, and no translated keyword.
    return bytes(
      "iTXt", key + [0, 0] + Array(language.utf8) + [0, 0] + Array(String(scalars).utf8))
  }
}

/// The check values that end a zlib stream and each chunk of a PNG file.
enum Checksum {
  /// The CRC-32 of ISO 3309, as PNG and gzip use it (RFC 1952, section 8).
  ///
  /// - Parameter previous: The value of the bytes before these; 0 at the start.
  /// - Complexity: O(bytes), four bytes a step.
  static func crc32(_ bytes: [UInt8], after previous: UInt32 = 0) -> UInt32 {
    var value = ~previous
    var i = 0
    while i + 4 <= bytes.count {
      value ^=
        UInt32(bytes[i]) | UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i + 2]) << 16
        | UInt32(bytes[i + 3]) << 24
      value =
        crcTables[768 + Int(value & 0xFF)] ^ crcTables[512 + Int((value >> 8) & 0xFF)]
        ^ crcTables[256 + Int((value >> 16) & 0xFF)] ^ crcTables[Int(value >> 24)]
      i += 4
    }
    while i < bytes.count {
      value = (value >> 8) ^ crcTables[Int((value ^ UInt32(bytes[i])) & 0xFF)]
      i += 1
    }
    return ~value
  }

  /// The Adler-32 of RFC 1950, section 8.2.
  ///
  /// - Parameter previous: The value of the bytes before these; 1 at the start.
  static func adler32(_ bytes: [UInt8], after previous: UInt32 = 1) -> UInt32 {
    adler32(bytes[...], after: previous)
  }

  static func adler32(_ bytes: ArraySlice<UInt8>, after previous: UInt32 = 1) -> UInt32 {
    var a = previous & 0xFFFF
    var b = previous >> 16
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var i = 0
      while i < buffer.count {
        // Both sums stay below 2³² for 5552 bytes, so the divisions can wait that long.
        let end = min(i + 5552, buffer.count)
        while i < end {
          unsafe a &+= UInt32(buffer[i])
          b &+= a
          i += 1
        }
        a %= 65521
        b %= 65521
      }
    }
    return b << 16 | a
  }

  /// The Adler-32 of two texts in a row, from the values of each.
  static func joinedAdler32(_ first: UInt32, _ second: UInt32, secondCount: Int) -> UInt32 {
    let base = 65521
    let (a1, b1) = (Int(first & 0xFFFF), Int(first >> 16))
    let (a2, b2) = (Int(second & 0xFFFF), Int(second >> 16))
    // Each byte of the second text adds the first sum once more, which began at 1 both times.
    let a = (a1 + a2 + base - 1) % base
    let b = (b1 + b2 + (secondCount % base) * (a1 + base - 1)) % base
    return UInt32(b) << 16 | UInt32(a)
  }

  // Four tables of 256: that of one byte, then those of the same byte with zeros after it.
  private static let crcTables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 1024)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
      tables[byte] = value
    }
    for i in 256..<1024 {
      let shorter = tables[i - 256]
      tables[i] = (shorter >> 8) ^ tables[Int(shorter & 0xFF)]
    }
    return tables
  }()
}

/// The checksum XXH64: eight bytes a step in four lanes, as fast as memory is read.
///
/// It finds accidents, such as a bit that flipped or a part of another file; it is no protection
/// against somebody who makes a file on purpose, which is what the checks of the structure are for.
///
/// - SeeAlso: Y. Collet, "xxHash fast digest algorithm", specification 0.1.1,
///   https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md. Names follow it.
enum XXHash64 {
  private static let prime1: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let prime2: UInt64 = 0xC2B2_AE3D_27D4_EB4F
  private static let prime3: UInt64 = 0x1656_67B1_9E37_79F9
  private static let prime4: UInt64 = 0x85EB_CA77_C2B2_AE63
  private static let prime5: UInt64 = 0x27D4_EB2F_1656_67C5

  /// The digest of some bytes with seed 0.
  ///
  /// - Complexity: O(*b*) for *b* bytes.
  static func digest(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    var i = 0
    var result: UInt64
    if count >= 32 {
      var lane1 = prime1 &+ prime2
      var lane2 = prime2
      var lane3: UInt64 = 0
      var lane4 = 0 &- prime1
      while i + 32 <= count {
        lane1 = round(lane1, unsafe word(bytes, i))
        lane2 = round(lane2, unsafe word(bytes, i + 8))
        lane3 = round(lane3, unsafe word(bytes, i + 16))
        lane4 = round(lane4, unsafe word(bytes, i + 24))
        i += 32
      }
      result = rotated(lane1, 1) &+ rotated(lane2, 7)
      result = result &+ rotated(lane3, 12) &+ rotated(lane4, 18)
      for lane in [lane1, lane2, lane3, lane4] {
        result = (result ^ round(0, lane)) &* prime1 &+ prime4
      }
    } else {
      result = prime5
    }
    result = result &+ UInt64(count)
    while i + 8 <= count {
      result = rotated(result ^ round(0, unsafe word(bytes, i)), 27) &* prime1 &+ prime4
      i += 8
    }
    if i + 4 <= count {
      let half = UInt32(
        littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: i, as: UInt32.self))
      result = rotated(result ^ (UInt64(half) &* prime1), 23) &* prime2 &+ prime3
      i += 4
    }
    while i < count {
      result = rotated(result ^ (UInt64(unsafe bytes[i]) &* prime5), 11) &* prime1
      i += 1
    }
    result = (result ^ (result >> 33)) &* prime2
    result = (result ^ (result >> 29)) &* prime3
    return result ^ (result >> 32)
  }

  /// The digest of bytes that are hashed in blocks, on several cores and as they are read: that of
  /// the digests of the blocks, eight bytes each, the lowest first.
  static func combined(_ blocks: [UInt64]) -> UInt64 {
    let words = blocks.map(\.littleEndian)
    // The buffer is read within the call.
    return unsafe words.withUnsafeBytes { unsafe digest($0) }
  }

  @inline(__always)
  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotated(lane &+ word &* prime2, 31) &* prime1
  }

  @inline(__always)
  private static func rotated(_ word: UInt64, _ bits: UInt64) -> UInt64 {
    (word << bits) | (word >> (64 - bits))
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ place: Int) -> UInt64 {
    UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }
}

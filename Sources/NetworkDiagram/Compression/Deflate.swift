import Dispatch

/// Compresses bytes without loss: Deflate (RFC 1951) in the zlib format (RFC 1950), which both PDF
/// and PNG take.
///
/// Long inputs are cut into pieces of a fixed size that all cores work on, so the bytes do not depend
/// on how many cores there are. Reader: any inflater.
enum Deflate {
  private static let pieceSize = 1 << 20
  private static let blockSize = 1 << 15

  /// The bytes as a zlib stream.
  ///
  /// - Complexity: O(bytes) time; about 12 bytes per token of a block in memory besides the result.
  static func zlib(_ bytes: [UInt8], effort: DeflateEffort = .thorough) -> [UInt8] {
    let count = max(1, (bytes.count + pieceSize - 1) / pieceSize)
    var pieces = [[UInt8]](repeating: [], count: count)
    unsafe pieces.withUnsafeMutableBufferPointer { buffer in
      // Each iteration writes its own element and nothing else.
      nonisolated(unsafe) let slots = unsafe buffer
      DispatchQueue.concurrentPerform(iterations: count) { piece in
        let start = piece * pieceSize
        unsafe slots[piece] = compressed(
          bytes, start..<min(bytes.count, start + pieceSize), effort: effort,
          isLast: piece == count - 1)
      }
    }
    var result = header
    result.reserveCapacity(6 + pieces.reduce(0) { $0 + $1.count })
    for piece in pieces { result += piece }
    return result + bigEndian(Checksum.adler32(bytes))
  }

  /// The two bytes before the blocks: a window of 32 KiB, the usual effort.
  static let header: [UInt8] = [0x78, 0x9C]

  /// A part of a Deflate stream that begins and ends on byte borders, so that parts can be joined.
  ///
  /// - Parameters:
  ///   - range: What to compress. Up to 32 KiB before it may be referred to.
  ///   - isLast: Whether the stream ends with this part.
  static func compressed(
    _ bytes: [UInt8], _ range: Range<Int>, effort: DeflateEffort, isLast: Bool
  ) -> [UInt8] {
    var output = BitWriter()
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var matcher = unsafe DeflateMatcher(buffer, range: range, effort: effort)
      var tokens: [DeflateToken] = []
      tokens.reserveCapacity(min(blockSize, range.count) + 8)
      repeat {
        tokens.removeAll(keepingCapacity: true)
        let start = matcher.reached
        matcher.fill(&tokens, limit: blockSize)
        DeflateBlock(tokens).write(
          bytes: bytes[start..<matcher.reached], isLast: isLast && matcher.isAtEnd, to: &output)
      } while !matcher.isAtEnd
    }
    if isLast {
      output.align()
    } else {
      DeflateBlock.writeBorder(to: &output)
    }
    return output.bytes
  }

  /// The four bytes of a number, highest first.
  static func bigEndian(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}

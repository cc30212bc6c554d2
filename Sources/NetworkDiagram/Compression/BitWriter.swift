/// Packs bits into bytes from the lowest bit up, as Deflate wants them.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var waiting: UInt64 = 0
  private var waitingCount = 0

  /// Appends the low bits of a value; the others must be zero.
  ///
  /// - Precondition: `count <= 32`.
  mutating func append(_ value: UInt32, count: Int) {
    waiting |= UInt64(value) << UInt64(waitingCount)
    waitingCount += count
    guard waitingCount >= 32 else { return }
    bytes.append(UInt8(truncatingIfNeeded: waiting))
    bytes.append(UInt8(truncatingIfNeeded: waiting >> 8))
    bytes.append(UInt8(truncatingIfNeeded: waiting >> 16))
    bytes.append(UInt8(truncatingIfNeeded: waiting >> 24))
    waiting >>= 32
    waitingCount -= 32
  }

  /// Fills the last byte with zeros.
  mutating func align() {
    while waitingCount > 0 {
      bytes.append(UInt8(truncatingIfNeeded: waiting))
      waiting >>= 8
      waitingCount -= 8
    }
    waiting = 0
    waitingCount = 0
  }

  /// Appends whole bytes to an aligned stream.
  mutating func append(_ slice: some Sequence<UInt8>) {
    precondition(waitingCount == 0, "bytes go to a byte border")
    bytes.append(contentsOf: slice)
  }

  /// How many bits are missing to a byte border.
  var bitsToBorder: Int { (8 - waitingCount % 8) % 8 }
}

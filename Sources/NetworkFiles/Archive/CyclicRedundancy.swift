/// The check sum of ZIP: CRC-32 with the polynomial of Ethernet.
///
/// - Complexity: O(bytes)
func crc32(_ bytes: some Collection<UInt8>) -> UInt32 {
  var crc: UInt32 = 0xFFFF_FFFF
  let table = crcTable
  for byte in bytes { crc = table[Int((crc ^ UInt32(byte)) & 0xFF)] ^ (crc >> 8) }
  return ~crc
}

private let crcTable: ContiguousArray<UInt32> = ContiguousArray(
  (0..<256).map { byte in
    var value = UInt32(byte)
    for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    return value
  })

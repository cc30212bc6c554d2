/// Why a compressed stream cannot be unpacked.
enum InflateFault: Error, Hashable {
  case truncated
  case malformed(String)
  /// The stream gives more bytes than were allowed.
  case tooLarge
}

/// Unpacks a stream in the DEFLATE format (RFC 1951).
///
/// - Parameters:
///   - range: Where the stream stands.
///   - limit: The most bytes that it may give; reading stops there.
///   - expected: How many bytes it is said to give; memory for them is taken only as far as the
///     stream can hold them.
/// - Complexity: O(bytes read and given).
func inflate(
  _ bytes: ContiguousArray<UInt8>, _ range: Range<Int>, limit: Int, expected: Int
) throws(InflateFault) -> ContiguousArray<UInt8> {
  var stream = InflateStream(bytes, range, limit: limit)
  // No stream gives more than 1032 times its bytes.
  let (most, overflows) = range.count.multipliedReportingOverflow(by: 1032)
  stream.output.reserveCapacity(min(max(expected, 0), limit, overflows ? limit : most + 64))
  try stream.run()
  return stream.output
}

/// The codes of an alphabet: short ones in a table, long ones by their count for each length.
private struct HuffmanTable {
  static let fastBits = 10

  /// The symbol and the length of the code that some bits start with; 0 for a longer code.
  private(set) var fast = ContiguousArray<UInt32>(repeating: 0, count: 1 << fastBits)
  private(set) var counts = ContiguousArray<Int>(repeating: 0, count: 16)
  private(set) var symbols: ContiguousArray<UInt16> = []

  /// - Returns: `nil` when the lengths are not those of a code.
  init?(lengths: ArraySlice<UInt8>) {
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    var left = 1
    var used = 0
    for length in 1...15 {
      left = left << 1 - counts[length]
      guard left >= 0 else { return nil }
      used += counts[length]
    }
    // A code that is not complete is allowed only with one symbol, or none.
    guard left == 0 || used <= 1 else { return nil }
    var offsets = ContiguousArray(repeating: 0, count: 16)
    var codes = ContiguousArray(repeating: 0, count: 16)
    var code = 0
    for length in 1...15 {
      if length > 1 { offsets[length] = offsets[length - 1] + counts[length - 1] }
      code = (code + (length > 1 ? counts[length - 1] : 0)) << 1
      codes[length] = code
    }
    symbols = ContiguousArray(repeating: 0, count: used)
    for (symbol, length) in lengths.enumerated() where length > 0 {
      let length = Int(length)
      symbols[offsets[length]] = UInt16(symbol)
      offsets[length] += 1
      let code = codes[length]
      codes[length] += 1
      guard length <= Self.fastBits else { continue }
      // Codes come with their first bit in the lowest place.
      var reversed = 0
      for bit in 0..<length where code >> bit & 1 == 1 { reversed |= 1 << (length - 1 - bit) }
      let entry = UInt32(symbol) << 4 | UInt32(length)
      var place = reversed
      while place < 1 << Self.fastBits {
        fast[place] = entry
        place += 1 << length
      }
    }
  }
}

private struct InflateStream {
  private let bytes: ContiguousArray<UInt8>
  private var next: Int
  private let end: Int
  private let limit: Int
  var output: ContiguousArray<UInt8> = []
  private var buffer: UInt64 = 0
  private var bitCount = 0

  init(_ bytes: ContiguousArray<UInt8>, _ range: Range<Int>, limit: Int) {
    self.bytes = bytes
    next = range.lowerBound
    end = range.upperBound
    self.limit = limit
  }

  mutating func run() throws(InflateFault) {
    while true {
      let isLast = try bits(1) == 1
      switch try bits(2) {
      case 0: try copyStored()
      case 1:
        guard let literals = Self.fixedLiterals, let distances = Self.fixedDistances else { return }
        try copyBlock(literals, distances)
      case 2:
        let (literals, distances) = try readTables()
        try copyBlock(literals, distances)
      default: throw .malformed("a block of an unknown kind")
      }
      if isLast { return }
    }
  }

  // MARK: Bits

  private mutating func refill() {
    while bitCount <= 48, next < end {
      buffer |= UInt64(bytes[next]) << UInt64(bitCount)
      bitCount += 8
      next += 1
    }
  }

  private mutating func bits(_ count: Int) throws(InflateFault) -> Int {
    if bitCount < count { refill() }
    guard bitCount >= count else { throw .truncated }
    let value = Int(buffer & (1 << UInt64(count) - 1))
    buffer >>= UInt64(count)
    bitCount -= count
    return value
  }

  private mutating func symbol(_ table: HuffmanTable) throws(InflateFault) -> Int {
    if bitCount < 15 { refill() }
    let entry = table.fast[Int(buffer & (1 << UInt64(HuffmanTable.fastBits) - 1))]
    if entry != 0 {
      let length = Int(entry & 15)
      guard bitCount >= length else { throw .truncated }
      buffer >>= UInt64(length)
      bitCount -= length
      return Int(entry >> 4)
    }
    var code = 0
    var first = 0
    var index = 0
    for length in 1...15 {
      guard bitCount >= length else { throw .truncated }
      code |= Int(buffer >> UInt64(length - 1) & 1)
      let count = table.counts[length]
      if code - first < count {
        buffer >>= UInt64(length)
        bitCount -= length
        return Int(table.symbols[index + code - first])
      }
      index += count
      first = (first + count) << 1
      code <<= 1
    }
    throw .malformed("a code that stands for nothing")
  }

  // MARK: Blocks

  private mutating func copyStored() throws(InflateFault) {
    _ = try bits(bitCount & 7)
    let length = try bits(16)
    guard try bits(16) == length ^ 0xFFFF else {
      throw .malformed("a stored block whose length does not match")
    }
    // Whole bytes may be waiting among the bits.
    next -= bitCount / 8
    buffer = 0
    bitCount = 0
    guard end - next >= length else { throw .truncated }
    guard limit - output.count >= length else { throw .tooLarge }
    output.append(contentsOf: bytes[next..<(next + length)])
    next += length
  }

  private static let lengthBase = ContiguousArray<Int>([
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ])
  private static let lengthBits = ContiguousArray<Int>([
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ])
  private static let distanceBase = ContiguousArray<Int>([
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ])

  private mutating func copyBlock(_ literals: HuffmanTable, _ distances: HuffmanTable)
    throws(InflateFault)
  {
    let (lengthBase, lengthBits) = (Self.lengthBase, Self.lengthBits)
    let distanceBase = Self.distanceBase
    while true {
      let symbol = try symbol(literals)
      if symbol < 256 {
        guard output.count < limit else { throw .tooLarge }
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      guard symbol - 257 < lengthBase.count else {
        throw .malformed("a length that is not defined")
      }
      let length = lengthBase[symbol - 257] + (try bits(lengthBits[symbol - 257]))
      let distanceSymbol = try self.symbol(distances)
      guard distanceSymbol < distanceBase.count else {
        throw .malformed("a distance that is not defined")
      }
      let extra = max(0, distanceSymbol / 2 - 1)
      let distance = distanceBase[distanceSymbol] + (try bits(extra))
      guard distance <= output.count else {
        throw .malformed("a distance that leads before the beginning")
      }
      guard limit - output.count >= length else { throw .tooLarge }
      let start = output.count - distance
      for place in start..<(start + length) { output.append(output[place]) }
    }
  }

  // MARK: Tables

  private static let fixedLiterals = HuffmanTable(
    lengths: (Array(repeating: UInt8(8), count: 144) + Array(repeating: 9, count: 112)
      + Array(repeating: 7, count: 24) + Array(repeating: 8, count: 8))[...])
  private static let fixedDistances = HuffmanTable(
    lengths: Array(repeating: UInt8(5), count: 32)[...])

  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private mutating func readTables() throws(InflateFault) -> (HuffmanTable, HuffmanTable) {
    let literalCount = try bits(5) + 257
    let distanceCount = try bits(5) + 1
    let codeCount = try bits(4) + 4
    guard literalCount <= 286, distanceCount <= 30 else {
      throw .malformed("a table with too many codes")
    }
    var codeLengths = Array(repeating: UInt8(0), count: 19)
    for place in Self.order.prefix(codeCount) { codeLengths[place] = UInt8(try bits(3)) }
    guard let codes = HuffmanTable(lengths: codeLengths[...]) else {
      throw .malformed("a table whose codes do not fit")
    }
    var lengths: [UInt8] = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try symbol(codes)
      let (value, count): (UInt8, Int)
      switch symbol {
      case 0...15: (value, count) = (UInt8(symbol), 1)
      case 16:
        guard let last = lengths.last else { throw .malformed("a repetition of nothing") }
        (value, count) = (last, 3 + (try bits(2)))
      case 17: (value, count) = (0, 3 + (try bits(3)))
      default: (value, count) = (0, 11 + (try bits(7)))
      }
      lengths += Array(repeating: value, count: count)
    }
    guard lengths.count == literalCount + distanceCount, lengths[256] != 0,
      let literals = HuffmanTable(lengths: lengths[..<literalCount]),
      let distances = HuffmanTable(lengths: lengths[literalCount...])
    else { throw .malformed("a table whose codes do not fit") }
    return (literals, distances)
  }
}

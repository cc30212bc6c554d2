/// One block of a Deflate stream, written in the cheapest of its three forms.
struct DeflateBlock {
  let tokens: [DeflateToken]
  private var literalCounts = [Int](repeating: 0, count: 286)
  private var distanceCounts = [Int](repeating: 0, count: 30)

  init(_ tokens: [DeflateToken]) {
    self.tokens = tokens
    for token in tokens {
      if token.length == 0 {
        literalCounts[token.value] += 1
      } else {
        literalCounts[257 + Int(Self.lengthSymbol[token.length])] += 1
        distanceCounts[Self.distanceSymbol(token.value)] += 1
      }
    }
    literalCounts[256] = 1
  }

  /// - Parameter bytes: What the tokens stand for.
  func write(bytes: ArraySlice<UInt8>, isLast: Bool, to output: inout BitWriter) {
    let literals = HuffmanCode(frequencies: literalCounts, limit: 15)
    let distances = HuffmanCode(frequencies: distanceCounts, limit: 15)
    let header = CodeHeader(literals, distances)
    let extra = extraBits
    let dynamicCost = header.cost + literals.cost(literalCounts) + distances.cost(distanceCounts)
    let fixedCost =
      Self.fixedLiterals.cost(literalCounts) + Self.fixedDistances.cost(distanceCounts)
    let pieces = max(1, (bytes.count + 65534) / 65535)
    let storedCost = pieces * 40 + bytes.count * 8
    let final: UInt32 = isLast ? 1 : 0
    if storedCost < min(dynamicCost, fixedCost) + extra {
      writeStored(bytes, isLast: isLast, to: &output)
    } else if fixedCost <= dynamicCost {
      output.append(final | 1 << 1, count: 3)
      write(Self.fixedLiterals, Self.fixedDistances, to: &output)
    } else {
      output.append(final | 2 << 1, count: 3)
      header.write(to: &output)
      write(literals, distances, to: &output)
    }
  }

  /// An empty block that ends on a byte border, so that what follows can be made apart.
  static func writeBorder(to output: inout BitWriter) {
    output.append(0, count: 3)
    output.align()
    output.append([0, 0, 0xFF, 0xFF])
  }

  private func writeStored(
    _ bytes: ArraySlice<UInt8>, isLast: Bool, to output: inout BitWriter
  ) {
    var rest = bytes
    repeat {
      let piece = rest.prefix(65535)
      rest = rest.dropFirst(65535)
      output.append(isLast && rest.isEmpty ? 1 : 0, count: 3)
      output.align()
      let count = UInt16(piece.count)
      for value in [count, ~count] {
        output.append([UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)])
      }
      output.append(piece)
    } while !rest.isEmpty
  }

  private func write(
    _ literals: HuffmanCode, _ distances: HuffmanCode, to output: inout BitWriter
  ) {
    for token in tokens {
      guard token.length > 0 else {
        output.append(literals.words[token.value], count: literals.lengths[token.value])
        continue
      }
      let symbol = Int(Self.lengthSymbol[token.length])
      output.append(literals.words[257 + symbol], count: literals.lengths[257 + symbol])
      output.append(
        UInt32(token.length - Self.lengthBases[symbol]), count: Self.lengthExtraBits[symbol])
      let distance = Self.distanceSymbol(token.value)
      output.append(distances.words[distance], count: distances.lengths[distance])
      let bits = Self.distanceExtraBits(distance)
      output.append(UInt32(token.value - 1) & (1 << UInt32(bits) - 1), count: bits)
    }
    output.append(literals.words[256], count: literals.lengths[256])
  }

  private var extraBits: Int {
    var sum = 0
    for symbol in 0..<29 { sum += literalCounts[257 + symbol] * Self.lengthExtraBits[symbol] }
    for symbol in 0..<30 { sum += distanceCounts[symbol] * Self.distanceExtraBits(symbol) }
    return sum
  }

  // The symbols of lengths and distances (RFC 1951, section 3.2.5): groups that double in width.
  private static let lengthExtraBits = (0..<29).map { $0 < 8 || $0 == 28 ? 0 : $0 / 4 - 1 }

  private static let lengthBases: [Int] = {
    var base = 3
    // Length 258 has a symbol of its own, and the group before it is one short.
    return (0..<28).map { symbol in
      defer { base += 1 << lengthExtraBits[symbol] }
      return base
    } + [258]
  }()

  private static let lengthSymbol: [UInt8] = {
    var symbols = [UInt8](repeating: 0, count: 259)
    for symbol in 0..<29 {
      let base = lengthBases[symbol]
      for length in base..<min(259, base + 1 << lengthExtraBits[symbol]) {
        symbols[length] = UInt8(symbol)
      }
    }
    return symbols
  }()

  private static func distanceExtraBits(_ symbol: Int) -> Int { symbol < 4 ? 0 : symbol / 2 - 1 }

  private static func distanceSymbol(_ distance: Int) -> Int {
    let value = distance - 1
    guard value >= 4 else { return value }
    let top = Int.bitWidth - 1 - value.leadingZeroBitCount
    return 2 * top + (value >> (top - 1)) & 1
  }

  private static let fixedLiterals = HuffmanCode(
    lengths: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  private static let fixedDistances = HuffmanCode(lengths: Array(repeating: 5, count: 30))
}

/// The two codes of a dynamic block in front of it: their lengths, with repeats, in a code of their
/// own (RFC 1951, section 3.2.7).
private struct CodeHeader {
  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

  private let literalCount: Int
  private let distanceCount: Int
  private var items: [(symbol: Int, extra: UInt32, bits: Int)] = []
  private let code: HuffmanCode
  private let orderCount: Int
  /// The bits that it takes.
  let cost: Int

  init(_ literals: HuffmanCode, _ distances: HuffmanCode) {
    literalCount = max(257, 1 + (literals.lengths.lastIndex { $0 > 0 } ?? 0))
    distanceCount = 1 + (distances.lengths.lastIndex { $0 > 0 } ?? 0)
    let lengths =
      Array(literals.lengths.prefix(literalCount)) + distances.lengths.prefix(distanceCount)
    var i = 0
    while i < lengths.count {
      var run = 1
      while i + run < lengths.count && lengths[i + run] == lengths[i] { run += 1 }
      if lengths[i] == 0 && run >= 3 {
        run = min(run, 138)
        items.append(
          run < 11 ? (17, UInt32(run - 3), 3) : (18, UInt32(run - 11), 7))
      } else if lengths[i] > 0 && run >= 4 {
        run = min(run, 7)
        items.append((lengths[i], 0, 0))
        items.append((16, UInt32(run - 4), 2))
      } else {
        run = 1
        items.append((lengths[i], 0, 0))
      }
      i += run
    }
    var counts = [Int](repeating: 0, count: 19)
    for item in items { counts[item.symbol] += 1 }
    let code = HuffmanCode(frequencies: counts, limit: 7)
    self.code = code
    orderCount = max(4, 1 + (Self.order.lastIndex { code.lengths[$0] > 0 } ?? 0))
    cost = 14 + 3 * orderCount + code.cost(counts) + items.reduce(0) { $0 + $1.bits }
  }

  func write(to output: inout BitWriter) {
    output.append(UInt32(literalCount - 257), count: 5)
    output.append(UInt32(distanceCount - 1), count: 5)
    output.append(UInt32(orderCount - 4), count: 4)
    for symbol in Self.order.prefix(orderCount) {
      output.append(UInt32(code.lengths[symbol]), count: 3)
    }
    for item in items {
      output.append(code.words[item.symbol], count: code.lengths[item.symbol])
      output.append(item.extra, count: item.bits)
    }
  }
}

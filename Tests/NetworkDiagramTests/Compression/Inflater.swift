/// A slow reader of Deflate streams, written from RFC 1950 and 1951 and sharing no code with the
/// compressor: it decodes bit by bit and refuses whatever the standards forbid.
struct Inflater {
  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  private let input: [UInt8]
  private var bit = 0
  private var output: [UInt8] = []
  /// How many blocks of each kind (stored, fixed, dynamic) there were.
  private(set) var blocks = [0, 0, 0]

  private init(_ input: [UInt8]) { self.input = input }

  /// What a zlib stream stands for.
  static func zlib(_ stream: [UInt8]) throws -> [UInt8] { try detailed(stream).bytes }

  /// The same with the number of blocks of each kind.
  static func detailed(_ stream: [UInt8]) throws -> (bytes: [UInt8], blocks: [Int]) {
    guard stream.count >= 6 else { throw Fault(description: "too short") }
    guard stream[0] & 15 == 8, stream[0] >> 4 <= 7 else { throw Fault(description: "no Deflate") }
    guard (Int(stream[0]) * 256 + Int(stream[1])) % 31 == 0, stream[1] & 32 == 0 else {
      throw Fault(description: "wrong header")
    }
    var inflater = Inflater(Array(stream.dropFirst(2)))
    try inflater.readBlocks()
    let position = (inflater.bit + 7) / 8
    guard inflater.input.count == position + 4 else {
      throw Fault(description: "\(inflater.input.count - position) bytes after the blocks")
    }
    // Adler-32 by its definition.
    var (a, b) = (1, 0)
    for byte in inflater.output {
      a = (a + Int(byte)) % 65521
      b = (b + a) % 65521
    }
    let sum = inflater.input[position...].reduce(0) { $0 << 8 | Int($1) }
    guard sum == b << 16 | a else { throw Fault(description: "wrong check sum") }
    return (inflater.output, inflater.blocks)
  }

  private mutating func bits(_ count: Int) throws -> Int {
    var value = 0
    for i in 0..<count {
      guard bit / 8 < input.count else { throw Fault(description: "ends within a block") }
      value |= Int(input[bit / 8] >> UInt8(bit % 8) & 1) << i
      bit += 1
    }
    return value
  }

  private mutating func readBlocks() throws {
    var isLast = false
    while !isLast {
      isLast = try bits(1) == 1
      let kind = try bits(2)
      guard kind < 3 else { throw Fault(description: "block of kind 3") }
      blocks[kind] += 1
      switch kind {
      case 0: try readStored()
      case 1:
        let lengths = (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
        try readTokens(
          Code(lengths, allowsGaps: false),
          Code([Int](repeating: 5, count: 32), allowsGaps: false))
      default: try readDynamic()
      }
    }
  }

  private mutating func readStored() throws {
    bit = (bit + 7) / 8 * 8
    let count = try bits(16)
    guard try bits(16) == count ^ 0xFFFF else { throw Fault(description: "wrong length") }
    for _ in 0..<count { output.append(UInt8(try bits(8))) }
  }

  private mutating func readDynamic() throws {
    let literalCount = try bits(5) + 257
    let distanceCount = try bits(5) + 1
    let lengthCount = try bits(4) + 4
    guard literalCount <= 286, distanceCount <= 30 else { throw Fault(description: "too many") }
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var lengthLengths = [Int](repeating: 0, count: 19)
    for i in 0..<lengthCount { lengthLengths[order[i]] = try bits(3) }
    let code = try Code(lengthLengths, allowsGaps: false)
    var lengths: [Int] = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try read(code)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw Fault(description: "nothing to repeat") }
        lengths += [Int](repeating: last, count: try bits(2) + 3)
      case 17: lengths += [Int](repeating: 0, count: try bits(3) + 3)
      case 18: lengths += [Int](repeating: 0, count: try bits(7) + 11)
      default: lengths.append(symbol)
      }
    }
    guard lengths.count == literalCount + distanceCount else {
      throw Fault(description: "repeats beyond the codes")
    }
    guard lengths[256] > 0 else { throw Fault(description: "no end of block") }
    try readTokens(
      Code(Array(lengths.prefix(literalCount)), allowsGaps: true),
      Code(Array(lengths.dropFirst(literalCount)), allowsGaps: true))
  }

  private mutating func readTokens(_ literals: Code, _ distances: Code) throws {
    let lengthBase = [
      3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
      163, 195, 227, 258,
    ]
    let lengthBits = [
      0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
    ]
    let distanceBase = [
      1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
      2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
    ]
    let distanceBits = [
      0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
      13,
    ]
    while true {
      let symbol = try read(literals)
      if symbol < 256 {
        output.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return }
      guard symbol < 286 else { throw Fault(description: "length symbol \(symbol)") }
      let length = lengthBase[symbol - 257] + (try bits(lengthBits[symbol - 257]))
      let far = try read(distances)
      guard far < 30 else { throw Fault(description: "distance symbol \(far)") }
      let distance = distanceBase[far] + (try bits(distanceBits[far]))
      guard distance <= output.count, distance <= 32768 else {
        throw Fault(description: "copy from before the start")
      }
      for _ in 0..<length { output.append(output[output.count - distance]) }
    }
  }

  private mutating func read(_ code: Code) throws -> Int {
    var word = 0
    for length in 1...15 {
      word = word << 1 | (try bits(1))
      if let symbol = code.symbols[length << 16 | word] { return symbol }
    }
    throw Fault(description: "no such word")
  }

  /// A prefix code as a table of its words.
  private struct Code {
    var symbols: [Int: Int] = [:]

    /// - Parameter allowsGaps: Whether a code of no word, or of one word of one bit, is taken.
    init(_ lengths: [Int], allowsGaps: Bool) throws {
      var word = 0
      for length in 1...15 {
        for (symbol, own) in lengths.enumerated() where own == length {
          symbols[length << 16 | word] = symbol
          word += 1
        }
        guard word <= 1 << length else { throw Fault(description: "code with too many words") }
        word <<= 1
      }
      let share = lengths.filter { $0 > 0 }.reduce(0) { $0 + 1 << (15 - $1) }
      let isLone = symbols.count == 1 && symbols.keys.first! >> 16 == 1
      guard share == 1 << 15 || (allowsGaps && (symbols.isEmpty || isLone)) else {
        throw Fault(description: "incomplete code")
      }
    }
  }
}

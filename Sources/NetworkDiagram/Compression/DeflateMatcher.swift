/// What the compressor writes: a byte, or a copy of bytes that came shortly before.
struct DeflateToken {
  /// The byte, or the length of a copy shifted by 16 bits, with the distance below.
  let code: UInt32

  init(byte: UInt8) { code = UInt32(byte) }
  init(length: Int, distance: Int) { code = UInt32(length) << 16 | UInt32(distance) }

  /// From 3 to 258, or 0 for a byte.
  var length: Int { Int(code >> 16) }
  /// From 1 to 32768 for a copy, else the byte.
  var value: Int { Int(code & 0xFFFF) }
}

/// How hard the compressor looks for long copies.
struct DeflateEffort: Hashable, Sendable {
  /// How many earlier places with the same three bytes are tried.
  let places: Int
  /// A copy of this length is not bettered.
  let contentLength: Int
  /// After a copy of this length the next byte is not tried for a longer one.
  let lazyLength: Int

  /// For text and drawing operators.
  static let thorough = DeflateEffort(places: 128, contentLength: 130, lazyLength: 32)
  /// For pixels, of which there are millions.
  static let quick = DeflateEffort(places: 12, contentLength: 48, lazyLength: 12)
}

/// Finds copies with chains of places that have the same three bytes (LZ77).
///
/// It reads through an unsafe buffer: bounds checks cost a third of the time here, and each index is
/// below `end` by the loop conditions beside it.
@safe struct DeflateMatcher {
  static let window = 32768
  static let longest = 258

  private let bytes: UnsafeBufferPointer<UInt8>
  private let effort: DeflateEffort
  private let end: Int
  private var position: Int
  /// The first place that the chains do not hold yet.
  private var known: Int
  private var newest: [Int32]
  private var older: [Int32]

  /// - Parameter range: What to compress; up to 32 768 bytes before it serve as the window.
  init(_ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, effort: DeflateEffort) {
    unsafe self.bytes = unsafe bytes
    self.effort = effort
    end = range.upperBound
    position = range.lowerBound
    known = max(0, range.lowerBound - Self.window)
    newest = [Int32](repeating: -1, count: Self.window)
    older = [Int32](repeating: -1, count: Self.window)
    learn(upTo: position)
  }

  var isAtEnd: Bool { position >= end }
  /// How many bytes the tokens so far stand for, counted from the start of the buffer.
  var reached: Int { position }

  /// Appends tokens until there are `limit` of them or the range is done.
  mutating func fill(_ tokens: inout [DeflateToken], limit: Int) {
    while position < end && tokens.count < limit {
      var match = longestMatch(at: position, beating: 2)
      guard match.length > 2 else {
        unsafe tokens.append(DeflateToken(byte: bytes[position]))
        position += 1
        continue
      }
      while match.length < effort.lazyLength && position + 1 < end {
        let next = longestMatch(at: position + 1, beating: match.length)
        guard next.length > match.length else { break }
        unsafe tokens.append(DeflateToken(byte: bytes[position]))
        position += 1
        match = next
      }
      if match.length >= effort.contentLength { extend(&match) }
      append(match, to: &tokens)
    }
  }

  /// A copy cut into tokens of at most 258 bytes.
  private mutating func append(
    _ match: (length: Int, distance: Int), to tokens: inout [DeflateToken]
  ) {
    var length = match.length
    let stop = position + length
    while length > 0 {
      // No token may be shorter than 3, so the last two share what is left.
      let part =
        length <= Self.longest ? length : length < Self.longest + 3 ? length - 3 : Self.longest
      tokens.append(DeflateToken(length: part, distance: match.distance))
      length -= part
    }
    // The inside of a long run of equal bytes teaches nothing new.
    if match.distance < 16 && stop - position > 2 * Self.longest {
      known = max(known, stop - Self.longest)
    }
    learn(upTo: stop)
    position = stop
  }

  /// Follows a copy as far as it goes.
  private func extend(_ match: inout (length: Int, distance: Int)) {
    match.length = commonLength(
      position, position - match.distance, from: match.length, limit: end - position)
  }

  private func key(_ place: Int) -> Int {
    let value =
      unsafe UInt32(bytes[place]) | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2]) << 16
    return Int((value &* 0x9E37_79B1) >> 17)
  }

  private mutating func learn(upTo stop: Int) {
    let last = min(stop, end - 2)
    while known < last {
      let key = key(known)
      older[known & (Self.window - 1)] = newest[key]
      newest[key] = Int32(truncatingIfNeeded: known)
      known += 1
    }
  }

  /// The longest copy for a place, or length 0 when none is longer than `least`.
  private mutating func longestMatch(
    at place: Int, beating least: Int
  ) -> (length: Int, distance: Int) {
    learn(upTo: place)
    let limit = min(Self.longest, end - place)
    guard limit > least, limit > 2 else { return (0, 0) }
    var best = (length: least, distance: 0)
    var candidate = Int(newest[key(place)])
    var tries = effort.places
    while candidate >= 0 && place - candidate <= Self.window && tries > 0 {
      if unsafe bytes[candidate + best.length] == bytes[place + best.length] {
        let length = commonLength(place, candidate, from: 0, limit: limit)
        if length > best.length {
          best = (length, place - candidate)
          if length >= effort.contentLength || length == limit { break }
        }
      }
      tries -= 1
      let next = Int(older[candidate & (Self.window - 1)])
      // A place older than the window was overwritten: its chain leads elsewhere.
      guard next < candidate else { break }
      candidate = next
    }
    return best.distance == 0 ? (0, 0) : best
  }

  /// How many bytes at two places are equal, eight at a step.
  private func commonLength(_ a: Int, _ b: Int, from start: Int, limit: Int) -> Int {
    var length = start
    let base = unsafe UnsafeRawBufferPointer(bytes)
    while length + 8 <= limit {
      let first = unsafe base.loadUnaligned(fromByteOffset: a + length, as: UInt64.self)
      let second = unsafe base.loadUnaligned(fromByteOffset: b + length, as: UInt64.self)
      let difference = UInt64(littleEndian: first ^ second)
      if difference != 0 { return length + difference.trailingZeroBitCount / 8 }
      length += 8
    }
    while length < limit, unsafe bytes[a + length] == bytes[b + length] { length += 1 }
    return length
  }
}

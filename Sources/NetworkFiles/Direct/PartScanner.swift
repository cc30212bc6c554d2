import NetworkGraph

/// Reads the lines of a part of a file of ties, byte by byte.
///
/// It knows clean files only, which is why it is fast: whatever is not a plain line of fields makes
/// it give up, and the thorough reader takes over and says what is wrong.
@safe struct PartScanner {
  let bytes: UnsafePointer<UInt8>
  let layout: LineLayout
  let keepsWeights: Bool
  /// Where the part ends: after a line break, or at the end of the file.
  let end: Int
  var i: Int
  /// Whether a line is a comment.
  private var hasComment = false

  init(
    bytes: UnsafePointer<UInt8>, layout: LineLayout, keepsWeights: Bool, range: Range<Int>
  ) {
    unsafe self.bytes = bytes
    self.layout = layout
    self.keepsWeights = keepsWeights
    (i, end) = (range.lowerBound, range.upperBound)
  }

  /// Reads ties between numbered vertices.
  mutating func scanNumbers() -> ScannedPart {
    var result = ScannedPart()
    // A line of a tie has four bytes at least: "1 2" and its end. Memory that is not written to is
    // not taken from the system.
    let room = (end - i) / 4 + 1
    var weights = ContiguousArray<Double>()
    if keepsWeights { weights.reserveCapacity(room / 2) }
    var largest: UInt32 = 0
    var isUnusual = false
    var count = 0
    var tails = ContiguousArray<UInt32>()
    let heads = unsafe ContiguousArray<UInt32>(unsafeUninitializedCapacity: room) {
      headBuffer, headCount in
      unsafe tails = ContiguousArray<UInt32>(unsafeUninitializedCapacity: room) {
        tailBuffer, tailCount in
        while i < end {
          guard startsLine() else { continue }
          var source: UInt32 = 0
          var target: UInt32 = 0
          var weight = 1.0
          var place = 0
          var found = 0
          while true {
            if place == layout.source || place == layout.target {
              guard let number = scanNumber(), number >= layout.base else {
                isUnusual = true
                break
              }
              if place == layout.source { source = number } else { target = number }
              found += 1
            } else if place == layout.weight {
              guard let number = scanWeight() else {
                isUnusual = true
                break
              }
              weight = number
            } else if !skipField() {
              isUnusual = true
              break
            }
            guard nextField() else { break }
            place += 1
            if place >= layout.fieldCount {
              isUnusual = true
              break
            }
          }
          guard !isUnusual, found == 2, count < room else {
            isUnusual = true
            break
          }
          largest = max(largest, source, target)
          unsafe tailBuffer.initializeElement(at: count, to: source - layout.base)
          unsafe headBuffer.initializeElement(at: count, to: target - layout.base)
          count += 1
          if keepsWeights { weights.append(weight) }
        }
        tailCount = count
      }
      headCount = count
    }
    result.piece = EdgePiece(tails: tails, heads: heads, weights: weights)
    result.largest = largest
    result.isUnusual = isUnusual || hasComment
    return result
  }

  /// Reads ties between vertices with names.
  mutating func scanNames(seed: UInt64) -> ScannedPart {
    var result = ScannedPart()
    result.labels = LabelTable(seed: seed)
    while i < end {
      guard startsLine() else { continue }
      var source: UInt32 = 0
      var target: UInt32 = 0
      var weight = 1.0
      var place = 0
      var found = 0
      while true {
        if place == layout.source || place == layout.target {
          let start = i
          guard skipField(), i > start else {
            result.isUnusual = true
            return result
          }
          let number = unsafe result.labels.number(of: bytes + start, count: i - start, at: start)
          if place == layout.source { source = number } else { target = number }
          found += 1
        } else if place == layout.weight {
          guard let number = scanWeight() else {
            result.isUnusual = true
            return result
          }
          weight = number
        } else if !skipField() {
          result.isUnusual = true
          return result
        }
        guard nextField() else { break }
        place += 1
        if place >= layout.fieldCount {
          result.isUnusual = true
          return result
        }
      }
      guard found == 2 else {
        result.isUnusual = true
        return result
      }
      result.piece.tails.append(source)
      result.piece.heads.append(target)
      if keepsWeights { result.piece.weights.append(weight) }
    }
    result.isUnusual = hasComment
    return result
  }

  // MARK: Fields

  /// Passes over what is no tie; whether the line that follows is one.
  private mutating func startsLine() -> Bool {
    let byte = unsafe bytes[i]
    if byte == 0x0A || byte == 0x0D {
      i += 1
      return false
    }
    guard layout.separator == nil else { return true }
    if byte == 0x20 || byte == 0x09 {
      i += 1
      return false
    }
    guard byte == UInt8(ascii: "#") || byte == UInt8(ascii: "%") else { return true }
    // Comments may say what the ties are; those above the first tie have been read.
    hasComment = true
    i = end
    return false
  }

  /// Goes to the next field of the line; `false` at its end.
  private mutating func nextField() -> Bool {
    guard i < end else { return false }
    let byte = unsafe bytes[i]
    if let separator = layout.separator {
      guard byte == separator else { return false }
      i += 1
      return true
    }
    guard byte == 0x20 || byte == 0x09 else { return false }
    while i < end, unsafe bytes[i] == 0x20 || bytes[i] == 0x09 { i += 1 }
    guard i < end else { return false }
    let next = unsafe bytes[i]
    if next == 0x0A || next == 0x0D { return false }
    // A comment after a tie.
    if next == UInt8(ascii: "#") || next == UInt8(ascii: "%") {
      while i < end, unsafe bytes[i] != 0x0A && bytes[i] != 0x0D { i += 1 }
      return false
    }
    return true
  }

  /// Whether a byte ends a field.
  @inline(__always)
  private func endsField(_ byte: UInt8) -> Bool {
    if byte == 0x0A || byte == 0x0D { return true }
    if let separator = layout.separator { return byte == separator }
    return byte == 0x20 || byte == 0x09
  }

  /// Passes over a field; `false` for quotes, braces and control characters, which have rules of
  /// their own.
  private mutating func skipField() -> Bool {
    let start = i
    while i < end {
      let byte = unsafe bytes[i]
      if endsField(byte) { return true }
      guard byte >= 0x20 || byte == 0x09, byte != UInt8(ascii: "\""),
        byte != UInt8(ascii: "{") || i != start
      else { return false }
      i += 1
    }
    return true
  }

  /// Reads the number of a vertex: digits without a leading zero, which is what makes number and
  /// text the same id.
  private mutating func scanNumber() -> UInt32? {
    let start = i
    var value: UInt64 = 0
    while i < end {
      let digit = unsafe bytes[i] &- 0x30
      guard digit < 10 else { break }
      value = value &* 10 &+ UInt64(digit)
      i += 1
    }
    let digits = i - start
    guard digits > 0, digits < 11, value < UInt64(UInt32.max),
      digits == 1 || (unsafe bytes[start] != 0x30), i == end || endsField(unsafe bytes[i])
    else { return nil }
    return UInt32(value)
  }

  /// Reads a weight, to the same binary number as by way of an exact decimal; 1 for an empty field.
  private mutating func scanWeight() -> Double? {
    let start = i
    var isNegative = false
    if i < end, unsafe bytes[i] == UInt8(ascii: "-") {
      isNegative = true
      i += 1
    }
    var value: Int64 = 0
    var digits = 0
    var fraction = -1
    while i < end {
      let byte = unsafe bytes[i]
      let digit = byte &- 0x30
      if digit < 10 {
        value = value &* 10 &+ Int64(digit)
        digits += 1
        if fraction >= 0 { fraction += 1 }
      } else if byte == UInt8(ascii: ".") && fraction < 0 && digits > 0 {
        fraction = 0
      } else {
        break
      }
      i += 1
    }
    if i == start { return 1 }
    if digits > 0, digits <= 18, fraction != 0, i == end || endsField(unsafe bytes[i]) {
      return DecimalNumber(
        significand: isNegative ? -value : value, fractionDigits: max(fraction, 0)
      ).doubleValue
    }
    // Exponents, plus signs and long numbers are rare.
    i = start
    guard skipField(), i - start < 60 else { return nil }
    let text = unsafe String(
      decoding: UnsafeBufferPointer(start: bytes + start, count: i - start), as: UTF8.self)
    guard !text.utf8.contains(UInt8(ascii: ",")), !text.utf8.contains(0x20),
      case .success(let number) = readNumber(text, NumberForm())
    else { return nil }
    return number.doubleValue
  }
}

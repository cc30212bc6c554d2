import NetworkGraph

/// How the numbers of a file are written.
struct NumberForm: Hashable {
  enum Mark: String, Hashable, Sendable {
    case point = "."
    case comma = ","
  }

  var decimalMark = Mark.point
  /// The marks between groups of three digits that occur, in the order of their code points.
  var thousandsMarks: [Unicode.Scalar] = []
  /// Whether any number has decimals or groups, so that the form is more than a guess.
  var isEvident = false
}

/// The parts of a number as it is written.
private struct WrittenNumber {
  var isNegative = false
  var digits: [UInt8] = []
  /// How many digits stand before each point, comma, and other mark.
  var points: [Int] = []
  var commas: [Int] = []
  var groups: [Int] = []
  var groupMarks: [Unicode.Scalar] = []
  var exponent = 0

  /// - Returns: `nil` for text that is no number in any form.
  init?(_ text: some StringProtocol) {
    var inExponent = false
    var exponentIsNegative = false
    var exponentDigits = 0
    var hasSign = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9" where inExponent:
        exponentDigits += 1
        guard exponentDigits < 5 else { return nil }
        exponent = exponent * 10 + Int(scalar.value - 48)
      case "0"..."9":
        digits.append(UInt8(scalar.value))
      case "+", "-", "\u{2212}":
        if inExponent {
          guard exponentDigits == 0 else { return nil }
          exponentIsNegative = scalar != "+"
        } else {
          guard digits.isEmpty, points.isEmpty, commas.isEmpty, !hasSign else { return nil }
          hasSign = true
          isNegative = scalar != "+"
        }
      case ".": points.append(digits.count)
      case ",": commas.append(digits.count)
      case " ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "\u{2019}":
        groups.append(digits.count)
        if !groupMarks.contains(scalar) { groupMarks.append(scalar) }
      case "e", "E":
        guard !digits.isEmpty, !inExponent else { return nil }
        inExponent = true
      default: return nil
      }
      if inExponent, ![points, commas, groups].allSatisfy({ $0.last ?? 0 <= digits.count }) {
        return nil
      }
      // No number that is read here is longer; a cell of megabytes costs nothing.
      guard digits.count <= 60, points.count + commas.count + groups.count <= 30 else { return nil }
    }
    guard !digits.isEmpty, !inExponent || exponentDigits > 0 else { return nil }
    if exponentIsNegative { exponent = -exponent }
  }

  /// Whether marks at some places cut the whole part into one to three digits and then threes.
  private func areGroups(_ marks: [Int], wholeDigits: Int) -> Bool {
    guard let first = marks.first else { return true }
    guard (1...3).contains(first) else { return false }
    return zip(marks, marks.dropFirst() + [wholeDigits]).allSatisfy { $1 - $0 == 3 }
  }

  /// Whether the number is well formed with a decimal mark.
  func fits(_ mark: NumberForm.Mark) -> Bool {
    let (decimals, others) = mark == .point ? (points, commas) : (commas, points)
    guard decimals.count <= 1, groups.isEmpty || others.isEmpty else { return false }
    let whole = decimals.first ?? digits.count
    return areGroups(others, wholeDigits: whole) && areGroups(groups, wholeDigits: whole)
  }

  /// The exact value with a decimal mark; `nil` when it has more digits than can be kept.
  func value(_ mark: NumberForm.Mark) -> DecimalNumber? {
    let decimals = mark == .point ? points : commas
    var digits = digits
    var fraction = digits.count - (decimals.first ?? digits.count) - exponent
    while fraction > 18, digits.count > 1, digits.last == UInt8(ascii: "0") {
      digits.removeLast()
      fraction -= 1
    }
    if fraction < 0 {
      guard -fraction < 20 else { return nil }
      digits += Array(repeating: UInt8(ascii: "0"), count: -fraction)
      fraction = 0
    }
    guard fraction <= 18,
      let whole = DecimalNumber((isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self))
    else { return nil }
    return DecimalNumber(significand: whole.significand, fractionDigits: fraction)
  }

  /// The value rounded to 18 decimals, half away from zero, as binary numbers in decimal form need:
  /// Python writes 1/300 as 0.0033333333333333335.
  ///
  /// - Returns: `nil` when fewer than six significant digits would be left.
  func roundedValue(_ mark: NumberForm.Mark) -> DecimalNumber? {
    let decimals = mark == .point ? points : commas
    let whole = decimals.first ?? digits.count
    var significant = digits.drop { $0 == UInt8(ascii: "0") }.map { Int64($0 - 48) }
    var fraction = digits.count - whole - exponent
    var dropped: Int64 = 0
    while fraction > 18 || significant.count > 18 {
      guard fraction > 0, let last = significant.popLast() else { return nil }
      dropped = last
      fraction -= 1
    }
    guard significant.count >= 6, (0...18).contains(fraction) else { return nil }
    var value: Int64 = 0
    for digit in significant { value = value * 10 + digit }
    if dropped >= 5 { value += 1 }
    return DecimalNumber(significand: isNegative ? -value : value, fractionDigits: fraction)
  }

  /// Whether the marks say nothing on which mark is the decimal one.
  var isNeutral: Bool { points.isEmpty && commas.isEmpty }
}

/// Collects how the numbers of a file are written, and decides for the file as a whole.
struct NumberFormDetection {
  private var pointEvidence = 0
  private var commaEvidence = 0
  private var ambiguousPoints = 0
  private var ambiguousCommas = 0
  private var marks: Set<UInt32> = []
  private var hasGroupedByPoint = false
  private var hasGroupedByComma = false
  /// The row of the first number that could be read both ways, such as `1,234`.
  private(set) var firstAmbiguousComma: (row: Int, text: String)?

  mutating func add(_ bytes: ArraySliceOfBytes, row: Int) {
    guard !bytes.isEmpty, bytes.count < 100, !bytes.allSatisfy({ (48...57).contains($0) }) else {
      return
    }
    if addPlainDecimals(bytes) { return }
    let text = trimmed(String(decoding: bytes, as: UTF8.self))
    guard let number = WrittenNumber(text) else { return }
    for mark in number.groupMarks { marks.insert(mark.value) }
    guard !number.isNeutral else { return }
    switch (number.fits(.point), number.fits(.comma)) {
    case (true, false):
      pointEvidence += 1
      if !number.commas.isEmpty { hasGroupedByComma = true }
    case (false, true):
      commaEvidence += 1
      if !number.points.isEmpty { hasGroupedByPoint = true }
    case (true, true):
      if number.commas.isEmpty {
        ambiguousPoints += 1
      } else {
        ambiguousCommas += 1
        if firstAmbiguousComma == nil { firstAmbiguousComma = (row, text) }
      }
    case (false, false): break
    }
  }

  /// Adds digits with one point and no other mark, as most files have them.
  ///
  /// - Returns: Whether the bytes are of this form.
  private mutating func addPlainDecimals(_ bytes: ArraySliceOfBytes) -> Bool {
    var count = 0
    var whole: Int?
    for (place, byte) in bytes.enumerated() {
      switch byte {
      case 48...57: count += 1
      case UInt8(ascii: ".") where whole == nil: whole = count
      case UInt8(ascii: "-") where place == 0: break
      default: return false
      }
    }
    guard let whole, count > 0, count <= 60 else { return false }
    // `1.234` may be a thousand and more.
    if (1...3).contains(whole) && count - whole == 3 {
      ambiguousPoints += 1
    } else {
      pointEvidence += 1
    }
    return true
  }

  /// The form of the file. Where nothing is evident, a comma is the decimal mark of a file with
  /// semicolons, which is why such files have semicolons.
  func form(separator: Separator) -> NumberForm {
    var form = NumberForm()
    form.isEvident = pointEvidence + commaEvidence > 0
    if form.isEvident {
      form.decimalMark = commaEvidence > pointEvidence ? .comma : .point
    } else if ambiguousCommas > 0 && ambiguousPoints == 0 && separator == .semicolon {
      form.decimalMark = .comma
    }
    var all = marks
    if form.decimalMark == .comma && hasGroupedByPoint { all.insert(46) }
    if form.decimalMark == .point && hasGroupedByComma { all.insert(44) }
    form.thousandsMarks = all.sorted().compactMap { Unicode.Scalar($0) }
    return form
  }

  /// Whether numbers such as `1,234` are read by a guess.
  var isGuess: Bool { pointEvidence + commaEvidence == 0 && ambiguousCommas > 0 }
}

/// Why a cell is not a number of its file.
enum NumberFault: Error {
  case malformed
  /// Well formed only with the other decimal mark.
  case contradicts(NumberForm.Mark, value: DecimalNumber?)
  case tooLong
}

/// A number as ``DecimalNumber`` writes it; `nil` for others.
///
/// The initialiser of the type reads any kind of text, which takes several times as long.
private func plainNumber(_ text: String) -> DecimalNumber? {
  var significand: Int64 = 0
  var count = 0
  var fractionStart: Int?
  var isNegative = false
  for byte in text.utf8 {
    if byte &- 48 < 10 {
      // Nineteen digits may be too many for the type.
      guard count < 18 else { return DecimalNumber(text) }
      significand = significand * 10 + Int64(byte &- 48)
      count += 1
    } else if byte == UInt8(ascii: "."), count > 0, fractionStart == nil {
      fractionStart = count
    } else if byte == UInt8(ascii: "-"), count == 0, !isNegative {
      isNegative = true
    } else {
      return nil
    }
  }
  let fractionDigits = fractionStart.map { count - $0 } ?? 0
  guard count > 0, fractionStart == nil || fractionDigits > 0 else { return nil }
  return DecimalNumber(
    significand: isNegative ? -significand : significand, fractionDigits: fractionDigits)
}

/// Reads a number in the form of its file.
func readNumber(_ text: String, _ form: NumberForm) -> Result<DecimalNumber, NumberFault> {
  if form.decimalMark == .point, let number = plainNumber(text) { return .success(number) }
  guard let number = WrittenNumber(trimmed(text)) else { return .failure(.malformed) }
  if number.fits(form.decimalMark) {
    return number.value(form.decimalMark).map { .success($0) } ?? .failure(.tooLong)
  }
  let other: NumberForm.Mark = form.decimalMark == .point ? .comma : .point
  guard number.fits(other) else { return .failure(.malformed) }
  return .failure(.contradicts(other, value: number.value(other)))
}

/// Reads a number that has more decimals than can be kept; `nil` where rounding would lose digits
/// that say something.
func readRoundedNumber(_ text: String, _ form: NumberForm) -> DecimalNumber? {
  guard let number = WrittenNumber(trimmed(text)), number.fits(form.decimalMark) else { return nil }
  return number.roundedValue(form.decimalMark)
}

/// A text without the spaces at its ends, no-break ones included.
func trimmed(_ text: String) -> String {
  // Most texts begin and end with letters or digits of ASCII.
  if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first),
    (0x21...0x7E).contains(last)
  {
    return text
  }
  return trimmed(text[...])
}

/// A text without the spaces at its ends, no-break ones included.
func trimmed(_ text: some StringProtocol) -> String {
  func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
  let scalars = text.unicodeScalars
  guard let first = scalars.firstIndex(where: { !isSpace($0) }),
    let last = scalars.lastIndex(where: { !isSpace($0) })
  else { return "" }
  return String(text[first...last])
}

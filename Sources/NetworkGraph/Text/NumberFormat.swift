extension Language {
  /// The mark between the whole part and the decimals.
  public var decimalMark: String { self == .french ? "," : "." }

  /// The mark between groups of three digits: a comma in English, a narrow no-break space (U+202F)
  /// in French.
  public var groupMark: String { self == .french ? "\u{202F}" : "," }

  /// A whole number with groups of three digits: `1,250,000` or `1 250 000`.
  public func format(_ number: Int) -> String {
    (number < 0 ? "−" : "") + grouped(String(number.magnitude))
  }

  /// A number rounded to a fixed number of decimals, half away from zero: `3.14` or `3,14`.
  ///
  /// What is rounded is the shortest decimal text of the number, so 0.125 becomes 0.13 as a reader
  /// of the full number would expect. A number that is not finite becomes `–`.
  public func format(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return "–" }
    let digits = fixedDecimals(number.magnitude, decimals)
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
    let sign = number < 0 && !isZero ? "−" : ""
    return sign + grouped(String(parts[0])) + (parts.count > 1 ? decimalMark + parts[1] : "")
  }

  /// An exact decimal with the digits that it has.
  public func format(_ number: DecimalNumber) -> String {
    let text = DecimalNumber(
      significand: number.significand < 0 ? -number.significand : number.significand,
      fractionDigits: number.fractionDigits
    ).description
    let parts = text.split(separator: ".")
    return (number.significand < 0 ? "−" : "") + grouped(String(parts[0]))
      + (parts.count > 1 ? decimalMark + parts[1] : "")
  }

  /// A share as a percentage: `24.3 %`, or `24,3 %` with the space of French typography.
  public func format(share: Double, decimals: Int = 0) -> String {
    guard share.isFinite else { return "–" }
    return format(share * 100, decimals: decimals) + (self == .french ? "\u{202F}%" : "%")
  }

  /// A sum of money in full: `€97,000,000` or `97 000 000 €`; other currencies by their code.
  public func format(_ money: Money) -> String {
    let amount = format(money.amount)
    switch (self, money.currency.code) {
    case (.english, "EUR"): return "€" + amount
    case (.french, "EUR"): return amount + "\u{00A0}€"
    case (.english, let code): return code + "\u{00A0}" + amount
    case (.french, let code): return amount + "\u{00A0}" + code
    }
  }

  /// A sum of money as short as its digits allow: `€97 M`, `€1.3 bn`, `97 M€`, `1,3 Md€`.
  ///
  /// Only a sum that is a whole number of thousandths of the larger unit is shortened, so that no
  /// digit is lost.
  public func formatShort(_ money: Money) -> String {
    let amount = money.amount
    guard amount.fractionDigits == 0 else { return format(money) }
    let units: [(Int64, String, String)] = [
      (1_000_000_000, "bn", "Md"), (1_000_000, "M", "M"), (1000, "k", "k"),
    ]
    for (unit, english, french) in units where amount.significand >= unit {
      guard amount.significand % (unit / 1000) == 0 else { break }
      var short = DecimalNumber(
        significand: amount.significand / (unit / 1000), fractionDigits: 3)
      while short.fractionDigits > 0 && short.significand % 10 == 0 {
        short = DecimalNumber(
          significand: short.significand / 10, fractionDigits: short.fractionDigits - 1)
      }
      let number = format(short)
      let isEuro = money.currency == .euro
      switch self {
      case .english:
        return (isEuro ? "€" : money.currency.code + "\u{00A0}") + number + "\u{00A0}" + english
      case .french:
        return number + "\u{00A0}" + french + (isEuro ? "€" : "\u{00A0}" + money.currency.code)
      }
    }
    return format(money)
  }

  /// A date as people write it: `12 May 2023`, `May 2023`, `2023`; `1er mai 2023` in French.
  public func format(_ date: PartialDate) -> String {
    guard let month = date.month else { return String(date.year) }
    let name = monthNames[month - 1]
    guard let day = date.day else { return "\(name) \(date.year)" }
    let ordinal = self == .french && day == 1 ? "1er" : String(day)
    return "\(ordinal) \(name) \(date.year)"
  }

  /// A period: `12 May 2023 – 2033`, `since May 2023`, `until 2025`; empty when nothing is known.
  public func format(_ period: Period) -> String {
    switch (period.since.date, period.until.date) {
    case (let since?, let until?):
      return since == until ? format(since) : "\(format(since)) – \(format(until))"
    case (let since?, nil):
      // "since" would claim that it goes on; an unknown end is only a beginning.
      if period.until == .open {
        return self == .french
          ? (since.day == nil ? "depuis " : "depuis le ") + format(since) : "since \(format(since))"
      }
      return self == .french
        ? (since.day == nil ? "à partir de " : "à partir du ") + format(since)
        : "from \(format(since))"
    case (nil, let until?):
      return self == .french
        ? (until.day == nil ? "jusqu’en " : "jusqu’au ") + format(until)
        : "until \(format(until))"
    case (nil, nil):
      if period.until == .open { return self == .french ? "en cours" : "ongoing" }
      return ""
    }
  }

  private var monthNames: [String] {
    switch self {
    case .english:
      [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    case .french:
      [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
      ]
    }
  }

  private func grouped(_ digits: String) -> String {
    var result = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0 && (digits.utf8.count - offset) % 3 == 0 { result += groupMark }
      result.append(digit)
    }
    return result
  }
}

/// The decimal text of a number rounded to a fixed number of decimals, half away from zero, with a
/// point and without grouping: for files, where no language applies.
///
/// - Parameters:
///   - number: Any number; one that is not finite gives its Swift description.
///   - decimals: How many digits stand after the point, 0 or more.
/// - Complexity: O(digits).
public func fixedDecimals(_ number: Double, _ decimals: Int) -> String {
  guard number.isFinite else { return number.description }
  var (digits, point) = plainDigits(number.magnitude)
  let keep = point + decimals
  if keep < 0 {
    digits = [0]
    point = 1
  } else if keep < digits.count {
    let roundsUp = digits[keep] >= 5
    digits.removeSubrange(keep...)
    if roundsUp {
      var i = keep - 1
      while i >= 0 && digits[i] == 9 {
        digits[i] = 0
        i -= 1
      }
      if i >= 0 {
        digits[i] += 1
      } else {
        digits.insert(1, at: 0)
        point += 1
      }
    }
  }
  var whole = ""
  for i in 0..<max(point, 0) { whole += String(i < digits.count ? digits[i] : 0) }
  var fraction = ""
  for i in point..<(point + decimals) {
    fraction += String(i >= 0 && i < digits.count ? digits[i] : 0)
  }
  let text = (whole.isEmpty ? "0" : whole) + (decimals > 0 ? "." + fraction : "")
  let isZero = text.utf8.allSatisfy { $0 == 48 || $0 == 46 }
  return number < 0 && !isZero ? "-" + text : text
}

/// The significant digits of the shortest decimal text of a number, and how many of them stand
/// before the point.
private func plainDigits(_ number: Double) -> (digits: [Int], point: Int) {
  var digits: [Int] = []
  var point: Int?
  var exponent = 0
  let text = number.description
  let parts = text.split(separator: "e")
  if parts.count == 2 { exponent = Int(parts[1]) ?? 0 }
  for byte in parts[0].utf8 {
    if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(Int(byte) - 48) }
  }
  var place = (point ?? digits.count) + exponent
  while digits.count > 1 && digits[0] == 0 {
    digits.removeFirst()
    place -= 1
  }
  return (digits, place)
}

import NetworkGraph

/// What the number of a cell stands for, by the format in which it is shown.
struct CellFormat: Hashable {
  enum Kind: Hashable {
    case number
    case year, month, day, dayAndTime, time
  }

  var kind = Kind.number
  /// The currency that is shown beside the number.
  var currency: Currency?

  /// The format of an id that workbooks do not spell out.
  init(builtIn id: Int) {
    switch id {
    case 14...16, 27...31, 36, 50...54, 57, 58: kind = .day
    case 17, 55, 56: kind = id == 17 ? .month : .day
    case 18...21, 32...35, 45...47: kind = .time
    case 22: kind = .dayAndTime
    default: break
    }
  }

  /// The format that a code such as `dd/mm/yyyy` or `#,##0.00 "€"` describes.
  init(code: String) {
    let code = String(code.prefix(400))
    guard !["general", "standard", "@"].contains(code.lowercased()) else { return }
    var letters = ""
    var symbols = ""
    var scalars = code.unicodeScalars.makeIterator()
    reading: while let scalar = scalars.next() {
      switch scalar {
      case ";": break reading
      case "\"":
        while let next = scalars.next(), next != "\"" { symbols.unicodeScalars.append(next) }
      case "\\":
        if let next = scalars.next() { symbols.unicodeScalars.append(next) }
      case "_", "*": _ = scalars.next()
      case "[":
        var part = ""
        while let next = scalars.next(), next != "]" { part.unicodeScalars.append(next) }
        if part.hasPrefix("$") {
          symbols += part.dropFirst().prefix { $0 != "-" }
        } else if !part.isEmpty, part.lowercased().allSatisfy({ "hms".contains($0) }) {
          letters += "h"
        }
      case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S":
        letters += String(scalar).lowercased()
      case "€", "$", "£": symbols.unicodeScalars.append(scalar)
      default: break
      }
    }
    let hasTime = letters.contains("h") || letters.contains("s")
    let (hasYear, hasDay) = (letters.contains("y"), letters.contains("d"))
    let hasMonth = letters.contains("m") && (!hasTime || hasYear || hasDay)
    if hasDay || hasYear || hasMonth {
      if hasTime {
        kind = .dayAndTime
      } else if hasYear && !hasDay {
        kind = hasMonth ? .month : .year
      } else {
        kind = .day
      }
    } else if hasTime {
      kind = .time
    } else if !symbols.isEmpty, case .success(let unit) = AmountUnit.read(symbols) {
      currency = unit.currency
    }
  }
}

/// The text of a number or date as a sheet stores it.
enum CellNumber {
  /// The shortest digits of a number, without an exponent: 0.1 for `0.10000000000000001`.
  ///
  /// - Returns: `nil` for what is no finite number.
  static func text(_ raw: String) -> String? {
    guard raw.utf8.count <= 60 else { return nil }
    let digits = raw.utf8.first == UInt8(ascii: "-") ? raw.utf8.dropFirst() : raw.utf8[...]
    if (1...18).contains(digits.count), digits.allSatisfy({ (48...57).contains($0) }) {
      return raw
    }
    guard let value = Double(raw), value.isFinite else { return nil }
    return text(value)
  }

  static func text(_ value: Double) -> String {
    let shortest = value.description
    guard let e = shortest.firstIndex(where: { $0 == "e" || $0 == "E" }) else {
      return shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest
    }
    guard let exponent = Int(shortest[shortest.index(after: e)...]), abs(exponent) <= 40 else {
      return shortest
    }
    let isNegative = shortest.hasPrefix("-")
    let mantissa = shortest[..<e].filter { $0 != "-" }
    let whole = mantissa.prefix { $0 != "." }.count
    var digits = mantissa.filter { $0 != "." }
    if mantissa.hasSuffix(".0") { digits.removeLast() }
    var point = whole + exponent
    if point <= 0 {
      digits = String(repeating: "0", count: 1 - point) + digits
      point = 1
    }
    if digits.count <= point {
      digits += String(repeating: "0", count: point - digits.count)
      return (isNegative ? "-" : "") + digits
    }
    let split = digits.index(digits.startIndex, offsetBy: point)
    return (isNegative ? "-" : "") + digits[..<split] + "." + digits[split...]
  }

  /// A day or time in the form of ISO 8601.
  ///
  /// - Parameter startsIn1904: Whether days are counted from 1 January 1904; otherwise day 1 is 1
  ///   January 1900, and day 60 a 29 February that the year did not have.
  /// - Returns: `nil` for numbers that no calendar has.
  static func date(_ value: Double, _ kind: CellFormat.Kind, startsIn1904: Bool) -> String? {
    guard value.isFinite, value >= 0, value < 2_958_466 else { return nil }
    var day = Int(value.rounded(.down))
    var seconds = Int(((value - Double(day)) * 86_400).rounded())
    if seconds == 86_400 { (day, seconds) = (day + 1, 0) }
    let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
      .joined(separator: ":")
    if kind == .time || (day == 0 && !startsIn1904) { return day == 0 ? time : nil }
    let (year, month, dayOfMonth): (Int, Int, Int)
    if startsIn1904 {
      (year, month, dayOfMonth) = civil(day - 24_107)
    } else if day == 60 {
      (year, month, dayOfMonth) = (1900, 2, 29)
    } else {
      // Days since 1 January 1970.
      (year, month, dayOfMonth) = civil(day - (day < 60 ? 25_568 : 25_569))
    }
    switch kind {
    case .year: return padded(year, 4)
    case .month: return padded(year, 4) + "-" + padded(month, 2)
    default:
      let date = padded(year, 4) + "-" + padded(month, 2) + "-" + padded(dayOfMonth, 2)
      return kind == .dayAndTime && seconds > 0 ? date + " " + time : date
    }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The date of a day counted from 1 January 1970.
  private static func civil(_ days: Int) -> (Int, Int, Int) {
    // Years are counted from March, so that leap days come last; an era has 400 years.
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * month + 2) / 5 + 1
    let year = yearOfEra + era * 400 + (month < 10 ? 0 : 1)
    return (year, month < 10 ? month + 3 : month - 9, day)
  }
}

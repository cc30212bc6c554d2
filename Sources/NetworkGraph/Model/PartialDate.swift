/// A day, a month or a year: as much of a date as a source states.
///
/// Written `2023`, `2023-05` or `2023-05-12` in the proleptic Gregorian calendar, years 1 to 9999.
public struct PartialDate: Hashable, Sendable, CustomStringConvertible {
  /// From 1 to 9999.
  public var year: Int { Int(storedYear) }
  /// From 1 to 12; `nil` where only the year is stated.
  public var month: Int? { storedMonth == 0 ? nil : Int(storedMonth) }
  /// From 1 to the length of the month; `nil` where only the month or the year is stated.
  public var day: Int? { storedDay == 0 ? nil : Int(storedDay) }

  // Four bytes: rows have dates by the million.
  private let storedYear: Int16
  /// 0 for none.
  private let storedMonth: Int8
  /// 0 for none.
  private let storedDay: Int8

  /// - Returns: `nil` when there is no such day, month or year, or a day stands without a month.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard (1...Self.length(ofMonth: month, year: year)).contains(day) else { return nil }
      }
    } else if day != nil {
      return nil
    }
    storedYear = Int16(year)
    storedMonth = Int8(month ?? 0)
    storedDay = Int8(day ?? 0)
  }

  /// Reads the canonical form: four digits, then optionally `-` and two digits, twice.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    func number(_ index: Int, digits: Int) -> Int? {
      let part = parts[index]
      guard part.utf8.count == digits, part.utf8.allSatisfy({ (48...57).contains($0) }) else {
        return nil
      }
      return Int(part)
    }
    guard (1...3).contains(parts.count), let year = number(0, digits: 4) else { return nil }
    var month: Int?
    var day: Int?
    if parts.count > 1 {
      guard let value = number(1, digits: 2) else { return nil }
      month = value
    }
    if parts.count > 2 {
      guard let value = number(2, digits: 2) else { return nil }
      day = value
    }
    self.init(year: year, month: month, day: day)
  }

  /// The canonical form, which ``init(_:)`` reads back.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }

  /// The first day that the date can mean, as a number that orders days.
  public var earliest: Int { Self.ordinal(year, month ?? 1, day ?? 1) }

  /// The last day that the date can mean, as a number that orders days.
  public var latest: Int {
    let month = month ?? 12
    return Self.ordinal(year, month, day ?? Self.length(ofMonth: month, year: year))
  }

  private static func ordinal(_ year: Int, _ month: Int, _ day: Int) -> Int {
    (year * 100 + month) * 100 + day
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

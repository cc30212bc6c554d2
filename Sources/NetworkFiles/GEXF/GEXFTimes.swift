import NetworkGraph

/// A time of GEXF: a day, a moment, or a number.
struct GEXFTime {
  /// The date in the form of the model; `nil` where the time is none.
  var date: PartialDate?
  /// Whether the date says all that the time does.
  var isExact = true
  /// Whether the time is a number that is taken for a year.
  var isNumber = false
  /// Whether the time is an infinite one, which says nothing.
  var isInfinite = false

  init(_ text: String) {
    let text = trimmed(text)
    switch text.lowercased() {
    case "-infinity", "infinity", "+infinity", "inf", "-inf", "+inf", "nan":
      isInfinite = true
      return
    default: break
    }
    if let date = PartialDate(text), date.month != nil {
      self.date = date
      return
    }
    if let mark = text.utf8.firstIndex(of: UInt8(ascii: "T")) {
      guard let day = PartialDate(text[..<mark]), day.day != nil else { return }
      date = day
      // Midnight is the day itself; other times say more than a date.
      let time = text[text.index(after: mark)...]
      isExact = time.utf8.allSatisfy {
        [UInt8(ascii: "0"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "Z")].contains($0)
      }
      return
    }
    isNumber = true
    var digits = text[...]
    if let point = digits.firstIndex(of: "."),
      digits[point...].dropFirst().allSatisfy({ $0 == "0" })
    {
      digits = digits[..<point]
    }
    // Whole numbers that no calendar would surprise with are years; others count something else.
    guard digits.utf8.count == 4, let year = Int(digits), (1000...2999).contains(year) else {
      return
    }
    date = PartialDate(year: year)
  }
}

/// Whether one time is before another: numbers by their value, dates by their digits.
func isTime(_ a: String, before b: String) -> Bool {
  if let x = Double(a), let y = Double(b) { return x < y }
  return a.utf8.lexicographicallyPrecedes(b.utf8)
}

/// The times at which an element is there.
struct GEXFSpells {
  private var texts: [String] = []
  private(set) var start: String?
  private(set) var end: String?
  private var lacksStart = false
  private var lacksEnd = false

  var count: Int { texts.count }
  /// All spells, one after the other.
  var text: String { texts.joined(separator: "|") }

  mutating func add(start first: String?, end last: String?) {
    texts.append((first ?? "") + ".." + (last ?? ""))
    if let first {
      if !lacksStart, start.map({ isTime(first, before: $0) }) ?? true { start = first }
    } else {
      (start, lacksStart) = (nil, true)
    }
    if let last {
      if !lacksEnd, end.map({ isTime($0, before: last) }) ?? true { end = last }
    } else {
      (end, lacksEnd) = (nil, true)
    }
  }
}

/// The columns for the times of actors or ties, and what was met in them.
struct GEXFTimeColumns {
  let since: Int
  let until: Int
  private var raw = [-1, -1]
  /// Whether a time as it stands says more than the date.
  private var hasMore = [false, false]
  private var hasNumbers = false
  /// The first time that is no date.
  private var misfit: (line: Int, text: String)?

  private let names: [String]

  /// - Parameter declared: The attributes of the file, whose columns are not for times.
  init(_ rows: inout ElementRows, _ declared: GEXFAttributes) {
    names = ["start", "end"].map { declared.declares($0) ? $0 + " (time)" : $0 }
    since = rows.column("since")
    until = rows.column("until")
  }

  /// - Parameter side: 0 for the start, 1 for the end.
  mutating func set(_ text: String, side: Int, _ rows: inout ElementRows, line: Int) {
    let time = GEXFTime(text)
    guard !time.isInfinite, !text.isEmpty else { return }
    if raw[side] < 0 { raw[side] = rows.column(names[side]) }
    rows.set(text, in: raw[side])
    if !time.isExact { hasMore[side] = true }
    if time.isNumber { hasNumbers = true }
    if let date = time.date {
      rows.set(date.description, in: side == 0 ? since : until)
    } else if misfit == nil {
      misfit = (line, text)
    }
  }

  /// Decides for the file as a whole what the times are.
  mutating func finish(_ rows: inout ElementRows, declared: Bool) -> (line: Int, message: String)? {
    if let misfit {
      // The columns stay where the file has attributes of these names.
      if !declared {
        rows.leaveOut(since)
        rows.leaveOut(until)
      }
      return (
        misfit.line,
        "the time \(quoted(misfit.text)) is no date; the times are kept as the attributes 'start' and "
          + "'end'"
      )
    }
    for side in 0...1 where raw[side] >= 0 && !hasMore[side] { rows.leaveOut(raw[side]) }
    if hasMore != [false, false] {
      return (
        rows.table.lines.first ?? 1,
        "times within a day are kept as the attributes 'start' and 'end', and their days as dates"
      )
    }
    if hasNumbers {
      return (rows.table.lines.first ?? 1, "times that are whole numbers are read as years")
    }
    return nil
  }
}

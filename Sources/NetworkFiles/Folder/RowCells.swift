import NetworkGraph

/// The cells of the row that is being read, with the faults found in them.
///
/// A faulty cell gives a stand-in value, so that the rest of the row, and the rows that name it, can
/// still be checked.
struct RowCells {
  let table: TextTable
  let file: String
  let header: TableHeader
  let numberForm: NumberForm
  /// The row in `table`.
  var row = 0
  /// The row in the model.
  var modelRow = 0
  /// Whether the row has an error.
  var isRefused = false
  var diagnostics: [Diagnostic] = []
  /// The errors beyond those that are listed.
  var unlistedCount = 0
  /// The warnings among the diagnostics, and those beyond them.
  private var warningCount = 0
  private(set) var unlistedWarningCount = 0
  /// How many errors, and how many warnings, are listed.
  var listingLimit = Diagnostic.listedLimit
  /// The cells that an error names already.
  var reported: Set<ReportedCell> = []
  var dateForms: Set<DateForm> = []
  /// The numbers that were rounded to the digits that are kept.
  private(set) var roundedNumbers:
    (count: Int, first: (line: Int, column: String, text: String, value: DecimalNumber)?) = (0, nil)
  /// Dates that were read before, by their text.
  private var recentDates: [String: ReadDate] = [:]
  /// The last ids of a few columns.
  private var recentIDs: ContiguousArray<Identifier?> = [nil, nil, nil, nil]
  /// The code of a currency that was read last: a file repeats one from row to row.
  private var lastCurrency: (code: String, currency: Currency)?
  private(set) var firstAmbiguousDate: (line: Int, column: String, text: String, date: PartialDate)?
  /// The defaults by place, none where the table has none.
  private let defaults: [String?]
  /// Whether the attributes stand in the file in the order of their columns.
  private let attributesAreInOrder: Bool

  init(table: TextTable, file: String, header: TableHeader, numberForm: NumberForm) {
    self.table = table
    self.file = file
    self.header = header
    self.numberForm = numberForm
    let width = (header.defaults.keys.max() ?? -1) + 1
    var defaults = [String?](repeating: nil, count: width)
    for (place, text) in header.defaults where !text.isEmpty { defaults[place] = text }
    self.defaults = defaults
    attributesAreInOrder = zip(header.attributePlaces, header.attributePlaces.dropFirst())
      .allSatisfy { $0 < $1 }
  }

  var line: Int { table.lines[row] }

  /// What is said is only made where it is listed.
  mutating func fail(
    _ code: Diagnostic.Code, _ column: String, _ message: @autoclosure () -> String
  ) {
    isRefused = true
    guard diagnostics.count - warningCount < listingLimit else {
      unlistedCount += 1
      return
    }
    reported.insert(ReportedCell(row: modelRow, column: column))
    diagnostics.append(
      Diagnostic(.error, code, file: file, line: line, column: column, message()))
  }

  /// Whether nothing that was found is only counted.
  var listsAll: Bool { unlistedCount == 0 && unlistedWarningCount == 0 }

  mutating func warn(_ code: Diagnostic.Code, _ message: @autoclosure () -> String) {
    guard warningCount < listingLimit else {
      unlistedWarningCount += 1
      return
    }
    warningCount += 1
    diagnostics.append(Diagnostic(.warning, code, file: file, line: line, message()))
  }

  // MARK: Text

  /// The cell; `nil` when it is empty.
  func optional(_ column: Column) -> String? {
    guard column.place >= 0 else { return nil }
    if !table.isEmpty(row, column.place) { return table.string(row, column.place) }
    return defaults.isEmpty ? nil : defaultText(column.place)
  }

  /// The text that stands for all cells of a column that do not set another.
  private func defaultText(_ place: Int) -> String? {
    guard place < defaults.count, let text = defaults[place] else { return nil }
    return header.emptied.contains(CellPlace(row: row, place: place)) ? nil : text
  }

  /// The cell, which must not be empty.
  mutating func required(_ column: Column) -> String {
    if let text = optional(column) { return text }
    guard column.place >= 0 else {
      // The header is at fault, and an error says so once.
      isRefused = true
      reported.insert(ReportedCell(row: modelRow, column: column.name))
      return ""
    }
    fail(.emptyCell, column.name, "the cell '\(column.name)' is empty; it must be filled")
    return ""
  }

  mutating func identifier(_ column: Column) -> Identifier {
    // Shorter ones take no memory of their own; longer ones often stand in row after row.
    guard column.place >= 0, table.length(row, column.place) > 15 else {
      return Identifier(required(column))
    }
    let bytes = table.bytes(row, column.place)
    let place = column.place & (recentIDs.count - 1)
    if let recent = recentIDs[place], recent.text.utf8.elementsEqual(bytes) { return recent }
    let id = Identifier(String(decoding: bytes, as: UTF8.self))
    recentIDs[place] = id
    return id
  }

  func optionalIdentifier(_ column: Column) -> Identifier? {
    optional(column).map { Identifier($0) }
  }

  /// The parts between vertical bars, without empty ones.
  func list(_ column: Column) -> [String] {
    guard let text = optional(column) else { return [] }
    return text.utf8.split(separator: UInt8(ascii: "|")).map { String(decoding: $0, as: UTF8.self) }
  }

  mutating func externalIdentifiers(_ column: Column) -> [ExternalIdentifier] {
    var result: [ExternalIdentifier] = []
    for part in list(column) {
      if let identifier = ExternalIdentifier(part) {
        result.append(identifier)
      } else {
        fail(
          .unknownValue, column.name,
          "identifier \(quoted(part)) has no scheme; expected scheme:value, such as "
            + "siren:130015332")
      }
    }
    return result
  }

  /// One of the words that the type allows, in any case of letters.
  mutating func word<Word: CaseIterable & RawRepresentable>(_ column: Column, _ type: Word.Type)
    -> Word? where Word.RawValue == String
  {
    guard let text = optional(column) else { return nil }
    if let word = Word(rawValue: text) { return word }
    if let word = Word(rawValue: foldedColumnName(text)) { return word }
    let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
    fail(
      .unknownValue, column.name,
      "\(quoted(text)) is no value of '\(column.name)'; expected one of \(words)")
    return nil
  }

  mutating func yesOrNo(_ column: Column) -> Bool? {
    guard let text = optional(column) else { return nil }
    switch foldedColumnName(text) {
    case "yes", "oui": return true
    case "no", "non": return false
    default:
      fail(
        .unknownValue, column.name,
        "\(quoted(text)) is no value of '\(column.name)'; expected yes or no")
      return nil
    }
  }

  func attributes() -> [String] {
    let places = header.attributePlaces
    var count = places.count
    if defaults.isEmpty && attributesAreInOrder {
      // A row is often far shorter than a header of many thousand columns.
      let cells = table.cellCount(row)
      count = places.firstIndex { $0 >= cells } ?? count
    }
    // Empty cells at the end take no room.
    while count > 0, isEmptyAttribute(places[count - 1]) { count -= 1 }
    guard count > 0 else { return [] }
    var cells: [String] = []
    cells.reserveCapacity(count)
    for place in places[..<count] {
      cells.append(
        table.isEmpty(row, place)
          ? (defaults.isEmpty ? "" : defaultText(place) ?? "") : table.string(row, place))
    }
    return cells
  }

  private func isEmptyAttribute(_ place: Int) -> Bool {
    table.isEmpty(row, place) && (defaults.isEmpty || defaultText(place) == nil)
  }

  // MARK: Dates

  mutating func date(_ column: Column) -> PartialDate? {
    optional(column).flatMap { date($0, column) }
  }

  private mutating func date(_ text: String, _ column: Column) -> PartialDate? {
    let known = recentDates[text]
    guard let read = known ?? readDate(text) else {
      let advice = monthFirstAdvice(text)
      fail(.badDate, column.name, "\(quoted(text)) is no date\(advice)")
      return nil
    }
    if known == nil {
      // Days of one file repeat; those of a hostile one need not.
      if recentDates.count >= 4096 { recentDates.removeAll(keepingCapacity: true) }
      recentDates[text] = read
    }
    dateForms.insert(read.form)
    if read.isAmbiguous, firstAmbiguousDate == nil {
      firstAmbiguousDate = (line, column.name, text, read.date)
    }
    return read.date
  }

  private func monthFirstAdvice(_ text: String) -> String {
    let parts = text.split(separator: "/")
    if parts.count == 3, let swapped = readDate("\(parts[1])/\(parts[0])/\(parts[2])") {
      return " with the day first; with the month first it would be \(swapped.date): "
        + "write it in this form"
    }
    return "; expected a day, month or year such as 2023-05-12, 2023-05, 2023 or 12/05/2023"
  }

  private mutating func end(_ column: Column) -> PeriodEnd {
    guard let text = optional(column) else { return .unknown }
    if trimmed(text) == ".." { return .open }
    return date(text, column).map { .date($0) } ?? .unknown
  }

  mutating func period(_ since: Column, _ until: Column) -> Period {
    Period(since: end(since), until: end(until))
  }

  // MARK: Numbers

  mutating func number(_ column: Column) -> DecimalNumber? {
    guard let text = optional(column) else { return nil }
    return number(text, column.name, code: .badNumber)
  }

  private mutating func number(_ text: String, _ column: String, code: Diagnostic.Code)
    -> DecimalNumber?
  {
    switch readNumber(text, numberForm) {
    case .success(let number): return number
    case .failure(.malformed):
      fail(code, column, "\(quoted(text)) is no number; expected digits, such as 1250000 or 12.5")
    case .failure(.tooLong):
      if let rounded = readRoundedNumber(text, numberForm) {
        if roundedNumbers.count == 0 { roundedNumbers.first = (line, column, text, rounded) }
        roundedNumbers.count += 1
        return rounded
      }
      fail(code, column, "\(quoted(text)) has more digits than can be kept exactly (18)")
    case .failure(.contradicts(let mark, let value)):
      let other = value.map { " (\($0))" } ?? ""
      fail(
        .contradictingNumber, column,
        mark == .comma
          ? "\(quoted(text)) is a number only with a decimal comma\(other), but the other numbers "
            + "of the file have a decimal point; write all numbers in one way"
          : "\(quoted(text)) is a number only with a decimal point\(other), but the other numbers "
            + "of the file have a decimal comma; write all numbers in one way")
    }
    return nil
  }

  mutating func requiredNumber(_ column: Column) -> DecimalNumber {
    let text = required(column)
    guard !text.isEmpty else { return DecimalNumber(significand: 0) }
    return number(text, column.name, code: .badNumber) ?? DecimalNumber(significand: 0)
  }

  mutating func money(_ amountColumn: Column, _ currencyColumn: Column) -> Money? {
    let code = optional(currencyColumn)
    var currency: Currency?
    if let code {
      if let known = lastCurrency, known.code == code {
        currency = known.currency
      } else {
        currency = Currency(trimmed(code)) ?? Currency(trimmed(code).uppercased())
        lastCurrency = currency.map { (code, $0) }
      }
      if currency == nil {
        fail(
          .badAmount, currencyColumn.name,
          "\(quoted(code)) is no currency; expected a code of ISO 4217 such as EUR")
      }
    }
    guard let text = optional(amountColumn) else {
      if code != nil {
        fail(
          .badAmount, amountColumn.name,
          "a currency without an amount; fill both cells or neither")
      }
      return nil
    }
    guard let number = number(text, amountColumn.name, code: .badAmount) else { return nil }
    if number.significand < 0 {
      fail(
        .badAmount, amountColumn.name,
        "the amount \(quoted(text)) is negative; money that flows back is a relation of its own")
      return nil
    }
    guard let currency else {
      if code == nil {
        fail(
          .badAmount, currencyColumn.name,
          "the amount \(quoted(text)) has no currency; expected a code of ISO 4217 such as EUR")
      }
      return nil
    }
    do {
      return try Money(number, currency)
    } catch {
      switch error {
      case .negative: break
      case .tooLarge: fail(.badAmount, amountColumn.name, "the amount \(quoted(text)) is too large")
      case .tooPrecise(let allowed):
        fail(
          .badAmount, amountColumn.name,
          "the amount \(quoted(text)) is more precise than \(currency) allows "
            + "(\(counted(allowed, "decimal", "decimals")))")
      }
      return nil
    }
  }
}

/// A cell for which an error stands already.
struct ReportedCell: Hashable {
  let row: Int
  let column: String
}

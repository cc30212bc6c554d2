import NetworkGraph

/// The cells of a sheet as text, and what text does not hold of them.
struct SheetCells {
  /// Lines are the numbers of the rows.
  var table = TextTable()
  /// Faults that leave a cell without its content, with the number of the row.
  var faults: [(line: Int, message: String)] = []
  /// How often, and in which row first, something was met that a person should know of.
  var errors = Occurrence()
  var formulasWithoutValue = Occurrence()
  var mergedAreas = Occurrence()
  var hiddenRows = Occurrence()

  struct Occurrence {
    var count = 0
    var line = 0
    var text = ""

    mutating func note(_ line: Int, _ text: String) {
      if count == 0 { (self.line, self.text) = (line, text) }
      count += 1
    }
  }
}

/// Reads the cells of a sheet, front to back.
struct SheetReader {
  private var scanner: XMLScanner
  private let sharedStrings: TextTable
  private let formats: [CellFormat]
  private let startsIn1904: Bool
  /// The most bytes that the text of the cells may have.
  private let budget: Int
  private var sheet = SheetCells()
  /// The cells of the row that is being read: their columns and where their text stands in `pending`.
  private var row: [(column: Int, end: Int)] = []
  private var pending = TextTable()
  private var rowNumber = 0
  private var rowsRead = 0
  private var column = -1
  private var filledCount = 0
  private var hasCommaNumbers = false
  private var numbersWithThreeDecimals: [(row: Int, column: Int)] = []
  private var currencyCells: [(row: Int, column: Int, currency: Currency)] = []

  private static let maximumColumn = 16_384
  private static let maximumRow = 1_048_576

  init(
    _ scanner: XMLScanner, sharedStrings: TextTable, formats: [CellFormat], startsIn1904: Bool,
    budget: Int
  ) {
    self.scanner = scanner
    self.sharedStrings = sharedStrings
    self.formats = formats
    self.startsIn1904 = startsIn1904
    self.budget = budget
  }

  // MARK: Elements

  mutating func read() throws(XMLFault) -> SheetCells {
    scanner.keepsWhiteSpace = true
    let (rowName, cellName) = (scanner.name("row"), scanner.name("c"))
    let (value, inline, text) = (scanner.name("v"), scanner.name("is"), scanner.name("t"))
    let (phonetic, formula) = (scanner.name("rPh"), scanner.name("f"))
    let (reference, type, style) = (scanner.name("r"), scanner.name("t"), scanner.name("s"))
    let (hidden, merge, area) = (
      scanner.name("hidden"), scanner.name("mergeCell"), scanner.name("ref")
    )
    var cell: Cell?
    var isInline = false
    var isContent = false
    while let token = try scanner.next() {
      let name = scanner.name
      switch token {
      case .start:
        isContent = false
        if name == rowName {
          try startRow(scanner.attribute(reference), isHidden: scanner.attribute(hidden))
        } else if name == cellName {
          try startCell(scanner.attributeBytes(named: reference))
          cell = Cell(
            type: scanner.attribute(type) ?? "n",
            style: scanner.attribute(style).flatMap { Int($0) } ?? 0)
          isInline = false
        } else if cell != nil {
          if name == value {
            isContent = true
            cell?.hasValue = true
          } else if name == inline {
            isInline = true
            cell?.hasValue = true
          } else if name == text && isInline {
            isContent = true
          } else if name == formula {
            cell?.hasFormula = true
          } else if name == phonetic {
            try scanner.skipElement()
          }
        } else if name == merge {
          let text = scanner.attribute(area) ?? ""
          sheet.mergedAreas.note(Self.rowOf(text), text)
        }
      case .text:
        if isContent { cell?.content.append(contentsOf: scanner.text) }
      case .end:
        isContent = false
        if name == cellName, let read = cell {
          try endCell(read)
          cell = nil
        } else if name == rowName {
          try endRow()
        }
      }
    }
    finish()
    return sheet
  }

  private struct Cell {
    let type: String
    let style: Int
    var content: ContiguousArray<UInt8> = []
    var hasValue = false
    var hasFormula = false
  }

  private func fault(_ message: String) -> XMLFault {
    XMLFault(line: scanner.line, message: message)
  }

  private mutating func startRow(_ reference: String?, isHidden: String?) throws(XMLFault) {
    rowsRead += 1
    guard rowsRead <= Self.maximumRow else {
      throw fault("the sheet has more than \(Self.maximumRow) rows, which no sheet has")
    }
    if let reference {
      guard let number = Int(reference), (1...Self.maximumRow).contains(number) else {
        throw fault("\(quoted(reference)) is no number of a row")
      }
      rowNumber = number
    } else {
      rowNumber = min(rowNumber + 1, Self.maximumRow)
    }
    column = -1
    row.removeAll(keepingCapacity: true)
    if isHidden == "1" || isHidden == "true" { sheet.hiddenRows.note(rowNumber, "") }
  }

  private mutating func startCell(_ reference: ArraySliceOfBytes?) throws(XMLFault) {
    guard let reference else {
      column += 1
      guard column < Self.maximumColumn else { throw fault("a row has more than 16384 cells") }
      return
    }
    var number = 0
    for byte in reference {
      let letter = byte & 0xDF
      guard (65...90).contains(letter), number < Self.maximumColumn else { break }
      number = number * 26 + Int(letter) - 64
    }
    guard (1...Self.maximumColumn).contains(number) else {
      throw fault("\(quoted(String(decoding: reference, as: UTF8.self))) is no name of a cell")
    }
    column = number - 1
  }

  /// The row in which an area such as `B2:C4` starts; 0 for other text.
  private static func rowOf(_ area: String) -> Int {
    Int(String(area.prefix { $0 != ":" }.filter { $0.isNumber })) ?? 0
  }

  // MARK: Values

  private mutating func endCell(_ cell: Cell) throws(XMLFault) {
    guard cell.hasValue else {
      if cell.hasFormula { sheet.formulasWithoutValue.note(rowNumber, "") }
      return
    }
    let start = pending.text.count
    switch cell.type {
    case "s":
      let text = trimmed(String(decoding: cell.content, as: UTF8.self))
      guard let place = Int(text), place >= 0, place < sharedStrings.rowCount else {
        throw fault("\(quoted(text)) is no place among the shared texts")
      }
      pending.appendToCell(sharedStrings.bytes(place, 0))
    case "inlineStr", "str":
      pending.appendUnescaped(cell.content)
    case "b":
      let isTrue = cell.content.contains(UInt8(ascii: "1")) || cell.content.first == 0x74
      pending.appendToCell(ContiguousArray((isTrue ? "true" : "false").utf8)[...])
    case "e":
      sheet.errors.note(rowNumber, String(decoding: cell.content, as: UTF8.self))
      return
    case "d":
      let text = trimmed(String(decoding: cell.content, as: UTF8.self))
      pending.appendToCell(ContiguousArray(Self.withoutMidnight(text).utf8)[...])
    default:
      let raw = trimmed(String(decoding: cell.content, as: UTF8.self))
      if raw.isEmpty {
        if cell.hasFormula { sheet.formulasWithoutValue.note(rowNumber, "") }
        return
      }
      guard let text = number(raw, cell.style) else {
        // What is not listed takes no memory for what it says.
        let isListed = sheet.faults.count < Diagnostic.listedLimit
        sheet.faults.append(
          (
            rowNumber,
            !isListed
              ? ""
              : "the cell \(Self.name(column, rowNumber)) holds \(quoted(raw)), which is no number"
          ))
        return
      }
      pending.appendToCell(ContiguousArray(text.utf8)[...])
    }
    guard pending.text.count > start else { return }
    if cell.type != "n", cell.content.count < 40, !hasCommaNumbers { noteCommaNumber(from: start) }
    row.append((column, pending.text.count))
    guard sheet.table.text.count + pending.text.count <= budget else {
      throw fault("the texts of its cells have more than 20 times the bytes of the file and 100 MB")
    }
  }

  /// Whether a text is a number with a decimal comma, beside which 1.234 must not be taken for 1234.
  private mutating func noteCommaNumber(from start: Int) {
    let bytes = pending.text[start...]
    guard bytes.contains(UInt8(ascii: ",")) else { return }
    var detection = NumberFormDetection()
    detection.add(bytes, row: 0)
    if detection.form(separator: .semicolon).decimalMark == .comma { hasCommaNumbers = true }
  }

  private mutating func number(_ raw: String, _ style: Int) -> String? {
    let format = style >= 0 && style < formats.count ? formats[style] : nil
    if let format, format.kind != .number, let value = Double(raw),
      let text = CellNumber.date(value, format.kind, startsIn1904: startsIn1904)
    {
      return text
    }
    guard let text = CellNumber.text(raw) else { return nil }
    let place = (row: sheet.table.rowCount, column: column)
    if let currency = format?.currency {
      currencyCells.append((place.row, place.column, currency))
    } else if let point = text.utf8.lastIndex(of: UInt8(ascii: ".")),
      text.utf8.distance(from: point, to: text.utf8.endIndex) == 4
    {
      numbersWithThreeDecimals.append(place)
    }
    return text
  }

  /// `2023-05-12T00:00:00` as a day.
  private static func withoutMidnight(_ text: String) -> String {
    let parts = text.split(separator: "T", maxSplits: 1)
    guard parts.count == 2 else { return text }
    return parts[1].allSatisfy({ "0:.Z".contains($0) })
      ? String(parts[0]) : parts[0] + " " + parts[1]
  }

  /// `C7`
  static func name(_ column: Int, _ row: Int) -> String {
    var letters = ""
    var number = column + 1
    while number > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (number - 1) % 26))) + letters
      number = (number - 1) / 26
    }
    return letters + String(row)
  }

  // MARK: Rows

  private mutating func endRow() throws(XMLFault) {
    defer {
      row.removeAll(keepingCapacity: true)
      pending = TextTable()
    }
    guard !row.isEmpty else { return }
    var starts: [Int] = [0]
    for cell in row.dropLast() { starts.append(cell.end) }
    var order = Array(row.indices)
    if zip(row, row.dropFirst()).contains(where: { $0.column >= $1.column }) {
      order.sort { (row[$0].column, $0) < (row[$1].column, $1) }
    }
    var next = 0
    for place in order {
      // Of two cells with one name the first counts.
      guard row[place].column >= next else { continue }
      while next < row[place].column {
        sheet.table.endCell()
        next += 1
      }
      sheet.table.appendToCell(pending.text[starts[place]..<row[place].end])
      sheet.table.endCell()
      next += 1
      filledCount += 1
    }
    sheet.table.endRow(line: rowNumber)
    // Cells far to the right make a table that is far larger than the file.
    guard sheet.table.cellCount <= 50 * filledCount + 1_000_000 else {
      throw fault("its cells stand too far apart for a table")
    }
  }

  /// Writes numbers so that the text of the sheet says how they are meant.
  private mutating func finish() {
    var suffixes: [Int: [(column: Int, text: String)]] = [:]
    if hasCommaNumbers {
      for place in numbersWithThreeDecimals {
        suffixes[place.row, default: []].append((place.column, "0"))
      }
    }
    let amounts = Set(currencyCells.map(\.column)).filter { column in
      (0..<min(sheet.table.rowCount, 20)).contains {
        AmountColumn.namesAmount(sheet.table.string($0, column))
      }
    }
    for place in currencyCells where amounts.contains(place.column) {
      suffixes[place.row, default: []].append((place.column, " " + place.currency.code))
    }
    guard !suffixes.isEmpty else { return }
    let table = sheet.table
    sheet.table = table.changed { row in
      (suffixes[row] ?? []).sorted { $0.column < $1.column }
        .map { ($0.column, table.string(row, $0.column) + $0.text) }
    }
  }
}

import NetworkGraph

/// A delimited file, cut into named cells, with how it is written.
struct DelimitedTable {
  var named: NamedCells
  var dialect: DetectedDialect
  var diagnostics: [Diagnostic]
}

/// Reads a delimited file whose first row names the columns of a table.
func readDelimitedTable(
  _ text: DecodedText, file: String, table: NetworkTable, numberColumns: [String],
  options: ReadingOptions
) -> DelimitedTable {
  var diagnostics = text.faults.map {
    Diagnostic(.error, .undecodable, file: file, line: $0.line, $0.message)
  }
  let known = Set(table.knownColumns.map { Identifier($0) })
  let choice = detectSeparator(text.bytes, forced: options.separator) { names in
    names.lazy.filter { known.contains(Identifier(foldedColumnName($0))) }.count
  }
  let cells = choice.rows.table
  let headerLine = cells.rowCount > 0 ? cells.lines[0] : choice.firstLine
  let header = readHeader(
    cells.rowCount > 0 ? cells.strings(0) : [], of: table, cells: cells, file: file,
    line: headerLine, required: table.requiredColumns)
  diagnostics += header.diagnostics
  let places = numberColumns.map { header.header.column($0) }.filter { $0.place >= 0 }
  let numbers = detectNumberForm(
    cells, firstRow: 1, places: places, separator: choice.separator, file: file)
  diagnostics += numbers.diagnostics
  let dialect = DetectedDialect(
    file: file, encoding: text.encoding, hasByteOrderMark: text.hasByteOrderMark,
    separator: choice.separator, lineEnding: choice.rows.lineEnding,
    usesQuotes: choice.rows.usesQuotes,
    decimalMark: numbers.form.isEvident || !numbers.diagnostics.isEmpty
      ? numbers.form.decimalMark.rawValue : nil,
    thousandsMarks: numbers.form.thousandsMarks.map { String($0) })
  let named = NamedCells(
    file: file, header: header.header, cells: cells, firstRow: min(1, cells.rowCount),
    numberForm: numbers.form, broken: choice.rows.broken)
  return DelimitedTable(named: named, dialect: dialect, diagnostics: diagnostics)
}

/// Decides how the numbers of a file are written, and says so where it is a guess.
func detectNumberForm(
  _ cells: TextTable, firstRow: Int, places: [Column], separator: Separator, file: String
) -> (form: NumberForm, diagnostics: [Diagnostic]) {
  var detection = NumberFormDetection()
  for column in places {
    for row in firstRow..<max(cells.rowCount, firstRow) {
      detection.add(cells.bytes(row, column.place), row: row)
    }
  }
  let form = detection.form(separator: separator)
  guard detection.isGuess, let first = detection.firstAmbiguousComma else { return (form, []) }
  let value = (try? readNumber(first.text, form).get())?.description ?? "nothing"
  let mark =
    form.decimalMark == .comma ? "the comma is taken as decimal mark" : "the comma marks thousands"
  let warning = Diagnostic(
    .warning, .assumption, file: file, line: cells.lines[first.row],
    "\(quoted(first.text)) is read as \(value): \(mark), and nothing in the file says otherwise")
  return (form, [warning])
}

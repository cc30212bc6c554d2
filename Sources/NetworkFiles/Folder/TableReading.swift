import NetworkGraph

/// Where the rows of a table in the model come from, and what happened to the others.
struct TableOrigin {
  var file: String
  /// The line of each row in the model.
  var lines: ContiguousArray<Int> = []
  /// The rows in the model that an error refuses.
  var refused: Set<Int> = []
  /// The cells for which an error stands already.
  var reported: Set<ReportedCell> = []
  /// Rows that did not get as far as the model.
  var unreadable = 0
  var merged = 0
}

/// Cells with their names: what every kind of file with rows is turned into.
struct NamedCells {
  var file: String
  var header: TableHeader
  var cells: TextTable
  /// The first row of data in `cells`.
  var firstRow: Int
  var numberForm: NumberForm
  var broken: [BrokenRow] = []
  /// Whether rows with the same cells are one row, said twice.
  var equalRows = EqualRows.merge

  enum EqualRows { case merge, keep }
}

/// What was read of one table.
struct TableReading<Row> {
  var rows: [Row] = []
  var origin: TableOrigin
  var diagnostics: [Diagnostic] = []
  var dateForms: Set<DateForm> = []
}

/// Reads the rows of a table.
///
/// - Complexity: O(*b*) for *b* bytes of cells.
func readRows<Codec: TableCodec>(_ named: NamedCells, _ codec: Codec) -> TableReading<Codec.Row> {
  var reading = TableReading<Codec.Row>(origin: TableOrigin(file: named.file))
  var cells = RowCells(
    table: named.cells, file: named.file, header: named.header, numberForm: named.numberForm)
  for broken in named.broken {
    reading.origin.unreadable += 1
    guard cells.diagnostics.count < Diagnostic.listedLimit else {
      cells.unlistedCount += 1
      continue
    }
    cells.diagnostics.append(
      Diagnostic(
        .error, broken.code, file: named.file, line: broken.quoteLine, broken.message))
  }
  var equal = EqualRowSearch()
  var blankRows: [Int] = []
  let width = headerWidth(named)
  let rowCount = max(named.cells.rowCount - named.firstRow, 0)
  reading.rows.reserveCapacity(rowCount)
  reading.origin.lines.reserveCapacity(rowCount)
  for row in named.firstRow..<max(named.cells.rowCount, named.firstRow) {
    cells.row = row
    if named.cells.isBlank(row) {
      blankRows.append(cells.line)
      continue
    }
    if named.equalRows == .merge, let first = equal.firstEqual(to: row, in: named.cells) {
      reading.origin.merged += 1
      cells.diagnostics.append(
        Diagnostic(
          .warning, .duplicateRow, file: named.file, line: cells.line,
          "this row is the same, cell by cell, as line \(named.cells.lines[first]); "
            + "it is kept once"))
      continue
    }
    cells.modelRow = reading.rows.count
    cells.isRefused = false
    checkWidth(&cells, width)
    reading.rows.append(codec.read(&cells))
    reading.origin.lines.append(cells.line)
    if cells.isRefused { reading.origin.refused.insert(cells.modelRow) }
  }
  if let first = blankRows.first {
    cells.diagnostics.append(
      Diagnostic(
        .warning, .blankRows, file: named.file, line: first,
        blankRows.count == 1
          ? "a row of empty cells is left out"
          : "\(blankRows.count) rows of empty cells are left out, this one first"))
  }
  if let date = cells.firstAmbiguousDate {
    cells.diagnostics.append(
      Diagnostic(
        .warning, .ambiguousDate, file: named.file, line: date.line, column: date.column,
        "\(quoted(date.text)) is read with the day first, as \(date.date); so are all dates of "
          + "this form in the file"))
  }
  if let first = cells.roundedNumbers.first {
    let count = cells.roundedNumbers.count
    cells.diagnostics.append(
      Diagnostic(
        .warning, .assumption, file: named.file, line: first.line, column: first.column,
        "\(quoted(first.text)) is rounded to \(first.value), the 18 decimals that are kept"
          + (count == 1 ? "" : "; \(count - 1) more \(count == 2 ? "is" : "are") rounded too")))
  }
  if cells.unlistedCount > 0 {
    cells.diagnostics.append(
      Diagnostic(
        .error, .furtherFaults, file: named.file, line: cells.diagnostics.last?.line,
        "\(cells.unlistedCount) more faults of the table are counted but not listed"))
  }
  reading.origin.reported = cells.reported
  reading.diagnostics = cells.diagnostics
  reading.dateForms = cells.dateForms
  return reading
}

private func headerWidth(_ named: NamedCells) -> Int {
  named.firstRow > 0 ? named.cells.cellCount(named.firstRow - 1) : Int.max
}

private func checkWidth(_ cells: inout RowCells, _ width: Int) {
  let count = cells.table.cellCount(cells.row)
  guard count > width else { return }
  let isEmptyBeyond = (width..<count).allSatisfy { cells.table.isEmpty(cells.row, $0) }
  if isEmptyBeyond {
    cells.diagnostics.append(
      Diagnostic(
        .warning, .extraCells, file: cells.file, line: cells.line,
        "the row has \(count) cells, the header \(width); the ones too many are empty"))
  } else {
    cells.fail(
      .extraCells, "",
      "the row has \(count) cells, the header \(width); put cells that hold the separator in "
        + "double quotes")
  }
}

/// Finds rows that have the same cells as an earlier one.
private struct EqualRowSearch {
  private var lastWithHash: [Int: Int] = [:]
  private var previousWithSameHash: [Int: Int] = [:]

  mutating func firstEqual(to row: Int, in table: TextTable) -> Int? {
    let hash = table.rowHash(row)
    var candidate = lastWithHash[hash]
    while let earlier = candidate {
      if table.rowsAreEqual(earlier, row) { return earlier }
      candidate = previousWithSameHash[earlier]
    }
    previousWithSameHash[row] = lastWithHash[hash]
    lastWithHash[hash] = row
    return nil
  }
}

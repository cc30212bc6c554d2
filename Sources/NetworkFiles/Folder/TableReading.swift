import NetworkGraph

/// Where the rows of a table in the model come from, and what happened to the others.
struct TableOrigin {
  var file: String
  /// The line of each row in the model.
  var lines = LineNumbers()
  /// The rows in the model that an error refuses.
  var refused = RowSet()
  /// The cells for which an error stands already.
  var reported: Set<ReportedCell> = []
  /// Rows that did not get as far as the model.
  var unreadable = 0
  var merged = 0
  /// Whether some errors are counted and not listed.
  var hasUnlistedFaults = false
}

/// Cells with their names: what every kind of file with rows is turned into.
struct NamedCells {
  var file: String
  var header: TableHeader
  var cells: TextTable
  /// The first row of data in `cells`.
  var firstRow: Int
  var numberForm: NumberForm
  var broken = BrokenRows()
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

/// How many rows one piece of work reads; the same however many cores there are.
private let rowsOfPart = 1 << 14

/// Reads the rows of a table.
///
/// Long tables are read in parts at the same time; what comes of it is the same.
///
/// - Complexity: O(*b*) for *b* bytes of cells.
func readRows<Codec: TableCodec>(_ named: NamedCells, _ codec: Codec) -> TableReading<Codec.Row> {
  var reading = TableReading<Codec.Row>(origin: TableOrigin(file: named.file))
  let all = named.firstRow..<max(named.cells.rowCount, named.firstRow)
  var parts: [ReadPart] = []
  // Whether a row stands twice is known only in the order of the rows.
  if named.equalRows == .keep && all.count > 2 * rowsOfPart {
    parts = readParts(named, codec, all, &reading.rows)
  }
  let faults = parts.reduce(named.broken.count) { $0 + $1.cells.diagnostics.count }
  let isListed = faults <= Diagnostic.listedLimit && !parts.contains { !$0.cells.listsAll }
  if parts.isEmpty || !isListed {
    (reading.rows, parts) = ([], [])
    reading.rows.reserveCapacity(all.count)
    var part = ReadPart(named, firstModelRow: 0, listing: named.broken)
    part.read(named, codec, all) { reading.rows.append($0) }
    parts = [part]
  } else {
    // The rows that could not be cut into cells come first.
    parts[0].cells.diagnostics =
      named.broken.listed.map { diagnostic(of: $0, named) }
      + parts[0].cells.diagnostics
  }
  reading.origin.unreadable = named.broken.count
  join(parts, of: named, into: &reading)
  return reading
}

/// Reads the rows in parts at the same time; each row is made where it stays.
private func readParts<Codec: TableCodec>(
  _ named: NamedCells, _ codec: Codec, _ all: Range<Int>, _ rows: inout [Codec.Row]
) -> [ReadPart] {
  var ranges: [(rows: Range<Int>, firstModelRow: Int)] = []
  var filled = 0
  for start in stride(from: all.lowerBound, to: all.upperBound, by: rowsOfPart) {
    let range = start..<min(start + rowsOfPart, all.upperBound)
    ranges.append((range, filled))
    for row in range where !named.cells.isBlank(row) { filled += 1 }
  }
  var parts: [ReadPart] = []
  let pieces = ranges
  rows = unsafe [Codec.Row](unsafeUninitializedCapacity: filled) { buffer, count in
    guard let base = buffer.baseAddress else { return }
    // Each piece fills the places of its own rows, and all are filled when the call returns.
    nonisolated(unsafe) let start = unsafe base
    parts = concurrentResults(pieces.count) { piece in
      var part = ReadPart(named, firstModelRow: pieces[piece].firstModelRow)
      // A table of many faults is read again from front to back, since no part knows what is listed.
      part.cells.listingLimit = 100 + 2 * Diagnostic.listedLimit / pieces.count
      var place = pieces[piece].firstModelRow
      part.read(named, codec, pieces[piece].rows) { row in
        unsafe (start + place).initialize(to: row)
        place += 1
      }
      return part
    }
    count = filled
  }
  return parts
}

private func diagnostic(of broken: BrokenRow, _ named: NamedCells) -> Diagnostic {
  Diagnostic(.error, broken.code, file: named.file, line: broken.quoteLine, broken.message)
}

/// Some of the rows of a table while they are read, and what there is to say of them.
private struct ReadPart: Sendable {
  var cells: RowCells
  /// The rows of the table that are none of the model.
  var skipped: [Int32] = []
  var refused: [Int32] = []
  var merged = 0
  var blankCount = 0
  var firstBlankLine: Int?
  private var keptCount = 0
  private let firstModelRow: Int

  init(_ named: NamedCells, firstModelRow: Int, listing broken: BrokenRows = BrokenRows()) {
    self.firstModelRow = firstModelRow
    cells = RowCells(
      table: named.cells, file: named.file, header: named.header, numberForm: named.numberForm)
    for row in broken.listed { cells.diagnostics.append(diagnostic(of: row, named)) }
    cells.unlistedCount = broken.count - broken.listed.count
  }

  mutating func read<Codec: TableCodec>(
    _ named: NamedCells, _ codec: Codec, _ rows: Range<Int>, _ keep: (Codec.Row) -> Void
  ) {
    var equal = EqualRowSearch()
    let width = headerWidth(named)
    for row in rows {
      cells.row = row
      if named.cells.isBlank(row) {
        blankCount += 1
        if firstBlankLine == nil { firstBlankLine = cells.line }
        skipped.append(Int32(clamping: row))
        continue
      }
      if named.equalRows == .merge, let first = equal.firstEqual(to: row, in: named.cells) {
        merged += 1
        skipped.append(Int32(clamping: row))
        cells.warn(
          .duplicateRow,
          "this row is the same, cell by cell, as line \(named.cells.lines[first]); "
            + "it is kept once")
        continue
      }
      cells.modelRow = firstModelRow + keptCount
      cells.isRefused = false
      checkWidth(&cells, width)
      keep(codec.read(&cells))
      keptCount += 1
      if cells.isRefused { refused.append(Int32(clamping: cells.modelRow)) }
    }
  }
}

/// Puts together what there is to say of the parts of a table.
private func join<Row>(
  _ parts: [ReadPart], of named: NamedCells, into reading: inout TableReading<Row>
) {
  let file = reading.origin.file
  var diagnostics: [Diagnostic] = []
  for part in parts {
    diagnostics += part.cells.diagnostics
    for row in part.refused { reading.origin.refused.insert(Int(row)) }
    reading.origin.reported.formUnion(part.cells.reported)
    reading.origin.merged += part.merged
    reading.dateForms.formUnion(part.cells.dateForms)
  }
  reading.origin.lines = modelLines(parts, named)
  let blankCount = parts.reduce(0) { $0 + $1.blankCount }
  if let first = parts.lazy.compactMap({ $0.firstBlankLine }).first {
    diagnostics.append(
      Diagnostic(
        .warning, .blankRows, file: file, line: first,
        blankCount == 1
          ? "a row of empty cells is left out"
          : "\(blankCount) rows of empty cells are left out, this one first"))
  }
  if let date = parts.lazy.compactMap({ $0.cells.firstAmbiguousDate }).first {
    diagnostics.append(
      Diagnostic(
        .warning, .ambiguousDate, file: file, line: date.line, column: date.column,
        "\(quoted(date.text)) is read with the day first, as \(date.date); so are all dates of "
          + "this form in the file"))
  }
  if let first = parts.lazy.compactMap({ $0.cells.roundedNumbers.first }).first {
    let count = parts.reduce(0) { $0 + $1.cells.roundedNumbers.count }
    diagnostics.append(
      Diagnostic(
        .warning, .assumption, file: file, line: first.line, column: first.column,
        "\(quoted(first.text)) is rounded to \(first.value), the 18 decimals that are kept"
          + (count == 1 ? "" : "; \(count - 1) more \(count == 2 ? "is" : "are") rounded too")))
  }
  let unlisted = parts.reduce(0) { $0 + $1.cells.unlistedCount }
  if unlisted > 0 {
    reading.origin.hasUnlistedFaults = true
    diagnostics.append(
      Diagnostic(
        .error, .furtherFaults, file: file, line: diagnostics.last?.line,
        unlisted == 1
          ? "1 more fault of the table is counted but not listed"
          : "\(unlisted) more faults of the table are counted but not listed"))
  }
  let warnings = parts.reduce(0) { $0 + $1.cells.unlistedWarningCount }
  if warnings > 0 {
    diagnostics.append(
      Diagnostic(
        .warning, .furtherFaults, file: file, line: diagnostics.last?.line,
        warnings == 1
          ? "1 more warning of the table is counted but not listed"
          : "\(warnings) more warnings of the table are counted but not listed"))
  }
  reading.diagnostics = diagnostics
}

/// The lines of the rows that are in the model: mostly those of the table, not copied.
private func modelLines(_ parts: [ReadPart], _ named: NamedCells) -> LineNumbers {
  let all = named.cells.lines
  if named.firstRow == 0, parts.allSatisfy({ $0.skipped.isEmpty }) { return all }
  var lines = LineNumbers()
  lines.reserveCapacity(all.count)
  var row = named.firstRow
  for skipped in parts.lazy.flatMap(\.skipped) {
    while row < Int(skipped) {
      lines.append(all[row])
      row += 1
    }
    row += 1
  }
  while row < all.count {
    lines.append(all[row])
    row += 1
  }
  return lines
}

private func headerWidth(_ named: NamedCells) -> Int {
  named.firstRow > 0 ? named.cells.cellCount(named.firstRow - 1) : Int.max
}

private func checkWidth(_ cells: inout RowCells, _ width: Int) {
  let count = cells.table.cellCount(cells.row)
  guard count > width else { return }
  let isEmptyBeyond = (width..<count).allSatisfy { cells.table.isEmpty(cells.row, $0) }
  if isEmptyBeyond {
    cells.warn(
      .extraCells,
      "the row has \(counted(count, "cell", "cells")), the header \(width); the ones too many are empty"
    )
  } else {
    cells.fail(
      .extraCells, "",
      "the row has \(counted(count, "cell", "cells")), the header \(width); put cells that hold the separator in "
        + "double quotes")
  }
}

/// Finds rows that have the same cells as an earlier one.
private struct EqualRowSearch {
  /// Rows by the hash of their cells, -1 for none; a power of two.
  private var slots: ContiguousArray<Int32> = []

  /// The first row with the cells of a row; the row is remembered where there is none.
  mutating func firstEqual(to row: Int, in table: TextTable) -> Int? {
    if slots.isEmpty {
      var capacity = 16
      while capacity < 2 * table.rowCount { capacity *= 2 }
      slots = ContiguousArray(repeating: -1, count: capacity)
    }
    var slot = table.rowHash(row) & (slots.count - 1)
    while slots[slot] >= 0 {
      if table.rowsAreEqual(Int(slots[slot]), row) { return Int(slots[slot]) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(clamping: row)
    return nil
  }
}

import NetworkGraph

/// A table of text from whatever file it stood in, before its columns are named.
struct TableSource {
  /// The name for messages.
  var file: String
  var cells: TextTable
  var broken = BrokenRows()
  /// What stands between the cells; where numbers leave their decimal mark open, it decides.
  var separator = Separator.comma
  /// The line that a file without rows is named by.
  var firstLine = 1
  /// How the text is written; `nil` for a sheet, whose cells are not text in a file.
  var dialect: DetectedDialect?
}

extension TableSource {
  /// Cuts delimited text into rows.
  ///
  /// - Parameter recognised: How many names of a header are known ones.
  init(
    _ text: DecodedText, file: String, options: ReadingOptions, recognised: ([String]) -> Int
  ) {
    let choice = detectSeparator(text.bytes, forced: options.separator, recognised: recognised)
    self.init(
      file: file, cells: choice.rows.table, broken: choice.rows.broken,
      separator: choice.separator, firstLine: choice.firstLine,
      dialect: DetectedDialect(
        file: file, encoding: text.encoding, hasByteOrderMark: text.hasByteOrderMark,
        separator: choice.separator, lineEnding: choice.rows.lineEnding,
        usesQuotes: choice.rows.usesQuotes))
  }

  /// The line of a row; the first one where there is none.
  func line(_ row: Int) -> Int { row < cells.rowCount ? cells.lines[row] : firstLine }

  /// Decides how the numbers of some columns are written, notes it in the dialect, and says so
  /// where it is a guess.
  mutating func findNumberForm(firstRow: Int, places: [Column]) -> (NumberForm, [Diagnostic]) {
    let numbers = detectNumberForm(
      cells, firstRow: firstRow, places: places.filter { $0.place >= 0 }, separator: separator,
      file: file)
    let isFound = numbers.form.isEvident || !numbers.diagnostics.isEmpty
    dialect?.decimalMark = isFound ? numbers.form.decimalMark.rawValue : nil
    dialect?.thousandsMarks = numbers.form.thousandsMarks.map { String($0) }
    return numbers
  }
}

extension TextTable {
  /// A copy in which some cells of each row have another text, some columns are new, and some rows
  /// are left out.
  ///
  /// - Parameters:
  ///   - inserted: The columns that are new; what stood there moves to the right.
  ///   - changes: The cells of a row that have another text, by ascending column, counted with the
  ///     new ones; `nil` leaves the row out.
  /// - Complexity: O(bytes of the table).
  func changed(
    inserting inserted: Range<Int> = 0..<0,
    _ changes: (_ row: Int) -> [(column: Int, text: String)]?
  ) -> TextTable {
    var result = TextTable()
    for row in 0..<rowCount {
      guard let changed = changes(row) else { continue }
      let count = cellCount(row)
      let width = count > inserted.lowerBound ? count + inserted.count : count
      var next = 0
      for column in 0..<max(width, (changed.last?.column ?? -1) + 1) {
        if next < changed.count, changed[next].column == column {
          result.appendCell(changed[next].text)
          next += 1
          continue
        }
        if !inserted.contains(column) {
          let place = column < inserted.lowerBound ? column : column - inserted.count
          result.appendToCell(bytes(row, place))
        }
        result.endCell()
      }
      result.endRow(line: lines[row])
    }
    return result
  }

  /// The number of cells of the longest row from a row on.
  func width(from firstRow: Int = 0) -> Int {
    var width = 0
    for row in firstRow..<max(rowCount, firstRow) { width = max(width, cellCount(row)) }
    return width
  }

  /// Which columns have a cell with content from a row on.
  ///
  /// - Complexity: O(cells)
  func filledColumns(from firstRow: Int) -> [Bool] {
    var filled = Array(repeating: false, count: width(from: firstRow))
    for row in firstRow..<max(rowCount, firstRow) {
      for column in 0..<cellCount(row) where !filled[column] && !isEmpty(row, column) {
        filled[column] = true
      }
    }
    return filled
  }
}

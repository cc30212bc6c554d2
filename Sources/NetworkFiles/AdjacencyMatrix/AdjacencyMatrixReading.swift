import NetworkGraph

/// Reads a delimited file with a row and a column for each actor, or rows for some and columns for
/// others.
///
/// - Complexity: O(*b*) for *b* bytes.
func readAdjacencyMatrix(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  let (rows, separator) = matrixRows(text, options)
  let layout = MatrixLayout(rows.table)
  assembly.noteDialect(
    of: text, path: path, lineEnding: rows.lineEnding, separator: separator,
    hasHeader: layout.hasColumnLabels, usesQuotes: rows.usesQuotes)
  for broken in rows.broken.listed {
    assembly.diagnostics.append(
      Diagnostic(.error, broken.code, file: path, line: broken.quoteLine, broken.message))
  }
  var grid = MatrixGrid(rows.table, layout)
  grid.read()
  // One of the faults ends the reading, after the others are said.
  for fault in grid.fault == nil ? grid.repeatedLabels.dropLast() : grid.repeatedLabels[...] {
    assembly.diagnostics.append(
      Diagnostic(.error, .duplicateRow, file: path, line: fault.line, fault.message))
  }
  if let fault = grid.fault ?? grid.repeatedLabels.last {
    return assembly.refuse(
      line: fault.line, fault.message, path: path, format: .adjacencyMatrix, options)
  }
  if grid.missing.count > 0 {
    assembly.noteAssumption(
      grid.missing.count == 1
        ? "a cell says that nothing is known; it is read as no tie"
        : "\(grid.missing.count) cells say that nothing is known, this one first; they are read as no "
          + "tie", path: path, line: grid.missing.line)
  }
  if grid.actors.isTwoMode {
    assembly.noteAssumption(
      "rows and columns have different labels: they are read as actors of two kinds, 'row' and "
        + "'column', and the cells as ties between them", path: path, line: grid.firstLine)
  }
  var direction = NetworkAssembly.MatrixDirection.bySymmetry
  if options.direction == .undirected, grid.isHalf {
    direction = .stated(.undirected)
    assembly.noteAssumption(
      "one half of the matrix is empty: each cell of the other is read as an undirected tie",
      path: path, line: grid.firstLine)
  }
  var layers = grid.takeLayers()
  assembly.addMatrix(
    &layers, grid.actors, actorLines: grid.actorLines,
    refused: grid.refused, in: grid.bytes, path: path, direction: direction,
    weightsAreStated: false, options)
  return assembly.finish(path: path, format: .adjacencyMatrix, options: options)
}

/// The rows of a matrix; spaces separate where nothing else does.
private func matrixRows(_ text: DecodedText, _ options: ReadingOptions) -> (
  rows: DelimitedRows, separator: Separator?
) {
  let choice = detectSeparator(text.bytes, forced: options.separator) { _ in 0 }
  let table = choice.rows.table
  guard options.separator == nil, table.rowCount > 0, table.cellCount(0) == 1,
    table.bytes(0, 0).contains(0x20)
  else { return (choice.rows, choice.separator) }
  var rows = DelimitedRows()
  var lines = TextLines(text.bytes)
  var words: [Range<Int>] = []
  while let line = lines.next() {
    cutWords(text.bytes, line, into: &words)
    guard let first = words.first, text.bytes[first.lowerBound] != UInt8(ascii: "#") else {
      continue
    }
    for word in words {
      rows.table.appendToCell(text.bytes[word])
      rows.table.endCell()
    }
    rows.table.endRow(line: lines.number)
  }
  rows.lineEnding = lines.lineEnding
  return (rows, nil)
}

/// A table of cells, taken apart into actors and ties.
private struct MatrixGrid {
  private(set) var actors = MatrixActors([])
  private(set) var actorLines: [Int] = []
  private var cells: ContiguousArray<MatrixCell> = []
  private(set) var refused = BrokenRows(.badNumber)
  /// Why nothing of the matrix can be used.
  private(set) var fault: (line: Int, message: String)?
  /// Labels that two rows or two columns have: a cell does not say whose it is.
  private(set) var repeatedLabels: [(line: Int, message: String)] = []
  private(set) var missing = (count: 0, line: 0)
  /// The values, which the cells point into.
  private(set) var bytes: ContiguousArray<UInt8> = []
  private let table: TextTable
  private let layout: MatrixLayout
  private var hasBelow = false
  private var hasAbove = false

  init(_ table: TextTable, _ layout: MatrixLayout) {
    self.table = table
    self.layout = layout
  }

  /// The cells, which are taken out.
  mutating func takeLayers() -> [MatrixLayer] {
    defer { cells = [] }
    return [MatrixLayer(cells: cells)]
  }

  var firstLine: Int { table.rowCount > 0 ? table.lines[0] : 1 }

  /// Whether all cells on one side of the diagonal are blank, and some on the other are not.
  var isHalf: Bool { !actors.isTwoMode && hasBelow != hasAbove && !cells.isEmpty }

  mutating func read() {
    let dataRows = (layout.firstRow..<max(table.rowCount, layout.firstRow)).filter {
      !table.isBlank($0)
    }
    findActors(dataRows)
    guard fault == nil, repeatedLabels.isEmpty else { return }
    let width = (actors.columnIDs ?? actors.rowIDs).count
    for (row, place) in dataRows.enumerated() {
      let count = table.cellCount(place) - layout.firstColumn
      if count > width {
        let surplus = (width..<count).contains { !table.isEmpty(place, layout.firstColumn + $0) }
        if surplus {
          refused.append(
            (
              table.lines[place],
              "the row has \(counted(count, "cell", "cells")) where there "
                + (width == 1 ? "is 1 column" : "are \(width) columns")
                + "; the ones too many are not read"
            ))
        }
      }
      for column in 0..<max(0, min(count, width)) { add(place, row, column) }
    }
  }

  private mutating func findActors(_ dataRows: [Int]) {
    var columns: [String] = []
    if layout.hasColumnLabels {
      columns = (layout.firstLabel..<max(table.cellCount(0), layout.firstLabel)).map {
        table.string(0, $0)
      }
      // Spreadsheets leave empty columns behind.
      while columns.last == "" { columns.removeLast() }
      noteRepeatedColumns(columns)
      if columns.contains("") {
        fault = (
          firstLine,
          "a column has no label; give each column and row of the matrix a label, or none"
        )
        return
      }
    } else {
      var width = 0
      for row in dataRows { width = max(width, table.cellCount(row) - layout.firstColumn) }
      columns = (0..<width).map { "c\($0 + 1)" }
    }
    let lines = dataRows.map { table.lines[$0] }
    guard layout.hasRowLabels else {
      if dataRows.count == columns.count {
        actors = layout.hasColumnLabels ? MatrixActors(columns) : .numbered(columns.count)
        actorLines = lines
      } else if layout.hasColumnLabels {
        actors = MatrixActors(rows: dataRows.indices.map { "r\($0 + 1)" }, columns: columns)
        actorLines = lines + [firstLine]
      } else {
        actors = .numbered(rows: dataRows.count, columns: columns.count)
        actorLines = lines + [firstLine]
      }
      return
    }
    let rows = dataRows.map { table.string($0, 0) }
    if let place = rows.firstIndex(of: "") {
      fault = (
        lines[place], "a row has no label; give each row and column of the matrix a label, or none"
      )
      return
    }
    noteRepeatedRows(rows, lines)
    if !layout.hasColumnLabels, rows.count == columns.count { columns = rows }
    actorLines = lines
    if rows.count == columns.count,
      zip(rows, columns).allSatisfy({ Identifier($0) == Identifier($1) })
    {
      actors = MatrixActors(rows)
      return
    }
    orderOrSplit(rows, columns)
  }

  private mutating func noteRepeatedColumns(_ labels: [String]) {
    var first: [Identifier: Int] = [:]
    for (place, label) in labels.enumerated() where !label.isEmpty {
      guard let earlier = first.updateValue(place, forKey: Identifier(label)) else { continue }
      first[Identifier(label)] = earlier
      repeatedLabels.append(
        (
          firstLine,
          "columns \(layout.firstLabel + earlier + 1) and \(layout.firstLabel + place + 1) both have "
            + "the label \(quoted(label)); each actor needs a label of its own"
        ))
    }
  }

  private mutating func noteRepeatedRows(_ labels: [String], _ lines: [Int]) {
    var first: [Identifier: Int] = [:]
    for (place, label) in labels.enumerated() {
      guard let earlier = first.updateValue(place, forKey: Identifier(label)) else { continue }
      first[Identifier(label)] = earlier
      repeatedLabels.append(
        (
          lines[place],
          "the row has the label \(quoted(label)), as the one on line \(lines[earlier]) has; each "
            + "actor needs a label of its own"
        ))
    }
  }

  /// The place among the actors of each column, where their order is not that of the rows.
  private var placeOfColumn: [Int] = []

  /// Rows and columns with the same labels in another order are the same actors; with other labels
  /// they are others.
  private mutating func orderOrSplit(_ rows: [String], _ columns: [String]) {
    let places = Dictionary(zip(rows.map { Identifier($0) }, 0...)) { first, _ in first }
    let mapped = columns.compactMap { places[Identifier($0)] }
    if rows.count == columns.count, Set(mapped).count == columns.count {
      actors = MatrixActors(rows)
      placeOfColumn = mapped
    } else {
      actors = MatrixActors(rows: rows, columns: columns)
      actorLines.append(contentsOf: repeatElement(firstLine, count: columns.count))
    }
  }

  private mutating func add(_ place: Int, _ row: Int, _ column: Int) {
    let cell = table.bytes(place, layout.firstColumn + column)
    guard !cell.isEmpty else { return }
    let column = placeOfColumn.isEmpty ? column : placeOfColumn[column]
    if column < row { hasBelow = true } else if column > row { hasAbove = true }
    switch matrixValue(cell) {
    case .noTie: break
    case .missing:
      guard !cell.allSatisfy({ $0 == 0x20 }) else { return }
      if missing.count == 0 { missing.line = table.lines[place] }
      missing.count += 1
    case .malformed:
      refused.append(
        (
          table.lines[place],
          "the cell in column \(column + 1) holds \(quoted(String(decoding: cell, as: UTF8.self))); "
            + "expected a number"
        ))
    case .tie:
      let start = bytes.count
      bytes.append(contentsOf: cell)
      cells.append(
        MatrixCell(row: row, column: column, value: start..<bytes.count, line: table.lines[place]))
    }
  }
}

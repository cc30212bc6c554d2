import NetworkGraph

/// A table of ties with its columns named in the words of `relations.csv`, and with what other
/// programs write in one cell taken apart.
struct PreparedTies {
  var source: TableSource
  /// The names as they stand in the file; new columns have their own.
  private(set) var written: [String]
  private(set) var names: [String]
  /// The row of the header; `nil` without one.
  private(set) var headerRow: Int?
  private(set) var diagnostics: [Diagnostic] = []
  private var amounts: AmountCells?
  private var amountColumn: AmountColumn?

  var firstRow: Int { headerRow.map { $0 + 1 } ?? 0 }

  /// How far down a header may stand below titles.
  private static let headerDepth = 20

  init(_ source: TableSource, _ options: ReadingOptions) {
    self.source = source
    let cells = source.cells
    written = cells.rowCount > 0 ? cells.strings(0) : []
    names = written
    headerRow = 0
    if let row = Self.headerRow(cells, options) {
      headerRow = row
      written = cells.strings(row)
      if row > 0 {
        note(
          source.line(0),
          "the header with the ends of ties stands on line \(source.line(row)); "
            + (row == 1 ? "the row above it is" : "the \(row) rows above it are") + " passed over")
      }
      if let renamed = EdgeTableColumns.renamed(written, options: options) {
        names = renamed
        noteRivals()
      } else {
        names = written
        splitNamesOfTies()
      }
    } else if options.sourceColumn == nil, options.targetColumn == nil,
      let lacking = EdgeTableColumns.namesWithOneEnd(written)
    {
      // Whatever stands in the next column, it is not the other end: its absence will be an error.
      names = lacking
    } else if options.sourceColumn == nil, options.targetColumn == nil,
      let sentence = ActorTableColumns.sentenceOnHeader(written)
    {
      diagnostics.append(
        Diagnostic(.error, .missingColumn, file: source.file, line: source.line(0), sentence))
    } else if options.sourceColumn == nil && options.targetColumn == nil {
      let hasHeader = headerIsEvident(cells)
      headerRow = hasHeader ? 0 : nil
      names = positionalNames(cells, hasHeader: hasHeader)
      written = names
      note(
        source.line(0),
        hasHeader
          ? "no column is named as source or target; the first two columns are taken for them"
          : "there is no header with source and target; the first two columns are taken for them, "
            + "and the first row is data")
    }
    names = typeColumnMeaning(names, source.cells, firstRow: firstRow)
    readDirections()
    readAmounts(options)
    dropEmptyIDs()
  }

  private mutating func note(_ line: Int, _ message: String, column: String? = nil) {
    diagnostics.append(
      Diagnostic(
        .warning, .assumption, file: source.file, line: line, column: column, message))
  }

  /// Says which of several columns with names for the same was taken.
  private mutating func noteRivals() {
    for (meaning, place) in EdgeTableColumns.rivals(written, names) {
      guard let taken = names.map(foldedColumnName).firstIndex(of: meaning) else { continue }
      note(
        source.line(headerRow ?? 0),
        "the columns \(quoted(written[taken])) and \(quoted(written[place])) can both be the "
          + "\(meaning); the first is, and the other is kept as an attribute",
        column: written[place]
      )
    }
  }

  /// The first row whose names say which columns are the ends.
  private static func headerRow(_ cells: TextTable, _ options: ReadingOptions) -> Int? {
    for row in 0..<min(cells.rowCount, headerDepth) {
      // A header below titles is one that a person can read.
      if row > 0, cells.cellCount(row) > 2_000 { continue }
      let names = cells.strings(row)
      if EdgeTableColumns.renamed(names, options: options) != nil
        || EdgeTableColumns.nameOfTies(names) != nil
      {
        return row
      }
    }
    return nil
  }

  // MARK: Names of ties

  /// Makes ends of names such as `a (pp) b`, which Cytoscape writes.
  private mutating func splitNamesOfTies() {
    guard let (name, interaction) = EdgeTableColumns.nameOfTies(names) else { return }
    let cells = source.cells
    let place = names.count
    var ends: [Int: (String, String)] = [:]
    for row in firstRow..<max(cells.rowCount, firstRow) where !cells.isBlank(row) {
      let text = cells.string(row, name)
      let parts = text.split(
        separator: " (\(cells.string(row, interaction))) ", omittingEmptySubsequences: false)
      if parts.count == 2 {
        ends[row] = (String(parts[0]), String(parts[1]))
      } else {
        source.broken.append(
          BrokenRow(
            line: cells.lines[row], quoteLine: cells.lines[row],
            message: "the name \(quoted(text)) does not say which two ends it joins; expected "
              + "'a (\(visible(cells.string(row, interaction), limit: 40))) b'", code: .brokenRow))
      }
    }
    let (header, first) = (headerRow, firstRow)
    source.cells = cells.changed(inserting: place..<(place + 2)) { row in
      if row == header { return [(place, "source"), (place + 1, "target")] }
      if let (a, b) = ends[row] { return [(place, a), (place + 1, b)] }
      return row < first || cells.isBlank(row) ? [] : nil
    }
    let line = source.line(headerRow ?? 0)
    note(line, "the ends are taken from \(quoted(written[name])), which names them 'a (kind) b'")
    names += ["source", "target"]
    written += ["source", "target"]
    if !names.contains("kind") { names[interaction] = "kind" }
  }

  // MARK: Directions

  private static let directions: [String: Direction] = [
    "directed": .directed, "undirected": .undirected, "mutual": .undirected,
    "bidirectional": .undirected, "both": .undirected, "oriente": .directed,
    "non oriente": .undirected, "dirige": .directed, "non dirige": .undirected,
    "reciproque": .undirected,
  ]

  /// Whether a word in a column `Type` says a direction.
  static func isDirection(_ word: String) -> Bool { directions[comparableHeader(word)] != nil }

  /// Writes the directions of other programs in our words.
  private mutating func readDirections() {
    guard let place = names.map(foldedColumnName).firstIndex(of: "direction") else { return }
    let cells = source.cells
    var changes: [Int: String] = [:]
    var example: (line: Int, text: String)?
    for row in firstRow..<max(cells.rowCount, firstRow) where !cells.isEmpty(row, place) {
      let text = cells.string(row, place)
      guard Direction(rawValue: foldedColumnName(text)) == nil,
        let direction = Self.directions[comparableHeader(text)]
      else { continue }
      changes[row] = direction.rawValue
      if direction == .undirected && example == nil { example = (cells.lines[row], text) }
    }
    guard !changes.isEmpty else { return }
    source.cells = cells.changed { row in changes[row].map { [(place, $0)] } ?? [] }
    if let example {
      note(example.line, "a tie that is \(quoted(example.text)) is read as undirected")
    }
  }

  // MARK: Amounts

  private mutating func readAmounts(_ options: ReadingOptions) {
    guard headerRow != nil else { return }
    let found = AmountColumn.find(
      names, written: written, file: source.file, line: source.line(headerRow ?? 0))
    diagnostics += found.diagnostics
    guard let column = found.column else { return }
    let currencyPlace = names.map(foldedColumnName).firstIndex(of: "currency")
    let read = AmountCells(column, source, currencyPlace: currencyPlace, firstRow: firstRow)
    names[column.place] = "amount"
    (amounts, amountColumn) = (read, column)
    guard !read.amounts.isEmpty || !read.refused.isEmpty else { return }
    source.broken += read.refused.sorted { $0.key < $1.key }.map(\.value)
    let needsColumn =
      currencyPlace == nil && read.amounts.values.contains { $0.currency != nil }
    let place = currencyPlace ?? names.count
    let header = headerRow
    source.cells = source.cells.changed(
      inserting: needsColumn ? place..<(place + 1) : 0..<0
    ) { row in
      if read.refused[row] != nil { return nil }
      if row == header && needsColumn { return [(place, "currency")] }
      guard let amount = read.amounts[row] else { return [] }
      var changes = [(column: column.place, text: amount.number)]
      if let currency = amount.currency { changes.append((place, currency)) }
      return changes.sorted { $0.column < $1.column }
    }
    if needsColumn {
      names.append("currency")
      written.append("currency")
    }
  }

  /// Says how the first amount with a unit was read.
  mutating func noteAmounts(_ form: NumberForm) {
    guard let example = amounts?.example, let column = amountColumn,
      case .success(let number) = readNumber(example.number, form)
    else { return }
    let count = amounts?.amounts.count ?? 1
    note(
      example.line,
      "\(quoted(example.written)) in the column \(quoted(column.written)) is read as "
        + "\(number)\(example.currency.isEmpty ? "" : " " + visible(example.currency))"
        + (count > 1
          ? ", and \(count - 1) more \(count == 2 ? "cell" : "cells") in the same way" : ""),
      column: "amount")
  }

  /// A column for ids with nothing in it is none.
  private mutating func dropEmptyIDs() {
    guard let place = names.map(foldedColumnName).firstIndex(of: "id") else { return }
    for row in firstRow..<max(source.cells.rowCount, firstRow)
    where !source.cells.isEmpty(row, place) { return }
    if source.cells.rowCount > firstRow { names[place] = "" }
  }
}

/// Whether the first row names the columns though none of the names is known: a column that holds
/// numbers everywhere else has a word there.
private func headerIsEvident(_ cells: TextTable) -> Bool {
  guard cells.rowCount > 1 else { return false }
  for column in 0..<cells.cellCount(0) where !isNumber(cells.string(0, column)) {
    if (1..<cells.rowCount).allSatisfy({ isNumber(cells.string($0, column)) }) { return true }
  }
  return false
}

func isNumber(_ text: String) -> Bool {
  guard text.utf8.count < 40 else { return false }
  for mark in [NumberForm.Mark.point, .comma] {
    if case .success = readNumber(text, NumberForm(decimalMark: mark)) { return true }
  }
  return false
}

/// The names of columns by their place: the ends, a weight where the third column holds numbers,
/// and attributes.
private func positionalNames(_ cells: TextTable, hasHeader: Bool) -> [String] {
  let first = hasHeader ? 1 : 0
  let written = hasHeader ? cells.strings(0) : []
  return (0..<max(cells.width(), 2)).map { place in
    switch place {
    case 0: return "source"
    case 1: return "target"
    case 2
    where (first..<cells.rowCount).allSatisfy({
      cells.isEmpty($0, 2) || isNumber(cells.string($0, 2))
    }):
      return "weight"
    default:
      return place < written.count && !written[place].isEmpty
        ? written[place] : "column\(place + 1)"
    }
  }
}

/// Gives a column `type` its meaning: the direction where it says only `directed` and `undirected`,
/// the kind otherwise.
func typeColumnMeaning(_ names: [String], _ cells: TextTable, firstRow: Int) -> [String] {
  let folded = names.map(foldedColumnName)
  guard let place = folded.firstIndex(of: "type") else { return names }
  var saysDirection = true
  for row in firstRow..<max(cells.rowCount, firstRow) where !cells.isEmpty(row, place) {
    if !PreparedTies.isDirection(cells.string(row, place)) {
      saysDirection = false
      break
    }
  }
  let meaning = saysDirection ? "direction" : "kind"
  guard !folded.contains(meaning) else { return names }
  var names = names
  names[place] = meaning
  return names
}

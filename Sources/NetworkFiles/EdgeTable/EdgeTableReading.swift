import NetworkGraph

/// Reads a single delimited file with one row for each tie.
func readEdgeTable(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.diagnostics += text.faults.map {
    Diagnostic(.error, .undecodable, file: path, line: $0.line, $0.message)
  }
  let choice = detectSeparator(text.bytes, forced: options.separator) {
    EdgeTableColumns.recognisedCount($0)
  }
  let cells = choice.rows.table
  guard cells.rowCount > 0 || !choice.rows.broken.isEmpty else {
    assembly.origins[.relations] = TableOrigin(file: path)
    return assembly.finish(path: path, format: .edgeTable, options: options)
  }
  let first = cells.rowCount > 0 ? cells.strings(0) : []
  var names = first
  var hasHeader = true
  if let renamed = EdgeTableColumns.renamed(first, options: options) {
    names = renamed
  } else if options.sourceColumn != nil || options.targetColumn != nil {
    hasHeader = true
  } else {
    hasHeader = headerIsEvident(cells, choice.separator)
    names = positionalNames(cells, hasHeader: hasHeader, choice.separator)
    noteAssumption(&assembly, path, cells, hasHeader: hasHeader)
  }
  let firstRow = hasHeader && cells.rowCount > 0 ? 1 : 0
  names = typeColumnMeaning(names, cells, firstRow: firstRow)
  let header = readHeader(
    names, of: .relations, cells: cells, file: path,
    line: cells.rowCount > 0 ? cells.lines[0] : 1, required: ["source", "target"])
  assembly.diagnostics += header.diagnostics
  let places = RelationTable.numberColumns.map { header.header.column($0) }
  let numbers = detectNumberForm(
    cells, firstRow: firstRow, places: places.filter { $0.place >= 0 },
    separator: choice.separator, file: path)
  assembly.diagnostics += numbers.diagnostics
  assembly.dialects.append(
    DetectedDialect(
      file: path, encoding: text.encoding, hasByteOrderMark: text.hasByteOrderMark,
      separator: choice.separator, lineEnding: choice.rows.lineEnding,
      usesQuotes: choice.rows.usesQuotes, hasHeader: hasHeader,
      decimalMark: numbers.form.isEvident || !numbers.diagnostics.isEmpty
        ? numbers.form.decimalMark.rawValue : nil,
      thousandsMarks: numbers.form.thousandsMarks.map { String($0) }))
  var named = NamedCells(
    file: path, header: header.header, cells: cells, firstRow: firstRow,
    numberForm: numbers.form, broken: choice.rows.broken)
  // Two equal rows without ids are two ties.
  named.equalRows = header.header.column("id").place >= 0 ? .merge : .keep
  addTies(named, to: &assembly, options, direction: options.direction)
  return assembly.finish(path: path, format: .edgeTable, options: options)
}

/// Adds ties that may lack ids and kinds.
func addTies(
  _ named: NamedCells, to assembly: inout NetworkAssembly, _ options: ReadingOptions,
  direction: Direction
) {
  var codec = RelationTable(named.header)
  codec.numbersRelations = true
  codec.defaultKind = options.kind
  assembly.add(named, codec)
  // The columns that reading has filled in belong to the table from now on.
  var columns = named.header.names
  let present = Set(columns.map { Identifier($0) })
  if !present.contains("id") { columns.insert("id", at: 0) }
  if !present.contains("kind") {
    columns.insert("kind", at: (columns.firstIndex(of: "target") ?? columns.count - 1) + 1)
  }
  assembly.contents.columns[.relations] = columns
  assembly.declareKinds(options, direction: direction)
}

/// Whether the first row names the columns though none of the names is known: a column that holds
/// numbers everywhere else has a word there.
private func headerIsEvident(_ cells: TextTable, _ separator: Separator) -> Bool {
  guard cells.rowCount > 1 else { return false }
  for column in 0..<cells.cellCount(0) where !isNumber(cells.string(0, column)) {
    let others = 1..<cells.rowCount
    if others.allSatisfy({ isNumber(cells.string($0, column)) }) { return true }
  }
  return false
}

private func isNumber(_ text: String) -> Bool {
  guard text.utf8.count < 40 else { return false }
  for mark in [NumberForm.Mark.point, .comma] {
    if case .success = readNumber(text, NumberForm(decimalMark: mark)) { return true }
  }
  return false
}

/// The names of columns by their place: the ends, a weight where the third column holds numbers,
/// and attributes.
private func positionalNames(_ cells: TextTable, hasHeader: Bool, _ separator: Separator)
  -> [String]
{
  let first = hasHeader ? 1 : 0
  var width = 0
  for row in 0..<cells.rowCount { width = max(width, cells.cellCount(row)) }
  let written = hasHeader ? cells.strings(0) : []
  return (0..<max(width, 2)).map { place in
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

private func noteAssumption(
  _ assembly: inout NetworkAssembly, _ path: String, _ cells: TextTable, hasHeader: Bool
) {
  assembly.diagnostics.append(
    Diagnostic(
      .warning, .assumption, file: path, line: cells.rowCount > 0 ? cells.lines[0] : 1,
      hasHeader
        ? "no column is named as source or target; the first two columns are taken for them"
        : "there is no header with source and target; the first two columns are taken for them, "
          + "and the first row is data"))
}

/// Gives a column `type` its meaning: the direction where it says only `directed` and `undirected`,
/// the kind otherwise.
func typeColumnMeaning(_ names: [String], _ cells: TextTable, firstRow: Int) -> [String] {
  let folded = names.map(foldedColumnName)
  guard let place = folded.firstIndex(of: "type") else { return names }
  var saysDirection = true
  for row in firstRow..<max(cells.rowCount, firstRow) where !cells.isEmpty(row, place) {
    let word = foldedColumnName(cells.string(row, place))
    if Direction(rawValue: word) == nil {
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

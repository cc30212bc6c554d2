import NetworkGraph

/// Reads a single delimited file with one row for each tie.
func readEdgeTable(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  let source = TableSource(text, file: path, options: options) {
    EdgeTableColumns.recognisedCount($0)
  }
  addEdgeTable(source, to: &assembly, options)
  return assembly.finish(path: path, format: .edgeTable, options: options)
}

/// Adds the ties of a table of them.
func addEdgeTable(
  _ source: TableSource, to assembly: inout NetworkAssembly, _ options: ReadingOptions
) {
  guard source.cells.rowCount > 0 || !source.broken.isEmpty else {
    assembly.origins[.relations] = TableOrigin(file: source.file)
    return
  }
  if source.cells.rowCount > 0, source.cells.cellCount(0) > TextTable.columnLimit {
    assembly.diagnostics.append(
      Diagnostic(
        .error, .syntax, file: source.file, line: source.line(0),
        "the row has \(source.cells.cellCount(0)) cells; a table has at most "
          + "\(TextTable.columnLimit) columns"))
    return
  }
  let ties = nameTies(source, options)
  assembly.diagnostics += ties.diagnostics
  if let dialect = ties.dialect { assembly.dialects.append(dialect) }
  addTies(ties.named, to: &assembly, options, direction: ties.direction ?? options.direction)
}

/// Names the columns of a table of ties and finds how its numbers are written.
func nameTies(_ source: TableSource, _ options: ReadingOptions) -> DelimitedTies {
  var ties = PreparedTies(source, options)
  let firstRow = ties.firstRow
  var read = readHeader(
    ties.names, of: .relations, cells: ties.source.cells, file: source.file,
    line: source.line(ties.headerRow ?? 0), required: ["source", "target"])
  let misfits = setAsideMisfits(
    in: ties.source.cells, of: .relations, header: &read.header, file: source.file,
    firstRow: firstRow, written: ties.written)
  let known = Set(NetworkTable.relations.knownColumns.map { Identifier($0) })
  read.header.attributePlaces = zip(read.header.names, read.header.places)
    .filter { !known.contains(Identifier($0.0)) }.map(\.1)
  let places = RelationTable.numberColumns.map { read.header.column($0) }
  let numbers = ties.source.findNumberForm(firstRow: firstRow, places: places)
  ties.noteAmounts(numbers.0)
  ties.source.dialect?.hasHeader = ties.headerRow != nil
  var named = NamedCells(
    file: source.file, header: read.header, cells: ties.source.cells, firstRow: firstRow,
    numberForm: numbers.0, broken: ties.source.broken)
  // Two equal rows without ids are two ties.
  named.equalRows = read.header.column("id").place >= 0 ? .merge : .keep
  return DelimitedTies(
    named: named, dialect: ties.source.dialect,
    direction: EdgeTableColumns.hasNeo4jEnds(ties.written) ? .directed : nil,
    diagnostics: ties.diagnostics + read.diagnostics + misfits + numbers.1)
}

/// A table of ties with named columns, and what there is to say of it.
struct DelimitedTies {
  var named: NamedCells
  var dialect: DetectedDialect?
  /// The direction of ties that state none, where the header says it.
  var direction: Direction?
  var diagnostics: [Diagnostic]
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
  assembly.relationsAreNumbered = named.header.column("id").place < 0
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

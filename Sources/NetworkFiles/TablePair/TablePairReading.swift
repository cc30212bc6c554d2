import NetworkGraph

/// Reads a table of ties together with a table of actors.
///
/// - Parameter path: The table of ties; the table of actors is the companion of the options. The two
///   may also be given the other way around.
func readTablePair(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  guard !options.companions.isEmpty else {
    return assembly.refuse(
      line: nil, "a pair of tables needs the table of actors as well; give it as the second file",
      path: path, format: .tablePair, options, code: .unreadable)
  }
  var texts = [(text: text, path: path)]
  for companion in options.companions {
    guard let bytes = assembly.companion(companion) else { continue }
    if isSpreadsheet(bytes) {
      return assembly.refuse(
        line: nil,
        "a workbook cannot be the table of actors of a text file; save the sheet as CSV, or put both "
          + "tables in one workbook", path: companion, format: .tablePair, options, code: .syntax)
    }
    texts.append((decodeText(bytes, as: options.encoding), companion))
  }
  let tables = texts.indices.filter { namesTies(texts[$0].text, options) }
  let (tiesText, tiesPath) = texts[tables.first ?? 0]
  let others = texts.indices.filter { $0 != tables.first ?? 0 }
  let actorsPlace = others.first { !tables.contains($0) }
  for further in others where further != actorsPlace {
    let isOfTies = tables.contains(further)
    let first = isOfTies ? tiesPath : actorsPlace.map { texts[$0].path } ?? ""
    assembly.diagnostics.append(
      Diagnostic(
        .error, .unusedFile, file: texts[further].path,
        "a second table of \(isOfTies ? "ties" : "actors") beside \(quoted(first)); put all "
          + "\(isOfTies ? "ties" : "actors") in one"))
  }
  guard let actorsPlace else {
    return assembly.finish(path: path, format: .tablePair, options: options)
  }
  let (actorsText, actorsPath) = texts[actorsPlace]
  assembly.noteFaults(of: actorsText, path: actorsPath)
  assembly.noteFaults(of: tiesText, path: tiesPath)
  let actors = TableSource(actorsText, file: actorsPath, options: options) {
    ActorTableColumns.recognisedCount($0)
  }
  let ties = TableSource(tiesText, file: tiesPath, options: options) {
    EdgeTableColumns.recognisedCount($0)
  }
  addTablePair(actors: actors, ties: ties, to: &assembly, options)
  assembly.inputs.sort { precedesByBytes($0.path, $1.path) }
  return assembly.finish(path: path, format: .tablePair, options: options)
}

/// Whether the first rows of a text say which columns are the ends of ties.
private func namesTies(_ text: DecodedText, _ options: ReadingOptions) -> Bool {
  for separator in Separator.allCases {
    let head = parseDelimitedText(text.bytes, separator: separator, rowLimit: 3).table
    for row in 0..<head.rowCount {
      let names = head.strings(row)
      if EdgeTableColumns.renamed(names, options: options) != nil
        || EdgeTableColumns.nameOfTies(names) != nil
      {
        return true
      }
    }
  }
  return false
}

/// Adds a table of actors and a table of the ties between them.
func addTablePair(
  actors: TableSource, ties: TableSource, to assembly: inout NetworkAssembly,
  _ options: ReadingOptions
) {
  var named: DelimitedTies?
  if ties.cells.rowCount > 0 || !ties.broken.isEmpty { named = nameTies(ties, options) }
  addActors(actors, ends: named.map(endsOfTies) ?? [], to: &assembly, options)
  guard let named else {
    assembly.origins[.relations] = TableOrigin(file: ties.file)
    return
  }
  assembly.diagnostics += named.diagnostics
  if let dialect = named.dialect { assembly.dialects.append(dialect) }
  addTies(named.named, to: &assembly, options, direction: named.direction ?? options.direction)
}

/// The ids that a table of ties names.
private func endsOfTies(_ ties: DelimitedTies) -> Set<Identifier> {
  var ends: Set<Identifier> = []
  let (cells, header) = (ties.named.cells, ties.named.header)
  for place in [header.column("source").place, header.column("target").place] where place >= 0 {
    for row in ties.named.firstRow..<max(cells.rowCount, ties.named.firstRow)
    where !cells.isEmpty(row, place) {
      ends.insert(Identifier(cells.string(row, place)))
    }
  }
  return ends
}

/// Adds a table of actors whose columns have the names of another program.
private func addActors(
  _ source: TableSource, ends: Set<Identifier>, to assembly: inout NetworkAssembly,
  _ options: ReadingOptions
) {
  var source = source
  let cells = source.cells
  func note(_ line: Int, _ message: String) {
    assembly.diagnostics.append(
      Diagnostic(.warning, .assumption, file: source.file, line: line, message))
  }
  // NodeXL has a row of headings above the names of columns.
  let headerRow =
    (0..<min(cells.rowCount, 20)).first {
      !ActorTableColumns.idCandidates(cells.strings($0)).isEmpty
    }
    ?? 0
  if headerRow > 0 {
    note(
      source.line(0),
      "the names of the columns stand on line \(source.line(headerRow)); what is above is passed over"
    )
  }
  let written = cells.rowCount > 0 ? cells.strings(headerRow) : []
  let firstRow = min(headerRow + 1, cells.rowCount)
  var names = written
  let candidates = ActorTableColumns.idCandidates(written)
  if var place = candidates.first {
    // Programs name the ends of ties by the label where they made up the ids.
    func matches(_ place: Int) -> Int {
      var count = 0
      for row in firstRow..<max(cells.rowCount, firstRow)
      where ends.contains(Identifier(cells.string(row, place))) { count += 1 }
      return count
    }
    if !ends.isEmpty, matches(place) == 0,
      let better = candidates.dropFirst().first(where: { matches($0) > 0 })
    {
      note(
        source.line(headerRow),
        "the ties name actors by the column \(quoted(written[better])), which is taken for the id "
          + "instead of \(quoted(written[place]))")
      place = better
    }
    names = ActorTableColumns.renamed(written, idPlace: place)
  }
  var read = readHeader(
    names, of: .actors, cells: cells, file: source.file, line: source.line(headerRow),
    required: ["id"])
  assembly.diagnostics += read.diagnostics
  assembly.diagnostics += setAsideMisfits(
    in: cells, of: .actors, header: &read.header, file: source.file, firstRow: firstRow,
    written: written)
  let known = Set(NetworkTable.actors.knownColumns.map { Identifier($0) })
  read.header.attributePlaces = zip(read.header.names, read.header.places)
    .filter { !known.contains(Identifier($0.0)) }.map(\.1)
  let numbers = source.findNumberForm(firstRow: firstRow, places: [])
  if let dialect = source.dialect { assembly.dialects.append(dialect) }
  let named = NamedCells(
    file: source.file, header: read.header, cells: cells, firstRow: firstRow,
    numberForm: numbers.0, broken: source.broken)
  var codec = ActorTable(read.header)
  codec.namesByID = true
  assembly.add(named, codec)
  if let columns = assembly.contents.columns[.actors], !columns.contains("name") {
    assembly.contents.columns[.actors] = columns + ["name"]
  }
}

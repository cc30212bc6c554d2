import NetworkGraph

/// The files of a network folder in their canonical form, with what the form cannot hold.
///
/// - Complexity: O(*b*) for *b* bytes written.
func makeNetworkFolder(_ contents: NetworkContents) -> (
  files: [(name: String, bytes: [UInt8])], loss: LossReport
) {
  var loss = LossReport()
  var files: [(name: String, bytes: [UInt8])] = []
  func add<Codec: TableCodec>(_: Codec.Type) {
    guard let columns = writtenColumns(of: Codec.table, in: contents) else { return }
    let bytes = makeTable(
      contents[keyPath: Codec.rows], columns, contents.attributeColumns(of: Codec.table).count,
      Codec.self, &loss)
    files.append((Codec.table.fileName, bytes))
  }
  add(ActorTable.self)
  add(RelationTable.self)
  add(StatementTable.self)
  add(SourceTable.self)
  add(FigureTable.self)
  add(KindTable.self)
  files.append((dataPackageName, makeDataPackage(of: contents)))
  noteListLosses(contents, &loss)
  return (files, loss)
}

/// The text of one table.
func makeTable<Codec: TableCodec>(
  _ rows: [Codec.Row], _ columns: [String], _ attributeCount: Int, _: Codec.Type,
  _ loss: inout LossReport
) -> [UInt8] {
  var writer = DelimitedTextWriter()
  writer.appendRow(columns)
  let sources = cellSources(columns, of: Codec.table)
  var seen: Set<[String]> = []
  for row in rows {
    let known = Codec.cells(of: row)
    let attributes = Codec.attributes(of: row)
    let cells = sources.map { source in
      switch source {
      case .known(let place): known[place]
      case .attribute(let place): place < attributes.count ? attributes[place] : ""
      }
    }
    if attributes.dropFirst(attributeCount).contains(where: { !$0.isEmpty }) {
      loss.add(LossReport.attributesWithoutColumn)
    }
    if Codec.table == .statements && !seen.insert(cells).inserted {
      loss.add(LossReport.repeatedStatements)
    }
    writer.appendRow(cells)
  }
  return writer.bytes
}

private enum CellSource {
  case known(Int)
  case attribute(Int)
}

private func cellSources(_ columns: [String], of table: NetworkTable) -> [CellSource] {
  let places = Dictionary(zip(table.knownColumns.map { Identifier($0) }, 0...)) { first, _ in first
  }
  var attributes = 0
  return columns.map { name in
    if let place = places[Identifier(name)] { return .known(place) }
    defer { attributes += 1 }
    return .attribute(attributes)
  }
}

/// The columns that a table is written with; `nil` when it has no file.
func writtenColumns(of table: NetworkTable, in contents: NetworkContents) -> [String]? {
  guard var columns = contents.columns[table] else {
    switch table {
    case .relations: break
    case .actors: if actorsAreImplied(in: contents) { return nil }
    default: if contents.rowCount(of: table) == 0 { return nil }
    }
    return table.knownColumns
  }
  let present = Set(columns.map { Identifier($0) })
  let missing = table.knownColumns.enumerated().filter { !present.contains(Identifier($0.element)) }
  guard !missing.isEmpty else { return columns }
  let filled = filledColumns(of: table, missing.map(\.offset), in: contents)
  for (place, name) in missing where table.requiredColumns.contains(name) || filled.contains(place)
  {
    columns.append(name)
  }
  return columns
}

/// Which of some known columns have a cell that is not empty.
private func filledColumns(of table: NetworkTable, _ places: [Int], in contents: NetworkContents)
  -> Set<Int>
{
  func search<Codec: TableCodec>(_: Codec.Type) -> Set<Int> {
    var filled: Set<Int> = []
    for row in contents[keyPath: Codec.rows] {
      let cells = Codec.cells(of: row)
      for place in places where !cells[place].isEmpty { filled.insert(place) }
      if filled.count == places.count { break }
    }
    return filled
  }
  return switch table {
  case .actors: search(ActorTable.self)
  case .relations: search(RelationTable.self)
  case .statements: search(StatementTable.self)
  case .sources: search(SourceTable.self)
  case .figures: search(FigureTable.self)
  case .kinds: search(KindTable.self)
  }
}

/// Whether the actors say no more than the relations do: then a file of them is not needed.
func actorsAreImplied(in contents: NetworkContents) -> Bool {
  var seen: Set<Identifier> = []
  var next = 0
  for relation in contents.relations {
    for id in [relation.source, relation.target] where seen.insert(id).inserted {
      guard next < contents.actors.count, contents.actors[next] == Actor(id: id, name: id.text)
      else { return false }
      next += 1
    }
  }
  return next == contents.actors.count
}

/// The attributes of each row of a table.
func attributeRows(of table: NetworkTable, in contents: NetworkContents) -> [[String]] {
  switch table {
  case .actors: contents.actors.map(\.attributes)
  case .relations: contents.relations.map(\.attributes)
  case .statements: contents.statements.map(\.attributes)
  case .sources: contents.sources.map(\.attributes)
  case .figures: contents.figures.map(\.attributes)
  case .kinds: contents.kinds.map(\.attributes)
  }
}

private func noteListLosses(_ contents: NetworkContents, _ loss: inout LossReport) {
  for actor in contents.actors {
    let parts = actor.aliases + actor.identifiers.map(\.description)
    if parts.contains(where: { $0.isEmpty || $0.utf8.contains(UInt8(ascii: "|")) }) {
      loss.add(LossReport.barsInLists)
    }
  }
  for relation in contents.relations
  where relation.through.contains(where: { $0.text.utf8.contains(UInt8(ascii: "|")) }) {
    loss.add(LossReport.barsInLists)
  }
}

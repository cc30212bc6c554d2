import NetworkGraph

/// The network as `nodes.csv` and `edges.csv`, as Gephi imports them.
///
/// Columns that Gephi knows have its names (`Id`, `Label`, `Source`, `Target`, `Type`, `Weight`);
/// others have those of a network folder, so that everything is read back.
func makeTablePair(_ contents: NetworkContents) throws(OutputFault) -> (
  files: [(name: String, bytes: [UInt8])], loss: LossReport
) {
  var loss = LossReport()
  noteLosses(of: contents, actors: .all, &loss)
  var contents = contents
  stateDirections(&contents)
  let nodes = pairTable(
    contents, ActorTable.self, first: [("id", "Id"), ("name", "Label")],
    meaning: ActorTableColumns.meaning, &loss)
  let edges = pairTable(
    contents, RelationTable.self,
    first: [
      ("source", "Source"), ("target", "Target"), ("direction", "Type"), ("id", "Id"),
      ("kind", "Kind"), ("weight", "Weight"),
    ], meaning: EdgeTableColumns.meaning, &loss)
  return ([("nodes.csv", nodes), ("edges.csv", edges)], loss)
}

/// One table with its columns in the words of Gephi.
///
/// - Parameters:
///   - first: Known columns that are always written, and what they are called.
///   - meaning: The known column that a reader takes a name for.
private func pairTable<Codec: TableCodec>(
  _ contents: NetworkContents, _ codec: Codec.Type, first: [(known: String, written: String)],
  meaning: (String) -> String?, _ loss: inout LossReport
) -> [UInt8] {
  let rows = contents[keyPath: Codec.rows]
  let known = Codec.table.knownColumns
  let cells = rows.map(Codec.cells(of:))
  let attributes = contents.attributeColumns(of: Codec.table)
  let attributeWords = Set(attributes.map { Identifier(comparableHeader($0)) })
  let isFirst = Set(first.map(\.known))
  // An attribute by a name that is another word for a known column would be read as that one, unless
  // the column is there by its own name.
  let claimed = Set(attributes.compactMap(meaning))
  var header: [String] = []
  var places: [Int] = []
  for (name, written) in first {
    guard let place = known.firstIndex(of: name) else { continue }
    let isTaken = attributeWords.contains(Identifier(comparableHeader(written)))
    header.append(isTaken || claimed.contains(name) ? name : written)
    places.append(place)
  }
  for (place, name) in known.enumerated() where !isFirst.contains(name) {
    let isFilled = cells.contains { !$0[place].isEmpty }
    guard isFilled || claimed.contains(name) || (name == "currency" && header.contains("amount"))
    else { continue }
    header.append(name)
    places.append(place)
  }
  var writer = DelimitedTextWriter()
  writer.appendRow(header + attributes)
  let directionPlace = header.contains("Type") ? known.firstIndex(of: "direction") : nil
  for (row, cells) in zip(rows, cells) {
    var written = places.map { place in
      place == directionPlace
        ? (cells[place] == "directed" ? "Directed" : "Undirected")
        : cells[place]
    }
    let own = Codec.attributes(of: row)
    if own.dropFirst(attributes.count).contains(where: { !$0.isEmpty }) {
      loss.add(LossReport.attributesWithoutColumn)
    }
    for place in attributes.indices { written.append(place < own.count ? own[place] : "") }
    writer.appendRow(written)
  }
  return writer.bytes
}

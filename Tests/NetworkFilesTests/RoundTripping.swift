import NetworkGraph
import Testing

@testable import NetworkFiles

/// What graph formats can hold of a network: its actors and relations, each relation with its
/// direction, and no cell without a column.
func interchangeable(_ contents: NetworkContents) -> NetworkContents {
  var result = contents
  result.metadata = NetworkMetadata()
  result.statements = []
  result.sources = []
  result.figures = []
  result.kinds = []
  stateDirections(&result)
  return result
}

/// Each actor or relation as `column=text` parts, attributes by their name, so that the order of
/// columns does not count.
func describedRows(_ contents: NetworkContents, _ table: NetworkTable) -> [[String]] {
  let names = contents.attributeColumns(of: table)
  let rows: [([String], [String])] =
    table == .actors
    ? contents.actors.map { (ActorTable.cells(of: $0), $0.attributes) }
    : contents.relations.map { (RelationTable.cells(of: $0), $0.attributes) }
  return rows.map { cells, attributes in
    (Array(zip(table.knownColumns, cells)) + Array(zip(names, attributes))).filter { !$0.1.isEmpty }
      .map { "\($0.0)=\($0.1)" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// Checks that a format holds actors and relations of random networks, all of them: written, read,
/// and the same; and written again, the same bytes.
///
/// - Parameter prepare: Takes from a network what the format does not hold, and says in its loss
///   report.
func expectRoundTrip(
  _ format: FileFormat, path: String, seeds: Range<UInt64>,
  sourceLocation: SourceLocation = #_sourceLocation,
  prepare: (NetworkContents) -> NetworkContents = { $0 }
) throws {
  for seed in seeds {
    var networks = RandomNetworks(seed: seed)
    let contents = prepare(interchangeable(networks.contents()))
    let output = try NetworkWriter.encode(contents, as: format)
    let reading = NetworkReader.read(output.files[0].bytes, path: path)
    #expect(reading.format == format, "seed \(seed)", sourceLocation: sourceLocation)
    #expect(
      reading.errors.isEmpty, "seed \(seed): \(reading.errors)", sourceLocation: sourceLocation)
    for table in [NetworkTable.actors, .relations] {
      let (written, read) = (describedRows(contents, table), describedRows(reading.contents, table))
      #expect(written.count == read.count, "seed \(seed) \(table)", sourceLocation: sourceLocation)
      for (a, b) in zip(written, read)
      where !a.elementsEqual(b, by: { $0.utf8.elementsEqual($1.utf8) }) {
        Issue.record("seed \(seed): \(a) was read as \(b)", sourceLocation: sourceLocation)
        return
      }
    }
    for entry in reading.ledger {
      #expect(
        entry.read == entry.kept + entry.merged + entry.selfLoops + entry.refused,
        sourceLocation: sourceLocation)
    }
    let again = try NetworkWriter.encode(reading.contents, as: format)
    #expect(
      again.files[0].bytes == output.files[0].bytes, "seed \(seed)", sourceLocation: sourceLocation)
  }
}

public import NetworkGraph

/// What a job of Spark computed on a network that ``SparkExport`` wrote: columns with one value per
/// actor.
public struct SparkResults: Sendable {
  /// The ids of the actors, in the order of the rows.
  public let ids: VertexNames
  /// The names of the actors.
  public let names: VertexNames
  /// The columns; their names begin with `spark-`.
  public let table: VertexTable
  /// The files that say what was computed and on what, for provenance.
  public let inputs: [InputFile]
  /// The SHA-256 of the manifest of the results.
  public var sha256: String { inputs.last?.sha256 ?? "" }
  /// The number of ties of the network.
  public let edgeCount: Int
  /// Whether its ties have directions, and weights.
  public let isDirected: Bool, isWeighted: Bool

  /// Reads the results in a folder that ``SparkExport`` wrote and a job computed on, and checks that
  /// they are whole: that the job finished, on this export, with a row for each actor, and that no
  /// row was changed since.
  ///
  /// - Returns: The results, or every fault with its file and line.
  /// - Complexity: O(*b*) for *b* bytes.
  public static func read(folder: String) -> (results: SparkResults?, diagnostics: [Diagnostic]) {
    var reader = SparkResultsReader(folder: folder)
    let results = reader.read()
    return (results, reader.diagnostics)
  }

  /// The columns for the actors of another network, found by their ids.
  ///
  /// - Returns: The columns, empty where an actor is not in the results, and how many are not.
  /// - Complexity: O(*b*) for *b* bytes of ids.
  public func table(for others: some Collection<String>) -> (table: VertexTable, missing: Int) {
    // Ids are compared by their bytes. The table of them is that of the smaller network.
    let wanted = Set(others.map { Identifier($0) })
    var rows: [Identifier: Int] = [:]
    for row in 0..<ids.count {
      let id = Identifier(ids[row])
      if wanted.contains(id) { rows[id] = row }
    }
    let places = others.map { rows[Identifier($0)] }
    var result = VertexTable(rowCount: places.count)
    for column in table.columns {
      let values: VertexTable.Values =
        switch column.values {
        case .numbers(let numbers): .numbers(places.map { $0.flatMap { numbers[$0] } })
        case .texts(let texts): .texts(places.map { $0.flatMap { texts[$0] } })
        }
      result.set(
        VertexTable.Column(
          name: column.name, caption: column.caption, unit: column.unit,
          definition: column.definition, values: values))
    }
    return (result, places.count { $0 == nil })
  }
}

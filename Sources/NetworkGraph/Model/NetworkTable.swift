/// The tables of a network on disk.
public enum NetworkTable: String, Hashable, Sendable, CaseIterable, Comparable {
  /// In the order in which files and faults are listed. Only `relations` must have a file.
  case actors, relations, statements, sources, figures, kinds

  /// The name of the file, such as `actors.csv`.
  public var fileName: String { rawValue + ".csv" }

  /// The columns with a fixed meaning, in their usual order. Any other column is an attribute.
  public var knownColumns: [String] {
    switch self {
    case .actors:
      [
        "id", "name", "kind", "sphere", "place", "country", "aliases", "name_fr", "name_en",
        "identifiers", "since", "until", "note",
      ]
    case .relations:
      [
        "id", "source", "target", "kind", "direction", "status", "since", "until", "amount",
        "currency", "part_of", "through", "weight", "note",
      ]
    case .statements: ["subject", "source", "locator", "certainty", "says", "note"]
    case .sources: ["id", "title", "publisher", "date", "url", "language", "file", "depends_on"]
    case .figures: ["id", "actor", "measure", "value", "unit", "period", "note"]
    case .kinds:
      ["kind", "of", "label_en", "label_fr", "direction", "counts_as", "analysed"]
    }
  }

  /// The columns that each row must fill.
  public var requiredColumns: [String] {
    switch self {
    case .actors: ["id", "name"]
    case .relations: ["id", "source", "target", "kind"]
    case .statements: ["subject", "source"]
    case .sources: ["id", "title"]
    case .figures: ["id", "actor", "measure", "value"]
    case .kinds: ["kind", "of"]
    }
  }

  /// By the order of `allCases`: actors, relations, statements, sources, figures, kinds.
  public static func < (a: NetworkTable, b: NetworkTable) -> Bool {
    allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
  }
}

/// What a network calls itself.
public struct NetworkMetadata: Hashable, Sendable {
  /// A short name for files: lower case, hyphens.
  public var name: String?
  /// The title for people, in the language of the network; `nil` where it has none.
  public var title: String?
  /// What the network is about, in a sentence or more; `nil` where nothing is said.
  public var description: String?
  /// Further properties of `datapackage.json`, each as the JSON text of its value, in their order.
  public var furtherProperties: [Property]

  /// A property that Maillage keeps without reading it.
  public struct Property: Hashable, Sendable {
    /// The name of the property as it stands in the file.
    public var name: String
    /// The value as JSON text, with the digits and the order of members of the file.
    public var json: String

    /// A property by its name and the JSON text of its value, which is not checked.
    public init(name: String, json: String) {
      self.name = name
      self.json = json
    }
  }

  /// What is given; `nil` and nothing for the rest.
  public init(
    name: String? = nil, title: String? = nil, description: String? = nil,
    furtherProperties: [Property] = []
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.furtherProperties = furtherProperties
  }
}

/// The rows of a network before they are checked against each other.
///
/// A reader fills this and asks for ``faults()``; ``Network/init(_:)`` accepts only contents without
/// an error.
public struct NetworkContents: Hashable, Sendable {
  /// Name, title, description and further properties of the network as a whole.
  public var metadata: NetworkMetadata

  /// The columns of each table in the order of its file, known ones and attributes. A table that is
  /// not here has no file: its known columns are written when it has rows.
  public var columns: [NetworkTable: [String]]

  /// The actors, in the order of their table.
  public var actors: [Actor]
  /// The relations, in the order of their table.
  public var relations: [Relation]
  /// The statements, in the order of their table.
  public var statements: [Statement]
  /// The sources, in the order of their table.
  public var sources: [Source]
  /// The figures, in the order of their table.
  public var figures: [Figure]
  /// The kinds that the network declares itself, in the order of their table; those of the
  /// catalogue are not among them.
  public var kinds: [Kind]

  /// Contents with the given rows, which are not checked here: see ``faults()``.
  public init(
    metadata: NetworkMetadata = NetworkMetadata(), columns: [NetworkTable: [String]] = [:],
    actors: [Actor] = [], relations: [Relation] = [], statements: [Statement] = [],
    sources: [Source] = [], figures: [Figure] = [], kinds: [Kind] = []
  ) {
    self.metadata = metadata
    self.columns = columns
    self.actors = actors
    self.relations = relations
    self.statements = statements
    self.sources = sources
    self.figures = figures
    self.kinds = kinds
  }

  /// The names of the attribute columns of a table, in the order of the `attributes` of its rows.
  public func attributeColumns(of table: NetworkTable) -> [String] {
    let known = Set(table.knownColumns.map { Identifier($0) })
    return (columns[table] ?? []).filter { !known.contains(Identifier($0)) }
  }

  /// The number of rows of a table.
  public func rowCount(of table: NetworkTable) -> Int {
    switch table {
    case .actors: actors.count
    case .relations: relations.count
    case .statements: statements.count
    case .sources: sources.count
    case .figures: figures.count
    case .kinds: kinds.count
    }
  }
}

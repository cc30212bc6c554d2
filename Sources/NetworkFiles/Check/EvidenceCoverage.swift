public import NetworkGraph

/// How well the rows of a network are supported by its sources.
public struct EvidenceCoverage: Hashable, Sendable {
  /// How many rows of a table have no source, one, and several that do not repeat each other.
  public struct Support: Hashable, Sendable {
    /// Rows without any statement.
    public var none = 0
    /// Rows whose statements all go back to one source, directly or through sources that repeat it.
    public var one = 0
    /// Rows with statements of at least two independent sources.
    public var several = 0

    /// The number of rows of the table.
    public var total: Int { none + one + several }
  }

  /// The statements of one source.
  public struct SourceUse: Hashable, Sendable {
    /// The id of the source.
    public let source: Identifier
    /// How many statements name it; 0 for a source that none does.
    public let statements: Int
  }

  /// The support of the relations, ended and planned ones too.
  public var relations = Support()
  /// The support of the actors, by statements on the actor itself: those on its relations do not
  /// count.
  public var actors = Support()
  /// The support of the figures.
  public var figures = Support()
  /// For each source, in the order of the table, how many statements go back to it.
  public var sources: [SourceUse] = []
  /// For each actor, in the order of the table, how many sources have a statement on it. Sources
  /// that repeat each other count each: this is how often an actor is met, not how sure it is.
  public var sourcesOfActor: [Int] = []
  /// How many statements have each certainty, the strongest first; where none is written it is
  /// `stated`.
  public var stated = 0
  /// How many statements are `implied`.
  public var implied = 0
  /// How many statements are `doubtful`.
  public var doubtful = 0
  /// Relations whose beginning is unknown.
  public var unknownBeginnings = 0
  /// Relations whose end is unknown, which does not mean that they go on.
  public var unknownEnds = 0

  /// Counts the evidence of a network.
  ///
  /// Two sources are independent when neither repeats the other, directly or through others, and
  /// they do not both repeat a third.
  ///
  /// - Complexity: O(*r*) for *r* rows.
  public init(_ contents: NetworkContents) {
    let origins = Self.origins(of: contents.sources)
    var originsOfSubject: [Statement.Subject: Set<Identifier>] = [:]
    var uses: [Identifier: Int] = [:]
    var sourcesOfID: [Identifier: Set<Identifier>] = [:]
    for statement in contents.statements {
      let origin = origins[statement.source] ?? statement.source
      originsOfSubject[statement.subject, default: []].insert(origin)
      uses[statement.source, default: 0] += 1
      if case .actor(let id) = statement.subject {
        sourcesOfID[id, default: []].insert(statement.source)
      }
      switch statement.effectiveCertainty {
      case .stated: stated += 1
      case .implied: implied += 1
      case .doubtful: doubtful += 1
      }
    }
    func add(_ subject: Statement.Subject, to support: inout Support) {
      switch originsOfSubject[subject]?.count ?? 0 {
      case 0: support.none += 1
      case 1: support.one += 1
      default: support.several += 1
      }
    }
    // Fields are read one by one, since a whole row is long; a plain list of ties has no evidence.
    let hasStatements = !contents.statements.isEmpty
    for row in contents.relations.indices {
      if hasStatements { add(.relation(contents.relations[row].id), to: &relations) }
      if contents.relations[row].period.since == .unknown { unknownBeginnings += 1 }
      if contents.relations[row].period.until == .unknown { unknownEnds += 1 }
    }
    if hasStatements {
      for row in contents.actors.indices { add(.actor(contents.actors[row].id), to: &actors) }
    } else {
      relations.none = contents.relations.count
      actors.none = contents.actors.count
    }
    sourcesOfActor = contents.actors.indices.map {
      sourcesOfID.isEmpty ? 0 : sourcesOfID[contents.actors[$0].id]?.count ?? 0
    }
    for figure in contents.figures { add(.figure(figure.id), to: &figures) }
    sources = contents.sources.map { SourceUse(source: $0.id, statements: uses[$0.id] ?? 0) }
  }

  /// For each source, the source that it goes back to through `depends_on`.
  private static func origins(of sources: [Source]) -> [Identifier: Identifier] {
    let next = Dictionary(
      sources.compactMap { source in source.dependsOn.map { (source.id, $0) } }
    ) { first, _ in first }
    var origins: [Identifier: Identifier] = [:]
    for source in sources {
      var path: [Identifier] = []
      var onPath: Set<Identifier> = []
      var current = source.id
      // Circles are faults of the data; here they only must not hang.
      while origins[current] == nil, let further = next[current], onPath.insert(current).inserted {
        path.append(current)
        current = further
      }
      let origin = origins[current] ?? current
      for id in path { origins[id] = origin }
      origins[source.id] = origin
    }
    return origins
  }
}

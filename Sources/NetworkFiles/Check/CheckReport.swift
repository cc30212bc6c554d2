public import NetworkGraph

/// What `maillage check` says of a network: what was read and how, what is wrong, how well it is
/// supported, and what a person should look at.
public struct CheckReport: Sendable {
  /// The reading that is reported.
  public let reading: NetworkReading
  /// The diagnostics of the reading with those of the checks of ids, names and cells, by file and
  /// line.
  public let diagnostics: [Diagnostic]
  /// How well the rows of ``evidence`` are supported by sources.
  public let coverage: EvidenceCoverage
  /// The part of the network that ``coverage`` is about.
  public let evidence: NetworkContents

  /// Checks what was read.
  ///
  /// - Parameters:
  ///   - reading: What came of reading a network, refused or not.
  ///   - evidence: The part of the network whose evidence is counted, such as what some sources
  ///     state; `nil` takes all of it.
  /// - Complexity: O(*b*) for *b* bytes of cells, apart from the sort of the diagnostics.
  public init(reading: NetworkReading, evidence: NetworkContents? = nil) {
    self.reading = reading
    self.evidence = evidence ?? reading.contents
    coverage = EvidenceCoverage(self.evidence)
    let searches: [@Sendable (NetworkReading) -> [Diagnostic]] = [
      confusableWarnings, personalDataWarnings, liveFormulaWarnings,
    ]
    let all =
      reading.diagnostics + concurrentResults(searches.count) { searches[$0](reading) }.joined()
    var order: [Identifier: Int] = [:]
    // The order of the tables, then that of what has no table.
    for dialect in reading.dialects { order[Identifier(dialect.file)] = order.count }
    for diagnostic in all where order[Identifier(diagnostic.file)] == nil {
      order[Identifier(diagnostic.file)] = order.count
    }
    diagnostics = all.enumerated().sorted { a, b in
      (order[Identifier(a.element.file)] ?? 0, a.element.line ?? 0, a.offset)
        < (order[Identifier(b.element.file)] ?? 0, b.element.line ?? 0, b.offset)
    }.map(\.element)
  }

  /// What was refused and why, in the order of ``diagnostics``.
  public var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
  /// What a person should look at though nothing was refused, in the order of ``diagnostics``.
  public var warnings: [Diagnostic] { diagnostics.filter { $0.severity == .warning } }

  /// Whether nothing was refused.
  public var isAccepted: Bool { !diagnostics.contains { $0.severity == .error } }

  /// Relations that stand between two actors that have another one of the same kind, which a
  /// projection collapses by its rule.
  ///
  /// - Complexity: O(*r*) for *r* relations.
  public var parallelRelations: Int {
    let relations = reading.contents.relations
    let directions = statedDirections
    var actors = IdentifierNumbers()
    for actor in reading.contents.actors.indices {
      _ = actors.number(of: reading.contents.actors[actor].id)
    }
    var kinds = IdentifierNumbers()
    // The two ends of each relation, by its kind. Fields are read one by one, since a whole relation
    // is long.
    var pairs: [ContiguousArray<UInt64>] = []
    for row in relations.indices {
      let kind = kinds.number(of: relations[row].kind)
      if kind == pairs.count { pairs.append([]) }
      var source = actors.number(of: relations[row].source)
      var target = actors.number(of: relations[row].target)
      let direction = relations[row].direction ?? directions[relations[row].kind] ?? .undirected
      if direction == .undirected && target < source { swap(&source, &target) }
      pairs[kind].append(UInt64(source) << 32 | UInt64(target))
    }
    var count = 0
    for kind in pairs.indices {
      pairs[kind].sort()
      for place in pairs[kind].indices.dropFirst()
      where pairs[kind][place] == pairs[kind][place - 1] { count += 1 }
    }
    return count
  }

  /// Whether any relation goes one way.
  var isDirected: Bool {
    let relations = reading.contents.relations
    let directions = statedDirections
    return relations.indices.contains { row in
      (relations[row].direction ?? directions[relations[row].kind]) == .directed
    }
  }

  /// The directions of the kinds that have one.
  private var statedDirections: [Identifier: Direction] {
    var directions: [Identifier: Direction] = [:]
    for kind in Kind.catalogue + reading.contents.kinds where kind.subject == .relation {
      directions[kind.id] = kind.direction
    }
    return directions
  }
}

/// Numbers ids in the order in which they are met.
struct IdentifierNumbers {
  private var rows = IdentifierIndex(capacity: 0)
  private var count = 0
  private var last: (id: Identifier, number: Int)?

  mutating func number(of id: Identifier) -> Int {
    if let last, last.id == id { return last.number }
    let number = rows[id] ?? count
    if number == count {
      _ = rows.append(id)
      count += 1
    }
    last = (id, number)
    return number
  }
}

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
    let all =
      reading.diagnostics + confusableWarnings(reading) + personalDataWarnings(reading)
      + liveFormulaWarnings(reading)
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
    struct Ends: Hashable {
      let a: Identifier
      let b: Identifier
      let kind: Identifier
    }
    var seen: Set<Ends> = []
    var count = 0
    let kinds = Dictionary(
      (Kind.catalogue + reading.contents.kinds).lazy.filter { $0.subject == .relation }
        .map { ($0.id, $0) }
    ) { _, own in own }
    for relation in reading.contents.relations {
      let direction = relation.direction ?? kinds[relation.kind]?.direction ?? .undirected
      let isSwapped = direction == .undirected && relation.target < relation.source
      let ends = Ends(
        a: isSwapped ? relation.target : relation.source,
        b: isSwapped ? relation.source : relation.target, kind: relation.kind)
      if !seen.insert(ends).inserted { count += 1 }
    }
    return count
  }

  /// Whether any relation goes one way.
  var isDirected: Bool {
    let kinds = Dictionary(
      (Kind.catalogue + reading.contents.kinds).lazy.filter { $0.subject == .relation }
        .map { ($0.id, $0) }
    ) { _, own in own }
    return reading.contents.relations.contains {
      ($0.direction ?? kinds[$0.kind]?.direction) == .directed
    }
  }
}

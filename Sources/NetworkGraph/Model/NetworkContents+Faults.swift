extension NetworkContents {
  /// Everything that does not hold together: all of it, ordered by table, row and column.
  ///
  /// - Complexity: O(*r*) for *r* rows, apart from the sort.
  public func faults() -> [NetworkFault] {
    checked().faults
  }

  /// Everything that does not hold together, with the rows of all ids, which the search needs and a
  /// network too.
  ///
  /// - Parameters:
  ///   - limit: How many errors, and how many warnings, are described; of others, only the rows are
  ///     kept. Every row of a hostile file may be at fault.
  ///   - endsAreDeclared: Whether the actors were made of the ends of the relations, which need not be
  ///     looked up then.
  ///   - relationsAreNumbered: Whether the ids of the relations were made by counting, such as `e1`,
  ///     `e2` and so on, none of which can stand twice.
  package func checked(
    describing limit: Int = .max, endsAreDeclared: Bool = false, relationsAreNumbered: Bool = false
  ) -> CheckedContents {
    var search = FaultSearch(
      contents: self, limit: limit, endsAreDeclared: endsAreDeclared,
      relationsAreNumbered: relationsAreNumbered)
    search.run()
    let faults = search.found.sorted {
      ($0.table, $0.row, $0.column ?? "", $0.code.description)
        < ($1.table, $1.row, $1.column ?? "", $1.code.description)
    }
    return CheckedContents(
      contents: self, faults: faults, further: search.further, actorRow: search.actorRow,
      relationRow: search.relationRow,
      sourceRow: search.sourceRow)
  }
}

/// Contents with what was found when they were checked.
package struct CheckedContents {
  /// What was checked.
  package let contents: NetworkContents
  /// Everything that does not hold together.
  package let faults: [NetworkFault]
  /// What is not described.
  package let further: [NetworkTable: FurtherFaults]
  let actorRow: IdentifierIndex
  let relationRow: IdentifierIndex
  let sourceRow: IdentifierIndex

  /// The first row with an id, for the tables in which rows name those of one another.
  package func row(of id: Identifier, in table: NetworkTable) -> Int? {
    switch table {
    case .actors: actorRow[id]
    case .relations: relationRow[id]
    case .sources: sourceRow[id]
    default: nil
    }
  }
}

/// The faults of a table beyond those that are described.
package struct FurtherFaults {
  /// The rows of the errors, one for each.
  package fileprivate(set) var errorRows: ContiguousArray<Int32> = []
  package fileprivate(set) var warningCount = 0
}

private struct FaultSearch {
  let contents: NetworkContents
  let limit: Int
  let endsAreDeclared: Bool
  let relationsAreNumbered: Bool
  var found: [NetworkFault] = []
  var further: [NetworkTable: FurtherFaults] = [:]
  private var errorCount = 0
  var actorRow = IdentifierIndex(capacity: 0)
  var relationRow = IdentifierIndex(capacity: 0)
  var sourceRow = IdentifierIndex(capacity: 0)
  var figureRow = IdentifierIndex(capacity: 0)

  init(
    contents: NetworkContents, limit: Int, endsAreDeclared: Bool, relationsAreNumbered: Bool
  ) {
    self.contents = contents
    self.limit = limit
    self.endsAreDeclared = endsAreDeclared
    self.relationsAreNumbered = relationsAreNumbered
  }

  mutating func error(
    _ code: NetworkFault.Code, _ table: NetworkTable, _ row: Int, _ column: String,
    _ message: @autoclosure () -> String
  ) {
    guard errorCount < limit else {
      further[table, default: FurtherFaults()].errorRows.append(Int32(clamping: row))
      return
    }
    errorCount += 1
    found.append(NetworkFault(.error, code, table: table, row: row, column: column, message()))
  }

  mutating func warning(
    _ code: NetworkFault.Code, _ table: NetworkTable, _ row: Int, _ column: String,
    _ message: @autoclosure () -> String
  ) {
    guard found.count - errorCount < limit else {
      further[table, default: FurtherFaults()].warningCount += 1
      return
    }
    found.append(NetworkFault(.warning, code, table: table, row: row, column: column, message()))
  }

  mutating func run() {
    actorRow = index(contents.actors.lazy.map(\.id), in: .actors)
    if relationsAreNumbered, let first = contents.relations.first {
      relationRow = IdentifierIndex(numberedFrom: first.id, count: contents.relations.count)
    } else {
      relationRow = index(contents.relations.lazy.map(\.id), in: .relations)
    }
    sourceRow = index(contents.sources.lazy.map(\.id), in: .sources)
    figureRow = index(contents.figures.lazy.map(\.id), in: .figures)
    checkKinds()
    checkActors()
    checkRelations()
    checkParts()
    checkSources()
    checkFigures()
    checkStatements()
  }

  /// The row of each id; the first one where an id stands twice.
  private mutating func index(_ ids: some Collection<Identifier>, in table: NetworkTable)
    -> IdentifierIndex
  {
    var rows = IdentifierIndex(capacity: ids.count)
    var row = 0
    for id in ids {
      let first = rows.append(id)
      if id.text.isEmpty {
        error(.emptyIdentifier, table, row, "id", "the id is empty; each row needs one of its own")
      } else if let first {
        error(
          .duplicateIdentifier, table, row, "id",
          "id '\(id)' stands already in row \(first + 1) of the data; each row needs one of its own"
        )
      }
      row += 1
    }
    return rows
  }

  private mutating func checkKinds() {
    var seen: [Kind.Subject: [Identifier: Int]] = [:]
    for (row, kind) in contents.kinds.enumerated() {
      if kind.id.text.isEmpty {
        error(.emptyIdentifier, .kinds, row, "kind", "the kind is empty; expected a name")
      } else if let first = seen[kind.subject]?[kind.id] {
        error(
          .duplicateIdentifier, .kinds, row, "kind",
          "\(kind.subject) kind '\(kind.id)' stands already in row \(first + 1) of the data")
      } else {
        seen[kind.subject, default: [:]][kind.id] = row
      }
    }
  }

  private func declaredKinds(_ subject: Kind.Subject) -> Set<Identifier> {
    var declared: Set<Identifier> = []
    for kinds in [Kind.catalogue, contents.kinds] {
      for kind in kinds where kind.subject == subject { declared.insert(kind.id) }
    }
    return declared
  }

  private mutating func checkActors() {
    let declared = declaredKinds(.actor)
    var undeclared: [Identifier: [Int]] = [:]
    var known: Identifier?
    for row in contents.actors.indices {
      if let kind = contents.actors[row].kind, kind != known {
        if declared.contains(kind) {
          known = kind
        } else {
          undeclared[kind, default: []].append(row)
        }
      }
      checkPeriod(contents.actors[row].period, .actors, row)
    }
    warnOfUndeclared(undeclared, in: .actors) { kind in
      "actor kind '\(kind)' is not declared in kinds.csv; it is shown by its id"
    }
  }

  /// One warning for each kind, at its first row: a table without declared kinds has as many rows as
  /// actors, and saying the same of each helps nobody.
  private mutating func warnOfUndeclared(
    _ rows: [Identifier: [Int]], in table: NetworkTable, _ sentence: (Identifier) -> String
  ) {
    for (kind, rows) in rows {
      let more = rows.count > 1 ? " (\(rows.count) rows)" : ""
      warning(.undeclaredKind, table, rows[0], "kind", sentence(kind) + more)
    }
  }

  private mutating func checkPeriod(_ period: Period, _ table: NetworkTable, _ row: Int) {
    if period.isReversed {
      error(
        .reversedPeriod, table, row, "until",
        "the end \(period.until.text) is before the beginning \(period.since.text)")
    }
  }

  private mutating func checkActor(
    _ id: Identifier, _ table: NetworkTable, _ row: Int, _ column: String
  ) {
    if endsAreDeclared && table == .relations && !id.text.isEmpty { return }
    guard actorRow[id] == nil else { return }
    error(
      .unknownActor, table, row, column,
      "no actor '\(id)'; declare it in actors.csv, or correct the spelling")
  }

  private mutating func checkRelations() {
    let declared = declaredKinds(.relation)
    var undeclared: [Identifier: [Int]] = [:]
    // Neighbouring rows are mostly of one kind. Fields are read one by one, since a whole relation
    // is long.
    var known: Int?
    for row in contents.relations.indices {
      checkActor(contents.relations[row].source, .relations, row, "source")
      checkActor(contents.relations[row].target, .relations, row, "target")
      let isPlain = contents.relations[row].isPlain
      if !isPlain {
        for actor in contents.relations[row].through {
          checkActor(actor, .relations, row, "through")
        }
      }
      if let other = known, contents.relations[row].hasKind(of: contents.relations[other]) {
        known = row
      } else {
        let kind = contents.relations[row].kind
        if declared.contains(kind) {
          known = row
        } else {
          undeclared[kind, default: []].append(row)
        }
      }
      if !isPlain { checkPeriod(contents.relations[row].period, .relations, row) }
    }
    warnOfUndeclared(undeclared, in: .relations) { kind in
      "relation kind '\(kind)' is not declared in kinds.csv; it counts as undirected and as 'other'"
    }
  }

  private mutating func checkParts() {
    guard contents.relations.indices.contains(where: { contents.relations[$0].partOf != nil })
    else { return }
    var sums: [Int: Money?] = [:]
    let isCircular = circularRows(count: contents.relations.count) { row in
      contents.relations[row].partOf.flatMap { relationRow[$0] }
    }
    for (row, relation) in contents.relations.enumerated() {
      guard let whole = relation.partOf else { continue }
      guard let wholeRow = relationRow[whole] else {
        error(
          .unknownRelation, .relations, row, "part_of",
          "no relation '\(whole)'; part_of names the relation whose money contains this one's")
        continue
      }
      guard !isCircular[row] else {
        error(
          .circularPart, .relations, row, "part_of",
          "'\(relation.id)' is part of itself through '\(whole)'; a part cannot contain its whole")
        continue
      }
      let wholeAmount = contents.relations[wholeRow].amount
      guard let amount = relation.amount, let wholeAmount, amount.currency == wholeAmount.currency
      else {
        if relation.amount != nil && wholeAmount != nil {
          warning(
            .incomparablePart, .relations, row, "part_of",
            "'\(relation.id)' and the whole '\(whole)' have different currencies; "
              + "the share is not computed")
        }
        continue
      }
      sums[wholeRow] = (sums[wholeRow] ?? Money(minorUnits: 0, currency: amount.currency))
        .flatMap { $0.adding(amount) }
    }
    for (row, sum) in sums.sorted(by: { $0.key < $1.key }) {
      let whole = contents.relations[row]
      guard let amount = whole.amount, sum == nil || sum!.minorUnits > amount.minorUnits else {
        continue
      }
      warning(
        .partsExceedWhole, .relations, row, "amount",
        "the parts of '\(whole.id)' add up to \(sum.map(\.description) ?? "too large a sum"), "
          + "more than its \(amount)")
    }
  }

  /// For each row, whether following `next` from it comes back to it.
  ///
  /// - Complexity: O(*r*) for *r* rows: no row is followed twice.
  private func circularRows(count: Int, next: (Int) -> Int?) -> [Bool] {
    var isCircular = Array(repeating: false, count: count)
    // The walk that has met each row first; 0 for none yet.
    var walk = Array(repeating: 0, count: count)
    for start in 0..<count where walk[start] == 0 {
      var current = start
      walk[start] = start + 1
      while let further = next(current) {
        if walk[further] == start + 1 {
          // This walk has met itself: the rows from here on are a circle.
          var row = further
          repeat {
            isCircular[row] = true
            row = next(row)!
          } while row != further
          break
        }
        if walk[further] != 0 { break }
        walk[further] = start + 1
        current = further
      }
    }
    return isCircular
  }

  private mutating func checkSources() {
    let isCircular = circularRows(count: contents.sources.count) { row in
      contents.sources[row].dependsOn.flatMap { sourceRow[$0] }
    }
    for (row, source) in contents.sources.enumerated() {
      guard let origin = source.dependsOn else { continue }
      guard sourceRow[origin] != nil else {
        error(
          .unknownSource, .sources, row, "depends_on",
          "no source '\(origin)'; declare it in sources.csv, or correct the spelling")
        continue
      }
      if isCircular[row] {
        error(
          .circularDependency, .sources, row, "depends_on",
          "'\(source.id)' depends on itself through '\(origin)'")
      }
    }
  }

  private mutating func checkFigures() {
    for (row, figure) in contents.figures.enumerated() {
      checkActor(figure.actor, .figures, row, "actor")
    }
  }

  private mutating func checkStatements() {
    var stated: Set<Statement.Subject> = []
    for (row, statement) in contents.statements.enumerated() {
      stated.insert(statement.subject)
      if sourceRow[statement.source] == nil {
        error(
          .unknownSource, .statements, row, "source",
          "no source '\(statement.source)'; declare it in sources.csv, or correct the spelling")
      }
      let isKnown =
        switch statement.subject {
        case .actor(let id): actorRow[id] != nil
        case .relation(let id): relationRow[id] != nil
        case .figure(let id): figureRow[id] != nil
        }
      if !isKnown {
        error(
          .unknownSubject, .statements, row, "subject",
          "nothing is declared as '\(statement.subject)'; expected actor:ID, relation:ID or "
            + "figure:ID of a row in its table")
      }
    }
    // A plain list of ties has no evidence to miss.
    guard !contents.statements.isEmpty else { return }
    for (row, relation) in contents.relations.enumerated()
    where !stated.contains(.relation(relation.id)) {
      warning(
        .missingStatement, .relations, row, "id", "relation '\(relation.id)' has no statement")
    }
    for (row, figure) in contents.figures.enumerated()
    where !stated.contains(.figure(figure.id)) {
      warning(.missingStatement, .figures, row, "id", "figure '\(figure.id)' has no statement")
    }
  }
}

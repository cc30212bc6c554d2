import NetworkGraph

/// Puts together what was read of the tables of a network: checks the rows against each other, keeps
/// the ledger, and makes the network.
struct NetworkAssembly {
  var contents = NetworkContents()
  var diagnostics: [Diagnostic] = []
  var dialects: [DetectedDialect] = []
  var inputs: [InputFile] = []
  /// Where the rows of each table that has a file come from.
  var origins: [NetworkTable: TableOrigin] = [:]
  /// Whether the relations have the ids `e1`, `e2` and so on, which no file states.
  var relationsAreNumbered = false
  /// The files in the order in which their faults are listed.
  private var fileOrder: [String] = []

  mutating func add<Codec: TableCodec>(_ named: NamedCells, _ codec: Codec) {
    let reading = readRows(named, codec)
    contents[keyPath: Codec.rows] = reading.rows
    contents.columns[Codec.table] = named.header.names
    origins[Codec.table] = reading.origin
    diagnostics += reading.diagnostics
    if let place = dialects.firstIndex(where: { $0.file == named.file }) {
      dialects[place].dateForms = DateForm.allCases.filter(reading.dateForms.contains)
    }
  }

  mutating func add(_ named: NamedCells, as table: NetworkTable) {
    switch table {
    case .actors: add(named, ActorTable(named.header))
    case .relations: add(named, RelationTable(named.header))
    case .statements: add(named, StatementTable(named.header))
    case .sources: add(named, SourceTable(named.header))
    case .figures: add(named, FigureTable(named.header))
    case .kinds: add(named, KindTable(named.header))
    }
  }

  /// Declares the kinds of relations that neither the network nor the catalogue does: files of one
  /// table cannot. They count as partnerships, with the direction of the options.
  mutating func declareKinds(_ options: ReadingOptions, direction: Direction) {
    var declared = Set(
      (Kind.catalogue + contents.kinds).lazy.filter { $0.subject == .relation }.map(\.id))
    var unknownCount = 0
    for row in contents.relations.indices {
      // Neighbouring rows are mostly of one kind.
      if row > 0, contents.relations[row].hasKind(of: contents.relations[row - 1]) { continue }
      let id = contents.relations[row].kind
      guard !id.text.isEmpty && declared.insert(id).inserted else { continue }
      var kind = Kind(
        id: id, subject: .relation, direction: direction, countsAs: .partnership)
      if kind.id == "tie" {
        kind.labelInEnglish = "tie"
        kind.labelInFrench = "lien"
      }
      contents.kinds.append(kind)
      guard id != options.kind, let origin = origins[.relations] else { continue }
      unknownCount += 1
      guard unknownCount <= Diagnostic.listedLimit else { continue }
      diagnostics.append(
        Diagnostic(
          .warning, .assumption, file: origin.file, line: origin.lines[row],
          "the kind \(quoted(kind.id.text)) is not known; it is taken for a partnership, "
            + "\(direction.rawValue) where the file does not say"))
    }
    if let origin = origins[.relations], unknownCount > Diagnostic.listedLimit {
      diagnostics.append(
        Diagnostic(
          .warning, .furtherFaults, file: origin.file, line: origin.lines.last,
          "\(unknownCount - Diagnostic.listedLimit) more kinds that are not known are taken for "
            + "partnerships"))
    }
  }

  // MARK: Finishing

  /// Checks the rows against each other and closes the account.
  ///
  /// - Complexity: O(*r*) for *r* rows, apart from the sort of the faults.
  mutating func finish(path: String, format: FileFormat, options: ReadingOptions)
    -> NetworkReading
  {
    let actorsAreImplied = origins[.actors] == nil && contents.actors.isEmpty
    var impliedOrigin: TableOrigin?
    if actorsAreImplied { impliedOrigin = addImpliedActors() }
    let checked = contents.checked(
      describing: 2 * Diagnostic.listedLimit, endsAreDeclared: actorsAreImplied,
      relationsAreNumbered: relationsAreNumbered)
    report(checked, impliedOrigin, format)
    let hasErrors = diagnostics.contains { $0.severity == .error }
    var kept = keptRows()
    if options.faultHandling == .dropRows { dropDependents(&kept) }
    let ledger = makeLedger(kept)
    var places = filter(kept)
    if actorsAreImplied, var origin = impliedOrigin {
      if hasErrors {
        contents.actors = []
        origin = addImpliedActors()
      }
      places[.actors] = TablePlaces(file: origin.file, lines: origin.lines)
    }
    sortDiagnostics()
    var network: Network?
    // A file that could not be understood as a whole leaves nothing to keep.
    let isWhole = !diagnostics.contains { $0.severity == .error && Self.isFatal($0.code) }
    if !hasErrors {
      network = try? Network(checked)
    } else if options.faultHandling == .dropRows && isWhole {
      network = try? Network(contents)
    }
    return NetworkReading(
      network: network, contents: contents, diagnostics: diagnostics, ledger: ledger,
      format: format, dialects: dialects, inputs: inputs, path: path, places: places)
  }

  private static func isFatal(_ code: Diagnostic.Code) -> Bool {
    [.unreadable, .unknownFormat, .missingColumn, .syntax, .columnName].contains(code)
  }

  /// Without a table of actors, they are the ends of the relations that are not refused.
  private mutating func addImpliedActors() -> TableOrigin {
    let relations = origins[.relations]
    var origin = TableOrigin(file: relations?.file ?? "")
    var rows = IdentifierIndex(capacity: 0)
    func add(_ id: Identifier, _ row: Int) {
      guard !id.text.isEmpty, rows[id] == nil else { return }
      _ = rows.append(id)
      contents.actors.append(Actor(id: id, name: id.text))
      if let relations { origin.lines.append(relations.lines[row]) }
    }
    // Fields are read one by one, since a whole relation is long.
    for row in contents.relations.indices {
      add(contents.relations[row].source, row)
      add(contents.relations[row].target, row)
      for id in contents.relations[row].through { add(id, row) }
    }
    return origin
  }

  private mutating func report(
    _ checked: CheckedContents, _ impliedActors: TableOrigin?, _ format: FileFormat
  ) {
    var furtherCounts: [NetworkTable: (errors: Int, warnings: Int)] = [:]
    var listedCounts: [NetworkTable: Int] = [:]
    let readOrigins = origins
    func origin(_ table: NetworkTable) -> TableOrigin? {
      readOrigins[table] ?? (table == .actors ? impliedActors : nil)
    }
    /// Whether the faults of a row may be among those that were counted when it was read.
    func isCounted(_ table: NetworkTable, _ row: Int) -> Bool {
      guard let origin = readOrigins[table], origin.hasUnlistedFaults else { return false }
      return origin.refused.contains(row)
    }
    var firstFigures: [Identifier: Int] = [:]
    for fault in checked.faults {
      guard let origin = origin(fault.table), !isCounted(fault.table, fault.row) else { continue }
      if let column = fault.column,
        origin.reported.contains(ReportedCell(row: fault.row, column: column))
      {
        continue
      }
      if fault.severity == .error { origins[fault.table]?.refused.insert(fault.row) }
      guard listedCounts[fault.table, default: 0] < Diagnostic.listedLimit else {
        if fault.severity == .error {
          furtherCounts[fault.table, default: (0, 0)].errors += 1
        } else {
          furtherCounts[fault.table, default: (0, 0)].warnings += 1
        }
        continue
      }
      listedCounts[fault.table, default: 0] += 1
      var message = fault.message
      if format != .networkFolder { message = Self.withoutTableNames(message, fault.code) }
      if fault.code == .duplicateIdentifier && fault.table != .kinds {
        let id = id(in: fault.table, fault.row)
        if fault.table == .figures, firstFigures.isEmpty {
          firstFigures = Dictionary(zip(contents.figures.lazy.map(\.id), 0...)) { first, _ in first
          }
        }
        let first = checked.row(of: id, in: fault.table) ?? firstFigures[id] ?? fault.row
        message =
          "the id \(quoted(id.text)) stands already on line \(origin.lines[first]), "
          + (rowsAreEqual(fault.table, first, fault.row)
            ? "in a row that says the same; leave one of the two out"
            : "in a row that says something else; each row needs an id of its own")
      }
      diagnostics.append(
        Diagnostic(
          fault.severity == .error ? .error : .warning, Diagnostic.Code(fault.code),
          file: origin.file, line: fault.row < origin.lines.count ? origin.lines[fault.row] : nil,
          column: fault.column, message))
    }
    for (table, further) in checked.further where origin(table) != nil {
      furtherCounts[table, default: (0, 0)].warnings += further.warningCount
      for row in further.errorRows where !isCounted(table, Int(row)) {
        furtherCounts[table, default: (0, 0)].errors += 1
        origins[table]?.refused.insert(Int(row))
      }
    }
    for table in NetworkTable.allCases {
      guard let counts = furtherCounts[table], let origin = origin(table) else { continue }
      for (severity, count) in [
        (Diagnostic.Severity.error, counts.errors), (.warning, counts.warnings),
      ] where count > 0 {
        diagnostics.append(
          Diagnostic(
            severity, .furtherFaults, file: origin.file, line: origin.lines.last,
            count == 1
              ? "1 more \(severity == .error ? "fault" : "warning") of the table is counted but not listed"
              : "\(count) more \(severity == .error ? "faults" : "warnings") of the table are counted but "
                + "not listed"))
      }
    }
  }

  private func rowsAreEqual(_ table: NetworkTable, _ a: Int, _ b: Int) -> Bool {
    switch table {
    case .actors: contents.actors[a] == contents.actors[b]
    case .relations: contents.relations[a] == contents.relations[b]
    case .sources: contents.sources[a] == contents.sources[b]
    case .figures: contents.figures[a] == contents.figures[b]
    case .kinds: contents.kinds[a] == contents.kinds[b]
    case .statements: contents.statements[a] == contents.statements[b]
    }
  }

  /// The id of a row; empty for statements, which have none.
  private func id(in table: NetworkTable, _ row: Int) -> Identifier {
    switch table {
    case .actors: contents.actors[row].id
    case .relations: contents.relations[row].id
    case .sources: contents.sources[row].id
    case .figures: contents.figures[row].id
    case .kinds: contents.kinds[row].id
    case .statements: ""
    }
  }

  // MARK: Rows that stay

  private func keptRows() -> [NetworkTable: [Bool]] {
    var kept: [NetworkTable: [Bool]] = [:]
    for table in NetworkTable.allCases {
      let refused = origins[table]?.refused ?? RowSet()
      kept[table] = (0..<contents.rowCount(of: table)).map { !refused.contains($0) }
    }
    return kept
  }

  /// Drops the rows that name a row that was dropped, and so on.
  ///
  /// Each row is looked at once for every row that it names.
  private mutating func dropDependents(_ kept: inout [NetworkTable: [Bool]]) {
    var dependents = Dependents(contents, implied: origins[.actors] == nil)
    var queue: [Dependents.Row] = []
    for table in NetworkTable.allCases {
      for (row, isKept) in kept[table]!.enumerated() where !isKept {
        queue.append(.init(table: table, row: row))
      }
    }
    var next = 0
    while next < queue.count {
      let gone = queue[next]
      next += 1
      let goneID = id(in: gone.table, gone.row)
      // Of two rows with one id only the second is dropped; what names the id still finds the first.
      guard !dependents.isStillDeclared(goneID, gone.table, kept) else { continue }
      for row in dependents.take(naming: goneID, in: gone.table) where kept[row.table]![row.row] {
        kept[row.table]![row.row] = false
        queue.append(row)
        guard let origin = origins[row.table] else { continue }
        let place = origins[gone.table].map { "\(visible($0.file)):\($0.lines[gone.row])" } ?? ""
        diagnostics.append(
          Diagnostic(
            .error, .dangling, file: origin.file, line: origin.lines[row.row],
            "the row names \(quoted(goneID.text)), which was refused (\(place))"))
      }
    }
  }

  private func makeLedger(_ kept: [NetworkTable: [Bool]]) -> [LedgerEntry] {
    var ledger: [LedgerEntry] = []
    for table in NetworkTable.allCases {
      guard let origin = origins[table] else { continue }
      var keptCount = 0
      var loops = 0
      for (row, isKept) in kept[table]!.enumerated() where isKept {
        if table == .relations && contents.relations[row].isSelfLoop {
          loops += 1
        } else {
          keptCount += 1
        }
      }
      ledger.append(
        LedgerEntry(
          file: origin.file, table: table, kept: keptCount, merged: origin.merged,
          selfLoops: loops,
          refused: kept[table]!.count - keptCount - loops + origin.unreadable))
    }
    return ledger
  }

  /// Removes the rows that are not kept, and tells where the others stand.
  private mutating func filter(_ kept: [NetworkTable: [Bool]]) -> [NetworkTable: TablePlaces] {
    func keep<Row>(_ rows: inout [Row], _ table: NetworkTable) {
      guard kept[table]!.contains(false) else { return }
      rows = zip(rows, kept[table]!).compactMap { $1 ? $0 : nil }
    }
    keep(&contents.actors, .actors)
    keep(&contents.relations, .relations)
    keep(&contents.statements, .statements)
    keep(&contents.sources, .sources)
    keep(&contents.figures, .figures)
    keep(&contents.kinds, .kinds)
    var places: [NetworkTable: TablePlaces] = [:]
    for table in NetworkTable.allCases {
      guard let origin = origins[table] else { continue }
      var lines = origin.lines
      if kept[table]!.contains(false) {
        lines = LineNumbers(zip(lines, kept[table]!).lazy.filter(\.1).map(\.0))
        origins[table]!.lines = lines
      }
      places[table] = TablePlaces(file: origin.file, lines: lines)
    }
    return places
  }

  mutating func noteFile(_ file: String) { fileOrder.append(file) }

  private mutating func sortDiagnostics() {
    let order = Dictionary(zip(fileOrder.map { Identifier($0) }, 0...)) { first, _ in first }
    diagnostics = diagnostics.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      return (order[Identifier(x.file)] ?? Int.max, x.line ?? 0, a.offset)
        < (order[Identifier(y.file)] ?? Int.max, y.line ?? 0, b.offset)
    }.map(\.element)
  }
}

/// Which rows name which ids.
private struct Dependents {
  struct Row: Hashable {
    let table: NetworkTable
    let row: Int
  }

  private struct Name: Hashable {
    let table: NetworkTable
    let id: Identifier
  }

  private var naming: [Name: [Row]] = [:]
  private var declaring: [Name: [Int]] = [:]

  init(_ contents: NetworkContents, implied: Bool) {
    func note(_ table: NetworkTable, _ row: Int, names id: Identifier?, in other: NetworkTable) {
      guard let id else { return }
      naming[Name(table: other, id: id), default: []].append(Row(table: table, row: row))
    }
    for (row, relation) in contents.relations.enumerated() {
      if !implied {
        note(.relations, row, names: relation.source, in: .actors)
        note(.relations, row, names: relation.target, in: .actors)
        for actor in relation.through { note(.relations, row, names: actor, in: .actors) }
      }
      note(.relations, row, names: relation.partOf, in: .relations)
    }
    for (row, figure) in contents.figures.enumerated() {
      note(.figures, row, names: figure.actor, in: .actors)
    }
    for (row, source) in contents.sources.enumerated() {
      note(.sources, row, names: source.dependsOn, in: .sources)
    }
    for (row, statement) in contents.statements.enumerated() {
      note(.statements, row, names: statement.source, in: .sources)
      switch statement.subject {
      case .actor(let id): note(.statements, row, names: id, in: .actors)
      case .relation(let id): note(.statements, row, names: id, in: .relations)
      case .figure(let id): note(.statements, row, names: id, in: .figures)
      }
    }
    func declare(_ table: NetworkTable, _ ids: some Sequence<Identifier>) {
      for (row, id) in ids.enumerated() {
        declaring[Name(table: table, id: id), default: []].append(row)
      }
    }
    declare(.actors, contents.actors.lazy.map(\.id))
    declare(.relations, contents.relations.lazy.map(\.id))
    declare(.sources, contents.sources.lazy.map(\.id))
    declare(.figures, contents.figures.lazy.map(\.id))
  }

  mutating func isStillDeclared(
    _ id: Identifier, _ table: NetworkTable, _ kept: [NetworkTable: [Bool]]
  ) -> Bool {
    let name = Name(table: table, id: id)
    // Rows that are gone stay gone: each is passed over once.
    while let row = declaring[name]?.last {
      if kept[table]![row] { return true }
      declaring[name]!.removeLast()
    }
    return false
  }

  mutating func take(naming id: Identifier, in table: NetworkTable) -> [Row] {
    naming.removeValue(forKey: Name(table: table, id: id)) ?? []
  }
}

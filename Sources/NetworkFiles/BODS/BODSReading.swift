import NetworkGraph

/// Reads beneficial ownership data, versions 0.2, 0.3 and 0.4 of the standard: statements in an array
/// or one on each line.
///
/// - Complexity: O(*b*) for *b* bytes.
func readBODS(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  let file = BODSFile(text, path: path)
  assembly.diagnostics += file.diagnostics
  var rows = BODSRows(file)
  rows.fill()
  for (line, message) in rows.notes { assembly.noteAssumption(message, path: path, line: line) }
  assembly.contents.kinds = rows.kinds
  assembly.addEvidence(rows.evidence, path: path)
  assembly.addGraph(
    actors: rows.actors, ties: rows.ties, path: path, direction: .directed, options)
  assembly.origins[.actors]?.merged += file.supersededActors
  assembly.origins[.relations]?.merged += file.supersededRelations
  assembly.origins[.actors]?.unreadable += file.refusedCount
  return assembly.finish(path: path, format: .bods, options: options)
}

/// A statement that counts: the latest of those on one record.
struct BODSStatement {
  enum Subject { case person, entity, relationship }

  /// The id of the record; before version 0.4 that of the statement.
  let id: String
  let statementID: String
  let subject: Subject
  /// What is said of the person, entity or relationship.
  let details: JSONValue
  let whole: JSONValue
  let isClosed: Bool

  var line: Int { whole.line }
}

/// The statements of a file, and which of them count.
struct BODSFile {
  private(set) var statements: [BODSStatement] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var supersededActors = 0
  private(set) var supersededRelations = 0
  /// Objects that are no statements.
  private(set) var refusedCount = 0
  /// For each statement that was replaced, the one that replaces it.
  private var replacement: [Identifier: Identifier] = [:]
  private let path: String

  init(_ text: DecodedText, path: String) {
    self.path = path
    var all: [BODSStatement] = []
    var records = JSONRecords(text)
    while let record = records.next() {
      switch record {
      case .value(let value): if let statement = statement(value) { all.append(statement) }
      case .brokenLine(let fault): refuse(fault.line, fault.message)
      case .end(let fault):
        diagnostics.append(
          Diagnostic(.error, .syntax, file: path, line: fault.line, fault.message))
      }
    }
    keepLatest(of: all)
  }

  /// The id under which a record is read, whichever of its statements is named.
  func current(_ id: String) -> String { replacement[Identifier(id)]?.text ?? id }

  private mutating func refuse(_ line: Int, _ message: String) {
    refusedCount += 1
    diagnostics.append(Diagnostic(.error, .unknownValue, file: path, line: line, message))
  }

  // MARK: Statements

  private mutating func statement(_ value: JSONValue) -> BODSStatement? {
    guard value.members != nil else {
      refuse(value.line, "expected a statement, found \(value.kindName)")
      return nil
    }
    if let type = value["recordType"]?.text { return record(value, type) }
    guard let id = value["statementID"]?.text ?? value["statementId"]?.text, !id.isEmpty else {
      refuse(value.line, "the statement has no 'statementID' or 'statementId'; expected a text")
      return nil
    }
    let subject: BODSStatement.Subject
    switch value["statementType"]?.text {
    case "personStatement": subject = .person
    case "entityStatement": subject = .entity
    case "ownershipOrControlStatement": subject = .relationship
    case let type:
      refuse(
        value.line,
        "the statement \(quoted(id)) has the 'statementType' \(type.map { quoted($0) } ?? "nothing"); "
          + "expected personStatement, entityStatement or ownershipOrControlStatement, or a "
          + "'recordType'")
      return nil
    }
    for old in value["replacesStatements"]?.elements ?? [] {
      if let old = old.text, old != id { replacement[Identifier(old)] = Identifier(id) }
    }
    return BODSStatement(
      id: id, statementID: id, subject: subject, details: value, whole: value, isClosed: false)
  }

  /// A statement of version 0.4.
  private mutating func record(_ value: JSONValue, _ type: String) -> BODSStatement? {
    guard let id = value["recordId"]?.text, !id.isEmpty else {
      refuse(value.line, "the statement has no 'recordId'; expected a text")
      return nil
    }
    let subject: BODSStatement.Subject
    switch type {
    case "person": subject = .person
    case "entity": subject = .entity
    case "relationship": subject = .relationship
    default:
      refuse(
        value.line,
        "\(quoted(type)) is no value of 'recordType'; expected person, entity or relationship")
      return nil
    }
    guard let details = value["recordDetails"], details.members != nil else {
      refuse(
        value.line, "the statement on \(quoted(id)) has no 'recordDetails'; expected an object")
      return nil
    }
    return BODSStatement(
      id: id, statementID: value["statementId"]?.text ?? "", subject: subject, details: details,
      whole: value, isClosed: value["recordStatus"]?.text == "closed")
  }

  // MARK: The latest

  /// Of the statements on one record the one of the latest date counts; of equal dates, the one that
  /// stands last. Before version 0.4 a statement counts unless another replaces it.
  private mutating func keepLatest(of all: [BODSStatement]) {
    var latest: [Identifier: Int] = [:]
    var present: Set<Identifier> = []
    for statement in all { present.insert(Identifier(statement.id)) }
    replacement = replacement.filter { present.contains($0.value) }
    followReplacements(all.map { Identifier($0.id) })
    var superseded: [Int] = []
    for (place, statement) in all.enumerated() {
      let id = Identifier(statement.id)
      if statement.whole["recordType"] == nil, replacement[id] != nil {
        superseded.append(place)
        continue
      }
      guard let before = latest[id] else {
        latest[id] = place
        continue
      }
      guard statement.whole["recordType"] != nil else {
        // Two statements of one id: the rows say that they contradict each other.
        if statement.whole == all[before].whole {
          superseded.append(place)
        } else {
          refuse(
            statement.line,
            "the id \(quoted(statement.id)) stands already on line \(all[before].line), in a statement "
              + "that says something else")
        }
        continue
      }
      let isLater = date(statement) >= date(all[before])
      superseded.append(isLater ? before : place)
      if isLater { latest[id] = place }
    }
    statements = latest.values.sorted().map { all[$0] }
    for place in superseded {
      if all[place].subject == .relationship {
        supersededRelations += 1
      } else {
        supersededActors += 1
      }
    }
    guard let first = superseded.map({ all[$0].line }).min() else { return }
    diagnostics.append(
      Diagnostic(
        .warning, .duplicateRow, file: path, line: first,
        superseded.count == 1
          ? "the statement is superseded by a later one on the same record; the latest counts"
          : "\(superseded.count) statements are superseded by later ones on the same records, this one "
            + "first; the latest counts"))
  }

  /// Lets each statement that was replaced lead to the last one in the chain.
  private mutating func followReplacements(_ ids: [Identifier]) {
    var last: [Identifier: Identifier] = [:]
    for start in ids + replacement.keys.sorted() where last[start] == nil {
      var chain: [Identifier] = []
      var inChain: Set<Identifier> = []
      var id = start
      // A circle of statements that replace each other ends where it was entered.
      while last[id] == nil, let next = replacement[id], inChain.insert(id).inserted {
        chain.append(id)
        id = next
      }
      let end = last[id] ?? id
      for id in chain { last[id] = end }
      last[end] = end
    }
    replacement = last.filter { $0.key != $0.value }
  }

  private func date(_ statement: BODSStatement) -> String {
    statement.whole["statementDate"]?.text ?? ""
  }
}

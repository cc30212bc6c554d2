import NetworkGraph

/// Sources and statements that are gathered while a file is read: each source once.
struct EvidenceRows {
  private(set) var sources: [Source] = []
  private(set) var statements: [Statement] = []
  private(set) var sourceLines = LineNumbers()
  private(set) var statementLines = LineNumbers()
  private var idOfKey: [[String]: Identifier] = [:]
  private var taken: Set<Identifier> = []
  private var number = 0

  /// The id of a source, which is added if it is new.
  mutating func source(
    id: String? = nil, title: String, publisher: String?, url: String?, _ line: Int
  ) -> Identifier {
    let key = [id ?? "", title, publisher ?? "", url ?? ""]
    if let known = idOfKey[key] { return known }
    var name = Identifier(id ?? nextID())
    while !taken.insert(name).inserted { name = Identifier(nextID()) }
    idOfKey[key] = name
    sources.append(
      Source(
        id: name, title: title.isEmpty ? name.text : title, publisher: publisher, url: url))
    sourceLines.append(line)
    return name
  }

  /// Notes that sources say something of a subject.
  mutating func state(
    _ subject: Statement.Subject, _ sources: [Identifier], locator: String? = nil,
    note: String? = nil, _ line: Int
  ) {
    for source in sources {
      statements.append(
        Statement(subject: subject, source: source, locator: locator, note: note))
      statementLines.append(line)
    }
  }

  private mutating func nextID() -> String {
    number += 1
    return "source\(number)"
  }
}

extension NetworkAssembly {
  /// Adds sources and statements, if there are any.
  mutating func addEvidence(_ evidence: EvidenceRows, path: String) {
    guard !evidence.statements.isEmpty else { return }
    contents.sources = evidence.sources
    contents.statements = evidence.statements
    origins[.sources] = TableOrigin(file: path, lines: evidence.sourceLines)
    origins[.statements] = TableOrigin(file: path, lines: evidence.statementLines)
  }
}

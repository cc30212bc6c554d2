import NetworkGraph

/// `statements.csv`.
struct StatementTable: TableCodec {
  static let table = NetworkTable.statements
  static let numberColumns: [String] = []
  static var rows: WritableKeyPath<NetworkContents, [Statement]> { \.statements }

  private let subject, source, locator, certainty, says, note: Column

  init(_ header: TableHeader) {
    subject = header.column("subject")
    source = header.column("source")
    locator = header.column("locator")
    certainty = header.column("certainty")
    says = header.column("says")
    note = header.column("note")
  }

  func read(_ cells: inout RowCells) -> Statement {
    let text = cells.required(subject)
    let about = Statement.Subject(text)
    if about == nil && !text.isEmpty {
      cells.fail(
        .unknownValue, subject.name,
        "subject \(quoted(text)) is not of the form actor:ID, relation:ID or figure:ID")
    }
    if about == nil { cells.reported.insert(ReportedCell(row: cells.modelRow, column: "subject")) }
    return Statement(
      subject: about ?? .actor(""), source: cells.identifier(source),
      locator: cells.optional(locator), certainty: cells.word(certainty, Certainty.self),
      says: cells.optional(says), note: cells.optional(note), attributes: cells.attributes())
  }

  static func cells(of statement: Statement) -> [String] {
    [
      statement.subject.description, statement.source.text, statement.locator ?? "",
      statement.certainty?.rawValue ?? "", statement.says ?? "", statement.note ?? "",
    ]
  }

  static func attributes(of statement: Statement) -> [String] { statement.attributes }
}

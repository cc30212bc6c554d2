import NetworkGraph

/// `relations.csv`.
struct RelationTable: TableCodec {
  static let table = NetworkTable.relations
  static let numberColumns = ["amount", "weight"]
  static var rows: WritableKeyPath<NetworkContents, [Relation]> { \.relations }

  private let id, source, target, kind, direction, status, since, until, amount, currency: Column
  private let partOf, through, weight, note: Column
  /// The kind of relations in files without a column for it.
  var defaultKind: Identifier?
  /// Whether relations get the ids `e1`, `e2` and so on where there is no column of ids.
  var numbersRelations = false

  init(_ header: TableHeader) {
    id = header.column("id")
    source = header.column("source")
    target = header.column("target")
    kind = header.column("kind")
    direction = header.column("direction")
    status = header.column("status")
    since = header.column("since")
    until = header.column("until")
    amount = header.column("amount")
    currency = header.column("currency")
    partOf = header.column("part_of")
    through = header.column("through")
    weight = header.column("weight")
    note = header.column("note")
  }

  func read(_ cells: inout RowCells) -> Relation {
    Relation(
      id: numbersRelations && id.place < 0
        ? Identifier("e" + String(cells.modelRow + 1)) : cells.identifier(id),
      source: cells.identifier(source), target: cells.identifier(target),
      kind: defaultKind.map { cells.optionalIdentifier(kind) ?? $0 } ?? cells.identifier(kind),
      direction: cells.word(direction, Direction.self),
      status: cells.word(status, RelationStatus.self), period: cells.period(since, until),
      amount: cells.money(amount, currency), partOf: cells.optionalIdentifier(partOf),
      through: cells.list(through).map { Identifier($0) },
      weight: cells.number(weight), note: cells.optional(note), attributes: cells.attributes())
  }

  static func cells(of relation: Relation) -> [String] {
    [
      relation.id.text, relation.source.text, relation.target.text, relation.kind.text,
      relation.direction?.rawValue ?? "", relation.status?.rawValue ?? "",
      relation.period.since.text, relation.period.until.text,
      relation.amount?.amount.description ?? "", relation.amount?.currency.code ?? "",
      relation.partOf?.text ?? "", listCell(relation.through.map(\.text)),
      relation.weight?.description ?? "", relation.note ?? "",
    ]
  }

  static func attributes(of relation: Relation) -> [String] { relation.attributes }
}

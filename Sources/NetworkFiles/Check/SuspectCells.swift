import NetworkGraph

/// A cell of a network that a check has something to say of.
struct SuspectCell {
  let row: Int
  let column: String
  /// Whether the column is one of ours, not an attribute.
  let isKnown: Bool
  let text: String
}

/// The cells of a table that meet a condition, in the order of rows and columns.
///
/// Cells that hold a number, a date or one of a few words meet none of the conditions that checks
/// have: they were read and are written in one way. They are passed over, so that no text is made of
/// them.
///
/// - Complexity: O(*b*) for *b* bytes of cells.
func suspectCells<Codec: TableCodec>(
  of contents: NetworkContents, _: Codec.Type, where isSuspect: (String) -> Bool
) -> [SuspectCell] {
  let names = Codec.table.knownColumns
  let attributeNames = contents.attributeColumns(of: Codec.table)
  var found: [SuspectCell] = []
  let rows = contents[keyPath: Codec.rows]
  for row in rows.indices {
    Codec.forEachText(of: rows[row]) { column, text in
      if isSuspect(text) {
        found.append(SuspectCell(row: row, column: names[column], isKnown: true, text: text))
      }
    }
    for (column, text) in zip(attributeNames, Codec.attributes(of: rows[row]))
    where isSuspect(text) {
      found.append(SuspectCell(row: row, column: column, isKnown: false, text: text))
    }
  }
  return found
}

extension TableCodec {
  /// Calls a closure with each known cell that holds free text, by the place of its column.
  static func forEachText(of row: Row, _ body: (_ column: Int, _ text: String) -> Void) {
    for (column, text) in cells(of: row).enumerated() { body(column, text) }
  }
}

extension ActorTable {
  static func forEachText(of actor: Actor, _ body: (_ column: Int, _ text: String) -> Void) {
    body(0, actor.id.text)
    body(1, actor.name)
    if let kind = actor.kind { body(2, kind.text) }
    if let place = actor.place { body(4, place) }
    if let country = actor.country { body(5, country) }
    if !actor.aliases.isEmpty { body(6, listCell(actor.aliases)) }
    if let name = actor.nameInFrench { body(7, name) }
    if let name = actor.nameInEnglish { body(8, name) }
    if !actor.identifiers.isEmpty { body(9, listCell(actor.identifiers.map(\.description))) }
    if let note = actor.note { body(12, note) }
  }
}

extension RelationTable {
  static func forEachText(of relation: Relation, _ body: (_ column: Int, _ text: String) -> Void) {
    body(0, relation.id.text)
    body(1, relation.source.text)
    body(2, relation.target.text)
    body(3, relation.kind.text)
    if let whole = relation.partOf { body(10, whole.text) }
    if !relation.through.isEmpty { body(11, listCell(relation.through.map(\.text))) }
    if let note = relation.note { body(13, note) }
  }
}

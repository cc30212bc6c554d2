import NetworkGraph

/// Objects of JSON as rows of cells: each name of a member is a column.
struct JSONCells {
  private(set) var table = TextTable()
  private var columns: [String] = []
  private var broken: [BrokenRow] = []
  /// Why the rows as a whole cannot be read.
  private(set) var fault: JSONFault?
  private let kind: NetworkTable

  /// - Parameter prepare: The members of a row, made to fit, from those in the file and the place
  ///   of the row.
  init(
    rows: [JSONValue], of kind: NetworkTable,
    prepare: ([JSONValue.Member], Int) -> [JSONValue.Member]
  ) {
    self.kind = kind
    var placeOfColumn: [Identifier: Int] = [:]
    var filled = 0
    for (place, row) in rows.enumerated() {
      guard let members = row.members else {
        broken.append(
          BrokenRow(
            line: row.line, quoteLine: row.line,
            message: "expected an object, found \(row.kindName)", code: .syntax))
        _ = prepare([], place)
        continue
      }
      var cells: [String] = []
      for member in prepare(members, place) {
        let column = placeOfColumn[Identifier(member.name)] ?? columns.count
        if column == columns.count {
          columns.append(member.name)
          placeOfColumn[Identifier(member.name)] = column
        }
        while cells.count <= column { cells.append("") }
        cells[column] = cellText(member.value) ?? JSONWriter.compact(member.value)
        filled += 1
      }
      for cell in cells { table.appendCell(cell) }
      table.endRow(line: row.line)
      // A table has a cell for each row and column; names that differ from row to row would make
      // it far larger than the file.
      if table.cellEnds.count > 50 * filled + 1_000_000 {
        fault = JSONFault(
          line: row.line,
          message: "the objects have too many different names (\(columns.count)) for a table")
        return
      }
    }
  }

  /// The rows with their columns, as a table of a network understands them.
  func named(_ path: String) -> NamedCells {
    let names = kind == .relations ? typeColumnMeaning(columns, table, firstRow: 0) : columns
    let known = Set(kind.knownColumns.map { Identifier($0) })
    let header = TableHeader(
      names: names, places: Array(names.indices),
      attributePlaces: names.indices.filter { !known.contains(Identifier(names[$0])) })
    return NamedCells(
      file: path, header: header, cells: table, firstRow: 0, numberForm: NumberForm(),
      broken: broken, equalRows: header.column("id").place >= 0 ? .merge : .keep)
  }
}

/// The cell for a plain value or an array of texts; `nil` for other arrays and for objects.
func cellText(_ value: JSONValue) -> String? {
  switch value.content {
  case .null: return ""
  case .boolean(let value): return value ? "true" : "false"
  case .number(let text), .string(let text): return text
  case .array(let elements):
    let texts = elements.compactMap(\.text)
    guard texts.count == elements.count else { return nil }
    return texts.contains { $0.utf8.contains(UInt8(ascii: "|")) } ? nil : listCell(texts)
  case .object: return nil
  }
}

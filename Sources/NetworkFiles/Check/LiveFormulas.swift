import NetworkGraph

/// Warns of every cell that a spreadsheet would run as a formula.
///
/// A network folder opens in a spreadsheet and is written back as it was read, so such a cell is kept;
/// a person decides. Tables that are written for people only are protected when they are written.
///
/// - Complexity: O(cells).
func liveFormulaWarnings(_ reading: NetworkReading) -> [Diagnostic] {
  var warnings: [Diagnostic] = []
  func search<Codec: TableCodec>(_: Codec.Type) {
    let table = Codec.table
    let attributeNames = reading.contents.attributeColumns(of: table)
    for (row, element) in reading.contents[keyPath: Codec.rows].enumerated() {
      let known = zip(table.knownColumns, Codec.cells(of: element))
      for (column, cell) in Array(known) + zip(attributeNames, Codec.attributes(of: element)) {
        guard DelimitedTextWriter.isFormula(cell),
          let place = reading.place(of: table, row: row)
        else { continue }
        warnings.append(
          Diagnostic(
            .warning, .liveFormula, file: place.file, line: place.line, column: column,
            "column \(quoted(column)) begins like a formula, \(quoted(String(cell.prefix(40)))); a "
              + "spreadsheet that opens the table would run it"))
      }
    }
  }
  search(ActorTable.self)
  search(RelationTable.self)
  search(StatementTable.self)
  search(SourceTable.self)
  search(FigureTable.self)
  search(KindTable.self)
  return warnings
}

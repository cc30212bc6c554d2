import NetworkGraph

/// Warns of every cell that a spreadsheet would run as a formula.
///
/// A network folder opens in a spreadsheet and is written back as it was read, so such a cell is kept;
/// a person decides. Tables that are written for people only are protected when they are written.
///
/// - Complexity: O(cells).
func liveFormulaWarnings(_ reading: NetworkReading) -> [Diagnostic] {
  var warnings: [Diagnostic] = []
  func search<Codec: TableCodec>(_ codec: Codec.Type) {
    for cell in suspectCells(
      of: reading.contents, codec, where: DelimitedTextWriter.isFormula)
    {
      guard let place = reading.place(of: Codec.table, row: cell.row) else { continue }
      warnings.append(
        Diagnostic(
          .warning, .liveFormula, file: place.file, line: place.line, column: cell.column,
          "column \(quoted(cell.column)) begins like a formula, "
            + "\(quoted(String(cell.text.prefix(40)))); a spreadsheet that opens the table would "
            + "run it"))
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

import NetworkGraph

/// Reads the names of columns: known ones in any case of letters and with spaces around them, others
/// as they are written between such spaces.
///
/// - Returns: The header, and what is wrong with it.
func readHeader(
  _ names: [String], of table: NetworkTable, cells: TextTable, file: String, line: Int,
  required: [String]
) -> (header: TableHeader, diagnostics: [Diagnostic]) {
  var header = TableHeader()
  var diagnostics: [Diagnostic] = []
  let known = Dictionary(table.knownColumns.map { (Identifier($0), $0) }) { first, _ in first }
  var firstPlace: [Identifier: Int] = [:]
  let hasNameless = names.contains { trimmed($0).isEmpty }
  let filled = hasNameless ? cells.filledColumns(from: min(1, cells.rowCount)) : []
  for (place, written) in names.enumerated() {
    let knownName = known[Identifier(foldedColumnName(written))]
    var name = knownName ?? trimmed(written)
    if trimmed(written).isEmpty {
      // Spreadsheets leave empty columns behind.
      guard place < filled.count, filled[place] else { continue }
      name = "column\(place + 1)"
      diagnostics.append(
        Diagnostic(
          .warning, .columnName, file: file, line: line,
          "column \(place + 1) has no name; it is kept as '\(name)'"))
    }
    if let first = firstPlace[Identifier(name)] {
      let (one, other) = (trimmed(names[first]), trimmed(written))
      diagnostics.append(
        Diagnostic(
          .error, .columnName, file: file, line: line, column: name,
          "columns \(first + 1) and \(place + 1) are "
            + (Identifier(one) == Identifier(other)
              ? "both named \(quoted(name))"
              : "named \(quoted(one)) and \(quoted(other)), which both mean \(quoted(name))")
            + "; each column needs a name of its own"))
      continue
    }
    firstPlace[Identifier(name)] = place
    header.names.append(name)
    header.places.append(place)
    if knownName == nil { header.attributePlaces.append(place) }
  }
  guard !header.names.isEmpty else {
    diagnostics.append(
      Diagnostic(
        .error, .missingColumn, file: file, line: line,
        "the file has no header; its first row must name the columns, at least "
          + list(required)))
    return (header, diagnostics)
  }
  for name in required where firstPlace[Identifier(name)] == nil {
    diagnostics.append(
      Diagnostic(
        .error, .missingColumn, file: file, line: line, column: name,
        "the required column '\(name)' is missing; found \(list(names))"))
  }
  return (header, diagnostics)
}

private func list(_ names: [String]) -> String {
  let shown = names.prefix(12).map { quoted($0) }.joined(separator: ", ")
  return names.count > 12 ? "\(shown) and \(names.count - 12) more" : shown
}

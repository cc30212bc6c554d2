import NetworkGraph

/// Finds the known columns whose name has another meaning in a file that is not of our making, and
/// makes attributes of them.
///
/// A column of which no cell at all reads as it should has another meaning; one of which some do is
/// ours, and its other cells are errors.
///
/// - Parameter written: The names as they stand in the file, by their place: a column that was taken
///   for a known one by another name gets its own name back.
/// - Returns: A warning for each column.
/// - Complexity: O(cells of those columns).
func setAsideMisfits(
  in table: TextTable, of kind: NetworkTable, header: inout TableHeader, file: String,
  firstRow: Int, written: [String] = []
) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  func attributeName(_ index: Int, _ name: String) -> String {
    let place = header.places[index]
    guard place < written.count else { return freeName(name, among: header.names) }
    let own = trimmed(written[place])
    let isTaken = header.names.contains { Identifier($0) == Identifier(own) }
    guard !own.isEmpty, foldedColumnName(own) != name, !isTaken else {
      return freeName(name, among: header.names)
    }
    return own
  }
  for (index, name) in header.names.enumerated() {
    guard let expected = expectation(of: name, in: kind) else { continue }
    let place = header.places[index]
    var misfit: (line: Int, text: String)?
    var fits = false
    for row in firstRow..<max(table.rowCount, firstRow) where !table.isEmpty(row, place) {
      let text = table.string(row, place)
      if expected.isMet(text) {
        fits = true
        break
      }
      if misfit == nil { misfit = (table.lines[row], text) }
    }
    if let text = header.defaults[place], expected.isMet(text) { fits = true }
    guard !fits, let misfit else { continue }
    header.names[index] = attributeName(index, name)
    diagnostics.append(
      Diagnostic(
        .warning, .assumption, file: file, line: misfit.line, column: name,
        "'\(name)' holds \(quoted(misfit.text)) and nowhere \(expected.words); it is kept as the "
          + "attribute \(quoted(header.names[index]))"))
  }
  // An amount is one only with its currency.
  if kind == .relations, let amount = header.names.firstIndex(of: "amount"),
    !header.names.contains("currency"),
    (firstRow..<max(table.rowCount, firstRow)).contains(where: {
      !table.isEmpty($0, header.places[amount])
    })
  {
    header.names[amount] = attributeName(amount, "amount")
    diagnostics.append(
      Diagnostic(
        .warning, .assumption, file: file, line: table.lines.first, column: "amount",
        "'amount' stands without a column 'currency'; it is kept as the attribute "
          + quoted(header.names[amount])))
  }
  return diagnostics
}

private func freeName(_ name: String, among names: [String]) -> String {
  var free = name + " (attribute)"
  while names.contains(where: { Identifier($0) == Identifier(free) }) { free += "'" }
  return free
}

/// What the cells of a known column must be, for columns that take not every text.
private struct Expectation {
  let words: String
  let isMet: (String) -> Bool
}

private func expectation(of column: String, in kind: NetworkTable) -> Expectation? {
  func oneOf<Word: CaseIterable & RawRepresentable>(_: Word.Type) -> Expectation
  where Word.RawValue == String {
    Expectation(words: "one of " + Word.allCases.map(\.rawValue).joined(separator: ", ")) {
      Word(rawValue: foldedColumnName($0)) != nil
    }
  }
  switch (kind, column) {
  case (.actors, "sphere"): return oneOf(Sphere.self)
  case (.relations, "status"): return oneOf(RelationStatus.self)
  case (.relations, "direction"): return oneOf(Direction.self)
  case (.actors, "identifiers"):
    return Expectation(words: "scheme:value") { ExternalIdentifier($0) != nil }
  case (.relations, "currency"):
    return Expectation(words: "a code of ISO 4217") {
      Currency(trimmed($0)) ?? Currency(trimmed($0).uppercased()) != nil
    }
  case (_, "since"), (_, "until"):
    return Expectation(words: "a date") { trimmed($0) == ".." || readDate($0) != nil }
  default: return nil
  }
}

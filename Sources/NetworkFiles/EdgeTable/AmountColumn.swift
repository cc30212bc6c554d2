import NetworkGraph

/// The column of an edge table that holds amounts, and the unit that its name states.
struct AmountColumn {
  let place: Int
  let written: String
  let unit: AmountUnit

  /// Words that name an amount; the last ones only together with a unit.
  private static let bases = [
    "amount", "montant", "budget", "subvention", "somme", "sum", "grant", "funding", "financement",
  ]

  /// The column that holds amounts.
  ///
  /// - Parameters:
  ///   - names: In the words of `relations.csv`.
  ///   - written: As they stand in the file.
  /// - Returns: Or the name of a column whose unit can be read in several ways, and why.
  static func find(_ names: [String], written: [String], file: String, line: Int)
    -> (column: AmountColumn?, diagnostics: [Diagnostic])
  {
    let folded = names.map(foldedColumnName)
    if let place = folded.firstIndex(of: "amount") {
      return (
        AmountColumn(
          place: place, written: place < written.count ? written[place] : "amount",
          unit: AmountUnit()), []
      )
    }
    var diagnostics: [Diagnostic] = []
    var best: (column: AmountColumn, rank: Int)?
    for (place, name) in names.enumerated() where name.utf8.count <= 80 {
      let words = comparableHeader(name)
      guard let rank = bases.firstIndex(where: { words.hasPrefix($0) }) else { continue }
      let rest = unitText(name, after: bases[rank])
      guard !rest.isEmpty else { continue }
      switch AmountUnit.read(rest) {
      case .success(let unit) where unit.currency != nil || unit.statesScale:
        if best == nil || rank < best?.rank ?? .max {
          best = (AmountColumn(place: place, written: written[place], unit: unit), rank)
        }
      case .failure(.ambiguous(let sentence)):
        diagnostics.append(
          Diagnostic(
            .warning, .assumption, file: file, line: line, column: name,
            "the column \(quoted(name)) is kept as an attribute: \(sentence); name it amount, with a "
              + "column currency, to have it read as an amount"))
      default: continue
      }
    }
    return (best?.column, diagnostics)
  }

  /// Whether a name starts with a word for an amount.
  static func namesAmount(_ name: String) -> Bool {
    name.utf8.count <= 80 && bases.contains { comparableHeader(name).hasPrefix($0) }
  }

  /// Whether a name states the unit of amounts, so that its column is read as one of them.
  static func statesUnit(_ name: String) -> Bool {
    let words = comparableHeader(name)
    return name.utf8.count <= 80
      && bases.contains { base in
        guard words.hasPrefix(base) else { return false }
        let rest = unitText(name, after: base)
        guard !rest.isEmpty, case .success(let unit) = AmountUnit.read(rest) else { return false }
        return unit != AmountUnit()
      }
  }

  /// What a name says after its first word, without brackets and `in`, in its own capitals.
  private static func unitText(_ name: String, after base: String) -> String {
    // The bases are plain letters, so that they are as long in the name as in its comparable form.
    let rest = trimmed(name).unicodeScalars.dropFirst(base.unicodeScalars.count)
    guard let next = rest.first, !next.properties.isAlphabetic else { return "" }
    var words = rest.split { scalar in
      scalar.properties.isWhitespace || "()[]{}_-:,;/".unicodeScalars.contains(scalar)
    }.map { String($0) }
    if let first = words.first, ["en", "in"].contains(first.lowercased()) { words.removeFirst() }
    return words.joined()
  }
}

/// Amounts with a unit in their cells or in the name of their column, taken apart into digits that are
/// read as a number, and currencies.
///
/// Digits that count thousands or millions become `97e6`, which the reader of numbers takes with the
/// decimal mark of the file.
struct AmountCells {
  /// The digits and the currency of each row that changes; the currency is `nil` where a column of
  /// the file states it.
  private(set) var amounts: [Int: (number: String, currency: String?)] = [:]
  /// The rows with amounts that can be read in several ways.
  private(set) var refused: [Int: BrokenRow] = [:]
  /// The first cell that was taken apart.
  private(set) var example: (line: Int, written: String, number: String, currency: String)?

  init(_ column: AmountColumn, _ source: TableSource, currencyPlace: Int?, firstRow: Int) {
    let cells = source.cells
    var units = AmountUnits()
    for row in firstRow..<max(cells.rowCount, firstRow) where !cells.isEmpty(row, column.place) {
      let bytes = cells.bytes(row, column.place)
      let isPlain = bytes.allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 44 }
      if isPlain && column.unit == AmountUnit() { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      let stated = currencyPlace.map { trimmed(cells.string(row, $0)) } ?? ""
      switch Self.read(text, column, stated: stated, &units) {
      case .failure(let fault):
        guard case .ambiguous(let why) = fault else { continue }
        refused[row] = BrokenRow(
          line: cells.lines[row], quoteLine: cells.lines[row],
          message: "the amount \(quoted(text)) can be read in several ways: \(why); write the "
            + "digits and a code, such as 1500000 EUR", code: .badAmount)
      case .success(let cell):
        guard cell.unit != AmountUnit() else { continue }
        let number = cell.unit.exponent == 0 ? cell.number : cell.number + "e\(cell.unit.exponent)"
        let code = cell.unit.currency?.code
        amounts[row] = (number, stated.isEmpty ? code : nil)
        if example == nil {
          example = (cells.lines[row], text, number, stated.isEmpty ? code ?? "" : stated)
        }
      }
    }
  }

  /// The digits of a cell and the unit that the cell and the name of its column state together.
  private static func read(
    _ text: String, _ column: AmountColumn, stated: String, _ units: inout AmountUnits
  ) -> Result<AmountCell, AmountUnitFault> {
    var cell: AmountCell
    switch AmountCell.read(text, &units) {
    case nil: return .failure(.unknown)
    case .failure(let fault): return .failure(fault)
    case .success(let read): cell = read
    }
    let named = column.unit
    if cell.unit.currency == nil && !cell.unit.statesScale {
      cell.unit = named
    } else if named != AmountUnit() {
      if let own = cell.unit.currency, let code = named.currency, own != code {
        return .failure(.ambiguous("the name of the column says \(code.code)"))
      }
      if named.statesScale && !(cell.unit.statesScale && cell.unit.currency != nil) {
        return .failure(.ambiguous("the name of the column says \(named.words)"))
      }
      cell.unit.currency = cell.unit.currency ?? named.currency
    }
    if let own = cell.unit.currency, !stated.isEmpty, stated.uppercased() != own.code {
      return .failure(.ambiguous("the column of currencies says \(quoted(stated))"))
    }
    return .success(cell)
  }
}

import Foundation
public import NetworkGraph

/// A small delimited file whose first row names its columns, such as the positions of a figure.
///
/// Encoding, separator and decimal mark are found as in tables of ties, so that a file may come back
/// from a spreadsheet of any country. Columns that are not asked for are left alone. Faults are
/// collected, all of them; nothing is thrown.
///
///     var table = NamedTable(bytes, file: "map.positions.csv", required: ["id", "x", "y"])
///     for row in table.rows { table.number(row, "x") }
///     table.diagnostics
public struct NamedTable {
  /// A row of data: its place in the table.
  public struct Row: Hashable, Sendable {
    let index: Int
  }

  /// The name of the file, for messages.
  public let file: String
  /// The rows that have any content, in the order of the file.
  public private(set) var rows: [Row] = []
  private var cells: RowCells
  private var faults: [Diagnostic] = []

  /// What was found so far, in the order of the lines.
  public var diagnostics: [Diagnostic] {
    (faults + cells.diagnostics).enumerated().sorted {
      ($0.element.line ?? 0, $0.offset) < ($1.element.line ?? 0, $1.offset)
    }.map(\.element)
  }

  /// Whether anything was refused so far.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Cuts the bytes of a file into cells.
  ///
  /// - Parameters:
  ///   - file: The name for messages.
  ///   - required: Columns that must be there.
  ///   - optional: Columns that may be there.
  ///   - numbers: Those of them that hold numbers.
  /// - Complexity: O(*b*) for *b* bytes.
  public init(
    _ bytes: some Sequence<UInt8>, file: String, required: [String], optional: [String] = [],
    numbers: [String] = []
  ) {
    self.file = file
    let text = decodeText(ContiguousArray(bytes))
    faults = text.faults.map {
      Diagnostic(.error, .undecodable, file: file, line: $0.line, $0.message)
    }
    let known = required + optional
    let choice = detectSeparator(text.bytes, forced: nil) { names in
      names.count { known.contains(foldedColumnName($0)) }
    }
    let table = choice.rows.table
    let written = table.rowCount > 0 ? table.strings(0).map(foldedColumnName) : []
    let headerLine = table.rowCount > 0 ? table.lines[0] : choice.firstLine
    var header = TableHeader()
    for name in known {
      let places = written.indices.filter { written[$0] == name }
      guard let place = places.first else { continue }
      header.names.append(name)
      header.places.append(place)
      if places.count > 1 {
        faults.append(
          Diagnostic(
            .error, .columnName, file: file, line: headerLine, column: name,
            "two columns are named '\(name)'; rename one of them"))
      }
    }
    let missing = required.filter { !written.contains($0) }
    if !missing.isEmpty {
      faults.append(
        Diagnostic(
          .error, .missingColumn, file: file, line: headerLine,
          "the first row must name the columns \(required.joined(separator: ", ")); missing: "
            + missing.joined(separator: ", ")))
    }
    let form = detectNumberForm(
      table, firstRow: 1, places: numbers.map { header.column($0) }.filter { $0.place >= 0 },
      separator: choice.separator, file: file)
    faults += form.diagnostics
    faults += choice.rows.broken.listed.map {
      Diagnostic(.error, $0.code, file: file, line: $0.quoteLine, $0.message)
    }
    cells = RowCells(table: table, file: file, header: header, numberForm: form.form)
    guard missing.isEmpty else { return }
    for row in 1..<max(table.rowCount, 1) where !table.isBlank(row) {
      rows.append(Row(index: row))
      if (written.count..<max(table.cellCount(row), written.count))
        .contains(where: { !table.isEmpty(row, $0) })
      {
        faults.append(
          Diagnostic(
            .error, .extraCells, file: file, line: table.lines[row],
            "the row has more cells than the header; put cells that hold the separator in double "
              + "quotes"))
      }
    }
  }

  /// Reads the file at a path; one that cannot be opened is a fault as well.
  public init(path: String, required: [String], optional: [String] = [], numbers: [String] = []) {
    var bytes = Data()
    var isRead = false
    if PathKind(path) == .file, let handle = FileHandle(forReadingAtPath: path),
      let content = try? handle.readToEnd() ?? Data()
    {
      (bytes, isRead) = (content, true)
    }
    self.init(bytes, file: path, required: required, optional: optional, numbers: numbers)
    guard !isRead else { return }
    let reason =
      switch PathKind(path) {
      case .nothing: "there is no file of this name"
      case .folder: "this is a folder; give a file"
      case .file: "the file cannot be read; check that you may open it"
      }
    faults = [Diagnostic(.error, .unreadable, file: path, reason)]
  }

  /// Whether the file has a column.
  public func hasColumn(_ name: String) -> Bool { cells.header.column(name).place >= 0 }

  /// The line that a row starts in, counted from 1.
  public func line(_ row: Row) -> Int { cells.table.lines[row.index] }

  /// A cell without the spaces at its ends; `nil` when it is empty.
  public func text(_ row: Row, _ column: String) -> String? {
    let text = trimmed(
      cells.table.string(row.index, cells.header.column(column).place))
    return text.isEmpty ? nil : text
  }

  /// A cell that must be filled; an error says when it is not.
  public mutating func required(_ row: Row, _ column: String) -> String? {
    if let text = text(row, column) { return text }
    fail(
      row, column, "the cell '\(column)' is empty; it must be filled", code: .emptyCell)
    return nil
  }

  /// A number; `nil` when the cell is empty or, with an error, when it holds none.
  public mutating func number(_ row: Row, _ column: String) -> Double? {
    cells.row = row.index
    return cells.number(cells.header.column(column))?.doubleValue
  }

  /// A date; `nil` when the cell is empty or, with an error, when it holds none.
  public mutating func date(_ row: Row, _ column: String) -> PartialDate? {
    cells.row = row.index
    return cells.date(cells.header.column(column))
  }

  /// Reports an error in a row.
  public mutating func fail(
    _ row: Row, _ column: String, _ message: String, code: Diagnostic.Code = .unknownValue
  ) {
    cells.row = row.index
    cells.fail(code, column, message)
  }
}

import NetworkFiles
import NetworkGraph

/// A table of a report as a CSV file: UTF-8, commas, stable names of columns, decimal points, empty
/// cells for what is undefined, and no cell that a spreadsheet would run.
struct CSVTable {
  let name: String
  let columns: [String]
  var rows: [[String]] = []

  init(_ name: String, _ columns: [String]) {
    self.name = name
    self.columns = columns
  }

  mutating func append(_ row: [String]) {
    precondition(row.count == columns.count, "a row of \(name).csv has one cell for each column")
    rows.append(row)
  }

  var file: ReportFile {
    var writer = DelimitedTextWriter(formulaProtection: .apostrophe)
    writer.appendRow(columns)
    for row in rows { writer.appendRow(row) }
    return ReportFile(path: "tables/\(name).csv", bytes: writer.bytes)
  }

  /// A number in the shortest text that reads back to it; empty when undefined.
  static func cell(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return value.description
  }

  static func cell(_ value: Int?) -> String { value.map(String.init) ?? "" }
}

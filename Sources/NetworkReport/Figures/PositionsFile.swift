public import NetworkDiagram
public import NetworkFiles
import NetworkGraph
import NetworkLayout

/// The positions of a figure as a file, which stands beside the figure and which its next edition is
/// anchored to.
///
/// One row per actor: `id,name,x,y,lines,page_width,page_height,date,version`. `x` and `y` are the
/// centre of the node in points from the top left corner of the page. Page, date and version stand in
/// each row, so that sorting or filtering in a spreadsheet breaks nothing; only `id`, `x` and `y`
/// must be there.
public enum PositionsFile {
  /// The version that is written, and the newest that is read.
  public static let version = 1
  private static let required = ["id", "x", "y"]
  private static let optional = ["name", "lines", "page_width", "page_height", "date", "version"]
  /// No page is so large: numbers beyond are slips.
  private static let farthest = 1_000_000.0

  /// The file, in the canonical form of our tables.
  ///
  /// - Complexity: O(*n*).
  public static func bytes(of positions: FigurePositions) -> [UInt8] {
    var writer = DelimitedTextWriter(formulaProtection: .apostrophe)
    writer.appendRow([
      "id", "name", "x", "y", "lines", "page_width", "page_height", "date", "version",
    ])
    for entry in positions.entries {
      writer.appendRow([
        entry.id.text, entry.name, fixedDecimals(entry.point.x, 2),
        fixedDecimals(entry.point.y, 2), entry.lineCount.map { String($0) } ?? "",
        positions.pageSize.map { fixedDecimals($0.width, 2) } ?? "",
        positions.pageSize.map { fixedDecimals($0.height, 2) } ?? "",
        positions.date?.description ?? "", String(version),
      ])
    }
    return writer.bytes
  }

  /// Reads the file at a path: see ``read(_:file:)``.
  public static func read(path: String) -> (positions: FigurePositions?, diagnostics: [Diagnostic])
  {
    read(
      NamedTable(
        path: path, required: required, optional: optional,
        numbers: ["x", "y", "page_width", "page_height"]))
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameter file: The name for messages.
  /// - Returns: The positions, `nil` when something is wrong; and all that is wrong or worth a look.
  ///   A file without rows gives no actors.
  /// - Complexity: O(*b*) for *b* bytes.
  public static func read(
    _ bytes: some Sequence<UInt8>, file: String
  ) -> (positions: FigurePositions?, diagnostics: [Diagnostic]) {
    read(
      NamedTable(
        bytes, file: file, required: required, optional: optional,
        numbers: ["x", "y", "page_width", "page_height"]))
  }

  private static func read(
    _ given: NamedTable
  ) -> (positions: FigurePositions?, diagnostics: [Diagnostic]) {
    var table = given
    var entries: [FigurePositions.Entry] = []
    var lineOfID: [Identifier: Int] = [:]
    var sides: (width: Double, height: Double)?
    var date: PartialDate?
    for row in table.rows {
      let line = table.line(row)
      let id = table.required(row, "id").map { Identifier(unprotected($0)) }
      let x = coordinate(&table, row, "x")
      let y = coordinate(&table, row, "y")
      if let text = table.text(row, "version"), text != String(version) {
        table.fail(
          row, "version", "version '\(text.prefix(40))' is not read; expected \(version)")
      }
      if let id, let first = lineOfID[id] {
        table.fail(
          row, "id", "the actor '\(id.text.prefix(80))' has a place on line \(first); keep one row")
        continue
      }
      if let id { lineOfID[id] = line }
      let page = (table.number(row, "page_width"), table.number(row, "page_height"))
      if let width = page.0, let height = page.1 {
        if !(1...farthest).contains(width) || !(1...farthest).contains(height) {
          table.fail(row, "page_width", "a page is 1 to 1000000 points wide and high")
        } else if let sides, sides != (width, height) {
          table.fail(row, "page_width", "the page differs from that of the rows above")
        } else {
          sides = (width, height)
        }
      }
      if let stated = table.date(row, "date") {
        if let date, date != stated {
          table.fail(row, "date", "the date differs from that of the rows above")
        } else {
          date = stated
        }
      }
      var lineCount: Int?
      if let text = table.text(row, "lines") {
        lineCount = Int(text)
        if lineCount == nil || lineCount! < 0 {
          table.fail(row, "lines", "'\(text.prefix(40))' is no number of lines")
        }
      }
      if let id, let x, let y {
        entries.append(
          FigurePositions.Entry(
            id: id, name: table.text(row, "name").map(unprotected) ?? id.text,
            point: Point(x: x, y: y), lineCount: lineCount))
      }
    }
    guard !table.hasErrors else { return (nil, table.diagnostics) }
    return (
      FigurePositions(
        entries: entries, pageSize: sides.map { Size(width: $0.width, height: $0.height) },
        date: date), table.diagnostics
    )
  }

  private static func coordinate(
    _ table: inout NamedTable, _ row: NamedTable.Row, _ column: String
  ) -> Double? {
    guard table.required(row, column) != nil, let value = table.number(row, column) else {
      return nil
    }
    guard abs(value) <= farthest else {
      table.fail(row, column, "\(column) is beyond any page; expected points, such as 240.5")
      return nil
    }
    return value
  }

  /// The text without the apostrophe that protects a spreadsheet from it.
  private static func unprotected(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.first == "'", let second = scalars.dropFirst().first,
      ["=", "+", "-", "@", "\t", "\r"].contains(second)
    else { return text }
    return String(String.UnicodeScalarView(scalars.dropFirst()))
  }
}

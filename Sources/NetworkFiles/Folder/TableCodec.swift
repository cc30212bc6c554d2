import NetworkGraph

/// How the rows of one table of a network are read from cells and written to cells.
protocol TableCodec: Sendable {
  associatedtype Row: Sendable
  static var table: NetworkTable { get }
  /// The columns that hold numbers: they decide on the decimal mark of the file.
  static var numberColumns: [String] { get }
  static var rows: WritableKeyPath<NetworkContents, [Row]> { get }

  /// Finds the columns in a header.
  init(_ header: TableHeader)
  func read(_ cells: inout RowCells) -> Row
  /// The text of each known column, in the order of ``NetworkTable/knownColumns``.
  static func cells(of row: Row) -> [String]
  static func attributes(of row: Row) -> [String]
  /// Calls a closure with each known cell that holds free text, by the place of its column.
  static func forEachText(of row: Row, _ body: (_ column: Int, _ text: String) -> Void)
}

/// The cell of a list: its parts with vertical bars between them.
func listCell(_ parts: some Sequence<String>) -> String { parts.joined(separator: "|") }

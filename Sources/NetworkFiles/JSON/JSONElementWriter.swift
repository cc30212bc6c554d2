import NetworkGraph

/// Writes an object with arrays of rows, a row on each line, straight into bytes.
struct JSONElementWriter {
  private(set) var bytes: [UInt8] = []
  private var indent = 0
  private var hasMember = false

  /// Opens the outermost object with its first members.
  mutating func begin(_ members: [(String, JSONValue)]) {
    open(UInt8(ascii: "{"))
    for (name, value) in members { member(name, value) }
  }

  /// Writes a member of the open object on a line of its own.
  mutating func member(_ name: String, _ value: JSONValue) {
    beginMember(name)
    JSONWriter.writeRow(value, to: &bytes)
  }

  /// Opens an array under a name.
  mutating func beginArray(_ name: String) {
    beginMember(name)
    open(UInt8(ascii: "["))
  }

  /// Opens an object under a name.
  mutating func beginObject(_ name: String) {
    beginMember(name)
    open(UInt8(ascii: "{"))
  }

  mutating func endArray() { close(UInt8(ascii: "]")) }

  mutating func endObject() { close(UInt8(ascii: "}")) }

  /// Writes a row: the given members, then the columns that are filled.
  mutating func row(_ members: [(String, JSONValue)], _ elements: JSONElements, _ row: Int) {
    element(.object(members + elements.members(row)))
  }

  /// Writes an element of the open array on a line of its own.
  mutating func element(_ value: JSONValue) {
    separate()
    JSONWriter.writeRow(value, to: &bytes)
  }

  private mutating func beginMember(_ name: String) {
    separate()
    JSONWriter.write(name, to: &bytes)
    bytes += ": ".utf8
  }

  private mutating func open(_ mark: UInt8) {
    bytes.append(mark)
    indent += 2
    hasMember = false
  }

  private mutating func close(_ mark: UInt8) {
    indent -= 2
    if hasMember { newLine() }
    bytes.append(mark)
    hasMember = true
  }

  private mutating func separate() {
    if hasMember { bytes.append(UInt8(ascii: ",")) }
    hasMember = true
    newLine()
  }

  private mutating func newLine() {
    bytes.append(0x0A)
    bytes.append(contentsOf: repeatElement(0x20, count: indent))
  }

  /// Closes the outermost object.
  mutating func end() -> [UInt8] {
    close(UInt8(ascii: "}"))
    bytes.append(0x0A)
    return bytes
  }
}

/// The actors or relations that are written, with their attributes in the order in which a reader meets
/// them: writing what was read gives the same bytes.
struct JSONElements {
  private let elements: WrittenElements
  private(set) var columns: [WrittenElements.Column]

  init(actors contents: NetworkContents, omitting omitted: [String] = []) {
    self.init(
      WrittenElements(actors: contents, omitting: omitted), .actors, contents.actors.count)
  }

  init(relations contents: NetworkContents, omitting omitted: [String] = []) {
    self.init(
      WrittenElements(relations: contents, omitting: omitted), .relations,
      contents.relations.count)
  }

  private init(_ elements: WrittenElements, _ table: NetworkTable, _ rowCount: Int) {
    self.elements = elements
    let known = Set(table.knownColumns.map { Identifier($0) })
    let firstRows = elements.columns.enumerated().map { place, column -> (Int, Int) in
      guard !known.contains(Identifier(column.name)) else { return (-1, place) }
      return ((0..<rowCount).first { !elements.text($0, column).isEmpty } ?? rowCount, place)
    }
    columns = firstRows.sorted(by: <).map { elements.columns[$0.1] }
  }

  /// Whether any row has a cell in a column.
  func hasColumn(_ name: String) -> Bool {
    columns.contains { Identifier($0.name) == Identifier(name) }
  }

  /// The text of a cell; empty where there is nothing.
  func text(_ row: Int, _ column: WrittenElements.Column) -> String { elements.text(row, column) }

  /// The filled cells of a row as members of an object: numbers as such where JSON writes them so,
  /// digit by digit, and strings for the rest.
  func members(_ row: Int, except names: [String] = []) -> [(String, JSONValue)] {
    columns.compactMap { column in
      let text = elements.text(row, column)
      guard !text.isEmpty, !names.contains(column.name) else { return nil }
      switch column.type {
      case .number, .integer:
        return (column.name, isJSONNumber(text) ? JSONValue(.number(text)) : .string(text))
      case .date, .string: return (column.name, .string(text))
      }
    }
  }
}

/// Whether a text is a number of JSON, as it stands.
func isJSONNumber(_ text: String) -> Bool {
  guard text.utf8.count < 400, let first = text.utf8.first, first == 45 || (48...57).contains(first)
  else { return false }
  var scanner = JSONScanner(ContiguousArray(text.utf8))
  do {
    try scanner.readNumber()
  } catch {
    return false
  }
  return scanner.isAtEnd() && scanner.offset == text.utf8.count
    && text.utf8.allSatisfy { $0 > 0x20 }
}

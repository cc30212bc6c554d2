import NetworkGraph

/// The elements of a graph with their named attributes, in the form in which tables are read: each
/// name is a column, each element a row.
///
/// Every format of graphs is read into two of these, one for the actors and one for the ties, and
/// goes on from there as a table does: ids, numbers, dates and amounts are checked in one place.
///
///     var nodes = ElementRows(of: .actors)
///     nodes.set("a1", in: nodes.column("id"))
///     nodes.set("Institut Curie", in: nodes.column("name"))
///     nodes.endRow(line: 12)
struct ElementRows {
  /// Whether the elements are actors or relations.
  let kind: NetworkTable
  /// The names of the columns, in the order in which they were met.
  private(set) var names: [String] = []
  private(set) var table = TextTable()
  /// Why the elements as a whole cannot be read.
  private(set) var fault: (line: Int, message: String)?
  private var broken = BrokenRows()
  private var placeOfName: [Identifier: Int] = [:]
  private var defaults: [Int: String] = [:]
  /// The cells of the row that is being filled, one after the other in `pending`.
  private var pending: ContiguousArray<UInt8> = []
  private var pendingRange: [Range<Int>?] = []
  private var filledPlaces: ContiguousArray<Int> = []
  private var filledCount = 0
  /// The lists of the current row, whose parts come one by one.
  private var lists: [Int: ContiguousArray<UInt8>] = [:]
  private var leftOut: Set<Int> = []
  private var lastColumns: [Int] = []
  /// The cells that are empty on purpose, though their column has a default.
  private var emptied: Set<CellPlace> = []
  private var textLimit = TextTable.textLimit

  init(of kind: NetworkTable) { self.kind = kind }

  /// Refuses cells that would fill far more than the file: an id of a megabyte with a tie for every
  /// two bytes more would.
  mutating func limitText(forFileOf count: Int) {
    textLimit = min(60_000_000 + 8 * count, TextTable.textLimit)
  }

  /// Sets room aside for a number of bytes of cells.
  mutating func reserve(text count: Int) { table.reserve(text: count) }

  /// Sets room aside for a number of rows, each with its cells.
  mutating func reserve(rows count: Int, cells: Int) { table.reserve(rows: count, cells: cells) }

  /// The number of rows that were ended.
  var rowCount: Int { table.rowCount }

  /// The place of the column of a name, which is added if it is new.
  ///
  /// - Complexity: O(1); look it up once, not for each row.
  mutating func column(_ name: String) -> Int {
    let key = Identifier(name)
    if let place = placeOfName[key] { return place }
    let place = names.count
    names.append(name)
    pendingRange.append(nil)
    placeOfName[key] = place
    return place
  }

  /// Whether a column of this name was met.
  func hasColumn(_ name: String) -> Bool { placeOfName[Identifier(name)] != nil }

  /// Gives a column another name; does nothing where there is no such column, or one of the new name.
  mutating func rename(_ column: String, to name: String) {
    guard let place = placeOfName[Identifier(column)], !hasColumn(name) else { return }
    placeOfName[Identifier(column)] = nil
    placeOfName[Identifier(name)] = place
    names[place] = name
  }

  /// The value of every cell of a column that is not set. It is not copied for each row.
  mutating func setDefault(_ text: String, of column: Int) { defaults[column] = text }

  /// Fills a cell of the current row; the last value counts.
  mutating func set(_ text: String, in column: Int) {
    let start = pending.count
    pending.append(contentsOf: text.utf8)
    note(start, column)
  }

  /// Fills a cell of the current row with UTF-8.
  mutating func set(_ bytes: ArraySliceOfBytes, in column: Int) {
    let start = pending.count
    pending.append(contentsOf: bytes)
    note(start, column)
  }

  /// Fills a cell of the current row with a part of some UTF-8.
  mutating func set(_ bytes: ContiguousArray<UInt8>, _ range: Range<Int>, in column: Int) {
    let start = pending.count
    pending.append(bytes, range)
    note(start, column)
  }

  private mutating func note(_ start: Int, _ column: Int) {
    if pendingRange[column] == nil { filledPlaces.append(column) }
    pendingRange[column] = start..<pending.count
  }

  /// Whether a cell of the current row is filled already.
  func isSet(_ column: Int) -> Bool { pendingRange[column] != nil }

  /// Whether a cell of the current row is filled with any text.
  func hasText(_ column: Int) -> Bool { pendingRange[column].map { !$0.isEmpty } ?? false }

  /// Takes back what a cell of the current row was filled with.
  mutating func clear(_ column: Int) {
    guard pendingRange[column] != nil else { return }
    pendingRange[column] = nil
    filledPlaces.removeAll { $0 == column }
  }

  /// A cell of the current row; `nil` where it is not filled.
  func filled(_ column: Int) -> ArraySliceOfBytes? { pendingRange[column].map { pending[$0] } }

  /// Whether no cell of the current row has any text.
  var rowIsEmpty: Bool { pending.isEmpty }

  /// Adds a part to a list in the current row, after a vertical bar.
  ///
  /// - Complexity: O(bytes of the part), however long the list is.
  mutating func add(_ part: ArraySliceOfBytes, toListIn column: Int) {
    if lists[column, default: []].isEmpty {
      lists[column] = ContiguousArray(part)
    } else {
      lists[column]?.append(UInt8(ascii: "|"))
      lists[column]?.append(contentsOf: part)
    }
  }

  /// Ends the current row.
  mutating func endRow(line: Int) {
    defer { clearRow() }
    if !lists.isEmpty {
      for (column, list) in lists { set(list[...], in: column) }
    }
    // What is too large for a table already takes no more memory.
    guard fault == nil else { return }
    var width = 0
    for place in filledPlaces where place >= width { width = place + 1 }
    for place in 0..<width {
      if let range = pendingRange[place] {
        if range.isEmpty && !defaults.isEmpty && defaults[place] != nil {
          emptied.insert(CellPlace(row: table.rowCount, place: place))
        }
        table.appendCell(pending, range)
      } else {
        table.endCell()
      }
    }
    table.endRow(line: line)
    filledCount += filledPlaces.count
    if table.text.count > textLimit {
      fault = (
        line, "ids so long are repeated so often that they would fill far more than the file"
      )
    }
    // A table has a cell for each row and column; names that differ from row to row would make it
    // far larger than the file, and so would defaults that stand for each row.
    if max(table.cellCount, defaults.count * table.rowCount) > 50 * filledCount + 1_000_000 {
      fault = (line, "the elements have too many different attributes (\(names.count)) for a table")
    }
  }

  /// Throws the current row away and counts it as refused, for a reason that stands in the file.
  mutating func refuseRow(
    line: Int, _ message: String, code: Diagnostic.Code = .brokenRow
  ) {
    clearRow()
    refuseElement(line: line, message, code: code)
  }

  /// Counts an element as refused that stands where no row can begin; the current row goes on.
  mutating func refuseElement(
    line: Int, _ message: String, code: Diagnostic.Code
  ) {
    broken.append(BrokenRow(line: line, quoteLine: line, message: message, code: code))
  }

  /// Counts rows as refused that never became cells.
  mutating func refuse(_ rows: BrokenRows) { broken += rows }

  private mutating func clearRow() {
    if !lists.isEmpty { lists = [:] }
    pending.removeAll(keepingCapacity: true)
    for place in filledPlaces { pendingRange[place] = nil }
    filledPlaces.removeAll(keepingCapacity: true)
  }

  // MARK: Elements within elements

  /// A row that is set aside while the rows within its element are filled.
  struct UnfinishedRow {
    fileprivate var pending: ContiguousArray<UInt8>
    fileprivate var ranges: [(column: Int, range: Range<Int>)]
    fileprivate var lists: [Int: ContiguousArray<UInt8>]
  }

  /// Sets the current row aside, to go on with it by ``resume(_:)``.
  mutating func suspendRow() -> UnfinishedRow {
    let row = UnfinishedRow(
      pending: pending, ranges: filledPlaces.map { ($0, pendingRange[$0]!) },
      lists: lists)
    clearRow()
    return row
  }

  /// Goes on with a row that was set aside.
  mutating func resume(_ row: UnfinishedRow) {
    clearRow()
    pending = row.pending
    lists = row.lists
    for (column, range) in row.ranges {
      pendingRange[column] = range
      filledPlaces.append(column)
    }
  }

  // MARK: Columns that turn out otherwise

  /// Leaves a column out that says nothing which another does not say.
  mutating func leaveOut(_ column: Int) { leftOut.insert(column) }

  /// Puts columns after all others: those that the file declares, in the order in which it does,
  /// whatever the order in which the elements have them.
  mutating func putLast(_ columns: [Int]) { lastColumns = columns }

  /// Gives a column another name; one that is taken already leaves it as it is.
  mutating func rename(_ column: Int, to name: String) {
    let key = Identifier(name)
    guard placeOfName[key] == nil else { return }
    placeOfName[Identifier(names[column])] = nil
    placeOfName[key] = column
    names[column] = name
  }

  // MARK: Finishing

  /// Why the elements as a whole cannot be kept, where nothing was found before: a value that the file
  /// states once, for all that state no other, may be far too long to be written for each of them.
  var faultOfDefaults: (line: Int, message: String)? {
    var size = 0
    for (place, text) in defaults {
      let length = text.utf8.count
      guard length > 100,
        length.multipliedReportingOverflow(by: table.rowCount).partialValue > 1_000_000
      else { continue }
      for row in 0..<table.rowCount where table.isEmpty(row, place) { size += length }
      // Ten times what the elements say themselves is more than any file in use comes to.
      guard size > 200_000_000 + 10 * table.text.count, let line = table.lines.last else {
        continue
      }
      return (
        line,
        "the default of '\(visible(names[place], limit: 40))' has \(length) bytes, too many to be "
          + "written for each of \(table.rowCount) elements"
      )
    }
    return nil
  }

  /// The rows with their columns, as a table of a network understands them, and what there is to say
  /// of the columns.
  ///
  /// - A name that differs from a known column only by capitals or spaces at its ends is that column.
  /// - A known column of which no cell reads as what it should be, such as a `status` of `active` and
  ///   `closed`, has another meaning in this file: it is kept as an attribute.
  /// - Relations without an id get `e1`, `e2` and so on by their place.
  func named(_ path: String) -> (cells: NamedCells, diagnostics: [Diagnostic]) {
    var rows = self
    if kind == .relations { rows.completeIDs() }
    var header = TableHeader()
    var taken = Set(names.map { Identifier($0) })
    let known = Dictionary(kind.knownColumns.map { (Identifier($0), $0) }) { first, _ in first }
    let last = Set(lastColumns)
    let order = rows.names.indices.filter { !last.contains($0) } + lastColumns
    for place in order where !leftOut.contains(place) {
      let written = rows.names[place]
      var name = written
      let folded = foldedColumnName(written)
      if known[Identifier(name)] == nil, known[Identifier(folded)] != nil,
        !taken.contains(Identifier(folded))
      {
        name = folded
        taken.insert(Identifier(name))
      }
      if trimmed(name).isEmpty { name = "column\(place + 1)" }
      header.names.append(name)
      header.places.append(place)
    }
    header.defaults = rows.defaults
    let diagnostics = setAsideMisfits(
      in: rows.table, of: kind, header: &header, file: path, firstRow: 0)
    header.emptied = emptied
    header.attributePlaces = header.names.indices.lazy.filter {
      known[Identifier(header.names[$0])] == nil
    }.map { header.places[$0] }
    let form = NumberForm()
    return (
      NamedCells(
        file: path, header: header, cells: rows.table, firstRow: 0, numberForm: form,
        broken: broken, equalRows: .keep),
      diagnostics
    )
  }

  /// Gives an id to each relation that has none, where some have one.
  private mutating func completeIDs() {
    guard let place = placeOfName["id"] else { return }
    guard (0..<table.rowCount).contains(where: { table.isEmpty($0, place) }) else { return }
    var taken: Set<Identifier> = []
    for row in 0..<table.rowCount { taken.insert(Identifier(table.string(row, place))) }
    var filled = TextTable()
    for row in 0..<table.rowCount {
      for column in 0..<max(table.cellCount(row), place + 1) {
        if column == place && table.isEmpty(row, place) {
          var id = "e\(row + 1)"
          while !taken.insert(Identifier(id)).inserted { id += "'" }
          filled.appendCell(id)
        } else {
          filled.appendToCell(table.bytes(row, column))
          filled.endCell()
        }
      }
      filled.endRow(line: table.lines[row])
    }
    table = filled
  }
}

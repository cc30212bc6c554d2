import NetworkGraph

/// Reads objects of JSON as rows of elements: each name of a member is a column.
///
/// Objects of one array mostly have the same members in the same order: each name is first compared
/// with the one that followed last time.
struct JSONRows {
  private(set) var elements: ElementRows
  /// For each element of the array its row; -1 for those that were refused.
  private(set) var rowOfPlace: ContiguousArray<Int> = []
  /// Ids by place, where numbers as ids of ends stand for places.
  var idOfPlace: [String]?
  /// How many bytes may be written for what the file names by a place or number, beside itself: ids of
  /// a megabyte that each of a million links names would not fit into any memory.
  var repetitionLimit = 50_000_000
  /// What the ids were in JSON.
  private(set) var ends = EndForms()
  /// The names of members that were passed over, with the first line.
  private(set) var unread: [(name: String, line: Int)] = []
  private let repeatsIDs: Bool
  private var scopes: ContiguousArray<Scope> = []
  /// The row, counted with those that are refused.
  private var serial = 0
  /// The last id of the current row.
  private var lastID: ContiguousArray<UInt8> = []
  private var problem: (line: Int, message: String, code: Diagnostic.Code)?

  /// How ids are written: links may name nodes by their places.
  struct EndForms {
    var numbers = 0
    var others = 0
    var largest = -1
    var smallest = Int.max
  }

  private struct Member {
    let name: ContiguousArray<UInt8>
    let meaning: Meaning
    /// The last row that had the member.
    var serial = -1
  }

  private enum Meaning {
    case column(Int)
    case identifier(Int)
    case direction(Direction, otherwise: String)
    case arrows(Int)
    case repeatedID(String)
    case scope(Int, otherwise: String)
    case unread, ignored
  }

  /// The members of the objects of a row, or of an object within it.
  private struct Scope {
    let form: JSONRowForm
    /// The name of the object within the row; empty for the row itself.
    let name: String
    var members: ContiguousArray<Member> = []
    var placeOfName: [ContiguousArray<UInt8>: Int] = [:]
    var last = -1
  }

  /// - Parameter first: Columns that are to be the first ones.
  init(of kind: NetworkTable, _ form: JSONRowForm, first: [String] = []) {
    elements = ElementRows(of: kind)
    for name in first { _ = elements.column(name) }
    repeatsIDs = form.hasRepeatedID
    scopes.append(Scope(form: form, name: ""))
  }

  // MARK: Rows

  /// Reads the array that starts here: an element, a row.
  ///
  /// - Parameter prepare: Fills further cells of a row before its members are read.
  mutating func readArray(
    _ scanner: inout JSONScanner, prepare: (inout ElementRows, Int) -> Void = { _, _ in }
  ) throws(JSONFault) {
    try scanner.enter()
    while try scanner.nextElement() { try readRow(&scanner, prepare: prepare) }
  }

  /// Reads the object that starts here as a row.
  mutating func readRow(
    _ scanner: inout JSONScanner, prepare: (inout ElementRows, Int) -> Void = { _, _ in }
  ) throws(JSONFault) {
    let kind = try scanner.kind()
    let line = scanner.line
    guard kind == .object else {
      let value = try scanner.readValue()
      rowOfPlace.append(-1)
      elements.refuseRow(
        line: line, "expected an object, found \(value.kindName)", code: .unknownValue)
      return
    }
    prepare(&elements, rowOfPlace.count)
    try readMembers(&scanner, scope: 0)
    endRow(line: line)
  }

  /// Reads the members of the object that starts here into the current row, which goes on.
  mutating func readMembers(_ scanner: inout JSONScanner) throws(JSONFault) {
    try readMembers(&scanner, scope: 0)
  }

  /// Fills cells of the current row with members that were read already.
  mutating func set(_ members: [JSONValue.Member], except names: Set<String>) {
    for member in members where !names.contains(member.name) && !member.value.isNull {
      set(
        cellText(member.value) ?? JSONWriter.compact(member.value),
        elements.column(member.name))
    }
  }

  /// Fills a cell of the current row.
  mutating func set(_ text: String, in column: String) {
    elements.set(text, in: elements.column(column))
  }

  /// Ends the current row; one of which a member is at fault is refused.
  mutating func endRow(line: Int) {
    serial += 1
    if let problem {
      elements.refuseRow(line: problem.line, problem.message, code: problem.code)
      rowOfPlace.append(-1)
      self.problem = nil
    } else if elements.rowIsEmpty {
      elements.refuseRow(
        line: line,
        "the object says nothing; expected members such as "
          + (elements.kind == .actors ? "'id'" : "'source' and 'target'"), code: .emptyCell)
      rowOfPlace.append(-1)
    } else {
      rowOfPlace.append(elements.rowCount)
      elements.endRow(line: line)
    }
  }

  /// Fills a cell of the current row with a text that stands once in the file for many rows.
  mutating func setRepeated(_ text: String, in column: Int, line: Int) {
    repetitionLimit -= text.utf8.count
    if repetitionLimit < 0 {
      fail(line, "the names of nodes are too long to be repeated for each of their ties")
    } else {
      set(text, column)
    }
  }

  /// Refuses the current row for a reason, the first one if there are several.
  mutating func fail(_ line: Int, _ message: String, code: Diagnostic.Code = .unknownValue) {
    if problem == nil { problem = (line, message, code) }
  }

  /// The place of the column of a name.
  mutating func column(_ name: String) -> Int { elements.column(name) }

  /// Gives a column another name, unless there is one of that name.
  mutating func rename(_ column: String, to name: String) { elements.rename(column, to: name) }

  /// Sets the direction of the current row, unless the row has one.
  mutating func setDirection(_ direction: Direction) {
    let column = elements.column("direction")
    if !elements.isSet(column) { elements.set(direction.rawValue, in: column) }
  }

  // MARK: Members

  private mutating func readMembers(_ scanner: inout JSONScanner, scope: Int) throws(JSONFault) {
    try scanner.enter()
    scopes[scope].last = -1
    while try scanner.nextName() {
      let place = member(of: scope, &scanner)
      if scopes[scope].members[place].serial == serial {
        fail(scanner.line, repeatedNameMessage(scanner.tokenText))
      }
      scopes[scope].members[place].serial = serial
      switch scopes[scope].members[place].meaning {
      case .column(let column): try readCell(&scanner, column)
      case .identifier(let column): try readIdentifier(&scanner, column)
      case .direction(let direction, let otherwise):
        try readDirection(&scanner, direction, otherwise: otherwise)
      case .arrows(let column): try readArrows(&scanner, column)
      case .repeatedID(let column): try readRepeatedID(&scanner, column)
      case .scope(let inner, let otherwise):
        if try scanner.kind() == .object {
          try readMembers(&scanner, scope: inner)
        } else {
          try readCell(&scanner, elements.column(otherwise))
        }
      case .ignored: _ = try scanner.readValue()
      case .unread:
        let line = scanner.line
        let name = scanner.tokenText
        if try isTelling(&scanner), !unread.contains(where: { $0.name == name }) {
          unread.append((name, line))
        }
      }
    }
  }

  /// Whether a value that is not read says more than nothing.
  private func isTelling(_ scanner: inout JSONScanner) throws(JSONFault) -> Bool {
    switch try scanner.readValue().content {
    case .null: false
    case .boolean: false
    case .string(let text): !text.isEmpty
    case .number: true
    case .array(let elements): !elements.isEmpty
    case .object(let members): !members.isEmpty
    }
  }

  /// The place of the member whose name was just read.
  private mutating func member(of scope: Int, _ scanner: inout JSONScanner) -> Int {
    let next = scopes[scope].last + 1
    if next < scopes[scope].members.count, scanner.tokenIs(scopes[scope].members[next].name) {
      scopes[scope].last = next
      return next
    }
    let name = ContiguousArray(scanner.token)
    if let place = scopes[scope].placeOfName[name] {
      scopes[scope].last = place
      return place
    }
    let place = scopes[scope].members.count
    let meaning = meaning(of: scanner.tokenText, scope)
    scopes[scope].members.append(Member(name: name, meaning: meaning))
    scopes[scope].placeOfName[name] = place
    scopes[scope].last = place
    return place
  }

  private mutating func meaning(of name: String, _ scope: Int) -> Meaning {
    let container = scopes[scope].name
    let form = scopes[scope].form
    let column =
      form.columnName.map { $0(name) }
      ?? (container.isEmpty ? name : innerColumn(name, of: container))
    func own(_ elements: inout ElementRows) -> Int { elements.column(column) }
    switch form.meanings[name] {
    case nil: return .column(own(&elements))
    case .column(let column): return .column(elements.column(column))
    case .identifier(let column): return .identifier(elements.column(column))
    case .direction(let yes): return .direction(yes, otherwise: column)
    case .arrows: return .arrows(own(&elements))
    case .repeatedID: return .repeatedID(column)
    case .unread: return .unread
    case .ignored: return .ignored
    case .flattened(let form):
      scopes.append(Scope(form: form, name: name))
      return .scope(scopes.count - 1, otherwise: column)
    }
  }

  /// The column of a member of an object within a row: its own name, unless that of an id or end or
  /// of a member of the row itself.
  private func innerColumn(_ name: String, of container: String) -> String {
    let isTaken =
      ["id", "source", "target"].contains(name)
      || scopes[0].placeOfName[ContiguousArray(name.utf8)] != nil
    return isTaken ? "\(container).\(name)" : name
  }

  // MARK: Cells

  private mutating func readCell(_ scanner: inout JSONScanner, _ column: Int) throws(JSONFault) {
    switch try scanner.kind() {
    case .string:
      try scanner.readString()
      set(scanner.token, column)
    case .number:
      try scanner.readNumber()
      set(scanner.token, column)
    case .yes:
      try scanner.readWord("true")
      set("true", column)
    case .no:
      try scanner.readWord("false")
      set("false", column)
    case .null: try scanner.readWord("null")
    case .notFinite: fail(scanner.line, notFiniteAdvice(scanner.passNotFinite()), code: .badNumber)
    case .object, .array:
      let value = try scanner.readValue()
      set(cellText(value) ?? JSONWriter.compact(value), column)
    }
  }

  private mutating func set(_ bytes: ArraySliceOfBytes, _ column: Int) {
    elements.set(bytes, in: free(column))
  }

  private mutating func set(_ text: String, _ column: Int) { elements.set(text, in: free(column)) }

  /// The column, or another one if its cell in this row is filled by a member of another object.
  private mutating func free(_ column: Int) -> Int {
    guard elements.isSet(column) else { return column }
    var name = elements.names[column]
    var place = column
    while elements.isSet(place) {
      name += "'"
      place = elements.column(name)
    }
    return place
  }

  private mutating func readIdentifier(_ scanner: inout JSONScanner, _ column: Int)
    throws(JSONFault)
  {
    let kind = try scanner.kind()
    guard kind == .number else {
      if kind != .null { ends.others += 1 }
      if kind == .string {
        try scanner.readString()
        if repeatsIDs { lastID = ContiguousArray(scanner.token) }
        return set(scanner.token, column)
      }
      guard kind == .object || kind == .array else { return try readCell(&scanner, column) }
      let line = scanner.line
      let value = try scanner.readValue()
      if let text = identifierText(value) {
        set(text, column)
      } else {
        fail(line, "an id cannot be an object without an id of its own")
      }
      return
    }
    try scanner.readNumber()
    ends.numbers += 1
    let place = Int(scanner.tokenText)
    ends.largest = max(ends.largest, place ?? Int.max)
    ends.smallest = min(ends.smallest, place ?? Int.min)
    if repeatsIDs { lastID = ContiguousArray(scanner.token) }
    guard let idOfPlace else { return set(scanner.token, column) }
    guard let place, idOfPlace.indices.contains(place) else {
      fail(
        scanner.line,
        "there is no node at place \(scanner.tokenText) among the \(idOfPlace.count), counted from 0"
      )
      return
    }
    setRepeated(idOfPlace[place], in: column, line: scanner.line)
  }

  /// Reads what is the id once more; a cell of its own where it is another text.
  private mutating func readRepeatedID(_ scanner: inout JSONScanner, _ column: String)
    throws(JSONFault)
  {
    switch try scanner.kind() {
    case .string: try scanner.readString()
    case .number: try scanner.readNumber()
    default: return try readCell(&scanner, elements.column(column))
    }
    if !scanner.tokenIs(lastID) { set(scanner.token, elements.column(column)) }
  }

  private mutating func readDirection(
    _ scanner: inout JSONScanner, _ direction: Direction, otherwise: String
  ) throws(JSONFault) {
    let other: Direction = direction == .directed ? .undirected : .directed
    switch try scanner.kind() {
    case .yes:
      try scanner.readWord("true")
      elements.set(direction.rawValue, in: elements.column("direction"))
    case .no:
      try scanner.readWord("false")
      elements.set(other.rawValue, in: elements.column("direction"))
    default: try readCell(&scanner, elements.column(otherwise))
    }
  }

  /// `arrows: "to"`, as vis.js has it.
  private mutating func readArrows(_ scanner: inout JSONScanner, _ column: Int) throws(JSONFault) {
    if try scanner.kind() == .string {
      try scanner.readString()
      let direction = elements.column("direction")
      if scanner.tokenIs(ContiguousArray("to".utf8)), !elements.isSet(direction) {
        elements.set(Direction.directed.rawValue, in: direction)
      }
      set(scanner.token, column)
    } else {
      try readCell(&scanner, column)
    }
  }
}

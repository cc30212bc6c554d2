import NetworkGraph

/// The actors and ties of a graph in XML while they are read, and what there is to say of them.
struct GraphRows {
  var nodes = ElementRows(of: .actors)
  var ties = ElementRows(of: .relations)
  var diagnostics: [Diagnostic] = []
  let path: String
  let nodeID: Int
  let name: Int
  let source: Int
  let target: Int
  let direction: Int
  private var notes: [(message: String, line: Int, count: Int)] = []
  private var placeOfNote: [String: Int] = [:]

  init(path: String) {
    self.path = path
    nodeID = nodes.column("id")
    name = nodes.column("name")
    source = ties.column("source")
    target = ties.column("target")
    direction = ties.column("direction")
  }

  /// Sets room aside for what a file of a size holds, so that little is copied as it fills; room that
  /// is not filled takes no memory.
  mutating func reserve(forFileOf count: Int) {
    nodes.reserve(text: count / 4)
    ties.reserve(text: count / 4)
  }

  mutating func fail(line: Int, _ message: String, code: Diagnostic.Code = .syntax) {
    diagnostics.append(Diagnostic(.error, code, file: path, line: line, message))
  }

  /// Says once how something was read, however often it is met.
  mutating func note(line: Int, _ message: String) {
    if let place = placeOfNote[message] {
      notes[place].count += 1
    } else if notes.count < 100 {
      placeOfNote[message] = notes.count
      notes.append((message, line, 1))
    }
  }

  /// Ends the row of a node; one without an id is refused, since nothing else could say which it is.
  mutating func endNode(line: Int) {
    if !nodes.hasText(nodeID) {
      nodes.refuseRow(line: line, "a node without an id; each node needs one", code: .emptyCell)
    } else {
      nodes.endRow(line: line)
    }
  }

  /// Ends the row of a tie; one that lacks an end is refused.
  mutating func endTie(line: Int) {
    guard ties.hasText(source) else { return refuseTie(line, "source") }
    guard ties.hasText(target) else { return refuseTie(line, "target") }
    ties.endRow(line: line)
  }

  private mutating func refuseTie(_ line: Int, _ end: String) {
    ties.refuseRow(line: line, "an edge without a \(end)", code: .emptyCell)
  }

  /// Whether the rows are too many for a table, so that reading on serves nothing.
  var isFull: Bool { nodes.fault != nil || ties.fault != nil }

  // MARK: Finishing

  /// What is only known when all rows are there.
  mutating func finish() {
    // Where a label stands for the direction or the kind, as in tables.
    if let place = ties.names.firstIndex(where: { foldedColumnName($0) == "type" }) {
      let meaning = typeColumnMeaning(
        ties.names.map { $0 == "direction" ? "" : $0 }, ties.table, firstRow: 0)[place]
      if meaning == "kind" { ties.rename(place, to: "kind") }
    }
    if let place = nodes.names.firstIndex(where: { foldedColumnName($0) == "type" }),
      !nodes.hasColumn("kind"), !isTruthValue(place)
    {
      nodes.rename(place, to: "kind")
    }
    separateKeys()
    for note in notes {
      diagnostics.append(
        Diagnostic(
          .warning, .assumption, file: path, line: note.line,
          note.message + (note.count > 1 ? " (\(note.count) times)" : "")))
    }
  }

  /// Whether a column of actors says yes or no: `type` in the two-mode networks of igraph does.
  private func isTruthValue(_ place: Int) -> Bool {
    (0..<nodes.rowCount).allSatisfy { row in
      ["", "0", "1", "true", "false"].contains(foldedColumnName(nodes.table.string(row, place)))
    }
  }

  /// NetworkX numbers the edges between each two nodes and calls that their ids: such ids are no
  /// ids, since each stands for many edges.
  private mutating func separateKeys() {
    guard let place = ties.names.firstIndex(of: "id"), !ties.table.isAscending(place) else {
      return
    }
    let repeats = CellIndex(ties.table, column: place).repeats
    guard let first = repeats.first else { return }
    // Parallel edges between two nodes have keys of their own, or they were ids after all.
    var seen: Set<[ArraySliceOfBytes]> = []
    for row in Set(repeats.map(\.first)).sorted() + repeats.map(\.row) {
      let cells = [place, source, target].map { ties.table.bytes(row, $0) }
      guard seen.insert(cells).inserted else { return }
    }
    var name = "key"
    while ties.hasColumn(name) { name += "'" }
    ties.rename(place, to: name)
    note(
      line: ties.table.lines[first.row],
      "the id \(quoted(ties.table.string(first.row, place))) stands on line "
        + "\(ties.table.lines[first.first]) already, for another pair of nodes, as NetworkX writes "
        + "the keys of edges; the ids of edges are kept as the attribute '\(name)'")
  }

  /// Says which actors name a parent that does not exist or that leads back to them.
  mutating func checkParents(_ column: Int) {
    let table = nodes.table
    let index = CellIndex(table, column: nodeID)
    var parents = ContiguousArray<Int>(repeating: -1, count: table.rowCount)
    for row in 0..<table.rowCount {
      let cell = table.bytes(row, column)
      guard !cell.isEmpty else { continue }
      if let parent = index.row(of: cell) {
        parents[row] = parent
      } else {
        note(
          line: table.lines[row],
          "the parent \(quoted(String(decoding: cell, as: UTF8.self))) is no node of the file; "
            + "it is kept as an attribute")
      }
    }
    // The walk that has met each row first.
    var walk = ContiguousArray<Int>(repeating: -1, count: table.rowCount)
    for start in 0..<table.rowCount {
      var row = start
      while row >= 0 && walk[row] < 0 {
        walk[row] = start
        row = parents[row]
      }
      if row >= 0 && walk[row] == start {
        note(
          line: table.lines[row],
          "the node \(quoted(table.string(row, nodeID))) is its own parent, directly or by others")
      }
    }
  }
}

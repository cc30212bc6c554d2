import NetworkGraph

/// The nodes and edges of a file of GML as rows of cells.
struct GMLRows: GMLReceiver {
  var actors = ElementRows(of: .actors)
  var ties = ElementRows(of: .relations)
  private(set) var metadata = NetworkMetadata()
  private(set) var faults: [(line: Int, message: String)] = []
  private(set) var notes: [(line: Int, message: String)] = []
  /// Whether ids that are repeated with each edge fill far more than the file.
  var isTooLarge: Bool { room < 0 }
  private let survey: GMLSurvey
  private var room: Int
  /// The cells of the node or edge that is read: column and place in `bytes`.
  private let ownIDColumn = -2
  private var cells: ContiguousArray<(column: Int, range: Range<Int>)> = []
  private var bytes: ContiguousArray<UInt8> = []
  private var nodeColumns: ContiguousArray<Int> = []
  private var edgeColumns: ContiguousArray<Int> = []

  init(_ survey: GMLSurvey, byteCount: Int) {
    self.survey = survey
    room = 100_000_000 + 10 * byteCount
    _ = actors.column("id")
    for column in survey.declaredColumns {
      if column.place == .node {
        _ = actors.column(column.name)
      } else {
        _ = ties.column(column.name)
      }
    }
  }

  mutating func graph(line: Int) {}

  mutating func begin(_ place: GMLPlace, line: Int) {
    cells.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
  }

  mutating func fault(line: Int, _ message: String) { faults.append((line, message)) }

  mutating func value(
    _ text: ArraySliceOfBytes, _ kind: GMLScanner.Token, at path: Int, in place: GMLPlace,
    line: Int, paths: GMLPaths
  ) {
    switch place {
    case .file: break
    case .graph: setGraphValue(paths.name(path), text)
    case .node, .edge:
      let column = column(path, place, paths, line: line)
      // The ids of actors are put in the place of those of nodes.
      guard place == .edge || column != ownIDColumn else { return }
      let start = bytes.count
      if kind == .string {
        appendResolvingReferences(text, to: &bytes)
      } else {
        bytes.append(contentsOf: text)
      }
      // NetworkX marks lists of one value.
      if bytes[start...].elementsEqual("_networkx_list_start".utf8) {
        bytes.removeLast(bytes.count - start)
      } else {
        cells.append((column, start..<bytes.count))
      }
    }
  }

  mutating func end(_ place: GMLPlace, line: Int) {
    let own = GMLOwnIDs(survey.ownIDs)
    guard !cells.isEmpty else {
      return place == .node
        ? actors.refuseRow(line: line, "the node is empty; expected an 'id'", code: .emptyCell)
        : ties.refuseRow(
          line: line, "the edge is empty; expected 'source' and 'target'", code: .emptyCell)
    }
    let row = GMLRow(cells: cells, bytes: bytes, own: own)
    if place == .node {
      row.fill(&actors, place, &room)
      actors.endRow(line: line)
    } else {
      row.fill(&ties, place, &room)
      ties.endRow(line: line)
    }
  }

  // MARK: Columns

  private mutating func column(_ path: Int, _ place: GMLPlace, _ paths: GMLPaths, line: Int)
    -> Int
  {
    if place == .node {
      if path < nodeColumns.count, nodeColumns[path] != -1 { return nodeColumns[path] }
    } else if path < edgeColumns.count, edgeColumns[path] != -1 {
      return edgeColumns[path]
    }
    let name = paths.name(path)
    let column: Int
    if place == .node {
      let isOwnID = !survey.ownIDs.isEmpty && name == GMLWords.ownID
      column = isOwnID ? ownIDColumn : actors.column(actorColumn(name))
      while nodeColumns.count <= path { nodeColumns.append(-1) }
      nodeColumns[path] = column
    } else {
      column = ties.column(tieColumn(name, line: line))
      while edgeColumns.count <= path { edgeColumns.append(-1) }
      edgeColumns[path] = column
    }
    return column
  }

  private func actorColumn(_ name: String) -> String {
    if let stated = survey.columnNames[.node]?[name] { return stated }
    switch name.lowercased() {
    case "id": return "id"
    case "label": return "name"
    case "name" where survey.nodesHaveLabels: return "name (attribute)"
    default: return name
    }
  }

  private mutating func tieColumn(_ name: String, line: Int) -> String {
    if let stated = survey.columnNames[.edge]?[name] { return stated }
    switch name.lowercased() {
    case "source": return "source"
    case "target": return "target"
    case "id" where !survey.edgeIDsAreUnique: return name + " (attribute)"
    case "value" where survey.valueIsWeight:
      notes.append((line, "edges have a 'value' and no 'weight'; it is taken for the weight"))
      return "weight"
    default: return name
    }
  }

  // MARK: The graph

  private mutating func setGraphValue(_ name: String, _ text: ArraySliceOfBytes) {
    let value = GMLSurvey.string(text)
    switch name.lowercased() {
    case "directed", "multigraph": break
    case "name": metadata.name = value
    case "label": metadata.title = value
    case "description": metadata.description = value
    case _ where name.hasPrefix(GMLWords.attributeNames + "."): break
    default:
      metadata.furtherProperties.append(
        .init(name: name, json: JSONWriter.compact(.string(value))))
    }
  }
}

/// The cells of a node or an edge.
private struct GMLRow {
  let cells: ContiguousArray<(column: Int, range: Range<Int>)>
  let bytes: ContiguousArray<UInt8>
  let own: GMLOwnIDs

  /// Sets the cells of a row; values of one key stand with bars between them.
  ///
  /// - Parameter room: The bytes that ids may still fill beyond those of the file.
  func fill(_ rows: inout ElementRows, _ place: GMLPlace, _ room: inout Int) {
    var repeated: Set<Int> = []
    for (column, range) in cells {
      let text = bytes[range]
      if rows.isSet(column) {
        repeated.insert(column)
      } else if !own.isEmpty, own.isReference(rows.names[column], place), let id = own[text] {
        room -= id.count
        if room >= 0 { rows.set(id[...], in: column) }
      } else {
        rows.set(text, in: column)
      }
    }
    guard !repeated.isEmpty else { return }
    var joined: [Int: ContiguousArray<UInt8>] = [:]
    for (column, range) in cells where repeated.contains(column) {
      if joined[column] != nil { joined[column]!.append(UInt8(ascii: "|")) }
      joined[column, default: []].append(contentsOf: bytes[range])
    }
    for (column, text) in joined.sorted(by: { $0.key < $1.key }) {
      rows.set(text[...], in: column)
    }
  }
}

/// The ids of actors by the ids of nodes in our own files.
struct GMLOwnIDs {
  private let ids: [ContiguousArray<UInt8>: ContiguousArray<UInt8>]

  init(_ ids: [ContiguousArray<UInt8>: ContiguousArray<UInt8>]) { self.ids = ids }

  var isEmpty: Bool { ids.isEmpty }

  subscript(_ text: ArraySliceOfBytes) -> ContiguousArray<UInt8>? { ids[ContiguousArray(text)] }

  /// Whether the cells of a column name nodes.
  func isReference(_ column: String, _ place: GMLPlace) -> Bool {
    place == .node ? column == "id" : column == "source" || column == "target"
  }
}

import NetworkGraph

/// Reads GEXF 1.0 to 1.3, as Gephi, NetworkX and others write it.
///
/// - Complexity: O(*b*) for *b* bytes.
func readGEXF(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  var text = text
  assembly.noteFaults(of: text, path: path)
  if let diagnostic = reconcileEncoding(of: &text, path: path, options) {
    assembly.diagnostics.append(diagnostic)
  }
  var reader = GEXFReader(text.bytes, path: path)
  do {
    try reader.run()
  } catch {
    return assembly.refuse(line: error.line, error.message, path: path, format: .gexf, options)
  }
  reader.finish()
  assembly.diagnostics += reader.rows.diagnostics
  assembly.contents.metadata = reader.metadata
  assembly.addGraph(
    actors: reader.rows.nodes, ties: reader.rows.ties, path: path,
    direction: reader.defaultDirection, options)
  return assembly.finish(path: path, format: .gexf, options: options)
}

/// Whether a file is GEXF: its root element decides, and its name where no root is in sight.
func isGEXF(_ head: FileHead) -> Bool {
  rootElementName(head).map { $0 == "gexf" } ?? head.hasEnding(.gexf)
}

/// The elements of GEXF as they are met, without recursion.
struct GEXFReader {
  var scanner: XMLScanner
  let words: GEXFWords
  var rows: GraphRows
  var metadata = NetworkMetadata()
  /// The direction of the ties that do not state another: undirected unless the file says so.
  private(set) var defaultDirection = Direction.undirected
  var nodeAttributes = GEXFAttributes(ofNodes: true)
  var edgeAttributes = GEXFAttributes(ofNodes: false)
  var nodeTimes: GEXFTimeColumns?
  var edgeTimes: GEXFTimeColumns?
  var frames: [Frame] = []
  private var graphCount = 0
  private var furtherColumns: [Bool: [XMLScanner.Name: Int]] = [:]
  private var edgeID = -1
  private var weight = -1
  private var parentColumn: Int?

  /// An element that is open.
  struct Frame {
    enum Kind { case root, graph, list, node, edge }

    let kind: Kind
    let line: Int
    /// What few elements have; made when it is first filled.
    var rare: Rare?
  }

  /// What few elements have. A class, so that the many others take one word for it.
  final class Rare {
    /// The node that a list of nodes stands within.
    var parent: String?
    var node: ElementRows.UnfinishedRow?
    var spells: GEXFSpells?
    /// The values with times, by their column.
    var dated: [Int: GEXFDatedValue] = [:]
  }

  /// The rare parts of the element that is open.
  var rare: Rare {
    mutating get {
      let last = frames.count - 1
      if let rare = frames[last].rare { return rare }
      let rare = Rare()
      frames[last].rare = rare
      return rare
    }
  }

  init(_ bytes: ContiguousArray<UInt8>, path: String) {
    scanner = XMLScanner(bytes)
    words = GEXFWords(&scanner)
    rows = GraphRows(path: path)
    rows.reserve(forFileOf: bytes.count)
  }

  mutating func run() throws(XMLFault) {
    while !rows.isFull, let token = try scanner.next() {
      switch token {
      case .start: try start()
      case .end: end()
      case .text:
        rows.note(line: scanner.line, "text between the elements is left out")
      }
    }
  }

  // MARK: Elements

  private mutating func start() throws(XMLFault) {
    let name = scanner.name
    guard let parent = frames.last else {
      guard name == words.gexf else {
        throw XMLFault(
          line: scanner.line,
          message: "the root element is <\(visible(scanner.text(of: name), limit: 40))>; "
            + "expected <gexf>")
      }
      frames.append(Frame(kind: .root, line: scanner.line))
      return
    }
    switch (name, parent.kind) {
    case (words.node, .list), (words.node, .graph): startNode(parent)
    case (words.edge, .list), (words.edge, .graph): startEdge()
    case (words.values, .node), (words.values, .edge): try readValues(ofNode: parent.kind == .node)
    case (words.value, .node), (words.value, .edge): try readValue(ofNode: parent.kind == .node)
    case (words.color, .node), (words.color, .edge), (words.position, .node), (words.size, .node),
      (words.shape, .node), (words.shape, .edge), (words.thickness, .edge):
      try readDrawing(ofNode: parent.kind == .node)
    case (words.spells, .node), (words.spells, .edge), (words.slices, .node),
      (words.slices, .edge):
      try readSpells()
    case (words.parents, .node): try readParents()
    case (words.nodes, .graph), (words.edges, .graph), (words.edges, .node), (words.edges, .list):
      frames.append(Frame(kind: .list, line: scanner.line))
      if let id = parent.rare?.parent { rare.parent = id }
    case (words.nodes, .node): nest()
    case (words.attributes, .graph): try readAttributes()
    case (words.meta, .root): try readMetadata()
    case (words.graph, .root): startGraph()
    case (words.node, _):
      rows.nodes.refuseElement(line: scanner.line, misplaced(name), code: .unknownValue)
      try scanner.skipElement()
    case (words.edge, _):
      rows.ties.refuseElement(line: scanner.line, misplaced(name), code: .unknownValue)
      try scanner.skipElement()
    case (words.nodes, _), (words.edges, _):
      rows.fail(line: scanner.line, misplaced(name))
      try scanner.skipElement()
    default:
      rows.note(
        line: scanner.line,
        "the element <\(visible(scanner.text(of: name), limit: 40))> is left out")
      try scanner.skipElement()
    }
  }

  private func misplaced(_ name: XMLScanner.Name) -> String {
    "<\(scanner.text(of: name))> stands where GEXF does not allow it"
  }

  private mutating func end() {
    guard let frame = frames.popLast() else { return }
    switch frame.kind {
    case .node:
      if let rare = frame.rare { finishTimes(rare, ofNode: true, line: frame.line) }
      rows.endNode(line: frame.line)
    case .edge:
      if let rare = frame.rare { finishTimes(rare, ofNode: false, line: frame.line) }
      rows.endTie(line: frame.line)
    case .list: if let row = frame.rare?.node { rows.nodes.resume(row) }
    case .root, .graph: break
    }
  }

  private mutating func startGraph() {
    graphCount += 1
    if graphCount == 2 {
      rows.note(line: scanner.line, "the file has several graphs; they are read as one network")
    }
    switch scanner.attribute(words.defaultEdgeType).map(foldedColumnName) {
    case "directed": defaultDirection = .directed
    case nil, "undirected": defaultDirection = .undirected
    case "mutual":
      defaultDirection = .undirected
      noteMutual()
    case let other?:
      rows.note(
        line: scanner.line,
        "defaultedgetype is \(quoted(other)); edges of no stated type are taken for undirected")
    }
    if graphCount == 1 { rows.ties.setDefault(defaultDirection.rawValue, of: rows.direction) }
    if let name = scanner.attribute(words.name), !name.isEmpty { metadata.name = name }
    frames.append(Frame(kind: .graph, line: scanner.line))
  }

  private mutating func noteMutual() {
    rows.note(line: scanner.line, "edges of the type 'mutual' are read as undirected")
  }

  private mutating func startNode(_ parent: Frame) {
    let line = scanner.line
    frames.append(Frame(kind: .node, line: line))
    for place in 0..<scanner.attributeCount {
      switch scanner.attributeName(place) {
      case words.id: scanner.copyAttribute(place, to: &rows.nodes, in: rows.nodeID)
      case words.label: scanner.copyAttribute(place, to: &rows.nodes, in: rows.name)
      case words.pid: setParent(scanner.attributeBytes(place))
      default: setFurtherAttribute(place, ofNode: true, line: line)
      }
    }
    // A label that only repeats the id is no name.
    if let label = rows.nodes.filled(rows.name), label == rows.nodes.filled(rows.nodeID) {
      rows.nodes.clear(rows.name)
    }
    if let id = parent.rare?.parent, parent.kind == .list {
      setParent(ContiguousArray(id.utf8)[...])
    }
  }

  private mutating func setParent(_ id: ArraySliceOfBytes) {
    let column =
      parentColumn
      ?? rows.nodes.column(nodeAttributes.declares("parent") ? "parent node" : "parent")
    parentColumn = column
    rows.nodes.set(id, in: column)
  }

  private mutating func startEdge() {
    let line = scanner.line
    frames.append(Frame(kind: .edge, line: line))
    for place in 0..<scanner.attributeCount {
      switch scanner.attributeName(place) {
      case words.id:
        if edgeID < 0 { edgeID = rows.ties.column("id") }
        scanner.copyAttribute(place, to: &rows.ties, in: edgeID)
      case words.source: scanner.copyAttribute(place, to: &rows.ties, in: rows.source)
      case words.target: scanner.copyAttribute(place, to: &rows.ties, in: rows.target)
      case words.weight:
        if weight < 0 { weight = rows.ties.column("weight") }
        scanner.copyAttribute(place, to: &rows.ties, in: weight)
      case words.type: setType(scanner.attributeBytes(place))
      default: setFurtherAttribute(place, ofNode: false, line: line)
      }
    }
  }

  private mutating func setType(_ bytes: ArraySliceOfBytes) {
    if bytes.elementsEqual(defaultDirection.rawValue.utf8) { return }
    if bytes.elementsEqual("mutual".utf8) {
      noteMutual()
      rows.ties.set(Direction.undirected.rawValue, in: rows.direction)
    } else {
      rows.ties.set(bytes, in: rows.direction)
    }
  }

  /// Keeps what else a tag says: times, and any attribute under its name.
  private mutating func setFurtherAttribute(_ place: Int, ofNode: Bool, line: Int) {
    guard !scanner.isAttributeOfXML(place) else { return }
    let name = scanner.attributeName(place)
    let bytes = scanner.attributeBytes(place)
    switch name {
    case words.start, words.startOpen, words.end, words.endOpen, words.timestamp:
      let text = String(decoding: bytes, as: UTF8.self)
      if name == words.startOpen || name == words.endOpen { noteOpen() }
      if name != words.end && name != words.endOpen { setTime(text, 0, ofNode: ofNode) }
      if name != words.start && name != words.startOpen { setTime(text, 1, ofNode: ofNode) }
      return
    default: break
    }
    let column: Int
    if let known = furtherColumns[ofNode]?[name] {
      column = known
    } else {
      let text = scanner.text(of: name)
      column = ofNode ? rows.nodes.column(text) : rows.ties.column(text)
      furtherColumns[ofNode, default: [:]][name] = column
    }
    if ofNode { rows.nodes.set(bytes, in: column) } else { rows.ties.set(bytes, in: column) }
  }

  private mutating func nest() {
    let id = rows.nodes.filled(rows.nodeID).map { String(decoding: $0, as: UTF8.self) }
    let row = rows.nodes.suspendRow()
    frames.append(Frame(kind: .list, line: scanner.line))
    rare.parent = id
    rare.node = row
    rows.note(
      line: scanner.line,
      "nodes within a node are read as actors; their attribute 'parent' names the node")
  }

  private mutating func readParents() throws(XMLFault) {
    let depth = scanner.depth
    var ids: [String] = []
    while scanner.depth >= depth, let token = try scanner.next() {
      if token == .start, scanner.name == words.parent, let id = scanner.attribute(words.domain) {
        ids.append(id)
      }
    }
    let name = nodeAttributes.declares("parents") ? "parent nodes" : "parents"
    rows.nodes.set(listCell(ids), in: rows.nodes.column(name))
  }

  // MARK: Finishing

  mutating func finish() {
    if let note = nodeTimes?.finish(
      &rows.nodes, declared: nodeAttributes.declares("since") || nodeAttributes.declares("until"))
    {
      rows.note(line: note.line, note.message)
    }
    if let note = edgeTimes?.finish(
      &rows.ties, declared: edgeAttributes.declares("since") || edgeAttributes.declares("until"))
    {
      rows.note(line: note.line, note.message)
    }
    if let parentColumn { rows.checkParents(parentColumn) }
    rows.nodes.putLast(
      nodeAttributes.list.map(\.column).filter { $0 >= 0 && $0 != rows.name })
    rows.ties.putLast(edgeAttributes.list.map(\.column).filter { $0 >= 0 })
    rows.finish()
  }
}

import NetworkGraph

/// Reads GraphML: the standard, and what NetworkX, igraph, Gephi, yEd, Neo4j and others make of it.
///
/// - Complexity: O(*b*) for *b* bytes.
func readGraphML(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  var text = text
  assembly.noteFaults(of: text, path: path)
  if let diagnostic = reconcileEncoding(of: &text, path: path, options) {
    assembly.diagnostics.append(diagnostic)
  }
  var reader = GraphMLReader(text.bytes, path: path, options)
  do {
    try reader.run()
  } catch {
    return assembly.refuse(
      line: error.line, error.message, path: path, format: .graphML, options)
  }
  reader.finish()
  assembly.diagnostics += reader.rows.diagnostics
  assembly.contents.metadata = reader.metadata
  assembly.addGraph(
    actors: reader.rows.nodes, ties: reader.rows.ties, path: path,
    direction: reader.defaultDirection ?? options.direction, options)
  return assembly.finish(path: path, format: .graphML, options: options)
}

/// Whether a file is GraphML: its root element decides, and its name where no root is in sight.
func isGraphML(_ head: FileHead) -> Bool {
  rootElementName(head).map { $0 == "graphml" } ?? head.hasEnding(.graphML)
}

/// The elements of GraphML as they are met, without recursion.
struct GraphMLReader {
  var scanner: XMLScanner
  let words: GraphMLWords
  var rows: GraphRows
  var keys = GraphMLKeys()
  var metadata = NetworkMetadata()
  /// The direction of the ties that do not state another.
  var defaultDirection: Direction?
  let options: ReadingOptions
  var frames: [Frame] = []
  var contexts: [Context] = []
  /// The graphs that stand side by side.
  var graphCount = 0
  /// How many graphs may stand side by side: the ids of each are looked at ahead.
  static let maximumGraphs = 10_000
  var hyperedgeCount = 0
  var edgeID = -1
  private var parentColumn: Int?
  private var labelsColumn: Int?
  private var hasSeveralLabels = false
  var hasRenamed = false
  private var attributeColumns: [Bool: [XMLScanner.Name: Int]] = [:]
  /// The ids of the nodes of earlier graphs.
  var earlierIDs: Set<Identifier> = []

  var hasDeclaredName = false

  /// The elements within which others stand.
  enum FrameKind { case root, graph, node, edge, hyperedge, port }

  /// An element that is open. Kept small: every node and edge is one.
  struct Frame {
    let kind: FrameKind
    let line: Int
  }

  /// A graph, or a hyperedge, that is open.
  struct Context {
    /// Of the edges within a graph.
    var direction = Direction.undirected
    /// What a graph stands within.
    var parent: String?
    /// The name of a graph that does not stand alone.
    var name: String?
    /// The ids of the graph's nodes that earlier graphs have too.
    var renamed: Set<Identifier> = []
    /// The rows that are set aside until the graph ends.
    var node: ElementRows.UnfinishedRow?
    var tie: ElementRows.UnfinishedRow?

    /// Whether there is nothing to say of the place of its nodes and edges.
    var isPlain = true
  }

  init(_ bytes: ContiguousArray<UInt8>, path: String, _ options: ReadingOptions) {
    scanner = XMLScanner(bytes)
    words = GraphMLWords(&scanner)
    rows = GraphRows(path: path)
    rows.reserve(forFileOf: bytes.count)
    self.options = options
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
      guard name == words.graphml else {
        throw XMLFault(
          line: scanner.line,
          message: "the root element is <\(visible(scanner.text(of: name), limit: 40))>; "
            + "expected <graphml>")
      }
      frames.append(Frame(kind: .root, line: scanner.line))
      return
    }
    switch (name, parent.kind) {
    case (words.node, .graph): startNode()
    case (words.edge, .graph): startEdge()
    case (words.data, _): try readData(parent.kind)
    case (words.key, _): try readKey()
    case (words.graph, .root), (words.graph, .node), (words.graph, .edge),
      (words.graph, .hyperedge):
      try startGraph(in: parent.kind)
    case (words.port, .node), (words.port, .port):
      startPort()
    case (words.hyperedge, .graph): startHyperedge()
    case (words.endpoint, .hyperedge): try readEndpoint()
    case (words.desc, _): try readDescription(parent.kind)
    case (words.locator, _):
      rows.note(
        line: scanner.line, "a <locator> is left out; nothing outside of the file is read")
      try scanner.skipElement()
    case (words.node, _), (words.hyperedge, _):
      rows.nodes.refuseElement(line: scanner.line, misplaced(name), code: .unknownValue)
      try scanner.skipElement()
    case (words.edge, _), (words.endpoint, _):
      rows.ties.refuseElement(line: scanner.line, misplaced(name), code: .unknownValue)
      try scanner.skipElement()
    case (words.graph, _):
      rows.fail(line: scanner.line, misplaced(name))
      try scanner.skipElement()
    default:
      rows.note(
        line: scanner.line,
        "the element <\(visible(scanner.text(of: name), limit: 40))> is not of GraphML and is left out"
      )
      try scanner.skipElement()
    }
  }

  private func misplaced(_ name: XMLScanner.Name) -> String {
    "<\(scanner.text(of: name))> stands where GraphML does not allow it"
  }

  private mutating func end() {
    guard let frame = frames.popLast() else { return }
    switch frame.kind {
    case .node: rows.endNode(line: frame.line)
    case .hyperedge:
      contexts.removeLast()
      rows.endNode(line: frame.line)
    case .edge: rows.endTie(line: frame.line)
    case .graph:
      guard let context = contexts.popLast() else { return }
      if let row = context.node { rows.nodes.resume(row) }
      if let row = context.tie { rows.ties.resume(row) }
    case .root, .port: break
    }
  }

  private mutating func startNode() {
    let line = scanner.line
    for place in 0..<scanner.attributeCount {
      if scanner.attributeName(place) == words.id {
        if contexts[contexts.count - 1].renamed.isEmpty {
          scanner.copyAttribute(place, to: &rows.nodes, in: rows.nodeID)
        } else {
          setID(scanner.attributeBytes(place), in: rows.nodeID, ofNode: true)
        }
      } else {
        setFurtherAttribute(place, ofNode: true)
      }
    }
    setPlace(ofNode: true)
    frames.append(Frame(kind: .node, line: line))
  }

  private mutating func startEdge() {
    var direction = contexts[contexts.count - 1].direction
    for place in 0..<scanner.attributeCount {
      switch scanner.attributeName(place) {
      case words.source: setEnd(place, rows.source)
      case words.target: setEnd(place, rows.target)
      case words.id:
        if edgeID < 0 { edgeID = rows.ties.column("id") }
        scanner.copyAttribute(place, to: &rows.ties, in: edgeID)
      case words.directed:
        switch foldedColumnName(String(decoding: scanner.attributeBytes(place), as: UTF8.self)) {
        case "true", "1": direction = .directed
        case "false", "0": direction = .undirected
        // Refused with the row, since it is neither direction.
        default: rows.ties.set(scanner.attributeBytes(place), in: rows.direction)
        }
      default: setFurtherAttribute(place, ofNode: false)
      }
    }
    if direction != defaultDirection, !rows.ties.isSet(rows.direction) {
      rows.ties.set(direction.rawValue, in: rows.direction)
    }
    setPlace(ofNode: false)
    frames.append(Frame(kind: .edge, line: scanner.line))
  }

  /// Where a node or a tie stands: in which graph, and within which node.
  mutating func setPlace(ofNode: Bool) {
    let last = contexts.count - 1
    guard !contexts[last].isPlain else { return }
    if let parent = contexts[last].parent, ofNode {
      let column = rows.nodes.column(keys.declares(node: "parent") ? "parent node" : "parent")
      rows.nodes.set(parent, in: column)
      parentColumn = column
    }
    guard let name = contexts[last].name, graphCount > 1 else { return }
    if ofNode {
      rows.nodes.set(name, in: rows.nodes.column("graph"))
    } else {
      rows.ties.set(name, in: rows.ties.column("graph"))
    }
  }

  /// Fills an end of an edge with an attribute of its tag.
  private mutating func setEnd(_ place: Int, _ column: Int) {
    if contexts[contexts.count - 1].renamed.isEmpty {
      scanner.copyAttribute(place, to: &rows.ties, in: column)
    } else {
      setID(scanner.attributeBytes(place), in: column, ofNode: false)
    }
  }

  mutating func setID(_ bytes: ArraySliceOfBytes, in column: Int, ofNode: Bool) {
    let last = contexts.count - 1
    if !contexts[last].renamed.isEmpty {
      let id = String(decoding: bytes, as: UTF8.self)
      if contexts[last].renamed.contains(Identifier(id)) {
        let bytes = ContiguousArray("\(contexts[last].name ?? "")/\(id)".utf8)
        set(bytes[...], in: column, ofNode: ofNode)
        return
      }
    }
    set(bytes, in: column, ofNode: ofNode)
  }

  /// Keeps an attribute of a tag that GraphML does not know, under its name.
  private mutating func setFurtherAttribute(_ place: Int, ofNode: Bool) {
    guard !scanner.isAttributeOfXML(place) else { return }
    let name = scanner.attributeName(place)
    if ofNode && name == words.labels && !keys.declares(node: "kind") { setLabels(place) }
    if let column = attributeColumns[ofNode]?[name] {
      guard column >= 0 else { return }
      set(scanner.attributeBytes(place), in: column, ofNode: ofNode)
      return
    }
    let text = scanner.text(of: name)
    var column = -1
    // Hints to parsers say nothing of the graph.
    if !text.hasPrefix("parse.") {
      switch (text, ofNode) {
      // Neo4j states the type of a relationship there.
      case ("label", false): column = rows.ties.column("kind")
      default: column = ofNode ? rows.nodes.column(text) : rows.ties.column(text)
      }
    }
    attributeColumns[ofNode, default: [:]][name] = column
    if column >= 0 { set(scanner.attributeBytes(place), in: column, ofNode: ofNode) }
  }

  /// The labels of Neo4j, `:Person:Author`: the first is the kind.
  private mutating func setLabels(_ place: Int) {
    let labels = scanner.attributeBytes(place).split(separator: UInt8(ascii: ":"))
    guard let first = labels.first else { return }
    if labels.count > 1 { hasSeveralLabels = true }
    labelsColumn = rows.nodes.column("labels")
    rows.nodes.set(first, in: rows.nodes.column("kind"))
  }

  private mutating func set(_ bytes: ArraySliceOfBytes, in column: Int, ofNode: Bool) {
    if ofNode { rows.nodes.set(bytes, in: column) } else { rows.ties.set(bytes, in: column) }
  }

  private mutating func startPort() {
    let column = rows.nodes.column(keys.declares(node: "ports") ? "ports of node" : "ports")
    rows.nodes.add(scanner.attributeBytes(named: words.name) ?? [], toListIn: column)
    frames.append(Frame(kind: .port, line: scanner.line))
  }

  // MARK: Finishing

  mutating func finish() {
    if let labelsColumn, !hasSeveralLabels { rows.nodes.leaveOut(labelsColumn) }
    if let parentColumn { rows.checkParents(parentColumn) }
    // Files for Gephi say the name again as the label.
    if let label = rows.nodes.names.firstIndex(of: "label"),
      (0..<rows.nodes.rowCount).allSatisfy({ row in
        rows.nodes.table.bytes(row, label) == rows.nodes.table.bytes(row, rows.name)
      })
    {
      rows.nodes.leaveOut(label)
    }
    rows.nodes.putLast(keys.list.map(\.nodeColumn).filter { $0 >= 0 && $0 != rows.name })
    rows.ties.putLast(keys.list.map(\.edgeColumn).filter { $0 >= 0 && $0 != edgeID })
    rows.finish()
  }
}

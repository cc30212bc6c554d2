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
  private(set) var defaultDirection: Direction?
  private let options: ReadingOptions
  private var frames: [Frame] = []
  private var contexts: [Context] = []
  /// The graphs that stand side by side.
  private var graphCount = 0
  private var hyperedgeCount = 0
  private var edgeID = -1
  private var parentColumn: Int?
  private var labelsColumn: Int?
  private var hasSeveralLabels = false
  private var hasRenamed = false
  private var attributeColumns: [Bool: [XMLScanner.Name: Int]] = [:]
  /// The ids of the nodes of earlier graphs.
  private var earlierIDs: Set<Identifier> = []

  var hasDeclaredName = false

  /// The elements within which others stand.
  enum FrameKind { case root, graph, node, edge, hyperedge, port }

  /// An element that is open. Kept small: every node and edge is one.
  private struct Frame {
    let kind: FrameKind
    let line: Int
  }

  /// A graph, or a hyperedge, that is open.
  private struct Context {
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
    while let token = try scanner.next() {
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
    case (words.node, _), (words.edge, _), (words.graph, _), (words.hyperedge, _),
      (words.endpoint, _):
      rows.fail(
        line: scanner.line,
        "<\(scanner.text(of: name))> stands where GraphML does not allow it")
      try scanner.skipElement()
    default:
      rows.note(
        line: scanner.line,
        "the element <\(visible(scanner.text(of: name), limit: 40))> is not of GraphML and is left out"
      )
      try scanner.skipElement()
    }
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
        setID(scanner.attributeBytes(place), in: rows.nodeID, ofNode: true)
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
      case words.source: setID(scanner.attributeBytes(place), in: rows.source, ofNode: false)
      case words.target: setID(scanner.attributeBytes(place), in: rows.target, ofNode: false)
      case words.id:
        if edgeID < 0 { edgeID = rows.ties.column("id") }
        rows.ties.set(scanner.attributeBytes(place), in: edgeID)
      case words.directed:
        switch foldedColumnName(String(decoding: scanner.attributeBytes(place), as: UTF8.self)) {
        case "true", "1": direction = .directed
        case "false", "0": direction = .undirected
        default:
          rows.fail(
            line: scanner.line,
            "'directed' is \(quoted(scanner.attribute(words.directed) ?? "")); expected true or false",
            code: .unknownValue)
        }
      default: setFurtherAttribute(place, ofNode: false)
      }
    }
    if direction != defaultDirection { rows.ties.set(direction.rawValue, in: rows.direction) }
    setPlace(ofNode: false)
    frames.append(Frame(kind: .edge, line: scanner.line))
  }

  /// Where a node or a tie stands: in which graph, and within which node.
  private mutating func setPlace(ofNode: Bool) {
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

  private mutating func setID(_ bytes: ArraySliceOfBytes, in column: Int, ofNode: Bool) {
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
    var ports = rows.nodes.filled(column).map { ContiguousArray($0) } ?? []
    if !ports.isEmpty { ports.append(UInt8(ascii: "|")) }
    ports.append(contentsOf: scanner.attributeBytes(named: words.name) ?? [])
    rows.nodes.set(ports[...], in: column)
    frames.append(Frame(kind: .port, line: scanner.line))
  }

  // MARK: Graphs

  private mutating func startGraph(in parent: FrameKind) throws(XMLFault) {
    var context = Context()
    let id = scanner.attribute(words.id)
    switch scanner.attribute(words.edgeDefault).map(foldedColumnName) {
    case "directed": context.direction = .directed
    case "undirected": context.direction = .undirected
    case let other:
      context.direction = options.direction
      rows.note(
        line: scanner.line,
        (other.map { "edgedefault is \(quoted($0)), not directed or undirected" }
          ?? "the graph does not say whether its edges are directed (edgedefault)")
          + "; edges of no stated direction are taken for \(options.direction.rawValue)")
    }
    if defaultDirection == nil {
      defaultDirection = context.direction
      rows.ties.setDefault(context.direction.rawValue, of: rows.direction)
    }
    if parent == .root {
      graphCount += 1
      context.name = id ?? "graph \(graphCount)"
      if graphCount == 1 {
        if let id, !id.isEmpty, id != "G" { metadata.name = id }
      } else {
        context.isPlain = false
        try joinGraph(&context)
      }
    } else {
      context.isPlain = false
      context.name = contexts.last?.name
      context.renamed = contexts.last?.renamed ?? []
      nest(&context, in: parent)
    }
    contexts.append(context)
    frames.append(Frame(kind: .graph, line: scanner.line))
  }

  private mutating func nest(_ context: inout Context, in parent: FrameKind) {
    if parent == .edge {
      let edge = edgeID >= 0 ? rows.ties.filled(edgeID) : nil
      context.parent = edge.map { "edge " + String(decoding: $0, as: UTF8.self) } ?? "edge"
      context.tie = rows.ties.suspendRow()
    } else {
      context.parent = rows.nodes.filled(rows.nodeID).map { String(decoding: $0, as: UTF8.self) }
      context.node = rows.nodes.suspendRow()
    }
    rows.note(
      line: scanner.line,
      "a graph within a node is read as part of the whole; the attribute 'parent' of its nodes names "
        + "the node")
  }

  /// A further graph beside the first: one network holds them all.
  private mutating func joinGraph(_ context: inout Context) throws(XMLFault) {
    if graphCount == 2 {
      let first = metadata.name ?? "graph 1"
      rows.nodes.setDefault(first, of: rows.nodes.column("graph"))
      rows.ties.setDefault(first, of: rows.ties.column("graph"))
      for row in 0..<rows.nodes.rowCount {
        earlierIDs.insert(Identifier(rows.nodes.table.string(row, rows.nodeID)))
      }
    }
    // The ids of the graph are collected ahead, since edges may stand before their nodes.
    var ahead = scanner
    let depth = ahead.depth
    var own: Set<Identifier> = []
    while ahead.depth >= depth, let token = try ahead.next() {
      if token == .start, ahead.name == words.node, let id = ahead.attribute(words.id) {
        own.insert(Identifier(id))
      }
    }
    for id in own where !earlierIDs.insert(id).inserted { context.renamed.insert(id) }
    rows.note(
      line: scanner.line,
      "the file has several graphs; they are read as one network, with the graph of each node and "
        + "tie as the attribute 'graph'")
    if let id = context.renamed.min(), !hasRenamed {
      hasRenamed = true
      rows.note(
        line: scanner.line,
        "an id such as \(quoted(id.text)) stands in an earlier graph too; here it is read as "
          + quoted("\(context.name ?? "")/\(id.text)"))
    }
  }

  // MARK: Hyperedges

  private mutating func startHyperedge() {
    hyperedgeCount += 1
    let id = scanner.attribute(words.id) ?? String(hyperedgeCount)
    rows.nodes.set("hyperedge:\(id)", in: rows.nodeID)
    rows.nodes.set(id, in: rows.name)
    rows.nodes.set("hyperedge", in: rows.nodes.column("kind"))
    setPlace(ofNode: true)
    rows.note(
      line: scanner.line,
      "a hyperedge is read as an actor of kind 'hyperedge' with a tie to each of its ends")
    frames.append(Frame(kind: .hyperedge, line: scanner.line))
    var context = contexts[contexts.count - 1]
    context.parent = "hyperedge:\(id)"
    (context.node, context.tie) = (nil, nil)
    contexts.append(context)
  }

  private mutating func readEndpoint() throws(XMLFault) {
    let line = scanner.line
    let type = scanner.attribute(words.type) ?? "undir"
    let isIncoming = type == "in"
    let (near, far) = isIncoming ? (rows.target, rows.source) : (rows.source, rows.target)
    setID(scanner.attributeBytes(named: words.node) ?? [], in: near, ofNode: false)
    rows.ties.set(contexts.last?.parent ?? "", in: far)
    let direction: Direction = type == "in" || type == "out" ? .directed : .undirected
    if direction != defaultDirection { rows.ties.set(direction.rawValue, in: rows.direction) }
    if let port = scanner.attributeBytes(named: words.port) {
      rows.ties.set(port, in: rows.ties.column(isIncoming ? "targetport" : "sourceport"))
    }
    setPlace(ofNode: false)
    rows.endTie(line: line)
    try scanner.skipElement()
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

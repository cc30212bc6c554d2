import NetworkGraph

/// Graphs, one beside the other and one within the other, and hyperedges.
extension GraphMLReader {
  // MARK: Graphs

  mutating func startGraph(in parent: FrameKind) throws(XMLFault) {
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
    guard graphCount <= Self.maximumGraphs else {
      throw XMLFault(
        line: scanner.line, message: "the file has more than \(Self.maximumGraphs) graphs")
    }
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

  mutating func startHyperedge() {
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

  mutating func readEndpoint() throws(XMLFault) {
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
}

import NetworkGraph

/// Reads the JSON Graph Format, versions 1 (nodes in an array) and 2 (nodes by their ids).
///
/// - Complexity: O(*b*) for *b* bytes.
func readJSONGraph(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  var file = JSONGraphFile()
  do {
    try file.read(JSONScanner(text.bytes))
  } catch {
    return assembly.refuse(line: error.line, error.message, path: path, format: .jsonGraph, options)
  }
  assembly.contents.metadata = file.metadata.metadata
  if file.hyperedgeCount > 0 {
    assembly.contents.kinds.append(
      Kind(
        id: "hyperedge", subject: .actor, labelInEnglish: "hyperedge",
        labelInFrench: "hyperarête"))
    assembly.noteAssumption(
      "a hyperedge with other than two ends is read as an actor of kind 'hyperedge' that is tied to "
        + "each of them (\(file.hyperedgeCount))", path: path, line: file.firstHyperedgeLine)
  }
  file.nameColumns()
  assembly.addGraph(
    actors: file.nodes.elements, ties: file.edges.elements, path: path, direction: .directed,
    options)
  for (id, line, first) in file.merged {
    assembly.origins[.actors]?.merged += 1
    assembly.diagnostics.append(
      Diagnostic(
        .warning, .duplicateRow, file: path, line: line,
        "the node \(quoted(id)) is the same as on line \(first); it is kept once"))
  }
  return assembly.finish(path: path, format: .jsonGraph, options: options)
}

/// What a file of the JSON Graph Format says.
///
/// The graphs of a file are read as one network: a node that stands in several graphs in the same
/// words is one actor, and each relation says its graph.
struct JSONGraphFile {
  private(set) var nodes = JSONRows(of: .actors, Self.nodeForm, first: ["id"])
  private(set) var edges = JSONRows(of: .relations, Self.edgeForm, first: ["source", "target"])
  private(set) var metadata = JSONMetadata()
  private(set) var hyperedgeCount = 0
  private(set) var firstHyperedgeLine = 0
  private(set) var merged: [(id: String, line: Int, first: Int)] = []
  /// The nodes of files with several graphs.
  private var known: [Identifier: (value: JSONValue, line: Int)] = [:]
  private var graphCount = 0
  private var hasSeveralGraphs = false

  private static let nodeForm = JSONRowForm(meanings: [
    "id": .identifier("id"), "label": .column("name"), "metadata": .flattened(JSONRowForm()),
  ])

  private static let edgeForm = JSONRowForm(meanings: [
    "id": .identifier("id"), "source": .identifier("source"), "target": .identifier("target"),
    "relation": .column("kind"), "directed": .direction(yes: .directed),
    "metadata": .flattened(JSONRowForm()),
  ])

  mutating func read(_ start: JSONScanner) throws(JSONFault) {
    var scanner = start
    switch try scanner.kind() {
    case .array:
      hasSeveralGraphs = true
      try readGraphs(&scanner)
    case .object: try readDocument(&scanner)
    default:
      let value = try scanner.readValue()
      throw JSONFault(
        line: value.line, message: "expected an object with 'graph', found \(value.kindName)")
    }
    guard scanner.isAtEnd() else {
      throw scanner.unexpected("nothing after the end of the value")
    }
  }

  private mutating func readDocument(_ scanner: inout JSONScanner) throws(JSONFault) {
    let line = scanner.line
    var isFound = false
    try scanner.enter()
    while try scanner.nextName() {
      switch (scanner.tokenText, try scanner.kind()) {
      case ("graph", .object):
        isFound = true
        try readGraph(&scanner)
      case ("graphs", .array):
        isFound = true
        hasSeveralGraphs = true
        try readGraphs(&scanner)
      case (let name, _):
        let value = try scanner.readValue()
        guard name != "graph", name != "graphs" else {
          throw JSONFault(
            line: value.line,
            message: "'\(name)' must be \(name == "graph" ? "an object" : "an array"), found "
              + value.kindName)
        }
        metadata.read([.init(name, value)])
      }
    }
    guard isFound else {
      throw JSONFault(line: line, message: "expected a member 'graph' or 'graphs'")
    }
  }

  private mutating func readGraphs(_ scanner: inout JSONScanner) throws(JSONFault) {
    try scanner.enter()
    while try scanner.nextElement() {
      guard try scanner.kind() == .object else {
        let value = try scanner.readValue()
        throw JSONFault(
          line: value.line, message: "expected an object with a graph, found \(value.kindName)")
      }
      try readGraph(&scanner)
    }
  }

  private mutating func readGraph(_ scanner: inout JSONScanner) throws(JSONFault) {
    graphCount += 1
    var starts: [String: JSONScanner] = [:]
    var direction = Direction.directed
    var id: String?
    var label: String?
    var own = JSONMetadata()
    try scanner.enter()
    while try scanner.nextName() {
      let name = scanner.tokenText
      guard starts[name] == nil else { throw scanner.fault(repeatedNameMessage(name)) }
      _ = try scanner.kind()
      starts[name] = scanner
      if ["nodes", "edges", "hyperedges"].contains(name) {
        try scanner.skip()
        continue
      }
      let value = try scanner.readValue()
      switch name {
      case "directed":
        guard let isDirected = value.boolean else {
          throw JSONFault(
            line: value.line, message: "'directed' must be true or false, found \(value.kindName)")
        }
        direction = isDirected ? .directed : .undirected
      case "id": id = cellText(value)
      case "label": label = cellText(value)
      case "metadata" where value.members != nil:
        own.read(value.members ?? [])
      default: own.keep(name, value)
      }
    }
    if let nodes = starts["nodes"] { try readNodes(nodes) }
    // Each relation says the graph: a name that is no name is not repeated a thousand times.
    let name = [id, label].lazy.compactMap { $0 }.first { $0.utf8.count <= 200 }
    let graph = hasSeveralGraphs ? name ?? String(graphCount) : nil
    if let edges = starts["edges"] { try readEdges(edges, graph, direction) }
    if let edges = starts["hyperedges"] { try readHyperedges(edges, graph, direction) }
    if graphCount == 1 {
      metadata = own
      metadata.complete(name: id, title: label)
    }
  }

  // MARK: Nodes and edges

  private mutating func readNodes(_ start: JSONScanner) throws(JSONFault) {
    var scanner = start
    switch try scanner.kind() {
    case .array:
      try scanner.enter()
      while try scanner.nextElement() { try readNode(nil, &scanner) }
    case .object:
      try scanner.enter()
      while try scanner.nextName() { try readNode(scanner.tokenText, &scanner) }
    default:
      let value = try scanner.readValue()
      throw JSONFault(
        line: value.line, message: "'nodes' must be an object or array, found \(value.kindName)")
    }
  }

  private mutating func readNode(_ name: String?, _ scanner: inout JSONScanner) throws(JSONFault) {
    if hasSeveralGraphs {
      var ahead = scanner
      let value = try ahead.readValue()
      if let id = name ?? value["id"].flatMap(identifierText) {
        if let first = known[Identifier(id)] {
          if first.value == value {
            merged.append((id, value.line, first.line))
            scanner = ahead
            return
          }
        } else {
          known[Identifier(id)] = (value, value.line)
        }
      }
    }
    try nodes.readRow(&scanner) { rows, _ in
      if let name { rows.set(name, in: 0) }
    }
  }

  private mutating func readEdges(_ start: JSONScanner, _ graph: String?, _ direction: Direction)
    throws(JSONFault)
  {
    var scanner = try array(start, "edges")
    try scanner.enter()
    while try scanner.nextElement() {
      guard try scanner.kind() == .object else {
        try edges.readRow(&scanner)
        continue
      }
      let line = scanner.line
      try edges.readMembers(&scanner)
      if let graph { edges.set(graph, in: "graph") }
      edges.setDirection(direction)
      edges.endRow(line: line)
    }
  }

  private func array(_ start: JSONScanner, _ name: String) throws(JSONFault) -> JSONScanner {
    var scanner = start
    guard try scanner.kind() == .array else {
      let value = try scanner.readValue()
      throw JSONFault(
        line: value.line, message: "'\(name)' must be an array, found \(value.kindName)")
    }
    return scanner
  }

  // MARK: Hyperedges

  /// Reads hyperedges: one of two ends is a relation, another one an actor that is tied to each of
  /// its ends, since a relation for every pair would say more than the file.
  private mutating func readHyperedges(
    _ start: JSONScanner, _ graph: String?, _ direction: Direction
  ) throws(JSONFault) {
    var scanner = try array(start, "hyperedges")
    if hyperedgeCount == 0 { edges.repetitionLimit += 4 * scanner.byteCount }
    try scanner.enter()
    while try scanner.nextElement() {
      let value = try scanner.readValue()
      let sources = ends(value, "source")
      let targets = ends(value, "target")
      let members = ends(value, "nodes")
      guard let sources, let targets, let members, value.members != nil,
        members.count + sources.count + targets.count > 0
      else {
        edges.fail(
          value.line, "a hyperedge needs 'nodes', or 'source' and 'target', each an array of ids")
        edges.endRow(line: value.line)
        continue
      }
      if sources.count == 1, targets.count == 1, members.isEmpty {
        addTie(sources[0], targets[0], .directed, value, graph)
      } else if members.count == 2, sources.isEmpty, targets.isEmpty {
        addTie(
          members[0], members[1], direction == .directed ? .undirected : direction, value, graph)
      } else {
        addHyperedge(value, sources, targets, members, graph)
      }
    }
  }

  /// The ids of one side of a hyperedge; `nil` when they are none.
  private func ends(_ value: JSONValue, _ name: String) -> [String]? {
    guard let side = value[name] else { return [] }
    let ids = (side.elements ?? [side]).map { id -> String? in
      id.isNull ? nil : identifierText(id)
    }
    return ids.contains { $0 == nil } ? nil : ids.compactMap { $0 }
  }

  private static let structure: Set<String> = ["source", "target", "nodes", "metadata"]

  private mutating func addTie(
    _ source: String, _ target: String, _ direction: Direction, _ value: JSONValue, _ graph: String?
  ) {
    edges.set(source, in: "source")
    edges.set(target, in: "target")
    if let kind = value["relation"].flatMap(cellText) { edges.set(kind, in: "kind") }
    edges.set(value["metadata"]?.members ?? [], except: Self.structure.union(["id", "kind"]))
    edges.set(value.members ?? [], except: Self.structure.union(["relation"]))
    if let graph { edges.set(graph, in: "graph") }
    edges.setDirection(direction)
    edges.endRow(line: value.line)
  }

  private mutating func addHyperedge(
    _ value: JSONValue, _ sources: [String], _ targets: [String], _ members: [String],
    _ graph: String?
  ) {
    hyperedgeCount += 1
    if hyperedgeCount == 1 { firstHyperedgeLine = value.line }
    let id = value["id"].flatMap(identifierText) ?? "hyperedge \(hyperedgeCount)"
    nodes.set(id, in: "id")
    nodes.set("hyperedge", in: "kind")
    if let label = value["label"].flatMap(cellText) { nodes.set(label, in: "name") }
    nodes.set(
      value["metadata"]?.members ?? [], except: Self.structure.union(["id", "kind", "name"]))
    nodes.set(value.members ?? [], except: Self.structure.union(["id", "label", "relation"]))
    nodes.endRow(line: value.line)
    func tie(_ source: String, _ target: String, _ direction: Direction) {
      edges.setRepeated(source, in: edges.column("source"), line: value.line)
      edges.setRepeated(target, in: edges.column("target"), line: value.line)
      if let kind = value["relation"].flatMap(cellText) {
        edges.setRepeated(kind, in: edges.column("kind"), line: value.line)
      }
      if let graph { edges.set(graph, in: "graph") }
      edges.setDirection(direction)
      edges.endRow(line: value.line)
    }
    for end in sources { tie(end, id, .directed) }
    for end in targets { tie(id, end, .directed) }
    for end in members { tie(end, id, .undirected) }
  }

  // MARK: Columns

  /// Gives columns the names that they have here.
  mutating func nameColumns() { nodes.rename("label", to: "name") }
}

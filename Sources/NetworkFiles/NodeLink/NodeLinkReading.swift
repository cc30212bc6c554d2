import NetworkGraph

/// Reads JSON with `nodes` and `links` (or `edges`), as NetworkX, D3, vis.js and graphology write it.
///
/// - Complexity: O(*b*) for *b* bytes.
func readNodeLink(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  var file = NodeLinkFile(options)
  do {
    try file.read(JSONScanner(text.bytes))
  } catch {
    return assembly.refuse(
      line: error.line, error.message, path: path, format: options.format ?? .nodeLinkJSON, options)
  }
  for (line, message) in file.assumptions {
    assembly.noteAssumption(message, path: path, line: line)
  }
  for rows in [file.nodes, file.links] {
    for (name, line) in rows.unread { assembly.noteUnread(name, path: path, line: line) }
  }
  assembly.contents.metadata = file.metadata.metadata
  assembly.addGraph(
    actors: file.hasNodes ? file.nodes.elements : nil, ties: file.links.elements, path: path,
    direction: file.direction, options)
  return assembly.finish(
    path: path, format: file.endsArePlaces ? .d3JSON : options.format ?? .nodeLinkJSON,
    options: options)
}

extension NetworkAssembly {
  /// Says that members of a name, one or more, are passed over, since they say nothing of the network.
  mutating func noteUnread(_ name: String, path: String, line: Int) {
    noteAssumption(
      "what is called \(quoted(name)) is the state of a screen, not of the network, and is not read",
      path: path, line: line)
  }
}

/// What a file of nodes and links says.
struct NodeLinkFile {
  private(set) var nodes = JSONRows(of: .actors, Self.nodeForm)
  private(set) var links = JSONRows(of: .relations, Self.linkForm)
  private(set) var metadata = JSONMetadata()
  private(set) var direction: Direction
  private(set) var assumptions: [(line: Int, message: String)] = []
  /// Whether links name nodes by their place.
  private(set) var endsArePlaces = false
  /// Whether the file has nodes at all; else they are the ends of the links.
  private(set) var hasNodes = false
  private let asksForPlaces: Bool
  private var isGraphology = false
  private var isMultigraph: Bool?

  init(_ options: ReadingOptions) {
    direction = options.direction
    asksForPlaces = options.format == .d3JSON
  }

  private static let nodeForm = JSONRowForm(meanings: [
    "id": .identifier("id"), "key": .identifier("key"), "attributes": .flattened(JSONRowForm()),
  ])

  private static let linkForm = JSONRowForm(meanings: [
    "source": .identifier("source"), "target": .identifier("target"),
    "from": .identifier("from"), "to": .identifier("to"), "directed": .direction(yes: .directed),
    "undirected": .direction(yes: .undirected), "arrows": .arrows,
    "attributes": .flattened(JSONRowForm()),
  ])

  // MARK: The document

  mutating func read(_ start: JSONScanner) throws(JSONFault) {
    var scanner = start
    switch try scanner.kind() {
    case .object: break
    case .array:
      // Nothing but links.
      try readLinks(scanner, member: "links")
      try scanner.skip()
      return try finish(scanner)
    default:
      let value = try scanner.readValue()
      throw JSONFault(line: value.line, message: "expected an object, found \(value.kindName)")
    }
    let line = scanner.line
    var places: [String: JSONScanner] = [:]
    try scanner.enter()
    while try scanner.nextName() {
      let name = scanner.tokenText
      guard places[name] == nil else { throw scanner.fault(repeatedNameMessage(name)) }
      _ = try scanner.kind()
      places[name] = scanner
      switch name {
      case "nodes", "links", "edges", "adjacency", "children": try scanner.skip()
      default: try readMember(name, scanner.readValue())
      }
    }
    try finish(scanner)
    if places["nodes"] == nil, places["children"] != nil {
      var start = start
      metadata = JSONMetadata()
      return try readTree(start.readValue())
    }
    try readTables(places, line)
  }

  private func finish(_ scanner: JSONScanner) throws(JSONFault) {
    var scanner = scanner
    guard scanner.isAtEnd() else {
      throw scanner.unexpected("nothing after the end of the value")
    }
  }

  private mutating func readMember(_ name: String, _ value: JSONValue) throws(JSONFault) {
    switch name {
    case "directed":
      guard let isDirected = value.boolean else {
        throw JSONFault(
          line: value.line, message: "'directed' must be true or false, found \(value.kindName)")
      }
      direction = isDirected ? .directed : .undirected
    case "multigraph": isMultigraph = value.boolean
    case "graph" where value.members != nil, "attributes" where value.members != nil:
      metadata.read(value.members ?? [])
    case "graph" where value.elements != nil:
      // NetworkX 1 writes pairs of a name and a value.
      let pairs = value.elements ?? []
      for pair in pairs {
        guard let parts = pair.elements, parts.count == 2, let name = parts[0].text else {
          return metadata.keep("graph", value)
        }
        metadata.read([.init(name, parts[1])])
      }
    case "options" where value["type"]?.text != nil:
      isGraphology = true
      // Edges of graphology that do not say otherwise are directed.
      direction = value["type"]?.text == "undirected" ? .undirected : .directed
    default: metadata.read([.init(name, value)])
    }
  }

  private mutating func readTables(_ places: [String: JSONScanner], _ line: Int) throws(JSONFault) {
    guard let nodesStart = places["nodes"] else {
      throw JSONFault(line: line, message: "expected a member 'nodes' with the actors")
    }
    let member = ["links", "edges", "adjacency"].first { places[$0] != nil }
    guard let member, let linksStart = places[member] else {
      throw JSONFault(line: line, message: "expected a member 'links' or 'edges' with the ties")
    }
    for name in ["edges", "adjacency", "children"] where name != member {
      guard var other = places[name] else { continue }
      metadata.keep(name, try other.readValue())
    }
    try readNodes(nodesStart)
    if member == "adjacency" {
      try readAdjacency(linksStart)
    } else {
      try readLinks(linksStart, member: member)
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

  // MARK: Nodes

  private mutating func readNodes(_ start: JSONScanner) throws(JSONFault) {
    hasNodes = true
    var scanner = try array(start, "nodes")
    let line = scanner.line
    try nodes.readArray(&scanner)
    if nodes.elements.hasColumn("id") {
      // Another key than the id is an attribute.
    } else if nodes.elements.hasColumn("key") {
      nodes.rename("key", to: "id")
    } else if columnIsUnique("name") {
      nodes.rename("name", to: "id")
    } else if nodes.elements.rowCount > 0 {
      // Old files of D3 have no ids: links name the place of a node.
      nodes = JSONRows(of: .actors, Self.nodeForm, first: ["id"])
      scanner = try array(start, "nodes")
      try nodes.readArray(&scanner) { rows, place in
        rows.set(String(place), in: rows.column("id"))
      }
      assumptions.append((line, "the nodes have no ids; their places, from 0, are taken for them"))
    }
    nodes.rename("label", to: "name")
  }

  /// Whether every node has a name of its own.
  private func columnIsUnique(_ name: String) -> Bool {
    guard let column = nodes.elements.names.firstIndex(of: name) else { return false }
    let table = nodes.elements.table
    var seen: Set<Identifier> = []
    return (0..<table.rowCount).allSatisfy { row in
      !table.isEmpty(row, column) && seen.insert(Identifier(table.string(row, column))).inserted
    }
  }

  private func ids() -> [String] {
    let table = nodes.elements.table
    guard let column = nodes.elements.names.firstIndex(of: "id") else { return [] }
    return nodes.rowOfPlace.map { $0 < 0 ? "" : table.string($0, column) }
  }

  // MARK: Links

  private mutating func readLinks(_ start: JSONScanner, member: String) throws(JSONFault) {
    var scanner = try array(start, member)
    let line = scanner.line
    try links.readArray(&scanner)
    if hasNodes, namesPlaces() {
      endsArePlaces = true
      let ids = ids()
      if nodes.ends.others > 0,
        ids.enumerated().contains(where: {
          Identifier(String($0.offset)) != Identifier($0.element) && isNumber($0.element)
        })
      {
        assumptions.append(
          (
            line,
            "the ends of the links are numbers, and the ids of the nodes texts; the numbers are "
              + "taken for places of nodes, from 0"
          ))
      }
      links = JSONRows(of: .relations, Self.linkForm)
      links.idOfPlace = ids
      links.repetitionLimit += 4 * scanner.byteCount
      scanner = try array(start, member)
      try links.readArray(&scanner)
    }
    nameColumns()
    if isMultigraph == nil, !links.elements.hasColumn("weight"), columnHoldsNumbers("value") {
      links.rename("value", to: "weight")
      assumptions.append(
        (line, "'value' of the links, a number everywhere, is taken for the weight"))
    }
  }

  private func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// Whether the ends of links are places of nodes: all of them are numbers of places, and ids are
  /// texts or there are none.
  private func namesPlaces() -> Bool {
    guard links.ends.numbers > 0, links.ends.others == 0 else { return false }
    if asksForPlaces { return true }
    guard links.ends.smallest >= 0, links.ends.largest < nodes.rowOfPlace.count else {
      // Nodes without ids have nothing but their places.
      return nodes.ends.numbers + nodes.ends.others == 0
    }
    return nodes.ends.numbers == 0
  }

  /// Gives the columns of links the names that they have here.
  private mutating func nameColumns() {
    if !links.elements.hasColumn("source") { links.rename("from", to: "source") }
    if !links.elements.hasColumn("target") { links.rename("to", to: "target") }
    if isGraphology { links.rename("key", to: "id") }
    if let meaning = typeMeaning() { links.rename("type", to: meaning) }
  }

  /// What `type` means: the direction where it says only `directed` and `undirected`, the kind
  /// otherwise.
  private func typeMeaning() -> String? {
    let names = links.elements.names
    let renamed = typeColumnMeaning(names, links.elements.table, firstRow: 0)
    return zip(names, renamed).first { $0 != $1 && $0 == "type" }?.1
  }

  private func columnHoldsNumbers(_ name: String) -> Bool {
    guard let column = links.elements.names.firstIndex(of: name) else { return false }
    let table = links.elements.table
    return (0..<table.rowCount).allSatisfy { row in
      if table.isEmpty(row, column) { return true }
      if case .success = readNumber(table.string(row, column), NumberForm()) { return true }
      return false
    }
  }

  // MARK: Adjacency

  /// Reads the neighbours of each node, in the order of the nodes, as NetworkX's `adjacency_data`
  /// has them. In an undirected graph both ends name a tie: it is read once.
  private mutating func readAdjacency(_ start: JSONScanner) throws(JSONFault) {
    var scanner = try array(start, "adjacency")
    let ids = ids()
    let placeOfID = Dictionary(zip(ids.map { Identifier($0) }, 0...)) { first, _ in first }
    links = JSONRows(
      of: .relations, JSONRowForm(meanings: ["id": .identifier("target")]),
      first: ["source", "target"])
    links.repetitionLimit += 4 * scanner.byteCount
    var unmatched: [Pair: Int] = [:]
    var place = 0
    try scanner.enter()
    while try scanner.nextElement() {
      guard place < ids.count else {
        throw scanner.fault("'adjacency' has more elements than 'nodes', which has \(ids.count)")
      }
      guard try scanner.kind() == .array else {
        let value = try scanner.readValue()
        throw JSONFault(
          line: value.line, message: "expected an array of neighbours, found \(value.kindName)")
      }
      try scanner.enter()
      while try scanner.nextElement() {
        if direction == .undirected {
          var ahead = scanner
          let neighbour = try ahead.readValue()
          let other = (neighbour["id"].flatMap(identifierText)).flatMap {
            placeOfID[Identifier($0)]
          }
          if let other, other < place, let count = unmatched[Pair(a: other, b: place)], count > 0 {
            unmatched[Pair(a: other, b: place)] = count - 1
            scanner = ahead
            continue
          }
          if let other, other > place { unmatched[Pair(a: place, b: other), default: 0] += 1 }
        }
        guard try scanner.kind() == .object else {
          try links.readRow(&scanner)
          continue
        }
        let line = scanner.line
        links.setRepeated(ids[place], in: 0, line: line)
        try links.readMembers(&scanner)
        links.endRow(line: line)
      }
      place += 1
    }
    nameColumns()
  }

  // MARK: Trees

  /// Reads nodes within nodes, as `tree_data` of NetworkX and hierarchies of D3 have them; ties lead
  /// from a node to its children. Nodes without ids get their path of names.
  private mutating func readTree(_ root: JSONValue) {
    hasNodes = true
    direction = .directed
    // Values nest no deeper than the scanner allows, but a stack of one's own costs nothing.
    var stack: [(value: JSONValue, parent: String?)] = [(root, nil)]
    while let (value, parent) = stack.popLast() {
      var id = value["id"].flatMap(identifierText)
      if id == nil, let name = value["name"].flatMap(cellText) {
        id = parent.map { "\($0)/\(name)" } ?? name
      }
      if let id { nodes.setRepeated(id, in: nodes.column("id"), line: value.line) }
      nodes.set(value.members ?? [], except: ["id", "children"])
      if value.members == nil {
        nodes.fail(value.line, "expected an object, found \(value.kindName)")
      }
      nodes.endRow(line: value.line)
      guard let id else { continue }
      if let parent {
        links.setRepeated(parent, in: links.column("source"), line: value.line)
        links.setRepeated(id, in: links.column("target"), line: value.line)
        links.endRow(line: value.line)
      }
      for child in (value["children"]?.elements ?? []).reversed() { stack.append((child, id)) }
    }
  }

  private struct Pair: Hashable {
    let a: Int
    let b: Int
  }
}

import NetworkGraph

/// Reads the aspects of CX and CX2, the exchange formats of NDEx and Cytoscape.
///
/// CX writes the attributes of nodes and edges apart from them, one by one; CX2 writes them as `v`.
struct CytoscapeExchange {
  private(set) var nodes = JSONRows(of: .actors, Self.nodeForm)
  private(set) var edges = JSONRows(of: .relations, Self.edgeForm)
  private(set) var metadata = JSONMetadata()
  private(set) var unread: [(name: String, line: Int)] = []
  /// The objects of CX, which wait for their attributes.
  private var waiting: [String: [JSONValue]] = [:]
  private var attributes: [String: [Identifier: [JSONValue.Member]]] = [:]
  private var isCX2 = false

  private static let nodeForm = JSONRowForm(meanings: [
    "id": .identifier("id"), "v": .flattened(JSONRowForm()),
  ])

  private static let edgeForm = JSONRowForm(meanings: [
    "id": .identifier("id"), "s": .identifier("source"), "t": .identifier("target"),
    "v": .flattened(JSONRowForm()),
  ])

  mutating func read(_ scanner: inout JSONScanner) throws(JSONFault) {
    try scanner.enter()
    while try scanner.nextElement() {
      guard try scanner.kind() == .object else {
        let value = try scanner.readValue()
        throw JSONFault(
          line: value.line, message: "expected an object with an aspect, found \(value.kindName)")
      }
      try scanner.enter()
      while try scanner.nextName() { try readAspect(scanner.tokenText, &scanner) }
    }
    finishNodes()
    finishEdges()
  }

  private mutating func readAspect(_ name: String, _ scanner: inout JSONScanner)
    throws(JSONFault)
  {
    let kind = try scanner.kind()
    let line = scanner.line
    switch name {
    case "CXVersion":
      isCX2 = true
      _ = try scanner.readValue()
    case "nodes" where isCX2 && kind == .array: try nodes.readArray(&scanner)
    case "edges" where isCX2 && kind == .array: try edges.readArray(&scanner)
    case "nodes", "edges":
      waiting[name, default: []] += try scanner.readValue().elements ?? []
    case "nodeAttributes", "edgeAttributes":
      for value in try scanner.readValue().elements ?? [] { note(value, of: name) }
    case "networkAttributes":
      for value in try scanner.readValue().elements ?? [] { readNetworkAttribute(value) }
    case "attributeDeclarations", "numberVerification", "metaData", "status", "hasFragments":
      _ = try scanner.readValue()
    default:
      _ = try scanner.readValue()
      unread.append((name, line))
    }
  }

  /// CX has `n` and `v`, CX2 plain members.
  private mutating func readNetworkAttribute(_ value: JSONValue) {
    if !isCX2, let name = value["n"]?.text, let content = value["v"] {
      metadata.read([.init(name, content)])
    } else {
      metadata.read(value.members ?? [])
    }
  }

  private mutating func note(_ value: JSONValue, of aspect: String) {
    guard let owner = value["po"], let name = value["n"]?.text, let content = value["v"] else {
      return
    }
    // One attribute may be said of several elements.
    for id in owner.elements ?? [owner] {
      guard let text = identifierText(id) else { continue }
      attributes[aspect, default: [:]][Identifier(text), default: []].append(.init(name, content))
    }
  }

  private mutating func finishNodes() {
    for value in waiting["nodes"] ?? [] {
      let id = value["@id"].flatMap(identifierText)
      if let id { nodes.set(id, in: "id") }
      if let name = value["n"].flatMap(cellText) { nodes.set(name, in: "name") }
      if let represents = value["r"].flatMap(cellText) { nodes.set(represents, in: "represents") }
      let own = id.flatMap { attributes["nodeAttributes"]?[Identifier($0)] } ?? []
      nodes.set(own, except: value["n"] == nil ? [] : ["name"])
      nodes.endRow(line: value.line)
    }
  }

  private mutating func finishEdges() {
    for value in waiting["edges"] ?? [] {
      let id = value["@id"].flatMap(identifierText)
      if let id { edges.set(id, in: "id") }
      for (member, column) in [("s", "source"), ("t", "target"), ("i", "interaction")] {
        if let text = value[member].flatMap(identifierText) { edges.set(text, in: column) }
      }
      let own = id.flatMap { attributes["edgeAttributes"]?[Identifier($0)] } ?? []
      edges.set(own, except: value["i"] == nil ? [] : ["interaction"])
      edges.endRow(line: value.line)
    }
  }
}

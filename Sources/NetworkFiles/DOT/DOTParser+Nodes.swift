/// Nodes and subgraphs, alone or as the ends of edges.
extension DOTParser {
  /// A node with its port, nodes between commas, a subgraph, or an attribute of the graph.
  mutating func parseEnd() {
    switch token {
    case .keyword(.subgraph):
      advance()
      var name: ContiguousArray<UInt8>?
      if isText {
        name = ContiguousArray(scanner.text)
        advance()
      }
      guard token == .mark(UInt8(ascii: "{")) else {
        fail("expected { after 'subgraph' and its name, found \(described)")
        return recover()
      }
      openScope(name)
    case .mark(UInt8(ascii: "{")): openScope(nil)
    case .name, .quoted, .html: parseNodes()
    default:
      fail("expected a node or a subgraph after the arrow, found \(described)")
      recover()
    }
  }

  mutating func parseNodes() {
    var nodes: [(node: Int32, port: Range<Int>?)] = []
    while true {
      noteRunOn()
      let value = graph.attributes.value(scanner.text)
      let isHTML = token == .html
      let line = scanner.line
      let isStatement = nodes.isEmpty && scopes[scopes.count - 1].state == .statement
      advance()
      if isStatement, token == .mark(UInt8(ascii: "=")) {
        advance()
        return parseGraphAttribute(key: value)
      }
      let node = addNode(value, isHTML: isHTML, line: line)
      nodes.append((node, parsePort()))
      guard token == .mark(UInt8(ascii: ",")) else { break }
      advance()
      guard isText else { break }
    }
    scopes[scopes.count - 1].ends.append(
      nodes.count == 1 && nodes[0].port == nil ? .node(nodes[0].node) : .nodes(nodes))
    scopes[scopes.count - 1].state = .afterEnd
  }

  mutating func noteRunOn() {
    guard token == .name, scanner.numberRunsIntoName,
      let first = scanner.text.first, first < 0x3A
    else { return }
    let number = String(decoding: scanner.text.prefix(80), as: UTF8.self)
    graph.notes.append(
      (
        scanner.line,
        "the number \(quoted(number)) and the letters behind it are two nodes, as Graphviz reads "
          + "them; put names that start with a digit in quotes"
      ))
  }

  mutating func addNode(_ name: Range<Int>, isHTML: Bool, line: Int) -> Int32 {
    var text = graph.attributes.bytes(name)
    if isHTML {
      text = ContiguousArray([UInt8(ascii: "<")] + text + [UInt8(ascii: ">")])[...]
    }
    let node = graph.nodes.add(text)
    let scope = scopes.count - 1
    if node == graph.nodeLists.count {
      graph.nodeLists.append(scopes[scope].nodeDefaults)
      graph.nodeLines.append(line)
    }
    if scope > 0 {
      graph.subgraphs[scopes[scope].subgraph].mentions.append(Int32(node))
      if scopes[scope].named >= 0 {
        graph.memberships.append((Int32(node), scopes[scope].named))
      }
    }
    return Int32(node)
  }

  /// `:port`, `:port:compass` as one text.
  mutating func parsePort() -> Range<Int>? {
    var port: ContiguousArray<UInt8> = []
    while token == .mark(UInt8(ascii: ":")) {
      advance()
      guard isText else {
        fail("expected a port after the colon, found \(described)")
        break
      }
      if !port.isEmpty { port.append(UInt8(ascii: ":")) }
      port.append(contentsOf: scanner.text)
      advance()
    }
    return port.isEmpty ? nil : graph.attributes.value(port[...])
  }

  mutating func openScope(_ name: ContiguousArray<UInt8>?) {
    let outer = scopes[scopes.count - 1]
    var place = graph.subgraphs.count
    var isNew = true
    if let name, !name.isEmpty {
      let key = SubgraphName(parent: outer.subgraph, name: name)
      if let known = subgraphOfName[key] {
        place = known
        isNew = false
      } else {
        subgraphOfName[key] = place
      }
    }
    if isNew {
      graph.subgraphs.append(
        DOTSubgraph(
          name: name.map { String(decoding: $0, as: UTF8.self) }, line: scanner.line))
      graph.subgraphs[outer.subgraph].parts.append(place)
    }
    let part = graph.subgraphs[place]
    budget -= 10 * (part.nodeDefaults.count + part.edgeDefaults.count)
    guard budget > 0 else { return stop("a subgraph with many defaults is opened too often") }
    scopes.append(
      Scope(
        subgraph: place, named: part.name != nil ? Int32(place) : outer.named,
        nodeDefaults: extended(outer.nodeDefaults, by: part.nodeDefaults),
        edgeDefaults: extended(outer.edgeDefaults, by: part.edgeDefaults)))
    advance()
  }

  mutating func closeScope() {
    let closed = scopes.removeLast()
    advance()
    guard !scopes.isEmpty else { return }
    scopes[scopes.count - 1].ends.append(.subgraph(closed.subgraph))
    scopes[scopes.count - 1].state = .afterEnd
  }
}

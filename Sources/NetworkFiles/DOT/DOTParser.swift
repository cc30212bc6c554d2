/// Understands the words of a file in the language of Graphviz.
///
/// Braces nest without taking stack. What would make far more of a file than it holds, such as edges
/// between two lists of thousands, is bounded by the size of the file.
struct DOTParser {
  private var scanner: DOTScanner
  private var token: DOTScanner.Token = .end
  private(set) var graph = DOTGraph()
  private var scopes: [Scope] = []
  private var subgraphOfName: [SubgraphName: Int] = [:]
  private var edgeOfPair: [Pair: Int] = [:]
  /// The steps that are still allowed beyond reading the bytes.
  private var budget: Int
  private var allowedEdges: Int

  /// An open brace.
  private struct Scope {
    let subgraph: Int
    let named: Int32
    var nodeDefaults: Int32
    var edgeDefaults: Int32
    var ends: [End] = []
    var state = State.statement
    var edgeLine = 0
  }

  private enum State {
    case statement
    /// After a node or subgraph.
    case afterEnd
    /// After `->`.
    case beforeEnd
  }

  private enum End {
    case nodes([(node: Int32, port: Range<Int>?)])
    case subgraph(Int)
  }

  private struct SubgraphName: Hashable {
    let parent: Int
    let name: ContiguousArray<UInt8>
  }

  private struct Pair: Hashable {
    let tail: Int32
    let head: Int32
    let key: Int
  }

  private init(_ bytes: ContiguousArray<UInt8>) {
    scanner = DOTScanner(bytes)
    budget = 50_000_000 + 50 * bytes.count
    allowedEdges = 500_000 + bytes.count / 2
  }

  static func parse(_ bytes: ContiguousArray<UInt8>) -> DOTGraph {
    var parser = DOTParser(bytes)
    parser.parseFile()
    return parser.graph
  }

  private mutating func advance() { token = scanner.next() }

  private mutating func fail(_ message: String) {
    graph.faults.append((scanner.line, message, false))
    // A file with more faults than this is none of this format.
    if graph.faults.count >= 1000 { stop("too many faults; the rest of the file is not read") }
  }

  private mutating func stop(_ message: String) {
    if graph.fatal == nil { graph.fatal = (scanner.line, message) }
  }

  // MARK: The file

  private mutating func parseFile() {
    advance()
    if token == .keyword(.strict) {
      graph.isStrict = true
      advance()
    }
    switch token {
    case .keyword(.graph): break
    case .keyword(.digraph): graph.isDirected = true
    default: return stop("expected 'graph' or 'digraph', found \(described)")
    }
    advance()
    if isText {
      graph.name = String(decoding: scanner.text, as: UTF8.self)
      advance()
    }
    guard token == .mark(UInt8(ascii: "{")) else {
      return stop("expected { after 'graph' and its name, found \(described)")
    }
    graph.subgraphs.append(DOTSubgraph(name: nil, line: scanner.line))
    scopes.append(
      Scope(
        subgraph: 0, named: -1, nodeDefaults: DOTAttributes.none, edgeDefaults: DOTAttributes.none))
    advance()
    while !scopes.isEmpty, graph.fatal == nil { parseNext() }
    guard graph.fatal == nil, token != .end else { return }
    noteRest()
  }

  /// Only the first graph of a file is read.
  private mutating func noteRest() {
    let line = scanner.line
    switch token {
    case .keyword(.graph), .keyword(.digraph), .keyword(.strict):
      graph.notes.append(
        (line, "the file goes on with another graph here; only the first one is read"))
    default:
      graph.faults.append((line, "expected the end of the file, found \(described)", true))
    }
  }

  private var isText: Bool { token == .name || token == .quoted || token == .html }

  private var described: String {
    switch token {
    case .name, .quoted, .html: quoted(String(decoding: scanner.text.prefix(400), as: UTF8.self))
    case .keyword(let word): "'\(word.rawValue)'"
    case .edge(let isDirected): isDirected ? "'->'" : "'--'"
    case .mark(let byte): quoted(String(decoding: [byte], as: UTF8.self))
    case .end: "the end of the file"
    case .fault(let message): message
    }
  }

  // MARK: Statements

  private mutating func parseNext() {
    if case .fault(let message) = token {
      if scanner.isBroken { return stop(message) }
      fail(message)
      return recover()
    }
    if token == .end {
      return stop(
        "the file ends within braces; expected } for the one that opens on line "
          + "\(graph.subgraphs[scopes[scopes.count - 1].subgraph].line)")
    }
    switch scopes[scopes.count - 1].state {
    case .statement: parseStatement()
    case .beforeEnd: parseEnd()
    case .afterEnd: parseAfterEnd()
    }
  }

  /// Passes over what is left of a statement.
  private mutating func recover() {
    if !graph.faults.isEmpty { graph.faults[graph.faults.count - 1].refuses = true }
    scopes[scopes.count - 1].ends = []
    scopes[scopes.count - 1].state = .statement
    scanner.skipLine()
    advance()
  }

  private mutating func parseStatement() {
    switch token {
    case .mark(UInt8(ascii: ";")), .mark(UInt8(ascii: ",")): advance()
    case .mark(UInt8(ascii: "}")): closeScope()
    case .keyword(.graph), .keyword(.node), .keyword(.edge): parseDefaults()
    case .name, .quoted, .html, .keyword(.subgraph), .mark(UInt8(ascii: "{")):
      scopes[scopes.count - 1].edgeLine = scanner.line
      parseEnd()
    default:
      fail("expected a node, an edge or an attribute, found \(described)")
      if case .mark = token { advance() } else { recover() }
    }
  }

  private mutating func parseDefaults() {
    guard case .keyword(let word) = token else { return }
    advance()
    guard token == .mark(UInt8(ascii: "[")) else {
      fail("expected [ after '\(word.rawValue)', found \(described)")
      return recover()
    }
    let list = parseAttributes()
    let scope = scopes.count - 1
    let subgraph = scopes[scope].subgraph
    switch word {
    case .node:
      if subgraph > 0 { graph.subgraphs[subgraph].nodeDefaults += list }
      for item in list { graph.nodeKeys.note(item.key) }
      scopes[scope].nodeDefaults = extended(scopes[scope].nodeDefaults, by: list)
    case .edge:
      if subgraph > 0 { graph.subgraphs[subgraph].edgeDefaults += list }
      for item in list { graph.edgeKeys.note(item.key) }
      scopes[scope].edgeDefaults = extended(scopes[scope].edgeDefaults, by: list)
    default: for item in list { setGraphAttribute(item) }
    }
  }

  private mutating func setGraphAttribute(_ item: DOTAssignment) {
    let subgraph = scopes[scopes.count - 1].subgraph
    if subgraph == 0 {
      graph.graphList = graph.attributes.list(
        graph.graphList, with: item.key, item.value, isHTML: item.isHTML)
    } else if graph.attributes.keys[item.key].elementsEqual("label".utf8) {
      graph.subgraphs[subgraph].label = item.value
    } else {
      graph.subgraphs[subgraph].otherAttributes += 1
    }
  }

  /// Defaults with some put before them. Short lists are made anew, so that defaults which change
  /// with each node do not grow.
  private mutating func extended(_ list: Int32, by items: [DOTAssignment]) -> Int32 {
    guard !items.isEmpty else { return list }
    var kept: [DOTAttributes.Entry] = []
    var next = list
    while next >= 0, kept.count <= 64 {
      let entry = graph.attributes.entries[Int(next)]
      kept.append(entry)
      next = entry.next
    }
    var result = list
    if kept.count <= 64 {
      var seen = Set(items.map(\.key))
      kept = kept.filter { seen.insert($0.key).inserted }
      result = DOTAttributes.none
      for entry in kept.reversed() {
        result = graph.attributes.list(
          result, with: entry.key, entry.value, isHTML: entry.isHTML)
      }
    }
    return prepend(items, to: result)
  }

  private mutating func prepend(_ items: [DOTAssignment], to list: Int32) -> Int32 {
    var list = list
    for item in items {
      list = graph.attributes.list(list, with: item.key, item.value, isHTML: item.isHTML)
    }
    return list
  }

  // MARK: Nodes and subgraphs

  /// A node with its port, nodes between commas, a subgraph, or an attribute of the graph.
  private mutating func parseEnd() {
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

  private mutating func parseNodes() {
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
    scopes[scopes.count - 1].ends.append(.nodes(nodes))
    scopes[scopes.count - 1].state = .afterEnd
  }

  private mutating func noteRunOn() {
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

  private mutating func parseGraphAttribute(key: Range<Int>) {
    guard isText else {
      fail("expected a value after =, found \(described)")
      return recover()
    }
    let number = graph.attributes.key(graph.attributes.bytes(key))
    setGraphAttribute(
      DOTAssignment(
        key: number, value: graph.attributes.value(scanner.text), isHTML: token == .html))
    advance()
  }

  private mutating func addNode(_ name: Range<Int>, isHTML: Bool, line: Int) -> Int32 {
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
  private mutating func parsePort() -> Range<Int>? {
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

  private mutating func openScope(_ name: ContiguousArray<UInt8>?) {
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

  private mutating func closeScope() {
    let closed = scopes.removeLast()
    advance()
    guard !scopes.isEmpty else { return }
    scopes[scopes.count - 1].ends.append(.subgraph(closed.subgraph))
    scopes[scopes.count - 1].state = .afterEnd
  }

  // MARK: The end of a statement

  private mutating func parseAfterEnd() {
    let scope = scopes.count - 1
    switch token {
    case .edge(let isDirected):
      if isDirected != graph.isDirected {
        fail(
          graph.isDirected
            ? "'--' in a digraph; expected '->'"
            : "'->' in a graph that is not directed; expected "
              + "'--', or 'digraph' at the beginning")
      }
      scopes[scope].state = .beforeEnd
      return advance()
    case .mark(UInt8(ascii: ":")):
      fail("a port of a subgraph; expected it at a node")
      return recover()
    default: break
    }
    let ends = scopes[scope].ends
    let line = scopes[scope].edgeLine
    scopes[scope].ends = []
    scopes[scope].state = .statement
    let list = token == .mark(UInt8(ascii: "[")) ? parseAttributes() : []
    if ends.count > 1 {
      addEdges(between: ends, list, line: line)
    } else if case .nodes(let nodes)? = ends.first {
      for item in list { graph.nodeKeys.note(item.key) }
      for (node, _) in nodes where !list.isEmpty {
        graph.nodeLists[Int(node)] = prepend(list, to: graph.nodeLists[Int(node)])
      }
    } else if !list.isEmpty {
      graph.notes.append(
        (
          line,
          "attributes behind a subgraph mean nothing, as in Graphviz; write node [...] within it"
        ))
    }
  }

  /// `[a=b, c=d] [e=f]`
  private mutating func parseAttributes() -> [DOTAssignment] {
    var list: [DOTAssignment] = []
    while token == .mark(UInt8(ascii: "[")) {
      advance()
      while token != .mark(UInt8(ascii: "]")) {
        switch token {
        case .mark(UInt8(ascii: ",")), .mark(UInt8(ascii: ";")):
          advance()
          continue
        // Words of the language name attributes in files that other programs write.
        case .name, .quoted, .html, .keyword: break
        default:
          if case .fault = token { return list }
          fail("expected an attribute or ], found \(described)")
          if token != .end, token != .mark(UInt8(ascii: "}")) {
            scanner.skipLine()
            advance()
          }
          return list
        }
        let key = graph.attributes.key(scanner.text)
        let line = scanner.line
        advance()
        guard token == .mark(UInt8(ascii: "=")) else {
          graph.faults.append(
            (
              line, "expected = and a value after \(quoted(graph.attributes.keys.string(key)))",
              false
            ))
          if isText || token == .mark(UInt8(ascii: "]")) { continue }
          if case .mark(let byte) = token, byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") {
            continue
          }
          scanner.skipLine()
          advance()
          return list
        }
        advance()
        guard isText else {
          if case .fault = token { return list }
          fail(
            "expected a value after =, found \(described); other texts than words stand in quotes")
          continue
        }
        list.append(
          DOTAssignment(
            key: key, value: graph.attributes.value(scanner.text), isHTML: token == .html))
        advance()
      }
      advance()
    }
    return list
  }

  // MARK: Edges

  private mutating func addEdges(between ends: [End], _ list: [DOTAssignment], line: Int) {
    for item in list { graph.edgeKeys.note(item.key) }
    let shared = prepend(list, to: scopes[scopes.count - 1].edgeDefaults)
    let keyName = graph.attributes.key(ContiguousArray("key".utf8)[...])
    let key = list.last { $0.key == keyName }.map {
      graph.attributes.key(graph.attributes.bytes($0.value))
    }
    var tails = nodes(of: ends[0])
    for end in ends.dropFirst() {
      let heads = nodes(of: end)
      let (count, overflow) = tails.count.multipliedReportingOverflow(by: heads.count)
      guard !overflow, count <= allowedEdges, graph.fatal == nil else {
        return stop(
          "the subgraphs here stand for \(tails.count) times \(heads.count) edges, far more than a "
            + "file of this size can mean; write the edges one by one")
      }
      for tail in tails {
        for head in heads {
          addEdge(tail, head, shared: shared, list, key: key, line: line)
        }
      }
      if tails.count > 1 || heads.count > 1 { allowedEdges -= count }
      tails = heads
    }
  }

  private mutating func addEdge(
    _ tail: (node: Int32, port: Range<Int>?), _ head: (node: Int32, port: Range<Int>?),
    shared: Int32, _ list: [DOTAssignment], key: Int?, line: Int
  ) {
    var ports: [DOTAssignment] = []
    if let port = tail.port { ports.append(portAttribute("tailport", port)) }
    if let port = head.port { ports.append(portAttribute("headport", port)) }
    for item in ports { graph.edgeKeys.note(item.key) }
    if graph.isStrict || key != nil {
      var pair = Pair(tail: tail.node, head: head.node, key: graph.isStrict ? -1 : key ?? -1)
      if !graph.isDirected, tail.node > head.node {
        pair = Pair(tail: head.node, head: tail.node, key: pair.key)
      }
      if let known = edgeOfPair[pair] {
        graph.merged += 1
        if graph.firstMergedLine == nil { graph.firstMergedLine = line }
        graph.edges[known].attributes = prepend(ports + list, to: graph.edges[known].attributes)
        return
      }
      edgeOfPair[pair] = graph.edges.count
    }
    graph.edges.append(
      DOTGraph.Edge(
        tail: tail.node, head: head.node, attributes: prepend(ports, to: shared), line: line))
  }

  private mutating func portAttribute(_ name: String, _ port: Range<Int>) -> DOTAssignment {
    DOTAssignment(
      key: graph.attributes.key(ContiguousArray(name.utf8)[...]), value: port, isHTML: false)
  }

  /// The nodes of an end; those of a subgraph in the order in which the file names them first.
  private mutating func nodes(of end: End) -> [(node: Int32, port: Range<Int>?)] {
    switch end {
    case .nodes(let nodes): return nodes
    case .subgraph(let place):
      var open = [place]
      var found: [Int32] = []
      while let subgraph = open.popLast() {
        found.append(contentsOf: graph.subgraphs[subgraph].mentions)
        open.append(contentsOf: graph.subgraphs[subgraph].parts)
        budget -= graph.subgraphs[subgraph].mentions.count + 1
        guard budget > 0 else {
          stop("subgraphs that hold one another are ends of too many edges")
          return []
        }
      }
      found.sort()
      var last: Int32 = -1
      return found.compactMap { node in
        guard node != last else { return nil }
        last = node
        return (node, nil)
      }
    }
  }
}

/// Understands the words of a file in the language of Graphviz.
///
/// Braces nest without taking stack. What would make far more of a file than it holds, such as edges
/// between two lists of thousands, is bounded by the size of the file.
struct DOTParser {
  var scanner: DOTScanner
  var token: DOTScanner.Token = .end
  var graph = DOTGraph()
  var scopes: [Scope] = []
  var subgraphOfName: [SubgraphName: Int] = [:]
  var edgeOfPair: [Pair: Int] = [:]
  /// The steps that are still allowed beyond reading the bytes.
  var budget: Int
  var allowedEdges: Int

  /// An open brace.
  struct Scope {
    let subgraph: Int
    let named: Int32
    var nodeDefaults: Int32
    var edgeDefaults: Int32
    var ends: [End] = []
    var state = State.statement
    var edgeLine = 0
  }

  enum State {
    case statement
    /// After a node or subgraph.
    case afterEnd
    /// After `->`.
    case beforeEnd
  }

  enum End {
    /// A node alone, as most are: a chain has one for every few bytes.
    case node(Int32)
    case nodes([(node: Int32, port: Range<Int>?)])
    case subgraph(Int)

    var isSubgraph: Bool {
      if case .subgraph = self { true } else { false }
    }
  }

  struct SubgraphName: Hashable {
    let parent: Int
    let name: ContiguousArray<UInt8>
  }

  struct Pair: Hashable {
    let tail: Int32
    let head: Int32
    let key: Int
  }

  init(_ bytes: ContiguousArray<UInt8>) {
    scanner = DOTScanner(bytes)
    budget = 50_000_000 + 50 * bytes.count
    allowedEdges = 500_000 + bytes.count / 2
  }

  static func parse(_ bytes: ContiguousArray<UInt8>) -> DOTGraph {
    var parser = DOTParser(bytes)
    parser.parseFile()
    return parser.graph
  }

  mutating func advance() { token = scanner.next() }

  mutating func fail(_ message: String) {
    graph.faults.append((scanner.line, message, false))
    // A file with more faults than this is none of this format.
    if graph.faults.count >= 1000 { stop("too many faults; the rest of the file is not read") }
  }

  mutating func stop(_ message: String) {
    if graph.fatal == nil { graph.fatal = (scanner.line, message) }
  }

  mutating func parseFile() {
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
  mutating func noteRest() {
    let line = scanner.line
    switch token {
    case .keyword(.graph), .keyword(.digraph), .keyword(.strict):
      graph.notes.append(
        (line, "the file goes on with another graph here; only the first one is read"))
    default:
      graph.faults.append((line, "expected the end of the file, found \(described)", true))
    }
  }

  var isText: Bool { token == .name || token == .quoted || token == .html }

  var described: String {
    switch token {
    case .name, .quoted, .html: quoted(String(decoding: scanner.text.prefix(400), as: UTF8.self))
    case .keyword(let word): "'\(word.rawValue)'"
    case .edge(let isDirected): isDirected ? "'->'" : "'--'"
    case .mark(let byte): quoted(String(decoding: [byte], as: UTF8.self))
    case .end: "the end of the file"
    case .fault(let message): message
    }
  }

  mutating func parseNext() {
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
  mutating func recover() {
    if !graph.faults.isEmpty { graph.faults[graph.faults.count - 1].refuses = true }
    scopes[scopes.count - 1].ends = []
    scopes[scopes.count - 1].state = .statement
    scanner.skipLine()
    advance()
  }

  mutating func parseStatement() {
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
}

/// The attributes of nodes and edges in lists that share their ends: the defaults of a scope are the
/// end of the list of each node that is made in it.
struct DOTAttributes {
  struct Entry {
    let key: Int
    let value: Range<Int>
    let isHTML: Bool
    let next: Int32
  }

  /// The end of every list.
  static let none: Int32 = -1

  private(set) var keys = InternedTexts()
  private(set) var entries: ContiguousArray<Entry> = []
  private var values: ContiguousArray<UInt8> = []

  mutating func key(_ text: ArraySliceOfBytes) -> Int { keys.add(text) }

  /// Stores a value, to be named by its range.
  mutating func value(_ text: ArraySliceOfBytes) -> Range<Int> {
    let start = values.count
    values.append(contentsOf: text)
    return start..<values.count
  }

  func bytes(_ value: Range<Int>) -> ArraySliceOfBytes { values[value] }

  /// A list with one more attribute, which counts before those of the same name behind it.
  mutating func list(_ list: Int32, with key: Int, _ value: Range<Int>, isHTML: Bool) -> Int32 {
    entries.append(Entry(key: key, value: value, isHTML: isHTML, next: list))
    return Int32(clamping: entries.count - 1)
  }
}

/// What a file in the language of Graphviz says.
struct DOTGraph {
  struct Edge {
    let tail: Int32
    let head: Int32
    var attributes: Int32
    private let lineNumber: UInt32

    var line: Int { Int(lineNumber) }

    init(tail: Int32, head: Int32, attributes: Int32, line: Int) {
      self.tail = tail
      self.head = head
      self.attributes = attributes
      lineNumber = UInt32(clamping: line)
    }
  }

  var isDirected = false
  var isStrict = false
  var name: String?
  var attributes = DOTAttributes()
  /// The attributes of the graph as a whole.
  var graphList = DOTAttributes.none
  var nodes = InternedTexts()
  var nodeLists: ContiguousArray<Int32> = []
  var nodeLines: ContiguousArray<Int> = []
  var edges: ContiguousArray<Edge> = []
  /// The attributes of nodes and of edges, in the order in which they are met.
  var nodeKeys = DOTKeyOrder()
  var edgeKeys = DOTKeyOrder()
  /// The named subgraphs in which each node is mentioned, innermost only: pairs of node and
  /// subgraph, in the order of the file.
  var memberships: ContiguousArray<(node: Int32, subgraph: Int32)> = []
  var subgraphs: [DOTSubgraph] = []
  /// Edges that fell together with another, by the rule of `strict` or the attribute `key`.
  var merged = 0
  var firstMergedLine: Int?
  /// What is wrong, and whether a statement is left out for it.
  var faults: [(line: Int, message: String, refuses: Bool)] = []
  /// Why nothing of the file can be used.
  var fatal: (line: Int, message: String)?
  var notes = FileNotes()
}

/// An attribute with its value, as it is written.
struct DOTAssignment {
  let key: Int
  let value: Range<Int>
  let isHTML: Bool
}

/// A part of a graph in braces.
struct DOTSubgraph {
  let name: String?
  let line: Int
  /// The nodes that are mentioned in it and in none of its own parts.
  var mentions = DOTMentions()
  var parts: [Int] = []
  var label: Range<Int>?
  var otherAttributes = 0
  /// The defaults that are set in it, which hold again where the part is opened again.
  var nodeDefaults: [DOTAssignment] = []
  var edgeDefaults: [DOTAssignment] = []
}

/// The nodes that a part mentions. Most parts of a file of braces mention one, which takes no memory of
/// its own.
struct DOTMentions {
  private var first: Int32 = -1
  private var others: ContiguousArray<Int32> = []

  var count: Int { first < 0 ? 0 : 1 + others.count }

  mutating func append(_ node: Int32) {
    if first < 0 { first = node } else { others.append(node) }
  }

  /// Adds the nodes to others.
  func append(to nodes: inout [Int32]) {
    guard first >= 0 else { return }
    nodes.append(first)
    nodes.append(contentsOf: others)
  }
}

/// Keys in the order in which they are met.
struct DOTKeyOrder {
  private(set) var keys: ContiguousArray<Int> = []
  private var isKnown: ContiguousArray<Bool> = []

  mutating func note(_ key: Int) {
    while isKnown.count <= key { isKnown.append(false) }
    guard !isKnown[key] else { return }
    isKnown[key] = true
    keys.append(key)
  }
}

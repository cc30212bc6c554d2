/// Understands the lines of a file of Pajek: a network, or a project with a network and what is
/// known of its vertices.
///
/// Declared sizes are not believed beyond what a file of this size can mean.
struct PajekParser {
  var lines: PajekLines
  var network: PajekNetwork
  var section = Section.none
  var list: PajekNetwork.ValueList?
  var matrixRow = 0
  var matrixLine = 0
  var notedSign = false
  var notedText = false
  var relationNames: [Int: String] = [:]

  enum Section {
    case none
    case vertices
    case lines(isDirected: Bool, kind: String?)
    case lists(isDirected: Bool, kind: String?)
    case matrix(kind: String?)
    /// The values of a partition or vector, one on each line.
    case values
    /// The members of a cluster.
    case members
    /// What is not read.
    case skipped
  }

  init(_ bytes: ContiguousArray<UInt8>) {
    lines = PajekLines(bytes)
    network = PajekNetwork(byteCount: bytes.count)
  }

  static func parse(_ bytes: ContiguousArray<UInt8>) -> PajekNetwork {
    var parser = PajekParser(bytes)
    parser.run()
    return parser.network
  }

  /// Reads a file with a partition or vector that belongs to a network.
  static func parseValues(_ bytes: ContiguousArray<UInt8>, name: String)
    -> PajekNetwork
  {
    var parser = PajekParser(bytes)
    parser.list = PajekNetwork.ValueList(name: name, line: 1, areMembers: false)
    parser.run()
    return parser.network
  }

  mutating func note(_ message: String) { network.notes.append((lines.line, message)) }

  mutating func fail(_ message: String) {
    network.faults.append((lines.line, message))
    if network.faults.count >= 1000, network.fatal == nil {
      network.fatal = (lines.line, "too many faults; the rest of the file is not read")
    }
  }

  mutating func run() {
    while network.fatal == nil, lines.nextLine() {
      if lines.isSection {
        openSection()
      } else {
        readLine()
      }
      if lines.hasOpenQuote {
        fail("a quote opens on this line and is never closed; expected \" at the end of the text")
      }
    }
    endMatrix()
    endList()
  }

  mutating func openSection() {
    endMatrix()
    guard let word = lines.nextWord() else { return }
    let name = lines.string(word).dropFirst().lowercased()
    switch name {
    case _ where name.hasPrefix("vert"): openVertices()
    case "network": openNetwork()
    case "arcslist": openTies { .lists(isDirected: true, kind: $0) }
    case "edgeslist": openTies { .lists(isDirected: false, kind: $0) }
    case "arcs": openTies { .lines(isDirected: true, kind: $0) }
    case "edges": openTies { .lines(isDirected: false, kind: $0) }
    case "matrix":
      openTies { .matrix(kind: $0) }
      matrixRow = 0
      matrixLine = lines.line
    case "partition", "vector", "permutation": openList(areMembers: false)
    case "cluster": openList(areMembers: true)
    default:
      endList()
      note("the section \(quoted("*" + name)) is not read")
      section = .skipped
    }
  }

  mutating func openNetwork() {
    endList()
    if network.vertexCount != nil || network.name != nil {
      let name = String(decoding: lines.rest, as: UTF8.self)
      note("the file goes on with the network \(quoted(name)); only the first one is read")
      network.isFollowed = true
      section = .skipped
      return
    }
    network.name = String(decoding: lines.rest, as: UTF8.self)
    section = .none
  }

  mutating func openVertices() {
    let count = lines.nextWord().flatMap { lines.integer($0) }
    guard let count, count >= 0 else {
      fail("expected the number of vertices after *Vertices")
      section = .skipped
      return
    }
    if list != nil {
      list!.declaredCount = count
      section = list!.areMembers ? .members : .values
      return
    }
    guard network.vertexCount == nil, !network.isFollowed else {
      if !network.isFollowed {
        note("the file goes on with another network here; only the first one is read")
        network.isFollowed = true
      }
      section = .skipped
      return
    }
    guard count <= 50_000 + lines.bytes.count / 4 else {
      network.fatal = (
        lines.line,
        "the file declares \(count) vertices, far more than a file of this size can mean; correct "
          + "the number after *Vertices"
      )
      return
    }
    network.declare(count)
    if let word = lines.nextWord(), lines.isNumber(word) {
      if let first = lines.integer(word), first >= 1, first <= count {
        network.firstModeCount = first
      } else {
        fail(
          "\(found(lines.text(word))) vertices of the first mode, of \(count) in all; expected "
            + "fewer")
      }
    }
    section = .vertices
  }

  mutating func openList(areMembers: Bool) {
    endList()
    let name = trimmed(String(decoding: lines.rest, as: UTF8.self))
    list = PajekNetwork.ValueList(name: name, line: lines.line, areMembers: areMembers)
    section = .skipped
  }

  mutating func endList() {
    if let list, list.declaredCount != nil { network.lists.append(list) }
    list = nil
  }

  mutating func readLine() {
    switch section {
    case .none:
      // Descriptions stand before the first section in files of old collections.
      if !notedText {
        notedText = true
        note("the text before the first section is passed over: \(found(lines.rest))")
      }
    case .vertices: readVertex()
    case .lines(let isDirected, let kind): readTie(isDirected: isDirected, kind: kind)
    case .lists(let isDirected, let kind): readTies(isDirected: isDirected, kind: kind)
    case .matrix(let kind): readMatrixRow(kind: kind)
    case .values:
      if let word = lines.nextWord() { list?.values.append(word.range) }
    case .members:
      while let word = lines.nextWord() { list?.values.append(word.range) }
    case .skipped: break
    }
  }

  func found(_ text: ArraySliceOfBytes) -> String {
    quoted(String(decoding: text.prefix(400), as: UTF8.self))
  }

  var range: String {
    "expected one from 1 to \(network.vertexCount ?? 0), as *Vertices declares"
  }

  /// The place of a vertex, counted from 0.
  mutating func vertex(_ word: PajekLines.Word) -> Int? {
    guard !word.isQuoted, var number = lines.integer(word) else { return nil }
    if number < 0 {
      number = -number
      if !notedSign {
        notedSign = true
        note("a vertex has a negative number; the sign is passed over, as Pajek does")
      }
    }
    guard number >= 1, number <= network.vertexCount ?? 0 else { return nil }
    return number - 1
  }

  func value(_ word: PajekLines.Word) -> ContiguousArray<UInt8> {
    var text: ContiguousArray<UInt8> = []
    lines.append(word, to: &text)
    return text
  }

  func times(_ word: PajekLines.Word) -> ContiguousArray<UInt8> {
    let text = lines.text(word).dropFirst()
    return ContiguousArray(text.last == UInt8(ascii: "]") ? text.dropLast() : text)
  }
}

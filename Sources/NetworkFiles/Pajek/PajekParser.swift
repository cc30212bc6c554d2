/// Understands the lines of a file of Pajek: a network, or a project with a network and what is
/// known of its vertices.
///
/// Declared sizes are not believed beyond what a file of this size can mean.
struct PajekParser {
  private var lines: PajekLines
  private(set) var network: PajekNetwork
  private var section = Section.none
  private var list: PajekNetwork.ValueList?
  private var matrixRow = 0
  private var matrixLine = 0
  private var notedSign = false
  private var notedText = false
  private var relationNames: [Int: String] = [:]

  private enum Section {
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

  private init(_ bytes: ContiguousArray<UInt8>) {
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

  private mutating func note(_ message: String) { network.notes.append((lines.line, message)) }

  private mutating func fail(_ message: String) {
    network.faults.append((lines.line, message))
    if network.faults.count >= 1000, network.fatal == nil {
      network.fatal = (lines.line, "too many faults; the rest of the file is not read")
    }
  }

  private mutating func run() {
    while network.fatal == nil, lines.nextLine() {
      if lines.isSection {
        openSection()
      } else {
        readLine()
      }
    }
    endMatrix()
    endList()
  }

  // MARK: Sections

  private mutating func openSection() {
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

  private mutating func openNetwork() {
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

  private mutating func openVertices() {
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

  /// Opens a section of ties, of which the header may name the relation: `:2 "funding"`.
  private mutating func openTies(_ make: (String?) -> Section) {
    endList()
    guard !network.isFollowed else {
      section = .skipped
      return
    }
    guard network.vertexCount != nil else {
      network.fatal = (lines.line, "expected *Vertices with their number before the ties")
      return
    }
    var kind: String?
    if let word = lines.nextWord(), lines.text(word).first == UInt8(ascii: ":") {
      let number = Int(String(decoding: lines.text(word).dropFirst(), as: UTF8.self))
      if let label = lines.nextWord() {
        kind = lines.string(label)
        if let number { relationNames[number] = kind }
      } else if let number {
        kind = relationNames[number] ?? "relation \(number)"
      }
    }
    section = make(kind.flatMap { $0.isEmpty ? nil : $0 })
  }

  private mutating func openList(areMembers: Bool) {
    endList()
    let name = trimmed(String(decoding: lines.rest, as: UTF8.self))
    list = PajekNetwork.ValueList(name: name, line: lines.line, areMembers: areMembers)
    section = .skipped
  }

  private mutating func endList() {
    if let list, list.declaredCount != nil { network.lists.append(list) }
    list = nil
  }

  private mutating func endMatrix() {
    guard case .matrix = section else { return }
    let expected = network.firstModeCount ?? network.vertexCount ?? 0
    if matrixRow < expected {
      network.faults.append(
        (matrixLine, "the matrix has \(matrixRow) rows; expected \(expected), one for each vertex"))
    }
    section = .skipped
  }

  // MARK: Lines

  private mutating func readLine() {
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

  private func found(_ text: ArraySliceOfBytes) -> String {
    quoted(String(decoding: text.prefix(400), as: UTF8.self))
  }

  private mutating func readVertex() {
    guard let word = lines.nextWord() else { return }
    guard let vertex = vertex(word) else {
      network.refuseVertex(
        lines.line, "\(found(lines.text(word))) is the number of no vertex; \(range)")
      return
    }
    guard network.lineOfVertex[vertex] == 0 else {
      network.refuseVertex(
        lines.line,
        "vertex \(vertex + 1) stands already on line \(network.lineOfVertex[vertex]); each vertex "
          + "has one line")
      return
    }
    network.lineOfVertex[vertex] = lines.line
    guard let label = lines.nextWord() else { return }
    network.setCell(vertex, "name", value(label))
    var isFirst = true
    var coordinates = ["x", "y", "z"][...]
    var key: PajekLines.Word?
    while let word = lines.nextWord() {
      if lines.text(word).first == UInt8(ascii: "["), !word.isQuoted {
        if let period = PajekPeriod(lines.text(word)) {
          network.setCell(vertex, "since", ContiguousArray(period.since.utf8))
          network.setCell(vertex, "until", ContiguousArray(period.until.utf8))
        } else {
          network.setCell(vertex, "interval", times(word))
        }
        continue
      }
      if let place = coordinates.first, isFirst, key == nil, lines.isNumber(word) {
        network.setCell(vertex, place, value(word))
        coordinates.removeFirst()
        continue
      }
      if isFirst {
        isFirst = false
        if !word.isQuoted, isShape(word) {
          network.setCell(vertex, "shape", value(word))
          continue
        }
      }
      if let name = key {
        network.setCell(vertex, vertexColumn(lines.string(name)), value(word))
        key = nil
      } else {
        key = word
      }
    }
    if let key {
      note("\(found(lines.text(key))) has no value behind it and is not kept")
    }
  }

  /// The shapes of Pajek; others are followed by an even number of words.
  private func isShape(_ word: PajekLines.Word) -> Bool {
    let shapes = [
      "ellipse", "box", "diamond", "triangle", "cross", "empty", "man", "woman", "house", "circle",
      "square",
    ]
    if shapes.contains(String(decoding: lines.text(word).prefix(20), as: UTF8.self).lowercased()) {
      return true
    }
    var others = lines
    var count = 0
    while let other = others.nextWord() {
      if other.isQuoted || lines.text(other).first != UInt8(ascii: "[") { count += 1 }
    }
    return count % 2 == 0
  }

  private func vertexColumn(_ name: String) -> String {
    switch name {
    case "name": "name (attribute)"
    default: name
    }
  }

  private var range: String {
    "expected one from 1 to \(network.vertexCount ?? 0), as *Vertices declares"
  }

  /// The place of a vertex, counted from 0.
  private mutating func vertex(_ word: PajekLines.Word) -> Int? {
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

  private func value(_ word: PajekLines.Word) -> ContiguousArray<UInt8> {
    var text: ContiguousArray<UInt8> = []
    lines.append(word, to: &text)
    return text
  }

  private func times(_ word: PajekLines.Word) -> ContiguousArray<UInt8> {
    let text = lines.text(word).dropFirst()
    return ContiguousArray(text.last == UInt8(ascii: "]") ? text.dropLast() : text)
  }

  // MARK: Ties

  private mutating func readTie(isDirected: Bool, kind: String?) {
    guard var word = lines.nextWord() else { return }
    var kind = kind
    if lines.text(word).last == UInt8(ascii: ":") {
      // `2: 1 5`: a line of the second relation.
      let number = Int(String(decoding: lines.text(word).dropLast(), as: UTF8.self))
      kind = number.map { relationNames[$0] ?? "relation \($0)" } ?? kind
      guard let next = lines.nextWord() else { return }
      word = next
    }
    guard let source = end(word) else { return }
    guard let second = lines.nextWord() else {
      return network.refuseTie(
        lines.line, "the tie has one end; expected the numbers of two vertices")
    }
    guard let target = end(second) else { return }
    network.beginTie(source, target, isDirected: isDirected, kind: kind)
    var isFirst = true
    var key: PajekLines.Word?
    while let word = lines.nextWord() {
      defer { isFirst = false }
      if lines.text(word).first == UInt8(ascii: "["), !word.isQuoted {
        if let period = PajekPeriod(lines.text(word)) {
          network.setTieCell("since", ContiguousArray(period.since.utf8))
          network.setTieCell("until", ContiguousArray(period.until.utf8))
        } else {
          network.setTieCell("interval", times(word))
        }
      } else if isFirst, lines.isNumber(word) {
        network.setTieCell("weight", ContiguousArray(lines.text(word)))
      } else if let name = key {
        network.setTieCell(tieColumn(lines.string(name)), value(word))
        key = nil
      } else {
        key = word
      }
    }
    if let key {
      network.dropTie(
        lines.line,
        "\(found(lines.text(key))) has no value behind it; expected a number, then words in pairs")
      return
    }
    network.endTie(lines.line)
  }

  private func tieColumn(_ name: String) -> String {
    switch name {
    case "l": "label"
    case "source", "target": name + " (attribute)"
    default: name
    }
  }

  private mutating func end(_ word: PajekLines.Word) -> Int? {
    if let vertex = vertex(word) { return vertex }
    network.refuseTie(
      lines.line, "\(found(lines.text(word))) is the number of no vertex; \(range)")
    return nil
  }

  private mutating func readTies(isDirected: Bool, kind: String?) {
    guard let word = lines.nextWord(), let source = end(word) else { return }
    while network.fatal == nil, let word = lines.nextWord() {
      guard let target = end(word) else { continue }
      network.beginTie(source, target, isDirected: isDirected, kind: kind)
      network.endTie(lines.line)
    }
  }

  private mutating func readMatrixRow(kind: String?) {
    let count = network.vertexCount ?? 0
    let rows = network.firstModeCount ?? count
    let columns = network.firstModeCount.map { count - $0 } ?? count
    guard matrixRow < rows else {
      return fail("the matrix has more than \(rows) rows, one for each vertex")
    }
    var column = 0
    while network.fatal == nil, let word = lines.nextWord() {
      guard column < columns else {
        fail("the row of the matrix has more than \(columns) numbers, one for each column")
        break
      }
      let text = lines.text(word)
      let isZero = text.allSatisfy { $0 == 0x30 || $0 == 0x2E || $0 == 0x2D }
      if !isZero {
        let target = network.firstModeCount.map { $0 + column } ?? column
        network.beginTie(
          matrixRow, target, isDirected: network.firstModeCount == nil, kind: kind)
        network.setTieCell("weight", ContiguousArray(text))
        network.endTie(lines.line)
      }
      column += 1
    }
    if column < columns {
      fail("the row of the matrix has \(column) numbers; expected \(columns)")
    }
    matrixRow += 1
  }
}

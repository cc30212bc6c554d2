/// Ties: lines with two ends, lists of neighbours, and the rows of a matrix.
extension PajekParser {
  /// Opens a section of ties, of which the header may name the relation: `:2 "funding"`.
  mutating func openTies(_ make: (String?) -> Section) {
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

  mutating func endMatrix() {
    guard case .matrix = section else { return }
    let expected = network.firstModeCount ?? network.vertexCount ?? 0
    if matrixRow < expected {
      network.faults.append(
        (
          matrixLine,
          "the matrix has \(counted(matrixRow, "row", "rows")); expected \(expected), one for each vertex"
        ))
    }
    section = .skipped
  }

  mutating func readTie(isDirected: Bool, kind: String?) {
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

  func tieColumn(_ name: String) -> String {
    switch name {
    case "l": "label"
    case "source", "target": name + " (attribute)"
    default: name
    }
  }

  mutating func end(_ word: PajekLines.Word) -> Int? {
    if let vertex = vertex(word) { return vertex }
    network.refuseTie(
      lines.line, "\(found(lines.text(word))) is the number of no vertex; \(range)")
    return nil
  }

  mutating func readTies(isDirected: Bool, kind: String?) {
    guard let word = lines.nextWord(), let source = end(word) else { return }
    while network.fatal == nil, let word = lines.nextWord() {
      guard let target = end(word) else { continue }
      network.beginTie(source, target, isDirected: isDirected, kind: kind)
      network.endTie(lines.line)
    }
  }

  mutating func readMatrixRow(kind: String?) {
    let count = network.vertexCount ?? 0
    let rows = network.firstModeCount ?? count
    let columns = network.firstModeCount.map { count - $0 } ?? count
    guard matrixRow < rows else {
      return fail("the matrix has more than \(counted(rows, "row", "rows")), one for each vertex")
    }
    var column = 0
    while network.fatal == nil, let word = lines.nextWord() {
      guard column < columns else {
        fail(
          "the row of the matrix has more than \(counted(columns, "number", "numbers")), one for each column"
        )
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
      fail("the row of the matrix has \(counted(column, "number", "numbers")); expected \(columns)")
    }
    matrixRow += 1
  }
}

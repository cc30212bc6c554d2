/// The lines of vertices: number, label, place, shape, times, and words in pairs.
extension PajekParser {
  mutating func readVertex() {
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
  func isShape(_ word: PajekLines.Word) -> Bool {
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

  func vertexColumn(_ name: String) -> String {
    switch name {
    case "name": "name (attribute)"
    default: name
    }
  }
}

import NetworkGraph

/// A network as statements of Cypher, one on a line, with what they cannot hold.
///
/// Actors and relations are merged by their ids, so that the statements may run twice. Whatever the
/// data hold stays data: texts are string literals, and names stand between backticks.
func makeCypher(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  noteLosses(of: contents, actors: .all, &loss)
  var contents = contents
  stateDirections(&contents)
  var bytes = Array(
    ("CREATE CONSTRAINT actor_id IF NOT EXISTS FOR (actor:Actor) REQUIRE actor.id IS UNIQUE;\n")
      .utf8)
  let actors = WrittenElements(actors: contents)
  for (row, actor) in contents.actors.enumerated() {
    bytes += "MERGE (actor:Actor {id: \(cypherText(actor.id.text))})".utf8
    var parts = actor.kind.map { ["actor:" + cypherName($0.text)] } ?? []
    parts += assignments(actors, row, to: "actor")
    if !parts.isEmpty { bytes += (" SET " + parts.joined(separator: ", ")).utf8 }
    bytes += ";\n".utf8
  }
  let relations = WrittenElements(relations: contents, omitting: ["id", "kind"])
  for (row, relation) in contents.relations.enumerated() {
    bytes +=
      ("MATCH (source:Actor {id: \(cypherText(relation.source.text))}), "
      + "(target:Actor {id: \(cypherText(relation.target.text))}) "
      + "MERGE (source)-[relation:\(cypherName(relation.kind.text)) "
      + "{id: \(cypherText(relation.id.text))}]->(target)").utf8
    let parts = assignments(relations, row, to: "relation")
    if !parts.isEmpty { bytes += (" SET " + parts.joined(separator: ", ")).utf8 }
    bytes += ";\n".utf8
  }
  return (bytes, loss)
}

private func assignments(_ elements: WrittenElements, _ row: Int, to variable: String) -> [String] {
  elements.columns.compactMap { column in
    let text = elements.text(row, column)
    guard !text.isEmpty else { return nil }
    let isNumber = column.type == .integer || column.type == .number
    let value = isNumber && DecimalNumber(text) != nil ? text : cypherText(text)
    return "\(variable).\(cypherName(column.name)) = \(value)"
  }
}

/// A text as a literal of Cypher, in one line.
func cypherText(_ text: String) -> String {
  var literal = "'"
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": literal += "\\\\"
    case "'": literal += "\\'"
    case "\n": literal += "\\n"
    case "\r": literal += "\\r"
    case "\t": literal += "\\t"
    default:
      if isUnsafe(scalar) {
        literal += unicodeEscape(scalar)
      } else {
        literal.unicodeScalars.append(scalar)
      }
    }
  }
  return literal + "'"
}

/// A name of a label, type or property, between backticks.
///
/// A backslash is written by its number: some versions read `\\u0060` as a backtick also between
/// backticks, where nothing else escapes it.
func cypherName(_ name: String) -> String {
  var quoted = "`"
  for scalar in name.unicodeScalars {
    switch scalar {
    case "`": quoted += "``"
    case "\\": quoted += "\\u005C"
    default:
      if isUnsafe(scalar) {
        quoted += unicodeEscape(scalar)
      } else {
        quoted.unicodeScalars.append(scalar)
      }
    }
  }
  return quoted + "`"
}

/// Whether a character could break a line or hide text.
private func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}

private func unicodeEscape(_ scalar: Unicode.Scalar) -> String {
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
}

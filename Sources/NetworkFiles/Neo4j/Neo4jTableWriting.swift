import NetworkGraph

/// A network as the two CSV files that `neo4j-admin database import` reads, with what they cannot
/// hold.
func makeNeo4jTables(_ contents: NetworkContents) throws(OutputFault) -> (
  files: [(name: String, bytes: [UInt8])], loss: LossReport
) {
  var loss = LossReport()
  noteLosses(of: contents, actors: .all, &loss)
  var contents = contents
  stateDirections(&contents)
  loss.add(
    CountedText(
      "{kind of an actor that holds|kinds of actors that hold} a semicolon, which parts "
        + "labels",
      "{type d’acteur|types d’acteurs} contenant un point-virgule, qui sépare les étiquettes"),
    count: contents.actors.count { $0.kind?.text.contains(";") ?? false })
  let actors = WrittenElements(actors: contents, omitting: ["kind"])
  var nodes = DelimitedTextWriter()
  nodes.appendRow(["id:ID"] + header(actors, taken: ["id"]) + [":LABEL"])
  for (row, actor) in contents.actors.enumerated() {
    nodes.appendRow(
      [actor.id.text] + actors.columns.map { actors.text(row, $0) } + [actor.kind?.text ?? ""])
  }
  let relations = WrittenElements(relations: contents, omitting: ["kind"])
  var edges = DelimitedTextWriter()
  edges.appendRow([":START_ID", ":END_ID", ":TYPE"] + header(relations, taken: []))
  for (row, relation) in contents.relations.enumerated() {
    edges.appendRow(
      [relation.source.text, relation.target.text, relation.kind.text]
        + relations.columns.map { relations.text(row, $0) })
  }
  return ([("nodes.csv", nodes.bytes), ("relationships.csv", edges.bytes)], loss)
}

/// The names of the columns, each with its type: text has none, but where the name would be read as
/// having one.
private func header(_ elements: WrittenElements, taken: Set<String>) -> [String] {
  elements.columns.map { column in
    let name = taken.contains(column.name) ? column.name + " (attribute)" : column.name
    switch column.type {
    case .integer: return name + ":long"
    case .number: return name + ":double"
    case .date: return name + ":date"
    case .string: return name.utf8.contains(UInt8(ascii: ":")) ? name + ":string" : name
    }
  }
}

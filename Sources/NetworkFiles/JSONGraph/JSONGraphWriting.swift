import NetworkGraph

/// A network in the JSON Graph Format, version 2: the kind of a relation is its `relation`, what the
/// format has no name for is `metadata`.
func makeJSONGraph(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  noteLosses(of: contents.withoutMetadata, actors: .all, &loss)
  var contents = contents
  stateDirections(&contents)
  let isDirected = contents.relations.contains { $0.direction == .directed }
  var writer = JSONElementWriter()
  writer.begin([])
  writer.beginObject("graph")
  writer.member("directed", .boolean(isDirected))
  let metadata = JSONMetadata.members(of: contents.metadata)
  if !metadata.isEmpty { writer.member("metadata", .object(metadata)) }
  writer.beginObject("nodes")
  let nodes = JSONElements(actors: contents, omitting: ["name"])
  for (row, actor) in contents.actors.enumerated() {
    var node: [(String, JSONValue)] = [("label", .string(actor.name))]
    let metadata = nodes.members(row)
    if !metadata.isEmpty { node.append(("metadata", .object(metadata))) }
    writer.member(actor.id.text, .object(node))
  }
  writer.endObject()
  writer.beginArray("edges")
  let edges = JSONElements(
    relations: contents, omitting: ["id", "kind", "direction"])
  for (row, relation) in contents.relations.enumerated() {
    var edge: [(String, JSONValue)] = [
      ("id", .string(relation.id.text)), ("source", .string(relation.source.text)),
      ("target", .string(relation.target.text)), ("relation", .string(relation.kind.text)),
      ("directed", .boolean(relation.direction == .directed)),
    ]
    let metadata = edges.members(row)
    if !metadata.isEmpty { edge.append(("metadata", .object(metadata))) }
    writer.element(.object(edge))
  }
  writer.endArray()
  writer.endObject()
  return (writer.end(), loss)
}

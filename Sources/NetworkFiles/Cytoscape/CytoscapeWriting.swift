import NetworkGraph

/// A network as the JSON of Cytoscape and Cytoscape.js, which NetworkX reads as well.
///
/// The kind of a relation is its `interaction`; actors with `x` and `y` have a position.
func makeCytoscape(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  noteLosses(of: contents.withoutMetadata, actors: .all, &loss)
  var contents = contents
  stateDirections(&contents)
  let isDirected = contents.relations.contains { $0.direction == .directed }
  if isDirected { noteUndirected(contents, &loss) }
  var writer = JSONElementWriter()
  writer.begin([
    ("data", .object(JSONMetadata.members(of: contents.metadata))),
    ("directed", .boolean(isDirected)), ("multigraph", .boolean(true)),
  ])
  writer.beginObject("elements")
  writer.beginArray("nodes")
  let nodes = JSONElements(actors: contents)
  let coordinates = ["x", "y"].compactMap { name in nodes.columns.first { $0.name == name } }
  for (row, actor) in contents.actors.enumerated() {
    let id = JSONValue.string(actor.id.text)
    // NetworkX takes the value for the id.
    var data: [(String, JSONValue)] = [("id", id)]
    if !nodes.hasColumn("value") { data.append(("value", id)) }
    let position = coordinates.map { nodes.text(row, $0) }
    let hasPosition = position.count == 2 && position.allSatisfy(isJSONNumber)
    data += nodes.members(row, except: hasPosition ? ["x", "y"] : [])
    var element: [(String, JSONValue)] = [("data", .object(data))]
    if hasPosition {
      element.append(
        (
          "position",
          .object([
            ("x", JSONValue(.number(position[0]))), ("y", JSONValue(.number(position[1]))),
          ])
        ))
    }
    writer.element(.object(element))
  }
  writer.endArray()
  writer.beginArray("edges")
  let hasInteraction = contents.attributeColumns(of: .relations).contains("interaction")
  let edges = JSONElements(relations: contents, omitting: hasInteraction ? ["id"] : ["id", "kind"])
  let hasKey = edges.hasColumn("key")
  var ends: Set<[Identifier]> = []
  for (row, relation) in contents.relations.enumerated() {
    var data: [(String, JSONValue)] = [
      ("source", .string(relation.source.text)), ("target", .string(relation.target.text)),
    ]
    data.append(("id", .string(relation.id.text)))
    // NetworkX takes ties of one key between two nodes for one.
    let isParallel = !ends.insert([relation.source, relation.target].sorted()).inserted
    if isParallel && !hasKey { data.append(("key", .string(relation.id.text))) }
    if !hasInteraction { data.append(("interaction", .string(relation.kind.text))) }
    data += edges.members(row)
    writer.element(.object([("data", .object(data))]))
  }
  writer.endArray()
  writer.endObject()
  return (writer.end(), loss)
}

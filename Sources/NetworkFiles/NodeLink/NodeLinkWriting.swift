import NetworkGraph

/// A network as JSON with `nodes` and `links`, as NetworkX reads it, with what the form cannot hold.
func makeNodeLink(_ contents: NetworkContents) -> (bytes: [UInt8], loss: LossReport) {
  var loss = LossReport()
  noteLosses(of: contents.withoutMetadata, actors: .all, &loss)
  var contents = contents
  stateDirections(&contents)
  let isDirected = contents.relations.contains { $0.direction == .directed }
  if isDirected { noteUndirected(contents, &loss) }
  var writer = JSONElementWriter()
  writer.begin([
    ("directed", .boolean(isDirected)), ("multigraph", .boolean(true)),
    ("graph", .object(JSONMetadata.members(of: contents.metadata))),
  ])
  writer.beginArray("nodes")
  let nodes = JSONElements(actors: contents)
  for (row, actor) in contents.actors.enumerated() {
    writer.row([("id", .string(actor.id.text))], nodes, row)
  }
  writer.endArray()
  writer.beginArray("links")
  // Without ids of their own, ties would get other ids when they are read.
  let links = JSONElements(relations: contents)
  for (row, relation) in contents.relations.enumerated() {
    writer.row(
      [("source", .string(relation.source.text)), ("target", .string(relation.target.text))],
      links, row)
  }
  writer.endArray()
  return (writer.end(), loss)
}

/// Notes the relations that are undirected in a graph that is directed as a whole.
func noteUndirected(_ contents: NetworkContents, _ loss: inout LossReport) {
  loss.add(
    CountedText(
      "undirected {relation in a directed graph: its|relations in a directed graph: their} "
        + "member 'direction' says so, which other programs do not read",
      "{relation non orientée dans un graphe orienté\u{A0}: son|relations non orientées dans "
        + "un graphe orienté\u{A0}: leur} membre «\u{A0}direction\u{A0}» le dit, que d’autres "
        + "programmes ne lisent pas"),
    count: contents.relations.count { $0.direction == .undirected })
}

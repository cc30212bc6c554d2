import NetworkGraph

/// A network as JSON with `nodes` and `links`, as NetworkX reads it, with what the form cannot hold.
func makeNodeLink(_ contents: NetworkContents) -> (bytes: [UInt8], loss: LossReport) {
  var loss = LossReport()
  noteLosses(of: contents, actors: .all, &loss)
  var contents = contents
  stateDirections(&contents)
  let isDirected = contents.relations.contains { $0.direction == .directed }
  let isMixed = isDirected && contents.relations.contains { $0.direction == .undirected }
  if isMixed {
    loss.add(
      LocalizedText(
        "undirected relations in a directed graph: their member 'direction' says so, which other "
          + "programs do not read",
        "relations non orientées dans un graphe orienté\u{A0}: leur membre «\u{A0}direction\u{A0}» le dit, que "
          + "d’autres programmes ne lisent pas"),
      count: contents.relations.count { $0.direction == .undirected })
  }
  let actorAttributes = contents.attributeColumns(of: .actors)
  let nodes = contents.actors.map { actor in
    object(ActorTable.cells(of: actor), of: .actors, actor.attributes, actorAttributes)
  }
  let relationAttributes = contents.attributeColumns(of: .relations)
  let links = contents.relations.map { relation in
    object(
      RelationTable.cells(of: relation), of: .relations, relation.attributes, relationAttributes)
  }
  var graph: [(String, JSONValue)] = []
  if let name = contents.metadata.name { graph.append(("name", .string(name))) }
  if let title = contents.metadata.title { graph.append(("title", .string(title))) }
  let document = JSONValue.object([
    ("directed", .boolean(isDirected)), ("multigraph", .boolean(true)), ("graph", .object(graph)),
    ("nodes", .array(nodes)), ("links", .array(links)),
  ])
  return (JSONWriter.prettyBytes(document, .rowsOnOneLine), loss)
}

private func object(
  _ cells: [String], of table: NetworkTable, _ attributes: [String], _ names: [String]
) -> JSONValue {
  var members: [(String, JSONValue)] = []
  for (name, cell) in zip(table.knownColumns, cells) where !cell.isEmpty {
    // Programs expect a weight to be a number; the digits stay as they are.
    members.append((name, name == "weight" ? JSONValue(.number(cell)) : .string(cell)))
  }
  for (name, cell) in zip(names, attributes) where !cell.isEmpty {
    members.append((name, .string(cell)))
  }
  return .object(members)
}

import NetworkGraph

/// Reads JSON with `nodes` and `links` (or `edges`), as NetworkX, D3 and others write it.
///
/// - Complexity: O(*b*) for *b* bytes.
func readNodeLink(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  func refuse(_ line: Int, _ message: String) -> NetworkReading {
    assembly.diagnostics.append(
      Diagnostic(.error, .syntax, file: path, line: line, message))
    return assembly.finish(path: path, format: .nodeLinkJSON, options: options)
  }
  assembly.diagnostics += text.faults.map {
    Diagnostic(.error, .undecodable, file: path, line: $0.line, $0.message)
  }
  let document: JSONValue
  do {
    document = try JSONParser.parse(text.bytes)
  } catch {
    return refuse(error.line, error.message)
  }
  guard document.members != nil else {
    return refuse(document.line, "expected an object, found \(document.kindName)")
  }
  guard let nodes = document["nodes"] else {
    return refuse(document.line, "expected a member 'nodes' with the actors")
  }
  guard let links = document["links"] ?? document["edges"] else {
    return refuse(document.line, "expected a member 'links' or 'edges' with the ties")
  }
  guard let nodeValues = nodes.elements else {
    return refuse(nodes.line, "'nodes' must be an array, found \(nodes.kindName)")
  }
  guard let linkValues = links.elements else {
    return refuse(links.line, "'links' must be an array, found \(links.kindName)")
  }
  var direction = options.direction
  if let directed = document["directed"] {
    guard let isDirected = directed.boolean else {
      return refuse(directed.line, "'directed' must be true or false, found \(directed.kindName)")
    }
    direction = isDirected ? .directed : .undirected
  }
  if let graph = document["graph"], let members = graph.members {
    readMetadata(members, into: &assembly.contents.metadata)
  }
  let actors = nodeCells(nodeValues, path: path)
  let ties = linkCells(linkValues, nodeIDs: actors.indexedIDs, path: path)
  for cells in [actors.cells, ties] {
    guard let fault = cells.fault else { continue }
    return refuse(fault.line, fault.message)
  }
  var actorCodec = ActorTable(actors.cells.named(path).header)
  actorCodec.namesByID = true
  assembly.add(actors.cells.named(path), actorCodec)
  if let columns = assembly.contents.columns[.actors], !columns.contains("name") {
    assembly.contents.columns[.actors] = columns + ["name"]
  }
  addTies(ties.named(path), to: &assembly, options, direction: direction)
  return assembly.finish(path: path, format: .nodeLinkJSON, options: options)
}

private func readMetadata(_ members: [JSONValue.Member], into metadata: inout NetworkMetadata) {
  for member in members {
    switch (member.name, member.value.text) {
    case ("name", let text?): metadata.name = text
    case ("title", let text?): metadata.title = text
    case ("description", let text?): metadata.description = text
    default:
      metadata.furtherProperties.append(
        NetworkMetadata.Property(name: member.name, json: JSONWriter.compact(member.value)))
    }
  }
}

/// The nodes as cells, and their ids by place where links name nodes by their place.
private func nodeCells(_ nodes: [JSONValue], path: String) -> (
  cells: JSONCells, indexedIDs: [String]?
) {
  // Old files of D3 have no ids: links name the place of a node.
  let haveIDs = nodes.contains { $0["id"] != nil }
  var ids: [String] = []
  let haveNames = nodes.contains { $0["name"] != nil }
  let cells = JSONCells(rows: nodes, of: .actors) { node, place in
    var members = node
    if !haveNames {
      members = members.map { $0.name == "label" ? .init("name", $0.value) : $0 }
    }
    guard !haveIDs else { return members }
    let name = members.first { $0.name == "name" }.flatMap { cellText($0.value) }
    let id = name ?? String(place)
    ids.append(id)
    return [.init("id", .string(id))] + members
  }
  return (cells, haveIDs ? nil : ids)
}

private func linkCells(_ links: [JSONValue], nodeIDs: [String]?, path: String) -> JSONCells {
  JSONCells(rows: links, of: .relations) { link, _ in
    guard let nodeIDs else { return link }
    return link.map { member in
      guard member.name == "source" || member.name == "target",
        case .number(let text) = member.value.content, let place = Int(text),
        nodeIDs.indices.contains(place)
      else { return member }
      return .init(member.name, .string(nodeIDs[place]))
    }
  }
}

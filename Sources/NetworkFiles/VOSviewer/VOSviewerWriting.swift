import NetworkGraph

/// A network as the JSON of VOSviewer: weights are the strengths of links, attributes called
/// `weight<…>` and `score<…>` those of items.
func makeVOSviewer(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  noteLosses(of: contents.withoutMetadata, actors: .all, &loss)
  var contents = contents
  stateDirections(&contents)
  loss.add(
    CountedText(
      "directed {relation: its|relations: their} member 'direction' says so, which VOSviewer "
        + "does not read",
      "{relation orientée\u{A0}: son|relations orientées\u{A0}: leur} membre "
        + "«\u{A0}direction\u{A0}» le dit, que VOSviewer ne lit pas"),
    count: contents.relations.count { $0.direction == .directed })
  noteParallel(contents, &loss)
  var writer = JSONElementWriter()
  writer.begin([])
  let metadata = JSONMetadata.members(of: contents.metadata)
  let ofNetwork: Set<String> = ["clusters"]
  let ofDocument: Set<String> = ["config"]
  let info = metadata.filter { !ofNetwork.contains($0.0) && !ofDocument.contains($0.0) }
  if !info.isEmpty { writer.member("info", .object(info)) }
  for (name, value) in metadata where ofDocument.contains(name) { writer.member(name, value) }
  writer.beginObject("network")
  writer.beginArray("items")
  let items = JSONElements(actors: contents, omitting: ["name"])
  for (row, actor) in contents.actors.enumerated() {
    var item: [(String, JSONValue)] = [
      ("id", .string(actor.id.text)), ("label", .string(actor.name)),
    ]
    var weights: [(String, JSONValue)] = []
    var scores: [(String, JSONValue)] = []
    for (name, value) in items.members(row) {
      if let inner = innerName(of: name, "weight<") {
        weights.append((inner, value))
      } else if let inner = innerName(of: name, "score<") {
        scores.append((inner, value))
      } else {
        item.append((name, value))
      }
    }
    if !weights.isEmpty { item.append(("weights", .object(weights))) }
    if !scores.isEmpty { item.append(("scores", .object(scores))) }
    writer.element(.object(item))
  }
  writer.endArray()
  writer.beginArray("links")
  let links = JSONElements(relations: contents, omitting: ["weight"])
  for (row, relation) in contents.relations.enumerated() {
    var link: [(String, JSONValue)] = [
      ("source_id", .string(relation.source.text)), ("target_id", .string(relation.target.text)),
    ]
    if let weight = relation.weight {
      link.append(("strength", JSONValue(.number(weight.description))))
    }
    link += links.members(row)
    writer.element(.object(link))
  }
  writer.endArray()
  for (name, value) in metadata where ofNetwork.contains(name) { writer.member(name, value) }
  writer.endObject()
  return (writer.end(), loss)
}

/// The name within `weight<…>`; `nil` for other names.
private func innerName(of name: String, _ prefix: String) -> String? {
  guard name.hasPrefix(prefix), name.hasSuffix(">") else { return nil }
  let inner = name.dropFirst(prefix.count).dropLast()
  return inner.isEmpty ? nil : String(inner)
}

/// VOSviewer wants one link between two items.
private func noteParallel(_ contents: NetworkContents, _ loss: inout LossReport) {
  var seen: Set<[Identifier]> = []
  loss.add(
    CountedText(
      "{relation|relations} between two actors that have another one: VOSviewer takes one "
        + "link for two items",
      "{relation|relations} entre deux acteurs qui en ont une autre\u{A0}: VOSviewer prend "
        + "un lien pour deux éléments"),
    count: contents.relations.count { relation in
      let ends = [relation.source, relation.target].sorted()
      return !seen.insert(ends).inserted
    })
}

import NetworkGraph

/// A network as the examples of D3 have it: `nodes`, and `links` that name their ends by the places of
/// nodes, with the weight as `value`.
func makeD3(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  noteLosses(of: contents.withoutMetadata, actors: .all, &loss)
  var contents = contents
  stateDirections(&contents)
  loss.add(
    CountedText(
      "directed {relation: its|relations: their} member 'direction' says so, which drawings "
        + "with D3 do not read",
      "{relation orientée\u{A0}: son|relations orientées\u{A0}: leur} membre "
        + "«\u{A0}direction\u{A0}» le dit, que les dessins avec D3 ne lisent pas"),
    count: contents.relations.count { $0.direction == .directed })
  let placeOfID = Dictionary(zip(contents.actors.map(\.id), 0...)) { first, _ in first }
  let hasValue = contents.attributeColumns(of: .relations).contains("value")
  var writer = JSONElementWriter()
  writer.begin([("graph", .object(JSONMetadata.members(of: contents.metadata)))])
  writer.beginArray("nodes")
  let nodes = JSONElements(actors: contents)
  for (row, actor) in contents.actors.enumerated() {
    writer.row([("id", .string(actor.id.text))], nodes, row)
  }
  writer.endArray()
  writer.beginArray("links")
  let links = JSONElements(relations: contents, omitting: hasValue ? [] : ["weight"])
  for (row, relation) in contents.relations.enumerated() {
    guard let source = placeOfID[relation.source], let target = placeOfID[relation.target] else {
      throw OutputFault("relation '\(relation.id)' names an actor that the network does not have")
    }
    var members: [(String, JSONValue)] = [("source", .number(source)), ("target", .number(target))]
    if !hasValue, let weight = relation.weight {
      members.append(("value", JSONValue(.number(weight.description))))
    }
    writer.row(members, links, row)
  }
  writer.endArray()
  if hasValue, !contents.relations.contains(where: { $0.weight != nil }) {
    loss.add(
      CountedText(
        "attribute 'value', which is the weight in files of D3",
        "attribut «\u{A0}value\u{A0}», qui est le poids dans les fichiers de D3"))
  }
  return (writer.end(), loss)
}

import NetworkGraph

/// The relations of a network as a plain edge list, with what it cannot hold.
///
/// - Throws: ``OutputFault`` when an id holds a space or would read as a comment.
func makeEdgeList(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  noteLosses(of: contents, actors: .onlyEnds, &loss)
  var bytes: [UInt8] = []
  for relation in contents.relations {
    for id in [relation.source, relation.target] {
      let isOneWord = !id.text.utf8.contains { $0 <= 0x20 }
      guard isOneWord, let first = id.text.utf8.first, first != UInt8(ascii: "#"),
        first != UInt8(ascii: "%")
      else {
        throw OutputFault(
          "the id \(quoted(id.text)) cannot stand in an edge list, where spaces separate and # "
            + "and % start comments; choose another format")
      }
    }
    bytes += relation.source.text.utf8
    bytes.append(0x20)
    bytes += relation.target.text.utf8
    if let weight = relation.weight {
      bytes.append(0x20)
      bytes += weight.description.utf8
    }
    bytes.append(0x0A)
    let plain = Relation(
      id: relation.id, source: relation.source, target: relation.target, kind: relation.kind,
      weight: relation.weight)
    if relation != plain {
      loss.add(
        LocalizedText(
          "relations of which more is known than ends and weight",
          "relations dont on sait plus que les extrémités et le poids"))
    }
  }
  loss.add(
    LocalizedText("ids and kinds of relations", "identifiants et types de relations"),
    count: contents.relations.count)
  return (bytes, loss)
}

import NetworkGraph

/// A network in the format of the Large Graph Layout program, with what it cannot hold.
///
/// Each actor has its line, so that those without a relation stay; a relation stands under its
/// source.
///
/// - Throws: ``OutputFault`` when an id holds a space or a `#`.
func makeLGL(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  var contents = contents
  stateDirections(&contents)
  notePlainLosses(of: contents, PlainFormat(), &loss)
  loss.noteDirections(contents, writtenAs: .undirected)
  for actor in contents.actors
  where !isWord(actor.id) || actor.id.text.utf8.contains(UInt8(ascii: "#")) {
    throw OutputFault(
      "the id \(quoted(actor.id.text)) cannot stand in an LGL file, where spaces separate and # "
        + "starts an actor; choose another format")
  }
  loss.noteSpacesOfUnicode(in: contents)
  var relationsOf: [Identifier: [Int]] = [:]
  for (row, relation) in contents.relations.enumerated() {
    relationsOf[relation.source, default: []].append(row)
  }
  var bytes: [UInt8] = []
  for actor in contents.actors {
    bytes += "# ".utf8
    bytes += actor.id.text.utf8
    bytes.append(0x0A)
    for row in relationsOf[actor.id] ?? [] {
      let relation = contents.relations[row]
      bytes += relation.target.text.utf8
      if let weight = relation.weight {
        bytes.append(0x20)
        bytes += weight.description.utf8
      }
      bytes.append(0x0A)
    }
  }
  return (bytes, loss)
}

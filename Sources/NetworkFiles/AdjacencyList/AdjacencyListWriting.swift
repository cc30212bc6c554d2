import NetworkGraph

/// A network as lines with an actor and its neighbours, with what they cannot hold.
///
/// Each actor has its line. An undirected relation stands once, at the end whose line comes first,
/// as NetworkX writes it; directed ones stand at their source, and a first comment says that they
/// are directed.
///
/// - Throws: ``OutputFault`` when an id holds a space or would read as a comment.
func makeAdjacencyList(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  var contents = contents
  stateDirections(&contents)
  notePlainLosses(of: contents, PlainFormat(holdsWeights: false), &loss)
  let direction = commonDirection(contents)
  loss.noteDirections(contents, writtenAs: direction)
  var place: [Identifier: Int] = [:]
  for (row, actor) in contents.actors.enumerated() {
    let first = actor.id.text.utf8.first
    guard isWord(actor.id), first != UInt8(ascii: "#"), first != UInt8(ascii: "%"),
      first != UInt8(ascii: "{"), actor.id.text.utf8.last != UInt8(ascii: ":")
    else {
      throw OutputFault(
        "the id \(quoted(actor.id.text)) cannot stand in an adjacency list, where spaces separate, "
          + "# and % start comments and a colon may end an actor; choose another format")
    }
    place[actor.id] = row
  }
  var neighbours: [[Identifier]] = Array(repeating: [], count: contents.actors.count)
  for relation in contents.relations {
    guard let source = place[relation.source], let target = place[relation.target] else { continue }
    if direction == .undirected && target < source {
      neighbours[target].append(relation.source)
    } else {
      neighbours[source].append(relation.target)
    }
  }
  var bytes: [UInt8] = []
  if direction == .directed { bytes += "# Directed graph\n".utf8 }
  for (row, actor) in contents.actors.enumerated() {
    bytes += actor.id.text.utf8
    for neighbour in neighbours[row] {
      bytes.append(0x20)
      bytes += neighbour.text.utf8
    }
    bytes.append(0x0A)
  }
  loss.noteSpacesOfUnicode(in: contents)
  return (withoutFalseMark(bytes), loss)
}

import NetworkGraph

/// The relations of a network as a plain edge list, with what it cannot hold.
///
/// A network with directed relations says so in a first comment, as SNAP does.
///
/// - Throws: ``OutputFault`` when an id holds a space or would read as a comment.
func makeEdgeList(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  try makeWordList(contents, header: "# Directed graph\n", name: "an edge list")
}

/// The relations as lines of words: the ends, and a weight where there is one.
///
/// - Parameter header: What a list of directed relations starts with; empty where the format has no
///   comments.
func makeWordList(_ contents: NetworkContents, header: String, name: String) throws(OutputFault)
  -> (bytes: [UInt8], loss: LossReport)
{
  var loss = LossReport()
  noteLosses(of: contents, actors: .onlyEnds, &loss)
  var contents = contents
  let isStated = contents.relations.contains { $0.direction != nil }
  stateDirections(&contents)
  let direction = header.isEmpty ? Direction.undirected : commonDirection(contents)
  var bytes: [UInt8] = []
  if direction == .directed { bytes += header.utf8 }
  for relation in contents.relations {
    for id in [relation.source, relation.target] {
      guard isWord(id), let first = id.text.utf8.first, first != UInt8(ascii: "#"),
        first != UInt8(ascii: "%"), first != UInt8(ascii: "{"), !endsWithSeparator(id)
      else {
        throw OutputFault(
          "the id \(quoted(id.text)) cannot stand in \(name), where spaces separate and # "
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
      direction: relation.direction, weight: relation.weight)
    if relation != plain {
      loss.add(
        CountedText(
          "{relation|relations} of which more is known than ends and weight",
          "{relation|relations} dont on sait plus que les extrémités et le poids"))
    }
  }
  if isStated || direction == .directed || header.isEmpty {
    loss.noteDirections(contents, writtenAs: direction)
  }
  loss.add(
    CountedText(
      "{id and kind of a relation|ids and kinds of relations}",
      "{identifiant et type de relation|identifiants et types de relations}"),
    count: contents.relations.count)
  loss.noteSpacesOfUnicode(in: contents)
  return (withoutFalseMark(bytes), loss)
}

/// Whether an id ends with a comma or semicolon, which at the end of words separates them.
private func endsWithSeparator(_ id: Identifier) -> Bool {
  id.text.utf8.last == UInt8(ascii: ",") || id.text.utf8.last == UInt8(ascii: ";")
}

/// A text that starts with the character of a byte order mark, with a true mark before it.
func withoutFalseMark(_ bytes: [UInt8]) -> [UInt8] {
  let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
  return bytes.starts(with: mark) ? mark + bytes : bytes
}

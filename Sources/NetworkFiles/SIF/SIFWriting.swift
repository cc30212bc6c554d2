import NetworkGraph

/// A network in the simple interaction format of Cytoscape, with what it cannot hold.
///
/// Tabs separate, so that ids may have spaces. Actors without a relation have a line of their own.
///
/// - Throws: ``OutputFault`` when an id or kind holds a tab, a line break or spaces at its ends.
func makeSIF(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var loss = LossReport()
  var contents = contents
  stateDirections(&contents)
  notePlainLosses(of: contents, PlainFormat(holdsWeights: false, holdsKinds: true), &loss)
  loss.noteDirections(contents, writtenAs: .undirected)
  let kinds = Set(contents.relations.map(\.kind)).sorted()
  for id in contents.actors.map(\.id) + kinds {
    guard isPart(id) else {
      throw OutputFault(
        "\(quoted(id.text)) cannot stand in a SIF file, where tabs and lines separate and spaces at "
          + "the ends count for nothing; choose another format")
    }
  }
  var bytes: [UInt8] = []
  var tied: Set<Identifier> = []
  for relation in contents.relations {
    tied.insert(relation.source)
    tied.insert(relation.target)
    bytes += "\(relation.source.text)\t\(relation.kind.text)\t\(relation.target.text)\n".utf8
  }
  for actor in contents.actors where !tied.contains(actor.id) {
    bytes += actor.id.text.utf8
    // A tab behind it keeps the spaces of a name together where no other line has one.
    if contents.relations.isEmpty, actor.id.text.utf8.contains(0x20) { bytes.append(0x09) }
    bytes.append(0x0A)
  }
  return (withoutFalseMark(bytes), loss)
}

/// Whether a text can stand between tabs.
private func isPart(_ id: Identifier) -> Bool {
  guard let first = id.text.utf8.first, let last = id.text.utf8.last else { return false }
  return first != 0x20 && last != 0x20
    && !id.text.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }
}

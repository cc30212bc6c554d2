import NetworkGraph
import Testing

@testable import NetworkFiles

/// Contents as XML can hold them: no control characters, no `\u{FFFE}`.
func withoutCharactersOutsideXML(_ contents: NetworkContents) -> NetworkContents {
  func clean(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars where !hasCharactersOutsideXML(String(scalar)) {
      result.unicodeScalars.append(scalar)
    }
    return result
  }
  func clean(_ id: Identifier) -> Identifier { Identifier(clean(id.text)) }
  var result = contents
  for row in result.actors.indices {
    var actor = result.actors[row]
    actor.id = clean(actor.id)
    actor.name = clean(actor.name)
    // A name of nothing else is the id.
    if actor.name.isEmpty { actor.name = actor.id.text }
    actor.place = actor.place.map(clean)
    actor.country = actor.country.map(clean)
    actor.aliases = actor.aliases.map(clean).filter { !$0.isEmpty }
    actor.nameInFrench = actor.nameInFrench.map(clean)
    actor.nameInEnglish = actor.nameInEnglish.map(clean)
    actor.identifiers = actor.identifiers.map { .init(scheme: $0.scheme, value: clean($0.value)) }
      .filter { !$0.value.isEmpty }
    actor.note = actor.note.map(clean)
    actor.attributes = actor.attributes.map(clean)
    result.actors[row] = actor
  }
  for row in result.relations.indices {
    var relation = result.relations[row]
    relation.source = clean(relation.source)
    relation.target = clean(relation.target)
    relation.through = relation.through.map(clean)
    relation.note = relation.note.map(clean)
    relation.attributes = relation.attributes.map(clean)
    result.relations[row] = relation
  }
  for table in [NetworkTable.actors, .relations] {
    result.columns[table] = result.columns[table]?.map(clean)
  }
  return result
}

@Suite struct GraphMLTests {
  private func read(_ text: String, _ options: ReadingOptions = ReadingOptions()) -> NetworkReading
  {
    NetworkReader.read(Array(text.utf8), path: "g.graphml", options: options)
  }

  @Test func `what is written is read again, all of it`() throws {
    try expectRoundTrip(
      .graphML, path: "a.graphml", seeds: 0..<60, prepare: withoutCharactersOutsideXML)
  }
}

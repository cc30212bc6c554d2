import NetworkGraph

/// The version of the form of `*.maillage.json` that is written.
let maillageJSONVersion = 1

/// The whole model as one JSON file: nothing is lost, and a row is a line.
///
/// - Complexity: O(*b*) for *b* bytes written.
func makeMaillageJSON(_ contents: NetworkContents) -> [UInt8] {
  var columns: [(String, JSONValue)] = []
  for table in NetworkTable.allCases {
    guard let names = contents.columns[table] else { continue }
    columns.append((table.rawValue, texts(names)))
  }
  let document: [(String, JSONValue)] = [
    ("maillage", .number(maillageJSONVersion)),
    ("metadata", metadataObject(contents.metadata)),
    ("columns", .object(columns)),
    ("actors", .array(contents.actors.map(actorObject))),
    ("relations", .array(contents.relations.map(relationObject))),
    ("statements", .array(contents.statements.map(statementObject))),
    ("sources", .array(contents.sources.map(sourceObject))),
    ("figures", .array(contents.figures.map(figureObject))),
    ("kinds", .array(contents.kinds.map(kindObject))),
  ]
  return JSONWriter.prettyBytes(.object(document), .rowsOnOneLine)
}

private func texts(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }

/// The members of an object, without those that say nothing.
private struct Members {
  var list: [(String, JSONValue)] = []

  mutating func add(_ name: String, _ text: String?) {
    if let text { list.append((name, .string(text))) }
  }

  mutating func add(_ name: String, _ id: Identifier?) { add(name, id?.text) }

  mutating func add(_ name: String, _ parts: [String]) {
    if !parts.isEmpty { list.append((name, texts(parts))) }
  }

  mutating func add(_ period: Period) {
    if period.since != .unknown { add("since", period.since.text) }
    if period.until != .unknown { add("until", period.until.text) }
  }
}

private func metadataObject(_ metadata: NetworkMetadata) -> JSONValue {
  var members = Members()
  members.add("name", metadata.name)
  members.add("title", metadata.title)
  members.add("description", metadata.description)
  if !metadata.furtherProperties.isEmpty {
    // The JSON text is kept as text, so that it comes back byte for byte.
    let properties = metadata.furtherProperties.map {
      JSONValue.object([("name", .string($0.name)), ("json", .string($0.json))])
    }
    members.list.append(("properties", .array(properties)))
  }
  return .object(members.list)
}

private func actorObject(_ actor: Actor) -> JSONValue {
  var members = Members()
  members.add("id", actor.id)
  members.add("name", actor.name)
  members.add("kind", actor.kind)
  members.add("sphere", actor.sphere?.rawValue)
  members.add("place", actor.place)
  members.add("country", actor.country)
  members.add("aliases", actor.aliases)
  members.add("name_fr", actor.nameInFrench)
  members.add("name_en", actor.nameInEnglish)
  if !actor.identifiers.isEmpty {
    let identifiers = actor.identifiers.map {
      JSONValue.object([("scheme", .string($0.scheme)), ("value", .string($0.value))])
    }
    members.list.append(("identifiers", .array(identifiers)))
  }
  members.add(actor.period)
  members.add("note", actor.note)
  members.add("attributes", actor.attributes)
  return .object(members.list)
}

private func relationObject(_ relation: Relation) -> JSONValue {
  var members = Members()
  members.add("id", relation.id)
  members.add("source", relation.source)
  members.add("target", relation.target)
  members.add("kind", relation.kind)
  members.add("direction", relation.direction?.rawValue)
  members.add("status", relation.status?.rawValue)
  members.add(relation.period)
  members.add("amount", relation.amount?.amount.description)
  members.add("currency", relation.amount?.currency.code)
  members.add("part_of", relation.partOf)
  members.add("through", relation.through.map(\.text))
  members.add("weight", relation.weight?.description)
  members.add("note", relation.note)
  members.add("attributes", relation.attributes)
  return .object(members.list)
}

private func statementObject(_ statement: Statement) -> JSONValue {
  var members = Members()
  members.add("subject", statement.subject.description)
  members.add("source", statement.source)
  members.add("locator", statement.locator)
  members.add("certainty", statement.certainty?.rawValue)
  members.add("says", statement.says)
  members.add("note", statement.note)
  members.add("attributes", statement.attributes)
  return .object(members.list)
}

private func sourceObject(_ source: Source) -> JSONValue {
  var members = Members()
  members.add("id", source.id)
  members.add("title", source.title)
  members.add("publisher", source.publisher)
  members.add("date", source.date?.description)
  members.add("url", source.url)
  members.add("language", source.language)
  members.add("file", source.file)
  members.add("depends_on", source.dependsOn)
  members.add("attributes", source.attributes)
  return .object(members.list)
}

private func figureObject(_ figure: Figure) -> JSONValue {
  var members = Members()
  members.add("id", figure.id)
  members.add("actor", figure.actor)
  members.add("measure", figure.measure)
  members.add("value", figure.value.description)
  members.add("unit", figure.unit)
  members.add("period", figure.period)
  members.add("note", figure.note)
  members.add("attributes", figure.attributes)
  return .object(members.list)
}

private func kindObject(_ kind: Kind) -> JSONValue {
  var members = Members()
  members.add("kind", kind.id)
  members.add("of", kind.subject.rawValue)
  members.add("label_en", kind.labelInEnglish)
  members.add("label_fr", kind.labelInFrench)
  members.add("direction", kind.direction?.rawValue)
  members.add("counts_as", kind.countsAs?.rawValue)
  members.add("analysed", kind.isAnalysed.map { $0 ? "yes" : "no" })
  members.add("attributes", kind.attributes)
  return .object(members.list)
}

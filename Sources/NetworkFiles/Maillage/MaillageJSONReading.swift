import NetworkGraph

/// Reads the whole model from one JSON file.
///
/// - Complexity: O(*b*) for *b* bytes.
func readMaillageJSON(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  func refuse(_ line: Int, _ message: String) {
    assembly.diagnostics.append(Diagnostic(.error, .syntax, file: path, line: line, message))
  }
  assembly.diagnostics += text.faults.map {
    Diagnostic(.error, .undecodable, file: path, line: $0.line, $0.message)
  }
  func finish() -> NetworkReading {
    assembly.finish(path: path, format: .maillageJSON, options: options)
  }
  let document: JSONValue
  do {
    document = try JSONParser.parse(text.bytes)
  } catch {
    refuse(error.line, error.message)
    return finish()
  }
  guard let members = document.members, case .number(let version)? = document["maillage"]?.content
  else {
    refuse(document.line, "expected an object with 'maillage': \(maillageJSONVersion)")
    return finish()
  }
  guard version == String(maillageJSONVersion) else {
    refuse(
      document["maillage"]?.line ?? document.line,
      "version \(version) of the form is not known; this program reads \(maillageJSONVersion)")
    return finish()
  }
  for member in members {
    if let table = NetworkTable(rawValue: member.name) {
      guard let rows = member.value.elements else {
        refuse(
          member.value.line, "'\(member.name)' must be an array, found \(member.value.kindName)")
        continue
      }
      assembly.add(rows, as: table, file: path)
      continue
    }
    switch member.name {
    case "maillage": break
    case "metadata": readMetadata(member.value, file: path, into: &assembly)
    case "columns": readColumns(member.value, file: path, into: &assembly)
    default: refuse(member.value.line, "there is no member \(quoted(member.name)) here")
    }
  }
  for table in NetworkTable.allCases where assembly.origins[table] == nil {
    assembly.origins[table] = TableOrigin(file: path)
  }
  return finish()
}

private func readMetadata(_ value: JSONValue, file: String, into assembly: inout NetworkAssembly) {
  var members = JSONMembers(file: file)
  guard let list = value.members else {
    assembly.diagnostics.append(
      Diagnostic(
        .error, .syntax, file: file, line: value.line,
        "'metadata' must be an object, found \(value.kindName)"))
    return
  }
  members.begin(list, line: value.line, row: 0)
  var metadata = NetworkMetadata(
    name: members.text("name"), title: members.text("title"),
    description: members.text("description"))
  let properties = members.value("properties")
  if let properties, properties.elements == nil {
    members.fail(
      "properties", properties.line,
      "'properties' must be an array, found \(properties.kindName)")
  }
  for property in properties?.elements ?? [] {
    guard let name = property["name"]?.text, let json = property["json"]?.text else {
      members.fail("properties", property.line, "a property needs 'name' and 'json', both strings")
      continue
    }
    metadata.furtherProperties.append(NetworkMetadata.Property(name: name, json: json))
  }
  members.end()
  assembly.diagnostics += members.diagnostics
  assembly.contents.metadata = metadata
}

private func readColumns(_ value: JSONValue, file: String, into assembly: inout NetworkAssembly) {
  for member in value.members ?? [] {
    guard let table = NetworkTable(rawValue: member.name), let elements = member.value.elements,
      elements.allSatisfy({ $0.text != nil })
    else {
      assembly.diagnostics.append(
        Diagnostic(
          .error, .syntax, file: file, line: member.value.line,
          "'columns' holds an array of names for each table"))
      continue
    }
    assembly.contents.columns[table] = elements.compactMap(\.text)
  }
}

extension NetworkAssembly {
  fileprivate mutating func add(_ rows: [JSONValue], as table: NetworkTable, file: String) {
    switch table {
    case .actors: contents.actors = read(rows, table, file, readActor)
    case .relations: contents.relations = read(rows, table, file, readRelation)
    case .statements: contents.statements = read(rows, table, file, readStatement)
    case .sources: contents.sources = read(rows, table, file, readSource)
    case .figures: contents.figures = read(rows, table, file, readFigure)
    case .kinds: contents.kinds = read(rows, table, file, readKind)
    }
  }

  private mutating func read<Row>(
    _ values: [JSONValue], _ table: NetworkTable, _ file: String,
    _ readRow: (inout JSONMembers) -> Row
  ) -> [Row] {
    var origin = TableOrigin(file: file)
    var members = JSONMembers(file: file)
    var rows: [Row] = []
    rows.reserveCapacity(values.count)
    for value in values {
      guard let list = value.members else {
        origin.unreadable += 1
        diagnostics.append(
          Diagnostic(
            .error, .syntax, file: file, line: value.line,
            "a row must be an object, found \(value.kindName)"))
        continue
      }
      members.begin(list, line: value.line, row: rows.count)
      let row = readRow(&members)
      members.end()
      if members.isRefused { origin.refused.insert(rows.count) }
      rows.append(row)
      origin.lines.append(value.line)
    }
    origin.reported = members.reported
    diagnostics += members.diagnostics
    origins[table] = origin
    return rows
  }
}

private func readActor(_ members: inout JSONMembers) -> Actor {
  Actor(
    id: members.identifier("id"), name: members.required("name"),
    kind: members.optionalIdentifier("kind"), sphere: members.word("sphere", Sphere.self),
    place: members.text("place"), country: members.text("country"),
    aliases: members.texts("aliases"), nameInFrench: members.text("name_fr"),
    nameInEnglish: members.text("name_en"), identifiers: members.externalIdentifiers(),
    period: members.period(), note: members.text("note"), attributes: members.texts("attributes"))
}

private func readRelation(_ members: inout JSONMembers) -> Relation {
  Relation(
    id: members.identifier("id"), source: members.identifier("source"),
    target: members.identifier("target"), kind: members.identifier("kind"),
    direction: members.word("direction", Direction.self),
    status: members.word("status", RelationStatus.self), period: members.period(),
    amount: members.money(), partOf: members.optionalIdentifier("part_of"),
    through: members.texts("through").map { Identifier($0) },
    weight: members.number("weight"), note: members.text("note"),
    attributes: members.texts("attributes"))
}

private func readStatement(_ members: inout JSONMembers) -> Statement {
  let text = members.required("subject")
  let subject = Statement.Subject(text)
  if subject == nil {
    members.fail(
      "subject", code: .unknownValue,
      "subject \(quoted(text)) is not of the form actor:ID, relation:ID or figure:ID")
  }
  return Statement(
    subject: subject ?? .actor(""), source: members.identifier("source"),
    locator: members.text("locator"), certainty: members.word("certainty", Certainty.self),
    says: members.text("says"), note: members.text("note"),
    attributes: members.texts("attributes"))
}

private func readSource(_ members: inout JSONMembers) -> Source {
  Source(
    id: members.identifier("id"), title: members.required("title"),
    publisher: members.text("publisher"), date: members.date("date"), url: members.text("url"),
    language: members.text("language"), file: members.text("file"),
    dependsOn: members.optionalIdentifier("depends_on"), attributes: members.texts("attributes"))
}

private func readFigure(_ members: inout JSONMembers) -> Figure {
  Figure(
    id: members.identifier("id"), actor: members.identifier("actor"),
    measure: members.required("measure"), value: members.requiredNumber("value"),
    unit: members.text("unit"), period: members.text("period"), note: members.text("note"),
    attributes: members.texts("attributes"))
}

private func readKind(_ members: inout JSONMembers) -> Kind {
  let id = members.identifier("kind")
  let subject = members.word("of", Kind.Subject.self)
  if subject == nil { _ = members.required("of") }
  return Kind(
    id: id, subject: subject ?? .relation, labelInEnglish: members.text("label_en"),
    labelInFrench: members.text("label_fr"),
    direction: members.word("direction", Direction.self),
    countsAs: members.word("counts_as", Kind.Role.self), isAnalysed: members.yesOrNo("analysed"),
    attributes: members.texts("attributes"))
}

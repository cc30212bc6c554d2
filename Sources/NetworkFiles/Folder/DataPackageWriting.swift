import NetworkGraph

/// The text of `datapackage.json` for a network: a Frictionless Tabular Data Package.
func makeDataPackage(of contents: NetworkContents) -> [UInt8] {
  let metadata = contents.metadata
  var members: [(String, JSONValue)] = [("profile", .string(dataPackageProfile))]
  if let name = metadata.name { members.append(("name", .string(name))) }
  if let title = metadata.title { members.append(("title", .string(title))) }
  if let text = metadata.description { members.append(("description", .string(text))) }
  var resources = makeResources(of: contents)
  for property in metadata.furtherProperties {
    // Text that is no JSON is kept as a string rather than breaking the file.
    let value = (try? JSONParser.parse(property.json.utf8)) ?? .string(property.json)
    if property.name == "resources" {
      resources = merge(resources, into: value.elements ?? [])
    } else if property.name != "profile" {
      members.append((property.name, value))
    }
  }
  members.append(("resources", .array(resources)))
  return JSONWriter.prettyBytes(.object(members), .oneLineWhereShort)
}

/// The description of each table that is written, with the type of each column.
func makeResources(of contents: NetworkContents) -> [JSONValue] {
  let written = NetworkTable.allCases.filter { writtenColumns(of: $0, in: contents) != nil }
  return written.map { table in
    let columns = writtenColumns(of: table, in: contents) ?? []
    var schema: [(String, JSONValue)] = [
      ("fields", .array(makeFields(of: table, columns, contents)))
    ]
    switch table {
    case .actors, .relations, .sources, .figures:
      schema.append(("primaryKey", .array([.string("id")])))
    case .kinds:
      schema.append(("primaryKey", .array([.string("kind"), .string("of")])))
    case .statements: break
    }
    let keys = foreignKeys(of: table).filter { key in
      columns.contains(key.column) && (key.table == table || written.contains(key.table))
    }
    if !keys.isEmpty { schema.append(("foreignKeys", .array(keys.map { $0.json(from: table) }))) }
    return .object([
      ("name", .string(table.rawValue)), ("path", .string(table.fileName)),
      ("profile", .string("tabular-data-resource")), ("format", .string("csv")),
      ("mediatype", .string("text/csv")), ("encoding", .string("utf-8")),
      ("schema", .object(schema)),
    ])
  }
}

private struct ForeignKey {
  let column: String
  let table: NetworkTable

  func json(from own: NetworkTable) -> JSONValue {
    .object([
      ("fields", .array([.string(column)])),
      (
        "reference",
        .object([
          ("resource", .string(table == own ? "" : table.rawValue)),
          ("fields", .array([.string("id")])),
        ])
      ),
    ])
  }
}

private func foreignKeys(of table: NetworkTable) -> [ForeignKey] {
  switch table {
  case .relations:
    [
      ForeignKey(column: "source", table: .actors), ForeignKey(column: "target", table: .actors),
      ForeignKey(column: "part_of", table: .relations),
    ]
  case .statements: [ForeignKey(column: "source", table: .sources)]
  case .sources: [ForeignKey(column: "depends_on", table: .sources)]
  case .figures: [ForeignKey(column: "actor", table: .actors)]
  case .actors, .kinds: []
  }
}

// MARK: - Fields

private func makeFields(
  of table: NetworkTable, _ columns: [String], _ contents: NetworkContents
) -> [JSONValue] {
  let known = Set(table.knownColumns.map { Identifier($0) })
  let required = Set(table.requiredColumns.map { Identifier($0) })
  var attributeTypes = inferredTypes(of: table, in: contents)[...]
  return columns.map { name in
    // Frictionless compares names without the spaces around them.
    var members: [(String, JSONValue)] = [("name", .string(trimmed(name)))]
    guard known.contains(Identifier(name)) else {
      members.append(("type", .string((attributeTypes.popFirst() ?? .string).rawValue)))
      return .object(members)
    }
    let (type, constraints) = knownField(table, name)
    members.append(("type", .string(type)))
    let all =
      (required.contains(Identifier(name)) ? [("required", JSONValue.boolean(true))] : [])
      + constraints
    if !all.isEmpty { members.append(("constraints", .object(all))) }
    return .object(members)
  }
}

private func knownField(_ table: NetworkTable, _ name: String) -> (String, [(String, JSONValue)]) {
  func oneOf(_ words: [String]) -> [(String, JSONValue)] {
    [("enum", .array(words.map { .string($0) }))]
  }
  func matching(_ pattern: String) -> [(String, JSONValue)] { [("pattern", .string(pattern))] }
  let day = #"\d{4}(-\d{2}(-\d{2})?)?"#
  switch (table, name) {
  case (.relations, "amount"): return ("number", [("minimum", .number(0))])
  case (.relations, "weight"), (.figures, "value"): return ("number", [])
  case (.relations, "currency"): return ("string", matching("[A-Z]{3}"))
  case (.relations, "direction"), (.kinds, "direction"):
    return ("string", oneOf(Direction.allCases.map(\.rawValue)))
  case (.relations, "status"): return ("string", oneOf(RelationStatus.allCases.map(\.rawValue)))
  case (.actors, "sphere"): return ("string", oneOf(Sphere.allCases.map(\.rawValue)))
  case (.statements, "certainty"): return ("string", oneOf(Certainty.allCases.map(\.rawValue)))
  case (.statements, "subject"): return ("string", matching("(actor|relation|figure):[\\s\\S]+"))
  case (.sources, "date"): return ("string", matching(day))
  case (.actors, "since"), (.actors, "until"), (.relations, "since"), (.relations, "until"):
    return ("string", matching(#"\.\.|"# + day))
  case (.kinds, "of"): return ("string", oneOf(Kind.Subject.allCases.map(\.rawValue)))
  case (.kinds, "counts_as"): return ("string", oneOf(Kind.Role.allCases.map(\.rawValue)))
  case (.kinds, "analysed"): return ("string", oneOf(["yes", "no"]))
  default: return ("string", [])
  }
}

/// The type of a column of attributes.
enum AttributeType: String {
  case integer, number, date, string
}

/// The narrowest type that all cells of each attribute column have; text where there is no cell.
func inferredTypes(of table: NetworkTable, in contents: NetworkContents) -> [AttributeType] {
  let count = contents.attributeColumns(of: table).count
  guard count > 0 else { return [] }
  var types: [AttributeType?] = Array(repeating: nil, count: count)
  for attributes in attributeRows(of: table, in: contents) {
    for (place, cell) in attributes.prefix(count).enumerated()
    where !cell.isEmpty && types[place] != .string {
      let type = typeOfCell(cell)
      switch (types[place], type) {
      case (nil, _): types[place] = type
      case (.integer?, .number), (.number?, .integer): types[place] = .number
      case (let known?, _): if known != type { types[place] = .string }
      }
    }
  }
  return types.map { $0 ?? .string }
}

private func typeOfCell(_ cell: String) -> AttributeType {
  guard cell.utf8.count <= 19 else { return .string }
  if let date = PartialDate(cell), date.day != nil { return .date }
  guard let number = DecimalNumber(cell) else { return .string }
  // Digits that a number would not keep, as in postal codes, make text.
  guard number.description.utf8.elementsEqual(cell.utf8) else { return .string }
  return number.fractionDigits == 0 ? .integer : .number
}

// MARK: - Keeping what others wrote

/// Puts the generated descriptions over those of an existing file: what Maillage does not say
/// itself, such as titles of columns and further resources, stays.
private func merge(_ generated: [JSONValue], into existing: [JSONValue]) -> [JSONValue] {
  var left = generated
  var result: [JSONValue] = []
  let tablePaths = Set(NetworkTable.allCases.map(\.fileName))
  for resource in existing {
    let path = resource["path"]?.text
    if let path, let place = left.firstIndex(where: { $0["path"]?.text == path }) {
      result.append(overlay(left.remove(at: place), on: resource))
    } else if path.map({ !tablePaths.contains($0) }) ?? true {
      result.append(resource)
    }
  }
  return result + left
}

private func overlay(_ new: JSONValue, on old: JSONValue) -> JSONValue {
  guard let newMembers = new.members, let oldMembers = old.members else { return new }
  var members: [(String, JSONValue)] = []
  for member in newMembers {
    var value = member.value
    if member.name == "schema", let schema = old["schema"] {
      value = overlay(value, on: schema)
    } else if member.name == "fields", let fields = old["fields"]?.elements {
      let byName = Dictionary(
        fields.compactMap { field in field["name"]?.text.map { (Identifier($0), field) } }
      ) { first, _ in first }
      value = .array(
        (value.elements ?? []).map { field in
          guard let name = field["name"]?.text, let old = byName[Identifier(name)] else {
            return field
          }
          return overlay(field, on: old)
        })
    }
    members.append((member.name, value))
  }
  // What describes the bytes as they were is no longer true of those that are written.
  let outdated = ["dialect", "encoding", "hash", "bytes", "missingValues", "format"]
  for member in oldMembers where new[member.name] == nil && !outdated.contains(member.name) {
    members.append((member.name, member.value))
  }
  return .object(members)
}

import NetworkGraph

/// An entity of FollowTheMoney: a schema, and properties that each have several values.
struct FollowTheMoneyEntity {
  let id: String
  var schema: String
  let line: Int
  var properties: [(name: String, values: [String])] = []
  private var hasFragments = false
  /// What stands beside the properties, such as `datasets` and `first_seen`.
  var context: [(name: String, values: [String])] = []

  init(id: String, schema: String, line: Int) {
    self.id = id
    self.schema = schema
    self.line = line
  }

  func values(_ name: String) -> [String] {
    properties.first { $0.name == name }?.values ?? []
  }

  /// Adds what another fragment says of the same entity; ``unify()`` puts it together.
  mutating func merge(_ other: FollowTheMoneyEntity) {
    schema = FollowTheMoneySchema.narrower(schema, other.schema)
    properties += other.properties
    context += other.context
    hasFragments = true
  }

  /// Puts the values of each property together, each once.
  mutating func unify() {
    guard hasFragments else { return }
    properties = Self.unified(properties)
    context = Self.unified(context)
  }

  private static func unified(_ list: [(name: String, values: [String])])
    -> [(name: String, values: [String])]
  {
    var result: [(name: String, values: [String])] = []
    var known: [Identifier: (place: Int, values: Set<Identifier>)] = [:]
    for (name, values) in list {
      let key = Identifier(name)
      if known[key] == nil {
        known[key] = (result.count, [])
        result.append((name, []))
      }
      let place = known[key]?.place ?? 0
      for value in values where known[key]?.values.insert(Identifier(value)).inserted == true {
        result[place].values.append(value)
      }
    }
    return result
  }
}

/// The entities of a file, each once, in the order in which they are first met.
struct FollowTheMoneyEntities {
  private(set) var entities: [FollowTheMoneyEntity] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Objects that are no entities.
  private(set) var refusedCount = 0
  /// Fragments of entities that were met before.
  private(set) var mergedCount = 0
  private var firstMergedLine: Int?
  private var placeOfID: [Identifier: Int] = [:]
  private let path: String
  /// The size of the file.
  let byteCount: Int

  init(_ text: DecodedText, path: String) {
    self.path = path
    byteCount = text.bytes.count
    var records = JSONRecords(text)
    while let record = records.next() {
      switch record {
      case .value(let value): read(value)
      case .brokenLine(let fault): refuse(fault.line, fault.message)
      case .end(let fault):
        diagnostics.append(
          Diagnostic(.error, .syntax, file: path, line: fault.line, fault.message))
      }
    }
    for place in entities.indices { entities[place].unify() }
    if let firstMergedLine {
      diagnostics.append(
        Diagnostic(
          .warning, .duplicateRow, file: path, line: firstMergedLine,
          "\(mergedCount) \(mergedCount == 1 ? "object describes an entity" : "objects describe entities")"
            + " that stands in the file before, this one first; what they say is put together"))
    }
  }

  func entity(_ id: String) -> FollowTheMoneyEntity? {
    placeOfID[Identifier(id)].map { entities[$0] }
  }

  private mutating func refuse(_ line: Int, _ message: String) {
    refusedCount += 1
    // The other entities can be kept.
    diagnostics.append(Diagnostic(.error, .unknownValue, file: path, line: line, message))
  }

  /// Reads an entity, and those that stand within it in nested exports.
  private mutating func read(_ value: JSONValue) {
    var waiting = [value]
    while let value = waiting.popLast() {
      guard let members = value.members else {
        refuse(value.line, "expected an entity, found \(value.kindName)")
        continue
      }
      guard let id = value["id"].flatMap(plainText), !id.isEmpty else {
        refuse(value.line, "the entity has no 'id'; expected a text")
        continue
      }
      guard let schema = value["schema"]?.text, !schema.isEmpty else {
        refuse(
          value.line, "the entity \(quoted(id)) has no 'schema'; expected one such as 'Company'")
        continue
      }
      guard let properties = value["properties"]?.members else {
        refuse(
          value.line, "the entity \(quoted(id)) has no 'properties'; expected an object of arrays")
        continue
      }
      var entity = FollowTheMoneyEntity(id: id, schema: schema, line: value.line)
      for property in properties {
        let values = texts(property.value, &waiting)
        if !values.isEmpty { entity.properties.append((property.name, values)) }
      }
      for member in members where !["id", "schema", "properties"].contains(member.name) {
        let values = texts(member.value, &waiting)
        if !values.isEmpty { entity.context.append((member.name, values)) }
      }
      add(entity)
    }
  }

  private mutating func add(_ entity: FollowTheMoneyEntity) {
    if let place = placeOfID[Identifier(entity.id)] {
      entities[place].merge(entity)
      mergedCount += 1
      if firstMergedLine == nil { firstMergedLine = entity.line }
    } else {
      placeOfID[Identifier(entity.id)] = entities.count
      entities.append(entity)
    }
  }

  /// The values of a property; an entity within it stands for its id, and is read as well.
  private func texts(_ value: JSONValue, _ waiting: inout [JSONValue]) -> [String] {
    (value.elements ?? [value]).compactMap { element in
      if element["schema"] != nil, let id = element["id"].flatMap(plainText) {
        waiting.append(element)
        return id
      }
      return plainText(element) ?? (element.isNull ? nil : JSONWriter.compact(element))
    }.filter { !$0.isEmpty }
  }

  private func plainText(_ value: JSONValue) -> String? {
    switch value.content {
    case .string(let text), .number(let text): text
    case .boolean(let value): value ? "true" : "false"
    default: nil
    }
  }
}

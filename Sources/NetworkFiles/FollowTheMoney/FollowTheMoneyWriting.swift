import NetworkGraph

/// A network as entities of FollowTheMoney, one on each line.
///
/// Actors become entities of the schema that their kind or sphere names, relations entities of the
/// schema of their kind, and the sources of their statements `publisher` and `sourceUrl`.
func makeFollowTheMoney(_ contents: NetworkContents) throws(OutputFault) -> (
  bytes: [UInt8], loss: LossReport
) {
  var contents = contents
  stateDirections(&contents)
  var writer = FollowTheMoneyWriter(contents)
  writer.write()
  return (writer.bytes, writer.loss)
}

private struct FollowTheMoneyWriter {
  private let contents: NetworkContents
  private(set) var bytes: [UInt8] = []
  private(set) var loss = LossReport()
  private let sources: [Identifier: Source]
  private let statements: [Statement.Subject: [Statement]]
  private var ids: Set<Identifier> = []
  /// Properties of the entity that is written, in their order.
  private var properties: [(name: String, values: [String])] = []
  /// What stands beside the properties.
  private var context: [(String, JSONValue)] = []

  private static let contextNames: Set<String> = [
    "datasets", "first_seen", "last_seen", "last_change", "caption", "referents", "target",
  ]

  init(_ contents: NetworkContents) {
    self.contents = contents
    sources = Dictionary(contents.sources.map { ($0.id, $0) }) { first, _ in first }
    statements = Dictionary(grouping: contents.statements, by: \.subject)
  }

  mutating func write() {
    var rest = contents
    rest.statements = []
    rest.sources = []
    noteLosses(of: rest, actors: .all, &loss)
    ids = Set(contents.actors.map(\.id))
    let actorColumns = contents.attributeColumns(of: .actors)
    for actor in contents.actors { write(actor, actorColumns) }
    let relationColumns = contents.attributeColumns(of: .relations)
    for relation in contents.relations { write(relation, relationColumns) }
    loss.add(
      CountedText(
        "{statement|statements}, of which publisher and address of the source are kept alone",
        "{énoncé, dont seuls l’éditeur et l’adresse de la source sont gardés|énoncés, dont "
          + "seuls l’éditeur et l’adresse de la source sont gardés}"),
      count: contents.statements.count { $0.subject.isNoFigure })
    loss.add(
      CountedText(
        "{statement on a figure|statements on figures}",
        "{énoncé sur un chiffre|énoncés sur des chiffres}"),
      count: contents.statements.count { !$0.subject.isNoFigure })
  }

  // MARK: Entities

  private mutating func add(_ name: String, _ values: [String]) {
    let values = values.filter { !$0.isEmpty }
    guard !values.isEmpty else { return }
    if let place = properties.firstIndex(where: { $0.name == name }) {
      for value in values
      where !properties[place].values.contains(where: { $0.utf8.elementsEqual(value.utf8) }) {
        properties[place].values.append(value)
      }
    } else {
      properties.append((name, values))
    }
  }

  private mutating func endEntity(_ id: String, _ schema: String) {
    let entity = JSONValue.object(
      [
        ("id", .string(id)), ("schema", .string(schema)),
        (
          "properties",
          .object(properties.map { ($0.name, .array($0.values.map { .string($0) })) })
        ),
      ] + context)
    JSONWriter.writeRow(entity, to: &bytes)
    bytes.append(0x0A)
    properties.removeAll()
    context.removeAll()
  }

  private mutating func addEvidence(_ subject: Statement.Subject) {
    for statement in statements[subject] ?? [] {
      guard let source = sources[statement.source] else { continue }
      add("publisher", [source.publisher ?? source.title])
      add("sourceUrl", [source.url ?? ""])
    }
  }

  /// Writes attributes that FollowTheMoney has a property for, and counts the others.
  private mutating func addAttributes(
    _ columns: [String], _ cells: [String], except names: Set<String>
  ) {
    for (name, cell) in zip(columns, cells) where !cell.isEmpty && !names.contains(name) {
      let values = cell.split(separator: "|").map { String($0) }
      if Self.contextNames.contains(name) {
        context.append(
          (
            name,
            name == "datasets" || name == "referents"
              ? .array(values.map { .string($0) }) : .string(cell)
          ))
      } else if FollowTheMoneySchema.furtherProperties.contains(name) {
        add(name, values)
      } else {
        loss.add(
          CountedText(
            "{attribute|attributes} for which FollowTheMoney has no property",
            "{attribut pour lequel|attributs pour lesquels} FollowTheMoney n’a pas de "
              + "propriété"))
      }
    }
  }

  // MARK: Actors

  private mutating func write(_ actor: Actor, _ columns: [String]) {
    let schema = schema(of: actor)
    func attribute(_ name: String) -> String {
      columns.firstIndex(of: name).flatMap {
        $0 < actor.attributes.count ? actor.attributes[$0] : nil
      } ?? ""
    }
    add("name", [actor.name])
    let others = Set(
      (attribute("weakAlias") + "|" + attribute("previousName")).split(separator: "|")
        .map { Identifier($0) })
    add("alias", actor.aliases.filter { !others.contains(Identifier($0)) })
    for name in [actor.nameInFrench, actor.nameInEnglish] {
      guard let name else { continue }
      add("alias", [name])
      loss.add(
        CountedText(
          "{name in French or English, which is written as a further name|names in French or "
            + "English, which are written as further names}",
          "{nom français ou anglais, écrit comme autre nom|noms français ou anglais, écrits "
            + "comme autres noms}"))
    }
    let countries = attribute("countries")
    if !countries.isEmpty {
      add("country", countries.split(separator: "|").map { String($0) })
    } else if let country = actor.country, attribute("jurisdiction").isEmpty,
      attribute("mainCountry").isEmpty
    {
      add("country", [country.utf8.count == 2 ? country.lowercased() : country])
    }
    if attribute("address").isEmpty { add("address", [actor.place ?? ""]) }
    for identifier in actor.identifiers {
      if let property = FollowTheMoneySchema.propertyOfScheme[identifier.scheme] {
        add(property, [identifier.value])
      } else {
        add("idNumber", [identifier.description])
      }
    }
    let period = FollowTheMoneySchema.period(of: schema)
    addEnd(actor.period.since, period.since[0], attribute(period.since[0]))
    addEnd(actor.period.until, period.until[0], attribute(period.until[0]))
    add("notes", [actor.note ?? ""])
    addAttributes(columns, actor.attributes, except: ["countries"])
    addEvidence(.actor(actor.id))
    endEntity(actor.id.text, schema)
  }

  private mutating func addEnd(_ end: PeriodEnd, _ name: String, _ written: String) {
    switch end {
    case .unknown: break
    case .open:
      loss.add(
        CountedText(
          "{period that is|periods that are} said to go on",
          "{période dont il est dit qu’elle se poursuit|périodes dont il est dit qu’elles se "
            + "poursuivent}"))
    case .date(let date): if written.isEmpty { add(name, [date.description]) }
    }
  }

  /// The schema of an actor: that of its kind, or else of its sphere.
  private mutating func schema(of actor: Actor) -> String {
    if let kind = actor.kind?.text {
      if let schema = FollowTheMoneySchema.schemaOfKind[kind] {
        if actor.sphere != FollowTheMoneySchema.sphere(of: schema) { noteSphere(actor) }
        return schema
      }
      loss.add(
        CountedText(
          "{kind of an actor without a schema, which is|kinds of actors without a schema, "
            + "which are} written as classification",
          "{type d’acteur sans schéma, écrit|types d’acteurs sans schéma, écrits} comme "
            + "classification"))
      add("classification", [kind])
    } else {
      loss.add(
        CountedText(
          "{actor without a kind, which gets|actors without a kind, which get} one",
          "{acteur sans type, qui en reçoit un|acteurs sans type, qui en reçoivent un}"))
    }
    switch actor.sphere {
    case .person: return "Person"
    case .industry: return "Company"
    case .public: return "PublicBody"
    case nil: return actor.kind == nil ? "LegalEntity" : "Organization"
    default:
      noteSphere(actor)
      return "Organization"
    }
  }

  private mutating func noteSphere(_ actor: Actor) {
    loss.add(
      CountedText(
        "{sphere of society, which is|spheres of society, which are} read back from the "
          + "schema",
        "{sphère de la société, qui est relue|sphères de la société, qui sont relues} "
          + "d’après le schéma"))
  }

  // MARK: Relations

  private mutating func write(_ relation: Relation, _ columns: [String]) {
    let edge = edge(of: relation)
    let isDirected = relation.direction == .directed
    if isDirected != edge.isDirected {
      loss.add(
        CountedText(
          "{relation of another direction than its|relations of another direction than "
            + "their} schema",
          "{relation d’une autre orientation que son|relations d’une autre orientation que "
            + "leur} schéma"))
    }
    add(edge.source, [relation.source.text])
    add(edge.target, [relation.target.text])
    let place = columns.firstIndex(of: "date")
    let date =
      place.flatMap { $0 < relation.attributes.count ? relation.attributes[$0] : nil } ?? ""
    func attribute(_ name: String) -> String {
      columns.firstIndex(of: name).flatMap {
        $0 < relation.attributes.count ? relation.attributes[$0] : nil
      } ?? ""
    }
    let dateIsSince = relation.period.since.text == date
    addEnd(
      relation.period.since, "startDate", dateIsSince ? date : attribute("startDate"))
    addEnd(relation.period.until, "endDate", attribute("endDate"))
    if let amount = relation.amount {
      if ["Payment", "Debt", "ContractAward"].contains(edge.schema) {
        add("amount", [amount.amount.description])
        add("currency", [amount.currency.code])
      } else {
        loss.add(
          CountedText(
            "{amount of a relation|amounts of relations} whose schema has none",
            "{montant d’une relation|montants de relations} dont le schéma n’en a pas"))
      }
    }
    add("status", [relation.status?.rawValue ?? ""])
    add("summary", [relation.note ?? ""])
    addAttributes(columns, relation.attributes, except: [])
    addEvidence(.relation(relation.id))
    loss.add(CountedText("{weight|weights}", "poids"), count: relation.weight == nil ? 0 : 1)
    loss.add(
      CountedText(
        "{relation that is part of another or goes|relations that are part of another or go} "
          + "through an actor",
        "{relation qui fait partie d’une autre ou passe|relations qui font partie d’une "
          + "autre ou passent} par un acteur"),
      count: relation.partOf == nil && relation.through.isEmpty ? 0 : 1)
    var id = relation.id
    if !ids.insert(id).inserted {
      // Actors and relations share their ids there.
      while !ids.insert(id).inserted { id = Identifier("relation-" + id.text) }
      loss.add(
        CountedText(
          "{id of a relation that is that of an actor|ids of relations that are those of "
            + "actors}, too",
          "{identifiant de relation qui est aussi celui d’un acteur|identifiants de "
            + "relations qui sont aussi ceux d’acteurs}"))
    }
    endEntity(id.text, edge.schema)
  }

  private mutating func edge(of relation: Relation) -> FollowTheMoneySchema.Edge {
    let kind = relation.kind.text
    if let edge = FollowTheMoneySchema.edgeOfKind[kind] { return edge }
    loss.add(
      CountedText(
        "{kind of a relation without a schema, which is|kinds of relations without a schema, "
          + "which are} written as role",
        "{type de relation sans schéma, écrit|types de relations sans schéma, écrits} comme "
          + "rôle"))
    add("role", [kind])
    let schema = FollowTheMoneySchema.nearestSchema(ofKind: kind)
    return FollowTheMoneySchema.edges[schema] ?? FollowTheMoneySchema.unknownLink
  }
}

extension Statement.Subject {
  fileprivate var isNoFigure: Bool {
    if case .figure = self { false } else { true }
  }
}

extension FollowTheMoneySchema {
  static let unknownLink = Edge(
    "UnknownLink", "subject", "object", directed: false, .other, "link of unknown nature",
    "lien de nature inconnue")

  /// The edges by the kinds that they are read as.
  static let edgeOfKind = Dictionary(
    uniqueKeysWithValues: edges.values.map { ($0.kind.id.text, $0) })

  /// The schemata of actors by the kinds that they are read as.
  static let schemaOfKind = Dictionary(
    uniqueKeysWithValues: [
      "LegalEntity", "Person", "Organization", "Company", "PublicBody", "Asset", "Vehicle",
      "Vessel", "Airplane", "RealEstate", "BankAccount", "Security", "Contract", "License",
      "Project", "Position", "Event", "Trip", "CourtCase", "CallForTenders", "CryptoWallet",
      "UserAccount", "Address", "Document", "Thing",
    ].map { (kebab($0), $0) })

  /// The schema that says most of a kind of the catalogue.
  static func nearestSchema(ofKind kind: String) -> String {
    switch kind {
    case "founding-membership", "participation", "part-of": "Membership"
    case "funding": "Payment"
    case "leadership", "office", "operation": "Directorship"
    default: "UnknownLink"
    }
  }
}

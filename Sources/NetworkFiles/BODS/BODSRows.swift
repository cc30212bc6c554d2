import NetworkGraph

/// The statements of a file as rows of actors and relations, with their evidence.
struct BODSRows {
  private let file: BODSFile
  private(set) var actors = ElementRows(of: .actors)
  private(set) var ties = ElementRows(of: .relations)
  private(set) var evidence = EvidenceRows()
  private(set) var kinds: [Kind] = []
  private(set) var notes: [(line: Int?, message: String)] = []
  private var kindIDs: Set<Identifier> = []
  private var unspecifiedCount = 0
  private var firstUnspecifiedLine = 0

  init(_ file: BODSFile) { self.file = file }

  mutating func fill() {
    for column in ["id", "name", "kind"] { _ = actors.column(column) }
    for column in ["id", "source", "target", "kind"] { _ = ties.column(column) }
    for statement in file.statements {
      switch statement.subject {
      case .person: addPerson(statement)
      case .entity: addEntity(statement)
      case .relationship: addRelationship(statement)
      }
    }
    if unspecifiedCount > 0 {
      notes.append(
        (
          firstUnspecifiedLine,
          counted(
            unspecifiedCount, "party is not specified; it is read",
            "parties are not specified; each is read")
            + " as an actor of kind 'unspecified-party' that says why"
        ))
    }
  }

  // MARK: Persons and entities

  private static let personMembers: Set<String> = [
    "names", "identifiers", "nationalities", "birthDate", "deathDate", "addresses", "personType",
    "isComponent", "unspecifiedPersonDetails",
  ]

  private mutating func addPerson(_ statement: BODSStatement) {
    let details = statement.details
    let names = (details["names"]?.elements ?? []).compactMap(fullName)
    let type = details["personType"]?.text ?? "knownPerson"
    let unspecified = details["unspecifiedPersonDetails"] ?? details["missingInfoReason"]
    start(statement, name: names.first ?? unspecifiedName(unspecified, type), kind: "person")
    set(Sphere.person.rawValue, "sphere")
    set(list(Array(names.dropFirst())), "aliases")
    if type != "knownPerson" { set(kebab(type), "person_type") }
    set(
      list(
        (details["nationalities"]?.elements ?? []).compactMap { ($0["code"] ?? $0["name"])?.text }),
      "nationalities")
    setDate(details["birthDate"], "since")
    setDate(details["deathDate"], "until")
    finish(statement, except: Self.personMembers)
  }

  private static let entityMembers: Set<String> = [
    "name", "alternateNames", "identifiers", "jurisdiction", "incorporatedInJurisdiction",
    "foundingDate", "dissolutionDate", "addresses", "entityType", "entitySubtype", "isComponent",
    "unspecifiedEntityDetails",
  ]

  private mutating func addEntity(_ statement: BODSStatement) {
    let details = statement.details
    let type = details["entityType"]?["type"]?.text ?? details["entityType"]?.text ?? "legalEntity"
    let unspecified = details["unspecifiedEntityDetails"] ?? details["missingInfoReason"]
    start(
      statement, name: details["name"]?.text ?? unspecifiedName(unspecified, type),
      kind: kebab(type))
    if type == "state" || type == "stateBody" { set(Sphere.public.rawValue, "sphere") }
    let subtype =
      details["entityType"]?["subtype"] ?? details["entitySubtype"]?["generalCategory"]
      ?? details["entitySubtype"]
    if let text = subtype.flatMap(cellText) { set(text, "entity_subtype") }
    if let text = details["entityType"]?["details"].flatMap(cellText) {
      set(text, "entity_details")
    }
    set(list((details["alternateNames"]?.elements ?? []).compactMap(\.text)), "aliases")
    let jurisdiction = details["jurisdiction"] ?? details["incorporatedInJurisdiction"]
    if let code = jurisdiction?["code"]?.text {
      set(String(code.prefix(2)), "country")
      if code.utf8.count > 2 { set(code, "jurisdiction") }
    } else if let name = jurisdiction?["name"]?.text {
      set(name, "country")
    }
    setDate(details["foundingDate"], "since")
    setDate(details["dissolutionDate"], "until")
    finish(statement, except: Self.entityMembers)
  }

  private mutating func start(_ statement: BODSStatement, name: String, kind: String) {
    set(statement.id, "id")
    set(name, "name")
    set(kind, "kind")
    declare(kind, .actor)
  }

  /// The cells that persons and entities share, and what is left.
  private mutating func finish(_ statement: BODSStatement, except names: Set<String>) {
    let details = statement.details
    set(list((details["identifiers"]?.elements ?? []).compactMap(identifier)), "identifiers")
    let addresses = (details["addresses"]?.elements ?? []).compactMap { $0["address"]?.text }
    if let first = addresses.first { set(first, "place") }
    if addresses.count > 1 { set(list(addresses), "addresses") }
    for member in details.members ?? []
    where !names.contains(member.name) && !Self.statementMembers.contains(member.name) {
      set(cellText(member.value) ?? JSONWriter.compact(member.value), member.name)
    }
    actors.endRow(line: statement.line)
    let found = source(of: statement)
    evidence.state(
      .actor(Identifier(statement.id)), found.sources, locator: statement.statementID,
      note: found.note, statement.line)
  }

  /// What a statement says of itself, before version 0.4 in the same object as the rest.
  private static let statementMembers: Set<String> = [
    "statementID", "statementId", "statementType", "statementDate", "source", "publicationDetails",
    "replacesStatements", "isComponent", "annotations",
  ]

  private func fullName(_ name: JSONValue) -> String? {
    if let full = name["fullName"]?.text { return full }
    let parts = ["givenName", "patronymicName", "familyName"].compactMap { name[$0]?.text }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  private func unspecifiedName(_ value: JSONValue?, _ type: String) -> String {
    value?["description"]?.text ?? value?["reason"]?.text ?? value?.text
      ?? kebab(type).replacing("-", with: " ")
  }

  private func identifier(_ value: JSONValue) -> String? {
    guard let id = value["id"].flatMap(cellText) ?? value["uri"]?.text, !id.isEmpty else {
      return nil
    }
    let scheme = value["scheme"]?.text ?? value["schemeName"]?.text ?? "id"
    return (scheme.isEmpty ? "id" : scheme.replacing(":", with: "-")) + ":" + id
  }

  // MARK: Relationships

  private mutating func addRelationship(_ statement: BODSStatement) {
    let details = statement.details
    let subject = party(details["subject"], statement, "subject")
    let interested = party(details["interestedParty"], statement, "interested party")
    guard let subject, let interested else {
      ties.refuseRow(
        line: statement.line,
        "the statement \(quoted(statement.statementID)) names no "
          + (subject == nil ? "subject" : "interested party")
          + "; expected the id of a record or a reason why it is not known", code: .emptyCell)
      return
    }
    let interests = details["interests"]?.elements ?? []
    let found = source(of: statement)
    if interests.isEmpty { addTie(statement, nil, 1, interested, subject, found) }
    for (place, interest) in interests.enumerated() {
      addTie(statement, interest, place + 1, interested, subject, found)
    }
  }

  private mutating func addTie(
    _ statement: BODSStatement, _ interest: JSONValue?, _ number: Int, _ source: String,
    _ target: String, _ found: (sources: [Identifier], note: String?)
  ) {
    let details = statement.details
    // Each interest is a relation of its own: they differ in share and time.
    let id = number == 1 ? statement.id : "\(statement.id)#\(number)"
    let kind = kebab(interest?["type"]?.text ?? "unknownInterest")
    declare(kind, .relation)
    setTie(id, "id")
    setTie(source, "source")
    setTie(target, "target")
    setTie(kind, "kind")
    setTie(Direction.directed.rawValue, "direction")
    if statement.isClosed { setTie(RelationStatus.ended.rawValue, "status") }
    setTieDate(interest?["startDate"], "since")
    setTieDate(interest?["endDate"], "until")
    if let text = interest?["details"]?.text { setTie(text, "note") }
    for member in interest?["share"]?.members ?? [] {
      setTie(
        cellText(member.value) ?? JSONWriter.compact(member.value),
        member.name == "exact" ? "share" : "share_" + kebab(member.name).replacing("-", with: "_"))
    }
    let level = interest?["directOrIndirect"] ?? interest?["interestLevel"]
    if let text = level?.text { setTie(text, "direct_or_indirect") }
    if let isBeneficial = interest?["beneficialOwnershipOrControl"].flatMap(cellText) {
      setTie(isBeneficial, "beneficial_ownership_or_control")
    }
    if details["isComponent"]?.boolean == true { setTie("true", "is_component") }
    for name in ["componentRecords", "componentStatementIDs"] where number == 1 {
      if let text = details[name].flatMap(cellText) { setTie(text, name) }
    }
    ties.endRow(line: statement.line)
    evidence.state(
      .relation(Identifier(id)), found.sources, locator: statement.statementID, note: found.note,
      statement.line)
  }

  /// The actor that a statement names; for a party that is not specified an actor is made.
  private mutating func party(_ value: JSONValue?, _ statement: BODSStatement, _ role: String)
    -> String?
  {
    guard let value, !value.isNull else { return nil }
    let named =
      value.text ?? value["describedByEntityStatement"]?.text
      ?? value["describedByPersonStatement"]?.text
    if let named { return named.isEmpty ? nil : file.current(named) }
    let reason = value["unspecified"] ?? value
    guard reason["reason"] != nil || reason["description"] != nil else { return nil }
    unspecifiedCount += 1
    if unspecifiedCount == 1 { firstUnspecifiedLine = statement.line }
    let id = "\(role) of \(statement.id)"
    set(id, "id")
    set(unspecifiedName(reason, "unspecifiedParty"), "name")
    set("unspecified-party", "kind")
    if let text = reason["reason"]?.text { set(text, "reason") }
    declare("unspecified-party", .actor)
    actors.endRow(line: statement.line)
    return id
  }

  // MARK: Evidence

  /// The source of a statement, and when it was consulted.
  private mutating func source(of statement: BODSStatement) -> (
    sources: [Identifier], note: String?
  ) {
    let source = statement.whole["source"]
    let publisher = statement.whole["publicationDetails"]?["publisher"]?["name"]?.text
    let asserted = (source?["assertedBy"]?.elements ?? []).compactMap { $0["name"]?.text }
    let url = source?["url"]?.text
    let title =
      source?["description"]?.text
      ?? (asserted.isEmpty ? nil : asserted.joined(separator: "; "))
      ?? source?["type"].flatMap(cellText) ?? publisher ?? url
    guard let title else { return ([], nil) }
    let retrieved = source?["retrievedAt"]?.text
    return (
      [evidence.source(title: title, publisher: publisher, url: url, statement.line)],
      retrieved.map { "retrieved \($0)" }
    )
  }

  // MARK: Cells

  private func kebab(_ name: String) -> String {
    // Versions before 0.3 have hyphens, later ones capitals.
    FollowTheMoneySchema.kebab(name)
  }

  private mutating func declare(_ id: String, _ subject: Kind.Subject) {
    guard !Kind.catalogue.contains(where: { $0.id == Identifier(id) && $0.subject == subject }),
      kindIDs.insert(Identifier("\(subject) \(id)")).inserted
    else { return }
    let leads = ["appointment-of-board", "board-member", "board-chair", "senior-managing-official"]
    kinds.append(
      Kind(
        id: Identifier(id), subject: subject,
        labelInEnglish: id.replacing("-", with: " "),
        direction: subject == .relation ? .directed : nil,
        countsAs: subject == .relation ? (leads.contains(id) ? .leadership : .other) : nil))
  }

  private func list(_ values: [String]) -> String {
    listCell(values.filter { !$0.isEmpty }.map { $0.replacing("|", with: "¦") })
  }

  private mutating func set(_ text: String, _ column: String) {
    if !text.isEmpty { actors.set(text, in: actors.column(column)) }
  }

  private mutating func setTie(_ text: String, _ column: String) {
    if !text.isEmpty { ties.set(text, in: ties.column(column)) }
  }

  /// A date without the time of day.
  private func day(_ value: JSONValue?) -> String? {
    value?.text.map { text in text.split(separator: "T").first.map { String($0) } ?? text }
  }

  private mutating func setDate(_ value: JSONValue?, _ column: String) {
    if let text = day(value) { set(text, column) }
  }

  private mutating func setTieDate(_ value: JSONValue?, _ column: String) {
    if let text = day(value) { setTie(text, column) }
  }
}

import NetworkGraph

/// Reads entities of FollowTheMoney, one on each line or in an array.
///
/// - Complexity: O(*b*) for *b* bytes.
func readFollowTheMoney(
  _ text: DecodedText, path: String, _ assembly: NetworkAssembly, _ options: ReadingOptions
) -> NetworkReading {
  var assembly = assembly
  assembly.noteFaults(of: text, path: path)
  let entities = FollowTheMoneyEntities(text, path: path)
  assembly.diagnostics += entities.diagnostics
  var rows = FollowTheMoneyRows(entities)
  rows.fill()
  for (line, message) in rows.notes { assembly.noteAssumption(message, path: path, line: line) }
  assembly.contents.kinds = rows.kinds
  assembly.addEvidence(rows.evidence, path: path)
  assembly.addGraph(
    actors: rows.actors, ties: rows.ties, path: path, direction: .directed, options)
  assembly.origins[.actors]?.merged += entities.mergedCount
  assembly.origins[.actors]?.unreadable += entities.refusedCount
  return assembly.finish(path: path, format: .followTheMoney, options: options)
}

/// The entities of a file as rows of actors and relations, with their evidence.
private struct FollowTheMoneyRows {
  private let entities: FollowTheMoneyEntities
  private(set) var actors = ElementRows(of: .actors)
  private(set) var ties = ElementRows(of: .relations)
  private(set) var evidence = EvidenceRows()
  private(set) var kinds: [Kind] = []
  private(set) var notes: [(line: Int?, message: String)] = []
  private var actorIDs: Set<Identifier> = []
  private var kindIDs: Set<Identifier> = []
  private var barCount = 0
  private var amountCount = 0
  private var firstAmountLine = 0

  /// How many bytes entities with several ends may repeat.
  private var repetitionLimit: Int

  init(_ entities: FollowTheMoneyEntities) {
    self.entities = entities
    repetitionLimit = 50_000_000 + 4 * entities.byteCount
  }

  mutating func fill() {
    // What a tie names takes part, whatever it is.
    var named: Set<Identifier> = []
    for entity in entities.entities {
      guard let edge = FollowTheMoneySchema.edges[entity.schema] else { continue }
      for id in entity.values(edge.source) + entity.values(edge.target) { named.insert(.init(id)) }
    }
    for column in ["id", "name", "kind"] { _ = actors.column(column) }
    for column in ["id", "source", "target", "kind"] { _ = ties.column(column) }
    var unread: [String: (count: Int, line: Int)] = [:]
    var documentations: [FollowTheMoneyEntity] = []
    for entity in entities.entities {
      if let edge = FollowTheMoneySchema.edges[entity.schema] {
        addTies(entity, edge)
      } else if !FollowTheMoneySchema.furtherSchemata.contains(entity.schema)
        || named.contains(Identifier(entity.id))
      {
        addActor(entity)
      } else if entity.schema == "Documentation" {
        documentations.append(entity)
      } else {
        unread[entity.schema, default: (0, entity.line)].count += 1
      }
    }
    for entity in documentations where !addDocumentation(entity) {
      unread[entity.schema, default: (0, entity.line)].count += 1
    }
    note(unread)
    if barCount > 0 {
      notes.append(
        (
          nil,
          "\(counted(barCount, "value holds", "values hold")) a vertical bar, which separates values here; it is "
            + "replaced by a broken one (¦)"
        ))
    }
    if amountCount > 0 {
      notes.append(
        (
          firstAmountLine,
          counted(
            amountCount, "amount is no sum of a currency of ISO 4217; it is kept",
            "amounts are no sums of a currency of ISO 4217; they are kept")
            + " as the attributes 'amount (attribute)' and 'currency (attribute)'"
        ))
    }
  }

  private mutating func note(_ unread: [String: (count: Int, line: Int)]) {
    guard !unread.isEmpty else { return }
    let list = unread.sorted { Identifier($0.key) < Identifier($1.key) }
      .map { "\($0.value.count) \($0.key)" }.joined(separator: ", ")
    notes.append(
      (
        unread.values.map(\.line).min(),
        "entities that are neither actors nor ties are not read: \(list)"
      ))
  }

  // MARK: Actors

  private static let namedProperties: Set<String> = [
    "name", "alias", "country", "notes", "address", "sourceUrl", "publisher", "proof",
  ]

  private mutating func addActor(_ entity: FollowTheMoneyEntity) {
    let schema = entity.schema
    set(entity.id, "id")
    let names = entity.values("name")
    let first = names.first ?? entity.values("title").first ?? entity.values("fileName").first
    if let first { set(first, "name") }
    set(FollowTheMoneySchema.kebab(schema), "kind")
    declare(
      Kind(
        id: Identifier(FollowTheMoneySchema.kebab(schema)), subject: .actor,
        labelInEnglish: FollowTheMoneySchema.kebab(schema).replacing("-", with: " ")))
    if let sphere = FollowTheMoneySchema.sphere(of: schema) { set(sphere.rawValue, "sphere") }
    let further = ["alias", "weakAlias", "previousName"].flatMap(entity.values)
    set(list(Array(names.dropFirst()) + further.filter { $0 != first }, isCut: true), "aliases")
    addCountry(entity)
    addPlace(entity)
    addIdentifiers(entity)
    let (since, until) = FollowTheMoneySchema.period(of: schema)
    var shown = Self.namedProperties
    addDate(entity, since, "since", &shown)
    addDate(entity, until, "until", &shown)
    let notes = entity.values("notes")
    if notes.count == 1 { set(notes[0], "note") }
    if notes.count > 1 { set(list(notes), "notes") }
    for (name, values) in entity.properties
    where !shown.contains(name) && FollowTheMoneySchema.schemeOfProperty[name] == nil {
      set(list(values), name)
    }
    for (name, values) in entity.context where name != "caption" || values != [first ?? ""] {
      set(list(values), name)
    }
    actors.endRow(line: entity.line)
    actorIDs.insert(Identifier(entity.id))
    evidence.state(.actor(Identifier(entity.id)), evidence(of: entity), entity.line)
  }

  /// The country is the jurisdiction, or else the main or the only country; further ones are kept.
  private mutating func addCountry(_ entity: FollowTheMoneyEntity) {
    let countries = entity.values("country")
    let first =
      entity.values("jurisdiction").first ?? entity.values("mainCountry").first ?? countries.first
    guard let first else { return }
    set(first.utf8.count == 2 ? first.uppercased() : first, "country")
    if countries.count > 1 || (countries.first ?? first) != first {
      set(list(countries), "countries")
    }
  }

  private mutating func addPlace(_ entity: FollowTheMoneyEntity) {
    let addresses = entity.values("address")
    if let first = addresses.first {
      set(first, "place")
      if addresses.count > 1 { set(list(addresses), "address") }
    } else if let address = entity.values("addressEntity").lazy.compactMap(entities.entity).first {
      let parts = ["city", "full", "name", "region"].lazy.compactMap { address.values($0).first }
      if let place = parts.first { set(place, "place") }
    }
  }

  private mutating func addIdentifiers(_ entity: FollowTheMoneyEntity) {
    var identifiers: [String] = []
    for (name, values) in entity.properties {
      guard let scheme = FollowTheMoneySchema.schemeOfProperty[name] else { continue }
      for value in values {
        // Registers that FollowTheMoney does not know are written with their name.
        let isNamed = name == "idNumber" && hasScheme(value)
        identifiers.append(isNamed ? value : "\(scheme):\(value)")
      }
    }
    set(list(identifiers, isCut: true), "identifiers")
  }

  private func hasScheme(_ value: String) -> Bool {
    guard let identifier = ExternalIdentifier(value) else { return false }
    return identifier.scheme.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 45
    }
  }

  /// The first date that can be read; a property that says more than it is kept as an attribute.
  private mutating func addDate(
    _ entity: FollowTheMoneyEntity, _ names: [String], _ column: String, _ shown: inout Set<String>,
    _ isTie: Bool = false
  ) {
    for name in names {
      let values = entity.values(name)
      let dates = values.compactMap { value in
        PartialDate(value.split(separator: "T", maxSplits: 1).first.map { String($0) } ?? value)
      }
      guard
        let date = column == "since"
          ? dates.min(by: { $0.earliest < $1.earliest })
          : dates.max(by: { $0.latest < $1.latest })
      else { continue }
      if isTie { setTie(date.description, column) } else { set(date.description, column) }
      if values == [date.description] { shown.insert(name) }
      return
    }
  }

  // MARK: Ties

  private mutating func addTies(_ entity: FollowTheMoneyEntity, _ edge: FollowTheMoneySchema.Edge) {
    declare(edge.kind)
    let sources = entity.values(edge.source)
    let targets = entity.values(edge.target)
    guard !sources.isEmpty, !targets.isEmpty else {
      let missing = sources.isEmpty ? edge.source : edge.target
      ties.refuseRow(
        line: entity.line,
        "the \(entity.schema) \(quoted(entity.id)) has no '\(missing)'; expected the id of an entity",
        code: .emptyCell)
      return
    }
    // What an entity says is repeated for each pair.
    let size = entity.properties.reduce(400) { $0 + $1.values.reduce(0) { $0 + $1.utf8.count } }
    let (cost, overflow) = size.multipliedReportingOverflow(by: sources.count * targets.count - 1)
    repetitionLimit -= overflow ? repetitionLimit + 1 : min(cost, repetitionLimit + 1)
    guard repetitionLimit >= 0 else {
      repetitionLimit = 0
      ties.refuseRow(
        line: entity.line,
        "the \(entity.schema) \(quoted(entity.id)) ties \(sources.count) with \(targets.count) entities, "
          + "too many pairs to be relations", code: .unknownValue)
      return
    }
    let found = evidence(of: entity)
    var number = 0
    for source in sources {
      for target in targets {
        number += 1
        // An entity that ties several at once is a relation for each pair.
        let id = number == 1 ? entity.id : "\(entity.id)#\(number)"
        addTie(entity, edge, id, source, target)
        evidence.state(.relation(Identifier(id)), found, entity.line)
      }
    }
  }

  private mutating func addTie(
    _ entity: FollowTheMoneyEntity, _ edge: FollowTheMoneySchema.Edge, _ id: String,
    _ source: String, _ target: String
  ) {
    setTie(id, "id")
    setTie(source, "source")
    setTie(target, "target")
    setTie(edge.kind.id.text, "kind")
    setTie((edge.isDirected ? Direction.directed : .undirected).rawValue, "direction")
    var shown: Set<String> = [
      edge.source, edge.target, "sourceUrl", "publisher", "proof", "amount", "currency", "status",
    ]
    addDate(entity, ["startDate", "date"], "since", &shown, true)
    addDate(entity, ["endDate"], "until", &shown, true)
    shown.remove("date")
    addAmount(entity)
    let status = entity.values("status")
    if status.count == 1, RelationStatus(rawValue: status[0]) != nil {
      setTie(status[0], "status")
    } else if !status.isEmpty {
      setTie(list(status), "status (attribute)")
    }
    let summary = entity.values("summary")
    if summary.count == 1 {
      setTie(summary[0], "note")
      shown.insert("summary")
    }
    for (name, values) in entity.properties where !shown.contains(name) {
      setTie(list(values), name == "weight" ? "weight (attribute)" : name)
    }
    for (name, values) in entity.context where name != "caption" { setTie(list(values), name) }
    ties.endRow(line: entity.line)
  }

  private mutating func addAmount(_ entity: FollowTheMoneyEntity) {
    let amounts = entity.values("amount")
    let currencies = entity.values("currency")
    if amounts.count == 1, currencies.count == 1,
      let currency = Currency(currencies[0].uppercased()),
      case .success(let number) = readNumber(amounts[0], NumberForm()),
      (try? Money(number, currency)) != nil
    {
      setTie(amounts[0], "amount")
      setTie(currency.code, "currency")
      return
    }
    guard !amounts.isEmpty || !currencies.isEmpty else { return }
    amountCount += 1
    if amountCount == 1 { firstAmountLine = entity.line }
    setTie(list(amounts), "amount (attribute)")
    setTie(list(currencies), "currency (attribute)")
  }

  // MARK: Evidence

  /// The sources that an entity names.
  private mutating func evidence(of entity: FollowTheMoneyEntity) -> [Identifier] {
    var found = entity.values("proof").map { source(ofDocument: $0, entity) }
    let publishers = entity.values("publisher")
    let urls = entity.values("sourceUrl")
    let publisher = publishers.isEmpty ? nil : publishers.joined(separator: "; ")
    for url in urls {
      found.append(
        evidence.source(title: publisher ?? url, publisher: publisher, url: url, entity.line))
    }
    if urls.isEmpty, let publisher {
      found.append(
        evidence.source(title: publisher, publisher: publisher, url: nil, entity.line))
    }
    return found
  }

  /// Takes a document on an actor for its evidence.
  ///
  /// - Returns: Whether it is on an actor at all.
  private mutating func addDocumentation(_ entity: FollowTheMoneyEntity) -> Bool {
    let subjects = entity.values("entity").filter { actorIDs.contains(Identifier($0)) }
    let found = entity.values("document").map { source(ofDocument: $0, entity) }
    for subject in subjects {
      evidence.state(.actor(Identifier(subject)), found, entity.line)
    }
    return !subjects.isEmpty
  }

  private mutating func source(ofDocument id: String, _ entity: FollowTheMoneyEntity)
    -> Identifier
  {
    let document = entities.entity(id)
    let names = ["title", "name", "fileName"].lazy.compactMap { document?.values($0).first }
    return evidence.source(
      id: id, title: names.first ?? id, publisher: document?.values("publisher").first,
      url: document?.values("sourceUrl").first, entity.line)
  }

  // MARK: Cells

  private mutating func declare(_ kind: Kind) {
    guard !Kind.catalogue.contains(where: { $0.id == kind.id && $0.subject == kind.subject }) else {
      return
    }
    if kindIDs.insert(Identifier("\(kind.subject) \(kind.id)")).inserted { kinds.append(kind) }
  }

  private mutating func set(_ text: String, _ column: String) {
    if !text.isEmpty { actors.set(text, in: actors.column(column)) }
  }

  private mutating func setTie(_ text: String, _ column: String) {
    if !text.isEmpty { ties.set(text, in: ties.column(column)) }
  }

  /// - Parameter isCut: Whether the column is cut at every bar, even where it holds one value.
  private mutating func list(_ values: [String], isCut: Bool = false) -> String {
    if values.count == 1 && !isCut { return values[0] }
    return listCell(values.map { separated($0) })
  }

  private mutating func separated(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "|")) else { return value }
    barCount += 1
    return value.replacing("|", with: "¦")
  }
}

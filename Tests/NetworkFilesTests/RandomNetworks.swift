import NetworkGraph

@testable import NetworkFiles

/// Networks with everything that the model allows and files find hard, drawn from a seed.
struct RandomNetworks {
  var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private static let texts = [
    "Aix-Marseille Université", "a,b", "a;b", "two\nlines", "two\r\nlines", "tab\there",
    "\"quoted\"",
    "say \"\"", "l'Oréal", "l’Oréal", "e\u{301}cole", "école", " leading", "trailing ", "=1+1", "-",
    "🧬 ADN", "a|b", "0123", "1.50", "2023-05-12", "12/05/2023", "#comment", "\\n",
    "\u{202F}50\u{A0}%",
    "nul ne sait", "\u{1}", "\u{7F}", "日本語", "\u{FEFF}", "x", "\r", "\n", "'apostrophe",
    "a\u{2028}b",
  ]

  mutating func chance(_ probability: Double) -> Bool { random.nextUnit() < probability }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[random.nextIndex(below: elements.count)]
  }

  mutating func text() -> String {
    var text = pick(Self.texts)
    while chance(0.3) { text += pick(Self.texts) }
    return text
  }

  mutating func optional() -> String? { chance(0.5) ? text() : nil }

  mutating func word() -> String {
    text().replacing("|", with: "/").replacing(":", with: ".")
  }

  mutating func end() -> PeriodEnd {
    if chance(0.3) { return .unknown }
    if chance(0.2) { return .open }
    return date().map { .date($0) } ?? .unknown
  }

  mutating func date() -> PartialDate? {
    let year = 1900 + random.nextIndex(below: 200)
    if chance(0.3) { return PartialDate(year: year) }
    let month = 1 + random.nextIndex(below: 12)
    if chance(0.3) { return PartialDate(year: year, month: month) }
    return PartialDate(year: year, month: month, day: 1 + random.nextIndex(below: 28))
  }

  mutating func period() -> Period {
    let period = Period(since: end(), until: end())
    return period.isReversed ? Period(since: period.until, until: period.since) : period
  }

  mutating func decimal() -> DecimalNumber {
    let magnitude = Int64(random.nextIndex(below: 10_000_000))
    return DecimalNumber(
      significand: chance(0.2) && magnitude > 0 ? -magnitude : magnitude,
      fractionDigits: random.nextIndex(below: 7))
  }

  mutating func money() -> Money? {
    guard chance(0.4), let currency = Currency(pick(["EUR", "JPY", "TND", "CLF"])) else {
      return nil
    }
    return Money(minorUnits: Int64(random.nextIndex(below: 1_000_000_000)), currency: currency)
  }

  /// Cells without empty ones at the end, which a file does not tell from missing ones.
  mutating func attributes(_ count: Int) -> [String] {
    var cells: [String] = []
    for _ in 0..<count { cells.append(chance(0.4) ? text() : "") }
    while cells.last == "" { cells.removeLast() }
    return cells
  }

  /// The columns of a table in random order, with some that no table knows.
  mutating func columns(of table: NetworkTable, extra: Int) -> [String] {
    var columns = table.knownColumns + (0..<extra).map { trimmed("extra \($0) " + word()) }
    random.shuffle(&columns)
    return columns
  }

  mutating func contents() -> NetworkContents {
    var contents = NetworkContents()
    var extra: [NetworkTable: Int] = [:]
    for table in NetworkTable.allCases {
      extra[table] = random.nextIndex(below: 3)
      contents.columns[table] = columns(of: table, extra: extra[table]!)
    }
    contents.metadata = NetworkMetadata(
      name: chance(0.5) ? "network" : nil, title: optional(), description: optional(),
      furtherProperties: chance(0.5)
        ? [.init(name: "licenses", json: #"[{"name":"CC-BY-4.0"}]"#)] : [])
    let count = 1 + random.nextIndex(below: 8)
    // A number at the end keeps random ids apart.
    let ids = (0..<count).map { _ in word() }.enumerated().map { "\($0.element)\($0.offset)" }
    for id in ids {
      contents.actors.append(
        Actor(
          id: Identifier(id), name: text(), kind: chance(0.5) ? "company" : nil,
          sphere: chance(0.5) ? pick(Sphere.allCases) : nil, place: optional(),
          country: optional(), aliases: chance(0.5) ? [word(), word()] : [],
          nameInFrench: optional(), nameInEnglish: optional(),
          identifiers: chance(0.3) ? [ExternalIdentifier(scheme: "siren", value: word())] : [],
          period: period(), note: optional(), attributes: attributes(extra[.actors]!)))
    }
    for row in 0..<random.nextIndex(below: 12) {
      contents.relations.append(
        Relation(
          id: Identifier("r\(row)"), source: Identifier(pick(ids)), target: Identifier(pick(ids)),
          kind: chance(0.5) ? "funding" : "partnership",
          direction: chance(0.3) ? pick(Direction.allCases) : nil,
          status: chance(0.3) ? pick(RelationStatus.allCases) : nil, period: period(),
          amount: money(), partOf: row > 0 && chance(0.2) ? "r0" : nil,
          through: chance(0.2) ? [Identifier(pick(ids)), Identifier(pick(ids))] : [],
          weight: chance(0.4) ? decimal() : nil, note: optional(),
          attributes: attributes(extra[.relations]!)))
    }
    for row in 0..<(1 + random.nextIndex(below: 3)) {
      contents.sources.append(
        Source(
          id: Identifier("s\(row)"), title: text(), publisher: optional(),
          date: chance(0.5) ? date() : nil, url: optional(), language: optional(),
          file: optional(), dependsOn: row > 0 && chance(0.5) ? "s0" : nil,
          attributes: attributes(extra[.sources]!)))
    }
    for row in 0..<random.nextIndex(below: 4) {
      contents.figures.append(
        Figure(
          id: Identifier("f\(row)"), actor: Identifier(pick(ids)), measure: text(),
          value: decimal(), unit: optional(), period: optional(), note: optional(),
          attributes: attributes(extra[.figures]!)))
    }
    var subjects: [Statement.Subject] = ids.map { .actor(Identifier($0)) }
    subjects += contents.relations.map { .relation($0.id) }
    subjects += contents.figures.map { .figure($0.id) }
    for row in 0..<random.nextIndex(below: 10) {
      contents.statements.append(
        Statement(
          subject: pick(subjects), source: "s0", locator: "p\(row)",
          certainty: chance(0.5) ? pick(Certainty.allCases) : nil, says: optional(),
          note: optional(), attributes: attributes(extra[.statements]!)))
    }
    for row in 0..<random.nextIndex(below: 3) {
      contents.kinds.append(
        Kind(
          id: Identifier("kind\(row)"), subject: pick(Kind.Subject.allCases),
          labelInEnglish: optional(), labelInFrench: optional(),
          direction: chance(0.5) ? pick(Direction.allCases) : nil,
          countsAs: chance(0.5) ? pick(Kind.Role.allCases) : nil,
          isAnalysed: chance(0.5) ? chance(0.5) : nil,
          attributes: attributes(extra[.kinds]!)))
    }
    return contents
  }
}

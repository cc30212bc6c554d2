import NetworkFiles
import NetworkGraph
import NetworkReport

/// Small networks made by hand, and their reports.
enum Fixture {
  /// A cluster funded by the state, which passes a part on to a laboratory; a company that is a member;
  /// a person who leads the laboratory; an actor without ties. Two sources, one of which repeats the
  /// other.
  static func cluster() throws -> Network {
    try Network(
      NetworkContents(
        metadata: NetworkMetadata(name: "cluster", title: "A cluster"),
        actors: [
          Actor(
            id: "state", name: "The State", kind: "state", sphere: .public, nameInFrench: "L'État"),
          Actor(id: "cluster", name: "Cluster", kind: "cluster", sphere: .intermediary),
          Actor(
            id: "lab", name: "Laboratory", kind: "laboratory", sphere: .academia, aliases: ["Lab"]),
          Actor(id: "firm", name: "Firm", kind: "company", sphere: .industry),
          Actor(id: "head", name: "Head", kind: "person", sphere: .person),
          Actor(id: "alone", name: "Alone"),
        ],
        relations: [
          Relation(
            id: "grant", source: "state", target: "cluster", kind: "funding", status: .announced,
            period: Period(since: .date(PartialDate(year: 2023, month: 5)!)),
            amount: Money(minorUnits: 97_000_000_00, currency: .euro)),
          Relation(
            id: "share", source: "cluster", target: "lab", kind: "funding", status: .announced,
            amount: Money(minorUnits: 10_000_000_00, currency: .euro), partOf: "grant"),
          Relation(id: "member", source: "firm", target: "cluster", kind: "membership"),
          Relation(id: "leads", source: "head", target: "lab", kind: "leadership"),
          Relation(id: "works", source: "firm", target: "lab", kind: "partnership"),
          Relation(id: "idea", source: "alone", target: "cluster", kind: "inspiration"),
        ],
        statements: [
          Statement(subject: .relation("grant"), source: "press", locator: "p1"),
          Statement(subject: .relation("grant"), source: "copy", locator: "p7"),
          Statement(
            subject: .relation("share"), source: "press", locator: "p2", certainty: .implied),
          Statement(subject: .relation("member"), source: "other", locator: "p3"),
          Statement(subject: .relation("leads"), source: "press", locator: "p4", says: "director"),
          Statement(subject: .relation("leads"), source: "other", locator: "p5", says: "president"),
          Statement(
            subject: .relation("works"), source: "copy", locator: "p9", certainty: .doubtful),
          Statement(subject: .figure("budget"), source: "press", locator: "p6"),
        ],
        sources: [
          Source(
            id: "press", title: "Press release", publisher: "The State",
            date: PartialDate(year: 2023, month: 5, day: 16), language: "en"),
          Source(id: "copy", title: "A copy", dependsOn: "press"),
          Source(id: "other", title: "Another source", date: PartialDate(year: 2022)),
        ],
        figures: [
          Figure(
            id: "budget", actor: "cluster", measure: "budget",
            value: DecimalNumber(significand: 400_000_000), unit: "EUR", period: "2030")
        ]))
  }

  /// An edge list as readers make it: ids for names, no kinds known, no evidence.
  static func edges(_ count: Int, _ pairs: [(Int, Int)]) throws -> Network {
    try Network(
      NetworkContents(
        actors: (0..<count).map { Actor(id: Identifier("v\($0)"), name: "v\($0)") },
        relations: pairs.enumerated().map { place, pair in
          Relation(
            id: Identifier("e\(place)"), source: Identifier("v\(pair.0)"),
            target: Identifier("v\(pair.1)"), kind: "relation")
        }))
  }

  static func report(
    _ network: Network, _ language: Language = .english, seed: UInt64 = 1,
    projection: Projection = Projection(), inputs: [InputFile] = []
  ) throws -> Report {
    try Report(
      network: network, inputs: inputs,
      options: ReportOptions(
        language: language, projection: projection, seed: seed, version: "0.0.0-test"))
  }
}

extension Report {
  func text(_ path: String) -> String {
    files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) } ?? ""
  }

  var html: String { text("report.html") }

  /// The text that a reader sees, without tags, with character references resolved and no-break
  /// spaces as they are.
  var visibleHTML: String { visible(html) }

  /// The rows of a CSV file, split at commas outside quotes.
  func rows(_ name: String) -> [[String]] {
    text("tables/\(name).csv").split(separator: "\n").map { line in
      var cells = [""]
      var isQuoted = false
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: cells.append("")
        default: cells[cells.count - 1].append(character)
        }
      }
      return cells
    }
  }

  /// A cell by the id in the first column and the name of its column.
  func cell(_ table: String, _ id: String, _ column: String) -> String? {
    let rows = rows(table)
    guard let place = rows.first?.firstIndex(of: column) else { return nil }
    return rows.first { $0.first == id }?[place]
  }
}

/// The text of some markup.
func visible(_ markup: String) -> String {
  var result = ""
  var isTag = false
  for character in markup {
    switch character {
    case "<": isTag = true
    case ">": isTag = false
    default: if !isTag { result.append(character) }
    }
  }
  for (reference, character) in [
    ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
  ] {
    result = result.replacing(reference, with: character)
  }
  return result
}

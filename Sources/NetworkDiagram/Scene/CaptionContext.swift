import NetworkGraph

/// The time and the sources of some relations, in words: what all kinds of figures say alike.
struct CaptionContext {
  /// The time that the projection selects, or else the years that the relations state.
  let period: String
  /// The sources of the relations; all sources when none of them has a statement.
  let sourceLine: String
  /// The date of the newest of these sources.
  let newestDate: PartialDate?

  /// - Parameters:
  ///   - relations: The relations that are drawn, as places in `network.relations`.
  ///   - sourceName: What stands as the source where the network states none.
  init(
    network: Network, projection: Projection, relations: [Int], sourceName: String?,
    language: Language
  ) {
    let sources = Self.sources(of: relations, in: network)
    sourceLine = Self.line(of: sources, in: language, otherwise: sourceName)
    newestDate = sources.compactMap(\.date)
      .max { ($0.latest, $0.earliest) < ($1.latest, $1.earliest) }
    period = Self.period(projection.time, relations.map { network.relations[$0] }, language)
  }

  /// The date of the data for people; empty without one.
  static func dateLine(_ date: PartialDate?, in language: Language) -> String {
    date.map {
      language.say("Date of the data: ", "Date des données\u{00A0}: ") + language.format($0)
    } ?? ""
  }

  private static func period(
    _ time: Projection.TimeSelection, _ relations: [Relation], _ language: Language
  ) -> String {
    switch time {
    case .asOf(let date):
      return language.say("as of ", "situation\u{00A0}: ") + language.format(date)
    case .during(let first, let last):
      return language.format(Period(since: .date(first), until: .date(last)))
    case .always:
      let dates = relations.flatMap { relation in
        [relation.period.since.date, relation.period.until.date].compactMap { $0 }
      }
      guard let first = dates.map(\.year).min(), let last = dates.map(\.year).max() else {
        return language.say("no dates stated", "dates non indiquées")
      }
      let years = first == last ? "\(first)" : "\(first)–\(last)"
      return language.say("stated dates: ", "dates indiquées\u{00A0}: ") + years
    }
  }

  private static func sources(of relations: [Int], in network: Network) -> [Source] {
    var used: Set<Identifier> = []
    for index in relations {
      for statement in network.statements(on: .relation(network.relations[index].id)) {
        used.insert(statement.source)
      }
    }
    return used.isEmpty ? network.sources : network.sources.filter { used.contains($0.id) }
  }

  private static func line(of sources: [Source], in language: Language, otherwise name: String?)
    -> String
  {
    guard !sources.isEmpty else {
      return name.map { language.say("Source: ", "Source\u{00A0}: ") + $0 } ?? ""
    }
    let shown = sources.prefix(3).map { source in
      let facts = [source.publisher, source.date.map { language.format($0) }].compactMap { $0 }
      return facts.isEmpty ? source.title : "\(source.title) (\(facts.joined(separator: ", ")))"
    }
    let label =
      sources.count > 1
      ? language.say("Sources: ", "Sources\u{00A0}: ")
      : language.say("Source: ", "Source\u{00A0}: ")
    let rest =
      sources.count > 3
      ? language.say(" and \(sources.count - 3) more", " et \(sources.count - 3) de plus") : ""
    return label + shown.joined(separator: language.say("; ", "\u{00A0}; ")) + rest
  }
}

extension Language {
  /// The words of this language.
  func say(_ english: String, _ french: String) -> String {
    self == .french ? french : english
  }
}

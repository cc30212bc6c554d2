import NetworkGraph

/// The words of a scene: title, sub-title, sources, notes and description.
struct SceneCaption {
  let projected: ProjectedNetwork
  let options: SceneOptions
  let lines: SceneLines
  let scale: SizeScale
  /// The number of nodes without a line.
  let isolated: Int
  let categories: [DiagramScene.Category]
  let clusterCount: Int
  /// The nodes, the largest first.
  let order: [Int]

  private var network: Network { projected.network }
  private var language: Language { options.language }

  var caption: FigureCaption {
    let sources = usedSources
    let date = options.date ?? newestDate(of: sources)
    return FigureCaption(
      title: options.title ?? network.metadata.title
        ?? say("Network of actors", "Réseau d’acteurs"),
      subtitle: subtitle, source: sourceLine(sources), date: date,
      dateLine: date.map {
        say("Date of the data: ", "Date des données\u{00A0}: ") + language.format($0)
      } ?? "",
      notes: notes, description: description)
  }

  func say(_ english: String, _ french: String) -> String {
    language == .french ? french : english
  }

  /// A number and the noun in the form that it asks for: in French 0 and 1 take the singular.
  func counted(_ count: Int, _ noun: CountedNoun) -> String {
    language.format(count) + " " + noun.form(for: count, in: language)
  }

  private var subtitle: String {
    let line =
      projected.eventsOfEdge == nil
      ? say(
        "A node is an actor, a line is all relations between two actors",
        "Un nœud est un acteur, un trait réunit les relations entre deux acteurs")
      : say(
        "A node is an actor, a line ties two actors that took part in the same event",
        "Un nœud est un acteur, un trait relie deux acteurs présents au même événement")
    let counts =
      "n = \(counted(projected.graph.vertexCount, .actor)), "
      + "m = \(counted(lines.edges.count, .line)) "
      + say("from ", "pour ") + counted(lines.drawnRelations.count, .relation)
    return ([line, counts] + [period].filter { !$0.isEmpty }).joined(
      separator: say("; ", "\u{00A0}; "))
  }

  /// The time that the projection selects, or else the years that the drawn relations state.
  private var period: String {
    switch projected.projection.time {
    case .asOf(let date):
      return say("as of ", "situation\u{00A0}: ") + language.format(date)
    case .during(let first, let last):
      return language.format(Period(since: .date(first), until: .date(last)))
    case .always:
      let dates = lines.drawnRelations.flatMap { index in
        let period = network.relations[index].period
        return [period.since.date, period.until.date].compactMap { $0 }
      }
      guard let first = dates.map(\.year).min(), let last = dates.map(\.year).max() else {
        return ""
      }
      let years = first == last ? "\(first)" : "\(first)–\(last)"
      return say("stated dates: ", "dates indiquées\u{00A0}: ") + years
    }
  }

  /// The sources of the drawn relations; all sources when none of them has a statement.
  private var usedSources: [Source] {
    var used: Set<Identifier> = []
    for index in lines.drawnRelations {
      for statement in network.statements(on: .relation(network.relations[index].id)) {
        used.insert(statement.source)
      }
    }
    return used.isEmpty ? network.sources : network.sources.filter { used.contains($0.id) }
  }

  private func newestDate(of sources: [Source]) -> PartialDate? {
    sources.compactMap(\.date).max { ($0.latest, $0.earliest) < ($1.latest, $1.earliest) }
  }

  private func sourceLine(_ sources: [Source]) -> String {
    guard !sources.isEmpty else { return "" }
    let shown = sources.prefix(3).map { source in
      let facts = [source.publisher, source.date.map { language.format($0) }].compactMap { $0 }
      return facts.isEmpty ? source.title : "\(source.title) (\(facts.joined(separator: ", ")))"
    }
    let label =
      sources.count > 1
      ? say("Sources: ", "Sources\u{00A0}: ") : say("Source: ", "Source\u{00A0}: ")
    let rest =
      sources.count > 3
      ? say(" and \(sources.count - 3) more", " et \(sources.count - 3) de plus") : ""
    return label + shown.joined(separator: say("; ", "\u{00A0}; ")) + rest
  }
}

/// A noun after a number.
struct CountedNoun {
  let english: (singular: String, plural: String)
  let french: (singular: String, plural: String)

  func form(for count: Int, in language: Language) -> String {
    switch language {
    case .english: count == 1 ? english.singular : english.plural
    case .french: count < 2 ? french.singular : french.plural
    }
  }

  static let actor = CountedNoun(english: ("actor", "actors"), french: ("acteur", "acteurs"))
  static let line = CountedNoun(english: ("line", "lines"), french: ("trait", "traits"))
  static let relation = CountedNoun(
    english: ("relation", "relations"), french: ("relation", "relations"))
}

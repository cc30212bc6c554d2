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
  /// The number of groups of two or more actors; an actor alone is no cluster.
  let clusterCount: Int
  /// The nodes, the largest first.
  let order: [Int]

  private var network: Network { projected.network }
  private var language: Language { options.language }

  var caption: FigureCaption {
    let context = context
    let date = options.date ?? context.newestDate
    return FigureCaption(
      title: options.title ?? network.metadata.title
        ?? say("Network of actors", "Réseau d’acteurs"),
      subtitle: subtitle, source: context.sourceLine, date: date,
      dateLine: CaptionContext.dateLine(date, in: language),
      notes: notes, description: description)
  }

  func say(_ english: String, _ french: String) -> String {
    language == .french ? french : english
  }

  /// A number and the noun in the form that it asks for: in French 0 and 1 take the singular.
  func counted(_ count: Int, _ noun: CountedNoun) -> String {
    language.format(count) + " " + noun.form(for: count, in: language)
  }

  /// The time and the sources of the drawn relations.
  var context: CaptionContext {
    CaptionContext(
      network: network, projection: projected.projection, relations: lines.drawnRelations,
      sourceName: options.sourceName, language: language)
  }

  /// How many actors and lines there are.
  var counts: String {
    "n = \(counted(projected.graph.vertexCount, .actor)), "
      + "m = \(counted(lines.edges.count, .line)) "
      + say("from ", "pour ") + counted(lines.drawnRelations.count, .relation)
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
    return ([line, counts] + [context.period].filter { !$0.isEmpty }).joined(
      separator: say("; ", "\u{00A0}; "))
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

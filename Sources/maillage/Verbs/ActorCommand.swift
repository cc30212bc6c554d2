import ArgumentParser
import NetworkAnalysis
import NetworkFiles
import NetworkGraph

/// `maillage actor`: the profile of one actor with its evidence.
struct ActorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "actor",
    abstract: "Shows one actor: names, relations, figures and place in the network, with evidence.",
    discussion:
      "The actor is given by id, by name or by any other spelling that occurs in the data.")

  @OptionGroup var network: NetworkOptions

  @Argument(help: ArgumentHelp("The id, name or alias of the actor.", valueName: "actor"))
  var actor: String

  @OptionGroup var projection: ProjectionOptions

  @Option(help: ArgumentHelp("How the result is written: table, csv or json.", valueName: "format"))
  var format = OutputFormat.table

  @OptionGroup var language: LanguageOptions

  func run() throws {
    let rule = try projection.projection()
    let (loaded, reading) = try network.load()
    try projection.checkKinds(of: loaded)
    let found = try ActorLookup(network: loaded).actor(actor)
    let projected = rule.apply(to: loaded)
    let profile: ActorProfile
    do {
      profile = try ActorProfile(actor: found, projected: projected, language: language.language)
    } catch {
      throw Failure.data("actor: \(ActorNames(projected).naming(error))")
    }
    switch format {
    case .table: Console.write(profile.text)
    case .csv: Console.write(profile.csv)
    case .json: Console.write(profile.json(reading))
    }
  }
}

/// What there is to say of an actor.
private struct ActorProfile {
  /// A measure of the actor with its rank, equal values sharing the best rank.
  struct Standing {
    let measure: Measure
    let value: Double?
    let rank: Int?
  }

  let actor: Actor
  let projected: ProjectedNetwork
  let language: Language
  let standings: [Standing]

  private var network: Network { projected.network }
  private var evidence: EvidenceText { EvidenceText(network: network, language: language) }

  init(actor: Actor, projected: ProjectedNetwork, language: Language) throws {
    self.actor = actor
    self.projected = projected
    self.language = language
    guard let vertex = projected.vertex(of: actor.id) else {
      standings = []
      return
    }
    // The shape of the network, without weights, so that the standing does not hang on a unit.
    let input = MeasureInput(graph: projected.graph.unweighted())
    standings = try ["degree", "betweenness", "closeness", "constraint"].compactMap { name in
      guard let measure = MeasureCatalogue.measure(named: name),
        case .vertices(let values) = try measure.evaluate(on: input).values
      else { return nil }
      let value = values[vertex.index]
      // A broker has a low constraint: there the smallest value ranks first.
      let isBetter: (Double, Double) -> Bool = name == "constraint" ? (<) : (>)
      let rank = value.map { own in
        1 + values.count { other in other.map { isBetter($0, own) } ?? false }
      }
      return Standing(measure: measure, value: value, rank: rank)
    }
  }

  /// The relations of the actor.
  var csv: String { evidence.csv(relations.map { (nil, $0) }) }

  private var relations: [Relation] {
    network.relations.filter { $0.source == actor.id || $0.target == actor.id }
  }

  private var figures: [Figure] { network.figures.filter { $0.actor == actor.id } }

  private func word(_ english: String, _ french: String) -> String {
    LocalizedText(english, french)[language]
  }

  var text: String {
    var text = TextTable.printable(actor.name(in: language)) + "\n"
    text += facts.map { "  " + TextTable.printable($0) + "\n" }.joined()
    text += evidence.statements(on: .actor(actor.id), indent: "    ").map { $0 + "\n" }.joined()
    text += standingText
    for role in Kind.Role.allCases {
      let some = relations.filter { network.role(of: $0) == role }
      guard !some.isEmpty else { continue }
      text += "\n\(role.label[language]) (\(language.format(some.count)))\n"
      for relation in some {
        text += "  \(evidence.line(relation))\n"
        text += evidence.statements(on: .relation(relation.id), indent: "    ")
          .map { $0 + "\n" }.joined()
      }
    }
    if !figures.isEmpty {
      text += "\n\(word("Figures", "Chiffres")) (\(language.format(figures.count)))\n"
      for figure in figures {
        text += "  " + TextTable.printable(line(figure)) + "\n"
        text += evidence.statements(on: .figure(figure.id), indent: "    ")
          .map { $0 + "\n" }.joined()
      }
    }
    let subjects =
      [Statement.Subject.actor(actor.id)] + relations.map { .relation($0.id) }
      + figures.map { .figure($0.id) }
    let sources = evidence.sourceLines(of: subjects)
    if !sources.isEmpty { text += "\n" + sources.map { $0 + "\n" }.joined() }
    return text
  }

  private var facts: [String] {
    var facts = ["id \(actor.id)"]
    if let kind = network.kind(of: actor) { facts.append(kind.label[language]) }
    if let sphere = actor.sphere { facts.append(sphere.label[language]) }
    let place = [actor.place, actor.country].compactMap { $0 }.joined(separator: ", ")
    if !place.isEmpty { facts.append(place) }
    if !actor.aliases.isEmpty {
      facts.append(word("also", "aussi") + " " + actor.aliases.joined(separator: " · "))
    }
    if !actor.identifiers.isEmpty {
      facts.append(actor.identifiers.map(\.description).joined(separator: " · "))
    }
    let period = language.format(actor.period)
    if !period.isEmpty { facts.append(period) }
    if let note = actor.note { facts.append(note) }
    return facts
  }

  private var standingText: String {
    guard !standings.isEmpty else {
      return "\n"
        + word(
          "Takes no part in the analysed network.", "Ne fait pas partie du réseau analysé.") + "\n"
    }
    var text = "\n\(word("Place in the network", "Place dans le réseau"))\n"
    let partners = partnersBySphere
    if !partners.isEmpty {
      text += "  \(word("Partners by sphere", "Partenaires par sphère")): \(partners)\n"
    }
    for standing in standings {
      let value = language.cell(standing.value)
      text += "  \(standing.measure.caption[language]): \(value)"
      if let rank = standing.rank {
        text +=
          word(", rank ", ", rang ") + language.format(rank) + word(" of ", " sur ")
          + language.format(projected.graph.vertexCount)
      }
      text += "\n"
    }
    return text
  }

  /// How many partners belong to each sphere: `Academia 8, Industry 4`.
  private var partnersBySphere: String {
    guard let vertex = projected.vertex(of: actor.id) else { return "" }
    let graph = projected.graph.undirected(parallelEdges: .first)
    let partners = graph.arcs(from: vertex).map { projected.actor(of: graph.heads[$0]) }
      .filter { $0.id != actor.id }
    return Sphere.allCases.compactMap { sphere in
      let count = partners.count { $0.sphere == sphere }
      return count > 0 ? "\(sphere.label[language]) \(language.format(count))" : nil
    }.joined(separator: ", ")
  }

  private func line(_ figure: Figure) -> String {
    var line = "\(figure.measure): \(language.format(figure.value))"
    if let unit = figure.unit { line += " \(unit)" }
    if let period = figure.period { line += " (\(period))" }
    return line
  }

  func json(_ reading: NetworkReading) -> String {
    func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
    let profile: [(String, JSONValue)] = [
      ("id", .string(actor.id.text)), ("name", .string(actor.name)),
      ("kind", optional(actor.kind?.text)), ("sphere", optional(actor.sphere?.rawValue)),
      ("place", optional(actor.place)), ("country", optional(actor.country)),
      ("aliases", .array(actor.aliases.map { .string($0) })),
      ("identifiers", .array(actor.identifiers.map { .string($0.description) })),
      ("since", .string(actor.period.since.text)), ("until", .string(actor.period.until.text)),
      ("note", optional(actor.note)), ("statements", evidence.json(on: .actor(actor.id))),
      (
        "measures",
        .array(
          standings.map {
            .object([
              ("measure", .string($0.measure.jsonName)),
              ("value", $0.value.map { .number($0) } ?? .null),
              ("rank", $0.rank.map { .number($0) } ?? .null),
            ])
          })
      ),
      ("relations", .array(relations.map { evidence.json($0) })),
      ("figures", .array(figures.map(figureJSON))),
    ]
    return JSONWriter.pretty(
      .object([
        ("tool", .string("maillage")), ("version", .string(Maillage.version)),
        (
          "input",
          .object([("path", .string(reading.path)), ("sha256", .string(reading.sha256))])
        ),
        ("actor", .object(profile)),
      ]))
  }

  private func figureJSON(_ figure: Figure) -> JSONValue {
    .object([
      ("id", .string(figure.id.text)), ("measure", .string(figure.measure)),
      ("value", .string(figure.value.description)),
      ("unit", figure.unit.map { .string($0) } ?? .null),
      ("period", figure.period.map { .string($0) } ?? .null),
      ("statements", evidence.json(on: .figure(figure.id))),
    ])
  }
}

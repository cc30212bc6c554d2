import NetworkAnalysis
import NetworkGraph

extension ReportText {
  static let rankingLimit = 15

  /// The central actors by several measures side by side.
  func rankingSection() -> ReportSection {
    var section = ReportSection(number: .ranking, title: say("Central actors", "Acteurs centraux"))
    guard findings.indicators.tieCount > 0 else {
      section.content.append(
        .paragraph(
          say(
            "No actors are tied, so none is more central than another.",
            "Aucun acteur n'est lié : aucun n'est plus central qu'un autre.")))
      return section
    }
    section.content.append(
      .paragraph(
        say(
          "“Central” has several meanings. An actor that leads on all of them leads whatever one means; "
            + "where the ranks differ, the choice of the measure decides and has to be argued. The "
            + "measures are explained in \(self.section(.method)).",
          "« Central » a plusieurs sens. Un acteur en tête de toutes les mesures l'est quel que soit le "
            + "sens retenu ; là où les rangs diffèrent, le choix de la mesure décide et doit être "
            + "justifié. Les mesures sont expliquées à la \(self.section(.method)).")))
    section.content.append(html(rankingTable))
    section.content.append(sub(say("How firm the ranks are", "Solidité des rangs")))
    section.content += firmness
    return section
  }

  private var shownMeasures: [RankedMeasure] {
    findings.ranking.shownNames.compactMap { findings.ranking[$0] }
  }

  /// The vertices of the table: the first ones, and whoever shares the last place.
  var rankedVertices: [Int] {
    let order = findings.ranking.order
    guard let degree = findings.ranking["degree"] else { return [] }
    let tied = order.filter { (degree.values[$0] ?? 0) > 0 }
    return Array(tied.prefix(Self.rankingLimit))
  }

  private var rankingTable: HTMLTable {
    let measures = shownMeasures
    var table = HTMLTable(
      number: "4.1",
      caption: say(
        "Central actors by several measures", "Acteurs centraux selon plusieurs mesures"),
      columns: [.init(say("Actor", "Acteur"))]
        + measures.map { .init(Phrase(measure($0.measure.name, $0.caption)), .number) },
      style: "ranking")
    for vertex in rankedVertices {
      table.rows.append(
        .init(
          [actor(Vertex(vertex))] + measures.map { cell($0, vertex) }))
    }
    table.notes.append(
      say(
        "Small figures are ranks; “=” marks a rank that several actors share. Rows by number of ties, then "
          + "by betweenness. The table stops after \(number(table.rows.count)) of "
          + "\(count(findings.indicators.actorCount, .actor)); tables/actors.csv has them all.",
        "Les petits chiffres sont les rangs ; « = » marque un rang partagé. Lignes par nombre de liens, puis "
          + "par intermédiarité. Le tableau s'arrête à \(number(table.rows.count)) acteurs sur "
          + "\(number(findings.indicators.actorCount)) ; tables/actors.csv les contient tous."))
    for measure in measures {
      guard measure.values.allSatisfy({ $0 == nil }) else { continue }
      table.notes.append(
        say(
          "\(say(measure.caption)) is undefined here: \(undefinedReason(measure))",
          "\(say(measure.caption)) : indéfini ici. \(undefinedReason(measure))"))
    }
    return table
  }

  private func undefinedReason(_ measure: RankedMeasure) -> Phrase {
    if measure.name == "eigenvector" && measure.failure == nil {
      return say(
        "several unconnected parts are equally dense.",
        "Plusieurs parties sans contact sont aussi denses.")
    }
    return measure.failure.map { "\($0)." }
      ?? say("see its definition.", "Voir sa définition.")
  }

  private func cell(_ measure: RankedMeasure, _ vertex: Int) -> HTML {
    guard let value = measure.values[vertex], let rank = measure.ranks[vertex] else { return dash }
    let isWhole = value == value.rounded() && abs(value) < 1e15
    let text =
      isWhole && (measure.isCount || measure.name == "strength")
      ? number(Int(value)) : number(value)
    let mark = measure.sharers(of: vertex) > 1 ? "=" : ""
    return .group((text + " \(.small("\(words: mark + String(rank))"))").parts)
  }

  // MARK: Firmness

  private var firmness: [HTML] {
    var content: [HTML] = []
    let vertices = rankedVertices
    let compared = ["degree", "betweenness", "harmonic", "eigenvector", "pagerank"]
      .compactMap { findings.ranking[$0] }
      .filter { measure in measure.ranks.contains { $0 != nil } }
    let leaders = compared.filter { measure in
      vertices.first.map { measure.ranks[$0] == 1 && measure.sharers(of: $0) == 1 } ?? false
    }
    if let first = vertices.first {
      content.append(
        .paragraph(
          leaders.count == compared.count
            ? say(
              "\(actor(Vertex(first))) is first on all of \(names(compared)): its place does not depend on the measure.",
              "\(actor(Vertex(first))) est en tête pour toutes ces mesures : \(names(compared)). Sa place ne dépend pas de la mesure."
            )
            : say(
              "The first place depends on the measure: \(firstPlaces(compared)).",
              "La première place dépend de la mesure : \(firstPlaces(compared)).")))
    }
    let spread = vertices.compactMap { vertex -> Phrase? in
      let own = compared.compactMap { measure in measure.ranks[vertex].map { (measure, $0) } }
      guard let best = own.min(by: { $0.1 < $1.1 }), let worst = own.max(by: { $0.1 < $1.1 }),
        worst.1 - best.1 >= max(5, findings.indicators.actorCount / 5)
      else { return nil }
      return say(
        "\(actor(Vertex(vertex))): rank \(number(best.1)) by \(inSentence(best.0)), \(number(worst.1)) by \(inSentence(worst.0))",
        "\(actor(Vertex(vertex))) : rang \(number(best.1)) (\(inSentence(best.0))), \(number(worst.1)) (\(inSentence(worst.0)))"
      )
    }
    content.append(
      .paragraph(
        spread.isEmpty
          ? say(
            "No actor of the table changes its rank strongly from one measure to another.",
            "Aucun acteur du tableau ne change fortement de rang d'une mesure à l'autre.")
          : say(
            "Ranks that differ strongly between measures, so that a statement on them needs the name of the measure:",
            "Rangs qui diffèrent fortement selon la mesure, de sorte qu'il faut toujours la nommer :"
          )))
    if !spread.isEmpty { content.append(.list(Array(spread.prefix(6)))) }
    content += singleTieParagraph
    return content
  }

  private var singleTieParagraph: [HTML] {
    guard let ranges = findings.ranking.rankRange else {
      return [
        .paragraph(
          say(
            "How much single ties decide was not tested: the network is too large for a test of each.",
            "Le poids de chaque lien n'a pas été testé : le réseau est trop grand pour les essayer tous."
          ))
      ]
    }
    guard let betweenness = findings.ranking["betweenness"] else { return [] }
    let first = betweenness.ranks.indices.filter { (betweenness.ranks[$0] ?? .max) <= 5 }
      .filter { (betweenness.values[$0] ?? 0) > 0 }
      .sorted { (betweenness.ranks[$0] ?? 0, $0) < (betweenness.ranks[$1] ?? 0, $1) }
    guard !first.isEmpty else {
      return [
        .paragraph(
          say("No actor stands between two others.", "Aucun acteur ne se tient entre deux autres."))
      ]
    }
    let items = first.prefix(5).map { vertex -> Phrase in
      let range = ranges[vertex]
      return range.lowerBound == range.upperBound
        ? say(
          "\(actor(Vertex(vertex))): always \(number(range.lowerBound))",
          "\(actor(Vertex(vertex))) : toujours \(number(range.lowerBound))")
        : say(
          "\(actor(Vertex(vertex))): \(number(range.lowerBound)) to \(number(range.upperBound))",
          "\(actor(Vertex(vertex))) : \(number(range.lowerBound)) à \(number(range.upperBound))")
    }
    return [
      .paragraph(
        say(
          "A missing or wrong tie can move ranks. Ranks by betweenness when any one tie is left out:",
          "Un lien manquant ou faux peut déplacer les rangs. Rangs d'intermédiarité quand on retire un lien, n'importe lequel :"
        )),
      .list(Array(items)),
    ]
  }

  private func inSentence(_ measure: RankedMeasure) -> Phrase {
    let caption = measure.caption[language]
    // Proper names keep their capital.
    let isProper = caption == "PageRank"
    return Phrase(words: isProper ? caption : caption.prefix(1).lowercased() + caption.dropFirst())
  }

  private func names(_ measures: [RankedMeasure]) -> Phrase {
    enumeration(measures.map { inSentence($0) })
  }

  private func firstPlaces(_ measures: [RankedMeasure]) -> Phrase {
    let places = measures.compactMap { measure -> Phrase? in
      let first = measure.ranks.indices.filter { measure.ranks[$0] == 1 }
      guard !first.isEmpty else { return nil }
      let actors = list(first.map { actor(Vertex($0)) }, limit: 3)
      return say("\(actors) by \(inSentence(measure))", "\(actors) (\(inSentence(measure)))")
    }
    return .joined(places, separator: say("; ", " ; "))
  }
}

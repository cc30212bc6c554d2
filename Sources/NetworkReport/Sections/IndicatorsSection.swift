import NetworkAnalysis
import NetworkGraph

extension ReportText {
  /// The numbers of the network as a whole, each with what it says.
  func indicatorsSection() -> ReportSection {
    var section = ReportSection(
      number: .indicators, title: say("Network indicators", "Indicateurs du réseau"))
    guard findings.indicators.actorCount > 0 else {
      section.content.append(
        .paragraph(
          say(
            "There are no actors, so no indicator is defined.",
            "Il n'y a aucun acteur : aucun indicateur n'est défini.")))
      return section
    }
    var table = HTMLTable(
      number: "3.1", caption: say("The network as a whole", "Le réseau dans son ensemble"),
      columns: [
        .init(say("Indicator", "Indicateur")), .init(say("Value", "Valeur"), .number),
        .init(say("What it says here", "Ce qu'il dit ici")),
      ])
    for indicator in indicatorLines {
      table.rows.append(
        .init([
          .group(indicator.term.parts), .group(indicator.value.parts),
          .group(indicator.reading.parts),
        ]))
    }
    section.content.append(html(table))
    section.content += mixingContent
    return section
  }

  struct IndicatorLine {
    /// The name in files.
    let id: String
    let term: Phrase
    /// The number in files; `nil` when undefined.
    let plain: Double?
    let value: Phrase
    let reading: Phrase
  }

  var indicatorLines: [IndicatorLine] {
    sizeLines + connectionLines + closureLines + centreLines
  }

  private func line(
    _ id: String, _ term: Phrase, measure: String? = nil, _ plain: Double?, _ value: Phrase? = nil,
    _ reading: Phrase
  ) -> IndicatorLine {
    let term = measure.map { Phrase(.link(to: .measure($0), term)) } ?? term
    return IndicatorLine(
      id: id, term: term, plain: plain,
      value: plain == nil ? say("undefined", "indéfini") : value ?? number(plain ?? 0),
      reading: reading)
  }

  private var sizeLines: [IndicatorLine] {
    let found = findings.indicators
    let (n, m) = (found.actorCount, found.tieCount)
    let possible = options.projection.direction == .directed ? n * (n - 1) : n * (n - 1) / 2
    let mean = n > 0 ? 2 * Double(m) / Double(n) : 0
    var lines = [
      line(
        "actors", say("Actors", "Acteurs"), Double(n), number(n),
        say(
          "Vertices of the graph, those without a tie included.",
          "Sommets du graphe, ceux sans lien compris.")),
      line(
        "ties", say("Ties", "Liens"), Double(m), number(m),
        say(
          "Pairs of actors with at least one analysed relation; on average \(number(mean, decimals: 1)) ties per actor.",
          "Paires d'acteurs ayant au moins une relation analysée ; en moyenne \(number(mean, decimals: 1)) liens par acteur."
        )),
    ]
    if found.selfLoopCount > 0 {
      lines.append(
        line(
          "self-loops", say("Self-loops", "Boucles"), Double(found.selfLoopCount),
          number(found.selfLoopCount),
          say(
            "Relations of an actor with itself; they tie nobody.",
            "Relations d'un acteur avec lui-même ; elles ne relient personne.")))
    }
    lines.append(
      line(
        "density", say("Density", "Densité"), measure: "density", n > 1 ? found.density : nil,
        share(found.density, decimals: 1),
        n > 1
          ? say(
            "\(number(m)) of \(number(possible)) possible ties exist. Compare only with networks of a "
              + "similar size.",
            "\(number(m)) liens sur \(number(possible)) possibles existent. À ne comparer qu'à des "
              + "réseaux de taille voisine.")
          : say("A tie needs two actors.", "Un lien suppose deux acteurs.")))
    return lines
  }

  private var connectionLines: [IndicatorLine] {
    let found = findings.indicators
    let groups = found.components.groups
    var lines = [
      line(
        "components", say("Components", "Composantes"), measure: "components",
        Double(groups.count), number(groups.count),
        groups.count == 1
          ? say(
            "All actors are connected, directly or through others.",
            "Tous les acteurs sont reliés, directement ou par d'autres.")
          : say(
            "The recorded network falls into \(number(groups.count)) unconnected parts, of which "
              + "\(number(found.isolatedCount)) \(words: found.isolatedCount == 1 ? "is a single actor" : "are single actors").",
            "Le réseau recensé compte \(number(groups.count)) parties sans contact, dont "
              + "\(number(found.isolatedCount)) \(words: found.isolatedCount < 2 ? "acteur seul" : "acteurs seuls")."
          ))
    ]
    guard let giant = found.giant else { return lines }
    let size = giant.vertices.count
    lines.append(
      line(
        "giant-component-share",
        say("Share of the largest component", "Part de la plus grande composante"),
        measure: "components", giant.share, share(giant.share),
        say(
          "\(number(size)) of \(count(found.actorCount, .actor)) are connected with each other.",
          "\(number(size)) acteurs sur \(number(found.actorCount)) sont reliés entre eux.")))
    let alone = size < 2
    let noDistance = say(
      "No two actors are connected, so there is no distance.",
      "Aucun acteur n'est relié à un autre : il n'y a pas de distance.")
    let diameter = alone ? nil : giant.distances.diameter
    lines.append(
      line(
        "diameter",
        say("Diameter of the largest component", "Diamètre de la plus grande composante"),
        measure: "diameter", diameter, diameter.map { number(Int($0)) },
        diameter.map {
          say(
            "The two actors farthest apart are \(count(Int($0), .step)) from each other.",
            "Les deux acteurs les plus éloignés sont à \(count(Int($0), .step)) l'un de l'autre.")
        } ?? noDistance))
    let mean = alone ? nil : giant.distances.meanDistance
    lines.append(
      line(
        "mean-distance",
        say(
          "Mean distance in the largest component",
          "Distance moyenne dans la plus grande composante"),
        measure: "average-path-length", mean, nil,
        mean.map {
          say(
            "Two actors that are connected are \(number($0, decimals: 1)) ties apart on average.",
            "Deux acteurs reliés sont en moyenne à \(number($0, decimals: 1)) liens l'un de l'autre."
          )
        } ?? noDistance))
    return lines
  }

  private var closureLines: [IndicatorLine] {
    let found = findings.indicators
    let noTriples = say(
      "No actor has two partners, so no triangle could close.",
      "Aucun acteur n'a deux partenaires : aucun triangle ne peut se fermer.")
    var lines = [
      line(
        "transitivity", say("Transitivity", "Transitivité"), measure: "transitivity",
        found.hasTriples ? found.transitivity : nil, share(found.transitivity, decimals: 1),
        found.hasTriples
          ? say(
            "Two partners of one actor are themselves tied in \(share(found.transitivity, decimals: 1)) of the cases.",
            "Deux partenaires d'un même acteur sont liés entre eux dans \(share(found.transitivity, decimals: 1)) des cas."
          )
          : noTriples),
      line(
        "average-clustering", say("Average clustering", "Agrégation moyenne"),
        measure: "average-clustering", found.hasTriples ? found.averageClustering : nil, nil,
        found.hasTriples
          ? say(
            "The same seen from the actors: the mean of their shares, 0 for those with fewer than two partners.",
            "La même chose vue des acteurs : moyenne de leurs parts, 0 pour qui a moins de deux partenaires."
          )
          : noTriples),
    ]
    if options.projection.direction == .directed {
      lines.append(
        line(
          "reciprocity", say("Reciprocity", "Réciprocité"), measure: "reciprocity",
          found.reciprocity, found.reciprocity.map { share($0, decimals: 1) },
          found.reciprocity == nil
            ? say("There are no arcs.", "Il n'y a aucun arc.")
            : say(
              "Share of the directed ties that are returned.",
              "Part des liens orientés qui sont réciproques.")))
    }
    return lines
  }

  private var centreLines: [IndicatorLine] {
    let found = findings.indicators
    let assortativity = found.degreeAssortativity
    let few = say(
      "Fewer than three actors: nothing to compare.", "Moins de trois acteurs : rien à comparer.")
    var lines = [
      line(
        "degree-assortativity", say("Degree assortativity", "Assortativité des degrés"),
        measure: "degree-assortativity", assortativity, nil,
        assortativity.map { value in
          switch value {
          case ..<(-0.1):
            say(
              "Well tied actors are mostly tied to actors with few ties.",
              "Les acteurs très liés le sont surtout à des acteurs peu liés.")
          case 0.1...:
            say(
              "Well tied actors are mostly tied to each other.",
              "Les acteurs très liés le sont surtout entre eux.")
          default:
            say(
              "Who is tied to whom hardly depends on the number of ties.",
              "Qui est lié à qui ne dépend guère du nombre de liens.")
          }
        }
          ?? say(
            "All ends of ties have the same number of ties, or there are none.",
            "Tous les bouts de lien ont le même nombre de liens, ou il n'y en a pas.")),
      line(
        "degree-centralization", say("Degree centralisation", "Centralisation des degrés"),
        measure: "centralization", found.degreeCentralization,
        found.degreeCentralization.map { share($0, decimals: 1) },
        found.degreeCentralization == nil
          ? few
          : say(
            "0% if all had as many ties, 100% if one actor were tied to all and nobody else to anyone.",
            "0 % si tous avaient autant de liens, 100 % si un acteur était lié à tous et personne d'autre à personne."
          )),
      line(
        "betweenness-centralization",
        say("Betweenness centralisation", "Centralisation d'intermédiarité"),
        measure: "centralization", found.betweennessCentralization,
        found.betweennessCentralization.map { share($0, decimals: 1) },
        found.betweennessCentralization == nil
          ? few
          : say(
            "How far the paths between others run through one actor: 100% for a star.",
            "À quel point les chemins entre les autres passent par un seul acteur : 100 % pour une étoile."
          )),
    ]
    lines.append(externalInternalLine)
    return lines
  }

  private var externalInternalLine: IndicatorLine {
    let found = findings.indicators
    let term = say("E-I index by sphere", "Indice E-I par sphère")
    guard let index = found.externalInternal else {
      return line(
        "ei-index", term, measure: "ei-index", nil, nil,
        say("No actor has a sphere in the data.", "Aucun acteur n'a de sphère dans les données."))
    }
    guard let value = index.value else {
      return line(
        "ei-index", term, measure: "ei-index", nil, nil,
        say(
          "No tie joins two actors whose sphere is known.",
          "Aucun lien ne joint deux acteurs dont la sphère est connue."))
    }
    let (between, within) = (Int(index.betweenGroups), Int(index.withinGroups))
    var reading = say(
      "\(count(between, .tie)) \(words: between == 1 ? "crosses" : "cross") spheres, \(number(within)) "
        + "\(words: within == 1 ? "stays" : "stay") inside one.",
      "\(count(between, .tie)) \(words: between < 2 ? "relie" : "relient") des sphères différentes, "
        + "\(number(within)) \(words: within < 2 ? "reste" : "restent") dans une même sphère.")
    if let expected = found.expectedExternalInternal {
      reading =
        reading
        + say(
          " With spheres of these sizes, ties at random would give \(number(expected)).",
          " Avec des sphères de ces tailles, des liens au hasard donneraient \(number(expected)).")
    }
    return line("ei-index", term, measure: "ei-index", value, nil, reading)
  }

  private var mixingContent: [HTML] {
    guard let mixing = findings.indicators.mixing, findings.indicators.tieCount > 0 else {
      return []
    }
    let spheres = findings.indicators.spheres
    var table = HTMLTable(
      number: "3.2",
      caption: say("Ties within and between spheres", "Liens dans et entre les sphères"),
      columns: [
        .init(
          mixing.isDirected ? say("From \\ to", "De \\ vers") : say("Sphere", "Sphère")),
        .init(say("Actors", "Acteurs"), .number),
      ] + spheres.map { .init(say($0.label), .number) })
    for (row, sphere) in spheres.enumerated() {
      table.rows.append(
        .init(
          [.group(say(sphere.label).parts), .group(number(mixing.groupSizes[row]).parts)]
            + mixing.edgeCounts[row].map { .group(number($0).parts) }))
    }
    var note =
      mixing.isDirected
      ? say("Rows are where ties begin.", "Les lignes sont les origines des liens.")
      : say(
        "A tie between two spheres stands in both their rows; ties inside a sphere stand on the diagonal.",
        "Un lien entre deux sphères figure dans les deux lignes ; les liens internes sont sur la diagonale."
      )
    if mixing.ungroupedCount > 0 {
      note =
        note
        + say(
          " \(count(mixing.ungroupedCount, .tie)) of actors without a sphere are left out.",
          " \(count(mixing.ungroupedCount, .tie)) d'acteurs sans sphère \(words: mixing.ungroupedCount < 2 ? "est laissé" : "sont laissés") de côté."
        )
    }
    table.notes.append(note)
    return [html(table)]
  }
}

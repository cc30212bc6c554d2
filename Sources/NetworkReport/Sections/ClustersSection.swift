import NetworkAnalysis
import NetworkGraph

extension ReportText {
  /// The clusters, how stable they are, and whether chance would give as much.
  func clustersSection() -> ReportSection {
    var section = ReportSection(number: .clusters, title: say("Clusters", "Groupes"))
    let clusters = findings.clusters
    guard !clusters.numbers.isEmpty, let modularity = clusters.modularity else {
      section.content.append(
        .paragraph(
          say(
            "No actors are tied, so there are no clusters.",
            "Aucun acteur n'est lié : il n'y a pas de groupe.")))
      return section
    }
    section.content.append(
      .paragraph(
        say(
          "A cluster is a set of actors with more ties among themselves than their numbers of ties "
            + "would bring about by chance. The search (Leiden algorithm) uses ties only, not what "
            + "actors are.",
          "Un groupe est un ensemble d'acteurs plus liés entre eux que leurs nombres de liens ne le "
            + "donneraient par hasard. La recherche (algorithme de Leiden) n'utilise que les liens, "
            + "pas la nature des acteurs.")))
    section.content.append(html(clusterTable))
    section.content.append(sub(say("How far to trust them", "Quelle confiance leur accorder")))
    section.content.append(.paragraph(modularitySentence(modularity)))
    section.content.append(.paragraph(chanceSentence))
    if let stability = clusters.stability { section.content += stabilityContent(stability) }
    return section
  }

  private var clusterTable: HTMLTable {
    let clusters = findings.clusters
    var table = HTMLTable(
      number: "5.1", caption: say("Clusters", "Groupes"),
      columns: [
        .init(say("Cluster", "Groupe")), .init(say("Actors", "Acteurs"), .number),
        .init(say("Most ties", "Le plus de liens")), .init(say("Spheres", "Sphères")),
        .init(say("Members", "Membres")), .init(say("Stability", "Stabilité"), .number),
      ])
    for group in clusters.numbers {
      let members = clusters.partition.groups[group]
      let order = findings.ranking.order.filter { clusters.partition.membership[$0] == group }
      table.rows.append(
        .init(
          anchor: .cluster(group),
          [
            .words(String(group + 1)), .group(number(members.count).parts),
            order.first.map { actor(Vertex($0)) } ?? dash, .group(spheres(of: members).parts),
            .group(list(order.map { actor(Vertex($0)) }, limit: 60).parts),
            clusters.stability.map { .group(share($0.groupCertainty[group]).parts) } ?? dash,
          ]))
    }
    if clusters.aloneCount > 0 {
      table.notes.append(
        say(
          "\(count(clusters.aloneCount, .actor)) without ties \(words: clusters.aloneCount == 1 ? "is" : "are") in no cluster.",
          "\(count(clusters.aloneCount, .actor)) sans lien \(words: clusters.aloneCount < 2 ? "n'est" : "ne sont") dans aucun groupe."
        ))
    }
    return table
  }

  private func spheres(of members: [Vertex]) -> Phrase {
    let spheres: [Sphere?] = Sphere.allCases + [nil]
    let parts = spheres.compactMap { sphere -> Phrase? in
      let count = members.count { projected.actor(of: $0).sphere == sphere }
      guard count > 0 else { return nil }
      let label = sphere.map { say($0.label) } ?? say("not stated", "non précisée")
      return "\(label) (\(number(count)))"
    }
    return .joined(parts, separator: ", ")
  }

  private func modularitySentence(_ modularity: Double) -> Phrase {
    let clusters = findings.clusters
    return say(
      "Modularity is \(number(modularity)) (resolution \(words: language.format(clusters.resolution, decimals: 1)), "
        + "seed \(words: String(clusters.seed)), best of \(number(Clusters.starts)) starts): the share of ties "
        + "inside clusters, less what chance would put there. The number alone says little; the "
        + "comparison below does.",
      "La modularité vaut \(number(modularity)) (résolution \(words: language.format(clusters.resolution, decimals: 1)), "
        + "graine \(words: String(clusters.seed)), meilleur de \(number(Clusters.starts)) départs) : la part des "
        + "liens internes aux groupes, moins ce que le hasard y mettrait. Seul, ce nombre dit peu ; la "
        + "comparaison qui suit dit plus.")
  }

  private var chanceSentence: Phrase {
    guard let chance = findings.clusters.chance else {
      return say(
        "Whether chance would give clusters as marked was not tested: the network has fewer than two or more "
          + "than \(number(Clusters.testLimit)) ties.",
        "On n'a pas testé si le hasard donnerait des groupes aussi marqués : le réseau a moins de deux liens ou "
          + "plus de \(number(Clusters.testLimit)).")
    }
    let facts = say(
      "In \(number(chance.values.count)) random networks in which each actor keeps its number of ties, the same "
        + "search finds a modularity of \(number(chance.mean)) on average and \(number(chance.largest)) at most; "
        + "here it finds \(number(chance.observed)).",
      "Dans \(number(chance.values.count)) réseaux aléatoires où chaque acteur garde son nombre de liens, la même "
        + "recherche trouve une modularité de \(number(chance.mean)) en moyenne et de \(number(chance.largest)) "
        + "au plus ; ici elle trouve \(number(chance.observed)).")
    if chance.isAboveChance {
      return facts
        + say(
          " None of them reaches the value of this network: the clusters are more than chance.",
          " Aucun n'atteint la valeur de ce réseau : les groupes sont plus que le hasard.")
    }
    return facts
      + say(
        " \(number(chance.reaching)) of them \(words: chance.reaching == 1 ? "reaches" : "reach") that value: the division "
          + "into clusters is not clearly more than what the numbers of ties alone bring about.",
        " \(number(chance.reaching)) d'entre eux \(words: chance.reaching < 2 ? "atteint" : "atteignent") cette valeur : la division en "
          + "groupes n'est pas nettement plus que ce que donnent les seuls nombres de liens.")
  }

  private func stabilityContent(_ stability: CommunityStability) -> [HTML] {
    let clusters = findings.clusters
    var content: [HTML] = [
      .paragraph(
        say(
          "Searched for again \(number(stability.runCount)) times from other random starts, the clusters agree with "
            + "the table to \(number(stability.meanAdjustedRandIndex)) (adjusted Rand index; 1 is the same "
            + "clusters, 0 what chance would agree). The stability of a cluster is the share of these runs in "
            + "which its members stay together.",
          "Recherchés \(number(stability.runCount)) fois depuis d'autres départs aléatoires, les groupes concordent "
            + "avec le tableau à \(number(stability.meanAdjustedRandIndex)) (indice de Rand ajusté ; 1 : mêmes "
            + "groupes, 0 : concordance du hasard). La stabilité d'un groupe est la part de ces passages où ses "
            + "membres restent ensemble."))
    ]
    let unsure = findings.ranking.order.filter { vertex in
      clusters.partition.groups[clusters.partition.membership[vertex]].count > 1
        && stability.certainty[vertex] < 0.75
    }
    if !unsure.isEmpty {
      let names = list(unsure.map { actor(Vertex($0)) }, limit: 10)
      content.append(
        .paragraph(
          say(
            "Between clusters, that is, with their cluster in fewer than three runs of four: \(names).",
            "Entre plusieurs groupes, c'est-à-dire avec le leur dans moins de trois passages sur quatre : \(names)."
          )))
    }
    return content
  }
}

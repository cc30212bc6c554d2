import NetworkAnalysis
import NetworkFiles
import NetworkGraph

extension ReportText {
  /// The network in a paragraph, whose every number stands in a table further down, and the data
  /// card.
  func summarySection() -> ReportSection {
    var section = ReportSection(
      number: .summary,
      title: say("In short: boundary and data", "L'essentiel : périmètre et données"))
    section.content.append(
      .paragraph(.joined(summarySentences, separator: " "), class: "summary"))
    section.content += boundary
    section.content += dataCard
    return section
  }

  private var summarySentences: [Phrase] {
    [coverageSentence, tieSentence, centreSentence, dependenceSentence, clusterSentence]
      .compactMap { $0 } + moneySentences + [evidenceSentence].compactMap { $0 }
  }

  private var coverageSentence: Phrase {
    let (actors, relations) = (network.actors.count, network.relations.count)
    guard actors > 0 else {
      return say(
        "The network has no actors: there is nothing to measure.",
        "Le réseau ne compte aucun acteur : il n'y a rien à mesurer.")
    }
    guard relations > 0 else {
      return say(
        "The network has \(count(actors, .actor)) and no relations: nothing connects them in the data.",
        "Le réseau compte \(count(actors, .actor)) et aucune relation : rien ne les relie dans les données."
      )
    }
    let records = count(relations, .relation)
    let people = count(actors, .actor)
    guard !network.sources.isEmpty else {
      return say(
        "The network records \(records) (\(table("1.2"))) between \(people) (\(table("1.1"))).",
        "Le réseau recense \(records) (\(table("1.2"))) entre \(people) (\(table("1.1"))).")
    }
    let sources = count(network.sources.count, .source)
    return say(
      "The network records \(records) (\(table("1.2"))) between \(people) (\(table("1.1"))), from "
        + "\(sources) (\(table("1.5"))).",
      "Le réseau recense \(records) (\(table("1.2"))) entre \(people) (\(table("1.1"))), d'après "
        + "\(sources) (\(table("1.5"))).")
  }

  private var tieSentence: Phrase? {
    let indicators = findings.indicators
    guard !network.relations.isEmpty else { return nil }
    guard indicators.tieCount > 0 else {
      return say(
        "None of them takes part in the analysis (\(table("1.3"))).",
        "Aucune n'entre dans l'analyse (\(table("1.3"))).")
    }
    let used = projected.relationCount
    let alone = indicators.isolatedCount
    var sentence = say(
      "\(number(used)) of the relations are analysed and make \(count(indicators.tieCount, .tie)) "
        + "(\(table("1.3")))",
      "\(number(used)) des relations sont analysées et forment \(count(indicators.tieCount, .tie)) "
        + "(\(table("1.3")))")
    if alone > 0 {
      sentence =
        sentence
        + say(
          "; \(count(alone, .actor)) \(words: alone == 1 ? "has" : "have") no tie (\(table("3.1")))",
          " ; \(count(alone, .actor)) \(words: alone < 2 ? "n'a" : "n'ont") aucun lien (\(table("3.1")))"
        )
    }
    return sentence + "."
  }

  private var centreSentence: Phrase? {
    guard findings.indicators.tieCount > 0, let degree = findings.ranking["degree"] else {
      return nil
    }
    let first = findings.ranking.order.filter { degree.ranks[$0] == 1 }
    guard let leader = first.first, let ties = degree.values[leader] else { return nil }
    let tieCount = count(Int(ties), .tie)
    guard first.count == 1 else {
      let names = list(first.map { actor(Vertex($0)) }, limit: 4)
      return say(
        "\(number(first.count)) actors share the first place by number of ties, with \(tieCount) each: "
          + "\(names) (\(table("4.1"))).",
        "\(number(first.count)) acteurs partagent la première place par le nombre de liens, avec "
          + "\(tieCount) chacun : \(names) (\(table("4.1"))).")
    }
    let name = HTML.strong(Phrase(actor(Vertex(leader))))
    var sentence = say(
      "The actor with most ties is \(name), with \(tieCount)",
      "L'acteur qui a le plus de liens est \(name), avec \(tieCount)")
    if let betweenness = findings.ranking["betweenness"], betweenness.ranks[leader] == 1,
      betweenness.sharers(of: leader) == 1, let value = betweenness.values[leader], value > 0
    {
      sentence =
        sentence
        + say(
          "; the shortest paths of \(share(value)) of all pairs of others run through it, more than through anyone else",
          " ; les plus courts chemins de \(share(value)) des paires d'autres acteurs passent par lui, plus que par tout autre"
        )
    }
    sentence = sentence + say(" (\(table("4.1"))).", " (\(table("4.1"))).")
    let rest = findings.ranking.order.filter { degree.ranks[$0] != 1 }
    if let second = rest.first, let value = degree.values[second], value > 0 {
      let seconds = rest.filter { degree.ranks[$0] == degree.ranks[second] }
      let names = list(seconds.map { actor(Vertex($0)) }, limit: 3)
      let ties = count(Int(value), .tie)
      sentence =
        sentence
        + say(
          " Next \(words: seconds.count == 1 ? "comes" : "come") \(names), with \(ties)\(words: seconds.count > 1 ? " each" : "").",
          " \(words: seconds.count == 1 ? "Vient" : "Viennent") ensuite \(names), avec \(ties)\(words: seconds.count > 1 ? " chacun" : "")."
        )
    }
    return sentence
  }

  private var dependenceSentence: Phrase? {
    guard findings.indicators.tieCount > 0 else { return nil }
    guard let worst = findings.brokers.cutPoints.first else {
      return say(
        "No single actor holds the network together: the loss of any one would cut off nobody else "
          + "(\(section(.brokers))).",
        "Aucun acteur ne tient à lui seul le réseau : la perte d'un seul n'isolerait personne d'autre "
          + "(\(section(.brokers))).")
    }
    let lost = worst.cutOff.count
    return say(
      "Without \(actor(worst.vertex)), its part of the network would fall into "
        + "\(count(worst.parts.count, .part)), and \(count(lost, .actor)) would lose the connection "
        + "to the largest of them (\(table("6.2"))).",
      "Sans \(actor(worst.vertex)), sa partie du réseau se diviserait en "
        + "\(count(worst.parts.count, .part)), et \(count(lost, .actor)) "
        + "\(words: lost < 2 ? "perdrait" : "perdraient") le contact avec la plus grande "
        + "(\(table("6.2"))).")
  }

  private var clusterSentence: Phrase? {
    let clusters = findings.clusters
    guard !clusters.numbers.isEmpty else { return nil }
    let groups = count(clusters.numbers.count, .cluster)
    guard let chance = clusters.chance else {
      return say(
        "The ties group the actors into \(groups) (\(table("5.1"))).",
        "Les liens répartissent les acteurs en \(groups) (\(table("5.1"))).")
    }
    return chance.isAboveChance
      ? say(
        "The ties group the actors into \(groups), more clearly than in comparable random networks "
          + "(\(table("5.1"))).",
        "Les liens répartissent les acteurs en \(groups), plus nettement que dans des réseaux "
          + "aléatoires comparables (\(table("5.1"))).")
      : say(
        "A search finds \(groups), but \(words: language.format(chance.reaching)) of "
          + "\(words: language.format(chance.values.count)) random networks with as many ties per actor give "
          + "clusters as marked: they are a way to read the map, not a finding (\(table("5.1"))).",
        "Une recherche donne \(groups), mais \(words: language.format(chance.reaching)) des "
          + "\(words: language.format(chance.values.count)) réseaux aléatoires avec autant de liens par acteur "
          + "en donnent d'aussi marqués : c'est une façon de lire la carte, pas un résultat "
          + "(\(table("5.1"))).")
  }

  private var moneySentences: [Phrase] {
    let totals = findings.money.totals.filter { !$0.entries.isEmpty }
    guard !totals.isEmpty else { return [] }
    let sums = totals.map { total -> Phrase in
      "\(.strong(money(total.amount))) (\(words: total.status.label[language]))"
    }
    return [
      say(
        "Money, each sum counted once: \(enumeration(sums)) (\(table("7.1"))).",
        "Argent, chaque somme comptée une fois : \(enumeration(sums)) (\(table("7.1"))).")
    ]
  }

  private var evidenceSentence: Phrase? {
    let support = findings.coverage.relations
    guard support.total > 0 else { return nil }
    guard support.none < support.total else {
      return say(
        "No relation names a source: nothing here can be traced back (\(table("1.4"))).",
        "Aucune relation ne cite de source : rien ici ne peut être vérifié (\(table("1.4"))).")
    }
    func amount(_ number: Int) -> Phrase {
      number == 0 ? say("none", "aucune") : self.number(number)
    }
    let (several, one, none) = (support.several, support.one, support.none)
    return say(
      "Evidence: of \(count(support.total, .relation)), \(amount(several)) "
        + "\(words: several == 1 ? "rests" : "rest") on several independent sources, "
        + "\(amount(one)) on one only\(none > 0 ? ", \(number(none)) on none" : "" as Phrase) "
        + "(\(table("1.4"))).",
      "Preuves : sur \(count(support.total, .relation)), \(amount(several)) "
        + "\(words: several == 0 ? "ne repose" : several == 1 ? "repose" : "reposent") sur plusieurs sources indépendantes, "
        + "\(number(one)) sur une seule\(none > 0 ? ", \(number(none)) sur aucune" : "" as Phrase) "
        + "(\(table("1.4"))).")
  }

  private var boundary: [HTML] {
    var content = [sub(say("Boundary", "Périmètre"))]
    if let description = network.metadata.description, !description.isEmpty {
      content.append(.paragraph(Phrase(note(description))))
    }
    content.append(
      .paragraph(
        say(
          "The network holds what its sources state and nothing else. An actor or a tie that they do "
            + "not name is missing, so the absence of a tie is not evidence that there is none. Actors "
            + "about whom more was written have more recorded ties.",
          "Le réseau contient ce que disent ses sources et rien d'autre. Un acteur ou un lien qu'elles "
            + "ne nomment pas manque : l'absence d'un lien ne prouve pas qu'il n'existe pas. Un acteur "
            + "dont on a plus écrit a plus de liens recensés.")))
    return content
  }
}

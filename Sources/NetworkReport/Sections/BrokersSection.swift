import NetworkAnalysis
import NetworkGraph

extension ReportText {
  static let bridgeLimit = 30

  /// Who stands between others, and whose loss cuts others off.
  func brokersSection() -> ReportSection {
    var section = ReportSection(
      number: .brokers,
      title: say("Brokers and single points of failure", "Intermédiaires et points de défaillance"))
    guard findings.indicators.tieCount > findings.indicators.selfLoopCount else {
      section.content.append(
        .paragraph(
          say(
            "No actors are tied, so nobody stands between others.",
            "Aucun acteur n'est lié : personne ne se tient entre d'autres.")))
      return section
    }
    section.content += brokerContent + cutPointContent + bridgeContent
    return section
  }

  // MARK: Brokers

  /// The vertices between others, the strongest brokers first.
  var brokerVertices: [Int] {
    guard let betweenness = findings.ranking["betweenness"] else { return [] }
    let degree = findings.ranking["degree"]
    return betweenness.values.indices
      .filter { (betweenness.values[$0] ?? 0) > 0 && (degree?.values[$0] ?? 0) > 1 }
      .sorted { (betweenness.ranks[$0] ?? .max, $0) < (betweenness.ranks[$1] ?? .max, $1) }
  }

  private var brokerContent: [HTML] {
    let vertices = brokerVertices
    let title = sub(say("Brokers", "Intermédiaires"))
    guard !vertices.isEmpty else {
      return [
        title,
        .paragraph(
          say(
            "No actor lies on a shortest path between two others.",
            "Aucun acteur n'est sur un plus court chemin entre deux autres.")),
      ]
    }
    var table = HTMLTable(
      number: "6.1", caption: say("Brokers", "Intermédiaires"),
      columns: [
        .init(say("Actor", "Acteur")), .init(say("Partners", "Partenaires"), .number),
        column("betweenness"), column("constraint"), column("effective-size"),
        .init(say("Clusters reached", "Groupes atteints"), .number),
      ])
    for vertex in vertices.prefix(10) {
      table.rows.append(
        .init([
          actor(Vertex(vertex)), .group(number(partners(of: vertex).count).parts),
          value("betweenness", vertex), value("constraint", vertex),
          value("effective-size", vertex), .group(number(clusterCount(near: vertex)).parts),
        ]))
    }
    table.notes.append(
      say(
        "Low constraint and a large effective size mean partners who are not tied to each other: something can be "
          + "passed between them. “Clusters reached” counts the clusters of \(self.table("5.1")) that the actor or "
          + "its partners belong to. The position says nothing on whether the actor uses it.",
        "Une contrainte faible et une grande taille effective signifient des partenaires non liés entre eux : on peut "
          + "passer de l'un à l'autre par l'acteur. « Groupes atteints » compte les groupes du "
          + "\(self.table("5.1")) dont font partie l'acteur ou ses partenaires. La position ne dit pas si l'acteur "
          + "s'en sert."))
    return [title, html(table)]
  }

  private func column(_ name: String) -> HTMLTable.Column {
    guard let found = findings.ranking[name] else { return .init(Phrase(words: name), .number) }
    return .init(Phrase(measure(found.measure.name, found.caption)), .number)
  }

  private func value(_ name: String, _ vertex: Int) -> HTML {
    guard let value = findings.ranking[name]?.values[vertex] else { return dash }
    return .group(number(value).parts)
  }

  private func partners(of vertex: Int) -> [Int] {
    let skeleton = findings.brokers.skeleton
    return skeleton.arcs(from: Vertex(vertex)).map { skeleton.heads[$0].index }
  }

  /// How many clusters an actor and its partners belong to.
  func clusterCount(near vertex: Int) -> Int {
    let membership = findings.clusters.partition.membership
    return Set((partners(of: vertex) + [vertex]).map { membership[$0] }).count
  }

  // MARK: Articulation points

  private var cutPointContent: [HTML] {
    let title = sub(
      say("Actors without whom parts fall off", "Acteurs sans qui des parties se détachent"))
    let points = findings.brokers.cutPoints
    guard !points.isEmpty else {
      return [
        title,
        .paragraph(
          say(
            "There is none: the loss of any one actor would cut off nobody else.",
            "Il n'y en a pas : la perte d'un seul acteur n'isolerait personne d'autre.")),
      ]
    }
    var table = HTMLTable(
      number: "6.2",
      caption: say(
        "Articulation points: what would fall off", "Points d'articulation : ce qui se détacherait"),
      columns: [
        .init(say("Without", "Sans")), .init(say("Parts", "Parties"), .number),
        .init(say("Cut off", "Détachés"), .number),
        .init(
          say(
            "Who would lose the connection to the largest part",
            "Qui perdrait le contact avec la plus grande partie")),
      ])
    for point in points.prefix(Self.bridgeLimit) {
      let parts = point.parts.dropFirst().map { part -> Phrase in
        let names = list(part.map { actor($0) }, limit: 15)
        return part.count > 1 ? "[\(names)]" : names
      }
      let shown = parts.prefix(30)
      let rest = parts.count - shown.count
      table.rows.append(
        .init([
          actor(point.vertex), .group(number(point.parts.count).parts),
          .group(number(point.cutOff.count).parts),
          .group(
            (Phrase.joined(Array(shown), separator: say("; ", " ; "))
              + (rest > 0
                ? say(" and \(number(rest)) more parts", " et \(number(rest)) parties de plus")
                : ""))
              .parts),
        ]))
    }
    table.notes.append(
      say(
        "Actors in brackets would stay connected with each other. This is true of the recorded ties: "
          + "others may exist that no source names.",
        "Les acteurs entre crochets resteraient reliés entre eux. C'est vrai des liens recensés : il peut "
          + "en exister d'autres qu'aucune source ne cite."))
    if points.count > Self.bridgeLimit {
      table.notes.append(moreRows(points.count, "articulation-points"))
    }
    return [title, html(table)]
  }

  // MARK: Bridges

  private var bridgeContent: [HTML] {
    let title = sub(
      say("Ties without which parts fall off", "Liens sans lesquels des parties se détachent"))
    let bridges = findings.brokers.bridges
    guard !bridges.isEmpty else {
      return [
        title,
        .paragraph(
          say(
            "There is none: each tie lies on a circle, so a way round it exists.",
            "Il n'y en a pas : chaque lien est sur un cycle, un détour existe.")),
      ]
    }
    var table = HTMLTable(
      number: "6.3", caption: say("Bridges and their evidence", "Ponts et leurs preuves"),
      columns: [
        .init(say("Tie", "Lien")), .init(say("Relations", "Relations")),
        .init(say("Cut off", "Détachés"), .number), .init(say("Who", "Qui")),
      ])
    for bridge in bridges.prefix(Self.bridgeLimit) {
      table.rows.append(
        .init([
          .group(("\(actor(bridge.pair.lower)) – \(actor(bridge.pair.higher))" as Phrase).parts),
          .lines(bridge.relations.prefix(6).map { relationWithEvidence($0) }),
          .group(number(bridge.smallerSide.count).parts),
          .group(list(bridge.smallerSide.map { actor($0) }, limit: 8).parts),
        ]))
    }
    let pendant = bridges.count { $0.smallerSide.count == 1 }
    table.notes.append(
      say(
        "\(number(pendant)) of \(number(bridges.count)) bridges hold a single actor that has no other tie. A bridge that "
          + "rests on one passage is the place to look for more evidence first.",
        "\(number(pendant)) ponts sur \(number(bridges.count)) tiennent un seul acteur qui n'a pas d'autre lien. Un pont "
          + "qui repose sur un seul passage est le premier endroit où chercher d'autres preuves."))
    if bridges.count > Self.bridgeLimit { table.notes.append(moreRows(bridges.count, "bridges")) }
    return [title, html(table)]
  }

  private func relationWithEvidence(_ index: Int) -> Phrase {
    let relation = network.relations[index]
    let kind = network.kind(of: relation).label[language]
    let evidence = HTML.small(self.evidence(on: .relation(relation.id)))
    return say(
      "\(self.relation(index)) \(kind): \(evidence)",
      "\(self.relation(index)) \(kind) : \(evidence)")
  }

  /// The number of different sources of some relations.
  func sourceCount(_ relations: [Int]) -> Int {
    Set(
      relations.flatMap { network.statements(on: .relation(network.relations[$0].id)) }
        .map(\.source)
    ).count
  }

  func moreRows(_ count: Int, _ file: String) -> Phrase {
    say(
      "The first \(number(Self.bridgeLimit)) of \(number(count)); all are in tables/\(words: file).csv.",
      "Les \(number(Self.bridgeLimit)) premiers sur \(number(count)) ; tous sont dans tables/\(words: file).csv."
    )
  }
}

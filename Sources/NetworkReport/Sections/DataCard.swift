import NetworkFiles
import NetworkGraph

/// What the data are made of: the tables of section 1.
extension ReportText {
  var dataCard: [HTML] {
    [sub(say("Actors", "Acteurs")), html(sphereTable), sub(say("Relations", "Relations"))]
      + (network.relations.isEmpty
        ? [.paragraph(say("There are no relations.", "Il n'y a aucune relation."))]
        : [html(kindTable), periodParagraph, html(exclusionTable)])
      + [sub(say("Evidence", "Preuves")), html(coverageTable), sub(say("Sources", "Sources"))]
      + (network.sources.isEmpty
        ? [
          .paragraph(
            say(
              "The data name no source. The numbers of this report are as good as the file they "
                + "come from; none can be traced further back.",
              "Les données ne citent aucune source. Les nombres de ce rapport valent ce que vaut le "
                + "fichier d'où ils viennent ; aucun ne peut être vérifié plus haut."))
        ]
        : [html(sourceTable)])
  }

  private var sphereTable: HTMLTable {
    var table = HTMLTable(
      number: "1.1", caption: say("Actors by sphere and kind", "Acteurs par sphère et type"),
      columns: [
        .init(say("Sphere", "Sphère")), .init(say("Actors", "Acteurs"), .number),
        .init(say("Kinds", "Types")),
      ])
    let spheres: [Sphere?] = Sphere.allCases + [nil]
    for sphere in spheres {
      let members = network.actors.filter { $0.sphere == sphere }
      guard !members.isEmpty else { continue }
      var counts: [(label: String, count: Int)] = []
      for actor in members {
        let label =
          network.kind(of: actor)?.label[language]
          ?? LocalizedText("kind not stated", "type non précisé")[language]
        if let place = counts.firstIndex(where: { $0.label == label }) {
          counts[place].count += 1
        } else {
          counts.append((label, 1))
        }
      }
      counts.sort {
        $0.count != $1.count ? $0.count > $1.count : precedesByBytes($0.label, $1.label)
      }
      let kinds = counts.map { "\($0.label) (\(number($0.count)))" as Phrase }
      table.rows.append(
        .init([
          .group((sphere.map { say($0.label) } ?? say("Not stated", "Non précisée")).parts),
          .group(number(members.count).parts), .group(Phrase.joined(kinds, separator: ", ").parts),
        ]))
    }
    table.rows.append(
      .init([
        .group(say("Total", "Total").parts), .group(number(network.actors.count).parts), .nothing,
      ]))
    return table
  }

  /// The kinds that occur, by their label and id.
  private var kindsThatOccur: [Kind] {
    var seen: Set<Identifier> = []
    return network.relations.map { network.kind(of: $0) }.filter { seen.insert($0.id).inserted }
      .sorted { a, b in
        let (first, second) = (a.label[language], b.label[language])
        return first == second ? a.id < b.id : precedesByBytes(first, second)
      }
  }

  private var kindTable: HTMLTable {
    let statuses = RelationStatus.allCases.filter { status in
      network.relations.contains { $0.effectiveStatus == status }
    }
    var table = HTMLTable(
      number: "1.2", caption: say("Relations by kind and status", "Relations par type et statut"),
      columns: [.init(say("Kind", "Type")), .init(say("Counts as", "Compte comme"))]
        + statuses.map { .init(say($0.label).capitalised, .number) }
        + [
          .init(say("All", "Toutes"), .number), .init(say("Analysed", "Analysées"), .number),
        ])
    func row(_ label: Phrase, _ role: Phrase, _ relations: [Int]) -> HTMLTable.Row {
      let counts = statuses.map { status in
        relations.count { network.relations[$0].effectiveStatus == status }
      }
      let used = relations.count { findings.exclusionOfRelation[$0] == nil }
      return .init(
        [.group(label.parts), .group(role.parts)]
          + (counts + [relations.count, used]).map { .group(number($0).parts) })
    }
    for kind in kindsThatOccur {
      let relations = network.relations.indices.filter {
        network.kind(of: network.relations[$0]).id == kind.id
      }
      table.rows.append(
        row("\(kind.label[language])", say((kind.countsAs ?? .other).label), relations))
    }
    table.rows.append(row(say("Total", "Total"), "", Array(network.relations.indices)))
    return table
  }

  private var periodParagraph: HTML {
    let dates = network.relations.flatMap {
      [$0.period.since.date, $0.period.until.date].compactMap { $0 }
    }
    let first = dates.min { $0.earliest < $1.earliest }
    let last = dates.max { $0.latest < $1.latest }
    let coverage = findings.coverage
    let all = network.relations.count
    guard let first, let last else {
      return .paragraph(
        say("No relation has a date.", "Aucune relation n'est datée."))
    }
    return .paragraph(
      say(
        "The dates of the relations run from \(words: language.format(first)) to "
          + "\(words: language.format(last)). The beginning is unknown for "
          + "\(number(coverage.unknownBeginnings)) of \(count(all, .relation)), the end for "
          + "\(number(coverage.unknownEnds)); an unknown end does not mean that the relation goes on.",
        "Les dates des relations vont de \(words: language.format(first)) à "
          + "\(words: language.format(last)). Le début est inconnu pour "
          + "\(number(coverage.unknownBeginnings)) relations sur \(number(all)), la fin pour "
          + "\(number(coverage.unknownEnds)) ; une fin inconnue ne veut pas dire que la relation "
          + "continue."))
  }

  private var exclusionTable: HTMLTable {
    var table = HTMLTable(
      number: "1.3",
      caption: say(
        "From relations to ties: what is left out, and why",
        "Des relations aux liens : ce qui est laissé de côté, et pourquoi"),
      columns: [
        .init(say("Step", "Étape")), .init(say("Relations", "Relations"), .number),
        .init(say("Which", "Lesquelles")),
      ])
    table.rows.append(
      .init([
        .group(say("Recorded", "Recensées").parts),
        .group(number(network.relations.count).parts), .nothing,
      ]))
    for reason in Projection.Exclusion.allCases {
      guard let relations = projected.excluded[reason], !relations.isEmpty else { continue }
      let shown = relations.prefix(40).map { Phrase(relation($0)) }
      let rest = relations.count - shown.count
      table.rows.append(
        .init([
          .group(say("Left out: \(say(reason.label))", "Écartées : \(say(reason.label))").parts),
          .group(number(relations.count).parts),
          .group(
            (Phrase.joined(Array(shown), separator: ", ")
              + (rest > 0 ? say(" and \(number(rest)) more", " et \(number(rest)) de plus") : ""))
              .parts),
        ]))
    }
    table.rows.append(
      .init([
        .group(say("Analysed", "Analysées").parts), .group(number(projected.relationCount).parts),
        .group(
          say(
            "they make \(count(findings.indicators.tieCount, .tie))",
            "elles forment \(count(findings.indicators.tieCount, .tie))"
          ).parts),
      ]))
    table.notes.append(projectionSentence)
    return table
  }

  private var coverageTable: HTMLTable {
    var table = HTMLTable(
      number: "1.4", caption: say("How well the data are supported", "Solidité des données"),
      columns: [
        .init(say("What", "Quoi")), .init(say("All", "Total"), .number),
        .init(say("Several independent sources", "Plusieurs sources indépendantes"), .number),
        .init(say("One source", "Une source"), .number),
        .init(say("No source", "Aucune source"), .number),
      ])
    let coverage = findings.coverage
    for (label, support) in [
      (say("Relations", "Relations"), coverage.relations),
      (say("Actors", "Acteurs"), coverage.actors),
      (say("Figures", "Chiffres"), coverage.figures),
    ] {
      table.rows.append(
        .init(
          [.group(label.parts)]
            + [support.total, support.several, support.one, support.none].map {
              .group(number($0).parts)
            }))
    }
    let doubtful = network.relations.count { network.certainty(of: $0) == .doubtful }
    table.notes.append(
      say(
        "Sources that repeat each other count as one. Of \(count(network.statements.count, .statement)), "
          + "\(number(coverage.stated)) are explicit, \(number(coverage.implied)) implied and "
          + "\(number(coverage.doubtful)) doubtful; \(count(doubtful, .relation)) "
          + "\(words: doubtful == 1 ? "rests" : "rest") on doubtful statements only.",
        "Les sources qui se répètent comptent pour une. Sur \(count(network.statements.count, .statement)), "
          + "\(number(coverage.stated)) sont explicites, \(number(coverage.implied)) implicites et "
          + "\(number(coverage.doubtful)) incertains ; \(count(doubtful, .relation)) ne "
          + "\(words: doubtful < 2 ? "repose" : "reposent") que sur des énoncés incertains."))
    if let dependence { table.notes.append(dependence) }
    return table
  }

  /// Which sources repeat which: the reason why several documents may be one source.
  private var dependence: Phrase? {
    let pairs = network.sources.compactMap { source in
      source.dependsOn.map { other -> Phrase in
        say(
          "\(self.source(source.id)) repeats \(self.source(other))",
          "\(self.source(source.id)) répète \(self.source(other))")
      }
    }
    guard !pairs.isEmpty else { return nil }
    let shown = Phrase.joined(Array(pairs.prefix(10)), separator: say("; ", " ; "))
    return say(
      "According to the data, \(shown). What both say is said once.",
      "D'après les données, \(shown). Ce que disent les deux n'est dit qu'une fois.")
  }

  private var sourceTable: HTMLTable {
    var table = HTMLTable(
      number: "1.5", caption: say("Sources", "Sources"),
      columns: [
        .init(say("Source", "Source")), .init(say("Title", "Titre")),
        .init(say("Publisher", "Éditeur")), .init(say("Date", "Date")),
        .init(say("Statements", "Énoncés"), .number), .init(say("Repeats", "Répète")),
      ])
    for (source, use) in zip(network.sources, findings.coverage.sources) {
      table.rows.append(
        .init([
          self.source(source.id), .quotation(source.title, language: source.language),
          source.publisher.map { .data($0) } ?? .group(say("not given", "non indiqué").parts),
          source.date.map { .words(language.format($0)) }
            ?? .group(say("not given", "non indiquée").parts),
          .group(number(use.statements).parts), source.dependsOn.map { self.source($0) } ?? dash,
        ]))
    }
    return table
  }
}

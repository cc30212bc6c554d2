import NetworkGraph

extension ReportText {
  /// Every relation, actor and source, with what is said of it and where.
  func evidenceSection() -> ReportSection {
    var section = ReportSection(
      number: .evidence, title: say("Evidence annex", "Annexe : les preuves"))
    section.content.append(sub(say("Relations", "Relations")))
    section.content.append(
      network.relations.isEmpty
        ? .paragraph(say("There are no relations.", "Il n'y a aucune relation."))
        : html(relationTable))
    section.content.append(sub(say("Actors", "Acteurs")))
    section.content.append(
      network.actors.isEmpty
        ? .paragraph(say("There are no actors.", "Il n'y a aucun acteur.")) : html(actorTable))
    section.content.append(sub(say("Sources", "Sources")))
    section.content.append(
      network.sources.isEmpty
        ? .paragraph(say("The data name no source.", "Les données ne citent aucune source."))
        : sourceList)
    return section
  }

  private var relationTable: HTMLTable {
    var table = HTMLTable(
      number: "9.1",
      caption: say("Every relation with its evidence", "Chaque relation et ses preuves"),
      columns: [
        .init("N°"), .init(say("Relation", "Relation")),
        .init(say("Kind, status, dates", "Type, statut, dates")),
        .init(say("Evidence", "Preuves")),
      ],
      rowHeading: .first, style: "annex")
    for (index, relation) in network.relations.prefix(Self.annexLimit).enumerated() {
      table.rows.append(
        .init(
          anchor: .relation(index),
          [
            .words("R\(index + 1)"), ends(relation), facts(of: relation, at: index),
            statements(on: .relation(relation.id), note: relation.note),
          ]))
    }
    if network.relations.count > Self.annexLimit { table.notes.append(annexNote("relations")) }
    table.notes.append(
      say(
        "→ leads from the first actor to the second, – has no direction. Without a mark of certainty a statement is "
          + "explicit. The place in the source is written as the data give it, such as p5.",
        "→ va du premier acteur au second, – n'a pas d'orientation. Sans indication, un énoncé est explicite. "
          + "L'endroit dans la source est noté comme dans les données, par exemple p5."))
    return table
  }

  private func annexNote(_ file: String) -> Phrase {
    say(
      "The first \(number(Self.annexLimit)) rows; all are in tables/\(words: file).csv.",
      "Les \(number(Self.annexLimit)) premières lignes ; toutes sont dans tables/\(words: file).csv."
    )
  }

  private func ends(_ relation: Relation) -> HTML {
    let arrow = network.direction(of: relation) == .directed ? "→" : "–"
    let ends = [relation.source, relation.target].map { id in
      network.actorIndex(id).map { actor($0) } ?? .data(id.text)
    }
    return .group(("\(ends[0]) \(words: arrow) \(ends[1])" as Phrase).parts)
  }

  private func facts(of relation: Relation, at index: Int) -> HTML {
    var first: Phrase = "\(network.kind(of: relation).label[language])"
    if let role = network.attribute("role", of: relation) { first = first + " (\(note(role)))" }
    var facts = [first]
    if relation.effectiveStatus != .actual { facts.append(say(relation.effectiveStatus.label)) }
    let period = language.format(relation.period)
    if !period.isEmpty { facts.append(Phrase(words: period)) }
    if let amount = relation.amount { facts.append(money(amount)) }
    if let weight = relation.weight {
      facts.append(
        say("weight \(words: language.format(weight))", "poids \(words: language.format(weight))"))
    }
    var lines = [Phrase.joined(facts, separator: ", ")]
    if let whole = relation.partOf, let place = network.relationIndex(whole) {
      lines.append(say("part of \(self.relation(place))", "partie de \(self.relation(place))"))
    }
    if let reason = findings.exclusionOfRelation[index] {
      lines.append(
        Phrase(
          .small(say("left out: \(say(reason.label))", "écartée : \(say(reason.label))"))))
    }
    return .lines(lines)
  }

  /// One line per statement, then the note of the data.
  private func statements(on subject: Statement.Subject, note text: String?) -> HTML {
    var lines = network.statements(on: subject).map { line($0) }
    if lines.isEmpty { lines = [Phrase(.strong(say("no source", "aucune source")))] }
    if let text { lines.append(Phrase(.small(Phrase(note(text))))) }
    return .lines(lines)
  }

  private func line(_ statement: Statement) -> Phrase {
    var line = Phrase(source(statement.source))
    if let locator = statement.locator { line = line + " \(locator)" }
    if statement.effectiveCertainty != .stated {
      line = line + ", " + say(statement.effectiveCertainty.label)
    }
    if let says = statement.says { line = line + say(": \(quoted(says))", " : \(quoted(says))") }
    if let text = statement.note { line = line + " (\(note(text)))" }
    return line
  }

  private var actorTable: HTMLTable {
    var table = HTMLTable(
      number: "9.2",
      caption: say(
        "Every actor with its names and sources", "Chaque acteur, ses noms et ses sources"),
      columns: [
        .init(say("Actor", "Acteur")), .init(say("Kind, sphere, place", "Type, sphère, lieu")),
        .init(say("Other names", "Autres noms")), .init(say("Relations", "Relations")),
        .init(say("Evidence", "Preuves")),
      ],
      style: "annex")
    let relations = relationsOfActor
    if network.actors.count > Self.annexLimit { table.notes.append(annexNote("actors")) }
    for (index, actor) in network.actors.prefix(Self.annexLimit).enumerated() {
      var facts = [network.kind(of: actor)?.label[language], actor.sphere?.label[language]]
        .compactMap { $0 }
      facts += [actor.place, actor.country].compactMap { $0 }
      let period = language.format(actor.period)
      if !period.isEmpty { facts.append(period) }
      facts += actor.identifiers.map(\.description)
      var evidence = [self.evidence(on: .actor(actor.id))]
      if let text = actor.note { evidence.append(Phrase(.small(Phrase(note(text))))) }
      table.rows.append(
        .init(
          anchor: .actor(index),
          [
            .data(actor.name(in: language)), .data(facts.joined(separator: ", ")),
            .data(otherNames(of: actor).joined(separator: ", ")),
            .group(
              Phrase.joined(relations[index].map { Phrase(relation($0)) }, separator: ", ").parts),
            .lines(evidence),
          ]))
    }
    return table
  }

  private var relationsOfActor: [[Int]] {
    var result = [[Int]](repeating: [], count: network.actors.count)
    for (index, relation) in network.relations.enumerated() {
      if let end = network.actorIndex(relation.source) { result[end].append(index) }
      if !relation.isSelfLoop, let end = network.actorIndex(relation.target) {
        result[end].append(index)
      }
    }
    return result
  }

  /// Every spelling but the one that is shown, each once.
  func otherNames(of actor: Actor) -> [String] {
    var seen = Set([Identifier(actor.name(in: language))])
    return
      ([actor.name, actor.nameInEnglish, actor.nameInFrench].compactMap { $0 } + actor.aliases)
      .filter { seen.insert(Identifier($0)).inserted }
  }

  private var sourceList: HTML {
    .element(
      "ul", [HTML.Attribute("class", "sources")],
      network.sources.enumerated().map { index, source in
        var line = say(
          "\(.strong("\(source.id.text)")): \(citation(source)).",
          "\(.strong("\(source.id.text)")) : \(citation(source)).")
        if let url = source.url { line = line + " \(url)" }
        if let other = source.dependsOn {
          line =
            line
            + say(
              " Repeats \(self.source(other)), so the two count as one.",
              " Répète \(self.source(other)) : les deux comptent pour une.")
        }
        if let text = sourceNote(source) { line = line + " \(.small(Phrase(note(text))))" }
        return .element("li", [HTML.Attribute("id", Anchor.source(index).text)], line.parts)
      })
  }

  /// The table of sources has no note of its own, but many a network adds the column.
  private func sourceNote(_ source: Source) -> String? {
    guard
      let place = network.contents.attributeColumns(of: .sources)
        .firstIndex(where: { Identifier($0) == "note" }),
      place < source.attributes.count, !source.attributes[place].isEmpty
    else { return nil }
    return source.attributes[place]
  }
}

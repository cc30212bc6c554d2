import NetworkGraph

extension ReportText {
  /// The quantities stated about actors, and where sources contradict each other.
  func figuresSection() -> ReportSection {
    var section = ReportSection(
      number: .figures, title: say("Figures stated about actors", "Chiffres cités sur les acteurs"))
    if network.figures.isEmpty {
      section.content.append(
        .paragraph(say("The data state no figures.", "Les données ne citent aucun chiffre.")))
    } else {
      section.content.append(
        .paragraph(
          say(
            "These are statements of sources, not measures of the network. A value that sources give differently is "
              + "marked; none of them is taken for the true one.",
            "Ce sont des énoncés des sources, pas des mesures du réseau. Une valeur sur laquelle les sources "
              + "divergent est marquée ; aucune n'est tenue pour la vraie.")))
      section.content.append(html(figureTable))
    }
    section.content += disagreementContent
    return section
  }

  private var figureTable: HTMLTable {
    let disputed = Set(findings.disagreements.map(\.subject))
    var table = HTMLTable(
      number: "8.1", caption: say("Stated figures", "Chiffres cités"),
      columns: [
        .init(say("Actor", "Acteur")), .init(say("What is stated", "Ce qui est indiqué")),
        .init(say("Value", "Valeur"), .number), .init(say("For", "Pour")),
        .init(say("Evidence", "Preuves")), .init(say("Note", "Note")),
      ],
      rowHeading: .second)
    for (index, figure) in network.figures.enumerated() {
      let isDisputed = disputed.contains(.figure(figure.id))
      var value = figureValue(figure)
      if isDisputed {
        value = value + " " + Phrase(.small(say("sources differ", "les sources divergent")))
      }
      table.rows.append(
        .init(
          anchor: .figure(index),
          [
            network.actorIndex(figure.actor).map { actor($0) } ?? .data(figure.actor.text),
            note(figure.measure), .group(value.parts), figure.period.map { .data($0) } ?? dash,
            .group(evidence(on: .figure(figure.id)).parts),
            figure.note.map { note($0) } ?? .nothing,
          ]))
    }
    return table
  }

  private var disagreementContent: [HTML] {
    let title = sub(say("Where sources say different things", "Là où les sources divergent"))
    guard !findings.disagreements.isEmpty else {
      return [
        title,
        .paragraph(
          say(
            "No two statements on the same subject are recorded as different.",
            "Aucun couple d'énoncés sur un même sujet n'est noté comme divergent.")),
      ]
    }
    var table = HTMLTable(
      number: "8.2", caption: say("Statements side by side", "Les énoncés côte à côte"),
      columns: [
        .init(say("Subject", "Sujet")),
        .init(say("What the sources say", "Ce que disent les sources")),
      ])
    for disagreement in findings.disagreements {
      let lines = disagreement.statements.map { statement -> Phrase in
        let place = statement.locator.map { " \($0)" as Phrase } ?? ""
        let says = statement.says.map { quoted($0) } ?? ""
        let remark = statement.note.map { " (\(note($0)))" as Phrase } ?? ""
        return say(
          "\(source(statement.source))\(place): \(says)\(remark)",
          "\(source(statement.source))\(place) : \(says)\(remark)")
      }
      table.rows.append(.init([subject(disagreement.subject), .lines(lines)]))
    }
    table.notes.append(
      say(
        "Different words may mean the same thing; the report shows them and does not judge.",
        "Des mots différents peuvent vouloir dire la même chose ; le rapport les montre et ne tranche pas."
      ))
    return [title, html(table)]
  }

  private func subject(_ subject: Statement.Subject) -> HTML {
    switch subject {
    case .actor(let id):
      return network.actorIndex(id).map { actor($0) } ?? .data(id.text)
    case .relation(let id):
      guard let index = network.relationIndex(id) else { return .data(id.text) }
      return .group(
        ("\(relation(index)) \(plainEnds(network.relations[index])), "
          + "\(network.kind(of: network.relations[index]).label[language])" as Phrase).parts)
    case .figure(let id):
      guard let index = network.figures.firstIndex(where: { $0.id == id }) else {
        return .data(id.text)
      }
      let figure = network.figures[index]
      return .group(
        ("\(.link(to: .figure(index), Phrase(note(figure.measure)))) (\(name(figure.actor)))"
          as Phrase)
          .parts)
    }
  }
}

import NetworkFiles
import NetworkGraph

/// Relations with their evidence, as lines for a terminal and as JSON.
struct EvidenceText {
  let network: Network
  let language: Language

  /// One relation in a line: `Inserm → MIB: founding membership, planned, from May 2023, €97 M`.
  func line(_ relation: Relation) -> String {
    let arrow = network.direction(of: relation) == .directed ? "→" : "–"
    var facts = [network.kind(of: relation).label[language]]
    if let role = network.attribute("role", of: relation) { facts[0] += " (\(role))" }
    if relation.effectiveStatus != .actual {
      facts.append(relation.effectiveStatus.label[language])
    }
    let period = language.format(relation.period)
    if !period.isEmpty { facts.append(period) }
    if let amount = relation.amount { facts.append(language.formatShort(amount)) }
    if !relation.through.isEmpty {
      facts.append(
        LocalizedText("through ", "via ")[language]
          + relation.through.map(name).joined(separator: " → "))
    }
    if let whole = relation.partOf {
      facts.append(LocalizedText("part of ", "partie de ")[language] + whole.text)
    }
    return TextTable.printable(
      "\(name(relation.source)) \(arrow) \(name(relation.target))"
        + colon + facts.joined(separator: ", "))
  }

  /// The statements on a subject, one line each: `001 p5, stated: says …`.
  func statements(on subject: Statement.Subject, indent: String) -> [String] {
    let statements = network.statements(on: subject)
    guard !statements.isEmpty else {
      return [indent + LocalizedText("no statement", "aucun énoncé")[language]]
    }
    return statements.map { statement in
      var line = indent + statement.source.text
      if let locator = statement.locator { line += " \(locator)" }
      line += ", \(statement.effectiveCertainty.label[language])"
      if let says = statement.says { line += colon + quoted(says) }
      if let note = statement.note { line += " (\(note))" }
      return TextTable.printable(line)
    }
  }

  /// Relations as CSV, one row each, with the number of the step that they belong to where there is one.
  func csv(_ relations: [(step: Int?, relation: Relation)]) -> String {
    var writer = DelimitedTextWriter(formulaProtection: .apostrophe)
    let hasSteps = relations.contains { $0.step != nil }
    writer.appendRow(
      (hasSteps ? ["step"] : []) + [
        "id", "source", "target", "kind", "role", "status", "since", "until", "amount", "currency",
        "statements",
      ])
    for (step, relation) in relations {
      let places = network.statements(on: .relation(relation.id)).map { statement in
        [statement.source.text, statement.locator].compactMap { $0 }.joined(separator: " ")
      }
      writer.appendRow(
        (hasSteps ? [step.map(String.init) ?? ""] : []) + [
          relation.id.text, relation.source.text, relation.target.text, relation.kind.text,
          network.attribute("role", of: relation) ?? "", relation.effectiveStatus.rawValue,
          relation.period.since.text, relation.period.until.text,
          relation.amount?.amount.description ?? "", relation.amount?.currency.code ?? "",
          places.joined(separator: "; "),
        ])
    }
    return writer.text
  }

  /// A relation as JSON, with everything that is known of it.
  func json(_ relation: Relation) -> JSONValue {
    .object([
      ("id", .string(relation.id.text)), ("source", .string(relation.source.text)),
      ("target", .string(relation.target.text)), ("kind", .string(relation.kind.text)),
      ("role", network.attribute("role", of: relation).map { .string($0) } ?? .null),
      ("direction", .string(network.direction(of: relation).rawValue)),
      ("status", .string(relation.effectiveStatus.rawValue)),
      ("since", .string(relation.period.since.text)),
      ("until", .string(relation.period.until.text)),
      ("amount", relation.amount.map { .string($0.amount.description) } ?? .null),
      ("currency", relation.amount.map { .string($0.currency.code) } ?? .null),
      ("part_of", relation.partOf.map { .string($0.text) } ?? .null),
      ("through", .array(relation.through.map { .string($0.text) })),
      ("statements", json(on: .relation(relation.id))),
    ])
  }

  /// The statements on a subject as JSON.
  func json(on subject: Statement.Subject) -> JSONValue {
    .array(
      network.statements(on: subject).map { statement in
        .object([
          ("source", .string(statement.source.text)),
          ("locator", statement.locator.map { .string($0) } ?? .null),
          ("certainty", .string(statement.effectiveCertainty.rawValue)),
          ("says", statement.says.map { .string($0) } ?? .null),
          ("note", statement.note.map { .string($0) } ?? .null),
        ])
      })
  }

  /// The name of an actor in the language.
  func name(_ id: Identifier) -> String {
    network.actorIndex(id).map { network.actors[$0].name(in: language) } ?? id.text
  }

  /// The titles of the sources that some lines cite, so that their ids can be looked up.
  func sourceLines(of subjects: [Statement.Subject]) -> [String] {
    let cited = Set(subjects.flatMap { network.statements(on: $0) }.map(\.source))
    return network.sources.filter { cited.contains($0.id) }.map { source in
      var line = "\(source.id): \(source.title)"
      if let publisher = source.publisher { line += ", \(publisher)" }
      if let date = source.date { line += ", \(language.format(date))" }
      return TextTable.printable(line)
    }
  }

  private var colon: String { language == .french ? "\u{00A0}: " : ": " }

  private func quoted(_ text: String) -> String {
    language == .french ? "«\u{00A0}\(text)\u{00A0}»" : "“\(text)”"
  }
}

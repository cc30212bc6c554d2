import NetworkGraph

/// Sentences in the language of the report about the network that it is on.
struct ReportText: Sendable {
  let language: Language
  let findings: Findings
  let options: ReportOptions

  /// How many relations, and how many actors, the annex lists; a document of more does not open in
  /// a browser. The tables in files have them all.
  static let annexLimit = 5000

  var network: Network { findings.network }
  var projected: ProjectedNetwork { findings.projected }

  /// One of two wordings, by language.
  func say(_ english: @autoclosure () -> Phrase, _ french: @autoclosure () -> Phrase) -> Phrase {
    language == .english ? english() : french()
  }

  func say(_ text: LocalizedText) -> Phrase { Phrase(words: text[language]) }

  // MARK: Numbers

  /// A number with a noun that agrees with it.
  func count(_ number: Int, _ noun: Noun) -> Phrase {
    "\(words: language.format(number))\u{A0}\(words: noun.form(for: number, in: language))"
  }

  func number(_ number: Int) -> Phrase { Phrase(words: language.format(number)) }

  /// A number with three decimals; what is not zero is not written as zero.
  func number(_ value: Double, decimals: Int = 3) -> Phrase {
    if value > 0 && value < 0.0005 && decimals == 3 {
      return Phrase(words: "< " + language.format(0.001, decimals: 3))
    }
    return Phrase(words: language.format(value, decimals: decimals))
  }

  func share(_ share: Double, decimals: Int = 0) -> Phrase {
    Phrase(words: language.format(share: share, decimals: decimals))
  }

  /// Nothing to show, or not defined.
  var dash: HTML { .words("–") }

  // MARK: Names

  func plainName(_ index: Int) -> String { network.actors[index].name(in: language) }

  func plainName(_ vertex: Vertex) -> String { plainName(projected.actorOfVertex[vertex.index]) }

  /// The name of an actor, linked to its evidence.
  func actor(_ index: Int) -> HTML {
    let name: Phrase = "\(plainName(index))"
    return index < Self.annexLimit ? .link(to: .actor(index), name) : .group(name.parts)
  }

  func actor(_ vertex: Vertex) -> HTML { actor(projected.actorOfVertex[vertex.index]) }

  /// Names with links, the last after "and"; beyond a limit their number.
  func list(_ actors: [HTML], limit: Int = 12) -> Phrase {
    let shown = actors.prefix(limit).map { Phrase($0) }
    guard actors.count <= limit else {
      let rest = count(actors.count - limit, .other)
      return .joined(Array(shown), separator: ", ") + say(" and \(rest)", " et \(rest)")
    }
    return enumeration(Array(shown))
  }

  /// `a`, `a and b`, `a, b and c`.
  func enumeration(_ phrases: [Phrase]) -> Phrase {
    guard phrases.count > 1, let last = phrases.last else { return phrases.first ?? "" }
    return .joined(Array(phrases.dropLast()), separator: ", ") + say(" and ", " et ") + last
  }

  /// A relation by its actors: `Inserm → Marseille Immunology Biocluster`.
  func plainEnds(_ relation: Relation) -> String {
    let arrow = network.direction(of: relation) == .directed ? "→" : "–"
    return "\(name(relation.source)) \(arrow) \(name(relation.target))"
  }

  func name(_ id: Identifier) -> String {
    network.actorIndex(id).map { plainName($0) } ?? id.text
  }

  /// The number of a relation, linked to its evidence.
  func relation(_ index: Int) -> HTML {
    let number: Phrase = "R\(words: String(index + 1))"
    return index < Self.annexLimit ? .link(to: .relation(index), number) : .group(number.parts)
  }

  func source(_ id: Identifier) -> HTML {
    guard let index = findings.sourceRow[id] else { return .data(id.text) }
    return .link(to: .source(index), "\(id.text)")
  }

  /// A source in the form that reports cite: title, publisher, date.
  func citation(_ source: Source) -> Phrase {
    var parts: [Phrase] = []
    if let publisher = source.publisher { parts.append("\(publisher)") }
    parts.append(
      source.date.map { Phrase(words: language.format($0)) }
        ?? say("no date given", "sans date indiquée"))
    let title = HTML.quotation(source.title, language: source.language)
    return "\(title) (\(.joined(parts, separator: ", ")))"
  }

  func note(_ text: String) -> HTML { .quotation(text, language: options.noteLanguage) }

  func quoted(_ text: String) -> Phrase {
    say("“\(note(text))”", "« \(note(text)) »")
  }

  func money(_ money: Money) -> Phrase { Phrase(words: language.format(money)) }

  func period(_ period: Period) -> HTML {
    let text = language.format(period)
    return .words(text.isEmpty ? "–" : text)
  }

  // MARK: Places in the report

  /// "Table 4.1" as a link.
  func table(_ number: String) -> HTML {
    .link(to: .table(number), say("table\u{A0}\(words: number)", "tableau\u{A0}\(words: number)"))
  }

  func section(_ number: SectionNumber) -> HTML {
    .link(
      to: .section(number),
      say(
        "section\u{A0}\(words: String(number.rawValue))",
        "section\u{A0}\(words: String(number.rawValue))"))
  }

  func html(_ table: HTMLTable) -> HTML {
    table.html(word: language == .french ? "Tableau" : "Table")
  }

  /// The term of a measure, linked to its definition.
  func measure(_ name: String, _ caption: LocalizedText) -> HTML {
    .link(to: .measure(name), say(caption))
  }
}

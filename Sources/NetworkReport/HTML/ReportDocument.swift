import NetworkGraph

/// The document: head, title, contents and sections.
struct ReportDocument {
  let text: ReportText
  let title: String
  let sections: [ReportSection]

  /// The bytes of `report.html`.
  ///
  /// The document loads nothing, runs nothing, and is well-formed XML beside its first line.
  func render() -> String {
    let language = text.language
    let html = HTML.element(
      "html",
      [
        .init("lang", language.rawValue), .init("xml:lang", language.rawValue),
        .init("xmlns", "http://www.w3.org/1999/xhtml"),
      ],
      [head, .element("body", [], [skipLink, header, contents, main, footer])]
    ).set(in: language)
    return "<!DOCTYPE html>\n" + HTMLWriter.text(html)
  }

  private var head: HTML {
    .element(
      "head", [],
      [
        .element("meta", [.init("charset", "utf-8")], [HTML]()),
        .element(
          "meta",
          [
            .init("http-equiv", "Content-Security-Policy"),
            .init("content", "default-src 'none'; style-src 'unsafe-inline'; img-src data:"),
          ], [HTML]()),
        .element(
          "meta",
          [.init("name", "viewport"), .init("content", "width=device-width, initial-scale=1")],
          [HTML]()),
        .element(
          "meta",
          [.init("name", "generator"), .init("content", "Maillage \(text.options.version)")],
          [HTML]()),
        .element("title", [], [.data(title)]),
        // The text of a style element is not escaped in HTML; ours has no character that would be.
        .element("style", [], [.drawing("\n" + reportStyleSheet + "\n")]),
      ])
  }

  private var skipLink: HTML {
    .element(
      "a", [.init("class", "skip"), .init("href", "#content")],
      text.say("Skip to the content", "Aller au contenu"))
  }

  private var header: HTML {
    let kind = text.say(
      "Report on a partnership network", "Rapport sur un réseau de partenaires")
    var lines: [HTML] = [
      .element("h1", [], [.data(title)]),
      .element("p", [.init("class", "subtitle")], (kind + dateClause).parts),
    ]
    if !sourceLine.parts.isEmpty {
      lines.append(.element("p", [.init("class", "subtitle")], sourceLine.parts))
    }
    return .element("header", [], lines)
  }

  /// The date as given, else that of the newest source. The report has no clock.
  private var dateClause: Phrase {
    if let date = text.options.date {
      return ", \(words: text.language.format(date))"
    }
    let newest = text.network.sources.compactMap(\.date)
      .max { ($0.latest, $0.earliest) < ($1.latest, $1.earliest) }
    guard let newest else { return "" }
    return text.say(
      "; newest dated source: \(words: text.language.format(newest))",
      " ; source datée la plus récente : \(words: text.language.format(newest))")
  }

  private var sourceLine: Phrase {
    let sources = text.network.sources
    guard !sources.isEmpty else {
      return text.options.sourceName.map {
        text.say("Source: ", "Source\u{00A0}: ") + "\($0)."
      } ?? ""
    }
    let shown = sources.prefix(3).map { text.citation($0) }
    let rest = sources.count - shown.count
    let label =
      sources.count == 1
      ? text.say("Source: ", "Source : ") : text.say("Sources: ", "Sources : ")
    return label + .joined(Array(shown), separator: text.say("; ", " ; "))
      + (rest > 0
        ? text.say(
          " and \(text.number(rest)) more (\(text.table("1.5")))",
          " et \(text.number(rest)) de plus (\(text.table("1.5")))")
        : "") + "."
  }

  private var contents: HTML {
    let label = text.language == .french ? "Sommaire" : "Contents"
    return .element(
      "nav", [.init("aria-label", label)],
      [
        .element(
          "ol", [],
          sections.map { section in
            .element("li", [], [.link(to: .section(section.number), section.title)])
          })
      ])
  }

  private var main: HTML {
    .element("main", [.init("id", "content")], sections.map(\.html))
  }

  private var footer: HTML {
    .element(
      "footer", [],
      [
        .element(
          "p", [],
          text.say(
            "Made with Maillage \(text.options.version). Figures, tables and the list of all choices are in the folder of this report.",
            "Fait avec Maillage \(text.options.version). Les figures, les tableaux et la liste des choix sont dans le dossier de ce rapport."
          ))
      ])
  }
}

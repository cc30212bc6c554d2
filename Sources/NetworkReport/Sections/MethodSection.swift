import NetworkAnalysis
import NetworkFiles
import NetworkGraph

extension ReportText {
  /// Definitions of every measure used, limits, how the report was made, and the words used.
  func methodSection(_ inputs: [InputFile]) -> ReportSection {
    var section = ReportSection(
      number: .method,
      title: say("Definitions, limits and method", "Définitions, limites et méthode"))
    section.content += [sub(say("Limits", "Limites")), .list(limits)]
    section.content += [sub(say("Measures", "Mesures")), measureList]
    section.content += [sub(say("How this report was made", "Comment ce rapport a été fait"))]
    section.content += production(inputs)
    section.content += [sub(say("Glossary", "Glossaire")), glossary]
    return section
  }

  private var limits: [Phrase] {
    var limits = [
      say(
        "The numbers describe the recorded network. A tie that no source names is missing, and rankings follow what "
          + "was written about.",
        "Les nombres décrivent le réseau recensé. Un lien qu'aucune source ne cite manque, et les classements "
          + "suivent ce dont on a écrit."),
      say(
        "A tie is a tie: support counts as much as a founding membership. Choose kinds of relation to "
          + "look at one of them alone.",
        "Un lien vaut un lien : un soutien compte autant qu'une adhésion fondatrice. Choisissez des types de "
          + "relations pour n'en regarder qu'un."),
      say(
        "Announced and planned relations take part unless they are left out by the rules of \(table("1.3")).",
        "Les relations annoncées et prévues sont comprises, sauf si les règles du \(table("1.3")) les écartent."
      ),
    ]
    let count = findings.indicators.actorCount
    if count > 0 && count < 100 {
      limits.append(
        say(
          "With \(self.count(count, .actor)), single ties move many indicators. Differences in the last digits mean nothing.",
          "Avec \(self.count(count, .actor)), un seul lien déplace bien des indicateurs. Les écarts sur les derniers "
            + "chiffres ne veulent rien dire."))
    }
    if network.relations.isEmpty { limits.remove(at: 2) }
    return limits
  }

  // MARK: Measures

  /// The measures that this report prints, each once.
  private var measuresUsed: [(measure: Measure, definition: LocalizedText)] {
    var used: [(measure: Measure, definition: LocalizedText)] = []
    func add(_ measure: Measure, _ definition: LocalizedText) {
      if !used.contains(where: { $0.measure.name == measure.name }) {
        used.append((measure, definition))
      }
    }
    for ranked in findings.ranking.measures { add(ranked.measure, ranked.definition) }
    let names =
      [
        "density", "components", "diameter", "average-path-length", "transitivity",
        "average-clustering",
      ] + (options.projection.direction == .directed ? ["reciprocity"] : []) + [
        "degree-assortativity", "centralization", "ei-index", "communities", "modularity",
        "articulation-points", "bridges",
      ]
    for name in names {
      guard let measure = MeasureCatalogue.measure(named: name) else {
        preconditionFailure("the catalogue has no measure '\(name)'")
      }
      add(measure, measure.definition)
    }
    return used
  }

  private var measureList: HTML {
    .element(
      "dl", [HTML.Attribute("class", "measures")],
      measuresUsed.flatMap { entry -> [HTML] in
        let measure = entry.measure
        var lines: [Phrase] = [say(entry.definition)]
        if !measure.formula.isEmpty {
          lines.append(Phrase(.element("code", [], [.data(measure.formula.text[language])])))
        }
        lines.append(
          say(
            "\(.strong("It says:")) \(say(measure.says))",
            "\(.strong("Elle dit :")) \(say(measure.says))"))
        lines.append(
          say(
            "\(.strong("It does not say:")) \(say(measure.doesNotSay))",
            "\(.strong("Elle ne dit pas :")) \(say(measure.doesNotSay))"))
        let doi = measure.source.doi.map { ", doi:\($0)" } ?? ""
        lines.append(
          Phrase(.small(Phrase(HTML.quotation(measure.source.text + doi + ".", language: "en")))))
        return [
          .element(
            "dt", [HTML.Attribute("id", Anchor.measure(measure.name).text)], say(measure.caption)),
          .element("dd", [], [.lines(lines)]),
        ]
      })
  }

  // MARK: Production

  private func production(_ inputs: [InputFile]) -> [HTML] {
    var content: [HTML] = [
      .paragraph(
        say(
          "Maillage \(options.version), language \(words: language.rawValue), seed "
            + "\(words: String(options.seed)). The same input, choices and version give the same bytes on any machine. "
            + "manifest.json lists all choices and the SHA-256 of every file.",
          "Maillage \(options.version), langue \(words: language.rawValue), graine "
            + "\(words: String(options.seed)). Mêmes données, mêmes choix et même version donnent les mêmes octets sur "
            + "toute machine. manifest.json liste tous les choix et le SHA-256 de chaque fichier.")),
      .paragraph(projectionSentence),
      .paragraph(
        say(
          "Distances count ties. Measures are those of the definitions above with their standard options. Clusters: "
            + "Leiden algorithm, see \(section(.clusters)). Figures: stress layout.",
          "Les distances comptent les liens. Les mesures sont celles des définitions ci-dessus, avec leurs options "
            + "habituelles. Groupes : algorithme de Leiden, voir la \(section(.clusters)). Figures : disposition par stress."
        )),
    ]
    if !inputs.isEmpty {
      var table = HTMLTable(
        number: "10.1", caption: say("Files read", "Fichiers lus"),
        columns: [
          .init(say("File", "Fichier")), .init(say("Bytes", "Octets"), .number), .init("SHA-256"),
        ])
      for input in inputs {
        table.rows.append(
          .init([
            .data(fileName(of: input)), .group(number(input.byteCount).parts),
            .element("code", [], [.words(input.sha256)]),
          ]))
      }
      content.append(html(table))
    }
    return content
  }

  private var glossary: HTML {
    .definitions([
      (
        say("Actor", "Acteur"),
        say(
          "someone or something that takes part: a company, laboratory, public body, programme, person.",
          "qui prend part au réseau : entreprise, laboratoire, organisme public, programme, personne."
        ).parts
      ),
      (
        say("Relation", "Relation"),
        say(
          "one fact between two actors, however many sources state it.",
          "un fait entre deux acteurs, quel que soit le nombre de sources qui le citent."
        ).parts
      ),
      (
        say("Tie", "Lien"),
        say(
          "all analysed relations between the same two actors, counted once.",
          "toutes les relations analysées entre deux mêmes acteurs, comptées une fois."
        ).parts
      ),
      (
        say("Statement", "Énoncé"),
        say("what one source says at one place.", "ce que dit une source à un endroit.").parts
      ),
      (
        say("Sphere", "Sphère"),
        say(
          "the part of society an actor belongs to: academia, industry, public bodies and so on.",
          "la partie de la société dont relève un acteur : recherche, industrie, acteurs publics, etc."
        ).parts
      ),
      (
        say("Component", "Composante"),
        say(
          "a part of the network whose actors are connected with each other and with nobody else.",
          "une partie du réseau dont les acteurs sont reliés entre eux et à personne d'autre."
        ).parts
      ),
      (
        say("Shortest path", "Plus court chemin"),
        say(
          "a way from one actor to another over as few ties as possible.",
          "un chemin d'un acteur à un autre par le moins de liens possible."
        ).parts
      ),
    ])
  }
}

/// The name of an input without the folders above it: a report does not tell where it was made.
func fileName(of input: InputFile) -> String {
  let parts = input.path.utf8.split(whereSeparator: { $0 == UInt8(ascii: "/") })
  return parts.last.map { String(decoding: $0, as: UTF8.self) } ?? input.path
}

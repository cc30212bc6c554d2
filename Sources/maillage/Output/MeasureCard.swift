import NetworkAnalysis
import NetworkGraph

/// What `measure --list` and `--explain` print.
enum MeasureCard {
  static func list(_ language: Language) -> String {
    var table = TextTable([.init(""), .init(""), .init("")])
    for measure in MeasureCatalogue.measures {
      table.rows.append([measure.name, scope(measure)[language], measure.caption[language]])
    }
    return table.textWithoutHeading
  }

  static func text(of measure: Measure, _ language: Language) -> String {
    var text = "\(measure.name): \(measure.caption[language])\n\n"
    func section(_ english: String, _ french: String, _ content: String) {
      guard !content.isEmpty else { return }
      text += LocalizedText(english, french)[language] + "\n" + wrapped(content) + "\n"
    }
    section("Definition", "Définition", measure.definition[language])
    section("Formula", "Formule", measure.formula.text[language])
    section("What it says", "Ce qu’elle dit", measure.says[language])
    section("What it does not say", "Ce qu’elle ne dit pas", measure.doesNotSay[language])
    let options = measure.parameters.filter(\.isText).map { parameter in
      let values =
        if case .choice(let words) = parameter.values { words.joined(separator: "|") } else {
          "…"
        }
      let standard = parameter.defaultValue.map { " [\($0)]" } ?? ""
      return "--set \(parameter.name)=\(values)\(standard)\n"
        + wrapped(parameter.meaning[language], 4)
    }
    if !options.isEmpty {
      text += LocalizedText("Options", "Options")[language] + "\n"
      text += options.map { "  " + $0 }.joined() + "\n"
    }
    section("Source", "Source", source(measure))
    return text
  }

  private static func source(_ measure: Measure) -> String {
    measure.source.text + (measure.source.doi.map { " doi:\($0)" } ?? "")
  }

  private static func scope(_ measure: Measure) -> LocalizedText {
    switch measure.scope {
    case .vertices: LocalizedText("per actor", "par acteur")
    case .edges: LocalizedText("per tie", "par lien")
    case .graph: LocalizedText("network", "réseau")
    case .columns: LocalizedText("per actor", "par acteur")
    case .map: LocalizedText("per actor", "par acteur")
    case .matrix: LocalizedText("per pair", "par paire")
    case .ranking: LocalizedText("ranking", "classement")
    case .groups: LocalizedText("groups", "groupes")
    case .table: LocalizedText("table", "tableau")
    }
  }

  /// The text in lines of at most 78 characters, indented.
  static func wrapped(_ text: String, _ indent: Int = 2) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    for paragraph in text.split(separator: "\n") {
      var line = ""
      for word in paragraph.split(separator: " ") {
        if !line.isEmpty, line.count + word.count + 1 > 78 - indent {
          lines.append(margin + line)
          line = ""
        }
        line += (line.isEmpty ? "" : " ") + word
      }
      if !line.isEmpty { lines.append(margin + line) }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}

public import NetworkGraph

extension CheckReport {
  /// The report for people, without its diagnostics, which go to standard error one by one.
  ///
  /// - Returns: Lines with a line end after the last.
  public func text(language: Language) -> String {
    func say(_ english: String, _ french: String) -> String {
      language == .french ? french : english
    }
    let contents = reading.contents
    var lines: [String] = []
    let colon = say(": ", "\u{A0}: ")
    // Of what could not be opened, the format is not known.
    lines.append(
      visible(reading.path)
        + (reading.inputs.isEmpty && reading.errors.contains { $0.code == .unreadable }
          ? "" : colon + reading.format.title[language]))
    let actors = contents.actors.count
    let relations = contents.relations.count
    lines.append(
      say(
        "\(language.format(actors)) \(actors == 1 ? "actor" : "actors"), "
          + "\(language.format(relations)) \(relations == 1 ? "relation" : "relations")",
        "\(language.format(actors)) \(actors < 2 ? "acteur" : "acteurs"), "
          + "\(language.format(relations)) \(relations < 2 ? "relation" : "relations")"))
    let parallel = parallelRelations
    if parallel > 0 {
      lines.append(
        say(
          parallel == 1
            ? "1 of them repeats the ends and kind of another; it stays a relation, and a projection "
              + "merges the two by its rule"
            : "\(language.format(parallel)) of them repeat the ends and kind of another; they stay "
              + "relations, and a projection merges them by its rule",
          "dont \(language.format(parallel)) de mêmes extrémités et de même type qu’une autre ; "
            + (parallel == 1 ? "elle reste une relation" : "elles restent des relations")
            + ", qu’une projection fusionne selon sa règle"))
    }
    lines += ["", say("Rows", "Lignes")] + ledgerLines(language)
    if !reading.dialects.isEmpty {
      lines += ["", say("Form of the files", "Forme des fichiers")]
      lines += reading.dialects.map { "  \(shortName($0.file))\(colon)\($0.summary[language])" }
    }
    if !evidence.statements.isEmpty {
      lines += ["", say("Evidence", "Preuves")] + coverageLines(language)
    }
    lines += ["", verdict(language)]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The name of a file without the path of the network, which stands above.
  private func shortName(_ file: String) -> String {
    guard reading.format == .networkFolder else { return visible(file) }
    let name = file.utf8.split(separator: UInt8(ascii: "/")).last ?? file.utf8[...]
    return visible(String(decoding: name, as: UTF8.self))
  }

  private func ledgerLines(_ language: Language) -> [String] {
    let heads =
      language == .french
      ? ["fichier", "lues", "gardées", "fusionnées", "boucles", "refusées"]
      : ["file", "read", "kept", "merged", "self-loops", "refused"]
    let rows = reading.ledger.map { entry -> [String] in
      let name =
        reading.format == .networkFolder
        ? shortName(entry.file) : "\(visible(entry.file)) (\(entry.table.rawValue))"
      return [name]
        + [entry.read, entry.kept, entry.merged, entry.selfLoops, entry.refused]
        .map { language.format($0) }
    }
    return table([heads] + rows)
  }

  private func coverageLines(_ language: Language) -> [String] {
    let isFrench = language == .french
    let heads =
      isFrench
      ? ["", "sans source", "une source", "plusieurs indépendantes"]
      : ["", "no source", "one source", "several independent"]
    func row(_ english: String, _ french: String, _ support: EvidenceCoverage.Support) -> [String] {
      [isFrench ? french : english]
        + [support.none, support.one, support.several].map { language.format($0) }
    }
    var lines = table([
      heads, row("relations", "relations", coverage.relations),
      row("actors", "acteurs", coverage.actors), row("figures", "chiffres", coverage.figures),
    ])
    let colon = isFrench ? "\u{A0}: " : ": "
    lines += coverage.sources.map { use in
      let count = language.format(use.statements)
      return "  \(visible(use.source.text))\(colon)\(count) "
        + (isFrench
          ? (use.statements < 2 ? "énoncé" : "énoncés")
          : (use.statements == 1 ? "statement" : "statements"))
    }
    lines += oftenNamedLines(language)
    let certainty: [(Certainty, Int)] = [
      (.stated, coverage.stated), (.implied, coverage.implied), (.doubtful, coverage.doubtful),
    ]
    lines.append(
      "  " + (isFrench ? "certitude" : "certainty") + colon
        + certainty.map { "\(language.format($0.1)) \($0.0.label[language])" }
        .joined(separator: ", "))
    lines.append(
      isFrench
        ? "  relations dont le début est inconnu\(colon)\(language.format(coverage.unknownBeginnings)), "
          + "dont la fin est inconnue\(colon)\(language.format(coverage.unknownEnds))"
        : "  relations whose beginning is unknown: \(language.format(coverage.unknownBeginnings)), "
          + "whose end is unknown: \(language.format(coverage.unknownEnds))")
    return lines
  }

  /// The actors that three or more sources name, most often named first.
  private func oftenNamedLines(_ language: Language) -> [String] {
    let often = zip(evidence.actors, coverage.sourcesOfActor).enumerated()
      .filter { $0.element.1 >= 3 }
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map { "\(visible($0.element.0.name(in: language))) (\(language.format($0.element.1)))" }
    guard !often.isEmpty else { return [] }
    let colon = language == .french ? "\u{A0}: " : ": "
    return [
      "  "
        + (language == .french
          ? "acteurs cités par trois sources ou plus" : "actors that three or more sources name")
        + colon + often.joined(separator: ", ")
    ]
  }

  private func verdict(_ language: Language) -> String {
    let errorCount = errors.count
    let warningCount = warnings.count
    if language == .french {
      let errors = "\(language.format(errorCount)) \(errorCount < 2 ? "erreur" : "erreurs")"
      let warnings =
        "\(language.format(warningCount)) \(warningCount < 2 ? "avertissement" : "avertissements")"
      return (isAccepted ? "Accepté" : "Refusé") + "\u{A0}: \(errors), \(warnings)"
    }
    let errors = "\(language.format(errorCount)) \(errorCount == 1 ? "error" : "errors")"
    let warnings = "\(language.format(warningCount)) \(warningCount == 1 ? "warning" : "warnings")"
    return (isAccepted ? "Accepted" : "Refused") + ": \(errors), \(warnings)"
  }

  /// Rows as lines: the first column to the left, the others to the right.
  private func table(_ rows: [[String]]) -> [String] {
    var widths: [Int] = []
    for row in rows {
      for (place, cell) in row.enumerated() {
        if place == widths.count { widths.append(0) }
        widths[place] = max(widths[place], cell.count)
      }
    }
    return rows.map { row in
      let cells = row.enumerated().map { place, cell in
        let space = String(repeating: " ", count: widths[place] - cell.count)
        return place == 0 ? cell + space : space + cell
      }
      return "  " + cells.joined(separator: "  ")
    }
  }
}

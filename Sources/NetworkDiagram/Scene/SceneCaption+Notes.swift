import NetworkGraph

extension SceneCaption {
  /// Method, rules and what was left out, one sentence each.
  var notes: [String] {
    [layout, style, weight, amounts, sizes, labels, isolates, left]
      .compactMap { $0 } + options.remarks
  }

  private var language: Language { options.language }

  private var layout: String {
    let name = options.layoutName[language]
    let seed = options.seed.map { say(", seed \($0)", ", graine \($0)") } ?? ""
    return say(
      "Layout: \(name)\(seed); distance is approximate and position has no unit.",
      "Disposition\u{00A0}: \(name)\(seed)\u{00A0}; "
        + "la distance est approchée et la position n’a pas d’unité.")
  }

  private var style: String? {
    guard !lines.edges.isEmpty, projected.eventsOfEdge == nil else { return nil }
    let roles = DiagramScene.roleOrder.map { $0.label[language].lowercased() }
    var sentence = say(
      "A line is drawn as the first of its relations in the order \(roles.joined(separator: ", "))",
      "Un trait prend le style de la première de ses relations dans l’ordre "
        + roles.joined(separator: ", "))
    if lines.edges.contains(where: { $0.status != .actual }) {
      sentence += say(
        "; dotted lines are not in effect (announced, planned or ended)",
        "\u{00A0}; les traits pointillés ne sont pas en vigueur (annoncés, prévus ou terminés)")
    }
    return sentence + "."
  }

  private var weight: String? {
    switch projected.graph.weightMeaning {
    case nil: nil
    case .strength?:
      say(
        "Weight of a line in the layout: stated strength.",
        "Poids d’un trait dans la disposition\u{00A0}: intensité déclarée.")
    case .distance?:
      say(
        "Weight of a line in the layout: stated distance.",
        "Poids d’un trait dans la disposition\u{00A0}: distance déclarée.")
    case .count?:
      say(
        "Weight of a line in the layout: number of relations.",
        "Poids d’un trait dans la disposition\u{00A0}: nombre de relations.")
    case .money(let currency)?:
      say(
        "Weight of a line in the layout: amount in \(currency.code).",
        "Poids d’un trait dans la disposition\u{00A0}: montant en \(currency.code).")
    }
  }

  /// What the note on amounts begins with.
  static let amountsWords = LocalizedText("Amounts written: ", "Montants inscrits\u{00A0}: ")
  /// What the note on names begins with.
  static let labelledWords = LocalizedText("Labelled: ", "Acteurs nommés\u{00A0}: ")

  private var amounts: String? {
    guard lines.labelledAmounts < lines.fundedLines else { return nil }
    let (shown, all) = (language.format(lines.labelledAmounts), language.format(lines.fundedLines))
    return Self.amountsWords[language]
      + say(
        "\(shown) of \(all) flows, the largest.", "\(shown) flux sur \(all), les plus grands.")
  }

  private var sizes: String? {
    guard let caption = scale.caption else { return nil }
    var sentence = say(
      "The area of a node is proportional to its value (\(caption))",
      "L’aire d’un nœud est proportionnelle à sa valeur (\(caption))")
    let missing = scale.values.count { $0 == nil }
    let least = scale.enlargedCount + missing
    if least > 0 {
      let count = language.format(least)
      sentence += say("; \(count) at the least size", "\u{00A0}; \(count) à la taille minimale")
      if missing > 0 {
        sentence += say(
          " (without a value: \(language.format(missing)))",
          " (sans valeur\u{00A0}: \(language.format(missing)))")
      }
    }
    return sentence + "."
  }

  private var labels: String? {
    let count = projected.graph.vertexCount
    let shown = min(max(0, options.labelLimit), count)
    guard shown < count else { return nil }
    let rule =
      scale.caption == nil
      ? say("those with most lines", "ceux qui ont le plus de traits")
      : say("the largest", "les plus grands")
    return Self.labelledWords[language]
      + say(
        "\(language.format(shown)) of \(language.format(count)) actors, \(rule), as far as there is room.",
        "\(language.format(shown)) sur \(language.format(count)), \(rule), selon la place.")
  }

  private var isolates: String? {
    guard isolated > 0 else { return nil }
    return counted(isolated, .actor) + say(" without a line.", " sans trait.")
  }

  /// The relations that are not drawn, by reason.
  var left: String? {
    var parts = Projection.Exclusion.allCases.compactMap { reason -> String? in
      guard let count = projected.excluded[reason]?.count, count > 0 else { return nil }
      return "\(language.format(count)) (\(reason.label[language]))"
    }
    if lines.undrawnRelations > 0 {
      parts.append(
        "\(language.format(lines.undrawnRelations)) "
          + say("(not chosen for this figure)", "(non retenues pour cette figure)"))
    }
    guard !parts.isEmpty else {
      return say("All relations are drawn.", "Toutes les relations sont tracées.")
    }
    return say("Relations not drawn: ", "Relations non tracées\u{00A0}: ")
      + parts.joined(separator: ", ") + "."
  }

  /// The picture told in sentences.
  var description: String {
    let names = order.prefix(5).map { index in
      projected.actor(of: Vertex(index)).name(in: language)
    }
    var sentences = [
      say("Network diagram of ", "Diagramme d’un réseau de ")
        + counted(projected.graph.vertexCount, .actor) + say(" and ", " et ")
        + counted(lines.edges.count, .line) + "."
    ]
    if !names.isEmpty {
      let rule = scale.caption ?? say("number of lines", "nombre de traits")
      sentences.append(
        say("Largest by \(rule): ", "Plus grands par \(rule)\u{00A0}: ")
          + names.joined(separator: ", ") + ".")
    }
    if !categories.isEmpty {
      sentences.append(
        say("Groups of colour: ", "Groupes de couleur\u{00A0}: ")
          + categories.map { "\($0.label) (\(language.format($0.count)))" }.joined(separator: ", ")
          + ".")
    }
    if clusterCount > 0 {
      sentences.append(
        say("Clusters: ", "Groupes\u{00A0}: ") + language.format(clusterCount) + ".")
    }
    return sentences.joined(separator: " ")
  }
}

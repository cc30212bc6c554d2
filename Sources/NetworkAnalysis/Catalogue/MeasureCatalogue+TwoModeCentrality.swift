import NetworkGraph

extension MeasureCatalogue {
  /// Who is central in a network of two modes, relative to what the modes allow.
  static let twoModeCentralityMeasures: [Measure] = [
    twoModeDegree, twoModeCloseness, twoModeBetweenness,
  ]

  private static let borgattiEverett = Measure.Source(
    "S. P. Borgatti, M. G. Everett, Network analysis of 2-mode data, Social Networks 19(3), 1997",
    doi: "10.1016/S0378-8733(96)00301-2")

  private enum ModeRule: String, CaseIterable {
    case coloring, groups
  }

  private static let modes = MeasureParameter(
    name: "modes", values: .choice(["coloring", "groups"]), defaultValue: "coloring",
    meaning: LocalizedText(
      "How the modes are known: by colouring each component from its first actor, or from two groups that are given.",
      "Comment les modes sont connus\u{202F}: en coloriant chaque composante à partir de son premier acteur, ou par deux "
        + "groupes donnés."))

  private static func modes(_ run: inout MeasureRun) throws -> TwoModes? {
    guard try run.choice("modes", ModeRule.self) == .groups else { return nil }
    let grouping = try run.grouping()
    guard grouping.names.count == 2 else {
      throw AnalysisError.parameterOutOfRange(
        name: "the number of groups", value: "\(grouping.names.count)",
        expected: "2, one for each mode")
    }
    try run.graph.checkCount(grouping.groups.count, of: "groups")
    for (v, group) in grouping.groups.enumerated() where group == nil {
      throw AnalysisError.parameterOutOfRange(
        name: "the group of \(Vertex(v))", value: "missing", expected: "one of the two modes")
    }
    return TwoModes(isSecond: grouping.groups.map { $0 == 1 })
  }

  private static let twoModeDegree = Measure(
    name: "two-mode-degree", scope: .vertices,
    caption: LocalizedText("Two-mode degree", "Degré biparti"),
    definition: LocalizedText(
      "Number of ties divided by the size of the other mode. Only for networks whose ties all join one mode to the other; "
        + "directions and weights are ignored.",
      "Nombre de liens divisé par la taille de l’autre mode. Seulement pour les réseaux dont tous les liens joignent un mode "
        + "à l’autre\u{202F}; ni orientation ni poids."),
    formula: "k(v) / n_other",
    says: LocalizedText(
      "Which share of all projects an actor takes part in, or of all actors a project has.",
      "À quelle part des projets un acteur participe, ou quelle part des acteurs un projet réunit."),
    doesNotSay: LocalizedText(
      "With whom: project the network for that.", "Avec qui\u{202F}: projeter le réseau pour cela."),
    source: borgattiEverett, parameters: [modes, .grouping]
  ) { run in
    let modes = try modes(&run)
    return .vertices(try run.graph.twoModeDegree(modes: modes))
  }

  private static let twoModeCloseness = Measure(
    name: "two-mode-closeness", scope: .vertices,
    caption: LocalizedText("Two-mode closeness", "Proximité bipartie"),
    definition: LocalizedText(
      "Smallest sum of distances that the modes allow (1 to each of the other mode, 2 to each of the own) divided by the "
        + "actual sum. Normalized: times the share of actors reached.",
      "Plus petite somme de distances que permettent les modes (1 vers chacun de l’autre mode, 2 vers chacun du sien) divisée "
        + "par la somme réelle. Normalisée\u{202F}: multipliée par la part des acteurs atteints."),
    formula: "(n_other + 2 (n_own − 1)) / Σ_u d(v,u)",
    says: LocalizedText(
      "Who is near to all others as far as the modes allow.",
      "Qui est près de tous les autres autant que les modes le permettent."),
    doesNotSay: LocalizedText(
      "Anything when not normalized in a network of several components.",
      "Rien si elle n’est pas normalisée dans un réseau de plusieurs composantes."),
    source: borgattiEverett,
    parameters: [
      modes, .grouping,
      .normalized(
        true,
        LocalizedText(
          "Multiply by the share of actors reached.",
          "Multiplier par la part des acteurs atteints.")),
    ]
  ) { run in
    let modes = try modes(&run)
    return .vertices(
      try run.graph.twoModeCloseness(modes: modes, normalization: try run.normalization()))
  }

  private static let twoModeBetweenness = Measure(
    name: "two-mode-betweenness", scope: .vertices,
    caption: LocalizedText("Two-mode betweenness", "Intermédiarité bipartie"),
    definition: LocalizedText(
      "Betweenness divided by the most that an actor of its mode can have. Undefined where the modes are too small for any.",
      "Intermédiarité divisée par le maximum pour un acteur de son mode. Indéfinie si les modes sont trop petits."
    ),
    formula: .init(
      "b(v) / max of the mode",
      "b(v) / max du mode"),
    says: LocalizedText(
      "Who joins parts of the network, compared with the best that its mode could do.",
      "Qui joint des parties du réseau, comparé au mieux que son mode permet."),
    doesNotSay: LocalizedText(
      "Who would mediate between actors if the other mode were not there.",
      "Qui servirait d’intermédiaire entre acteurs sans l’autre mode."),
    source: borgattiEverett, parameters: [modes, .grouping]
  ) { run in
    let modes = try modes(&run)
    return .vertices(try run.graph.twoModeBetweenness(modes: modes))
  }
}

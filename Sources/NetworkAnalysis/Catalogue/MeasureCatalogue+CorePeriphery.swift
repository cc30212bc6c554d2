import NetworkGraph

extension MeasureCatalogue {
  /// How far the network has one core.
  static let coreMeasures: [Measure] = [
    Measure(
      name: "core-periphery", scope: .graph,
      caption: LocalizedText("Fit of a core", "Ajustement d’un cœur"),
      definition: LocalizedText(
        "Correlation, over all ordered pairs of actors, of their ties with those of an ideal core and "
          + "periphery for a given core: ties with a core member (model=or), between core members only "
          + "(and), or within each part only (missing). Weights are strengths, self-loops are not looked "
          + "at. Undefined when either is the same for all pairs.",
        "Corrélation, sur toutes les paires ordonnées d’acteurs, de leurs liens avec ceux d’un cœur et "
          + "d’une périphérie idéaux pour un cœur donné\u{202F}: liens avec un membre du cœur (model=or), "
          + "entre membres seulement (and), ou dans chaque partie seulement (missing). Les poids sont des "
          + "forces\u{202F}; sans boucles. Indéfinie si l’un des deux est constant."),
      formula: "r = corr(a(i,j), δ(i,j)), i ≠ j",
      says: LocalizedText(
        "Whether these actors are the core that the others hang on: 1 is a perfect core.",
        "Si ces acteurs sont le cœur auquel les autres tiennent\u{202F}: 1 est un cœur parfait."),
      doesNotSay: LocalizedText(
        "That no other core fits better, nor that there is only one.",
        "Qu’aucun autre cœur ne convient mieux, ni qu’il n’y en a qu’un."),
      source: coreSource,
      parameters: [
        .playerSet("core", "The members of the core.", "Les membres du cœur."), .coreModel,
        .weights,
      ]
    ) { run in
      let core = try run.vertexSet("core")
      let model = try run.choice("model", CorePeripheryModel.self)
      return .graph(
        try run.graph.corePeripheryCorrelation(
          core: core, model: model, weights: try run.strengthRule()))
    },
    Measure(
      name: "best-core", scope: .groups,
      caption: LocalizedText("Core and periphery", "Cœur et périphérie"),
      definition: LocalizedText(
        "The core, then the periphery, whose ideal ties correlate best with those of the network: the best "
          + "of all up to 18 actors, beyond that the best that a search from several starts finds. Weights "
          + "are strengths. No groups where no core has a correlation.",
        "Le cœur, puis la périphérie, dont les liens idéaux sont les mieux corrélés à ceux du "
          + "réseau\u{202F}: le meilleur de tous jusqu’à 18 acteurs, au-delà le meilleur que trouve une "
          + "recherche à plusieurs départs. Les poids sont des forces. Aucun groupe si aucun cœur n’a de "
          + "corrélation."),
      formula: "max_core corr(a(i,j), δ(i,j))",
      says: LocalizedText(
        "Who carries the network, and who hangs on.", "Qui porte le réseau, et qui s’y rattache."),
      doesNotSay: LocalizedText(
        "That the network has a core: see the correlation in core-fit.",
        "Que le réseau a un cœur\u{202F}: voir la corrélation dans core-fit."),
      source: coreSource, parameters: coreSearchParameters
    ) { run in
      guard let best = try run.bestCore() else { return .groups([]) }
      return .groups([best.core, best.periphery])
    },
    Measure(
      name: "core-fit", scope: .table,
      caption: LocalizedText("Fit of the best core", "Ajustement du meilleur cœur"),
      definition: LocalizedText(
        "Correlation and size of the core that best-core gives, and whether all cores were tried (1).",
        "Corrélation et taille du cœur que donne best-core, et si tous les cœurs ont été essayés (1)."
      ),
      formula: .init(
        "r = corr(a_ij, δ_ij), δ the ideal pattern of the core",
        "r = corr(a_ij, δ_ij), δ le motif idéal du cœur"),
      says: LocalizedText(
        "Whether one core explains the ties.", "Si un seul cœur explique les liens."),
      doesNotSay: LocalizedText(
        "Whether that is more than chance with these degrees: hubs alone give high values.",
        "Si c’est plus que le hasard à degrés égaux\u{202F}: des pivots suffisent à de hautes valeurs."
      ),
      source: coreSource, parameters: coreSearchParameters
    ) { run in
      let best = try run.bestCore()
      return .table([
        .init(name: "correlation", value: best?.correlation),
        .init(name: "core-size", value: best.map { Double($0.core.count) }),
        .init(name: "exact", value: best.map { $0.isExact ? 1 : 0 }),
      ])
    },
    Measure(
      name: "continuous-coreness", scope: .vertices,
      caption: LocalizedText("Coreness, continuous", "Proximité au cœur, continue"),
      definition: LocalizedText(
        "Numbers of which the products come nearest to the ties in least squares, between different "
          + "actors (fit=minres) or with 0 for each with itself (eigenvector); their squares add up to 1. "
          + "Weights are strengths, arcs both ways add up. Undefined without ties, and where there is no "
          + "least, as in a star for minres.",
        "Nombres dont les produits approchent le mieux les liens aux moindres carrés, entre acteurs "
          + "différents (fit=minres) ou avec 0 pour chacun avec lui-même (eigenvector)\u{202F}; leurs "
          + "carrés font 1. Les poids sont des forces, les arcs des deux sens s’ajoutent. Indéfinis sans "
          + "lien, et là où il n’y a pas de minimum, comme dans une étoile pour minres."),
      formula: "a(i,j) ≈ c(i) c(j), i ≠ j",
      says: LocalizedText(
        "How near each actor is to the core, without a border.",
        "La proximité de chaque acteur au cœur, sans frontière."),
      doesNotSay: LocalizedText(
        "That there is one core: with two, one of them or a mixture shows.",
        "Qu’il y a un seul cœur\u{202F}: s’il y en a deux, l’un ou un mélange apparaît."),
      source: coreSource,
      parameters: [
        MeasureParameter(
          name: "fit", values: .choice(["minres", "eigenvector"]), defaultValue: "minres",
          meaning: LocalizedText(
            "Whether the ties of actors to themselves are left out (minres) or count as 0.",
            "Si les liens des acteurs à eux-mêmes sont omis (minres) ou comptent 0.")),
        .weights,
      ]
    ) { run in
      let fit = try run.choice("fit", CorenessFit.self)
      let coreness = try run.graph.continuousCoreness(fit: fit, weights: try run.strengthRule())
      return .vertices(
        coreness.map { $0.values.map { $0 } }
          ?? Array(repeating: nil, count: run.graph.vertexCount))
    },
    Measure(
      name: "core-score", scope: .vertices, caption: LocalizedText("Core score", "Score de cœur"),
      definition: LocalizedText(
        "Nearness to the core over cores of all sizes and sharpnesses, each weighted by how well it fits; "
          + "the largest is 1. Weights are strengths, arcs both ways add up. Undefined without ties.",
        "Proximité au cœur, pour des cœurs de toutes tailles et nettetés, chacun pondéré par son "
          + "ajustement\u{202F}; le plus grand vaut 1. Les poids sont des forces, les arcs des deux sens "
          + "s’ajoutent. Indéfini sans lien."),
      formula: "CS(i) ∝ Σ_{α,β} C(i) Σ_{j,k} A(j,k) C(j) C(k)",
      says: LocalizedText(
        "An order from core to periphery that does not hang on one border.",
        "Un ordre du cœur à la périphérie qui ne tient pas à une frontière."),
      doesNotSay: LocalizedText(
        "Where the core ends. Actors in the same position may differ a little.",
        "Où finit le cœur. Des acteurs en même position peuvent différer un peu."),
      source: .init(
        "M. P. Rombach, M. A. Porter, J. H. Fowler, P. J. Mucha, Core-periphery structure in networks, "
          + "SIAM Journal on Applied Mathematics 74(1), 2014", doi: "10.1137/120881683"),
      parameters: [
        .weights,
        MeasureParameter(
          name: "samples", values: .wholeNumber, defaultValue: "10",
          meaning: LocalizedText(
            "How many sizes and how many sharpnesses are tried.",
            "Le nombre de tailles et de nettetés essayées.")),
      ]
    ) { run in
      let rule = try run.strengthRule()
      let score = try run.graph.coreScore(
        weights: rule, samples: try run.wholeNumber("samples"))
      return .vertices(
        score.map { $0.map { $0 } } ?? Array(repeating: nil, count: run.graph.vertexCount))
    },
  ]

  private static let coreSource = Measure.Source(
    "S. P. Borgatti, M. G. Everett, Models of core/periphery structures, Social Networks 21(4), 2000",
    doi: "10.1016/S0378-8733(99)00019-2")

  private static let coreSearchParameters = [
    .coreModel, .weights, .drawSeed,
    MeasureParameter(
      name: "starts", values: .wholeNumber, defaultValue: "10",
      meaning: LocalizedText(
        "How many times to start anew; the best is kept.",
        "Le nombre de départs\u{202F}; le meilleur est gardé.")),
  ]
}

extension MeasureParameter {
  fileprivate static let coreModel = MeasureParameter(
    name: "model", values: .choice(["or", "and", "missing"]), defaultValue: "or",
    meaning: LocalizedText(
      "or: core members are tied to everybody; and: to each other only; missing: ties between core "
        + "and periphery are not looked at.",
      "or\u{202F}: les membres du cœur sont liés à tous\u{202F}; and\u{202F}: entre eux "
        + "seulement\u{202F}; missing\u{202F}: les liens entre cœur et périphérie sont ignorés."))
}

extension MeasureRun {
  fileprivate mutating func bestCore() throws -> CorePeriphery? {
    let model = try choice("model", CorePeripheryModel.self)
    let rule = try strengthRule()
    let seed = try drawSeed()
    return try graph.bestCorePeriphery(
      model: model, weights: rule, seed: seed, starts: try wholeNumber("starts"))
  }
}

import NetworkGraph

extension MeasureCatalogue {
  /// Who is central by walks along ties.
  static let walkCentralityMeasures: [Measure] = [
    degree(.incoming), degree(.outgoing), katz, bonacichPower, hubs, authorities,
    laplacianCentrality,
  ]

  private static func degree(_ direction: ArcDirection) -> Measure {
    let isIn = direction == .incoming
    return Measure(
      name: isIn ? "in-degree" : "out-degree", scope: .vertices,
      caption: isIn
        ? LocalizedText("In-degree", "Degré entrant")
        : LocalizedText("Out-degree", "Degré sortant"),
      definition: isIn
        ? LocalizedText(
          "Number of ties that point to the actor; with weights, the sum of their strengths. In an "
            + "undirected graph, the degree. Normalized: divided by n − 1.",
          "Nombre de liens qui pointent vers l’acteur\u{202F}; avec poids, somme de leurs forces. Dans "
            + "un graphe non orienté, le degré. Normalisé\u{202F}: divisé par n − 1.")
        : LocalizedText(
          "Number of ties that leave the actor; with weights, the sum of their strengths. In an "
            + "undirected graph, the degree. Normalized: divided by n − 1.",
          "Nombre de liens qui partent de l’acteur\u{202F}; avec poids, somme de leurs forces. Dans un "
            + "graphe non orienté, le degré. Normalisé\u{202F}: divisé par n − 1."),
      formula: isIn ? "k_in(v) = Σ_u a(u,v)" : "k_out(v) = Σ_u a(v,u)",
      says: isIn
        ? LocalizedText(
          "Who is chosen, funded or named by many.",
          "Qui est choisi, financé ou nommé par beaucoup.")
        : LocalizedText(
          "Who chooses, funds or names many.", "Qui choisit, finance ou nomme beaucoup d’acteurs."),
      doesNotSay: isIn
        ? LocalizedText(
          "Whether those who choose the actor count themselves: see pagerank.",
          "Si ceux qui choisissent l’acteur comptent eux-mêmes\u{202F}: voir pagerank.")
        : LocalizedText(
          "Whether anything comes back.", "Que quelque chose revienne en retour."),
      source: .init(
        "S. Wasserman, K. Faust, Social Network Analysis, 1994, p. 125",
        doi: "10.1017/CBO9780511815478"),
      parameters: [
        .normalized(false, LocalizedText("Divide by n − 1.", "Diviser par n − 1.")), .weights,
      ]
    ) { run in
      let normalization = try run.normalization()
      let rule = try run.strengthRule()
      let n = run.graph.vertexCount
      let values =
        rule == .weight
        ? try run.graph.strength(direction) : run.graph.degree(direction).map(Double.init)
      guard normalization == .normalized else { return .vertices(values) }
      return .vertices(values.map { n > 1 ? $0 / Double(n - 1) : 1 })
    }
  }

  private static let katz = Measure(
    name: "katz", scope: .vertices, caption: LocalizedText("Katz centrality", "Centralité de Katz"),
    definition: LocalizedText(
      "Number of walks that end at the actor, a walk of k steps counting alpha to the power of k, times "
        + "beta; weights are strengths. Alpha must be below the inverse of the largest eigenvalue. "
        + "Normalized: squares sum to 1.",
      "Nombre de marches qui finissent chez l’acteur, une marche de k pas comptant alpha puissance k, "
        + "fois beta\u{202F}; les poids sont des forces. Alpha doit être inférieur à l’inverse de la plus "
        + "grande valeur propre. Normalisée\u{202F}: les carrés somment à 1."),
    formula: "x = α Aᵀ x + β 1",
    says: LocalizedText(
      "Who is pointed to by many, directly or through others, far ones counting less.",
      "Vers qui beaucoup pointent, directement ou par d’autres, les lointains comptant moins."),
    doesNotSay: LocalizedText(
      "Anything independent of alpha: near 0 it is the degree, near its limit the eigenvector "
        + "centrality.",
      "Rien qui soit indépendant d’alpha\u{202F}: près de 0 c’est le degré, près de sa limite la centralité "
        + "de vecteur propre."),
    source: .init(
      "L. Katz, A new status index derived from sociometric analysis, Psychometrika 18, 1953",
      doi: "10.1007/BF02289026"),
    parameters: [
      .weights,
      MeasureParameter(
        name: "alpha", values: .number, defaultValue: "0.1",
        meaning: LocalizedText(
          "How much a walk loses per step.", "Ce que perd une marche à chaque pas.")),
      MeasureParameter(
        name: "beta", values: .number, defaultValue: "1.0",
        meaning: LocalizedText(
          "What each actor has to begin with.", "Ce que chaque acteur a au départ.")),
      .normalized(
        true, LocalizedText("Scale squares to sum 1.", "Ramener la somme des carrés à 1.")),
    ]
  ) { run in
    let rule = try run.strengthRule()
    let (alpha, beta) = (try run.number("alpha"), try run.number("beta"))
    return .vertices(
      try run.graph.katzCentrality(
        weights: rule, alpha: alpha, beta: beta, normalization: try run.normalization()))
  }

  private static let bonacichPower = Measure(
    name: "bonacich-power", scope: .vertices,
    caption: LocalizedText("Bonacich power", "Pouvoir de Bonacich"),
    definition: LocalizedText(
      "Number of walks that leave the actor, a walk of k steps counting beta to the power of k − 1; "
        + "weights are strengths. Squares sum to n.",
      "Nombre de marches qui partent de l’acteur, une marche de k pas comptant beta puissance k − 1\u{202F}; "
        + "les poids sont des forces. Les carrés somment à n."),
    formula: "c = a (I − β A)⁻¹ A 1",
    says: LocalizedText(
      "Beta above 0: who is tied to well-tied actors. Below 0: who is tied to actors that have few others "
        + "to turn to, and so is strong in bargaining.",
      "Beta positif\u{202F}: qui est lié à des acteurs bien liés. Négatif\u{202F}: qui est lié à des acteurs "
        + "qui ont peu d’autres recours, et se trouve donc fort dans une négociation."),
    doesNotSay: LocalizedText(
      "Which sign of beta fits: that depends on whether ties help each other or compete.",
      "Quel signe de beta convient\u{202F}: cela dépend de ce que les liens se renforcent ou se concurrencent."
    ),
    source: .init(
      "P. Bonacich, Power and centrality: a family of measures, American Journal of Sociology 92(5), 1987",
      doi: "10.1086/228631"),
    parameters: [
      .weights,
      MeasureParameter(
        name: "beta", values: .number, defaultValue: "0.1",
        meaning: LocalizedText(
          "What a further step counts; its size is below the inverse of the largest eigenvalue.",
          "Ce que compte un pas de plus\u{202F}; en valeur absolue, inférieur à l’inverse de la plus grande "
            + "valeur propre.")),
    ]
  ) { run in
    let rule = try run.strengthRule()
    return .vertices(try run.graph.bonacichPower(weights: rule, beta: try run.number("beta")))
  }

  private static let hubs = Measure(
    name: "hubs", scope: .vertices, caption: LocalizedText("Hub score", "Score de pivot"),
    definition: LocalizedText(
      "Score in proportion to the authority scores of those that the actor points to; weights are "
        + "strengths. Undefined when several parts are equally dense, and in every two-mode undirected "
        + "graph. Scores sum to 1.",
      "Score proportionnel aux scores d’autorité de ceux vers qui l’acteur pointe\u{202F}; les poids sont des "
        + "forces. Indéfini quand plusieurs parties sont aussi denses, et dans tout graphe biparti non "
        + "orienté. Les scores somment à 1."),
    formula: .init(
      "leading eigenvector of A Aᵀ",
      "premier vecteur propre de A Aᵀ"),
    says: LocalizedText(
      "Who funds, cites or joins those that matter to the others who do the same.",
      "Qui finance, cite ou rejoint ceux qui comptent pour les autres qui en font autant."),
    doesNotSay: LocalizedText(
      "Anything outside the densest part, where scores are 0.",
      "Rien hors de la partie la plus dense, où le score est nul."),
    source: kleinberg, parameters: [.weights, .eigenvectorNorm]
  ) { run in
    try hubScores(&run, \.hubs)
  }

  private static let authorities = Measure(
    name: "authorities", scope: .vertices,
    caption: LocalizedText("Authority score", "Score d’autorité"),
    definition: LocalizedText(
      "Score in proportion to the hub scores of those that point to the actor; weights are strengths. "
        + "Undefined when several parts are equally dense, and in every two-mode undirected graph. Scores "
        + "sum to 1.",
      "Score proportionnel aux scores de pivot de ceux qui pointent vers l’acteur\u{202F}; les poids sont des "
        + "forces. Indéfini quand plusieurs parties sont aussi denses, et dans tout graphe biparti non "
        + "orienté. Les scores somment à 1."),
    formula: .init(
      "leading eigenvector of Aᵀ A",
      "premier vecteur propre de Aᵀ A"),
    says: LocalizedText(
      "Who is funded, cited or joined by those who choose well.",
      "Qui est financé, cité ou rejoint par ceux qui choisissent bien."),
    doesNotSay: LocalizedText(
      "Anything outside the densest part, where scores are 0.",
      "Rien hors de la partie la plus dense, où le score est nul."),
    source: kleinberg, parameters: [.weights, .eigenvectorNorm]
  ) { run in
    try hubScores(&run, \.authorities)
  }

  private static let kleinberg = Measure.Source(
    "J. M. Kleinberg, Authoritative sources in a hyperlinked environment, Journal of the ACM 46(5), 1999",
    doi: "10.1145/324133.324140")

  private static func hubScores(
    _ run: inout MeasureRun, _ side: KeyPath<HubScores, [Double]>
  ) throws -> MeasureResult.Values {
    let rule = try run.strengthRule()
    let norm = try run.choice("norm", EigenvectorNorm.self)
    guard let scores = try run.graph.hubsAndAuthorities(weights: rule)?[keyPath: side] else {
      return .vertices(Array(repeating: nil, count: run.graph.vertexCount))
    }
    let scale =
      switch norm {
      case .squares: 1.0
      case .largest: scores.max() ?? 1
      case .sum: scores.reduce(0, +)
      }
    return .vertices(scores.map { $0 / scale })
  }

  private static let laplacianCentrality = Measure(
    name: "laplacian-centrality", scope: .vertices,
    caption: LocalizedText("Laplacian centrality", "Centralité laplacienne"),
    definition: LocalizedText(
      "How much the energy of the Laplacian, the sum of squared eigenvalues, falls when the actor is "
        + "removed; weights are strengths. Normalized: divided by the energy of the whole.",
      "De combien l’énergie du laplacien, somme des carrés des valeurs propres, baisse quand l’acteur est "
        + "retiré\u{202F}; les poids sont des forces. Normalisée\u{202F}: divisée par l’énergie totale."
    ),
    formula: "d² + Σ_u w(u,v)² + 2 Σ_u d(u) w(u,v)",
    says: LocalizedText(
      "Who has many strong ties to actors that have many strong ties.",
      "Qui a beaucoup de liens forts avec des acteurs qui en ont beaucoup."),
    doesNotSay: LocalizedText(
      "Anything beyond two steps.", "Rien au-delà de deux pas."),
    source: .init(
      "X. Qi, E. Fuller, Q. Wu, Y. Wu, C.-Q. Zhang, Laplacian centrality: a new centrality measure for "
        + "weighted networks, Information Sciences 194, 2012", doi: "10.1016/j.ins.2011.12.027"),
    parameters: [
      .weights,
      .normalized(
        true,
        LocalizedText(
          "Divide by the energy of the whole graph.", "Diviser par l’énergie du graphe entier.")),
    ]
  ) { run in
    let rule = try run.strengthRule()
    return .vertices(
      try run.graph.laplacianCentrality(weights: rule, normalization: try run.normalization()))
  }
}

extension MeasureParameter {
  /// What is 1 in scores that an eigenvector gives, the sum unless chosen otherwise.
  fileprivate static let eigenvectorNorm = MeasureParameter(
    name: "norm", values: .choice(["sum", "max", "l2"]), defaultValue: "sum",
    meaning: LocalizedText(
      "What is 1: the sum, the largest score, or the sum of squares.",
      "Ce qui vaut 1\u{202F}: la somme, le plus grand score ou la somme des carrés."))
}

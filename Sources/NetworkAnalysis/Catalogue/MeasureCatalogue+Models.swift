import NetworkGraph

private enum ProjectionModel: String, CaseIterable {
  case sdsm, fdsm
}

extension MeasureParameter {
  fileprivate static let modelSeed = MeasureParameter(
    name: "seed", values: .wholeNumber, defaultValue: "1",
    meaning: LocalizedText("Where random choices begin.", "Le début des choix aléatoires."))
}

extension MeasureCatalogue {
  /// What is more than chance: ties and correlations against random networks.
  static let modelMeasures: [Measure] = [
    Measure(
      name: "disparity", scope: .edges,
      caption: LocalizedText("Disparity of the tie", "Disparité du lien"),
      definition: LocalizedText(
        "Probability of a tie at least as strong if each actor had divided its strength among its "
          + "ties at random, at the end where it is smaller. Weights are strengths. Undefined for "
          + "self-loops and ties of strength 0.",
        "Probabilité d’un lien au moins aussi fort si chaque acteur avait réparti sa force au hasard "
          + "entre ses liens, au bout où elle est la plus petite. Les poids sont des forces. "
          + "Indéfinie pour les boucles et les liens de force 0."),
      formula: "α = (1 − w/s)^(k − 1)",
      says: LocalizedText(
        "Small values, below 0.05 say: ties that matter to one of the two, however small it is.",
        "Valeurs petites, sous 0,05 par exemple\u{202F}: des liens qui comptent pour l’un des deux, "
          + "si petit soit-il."),
      doesNotSay: LocalizedText(
        "Anything without weights, or of an actor with a single tie.",
        "Rien sans poids, ni d’un acteur à un seul lien."),
      source: .init(
        "M. Á. Serrano, M. Boguñá, A. Vespignani, Extracting the multiscale backbone of complex "
          + "weighted networks, PNAS 106(16), 2009", doi: "10.1073/pnas.0808904106"),
      parameters: [.weights]
    ) { run in
      return .edges(try run.graph.disparitySignificance(weights: try run.strengthRule()))
    },
    Measure(
      name: "projection-significance", scope: .matrix,
      caption: LocalizedText(
        "Significance of shared events", "Signification des événements partagés"),
      definition: LocalizedText(
        "For pairs of actors of a two-mode network: probability to share at least as many events in "
          + "random networks with the same numbers of ties, on average (sdsm, exact) or exactly (fdsm, "
          + "by samples). The first mode is that of the lowest actor of each component. Undefined "
          + "where nothing is shared.",
        "Pour les paires d’acteurs d’un réseau à deux modes\u{202F}: probabilité de partager au moins "
          + "autant d’événements dans des réseaux aléatoires aux mêmes nombres de liens, en moyenne "
          + "(sdsm, exacte) ou exactement (fdsm, par tirages). Le premier mode est celui du premier "
          + "acteur de chaque composante. Indéfinie si rien n’est partagé."),
      formula: "P(S ≥ s), S = Σ_k B(p(i,k) p(j,k))",
      says: LocalizedText(
        "Which pairs share more than being active and large events bring about.",
        "Quelles paires partagent plus que ne le veulent leur activité et les grands événements."),
      doesNotSay: LocalizedText(
        "That all small values count: with many pairs some are small by chance.",
        "Que toute petite valeur compte\u{202F}: avec beaucoup de paires, certaines le sont par "
          + "hasard."),
      source: .init(
        "Z. Neal, The backbone of bipartite projections, Social Networks 39, 2014",
        doi: "10.1016/j.socnet.2014.06.001"),
      parameters: [
        MeasureParameter(
          name: "model", values: .choice(["sdsm", "fdsm"]), defaultValue: "sdsm",
          meaning: LocalizedText(
            "sdsm: numbers of ties on average; fdsm: exactly.",
            "sdsm\u{202F}: nombres de liens en moyenne\u{202F}; fdsm\u{202F}: exactement.")),
        MeasureParameter(
          name: "samples", values: .wholeNumber, defaultValue: "999",
          meaning: LocalizedText(
            "The number of random networks of fdsm.",
            "Le nombre de réseaux aléatoires de fdsm.")),
        .modelSeed,
      ]
    ) { run in
      let model = try run.choice("model", ProjectionModel.self)
      let samples = try run.wholeNumber("samples")
      let seed = UInt64(try run.wholeNumber("seed"))
      let n = run.graph.vertexCount
      guard n <= 5000 else {
        throw AnalysisError.tooManyVertices(measure: run.measure.name, count: n, limit: 5000)
      }
      let found = try run.graph.projectionSignificance(
        model: model == .sdsm ? .expectedDegrees : .exactDegrees(samples: samples, seed: seed))
      var rows = [[Double?]](repeating: Array(repeating: nil, count: n), count: n)
      for (edge, value) in zip(found.graph.edges, found.pValues) {
        let (a, b) = (found.vertices[edge.tail.index].index, found.vertices[edge.head.index].index)
        rows[a][b] = value
        rows[b][a] = value
      }
      return .matrix(rows)
    },
    Measure(
      name: "qap-homophily", scope: .table,
      caption: LocalizedText("Homophily by QAP", "Homophilie par QAP"),
      definition: LocalizedText(
        "Correlation over pairs of actors between being tied and being of one group, with p-values "
          + "from renumbering the actors: (1 + how many reach it)/(1 + permutations). With weights, of "
          + "the weight. Undefined when all pairs are tied or none, or all are of one group or none.",
        "Corrélation, sur les paires d’acteurs, entre être liés et être du même groupe, avec des "
          + "valeurs p par renumérotation des acteurs\u{202F}: (1 + combien l’atteignent)/(1 + "
          + "permutations). Avec poids, celle du poids. Indéfinie si toutes les paires sont liées, ou "
          + "aucune, ou toutes d’un même groupe, ou aucune."),
      formula: .init(
        "r(tie, same group)",
        "r(lien, même groupe)"),
      says: LocalizedText(
        "Whether ties stay inside spheres more than chance, the pattern of ties held.",
        "Si les liens restent dans les sphères plus que par hasard, leur dessin étant gardé."),
      doesNotSay: LocalizedText(
        "Why: being alike and being tied may have one cause.",
        "Pourquoi\u{202F}: se ressembler et se lier peuvent avoir une même cause."),
      source: .init(
        "D. Krackhardt, Predicting with networks: nonparametric multiple regression analysis of dyadic "
          + "data, Social Networks 10(4), 1988", doi: "10.1016/0378-8733(88)90004-4"),
      parameters: [
        .weights, .grouping,
        MeasureParameter(
          name: "permutations", values: .wholeNumber, defaultValue: "999",
          meaning: LocalizedText(
            "How many times actors are renumbered.", "Le nombre de renumérotations.")),
        .modelSeed,
      ]
    ) { run in
      let rule = try run.strengthRule()
      let groups = try run.grouping().groups
      let permutations = try run.wholeNumber("permutations")
      let seed = UInt64(try run.wholeNumber("seed"))
      let n = run.graph.vertexCount
      try run.graph.checkCount(groups.count, of: "group memberships")
      guard n <= 5000 else {
        throw AnalysisError.tooManyVertices(measure: run.measure.name, count: n, limit: 5000)
      }
      var members = [[Int]](repeating: [], count: (groups.compactMap { $0 }.max() ?? -1) + 1)
      for (v, group) in groups.enumerated() { if let group { members[group].append(v) } }
      var pairs: [(Int, Int, Double)] = []
      for group in members {
        for (i, a) in group.enumerated() { for b in group[..<i] { pairs.append((a, b, 1)) } }
      }
      let same = CompactGraph(vertexCount: n, weightedEdges: pairs)
      // Of the two, the network has fewer cells to add up.
      let test = try same.qapCorrelation(
        with: run.graph, weights: rule, permutations: permutations, seed: seed)
      return .table([
        .init(name: "correlation", value: test?.correlation),
        .init(name: "p-value-greater", value: test?.pValueGreater),
        .init(name: "p-value-less", value: test?.pValueLess),
        .init(name: "p-value-two-sided", value: test?.pValueTwoSided),
      ])
    },
  ]
}

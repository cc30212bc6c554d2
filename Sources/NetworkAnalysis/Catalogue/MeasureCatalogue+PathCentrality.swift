import NetworkGraph

extension MeasureCatalogue {
  /// Who is central by shortest paths, beside betweenness and closeness.
  static let pathCentralityMeasures: [Measure] = [
    load, stress, betweennessSubset, edgeBetweennessSubset, groupBetweenness, sampledBetweenness,
    topCloseness, radiality, percolation, localReaching, globalReaching,
  ]

  private static let perPairsOfOthers = MeasureParameter.normalized(
    true,
    LocalizedText(
      "Divide by (n − 1)(n − 2), half of it in an undirected graph.",
      "Diviser par (n − 1)(n − 2), la moitié si le graphe est non orienté."))

  private static let load = Measure(
    name: "load", scope: .vertices, caption: LocalizedText("Load", "Charge"),
    definition: LocalizedText(
      "What passes through the actor when each actor sends one unit to each other one and the way back "
        + "splits equally at each fork, over ordered pairs. Weights are used as lengths only. Normalized: "
        + "divided by (n − 1)(n − 2).",
      "Ce qui passe par l’acteur quand chacun envoie une unité à chaque autre et que le chemin de retour se "
        + "partage également à chaque bifurcation, sur les paires ordonnées. Les poids ne servent que de "
        + "longueurs. Normalisée\u{202F}: divisée par (n − 1)(n − 2)."),
    formula: .init(
      "l(v) = Σ_{s≠v≠t} δ_st(v), δ_st(v) = Σ_{w after v} δ_st(w) / number of predecessors "
        + "of w",
      "l(v) = Σ_{s≠v≠t} δ_st(v), δ_st(v) = Σ_{w après v} δ_st(w) / nombre de "
        + "prédécesseurs de w"),
    says: LocalizedText(
      "Who would carry the traffic of a network whose members see only the next step.",
      "Qui porterait le trafic d’un réseau dont les membres ne voient que le pas suivant."),
    doesNotSay: LocalizedText(
      "Much that betweenness does not: the two differ only where paths fork unevenly.",
      "Guère plus que l’intermédiarité\u{202F}: elles ne diffèrent que là où les chemins bifurquent inégalement."
    ),
    source: .init(
      "K.-I. Goh, B. Kahng, D. Kim, Universal behavior of load distribution in scale-free networks, Physical "
        + "Review Letters 87, 2001", doi: "10.1103/PhysRevLett.87.278701"),
    parameters: [
      .lengths,
      .normalized(
        true, LocalizedText("Divide by (n − 1)(n − 2).", "Diviser par (n − 1)(n − 2).")),
    ]
  ) { run in
    let lengths = try run.lengthRule()
    return .vertices(try run.graph.load(lengths: lengths, normalization: try run.normalization()))
  }

  private static let stress = Measure(
    name: "stress", scope: .vertices, caption: LocalizedText("Stress", "Sollicitation"),
    definition: LocalizedText(
      "Number of shortest paths between two other actors that pass through the actor. Weights are used as "
        + "lengths only.",
      "Nombre de plus courts chemins entre deux autres acteurs qui passent par l’acteur. Les poids ne servent "
        + "que de longueurs."),
    formula: "Σ_{s≠v≠t} σ(s,t|v)",
    says: LocalizedText(
      "Who would have most work if every shortest path were used once.",
      "Qui aurait le plus de travail si chaque plus court chemin servait une fois."),
    doesNotSay: LocalizedText(
      "Whether the others depend on the actor: see betweenness.",
      "Que les autres dépendent de l’acteur\u{202F}: voir betweenness."),
    source: .init(
      "A. Shimbel, Structural parameters of communication networks, Bulletin of Mathematical Biophysics 15, "
        + "1953", doi: "10.1007/BF02476438"),
    parameters: [.lengths]
  ) { run in
    let lengths = try run.lengthRule()
    return .vertices(try run.graph.stress(lengths: lengths))
  }

  private static let sources = MeasureParameter(
    name: "sources", values: .vertexSet, defaultValue: nil,
    meaning: LocalizedText("Where paths begin.", "D’où partent les chemins."))

  private static let targets = MeasureParameter(
    name: "targets", values: .vertexSet, defaultValue: "all",
    meaning: LocalizedText(
      "Where paths end; all actors unless given.",
      "Où mènent les chemins\u{202F}; à tous les acteurs sauf indication."))

  private static let betweennessSubset = Measure(
    name: "betweenness-subset", scope: .vertices,
    caption: LocalizedText(
      "Betweenness from some actors", "Intermédiarité depuis certains acteurs"),
    definition: LocalizedText(
      "Share of the shortest paths from some actors to all others, or to some targets, that pass through "
        + "the actor; in an undirected network a pair counts one half unless both are sources and both are "
        + "targets. Weights are used as lengths only. Normalized: divided by the number of pairs of others.",
      "Part des plus courts chemins de certains acteurs vers tous les autres, ou vers certaines cibles, qui "
        + "passent par l’acteur\u{202F}; dans un réseau non orienté, une paire compte pour moitié, sauf si "
        + "les deux sont sources et cibles. Les poids ne servent que de longueurs. Normalisée\u{202F}: divisée "
        + "par le nombre de paires d’autres acteurs."),
    formula: "Σ_{s∈S, t∈T, s≠v≠t} σ(s,t|v) / σ(s,t)",
    says: LocalizedText(
      "Who stands between these actors and the rest, or between two spheres.",
      "Qui se tient entre ces acteurs et les autres, ou entre deux sphères."),
    doesNotSay: LocalizedText(
      "Who stands between others.", "Qui se tient entre les autres acteurs."),
    source: .init(
      "U. Brandes, On variants of shortest-path betweenness centrality and their generic computation, Social "
        + "Networks 30(2), 2008", doi: "10.1016/j.socnet.2007.11.001"),
    parameters: [sources, targets, .lengths, perPairsOfOthers]
  ) { run in
    let sources = try run.vertexSet("sources")
    let targets = try run.targetSet("targets")
    let lengths = try run.lengthRule()
    return .vertices(
      try run.graph.betweenness(
        fromAny: sources, toAny: targets, lengths: lengths,
        normalization: try run.normalization()))
  }

  private static let edgeBetweennessSubset = Measure(
    name: "edge-betweenness-subset", scope: .edges,
    caption: LocalizedText(
      "Edge betweenness from some actors", "Intermédiarité des liens depuis certains acteurs"),
    definition: LocalizedText(
      "Share of the shortest paths from some actors to all others, or to some targets, that use the tie; in "
        + "an undirected network a pair counts one half unless both are sources and both are targets. Weights "
        + "are used as lengths only. Normalized: divided by the number of pairs of actors.",
      "Part des plus courts chemins de certains acteurs vers tous les autres, ou vers certaines cibles, qui "
        + "empruntent le lien\u{202F}; dans un réseau non orienté, une paire compte pour moitié, sauf si les "
        + "deux sont sources et cibles. Les poids ne servent que de longueurs. Normalisée\u{202F}: divisée par "
        + "le nombre de paires d’acteurs."),
    formula: "Σ_{s∈S, t∈T} σ(s,t|e) / σ(s,t)",
    says: LocalizedText(
      "Which ties carry what runs between these actors and the rest, or between two spheres.",
      "Quels liens portent ce qui circule entre ces acteurs et les autres, ou entre deux sphères."),
    doesNotSay: LocalizedText(
      "Which ties matter to others.", "Quels liens comptent pour les autres acteurs."),
    source: .init(
      "U. Brandes, On variants of shortest-path betweenness centrality and their generic computation, Social "
        + "Networks 30(2), 2008", doi: "10.1016/j.socnet.2007.11.001"),
    parameters: [
      sources, targets, .lengths,
      .normalized(
        true,
        LocalizedText(
          "Divide by n(n − 1), half of it in an undirected graph.",
          "Diviser par n(n − 1), la moitié si le graphe est non orienté.")),
    ]
  ) { run in
    let sources = try run.vertexSet("sources")
    let targets = try run.targetSet("targets")
    let lengths = try run.lengthRule()
    return .edges(
      try run.graph.edgeBetweenness(
        fromAny: sources, toAny: targets, lengths: lengths,
        normalization: try run.normalization()))
  }

  private static let groupBetweenness = Measure(
    name: "group-betweenness", scope: .graph,
    caption: LocalizedText("Group betweenness", "Intermédiarité de groupe"),
    definition: LocalizedText(
      "Share of the shortest paths between pairs of others that pass through at least one actor of the group. "
        + "Weights are used as lengths only. Normalized: divided by the number of pairs of others.",
      "Part des plus courts chemins entre deux autres acteurs qui passent par au moins un acteur du groupe. Les "
        + "poids ne servent que de longueurs. Normalisée\u{202F}: divisée par le nombre de paires d’autres "
        + "acteurs."),
    formula: "Σ_{s,t∉C} σ(s,t|C) / σ(s,t)",
    says: LocalizedText(
      "How much some actors mediate together, without counting twice what two of them do.",
      "Combien des acteurs servent ensemble d’intermédiaires, sans compter deux fois ce que font deux d’entre "
        + "eux."),
    doesNotSay: LocalizedText(
      "Which group of this size would mediate most.",
      "Quel groupe de cette taille servirait le plus d’intermédiaire."),
    source: .init(
      "M. G. Everett, S. P. Borgatti, The centrality of groups and classes, Journal of Mathematical Sociology "
        + "23(3), 1999", doi: "10.1080/0022250X.1999.9990219"),
    parameters: [
      MeasureParameter(
        name: "set", values: .vertexSet, defaultValue: nil,
        meaning: LocalizedText("The group.", "Le groupe.")),
      .lengths,
      .normalized(
        true,
        LocalizedText(
          "Divide by the number of pairs of others.",
          "Diviser par le nombre de paires d’autres acteurs.")),
    ]
  ) { run in
    let group = try run.vertexSet("set")
    let lengths = try run.lengthRule()
    return .graph(
      try run.graph.groupBetweenness(
        of: group, lengths: lengths, normalization: try run.normalization()))
  }

  private static let sampledBetweenness = Measure(
    name: "sampled-betweenness", scope: .vertices,
    caption: LocalizedText("Betweenness, estimated", "Intermédiarité, estimée"),
    definition: LocalizedText(
      "Normalized betweenness estimated from shortest paths drawn at random. With probability 1 − delta no "
        + "score is wrong by more than the stated bound; bound 0 means that all paths were counted.",
      "Intermédiarité normalisée estimée sur des plus courts chemins tirés au hasard. Avec la probabilité 1 − "
        + "delta, aucun score n’est faux de plus que la borne indiquée\u{202F}; une borne 0 signifie que tous "
        + "les chemins ont été comptés."),
    formula: .init(
      "share of r drawn paths, r = (⌊log₂(D − 2)⌋ + 1 + ln(1/δ)) / (2ε²)",
      "part de r chemins tirés, r = (⌊log₂(D − 2)⌋ + 1 + ln(1/δ)) / (2ε²)"),
    says: LocalizedText(
      "Who stands between parts of a network that is too large for the exact measure.",
      "Qui se tient entre des parties d’un réseau trop grand pour la mesure exacte."),
    doesNotSay: LocalizedText(
      "Any order among scores that differ by less than the bound.",
      "Aucun ordre entre des scores qui diffèrent de moins que la borne."),
    source: .init(
      "M. Riondato, E. M. Kornaropoulos, Fast approximation of betweenness centrality through sampling, Data "
        + "Mining and Knowledge Discovery 30, 2016", doi: "10.1007/s10618-015-0423-0"),
    parameters: [
      .lengths,
      MeasureParameter(
        name: "epsilon", values: .number, defaultValue: "0.05",
        meaning: LocalizedText("The largest error wanted.", "La plus grande erreur admise.")),
      MeasureParameter(
        name: "delta", values: .number, defaultValue: "0.1",
        meaning: LocalizedText(
          "The probability that some score is wrong by more.",
          "La probabilité qu’un score soit faux de davantage.")),
      MeasureParameter(
        name: "seed", values: .wholeNumber, defaultValue: "1",
        meaning: LocalizedText(
          "Where the random choices begin.", "Le départ des choix aléatoires.")),
    ]
  ) { run in
    let lengths = try run.lengthRule()
    let (epsilon, delta) = (try run.number("epsilon"), try run.number("delta"))
    let seed = try run.wholeNumber("seed")
    let estimate = try run.graph.sampledBetweenness(
      lengths: lengths, epsilon: epsilon, delta: delta, seed: UInt64(seed))
    run.record("bound", .number(estimate.errorBound))
    run.record("samples", .whole(estimate.sampleCount))
    return .vertices(estimate.scores)
  }

  private static let topCloseness = Measure(
    name: "top-k-closeness", scope: .ranking,
    caption: LocalizedText("Closest actors", "Acteurs les plus proches"),
    definition: LocalizedText(
      "The k actors of highest closeness (Wasserman and Faust), highest first, found without computing that of "
        + "the others. Weights are not used.",
      "Les k acteurs de plus forte proximité (Wasserman et Faust), le plus fort d’abord, trouvés sans calculer "
        + "celle des autres. Sans poids."),
    formula: .init(
      "the k largest C(v) = (r − 1)/(n − 1) · (r − 1)/Σ_u d(u,v)",
      "les k plus grands C(v) = (r − 1)/(n − 1) · (r − 1)/Σ_u d(u,v)"),
    says: LocalizedText(
      "Who is fewest steps from all others in a large network.",
      "Qui est à moins de pas de tous les autres dans un grand réseau."),
    doesNotSay: LocalizedText(
      "By how much: see closeness.", "De combien\u{202F}: voir closeness."),
    source: .init(
      "E. Bergamini, M. Borassi, P. Crescenzi, A. Marino, H. Meyerhenke, Computing top-k closeness centrality "
        + "faster in unweighted graphs, ACM Transactions on Knowledge Discovery from Data 13(5), 2019",
      doi: "10.1145/3344719"),
    parameters: [
      MeasureParameter(
        name: "k", values: .wholeNumber, defaultValue: "10",
        meaning: LocalizedText("How many actors.", "Combien d’acteurs.")),
      .pathDirection,
    ]
  ) { run in
    let k = try run.wholeNumber("k")
    let direction = try run.choice("direction", PathDirection.self)
    return .ranking(try run.graph.topCloseness(k, direction: direction).ranking)
  }

  private static let outwardFirst = MeasureParameter(
    name: "direction", values: .choice(["out", "in"]), defaultValue: "out",
    meaning: LocalizedText(
      "In a directed graph: distances from the vertex (out) or to it (in).",
      "Dans un graphe orienté\u{202F}: distances depuis le sommet (out) ou vers lui (in)."))

  private static let radiality = Measure(
    name: "radiality", scope: .vertices, caption: LocalizedText("Radiality", "Radialité"),
    definition: LocalizedText(
      "Mean over the others of diameter + 1 − distance; an actor out of reach adds 0. Weights are used as lengths "
        + "only. Normalized: divided by the diameter.",
      "Moyenne sur les autres de diamètre + 1 − distance\u{202F}; un acteur hors d’atteinte ajoute 0. Les poids "
        + "ne servent que de longueurs. Normalisée\u{202F}: divisée par le diamètre."),
    formula: "Σ_{u≠v} (D + 1 − d(v,u)) / (n − 1)",
    says: LocalizedText(
      "Who is near to the others, compared with the longest way in the network.",
      "Qui est près des autres, comparé au plus long chemin du réseau."),
    doesNotSay: LocalizedText(
      "Anything comparable between networks of different diameter, unless normalized.",
      "Rien de comparable entre réseaux de diamètres différents, sauf normalisation."),
    source: .init(
      "T. W. Valente, R. K. Foreman, Integration and radiality, Social Networks 20(1), 1998",
      doi: "10.1016/S0378-8733(97)00007-5"),
    parameters: [
      .lengths, outwardFirst,
      .normalized(false, LocalizedText("Divide by the diameter.", "Diviser par le diamètre.")),
    ]
  ) { run in
    let lengths = try run.lengthRule()
    let direction = try run.choice("direction", PathDirection.self)
    return .vertices(
      try run.graph.radiality(
        lengths: lengths, direction: direction, normalization: try run.normalization()))
  }

  private static let percolation = Measure(
    name: "percolation", scope: .vertices,
    caption: LocalizedText("Percolation centrality", "Centralité de percolation"),
    definition: LocalizedText(
      "Betweenness in which each path counts as much as its source is percolated (infected, informed), relative "
        + "to all others; undefined where no other actor is. Weights are used as lengths only.",
      "Intermédiarité où chaque chemin compte autant que sa source est atteinte (infectée, informée), relativement "
        + "à toutes les autres\u{202F}; indéfinie si aucun autre acteur ne l’est. Les poids ne servent que de "
        + "longueurs."),
    formula: "1/(n − 2) Σ_{s≠v≠t} σ(s,t|v)/σ(s,t) · x_s / (Σ x − x_v)",
    says: LocalizedText(
      "Who stands between where something is and where it is not yet.",
      "Qui se tient entre là où une chose est et là où elle n’est pas encore."),
    doesNotSay: LocalizedText(
      "Whether it spreads along shortest paths at all.",
      "Que la chose se propage vraiment par les plus courts chemins."),
    source: .init(
      "M. Piraveenan, M. Prokopenko, L. Hossain, Percolation centrality, PLoS ONE 8(1), 2013",
      doi: "10.1371/journal.pone.0053095"),
    parameters: [
      MeasureParameter(
        name: "attribute", values: .attribute, defaultValue: nil,
        meaning: LocalizedText(
          "How far each actor is percolated: 0, not at all, or more. Only proportions count.",
          "Combien chaque acteur est atteint\u{202F}: 0, pas du tout, ou plus. Seules les proportions "
            + "comptent.")),
      .lengths,
    ]
  ) { run in
    let given = try run.attribute()
    let lengths = try run.lengthRule()
    var states: [Double] = []
    for (v, state) in given.enumerated() {
      guard let state else {
        throw AnalysisError.parameterOutOfRange(
          name: "the state of \(Vertex(v))", value: "missing",
          expected: "a number that is not negative")
      }
      states.append(state)
    }
    return .vertices(try run.graph.percolationCentrality(states: states, lengths: lengths))
  }

  private static let mones = Measure.Source(
    "E. Mones, L. Vicsek, T. Vicsek, Hierarchy measure for complex networks, PLoS ONE 7(3), 2012",
    doi: "10.1371/journal.pone.0033799")

  private static let localReaching = Measure(
    name: "local-reaching", scope: .vertices,
    caption: LocalizedText("Local reaching centrality", "Portée locale"),
    definition: LocalizedText(
      "Share of the others that the actor reaches along directed ties; in an undirected graph, the mean of "
        + "1/distance. Weights are not used.",
      "Part des autres que l’acteur atteint par des liens orientés\u{202F}; dans un graphe non orienté, moyenne des "
        + "1/distance. Sans poids."),
    formula: "|{u | v → … → u}| / (n − 1)",
    says: LocalizedText(
      "Who could inform or command most others through chains.",
      "Qui pourrait informer ou commander le plus d’autres de proche en proche."),
    doesNotSay: LocalizedText(
      "How many steps that takes.", "Combien de pas il y faut."),
    source: mones, parameters: [outwardFirst]
  ) { run in
    let direction = try run.choice("direction", PathDirection.self)
    return .vertices(try run.graph.localReaching(direction: direction))
  }

  private static let globalReaching = Measure(
    name: "global-reaching", scope: .graph,
    caption: LocalizedText("Global reaching centrality", "Portée globale"),
    definition: LocalizedText(
      "Mean difference between the largest local reaching centrality and that of the other actors.",
      "Écart moyen entre la plus grande portée locale et celle des autres acteurs."),
    formula: "Σ_v (max c − c(v)) / (n − 1)",
    says: LocalizedText(
      "How hierarchical the network is: 1 when one actor reaches all and nobody else reaches anybody.",
      "À quel point le réseau est hiérarchique\u{202F}: 1 quand un acteur atteint tous les autres et que personne "
        + "d’autre n’atteint quiconque."),
    doesNotSay: LocalizedText(
      "Who is on top: see local-reaching.", "Qui est au sommet\u{202F}: voir local-reaching."),
    source: mones, parameters: [outwardFirst]
  ) { run in
    let direction = try run.choice("direction", PathDirection.self)
    return .graph(try run.graph.globalReaching(direction: direction))
  }
}

import NetworkGraph

private enum ReachWord: String, CaseIterable {
  case distance, m
}

private enum KeyPlayerWord: String, CaseIterable {
  case fragmentation, reach
}

private enum KeyPlayerKind: String, CaseIterable {
  case distance, simple, m
}

extension MeasureCatalogue {
  /// Which sets of actors hold the network together or reach it.
  static let keyPlayerMeasures: [Measure] = [
    Measure(
      name: "fragmentation", scope: .graph,
      caption: LocalizedText("Fragmentation", "Fragmentation"),
      definition: LocalizedText(
        "Without some given actors: 1 less the mean over pairs of remaining actors of 1/distance "
          + "(kind=distance) or of being able to reach each other (kind=simple). Directions are dropped; "
          + "weights are used as lengths only. From 0 to 1, but below 0 where lengths below 1, such as "
          + "1/weight, bring actors nearer than 1. Undefined with fewer than two actors left.",
        "Sans certains acteurs donnés\u{202F}: 1 moins la moyenne, sur les paires d’acteurs restants, de "
          + "1/distance (kind=distance) ou du fait de pouvoir se joindre (kind=simple). Sans "
          + "orientation\u{202F}; les poids ne servent que de longueurs. De 0 à 1, mais sous 0 quand des "
          + "longueurs inférieures à 1, comme 1/poids, rapprochent les acteurs à moins de 1. Indéfinie s’il "
          + "reste moins de deux acteurs."),
      formula: "dF = 1 − Σ_{i≠j} (1/d(i,j)) / (n(n−1))",
      says: LocalizedText(
        "How much the network depends on these actors: compare with the value without removing any.",
        "Combien le réseau dépend de ces acteurs\u{202F}: comparer à la valeur sans en ôter aucun."),
      doesNotSay: LocalizedText(
        "Whether other ties would be made in their absence.",
        "Si d’autres liens se noueraient en leur absence."),
      source: .init(
        "S. P. Borgatti, Identifying sets of key players in a social network, Computational and "
          + "Mathematical Organization Theory 12, 2006", doi: "10.1007/s10588-006-7084-x"),
      parameters: [
        .playerSet(
          "set", "The actors that are taken out.", "Les acteurs que l’on ôte."),
        MeasureParameter(
          name: "kind", values: .choice(["distance", "simple"]), defaultValue: "distance",
          meaning: LocalizedText(
            "distance: inverse distances; simple: whether there is a path at all.",
            "distance\u{202F}: inverses des distances\u{202F}; simple\u{202F}: existence d’un chemin."
          )),
        .lengths,
      ]
    ) { run in
      let set = try run.vertexSet("set")
      let kind = try run.choice("kind", FragmentationKind.self)
      return .graph(
        try run.graph.fragmentation(removing: set, kind: kind, lengths: try run.lengthRule()))
    },
    Measure(
      name: "reach", scope: .graph,
      caption: LocalizedText("Reach of a set", "Portée d’un ensemble"),
      definition: LocalizedText(
        "What some given actors reach together: the sum over all actors of 1/distance from the nearest of "
          + "them, members counting 1, divided by the number of actors (kind=distance), or the number of "
          + "actors within m steps (kind=m). Directions are dropped; weights are used as lengths only. A "
          + "share from 0 to 1 for kind=distance, but above 1 where lengths are below 1, such as 1/weight.",
        "Ce que des acteurs donnés atteignent ensemble\u{202F}: somme sur tous les acteurs de 1/distance "
          + "au plus proche d’entre eux, les membres comptant 1, divisée par le nombre d’acteurs "
          + "(kind=distance), ou nombre d’acteurs à m pas au plus (kind=m). Sans orientation\u{202F}; les "
          + "poids ne servent que de longueurs. Une part de 0 à 1 pour kind=distance, mais plus de 1 quand des "
          + "longueurs sont inférieures à 1, comme 1/poids."),
      formula: "D(K) = (1/n) Σ_j 1/d(K,j)",
      says: LocalizedText(
        "How well a group of actors could spread something together.",
        "À quel point un groupe d’acteurs pourrait diffuser quelque chose."),
      doesNotSay: LocalizedText(
        "Whether they would, nor what others pass on.",
        "S’ils le feraient, ni ce que les autres transmettent."),
      source: .init(
        "S. P. Borgatti, Identifying sets of key players in a social network, Computational and "
          + "Mathematical Organization Theory 12, 2006", doi: "10.1007/s10588-006-7084-x"),
      parameters: [
        .playerSet("set", "The actors that spread.", "Les acteurs qui diffusent."),
        MeasureParameter(
          name: "kind", values: .choice(["distance", "m"]), defaultValue: "distance",
          meaning: LocalizedText(
            "distance: inverse distances; m: the number of actors within m steps.",
            "distance\u{202F}: inverses des distances\u{202F}; m\u{202F}: nombre d’acteurs à m pas."
          )),
        .reachSteps,
        MeasureParameter(
          name: "variant", values: .choice(["ones", "outside", "mean-outside"]),
          defaultValue: "ones",
          meaning: LocalizedText(
            "With kind=distance, members count 1 (ones), or nothing, divided by all actors (outside) or "
              + "by the others (mean-outside).",
            "Avec kind=distance, les membres comptent 1 (ones), ou rien, divisé par tous les acteurs "
              + "(outside) ou par les autres (mean-outside).")),
        MeasureParameter(
          name: "include", values: .flag, defaultValue: "false",
          meaning: LocalizedText(
            "With kind=m, whether members count.", "Avec kind=m, si les membres comptent.")),
        .lengths,
      ]
    ) { run in
      let set = try run.vertexSet("set")
      let kind = try run.choice("kind", ReachWord.self)
      let steps = try run.wholeNumber("m")
      let members = try run.choice("variant", ReachMembers.self)
      let countsMembers = try run.flag("include")
      return .graph(
        try run.graph.reach(
          of: set,
          kind: kind == .m ? .steps(steps, countsMembers: countsMembers) : .distance(members),
          lengths: try run.lengthRule()))
    },
    Measure(
      name: "key-players", scope: .ranking, caption: LocalizedText("Key players", "Acteurs clés"),
      definition: LocalizedText(
        "The set of so many actors whose absence breaks the network most (goal=fragmentation) or who reach "
          + "most of it together (goal=reach), each adding most to those before. Small problems are solved "
          + "exactly, others by adding the best and swapping: see key-player-quality.",
        "L’ensemble d’un nombre donné d’acteurs dont l’absence rompt le plus le réseau "
          + "(goal=fragmentation) ou qui en atteignent ensemble le plus (goal=reach), chacun ajoutant le "
          + "plus aux précédents. Résolu exactement si le problème est petit, sinon par ajouts et "
          + "échanges\u{202F}: voir key-player-quality."),
      formula: .init(
        "S of k actors with the largest F(S) = 1 − Σ_{i≠j} r_ij/(n(n − 1)) or R(S) = Σ_j "
          + "(1/d(S,j))/n",
        "S de k acteurs avec le plus grand F(S) = 1 − Σ_{i≠j} r_ij/(n(n − 1)) ou R(S) = Σ_j "
          + "(1/d(S,j))/n"),
      says: LocalizedText(
        "Whom to work with, or on whom the network rests, as a set.",
        "Avec qui travailler, ou sur qui repose le réseau, comme ensemble."),
      doesNotSay: LocalizedText(
        "Who is best alone: two actors that reach the same others do not both enter the set.",
        "Qui est le meilleur seul\u{202F}: deux acteurs qui atteignent les mêmes n’y entrent pas tous deux."
      ),
      source: .init(
        "S. P. Borgatti, Identifying sets of key players in a social network, Computational and "
          + "Mathematical Organization Theory 12, 2006", doi: "10.1007/s10588-006-7084-x"),
      parameters: keyPlayerParameters
    ) { run in
      .ranking(try run.keyPlayers().members)
    },
    Measure(
      name: "key-player-quality", scope: .table,
      caption: LocalizedText("Quality of the key players", "Qualité des acteurs clés"),
      definition: LocalizedText(
        "The value of the set that key-players gives, a proved upper bound on the value of any set of its "
          + "size, and whether the set is proved best (1). For reach with lengths of 1 or more the value is "
          + "at least 1 − 1/e = 63 % of the best; for fragmentation only the bound says how near it is.",
        "La valeur de l’ensemble que donne key-players, une borne supérieure prouvée de la valeur de tout "
          + "ensemble de cette taille, et s’il est prouvé le meilleur (1). Pour goal=reach et des longueurs "
          + "d’au moins 1, la valeur est d’au moins 1 − 1/e = 63\u{202F}% de la meilleure\u{202F}; pour la "
          + "fragmentation, seule la borne dit si elle en est proche."),
      formula: .init(
        "value ≤ best ≤ bound; reach: R(S) + the k largest gains beyond S; fragmentation: 1 "
          + "− (M − Σ of the k largest losses) / (n(n − 1)/2), n actors left, loss(w) = Σ_u "
          + "m(u,w) + Σ_{u,v} m(u,v) σ_uv(w)/σ_uv, m = 1 if tied or 1/d, M = Σ m(u,v)",
        "valeur ≤ optimum ≤ borne\u{202F}; portée\u{202F}: R(S) + les k plus grands gains "
          + "au-delà de S\u{202F}; fragmentation\u{202F}: 1 − (M − Σ des k plus grandes pertes) "
          + "/ (n(n − 1)/2), n acteurs restants, perte(w) = Σ_u m(u,w) + Σ_{u,v} m(u,v) "
          + "σ_uv(w)/σ_uv, m = 1 si reliés ou 1/d, M = Σ m(u,v)"),
      says: LocalizedText(
        "How much a better set could gain at most.",
        "Ce qu’un meilleur ensemble pourrait gagner au plus."),
      doesNotSay: LocalizedText(
        "How many other sets are as good.", "Combien d’autres ensembles sont aussi bons."),
      source: .init(
        "G. L. Nemhauser, L. A. Wolsey, M. L. Fisher, An analysis of approximations for maximizing "
          + "submodular set functions, Mathematical Programming 14, 1978", doi: "10.1007/BF01588971"
      ),
      parameters: keyPlayerParameters
    ) { run in
      let set = try run.keyPlayers()
      return .table([
        .init(name: "size", value: Double(set.members.count)),
        .init(name: "value", value: set.value),
        .init(name: "upper-bound", value: set.upperBound),
        .init(name: "exact", value: set.isExact ? 1 : 0),
      ])
    },
  ]

  private static let keyPlayerParameters = [
    MeasureParameter(
      name: "size", values: .wholeNumber, defaultValue: "3",
      meaning: LocalizedText("How many actors.", "Le nombre d’acteurs.")),
    MeasureParameter(
      name: "goal", values: .choice(["fragmentation", "reach"]), defaultValue: "fragmentation",
      meaning: LocalizedText(
        "fragmentation: whose absence breaks the network; reach: who reaches it.",
        "fragmentation\u{202F}: dont l’absence rompt le réseau\u{202F}; reach\u{202F}: qui l’atteint."
      )),
    MeasureParameter(
      name: "kind", values: .choice(["distance", "simple", "m"]), defaultValue: "distance",
      meaning: LocalizedText(
        "What is counted, as for fragmentation (distance, simple) and for reach (distance, m).",
        "Ce qui est compté, comme pour fragmentation (distance, simple) et reach (distance, m).")),
    .reachSteps, .lengths,
  ]
}

extension MeasureParameter {
  fileprivate static let reachSteps = MeasureParameter(
    name: "m", values: .wholeNumber, defaultValue: "2",
    meaning: LocalizedText("With kind=m, how many steps.", "Avec kind=m, le nombre de pas."))

  /// Some actors.
  static func playerSet(_ name: String, _ english: String, _ french: String) -> MeasureParameter {
    MeasureParameter(
      name: name, values: .vertexSet, defaultValue: nil, meaning: LocalizedText(english, french))
  }
}

extension MeasureRun {
  fileprivate mutating func keyPlayers() throws -> KeyPlayerSet {
    let size = try wholeNumber("size")
    let goal = try choice("goal", KeyPlayerWord.self)
    let kind = try choice("kind", KeyPlayerKind.self)
    let steps = try wholeNumber("m")
    let chosen: KeyPlayerGoal
    switch (goal, kind) {
    case (.fragmentation, .distance): chosen = .fragmentation(.distance)
    case (.fragmentation, .simple): chosen = .fragmentation(.simple)
    case (.reach, .distance): chosen = .distanceReach
    case (.reach, .m): chosen = .stepReach(steps)
    case (.fragmentation, .m), (.reach, .simple):
      throw AnalysisError.parameterOutOfRange(
        name: "kind", value: kind.rawValue,
        expected: goal == .reach ? "distance or m" : "distance or simple")
    }
    return try graph.keyPlayers(size, goal: chosen, lengths: try lengthRule())
  }
}

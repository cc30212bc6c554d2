import NetworkGraph

extension MeasureCatalogue {
  /// Who is central.
  static let centralityMeasures: [Measure] = [
    Measure(
      name: "degree", scope: .vertices, caption: LocalizedText("Degree", "Degré"),
      definition: LocalizedText(
        "Number of ties of the actor; with weights, the sum of their strengths. A self-loop "
          + "counts 2. Normalized: divided by n − 1.",
        "Nombre de liens de l’acteur\u{202F}; avec poids, somme de leurs forces. Une boucle "
          + "compte 2. Normalisé\u{202F}: divisé par n − 1."),
      formula: "k(v) = Σ_u a(u,v)",
      says: LocalizedText(
        "Who has many partners in the recorded network.",
        "Qui a beaucoup de partenaires dans le réseau recensé."),
      doesNotSay: LocalizedText(
        "Whether the ties matter, nor whether the actor links separate parts; an actor that "
          + "was studied more has more recorded ties.",
        "Ni si les liens comptent, ni si l’acteur relie des parties séparées\u{202F}; un "
          + "acteur mieux étudié a plus de liens recensés."),
      source: .init(
        "L. C. Freeman, Centrality in social networks: conceptual clarification, Social "
          + "Networks 1(3), 1978", doi: "10.1016/0378-8733(78)90021-7"),
      parameters: [
        .arcDirection, .normalized(false, LocalizedText("Divide by n − 1.", "Diviser par n − 1.")),
        .weights,
      ]
    ) { run in
      let direction = try run.choice("direction", ArcDirection.self)
      let normalization = try run.normalization()
      let rule = try run.strengthRule()
      let n = run.graph.vertexCount
      let values =
        rule == .weight
        ? try run.graph.strength(direction) : run.graph.degree(direction).map(Double.init)
      guard normalization == .normalized else { return .vertices(values) }
      return .vertices(values.map { n > 1 ? $0 / Double(n - 1) : 1 })
    },
    Measure(
      name: "strength", scope: .vertices, caption: LocalizedText("Strength", "Force"),
      definition: LocalizedText(
        "Sum of the weights of the actor's ties, which must mean strengths, counts or money; without "
          + "weights each tie counts 1. A self-loop counts twice.",
        "Somme des poids des liens de l’acteur, qui doivent être des forces, des nombres ou des montants\u{202F}; "
          + "sans poids, chaque lien compte 1. Une boucle compte double."),
      formula: "s(v) = Σ_u w(u,v)",
      says: LocalizedText(
        "Who is tied most, counting how strong the ties are.",
        "Qui est le plus lié, compte tenu de la force des liens."),
      doesNotSay: LocalizedText(
        "Whether it is one strong tie or many weak ones: read it beside the degree.",
        "S’il s’agit d’un lien fort ou de nombreux liens faibles\u{202F}: à lire avec le degré."),
      source: .init(
        "A. Barrat, M. Barthélemy, R. Pastor-Satorras, A. Vespignani, The architecture of complex weighted "
          + "networks, PNAS 101(11), 2004", doi: "10.1073/pnas.0400087101"),
      parameters: [.arcDirection]
    ) { run in
      let direction = try run.choice("direction", ArcDirection.self)
      guard run.graph.isWeighted else {
        return .vertices(run.graph.degree(direction).map(Double.init))
      }
      run.record("weight", .text(run.input.weightName))
      return .vertices(try run.graph.strength(direction))
    },
    Measure(
      name: "betweenness", scope: .vertices,
      caption: LocalizedText("Betweenness", "Intermédiarité"),
      definition: LocalizedText(
        "Share of the shortest paths between pairs of other actors that pass through the "
          + "actor, added up over pairs. Weights are used as lengths only. Normalized: divided by "
          + "the number of pairs of others.",
        "Part des plus courts chemins entre deux autres acteurs qui passent par l’acteur, "
          + "sommée sur les paires. Les poids ne servent que de longueurs. Normalisée\u{202F}: "
          + "divisée par le nombre de paires d’autres acteurs."),
      formula: "b(v) = Σ_{s≠v≠t} σ(s,t|v) / σ(s,t)",
      says: LocalizedText(
        "Who stands between parts of the network: a broker, or a bottleneck.",
        "Qui se tient entre des parties du réseau\u{202F}: un intermédiaire ou un goulet."),
      doesNotSay: LocalizedText(
        "That the actor does mediate, or that paths longer than the shortest are not used.",
        "Que l’acteur joue ce rôle, ni que des chemins plus longs ne servent pas."),
      source: .init(
        "U. Brandes, A faster algorithm for betweenness centrality, Journal of Mathematical "
          + "Sociology 25(2), 2001", doi: "10.1080/0022250X.2001.9990249"),
      parameters: [
        .lengths,
        .normalized(
          true,
          LocalizedText(
            "Divide by (n − 1)(n − 2), half of it in an undirected graph.",
            "Diviser par (n − 1)(n − 2), la moitié si le graphe est non orienté.")),
        MeasureParameter(
          name: "endpoints", values: .flag, defaultValue: "false",
          meaning: LocalizedText(
            "Whether the ends of a path are on it; then divided by n(n − 1), or half of it.",
            "Si les bouts d’un chemin en font partie\u{202F}; alors divisé par n(n − 1), ou la moitié."
          )),
      ]
    ) { run in
      let lengths = try run.lengthRule()
      let normalization = try run.normalization()
      let ends: PathEnds = try run.flag("endpoints") ? .included : .excluded
      return .vertices(
        try run.graph.betweenness(lengths: lengths, normalization: normalization, ends: ends))
    },
    Measure(
      name: "edge-betweenness", scope: .edges,
      caption: LocalizedText("Edge betweenness", "Intermédiarité d’arête"),
      definition: LocalizedText(
        "Share of the shortest paths between pairs of actors that use the tie, added up over "
          + "pairs. Weights are used as lengths only. Normalized: divided by the number of pairs.",
        "Part des plus courts chemins entre deux acteurs qui passent par le lien, sommée sur "
          + "les paires. Les poids ne servent que de longueurs. Normalisée\u{202F}: divisée par "
          + "le nombre de paires."),
      formula: "b(e) = Σ_{s≠t} σ(s,t|e) / σ(s,t)",
      says: LocalizedText(
        "Which ties join parts that few other ties join.",
        "Quels liens joignent des parties que peu d’autres joignent."),
      doesNotSay: LocalizedText(
        "How strong the tie is, or that its loss would cut the network: see bridges.",
        "Ni la force du lien, ni que sa perte couperait le réseau\u{202F}: voir les ponts."),
      source: .init(
        "M. Girvan, M. E. J. Newman, Community structure in social and biological networks, "
          + "PNAS 99(12), 2002", doi: "10.1073/pnas.122653799"),
      parameters: [
        .lengths,
        .normalized(
          true,
          LocalizedText(
            "Divide by n(n − 1), half of it in an undirected graph.",
            "Diviser par n(n − 1), la moitié si le graphe est non orienté.")),
      ]
    ) { run in
      let lengths = try run.lengthRule()
      return .edges(
        try run.graph.edgeBetweenness(lengths: lengths, normalization: try run.normalization()))
    },
    Measure(
      name: "closeness", scope: .vertices, caption: LocalizedText("Closeness", "Proximité"),
      definition: LocalizedText(
        "Inverse of the mean distance from the actors that reach this one, times the share of "
          + "actors that do (Wasserman and Faust). Weights are used as lengths only; above 1 where lengths "
          + "are below 1, undefined where all distances are 0.",
        "Inverse de la distance moyenne depuis les acteurs qui atteignent celui-ci, multiplié "
          + "par la part de ces acteurs (Wasserman et Faust). Les poids ne servent que de "
          + "longueurs\u{202F}; plus de 1 si des longueurs sont inférieures à 1, indéfinie si toutes les "
          + "distances sont nulles."),
      formula: .init(
        "C(v) = (r − 1)/(n − 1) · (r − 1)/Σ d(u,v), r actors reach v",
        "C(v) = (r − 1)/(n − 1) · (r − 1)/Σ d(u,v), r acteurs atteignent v"),
      says: LocalizedText(
        "Who is few steps away from the others, so that news arrives soon.",
        "Qui est à peu de pas des autres, donc vite informé."),
      doesNotSay: LocalizedText(
        "Whether anything travels along the ties; in small compact networks all values are "
          + "alike.",
        "Ni que quelque chose circule\u{202F}; dans un petit réseau compact toutes les "
          + "valeurs se ressemblent."),
      source: .init(
        "L. C. Freeman, Centrality in social networks: conceptual clarification, Social "
          + "Networks 1(3), 1978", doi: "10.1016/0378-8733(78)90021-7"),
      parameters: [
        .lengths, .pathDirection,
        MeasureParameter(
          name: "variant", values: .choice(["wf", "classic", "raw"]), defaultValue: "wf",
          meaning: LocalizedText(
            "wf: Wasserman and Faust; classic: within what is reachable; raw: 1/sum of distances.",
            "wf\u{202F}: Wasserman et Faust\u{202F}; classic\u{202F}: parmi ce qui est atteint\u{202F}; raw\u{202F}: 1/somme."
          )),
      ]
    ) { run in
      let lengths = try run.lengthRule()
      let direction = try run.choice("direction", PathDirection.self)
      let variant = try run.choice("variant", ClosenessVariant.self)
      return .vertices(
        try run.graph.closeness(lengths: lengths, direction: direction, variant: variant))
    },
    Measure(
      name: "harmonic", scope: .vertices,
      caption: LocalizedText("Harmonic closeness", "Proximité harmonique"),
      definition: LocalizedText(
        "Sum of 1/distance from all other actors; an actor out of reach adds 0. Weights are "
          + "used as lengths only, which may not be 0. Normalized: divided by n − 1; above 1 where lengths "
          + "are below 1.",
        "Somme des 1/distance depuis tous les autres acteurs\u{202F}; un acteur hors "
          + "d’atteinte ajoute 0. Les poids ne servent que de longueurs, jamais nulles. Normalisée\u{202F}: "
          + "divisée par n − 1\u{202F}; plus de 1 si des longueurs sont inférieures à 1."),
      formula: "H(v) = Σ_{u≠v} 1/d(u,v)",
      says: LocalizedText(
        "Who is near to many others; comparable in networks of several components.",
        "Qui est près de beaucoup d’autres\u{202F}; comparable même si le réseau a plusieurs "
          + "composantes."),
      doesNotSay: LocalizedText(
        "Whether anything travels along the ties.",
        "Que quelque chose circule le long des liens."),
      source: .init(
        "P. Boldi, S. Vigna, Axioms for centrality, Internet Mathematics 10(3-4), 2014",
        doi: "10.1080/15427951.2013.865686"),
      parameters: [
        .lengths, .pathDirection,
        .normalized(false, LocalizedText("Divide by n − 1.", "Diviser par n − 1.")),
      ]
    ) { run in
      let lengths = try run.lengthRule()
      let direction = try run.choice("direction", PathDirection.self)
      return .vertices(
        try run.graph.harmonicCloseness(
          lengths: lengths, direction: direction, normalization: try run.normalization()))
    },
    Measure(
      name: "eigenvector", scope: .vertices,
      caption: LocalizedText("Eigenvector centrality", "Centralité de vecteur propre"),
      definition: LocalizedText(
        "Score in proportion to the sum of the scores of those tied to the actor (of those "
          + "that point to it in a directed graph); weights are strengths. Squares sum to 1.",
        "Score proportionnel à la somme des scores des acteurs liés (de ceux qui pointent "
          + "vers lui si le graphe est orienté)\u{202F}; les poids sont des forces. Les carrés "
          + "somment à 1."),
      formula: .init(
        "λ x = Aᵀ x, λ the largest eigenvalue",
        "λ x = Aᵀ x, λ la plus grande valeur propre"),
      says: LocalizedText(
        "Who is tied to actors that are themselves well tied.",
        "Qui est lié à des acteurs eux-mêmes bien liés."),
      doesNotSay: LocalizedText(
        "Anything about actors outside the densest part: their scores are near 0. Undefined "
          + "when several parts have the same largest eigenvalue.",
        "Rien sur les acteurs hors de la partie la plus dense\u{202F}: leur score est proche "
          + "de 0. Indéfini quand plusieurs parties ont la même plus grande valeur propre."),
      source: .init(
        "P. Bonacich, Factoring and weighting approaches to status scores and clique "
          + "identification, Journal of Mathematical Sociology 2(1), 1972",
        doi: "10.1080/0022250X.1972.9989806"),
      parameters: [
        .weights,
        MeasureParameter(
          name: "norm", values: .choice(["l2", "max", "sum"]), defaultValue: "l2",
          meaning: LocalizedText(
            "What is 1: the sum of squares, the largest score, or the sum.",
            "Ce qui vaut 1\u{202F}: la somme des carrés, le plus grand score ou la somme.")),
      ]
    ) { run in
      let rule = try run.strengthRule()
      let norm = try run.choice("norm", EigenvectorNorm.self)
      guard let scores = try run.graph.eigenvectorCentrality(weights: rule) else {
        return .vertices(Array(repeating: nil, count: run.graph.vertexCount))
      }
      let scale =
        switch norm {
        case .squares: 1.0
        case .largest: scores.max() ?? 1
        case .sum: scores.reduce(0, +)
        }
      return .vertices(scores.map { $0 / scale })
    },
    Measure(
      name: "pagerank", scope: .vertices, caption: LocalizedText("PageRank", "PageRank"),
      definition: LocalizedText(
        "Probability to meet a random walker at the actor who follows a tie with probability "
          + "alpha and jumps anywhere otherwise; weights are strengths. Scores sum to 1.",
        "Probabilité de trouver chez l’acteur un promeneur qui suit un lien avec la "
          + "probabilité alpha et saute ailleurs sinon\u{202F}; les poids sont des forces. Les "
          + "scores somment à 1."),
      formula: .init(
        "x = α Pᵀ x + α (dangling mass) v + (1 − α) v",
        "x = α Pᵀ x + α (masse des impasses) v + (1 − α) v"),
      says: LocalizedText(
        "Who receives attention or money from actors that receive much themselves.",
        "Qui reçoit attention ou argent d’acteurs qui en reçoivent eux-mêmes beaucoup."),
      doesNotSay: LocalizedText(
        "Much beyond the degree in an undirected network, where the two are nearly "
          + "proportional.",
        "Guère plus que le degré dans un réseau non orienté, où les deux sont presque "
          + "proportionnels."),
      source: .init(
        "S. Brin, L. Page, The anatomy of a large-scale hypertextual web search engine, "
          + "Computer Networks 30, 1998", doi: "10.1016/S0169-7552(98)00110-X"),
      parameters: [
        .weights,
        MeasureParameter(
          name: "alpha", values: .number, defaultValue: "0.85",
          meaning: LocalizedText(
            "The probability to follow a tie.", "La probabilité de suivre un lien.")),
        MeasureParameter(
          name: "personalization", values: .perVertex, defaultValue: nil,
          meaning: LocalizedText(
            "Where jumps lead; anywhere alike unless given.",
            "Où mènent les sauts\u{202F}; partout également par défaut.")),
        MeasureParameter(
          name: "dangling", values: .choice(DanglingRule.allCases.map(\.rawValue)),
          defaultValue: DanglingRule.jump.rawValue,
          meaning: LocalizedText(
            "Where the walker goes from an actor without ties to follow: where jumps lead "
              + "(personalization), or anywhere alike (uniform).",
            "Où va le promeneur depuis un acteur sans lien à suivre\u{202F}: là où mènent les sauts "
              + "(personalization), ou partout également (uniform).")),
      ]
    ) { run in
      let rule = try run.strengthRule()
      let alpha = try run.number("alpha")
      if let personalization = run.input.personalization {
        run.record("personalization", .perVertex(personalization))
      }
      let dangling = try run.choice("dangling", DanglingRule.self)
      return .vertices(
        try run.graph.pageRank(
          weights: rule, alpha: alpha, personalization: run.input.personalization,
          dangling: dangling))
    },
    Measure(
      name: "core-number", scope: .vertices,
      caption: LocalizedText("Core number", "Indice de cœur"),
      definition: LocalizedText(
        "Largest k such that the actor belongs to a part in which each has at least k ties "
          + "inside. Weights and self-loops are not used.",
        "Plus grand k tel que l’acteur appartient à une partie où chacun a au moins k liens "
          + "internes. Ni poids ni boucles."),
      formula: .init(
        "c(v) = max { k | v has ≥ k ties inside a part where all have ≥ k }",
        "c(v) = max { k | v a ≥ k liens dans une partie où tous en ont ≥ k }"),
      says: LocalizedText(
        "Who belongs to the dense nucleus of the network.",
        "Qui appartient au noyau dense du réseau."),
      doesNotSay: LocalizedText(
        "Any order inside the nucleus; one clique of minor actors has high numbers too.",
        "Aucun ordre dans le noyau\u{202F}; une clique d’acteurs mineurs a aussi un indice "
          + "élevé."),
      source: .init(
        "S. B. Seidman, Network structure and minimum degree, Social Networks 5(3), 1983",
        doi: "10.1016/0378-8733(83)90028-X"),
      parameters: [.arcDirection]
    ) { run in
      let direction = try run.choice("direction", ArcDirection.self)
      return .vertices(run.graph.coreNumber(direction).map(Double.init))
    },
  ]
}

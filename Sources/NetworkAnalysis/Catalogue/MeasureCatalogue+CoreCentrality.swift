import NetworkGraph

extension MeasureCatalogue {
  /// Who is in the core, who spreads, and who stands where in a chain.
  static let coreCentralityMeasures: [Measure] = [
    onionLayers, trussNumber, vertexTrussNumber, voteRank, averageNeighborDegree, trophicLevel,
    trophicIncoherence, dispersion,
  ]

  private static let onionLayers = Measure(
    name: "onion-layers", scope: .vertices,
    caption: LocalizedText("Onion layer", "Couche d’oignon"),
    definition: LocalizedText(
      "Round in which the actor leaves when all that have at most as many ties left as the present core allows "
        + "leave at once. Directions, weights and self-loops are dropped.",
      "Tour où l’acteur part quand partent ensemble tous ceux à qui il ne reste pas plus de liens que le cœur "
        + "présent n’en permet. Ni orientation, ni poids, ni boucles."),
    formula: .init(
      "layer(v) = number of rounds until v leaves, those with ≤ k ties left leaving at "
        + "once",
      "couche(v) = nombre de tours jusqu’au départ de v, ceux à qui il reste ≤ k liens "
        + "partant ensemble"),
    says: LocalizedText(
      "How deep an actor lies, inside its core too.",
      "À quelle profondeur se trouve l’acteur, y compris dans son cœur."),
    doesNotSay: LocalizedText(
      "How many ties the actor has there: see core-number.",
      "Combien de liens l’acteur y a\u{202F}: voir core-number."),
    source: .init(
      "L. Hébert-Dufresne, J. A. Grochow, A. Allard, Multi-scale structure and topological anomaly detection via "
        + "a new network statistic: the onion decomposition, Scientific Reports 6, 2016",
      doi: "10.1038/srep31708"),
    parameters: []
  ) { run in
    .vertices(run.graph.onionLayers().map(Double.init))
  }

  private static let trusses = Measure.Source(
    "J. Wang, J. Cheng, Truss decomposition in massive networks, PVLDB 5(9), 2012",
    doi: "10.14778/2311906.2311909")

  private static let trussNumber = Measure(
    name: "truss-number", scope: .edges,
    caption: LocalizedText("Truss number", "Indice de treillis"),
    definition: LocalizedText(
      "Largest k such that the tie belongs to a part in which each tie closes at least k − 2 triangles; 2 for a "
        + "tie in no triangle. Directions and weights are dropped.",
      "Plus grand k tel que le lien appartient à une partie où chaque lien ferme au moins k − 2 triangles\u{202F}; "
        + "2 pour un lien sans triangle. Ni orientation ni poids."),
    formula: .init(
      "t(e) = max { k | e is in a part where each tie is in ≥ k − 2 triangles of the part "
        + "}",
      "t(e) = max { k | e est dans une partie où chaque lien est dans ≥ k − 2 triangles "
        + "de la partie }"),
    says: LocalizedText(
      "Which ties are held by partners in common.",
      "Quels liens sont tenus par des partenaires communs."),
    doesNotSay: LocalizedText(
      "How strong a tie is.", "La force d’un lien."),
    source: trusses, parameters: []
  ) { run in
    .edges(try run.graph.trussNumber().map { $0.map(Double.init) })
  }

  private static let vertexTrussNumber = Measure(
    name: "vertex-truss-number", scope: .vertices,
    caption: LocalizedText("Truss number of the actor", "Indice de treillis de l’acteur"),
    definition: LocalizedText(
      "Largest truss number of the actor's ties; 0 without ties. Directions and weights are dropped.",
      "Plus grand indice de treillis des liens de l’acteur\u{202F}; 0 sans liens. Ni orientation ni poids."
    ),
    formula: .init(
      "t(v) = max_{e at v} t(e)",
      "t(v) = max_{e en v} t(e)"),
    says: LocalizedText(
      "Who belongs to a group whose ties close many triangles.",
      "Qui appartient à un groupe dont les liens ferment beaucoup de triangles."),
    doesNotSay: LocalizedText(
      "Which group that is.", "De quel groupe il s’agit."),
    source: trusses, parameters: []
  ) { run in
    .vertices(try run.graph.vertexTrussNumber().map(Double.init))
  }

  private static let voteRank = Measure(
    name: "voterank", scope: .ranking,
    caption: LocalizedText("VoteRank", "VoteRank"),
    definition: LocalizedText(
      "Order in which actors are elected by their neighbours; the neighbours of the elected have less to give in "
        + "later rounds. It ends when nobody receives a vote. Of equal ones the first in the data is elected.",
      "Ordre dans lequel les acteurs sont élus par leurs voisins\u{202F}; les voisins des élus ont moins à donner aux "
        + "tours suivants. Il s’arrête quand personne ne reçoit de voix. À égalité, le premier des données est élu."
    ),
    formula: .init(
      "votes(v) = Σ_u ability(u); after an election 0 for the elected, 1/⟨k⟩ less for its "
        + "neighbours",
      "voix(v) = Σ_u capacité(u)\u{202F}; après une élection 0 pour l’élu, 1/⟨k⟩ de moins "
        + "pour ses voisins"),
    says: LocalizedText(
      "Which few actors to tell something so that many hear of it.",
      "À quels rares acteurs dire une chose pour que beaucoup l’apprennent."),
    doesNotSay: LocalizedText(
      "That no better set exists: each choice is made with the earlier ones fixed.",
      "Qu’il n’existe pas de meilleur ensemble\u{202F}: chaque choix est fait sans revenir sur les précédents."
    ),
    source: .init(
      "J.-X. Zhang, D.-B. Chen, Q. Dong, Z.-D. Zhao, Identifying a set of influential spreaders in complex networks, "
        + "Scientific Reports 6, 2016", doi: "10.1038/srep27823"),
    parameters: [
      MeasureParameter(
        name: "number", values: .wholeNumber, defaultValue: "0",
        meaning: LocalizedText(
          "How many at most; 0 for all that receive votes.",
          "Combien au plus\u{202F}; 0 pour tous ceux qui reçoivent des voix.")),
      MeasureParameter(
        name: "direction", values: .choice(["in", "out"]), defaultValue: "in",
        meaning: LocalizedText(
          "In a directed graph: those that point to an actor vote for it (in), or those that it points to (out, as in "
            + "NetworkX).",
          "Dans un graphe orienté\u{202F}: votent pour un acteur ceux qui pointent vers lui (in), ou ceux vers qui il "
            + "pointe (out, comme dans NetworkX).")),
    ]
  ) { run in
    let number = try run.wholeNumber("number")
    let voters = try run.choice("direction", VoterDirection.self)
    return .ranking(
      try run.graph.voteRank(limit: number == 0 ? nil : number, voters: voters))
  }

  private static let averageNeighborDegree = Measure(
    name: "average-neighbor-degree", scope: .vertices,
    caption: LocalizedText("Mean degree of neighbours", "Degré moyen des voisins"),
    definition: LocalizedText(
      "Mean number of ties of those tied to the actor; with weights, each counts by the strength of the tie. 0 without "
        + "ties.",
      "Nombre moyen de liens de ceux qui sont liés à l’acteur\u{202F}; avec poids, chacun compte selon la force du lien. "
        + "0 sans liens."),
    formula: "Σ_u w(v,u) k(u) / Σ_u w(v,u)",
    says: LocalizedText(
      "Who keeps company with hubs.", "Qui fréquente des acteurs très liés."),
    doesNotSay: LocalizedText(
      "Anything by being above the actor's own degree: on average it is, in every network.",
      "Rien du seul fait de dépasser le degré de l’acteur\u{202F}: en moyenne c’est le cas dans tout réseau."
    ),
    source: .init(
      "R. Pastor-Satorras, A. Vázquez, A. Vespignani, Dynamical and correlation properties of the Internet, Physical "
        + "Review Letters 87, 2001", doi: "10.1103/PhysRevLett.87.258701"),
    parameters: [
      MeasureParameter(
        name: "direction", values: .choice(["undirected", "out", "in", "total"]),
        defaultValue: "undirected",
        meaning: LocalizedText(
          "In a directed graph: directions dropped, ties out and outgoing degrees, ties in and incoming degrees, or both.",
          "Dans un graphe orienté\u{202F}: sans orientation, liens et degrés sortants, liens et degrés entrants, ou les deux."
        )),
      .weights,
    ]
  ) { run in
    let direction = try run.choice("direction", NeighborDirection.self)
    let rule = try run.strengthRule()
    return .vertices(try run.graph.averageNeighborDegree(direction, weights: rule))
  }

  private static let trophicLevel = Measure(
    name: "trophic-level", scope: .vertices,
    caption: LocalizedText("Trophic level", "Niveau trophique"),
    definition: LocalizedText(
      "1 for actors that nothing points to, else 1 more than the mean level of those that point to the actor; weights are "
        + "strengths. Undefined behind a closed part that has no beginning. Directed networks only.",
      "1 pour les acteurs vers qui rien ne pointe, sinon 1 de plus que le niveau moyen de ceux qui pointent vers "
        + "l’acteur\u{202F}; les poids sont des forces. Indéfini derrière une partie fermée sans commencement. Réseaux "
        + "orientés seulement."),
    formula: "s(v) = 1 + Σ_u w(u,v) s(u) / Σ_u w(u,v)",
    says: LocalizedText(
      "How high the actor stands in chains of money, orders or supply.",
      "À quelle hauteur se tient l’acteur dans des chaînes d’argent, d’ordres ou de fournitures."),
    doesNotSay: LocalizedText(
      "How much passes.", "Combien y passe."),
    source: .init(
      "S. Levine, Several measures of trophic structure applicable to complex food webs, Journal of Theoretical Biology "
        + "83(2), 1980", doi: "10.1016/0022-5193(80)90288-X"),
    parameters: [.weights]
  ) { run in
    let rule = try run.strengthRule()
    return .vertices(try run.graph.trophicLevel(weights: rule))
  }

  private static let trophicIncoherence = Measure(
    name: "trophic-incoherence", scope: .graph,
    caption: LocalizedText("Trophic incoherence", "Incohérence trophique"),
    definition: LocalizedText(
      "Standard deviation over ties of the difference in trophic level. Undefined where a level is. Directed networks only.",
      "Écart type, sur les liens, de la différence de niveau trophique. Indéfinie si un niveau l’est. Réseaux orientés "
        + "seulement."),
    formula: .init(
      "q = √(mean of (s(v) − s(u))² − mean²) over arcs u → v",
      "q = √(moyenne de (s(v) − s(u))² − moyenne²) sur les arcs u → v"),
    says: LocalizedText(
      "0: a clean hierarchy in which each tie climbs one level. Large: ties skip levels or lead back.",
      "0\u{202F}: une hiérarchie nette où chaque lien monte d’un niveau. Grande\u{202F}: des liens sautent des niveaux ou "
        + "reviennent."),
    doesNotSay: LocalizedText(
      "Which ties break the order.", "Quels liens rompent l’ordre."),
    source: .init(
      "S. Johnson, V. Domínguez-García, L. Donetti, M. A. Muñoz, Trophic coherence determines food-web stability, PNAS "
        + "111(50), 2014", doi: "10.1073/pnas.1409077111"),
    parameters: [
      .weights,
      MeasureParameter(
        name: "cannibalism", values: .flag, defaultValue: "false",
        meaning: LocalizedText("Whether self-loops count.", "Si les boucles comptent.")),
    ]
  ) { run in
    let rule = try run.strengthRule()
    return .graph(
      try run.graph.trophicIncoherence(
        weights: rule, countsSelfLoops: try run.flag("cannibalism")))
  }

  private static let dispersion = Measure(
    name: "dispersion", scope: .vertices, caption: LocalizedText("Dispersion", "Dispersion"),
    definition: LocalizedText(
      "For each contact of one actor, the number of pairs of their common contacts who are neither tied nor have another "
        + "contact of the actor in common. Normalized: (count + b)^alpha / (common contacts + c). Undefined for others.",
      "Pour chaque contact d’un acteur, nombre de paires de leurs contacts communs qui ne sont ni liés ni n’ont en commun un "
        + "autre contact de l’acteur. Normalisée\u{202F}: (nombre + b)^alpha / (contacts communs + c). Indéfinie pour les "
        + "autres."),
    formula: "Σ_{s,t ∈ C(u,v)} [d_v(s,t) > 2]",
    says: LocalizedText(
      "Which partner is tied into several separate parts of the actor's surroundings.",
      "Quel partenaire est lié à plusieurs parties séparées de l’entourage de l’acteur."),
    doesNotSay: LocalizedText(
      "How strong the tie is, nor anything for partners without common contacts.",
      "La force du lien, ni rien des partenaires sans contacts communs."),
    source: .init(
      "L. Backstrom, J. Kleinberg, Romantic partnerships and the dispersion of social ties, CSCW 2014",
      doi: "10.1145/2531602.2531642"),
    parameters: [
      MeasureParameter(
        name: "source", values: .vertex, defaultValue: nil,
        meaning: LocalizedText("Whose contacts.", "Les contacts de qui.")),
      .normalized(
        true,
        LocalizedText("Divide by the common contacts.", "Diviser par les contacts communs.")),
      scale("alpha", "1.0", LocalizedText("The exponent.", "L’exposant.")),
      scale("b", "0.0", LocalizedText("Added to the count.", "Ajouté au nombre.")),
      scale(
        "c", "0.0", LocalizedText("Added to the common contacts.", "Ajouté aux contacts communs.")),
    ]
  ) { run in
    let source = try run.source()
    guard try run.flag("normalized") else {
      return .vertices(try run.graph.dispersion(of: source, scale: nil))
    }
    let scale = DispersionScale(
      alpha: try run.number("alpha"), b: try run.number("b"), c: try run.number("c"))
    return .vertices(try run.graph.dispersion(of: source, scale: scale))
  }

  private static func scale(
    _ name: String, _ standard: String, _ meaning: LocalizedText
  ) -> MeasureParameter {
    MeasureParameter(name: name, values: .number, defaultValue: standard, meaning: meaning)
  }
}

import NetworkGraph

extension MeasureCatalogue {
  /// Who is central when every way counts, the longer the less.
  static let currentFlowMeasures: [Measure] = [
    subgraphCentrality, communicability, currentFlowCloseness, currentFlowBetweenness, secondOrder,
  ]

  private static let walkTemperature = MeasureParameter(
    name: "beta", values: .number, defaultValue: "1.0",
    meaning: LocalizedText(
      "What each step counts; small numbers keep to short walks.",
      "Ce que compte chaque pas\u{202F}; de petits nombres s’en tiennent aux marches courtes."))

  private static let subgraphCentrality = Measure(
    name: "subgraph-centrality", scope: .vertices,
    caption: LocalizedText("Subgraph centrality", "Centralité de sous-graphe"),
    definition: LocalizedText(
      "Number of closed walks through the actor, a walk of k steps counting beta to the power of k over k "
        + "factorial. Neither directions nor weights.",
      "Nombre de marches fermées par l’acteur, une marche de k pas comptant beta puissance k sur factorielle "
        + "k. Ni orientation ni poids."),
    formula: .init(
      "diagonal of exp(β A)",
      "diagonale de exp(β A)"),
    says: LocalizedText(
      "Who belongs to many small dense parts, triangles first.",
      "Qui appartient à beaucoup de petites parties denses, les triangles d’abord."),
    doesNotSay: LocalizedText(
      "Who links separate parts; values grow exponentially with density, so compare ranks.",
      "Qui relie des parties séparées\u{202F}; les valeurs croissent exponentiellement avec la densité, "
        + "comparer donc les rangs."),
    source: .init(
      "E. Estrada, J. A. Rodríguez-Velázquez, Subgraph centrality in complex networks, Physical Review E "
        + "71, 2005", doi: "10.1103/PhysRevE.71.056103"),
    parameters: [walkTemperature]
  ) { run in
    let beta = try run.number("beta")
    return .vertices(try run.graph.subgraphCentrality(beta: beta))
  }

  private static let communicability = Measure(
    name: "communicability", scope: .matrix,
    caption: LocalizedText("Communicability", "Communicabilité"),
    definition: LocalizedText(
      "Number of walks between two actors, a walk of k steps counting beta to the power of k over k "
        + "factorial. Neither directions nor weights.",
      "Nombre de marches entre deux acteurs, une marche de k pas comptant beta puissance k sur factorielle k. "
        + "Ni orientation ni poids."),
    formula: "exp(β A)",
    says: LocalizedText(
      "Who can reach whom by many short ways.",
      "Qui peut atteindre qui par beaucoup de chemins courts."),
    doesNotSay: LocalizedText(
      "That anything takes these ways.", "Que quelque chose passe par ces chemins."),
    source: .init(
      "E. Estrada, N. Hatano, Communicability in complex networks, Physical Review E 77, 2008",
      doi: "10.1103/PhysRevE.77.036111"),
    parameters: [walkTemperature]
  ) { run in
    let beta = try run.number("beta")
    return .matrix(try run.graph.communicability(beta: beta))
  }

  private static let brandesFleischer = Measure.Source(
    "U. Brandes, D. Fleischer, Centrality measures based on current flow, STACS 2005",
    doi: "10.1007/978-3-540-31856-9_44")

  private static let currentFlowCloseness = Measure(
    name: "current-flow-closeness", scope: .vertices,
    caption: LocalizedText("Current-flow closeness", "Proximité de courant"),
    definition: LocalizedText(
      "Inverse of the sum of effective resistances to all others when ties conduct in proportion to their "
        + "strength. Undefined when the network is not connected.",
      "Inverse de la somme des résistances effectives vers tous les autres quand les liens conduisent selon "
        + "leur force. Indéfinie si le réseau n’est pas connexe."),
    formula: "1 / Σ_w R(v,w)",
    says: LocalizedText(
      "Who is near to the others when all ways count, not the shortest alone.",
      "Qui est près des autres quand tous les chemins comptent, pas seulement le plus court."),
    doesNotSay: LocalizedText(
      "Anything comparable between networks of different size, unless the variant is stated.",
      "Rien de comparable entre réseaux de tailles différentes, sauf à préciser la variante."),
    source: brandesFleischer,
    parameters: [
      .weights,
      MeasureParameter(
        name: "variant", values: .choice(["networkx", "information"]), defaultValue: "networkx",
        meaning: LocalizedText(
          "networkx: 1/sum; information: n/sum, the information centrality of Stephenson and Zelen (1989).",
          "networkx\u{202F}: 1/somme\u{202F}; information\u{202F}: n/somme, la centralité d’information de "
            + "Stephenson et Zelen (1989).")),
    ]
  ) { run in
    let rule = try run.strengthRule()
    let variant = try run.choice("variant", CurrentFlowVariant.self)
    return .vertices(try run.graph.currentFlowCloseness(weights: rule, variant: variant))
  }

  private static let currentFlowBetweenness = Measure(
    name: "current-flow-betweenness", scope: .vertices,
    caption: LocalizedText("Current-flow betweenness", "Intermédiarité de courant"),
    definition: LocalizedText(
      "Share of a unit current between two other actors that flows through the actor, added up over pairs; "
        + "ties conduct in proportion to their strength. Undefined when the network is not connected. "
        + "Normalized: divided by the number of pairs of others.",
      "Part d’un courant unité entre deux autres acteurs qui passe par l’acteur, sommée sur les paires\u{202F}; "
        + "les liens conduisent selon leur force. Indéfinie si le réseau n’est pas connexe. Normalisée\u{202F}: "
        + "divisée par le nombre de paires d’autres acteurs."),
    formula: "Σ_{s<t} ½ Σ_u |i_st(v,u)|",
    says: LocalizedText(
      "Who stands between others even where they do not take the shortest way.",
      "Qui se tient entre les autres même s’ils ne prennent pas le plus court chemin."),
    doesNotSay: LocalizedText(
      "That the actor could cut the others off: see articulation-points.",
      "Que l’acteur pourrait couper les autres\u{202F}: voir articulation-points."),
    source: .init(
      "M. E. J. Newman, A measure of betweenness centrality based on random walks, Social Networks 27(1), "
        + "2005", doi: "10.1016/j.socnet.2004.11.009"),
    parameters: [
      .weights,
      .normalized(
        true, LocalizedText("Divide by (n − 1)(n − 2)/2.", "Diviser par (n − 1)(n − 2)/2.")),
    ]
  ) { run in
    let rule = try run.strengthRule()
    return .vertices(
      try run.graph.currentFlowBetweenness(weights: rule, normalization: try run.normalization()))
  }

  private static let secondOrder = Measure(
    name: "second-order", scope: .vertices,
    caption: LocalizedText("Second order centrality", "Centralité du second ordre"),
    definition: LocalizedText(
      "Standard deviation of the times between two visits of a random walk that visits all actors equally "
        + "often; weights are strengths. Low values are central. Undefined when the network is not connected.",
      "Écart type des temps entre deux visites d’une marche aléatoire qui visite tous les acteurs aussi "
        + "souvent\u{202F}; les poids sont des forces. Les valeurs basses sont centrales. Indéfinie si le "
        + "réseau n’est pas connexe."),
    formula: .init(
      "√(2 Σ_u m(u,v) − n(n + 1)), m the mean times to v",
      "√(2 Σ_u m(u,v) − n(n + 1)), m les temps moyens vers v"),
    says: LocalizedText(
      "Low: in the middle of the network. High: on a tail that is left for long.",
      "Bas\u{202F}: au milieu du réseau. Élevé\u{202F}: sur une branche longtemps délaissée."),
    doesNotSay: LocalizedText(
      "Anything in absolute terms: it grows with the size of the network.",
      "Rien dans l’absolu\u{202F}: elle croît avec la taille du réseau."),
    source: .init(
      "A.-M. Kermarrec, E. Le Merrer, B. Sericola, G. Trédan, Second order centrality: distributed assessment "
        + "of nodes criticity in complex networks, Computer Communications 34(5), 2011",
      doi: "10.1016/j.comcom.2010.06.007"),
    parameters: [.weights]
  ) { run in
    let rule = try run.strengthRule()
    return .vertices(try run.graph.secondOrderCentrality(weights: rule))
  }
}

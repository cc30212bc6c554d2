import NetworkGraph

extension MeasureCatalogue {
  /// How actors are connected, and how near they are.
  static let pathMeasures: [Measure] = [
    Measure(
      name: "all-shortest-paths", scope: .groups,
      caption: LocalizedText("All shortest paths", "Tous les plus courts chemins"),
      definition: LocalizedText(
        "Every shortest path from the source to the target, as its actors in order.",
        "Chaque plus court chemin de la source à la cible, par ses acteurs dans l’ordre."),
      formula: .init(
        "all paths s … t of length d(s,t)",
        "tous les chemins s … t de longueur d(s,t)"),
      says: LocalizedText(
        "Through whom two actors are connected, and whether there is a choice.",
        "Par qui deux acteurs sont reliés, et s’il y a le choix."),
      doesNotSay: LocalizedText(
        "That anything takes a shortest path.",
        "Que quoi que ce soit prend un plus court chemin."),
      source: .dijkstra,
      parameters: [.lengths, .pathSource, .pathTarget, .resultLimit(10_000)]
    ) { run in
      let lengths = try run.lengthRule()
      let (source, target) = (try run.source(), try run.target())
      return .groups(
        try run.graph.allShortestPaths(
          from: source, to: target, lengths: lengths, limit: try run.wholeNumber("limit")))
    },
    Measure(
      name: "k-shortest-paths", scope: .groups,
      caption: LocalizedText("k shortest paths", "k plus courts chemins"),
      definition: LocalizedText(
        "The k shortest paths from the source to the target that visit nobody twice, as their actors "
          + "in order; shortest first.",
        "Les k plus courts chemins de la source à la cible sans passer deux fois par le même acteur, "
          + "par leurs acteurs dans l’ordre\u{202F}; le plus court d’abord."),
      formula: .init(
        "the k shortest paths s … t that meet no actor twice",
        "les k plus courts chemins s … t qui ne rencontrent aucun acteur deux fois"),
      says: LocalizedText(
        "How else two actors are connected when the shortest way fails.",
        "Comment deux acteurs restent reliés si le plus court chemin manque."),
      doesNotSay: LocalizedText(
        "That the paths are separate: most share actors.",
        "Que ces chemins sont séparés\u{202F}: la plupart partagent des acteurs."),
      source: .init(
        "J. Y. Yen, Finding the k shortest loopless paths in a network, Management Science 17(11), "
          + "1971", doi: "10.1287/mnsc.17.11.712"),
      parameters: [
        .lengths, .pathSource, .pathTarget,
        MeasureParameter(
          name: "k", values: .wholeNumber, defaultValue: "5",
          meaning: LocalizedText("How many paths.", "Combien de chemins.")),
      ]
    ) { run in
      let lengths = try run.lengthRule()
      let (source, target) = (try run.source(), try run.target())
      let count = try run.wholeNumber("k")
      return .groups(
        try run.graph.shortestPaths(from: source, to: target, count: count, lengths: lengths)
          .map(\.vertices))
    },
    Measure(
      name: "distance-matrix", scope: .matrix,
      caption: LocalizedText("Distances of all pairs", "Distances de toutes les paires"),
      definition: LocalizedText(
        "Distance from each actor to each; undefined without a path. Refused above the limit of actors.",
        "Distance de chaque acteur à chaque autre\u{202F}; indéfinie sans chemin. Refusée au-delà de la "
          + "limite d’acteurs."),
      formula: "d(u,v)",
      says: LocalizedText(
        "How many steps separate each two actors.",
        "Combien de pas séparent deux acteurs quelconques."),
      doesNotSay: LocalizedText(
        "How many ways there are.", "Combien de chemins existent."),
      source: .dijkstra,
      parameters: [
        .lengths,
        MeasureParameter(
          name: "limit", values: .wholeNumber, defaultValue: "2000",
          meaning: LocalizedText(
            "With more actors than this the question is refused.",
            "Au-delà de ce nombre d’acteurs, la question est refusée.")),
      ]
    ) { run in
      let lengths = try run.lengthRule()
      return .matrix(
        try run.graph.distanceMatrix(lengths: lengths, limit: try run.wholeNumber("limit")))
    },
    Measure(
      name: "center", scope: .groups, caption: LocalizedText("Centre", "Centre"),
      definition: LocalizedText(
        "The actors whose farthest other actor is nearest; none when the network is not (strongly) "
          + "connected, unless such pairs are ignored.",
        "Les acteurs dont le plus éloigné des autres est le moins loin\u{202F}; aucun si le réseau n’est "
          + "pas (fortement) connexe, sauf si ces paires sont ignorées."),
      formula: .init(
        "{v | ecc(v) = radius}",
        "{v | ecc(v) = rayon}"),
      says: LocalizedText(
        "Who reaches everybody in the fewest steps.", "Qui atteint tous en le moins de pas."),
      doesNotSay: LocalizedText(
        "Who is near on average: see closeness.",
        "Qui est proche en moyenne\u{202F}: voir la proximité."),
      source: .harary, parameters: [.lengths, .unreachable]
    ) { run in
      let lengths = try run.lengthRule()
      let unreachable = try run.choice("unreachable", UnreachablePairs.self)
      let center = try run.graph.center(lengths: lengths, unreachable: unreachable)
      return .groups(center.isEmpty ? [] : [center])
    },
    Measure(
      name: "periphery", scope: .groups, caption: LocalizedText("Periphery", "Périphérie"),
      definition: LocalizedText(
        "The actors whose farthest other actor is as far as any; none when the network is not (strongly) "
          + "connected, unless such pairs are ignored.",
        "Les acteurs dont l’acteur le plus éloigné est aussi loin que possible\u{202F}; aucun si le réseau "
          + "n’est pas (fortement) connexe, sauf si ces paires sont ignorées."),
      formula: .init(
        "{v | ecc(v) = diameter}",
        "{v | ecc(v) = diamètre}"),
      says: LocalizedText(
        "Who stands at the far ends of the network.", "Qui se tient aux extrémités du réseau."),
      doesNotSay: LocalizedText(
        "Who has few ties: an end may be well tied.",
        "Qui a peu de liens\u{202F}: une extrémité peut être bien liée."),
      source: .harary, parameters: [.lengths, .unreachable]
    ) { run in
      let lengths = try run.lengthRule()
      let unreachable = try run.choice("unreachable", UnreachablePairs.self)
      let periphery = try run.graph.periphery(lengths: lengths, unreachable: unreachable)
      return .groups(periphery.isEmpty ? [] : [periphery])
    },
    Measure(
      name: "local-efficiency", scope: .graph,
      caption: LocalizedText("Local efficiency", "Efficacité locale"),
      definition: LocalizedText(
        "Mean over the actors of the global efficiency of their partners among themselves. Directions, "
          + "weights and self-loops are not used.",
        "Moyenne sur les acteurs de l’efficacité globale de leurs partenaires entre eux. Ni orientation, "
          + "ni poids, ni boucles."),
      formula: "E = Σ_v E(G[N(v)]) / n",
      says: LocalizedText(
        "How well those around an actor stay in touch when the actor is lost.",
        "À quel point l’entourage d’un acteur reste en contact s’il disparaît."),
      doesNotSay: LocalizedText(
        "Whether they stay in touch over others: only partners count.",
        "S’ils restent en contact par d’autres\u{202F}: seuls comptent les partenaires."),
      source: .latoraMarchiori, parameters: []
    ) { run in
      return .graph(try run.graph.localEfficiency())
    },
    Measure(
      name: "local-efficiency-of-vertices", scope: .vertices,
      caption: LocalizedText("Local efficiency of the actor", "Efficacité locale de l’acteur"),
      definition: LocalizedText(
        "Global efficiency of the actor's partners among themselves; 0 with fewer than two. Directions, "
          + "weights and self-loops are not used.",
        "Efficacité globale des partenaires de l’acteur entre eux\u{202F}; 0 à moins de deux. Ni "
          + "orientation, ni poids, ni boucles."),
      formula: "E(G[N(v)])",
      says: LocalizedText(
        "Whether those around the actor need the actor to stay in touch.",
        "Si l’entourage a besoin de l’acteur pour rester en contact."),
      doesNotSay: LocalizedText(
        "Whether they stay in touch over others: only partners count.",
        "S’ils restent en contact par d’autres\u{202F}: seuls comptent les partenaires."),
      source: .latoraMarchiori, parameters: []
    ) { run in
      return .vertices(try run.graph.localEfficiencies())
    },
    Measure(
      name: "log-spanning-trees", scope: .graph,
      caption: LocalizedText("Spanning trees (log)", "Arbres couvrants (log)"),
      definition: LocalizedText(
        "Natural logarithm of the number of spanning trees (with weights, of the sum of the products of "
          + "their weights); undefined when not connected. Directions are dropped.",
        "Logarithme naturel du nombre d’arbres couvrants (avec poids, de la somme des produits de leurs "
          + "poids)\u{202F}; indéfini si non connexe. Sans orientation."),
      formula: "ln det L_0",
      says: LocalizedText(
        "In how many ways the network can stay connected.",
        "De combien de façons le réseau peut rester connexe."),
      doesNotSay: LocalizedText(
        "Where it is weak: one bridge does not show.",
        "Où il est faible\u{202F}: un pont ne s’y voit pas."),
      source: .init(
        "G. Kirchhoff, Über die Auflösung der Gleichungen, Annalen der Physik 148, 1847",
        doi: "10.1002/andp.18471481202"),
      parameters: [.weights]
    ) { run in
      return .graph(try run.graph.logSpanningTreeCount(weights: try run.strengthRule()))
    },
  ]
}

extension Measure.Source {
  fileprivate static let dijkstra = Measure.Source(
    "E. W. Dijkstra, A note on two problems in connexion with graphs, Numerische Mathematik 1, 1959",
    doi: "10.1007/BF01386390")
  fileprivate static let harary = Measure.Source("F. Harary, Graph Theory, Addison-Wesley, 1969")
  fileprivate static let latoraMarchiori = Measure.Source(
    "V. Latora, M. Marchiori, Efficient behavior of small-world networks, Physical Review Letters 87, "
      + "2001", doi: "10.1103/PhysRevLett.87.198701")
}

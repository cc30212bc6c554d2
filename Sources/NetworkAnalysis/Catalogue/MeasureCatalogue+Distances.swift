import NetworkGraph

extension MeasureCatalogue {
  /// How far actors are from each other.
  static let distanceMeasures: [Measure] = [
    Measure(
      name: "distances", scope: .vertices, caption: LocalizedText("Distance", "Distance"),
      definition: LocalizedText(
        "Shortest distance from a given actor, in steps; undefined where there is no path. "
          + "Weights are used as lengths only.",
        "Plus courte distance depuis un acteur donné, en pas\u{202F}; indéfinie sans chemin. "
          + "Les poids ne servent que de longueurs."),
      formula: "d(s,v)",
      says: LocalizedText(
        "How far the others are from one actor.",
        "À quelle distance les autres sont d’un acteur."),
      doesNotSay: LocalizedText(
        "How many ways lead there, or how good they are.",
        "Combien de chemins y mènent, ni ce qu’ils valent."),
      source: .init(
        "E. W. Dijkstra, A note on two problems in connexion with graphs, Numerische Mathematik "
          + "1, 1959", doi: "10.1007/BF01386390"),
      parameters: [
        .lengths,
        MeasureParameter(
          name: "source", values: .vertex, defaultValue: nil,
          meaning: LocalizedText(
            "The actor that distances are measured from.",
            "L’acteur d’où se mesurent les distances.")),
      ]
    ) { run in
      let lengths = try run.lengthRule()
      return .vertices(try run.graph.distances(from: try run.source(), lengths: lengths))
    },
    Measure(
      name: "eccentricity", scope: .vertices,
      caption: LocalizedText("Eccentricity", "Excentricité"),
      definition: LocalizedText(
        "Distance to the actor farthest away; undefined when some actor cannot be reached, "
          + "unless such pairs are ignored. Weights are used as lengths only; a length may be 0.",
        "Distance à l’acteur le plus éloigné\u{202F}; indéfinie si un acteur ne peut être "
          + "atteint, sauf si ces paires sont ignorées. Les poids ne servent que de longueurs\u{202F}; une "
          + "longueur peut être nulle."),
      formula: "e(v) = max_u d(v,u)",
      says: LocalizedText(
        "Who can reach all others in few steps.",
        "Qui peut atteindre tous les autres en peu de pas."),
      doesNotSay: LocalizedText(
        "Much about the typical distance: one remote actor decides.",
        "Pas grand-chose sur la distance ordinaire\u{202F}: un seul acteur éloigné décide."),
      source: .init("F. Harary, Graph Theory, Addison-Wesley, 1969"),
      parameters: [.lengths, .unreachable]
    ) { run in
      let lengths = try run.lengthRule()
      let unreachable = try run.choice("unreachable", UnreachablePairs.self)
      return .vertices(try run.graph.eccentricity(lengths: lengths, unreachable: unreachable))
    },
    Measure(
      name: "diameter", scope: .graph, caption: LocalizedText("Diameter", "Diamètre"),
      definition: LocalizedText(
        "Largest distance between two actors; undefined when the network is not (strongly) "
          + "connected, unless such pairs are ignored.",
        "Plus grande distance entre deux acteurs\u{202F}; indéfini si le réseau n’est pas "
          + "(fortement) connexe, sauf si ces paires sont ignorées."),
      formula: "max d(u,v)",
      says: LocalizedText(
        "How far apart the most remote actors are.",
        "À quel point les acteurs les plus éloignés le sont."),
      doesNotSay: LocalizedText(
        "The typical distance: see the mean distance.",
        "La distance ordinaire\u{202F}: voir la distance moyenne."),
      source: .init("F. Harary, Graph Theory, Addison-Wesley, 1969"),
      parameters: [.lengths, .unreachable]
    ) { run in
      let lengths = try run.lengthRule()
      let unreachable = try run.choice("unreachable", UnreachablePairs.self)
      return .graph(
        try run.graph.distanceIndicators(lengths: lengths, unreachable: unreachable).diameter)
    },
    Measure(
      name: "radius", scope: .graph, caption: LocalizedText("Radius", "Rayon"),
      definition: LocalizedText(
        "Smallest eccentricity; undefined when the network is not (strongly) connected, "
          + "unless such pairs are ignored.",
        "Plus petite excentricité\u{202F}; indéfini si le réseau n’est pas (fortement) "
          + "connexe, sauf si ces paires sont ignorées."),
      formula: "min_v max_u d(v,u)",
      says: LocalizedText(
        "In how many steps the best placed actor reaches all.",
        "En combien de pas l’acteur le mieux placé atteint tous les autres."),
      doesNotSay: LocalizedText(
        "Who that actor is.",
        "Qui est cet acteur."),
      source: .init("F. Harary, Graph Theory, Addison-Wesley, 1969"),
      parameters: [.lengths, .unreachable]
    ) { run in
      let lengths = try run.lengthRule()
      let unreachable = try run.choice("unreachable", UnreachablePairs.self)
      return .graph(
        try run.graph.distanceIndicators(lengths: lengths, unreachable: unreachable).radius)
    },
    Measure(
      name: "average-path-length", scope: .graph,
      caption: LocalizedText("Mean distance", "Distance moyenne"),
      definition: LocalizedText(
        "Mean of the distances between two different actors; undefined when the network is "
          + "not (strongly) connected, unless such pairs are ignored.",
        "Moyenne des distances entre deux acteurs différents\u{202F}; indéfinie si le réseau "
          + "n’est pas (fortement) connexe, sauf si ces paires sont ignorées."),
      formula: "L = Σ d(u,v) / (n(n − 1))",
      says: LocalizedText(
        "How many steps separate two actors on average.",
        "Combien de pas séparent deux acteurs en moyenne."),
      doesNotSay: LocalizedText(
        "That information takes the shortest path.",
        "Que l’information prend le plus court chemin."),
      source: .init(
        "D. J. Watts, S. H. Strogatz, Collective dynamics of small-world networks, Nature 393, "
          + "1998", doi: "10.1038/30918"),
      parameters: [.lengths, .unreachable]
    ) { run in
      let lengths = try run.lengthRule()
      let unreachable = try run.choice("unreachable", UnreachablePairs.self)
      return .graph(
        try run.graph.distanceIndicators(lengths: lengths, unreachable: unreachable).meanDistance)
    },
    Measure(
      name: "global-efficiency", scope: .graph,
      caption: LocalizedText("Global efficiency", "Efficacité globale"),
      definition: LocalizedText(
        "Mean of 1/distance over pairs of actors; a pair without a path counts 0. Weights are "
          + "used as lengths only; lengths below 1 may give more than 1, and a distance of 0 makes it "
          + "undefined.",
        "Moyenne des 1/distance entre acteurs\u{202F}; une paire sans chemin compte 0. Les "
          + "poids ne servent que de longueurs\u{202F}; des longueurs inférieures à 1 peuvent donner plus "
          + "de 1, et une distance nulle la rend indéfinie."),
      formula: "E = Σ 1/d(u,v) / (n(n − 1))",
      says: LocalizedText(
        "How near actors are to each other, also when the network falls into parts.",
        "À quel point les acteurs sont proches, même si le réseau est en plusieurs parties."),
      doesNotSay: LocalizedText(
        "Anything about how well the network works.",
        "Rien sur le bon fonctionnement du réseau."),
      source: .init(
        "V. Latora, M. Marchiori, Efficient behavior of small-world networks, Physical Review "
          + "Letters 87, 2001", doi: "10.1103/PhysRevLett.87.198701"),
      parameters: [.lengths]
    ) { run in
      let lengths = try run.lengthRule()
      return .graph(try run.graph.distanceIndicators(lengths: lengths).globalEfficiency)
    },
    Measure(
      name: "wiener-index", scope: .graph,
      caption: LocalizedText("Wiener index", "Indice de Wiener"),
      definition: LocalizedText(
        "Sum of the distances of all pairs, ordered pairs in a directed graph. Weights are used as lengths "
          + "only. Infinite when the network is not (strongly) connected; given as undefined then, since JSON "
          + "has no infinity.",
        "Somme des distances de toutes les paires, ordonnées si le graphe est orienté. Les poids ne servent "
          + "que de longueurs. Infini si le réseau n’est pas (fortement) connexe\u{202F}; donné alors comme "
          + "indéfini, car JSON n’a pas d’infini."),
      formula: "W = Σ d(u,v)",
      says: LocalizedText(
        "How compact a network is among networks of the same size.",
        "La compacité d’un réseau parmi ceux de même taille."),
      doesNotSay: LocalizedText(
        "Anything between networks of different sizes.",
        "Rien entre des réseaux de tailles différentes."),
      source: .init(
        "H. Wiener, Structural determination of paraffin boiling points, Journal of the "
          + "American Chemical Society 69(1), 1947", doi: "10.1021/ja01193a005"),
      parameters: [.lengths]
    ) { run in
      let lengths = try run.lengthRule()
      return .graph(try run.graph.distanceIndicators(lengths: lengths).wienerIndex)
    },
  ]
}

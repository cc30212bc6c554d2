import NetworkGraph

extension MeasureParameter {
  /// How many results are listed at most.
  static func resultLimit(_ defaultValue: Int) -> MeasureParameter {
    MeasureParameter(
      name: "limit", values: .wholeNumber, defaultValue: String(defaultValue),
      meaning: LocalizedText(
        "With more results than this the question is refused.",
        "Au-delà de ce nombre de résultats, la question est refusée."))
  }
}

extension MeasureCatalogue {
  /// Groups of actors who are all tied to each other.
  static let cliqueMeasures: [Measure] = [
    Measure(
      name: "maximal-cliques", scope: .groups,
      caption: LocalizedText("Maximal cliques", "Cliques maximales"),
      definition: LocalizedText(
        "Sets of actors who are all tied to each other and whom nobody else could join; an actor "
          + "without ties is one alone. Directions, weights and self-loops are not used.",
        "Ensembles d’acteurs tous liés entre eux, que nul autre ne pourrait rejoindre\u{202F}; un "
          + "acteur sans lien en forme un à lui seul. Ni orientation, ni poids, ni boucles."),
      formula: .init(
        "sets C with a(u,v) = 1 for all u ≠ v in C, and no set with one more",
        "ensembles C avec a(u,v) = 1 pour tous u ≠ v de C, auxquels nul ne peut s’ajouter"),
      says: LocalizedText(
        "Who works with whom in closed circles; an actor can be in many.",
        "Qui travaille avec qui en cercle fermé\u{202F}; un acteur peut être dans plusieurs."),
      doesNotSay: LocalizedText(
        "Anything of groups in which a single tie is missing.",
        "Rien des groupes où manque un seul lien."),
      source: .init(
        "C. Bron, J. Kerbosch, Algorithm 457: finding all cliques of an undirected graph, "
          + "Communications of the ACM 16(9), 1973", doi: "10.1145/362342.362367"),
      parameters: [
        MeasureParameter(
          name: "minimum", values: .wholeNumber, defaultValue: "1",
          meaning: LocalizedText(
            "Smaller cliques are left out.", "Les cliques plus petites sont laissées de côté.")),
        .resultLimit(100_000),
      ]
    ) { run in
      let minimum = try run.wholeNumber("minimum")
      return .groups(
        try run.graph.maximalCliques(
          minimumSize: minimum, limit: try run.wholeNumber("limit")))
    },
    Measure(
      name: "maximum-clique", scope: .groups,
      caption: LocalizedText("A largest clique", "Une plus grande clique"),
      definition: LocalizedText(
        "A largest set of actors who are all tied to each other; of several one. Directions, weights "
          + "and self-loops are not used.",
        "Un plus grand ensemble d’acteurs tous liés entre eux, parmi d’éventuels autres. Ni "
          + "orientation, ni poids, ni boucles."),
      formula: .init(
        "one C with |C| = ω(G)",
        "un C avec |C| = ω(G)"),
      says: LocalizedText(
        "The largest circle in which everybody knows everybody.",
        "Le plus grand cercle où chacun connaît chacun."),
      doesNotSay: LocalizedText(
        "That it is the only one.", "Que c’est le seul."),
      source: .bitParallelClique, parameters: []
    ) { run in
      let clique = try run.graph.maximumClique()
      return .groups(clique.isEmpty ? [] : [clique])
    },
    Measure(
      name: "clique-number", scope: .graph,
      caption: LocalizedText("Clique number", "Taille de la plus grande clique"),
      definition: LocalizedText(
        "Number of actors of a largest clique; 0 without actors. Directions, weights and self-loops "
          + "are not used.",
        "Nombre d’acteurs d’une plus grande clique\u{202F}; 0 sans acteur. Ni orientation, ni poids, "
          + "ni boucles."),
      formula: "ω(G)",
      says: LocalizedText(
        "How many can all be tied to each other here.",
        "Combien d’acteurs sont ici tous liés entre eux."),
      doesNotSay: LocalizedText(
        "How many such groups there are.", "Combien il y a de tels groupes."),
      source: .bitParallelClique, parameters: []
    ) { run in
      return .graph(Double(try run.graph.maximumClique().count))
    },
    Measure(
      name: "clique-counts", scope: .table,
      caption: LocalizedText("Number of cliques", "Nombre de cliques"),
      definition: LocalizedText(
        "Number of cliques of each size: all of them, or the maximal ones only. Directions, weights "
          + "and self-loops are not used.",
        "Nombre de cliques de chaque taille\u{202F}: toutes, ou les seules maximales. Ni orientation, "
          + "ni poids, ni boucles."),
      formula: .init(
        "#{ C | |C| = k } for each k",
        "#{ C | |C| = k } pour chaque k"),
      says: LocalizedText(
        "How much of the network is made of closed circles, and how large they are.",
        "Quelle part du réseau est faite de cercles fermés, et de quelle taille."),
      doesNotSay: LocalizedText(
        "How many actors take part: cliques overlap.",
        "Combien d’acteurs y participent\u{202F}: les cliques se recouvrent."),
      source: .init(
        "S. Jain, C. Seshadhri, The power of pivoting for exact clique counting, WSDM 2020",
        doi: "10.1145/3336191.3371839"),
      parameters: [
        MeasureParameter(
          name: "maximal", values: .flag, defaultValue: "false",
          meaning: LocalizedText(
            "Whether only maximal cliques count.", "Si seules les cliques maximales comptent."))
      ]
    ) { run in
      let counts =
        try run.flag("maximal")
        ? run.graph.maximalCliqueCounts().map(Double.init) : run.graph.cliqueCounts()
      return .table(
        counts.enumerated().dropFirst().map { .init(name: String($0.offset), value: $0.element) })
    },
    Measure(
      name: "k-clique-communities", scope: .groups,
      caption: LocalizedText("k-clique communities", "Communautés de k-cliques"),
      definition: LocalizedText(
        "Unions of cliques of k actors that can be reached from each other by exchanging one actor at "
          + "a time; groups may overlap, actors in no such clique are in none.",
        "Unions de cliques de k acteurs qu’on relie en échangeant un acteur à la fois\u{202F}; les "
          + "groupes peuvent se recouvrir, un acteur hors de toute clique n’est dans aucun."),
      formula: .init(
        "unions of k-cliques, neighbours when they share k − 1 actors",
        "unions de k-cliques, voisines quand elles partagent k − 1 acteurs"),
      says: LocalizedText(
        "Circles that overlap, and who stands in several.",
        "Des cercles qui se recouvrent, et qui se tient dans plusieurs."),
      doesNotSay: LocalizedText(
        "Anything of those outside: with a larger k they are many.",
        "Rien de ceux qui sont dehors\u{202F}: avec un k plus grand, ils sont nombreux."),
      source: .init(
        "G. Palla, I. Derényi, I. Farkas, T. Vicsek, Uncovering the overlapping community structure "
          + "of complex networks in nature and society, Nature 435, 2005",
        doi: "10.1038/nature03607"),
      parameters: [
        MeasureParameter(
          name: "k", values: .wholeNumber, defaultValue: "3",
          meaning: LocalizedText(
            "The size of the cliques, 2 or more.", "La taille des cliques, au moins 2.")),
        .resultLimit(1_000_000),
      ]
    ) { run in
      let k = try run.wholeNumber("k")
      return .groups(
        try run.graph.cliqueCommunities(k: k, limit: try run.wholeNumber("limit")))
    },
  ]
}

extension Measure.Source {
  fileprivate static let bitParallelClique = Measure.Source(
    "P. San Segundo, D. Rodríguez-Losada, A. Jiménez, An exact bit-parallel algorithm for the maximum "
      + "clique problem, Computers & Operations Research 38(2), 2011",
    doi: "10.1016/j.cor.2010.07.019")
}

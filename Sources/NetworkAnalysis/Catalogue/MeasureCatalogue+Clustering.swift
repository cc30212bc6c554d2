import NetworkGraph

extension MeasureCatalogue {
  /// How far partners of partners are partners.
  static let clusteringMeasures: [Measure] = [
    Measure(
      name: "triangles", scope: .vertices, caption: LocalizedText("Triangles", "Triangles"),
      definition: LocalizedText(
        "Number of pairs of the actor's partners that are tied to each other. Directions, "
          + "weights and self-loops are not used.",
        "Nombre de paires de partenaires de l’acteur liées entre elles. Ni orientation, ni "
          + "poids, ni boucles."),
      formula: "T(v) = #{ {u,w} | a(v,u) = a(u,w) = a(v,w) = 1 }",
      says: LocalizedText(
        "In how many closed circles of three the actor takes part.",
        "À combien de cercles fermés de trois l’acteur participe."),
      doesNotSay: LocalizedText(
        "Much without the degree: many partners make many possible triangles.",
        "Pas grand-chose sans le degré\u{202F}: beaucoup de partenaires font beaucoup de "
          + "triangles possibles."),
      source: .init(
        "D. J. Watts, S. H. Strogatz, Collective dynamics of small-world networks, Nature 393, "
          + "1998", doi: "10.1038/30918"),
      parameters: []
    ) { run in
      let triangles = try TriangleCounting(run.graph).countPerVertexUnlessCancelled()
      return .vertices(triangles.map(Double.init))
    },
    Measure(
      name: "clustering", scope: .vertices,
      caption: LocalizedText("Local clustering", "Coefficient d’agglomération"),
      definition: LocalizedText(
        "Share of the pairs of the actor's partners that are tied; 0 with fewer than two "
          + "partners. Directed: after Fagiolo. With weights: after Onnela or Barrat. Self-loops "
          + "are dropped.",
        "Part des paires de partenaires de l’acteur liées entre elles\u{202F}; 0 avec moins "
          + "de deux partenaires. Orienté\u{202F}: selon Fagiolo. Avec poids\u{202F}: selon "
          + "Onnela ou Barrat. Sans boucles."),
      formula: "c(v) = 2 T(v) / (k(v) (k(v) − 1))",
      says: LocalizedText(
        "High: the partners form a circle. Low: the actor links partners that are not tied.",
        "Élevé\u{202F}: les partenaires forment un cercle. Bas\u{202F}: l’acteur relie des "
          + "partenaires non liés entre eux."),
      doesNotSay: LocalizedText(
        "Anything where projects were turned into ties of all with all: each project makes a "
          + "closed circle by construction.",
        "Rien quand des projets ont été transformés en liens de tous avec tous\u{202F}: "
          + "chaque projet fait un cercle fermé par construction."),
      source: .init(
        "D. J. Watts, S. H. Strogatz, Collective dynamics of small-world networks, Nature 393, "
          + "1998", doi: "10.1038/30918"),
      parameters: [.weights, .weighted]
    ) { run in
      return .vertices(try run.graph.localClustering(try run.clusteringRule()))
    },
    Measure(
      name: "average-clustering", scope: .graph,
      caption: LocalizedText("Average clustering", "Agglomération moyenne"),
      definition: LocalizedText(
        "Mean of the local clustering of all actors; those with fewer than two partners count "
          + "0.",
        "Moyenne du coefficient d’agglomération de tous les acteurs\u{202F}; ceux qui ont "
          + "moins de deux partenaires comptent 0."),
      formula: "C = Σ_v c(v) / n",
      says: LocalizedText(
        "How much partners of partners are partners, each actor counting alike.",
        "À quel point les partenaires des partenaires sont partenaires, chaque acteur "
          + "comptant autant."),
      doesNotSay: LocalizedText(
        "The same as transitivity, which counts each path alike.",
        "La même chose que la transitivité, où chaque chemin compte autant."),
      source: .init(
        "D. J. Watts, S. H. Strogatz, Collective dynamics of small-world networks, Nature 393, "
          + "1998", doi: "10.1038/30918"),
      parameters: [.weights, .weighted]
    ) { run in
      return .graph(try run.graph.averageClustering(try run.clusteringRule()))
    },
    Measure(
      name: "transitivity", scope: .graph, caption: LocalizedText("Transitivity", "Transitivité"),
      definition: LocalizedText(
        "Share of paths of two ties whose ends are tied; 0 when there are none. Directions, "
          + "weights and self-loops are not used.",
        "Part des chemins de deux liens dont les extrémités sont liées\u{202F}; 0 s’il n’y en "
          + "a pas. Ni orientation, ni poids, ni boucles."),
      formula: .init(
        "T = 3 · triangles / paths of two edges",
        "T = 3 · triangles / chemins de deux arêtes"),
      says: LocalizedText(
        "How closed the network is on the whole.",
        "À quel point le réseau est fermé dans son ensemble."),
      doesNotSay: LocalizedText(
        "The same as average clustering: hubs weigh more here.",
        "La même chose que l’agglomération moyenne\u{202F}: les gros acteurs pèsent plus ici."),
      source: .init(
        "M. E. J. Newman, S. H. Strogatz, D. J. Watts, Random graphs with arbitrary degree "
          + "distributions and their applications, Physical Review E 64, 2001",
        doi: "10.1103/PhysRevE.64.026118"),
      parameters: []
    ) { run in
      let triangles = try TriangleCounting(run.graph).countPerVertexUnlessCancelled()
      return .graph(run.graph.transitivity(triangles: triangles))
    },
  ]
}

import NetworkGraph

extension MeasureCatalogue {
  /// How groups of actors are tied.
  static let groupMeasures: [Measure] = [
    Measure(
      name: "communities", scope: .groups, caption: LocalizedText("Communities", "Communautés"),
      definition: LocalizedText(
        "Groups found by the Leiden algorithm for modularity, the best of several starts from "
          + "a seed. Weights are strengths, directions are dropped.",
        "Groupes trouvés par l’algorithme de Leiden pour la modularité, le meilleur de "
          + "plusieurs départs depuis une graine. Les poids sont des forces\u{202F}; sans "
          + "orientation."),
      formula: .init(
        "Q = Σ_c [L_c/m − γ (d_c/2m)²], as large as is found",
        "Q = Σ_c [L_c/m − γ (d_c/2m)²], le plus grand trouvé"),
      says: LocalizedText(
        "Who works more with each other than with others.",
        "Qui travaille davantage ensemble qu’avec les autres."),
      doesNotSay: LocalizedText(
        "That groups have sharp borders (see community-certainty), nor that there are any at all (see "
          + "community-significance).",
        "Que les groupes ont des frontières nettes (voir community-certainty), "
          + "ni qu’il y en a (voir community-significance)."),
      source: .init(
        "V. A. Traag, L. Waltman, N. J. van Eck, From Louvain to Leiden: guaranteeing "
          + "well-connected communities, Scientific Reports 9, 2019",
        doi: "10.1038/s41598-019-41695-z"),
      parameters: [
        .weights, .resolution,
        MeasureParameter(
          name: "seed", values: .wholeNumber, defaultValue: "1",
          meaning: LocalizedText(
            "Where random choices begin.", "Le début des choix aléatoires.")),
        MeasureParameter(
          name: "starts", values: .wholeNumber, defaultValue: "10",
          meaning: LocalizedText(
            "How many times to start anew; the best is kept.",
            "Le nombre de départs\u{202F}; le meilleur est gardé.")),
      ]
    ) { run in
      let rule = try run.strengthRule()
      let resolution = try run.number("resolution")
      let seed = try run.wholeNumber("seed")
      let starts = try run.wholeNumber("starts")
      return .groups(
        try run.graph.leidenCommunities(
          resolution: resolution, weights: rule, seed: UInt64(seed), starts: starts
        ).groups)
    },
    Measure(
      name: "modularity", scope: .graph, caption: LocalizedText("Modularity", "Modularité"),
      definition: LocalizedText(
        "Share of ties inside given groups, less the share expected by chance with the same "
          + "strengths. Weights are strengths. Undefined without ties.",
        "Part des liens à l’intérieur de groupes donnés, moins la part attendue par hasard à "
          + "forces égales. Les poids sont des forces. Indéfinie sans lien."),
      formula: "Q = Σ_c [L(c)/m − γ (d(c)/2m)²]",
      says: LocalizedText(
        "How well groups catch where ties are dense.",
        "À quel point les groupes saisissent où les liens sont denses."),
      doesNotSay: LocalizedText(
        "That groups are real: random networks have high values too.",
        "Que les groupes sont réels\u{202F}: des réseaux aléatoires ont aussi des valeurs "
          + "élevées."),
      source: .init(
        "M. E. J. Newman, M. Girvan, Finding and evaluating community structure in networks, "
          + "Physical Review E 69, 2004", doi: "10.1103/PhysRevE.69.026113"),
      parameters: [.weights, .resolution, .grouping]
    ) { run in
      let rule = try run.strengthRule()
      let resolution = try run.number("resolution")
      let grouping = try run.grouping()
      run.record("groups", .groups(grouping.partition))
      for (v, group) in grouping.groups.enumerated() where group == nil {
        throw MeasureOptionError.missing(
          "a group for every vertex; \(Vertex(v)) has none", measure: "modularity")
      }
      return .graph(
        try run.graph.modularity(
          of: Partition(labels: grouping.groups.map { $0! }), resolution: resolution,
          weights: rule))
    },
    Measure(
      name: "attribute-assortativity", scope: .graph,
      caption: LocalizedText("Attribute assortativity", "Assortativité d’attribut"),
      definition: LocalizedText(
        "How much more ties stay inside groups than by chance, relative to the most that is "
          + "possible. Weights are not used. Undefined without ties or with one group.",
        "À quel point les liens restent dans les groupes plus que par hasard, relativement au "
          + "maximum possible. Sans poids. Indéfinie sans lien ou avec un seul groupe."),
      formula: "r = (tr e − Σ a b) / (1 − Σ a b)",
      says: LocalizedText(
        "1: ties only inside groups; 0: as by chance; below 0: ties seek other groups.",
        "1\u{202F}: liens dans les groupes seulement\u{202F}; 0\u{202F}: comme au "
          + "hasard\u{202F}; sous 0\u{202F}: les liens cherchent d’autres groupes."),
      doesNotSay: LocalizedText(
        "Why: ties between spheres may be what a programme asks for.",
        "Pourquoi\u{202F}: les liens entre sphères peuvent être exigés par un programme."),
      source: .init(
        "M. E. J. Newman, Mixing patterns in networks, Physical Review E 67, 2003",
        doi: "10.1103/PhysRevE.67.026126"),
      parameters: [.grouping]
    ) { run in
      return .graph(try run.graph.attributeAssortativity(groups: try run.grouping().groups))
    },
    Measure(
      name: "ei-index", scope: .graph, caption: LocalizedText("E-I index", "Indice E-I"),
      definition: LocalizedText(
        "Ties between groups (E) against ties within (I): (E − I)/(E + I), from −1 to 1; with "
          + "weights, sums of strengths. Self-loops are dropped. Undefined without ties.",
        "Liens entre groupes (E) contre liens internes (I)\u{202F}: (E − I)/(E + I), de −1 à "
          + "1\u{202F}; avec poids, sommes des forces. Sans boucles. Indéfini sans lien."),
      formula: "(E − I)/(E + I)",
      says: LocalizedText(
        "Whether the network is open between its spheres.",
        "Si le réseau est ouvert entre ses sphères."),
      doesNotSay: LocalizedText(
        "Whether that is more than chance: small groups have few inside ties to make.",
        "Si c’est plus que le hasard\u{202F}: un petit groupe a peu de liens internes "
          + "possibles."),
      source: .init(
        "D. Krackhardt, R. N. Stern, Informal networks and organizational crises, Social "
          + "Psychology Quarterly 51(2), 1988", doi: "10.2307/2786835"),
      parameters: [.weights, .grouping]
    ) { run in
      let rule = try run.strengthRule()
      let groups = try run.grouping().groups
      return .graph(try run.graph.externalInternalIndex(groups: groups, weights: rule).value)
    },
    Measure(
      name: "ei-index-of-vertices", scope: .vertices,
      caption: LocalizedText("E-I index of the actor", "Indice E-I de l’acteur"),
      definition: LocalizedText(
        "The actor's ties to other groups (E) against those to its own (I): (E − I)/(E + I), "
          + "from −1 to 1; with weights, sums of strengths. Undefined without ties.",
        "Liens de l’acteur vers d’autres groupes (E) contre liens internes (I)\u{202F}: (E − "
          + "I)/(E + I), de −1 à 1\u{202F}; avec poids, sommes des forces. Indéfini sans lien."),
      formula: "(E − I)/(E + I)",
      says: LocalizedText(
        "Who is turned to other spheres.",
        "Qui est tourné vers d’autres sphères."),
      doesNotSay: LocalizedText(
        "How many ties that is: one tie gives −1 or 1.",
        "De combien de liens il s’agit\u{202F}: un seul lien donne −1 ou 1."),
      source: .init(
        "D. Krackhardt, R. N. Stern, Informal networks and organizational crises, Social "
          + "Psychology Quarterly 51(2), 1988", doi: "10.2307/2786835"),
      parameters: [.weights, .grouping]
    ) { run in
      let rule = try run.strengthRule()
      let groups = try run.grouping().groups
      return .vertices(
        try run.graph.externalInternalIndexOfVertices(groups: groups, weights: rule).map(\.value))
    },
    Measure(
      name: "partner-groups", scope: .vertices,
      caption: LocalizedText("Groups among the partners", "Groupes parmi les partenaires"),
      definition: LocalizedText(
        "Number of different groups that the actor's partners belong to, its own group and partners "
          + "without a group not counted; directions and weights are not used.",
        "Nombre de groupes différents auxquels appartiennent les partenaires de l’acteur, sans compter le "
          + "sien ni les partenaires sans groupe\u{202F}; sans orientation ni poids."),
      formula: .init(
        "|{g(u) | u tied to v, g(u) ≠ g(v)}|",
        "|{g(u) | u lié à v, g(u) ≠ g(v)}|"),
      says: LocalizedText(
        "Who links other spheres: an actor with partners in academia and in industry has 2 or more.",
        "Qui relie d’autres sphères\u{202F}: un acteur lié à la recherche et à l’industrie a 2 ou plus."
      ),
      doesNotSay: LocalizedText(
        "Whether these partners work with each other through the actor.",
        "Si ces partenaires travaillent entre eux par l’acteur."),
      source: .init(
        "P. M. Blau, Inequality and Heterogeneity, Free Press, 1977"),
      parameters: [.grouping]
    ) { run in
      let groups = try run.grouping().groups
      let graph = run.graph.simpleSkeleton()
      return .vertices(
        graph.vertices.map { vertex in
          var found: Set<Int> = []
          for slot in graph.arcs(from: vertex) {
            if let group = groups[graph.heads[slot].index], group != groups[vertex.index] {
              found.insert(group)
            }
          }
          return Double(found.count)
        })
    },
  ]
}

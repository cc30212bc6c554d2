import NetworkGraph

extension MeasureParameter {
  fileprivate static let seed = MeasureParameter(
    name: "seed", values: .wholeNumber, defaultValue: "1",
    meaning: LocalizedText(
      "Where random choices begin.", "Où commencent les choix aléatoires."))

  fileprivate static func references(_ count: Int) -> MeasureParameter {
    MeasureParameter(
      name: "references", values: .wholeNumber, defaultValue: String(count),
      meaning: LocalizedText(
        "How many random graphs of the same degrees are compared with.",
        "À combien de graphes aléatoires de mêmes degrés on compare."))
  }
}

extension MeasureCatalogue {
  /// Which small patterns there are, and whether more than chance.
  static let censusMeasures: [Measure] = [
    Measure(
      name: "triad-census", scope: .table,
      caption: LocalizedText("Triad census", "Recensement des triades"),
      definition: LocalizedText(
        "Number of sets of three actors tied in each of the sixteen ways of a directed graph. "
          + "Self-loops are dropped.",
        "Nombre d’ensembles de trois acteurs liés de chacune des seize façons d’un graphe orienté. "
          + "Sans boucles."),
      formula: .init(
        "number of sets of three actors of each of the 16 types from 003 to 300",
        "nombre d’ensembles de trois acteurs de chacun des 16 types, de 003 à 300"),
      says: LocalizedText(
        "Which small structures the network is made of: chains, hierarchies, circles.",
        "De quelles petites structures le réseau est fait\u{202F}: chaînes, hiérarchies, cercles."),
      doesNotSay: LocalizedText(
        "Whether that is more than chance: the counts follow mostly from the density.",
        "Si c’est plus que le hasard\u{202F}: les nombres suivent surtout de la densité."),
      source: .init(
        "V. Batagelj, A. Mrvar, A subquadratic triad census algorithm for large sparse networks, "
          + "Social Networks 23(3), 2001", doi: "10.1016/S0378-8733(01)00035-1"),
      parameters: []
    ) { run in
      let census = try run.graph.triadCensus()
      return .table(
        TriadType.allCases.map { .init(name: $0.rawValue, value: Double(census[$0])) })
    },
    Measure(
      name: "motifs", scope: .table, caption: LocalizedText("Motifs", "Motifs"),
      definition: LocalizedText(
        "Number of sets of three or four actors tied in each possible way, in the order of igraph; four "
          + "actors of a directed network where they hang together, by their arcs: ab-bc-cd is a chain. "
          + "Self-loops and weights are not used.",
        "Nombre d’ensembles de trois ou quatre acteurs liés de chaque façon possible, dans l’ordre "
          + "d’igraph\u{202F}; quatre acteurs d’un réseau orienté s’ils se tiennent, par leurs arcs\u{202F}: "
          + "ab-bc-cd est une chaîne. Sans boucles ni poids."),
      formula: .init(
        "#{ S | |S| = k, the ties inside S form the pattern }",
        "#{ S | |S| = k, les liens dans S forment le motif }"),
      says: LocalizedText(
        "Which small patterns occur, and how often.",
        "Quels petits motifs se présentent, et combien de fois."),
      doesNotSay: LocalizedText(
        "Which are frequent: compare with random graphs of the same degrees.",
        "Lesquels sont fréquents\u{202F}: comparer à des graphes aléatoires de mêmes degrés."),
      source: .init(
        "R. Milo et al., Network motifs: simple building blocks of complex networks, Science 298, "
          + "2002", doi: "10.1126/science.298.5594.824"),
      parameters: [
        MeasureParameter(
          name: "size", values: .wholeNumber, defaultValue: "3",
          meaning: LocalizedText(
            "The number of actors of each set.", "Le nombre d’acteurs de chaque ensemble."))
      ]
    ) { run in
      let counts = try run.graph.motifCounts(size: try run.wholeNumber("size"))
      return .table(counts.motifs.map { .init(name: $0.name, value: Double($0.count)) })
    },
    Measure(
      name: "numeric-assortativity", scope: .graph,
      caption: LocalizedText("Numeric assortativity", "Assortativité numérique"),
      definition: LocalizedText(
        "Correlation of a number of the actors at the two ends of ties; ties with an end without one "
          + "are left out. Undefined when the number does not vary.",
        "Corrélation d’un nombre des acteurs aux deux bouts des liens\u{202F}; les liens dont un bout "
          + "n’en a pas sont laissés de côté. Indéfinie si le nombre ne varie pas."),
      formula: "r = cov(x, y) / (σ_x σ_y)",
      says: LocalizedText(
        "Above 0: large is tied to large; below 0: large to small.",
        "Au-dessus de 0\u{202F}: les grands sont liés aux grands\u{202F}; sous 0\u{202F}: aux petits."
      ),
      doesNotSay: LocalizedText(
        "Which came first, the likeness or the tie.",
        "Ce qui fut d’abord, la ressemblance ou le lien."),
      source: .init(
        "M. E. J. Newman, Mixing patterns in networks, Physical Review E 67, 2003",
        doi: "10.1103/PhysRevE.67.026126"),
      parameters: [
        MeasureParameter(
          name: "attribute", values: .attribute, defaultValue: nil,
          meaning: LocalizedText("The number to compare.", "Le nombre à comparer."))
      ]
    ) { run in
      return .graph(try run.graph.numericAssortativity(try run.attribute()))
    },
    Measure(
      name: "rich-club", scope: .table,
      caption: LocalizedText("Rich club", "Club des riches"),
      definition: LocalizedText(
        "For each degree, share of the pairs of actors above it that are tied; with references, relative "
          + "to random graphs of the same degrees. Directions, weights and self-loops are not used.",
        "Pour chaque degré, part des paires d’acteurs au-dessus qui sont liées\u{202F}; avec références, "
          + "relative à des graphes aléatoires de mêmes degrés. Ni orientation, ni poids, ni boucles."
      ),
      formula: "φ(k) = 2 E_{>k} / (N_{>k} (N_{>k} − 1))",
      says: LocalizedText(
        "Relative to random graphs, above 1: those with many ties form a club.",
        "Relative aux graphes aléatoires, au-dessus de 1\u{202F}: les mieux liés forment un club."),
      doesNotSay: LocalizedText(
        "Anything without references: it grows with the degree in almost any network.",
        "Rien sans références\u{202F}: elle croît avec le degré dans presque tout réseau."),
      source: .init(
        "V. Colizza, A. Flammini, M. A. Serrano, A. Vespignani, Detecting rich-club ordering in complex "
          + "networks, Nature Physics 2, 2006", doi: "10.1038/nphys209"),
      parameters: [.references(0), .seed]
    ) { run in
      let count = try run.wholeNumber("references")
      let seed = UInt64(try run.wholeNumber("seed"))
      let clubs = try run.graph.richClubs(referenceCount: count, seed: seed)
      return .table(
        clubs.map {
          .init(name: String($0.degree), value: count > 0 ? $0.normalized : $0.coefficient)
        })
    },
    Measure(
      name: "small-world", scope: .table,
      caption: LocalizedText("Small world", "Petit monde"),
      definition: LocalizedText(
        "Clustering and distances relative to random graphs and lattices of the same degrees, as sigma "
          + "and omega; undefined when the network is not connected. Directions and weights are not used.",
        "Agglomération et distances relatives à des graphes aléatoires et des treillis de mêmes degrés, "
          + "par sigma et oméga\u{202F}; indéfini si le réseau n’est pas connexe. Ni orientation, ni poids."
      ),
      formula: "σ = (C/C_r)/(L/L_r), ω = L_r/L − C/C_l",
      says: LocalizedText(
        "Sigma above 1 or omega near 0: partners of partners are partners, and all are near.",
        "Sigma au-dessus de 1 ou oméga près de 0\u{202F}: cercles fermés, et tous proches."),
      doesNotSay: LocalizedText(
        "Anything by sigma between networks of different sizes: it grows with them.",
        "Rien par sigma entre des réseaux de tailles différentes\u{202F}: il croît avec elles."),
      source: .init(
        "Q. K. Telesford et al., The ubiquity of small-world networks, Brain Connectivity 1(5), 2011",
        doi: "10.1089/brain.2011.0038"),
      parameters: [.references(10), .seed]
    ) { run in
      let count = try run.wholeNumber("references")
      let seed = UInt64(try run.wholeNumber("seed"))
      let world = try run.graph.smallWorld(referenceCount: count, seed: seed)
      return .table([
        .init(name: "sigma", value: world?.sigma), .init(name: "omega", value: world?.omega),
        .init(name: "transitivity", value: world?.transitivity),
        .init(name: "random-transitivity", value: world?.randomTransitivity),
        .init(name: "mean-distance", value: world?.meanDistance),
        .init(name: "random-mean-distance", value: world?.randomMeanDistance),
        .init(name: "average-clustering", value: world?.averageClustering),
        .init(name: "lattice-clustering", value: world?.latticeClustering),
      ])
    },
    Measure(
      name: "average-degree", scope: .graph,
      caption: LocalizedText("Average degree", "Degré moyen"),
      definition: LocalizedText(
        "Mean number of ties of an actor: 2m/n, or m/n in a directed graph; undefined without actors.",
        "Nombre moyen de liens par acteur\u{202F}: 2m/n, ou m/n si le graphe est orienté\u{202F}; "
          + "indéfini sans acteur."),
      formula: "2m / n",
      says: LocalizedText(
        "How many ties actors keep up on average.",
        "Combien de liens les acteurs entretiennent en moyenne."),
      doesNotSay: LocalizedText(
        "What is usual: a few actors with many ties raise it.",
        "Ce qui est courant\u{202F}: quelques acteurs très liés l’élèvent."),
      source: .init(
        "M. Newman, Networks, 2nd edition, Oxford University Press, 2018",
        doi: "10.1093/oso/9780198805090.001.0001"),
      parameters: []
    ) { run in
      return .graph(run.graph.averageDegree())
    },
    Measure(
      name: "degree-distribution", scope: .table,
      caption: LocalizedText("Degree distribution", "Distribution des degrés"),
      definition: LocalizedText(
        "Number of actors of each degree, from 0 to the largest.",
        "Nombre d’acteurs de chaque degré, de 0 au plus grand."),
      formula: "N(k) = #{ v | k(v) = k }",
      says: LocalizedText(
        "Whether all have about as many ties, or few have most.",
        "Si tous ont à peu près autant de liens, ou si peu en ont la plupart."),
      doesNotSay: LocalizedText(
        "That it follows a power law: that needs a test.",
        "Qu’elle suit une loi de puissance\u{202F}: il faut un test."),
      source: .init(
        "M. Newman, Networks, 2nd edition, Oxford University Press, 2018",
        doi: "10.1093/oso/9780198805090.001.0001"),
      parameters: [.arcDirection]
    ) { run in
      let counts = run.graph.degreeDistribution(try run.choice("direction", ArcDirection.self))
      return .table(
        counts.enumerated().map { .init(name: String($0.offset), value: Double($0.element)) })
    },
  ]
}

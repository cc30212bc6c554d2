import NetworkGraph

extension MeasureCatalogue {
  /// How good given groups are, how they agree with others, and what chance makes of them.
  static let partitionMeasures: [Measure] = [
    Measure(
      name: "partition-quality", scope: .table,
      caption: LocalizedText("Quality of groups", "Qualité des groupes"),
      definition: LocalizedText(
        "For given groups: their number, modularity, coverage (share of ties inside), performance "
          + "(share of pairs that are tied and together, or neither), mean conductance (share of a "
          + "group's ends of ties that lead outside) and codelength in bits. Weights are strengths.",
        "Pour des groupes donnés\u{202F}: leur nombre, la modularité, la couverture (part des liens "
          + "internes), la performance (part des paires liées et réunies, ou ni l’un ni l’autre), la "
          + "conductance moyenne (part des bouts de liens d’un groupe qui en sortent) et la longueur "
          + "de code en bits. Les poids sont des forces."),
      formula: .init(
        "Q; coverage = Σ_c L_c/m; performance; mean of φ(c) = cut(c)/min(vol(c), "
          + "vol(rest)); L in bits",
        "Q\u{202F}; couverture = Σ_c L_c/m\u{202F}; performance\u{202F}; moyenne de φ(c) = "
          + "coupe(c)/min(vol(c), vol(reste))\u{202F}; L en bits"),
      says: LocalizedText(
        "How well groups hold ties inside, by several yardsticks.",
        "À quel point les groupes retiennent les liens, selon plusieurs mesures."),
      doesNotSay: LocalizedText(
        "Which yardstick suits: coverage is best for one group, performance for many small ones.",
        "Quelle mesure convient\u{202F}: la couverture préfère un seul groupe, la performance "
          + "beaucoup de petits."),
      source: .init(
        "U. Brandes, M. Gaertler, D. Wagner, Engineering graph clustering: models and experimental "
          + "evaluation, ACM Journal of Experimental Algorithmics 12, 2008",
        doi: "10.1145/1227161.1227162"),
      parameters: [.weights, .grouping]
    ) { run in
      let rule = try run.strengthRule()
      let partition = try run.fullPartition().partition
      let quality = try run.graph.quality(of: partition, weights: rule)
      return .table([
        .init(name: "groups", value: Double(partition.groupCount)),
        .init(name: "modularity", value: try run.graph.modularity(of: partition, weights: rule)),
        .init(name: "coverage", value: quality.coverage),
        .init(name: "performance", value: quality.performance),
        .init(name: "mean-conductance", value: quality.meanConductance),
        .init(name: "codelength", value: try run.graph.codelength(of: partition, weights: rule)),
      ])
    },
    Measure(
      name: "conductance", scope: .table,
      caption: LocalizedText("Conductance", "Conductance"),
      definition: LocalizedText(
        "For each given group the share of its ends of ties that lead outside, counted at the side "
          + "with fewer ends. Weights are strengths, directions are dropped. Undefined where one side "
          + "has no ties.",
        "Pour chaque groupe donné, part de ses bouts de liens qui en sortent, comptée du côté qui en "
          + "a le moins. Les poids sont des forces\u{202F}; sans orientation. Indéfinie si un côté est "
          + "sans lien."),
      formula: .init(
        "φ(c) = cut(c)/min(vol(c), vol(rest))",
        "φ(c) = coupe(c)/min(vol(c), vol(reste))"),
      says: LocalizedText(
        "Low values: a group that is closed to others.",
        "Valeurs basses\u{202F}: un groupe fermé aux autres."),
      doesNotSay: LocalizedText(
        "Whether the group hangs together inside.", "Si le groupe se tient en lui-même."),
      source: .init(
        "J. Leskovec, K. J. Lang, A. Dasgupta, M. W. Mahoney, Statistical properties of community "
          + "structure in large social and information networks, WWW 2008",
        doi: "10.1145/1367497.1367591"),
      parameters: [.weights, .grouping]
    ) { run in
      let rule = try run.strengthRule()
      let (partition, names) = try run.fullPartition()
      let quality = try run.graph.quality(of: partition, weights: rule)
      return .table(zip(names, quality.conductance).map { .init(name: $0, value: $1) })
    },
    Measure(
      name: "codelength", scope: .graph,
      caption: LocalizedText("Codelength", "Longueur de code"),
      definition: LocalizedText(
        "Mean number of bits per step that describe a random walk when names are used anew in each "
          + "given group; directed: PageRank with 0.85, jumps described. Weights are strengths. "
          + "Undefined without ties.",
        "Nombre moyen de bits par pas pour décrire une marche aléatoire quand les noms resservent "
          + "dans chaque groupe donné\u{202F}; orienté\u{202F}: PageRank à 0,85, sauts décrits. Les "
          + "poids sont des forces. Indéfinie sans lien."),
      formula: "L(M) = q H(Q) + Σ_i p(i) H(P_i)",
      says: LocalizedText(
        "Short: flow stays in the groups.", "Courte\u{202F}: le flux reste dans les groupes."),
      doesNotSay: LocalizedText(
        "Anything across networks: compare groupings of one network.",
        "Rien d’un réseau à l’autre\u{202F}: comparer des groupes d’un même réseau."),
      source: .init(
        "M. Rosvall, C. T. Bergstrom, Maps of random walks on complex networks reveal community "
          + "structure, PNAS 105(4), 2008", doi: "10.1073/pnas.0706851105"),
      parameters: [.weights, .grouping]
    ) { run in
      let rule = try run.strengthRule()
      let partition = try run.fullPartition().partition
      return .graph(try run.graph.codelength(of: partition, weights: rule))
    },
    Measure(
      name: "agreement-with-communities", scope: .table,
      caption: LocalizedText("Agreement with communities", "Accord avec les communautés"),
      definition: LocalizedText(
        "How alike given groups and the communities of the network are: normalized mutual information "
          + "(by the mean entropy), adjusted Rand index, Rand index, variation of information in nats "
          + "and split-join distance.",
        "À quel point des groupes donnés ressemblent aux communautés du réseau\u{202F}: information "
          + "mutuelle normalisée (par l’entropie moyenne), indice de Rand ajusté, indice de Rand, "
          + "variation d’information en nats et distance de van Dongen."),
      formula:
        "NMI = 2 I(X;Y)/(H(X) + H(Y)), ARI = (RI − E RI)/(1 − E RI), VI = H(X|Y) + H(Y|X)",
      says: LocalizedText(
        "Whether spheres or places are also who works with whom.",
        "Si les sphères ou les lieux disent aussi qui travaille avec qui."),
      doesNotSay: LocalizedText(
        "That one is the truth: a low value may mean that ties follow something else.",
        "Que l’un est la vérité\u{202F}: une valeur basse peut dire que les liens suivent autre "
          + "chose."),
      source: .init(
        "L. Danon, A. Díaz-Guilera, J. Duch, A. Arenas, Comparing community structure "
          + "identification, Journal of Statistical Mechanics, 2005",
        doi: "10.1088/1742-5468/2005/09/P09008"),
      parameters: [.weights, .grouping, .searchMethod, .searchSeed, .searchStarts(10)]
    ) { run in
      var options = CommunityOptions(weights: try run.strengthRule())
      let given = try run.fullPartition().partition
      let method = try run.choice("method", CommunityMethod.self)
      options.seed = try run.seed()
      options.starts = try run.wholeNumber("starts")
      let found = try run.graph.communities(by: method, options: options)
      let distance = try given.splitJoinDistance(to: found)
      return .table([
        .init(
          name: "normalized-mutual-information",
          value: try given.normalizedMutualInformation(with: found)),
        .init(name: "adjusted-rand-index", value: try given.adjustedRandIndex(with: found)),
        .init(name: "rand-index", value: try given.randIndex(with: found)),
        .init(
          name: "variation-of-information", value: try given.variationOfInformation(to: found)),
        .init(name: "split-join-distance", value: Double(distance.fromThis + distance.fromOther)),
      ])
    },
    Measure(
      name: "community-certainty", scope: .vertices,
      caption: LocalizedText("Certainty of membership", "Certitude d’appartenance"),
      definition: LocalizedText(
        "Share of searches, each from another seed with the actors in another order, in which the "
          + "actor is together with more than half of its group; the group is that on which the "
          + "searches agree.",
        "Part des recherches, chacune depuis une autre graine et dans un autre ordre des acteurs, où "
          + "l’acteur est avec plus de la moitié de son groupe\u{202F}; le groupe est celui sur lequel "
          + "les recherches s’accordent."),
      formula: .init(
        "share of searches in which more than half of v's group is with v",
        "part des recherches où plus de la moitié du groupe de v est avec v"),
      says: LocalizedText(
        "Low values: an actor between groups.", "Valeurs basses\u{202F}: un acteur entre groupes."),
      doesNotSay: LocalizedText(
        "That a certain group is more than chance: see the significance.",
        "Qu’un groupe certain est plus que le hasard\u{202F}: voir la signification."),
      source: .init(
        "A. Lancichinetti, S. Fortunato, Consensus clustering in complex networks, Scientific Reports "
          + "2, 2012", doi: "10.1038/srep00336"),
      parameters: [
        .weights, .searchMethod, .searchSeed,
        MeasureParameter(
          name: "runs", values: .wholeNumber, defaultValue: "20",
          meaning: LocalizedText("The number of searches.", "Le nombre de recherches.")),
      ]
    ) { run in
      var options = CommunityOptions(weights: try run.strengthRule())
      let method = try run.choice("method", CommunityMethod.self)
      options.seed = try run.seed()
      let runs = try run.wholeNumber("runs")
      // The runs renumber vertices: a weight that cannot be used is named by its edge before.
      _ = try run.graph.strengths(by: options.weights)
      return .vertices(
        try run.graph.communityConsensus(by: method, options: options, runs: runs).certainty)
    },
    Measure(
      name: "community-significance", scope: .table,
      caption: LocalizedText("Significance of communities", "Signification des communautés"),
      definition: LocalizedText(
        "Largest modularity found by Leiden, against random networks in which each actor keeps its "
          + "number of ties; p-value (1 + how many reach it)/(1 + their number). Weights and "
          + "directions are dropped. Undefined below two ties.",
        "Plus grande modularité trouvée par Leiden, face à des réseaux aléatoires où chaque acteur "
          + "garde son nombre de liens\u{202F}; valeur p (1 + combien l’atteignent)/(1 + leur nombre). "
          + "Sans poids ni orientation. Indéfinie sous deux liens."),
      formula: "p = (1 + #{Q* ≥ Q})/(1 + R)",
      says: LocalizedText(
        "Whether there is more community structure than chance gives: a large p-value says that random "
          + "networks do as well, which does not prove that there is none.",
        "S’il y a plus de communautés que par hasard\u{202F}: une grande valeur p dit que des réseaux "
          + "aléatoires font aussi bien, sans prouver qu’il n’y en a pas."),
      doesNotSay: LocalizedText(
        "That each group is real: look at the certainty of memberships.",
        "Que chaque groupe est réel\u{202F}: voir la certitude des appartenances."),
      source: .init(
        "R. Guimerà, M. Sales-Pardo, L. A. N. Amaral, Modularity from fluctuations in random graphs "
          + "and complex networks, Physical Review E 70, 2004", doi: "10.1103/PhysRevE.70.025101"),
      parameters: [
        .resolution,
        MeasureParameter(
          name: "networks", values: .wholeNumber, defaultValue: "99",
          meaning: LocalizedText(
            "The number of random networks.", "Le nombre de réseaux aléatoires.")),
        .searchSeed, .searchStarts(1),
      ]
    ) { run in
      let resolution = try run.number("resolution")
      let networks = try run.wholeNumber("networks")
      let seed = try run.seed()
      let test = try run.graph.communitySignificance(
        randomNetworks: networks, resolution: resolution, seed: seed,
        starts: try run.wholeNumber("starts"))
      return .table([
        .init(name: "modularity", value: test?.observed),
        .init(name: "random-mean", value: test?.randomMean),
        .init(name: "random-deviation", value: test?.randomDeviation),
        .init(name: "standard-score", value: test?.standardScore),
        .init(name: "p-value", value: test?.pValue),
      ])
    },
  ]
}

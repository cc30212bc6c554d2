import NetworkGraph

private enum ProfileMethod: String, CaseIterable {
  case euclidean, correlation
}

private enum BlockChoice: String, CaseIterable {
  case structural, regular, any

  var kinds: [BlockKind] {
    switch self {
    case .structural: [.null, .complete]
    case .regular: [.null, .regular]
    case .any: [.null, .complete, .regular]
    }
  }
}

extension MeasureCatalogue {
  /// Which actors stand in the same place.
  static let equivalenceMeasures: [Measure] = [
    Measure(
      name: "structural-equivalence", scope: .matrix,
      caption: LocalizedText("Structural equivalence", "Équivalence structurale"),
      definition: LocalizedText(
        "How differently two actors are tied to all others: Euclidean distance of their profiles of ties "
          + "out and in (once if undirected), or Pearson's correlation of them. Ties of the two to each "
          + "other and self-loops are not looked at. Weights are strengths. A correlation is undefined "
          + "when one of the two is tied alike to all others.",
        "À quel point deux acteurs sont liés différemment à tous les autres\u{202F}: distance euclidienne "
          + "de leurs profils de liens sortants et entrants (une fois sans orientation), ou corrélation "
          + "de Pearson. Sans les liens entre les deux ni les boucles. Les poids sont des forces. Une "
          + "corrélation est indéfinie si l’un des deux est lié de même à tous les autres."),
      formula: "d(i,j) = √Σ_k [(x(i,k) − x(j,k))² + (x(k,i) − x(k,j))²], k ≠ i, j",
      says: LocalizedText(
        "Distance 0: who could take another's place without anybody noticing.",
        "Distance 0\u{202F}: qui pourrait prendre la place d’un autre sans qu’on le remarque."),
      doesNotSay: LocalizedText(
        "Who plays the same part among other partners: see regular-equivalence.",
        "Qui joue le même rôle avec d’autres partenaires\u{202F}: voir regular-equivalence."),
      source: .init(
        "R. S. Burt, Positions in networks, Social Forces 55(1), 1976", doi: "10.2307/2577097"),
      parameters: [
        MeasureParameter(
          name: "method", values: .choice(["euclidean", "correlation"]),
          defaultValue: "euclidean",
          meaning: LocalizedText(
            "euclidean: a distance, 0 for equivalent actors; correlation: 1 for profiles of one shape.",
            "euclidean\u{202F}: une distance, 0 si équivalents\u{202F}; correlation\u{202F}: 1 pour des "
              + "profils de même forme.")),
        .weights,
      ]
    ) { run in
      let method = try run.choice("method", ProfileMethod.self)
      let rule = try run.strengthRule()
      switch method {
      case .euclidean:
        return .matrix(try run.graph.profileDistances(weights: rule).map { $0.map { $0 } })
      case .correlation: return .matrix(try run.graph.profileCorrelations(weights: rule))
      }
    },
    Measure(
      name: "structural-classes", scope: .groups,
      caption: LocalizedText(
        "Structurally equivalent actors", "Acteurs structuralement équivalents"),
      definition: LocalizedText(
        "Groups of actors that are tied to exactly the same others; inside a group all are tied to each "
          + "other or none. Weights and self-loops are not used.",
        "Groupes d’acteurs liés exactement aux mêmes autres\u{202F}; dans un groupe, tous sont liés entre "
          + "eux ou aucun. Sans poids ni boucles."),
      formula: "N(i) − {j} = N(j) − {i}",
      says: LocalizedText(
        "Who is interchangeable in the network.", "Qui est interchangeable dans le réseau."),
      doesNotSay: LocalizedText(
        "Who is nearly so: see structural-equivalence.",
        "Qui l’est presque\u{202F}: voir structural-equivalence."),
      source: .init(
        "F. Lorrain, H. C. White, Structural equivalence of individuals in social networks, Journal of "
          + "Mathematical Sociology 1(1), 1971", doi: "10.1080/0022250X.1971.9989788"),
      parameters: []
    ) { run in
      .groups(try run.graph.structuralClasses().groups)
    },
    Measure(
      name: "regular-equivalence", scope: .matrix,
      caption: LocalizedText("Regular equivalence", "Équivalence régulière"),
      definition: LocalizedText(
        "How well the ties of two actors can be matched, from 0 to 1, each tie counting as much as the "
          + "partners are alike themselves (REGE). Weights are strengths; self-loops are dropped.",
        "À quel point les liens de deux acteurs peuvent être appariés, de 0 à 1, chaque lien comptant "
          + "autant que les partenaires se ressemblent eux-mêmes (REGE). Les poids sont des "
          + "forces\u{202F}; sans boucles."),
      formula: .init(
        "R(i,j) = [Σ_k max_l R(k,l) m(ik,jl) + the same for j] / [the largest such sums], "
          + "iterated, m(ik,jl) = min(w(i,k), w(j,l)) + min(w(k,i), w(l,j))",
        "R(i,j) = [Σ_k max_l R(k,l) m(ik,jl) + de même pour j] / [les plus grandes de ces "
          + "sommes], itéré, m(ik,jl) = min(w(i,k), w(j,l)) + min(w(k,i), w(l,j))"),
      says: LocalizedText(
        "Who plays the same part, even with different partners.",
        "Qui joue le même rôle, même avec d’autres partenaires."),
      doesNotSay: LocalizedText(
        "Anything in an undirected network without weights, where all actors with ties are alike.",
        "Rien dans un réseau non orienté sans poids, où tous les acteurs liés se valent."),
      source: .init(
        "S. P. Borgatti, M. G. Everett, Two algorithms for computing regular equivalence, Social "
          + "Networks 15(4), 1993", doi: "10.1016/0378-8733(93)90012-A"),
      parameters: [
        MeasureParameter(
          name: "rounds", values: .wholeNumber, defaultValue: "3",
          meaning: LocalizedText(
            "How often alikeness is computed anew.", "Combien de fois recalculer la ressemblance.")),
        .weights,
      ]
    ) { run in
      let rounds = try run.wholeNumber("rounds")
      let rule = try run.strengthRule()
      return .matrix(
        try run.graph.regularSimilarity(rounds: rounds, weights: rule).map { $0.map { $0 } })
    },
    Measure(
      name: "regular-classes", scope: .groups,
      caption: LocalizedText("Regularly equivalent actors", "Acteurs régulièrement équivalents"),
      definition: LocalizedText(
        "The largest groups of actors such that all of a group have ties to the same groups and from the "
          + "same groups. Weights are not used.",
        "Les plus grands groupes d’acteurs tels que tous ceux d’un groupe ont des liens vers les mêmes "
          + "groupes et depuis les mêmes groupes. Sans poids."),
      formula: .init(
        "i ~ j when { [k] | i → k } = { [k] | j → k } and { [k] | k → i } = { [k] | k → j }",
        "i ~ j quand { [k] | i → k } = { [k] | j → k } et { [k] | k → i } = { [k] | k → j }"),
      says: LocalizedText(
        "Levels of a hierarchy, links of a chain.",
        "Les niveaux d’une hiérarchie, les maillons d’une chaîne."),
      doesNotSay: LocalizedText(
        "Anything in an undirected network: all actors with ties are in one group.",
        "Rien dans un réseau non orienté\u{202F}: tous les acteurs liés sont dans un groupe."),
      source: .init(
        "D. R. White, K. P. Reitz, Graph and semigroup homomorphisms on networks of relations, Social "
          + "Networks 5(2), 1983", doi: "10.1016/0378-8733(83)90025-4"),
      parameters: []
    ) { run in
      .groups(try run.graph.regularClasses().groups)
    },
    Measure(
      name: "concor", scope: .groups, caption: LocalizedText("CONCOR blocks", "Blocs CONCOR"),
      definition: LocalizedText(
        "Blocks of actors with similar ties, each split in two where correlations of correlations of the "
          + "profiles become 1 and −1. Weights are strengths.",
        "Blocs d’acteurs aux liens semblables, chacun coupé en deux là où les corrélations de "
          + "corrélations des profils deviennent 1 et −1. Les poids sont des forces."),
      formula: .init(
        "split by the signs of C^∞, C^{t+1} = corr of the rows of C^t",
        "diviser selon les signes de C^∞, C^{t+1} = corr des lignes de C^t"),
      says: LocalizedText(
        "A rough division into positions.", "Une division grossière en positions."),
      doesNotSay: LocalizedText(
        "That there are blocks: it always splits. See the densities in concor-image.",
        "Qu’il y a des blocs\u{202F}: il coupe toujours. Voir les densités dans concor-image."),
      source: concorSource, parameters: concorParameters
    ) { run in
      let depth = try run.wholeNumber("depth")
      return .groups(
        try run.graph.concor(depth: depth, weights: try run.strengthRule()).partition.groups)
    },
    Measure(
      name: "concor-image", scope: .table,
      caption: LocalizedText("Densities between CONCOR blocks", "Densités entre blocs CONCOR"),
      definition: LocalizedText(
        "Share of the possible ties, or mean strength, from each block that concor gives to each other; "
          + "undefined inside a block of one.",
        "Part des liens possibles, ou force moyenne, de chaque bloc que donne concor vers chaque "
          + "autre\u{202F}; indéfinie dans un bloc d’un seul acteur."),
      formula: .init(
        "ties from r to s / possible ties from r to s",
        "liens de r vers s / liens possibles de r vers s"),
      says: LocalizedText(
        "How the positions are tied: compare with the density of the network.",
        "Comment les positions se lient\u{202F}: comparer à la densité du réseau."),
      doesNotSay: LocalizedText(
        "How alike the members of a block are.", "Si les membres d’un bloc se ressemblent."),
      source: concorSource, parameters: concorParameters
    ) { run in
      let depth = try run.wholeNumber("depth")
      let image = try run.graph.concor(depth: depth, weights: try run.strengthRule())
      var rows: [MeasureResult.Row] = []
      for (a, row) in image.densities.enumerated() {
        for (b, density) in row.enumerated() where run.graph.isDirected || b >= a {
          rows.append(.init(name: "\(a + 1) – \(b + 1)", value: density))
        }
      }
      return .table(rows)
    },
    Measure(
      name: "blockmodel", scope: .groups, caption: LocalizedText("Blockmodel", "Modèle en blocs"),
      definition: LocalizedText(
        "So many blocks of actors that ties between each two blocks come nearest to one of the allowed "
          + "kinds: none, all, or some for everyone (regular). The best of a local search from several "
          + "starts. Weights and self-loops are not used.",
        "Des blocs d’acteurs tels que les liens entre deux blocs s’approchent le plus d’une des sortes "
          + "admises\u{202F}: aucun, tous, ou au moins un pour chacun (régulier). Le meilleur d’une "
          + "recherche locale à plusieurs départs. Sans poids ni boucles."),
      formula: .init(
        "min Σ_{a,b} min_kind inconsistencies(a, b, kind)",
        "min Σ_{a,b} min_type discordances(a, b, type)"),
      says: LocalizedText(
        "Positions and how they are tied to each other.",
        "Des positions et la façon dont elles se lient."),
      doesNotSay: LocalizedText(
        "That there is no better one, nor how many blocks are right.",
        "Qu’il n’y en a pas de meilleur, ni combien de blocs conviennent."),
      source: blockSource, parameters: blockParameters
    ) { run in
      .groups(try run.blockmodel().partition.groups)
    },
    Measure(
      name: "blockmodel-image", scope: .table,
      caption: LocalizedText("Image of the blockmodel", "Image du modèle en blocs"),
      definition: LocalizedText(
        "For the blocks that blockmodel gives: the number of ties that disagree with it, in all and for "
          + "each pair of blocks with the kind of their ties.",
        "Pour les blocs que donne blockmodel\u{202F}: nombre de liens qui s’en écartent, en tout et pour "
          + "chaque paire de blocs avec la sorte de leurs liens."),
      formula: .init(
        "b(r,s) = the kind of block with the fewest inconsistencies between r and s",
        "b(r,s) = le type de bloc qui a le moins de discordances entre r et s"),
      says: LocalizedText(
        "How well the blocks explain the ties; 0 is a perfect model.",
        "À quel point les blocs expliquent les liens\u{202F}; 0 est un modèle parfait."),
      doesNotSay: LocalizedText(
        "Whether chance would do as well.", "Si le hasard ferait aussi bien."),
      source: blockSource, parameters: blockParameters
    ) { run in
      let model = try run.blockmodel()
      var rows = [MeasureResult.Row(name: "inconsistencies", value: Double(model.criterion))]
      for (a, row) in model.image.enumerated() {
        for (b, kind) in row.enumerated() {
          rows.append(
            .init(
              name: "\(a + 1) – \(b + 1) \(kind)", value: Double(model.inconsistencies[a][b])))
        }
      }
      return .table(rows)
    },
  ]

  private static let concorSource = Measure.Source(
    "R. L. Breiger, S. A. Boorman, P. Arabie, An algorithm for clustering relational data, Journal of "
      + "Mathematical Psychology 12(3), 1975", doi: "10.1016/0022-2496(75)90028-0")

  private static let concorParameters = [
    MeasureParameter(
      name: "depth", values: .wholeNumber, defaultValue: "2",
      meaning: LocalizedText(
        "How often blocks are split in two.", "Combien de fois les blocs sont coupés en deux.")),
    .weights,
  ]

  private static let blockSource = Measure.Source(
    "P. Doreian, V. Batagelj, A. Ferligoj, Generalized Blockmodeling, Cambridge University Press, 2005",
    doi: "10.1017/CBO9780511584176")

  private static let blockParameters = [
    MeasureParameter(
      name: "blocks", values: .wholeNumber, defaultValue: "3",
      meaning: LocalizedText("How many blocks.", "Le nombre de blocs.")),
    MeasureParameter(
      name: "kinds", values: .choice(["structural", "regular", "any"]),
      defaultValue: "structural",
      meaning: LocalizedText(
        "structural: no ties or all; regular: no ties or some for everyone; any: all three.",
        "structural\u{202F}: aucun lien ou tous\u{202F}; regular\u{202F}: aucun ou au moins un pour "
          + "chacun\u{202F}; any\u{202F}: les trois.")),
    .drawSeed,
    MeasureParameter(
      name: "starts", values: .wholeNumber, defaultValue: "10",
      meaning: LocalizedText(
        "How many times to start anew; the best is kept.",
        "Le nombre de départs\u{202F}; le meilleur est gardé.")),
  ]
}

extension MeasureRun {
  fileprivate mutating func blockmodel() throws -> Blockmodel {
    let blocks = try wholeNumber("blocks")
    let kinds = try choice("kinds", BlockChoice.self).kinds
    let seed = try drawSeed()
    return try graph.bestBlockmodel(
      blocks: blocks, kinds: kinds, seed: seed, starts: try wholeNumber("starts"))
  }
}

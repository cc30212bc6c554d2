import NetworkGraph

/// Which number of brokerage is asked for.
private enum BrokerageStatistic: String, CaseIterable {
  case count, expected, variance, z
}

extension MeasureCatalogue {
  /// How actors stand between and inside groups.
  static let positionMeasures: [Measure] = [
    Measure(
      name: "brokerage", scope: .columns,
      caption: LocalizedText("Brokerage roles", "Rôles d’intermédiaire"),
      definition: LocalizedText(
        "How often the actor v stands between two others a and b that are not tied (a to v, v to b), by "
          + "groups: coordinator (a, v, b of one group), itinerant or consultant (a and b of one, v of "
          + "another), gatekeeper (v and b), representative (a and v), liaison (three groups). An "
          + "undirected tie is two arcs, so each open pair counts twice. Weights are not used. Paths "
          + "with actors without a group are left out.",
        "Combien de fois l’acteur v se tient entre deux autres, a et b, non liés (de a à v, de v à b), "
          + "selon les groupes\u{202F}: coordinateur (a, v, b d’un même groupe), itinérant ou consultant "
          + "(a et b d’un groupe, v d’un autre), gardien (v et b), représentant (a et v), liaison (trois "
          + "groupes). Un lien non orienté vaut deux arcs\u{202F}: chaque paire ouverte compte deux fois. "
          + "Sans poids. Les chemins avec un acteur sans groupe sont laissés de côté."),
      formula: .init(
        "b(v) = #{ (a,b) | a → v → b, not a → b }, by the groups of a, v and b",
        "b(v) = #{ (a,b) | a → v → b, pas a → b }, selon les groupes de a, v et b"),
      says: LocalizedText(
        "Who joins its own group to others (gatekeeper, representative), and who joins strangers.",
        "Qui relie son groupe aux autres (gardien, représentant), et qui relie des étrangers."),
      doesNotSay: LocalizedText(
        "Whether that is more than chance: see statistic=z. Nor whether anything passes through.",
        "Si c’est plus que le hasard\u{202F}: voir statistic=z. Ni si quelque chose passe par lui."),
      source: .init(
        "R. V. Gould, R. M. Fernandez, Structures of mediation: a formal approach to brokerage in "
          + "transaction networks, Sociological Methodology 19, 1989", doi: "10.2307/270949"),
      parameters: [
        .grouping,
        MeasureParameter(
          name: "statistic", values: .choice(["count", "expected", "variance", "z"]),
          defaultValue: "count",
          meaning: LocalizedText(
            "The number, or its mean, variance and standard score for random ties of the same density.",
            "Le nombre, ou sa moyenne, sa variance et son score centré réduit pour des liens aléatoires de "
              + "même densité.")),
        MeasureParameter(
          name: "counting", values: .choice(["each", "shared"]), defaultValue: "each",
          meaning: LocalizedText(
            "each: every broker of a pair counts 1; shared: 1 divided by the number of its brokers "
              + "(UCINET's weighted brokerage), for statistic=count only.",
            "each\u{202F}: chaque intermédiaire d’une paire compte 1\u{202F}; shared\u{202F}: 1 divisé par "
              + "leur nombre (version pondérée d’UCINET), pour statistic=count seulement.")),
      ]
    ) { run in
      let groups = try run.grouping().groups
      let statistic = try run.choice("statistic", BrokerageStatistic.self)
      let counting = try run.choice("counting", BrokerageCounting.self)
      guard statistic == .count || counting == .each else {
        throw AnalysisError.parameterOutOfRange(
          name: "counting", value: counting.rawValue,
          expected: "each, since chance is known for that only")
      }
      let found = try run.graph.brokerage(groups: groups, counting: counting)
      let chance =
        statistic == .count ? [] : try run.graph.expectedBrokerage(groups: groups)
      func column(
        _ name: String, _ score: (BrokerageScores) -> Double,
        _ z: (BrokerageExpectation, BrokerageScores) -> Double?
      ) -> MeasureResult.Column {
        .init(
          name: name,
          values: found.indices.map { v in
            guard let scores = found[v] else { return nil }
            return switch statistic {
            case .count: score(scores)
            case .expected: chance[v].map { score($0.expected) }
            case .variance: chance[v].map { score($0.variance) }
            case .z: chance[v].flatMap { z($0, scores) }
            }
          })
      }
      return .columns(
        BrokerageRole.allCases.map { role in
          column("\(role)", { $0[role] }, { $0.z($1, role) })
        } + [column("total", \.total, { $0.totalZ($1) })])
    },
    Measure(
      name: "ei-index-test", scope: .table,
      caption: LocalizedText("Test of the E-I index", "Test de l’indice E-I"),
      definition: LocalizedText(
        "The E-I index beside those of random assignments of the actors to groups of the same sizes: its "
          + "rescaled value (−1 and 1 are the extremes that the sizes allow; only without weights), the "
          + "expected value, mean and standard deviation of the draws, and the probability of an index at "
          + "least and at most as large, (1 + such draws)/(1 + draws).",
        "L’indice E-I comparé à ceux d’affectations aléatoires des acteurs à des groupes de mêmes "
          + "tailles\u{202F}: valeur rééchelonnée (−1 et 1 sont les extrêmes que les tailles "
          + "permettent\u{202F}; sans poids seulement), valeur attendue, moyenne et écart type des tirages, "
          + "probabilité d’un indice au moins et au plus aussi grand, (1 + tirages tels)/(1 + tirages)."
      ),
      formula: "p = (1 + #{EI* ≥ EI}) / (1 + N)",
      says: LocalizedText(
        "Whether ties keep inside spheres, or seek others, more than sizes alone would bring about.",
        "Si les liens restent dans les sphères, ou en sortent, plus que les tailles ne le veulent."),
      doesNotSay: LocalizedText(
        "Why. Actors of many ties keep them in each draw.",
        "Pourquoi. Les acteurs aux nombreux liens les gardent à chaque tirage."),
      source: .init(
        "D. Krackhardt, R. N. Stern, Informal networks and organizational crises, Social "
          + "Psychology Quarterly 51(2), 1988", doi: "10.2307/2786835"),
      parameters: [
        .weights, .grouping,
        MeasureParameter(
          name: "permutations", values: .wholeNumber, defaultValue: "1000",
          meaning: LocalizedText(
            "How many assignments are drawn.", "Le nombre d’affectations tirées.")),
        .drawSeed,
      ]
    ) { run in
      let rule = try run.strengthRule()
      let groups = try run.grouping().groups
      let permutations = try run.wholeNumber("permutations")
      let test = try run.graph.externalInternalTest(
        groups: groups, weights: rule, permutations: permutations, seed: try run.drawSeed())
      return .table([
        .init(name: "between-groups", value: test?.observed.betweenGroups),
        .init(name: "within-groups", value: test?.observed.withinGroups),
        .init(name: "index", value: test?.observed.value),
        .init(name: "rescaled", value: test?.rescaled),
        .init(name: "expected", value: test?.expected),
        .init(name: "mean", value: test?.mean),
        .init(name: "standard-deviation", value: test?.standardDeviation),
        .init(name: "probability-at-least", value: test?.probabilityAtLeast),
        .init(name: "probability-at-most", value: test?.probabilityAtMost),
      ])
    },
    Measure(
      name: "participation", scope: .vertices,
      caption: LocalizedText("Participation coefficient", "Coefficient de participation"),
      definition: LocalizedText(
        "How evenly the actor's ties are spread over groups: 1 less the sum of the squared shares. "
          + "Weights are strengths, directions are dropped, a self-loop counts in the own group. 0 "
          + "without ties.",
        "À quel point les liens de l’acteur se répartissent entre les groupes\u{202F}: 1 moins la somme "
          + "des carrés des parts. Les poids sont des forces\u{202F}; sans orientation\u{202F}; une boucle "
          + "compte dans le groupe propre. 0 sans lien."),
      formula: "P(v) = 1 − Σ_c (k(v,c)/k(v))²",
      says: LocalizedText(
        "Who joins groups rather than serving one.",
        "Qui relie les groupes au lieu d’en servir un seul."),
      doesNotSay: LocalizedText(
        "How many ties that takes: one tie to each of two groups gives 0.5.",
        "Combien de liens il y faut\u{202F}: un lien vers chacun de deux groupes donne 0,5."),
      source: .init(
        "R. Guimerà, L. A. N. Amaral, Functional cartography of complex metabolic networks, Nature "
          + "433, 2005", doi: "10.1038/nature03288"),
      parameters: [.weights, .grouping]
    ) { run in
      let rule = try run.strengthRule()
      let groups = try run.grouping().groups
      return .vertices(try run.graph.participation(groups: groups, weights: rule))
    },
    Measure(
      name: "within-module-z", scope: .vertices,
      caption: LocalizedText("Standing within the group", "Rang dans le groupe"),
      definition: LocalizedText(
        "Strength of the actor's ties inside its group, less the mean of the group's members, divided by "
          + "their standard deviation (of the population). Weights are strengths, directions are "
          + "dropped. 0 where all members are alike.",
        "Force des liens de l’acteur dans son groupe, moins la moyenne des membres, divisée par leur "
          + "écart type (de la population). Les poids sont des forces\u{202F}; sans orientation. 0 si tous "
          + "les membres sont égaux."),
      formula: .init(
        "z(v) = (k(v) − mean) / standard deviation",
        "z(v) = (k(v) − moyenne) / écart type"),
      says: LocalizedText(
        "Who is a hub of its group: 2.5 and more.",
        "Qui est un pivot de son groupe\u{202F}: 2,5 et plus."),
      doesNotSay: LocalizedText(
        "Anything in groups of fewer than eight, where nobody can reach 2.5.",
        "Rien dans les groupes de moins de huit, où nul n’atteint 2,5."),
      source: .init(
        "R. Guimerà, L. A. N. Amaral, Functional cartography of complex metabolic networks, Nature "
          + "433, 2005", doi: "10.1038/nature03288"),
      parameters: [.weights, .grouping]
    ) { run in
      let rule = try run.strengthRule()
      let groups = try run.grouping().groups
      return .vertices(try run.graph.withinModuleZ(groups: groups, weights: rule))
    },
    Measure(
      name: "cartographic-roles", scope: .columns,
      caption: LocalizedText("Cartographic roles", "Rôles cartographiques"),
      definition: LocalizedText(
        "Standing within the group, participation, and the role from 1 to 7 that both give: 1 "
          + "ultra-peripheral, 2 peripheral, 3 connector, 4 kinless; hubs (z ≥ 2.5): 5 provincial, 6 "
          + "connector, 7 kinless.",
        "Rang dans le groupe, participation, et le rôle de 1 à 7 qui en résulte\u{202F}: 1 "
          + "ultra-périphérique, 2 périphérique, 3 connecteur, 4 sans attache\u{202F}; pivots "
          + "(z ≥ 2,5)\u{202F}: 5 provincial, 6 connecteur, 7 sans attache."),
      formula: .init(
        "P ≤ 0.05, 0.62, 0.80 for z < 2.5; P ≤ 0.30, 0.75 for hubs",
        "P ≤ 0,05, 0,62, 0,80 si z < 2,5\u{202F}; P ≤ 0,30, 0,75 pour les pivots"),
      says: LocalizedText(
        "Which part each actor plays between the groups.",
        "Quel rôle chaque acteur joue entre les groupes."),
      doesNotSay: LocalizedText(
        "That the borders suit this network: they were drawn for metabolic networks.",
        "Que les bornes conviennent à ce réseau\u{202F}: elles viennent de réseaux métaboliques."),
      source: .init(
        "R. Guimerà, L. A. N. Amaral, Functional cartography of complex metabolic networks, Nature "
          + "433, 2005", doi: "10.1038/nature03288"),
      parameters: [.weights, .grouping]
    ) { run in
      let rule = try run.strengthRule()
      let groups = try run.grouping().groups
      return .columns([
        .init(
          name: "within-module-z",
          values: try run.graph.withinModuleZ(groups: groups, weights: rule)),
        .init(
          name: "participation",
          values: try run.graph.participation(groups: groups, weights: rule)),
        .init(
          name: "role",
          values: try run.graph.cartographicRoles(groups: groups, weights: rule).map {
            $0.map { Double($0.rawValue) }
          }),
      ])
    },
  ]
}

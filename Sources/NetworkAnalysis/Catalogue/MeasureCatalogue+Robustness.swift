import NetworkGraph

private enum CurveOrder: String, CaseIterable {
  case degree
  case degreeRecomputed = "degree-recomputed"
  case betweenness
  case betweennessRecomputed = "betweenness-recomputed"
  case random
}

private enum RankedByName: String, CaseIterable {
  case degree, strength, betweenness, closeness, harmonic, eigenvector, pagerank
}

private enum ResamplingName: String, CaseIterable {
  case bootstrap, subsample, relations, units
}

extension MeasureCatalogue {
  /// What hangs on single actors and on single ties.
  static let robustnessMeasures: [Measure] = [
    Measure(
      name: "robustness", scope: .table, caption: LocalizedText("Robustness", "Robustesse"),
      definition: LocalizedText(
        "Mean share of all actors in the largest component while all are taken out one by one (R): by "
          + "falling degree, by degree in what is left, by betweenness, and at random (mean and standard "
          + "deviation of the runs); the share of random failures at which the network falls apart, as "
          + "observed and as its degrees alone make expect. Directions, weights and self-loops are "
          + "dropped.",
        "Part moyenne des acteurs dans la plus grande composante pendant qu’on les ôte tous un à un "
          + "(R)\u{202F}: par degré décroissant, par degré dans ce qui reste, par intermédiarité, et au "
          + "hasard (moyenne et écart type des tirages)\u{202F}; part de défaillances aléatoires où le "
          + "réseau se rompt, observée et attendue d’après les seuls degrés. Sans orientation, poids ni "
          + "boucles."),
      formula: "R = (1/n) Σ_{Q=1..n} s(Q)",
      says: LocalizedText(
        "Whether the network stands the loss of some actors: near 0.5 it does, near 0 it hangs on few.",
        "Si le réseau supporte la perte d’acteurs\u{202F}: près de 0,5, oui\u{202F}; près de 0, il tient à "
          + "peu d’entre eux."
      ),
      doesNotSay: LocalizedText(
        "Whether anybody would leave, nor what new ties would then be made.",
        "Si quelqu’un partirait, ni quels liens se noueraient alors."),
      source: .init(
        "C. M. Schneider, A. A. Moreira, J. S. Andrade, S. Havlin, H. J. Herrmann, Mitigation of "
          + "malicious attacks on networks, PNAS 108(10), 2011", doi: "10.1073/pnas.1009440108"),
      parameters: [.failureRuns, .drawSeed]
    ) { run in
      let runs = try run.wholeNumber("runs")
      let failure = try run.graph.randomFailure(runs: runs, seed: try run.drawSeed())
      var rows: [MeasureResult.Row] = []
      for order in [RemovalOrder.degree, .degreeRecomputed, .betweenness] {
        let curve = try run.graph.dismantling(removing: try run.graph.removalOrder(by: order))
        rows.append(.init(name: order.rawValue, value: curve.robustness))
      }
      return .table(
        rows + [
          .init(name: "random", value: failure.meanRobustness),
          .init(name: "random-standard-deviation", value: failure.robustnessDeviation),
          .init(name: "failure-threshold", value: failure.threshold),
          .init(name: "expected-failure-threshold", value: run.graph.criticalFailureShare()),
        ])
    },
    Measure(
      name: "attack-curve", scope: .table,
      caption: LocalizedText("Attack curve", "Courbe d’attaque"),
      definition: LocalizedText(
        "Share of all actors in the largest component after a share of them is taken out, in an order: by "
          + "falling degree or betweenness in the whole network or in what is left, or at random (mean of "
          + "the runs). Directions, weights and self-loops are dropped.",
        "Part des acteurs dans la plus grande composante après en avoir ôté une part, dans un "
          + "ordre\u{202F}: par degré ou intermédiarité décroissants, dans le réseau entier ou ce qui reste, "
          + "ou au hasard (moyenne des tirages). Sans orientation, poids ni boucles."),
      formula: "s(q)",
      says: LocalizedText(
        "How many actors it takes to break the network.",
        "Combien d’acteurs il faut ôter pour rompre le réseau."),
      doesNotSay: LocalizedText(
        "Which set does most harm: see key-players.",
        "Quel ensemble ferait le plus de dégâts\u{202F}: voir key-players."),
      source: .init(
        "R. Albert, H. Jeong, A.-L. Barabási, Error and attack tolerance of complex networks, Nature "
          + "406, 2000", doi: "10.1038/35019019"),
      parameters: [
        MeasureParameter(
          name: "order", values: .choice(CurveOrder.allCases.map(\.rawValue)),
          defaultValue: "degree-recomputed",
          meaning: LocalizedText(
            "In which order actors are taken out.", "Dans quel ordre les acteurs sont ôtés.")),
        MeasureParameter(
          name: "steps", values: .wholeNumber, defaultValue: "20",
          meaning: LocalizedText(
            "Into how many equal steps the curve is cut, 1 to 1000.",
            "En combien de pas égaux la courbe est coupée, de 1 à 1000.")),
        .failureRuns, .drawSeed,
      ]
    ) { run in
      let order = try run.choice("order", CurveOrder.self)
      let steps = try run.wholeNumber("steps")
      let runs = try run.wholeNumber("runs")
      let seed = try run.drawSeed()
      guard (1...1000).contains(steps) else {
        throw AnalysisError.parameterOutOfRange(
          name: "steps", value: "\(steps)", expected: "1 to 1000")
      }
      let graph = run.graph
      let shares: [Double]
      if let removal = RemovalOrder(rawValue: order.rawValue) {
        let curve = try graph.dismantling(removing: try graph.removalOrder(by: removal))
        shares = curve.giantSizes.map { Double($0) / Double(max(1, graph.vertexCount)) }
      } else {
        shares = try graph.randomFailure(runs: runs, seed: seed).meanGiantShares
      }
      return .table(
        (0...steps).map { step in
          let removed = Double(step) / Double(steps)
          let place = Int((removed * Double(graph.vertexCount)).rounded())
          return .init(
            name: "\(removed)", value: graph.vertexCount > 0 ? shares[place] : nil)
        })
    },
    Measure(
      name: "rank-intervals", scope: .columns,
      caption: LocalizedText("Intervals of ranks", "Intervalles des rangs"),
      definition: LocalizedText(
        "Value and rank of each actor by a measure with its defaults, and between which bounds they vary in "
          + "that share (level) of networks whose ties are drawn again, with replacement (bootstrap) or a "
          + "share of them (subsample). Weights count for strength only. Undefined where the measure is "
          + "undefined in most draws.",
        "Valeur et rang de chaque acteur selon une mesure avec ses choix par défaut, et les bornes entre "
          + "lesquelles ils varient dans cette part (level) de réseaux dont les liens sont tirés à nouveau, "
          + "avec remise (bootstrap) ou pour une part (subsample). Les poids ne comptent que pour la "
          + "force. Indéfinis où la mesure l’est dans la plupart des tirages."),
      formula: .init(
        "[x + q_a − m, x + q_b − m], x the value, m the mean of the draws, q their "
          + "quantiles, a = (1 − level)/2, b = 1 − a",
        "[x + q_a − m, x + q_b − m], x la valeur, m la moyenne des tirages, q leurs "
          + "quantiles, a = (1 − level)/2, b = 1 − a"),
      says: LocalizedText(
        "Whether one actor really stands before another, or single records decide.",
        "Si un acteur en précède vraiment un autre, ou si des relevés isolés décident."),
      doesNotSay: LocalizedText(
        "What is missing in all sources alike.", "Ce qui manque dans toutes les sources."),
      source: .init(
        "P. Hall, H. Miller, Using the bootstrap to quantify the authority of an empirical ranking, "
          + "Annals of Statistics 37(6B), 2009", doi: "10.1214/09-AOS699"),
      parameters: [
        MeasureParameter(
          name: "measure", values: .choice(RankedByName.allCases.map(\.rawValue)),
          defaultValue: "betweenness",
          meaning: LocalizedText("By which measure.", "Selon quelle mesure.")),
        MeasureParameter(
          name: "draw", values: .choice(ResamplingName.allCases.map(\.rawValue)),
          defaultValue: "bootstrap",
          meaning: LocalizedText(
            "bootstrap: as many ties, with replacement; subsample: a share of the ties; relations: as "
              + "many of the recorded relations, with replacement; units: as many of the projects or "
              + "sources that they come from, with all their relations.",
            "bootstrap\u{202F}: autant de liens, avec remise\u{202F}; subsample\u{202F}: une part des "
              + "liens\u{202F}; relations\u{202F}: autant de relations recensées, avec remise\u{202F}; "
              + "units\u{202F}: autant de projets ou de sources d’où elles viennent, avec toutes leurs "
              + "relations.")
        ),
        MeasureParameter(
          name: "share", values: .number, defaultValue: "0.8",
          meaning: LocalizedText(
            "With draw=subsample, the share of the ties.",
            "Avec draw=subsample, la part des liens.")),
        MeasureParameter(
          name: "level", values: .number, defaultValue: "0.95",
          meaning: LocalizedText(
            "How much of the draws an interval holds.",
            "Quelle part des tirages tient dans un intervalle.")),
        MeasureParameter(
          name: "resamples", values: .wholeNumber, defaultValue: "200",
          meaning: LocalizedText("How many draws.", "Le nombre de tirages.")),
        .drawSeed,
      ]
    ) { run in
      let name = try run.choice("measure", RankedByName.self)
      let draw = try run.choice("draw", ResamplingName.self)
      let share = try run.number("share")
      let level = try run.number("level")
      let resamples = try run.wholeNumber("resamples")
      let seed = try run.drawSeed()
      guard let measure = MeasureCatalogue.measure(named: name.rawValue) else {
        preconditionFailure("the catalogue has no measure '\(name.rawValue)'")
      }
      let values: @Sendable (CompactGraph) throws -> [Double?] = { graph in
        guard
          case .vertices(let values) = try measure.evaluate(on: MeasureInput(graph: graph)).values
        else { return [] }
        return values
      }
      let found: [RankInterval]
      switch draw {
      case .bootstrap, .subsample:
        found = try run.graph.rankIntervals(
          resampling: draw == .bootstrap ? .bootstrap : .subsample(share), resamples: resamples,
          level: level, seed: seed, of: values)
      case .relations, .units:
        guard let records = run.input.records else {
          throw MeasureOptionError.missing(
            "the relations that the ties were made of, to draw them again",
            measure: "rank-intervals")
        }
        let isStrength = run.graph.weightMeaning?.isStrength ?? false
        found = try run.graph.rankIntervals(
          drawing: records, byUnit: draw == .units,
          parallelEdges: run.input.parallelEdges ?? (isStrength ? .sum : .first),
          resamples: resamples, level: level, seed: seed, of: values)
      }
      return .columns([
        .init(name: "value", values: found.map(\.value)),
        .init(name: "value-from", values: found.map { $0.values?.lowerBound }),
        .init(name: "value-to", values: found.map { $0.values?.upperBound }),
        .init(name: "rank", values: found.map { $0.rank.map(Double.init) }),
        .init(name: "rank-from", values: found.map { ($0.ranks?.lowerBound).map(Double.init) }),
        .init(name: "rank-to", values: found.map { ($0.ranks?.upperBound).map(Double.init) }),
      ])
    },
  ]
}

extension MeasureParameter {
  fileprivate static let failureRuns = MeasureParameter(
    name: "runs", values: .wholeNumber, defaultValue: "100",
    meaning: LocalizedText(
      "How many random orders are drawn.", "Le nombre d’ordres aléatoires tirés."))
}

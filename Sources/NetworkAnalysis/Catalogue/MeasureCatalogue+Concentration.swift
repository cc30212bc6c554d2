import NetworkGraph

extension MeasureCatalogue {
  /// How mixed partners are, and how concentrated ties.
  static let concentrationMeasures: [Measure] = [
    Measure(
      name: "blau-index", scope: .vertices,
      caption: LocalizedText("Diversity of the partners", "Diversité des partenaires"),
      definition: LocalizedText(
        "Chance that two of the actor's partners, drawn with replacement, are of different groups; "
          + "normalized: divided by its largest value for this number of groups (IQV). Weights are "
          + "strengths; directions and self-loops are dropped, partners without a group left out. "
          + "Undefined without partners.",
        "Probabilité que deux partenaires de l’acteur, tirés avec remise, soient de groupes "
          + "différents\u{202F}; normalisée\u{202F}: divisée par son maximum pour ce nombre de groupes (IQV). "
          + "Les poids sont des forces\u{202F}; sans orientation ni boucles, ni partenaires sans groupe. "
          + "Indéfinie sans partenaire."),
      formula: "B(v) = 1 − Σ_g p(v,g)²",
      says: LocalizedText(
        "Who works with several spheres at once.", "Qui travaille avec plusieurs sphères à la fois."
      ),
      doesNotSay: LocalizedText(
        "Which spheres: see sphere-mix. Two partners give 0 or 0.5.",
        "Quelles sphères\u{202F}: voir sphere-mix. Deux partenaires donnent 0 ou 0,5."),
      source: .init("P. M. Blau, Inequality and Heterogeneity, Free Press, 1977"),
      parameters: [
        .normalized(
          false,
          LocalizedText(
            "Divide by 1 − 1/k for k groups: the index of qualitative variation.",
            "Diviser par 1 − 1/k pour k groupes\u{202F}: indice de variation qualitative.")),
        .weights, .grouping,
      ]
    ) { run in
      let isNormalized = try run.normalization() == .normalized
      let rule = try run.strengthRule()
      let grouping = try run.grouping()
      let diversity = try run.graph.partnerDiversity(
        groups: grouping.groups, groupCount: grouping.names.count, weights: rule)
      return .vertices(diversity.map { isNormalized ? $0?.qualitativeVariation : $0?.blau })
    },
    Measure(
      name: "sphere-mix", scope: .columns,
      caption: LocalizedText("Mix of the partners", "Composition des partenaires"),
      definition: LocalizedText(
        "Share of the actor's partners, or of its strength with weights, that belongs to each group. "
          + "Directions and self-loops are dropped, partners without a group left out. Undefined without "
          + "partners.",
        "Part des partenaires de l’acteur, ou de sa force avec poids, qui revient à chaque groupe. Sans "
          + "orientation ni boucles, ni partenaires sans groupe. Indéfinie sans partenaire."),
      formula: "p(v,g) = k(v,g)/k(v)",
      says: LocalizedText(
        "With which spheres each actor works.", "Avec quelles sphères chaque acteur travaille."),
      doesNotSay: LocalizedText(
        "How many partners that is.", "De combien de partenaires il s’agit."),
      source: .init("P. M. Blau, Inequality and Heterogeneity, Free Press, 1977"),
      parameters: [.weights, .grouping]
    ) { run in
      let rule = try run.strengthRule()
      let grouping = try run.grouping()
      let mix = try run.graph.partnerMix(
        groups: grouping.groups, groupCount: grouping.names.count, weights: rule)
      let totals = mix.map { $0.reduce(0, +) }
      var used: [String] = []
      return .columns(
        grouping.names.indices.map { group in
          // Two groups may have one name; columns may not.
          var name = grouping.names[group]
          while used.contains(name) { name += "-\(group + 1)" }
          used.append(name)
          return .init(
            name: name,
            values: mix.indices.map { totals[$0] > 0 ? mix[$0][group] / totals[$0] : nil })
        })
    },
    Measure(
      name: "degree-concentration", scope: .table,
      caption: LocalizedText("Concentration of ties", "Concentration des liens"),
      definition: LocalizedText(
        "How unequally degrees, or strengths with weights, are spread over the actors: Gini's coefficient, "
          + "Herfindahl index (as it is and from 0 to 1), the number of equal actors that would be as "
          + "concentrated, and the share of the top actors. In a directed graph arcs both ways count.",
        "À quel point les degrés, ou les forces avec poids, sont inégalement répartis\u{202F}: coefficient "
          + "de Gini, indice de Herfindahl (tel quel et de 0 à 1), nombre d’acteurs égaux qui seraient "
          + "aussi concentrés, et part des premiers acteurs. Si le graphe est orienté, les arcs des deux "
          + "sens comptent."),
      formula: "G = Σ_i (2i − n − 1) x(i) / (n Σ x), H = Σ (x/Σx)²",
      says: LocalizedText(
        "Whether a few actors have most ties.", "Si quelques acteurs ont la plupart des liens."),
      doesNotSay: LocalizedText(
        "That this is too much: a coordinator has many ties by office.",
        "Que c’est trop\u{202F}: un coordinateur a beaucoup de liens par fonction."),
      source: .init(
        "A. O. Hirschman, The paternity of an index, American Economic Review 54(5), 1964"),
      parameters: [.weights, .arcDirection, .topCount]
    ) { run in
      let rule = try run.strengthRule()
      let direction = try run.choice("direction", ArcDirection.self)
      let values =
        rule == .unit
        ? run.graph.degree(direction).map(Double.init) : try run.graph.strength(direction)
      return try run.concentration(of: values)
    },
    Measure(
      name: "attribute-concentration", scope: .table,
      caption: LocalizedText("Concentration of an attribute", "Concentration d’un attribut"),
      definition: LocalizedText(
        "How unequally a number of the actors, such as their budgets, is spread: the same numbers as "
          + "degree-concentration. Actors without the number are left out; undefined when one is negative.",
        "À quel point un nombre des acteurs, par exemple leur budget, est inégalement réparti\u{202F}: les "
          + "mêmes nombres que degree-concentration. Sans les acteurs qui n’en ont pas\u{202F}; indéfini si "
          + "l’un est négatif."),
      formula: "G = Σ_i (2i − n − 1) x(i) / (n Σ x), H = Σ (x/Σx)²",
      says: LocalizedText(
        "Whether a few actors have most of it.", "Si quelques acteurs en ont l’essentiel."),
      doesNotSay: LocalizedText(
        "Anything of actors whose number is not known.",
        "Rien des acteurs dont le nombre n’est pas connu."),
      source: .init(
        "A. O. Hirschman, The paternity of an index, American Economic Review 54(5), 1964"),
      parameters: [
        MeasureParameter(
          name: "attribute", values: .attribute, defaultValue: nil,
          meaning: LocalizedText("The numbers of the actors.", "Les nombres des acteurs.")),
        .topCount,
      ]
    ) { run in
      let values = try run.attribute()
      return try run.concentration(of: values)
    },
    Measure(
      name: "triple-helix", scope: .table,
      caption: LocalizedText("Triple helix", "Triple hélice"),
      definition: LocalizedText(
        "Mutual information, in bits, of the presence of the first three groups in units: each actor with "
          + "its partners (units=neighbourhoods) or each tie (ties); T of three, of pairs, and the number "
          + "of units. Units without any of the three are left out, and so are further groups. Undefined "
          + "without units, and where there are fewer groups.",
        "Information mutuelle, en bits, de la présence des trois premiers groupes dans des "
          + "unités\u{202F}: chaque acteur avec ses partenaires (units=neighbourhoods) ou chaque lien "
          + "(ties)\u{202F}; T des trois, des paires, et nombre d’unités. Sans les unités où aucun des trois "
          + "n’est présent, et les groupes suivants. Indéfinie sans unité, ou s’il y a moins de "
          + "groupes."),
      formula: "T = H₁ + H₂ + H₃ − H₁₂ − H₁₃ − H₂₃ + H₁₂₃",
      says: LocalizedText(
        "Below 0: the three spheres come together in a way that pairs do not explain (synergy).",
        "Sous 0\u{202F}: les trois sphères se rencontrent d’une façon que les paires n’expliquent pas "
          + "(synergie)."),
      doesNotSay: LocalizedText(
        "Which actors do it. Where projects are known, they are the better units.",
        "Quels acteurs le font. Si les projets sont connus, ce sont de meilleures unités."),
      source: .init(
        "L. Leydesdorff, The mutual information of university-industry-government relations, "
          + "Scientometrics 58(2), 2003", doi: "10.1023/A:1026253130577"),
      parameters: [
        .grouping,
        MeasureParameter(
          name: "units", values: .choice(["neighbourhoods", "ties"]),
          defaultValue: "neighbourhoods",
          meaning: LocalizedText(
            "neighbourhoods: each actor with its partners; ties: each tie with its ends.",
            "neighbourhoods\u{202F}: chaque acteur avec ses partenaires\u{202F}; ties\u{202F}: chaque lien."
          )
        ),
      ]
    ) { run in
      let grouping = try run.grouping()
      let groups = grouping.groups
      // A group that does not exist has no information to share.
      let count = grouping.names.count
      let units = try run.choice("units", TripleHelixUnits.self)
      let helix = try run.graph.tripleHelix(groups: groups, units: units)
      return .table([
        .init(name: "t-of-three", value: count > 2 ? helix.mutualInformation : nil),
        .init(
          name: "t-of-first-and-second", value: count > 1 ? helix.mutualInformation(0, 1) : nil),
        .init(
          name: "t-of-first-and-third", value: count > 2 ? helix.mutualInformation(0, 2) : nil),
        .init(
          name: "t-of-second-and-third", value: count > 2 ? helix.mutualInformation(1, 2) : nil),
        .init(name: "units", value: helix.counts.reduce(0, +)),
        .init(name: "units-with-all-three", value: helix.counts[7]),
      ])
    },
  ]
}

extension MeasureParameter {
  fileprivate static let topCount = MeasureParameter(
    name: "top", values: .wholeNumber, defaultValue: "5",
    meaning: LocalizedText(
      "How many actors the share of the top counts.",
      "Combien d’acteurs compte la part des premiers."))
}

extension MeasureRun {
  fileprivate mutating func concentration(
    of values: [Double?]
  ) throws -> MeasureResult.Values {
    let top = try wholeNumber("top")
    let concentration = Concentration(of: values)
    return .table([
      .init(name: "count", value: concentration.map { Double($0.count) }),
      .init(name: "gini", value: concentration?.gini),
      .init(name: "herfindahl", value: concentration?.herfindahl),
      .init(name: "normalized-herfindahl", value: concentration?.normalizedHerfindahl),
      .init(name: "effective-number", value: concentration?.effectiveNumber),
      .init(name: "top-share", value: concentration?.topShare(top)),
    ])
  }
}

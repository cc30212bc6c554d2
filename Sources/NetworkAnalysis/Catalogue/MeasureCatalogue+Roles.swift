import NetworkGraph

extension MeasureCatalogue {
  /// How actors are placed among their contacts.
  static let roleMeasures: [Measure] = [
    Measure(
      name: "constraint", scope: .vertices,
      caption: LocalizedText("Burt's constraint", "Contrainte de Burt"),
      definition: LocalizedText(
        "How much the actor's ties lead back to the same contacts: sum over contacts of the "
          + "squared share invested in them directly and through others. Weights are strengths; "
          + "self-loops are dropped. Undefined without ties.",
        "À quel point les liens de l’acteur ramènent aux mêmes contacts\u{202F}: somme, sur "
          + "les contacts, du carré de la part investie directement et par d’autres. Les poids "
          + "sont des forces\u{202F}; sans boucles. Indéfinie sans lien."),
      formula: "c(i) = Σ_j (p(i,j) + Σ_q p(i,q) p(q,j))²",
      says: LocalizedText(
        "Low values: contacts that are not tied to each other, so the actor can broker "
          + "between them.",
        "Valeurs basses\u{202F}: des contacts non liés entre eux, entre lesquels l’acteur "
          + "peut faire le lien."),
      doesNotSay: LocalizedText(
        "Whether contacts meet by ways longer than two steps. Actors with one contact have 1 "
          + "by construction.",
        "Si les contacts se rejoignent par de plus longs chemins. Un acteur à un seul contact "
          + "a 1 par construction."),
      source: .init(
        "R. S. Burt, Structural Holes: The Social Structure of Competition, Harvard University "
          + "Press, 1992", doi: "10.4159/9780674038714"),
      parameters: [.weights]
    ) { run in
      let rule = try run.strengthRule()
      return .vertices(try run.graph.structuralHoles(weights: rule).map { $0?.constraint })
    },
    Measure(
      name: "effective-size", scope: .vertices,
      caption: LocalizedText("Effective size", "Taille effective"),
      definition: LocalizedText(
        "Number of contacts less what is redundant among them. Weights are strengths; "
          + "self-loops are dropped. Undefined without ties. As efficiency: divided by the number "
          + "of contacts.",
        "Nombre de contacts, moins leur redondance. Les poids sont des forces\u{202F}; sans "
          + "boucles. Indéfinie sans lien. Comme efficacité\u{202F}: divisée par le nombre de "
          + "contacts."),
      formula: "e(i) = Σ_j (1 − Σ_{q≠i,j} p(i,q) m(j,q))",
      says: LocalizedText(
        "How many separate circles the actor has access to.",
        "À combien de cercles distincts l’acteur a accès."),
      doesNotSay: LocalizedText(
        "Whether the actor uses them.",
        "Si l’acteur s’en sert."),
      source: .init(
        "R. S. Burt, Structural Holes: The Social Structure of Competition, Harvard University "
          + "Press, 1992", doi: "10.4159/9780674038714"),
      parameters: [
        .weights,
        MeasureParameter(
          name: "efficiency", values: .flag, defaultValue: "false",
          meaning: LocalizedText(
            "Divide by the number of contacts.", "Diviser par le nombre de contacts.")),
      ]
    ) { run in
      let rule = try run.strengthRule()
      let isEfficiency = try run.flag("efficiency")
      return .vertices(
        try run.graph.structuralHoles(weights: rule).map {
          isEfficiency ? $0?.efficiency : $0?.effectiveSize
        })
    },
  ]
}

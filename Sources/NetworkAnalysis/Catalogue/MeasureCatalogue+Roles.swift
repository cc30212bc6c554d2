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
      parameters: [.weights, .tieDirection]
    ) { run in
      let rule = try run.strengthRule()
      let direction = try run.tieDirection()
      return .vertices(
        try run.graph.structuralHoles(weights: rule, direction: direction).map { $0?.constraint })
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
        .tieDirection,
      ]
    ) { run in
      let rule = try run.strengthRule()
      let isEfficiency = try run.flag("efficiency")
      let direction = try run.tieDirection()
      return .vertices(
        try run.graph.structuralHoles(weights: rule, direction: direction).map {
          isEfficiency ? $0?.efficiency : $0?.effectiveSize
        })
    },
    Measure(
      name: "constraint-hierarchy", scope: .vertices,
      caption: LocalizedText("Hierarchy of the constraint", "Hiérarchie de la contrainte"),
      definition: LocalizedText(
        "How unevenly Burt's constraint is spread over the actor's contacts (Coleman–Theil index), "
          + "from 0, all alike, to 1, one does all. Weights are strengths; self-loops are "
          + "dropped. Undefined with fewer than two contacts.",
        "À quel point la contrainte de Burt est inégalement répartie entre les contacts (indice de "
          + "Coleman-Theil), de 0, tous égaux, à 1, un seul fait tout. Les poids sont des "
          + "forces\u{202F}; sans boucles. Indéfinie avec moins de deux contacts."),
      formula: "H(i) = Σ_j r(j) ln r(j) / (N ln N), r(j) = c(i,j) / (C(i)/N)",
      says: LocalizedText(
        "High values: the actor depends on one contact, such as a dominant partner or funder.",
        "Valeurs élevées\u{202F}: l’acteur dépend d’un contact, par exemple un partenaire ou un "
          + "financeur dominant."),
      doesNotSay: LocalizedText(
        "How constrained the actor is: read it beside the constraint.",
        "À quel point l’acteur est contraint\u{202F}: à lire avec la contrainte."),
      source: .init(
        "R. S. Burt, Structural Holes: The Social Structure of Competition, Harvard University "
          + "Press, 1992", doi: "10.4159/9780674038714"),
      parameters: [.weights, .tieDirection]
    ) { run in
      let rule = try run.strengthRule()
      let direction = try run.tieDirection()
      return .vertices(
        try run.graph.structuralHoles(weights: rule, direction: direction).map { $0?.hierarchy })
    },
    Measure(
      name: "structural-holes", scope: .columns,
      caption: LocalizedText("Structural holes", "Trous structuraux"),
      definition: LocalizedText(
        "Burt's measures side by side: number of contacts, effective size, efficiency, constraint "
          + "and hierarchy. Weights are strengths; self-loops are dropped. Undefined without ties.",
        "Les mesures de Burt côte à côte\u{202F}: nombre de contacts, taille effective, efficacité, "
          + "contrainte et hiérarchie. Les poids sont des forces\u{202F}; sans boucles. Indéfinies "
          + "sans lien."),
      formula: .init(
        "contacts n; S = Σ_j (1 − Σ_q p_vq m_jq); S/n; C = Σ_j (p_vj + Σ_q p_vq p_qj)²; "
          + "hierarchy of C",
        "contacts n\u{202F}; S = Σ_j (1 − Σ_q p_vq m_jq)\u{202F}; S/n\u{202F}; C = Σ_j "
          + "(p_vj + Σ_q p_vq p_qj)²\u{202F}; hiérarchie de C"),
      says: LocalizedText(
        "Who can broker between contacts, and who depends on one of them.",
        "Qui peut faire le lien entre ses contacts, et qui dépend de l’un d’eux."),
      doesNotSay: LocalizedText(
        "Whether the actor makes use of the position.", "Si l’acteur se sert de sa position."),
      source: .init(
        "R. S. Burt, Structural Holes: The Social Structure of Competition, Harvard University "
          + "Press, 1992", doi: "10.4159/9780674038714"),
      parameters: [.weights, .tieDirection]
    ) { run in
      let rule = try run.strengthRule()
      let holes = try run.graph.structuralHoles(
        weights: rule, direction: try run.tieDirection())
      return .columns([
        .init(name: "contacts", values: holes.map { Double($0?.contactCount ?? 0) }),
        .init(name: "effective-size", values: holes.map { $0?.effectiveSize }),
        .init(name: "efficiency", values: holes.map { $0?.efficiency }),
        .init(name: "constraint", values: holes.map { $0?.constraint }),
        .init(name: "hierarchy", values: holes.map { $0?.hierarchy }),
      ])
    },
    Measure(
      name: "dyadic-constraint", scope: .matrix,
      caption: LocalizedText("Dyadic constraint", "Contrainte dyadique"),
      definition: LocalizedText(
        "How far the actor of the row is constrained by the contact of the column: the squared share "
          + "of its ties that lead there, directly and through others. Weights are strengths; "
          + "self-loops are dropped. Undefined where there is no tie.",
        "À quel point l’acteur de la ligne est contraint par le contact de la colonne\u{202F}: carré "
          + "de la part de ses liens qui y mènent, directement et par d’autres. Les poids sont des "
          + "forces\u{202F}; sans boucles. Indéfinie sans lien."),
      formula: "c(i,j) = (p(i,j) + Σ_q p(i,q) p(q,j))²",
      says: LocalizedText(
        "On which contacts an actor depends.", "De quels contacts un acteur dépend."),
      doesNotSay: LocalizedText(
        "That the contact knows or uses it.", "Que le contact le sait ou s’en sert."),
      source: .init(
        "R. S. Burt, Structural Holes: The Social Structure of Competition, Harvard University "
          + "Press, 1992", doi: "10.4159/9780674038714"),
      parameters: [.weights, .tieDirection]
    ) { run in
      let rule = try run.strengthRule()
      let direction = try run.tieDirection()
      try run.checkMatrixSize()
      let lists = try run.graph.dyadicConstraints(weights: rule, direction: direction)
      let empty = [Double?](repeating: nil, count: run.graph.vertexCount)
      return .matrix(
        lists.map { contacts in
          var row = empty
          for dyad in contacts { row[dyad.contact.index] = dyad.constraint }
          return row
        })
    },
  ]
}

extension MeasureParameter {
  /// Which arcs are ties in Burt's measures.
  static let tieDirection = MeasureParameter(
    name: "direction", values: .choice(["total", "in", "out"]), defaultValue: "total",
    meaning: LocalizedText(
      "In a directed graph: arcs both ways added up, arcs in, or arcs out.",
      "Dans un graphe orienté\u{202F}: somme des arcs des deux sens, arcs entrants, ou sortants."))

  /// Where random draws begin.
  static let drawSeed = MeasureParameter(
    name: "seed", values: .wholeNumber, defaultValue: "1",
    meaning: LocalizedText(
      "Where random choices begin.", "Le début des choix aléatoires."))
}

extension MeasureRun {
  /// The option `direction` of Burt's measures.
  mutating func tieDirection() throws(MeasureOptionError) -> ArcDirection {
    try choice("direction", ArcDirection.self)
  }

  /// The option `seed`.
  mutating func drawSeed() throws(MeasureOptionError) -> UInt64 {
    UInt64(try wholeNumber("seed"))
  }

  /// Checks that a number per pair of vertices can be kept.
  func checkMatrixSize(limit: Int = 10_000) throws(AnalysisError) {
    guard graph.vertexCount <= limit else {
      throw .tooManyVertices(measure: measure.name, count: graph.vertexCount, limit: limit)
    }
  }
}

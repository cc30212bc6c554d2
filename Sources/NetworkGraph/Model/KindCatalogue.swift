extension Kind {
  /// The kinds that every network knows without a `kinds.csv`; a network may redefine them.
  public static let catalogue: [Kind] = relationCatalogue + actorCatalogue

  private static func relation(
    _ id: Identifier, _ english: String, _ french: String, _ direction: Direction, _ role: Role,
    isAnalysed: Bool = true
  ) -> Kind {
    Kind(
      id: id, subject: .relation, labelInEnglish: english, labelInFrench: french,
      direction: direction, countsAs: role, isAnalysed: isAnalysed)
  }

  private static let relationCatalogue: [Kind] = [
    relation("partnership", "partnership", "partenariat", .undirected, .partnership),
    relation("collaboration", "collaboration", "collaboration", .undirected, .partnership),
    relation("funding", "funding", "financement", .directed, .funding),
    relation("membership", "membership", "adhésion", .directed, .membership),
    relation(
      "founding-membership", "founding membership", "membre fondateur", .directed, .membership),
    relation("participation", "participation", "participation", .directed, .membership),
    relation("part-of", "part of", "fait partie de", .directed, .membership),
    relation("leadership", "leadership", "direction", .directed, .leadership),
    relation("office", "office held", "fonction", .directed, .leadership),
    relation("operation", "operation", "gestion", .directed, .leadership),
    relation("location", "location", "localisation", .directed, .location),
    relation("hosting", "hosting", "hébergement", .directed, .location),
    relation("support", "support", "soutien", .directed, .support),
    relation("acceleration", "acceleration", "accélération", .directed, .support),
    relation("award", "award", "distinction", .directed, .support),
    relation("inspiration", "inspiration", "inspiration", .directed, .other, isAnalysed: false),
  ]

  private static let actorCatalogue: [Kind] = [
    ("company", "company", "entreprise"),
    ("research-organisation", "research organisation", "organisme de recherche"),
    ("laboratory", "laboratory", "laboratoire"),
    ("university", "university", "université"),
    ("hospital", "hospital", "hôpital"),
    ("cluster", "cluster", "pôle"),
    ("public-body", "public body", "organisme public"),
    ("state", "state", "État"),
    ("local-authority", "local authority", "collectivité territoriale"),
    ("programme", "programme", "programme"),
    ("fund", "fund", "fonds"),
    ("incubator", "incubator", "incubateur"),
    ("science-park", "science park", "technopôle"),
    ("facility", "facility", "infrastructure"),
    ("event", "event", "événement"),
    ("project", "project", "projet"),
    ("association", "association", "association"),
    ("foundation", "foundation", "fondation"),
    ("person", "person", "personne"),
    ("place", "place", "lieu"),
  ].map { id, english, french in
    Kind(id: Identifier(id), subject: .actor, labelInEnglish: english, labelInFrench: french)
  }
}

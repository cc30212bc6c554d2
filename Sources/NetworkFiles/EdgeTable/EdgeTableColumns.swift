import NetworkGraph

/// Which columns of an edge table hold what, by the names that programs give them.
enum EdgeTableColumns {
  private static let pairs: [(source: String, target: String)] = [
    ("source", "target"), ("src", "dst"), ("from", "to"), ("vertex 1", "vertex 2"),
    ("vertex1", "vertex2"), ("node1", "node2"), ("node 1", "node 2"), ("actor1", "actor2"),
    ("actor 1", "actor 2"), ("tail", "head"), ("source", "cible"), ("origine", "destination"),
    ("de", "vers"), ("acteur 1", "acteur 2"),
    ("acteur1", "acteur2"), ("financeur", "bénéficiaire"), ("funder", "recipient"),
  ]

  private static let synonyms: [String: String] = [
    "poids": "weight", "edge weight": "weight", "montant": "amount", "devise": "currency",
    "type de lien": "kind", "relation": "kind", "nature": "kind", "début": "since",
    "depuis": "since", "fin": "until", "jusqu'à": "until", "jusqu’à": "until", "statut": "status",
  ]

  /// How many names of a header are known; two at least for a header that names both ends.
  static func recognisedCount(_ names: [String]) -> Int {
    let folded = Set(names.map { Identifier(foldedColumnName($0)) })
    guard let pair = ends(of: folded) else { return 0 }
    let known = NetworkTable.relations.knownColumns + [pair.source, pair.target, "type", "label"]
    return Set(known.map { Identifier($0) }).intersection(folded).count
  }

  private static func ends(of names: Set<Identifier>) -> (source: String, target: String)? {
    pairs.first { names.contains(Identifier($0.source)) && names.contains(Identifier($0.target)) }
  }

  /// The names of the columns in the words of `relations.csv`; other names stay as they are.
  ///
  /// - Returns: `nil` when the names do not say which columns are the ends.
  static func renamed(_ names: [String], options: ReadingOptions) -> [String]? {
    let folded = names.map(foldedColumnName)
    let present = Set(folded.map { Identifier($0) })
    var meaning: [Identifier: String] = [:]
    let asked: [(String?, String)] = [
      (options.sourceColumn, "source"), (options.targetColumn, "target"),
      (options.weightColumn, "weight"), (options.kindColumn, "kind"), (options.idColumn, "id"),
    ]
    for case (let column?, let name) in asked {
      meaning[Identifier(foldedColumnName(column))] = name
    }
    let taken = Set(meaning.values)
    if let pair = ends(of: present), !taken.contains("source"), !taken.contains("target") {
      meaning[Identifier(pair.source)] = "source"
      meaning[Identifier(pair.target)] = "target"
    }
    let result = zip(names, folded).map { name, folded -> String in
      if let known = meaning[Identifier(folded)] { return known }
      // A column that the options set aside keeps its place as an attribute.
      if taken.contains(folded) { return name + " (column)" }
      if let synonym = synonyms[folded], !present.contains(Identifier(synonym)),
        !taken.contains(synonym)
      {
        return synonym
      }
      return name
    }
    let names = Set(result.map { Identifier(foldedColumnName($0)) })
    return names.contains("source") && names.contains("target") ? result : nil
  }
}

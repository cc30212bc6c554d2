import NetworkGraph

/// Which columns of a table of actors hold what, by the names that programs give them.
enum ActorTableColumns {
  private static let ids = [
    "id", "node id", "actor id", "identifiant", "id acteur", "id noeud", "key", "code", "node",
    "vertex", "noeud", "sommet",
  ]
  private static let names = [
    "name", "label", "nom", "libelle", "intitule", "title", "titre", "denomination",
    "raison sociale", "shared name", "acteur", "actor", "organisation", "organization",
  ]
  private static let synonyms: [(meaning: String, names: [String])] = [
    ("kind", ["type", "categorie", "category", "nature", "type d'acteur"]),
    ("sphere", ["sphere"]),
    ("place", ["ville", "city", "lieu", "commune"]),
    ("country", ["pays"]),
    ("since", ["date de debut", "debut", "depuis", "start date", "startdate", "start"]),
    ("until", ["date de fin", "fin", "end date", "enddate", "end"]),
    ("note", ["remarque", "commentaire"]),
  ]

  /// How many names of a header are known.
  static func recognisedCount(_ written: [String]) -> Int {
    let words = Set(written.lazy.map { Identifier(comparableHeader($0)) })
    let known = ids + names + NetworkTable.actors.knownColumns + synonyms.flatMap(\.names)
    var count = Set(known.map { Identifier($0) }).intersection(words).count
    if written.contains(where: { Neo4jColumn($0)?.role == .id }) { count += 2 }
    return count
  }

  /// Whether a header names actors, and not ties.
  static func namesActors(_ written: [String]) -> Bool {
    recognisedCount(written) > 0
      && EdgeTableColumns.renamed(written, options: ReadingOptions()) == nil
  }

  /// What is wrong with a header that is asked for the ends of ties and names actors; `nil` for any
  /// other.
  static func sentenceOnHeader(_ written: [String]) -> String? {
    let folded = Set(written.map { foldedColumnName($0) })
    if folded.isSuperset(of: ["_start", "_end"]) {
      return "the table holds actors and ties, as Neo4j exports a whole database; export nodes and "
        + "relationships as tables of their own"
    }
    let words = written.map(comparableHeader)
    guard let id = words.firstIndex(where: { ["id", "node id", "identifiant"].contains($0) }),
      let name = words.firstIndex(where: { ["name", "label", "nom", "libelle"].contains($0) })
    else { return nil }
    return
      "the columns \(quoted(written[id])) and \(quoted(written[name])) are those of a table of "
      + "actors; give the table of ties, and this one beside it"
  }

  /// The columns that may hold the ids, the most certain first.
  static func idCandidates(_ written: [String]) -> [Int] {
    let words = written.map(comparableHeader)
    if !words.contains("id"),
      let place = written.firstIndex(where: { Neo4jColumn($0)?.role == .id })
    {
      return [place]
    }
    return (ids + ["shared name"] + names).compactMap { name in
      words.firstIndex { $0 == name }
    }
  }

  /// The names of the columns in the words of `actors.csv`.
  ///
  /// - Parameter idPlace: The column that holds the ids.
  static func renamed(_ written: [String], idPlace: Int) -> [String] {
    let folded = written.map(foldedColumnName)
    let words = written.map(comparableHeader)
    var result = written
    var given: Set<Int> = [idPlace]
    var taken: Set<String> = ["id"]
    let isNeo4j = Neo4jColumn(written[idPlace])?.role == .id
    if isNeo4j {
      for (place, name) in written.enumerated() {
        guard let column = Neo4jColumn(name) else { continue }
        result[place] = column.name
        if column.role == .label, taken.insert("kind").inserted {
          result[place] = "kind"
          given.insert(place)
        }
      }
    }
    result[idPlace] = "id"
    let literal = Set(result.map { Identifier(foldedColumnName($0)) })
    func give(_ meaning: String, _ synonyms: [String]) {
      guard !literal.contains(Identifier(meaning)), !taken.contains(meaning) else { return }
      for synonym in synonyms {
        guard
          let place = words.indices.first(where: {
            !given.contains($0) && comparableHeader(result[$0]) == synonym
          })
        else { continue }
        result[place] = meaning
        given.insert(place)
        taken.insert(meaning)
        return
      }
    }
    give("name", names)
    for (meaning, names) in synonyms { give(meaning, names) }
    for place in result.indices where !given.contains(place) && folded[place] == "id" {
      result[place] = written[place] + " (column)"
    }
    return result
  }

  /// Whether a name that no table knows would be read as a known column.
  static func meaning(of name: String) -> String? {
    let words = comparableHeader(name)
    if names.contains(words) { return "name" }
    return synonyms.first { $0.names.contains(words) }?.meaning
  }
}

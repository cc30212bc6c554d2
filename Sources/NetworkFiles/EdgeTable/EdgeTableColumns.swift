import NetworkGraph

/// Which columns of an edge table hold what, by the names that programs give them.
enum EdgeTableColumns {
  /// The names of the two ends, as ``comparableHeader(_:)`` writes them, the most certain first.
  private static let pairs: [(source: String, target: String)] = [
    ("source", "target"), ("src", "dst"), ("from", "to"), ("vertex 1", "vertex 2"),
    ("vertex1", "vertex2"), ("node1", "node2"), ("node 1", "node 2"), ("actor1", "actor2"),
    ("actor 1", "actor 2"), ("tail", "head"), ("source", "cible"), ("origine", "destination"),
    ("origin", "destination"), ("de", "vers"), ("acteur 1", "acteur 2"), ("acteur1", "acteur2"),
    ("financeur", "beneficiaire"), ("funder", "recipient"), ("source id", "target id"),
    ("sourceid", "targetid"), ("source node", "target node"), ("from id", "to id"),
    ("fromid", "toid"), ("from node", "to node"), ("node a", "node b"), ("actor a", "actor b"),
    ("acteur a", "acteur b"), ("partner 1", "partner 2"), ("partenaire 1", "partenaire 2"),
    ("partenaire a", "partenaire b"), ("organisation 1", "organisation 2"),
    ("organization 1", "organization 2"), ("noeud 1", "noeud 2"), ("sommet 1", "sommet 2"),
    ("sender", "receiver"), ("emetteur", "recepteur"), ("payer", "payee"),
    ("payeur", "beneficiaire"), ("donneur", "receveur"), ("donor", "recipient"),
    ("ego", "alter"), ("src", "tgt"), ("src", "dest"),
  ]

  /// Other names of the known columns, the most certain first.
  private static let synonyms: [(meaning: String, names: [String])] = [
    ("id", ["edge id", "relation id", "tie id", "identifiant"]),
    ("weight", ["poids", "edge weight"]),
    ("amount", ["montant"]),
    ("currency", ["devise", "monnaie"]),
    (
      "kind",
      [
        "type de lien", "type de relation", "nature du lien", "relation type", "relationship type",
        "edge type", "link type", "tie type", "interaction", "shared interaction", "relation",
        "relationship", "nature",
      ]
    ),
    ("direction", ["sens"]),
    (
      "since",
      ["date de debut", "date debut", "debut", "depuis", "start date", "startdate", "start"]
    ),
    (
      "until",
      ["date de fin", "date fin", "fin", "jusqu'a", "jusqu'au", "end date", "enddate", "end"]
    ),
    ("status", ["statut"]),
    ("note", ["remarque", "commentaire"]),
  ]

  /// How many names of a header are known; two at least for a header that names both ends.
  static func recognisedCount(_ names: [String]) -> Int {
    let words = Set(names.lazy.map { Identifier(comparableHeader($0)) })
    var ends = ["source", "target"]
    if let pair = pair(of: words) {
      ends = [pair.source, pair.target]
    } else if !hasNeo4jEnds(names) {
      return nameOfTies(names) == nil ? 0 : 2
    }
    let known = knownWords.union(ends.map { Identifier(comparableHeader($0)) })
    let count = known.intersection(words).count
    return max(count, 2)
  }

  /// The names of our columns, in the form in which they are compared.
  private static let knownWords = Set(
    (NetworkTable.relations.knownColumns + ["type", "label"])
      .map { Identifier(comparableHeader($0)) })

  /// The names of all columns but the ends, in the form in which they are compared.
  private static let wordsOfColumns = Set(
    (NetworkTable.relations.knownColumns + synonyms.flatMap(\.names))
      .map { Identifier(comparableHeader($0)) }
  ).subtracting(["source", "target"].map { Identifier($0) })

  private static func pair(of words: Set<Identifier>) -> (source: String, target: String)? {
    pairs.first { words.contains(Identifier($0.source)) && words.contains(Identifier($0.target)) }
  }

  /// The names of a header that names one end of ties and, beside it, only other known columns, in the
  /// words of `relations.csv`; `nil` for any other row.
  static func namesWithOneEnd(_ written: [String]) -> [String]? {
    let words = written.map(comparableHeader)
    let known = wordsOfColumns
    var names = written
    var ends = 0
    for (place, word) in words.enumerated() {
      if pairs.contains(where: { $0.source == word }) {
        names[place] = "source"
        ends += 1
      } else if pairs.contains(where: { $0.target == word }) {
        names[place] = "target"
        ends += 1
      } else if !known.contains(Identifier(word)) {
        return nil
      }
    }
    return ends == 1 && words.count > 1 ? names : nil
  }

  /// Whether a header names the ends as Neo4j does, where all ties go from one to the other.
  static func hasNeo4jEnds(_ names: [String]) -> Bool {
    var roles: Set<Neo4jColumn.Role> = []
    for name in names {
      if let role = Neo4jColumn(name)?.role { roles.insert(role) }
    }
    return roles.isSuperset(of: [.startID, .endID])
  }

  /// The column in which Cytoscape names ties as `a (pp) b`, where no column names their ends.
  static func nameOfTies(_ names: [String]) -> (name: Int, interaction: Int)? {
    let words = names.map(comparableHeader)
    guard
      let interaction = words.firstIndex(of: "interaction")
        ?? words.firstIndex(of: "shared interaction"),
      let name = words.firstIndex(of: "shared name") ?? words.firstIndex(of: "name")
    else { return nil }
    return (name, interaction)
  }

  /// The names of the columns in the words of `relations.csv`; other names stay as they are.
  ///
  /// - Returns: `nil` when the names do not say which columns are the ends.
  static func renamed(_ written: [String], options: ReadingOptions) -> [String]? {
    let folded = written.map(foldedColumnName)
    var meanings: [String?] = Array(repeating: nil, count: written.count)
    var taken: Set<String> = []
    func give(_ meaning: String, to place: Int) {
      guard meanings[place] == nil, taken.insert(meaning).inserted else { return }
      meanings[place] = meaning
    }
    let asked: [(String?, String)] = [
      (options.sourceColumn, "source"), (options.targetColumn, "target"),
      (options.weightColumn, "weight"), (options.kindColumn, "kind"), (options.idColumn, "id"),
    ]
    for case (let column?, let name) in asked {
      let wanted = Identifier(foldedColumnName(column))
      if let place = folded.firstIndex(where: { Identifier($0) == wanted }) {
        give(name, to: place)
      }
    }
    var names = written
    let words = written.map(comparableHeader)
    if !taken.contains("source"), !taken.contains("target") {
      if hasNeo4jEnds(written) {
        names = nameNeo4jColumns(written, give)
      } else if let pair = pair(of: Set(words.map { Identifier($0) })) {
        give("source", to: words.firstIndex { Identifier($0) == Identifier(pair.source) } ?? 0)
        give("target", to: words.firstIndex { Identifier($0) == Identifier(pair.target) } ?? 0)
      }
    }
    let literal = Set(folded.map { Identifier($0) })
    for (meaning, synonyms) in synonyms
    where !taken.contains(meaning) && !literal.contains(Identifier(meaning)) {
      for synonym in synonyms {
        if let place = words.firstIndex(where: { $0 == synonym }) {
          give(meaning, to: place)
          break
        }
      }
    }
    for place in names.indices {
      if let meaning = meanings[place] {
        names[place] = meaning
      } else if taken.contains(folded[place]) {
        // A column whose name another one has taken keeps its place as an attribute.
        names[place] = written[place] + " (column)"
      }
    }
    let result = Set(names.map { Identifier(foldedColumnName($0)) })
    return result.contains("source") && result.contains("target") ? names : nil
  }

  /// The columns that could be the ends or the weight as well as those that are.
  ///
  /// - Parameter names: The names as ``renamed(_:options:)`` gives them.
  static func rivals(_ written: [String], _ names: [String]) -> [(meaning: String, place: Int)] {
    let words = written.map(comparableHeader)
    let folded = names.map(foldedColumnName)
    func isTaken(_ place: Int) -> Bool { ["source", "target", "weight"].contains(folded[place]) }
    var rivals: [(meaning: String, place: Int)] = []
    for (source, target) in pairs {
      if let first = words.firstIndex(of: source), let second = words.firstIndex(of: target),
        !isTaken(first), !isTaken(second)
      {
        rivals = [("source", first), ("target", second)]
        break
      }
    }
    guard folded.contains("weight") else { return rivals }
    return rivals
      + words.indices.filter { !isTaken($0) && meaning(of: written[$0]) == "weight" }
      .map { ("weight", $0) }
  }

  private static func nameNeo4jColumns(_ written: [String], _ give: (String, Int) -> Void)
    -> [String]
  {
    var names = written
    for (place, name) in written.enumerated() {
      guard let column = Neo4jColumn(name) else { continue }
      switch column.role {
      case .startID: give("source", place)
      case .endID: give("target", place)
      case .type: give("kind", place)
      default: names[place] = column.name
      }
    }
    return names
  }

  /// Whether a name that no table knows would be read as a known column.
  static func meaning(of name: String) -> String? {
    let words = comparableHeader(name)
    if AmountColumn.statesUnit(name) { return "amount" }
    return synonyms.first { $0.names.contains(words) }?.meaning
  }
}

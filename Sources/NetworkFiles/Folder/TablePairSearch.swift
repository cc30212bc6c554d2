import NetworkGraph

/// The tables of actors and ties in a folder that is no network folder.
struct FolderTables {
  var ties: String
  /// `nil` for a table of ties alone.
  var actors: String?
  var format: FileFormat

  private static let tieWords: Set<String> = [
    "edges", "edge", "ties", "tie", "links", "link", "relations", "relationships", "connections",
    "arcs", "liens", "lien", "aretes", "rels",
  ]
  private static let actorWords: Set<String> = [
    "nodes", "node", "actors", "actor", "vertices", "elements", "acteurs", "noeuds", "sommets",
    "points",
  ]

  /// Whether a name of a sheet or file says that it holds ties.
  static func saysTies(_ name: String) -> Bool { tieWords.contains(lastWord(name).word) }
  /// Whether a name of a sheet or file says that it holds actors.
  static func saysActors(_ name: String) -> Bool { actorWords.contains(lastWord(name).word) }

  /// What precedes the last word of a name, and that word: `lyon_edges` is `lyon` and `edges`.
  private static func lastWord(_ name: String) -> (prefix: String, word: String) {
    let words = comparableHeader(name).split { $0 == " " || $0 == "." }
    return (words.dropLast().joined(separator: " "), words.last.map { String($0) } ?? "")
  }

  /// Finds the tables by the names of the files.
  ///
  /// - Returns: Or a sentence where several pairs are there; `nil` where there is none.
  static func find(_ names: [String]) -> Result<FolderTables, FormatFault>? {
    var files: [(name: String, stem: String)] = []
    for name in names {
      for ending in [".csv", ".tsv", ".tab", ".txt"] where name.lowercased().hasSuffix(ending) {
        files.append((name, String(name.dropLast(ending.count))))
      }
    }
    func named(_ stem: String) -> String? { files.first { $0.stem.lowercased() == stem }?.name }
    /// The file with an older name, such as `cordis-h2020organizations`, if it is the only one.
    func older(_ word: String) -> String? {
      let found = files.filter {
        let stem = $0.stem.lowercased()
        return stem.hasPrefix("cordis") && stem.contains(word)
      }
      return found.count == 1 ? found[0].name : nil
    }
    if let organisations = named("organization") ?? named("organisation") ?? older("organi") {
      return .success(
        FolderTables(
          ties: organisations, actors: named("project") ?? older("project"), format: .cordis))
    }
    let ties = files.filter { saysTies($0.stem) }
    let actors = files.filter { saysActors($0.stem) }
    let pairs = ties.flatMap { tie in
      actors.filter { lastWord($0.stem).prefix == lastWord(tie.stem).prefix }
        .map { FolderTables(ties: tie.name, actors: $0.name, format: .tablePair) }
    }
    if pairs.count > 1 {
      let list = pairs.prefix(5).map { quoted($0.ties) }.joined(separator: ", ")
      return .failure(
        FormatFault(
          message: "the folder has several pairs of tables (\(list)); give the table of ties and "
            + "the table of actors themselves"))
    }
    if let pair = pairs.first { return .success(pair) }
    if ties.count == 1, actors.count == 1 {
      return .success(
        FolderTables(ties: ties[0].name, actors: actors[0].name, format: .tablePair))
    }
    if ties.count == 1, actors.isEmpty {
      return .success(FolderTables(ties: ties[0].name, actors: nil, format: .edgeTable))
    }
    return nil
  }
}

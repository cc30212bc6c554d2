import NetworkAnalysis
import NetworkFiles
import NetworkGraph

/// Two networks side by side.
struct NetworkComparison {
  /// One of the two.
  struct Side {
    /// A path, or the date that was asked for.
    let name: String
    let path: String
    let sha256: String
    let projected: ProjectedNetwork

    var ids: [Identifier] {
      projected.graph.vertices.map { projected.actor(of: $0).id }
    }

    /// The graph on some of the actors, in their order.
    func graph(on actors: [Identifier]) -> CompactGraph {
      projected.graph.induced(on: actors.map { projected.vertex(of: $0)! })
    }
  }

  let first: Side
  let second: Side
  let language: Language
  /// The ids of the actors of both, and of one only, ascending.
  let common: [Identifier]
  let onlyFirst: [Identifier]
  let onlySecond: [Identifier]
  /// The ties among the actors of both; vertices are places in ``common``.
  let ties: EdgeComparison
  let qap: QAPCorrelation?
  let permutations: Int
  let seed: UInt64
  /// How far the clusters of either agree; `nil` where one has no ties.
  let clusters: (adjustedRandIndex: Double, mutualInformation: Double?)?

  init(
    _ first: Side, _ second: Side, permutations: Int, seed: UInt64, language: Language
  ) throws {
    (self.first, self.second, self.language) = (first, second, language)
    (self.permutations, self.seed) = (permutations, seed)
    let (ids, others) = (Set(first.ids), Set(second.ids))
    common = ids.intersection(others).sorted()
    onlyFirst = ids.subtracting(others).sorted()
    onlySecond = others.subtracting(ids).sorted()
    let (a, b) = (first.graph(on: common), second.graph(on: common))
    ties = try a.compareEdges(with: b)
    qap =
      permutations > 0 && common.count > 2
      ? try a.qapCorrelation(with: b, permutations: permutations, seed: seed) : nil
    if a.edgeCount > 0, b.edgeCount > 0 {
      let (one, two) = (
        try a.leidenCommunities(seed: seed), try b.leidenCommunities(seed: seed)
      )
      clusters = (
        try one.adjustedRandIndex(with: two), try one.normalizedMutualInformation(with: two)
      )
    } else {
      clusters = nil
    }
  }

  private func say(_ english: String, _ french: String) -> String {
    language == .french ? french : english
  }

  /// The name of an actor of either side.
  private func name(_ id: Identifier) -> String {
    for side in [second, first] {
      if let vertex = side.projected.vertex(of: id) {
        return TextTable.printable(side.projected.actor(of: vertex).name(in: language))
      }
    }
    return TextTable.printable(id.text)
  }

  private func ends(_ tie: EdgeComparison.Tie) -> (Identifier, Identifier) {
    (common[tie.tail.index], common[tie.head.index])
  }

  // MARK: Text

  var text: String {
    var table = TextTable([
      .init(""), .init(TextTable.printable(first.name), .trailing),
      .init(TextTable.printable(second.name), .trailing),
      .init(say("in both", "communs"), .trailing),
      .init(say("only first", "premier seul"), .trailing),
      .init(say("only second", "second seul"), .trailing),
    ])
    func row(_ name: String, _ shared: Int, _ first: Int, _ second: Int) {
      table.rows.append(
        [name]
          + [shared + first, shared + second, shared, first, second].map { language.format($0) })
    }
    row(say("actors", "acteurs"), common.count, onlyFirst.count, onlySecond.count)
    row(
      say("ties among the actors of both", "liens entre acteurs communs"), ties.shared.count,
      ties.onlyFirst.count, ties.onlySecond.count)
    var text = table.text + (agreement.isEmpty ? "" : "\n" + agreement)
    text += list(
      say("Actors only in", "Acteurs seulement dans"), onlyFirst.map(name), onlySecond.map(name))
    func pair(_ tie: EdgeComparison.Tie) -> String {
      let (a, b) = ends(tie)
      return "\(name(a)) – \(name(b))"
    }
    text += list(
      say("Ties only in", "Liens seulement dans"), ties.onlyFirst.map(pair),
      ties.onlySecond.map(pair))
    return text
  }

  private var agreement: String {
    var lines: [String] = []
    if let jaccard = ties.jaccard {
      lines.append(
        say("Shared part of all ties (Jaccard): ", "Part commune des liens (Jaccard)\u{202F}: ")
          + language.format(jaccard, decimals: 3))
    }
    if let qap {
      let p = language.format(qap.pValueGreater, decimals: 3)
      let count = language.format(permutations)
      lines.append(
        say("Correlation of ties (QAP): ", "Corrélation des liens (QAP)\u{202F}: ")
          + language.format(qap.correlation, decimals: 3)
          + say(
            ", p = \(p) of \(count) renumberings", ", p = \(p) sur \(count) renumérotations"))
    }
    if let clusters {
      lines.append(
        say(
          "Agreement of clusters (adjusted Rand index): ",
          "Accord des groupes (indice de Rand ajusté)\u{202F}: ")
          + language.format(clusters.adjustedRandIndex, decimals: 3))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func list(_ heading: String, _ first: [String], _ second: [String]) -> String {
    var text = ""
    for (side, entries) in [(self.first, first), (self.second, second)] where !entries.isEmpty {
      let place = "\(heading) \(TextTable.printable(side.name))" + say(":", "\u{202F}:")
      text += "\n\(place) \(language.format(entries.count))\n"
      text += entries.map { "  \($0)\n" }.joined()
    }
    return text
  }

  // MARK: CSV and JSON

  var csv: String {
    var writer = DelimitedTextWriter(formulaProtection: .apostrophe)
    writer.appendRow(["element", "where", "id", "target"])
    for (place, ids) in [("both", common), ("first", onlyFirst), ("second", onlySecond)] {
      for id in ids { writer.appendRow(["actor", place, id.text, ""]) }
    }
    for (place, list) in [
      ("both", ties.shared), ("first", ties.onlyFirst), ("second", ties.onlySecond),
    ] {
      for tie in list {
        let (a, b) = ends(tie)
        writer.appendRow(["tie", place, a.text, b.text])
      }
    }
    return writer.text
  }

  /// The document, with what a regression found where one was asked for.
  func json(regression: NetworkRegression?) -> String {
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    func ids(_ list: [Identifier]) -> JSONValue { .array(list.map { .string($0.text) }) }
    func pairs(_ list: [EdgeComparison.Tie]) -> JSONValue {
      .array(
        list.map { tie in
          let (a, b) = ends(tie)
          return .object([("source", .string(a.text)), ("target", .string(b.text))])
        })
    }
    func side(_ side: Side) -> JSONValue {
      .object([
        ("name", .string(side.name)), ("path", .string(side.path)),
        ("sha256", .string(side.sha256)),
        ("vertices", .number(side.projected.graph.vertexCount)),
        ("edges", .number(side.projected.graph.edgeCount)),
      ])
    }
    return JSONWriter.pretty(
      .object(
        [
          ("tool", .string("maillage")), ("version", .string(Maillage.version)),
          ("first", side(first)), ("second", side(second)),
          (
            "actors",
            .object([
              ("both", ids(common)), ("only_first", ids(onlyFirst)),
              ("only_second", ids(onlySecond)),
            ])
          ),
          (
            "ties",
            .object([
              ("both", pairs(ties.shared)), ("only_first", pairs(ties.onlyFirst)),
              ("only_second", pairs(ties.onlySecond)), ("jaccard", number(ties.jaccard)),
            ])
          ),
          (
            "qap",
            qap.map { qap in
              .object([
                ("correlation", .number(qap.correlation)), ("p_value", .number(qap.pValueGreater)),
                ("permutations", .number(permutations)), ("seed", .number(Int(clamping: seed))),
              ])
            } ?? .null
          ),
          (
            "clusters",
            clusters.map { clusters in
              .object([
                ("adjusted_rand_index", .number(clusters.adjustedRandIndex)),
                ("normalized_mutual_information", number(clusters.mutualInformation)),
              ])
            } ?? .null
          ),
        ] + (regression.map { [("regression", $0.json)] } ?? [])))
  }
}

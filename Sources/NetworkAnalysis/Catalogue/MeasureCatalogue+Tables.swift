import NetworkGraph

extension MeasureCatalogue {
  /// Measures that are a few named numbers.
  static let tableMeasures: [Measure] = [
    Measure(
      name: "giant-component", scope: .table,
      caption: LocalizedText("Giant component", "Plus grande composante"),
      definition: LocalizedText(
        "Size of the largest component, its share of all actors, and its diameter and mean distance; in "
          + "a directed graph the component is a weak one and pairs without a path are left out.",
        "Taille de la plus grande composante, sa part des acteurs, son diamètre et sa distance moyenne\u{202F}; "
          + "si le graphe est orienté, la composante est faible et les paires sans chemin sont laissées de côté."
      ),
      formula: .init(
        "|S|, |S|/n, max d(u,v), mean d(u,v) for the largest component S",
        "|S|, |S|/n, max d(u,v), moyenne de d(u,v) pour la plus grande composante S"),
      says: LocalizedText(
        "How much of the network hangs together, and how closely.",
        "Quelle part du réseau se tient, et à quelles distances."),
      doesNotSay: LocalizedText(
        "Anything of the actors outside it, who are often those of whom least is recorded.",
        "Rien des acteurs en dehors, souvent ceux dont on a recensé le moins."),
      source: .init(
        "M. Newman, Networks, 2nd edition, Oxford University Press, 2018",
        doi: "10.1093/oso/9780198805090.001.0001"),
      parameters: [.lengths]
    ) { run in
      let giant = try run.graph.giantComponentIndicators(lengths: try run.lengthRule())
      return .table([
        .init(name: "vertices", value: Double(giant?.vertices.count ?? 0)),
        .init(name: "share", value: giant?.share),
        .init(name: "diameter", value: giant?.distances.diameter),
        .init(name: "mean-distance", value: giant?.distances.meanDistance),
      ])
    },
    Measure(
      name: "mixing", scope: .table,
      caption: LocalizedText("Mixing table", "Table de mixité"),
      definition: LocalizedText(
        "Number of ties between each pair of groups, or their strength with weights; a tie inside a group "
          + "counts once. In a directed graph from the first group to the second.",
        "Nombre de liens entre chaque paire de groupes, ou leur force avec poids\u{202F}; un lien interne compte "
          + "une fois. Si le graphe est orienté, du premier groupe vers le second."),
      formula: .init(
        "m_rs = Σ of ties between group r and group s",
        "m_rs = Σ des liens entre le groupe r et le groupe s"),
      says: LocalizedText(
        "Which spheres work with which.", "Quelles sphères travaillent avec lesquelles."),
      doesNotSay: LocalizedText(
        "Whether a group ties more than its size would bring about: compare with the sizes.",
        "Si un groupe se lie plus que sa taille ne le veut\u{202F}: comparer avec les tailles."),
      source: .init(
        "M. E. J. Newman, Mixing patterns in networks, Physical Review E 67, 2003",
        doi: "10.1103/PhysRevE.67.026126"),
      parameters: [.weights, .grouping]
    ) { run in
      let rule = try run.strengthRule()
      let grouping = try run.grouping()
      let table = try run.graph.mixingTable(
        groups: grouping.groups, groupCount: grouping.names.count, weights: rule)
      var rows: [MeasureResult.Row] = []
      for row in grouping.names.indices {
        for column in grouping.names.indices where table.isDirected || column >= row {
          rows.append(
            .init(
              name: "\(grouping.names[row]) – \(grouping.names[column])",
              value: table.strengths[row][column]))
        }
      }
      return .table(rows)
    },
  ]
}

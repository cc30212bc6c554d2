import NetworkAnalysis
import NetworkFiles
import NetworkGraph

/// A partition with what is said about it.
struct Clusters {
  let labelled: LabelledGraph
  let partition: Partition
  let certainty: (vertices: [Double], groups: [Double])
  let modularity: Double?
  let quality: PartitionQuality
  /// `nil` when chance was not asked, or nothing can be exchanged.
  let significance: CommunitySignificance?
  let method: CommunityMethod
  let options: CommunityOptions
  let isConsensus: Bool
  let runs: Int
  let language: Language

  private func say(_ english: String, _ french: String) -> String {
    language == .french ? french : english
  }

  var text: String {
    var facts = [
      "\(say("clusters", "groupes")): \(language.format(partition.groupCount))",
      say("modularity", "modularité") + ": "
        + (modularity.map { language.format($0, decimals: 4) } ?? "–"),
      "\(say("method", "méthode")): \(method.rawValue)",
    ]
    if isConsensus { facts.append(say("consensus of \(runs)", "consensus de \(runs)")) }
    if method.usesResolution, method != .leidenPotts || options.resolution != nil {
      facts.append(
        say("resolution", "résolution") + ": "
          + language.format(options.resolution ?? 1, decimals: 2))
    }
    facts.append("\(say("seed", "graine")): \(options.seed)")
    var text = facts.joined(separator: "   ") + "\n" + chance
    for (number, group) in partition.groups.enumerated() {
      text += "\n\(say("Cluster", "Groupe")) \(number + 1): "
      text += language.format(group.count) + " "
      text += group.count == 1 ? say("actor", "acteur") : say("actors", "acteurs")
      text += say(", mean certainty ", ", certitude moyenne ")
      text += language.format(certainty.groups[number], decimals: 2) + "\n"
      for vertex in group {
        let certainty = language.format(certainty.vertices[vertex.index], decimals: 2)
        text += "  \(certainty)  \(TextTable.printable(labelled.name(vertex, language)))\n"
      }
    }
    return text
  }

  /// What random networks say of the clusters.
  private var chance: String {
    guard let significance else { return "" }
    let p = language.format(significance.pValue, decimals: 3)
    let count = language.format(significance.randomValues.count)
    let mean = language.format(significance.randomMean, decimals: 4)
    return significance.pValue <= 0.05
      ? say(
        "Clusters are more marked than chance makes them: \(count) random networks with the same numbers "
          + "of ties have a modularity of \(mean) on average, p = \(p).\n",
        "Les groupes sont plus marqués que par hasard\u{202F}: \(count) réseaux aléatoires aux mêmes nombres "
          + "de liens ont une modularité de \(mean) en moyenne, p = \(p).\n")
      : say(
        "No cluster structure beyond chance: \(count) random networks with the same numbers of ties have a "
          + "modularity of \(mean) on average, p = \(p). Do not read the clusters as groups.\n",
        "Pas de groupes au-delà du hasard\u{202F}: \(count) réseaux aléatoires aux mêmes nombres de liens ont "
          + "une modularité de \(mean) en moyenne, p = \(p). Ne pas lire ces groupes comme réels.\n"
      )
  }

  var csv: String {
    var writer = DelimitedTextWriter(formulaProtection: .apostrophe)
    writer.appendRow(["id", "name", "cluster", "certainty"])
    for vertex in labelled.graph.vertices {
      writer.appendRow([
        labelled.id(vertex), labelled.name(vertex, language),
        String(partition[vertex] + 1), certainty.vertices[vertex.index].description,
      ])
    }
    return writer.text
  }

  func json(_ input: ResultInput) -> String {
    let json = ResultJSON(input: input, labelled: labelled)
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    var parameters: [(String, JSONValue)] = [
      ("method", .string(method.rawValue)), ("directed", .boolean(labelled.graph.isDirected)),
      ("weight", options.weights == .weight ? .string("weight") : .null),
    ]
    if method.usesResolution {
      parameters.append(
        (
          "resolution",
          method == .leidenPotts ? number(options.resolution) : .number(options.resolution ?? 1)
        ))
    }
    if method == .fluid, let count = options.groupCount {
      parameters.append(("cluster_count", .number(count)))
    }
    if method == .walktrap { parameters.append(("steps", .number(options.steps))) }
    parameters += [
      ("seed", .number(Int(clamping: options.seed))), ("runs", .number(runs)),
      ("consensus", .boolean(isConsensus)),
    ]
    return json.document([
      .object([
        ("measure", .string("communities")), ("params", .object(parameters)),
        ("modularity", number(modularity)), ("coverage", number(quality.coverage)),
        ("performance", number(quality.performance)),
        ("mean_conductance", number(quality.meanConductance)),
        ("significance", significance.map(chance) ?? .null),
        ("groups", json.groups(partition.groups)),
        (
          "certainty",
          .object(
            labelled.graph.vertices.map {
              (labelled.id($0), .number(certainty.vertices[$0.index]))
            })
        ),
      ])
    ])
  }

  private func chance(_ test: CommunitySignificance) -> JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    return .object([
      ("random_networks", .number(test.randomValues.count)),
      ("modularity", .number(test.observed)), ("random_mean", .number(test.randomMean)),
      ("random_deviation", number(test.randomDeviation)),
      ("standard_score", number(test.standardScore)), ("p_value", .number(test.pValue)),
    ])
  }
}

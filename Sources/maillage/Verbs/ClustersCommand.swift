import ArgumentParser
import NetworkAnalysis
import NetworkFiles
import NetworkGraph

/// `maillage clusters`: groups of actors that are tied to each other more than chance would.
struct ClustersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clusters",
    abstract: "Finds clusters, and says how far they can be relied on.",
    discussion: """
      The Leiden algorithm maximises modularity. Certainty is the share of repeated runs in which \
      an actor stays with the majority of its cluster: near 1 it belongs there, below 0.7 it stands \
      between clusters.
      """)

  @OptionGroup var network: NetworkOptions
  @OptionGroup var projection: ProjectionOptions

  @Option(help: ArgumentHelp("The method: leiden.", valueName: "name"))
  var method = Method.leiden

  @Option(
    help: ArgumentHelp("Above 1 gives smaller clusters, below 1 larger ones.", valueName: "number"))
  var resolution = 1.0

  @Option(help: ArgumentHelp("Where all random choices begin.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("How many runs the certainty is taken from.", valueName: "count"))
  var runs = 20

  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOptions

  /// The methods that find clusters.
  enum Method: String, CaseIterable, ExpressibleByArgument {
    case leiden
  }

  func run() throws {
    guard resolution > 0, resolution.isFinite else {
      throw Failure.usage("--resolution: \(resolution) is not possible; expected a number above 0")
    }
    guard runs >= 1 else {
      throw Failure.usage("--runs: \(runs) is not possible; expected 1 or more")
    }
    let rule = try projection.projection()
    let (loaded, reading) = try network.load()
    try projection.checkKinds(of: loaded)
    let projected = rule.apply(to: loaded)
    let graph = projected.graph
    let weights: StrengthRule = graph.isWeighted ? .weight : .unit
    Console.progress(method.rawValue)
    let partition: Partition
    let stability: CommunityStability
    let modularity: Double?
    do {
      partition = try graph.leidenCommunities(resolution: resolution, weights: weights, seed: seed)
      stability = try graph.communityStability(
        of: partition, runs: runs, resolution: resolution, weights: weights, seed: seed)
      modularity = try graph.modularity(of: partition, resolution: resolution, weights: weights)
    } catch {
      throw Failure.data("clusters: \(ActorNames(projected).naming(error))")
    }
    Console.endProgress()
    let result = Clusters(
      projected: projected, partition: partition, stability: stability, modularity: modularity,
      resolution: resolution, seed: seed, language: language.language)
    switch output.format {
    case .table: Console.write(result.text)
    case .csv: Console.write(result.csv)
    case .json: Console.write(result.json(reading))
    }
  }
}

/// A partition with what is said about it.
private struct Clusters {
  let projected: ProjectedNetwork
  let partition: Partition
  let stability: CommunityStability
  let modularity: Double?
  let resolution: Double
  let seed: UInt64
  let language: Language

  private func actor(_ vertex: Vertex) -> Actor { projected.actor(of: vertex) }

  var text: String {
    let french = language == .french
    var text =
      (french ? "groupes" : "clusters") + ": \(language.format(partition.groupCount))   "
      + (french ? "modularité" : "modularity") + ": "
      + (modularity.map { language.format($0, decimals: 4) } ?? "–") + "   "
      + (french ? "résolution" : "resolution") + ": \(language.format(resolution, decimals: 2))   "
      + (french ? "graine" : "seed") + ": \(seed)\n"
    for (number, group) in partition.groups.enumerated() {
      text += "\n\(french ? "Groupe" : "Cluster") \(number + 1): "
      text += "\(language.format(group.count)) \(french ? "acteurs" : "actors"), "
      text += (french ? "certitude moyenne" : "mean certainty")
      text += " \(language.format(stability.groupCertainty[number], decimals: 2))\n"
      for vertex in group {
        let certainty = language.format(stability.certainty[vertex.index], decimals: 2)
        text += "  \(certainty)  \(TextTable.printable(actor(vertex).name(in: language)))\n"
      }
    }
    return text
  }

  var csv: String {
    var writer = DelimitedTextWriter(formulaProtection: .apostrophe)
    writer.appendRow(["id", "name", "cluster", "certainty"])
    for vertex in projected.graph.vertices {
      writer.appendRow([
        actor(vertex).id.text, actor(vertex).name(in: language),
        String(partition[vertex] + 1), stability.certainty[vertex.index].description,
      ])
    }
    return writer.text
  }

  func json(_ reading: NetworkReading) -> String {
    let json = ResultJSON(reading: reading, projected: projected)
    let parameters: [(String, JSONValue)] = [
      ("method", .string("leiden")), ("directed", .boolean(projected.graph.isDirected)),
      ("weight", projected.graph.isWeighted ? .string("weight") : .null),
      ("resolution", .number(resolution)), ("seed", .number(Int(clamping: seed))),
    ]
    return json.document([
      .object([
        ("measure", .string("communities")), ("params", .object(parameters)),
        ("modularity", modularity.map { .number($0) } ?? .null),
        ("groups", json.groups(partition.groups)),
        (
          "certainty",
          .object(
            projected.graph.vertices.map {
              (actor($0).id.text, .number(stability.certainty[$0.index]))
            })
        ),
      ])
    ])
  }
}

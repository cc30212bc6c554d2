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
      maillage clusters my-network
      maillage clusters my-network --method infomap --consensus

      The Leiden algorithm maximises modularity; --list names other methods. Certainty is the share \
      of repeated searches in which an actor stays with the majority of its cluster: near 1 it \
      belongs there, below 0.7 it stands between clusters. Random networks in which each actor keeps \
      its number of ties say whether there are clusters at all.
      """)

  @Argument(
    help: ArgumentHelp(
      "A network folder, a file in any readable format, or - for standard input.",
      valueName: "network"))
  var path: String?

  @OptionGroup var input: InputOptions
  @OptionGroup var projection: ProjectionOptions

  @Flag(help: "List the methods with one line each.")
  var list = false

  @Option(
    help: ArgumentHelp(
      "The method: \(CommunityMethod.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "name"))
  var method = CommunityMethod.leiden

  @Option(
    help: ArgumentHelp(
      "Above 1 gives smaller clusters, below 1 larger ones. For leiden-cpm the least density of a "
        + "cluster, else that of the network.",
      valueName: "number"))
  var resolution: Double?

  @Option(
    name: .customLong("cluster-count"),
    help: ArgumentHelp("For fluid: how many clusters to make.", valueName: "count"))
  var clusterCount: Int?

  @Option(
    help: ArgumentHelp("For walktrap: how long its walks are; 4 unless given.", valueName: "count"))
  var steps: Int?

  @Option(help: ArgumentHelp("Where all random choices begin.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("How many searches the certainty is taken from.", valueName: "count"))
  var runs = 20

  @Flag(help: "Give the clusters that the searches agree on, in place of those of one search.")
  var consensus = false

  @Option(
    name: .customLong("random-networks"),
    help: ArgumentHelp(
      "How many random networks the modularity is compared with; 0 for none. Without it 99, and none "
        + "beyond \(Self.testLimit) ties.",
      valueName: "count"))
  var randomNetworks: Int?

  @OptionGroup var output: OutputOptions
  @OptionGroup var language: LanguageOptions

  /// Up to how many ties chance is asked without being told to.
  private static let testLimit = 5000

  func run() throws {
    if list {
      Console.write(Self.methods(language.language))
      return
    }
    guard let path else {
      throw Failure.usage("give a network; 'maillage clusters --list' names the methods")
    }
    try checkNumbers()
    let loaded = try input.loadGraph(path, projection, needsNetwork: false)
    let graph = loaded.labelled.graph
    let weights: StrengthRule = graph.isWeighted && method.usesWeights ? .weight : .unit
    let options = CommunityOptions(
      weights: weights, resolution: resolution, seed: seed, groupCount: clusterCount,
      steps: steps ?? 4)
    let found: Clusters
    do {
      found = try ProgressLine.following(method.rawValue) {
        try clusters(of: loaded.labelled, options)
      }
    } catch {
      throw Failure.data("clusters: \(ActorNames(loaded.labelled).naming(error))")
    }
    Console.endProgress()
    switch output.format {
    case .table: Console.write(found.text)
    case .csv: Console.write(found.csv)
    case .json: Console.write(found.json(loaded.input))
    }
  }

  private func checkNumbers() throws {
    if let resolution, !(resolution > 0 && resolution.isFinite) {
      throw Failure.usage("--resolution: \(resolution) is not possible; expected a number above 0")
    }
    func check(_ option: String, _ value: Int?, from least: Int) throws {
      guard let value, !(least...1_000_000).contains(value) else { return }
      throw Failure.usage(
        "--\(option): \(value) is not possible; expected a number from \(least) to 1000000")
    }
    try check("runs", runs, from: consensus ? 2 : 1)
    try check("steps", steps, from: 1)
    try check("random-networks", randomNetworks, from: 0)
    try check("cluster-count", clusterCount, from: 1)
    if clusterCount != nil, method != .fluid {
      throw Failure.usage("--cluster-count: \(method.rawValue) finds the number of clusters itself")
    }
    if steps != nil, method != .walktrap {
      throw Failure.usage("--steps: \(method.rawValue) takes no walks")
    }
    if method == .fluid, clusterCount == nil {
      throw Failure.usage("fluid needs --cluster-count, how many clusters to make")
    }
    if resolution != nil, !method.usesResolution {
      throw Failure.usage("--resolution: \(method.rawValue) has no resolution")
    }
  }

  private func clusters(
    of labelled: LabelledGraph, _ options: CommunityOptions
  ) throws -> Clusters {
    let graph = labelled.graph
    let partition: Partition
    let certainty: (vertices: [Double], groups: [Double])
    if consensus {
      let agreed = try graph.communityConsensus(by: method, options: options, runs: runs)
      partition = agreed.partition
      certainty = (agreed.certainty, agreed.groupCertainty)
    } else {
      partition = try graph.communities(by: method, options: options)
      let stability = try graph.communityStability(
        of: partition, by: method, options: options, runs: runs)
      certainty = (stability.certainty, stability.groupCertainty)
    }
    let networks = randomNetworks ?? (graph.edgeCount > Self.testLimit ? 0 : 99)
    if networks > 0 { Console.progress("\(networks) random networks") }
    return Clusters(
      labelled: labelled, partition: partition, certainty: certainty,
      modularity: try graph.modularity(
        of: partition,
        resolution: method.usesResolution && method != .leidenPotts
          ? resolution ?? 1 : 1, weights: options.weights),
      quality: try graph.quality(of: partition, weights: options.weights),
      significance: networks > 0
        ? try graph.communitySignificance(randomNetworks: networks, seed: seed) : nil,
      method: method, options: options, isConsensus: consensus, runs: runs,
      language: language.language)
  }

  private static func methods(_ language: Language) -> String {
    var table = TextTable([.init(""), .init("")])
    for method in CommunityMethod.allCases {
      table.rows.append([method.rawValue, method.summary[language]])
    }
    return table.textWithoutHeading
  }
}

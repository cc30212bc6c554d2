import ArgumentParser
import NetworkAnalysis
import NetworkFiles
import NetworkGraph

/// `maillage generate`: a network by a model.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Makes a random or regular network by a model, to compare with or to test on.",
    discussion: """
      maillage generate gnm random.csv --vertices 50 --edges 120 --seed 7
      maillage generate lfr groups.graphml --vertices 1000 --mixing 0.3
      maillage generate rewired chance.csv --like my-network

      The models: \(GraphModel.allCases.map { "\($0.rawValue) (\($0.summary))" }
        .joined(separator: "; ")). Of models with groups each actor has its group as an attribute. \
      The same seed gives the same bytes. The format follows from the name of the output, as with \
      'convert'.
      """)

  @Argument(help: ArgumentHelp("The model.", valueName: "model"))
  var model: GraphModel

  @Argument(
    help: ArgumentHelp(
      "The file or folder to write, or - for standard output.", valueName: "output"))
  var output: String

  @Option(name: .customLong("to"), help: ArgumentHelp("The format to write.", valueName: "format"))
  var format: String?

  @Option(help: "Where all random choices begin.")
  var seed: UInt64 = 1

  @Option(help: "The number of actors.")
  var vertices: Int?
  @Option(help: "gnm: the number of ties.")
  var edges: Int?
  @Option(help: "gnp: of each tie; watts-strogatz: that a tie is led elsewhere.")
  var probability: Double?
  @Option(name: .customLong("ties-per-vertex"), help: "barabasi-albert; r-mat (16 unless given).")
  var tiesPerVertex: Int?
  @Option(help: "watts-strogatz: the nearest on the ring that each is tied to, an even number.")
  var neighbors: Int?
  @Option(help: "r-mat: the number of actors as a power of two.")
  var scale: Int?
  @Option(help: "planted-partition: the number of groups.")
  var groups: Int?
  @Option(name: .customLong("group-size"), help: "planted-partition: the actors of a group.")
  var groupSize: Int?
  @Option(help: "planted-partition: the probability of a tie within a group.")
  var inside: Double?
  @Option(help: "planted-partition: the probability of a tie between groups.")
  var between: Double?
  @Option(help: "lfr: the share of its ties that leave the group of an actor.")
  var mixing: Double?
  @Option(name: .customLong("average-degree"), help: "lfr (20 unless given).")
  var averageDegree: Double?
  @Option(name: .customLong("maximum-degree"), help: "lfr (50 unless given).")
  var maximumDegree: Int?
  @Option(name: .customLong("minimum-size"), help: "lfr: of a group (10 unless given).")
  var minimumSize: Int?
  @Option(name: .customLong("maximum-size"), help: "lfr: of a group (50 unless given).")
  var maximumSize: Int?
  @Option(help: "grid.")
  var rows: Int?
  @Option(help: "grid.")
  var columns: Int?
  @Option(help: "tree: the children of each.")
  var branching: Int?
  @Option(help: "tree: the steps from the root to the leaves.")
  var height: Int?
  @Option(
    help: ArgumentHelp(
      "configuration, rewired, curveball: the network whose degrees are kept.",
      valueName: "network"))
  var like: String?
  // --directed is one of the choices of how a network becomes a graph; here it is that of a model.
  private var directed: Bool { projection.isDirected }

  @OptionGroup var input: InputOptions
  @OptionGroup var projection: ProjectionOptions
  @OptionGroup var language: LanguageOptions

  func run() throws {
    try checkOptions()
    let target = try NetworkOutput.format(of: output, named: format)
    let made: (graph: CompactGraph, groups: [Int]?, name: (Vertex) -> String)
    do {
      made = try graph()
    } catch let error as AnalysisError {
      throw Failure.usage("\(model.rawValue): \(TextTable.printable("\(error)"))")
    }
    try NetworkOutput.deliver(
      try network(made.graph, groups: made.groups, name: made.name), as: target, to: output,
      language: language.language, isStrict: false)
  }

  private var given: [GraphModelOption] {
    let values: [(GraphModelOption, Bool)] = [
      (.vertices, vertices != nil), (.edges, edges != nil), (.probability, probability != nil),
      (.tiesPerVertex, tiesPerVertex != nil), (.neighbors, neighbors != nil),
      (.scale, scale != nil), (.groups, groups != nil), (.groupSize, groupSize != nil),
      (.inside, inside != nil), (.between, between != nil), (.mixing, mixing != nil),
      (.averageDegree, averageDegree != nil), (.maximumDegree, maximumDegree != nil),
      (.minimumSize, minimumSize != nil), (.maximumSize, maximumSize != nil), (.rows, rows != nil),
      (.columns, columns != nil), (.branching, branching != nil), (.height, height != nil),
      (.like, like != nil), (.directed, directed && like == nil),
    ]
    return values.filter(\.1).map(\.0)
  }

  /// Names what a model lacks and what it has no use for.
  private func checkOptions() throws {
    func list(_ options: [GraphModelOption]) -> String {
      options.map { "--\($0.rawValue)" }.joined(separator: ", ")
    }
    let missing = model.needed.filter { !given.contains($0) }
    guard missing.isEmpty else { throw Failure.usage("\(model.rawValue) needs \(list(missing))") }
    let idle = given.filter { !model.needed.contains($0) && !model.possible.contains($0) }
    guard idle.isEmpty else {
      throw Failure.usage(
        "\(model.rawValue) does not take \(list(idle)); it takes "
          + list(model.needed + model.possible))
    }
  }

  /// The graph, the group of each vertex where the model has groups, and the names of vertices.
  ///
  /// - Precondition: ``checkOptions()`` was content.
  private func graph() throws -> (CompactGraph, [Int]?, (Vertex) -> String) {
    let n = vertices ?? 0
    func plain(_ graph: CompactGraph) -> (CompactGraph, [Int]?, (Vertex) -> String) {
      (graph, nil, { "v\($0.index + 1)" })
    }
    func grouped(_ made: PlantedGraph) -> (CompactGraph, [Int]?, (Vertex) -> String) {
      (made.graph, made.communities.membership, { "v\($0.index + 1)" })
    }
    switch model {
    case .gnm:
      return plain(
        try .erdosRenyi(vertexCount: n, edgeCount: edges!, isDirected: directed, seed: seed))
    case .gnp:
      return plain(
        try .erdosRenyi(
          vertexCount: n, edgeProbability: probability!, isDirected: directed, seed: seed))
    case .barabasiAlbert:
      return plain(try .barabasiAlbert(vertexCount: n, edgesPerVertex: tiesPerVertex!, seed: seed))
    case .wattsStrogatz:
      return plain(
        try .wattsStrogatz(
          vertexCount: n, neighborCount: neighbors!, rewiringProbability: probability!,
          seed: seed))
    case .rmat:
      return plain(
        try .rmat(
          scale: scale!, edgeFactor: tiesPerVertex ?? 16, isDirected: directed, seed: seed))
    case .plantedPartition:
      return grouped(
        try CompactGraph.plantedPartition(
          groupCount: groups!, groupSize: groupSize!, inside: inside!, between: between!,
          seed: seed))
    case .lfr:
      var parameters = LFRParameters(vertexCount: n, mixing: mixing!)
      parameters.averageDegree = averageDegree ?? parameters.averageDegree
      parameters.maximumDegree = maximumDegree ?? parameters.maximumDegree
      parameters.minimumSize = minimumSize ?? parameters.minimumSize
      parameters.maximumSize = maximumSize ?? parameters.maximumSize
      return grouped(try CompactGraph.lfrBenchmark(parameters, seed: seed))
    case .configuration, .rewired, .curveball:
      let labelled = try input.loadGraph(like!, projection, needsNetwork: false).labelled
      return (try changed(labelled.graph), nil, { labelled.id($0) })
    case .complete: return plain(try .complete(vertexCount: n, isDirected: directed))
    case .star: return plain(try .star(vertexCount: n, isDirected: directed))
    case .path: return plain(try .path(vertexCount: n, isDirected: directed))
    case .cycle: return plain(try .cycle(vertexCount: n, isDirected: directed))
    case .grid: return plain(try .grid(rows: rows!, columns: columns!))
    case .tree: return plain(try .balancedTree(branching: branching!, height: height!))
    case .randomTree: return plain(try .randomTree(vertexCount: n, seed: seed))
    }
  }

  private func changed(_ graph: CompactGraph) throws -> CompactGraph {
    switch model {
    case .configuration where graph.isDirected:
      return try .configurationModel(
        outDegrees: graph.degree(.outgoing), inDegrees: graph.degree(.incoming), seed: seed)
    case .configuration:
      return try .configurationModel(degrees: graph.degree(), seed: seed)
    case .curveball: return try graph.curveballRewiring(seed: seed)
    default: return try graph.degreePreservingRewiring(seed: seed)
    }
  }

  /// The network with the ties of a graph, as a file of nodes and links would give it.
  private func network(
    _ graph: CompactGraph, groups: [Int]?, name: (Vertex) -> String
  ) throws -> Network {
    let nodes: [JSONValue] = graph.vertices.map { vertex -> JSONValue in
      var members: [(String, JSONValue)] = [("id", .string(name(vertex)))]
      if let groups { members.append(("group", .string("\(groups[vertex.index] + 1)"))) }
      return .object(members)
    }
    let links = graph.edges.map { edge -> JSONValue in
      var members: [(String, JSONValue)] = [
        ("source", .string(name(edge.tail))), ("target", .string(name(edge.head))),
      ]
      if let weights = graph.weights { members.append(("weight", .number(weights[edge.slot]))) }
      return .object(members)
    }
    let text = JSONWriter.pretty(
      .object([
        ("directed", .boolean(graph.isDirected)), ("nodes", .array(nodes)),
        ("links", .array(links)),
      ]))
    let reading = NetworkReader.read(Array(text.utf8), path: "\(model.rawValue).json")
    guard let network = reading.network else {
      throw Failure(.dataRefused, reading.diagnostics.map { "\($0)" })
    }
    return network
  }
}

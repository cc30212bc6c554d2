import NetworkAnalysis
import NetworkFiles
import NetworkGraph
import NetworkLayout

/// A graph with the settings by which kernels run on it.
struct KernelRun {
  /// What a kernel gives, in its own form until it is written.
  enum Result {
    case none
    case number(Double)
    case values([Double])
    case optional([Double?])
    case graph(CompactGraph)
    case points([(x: Double, y: Double)])
    case partition(Partition)

    /// One line for each value; `nil` where there are none.
    var text: String? {
      switch self {
      case .none, .number, .graph: nil
      case .values(let values): values.map { "\($0)\n" }.joined()
      case .optional(let values): values.map { $0.map { "\($0)\n" } ?? "nan\n" }.joined()
      case .points(let points): points.map { "\($0.x) \($0.y)\n" }.joined()
      case .partition(let partition): partition.membership.map { "\($0)\n" }.joined()
      }
    }
  }

  let graph: CompactGraph
  let isWeighted: Bool
  let settings: KernelSettings

  private var strengths: StrengthRule { isWeighted ? .weight : .unit }

  func result(of kernel: Kernel) throws -> Result {
    switch kernel {
    case .load, .loadSnapshot: return .graph(graph)
    case .degree: return .values(graph.degree().map { Double($0) })
    case .components:
      return .partition(settings.strong ? graph.strongComponents() : graph.components())
    case .bfs: return .optional(try distances(.unit))
    case .sssp: return .optional(try distances(isWeighted ? .weight : .unit))
    case .mst: return .number(try graph.spanningForest(weights: strengths).weight)
    case .pagerank:
      return .values(
        try graph.pageRank(
          alpha: settings.damping, tolerance: settings.tolerance))
    case .eigenvector: return .values(try graph.eigenvectorCentrality() ?? [])
    case .katz: return .values(try graph.katzCentrality(alpha: settings.alpha))
    case .kcore: return .values(graph.coreNumber().map { Double($0) })
    case .triangles: return .number(Double(graph.triangles().reduce(0) { $0 + $1 }) / 3)
    case .clustering: return .values(try graph.localClustering())
    case .closeness: return .optional(try graph.closeness())
    case .topCloseness:
      // Ascending, as libraries that give no order are compared.
      return .values(
        try graph.topCloseness(settings.top).ranking.map { Double($0.index) }.sorted())
    case .harmonic: return .values(try graph.harmonicCloseness())
    case .betweenness:
      return .values(try settings.pivots.map(sampledBetweenness) ?? graph.betweenness())
    case .constraint:
      return .optional(try graph.structuralHoles().map { $0?.constraint })
    case .maxcliques: return .number(Double(try graph.maximalCliques(limit: .max).count))
    case .diameter: return .number(try graph.diameter(unreachable: .ignored) ?? .nan)
    case .bridges: return .number(Double(graph.biconnectivity().bridges.count))
    case .triadCensus: return .values(try graph.triadCensus().counts.map { Double($0) })
    case .louvain: return .partition(try graph.louvainCommunities(weights: strengths, starts: 1))
    case .leiden: return .partition(try graph.leidenCommunities(weights: strengths, starts: 1))
    case .labelprop: return .partition(try graph.labelPropagationCommunities(weights: strengths))
    case .infomap:
      guard let found = try graph.infomapCommunities(weights: strengths, starts: 1) else {
        return .none
      }
      return .partition(found.partition)
    case .layout:
      return .points(
        try StressLayout().cancellablePlacement(of: graph).points.map { ($0.x, $0.y) })
    case .write:
      guard let format = FileFormat(rawValue: settings.format) else { return .none }
      let names = VertexNames(numbersFrom: 0, count: graph.vertexCount)
      let bytes =
        try GraphWriter.encode(graph, names: names, as: format)
        ?? NetworkWriter.encode(contents, as: format).files[0].bytes
      return .number(Double(bytes.count))
    }
  }

  /// Betweenness by the paths from some vertices, drawn with a fixed seed.
  private func sampledBetweenness(_ pivots: Int) throws -> [Double] {
    var random = SplitMix64(seed: 1)
    var chosen: Set<Int> = []
    while chosen.count < min(pivots, graph.vertexCount) {
      chosen.insert(Int(random.next() % UInt64(graph.vertexCount)))
    }
    return try graph.betweenness(fromAny: chosen.sorted().map { Vertex($0) })
  }

  /// The graph as a network, for the writers.
  private var contents: NetworkContents {
    var contents = NetworkContents()
    contents.actors = graph.vertices.map { vertex in
      Actor(id: Identifier(String(vertex.index)), name: String(vertex.index))
    }
    contents.relations = graph.edges.enumerated().map { place, edge in
      Relation(
        id: Identifier("e\(place + 1)"), source: Identifier(String(edge.tail.index)),
        target: Identifier(String(edge.head.index)), kind: "tie",
        weight: isWeighted ? DecimalNumber(graph.weight(at: edge.slot).description) : nil)
    }
    return contents
  }

  /// The distances from each of the sources, those from the first kept.
  private func distances(_ rule: LengthRule) throws -> [Double?] {
    var first: [Double?]?
    for source in settings.sourceVertices where source < graph.vertexCount {
      let distances = try graph.distances(from: Vertex(source), lengths: rule)
      if first == nil { first = distances }
    }
    return first ?? []
  }
}

import NetworkAnalysis
import NetworkGraph

/// The clusters, how stable they are, and what chance would give.
struct Clusters: Sendable {
  let partition: Partition
  let stability: CommunityStability?
  /// `nil` without ties.
  let modularity: Double?
  /// `nil` when it was not tested.
  let chance: ChanceTest?
  let resolution: Double
  let seed: UInt64

  /// The modularity of networks in which each actor keeps its number of ties and nothing else.
  struct ChanceTest: Sendable {
    /// The modularity of the clusters of each random network.
    let values: [Double]
    /// That of the network, its ties counted once and without direction.
    let observed: Double

    var mean: Double { values.reduce(0, +) / Double(values.count) }
    var largest: Double { values.max() ?? 0 }
    /// How many random networks reach the observed value.
    var reaching: Int { values.count { $0 >= observed || areEqual($0, observed) } }
    /// Whether the clusters are more marked than those of all the random networks.
    var isAboveChance: Bool { reaching == 0 }
  }

  /// The groups of more than one actor, by number.
  var numbers: [Int] { partition.groups.indices.filter { partition.groups[$0].count > 1 } }

  /// The number of actors that are in no group with others.
  var aloneCount: Int { partition.groups.count { $0.count == 1 } }

  static let starts = 10
  static let runs = 20
  static let randomNetworks = 99
  /// How many ties at most a network may have for the test of chance.
  static let testLimit = 5000

  init(_ graph: CompactGraph, seed: UInt64) throws {
    resolution = 1
    self.seed = seed
    partition = try graph.leidenCommunities(resolution: resolution, seed: seed, starts: Self.starts)
    modularity = try graph.modularity(of: partition, resolution: resolution)
    guard modularity != nil else {
      stability = nil
      chance = nil
      return
    }
    stability = try graph.communityStability(
      of: partition, runs: Self.runs, resolution: resolution, seed: seed)
    chance = try Self.chance(graph, seed: seed)
  }

  private static func chance(_ graph: CompactGraph, seed: UInt64) throws -> ChanceTest? {
    let skeleton = graph.unweighted().withoutSelfLoops().undirected(parallelEdges: .first)
    guard skeleton.edgeCount > 1, skeleton.edgeCount <= testLimit else { return nil }
    // The network and the random ones are searched with the same effort.
    func best(_ graph: CompactGraph, _ seed: UInt64) throws -> Double? {
      try graph.modularity(of: graph.leidenCommunities(seed: seed, starts: 3))
    }
    var generator = SplitMix64(seed: seed)
    guard let observed = try best(skeleton, generator.next()) else { return nil }
    var values: [Double] = []
    for _ in 0..<randomNetworks {
      try Task.checkCancellation()
      let random = rewired(skeleton, using: &generator)
      if let value = try best(random, generator.next()) { values.append(value) }
    }
    return values.isEmpty ? nil : ChanceTest(values: values, observed: observed)
  }
}

/// A random graph in which each vertex keeps its degree: pairs of edges exchange their ends, ten
/// times as often as there are edges; an exchange that would make a self-loop or a second edge is
/// not made, but counts.
///
/// - Precondition: The graph is undirected and has no self-loops.
/// - Complexity: O(*m*) expected.
/// - SeeAlso: S. Maslov, K. Sneppen, "Specificity and stability in topology of protein networks",
///   *Science* 296, 2002, doi:10.1126/science.1065103.
func rewired(_ graph: CompactGraph, using generator: inout SplitMix64) -> CompactGraph {
  var edges = graph.edges.map { ($0.tail.index, $0.head.index) }
  guard edges.count > 1 else { return graph }
  func key(_ a: Int, _ b: Int) -> Int { min(a, b) * graph.vertexCount + max(a, b) }
  var present = Set(edges.map { key($0.0, $0.1) })
  for _ in 0..<(10 * edges.count) {
    let first = generator.nextIndex(below: edges.count)
    let second = generator.nextIndex(below: edges.count)
    let turns = generator.next() & 1 == 1
    let (a, b) = edges[first]
    let (c, d) = turns ? (edges[second].1, edges[second].0) : edges[second]
    guard first != second, a != d, c != b, !present.contains(key(a, d)),
      !present.contains(key(c, b))
    else { continue }
    present.remove(key(a, b))
    present.remove(key(c, d))
    present.insert(key(a, d))
    present.insert(key(c, b))
    edges[first] = (a, d)
    edges[second] = (c, b)
  }
  return CompactGraph(vertexCount: graph.vertexCount, edges: edges)
}

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

  /// The network and the random ones are searched with the same effort.
  private static func chance(_ graph: CompactGraph, seed: UInt64) throws -> ChanceTest? {
    guard graph.edgeCount <= testLimit else { return nil }
    return try graph.communitySignificance(randomNetworks: randomNetworks, seed: seed).map {
      ChanceTest(values: $0.randomValues, observed: $0.observed)
    }
  }
}

public import NetworkGraph

/// Whether a network has more community structure than numbers of ties alone bring about.
public struct CommunitySignificance: Sendable, Hashable {
  /// The largest modularity found in the network, its ties counted once and without direction.
  public let observed: Double
  /// The largest modularity found, with the same effort, in each random network.
  public let randomValues: [Double]

  /// The mean of the random networks.
  public var randomMean: Double { randomValues.reduce(0, +) / Double(randomValues.count) }

  /// The standard deviation of the random networks (divided by their number less 1); `nil` for one.
  public var randomDeviation: Double? {
    guard randomValues.count > 1 else { return nil }
    let mean = randomMean
    let sum = randomValues.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (sum / Double(randomValues.count - 1)).squareRoot()
  }

  /// By how many standard deviations the network is above the random ones; `nil` when they do not
  /// differ.
  public var standardScore: Double? {
    guard let deviation = randomDeviation, deviation > 1e-12 else { return nil }
    return (observed - randomMean) / deviation
  }

  /// How probable a modularity at least as large is for a random network: (1 + how many random ones
  /// reach it) / (1 + their number). With 99 random networks the least possible value is 0.01.
  public var pValue: Double {
    let reaching = randomValues.count { $0 >= observed - 1e-12 }
    return Double(1 + reaching) / Double(1 + randomValues.count)
  }
}

extension CompactGraph {
  /// Tests whether the network has community structure at all: its largest modularity against those of
  /// random networks in which each vertex keeps its number of ties.
  ///
  /// Sparse random networks have partitions of high modularity too; only what is above that needs an
  /// explanation. A small p-value says that there is structure, not that each group is real: for that
  /// look at the certainty of memberships.
  ///
  /// The network and the random ones are searched by Leiden with the same effort. Weights, directions
  /// and self-loops are dropped: the random networks have none.
  ///
  /// - Parameters:
  ///   - randomNetworks: How many random networks; at least 1. The p-value is never below 1 over that
  ///     number plus 1.
  ///   - resolution: γ of the modularity.
  ///   - seed: Where all random choices begin; each random network has a seed of its own drawn from it.
  ///   - starts: How many times each network is searched anew.
  /// - Returns: `nil` with fewer than two ties, where nothing can be exchanged.
  /// - Throws: `AnalysisError` for parameters out of range; `CancellationError`.
  /// - Complexity: That of `randomNetworks` + 1 searches, on all cores.
  /// - SeeAlso: R. Guimerà, M. Sales-Pardo, L. A. N. Amaral, "Modularity from fluctuations in random
  ///   graphs and complex networks", *Physical Review E* 70, 2004, 025101,
  ///   doi:10.1103/PhysRevE.70.025101; the rule of +1: B. Phipson, G. K. Smyth, *Statistical
  ///   Applications in Genetics and Molecular Biology* 9(1), 2010, 39, doi:10.2202/1544-6115.1585.
  public func communitySignificance(
    randomNetworks: Int = 99, resolution: Double = 1, seed: UInt64 = 1, starts: Int = 3
  ) throws -> CommunitySignificance? {
    try checkRepetitions(1, randomNetworks, name: "random networks")
    try checkRepetitions(1, starts, name: "starts")
    try checkResolution(resolution)
    // Qualities are squared and added up.
    guard resolution <= 1e100 else {
      throw AnalysisError.parameterOutOfRange(
        name: "resolution", value: "\(resolution)", expected: "a number up to 1e100")
    }
    let skeleton = simpleSkeleton()
    guard skeleton.edgeCount > 1 else { return nil }
    var random = SplitMix64(seed: seed)
    let seeds = (0...randomNetworks).map { _ in (rewiring: random.next(), search: random.next()) }
    @Sendable func best(_ graph: CompactGraph, _ seed: UInt64) throws -> Double {
      let level = try LeidenLevel(graph, weights: .unit)
      let found = try level.leidenPartition(resolution: resolution, seed: seed, starts: starts)
      return level.quality(of: found.membership, resolution: resolution)
    }
    let observed = try best(skeleton, seeds[randomNetworks].search)
    let values = try foldInChunks(count: randomNetworks, into: [Double]()) { chunk, isCancelled in
      var values: [Double] = []
      for i in chunk {
        if isCancelled() { break }
        let rewired = try skeleton.degreePreservingRewiring(seed: seeds[i].rewiring)
        values.append(try best(rewired, seeds[i].search))
      }
      return values
    } fold: { total, part in
      total += part
    }
    return CommunitySignificance(observed: observed, randomValues: values)
  }
}

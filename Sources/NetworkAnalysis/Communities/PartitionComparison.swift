public import NetworkGraph

extension Partition {
  /// How alike two partitions of the same vertices are: the share of pairs that both treat alike,
  /// corrected for chance (adjusted Rand index).
  ///
  /// - Returns: 1 for equal partitions, about 0 for unrelated ones, below 0 for less agreement than
  ///   chance.
  /// - Throws: `AnalysisError.wrongCount` when the numbers of vertices differ.
  /// - Complexity: O(*n*).
  /// - SeeAlso: L. Hubert, P. Arabie, "Comparing partitions", *Journal of Classification* 2, 1985,
  ///   193–218, doi:10.1007/BF01908075.
  public func adjustedRandIndex(with other: Partition) throws(AnalysisError) -> Double {
    guard other.vertexCount == vertexCount else {
      throw .wrongCount(
        of: "group memberships", found: other.vertexCount, vertexCount: vertexCount)
    }
    func pairs(_ counts: some Sequence<Int>) -> Int128 {
      counts.reduce(0) { $0 + Int128($1) * Int128($1 - 1) / 2 }
    }
    var together: [SIMD2<Int>: Int] = [:]
    for (a, b) in zip(membership, other.membership) { together[SIMD2(a, b), default: 0] += 1 }
    // The order of a dictionary does not matter to a sum of whole numbers.
    let both = pairs(together.values)
    let (ofThis, ofOther) = (pairs(sizes), pairs(other.sizes))
    let all = pairs([vertexCount])
    // (both − expected)/(mean − expected), with everything multiplied by 2 · all.
    let denominator = (ofThis + ofOther) * all - 2 * ofThis * ofOther
    guard denominator != 0 else { return 1 }
    return Double(2 * (both * all - ofThis * ofOther)) / Double(denominator)
  }
}

/// How far memberships in communities can be relied on.
public struct CommunityStability: Sendable, Hashable {
  /// How many times communities were searched for anew.
  public let runCount: Int

  /// For each vertex, the share of runs in which it is together with more than half of its group
  /// (itself counted). Near 1 the membership is certain; a vertex of low certainty is between groups.
  public let certainty: [Double]

  /// For each group, the mean certainty of its members.
  public let groupCertainty: [Double]

  /// The mean over the runs of the adjusted Rand index with the given partition.
  public let meanAdjustedRandIndex: Double
}

extension CompactGraph {
  /// How stable a partition is when communities are searched for again from other random orders.
  ///
  /// - Parameters:
  ///   - partition: The partition to judge, as of ``leidenCommunities(resolution:weights:seed:starts:)``.
  ///   - runs: How many runs, each a single start; at least 1.
  ///   - resolution: γ, as for the partition.
  ///   - weights: As for the partition.
  ///   - seed: Where all random choices begin.
  /// - Throws: As ``leidenCommunities(resolution:weights:seed:starts:)``.
  /// - Complexity: That of as many starts.
  /// - SeeAlso: why it is needed: B. H. Good, Y.-A. de Montjoye, A. Clauset, "Performance of
  ///   modularity maximization in practical contexts", *Physical Review E* 81, 2010, 046106,
  ///   doi:10.1103/PhysRevE.81.046106.
  public func communityStability(
    of partition: Partition, runs: Int = 20, resolution: Double = 1,
    weights: StrengthRule = .unit, seed: UInt64 = 1
  ) throws -> CommunityStability {
    try checkCount(partition.vertexCount, of: "group memberships")
    guard runs > 0 else {
      throw AnalysisError.parameterOutOfRange(
        name: "runs", value: "\(runs)", expected: "at least 1")
    }
    var seeds = SplitMix64(seed: seed)
    let starts = (0..<runs).map { _ in seeds.next() }
    let searches = try foldInChunks(count: runs, into: [Partition]()) { chunk, isCancelled in
      var found: [Partition] = []
      for run in chunk where !isCancelled() {
        found.append(
          try leidenCommunities(
            resolution: resolution, weights: weights, seed: starts[run], starts: 1))
      }
      return found
    } fold: { total, part in
      total += part
    }
    return try CommunityStability(of: partition, among: searches)
  }
}

extension CommunityStability {
  /// How far a partition is that of some searches.
  init(of partition: Partition, among searches: [Partition]) throws(AnalysisError) {
    var agreement = 0.0
    for search in searches { agreement += try partition.adjustedRandIndex(with: search) }
    let certainty = partition.certainty(among: searches)
    self.init(
      runCount: searches.count, certainty: certainty,
      groupCertainty: partition.groupMeans(of: certainty),
      meanAdjustedRandIndex: agreement / Double(searches.count))
  }
}

extension Partition {
  /// For each vertex the share of searches in which it is together with more than half of its group,
  /// itself counted.
  func certainty(among searches: [Partition]) -> [Double] {
    var stays = [Int](repeating: 0, count: vertexCount)
    for search in searches {
      var companions = [Int](repeating: 0, count: search.groupCount)
      for group in groups {
        for vertex in group { companions[search[vertex]] += 1 }
        for vertex in group where 2 * companions[search[vertex]] > group.count {
          stays[vertex.index] += 1
        }
        for vertex in group { companions[search[vertex]] = 0 }
      }
    }
    return stays.map { Double($0) / Double(searches.count) }
  }

  /// The mean of the values of each group's members.
  func groupMeans(of values: [Double]) -> [Double] {
    groups.map { group in group.reduce(0) { $0 + values[$1.index] } / Double(group.count) }
  }
}

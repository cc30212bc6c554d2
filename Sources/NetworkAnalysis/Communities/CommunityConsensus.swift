public import NetworkGraph

/// What many searches agree on.
public struct CommunityConsensus: Sendable, Hashable {
  /// The groups that the searches agree on.
  public let partition: Partition
  /// How many searches there were.
  public let runCount: Int
  /// For each vertex, the share of searches in which it is together with more than half of its group
  /// (itself counted). Near 1 the membership is certain; a vertex of low certainty is between groups.
  public let certainty: [Double]
  /// For each group, the mean certainty of its members.
  public let groupCertainty: [Double]
  /// The mean over all pairs of searches of their adjusted Rand index: 1 when all found the same.
  public let meanAgreement: Double
}

extension CompactGraph {
  /// The groups that a method finds again and again, from other seeds and with the vertices in other
  /// orders, and how certain each membership is.
  ///
  /// Each search sees the vertices renumbered at random, so that no result hangs on the order of the
  /// input. Ties whose ends are together in at least half of the searches, weighted by that share, form
  /// a network of agreement, whose groups are the consensus: Leiden divides it, again from many orders,
  /// until all find the same (at most ten rounds, else the best of the last).
  ///
  /// - Parameters:
  ///   - method: The method.
  ///   - options: Its options; `seed` is where all random choices begin, searches make a single start.
  ///   - runs: How many searches; at least 2.
  /// - Throws: As ``communities(by:options:)``.
  /// - Complexity: That of as many searches, on all cores, plus O(`runs`² *n* + `runs` *m*).
  /// - Note: Only pairs that are tied are compared, after Tandon and others 2019
  ///   (doi:10.1103/PhysRevE.99.042301); the paper below compares all pairs.
  /// - SeeAlso: A. Lancichinetti, S. Fortunato, "Consensus clustering in complex networks", *Scientific
  ///   Reports* 2, 2012, 336, doi:10.1038/srep00336.
  public func communityConsensus(
    by method: CommunityMethod = .leiden, options: CommunityOptions = CommunityOptions(),
    runs: Int = 20
  ) throws -> CommunityConsensus {
    try checkRepetitions(2, runs, name: "runs")
    var random = SplitMix64(seed: options.seed)
    let searches = try searches(method, options, runs: runs, random: &random)
    var consensus = searches[0]
    var current = searches
    for round in 0..<10 where current.contains(where: { $0 != current[0] }) {
      try Task.checkCancellation()
      let agreement = agreementGraph(current)
      var next = CommunityOptions(weights: .weight, seed: random.next(), starts: 1)
      if round == 9 { next.starts = runs }
      current = try agreement.searches(.leiden, next, runs: runs, random: &random)
      consensus = current[0]
    }
    if current.allSatisfy({ $0 == current[0] }) { consensus = current[0] }

    let certainty = consensus.certainty(among: searches)
    var agreement = 0.0
    for a in searches.indices {
      for b in 0..<a { agreement += try searches[a].adjustedRandIndex(with: searches[b]) }
    }
    return CommunityConsensus(
      partition: consensus, runCount: runs, certainty: certainty,
      groupCertainty: consensus.groupMeans(of: certainty),
      meanAgreement: agreement / Double(runs * (runs - 1) / 2))
  }

  /// Partitions found from other seeds, the vertices renumbered at random each time.
  func searches(
    _ method: CommunityMethod, _ options: CommunityOptions, runs: Int, random: inout SplitMix64
  ) throws -> [Partition] {
    let seeds = (0..<runs).map { _ in (order: random.next(), search: random.next()) }
    return try foldInChunks(count: runs, into: [Partition]()) { chunk, isCancelled in
      var found: [Partition] = []
      for run in chunk {
        if isCancelled() { break }
        var order = Array(vertices)
        var shuffler = SplitMix64(seed: seeds[run].order)
        shuffler.shuffle(&order)
        var own = options
        own.seed = seeds[run].search
        own.starts = min(options.starts, 1)
        if let modes = options.modes {
          own.modes = try induced(on: order).twoModes(
            isSecond: order.map { modes.isSecond[$0.index] })
        }
        let partition = try induced(on: order).communities(by: method, options: own)
        var labels = [Int](repeating: 0, count: vertexCount)
        for (new, old) in order.enumerated() { labels[old.index] = partition.membership[new] }
        found.append(Partition(labels: labels))
      }
      return found
    } fold: { total, part in
      total += part
    }
  }

  /// The ties whose ends are together in at least half of the partitions, weighted by the share.
  private func agreementGraph(_ partitions: [Partition]) -> CompactGraph {
    var tails: [UInt32] = []
    var ends: [UInt32] = []
    var weights: [Double] = []
    for edge in simpleSkeleton().edges {
      let together = partitions.count { $0[edge.tail] == $0[edge.head] }
      guard 2 * together >= partitions.count else { continue }
      tails.append(edge.tail.rawValue)
      ends.append(edge.head.rawValue)
      weights.append(Double(together) / Double(partitions.count))
    }
    return CompactGraph(
      vertexCount: vertexCount, tails: tails, heads: ends, weights: weights, meaning: .strength,
      isDirected: false, parallelEdges: .first)
  }
}

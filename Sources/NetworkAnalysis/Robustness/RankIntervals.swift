public import NetworkGraph

/// How far the value and the rank of one vertex vary when the data are drawn again.
public struct RankInterval: Sendable, Hashable {
  /// The value on all data; `nil` where it is undefined.
  public let value: Double?
  /// 1 for the largest value; equal values have equal ranks, and the next rank leaves out as many.
  public let rank: Int?
  /// Where the value varies; `nil` where it is undefined in more than half of the resamples. It
  /// contains the value.
  public let values: ClosedRange<Double>?
  /// Where the rank varies; `nil` as for the values. It contains the rank.
  public let ranks: ClosedRange<Int>?
}

/// How ties are drawn again.
public enum TieResampling: Hashable, Sendable {
  /// As many ties as there are, with replacement. A tie drawn twice has twice the weight where weights
  /// mean strengths; without weights, or with distances, it counts once.
  case bootstrap
  /// This share of the ties, without replacement; above 0, at most 1. It asks what a survey that
  /// misses the rest would have found.
  case subsample(Double)
}

/// Intervals of values and ranks from data that are drawn again and again.
public enum RankResampling {
  /// How far values and ranks vary when the caller draws its data again: relations, projects or
  /// sources, whichever might as well have been others.
  ///
  /// The middle of the resampled values, as much of it as the level says, is shifted so that their
  /// mean is the value itself: resamples have fewer different ties, so that most measures are lower on
  /// them. Ranks need no shift. Wide intervals say that the order of actors hangs on single records.
  /// They do not say what records are missing throughout.
  ///
  /// - Parameters:
  ///   - values: The measure on all data.
  ///   - resamples: How often the data are drawn again, 2 to a million.
  ///   - level: How much of the resamples an interval holds, between 0 and 1.
  ///   - seed: Where random draws begin; each resample has a generator of its own.
  ///   - draw: The measure on data drawn again, in the order of `values`.
  /// - Returns: One interval per value.
  /// - Throws: `AnalysisError.parameterOutOfRange`; `AnalysisError.wrongCount` when a resample has not
  ///   as many values; what `draw` throws; `CancellationError`.
  /// - Complexity: *r* times that of `draw` for *r* resamples, on all cores, and O(*rn* log *n*);
  ///   O(*rn*) space.
  /// - SeeAlso: B. Efron, R. J. Tibshirani, *An Introduction to the Bootstrap*, Chapman & Hall, 1993,
  ///   doi:10.1007/978-1-4899-4541-9; ranks: P. Hall, H. Miller, "Using the bootstrap to quantify the
  ///   authority of an empirical ranking", *Annals of Statistics* 37(6B), 2009, doi:10.1214/09-AOS699.
  public static func intervals(
    of values: [Double?], resamples: Int = 200, level: Double = 0.95, seed: UInt64 = 1,
    draw: @Sendable (_ random: inout SplitMix64) throws -> [Double?]
  ) throws -> [RankInterval] {
    try checkRepetitions(2, resamples, name: "resamples")
    guard level > 0, level < 1 else {
      throw AnalysisError.parameterOutOfRange(
        name: "level", value: "\(level)", expected: "a number between 0 and 1")
    }
    var master = SplitMix64(seed: seed)
    let seeds = (0..<resamples).map { _ in master.next() }
    let count = values.count
    let rounds = try foldInChunks(count: resamples, into: [[Double?]]()) { chunk, isCancelled in
      var found: [[Double?]] = []
      for round in chunk {
        if isCancelled() { break }
        var random = SplitMix64(seed: seeds[round])
        let drawn = try draw(&random)
        guard drawn.count == count else {
          throw AnalysisError.wrongCount(
            of: "values of a resample", found: drawn.count, vertexCount: count)
        }
        found.append(drawn.map { $0.flatMap { $0.isFinite ? $0 : nil } })
      }
      return found
    } fold: { all, part in
      all += part
    }
    let known = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
    let ranks = ranks(of: known)
    let rankRounds = rounds.map { Self.ranks(of: $0) }
    let isNeverNegative = known.allSatisfy { ($0 ?? 0) >= 0 }
    return values.indices.map { v in
      let sample = rounds.compactMap { $0[v] }.sorted()
      guard let value = known[v], let rank = ranks[v], 2 * sample.count >= resamples else {
        return RankInterval(value: known[v], rank: ranks[v], values: nil, ranks: nil)
      }
      let (low, high) = middle(sample, level)
      let (first, last) = middle(rankRounds.compactMap { $0[v] }.sorted(), level)
      // Differences to the first, so that equal values have exactly their mean.
      let mean =
        sample[0]
        + sample.reduce(0) { $0 + ($1 / Double(sample.count) - sample[0] / Double(sample.count)) }
      let least = isNeverNegative ? 0 : -Double.greatestFiniteMagnitude
      let from = max(least, min(value, value + (low - mean)))
      let to = min(Double.greatestFiniteMagnitude, max(value, value + (high - mean)))
      return RankInterval(
        value: value, rank: rank, values: from...to,
        ranks: min(first, rank)...max(last, rank))
    }
  }

  /// Ranks by falling value, 1 for the largest; values that differ by rounding only share a rank.
  ///
  /// - Returns: `nil` where there is no value.
  /// - Complexity: O(*n* log *n*).
  public static func ranks(of values: [Double?]) -> [Int?] {
    let order = values.indices.filter { values[$0] != nil }
      .sorted { (values[$1]!, $0) < (values[$0]!, $1) }
    var ranks = [Int?](repeating: nil, count: values.count)
    for (place, v) in order.enumerated() {
      let isTie =
        place > 0
        && values[order[place - 1]]! - values[v]!
          <= 1e-9 * max(abs(values[order[place - 1]]!), abs(values[v]!), 1e-3)
      ranks[v] = isTie ? ranks[order[place - 1]] : place + 1
    }
    return ranks
  }

  /// The ends of the middle of a sorted list.
  private static func middle<Number>(_ sorted: [Number], _ level: Double) -> (Number, Number) {
    let cut = Int(Double(sorted.count) * (1 - level) / 2)
    let last = sorted.count - 1
    return (sorted[min(cut, last / 2)], sorted[max(last - cut, last - last / 2)])
  }
}

extension CompactGraph {
  /// How far values and ranks of a measure of vertices vary when the ties are drawn again.
  ///
  /// - Parameters:
  ///   - resampling: How ties are drawn.
  ///   - resamples: As for ``RankResampling/intervals(of:resamples:level:seed:draw:)``.
  ///   - level: As there.
  ///   - seed: As there.
  ///   - measure: The measure on a graph with the same vertices. It is called on several threads.
  /// - Returns: One interval per vertex.
  /// - Throws: As there; what `measure` throws on the graph or on a resample.
  /// - Complexity: *r* times that of the measure for *r* resamples, on all cores.
  public func rankIntervals(
    resampling: TieResampling = .bootstrap, resamples: Int = 200, level: Double = 0.95,
    seed: UInt64 = 1, of measure: @Sendable (CompactGraph) throws -> [Double?]
  ) throws -> [RankInterval] {
    if case .subsample(let share) = resampling, !(share > 0 && share <= 1) {
      throw AnalysisError.parameterOutOfRange(
        name: "share", value: "\(share)", expected: "a number above 0, at most 1")
    }
    let edges = edges
    let values = try measure(self)
    try checkCount(values.count, of: "values")
    return try RankResampling.intervals(
      of: values, resamples: resamples, level: level, seed: seed
    ) { random in
      try measure(resampled(edges, resampling, &random))
    }
  }

  /// How far values and ranks of a measure of vertices vary when relations, or the projects or sources
  /// that they come from, are drawn again: as many as there are, with replacement.
  ///
  /// Ties of one project are not independent: where projects might as well have been others, draw
  /// projects. Relations without one stand for themselves.
  ///
  /// - Parameters:
  ///   - records: The relations that the edges of this graph were made of.
  ///   - byUnit: Whether projects or sources are drawn, and not single relations.
  ///   - parallelEdges: How relations of the same vertices are merged.
  ///   - resamples: As for ``RankResampling/intervals(of:resamples:level:seed:draw:)``.
  ///   - level: As there.
  ///   - seed: As there.
  ///   - measure: The measure on a graph with the same vertices. It is called on several threads.
  /// - Returns: One interval per vertex.
  /// - Throws: `AnalysisError.unknownVertex` for a relation of vertices that the graph does not have; as
  ///   there; what `measure` throws.
  /// - Complexity: *r* times that of the measure for *r* resamples, on all cores.
  public func rankIntervals(
    drawing records: [MeasureInput.TieRecord], byUnit: Bool, parallelEdges: ParallelEdges,
    resamples: Int = 200, level: Double = 0.95, seed: UInt64 = 1,
    of measure: @Sendable (CompactGraph) throws -> [Double?]
  ) throws -> [RankInterval] {
    for record in records {
      try check(record.tail)
      try check(record.head)
    }
    // The relations of each unit, in the order of their first.
    var units: [[Int]] = []
    var place: [Int: Int] = [:]
    for (i, record) in records.enumerated() {
      if byUnit, let unit = record.unit, let known = place[unit] {
        units[known].append(i)
      } else {
        if byUnit, let unit = record.unit { place[unit] = units.count }
        units.append([i])
      }
    }
    let drawable = units
    let values = try measure(self)
    try checkCount(values.count, of: "values")
    return try RankResampling.intervals(
      of: values, resamples: resamples, level: level, seed: seed
    ) { random in
      let drawn = drawable.flatMap { _ in drawable[random.nextIndex(below: drawable.count)] }
        .map { records[$0] }
      return try measure(
        CompactGraph(
          vertexCount: vertexCount, tails: drawn.map(\.tail.rawValue),
          heads: drawn.map(\.head.rawValue), weights: isWeighted ? drawn.map(\.weight) : nil,
          meaning: weightMeaning, isDirected: isDirected, parallelEdges: parallelEdges))
    }
  }

  private func resampled(
    _ edges: [Edge], _ resampling: TieResampling, _ random: inout SplitMix64
  ) -> CompactGraph {
    var drawn: [Edge] = []
    switch resampling {
    case .bootstrap:
      for _ in edges { drawn.append(edges[random.nextIndex(below: edges.count)]) }
    case .subsample(let share):
      var order = Array(edges.indices)
      random.shuffle(&order)
      let count = Int((share * Double(edges.count)).rounded())
      drawn = order.prefix(count).sorted().map { edges[$0] }
    }
    return CompactGraph(
      vertexCount: vertexCount, tails: drawn.map(\.tail.rawValue),
      heads: drawn.map(\.head.rawValue),
      weights: weights.map { weights in drawn.map { weights[$0.slot] } }, meaning: weightMeaning,
      isDirected: isDirected,
      parallelEdges: weightMeaning?.isStrength ?? false ? .sum : .first)
  }
}

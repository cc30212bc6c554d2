public import NetworkGraph

/// An estimate of betweenness with the bound that it keeps.
public struct SampledBetweenness: Sendable, Hashable {
  /// One score per vertex, normalized by the number of pairs of other vertices.
  public let scores: [Double]
  /// No score is farther from the exact one than this, with the probability that was asked for; 0
  /// when the scores are exact.
  public let errorBound: Double
  /// The number of paths that were drawn; 0 when so many would be needed that all were counted
  /// instead.
  public let sampleCount: Int
}

extension CompactGraph {
  /// The normalized betweenness of every vertex, estimated from shortest paths that are drawn at
  /// random, with a bound on the error of *all* scores at once.
  ///
  /// For networks where the exact computation takes too long. A pair of vertices is drawn, then one
  /// of its shortest paths, each alike; a vertex scores the share of the drawn paths that it is
  /// inside of. The number of draws follows from the bound: it grows with the logarithm of the
  /// number of vertices on the longest shortest path, not with the size of the network. Where it
  /// reaches the number of vertices, the exact computation is as fast and is done instead.
  ///
  /// - Parameters:
  ///   - lengths: How long an edge is.
  ///   - epsilon: The largest error wanted, between 0 and 1.
  ///   - delta: The probability, between 0 and 1, that the largest error is exceeded anywhere.
  ///   - seed: Where the random choices begin.
  /// - Returns: The estimate, its bound and the number of draws. Scores near or below the bound
  ///   tell nothing but that they are small.
  /// - Throws: `AnalysisError.parameterOutOfRange`, and as
  ///   ``betweenness(lengths:normalization:ends:)``.
  /// - Complexity: O(*r*(*n* + *m*)) time for *r* = (⌊log₂(*D* − 2)⌋ + 1 + ln(1/δ))/(2ε²) draws and
  ///   *D* vertices on a longest shortest path, on all cores; the same bits at any number of them.
  /// - SeeAlso: M. Riondato, E. M. Kornaropoulos, "Fast approximation of betweenness centrality
  ///   through sampling", *Data Mining and Knowledge Discovery* 30, 2016, 438–475,
  ///   doi:10.1007/s10618-015-0423-0.
  public func sampledBetweenness(
    lengths: LengthRule = .unit, epsilon: Double = 0.05, delta: Double = 0.1, seed: UInt64 = 1
  ) throws -> SampledBetweenness {
    for (name, value) in [("epsilon", epsilon), ("delta", delta)] where !(value > 0 && value < 1) {
      throw AnalysisError.parameterOutOfRange(
        name: name, value: "\(value)", expected: "a number between 0 and 1")
    }
    let n = vertexCount
    guard n > 2 else {
      return SampledBetweenness(
        scores: Array(repeating: 0, count: n), errorBound: 0, sampleCount: 0)
    }
    _ = try self.lengths(by: lengths)
    // The paper divides by n(n − 1), here (n − 1)(n − 2) is usual: its error is to be smaller so
    // much.
    let drawn = try drawCount(
      lengths: lengths, epsilon: epsilon * Double(n - 2) / Double(n), delta: delta)
    guard let drawn, drawn < n else {
      return SampledBetweenness(
        scores: try betweenness(lengths: lengths), errorBound: 0, sampleCount: 0)
    }
    var random = SplitMix64(seed: seed)
    let pairs = (0..<drawn).map { _ in
      let from = random.nextIndex(below: n)
      let other = random.nextIndex(below: n - 1)
      return (from: from, to: other < from ? other : other + 1, seed: random.next())
    }
    let backward = reversed()
    let arcLengths = try self.lengths(by: lengths)
    let backwardLengths = try backward.lengths(by: lengths)
    let zeros = [Int](repeating: 0, count: n)
    let hits = try foldInChunks(count: drawn, into: zeros) { chunk, isCancelled in
      var hits = zeros
      var sweep = ShortestPathCounts(backward, lengths: backwardLengths)
      for pair in pairs[chunk] {
        if isCancelled() { break }
        // Paths are counted to the end, so that a walk from the start can choose among them.
        try sweep.run(from: Vertex(pair.to))
        guard sweep.distance(to: Vertex(pair.from)).isFinite else { continue }
        var random = SplitMix64(seed: pair.seed)
        var place = Vertex(pair.from)
        while place != Vertex(pair.to) {
          if place != Vertex(pair.from) { hits[place.index] += 1 }
          place = drawStep(from: place, sweep, lengths: arcLengths, &random)
        }
      }
      return hits
    } fold: { total, part in
      for v in total.indices { total[v] += part[v] }
    }
    let scale = Double(n) / Double(n - 2) / Double(drawn)
    return SampledBetweenness(
      scores: hits.map { Double($0) * scale }, errorBound: epsilon, sampleCount: drawn)
  }

  /// The next vertex of a shortest path that is drawn with the same probability as all others.
  ///
  /// - Parameter sweep: The paths to the end, counted on the graph turned round.
  private func drawStep(
    from place: Vertex, _ sweep: borrowing ShortestPathCounts,
    lengths: ContiguousArray<Double>?, _ random: inout SplitMix64
  ) -> Vertex {
    let rest = sweep.distance(to: place)
    var draw = random.nextUnit() * sweep.sigma[place.index]
    var last: Vertex?
    for slot in arcs(from: place) where heads[slot] != place {
      let head = heads[slot]
      let after = sweep.distance(to: head) + (lengths?[slot] ?? 1)
      guard after < .infinity, sweep.distance(to: head) < rest, after - rest <= 1e-12 * after
      else { continue }
      last = head
      if draw < sweep.sigma[head.index] { return head }
      draw -= sweep.sigma[head.index]
    }
    return last!
  }

  /// How many paths must be drawn; `nil` for more than can be counted.
  private func drawCount(
    lengths: LengthRule, epsilon: Double, delta: Double
  ) throws -> Int? {
    let longest = try verticesOnLongestPathBound(lengths: lengths)
    // ⌊log₂(D − 2)⌋ + 1 is the number of binary digits: the most vertices that a sample can
    // shatter.
    let inner = max(longest - 2, 1)
    let digits = Double(Int.bitWidth - inner.leadingZeroBitCount)
    let count = ((digits - PortableMath.logarithm(delta)) / (2 * epsilon * epsilon)).rounded(.up)
    return count < 1e15 ? Int(count) : nil
  }

  /// At least the number of vertices on the longest shortest path.
  private func verticesOnLongestPathBound(lengths: LengthRule) throws -> Int {
    let parts = components().groups
    // A path is longest where all distances are 1 and can be walked both ways: twice the largest
    // distance from any vertex bounds it. Otherwise it could visit its whole component.
    guard !isDirected, lengths == .unit else { return parts.first?.count ?? 0 }
    var sweep = ShortestPathSweep(self, lengths: nil)
    var bound = 0
    for part in parts {
      try Task.checkCancellation()
      sweep.run(from: part[0])
      let farthest = sweep.settled.last.map { sweep.distance[$0.index] } ?? 0
      bound = max(bound, min(part.count, 2 * Int(farthest) + 1))
    }
    return bound
  }
}

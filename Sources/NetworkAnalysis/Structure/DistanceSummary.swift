public import NetworkGraph

/// What the distances between one vertex and the others add up to.
public struct DistanceSummary: Sendable, Hashable {
  /// How many other vertices there is a path to (or from).
  public let reachedCount: Int
  /// The sum of their distances.
  public let total: Double
  /// The sum of 1/distance.
  public let totalInverse: Double
  /// The largest distance; 0 when no other vertex is reached.
  public let farthest: Double
  /// Whether another vertex is at distance 0.
  let hasZero: Bool
}

extension CompactGraph {
  /// What the distances of every vertex add up to. Closeness, eccentricity, diameter and mean
  /// distance all follow from this one pass.
  ///
  /// - Parameters:
  ///   - rule: How long an edge is.
  ///   - direction: In a directed graph, distances from the vertex or to it.
  /// - Returns: One summary per vertex.
  /// - Throws: `WeightError` when weights cannot be lengths; `AnalysisError.distancesTooLarge`;
  ///   `CancellationError` when the task is cancelled, asked once per vertex.
  /// - Complexity: O(*nm*) time for unit lengths, in practice many times less, since 256 searches
  ///   share their steps; O(*nm* + *n*² log *n*) otherwise; on all cores.
  public func distanceSummaries(
    lengths rule: LengthRule = .unit, direction: PathDirection = .outgoing
  ) throws -> [DistanceSummary] {
    try distanceSummaries(lengths: rule, direction: direction, allowingZero: false)
  }

  /// The same, where some lengths may be 0: ``DistanceSummary/totalInverse`` is then infinite for
  /// a vertex that is at distance 0 from another, and who divides by distances has to ask.
  func distanceSummaries(
    lengths rule: LengthRule, direction: PathDirection = .outgoing, allowingZero: Bool
  ) throws -> [DistanceSummary] {
    // Checked on the graph itself, so that an error names an arc as it stands in the data.
    var arcLengths = try lengths(by: rule, allowingZero: allowingZero)
    let graph = direction == .incoming ? reversed() : self
    if direction == .incoming && isDirected {
      arcLengths = try graph.lengths(by: rule, allowingZero: allowingZero)
    }
    guard let lengths = arcLengths else { return try hopSummaries(of: graph) }
    let all = try foldInChunks(count: vertexCount, into: []) { sources, isCancelled in
      var sweep = ShortestPathSweep(graph, lengths: lengths)
      var summaries: [DistanceSummary] = []
      summaries.reserveCapacity(sources.count)
      for source in sources {
        if isCancelled() { break }
        sweep.run(from: Vertex(source))
        summaries.append(sweep.summary)
      }
      return summaries
    } fold: { (all: inout [DistanceSummary], part) in
      all += part
    }
    guard all.allSatisfy({ $0.total.isFinite && ($0.totalInverse.isFinite || $0.hasZero) }) else {
      throw AnalysisError.distancesTooLarge
    }
    return all
  }

  /// What distances in ties add up to: searches from 256 vertices at a time.
  private func hopSummaries(of graph: CompactGraph) throws -> [DistanceSummary] {
    let width = SimultaneousSearches.width
    let batches = (vertexCount + width - 1) / width
    return try foldInChunks(count: batches, into: []) { batches, isCancelled in
      var searches = SimultaneousSearches(graph)
      var summaries: [DistanceSummary] = []
      for batch in batches where !isCancelled() {
        summaries += searches.summaries(
          from: batch * width..<min((batch + 1) * width, graph.vertexCount))
      }
      return summaries
    } fold: { (all: inout [DistanceSummary], part) in
      all += part
    }
  }

  /// The distance from a source to every vertex.
  ///
  /// - Parameters:
  ///   - source: Where paths begin.
  ///   - rule: How long an edge is; a length may be 0.
  /// - Returns: One distance per vertex, 0 at the source; `nil` where there is no path.
  /// - Throws: `WeightError` when weights cannot be lengths,
  ///   `AnalysisError.unknownVertex`, `CancellationError`.
  /// - Complexity: O(*n* + *m*) for unit lengths; otherwise nearly so in practice.
  /// - SeeAlso: S. Beamer, K. Asanović, D. Patterson, "Direction-optimizing breadth-first search",
  ///   *SC* 2012, doi:10.1109/SC.2012.50; U. Meyer, P. Sanders, "Δ-stepping: a parallelizable shortest
  ///   path algorithm", *Journal of Algorithms* 49(1), 2003, 114–152,
  ///   doi:10.1016/S0196-6774(03)00076-2.
  public func distances(from source: Vertex, lengths rule: LengthRule = .unit) throws -> [Double?] {
    try check(source)
    guard let lengths = try lengths(by: rule, allowingZero: true) else {
      var search = HopSearch(self)
      try search.run(from: source)
      return search.hops.map { $0 == HopSearch.unreached ? nil : Double($0) }
    }
    var steps = DeltaStepping(self, lengths: lengths)
    try steps.run(from: source)
    return steps.distance.map { $0.isFinite ? $0 : nil }
  }
}

extension ShortestPathSweep {
  /// What the distances of the last source add up to, nearest first.
  var summary: DistanceSummary {
    var total = 0.0
    var inverse = 0.0
    for i in 1..<max(settled.count, 1) {
      total += distance[settled[i].index]
      inverse += 1 / distance[settled[i].index]
    }
    return DistanceSummary(
      reachedCount: settled.count - 1, total: total, totalInverse: inverse,
      farthest: settled.last.map { distance[$0.index] } ?? 0,
      // The source is settled first: nothing else is known then.
      hasZero: settled.count > 1 && distance[settled[1].index] == 0)
  }
}

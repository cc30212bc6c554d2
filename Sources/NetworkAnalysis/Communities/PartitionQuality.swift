public import NetworkGraph

/// How well groups hold ties inside, by counts that need no random model.
public struct PartitionQuality: Sendable, Hashable {
  /// The share of the strength of all ties that is inside groups, from 0 to 1; `nil` without ties.
  public let coverage: Double?
  /// The share of pairs of vertices that the groups explain: tied and together, or neither; from 0 to
  /// 1; `nil` for fewer than two vertices.
  public let performance: Double?
  /// For each group the share of its ends of ties that lead outside, counted at the side with fewer
  /// ends; from 0 to 1; `nil` when the group or all the rest has no ties.
  public let conductance: [Double?]
  /// The mean conductance of the groups that have one; `nil` when none has.
  public let meanConductance: Double?
}

extension CompactGraph {
  /// Conductance, coverage and performance of a partition.
  ///
  /// One group that holds all has coverage 1, single vertices have coverage 0; performance favours many
  /// small groups in sparse graphs; low conductance means that little leaves a group. Directions are
  /// dropped for conductance and performance; self-loops count inside for coverage and twice in the
  /// ends of conductance, and not for performance.
  ///
  /// - Parameters:
  ///   - partition: A group for each vertex.
  ///   - weights: What the weight of an edge counts for; performance counts pairs and uses none.
  /// - Throws: `AnalysisError` when the partition has not one group per vertex; `WeightError`.
  /// - Complexity: O(*n* + *m* log *d*).
  /// - Note: NetworkX `partition_quality` gives coverage and performance without weights; of a directed
  ///   graph its performance counts ordered pairs. Its `conductance` is the same as ours for undirected
  ///   graphs.
  /// - SeeAlso: U. Brandes, M. Gaertler, D. Wagner, "Engineering graph clustering: models and
  ///   experimental evaluation", *ACM Journal of Experimental Algorithmics* 12, 2008, 1.1,
  ///   doi:10.1145/1227161.1227162; J. Leskovec, K. J. Lang, A. Dasgupta, M. W. Mahoney, "Statistical
  ///   properties of community structure in large social and information networks", WWW 2008,
  ///   doi:10.1145/1367497.1367591.
  public func quality(
    of partition: Partition, weights: StrengthRule = .unit
  ) throws -> PartitionQuality {
    try checkCount(partition.vertexCount, of: "group memberships")
    let level = try LeidenLevel(self, weights: weights)
    var inside = [Double](repeating: 0, count: partition.groupCount)
    var cut = inside
    for v in 0..<vertexCount {
      let group = partition.membership[v]
      inside[group] += level.inner[v]
      for slot in level.slots(of: v) {
        if partition[level.heads[slot]] == group {
          inside[group] += level.weight(at: slot)
        } else {
          cut[group] += level.weight(at: slot)
        }
      }
    }
    // The ends of the rest are counted, not subtracted: what rounding would leave is no tie.
    let conductance = inside.indices.map { group -> Double? in
      var rest = 0.0
      if partition.groupCount <= 64 {
        for other in inside.indices where other != group { rest += inside[other] + cut[other] }
      } else {
        rest = level.total - (inside[group] + cut[group])
        if rest <= 1e-12 * level.total { rest = 0 }
      }
      let ends = min(inside[group] + cut[group], rest)
      return ends > 0 ? min(1, cut[group] / ends) : nil
    }
    let known = conductance.compactMap { $0 }
    return PartitionQuality(
      coverage: level.total > 0 ? min(1, inside.reduce(0, +) / level.total) : nil,
      performance: performance(of: partition), conductance: conductance,
      meanConductance: known.isEmpty ? nil : known.reduce(0, +) / Double(known.count))
  }

  private func performance(of partition: Partition) -> Double? {
    guard vertexCount > 1 else { return nil }
    let skeleton = simpleSkeleton()
    var tiesInside = 0
    for edge in skeleton.edges where partition[edge.tail] == partition[edge.head] {
      tiesInside += 1
    }
    let pairs = Double(vertexCount) * Double(vertexCount - 1) / 2
    let pairsInside = partition.sizes.reduce(0.0) { $0 + Double($1) * Double($1 - 1) / 2 }
    let tiesBetween = Double(skeleton.edgeCount - tiesInside)
    return (Double(tiesInside) + (pairs - pairsInside - tiesBetween)) / pairs
  }
}

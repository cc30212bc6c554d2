public import NetworkGraph

extension CompactGraph {
  /// Groups by label propagation: each vertex takes the label that most of its neighbours have, again
  /// and again, until each has one.
  ///
  /// It is fast and knows no quality; on networks with weak groups it gives one group that holds all,
  /// and results differ from seed to seed.
  ///
  /// Vertices are updated one by one in a random order, drawn anew each round. A vertex keeps its label
  /// when no other has more ties to it, up to rounding; else it draws one of those with the most. So
  /// the strength inside groups rises with each change and the search ends. Groups that are not
  /// connected are split, as the paper asks for. Directions are dropped.
  ///
  /// - Parameters:
  ///   - weights: What the weight of an edge counts for.
  ///   - seed: Where all random choices begin.
  /// - Returns: A partition, groups by decreasing size. A vertex without ties is its own group.
  /// - Throws: `WeightError` when weights cannot be strengths; `CancellationError`.
  /// - Complexity: In practice O(*m*) for each of a few rounds; O(*n* + *m*) space.
  /// - Note: NetworkX and igraph draw among all labels with the most ties even when the own one is among
  ///   them; igraph does not split groups.
  /// - SeeAlso: U. N. Raghavan, R. Albert, S. Kumara, "Near linear time algorithm to detect community
  ///   structures in large-scale networks", *Physical Review E* 76, 2007, 036106,
  ///   doi:10.1103/PhysRevE.76.036106.
  public func labelPropagationCommunities(
    weights: StrengthRule = .unit, seed: UInt64 = 1
  ) throws -> Partition {
    let level = try LeidenLevel(self, weights: weights)
    var random = SplitMix64(seed: seed)
    var label = Array(0..<vertexCount)
    var order = Array(0..<vertexCount)
    var tie = [Double](repeating: 0, count: vertexCount)
    var touched: [Int] = []
    var most: [Int] = []
    var hasChanged = true
    while hasChanged {
      try Task.checkCancellation()
      hasChanged = false
      random.shuffle(&order)
      for v in order where level.first[v] < level.first[v + 1] {
        for slot in level.first[v]..<level.first[v + 1] {
          let other = label[level.head[slot]]
          if tie[other] == 0 { touched.append(other) }
          tie[other] += level.weight[slot]
        }
        // Sums of decimal strengths tie only up to rounding.
        let bound = touched.reduce(0) { max($0, tie[$1]) } * (1 - 1e-12)
        if tie[label[v]] < bound {
          most.removeAll(keepingCapacity: true)
          for other in touched where tie[other] >= bound { most.append(other) }
          label[v] = most[random.nextIndex(below: most.count)]
          hasChanged = true
        }
        for other in touched { tie[other] = 0 }
        touched.removeAll(keepingCapacity: true)
      }
    }
    return Partition(labels: level.splitIntoConnected(label))
  }
}

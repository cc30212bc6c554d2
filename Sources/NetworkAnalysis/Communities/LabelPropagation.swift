public import NetworkGraph

extension CompactGraph {
  /// Groups by label propagation: each vertex takes the label that most of its neighbours have, again
  /// and again, until each has one.
  ///
  /// It is fast and knows no quality; on networks with weak groups it gives one group that holds all,
  /// and results differ from seed to seed.
  ///
  /// Vertices are updated one by one: first all in a random order, then those that have a neighbour
  /// whose label changed, in the order in which that happened. A vertex keeps its label when no other
  /// has more ties to it, up to rounding; else it draws one of those with the most. So the strength
  /// inside groups rises with each change and the search ends. Groups that are not connected are split,
  /// as the paper asks for. Directions are dropped.
  ///
  /// - Parameters:
  ///   - weights: What the weight of an edge counts for.
  ///   - seed: Where all random choices begin.
  /// - Returns: A partition, groups by decreasing size. A vertex without ties is its own group.
  /// - Throws: `WeightError` when weights cannot be strengths; `CancellationError`.
  /// - Complexity: In practice some times *m*; O(*n* + *m*) space.
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
    let labels = try level.propagatedLabels(&random)
    return Partition(labels: level.splitIntoConnected(labels).group.map { Int($0) })
  }
}

extension LeidenLevel {
  /// Labels of which no vertex could take another that more of its neighbours have.
  fileprivate func propagatedLabels(
    _ random: inout SplitMix64
  ) throws -> ContiguousArray<UInt32> {
    let n = count
    guard n > 0 else { return [] }
    var labelArray = ContiguousArray((0..<n).map { UInt32($0) })
    var tieArray = ContiguousArray<Double>(repeating: 0, count: n)
    var touchedArray = ContiguousArray<UInt32>(repeating: 0, count: n + 1)
    // The queue never holds a vertex twice, so it is a ring of n places.
    var queueArray = random.visitingOrder(of: n)
    var queuedArray = ContiguousArray<Bool>(repeating: true, count: n)
    let (first, heads) = (first.span, heads.span)
    let isWeighted = isWeighted
    let weightSpan = weights.span
    var label = labelArray.mutableSpan
    var tie = tieArray.mutableSpan
    var touched = touchedArray.mutableSpan
    var queue = queueArray.mutableSpan
    var isQueued = queuedArray.mutableSpan
    var (next, waiting, visits) = (0, n, 0)
    var rounds = ProgressReport.Rounds()
    while waiting > 0 {
      visits += 1
      if visits & 0xFFFF == 0 { try rounds.next() }
      let v = Int(queue[next])
      next = next + 1 == n ? 0 : next + 1
      waiting -= 1
      isQueued[v] = false
      let slots = Int(first[v])..<Int(first[v + 1])
      guard !slots.isEmpty else { continue }
      let own = label[v]
      var touchedCount = 0
      if isWeighted {
        for slot in slots {
          let other = unsafe label[unchecked: heads[unchecked: slot].index]
          let sum = unsafe tie[unchecked: Int(other)]
          // Written in any case, kept when the label is new: no branch to guess wrong.
          unsafe touched[unchecked: touchedCount] = other
          touchedCount += sum == 0 ? 1 : 0
          unsafe tie[unchecked: Int(other)] = sum + weightSpan[unchecked: slot]
        }
      } else {
        for slot in slots {
          let other = unsafe label[unchecked: heads[unchecked: slot].index]
          let sum = unsafe tie[unchecked: Int(other)]
          unsafe touched[unchecked: touchedCount] = other
          touchedCount += sum == 0 ? 1 : 0
          unsafe tie[unchecked: Int(other)] = sum + 1
        }
      }
      var most = 0.0
      for i in 0..<touchedCount { most = max(most, tie[Int(touched[i])]) }
      // Sums of decimal strengths tie only up to rounding.
      let bound = most * (1 - 1e-12)
      let isKept = tie[Int(own)] >= bound
      // Labels with the most ties come to the front of the list.
      var best = 0
      for i in 0..<touchedCount {
        let other = touched[i]
        if tie[Int(other)] >= bound {
          touched[best] = other
          best += 1
        }
        tie[Int(other)] = 0
      }
      guard !isKept else { continue }
      let new = touched[best == 1 ? 0 : random.nextIndex(below: best)]
      label[v] = new
      for slot in slots {
        let u = heads[slot].index
        guard !isQueued[u] && label[u] != new else { continue }
        isQueued[u] = true
        var place = next + waiting
        if place >= n { place -= n }
        queue[place] = UInt32(u)
        waiting += 1
      }
    }
    return labelArray
  }
}

import NetworkGraph

extension LeidenLevel {
  /// Moves nodes to the community with the largest gain, or to one of their own, until none can gain
  /// (MoveNodesFast of the Leiden paper).
  ///
  /// Only nodes in a queue are tried: at first all, then the neighbours of those that moved. The ties
  /// of a node to each community are summed in a flat array with a place for each community, and a
  /// list of the places used.
  ///
  /// - Parameters:
  ///   - community: The community of each node: numbers below the number of nodes.
  ///   - order: All nodes, in the order in which they are tried first.
  ///   - resolution: γ.
  ///   - limit: After how many nodes the search stops, even when some could still gain.
  ///   - salt: A random number that decides between equal gains.
  /// - Returns: How many moves there were.
  func moveNodes(
    _ communities: inout ContiguousArray<UInt32>, order: consuming ContiguousArray<UInt32>,
    resolution: Double, limit: Int = .max, salt: UInt64, _ isCancelled: () -> Bool
  ) throws -> Int {
    let n = count
    guard n > 0 else { return 0 }
    var massArray = ContiguousArray<Double>(repeating: 0, count: n)
    var incomingArray = ContiguousArray<Double>(repeating: 0, count: isDirected ? n : 0)
    var sizeArray = ContiguousArray<UInt32>(repeating: 0, count: n)
    for v in 0..<n {
      let c = Int(communities[v])
      massArray[c] += strength[v]
      if isDirected { incomingArray[c] += incoming[v] }
      sizeArray[c] += 1
    }
    var empty = ContiguousArray<UInt32>()
    for c in 0..<n where sizeArray[c] == 0 { empty.append(UInt32(c)) }
    var tieArray = ContiguousArray<Double>(repeating: 0, count: n)
    var touchedArray = ContiguousArray<UInt32>(repeating: 0, count: n + 1)
    // The queue never holds a node twice, so it is a ring of n places.
    var queueArray = order
    var queuedArray = ContiguousArray<Bool>(repeating: true, count: n)

    let (first, heads, strength, incoming) = (first.span, heads.span, strength.span, incoming.span)
    let isWeighted = isWeighted
    let weightSpan = weights.span
    let (isDirected, factor, threshold) = (isDirected, resolution / total, smallestGain)
    var community = communities.mutableSpan
    var mass = massArray.mutableSpan
    var incomingMass = incomingArray.mutableSpan
    var size = sizeArray.mutableSpan
    var tie = tieArray.mutableSpan
    var touched = touchedArray.mutableSpan
    var queue = queueArray.mutableSpan
    var isQueued = queuedArray.mutableSpan
    var (next, waiting, visits, moves) = (0, n, 0, 0)
    while waiting > 0 && visits < limit {
      visits += 1
      if visits & 0xFFFF == 0 && isCancelled() { throw CancellationError() }
      let v = Int(queue[next])
      next = next + 1 == n ? 0 : next + 1
      waiting -= 1
      isQueued[v] = false
      let slots = Int(first[v])..<Int(first[v + 1])
      var touchedCount = 0
      if isWeighted {
        for slot in slots {
          let c = unsafe community[unchecked: heads[unchecked: slot].index]
          let sum = unsafe tie[unchecked: Int(c)]
          // Written in any case, kept when the community is new: no branch to guess wrong.
          unsafe touched[unchecked: touchedCount] = c
          touchedCount += sum == 0 ? 1 : 0
          unsafe tie[unchecked: Int(c)] = sum + weightSpan[unchecked: slot]
        }
      } else {
        for slot in slots {
          let c = unsafe community[unchecked: heads[unchecked: slot].index]
          let sum = unsafe tie[unchecked: Int(c)]
          unsafe touched[unchecked: touchedCount] = c
          touchedCount += sum == 0 ? 1 : 0
          unsafe tie[unchecked: Int(c)] = sum + 1
        }
      }
      let own = community[v]
      let nodeMass = strength[v]
      let (expected, expectedIncoming) = (factor * nodeMass, isDirected ? factor * incoming[v] : 0)
      var best = own
      var bestGain: Double
      if isDirected {
        bestGain =
          tie[Int(own)] - expected * (incomingMass[Int(own)] - incoming[v])
          - expectedIncoming * (mass[Int(own)] - nodeMass) + threshold
      } else {
        bestGain = tie[Int(own)] - expected * (mass[Int(own)] - nodeMass) + threshold
      }
      tie[Int(own)] = 0
      // Of equal gains the first counts: for half of the nodes the list is read from its end, lest
      // lower numbers draw more nodes.
      let isReversed = (UInt64(v) &* 0x9E37_79B9_7F4A_7C15 ^ salt) & 0x8000_0000 != 0
      for i in 0..<touchedCount {
        let c = touched[isReversed ? touchedCount - 1 - i : i]
        let ties = tie[Int(c)]
        tie[Int(c)] = 0
        var gain = ties - expected * (isDirected ? incomingMass[Int(c)] : mass[Int(c)])
        if isDirected { gain -= expectedIncoming * mass[Int(c)] }
        if gain > bestGain && c != own { (best, bestGain) = (c, gain) }
      }
      if bestGain < 0 && size[Int(own)] > 1, let alone = empty.last { best = alone }
      guard best != own else { continue }
      moves += 1
      if best == empty.last { empty.removeLast() }
      community[v] = best
      size[Int(best)] += 1
      size[Int(own)] -= 1
      mass[Int(best)] += nodeMass
      if isDirected { incomingMass[Int(best)] += incoming[v] }
      if size[Int(own)] == 0 {
        // What rounding left must not count as mass of the next community there.
        mass[Int(own)] = 0
        if isDirected { incomingMass[Int(own)] = 0 }
        empty.append(own)
      } else {
        mass[Int(own)] -= nodeMass
        if isDirected { incomingMass[Int(own)] -= incoming[v] }
      }
      for slot in slots {
        let u = unsafe heads[unchecked: slot].rawValue
        let isNew =
          unsafe !isQueued[unchecked: Int(u)] && community[unchecked: Int(u)] != best
        // Again without a branch: at least the place of v is free.
        var place = next + waiting
        if place >= n { place -= n }
        queue[place] = u
        waiting += isNew ? 1 : 0
        unsafe isQueued[unchecked: Int(u)] = isQueued[unchecked: Int(u)] || isNew
      }
    }
    return moves
  }
}

/// Runs a search from several seeds, on all cores, and keeps the result of the largest quality, of
/// equal ones the first.
///
/// - Parameter run: One start; it asks `isCancelled` now and then and throws `CancellationError`.
func bestOfStarts<Found: Sendable>(
  _ starts: Int, seed: UInt64,
  run:
    @Sendable (
      _ seed: UInt64, _ isCancelled: @escaping () -> Bool
    ) throws -> (found: Found, quality: Double)
) throws -> Found {
  var random = SplitMix64(seed: seed)
  let seeds = (0..<starts).map { _ in random.next() }
  let none: (found: Found, quality: Double)? = nil
  let best = try foldInChunks(count: starts, into: none) { chunk, isCancelled in
    var best: (found: Found, quality: Double)?
    for start in chunk {
      if isCancelled() { break }
      let next = try withoutActuallyEscaping(isCancelled) { try run(seeds[start], $0) }
      if best == nil || next.quality > best!.quality + 1e-12 { best = next }
    }
    return best
  } fold: { total, part in
    guard let part else { return }
    if total == nil || part.quality > total!.quality + 1e-12 { total = part }
  }
  guard let best else { throw CancellationError() }
  return best.found
}

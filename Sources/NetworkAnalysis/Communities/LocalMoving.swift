import NetworkGraph

/// Moves single nodes between communities by the gain of quality; what Louvain and Leiden share.
struct LocalMoving {
  let level: LeidenLevel
  let resolution: Double
  private(set) var community: [Int]
  private var masses: CommunityMasses
  private var size: [Int]
  private var empty: [Int]
  private var tie: [Double]
  private var touched: [Int] = []

  /// - Parameter community: The community of each node: numbers below the number of nodes.
  init(_ level: LeidenLevel, _ community: [Int], resolution: Double) {
    self.level = level
    self.resolution = resolution
    self.community = community
    let n = level.count
    masses = CommunityMasses(level, community)
    var size = [Int](repeating: 0, count: n)
    for v in 0..<n { size[community[v]] += 1 }
    self.size = size
    empty = (0..<n).filter { size[$0] == 0 }
    tie = Array(repeating: 0, count: n)
  }

  /// Moves a node to the community with the largest gain, or leaves it alone when that is best.
  ///
  /// - Returns: Whether it moved.
  mutating func move(_ v: Int) -> Bool {
    let own = community[v]
    for slot in level.first[v]..<level.first[v + 1] {
      let c = community[level.head[slot]]
      if tie[c] == 0 { touched.append(c) }
      tie[c] += level.weight[slot]
    }
    masses.remove(v, of: level, from: own)
    size[own] -= 1
    let mass = resolution * level.strength[v] / level.total
    let incoming = level.isDirected ? resolution * level.incoming[v] / level.total : 0
    var best = own
    var bestGain = tie[own] - masses.expected(mass, incoming, own) + level.smallestGain
    for c in touched where c != own {
      let gain = tie[c] - masses.expected(mass, incoming, c)
      if gain > bestGain { (best, bestGain) = (c, gain) }
    }
    if size[own] > 0 && bestGain < 0, let alone = empty.last { best = alone }
    for c in touched { tie[c] = 0 }
    touched.removeAll(keepingCapacity: true)
    masses.add(v, of: level, to: best)
    size[best] += 1
    guard best != own else { return false }
    community[v] = best
    if best == empty.last { empty.removeLast() }
    if size[own] == 0 {
      empty.append(own)
      masses.clear(own)
    }
    return true
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

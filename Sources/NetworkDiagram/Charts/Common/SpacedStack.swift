/// Things that stand below one another, as near to where they would be as their order and their
/// extents allow.
///
/// Minimises the weighted sum of squared shifts (isotonic regression by pooling adjacent violators),
/// then keeps all within the bounds.
enum SpacedStack {
  /// - Parameters:
  ///   - targets: Where each would have its start.
  ///   - extents: How much room each takes from its start on.
  /// - Returns: The starts, in order, no two closer than the extent of the first, from `lowest` on;
  ///   they end at `highest` at the latest when there is room at all.
  /// - Complexity: O(*n*)
  static func starts(
    targets: [Double], extents: [Double], weights: [Double], lowest: Double, highest: Double
  ) -> [Double] {
    var offsets: [Double] = []
    var sum = 0.0
    for extent in extents {
      offsets.append(sum)
      sum += extent
    }
    var pools: [(mean: Double, weight: Double, count: Int)] = []
    for index in targets.indices {
      pools.append((targets[index] - offsets[index], max(weights[index], 1e-9), 1))
      while pools.count > 1, pools[pools.count - 2].mean >= pools[pools.count - 1].mean {
        let last = pools.removeLast()
        let first = pools.removeLast()
        let weight = first.weight + last.weight
        pools.append(
          (
            (first.mean * first.weight + last.mean * last.weight) / weight, weight,
            first.count + last.count
          ))
      }
    }
    let latest = max(lowest, highest - sum)
    return zip(pools.flatMap { Array(repeating: $0.mean, count: $0.count) }, offsets)
      .map { min(max($0, lowest), latest) + $1 }
  }
}

import NetworkGraph
import NetworkLayout

/// Orders in which like things stand side by side.
enum Seriation {
  /// Up to this number the order is optimal for its tree; above it follows the spectrum.
  static let optimalLimit = 300

  /// The order of the leaves of an average-linkage tree with the least sum of distances between
  /// neighbours, over all 2ⁿ⁻¹ ways to turn the branches.
  ///
  /// - Parameter distances: Symmetric, finite, one row per thing.
  /// - Complexity: O(*n*³) time, O(*n*²) space.
  /// - SeeAlso: Z. Bar-Joseph, D. K. Gifford, T. S. Jaakkola, "Fast optimal leaf ordering for
  ///   hierarchical clustering", *Bioinformatics* 17, 2001, S22–S29,
  ///   doi:10.1093/bioinformatics/17.suppl_1.S22.
  static func optimalOrder(distances: [[Double]]) -> [Int] {
    let count = distances.count
    guard count > 2 else { return Array(0..<count) }
    let tree = LeafTree(distances: distances)
    let leaves = tree.leaves
    // cost[i][j]: the least cost of the smallest branch with both, when i is at one end and j at the
    // other. Each pair has one such branch, so one table serves all.
    var cost = [[Double]](repeating: [Double](repeating: .infinity, count: count), count: count)
    for leaf in 0..<count { cost[leaf][leaf] = 0 }
    /// The ends that a branch can have beside the given one.
    func ends(_ node: Int, opposite leaf: Int) -> [Int] {
      guard node >= count else { return [leaf] }
      let join = tree.joins[node - count]
      return leaves[join.left].contains(leaf) ? leaves[join.right] : leaves[join.left]
    }
    for join in tree.joins {
      let (left, right) = (leaves[join.left], leaves[join.right])
      // Where a leaf stands among those of the right, and which can be at the other end from it.
      var place = [Int](repeating: 0, count: count)
      for (index, l) in right.enumerated() { place[l] = index }
      let others = right.map { ends(join.right, opposite: $0) }
      for i in left {
        let inner = ends(join.left, opposite: i)
        // The least cost of the left branch from i and one step on to each leaf of the right.
        let reach = right.map { l in
          inner.reduce(Double.infinity) { min($0, cost[i][$1] + distances[$1][l]) }
        }
        for (index, j) in right.enumerated() {
          var least = Double.infinity
          for l in others[index] { least = min(least, reach[place[l]] + cost[l][j]) }
          cost[i][j] = least
          cost[j][i] = least
        }
      }
    }
    let top = tree.joins.last!
    var best = (cost: Double.infinity, i: 0, j: 0)
    for i in leaves[top.left] {
      for j in leaves[top.right] where cost[i][j] < best.cost { best = (cost[i][j], i, j) }
    }
    // Back through the tree: a stack, since a tree may be as deep as it has leaves.
    var result: [Int] = []
    var stack = [(node: count + tree.joins.count - 1, first: best.i, last: best.j)]
    while let (node, first, last) = stack.popLast() {
      guard node >= count else {
        result.append(node)
        continue
      }
      let join = tree.joins[node - count]
      let isTurned = !leaves[join.left].contains(first)
      let (front, back) = isTurned ? (join.right, join.left) : (join.left, join.right)
      var least = (cost: Double.infinity, h: first, l: last)
      for h in ends(front, opposite: first) {
        for l in ends(back, opposite: last) {
          let value = cost[first][h] + distances[h][l] + cost[l][last]
          if value < least.cost { least = (value, h, l) }
        }
      }
      stack.append((back, least.l, last))
      stack.append((front, first, least.h))
    }
    return result
  }

  /// The order by the Fiedler vector of a connected graph of ties, by power iteration.
  ///
  /// - Complexity: O(*k*(*n* + *m*)) for *k* ≤ 600 rounds.
  /// - SeeAlso: J. E. Atkins, E. G. Boman, B. Hendrickson, "A spectral algorithm for seriation and
  ///   the consecutive ones problem", *SIAM J. Computing* 28(1), 1998,
  ///   doi:10.1137/S0097539795285771.
  static func spectralOrder(neighbours: [[Int]]) -> [Int] {
    let count = neighbours.count
    guard count > 2 else { return Array(0..<count) }
    let bound = 2 * Double(neighbours.map(\.count).max() ?? 0) + 1
    var random = SplitMix64(seed: 1)
    var vector = (0..<count).map { _ in random.nextUnit() - 0.5 }
    for _ in 0..<600 {
      let mean = vector.reduce(0, +) / Double(count)
      var length = 0.0
      for i in 0..<count {
        vector[i] -= mean
        length += vector[i] * vector[i]
      }
      length = length.squareRoot()
      guard length > 0 else { return Array(0..<count) }
      for i in 0..<count { vector[i] /= length }
      // (c − L) x: what is smooth on the graph grows fastest.
      vector = (0..<count).map { i in
        (bound - Double(neighbours[i].count)) * vector[i]
          + neighbours[i].reduce(0) { $0 + vector[$1] }
      }
    }
    return (0..<count).sorted { (vector[$0], $0) < (vector[$1], $1) }
  }

  /// Distances of neighbourhoods: 1 less the share of common ones (Jaccard), each thing being its
  /// own neighbour.
  ///
  /// - Complexity: O(*n*³ / 64)
  static func neighbourhoodDistances(_ neighbours: [[Int]]) -> [[Double]] {
    let count = neighbours.count
    let words = (count + 63) / 64
    let sets = neighbours.indices.map { i -> [UInt64] in
      var set = [UInt64](repeating: 0, count: words)
      for j in neighbours[i] + [i] { set[j / 64] |= 1 << UInt64(j % 64) }
      return set
    }
    var result = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    for i in 0..<count {
      for j in 0..<i {
        var (common, all) = (0, 0)
        for word in 0..<words {
          common += (sets[i][word] & sets[j][word]).nonzeroBitCount
          all += (sets[i][word] | sets[j][word]).nonzeroBitCount
        }
        let distance = 1 - Double(common) / Double(all)
        result[i][j] = distance
        result[j][i] = distance
      }
    }
    return result
  }

  /// The order of the members of a group by who their neighbours in the whole graph are.
  ///
  /// - Parameter distances: Those of ``neighbourhoodDistances(_:)``; `nil` for the spectral order.
  static func order(of members: [Int], neighbours: [[Int]], distances: [[Double]]?) -> [Int] {
    guard members.count > 2 else { return members }
    if let distances {
      return optimalOrder(distances: members.map { i in members.map { distances[i][$0] } })
        .map { members[$0] }
    }
    var place = [Int: Int](minimumCapacity: members.count)
    for (index, member) in members.enumerated() { place[member] = index }
    return spectralOrder(neighbours: members.map { neighbours[$0].compactMap { place[$0] } })
      .map { members[$0] }
  }
}

/// A binary tree over things, by average linkage: the two groups whose members are nearest on
/// average are joined, again and again.
///
/// - SeeAlso: R. R. Sokal, C. D. Michener, "A statistical method for evaluating systematic
///   relationships", *Univ. Kansas Science Bulletin* 38, 1958; F. Murtagh, "A survey of recent
///   advances in hierarchical clustering algorithms", *The Computer Journal* 26(4), 1983,
///   doi:10.1093/comjnl/26.4.354, for the chain of nearest neighbours.
struct LeafTree {
  /// The two parts of each inner node: leaves are `0..<leafCount`, the node at place *i* is
  /// `leafCount + i`. Parts come before the node that joins them.
  private(set) var joins: [(left: Int, right: Int)] = []
  let leafCount: Int

  /// - Parameter distances: Symmetric, finite, one row per leaf.
  /// - Complexity: O(*n*²)
  init(distances: [[Double]]) {
    leafCount = distances.count
    var distances = distances
    /// The node of the tree that a row stands for.
    var node = Array(0..<leafCount)
    var size = [Double](repeating: 1, count: leafCount)
    var isActive = [Bool](repeating: true, count: leafCount)
    var chain: [Int] = []
    while joins.count + 1 < leafCount {
      if chain.isEmpty { chain.append(isActive.firstIndex(of: true)!) }
      while true {
        let row = chain.last!
        let previous = chain.count > 1 ? chain[chain.count - 2] : nil
        // The one before wins a tie, so the chain ends.
        var (nearest, least) = (previous, previous.map { distances[row][$0] } ?? .infinity)
        for other in 0..<leafCount
        where isActive[other] && other != row && distances[row][other] < least {
          (nearest, least) = (other, distances[row][other])
        }
        let next = nearest!
        if next == previous { break }
        chain.append(next)
      }
      let a = chain.removeLast()
      let b = chain.removeLast()
      let (kept, gone) = (min(a, b), max(a, b))
      for other in 0..<leafCount where isActive[other] && other != kept && other != gone {
        let mean =
          (size[kept] * distances[kept][other] + size[gone] * distances[gone][other])
          / (size[kept] + size[gone])
        distances[kept][other] = mean
        distances[other][kept] = mean
      }
      joins.append((node[kept], node[gone]))
      node[kept] = leafCount + joins.count - 1
      size[kept] += size[gone]
      isActive[gone] = false
    }
  }

  /// The leaves below each node of the tree.
  var leaves: [[Int]] {
    var result = (0..<leafCount).map { [$0] }
    for join in joins { result.append(result[join.left] + result[join.right]) }
    return result
  }
}

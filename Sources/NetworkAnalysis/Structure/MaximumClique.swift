public import NetworkGraph

extension CompactGraph {
  /// A largest clique: as many vertices as possible that are all tied to each other.
  ///
  /// Directions, weights and self-loops are ignored. Its size is the clique number.
  ///
  /// - Returns: The vertices, ascending; of several largest cliques one. Empty for a graph without
  ///   vertices.
  /// - Throws: `CancellationError`.
  /// - Complexity: Exponential at worst; the degeneracy bounds each part of the search, and colourings
  ///   cut it short. O(*n* + *m* + *D*³) space for a degeneracy *D*.
  /// - SeeAlso: P. San Segundo, D. Rodríguez-Losada, A. Jiménez, "An exact bit-parallel algorithm for
  ///   the maximum clique problem", *Computers & Operations Research* 38(2), 2011, 571–581,
  ///   doi:10.1016/j.cor.2010.07.019.
  public func maximumClique() throws -> [Vertex] {
    let ranking = DegeneracyRanking(simpleSkeleton())
    var search = MaximumCliqueSearch(ranking)
    // Last ranks first: the densest part gives a large clique soon.
    for rank in stride(from: vertexCount - 1, through: 0, by: -1) {
      try search.run(from: rank)
    }
    return search.best.map { ranking.order[$0] }.sorted()
  }
}

/// Branch and bound: vertices that could join are coloured so that no two tied ones share a colour;
/// a clique takes at most one of each colour.
private struct MaximumCliqueSearch {
  private var hood: CliqueNeighbourhood
  private(set) var best: [Int] = []
  /// For each depth the vertices that could join; then room for two sets.
  private var sets = ContiguousArray<UInt64>()
  private var clique: [Int] = []
  private var stepCount = 0
  private var rounds = ProgressReport.Rounds()

  init(_ ranking: DegeneracyRanking) { hood = CliqueNeighbourhood(ranking) }

  /// Looks for a clique above the best one whose first vertex, by rank, is the given one.
  mutating func run(from rank: Int) throws {
    if best.isEmpty { best = [rank] }
    guard hood.ranking.later(rank).count + 1 > best.count else { return }
    try Task.checkCancellation()
    hood.enter(rank, withEarlier: false)
    let needed = hood.laterWords * (hood.laterCount + 4)
    if sets.count < needed {
      sets.append(contentsOf: repeatElement(0, count: needed - sets.count))
    }
    for word in 0..<hood.laterWords { sets[2 * hood.laterWords + word] = hood.fullWord(word) }
    clique = [rank]
    try search()
  }

  /// Goes through the tree of choices, one level per vertex of the clique, without recursion. Sets 0
  /// and 1 are for colours, so that level *i* has set *i* + 2.
  private mutating func search() throws {
    let words = hood.laterWords
    guard words > 0 else {
      keepIfLarger()
      return
    }
    var levels = [colour(2 * words)]
    while let level = levels.last {
      let set = (levels.count + 1) * words
      guard let v = level.order.last, let colour = level.colours.last,
        clique.count + colour > best.count
      else {
        levels.removeLast()
        if !levels.isEmpty { clique.removeLast() }
        continue
      }
      stepCount += 1
      if stepCount % 4096 == 0 { try rounds.next() }
      levels[levels.count - 1].order.removeLast()
      levels[levels.count - 1].colours.removeLast()
      clique.append(hood.ranks[v])
      var isEmpty = true
      for word in 0..<words {
        let both = sets[set + word] & hood.tiesToLater[v * words + word]
        sets[set + words + word] = both
        if both != 0 { isEmpty = false }
      }
      // Tried with all that follows: not again on this level.
      sets[set + v / 64] &= ~(1 << UInt64(v % 64))
      if isEmpty {
        keepIfLarger()
        clique.removeLast()
      } else {
        levels.append(self.colour(set + words))
      }
    }
  }

  private mutating func keepIfLarger() {
    if clique.count > best.count { best = clique }
  }

  /// Colours greedily, one colour after another. Vertices of a colour that cannot lead above the best
  /// clique are not listed.
  private mutating func colour(_ set: Int) -> (colours: [Int], order: [Int]) {
    let words = hood.laterWords
    let missing = best.count - clique.count
    var colours: [Int] = []
    var order: [Int] = []
    var left = 0
    for word in 0..<words {
      sets[word] = sets[set + word]
      left += sets[word].nonzeroBitCount
    }
    var colour = 0
    while left > 0 {
      colour += 1
      for word in 0..<words { sets[words + word] = sets[word] }
      for word in 0..<words {
        while sets[words + word] != 0 {
          let bit = sets[words + word].trailingZeroBitCount
          let v = 64 * word + bit
          sets[word] &= ~(1 << UInt64(bit))
          sets[words + word] &= ~(1 << UInt64(bit))
          left -= 1
          for later in word..<words {
            sets[words + later] &= ~hood.tiesToLater[v * words + later]
          }
          guard colour > missing else { continue }
          colours.append(colour)
          order.append(v)
        }
      }
    }
    return (colours, order)
  }
}

public import NetworkGraph

extension CompactGraph {
  /// How many cliques there are of each size, maximal or not: vertices, ties, triangles, and so on.
  ///
  /// Cliques are counted without being listed one by one, so that a group of a hundred who all know
  /// each other, with its 10³⁰ cliques, is no obstacle. Directions, weights and self-loops are ignored.
  ///
  /// - Returns: The number of cliques of *k* vertices at place *k*, from 0 (one, the empty clique) to
  ///   the clique number. Exact up to 2⁵³, rounded beyond.
  /// - Throws: `AnalysisError.tooManyResults` when a count is beyond 10³⁰⁸; `CancellationError`.
  /// - Complexity: O(*D n* 3^(*D*/3)) time for a degeneracy *D*, on all cores; O(*n* + *m* + *D*²) space.
  /// - SeeAlso: S. Jain, C. Seshadhri, "The power of pivoting for exact clique counting", WSDM 2020,
  ///   doi:10.1145/3336191.3371839.
  public func cliqueCounts() throws -> [Double] {
    let ranking = DegeneracyRanking(simpleSkeleton())
    let largest = (0..<vertexCount).lazy.map { ranking.later($0).count }.max() ?? 0
    // Pascal's triangle, row by row: exact as long as the numbers are.
    var choose = ContiguousArray<Double>([1])
    for row in 1..<(largest + 1) {
      let above = row * (row - 1) / 2
      for i in 0...row {
        choose.append((i > 0 ? choose[above + i - 1] : 0) + (i < row ? choose[above + i] : 0))
      }
    }
    let triangle = choose
    var counts = try foldInChunks(
      count: vertexCount, into: [Double](repeating: 0, count: largest + 2)
    ) { ranks, isCancelled in
      var search = CliqueCounting(ranking, triangle, largest: largest)
      for rank in ranks {
        if isCancelled() { break }
        search.run(from: rank, isCancelled)
      }
      return search.counts
    } fold: { total, part in
      for size in total.indices { total[size] += part[size] }
    }
    guard counts.allSatisfy(\.isFinite) else {
      throw AnalysisError.tooManyResults(of: "cliques of one size", limit: .max)
    }
    counts[0] = 1
    while counts.last == 0 { counts.removeLast() }
    return counts
  }
}

/// The tree of pivots. Each branch stands for all cliques that hold the *held* vertices and any of the
/// *free* ones, which are tied to each other and to all held: a pivot may be added to each clique
/// that is found among its neighbours, or not.
private struct CliqueCounting {
  private var hood: CliqueNeighbourhood
  private let choose: ContiguousArray<Double>
  private(set) var counts: [Double]
  private var sets = ContiguousArray<UInt64>()
  private var stepCount = 0

  init(_ ranking: DegeneracyRanking, _ choose: ContiguousArray<Double>, largest: Int) {
    hood = CliqueNeighbourhood(ranking)
    self.choose = choose
    counts = Array(repeating: 0, count: largest + 2)
  }

  mutating func run(from rank: Int, _ isCancelled: () -> Bool) {
    hood.enter(rank, withEarlier: false)
    let needed = 2 * hood.laterWords * (hood.laterCount + 2)
    if sets.count < needed {
      sets.append(contentsOf: repeatElement(0, count: needed - sets.count))
    }
    for word in 0..<hood.laterWords { sets[word] = hood.fullWord(word) }
    expand(0, held: 1, free: 0, isCancelled)
  }

  private mutating func expand(_ depth: Int, held: Int, free: Int, _ isCancelled: () -> Bool) {
    stepCount += 1
    if stepCount % 4096 == 0 && isCancelled() { return }
    let words = hood.laterWords
    let set = 2 * depth * words
    var most = -1
    var pivot = 0
    for word in 0..<words {
      var bits = sets[set + word]
      while bits != 0 {
        let v = 64 * word + bits.trailingZeroBitCount
        bits &= bits - 1
        var ties = 0
        for w in 0..<words {
          ties += (sets[set + w] & hood.tiesToLater[v * words + w]).nonzeroBitCount
        }
        if ties > most { (most, pivot) = (ties, v) }
      }
    }
    guard most >= 0 else {
      let row = free * (free + 1) / 2
      for i in 0...free { counts[held + i] += choose[row + i] }
      return
    }
    let candidates = set + words
    for word in 0..<words {
      sets[candidates + word] = sets[set + word] & ~hood.tiesToLater[pivot * words + word]
    }
    // The pivot comes first; the others are tried without it, as they are not tied to it.
    descend(depth, to: pivot, held: held, free: free + 1, isCancelled)
    for word in 0..<words {
      while sets[candidates + word] != 0 {
        let v = 64 * word + sets[candidates + word].trailingZeroBitCount
        sets[candidates + word] &= sets[candidates + word] - 1
        if v == pivot { continue }
        descend(depth, to: v, held: held + 1, free: free, isCancelled)
      }
    }
  }

  private mutating func descend(
    _ depth: Int, to v: Int, held: Int, free: Int, _ isCancelled: () -> Bool
  ) {
    let words = hood.laterWords
    let set = 2 * depth * words
    sets[set + v / 64] &= ~(1 << UInt64(v % 64))
    for word in 0..<words {
      sets[set + 2 * words + word] = sets[set + word] & hood.tiesToLater[v * words + word]
    }
    expand(depth + 1, held: held, free: free, isCancelled)
  }
}

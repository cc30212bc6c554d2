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
    search(isCancelled)
  }

  /// Goes through the tree without recursion: a clique may have thousands of members.
  private mutating func search(_ isCancelled: () -> Bool) {
    let words = hood.laterWords
    // For each level, how many are held and free, and the pivot while it is still to be tried.
    var levels = [(held: 1, free: 0, pivot: choosePivot(0))]
    if levels[0].pivot == nil { count(held: 1, free: 0) }
    while let level = levels.last {
      let set = 2 * (levels.count - 1) * words
      let candidates = set + words
      var next: (v: Int, held: Int, free: Int)?
      if let pivot = level.pivot {
        // The pivot comes first; the others are tried without it, as they are not tied to it.
        levels[levels.count - 1].pivot = nil
        next = (pivot, level.held, level.free + 1)
      } else {
        for word in 0..<words where sets[candidates + word] != 0 {
          let v = 64 * word + sets[candidates + word].trailingZeroBitCount
          sets[candidates + word] &= sets[candidates + word] - 1
          next = (v, level.held + 1, level.free)
          break
        }
      }
      guard let (v, held, free) = next else {
        levels.removeLast()
        continue
      }
      stepCount += 1
      if stepCount % 4096 == 0 && isCancelled() { return }
      sets[set + v / 64] &= ~(1 << UInt64(v % 64))
      for word in 0..<words {
        sets[set + 2 * words + word] = sets[set + word] & hood.tiesToLater[v * words + word]
      }
      if let pivot = choosePivot(levels.count) {
        levels.append((held, free, pivot))
      } else {
        count(held: held, free: free)
      }
    }
  }

  /// Counts the cliques of a branch in which nothing more can join.
  private mutating func count(held: Int, free: Int) {
    let row = free * (free + 1) / 2
    for i in 0...free { counts[held + i] += choose[row + i] }
  }

  /// The member of a level's set tied to most of it, after which come only those not tied to it;
  /// `nil` for an empty set.
  private mutating func choosePivot(_ depth: Int) -> Int? {
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
    for word in 0..<words {
      sets[set + words + word] = sets[set + word] & ~hood.tiesToLater[pivot * words + word]
    }
    guard most >= 0 else { return nil }
    sets[set + words + pivot / 64] &= ~(1 << UInt64(pivot % 64))
    return pivot
  }
}

public import NetworkGraph

extension CompactGraph {
  /// The maximal cliques: sets of vertices that are all tied to each other and that no further vertex
  /// could join.
  ///
  /// The tightest groups of a network; a vertex can be in many. Directions, weights and self-loops are
  /// ignored; a vertex without ties is a clique of one. One missing tie breaks a clique, so cohesive
  /// blocks or *k*-clique communities suit data with gaps better.
  ///
  /// - Parameters:
  ///   - minimumSize: Smaller ones are left out.
  ///   - limit: How many are listed at most. A graph of 3*n* vertices can have 3ⁿ.
  /// - Returns: The cliques, vertices ascending; larger ones first, then by their vertices.
  /// - Throws: `AnalysisError.tooManyResults` when there are more than the limit;
  ///   `CancellationError`.
  /// - Complexity: O(*D n* 3^(*D*/3)) time for a degeneracy (largest core number) *D*, on all cores.
  /// - SeeAlso: C. Bron, J. Kerbosch, "Algorithm 457: finding all cliques of an undirected graph",
  ///   *Communications of the ACM* 16(9), 1973, 575–577, doi:10.1145/362342.362367; order of
  ///   D. Eppstein, M. Löffler, D. Strash, ISAAC 2010, doi:10.1007/978-3-642-17517-6_36; pivot of
  ///   E. Tomita, A. Tanaka, H. Takahashi, *Theoretical Computer Science* 363, 2006, 28–42,
  ///   doi:10.1016/j.tcs.2006.06.015.
  public func maximalCliques(minimumSize: Int = 1, limit: Int = 1_000_000) throws -> [[Vertex]] {
    let found = try searchMaximalCliques(minimumSize: minimumSize, limit: limit, isListing: true)
    return found.cliques.sorted {
      $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
    }
  }

  /// How many maximal cliques there are of each size, without listing them.
  ///
  /// - Returns: The number of maximal cliques of *k* vertices at place *k*, from 0 to the clique number.
  /// - Throws: `CancellationError`.
  /// - Complexity: As ``maximalCliques(minimumSize:limit:)``, in O(*n* + *m*) space.
  public func maximalCliqueCounts() throws -> [Int] {
    try searchMaximalCliques(minimumSize: 1, limit: .max, isListing: false).counts
  }

  private func searchMaximalCliques(
    minimumSize: Int, limit: Int, isListing: Bool
  ) throws -> (cliques: [[Vertex]], counts: [Int]) {
    guard minimumSize > 0 else {
      throw AnalysisError.parameterOutOfRange(
        name: "minimum size", value: "\(minimumSize)", expected: "1 or more")
    }
    let ranking = DegeneracyRanking(simpleSkeleton())
    let found = try foldInChunks(count: vertexCount, into: FoundCliques()) { ranks, isCancelled in
      var search = MaximalCliqueSearch(
        ranking, minimumSize: minimumSize, limit: limit, isListing: isListing)
      for rank in ranks {
        if isCancelled() { break }
        search.run(from: rank, isCancelled)
        guard search.found.total <= limit else { break }
      }
      return search.found
    } fold: { all, part in
      all.add(part, keepingAtMost: limit)
    }
    guard found.total <= limit else {
      throw AnalysisError.tooManyResults(of: "maximal cliques", limit: limit)
    }
    var cliques: [[Vertex]] = []
    cliques.reserveCapacity(isListing ? found.total : 0)
    var begin = 0
    for end in found.ends {
      cliques.append(found.ranks[begin..<end].map { ranking.order[Int($0)] }.sorted())
      begin = end
    }
    return (cliques, found.counts)
  }
}

/// Cliques one after another in one array, or only their number.
private struct FoundCliques: Sendable {
  var ranks = ContiguousArray<UInt32>()
  /// Where each clique ends.
  var ends = ContiguousArray<Int>()
  var counts = [0]
  var total = 0

  mutating func count(_ size: Int) {
    while counts.count <= size { counts.append(0) }
    counts[size] += 1
    total += 1
  }

  mutating func add(_ other: FoundCliques, keepingAtMost limit: Int) {
    total += other.total
    for (size, count) in other.counts.enumerated() {
      while counts.count <= size { counts.append(0) }
      counts[size] += count
    }
    guard total <= limit else { return }
    let base = ranks.count
    ranks += other.ranks
    for end in other.ends { ends.append(base + end) }
  }
}

/// Bron and Kerbosch's search on rows of bits. Each step has a clique, the set *P* of vertices that
/// could join it and the set *X* of those that could but were tried before: a clique with both empty
/// is maximal. The pivot is the member of *P* ∪ *X* tied to most of *P*; a maximal clique holds it or
/// a vertex not tied to it, so only those are tried.
private struct MaximalCliqueSearch {
  private var hood: CliqueNeighbourhood
  private let minimumSize: Int
  private let limit: Int
  private let isListing: Bool
  private(set) var found = FoundCliques()
  /// For each depth: P, later members of X, candidates, then earlier members of X.
  private var sets = ContiguousArray<UInt64>()
  private var clique = ContiguousArray<UInt32>()
  /// The choice at each depth, by number in the neighbourhood.
  private var chosen = ContiguousArray<Int>()
  private var stepCount = 0

  init(_ ranking: DegeneracyRanking, minimumSize: Int, limit: Int, isListing: Bool) {
    hood = CliqueNeighbourhood(ranking)
    self.minimumSize = minimumSize
    self.limit = limit
    self.isListing = isListing
  }

  /// Finds the maximal cliques whose first vertex, by rank, is the given one.
  mutating func run(from rank: Int, _ isCancelled: () -> Bool) {
    guard hood.ranking.later(rank).count + 1 >= minimumSize else { return }
    hood.enter(rank, withEarlier: true)
    clique.removeAll(keepingCapacity: true)
    clique.append(UInt32(rank))
    let size = 3 * hood.laterWords + hood.earlierWords
    let needed = size * (hood.laterCount + 2)
    if sets.count < needed {
      sets.append(contentsOf: repeatElement(0, count: needed - sets.count))
    }
    for word in 0..<hood.laterWords {
      sets[word] = hood.fullWord(word)
      sets[hood.laterWords + word] = 0
    }
    for word in 0..<hood.earlierWords {
      let bits = hood.earlierCount - 64 * word
      sets[3 * hood.laterWords + word] = bits >= 64 ? .max : (1 << UInt64(bits)) - 1
    }
    search(isCancelled)
  }

  /// Goes through the tree of choices, one level per vertex of the clique, without recursion: a clique
  /// may have thousands of members.
  private mutating func search(_ isCancelled: () -> Bool) {
    let (wide, narrow) = (hood.laterWords, hood.earlierWords)
    let size = 3 * wide + narrow
    var depth = 0
    var isOpen = choose(0)
    chosen.removeAll(keepingCapacity: true)
    while true {
      let p = depth * size
      let x = p + wide
      let candidates = x + wide
      let early = candidates + wide
      var word = 0
      while isOpen && word < wide && sets[candidates + word] == 0 { word += 1 }
      guard isOpen && word < wide else {
        // Nothing is left here: the last choice is known from now on.
        guard let v = chosen.popLast() else { return }
        clique.removeLast()
        depth -= 1
        isOpen = true
        sets[depth * size + v / 64] &= ~(1 << UInt64(v % 64))
        sets[depth * size + wide + v / 64] |= 1 << UInt64(v % 64)
        continue
      }
      stepCount += 1
      if stepCount % 4096 == 0 && isCancelled() { return }
      guard found.total <= limit else { return }
      let v = 64 * word + sets[candidates + word].trailingZeroBitCount
      sets[candidates + word] &= sets[candidates + word] - 1
      for w in 0..<wide {
        let ties = hood.tiesToLater[v * wide + w]
        sets[p + size + w] = sets[p + w] & ties
        sets[x + size + w] = sets[x + w] & ties
      }
      for w in 0..<narrow {
        sets[early + size + w] = sets[early + w] & hood.tiesToEarlier[v * narrow + w]
      }
      clique.append(UInt32(hood.ranks[v]))
      chosen.append(v)
      depth += 1
      isOpen = choose(depth)
    }
  }

  /// Reports the clique when nothing can join it; else picks the pivot of a level and fills its
  /// candidates.
  ///
  /// - Returns: Whether there are candidates to try.
  private mutating func choose(_ depth: Int) -> Bool {
    let (wide, narrow) = (hood.laterWords, hood.earlierWords)
    let p = depth * (3 * wide + narrow)
    let x = p + wide
    let candidates = x + wide
    let early = candidates + wide
    var left = 0
    for word in 0..<wide { left += sets[p + word].nonzeroBitCount }
    if left == 0 {
      for word in 0..<wide where sets[x + word] != 0 { return false }
      for word in 0..<narrow where sets[early + word] != 0 { return false }
      report()
      return false
    }
    guard clique.count + left >= minimumSize else { return false }
    var most = -1
    var pivot = 0
    for word in 0..<narrow {
      var bits = sets[early + word]
      while bits != 0 {
        let member = hood.laterCount + 64 * word + bits.trailingZeroBitCount
        let ties = tieCount(of: member, to: p)
        if ties > most { (most, pivot) = (ties, member) }
        bits &= bits - 1
      }
    }
    // An earlier vertex tied to all of P could join every clique from here on.
    if most == left { return false }
    for word in 0..<wide {
      var bits = sets[p + word] | sets[x + word]
      while bits != 0 {
        let member = 64 * word + bits.trailingZeroBitCount
        let ties = tieCount(of: member, to: p)
        if ties > most { (most, pivot) = (ties, member) }
        bits &= bits - 1
      }
    }
    for word in 0..<wide {
      sets[candidates + word] = sets[p + word] & ~hood.tiesToLater[pivot * wide + word]
    }
    return true
  }

  /// How many members of the set at a place a member is tied to.
  private func tieCount(of member: Int, to set: Int) -> Int {
    let row = member * hood.laterWords
    var ties = 0
    for word in 0..<hood.laterWords {
      ties += (sets[set + word] & hood.tiesToLater[row + word]).nonzeroBitCount
    }
    return ties
  }

  private mutating func report() {
    guard clique.count >= minimumSize else { return }
    found.count(clique.count)
    guard isListing, found.total <= limit else { return }
    found.ranks += clique
    found.ends.append(found.ranks.count)
  }
}

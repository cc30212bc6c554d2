import NetworkGraph

/// A simple graph renumbered so that each vertex has few neighbours after it: no more than the
/// degeneracy, the largest core number.
///
/// Vertices are taken away in the order of the degree that they still have (Matula and Beck,
/// doi:10.1145/2402.322385). Searches for cliques then start at each vertex and look at the later
/// neighbours only.
struct DegeneracyRanking: Sendable {
  /// The graph whose vertices are ranks: the heads of a vertex are sorted, earlier ones first.
  let graph: CompactGraph
  /// The vertex of each rank.
  let order: [Vertex]
  /// The first slot of each rank whose head comes later.
  let laterBegin: ContiguousArray<Int>

  /// - Complexity: O(*n* + *m* log *d*).
  init(_ simple: CompactGraph) {
    let n = simple.vertexCount
    var degree: [Int] = simple.vertices.map { simple.arcCount(from: $0) }
    var start = [Int](repeating: 0, count: (degree.max() ?? 0) + 2)
    for d in degree { start[d + 1] += 1 }
    for d in 1..<start.count { start[d] += start[d - 1] }
    var order = [Int](repeating: 0, count: n)
    var place = order
    var cursor = start
    for v in 0..<n {
      place[v] = cursor[degree[v]]
      order[place[v]] = v
      cursor[degree[v]] += 1
    }
    for i in 0..<n {
      let v = order[i]
      for slot in simple.arcs(from: Vertex(v)) {
        let u = simple.heads[slot].index
        guard degree[u] > degree[v] else { continue }
        // Swapped with the first of its degree, which then begins one later.
        let first = start[degree[u]]
        let other = order[first]
        order.swapAt(first, place[u])
        (place[other], place[u]) = (place[u], first)
        start[degree[u]] += 1
        degree[u] -= 1
      }
    }
    graph = CompactGraph(
      vertexCount: n, edges: simple.edges.map { (place[$0.tail.index], place[$0.head.index]) })
    self.order = order.map { Vertex($0) }
    let ranked = graph
    laterBegin = ContiguousArray(
      ranked.vertices.map { v in
        let arcs = ranked.arcs(from: v)
        return arcs.first { ranked.heads[$0] > v } ?? arcs.upperBound
      })
  }

  /// The slots of the neighbours after a rank.
  func later(_ rank: Int) -> Range<Int> {
    laterBegin[rank]..<graph.arcs(from: Vertex(rank)).upperBound
  }

  /// The slots of the neighbours before a rank.
  func earlier(_ rank: Int) -> Range<Int> {
    graph.arcs(from: Vertex(rank)).lowerBound..<laterBegin[rank]
  }
}

/// The neighbourhood of one vertex as rows of bits, filled again for each vertex.
///
/// Members are numbered from 0: the later neighbours, then the earlier ones.
struct CliqueNeighbourhood {
  let ranking: DegeneracyRanking
  /// The number of later and of earlier neighbours.
  private(set) var laterCount = 0
  private(set) var earlierCount = 0
  /// How many words a set of later and of earlier neighbours takes.
  private(set) var laterWords = 0
  private(set) var earlierWords = 0
  /// For each member, the later neighbours that it is tied to.
  private(set) var tiesToLater = ContiguousArray<UInt64>()
  /// For each later neighbour, the earlier ones that it is tied to.
  private(set) var tiesToEarlier = ContiguousArray<UInt64>()
  /// The rank of each later neighbour.
  private(set) var ranks = ContiguousArray<Int>()
  private var number: ContiguousArray<Int32>

  init(_ ranking: DegeneracyRanking) {
    self.ranking = ranking
    number = ContiguousArray(repeating: -1, count: ranking.order.count)
  }

  /// Fills the rows with the neighbourhood of a rank.
  ///
  /// - Parameter withEarlier: Whether earlier neighbours are members.
  /// - Complexity: O(*d* · degeneracy) for *d* members, by the ties from earlier to later ones only.
  mutating func enter(_ rank: Int, withEarlier: Bool) {
    let graph = ranking.graph
    let later = ranking.later(rank)
    let earlier = withEarlier ? ranking.earlier(rank) : 0..<0
    (laterCount, earlierCount) = (later.count, earlier.count)
    (laterWords, earlierWords) = ((laterCount + 63) / 64, (earlierCount + 63) / 64)
    tiesToLater.removeAll(keepingCapacity: true)
    tiesToLater.append(
      contentsOf: repeatElement(0, count: (laterCount + earlierCount) * laterWords))
    tiesToEarlier.removeAll(keepingCapacity: true)
    tiesToEarlier.append(contentsOf: repeatElement(0, count: laterCount * earlierWords))
    ranks.removeAll(keepingCapacity: true)
    for (i, slot) in later.enumerated() {
      number[graph.heads[slot].index] = Int32(i)
      ranks.append(graph.heads[slot].index)
    }
    for a in 0..<laterCount {
      for slot in ranking.later(ranks[a]) {
        let b = Int(number[graph.heads[slot].index])
        guard b >= 0 else { continue }
        tiesToLater[a * laterWords + b / 64] |= 1 << UInt64(b % 64)
        tiesToLater[b * laterWords + a / 64] |= 1 << UInt64(a % 64)
      }
    }
    for (x, first) in earlier.enumerated() {
      for slot in ranking.later(graph.heads[first].index) {
        let b = Int(number[graph.heads[slot].index])
        guard b >= 0 else { continue }
        tiesToLater[(laterCount + x) * laterWords + b / 64] |= 1 << UInt64(b % 64)
        tiesToEarlier[b * earlierWords + x / 64] |= 1 << UInt64(x % 64)
      }
    }
    for rank in ranks { number[rank] = -1 }
  }

  /// A word in which all bits of later neighbours are set.
  func fullWord(_ word: Int) -> UInt64 {
    let bits = laterCount - 64 * word
    return bits >= 64 ? .max : (1 << UInt64(bits)) - 1
  }
}

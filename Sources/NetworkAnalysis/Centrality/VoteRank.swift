public import NetworkGraph

/// Who votes for a vertex of a directed graph in VoteRank.
public enum VoterDirection: String, Hashable, Sendable, CaseIterable {
  /// Those that point to it.
  case incoming = "in"
  /// Those that it points to, as in NetworkX.
  case outgoing = "out"
}

extension CompactGraph {
  /// Spreaders that lie apart from each other, best first: in each round everybody votes for its
  /// neighbours, who gets most is elected, and the neighbours of the elected have less to give from
  /// then on.
  ///
  /// The most central vertices are often neighbours, whose reach overlaps. This order answers which
  /// few actors to tell something so that many hear of it.
  ///
  /// - Parameters:
  ///   - limit: How many at most; all that receive votes when `nil`.
  ///   - voters: Who votes in a directed graph. Those whom the elected points to lose ability
  ///     either way.
  /// - Returns: The elected, first to last; it ends when nobody receives a vote. Of equal ones the
  ///   lowest index is elected.
  /// - Throws: `CancellationError`, asked once per round.
  /// - Complexity: O((*n* + *m*) log *n* + Σ*d*²) for the degrees *d* of the elected; NetworkX
  ///   counts all votes anew in each round, O(*nm*).
  /// - Note: Votes are counted in whole numbers, as multiples of 1/Σ*degree*: equal votes are
  ///   equal, where floating-point sums make one of them larger. A self-loop is a vote for oneself.
  /// - SeeAlso: J.-X. Zhang et al., "Identifying a set of influential spreaders in complex
  ///   networks", *Scientific Reports* 6, 2016, 27823, doi:10.1038/srep27823.
  public func voteRank(
    limit: Int? = nil, voters: VoterDirection = .incoming
  ) throws -> [Vertex] {
    let backward = reversed()
    let (from, to) = voters == .incoming ? (backward, self) : (self, backward)
    // Each ability begins at 1 and falls by 1/⟨k⟩ = n/Σk: in units of 1/Σk from Σk by n.
    let full = degree(isDirected ? .outgoing : .total).reduce(0, +)
    var ability = [Int](repeating: full, count: vertexCount)
    var votes: [Int] = vertices.map { from.arcCount(from: $0) * full }
    var isElected = [Bool](repeating: false, count: vertexCount)
    var queue = VoteQueue(votes)
    var order: [Vertex] = []
    var rounds = ProgressReport.Rounds(min(limit ?? .max, vertexCount))
    while order.count < limit ?? .max, let v = queue.removeBest(votes, isElected), votes[v] > 0 {
      try rounds.next()
      order.append(Vertex(v))
      isElected[v] = true
      // Votes only ever fall, so entries in the queue are at worst too high.
      func lower(_ u: Int, to left: Int) {
        let lost = ability[u] - left
        guard lost > 0 else { return }
        ability[u] = left
        for slot in to.arcs(from: Vertex(u)) { votes[to.heads[slot].index] -= lost }
      }
      lower(v, to: 0)
      for slot in arcs(from: Vertex(v)) {
        let u = heads[slot].index
        lower(u, to: max(0, ability[u] - vertexCount))
      }
    }
    return order
  }
}

/// A heap of vertices by votes, highest first, then lowest index. Votes may fall behind its back:
/// who comes out with fewer votes than it went in with goes in again.
private struct VoteQueue {
  private var heap: [(votes: Int, vertex: Int)] = []

  init(_ votes: [Int]) {
    for (vertex, count) in votes.enumerated() { insert((count, vertex)) }
  }

  mutating func removeBest(_ votes: [Int], _ isElected: [Bool]) -> Int? {
    while let top = removeFirst() {
      if isElected[top.vertex] { continue }
      if votes[top.vertex] == top.votes { return top.vertex }
      insert((votes[top.vertex], top.vertex))
    }
    return nil
  }

  private func precedes(_ a: (votes: Int, vertex: Int), _ b: (votes: Int, vertex: Int)) -> Bool {
    a.votes > b.votes || (a.votes == b.votes && a.vertex < b.vertex)
  }

  private mutating func insert(_ item: (votes: Int, vertex: Int)) {
    heap.append(item)
    var i = heap.count - 1
    while i > 0, precedes(heap[i], heap[(i - 1) / 2]) {
      heap.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  private mutating func removeFirst() -> (votes: Int, vertex: Int)? {
    guard let first = heap.first else { return nil }
    heap[0] = heap[heap.count - 1]
    heap.removeLast()
    var i = 0
    while true {
      var child = 2 * i + 1
      guard child < heap.count else { break }
      if child + 1 < heap.count, precedes(heap[child + 1], heap[child]) { child += 1 }
      guard precedes(heap[child], heap[i]) else { break }
      heap.swapAt(i, child)
      i = child
    }
    return first
  }
}

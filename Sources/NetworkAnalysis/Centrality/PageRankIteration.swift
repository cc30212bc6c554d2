import NetworkGraph

/// Power iteration for PageRank.
///
/// Each vertex pulls from those that point to it, so that no two of them write to one place and all
/// cores can work; what a vertex has to give, its rank over what leaves it, is computed once a round
/// rather than once an arc. The vertices are cut into chunks by their number alone, and sums are
/// taken chunk by chunk: the bits do not depend on the cores. Without directions the iteration begins
/// where ``PageRankGradients`` lead, and shows how near that is.
struct PageRankIteration {
  private let incoming: CompactGraph
  /// The share of each slot of `incoming` in what leaves the vertex that it points to; `nil` where
  /// all ties count alike, so that the vertex can divide once for all of them.
  private let shares: ContiguousArray<Double>?
  /// What a vertex gives of its rank: one over its ties where they count alike, else 1; 0 for
  /// vertices that nothing leaves, which are dangling.
  private let giving: ContiguousArray<Double>
  private let jump: [Double]
  private let alpha: Double
  private let gradients: PageRankGradients?

  init(
    _ graph: CompactGraph, strengths: ContiguousArray<Double>?, jump: [Double], alpha: Double
  ) {
    self.jump = jump
    self.alpha = alpha
    gradients = PageRankGradients(graph, strengths: strengths, alpha: alpha)
    guard let strengths else {
      incoming = graph.reversed()
      shares = nil
      giving = ContiguousArray(
        graph.vertices.map { tail in
          let count = graph.arcCount(from: tail)
          return count > 0 ? 1 / Double(count) : 0
        })
      return
    }
    let outStrength = graph.vertices.map { strengths[graph.arcs(from: $0)].reduce(0, +) }
    giving = ContiguousArray(outStrength.map { $0 > 0 ? 1 : 0 })
    let incoming = graph.reversed()
    self.incoming = incoming
    let weights = incoming.weights!
    shares = ContiguousArray(
      incoming.heads.indices.map { slot in
        let total = outStrength[incoming.heads[slot].index]
        return total > 0 ? weights[slot] / total : 0
      })
  }

  /// What one chunk of a round adds up to.
  private struct Sums {
    var change = 0.0
    var total = 0.0
    var dangling = 0.0
  }

  func ranks(tolerance: Double) throws -> [Double] {
    let n = incoming.vertexCount
    var rank = try start(tolerance: tolerance)
    var next = rank
    // What each vertex gives along a tie.
    var gift = ContiguousArray(zip(rank, giving).map { $0 * $1 })
    var nextGift = gift
    var dangling = zip(rank, giving).reduce(0) { $0 + ($1.1 == 0 ? $1.0 : 0) }
    // No step changes the ranks by more than 2 in all, and each by α times the one before.
    var errorBound = 2.0
    while errorBound > tolerance {
      try Task.checkCancellation()
      let sums = try round(&next, &nextGift, rank, gift, dangling, count: n)
      // Rounding moves the sum away from 1 by a few units in the last place each time.
      let scale = 1 / sums.total
      if abs(sums.total - 1) > 1e-15 {
        for v in 0..<n {
          next[v] *= scale
          nextGift[v] *= scale
        }
      }
      dangling = sums.dangling
      swap(&rank, &next)
      swap(&gift, &nextGift)
      // A step of size `change` leaves an error of at most α/(1 − α) times that.
      if sums.change * alpha <= tolerance * (1 - alpha) { break }
      errorBound = min(errorBound, sums.change / (1 - alpha)) * alpha
    }
    return Array(rank)
  }

  /// The ranks from which to go on, which sum to 1.
  private func start(tolerance: Double) throws -> ContiguousArray<Double> {
    guard let gradients else { return ContiguousArray(jump) }
    // Ranks are 1 − α times the solution, or more where vertices dangle; the system takes a residual to
    // an error of at most 1/(1 − α) times its size.
    var start = try gradients.solution(jump, tolerance: tolerance / 4)
    let total = start.reduce(0, +)
    guard total > 0 && total.isFinite else { return ContiguousArray(jump) }
    for v in start.indices { start[v] = max(0, start[v] / total) }
    return start
  }

  private func round(
    _ next: inout ContiguousArray<Double>, _ nextGift: inout ContiguousArray<Double>,
    _ rank: ContiguousArray<Double>, _ gift: ContiguousArray<Double>, _ dangling: Double,
    count: Int
  ) throws -> Sums {
    try unsafe next.withUnsafeMutableBufferPointer { nextBuffer in
      try unsafe nextGift.withUnsafeMutableBufferPointer { giftBuffer in
        // Each chunk writes the places of its own vertices.
        nonisolated(unsafe) let nextPlaces = unsafe nextBuffer
        nonisolated(unsafe) let giftPlaces = unsafe giftBuffer
        // Small graphs are done before another core has woken up.
        return try foldInChunks(
          count: count, chunkSize: 4096, into: Sums()
        ) { range, _ in
          var sums = Sums()
          let (heads, first, gift) = (
            incoming.heads.span, incoming.firstArc.span, gift.span
          )
          for v in range {
            let slots = Int(first[v])..<Int(first[v + 1])
            let pulled =
              if let shares {
                arcSum(slots, heads, of: gift, times: shares.span)
              } else {
                arcSum(slots, heads, of: gift)
              }
            let new = alpha * (pulled + dangling * jump[v]) + (1 - alpha) * jump[v]
            let part = giving[v]
            if part == 0 { sums.dangling += new }
            sums.change += abs(new - rank[v])
            sums.total += new
            unsafe nextPlaces[v] = new
            unsafe giftPlaces[v] = new * part
          }
          return sums
        } fold: {
          $0.change += $1.change
          $0.total += $1.total
          $0.dangling += $1.dangling
        }
      }
    }
  }
}

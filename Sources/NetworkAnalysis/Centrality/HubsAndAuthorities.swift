public import NetworkGraph

/// How much each vertex points to authorities and how much hubs point to it.
public struct HubScores: Sendable, Hashable {
  /// One score per vertex, with squares that sum to 1.
  public let hubs: [Double]
  /// One score per vertex, with squares that sum to 1.
  public let authorities: [Double]
}

extension CompactGraph {
  /// Hub and authority scores (HITS): a good hub points to good authorities, a good authority is
  /// pointed to by good hubs.
  ///
  /// The hubs are the leading eigenvector of *AA*ᵀ, the authorities that of *A*ᵀ*A*. In a directed
  /// network the two tell those who give or cite from those who receive. Scores lie in the densest
  /// part; elsewhere they are 0.
  ///
  /// - Parameter weights: What the weight of an edge counts for.
  /// - Returns: The scores, none negative; `nil` when they are not defined: there are no edges, or
  ///   the leading eigenvalue belongs to several parts at once. The latter holds for every
  ///   undirected graph whose leading component is bipartite, a star for instance: hubs of one side
  ///   point to the other and the other way round.
  /// - Throws: `WeightError` when weights cannot be strengths; `AnalysisError.notConverged`;
  ///   `CancellationError`.
  /// - Complexity: O(*m*) per iteration; their number grows as the two leading eigenvalues come
  ///   near to each other.
  /// - Note: Tails and heads form a two-mode graph; the parts are its components, and their leading
  ///   eigenvalues are compared to 10⁻⁹. NetworkX and igraph give some vector where several are
  ///   leading. NetworkX scales to sum 1, igraph to largest 1.
  /// - SeeAlso: J. M. Kleinberg, "Authoritative sources in a hyperlinked environment", *Journal of
  ///   the ACM* 46(5), 1999, 604–632, doi:10.1145/324133.324140.
  public func hubsAndAuthorities(weights: StrengthRule = .unit) throws -> HubScores? {
    let strengths = try strengths(by: weights)
    var ties: [(Int, Int)] = []
    for tail in vertices {
      for slot in arcs(from: tail) where strengths.map({ $0[slot] > 0 }) ?? true {
        ties.append((tail.index, vertexCount + heads[slot].index))
      }
    }
    let sides = CompactGraph(vertexCount: 2 * vertexCount, edges: ties)
    var best: (value: Double, hubs: [Double], tails: [Int])?
    var isSimple = true
    for part in sides.components().groups where part.count > 1 {
      let tails = part.lazy.map(\.index).filter { $0 < vertexCount }
      let iteration = HubIteration(self, strengths: strengths, tails: Array(tails))
      let (value, hubs) = try iteration.leading()
      if let leader = best, abs(leader.value - value) <= 0.5e-9 * max(leader.value, value) {
        isSimple = false
        if value > leader.value { best = (value, hubs, iteration.tails) }
      } else if best == nil || value > best!.value {
        best = (value, hubs, iteration.tails)
        isSimple = true
      }
    }
    guard let best, isSimple else { return nil }
    var hubs = [Double](repeating: 0, count: vertexCount)
    var authorities = hubs
    for (tail, score) in zip(best.tails, best.hubs) {
      hubs[tail] = score
      for slot in arcs(from: Vertex(tail)) {
        authorities[heads[slot].index] += (strengths?[slot] ?? 1) / best.value * score
      }
    }
    let (hubLength, authorityLength) = (hubs.euclideanLength, authorities.euclideanLength)
    return HubScores(
      hubs: hubs.map { $0 / hubLength }, authorities: authorities.map { $0 / authorityLength })
  }
}

/// Power iteration on *AA*ᵀ for the tails of one part. *AA*ᵀ has no negative eigenvalue, so nothing
/// swings.
private struct HubIteration {
  let graph: CompactGraph
  let strengths: ContiguousArray<Double>?
  let tails: [Int]
  /// The largest strength: dividing by it keeps products of two strengths within range.
  let scale: Double

  init(_ graph: CompactGraph, strengths: ContiguousArray<Double>?, tails: [Int]) {
    self.graph = graph
    self.strengths = strengths
    self.tails = tails
    scale =
      strengths.map { strengths in
        tails.lazy.flatMap { graph.arcs(from: Vertex($0)) }.reduce(0) { max($0, strengths[$1]) }
      } ?? 1
  }

  /// The leading singular value and its hub vector, which sums to 1.
  func leading() throws -> (value: Double, hubs: [Double]) {
    var hubs = [Double](repeating: 1 / Double(tails.count), count: tails.count)
    var authority = [Double](repeating: 0, count: graph.vertexCount)
    var next = hubs
    var settling = Settling(measure: "the iteration of hubs and authorities")
    while true {
      for tail in tails {
        for slot in graph.arcs(from: Vertex(tail)) { authority[graph.heads[slot].index] = 0 }
      }
      for (i, tail) in tails.enumerated() {
        for slot in graph.arcs(from: Vertex(tail)) {
          authority[graph.heads[slot].index] += strength(slot) * hubs[i]
        }
      }
      var square = 0.0
      for (i, tail) in tails.enumerated() {
        next[i] = 0
        for slot in graph.arcs(from: Vertex(tail)) {
          next[i] += strength(slot) * authority[graph.heads[slot].index]
        }
        square += next[i]
      }
      var change = 0.0
      for i in hubs.indices {
        let score = next[i] / square
        change += abs(score - hubs[i])
        hubs[i] = score
      }
      if try settling.isDone(change) { return (square.squareRoot() * scale, hubs) }
    }
  }

  private func strength(_ slot: Int) -> Double { strengths.map { $0[slot] / scale } ?? 1 }
}

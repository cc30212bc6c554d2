public import NetworkGraph

extension CompactGraph {
  /// The trophic level of every vertex: 1 for those that nothing points to, else 1 more than the
  /// mean level of those that point to it.
  ///
  /// In a food web arcs lead from prey to predator and plants are level 1. In a network of money or
  /// orders it is the height in the chain, with fractions where chains of different length meet.
  ///
  /// - Parameter weights: What the weight of an arc counts for in the mean. A self-loop counts as
  ///   an arc.
  /// - Returns: One level per vertex, from 1; `nil` for a vertex that some closed part without a
  ///   beginning leads to: there levels would rise without end. (NetworkX raises for the whole
  ///   graph.)
  /// - Throws: `AnalysisError.needsDirectedGraph`; `WeightError` when weights cannot be strengths;
  ///   `AnalysisError.notConverged`; `CancellationError`.
  /// - Complexity: O(*n* + *m*) without directed cycles; inside strong components O(*m*) per sweep.
  /// - SeeAlso: S. Levine, "Several measures of trophic structure applicable to complex food webs",
  ///   *Journal of Theoretical Biology* 83(2), 1980, 195–207, doi:10.1016/0022-5193(80)90288-X.
  public func trophicLevel(weights: StrengthRule = .unit) throws -> [Double?] {
    guard isDirected else { throw AnalysisError.needsDirectedGraph(measure: "the trophic level") }
    _ = try strengths(by: weights)
    let incoming = reversed()
    let strengths = try incoming.strengths(by: weights)
    // The share of each arc in what points to a vertex: the mean becomes a sum.
    var shares = ContiguousArray<Double>(repeating: 0, count: arcCount)
    for v in incoming.vertices {
      let total = incoming.arcs(from: v).reduce(0) { $0 + (strengths?[$1] ?? 1) }
      guard total > 0 else { continue }
      for slot in incoming.arcs(from: v) { shares[slot] = (strengths?[slot] ?? 1) / total }
    }
    let isDefined = reachedOnlyFromBeginnings(incoming, shares)
    // Arcs into vertices without a level are cut, so that the system has a solution.
    for v in incoming.vertices where !isDefined[v.index] {
      for slot in incoming.arcs(from: v) { shares[slot] = 0 }
    }
    let levels = try FeedbackSystem(incoming, coefficients: shares).solve(
      factor: 1, right: Array(repeating: 1, count: vertexCount), measure: "the trophic level")
    return zip(levels, isDefined).map { $1 && $0.isFinite ? $0 : nil }
  }

  /// Whether all ways back from each vertex can end at one that nothing points to.
  private func reachedOnlyFromBeginnings(
    _ incoming: CompactGraph, _ shares: ContiguousArray<Double>
  ) -> [Bool] {
    // A vertex can be followed down from the beginnings…
    var isReached: [Bool] = vertices.map { v in
      incoming.arcs(from: v).allSatisfy { shares[$0] == 0 }
    }
    // Turned round once more, with the shares that belong to each arc.
    var share = ContiguousArray<Double>(repeating: 0, count: arcCount)
    var stack: [Vertex] = []
    for head in vertices {
      for slot in incoming.arcs(from: head) {
        share[self.slot(from: incoming.heads[slot], to: head)!] = shares[slot]
      }
      if isReached[head.index] { stack.append(head) }
    }
    func follow(_ marks: inout [Bool]) {
      while let tail = stack.popLast() {
        for slot in arcs(from: tail) where share[slot] > 0 && !marks[heads[slot].index] {
          marks[heads[slot].index] = true
          stack.append(heads[slot])
        }
      }
    }
    follow(&isReached)
    // …and has no level when one that cannot leads to it.
    var isLost = isReached.map { !$0 }
    stack = vertices.filter { isLost[$0.index] }
    follow(&isLost)
    return isLost.map { !$0 }
  }

  /// The trophic incoherence: the standard deviation over arcs of the difference in trophic level.
  ///
  /// 0 when each arc climbs exactly one level, so that the network is a clean hierarchy; the
  /// larger, the more arcs skip levels or lead back.
  ///
  /// - Parameters:
  ///   - weights: What the weight of an arc counts for in the levels; each arc counts once in the
  ///     deviation.
  ///   - countsSelfLoops: Whether self-loops (cannibalism) count; else they are dropped first.
  /// - Returns: A number that is not negative; `nil` without arcs or where a level is not defined.
  /// - Throws: As ``trophicLevel(weights:)``.
  /// - Complexity: As ``trophicLevel(weights:)``.
  /// - SeeAlso: S. Johnson, V. Domínguez-García, L. Donetti, M. A. Muñoz, "Trophic coherence
  ///   determines food-web stability", *PNAS* 111(50), 2014, 17923–17928,
  ///   doi:10.1073/pnas.1409077111.
  public func trophicIncoherence(
    weights: StrengthRule = .unit, countsSelfLoops: Bool = false
  ) throws -> Double? {
    let graph = countsSelfLoops ? self : withoutSelfLoops()
    let levels = try graph.trophicLevel(weights: weights)
    var rises: [Double] = []
    for edge in graph.edges {
      guard let low = levels[edge.tail.index], let high = levels[edge.head.index] else {
        return nil
      }
      rises.append(high - low)
    }
    guard !rises.isEmpty, levels.allSatisfy({ $0 != nil }) else { return nil }
    let mean = rises.reduce(0, +) / Double(rises.count)
    let square = rises.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(rises.count)
    return square.isFinite ? square.squareRoot() : nil
  }
}

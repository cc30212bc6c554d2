public import NetworkGraph

extension CompactGraph {
  /// The PageRank of every vertex: how often a random walker is there who follows a tie with
  /// probability α and jumps anywhere otherwise.
  ///
  /// A tie is followed in proportion to its strength. From a vertex without ties to follow the walker
  /// jumps. An undirected edge can be followed both ways, a self-loop once (igraph: twice).
  ///
  /// - Parameters:
  ///   - weights: What the weight of an edge counts for. (NetworkX uses weights unless told not to.)
  ///   - alpha: The probability to follow a tie, from 0 to below 1.
  ///   - personalization: Where jumps lead: one number per vertex, none negative, not all 0. They are
  ///     scaled to sum 1. `nil` means anywhere alike.
  /// - Returns: One probability per vertex; they sum to 1. Empty for a graph without vertices.
  /// - Throws: `WeightError` when weights cannot be strengths, `AnalysisError` when a
  ///   parameter is out of range, `CancellationError`.
  /// - Complexity: O(*m* log(10⁻¹⁶)/log α) time, O(*n* + *m*) space. The iteration goes on until the
  ///   error is below 10⁻¹⁵ in all, so the result is that of the linear system; NetworkX stops at
  ///   10⁻⁶ *n* by default.
  /// - SeeAlso: S. Brin, L. Page, "The anatomy of a large-scale hypertextual web search engine",
  ///   *Computer Networks* 30, 1998, 107–117, doi:10.1016/S0169-7552(98)00110-X.
  public func pageRank(
    weights: StrengthRule = .unit, alpha: Double = 0.85, personalization: [Double]? = nil
  ) throws -> [Double] {
    let strengths = try strengths(by: weights)
    guard alpha >= 0 && alpha < 1 else {
      throw AnalysisError.parameterOutOfRange(
        name: "alpha", value: "\(alpha)", expected: "a number from 0 to below 1")
    }
    guard vertexCount > 0 else { return [] }
    let jump = try jumpDistribution(personalization)

    // The share of each arc in what leaves its tail. Vertices that nothing leaves are dangling.
    var shares = [Double](repeating: 0, count: arcCount)
    var isDangling = [Bool](repeating: true, count: vertexCount)
    for tail in vertices {
      let total = arcs(from: tail).reduce(0) { $0 + (strengths?[$1] ?? 1) }
      guard total > 0 else { continue }
      isDangling[tail.index] = false
      for slot in arcs(from: tail) { shares[slot] = (strengths?[slot] ?? 1) / total }
    }
    var rank = jump
    var next = jump
    var errorBound = 2.0
    while errorBound > 1e-16 {
      try Task.checkCancellation()
      var dangling = 0.0
      for v in 0..<vertexCount {
        next[v] = 0
        if isDangling[v] { dangling += rank[v] }
      }
      for tail in vertices {
        for slot in arcs(from: tail) { next[heads[slot].index] += rank[tail.index] * shares[slot] }
      }
      var change = 0.0
      var sum = 0.0
      for v in 0..<vertexCount {
        next[v] = alpha * (next[v] + dangling * jump[v]) + (1 - alpha) * jump[v]
        change += abs(next[v] - rank[v])
        sum += next[v]
      }
      // Rounding moves the sum away from 1 by a few units in the last place each time.
      for v in 0..<vertexCount { next[v] /= sum }
      swap(&rank, &next)
      // A step of size `change` leaves an error of at most α/(1 − α) times that.
      if change * alpha <= 1e-16 * (1 - alpha) { break }
      errorBound *= alpha
    }
    return rank
  }

  private func jumpDistribution(_ personalization: [Double]?) throws(AnalysisError) -> [Double] {
    guard let personalization else {
      return [Double](repeating: 1 / Double(vertexCount), count: vertexCount)
    }
    try checkCount(personalization.count, of: "personalization values")
    for (v, value) in personalization.enumerated() where !(value >= 0 && value.isFinite) {
      throw .unusableValue(
        of: "personalization", vertex: Vertex(v), value: value,
        expected: "a finite number that is not negative")
    }
    let sum = personalization.reduce(0, +)
    guard sum > 0 && sum.isFinite else {
      throw .parameterOutOfRange(
        name: "the sum of the personalization", value: "\(sum)", expected: "a number above 0")
    }
    return personalization.map { $0 / sum }
  }
}

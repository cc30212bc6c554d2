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
  ///   - tolerance: How far the ranks may be in all from those of the linear system: the sum of the
  ///     errors, above 0. At the default they are as exact as the numbers are.
  /// - Returns: One probability per vertex; they sum to 1. Empty for a graph without vertices.
  /// - Throws: `WeightError` when weights cannot be strengths, `AnalysisError` when a
  ///   parameter is out of range, `CancellationError`.
  /// - Complexity: O(*m* log(tolerance)/log α) time on all cores, O(*n* + *m*) space. NetworkX stops
  ///   at 10⁻⁶ *n* by default.
  /// - SeeAlso: S. Brin, L. Page, "The anatomy of a large-scale hypertextual web search engine",
  ///   *Computer Networks* 30, 1998, 107–117, doi:10.1016/S0169-7552(98)00110-X.
  public func pageRank(
    weights: StrengthRule = .unit, alpha: Double = 0.85, personalization: [Double]? = nil,
    tolerance: Double = 1e-16
  ) throws -> [Double] {
    let strengths = try strengths(by: weights)
    guard alpha >= 0 && alpha < 1 else {
      throw AnalysisError.parameterOutOfRange(
        name: "alpha", value: "\(alpha)", expected: "a number from 0 to below 1")
    }
    guard tolerance > 0 else {
      throw AnalysisError.parameterOutOfRange(
        name: "tolerance", value: "\(tolerance)", expected: "a number above 0")
    }
    guard vertexCount > 0 else { return [] }
    let jump = try jumpDistribution(personalization)

    return try PageRankIteration(self, strengths: strengths, jump: jump, alpha: alpha)
      .ranks(tolerance: tolerance)
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

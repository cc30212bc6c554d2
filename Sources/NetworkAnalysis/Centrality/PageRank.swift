public import NetworkGraph

/// Where the walker of PageRank goes from a vertex without ties to follow.
public enum DanglingRule: String, Hashable, Sendable, CaseIterable {
  /// Where jumps lead: NetworkX and igraph unless told otherwise.
  case jump = "personalization"
  /// Anywhere alike, also when jumps lead to some vertices only.
  case uniform
}

extension CompactGraph {
  /// The PageRank of every vertex: how often a random walker is there who follows a tie with
  /// probability α and jumps anywhere otherwise.
  ///
  /// A tie is followed in proportion to its strength. From a vertex without ties to follow the walker
  /// jumps, or goes anywhere. An undirected edge can be followed both ways, a self-loop once (igraph:
  /// twice).
  ///
  /// - Parameters:
  ///   - weights: What the weight of an edge counts for. (NetworkX uses weights unless told not to.)
  ///   - alpha: The probability to follow a tie, from 0 to below 1.
  ///   - personalization: Where jumps lead: one number per vertex, none negative, not all 0. They are
  ///     scaled to sum 1. `nil` means anywhere alike.
  ///   - dangling: Where the walker goes from a vertex without ties to follow.
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
    dangling: DanglingRule = .jump, tolerance: Double = 1e-16
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

    let ranks = try PageRankIteration(self, strengths: strengths, jump: jump, alpha: alpha)
      .ranks(tolerance: tolerance)
    guard dangling == .uniform, personalization != nil else { return ranks }
    // The walker who goes anywhere from a dangling vertex is at times one whose jumps lead where they are
    // to, at times one whose jumps lead anywhere: x = a x_jump + (1 − a) x_uniform. With y for ranks
    // without the flow out of dangling vertices, x = (1 − α) y_jump + α D y_uniform, where D is the rank
    // of the dangling ones, and x_jump = (α D_jump + 1 − α) y_jump.
    var held = 0.0
    for vertex in vertices
    where arcs(from: vertex).allSatisfy({ strengths != nil && strengths![$0] == 0 }) {
      held += ranks[vertex.index]
    }
    let share = (1 - alpha) / (alpha * held + 1 - alpha)
    let elsewhere = try PageRankIteration(
      self, strengths: strengths, jump: try jumpDistribution(nil), alpha: alpha
    ).ranks(tolerance: tolerance)
    return zip(ranks, elsewhere).map { share * $0 + (1 - share) * $1 }
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

public import NetworkGraph

extension CompactGraph {
  /// The Katz centrality of every vertex: the number of walks that end at it, a walk of length *k*
  /// counting α*ᵏ*.
  ///
  /// It solves *x* = α *A*ᵀ *x* + β 1. A high score marks actors that many others point to,
  /// directly or through others; unlike eigenvector centrality it is defined in a graph without
  /// cycles. Near the largest α it becomes the eigenvector centrality, near 0 it orders vertices by
  /// degree.
  ///
  /// - Parameters:
  ///   - weights: What the weight of an edge counts for. An undirected self-loop counts once.
  ///   - alpha: The attenuation per step, from 0 to below the inverse of the largest eigenvalue.
  ///   - beta: What each vertex has to begin with; not 0.
  ///   - normalization: `normalized` makes squares sum to 1.
  /// - Returns: One score per vertex; each at least β when raw.
  /// - Throws: `WeightError` when weights cannot be strengths; `AnalysisError` when a parameter is
  ///   out of range, with the largest α of this graph; `CancellationError`.
  /// - Complexity: O(*m*) per sweep, one sweep where there are no directed cycles; O(*n* + *m*)
  ///   space.
  /// - Note: NetworkX's `katz_centrality_numpy` solves the system beyond the largest α too, where
  ///   the numbers mean nothing. Here the bound is proved before anything is solved.
  /// - SeeAlso: L. Katz, "A new status index derived from sociometric analysis", *Psychometrika*
  ///   18, 1953, 39–43, doi:10.1007/BF02289026.
  public func katzCentrality(
    weights: StrengthRule = .unit, alpha: Double = 0.1, beta: Double = 1,
    normalization: Normalization = .normalized
  ) throws -> [Double] {
    let incoming = reversed()
    _ = try strengths(by: weights)
    let system = FeedbackSystem(incoming, coefficients: try incoming.strengths(by: weights))
    guard beta.isFinite && beta != 0 else {
      throw AnalysisError.parameterOutOfRange(
        name: "beta", value: "\(beta)", expected: "a finite number other than 0")
    }
    guard alpha >= 0 else {
      throw AnalysisError.parameterOutOfRange(
        name: "alpha", value: "\(alpha)", expected: "a number that is not negative")
    }
    try system.check(alpha, named: "alpha", lowest: "0")
    let ones = [Double](repeating: 1, count: vertexCount)
    let scores = try system.solve(factor: alpha, right: ones, measure: "Katz centrality")
    guard normalization == .normalized else {
      return try scores.map { $0 * beta }.checkedFinite("alpha", alpha)
    }
    let length = try scores.checkedFinite("alpha", alpha).euclideanLength
    return scores.map { beta < 0 ? -$0 / length : $0 / length }
  }

  /// Bonacich's power of every vertex: the number of walks that leave it, a walk of *k* steps
  /// counting β*ᵏ*⁻¹.
  ///
  /// With β above 0 an actor gains by ties to well-tied actors (status, information). With β below
  /// 0 it gains by ties to actors with few others to turn to (bargaining), so the same position can
  /// be strong in one reading and weak in the other. β = 0 gives the degree.
  ///
  /// - Parameters:
  ///   - weights: What the weight of an edge counts for. An undirected self-loop counts once.
  ///   - beta: The attenuation; its size is below the inverse of the largest eigenvalue.
  /// - Returns: One score per vertex, with squares that sum to *n*; all 0 without ties. Scores can
  ///   be negative under a negative β.
  /// - Throws: As ``katzCentrality(weights:alpha:beta:normalization:)``.
  /// - Complexity: As ``katzCentrality(weights:alpha:beta:normalization:)``.
  /// - Note: The scale is that of UCINET, `sna::bonpow` and igraph's `power_centrality`. Those
  ///   solve the system beyond the largest |β| as well. In a directed graph ties out count.
  /// - SeeAlso: P. Bonacich, "Power and centrality: a family of measures", *American Journal of
  ///   Sociology* 92(5), 1987, 1170–1182, doi:10.1086/228631.
  public func bonacichPower(
    weights: StrengthRule = .unit, beta: Double = 0.1
  ) throws -> [Double] {
    let strengths = try strengths(by: weights)
    let system = FeedbackSystem(self, coefficients: strengths)
    try system.check(abs(beta), named: "the size of beta", lowest: "0")
    let rowSums: [Double] = vertices.map { v in
      arcs(from: v).reduce(0) { $0 + (strengths?[$1] ?? 1) }
    }
    let scores = try system.solve(factor: beta, right: rowSums, measure: "Bonacich power")
    let length = try scores.checkedFinite("beta", beta).euclideanLength
    let scale = Double(vertexCount).squareRoot()
    return length > 0 ? scores.map { $0 / length * scale } : scores
  }
}

extension FeedbackSystem {
  /// Checks that walks attenuated by a factor have a finite sum.
  fileprivate func check(_ factor: Double, named name: String, lowest: String) throws {
    let bound = try eigenvalueBound(below: factor.isFinite ? 1 / factor : 0)
    guard factor.isFinite && factor * bound < 1 else {
      throw AnalysisError.parameterOutOfRange(
        name: name, value: "\(factor)",
        expected:
          "a number from \(lowest) to below \(1 / bound), the inverse of the largest eigenvalue")
    }
  }
}

extension [Double] {
  fileprivate func checkedFinite(_ name: String, _ value: Double) throws(AnalysisError) -> Self {
    guard allSatisfy(\.isFinite) else {
      throw .parameterOutOfRange(
        name: name, value: "\(value)", expected: "a smaller number: the scores cannot be held")
    }
    return self
  }

  /// The root of the sum of squares, without overflow.
  var euclideanLength: Double {
    let largest = reduce(0) { Swift.max($0, abs($1)) }
    guard largest > 0 else { return 0 }
    return largest * reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }
}

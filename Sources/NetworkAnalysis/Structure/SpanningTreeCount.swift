public import NetworkGraph

extension CompactGraph {
  /// The natural logarithm of the number of spanning trees, by Kirchhoff's theorem.
  ///
  /// In how many ways the network stays connected when it keeps only as many ties as it must. With
  /// weights, the sum over all trees of the product of their weights. Directions are dropped, weights
  /// of arcs both ways add up; self-loops are ignored.
  ///
  /// - Parameter rule: Whether ties count 1 or their weight.
  /// - Returns: The logarithm, since the number itself is soon too large: 0 for a tree. `nil` when the
  ///   graph is not connected, which has no spanning tree, and without vertices.
  /// - Throws: `WeightError` when weights cannot be strengths; `AnalysisError.tooManyVertices` above
  ///   3000; `CancellationError`.
  /// - Complexity: O(*n*³) time, O(*n*²) space.
  /// - Note: Vertices are taken out one by one, each leaving its neighbours tied to each other (from
  ///   star to mesh). Nothing is ever subtracted, so that each factor keeps its digits.
  /// - SeeAlso: G. Kirchhoff, *Annalen der Physik* 148, 1847, 497–508, doi:10.1002/andp.18471481202.
  public func logSpanningTreeCount(weights rule: StrengthRule = .unit) throws -> Double? {
    _ = try strengths(by: rule)
    let limit = 3000
    guard vertexCount <= limit else {
      throw AnalysisError.tooManyVertices(
        measure: "the number of spanning trees", count: vertexCount, limit: limit)
    }
    let ties = try rule == .unit ? simpleSkeleton() : symmetricTies(by: rule)
    guard vertexCount > 0, ties.components().groupCount == 1 else { return nil }
    // Of two rows and columns only the lower triangle is used.
    var tie = [Double](repeating: 0, count: vertexCount * vertexCount)
    for edge in ties.edges {
      tie[edge.head.index * vertexCount + edge.tail.index] = ties.weight(at: edge.slot)
    }
    // The product of all factors, as significand and exponent.
    var (significand, exponent) = (1.0, 0)
    var rounds = ProgressReport.Rounds(vertexCount - 1)
    for v in stride(from: vertexCount - 1, to: 0, by: -1) {
      try rounds.next()
      let row = v * vertexCount
      var degree = 0.0
      for u in 0..<v { degree += tie[row + u] }
      guard degree > 0 && degree.isFinite else { return nil }
      for u in 0..<v where tie[row + u] > 0 {
        let share = tie[row + u] / degree
        for w in 0..<u { tie[u * vertexCount + w] += share * tie[row + w] }
      }
      significand *= degree.significand
      exponent += Int(degree.exponent) + Int(significand.exponent)
      significand = significand.significand
    }
    return PortableMath.logarithm(significand) + Double(exponent) * 0.693_147_180_559_945_309_4
  }
}

public import NetworkGraph

extension CompactGraph {
  /// The Laplacian centrality of every vertex: how much the energy Σλ² of the Laplacian falls when
  /// the vertex is removed.
  ///
  /// It grows with the vertex's own strength and with that of its neighbours: between degree, which
  /// looks one step far, and measures of the whole graph.
  ///
  /// - Parameters:
  ///   - weights: What the weight of an edge counts for. Self-loops are ignored.
  ///   - normalization: `normalized` divides by the energy of the whole graph.
  /// - Returns: One score per vertex, 0 to 1 when normalized; then all `nil` without ties, where
  ///   there is no energy.
  /// - Throws: `AnalysisError.needsUndirectedGraph` (NetworkX takes a directed Laplacian there that
  ///   depends on a random walk); `WeightError` when weights cannot be strengths or their squares
  ///   cannot be added up.
  /// - Complexity: O(*n* + *m*), from *d*² + Σ*w*² + 2Σ*dw* over the ties of the vertex; NetworkX
  ///   builds a matrix per vertex, O(*n*³).
  /// - SeeAlso: X. Qi et al., "Laplacian centrality: a new centrality measure for weighted
  ///   networks", *Information Sciences* 194, 2012, 240–253, doi:10.1016/j.ins.2011.12.027.
  public func laplacianCentrality(
    weights: StrengthRule = .unit, normalization: Normalization = .normalized
  ) throws -> [Double?] {
    guard !isDirected else {
      throw AnalysisError.needsUndirectedGraph(measure: "Laplacian centrality")
    }
    let ties = try symmetricTies(by: weights)
    // Strengths relative to a power of two near the largest: squares can be held, nothing is
    // rounded.
    let largest = ties.weights?.max() ?? 0
    guard largest > 0 else {
      return Array(repeating: normalization == .normalized ? nil : 0, count: vertexCount)
    }
    let unit = Double(sign: .plus, exponent: largest.exponent, significand: 1)
    let strength = ties.vertices.map { v in
      ties.arcs(from: v).reduce(0) { $0 + ties.weight(at: $1) / unit }
    }
    var energy = 0.0
    var scores = [Double](repeating: 0, count: vertexCount)
    for v in ties.vertices {
      let own = strength[v.index]
      energy += own * own
      scores[v.index] = own * own
      for slot in ties.arcs(from: v) {
        let weight = ties.weight(at: slot) / unit
        energy += weight * weight
        scores[v.index] += weight * weight + 2 * strength[ties.heads[slot].index] * weight
      }
    }
    if normalization == .normalized { return scores.map { $0 / energy } }
    let raw = scores.map { $0 * unit * unit }
    if raw.contains(where: { !$0.isFinite }),
      let edge = ties.edges.first(where: { ties.weight(at: $0.slot) == largest })
    {
      throw WeightError.unusable(
        tail: edge.tail, head: edge.head, weight: largest,
        requirement: "a number whose square can be added up; normalize, or change the unit")
    }
    return raw
  }
}

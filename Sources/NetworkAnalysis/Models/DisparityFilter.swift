public import NetworkGraph

extension CompactGraph {
  /// How probable a tie at least as strong is, if each vertex had divided its strength among its ties at
  /// random: the disparity filter. Small values mark the ties that matter locally, at weak vertices as
  /// well as at strong ones.
  ///
  /// α = (1 − *p*)^(*k* − 1), *p* the share of the tie in the strength of its end and *k* the number of
  /// its ties. An undirected tie has the smaller α of its two ends; an arc that among the arcs out of its
  /// tail and that among those into its head. An end with a single tie says nothing: its α is 1.
  ///
  /// - Parameter weights: What the weight of an edge counts for; with unit weights no tie stands out.
  /// - Returns: α for each edge in the order of `graph.edges`, from 0 to 1; `nil` for self-loops and ties
  ///   of strength 0, which are left out.
  /// - Throws: `WeightError` when weights cannot be strengths.
  /// - Complexity: O(*n* + *m* log *k*).
  /// - SeeAlso: M. Á. Serrano, M. Boguñá, A. Vespignani, "Extracting the multiscale backbone of complex
  ///   weighted networks", *PNAS* 106(16), 2009, 6483–6488, doi:10.1073/pnas.0808904106.
  public func disparitySignificance(
    weights: StrengthRule = .weight
  ) throws(WeightError) -> [Double?] {
    let strengths = try strengths(by: weights)
    let edges = edges
    let zeros = [Double](repeating: 0, count: vertexCount)
    var (outSum, inSum) = (zeros, zeros)
    var outCount = [Int](repeating: 0, count: vertexCount)
    var inCount = outCount
    for edge in edges where edge.tail != edge.head {
      let strength = strengths?[edge.slot] ?? 1
      guard strength > 0 else { continue }
      let (tail, head) = (edge.tail.index, edge.head.index)
      outSum[tail] += strength
      outCount[tail] += 1
      if isDirected {
        inSum[head] += strength
        inCount[head] += 1
      } else {
        outSum[head] += strength
        outCount[head] += 1
      }
    }
    return edges.map { edge in
      let strength = strengths?[edge.slot] ?? 1
      guard edge.tail != edge.head && strength > 0 else { return nil }
      let (tail, head) = (edge.tail.index, edge.head.index)
      let there = wholePower(1 - strength / outSum[tail], outCount[tail] - 1)
      let here =
        isDirected
        ? wholePower(1 - strength / inSum[head], inCount[head] - 1)
        : wholePower(1 - strength / outSum[head], outCount[head] - 1)
      return min(there, here)
    }
  }

  /// The ties that are stronger than chance by the disparity filter, with their weights.
  ///
  /// - Parameters:
  ///   - significance: Ties with an α below it stay; from 0 to 1.
  ///   - weights: What the weight of an edge counts for.
  /// - Returns: A graph of the same vertices; some may have lost all ties.
  /// - Throws: As ``disparitySignificance(weights:)``; `AnalysisError` for a level out of range.
  /// - Complexity: As ``disparitySignificance(weights:)``.
  /// - SeeAlso: doi:10.1073/pnas.0808904106.
  public func disparityBackbone(
    significance: Double = 0.05, weights: StrengthRule = .weight
  ) throws -> CompactGraph {
    try checkProbability(significance, name: "significance")
    let alpha = try disparitySignificance(weights: weights)
    let numbers = edgeNumbers()
    return filtered { tail, head in
      slot(from: tail, to: head).flatMap { alpha[numbers[$0]] }.map { $0 < significance } ?? false
    }
  }
}

/// A number from 0 to 1 to a whole power, by squaring; to the power 0 it is 1.
func wholePower(_ base: Double, _ exponent: Int) -> Double {
  var (result, square, rest) = (1.0, max(0, base), exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}

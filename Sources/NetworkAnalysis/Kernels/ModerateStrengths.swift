import NetworkGraph

extension CompactGraph {
  /// The same graph with all strengths multiplied by one power of two, such that products of them neither
  /// overflow nor vanish: for measures in which only ratios of strengths count.
  ///
  /// The multiplication is exact. Strengths of usual size stay as they are.
  ///
  /// - Returns: The graph, and the exponent of the power of two, 0 where nothing was done.
  /// - Throws: `WeightError` as ``strengths(by:)``.
  /// - Complexity: O(*m*); the graph is copied only when strengths are far from 1.
  func withModerateStrengths(
    by rule: StrengthRule
  ) throws(WeightError) -> (graph: CompactGraph, exponent: Int) {
    guard let strengths = try strengths(by: rule), let meaning = weightMeaning else {
      return (self, 0)
    }
    let shift = Self.moderatingExponent(strengths)
    guard shift != 0 else { return (self, 0) }
    let edges = edges
    let graph = CompactGraph(
      vertexCount: vertexCount, tails: edges.map { $0.tail.rawValue },
      heads: edges.map { $0.head.rawValue },
      weights: edges.map { scaled(strengths[$0.slot], by: shift) }, meaning: meaning,
      isDirected: isDirected, parallelEdges: .first)
    return (graph, shift)
  }

  /// The strengths of the slots as ``withModerateStrengths(by:)`` has them; `nil` for unit weights.
  ///
  /// - Complexity: O(*m*); nothing is copied where strengths are of usual size.
  func moderateStrengths(by rule: StrengthRule) throws(WeightError) -> ContiguousArray<Double>? {
    guard var strengths = try strengths(by: rule) else { return nil }
    let shift = Self.moderatingExponent(strengths)
    guard shift != 0 else { return strengths }
    for slot in strengths.indices { strengths[slot] = scaled(strengths[slot], by: shift) }
    return strengths
  }

  /// The exponent of the power of two that brings numbers near 1; 0 when they are between 2⁻²⁰⁰ and 2²⁰⁰
  /// in size.
  ///
  /// Where numbers lie so far apart that not all can come near, the largest stays below 2⁴⁰⁰.
  static func moderatingExponent(_ numbers: some Sequence<Double>) -> Int {
    var lowest = Int.max
    var highest = Int.min
    for number in numbers where number != 0 {
      lowest = min(lowest, Int(number.exponent))
      highest = max(highest, Int(number.exponent))
    }
    guard lowest < -200 || highest > 200, lowest <= highest else { return 0 }
    return min(-(lowest + highest) / 2, 400 - highest)
  }
}

/// A number times a power of two. The power itself may be beyond what a number can hold.
func scaled(_ number: Double, by exponent: Int) -> Double {
  Double(sign: .plus, exponent: exponent, significand: number)
}

public import NetworkGraph

/// How a count of unconnected common contacts becomes the dispersion of a tie.
public struct DispersionScale: Sendable, Hashable {
  /// The exponent α of the count, not negative.
  public var alpha: Double
  /// What is added to the count first, not negative.
  public var b: Double
  /// What is added to the number of common contacts that the count is divided by, not negative.
  public var c: Double

  /// The normalized dispersion of the paper: count / number of common contacts.
  public init(alpha: Double = 1, b: Double = 0, c: Double = 0) {
    self.alpha = alpha
    self.b = b
    self.c = c
  }
}

extension CompactGraph {
  /// The dispersion of the ties of one actor: for each contact, how many pairs of their common
  /// contacts have nothing else in common.
  ///
  /// A colleague shares contacts who all know each other; a spouse or a long-standing partner
  /// shares contacts from all parts of the actor's life, who do not. Dispersion finds such ties
  /// where embeddedness, the number of common contacts, does not.
  ///
  /// Only ties among the actor's contacts count. Directions, weights and self-loops are dropped.
  ///
  /// - Parameters:
  ///   - source: The actor *u* whose ties are asked about.
  ///   - scale: (count + *b*)^α / (common contacts + *c*), or `nil` for the count itself.
  /// - Returns: One score per vertex; `nil` for those who are no contact of the actor. Without
  ///   common contacts the scaled score is (count + *b*)^α, as in NetworkX.
  /// - Throws: `AnalysisError.unknownVertex`, and `parameterOutOfRange` for a scale with a negative
  ///   number or one that leads to a number that cannot be held; `CancellationError`, asked once
  ///   per contact.
  /// - Complexity: O(Σ*c*²*d*) for *c* common contacts with each contact and degrees *d*.
  /// - SeeAlso: L. Backstrom, J. Kleinberg, "Romantic partnerships and the dispersion of social
  ///   ties", CSCW 2014, 831–841, doi:10.1145/2531602.2531642.
  public func dispersion(
    of source: Vertex, scale: DispersionScale? = DispersionScale()
  ) throws -> [Double?] {
    try check(source)
    for (name, value) in [("alpha", scale?.alpha), ("b", scale?.b), ("c", scale?.c)] {
      if let value, !(value >= 0 && value.isFinite) {
        throw AnalysisError.parameterOutOfRange(
          name: name, value: "\(value)", expected: "a number that is not negative")
      }
    }
    let graph = simpleSkeleton()
    let contacts = graph.arcs(from: source).map { graph.heads[$0] }
    // The network among the contacts, the actor left out: its vertices are places in `contacts`.
    let inner = graph.induced(on: contacts)
    var scores = [Double?](repeating: nil, count: vertexCount)
    var rounds = ProgressReport.Rounds(contacts.count)
    for (v, contact) in contacts.enumerated() {
      try rounds.next()
      let common = inner.arcs(from: Vertex(v)).map { inner.heads[$0] }
      var count = 0
      for (i, s) in common.enumerated() {
        for t in common[(i + 1)...] where !inner.areNear(s, t, except: Vertex(v)) { count += 1 }
      }
      scores[contact.index] = try scaled(count, common: common.count, by: scale)
    }
    return scores
  }

  /// Whether two vertices are tied or have a common neighbour other than one.
  private func areNear(_ s: Vertex, _ t: Vertex, except third: Vertex) -> Bool {
    var left = arcs(from: s)
    var right = arcs(from: t)
    while let i = left.first, let j = right.first {
      let (a, b) = (heads[i], heads[j])
      if a == t || b == s || (a == b && a != third) { return true }
      if a <= b { left = (i + 1)..<left.upperBound }
      if b <= a { right = (j + 1)..<right.upperBound }
    }
    return left.contains { heads[$0] == t } || right.contains { heads[$0] == s }
  }

  private func scaled(
    _ count: Int, common: Int, by scale: DispersionScale?
  ) throws(AnalysisError) -> Double {
    guard let scale else { return Double(count) }
    let base = Double(count) + scale.b
    // Whole powers of 0 and 1 need no logarithm; 0 to the power of 0 is 1, as everywhere.
    var power = base
    if scale.alpha == 0 {
      power = 1
    } else if scale.alpha != 1 && base > 0 {
      let exponent = scale.alpha * PortableMath.logarithm(base)
      guard exponent <= 700 else {
        throw .parameterOutOfRange(
          name: "alpha", value: "\(scale.alpha)",
          expected: "a smaller number: the dispersion cannot be held")
      }
      power = PortableMath.exponential(exponent)
    }
    let divisor = Double(common) + scale.c
    let score = divisor > 0 ? power / divisor : power
    guard score.isFinite else {
      throw .parameterOutOfRange(
        name: "c", value: "\(scale.c)", expected: "a larger number: the dispersion cannot be held")
    }
    return score
  }
}

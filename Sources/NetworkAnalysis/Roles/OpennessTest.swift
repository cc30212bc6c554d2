public import NetworkGraph

/// The E-I index of a network beside those of random assignments of its vertices to its groups.
public struct ExternalInternalTest: Sendable, Hashable {
  /// The index of the given groups.
  public let observed: ExternalInternalIndex
  /// The index rescaled so that −1 and 1 are the least and the largest that groups of these sizes
  /// allow with as many ties; only for ties that count 1, `nil` also when the two are equal.
  public let rescaled: Double?
  /// The mean index over all assignments, exactly: (E − I)/(E + I) with each tie inside a group as
  /// often as two vertices drawn at random are.
  public let expected: Double
  /// The mean over the assignments that were drawn.
  public let mean: Double
  /// The standard deviation over the assignments that were drawn.
  public let standardDeviation: Double
  /// (1 + the number of drawn assignments with an index at least as large) / (1 + their number).
  public let probabilityAtLeast: Double
  /// (1 + the number of drawn assignments with an index at most as large) / (1 + their number).
  public let probabilityAtMost: Double
  /// How many assignments were drawn.
  public let permutationCount: Int
}

extension CompactGraph {
  /// Whether ties between groups are more or fewer than groups of these sizes would have by chance:
  /// a permutation test of the E-I index.
  ///
  /// The groups are dealt to the vertices again and again at random, ties and group sizes staying as
  /// they are. A small probability of *at most* says that ties keep inside the groups, a small one
  /// of *at least* that they seek the others. It does not say why.
  ///
  /// - Parameters:
  ///   - groups: The number of the group of each vertex, from 0; `nil` for none. Vertices without a
  ///     group and their ties are left out.
  ///   - weights: What the weight of an edge counts for.
  ///   - permutations: How many assignments are drawn, 1 to a million.
  ///   - seed: Where the random choices begin.
  /// - Returns: `nil` without ties between vertices that have groups.
  /// - Throws: `AnalysisError` when there is not one group per vertex, a number is negative or there
  ///   are no permutations; `WeightError` when weights cannot be strengths; `CancellationError`.
  /// - Complexity: O(*k*(*n* + *m*)) time for *k* permutations, on all cores; O(*n* + *m*) space.
  /// - Note: The observed assignment is one of the possible ones and counts as such, so that no
  ///   probability is 0 (B. Phipson, G. K. Smyth, doi:10.2202/1544-6115.1585).
  /// - SeeAlso: D. Krackhardt, R. N. Stern, "Informal networks and organizational crises", *Social
  ///   Psychology Quarterly* 51(2), 1988, 123–140, doi:10.2307/2786835.
  public func externalInternalTest(
    groups: [Int?], weights rule: StrengthRule = .unit, permutations: Int = 1000, seed: UInt64 = 1
  ) throws -> ExternalInternalTest? {
    let observed = try externalInternalIndex(groups: groups, weights: rule)
    try checkRepetitions(1, permutations, name: "permutations")
    guard let index = observed.value else { return nil }
    let strengths = try strengths(by: rule)
    // Vertices with groups, numbered anew, and the ties between them.
    var place = [Int](repeating: -1, count: vertexCount)
    var labels: [Int] = []
    for (v, group) in groups.enumerated() {
      guard let group else { continue }
      place[v] = labels.count
      labels.append(group)
    }
    var ties: [(Int, Int, Double)] = []
    for edge in edges where edge.tail != edge.head {
      let (a, b) = (place[edge.tail.index], place[edge.head.index])
      if a >= 0 && b >= 0 { ties.append((a, b, strengths?[edge.slot] ?? 1)) }
    }
    let total = observed.betweenGroups + observed.withinGroups
    var master = SplitMix64(seed: seed)
    let seeds = (0..<permutations).map { _ in master.next() }
    let (fixedTies, fixedLabels) = (ties, labels)
    let drawn = try foldInChunks(count: permutations, into: [Double]()) { chunk, isCancelled in
      var found: [Double] = []
      for k in chunk {
        if isCancelled() { break }
        var random = SplitMix64(seed: seeds[k])
        var shuffled = fixedLabels
        random.shuffle(&shuffled)
        var between = 0.0
        for (a, b, strength) in fixedTies where shuffled[a] != shuffled[b] { between += strength }
        // E − I = 2E − (E + I); shares first, so that nothing overflows.
        found.append(2 * (between / total) - 1)
      }
      return found
    } fold: { all, part in
      all += part
    }
    // Two assignments of one index may add the same strengths up in another order.
    let slack = 1e-12
    let mean = drawn.reduce(0, +) / Double(permutations)
    let variance = drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(permutations)
    let sizes = groupSizes(labels)
    let n = Double(labels.count)
    let inside = sizes.reduce(0) { $0 + $1 * ($1 - 1) } / (n * (n - 1))
    return ExternalInternalTest(
      observed: observed,
      rescaled: rule == .unit ? rescaled(index, tieCount: Double(ties.count), sizes) : nil,
      expected: 1 - 2 * inside, mean: mean, standardDeviation: variance.squareRoot(),
      probabilityAtLeast: Double(1 + drawn.count { $0 >= index - slack })
        / Double(1 + permutations),
      probabilityAtMost: Double(1 + drawn.count { $0 <= index + slack })
        / Double(1 + permutations),
      permutationCount: permutations)
  }

  private func groupSizes(_ labels: [Int]) -> [Double] {
    let sorted = labels.sorted()
    var sizes: [Double] = []
    for (i, label) in sorted.enumerated() {
      if i > 0 && sorted[i - 1] == label { sizes[sizes.count - 1] += 1 } else { sizes.append(1) }
    }
    return sizes
  }

  private func rescaled(_ index: Double, tieCount: Double, _ sizes: [Double]) -> Double? {
    let n = sizes.reduce(0, +)
    let factor = isDirected ? 1.0 : 0.5
    let insidePlaces = factor * sizes.reduce(0) { $0 + $1 * ($1 - 1) }
    let betweenPlaces = factor * n * (n - 1) - insidePlaces
    let largest = 2 * min(betweenPlaces, tieCount) / tieCount - 1
    let least = 1 - 2 * min(insidePlaces, tieCount) / tieCount
    return largest > least ? 2 * (index - least) / (largest - least) - 1 : nil
  }
}

public import NetworkGraph

extension CompactGraph {
  /// How much of each vertex's ties goes to each group: the mix of its partners.
  ///
  /// - Parameters:
  ///   - groups: The number of the group of each vertex, from 0; `nil` for none. Ties to vertices
  ///     without a group are left out.
  ///   - groupCount: The number of groups; groups may be empty.
  ///   - weights: What the weight of an edge counts for; without weights a partner tied both ways
  ///     counts once.
  /// - Returns: For each vertex one sum per group. Directions and self-loops are dropped.
  /// - Throws: `AnalysisError` when there is not one group per vertex or a number is out of range;
  ///   `WeightError` when weights cannot be strengths.
  /// - Complexity: O(*ng* + *m* log *d*) for *g* groups.
  public func partnerMix(
    groups: [Int?], groupCount: Int, weights rule: StrengthRule = .unit
  ) throws -> [[Double]] {
    try checkGroups(groups)
    for (v, group) in groups.enumerated() {
      guard let group, group >= groupCount else { continue }
      throw AnalysisError.unusableValue(
        of: "group", vertex: Vertex(v), value: Double(group),
        expected: "a number from 0 to below the number of groups")
    }
    let ties = rule == .unit ? simpleSkeleton() : try symmetricTies(by: rule)
    return ties.vertices.map { v in
      var mix = [Double](repeating: 0, count: groupCount)
      for slot in ties.arcs(from: v) {
        if let group = groups[ties.heads[slot].index] { mix[group] += ties.weight(at: slot) }
      }
      return mix
    }
  }

  /// How mixed the partners of each vertex are: the diversity of their groups.
  ///
  /// Unlike ``participation(groups:weights:)``, which is the same formula with self-loops, a vertex
  /// without partners has no value here, and a vertex need not belong to a group itself.
  ///
  /// - Parameters:
  ///   - groups: As for ``partnerMix(groups:groupCount:weights:)``.
  ///   - groupCount: As for ``partnerMix(groups:groupCount:weights:)``.
  ///   - weights: As for ``partnerMix(groups:groupCount:weights:)``.
  /// - Returns: One per vertex; `nil` without partners that have groups.
  /// - Throws: As ``partnerMix(groups:groupCount:weights:)``.
  /// - Complexity: As ``partnerMix(groups:groupCount:weights:)``.
  public func partnerDiversity(
    groups: [Int?], groupCount: Int, weights rule: StrengthRule = .unit
  ) throws -> [Diversity?] {
    try partnerMix(groups: groups, groupCount: groupCount, weights: rule).map { Diversity(of: $0) }
  }
}

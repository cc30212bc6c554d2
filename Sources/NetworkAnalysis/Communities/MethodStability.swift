public import NetworkGraph

extension CompactGraph {
  /// How stable a partition is when a method searches again, from other seeds and with the vertices in
  /// other orders: a method without chance may still hang on the order of the input.
  ///
  /// - Parameters:
  ///   - partition: The partition to judge, as of ``communities(by:options:)``.
  ///   - method: The method that searches.
  ///   - options: Its options; each search makes a single start.
  ///   - runs: How many searches; at least 1.
  /// - Throws: `AnalysisError` for a partition that does not have one group per vertex or fewer than
  ///   one search; else as ``communities(by:options:)``.
  /// - Complexity: That of as many searches, on all cores.
  public func communityStability(
    of partition: Partition, by method: CommunityMethod,
    options: CommunityOptions = CommunityOptions(), runs: Int = 20
  ) throws -> CommunityStability {
    try checkCount(partition.vertexCount, of: "group memberships")
    try checkRepetitions(1, runs, name: "runs")
    var random = SplitMix64(seed: options.seed)
    return try CommunityStability(
      of: partition, among: searches(method, options, runs: runs, random: &random))
  }
}

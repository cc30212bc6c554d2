import NetworkAnalysis
public import NetworkGraph
public import NetworkLayout

extension StressLayout.Emphasis {
  /// What a map of a network shows best: its communities where it has some, else distances.
  ///
  /// A network has communities when the modularity of its Leiden clusters is 0.3 or more; most
  /// networks without any stay below. Beyond 1500 vertices distances are shown, since a map of dots
  /// has no use for the room that communities gain for names.
  ///
  /// - Throws: ``AnalysisError`` as `leidenCommunities` does.
  /// - Complexity: That of `leidenCommunities`.
  /// - SeeAlso: M. E. J. Newman, "Fast algorithm for detecting community structure in networks",
  ///   *Physical Review E* 69, 066133, 2004, doi:10.1103/PhysRevE.69.066133, for the bound of 0.3.
  public static func suitable(for graph: CompactGraph, seed: UInt64) throws -> Self {
    guard (3...1500).contains(graph.vertexCount) else { return .distance }
    let skeleton = graph.unweighted().withoutSelfLoops().undirected(parallelEdges: .first)
    return suitable(
      forModularity: try skeleton.modularity(of: skeleton.leidenCommunities(seed: seed)))
  }

  /// What suits a network whose clusters have a modularity; `nil` where it is undefined.
  static func suitable(forModularity modularity: Double?) -> Self {
    (modularity ?? 0) >= 0.3 ? .community : .distance
  }

  /// How a note under the figure calls the layout.
  public var layoutName: LocalizedText {
    switch self {
    case .distance: LocalizedText("stress layout", "disposition par stress")
    case .community: LocalizedText("community layout", "disposition par communautés")
    }
  }
}

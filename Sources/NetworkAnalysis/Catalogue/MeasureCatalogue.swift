import NetworkGraph

/// All measures by name.
public enum MeasureCatalogue {
  /// The measures, those of vertices first, in the order in which a list shows them.
  public static let measures: [Measure] =
    centralityMeasures + walkCentralityMeasures + currentFlowMeasures + pathCentralityMeasures
    + coreCentralityMeasures + twoModeCentralityMeasures + roleMeasures + positionMeasures
    + keyPlayerMeasures + coreMeasures + equivalenceMeasures + concentrationMeasures
    + clusteringMeasures + distanceMeasures + cohesionMeasures + cliqueMeasures + censusMeasures
    + pathMeasures + flowMeasures
    + groupMeasures + communityMeasures + modelMeasures + tableMeasures + robustnessMeasures

  /// The measure of a name.
  ///
  /// - Parameter name: A name in any case; underscores and spaces count as hyphens.
  /// - Returns: `nil` when there is none: see ``suggestions(for:limit:)``.
  public static func measure(named name: String) -> Measure? {
    let wanted = normalized(name)
    return measures.first { $0.name.utf8.elementsEqual(wanted) }
  }

  /// The names most like a name that does not exist, best first.
  ///
  /// - Parameters:
  ///   - name: What was typed.
  ///   - limit: How many at most.
  /// - Returns: Names that differ in few letters, or that contain what was typed or a part of it.
  public static func suggestions(for name: String, limit: Int = 3) -> [String] {
    let wanted = Array(normalized(name).prefix(64))
    guard !wanted.isEmpty else { return [] }
    let synonym = synonyms.first { $0.0.utf8.elementsEqual(wanted) }?.1
    let ranked = measures.enumerated().map { place, measure in
      let candidate = Array(measure.name.utf8)
      let isPart = contains(candidate, wanted) || contains(wanted, candidate)
      return (
        distance: measure.name == synonym
          ? -1 : isPart ? 0 : editDistance(wanted, candidate),
        limit: max(2, candidate.count / 3), place: place, name: measure.name
      )
    }
    return ranked.filter { $0.distance <= $0.limit }
      .sorted { ($0.distance, $0.place) < ($1.distance, $1.place) }
      .prefix(limit).map(\.name)
  }

  /// What other programs call some of the measures.
  private static let synonyms = [
    ("weighted-degree", "strength"), ("coreness", "core-number"),
    ("k-core", "core-number"), ("mean-distance", "average-path-length"),
    ("shortest-path", "distances"), ("leiden", "communities"),
    ("map-equation", "infomap"), ("clauset-newman-moore", "fast-greedy"),
    ("cpm", "potts-communities"), ("backbone", "disparity"),
    ("sdsm", "projection-significance"), ("nmi", "agreement-with-communities"),
    ("qap", "qap-homophily"),
    ("spanning-tree", "spanning-forest"), ("minimum-cut", "min-cut"),
    ("motif-census", "motifs"), ("cliques", "maximal-cliques"),
    ("consensus", "community-certainty"),
    ("clusters", "communities"), ("cut-vertices", "articulation-points"),
    ("cut-points", "articulation-points"), ("blocks", "biconnected-components"),
    ("burt", "structural-holes"), ("efficiency", "effective-size"),
    ("gatekeeper", "brokerage"), ("cut-set", "key-players"), ("kpp", "key-players"),
    ("core", "best-core"), ("iqv", "blau-index"), ("gini", "degree-concentration"),
    ("herfindahl", "degree-concentration"), ("percolation-threshold", "robustness"),
    ("bootstrap", "rank-intervals"), ("rege", "regular-equivalence"),
    ("homophily", "attribute-assortativity"), ("mixing-table", "mixing"),
    ("hits", "hubs"), ("bonacich", "bonacich-power"), ("bonpow", "bonacich-power"),
    ("power-centrality", "bonacich-power"), ("alpha-centrality", "katz"),
    ("information-centrality", "current-flow-closeness"), ("k-truss", "truss-number"),
    ("random-walk-betweenness", "current-flow-betweenness"), ("spreaders", "voterank"),
    ("resistance-closeness", "current-flow-closeness"), ("knn", "average-neighbor-degree"),
    ("approximate-betweenness", "sampled-betweenness"), ("hierarchy", "global-reaching"),
    ("integration", "radiality"), ("bipartite-degree", "two-mode-degree"),
  ]

  private static func normalized(_ name: String) -> [UInt8] {
    name.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "_"), UInt8(ascii: " "): UInt8(ascii: "-")
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
      default: byte
      }
    }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard part.count > 2, part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }
}

import NetworkAnalysis
import NetworkFiles
public import NetworkGraph

/// Everything that a report says in numbers, computed once: sections, tables and figures only print
/// it, so that one number cannot stand in two versions.
struct Findings: Sendable {
  let network: Network
  let projected: ProjectedNetwork
  let coverage: EvidenceCoverage
  let indicators: Indicators
  let ranking: Ranking
  let clusters: Clusters
  let brokers: Brokers
  let money: MoneyLedger
  let disagreements: [Disagreement]
  /// The figures whose unit is a currency: budgets and projections, which are not grants.
  let moneyFigures: [Int]
  /// The place in `network.sources` of each source.
  let sourceRow: [Identifier: Int]
  /// Why each relation that is not behind a tie was left out, by place in `network.relations`.
  let exclusionOfRelation: [Projection.Exclusion?]

  init(
    _ network: Network, projection: Projection, seed: UInt64, results: VertexTable? = nil,
    progress: (ReportStep) -> Void
  ) throws {
    self.network = network
    progress(.ties)
    projected = projection.apply(to: network)
    coverage = EvidenceCoverage(network.contents)
    try Task.checkCancellation()
    progress(.measures)
    indicators = try Indicators(projected)
    try Task.checkCancellation()
    ranking = try Ranking(projected, results: results)
    progress(.clusters)
    clusters = try Clusters(projected.graph, seed: seed)
    progress(.brokers)
    brokers = Brokers(projected)
    money = try MoneyLedger(network)
    disagreements = Disagreement.all(in: network)
    moneyFigures = network.figures.indices.filter { index in
      network.figures[index].unit.flatMap { Currency($0) } != nil
    }
    sourceRow = Dictionary(uniqueKeysWithValues: zip(network.sources.lazy.map(\.id), 0...))
    var reasons = [Projection.Exclusion?](repeating: nil, count: network.relations.count)
    for (reason, relations) in projected.excluded {
      for relation in relations { reasons[relation] = reason }
    }
    exclusionOfRelation = reasons
  }
}

/// What a report is being made of at the moment, for a line of progress.
public enum ReportStep: Hashable, Sendable, CaseIterable {
  /// The steps in the order in which a report takes them.
  case ties, measures, clusters, brokers, figures, text

  /// The step for people.
  public var label: LocalizedText {
    switch self {
    case .ties: LocalizedText("Making ties from relations", "Des relations aux liens")
    case .measures: LocalizedText("Measuring", "Mesures")
    case .clusters: LocalizedText("Searching clusters", "Recherche de groupes")
    case .brokers: LocalizedText("Searching brokers", "Recherche d’intermédiaires")
    case .figures: LocalizedText("Drawing figures", "Dessin des figures")
    case .text: LocalizedText("Writing", "Rédaction")
    }
  }
}

import NetworkAnalysis
import NetworkGraph

/// The numbers that describe the network as a whole.
struct Indicators: Sendable {
  let actorCount: Int
  let tieCount: Int
  let selfLoopCount: Int
  let density: Double
  let components: Partition
  let giant: GiantComponent?
  let transitivity: Double
  /// Whether any actor has two neighbours, without which the transitivity says nothing.
  let hasTriples: Bool
  let averageClustering: Double?
  /// `nil` in an undirected network, and without arcs.
  let reciprocity: Double?
  let degreeAssortativity: Double?
  let degreeCentralization: Double?
  let betweennessCentralization: Double?
  /// `nil` when no actor has a sphere.
  let externalInternal: ExternalInternalIndex?
  /// The E-I index that would be expected if ties fell on pairs at random.
  let expectedExternalInternal: Double?
  let mixing: MixingTable?
  /// The spheres that occur, in the order of the mixing table.
  let spheres: [Sphere]

  var isolatedCount: Int { components.groups.count { $0.count == 1 } }

  init(_ projected: ProjectedNetwork) throws {
    let graph = projected.graph
    actorCount = graph.vertexCount
    tieCount = graph.edgeCount
    selfLoopCount = graph.selfLoopCount
    density = graph.density()
    components = graph.components()
    giant = try graph.giantComponentIndicators()
    transitivity = graph.transitivity()
    let skeleton = graph.unweighted().withoutSelfLoops().undirected(parallelEdges: .first)
    hasTriples = skeleton.degree().contains { $0 > 1 }
    averageClustering = try graph.averageClustering()
    reciprocity = graph.isDirected ? graph.reciprocity() : nil
    degreeAssortativity = graph.degreeAssortativity()
    degreeCentralization = try graph.centralization(of: .degree)
    betweennessCentralization = try graph.centralization(of: .betweenness)

    let present = Set(projected.spheres.compactMap { $0 }).sorted()
    spheres = present.map { Sphere.allCases[$0] }
    let number = Dictionary(uniqueKeysWithValues: zip(present, 0...))
    let groups = projected.spheres.map { $0.flatMap { number[$0] } }
    guard !present.isEmpty else {
      externalInternal = nil
      expectedExternalInternal = nil
      mixing = nil
      return
    }
    externalInternal = try graph.externalInternalIndex(groups: groups)
    mixing = try graph.mixingTable(groups: groups, groupCount: present.count)
    let sizes = present.indices.map { group in Double(groups.count { $0 == group }) }
    let all = sizes.reduce(0, +)
    let pairs = all * (all - 1) / 2
    let inside = sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 }
    expectedExternalInternal = pairs > 0 ? (pairs - 2 * inside) / pairs : nil
  }
}

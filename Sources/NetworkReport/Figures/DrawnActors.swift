import NetworkAnalysis
import NetworkGraph

/// The actors of figures 1 and 2, with their measures and clusters.
///
/// Actors without ties stand in rows below the others. Where they are so many that the rows would fill
/// the sheet, they are left out and counted below the figure.
struct DrawnActors {
  let projected: ProjectedNetwork
  /// The vertex of the findings behind each vertex that is drawn.
  let vertices: [Int]
  let table: VertexTable
  let membership: [Int]

  /// Up to this number, actors without ties are drawn.
  static let isolatedLimit = 80

  init(_ findings: Findings) {
    var projection = findings.projected.projection
    if findings.indicators.isolatedCount > Self.isolatedLimit
      && findings.indicators.tieCount > 0
    {
      projection.actors = .connected
    }
    projected =
      projection == findings.projected.projection
      ? findings.projected : projection.apply(to: findings.network)
    let network = findings.network
    // Whoever is connected is a vertex of the findings, too.
    let vertices = projected.actorOfVertex.map { actor in
      findings.projected.vertex(of: network.actors[actor].id)!.index
    }
    self.vertices = vertices
    var table = VertexTable(rowCount: vertices.count)
    for measure in findings.ranking.measures {
      table.set(
        VertexTable.Column(
          name: measure.name, caption: measure.caption, definition: measure.definition,
          values: .numbers(vertices.map { measure.values[$0] })))
    }
    self.table = table
    membership = vertices.map { findings.clusters.partition.membership[$0] }
  }
}

import NetworkDiagram
import NetworkGraph

/// A small network with every role, direction and status that a scene must tell apart.
enum SceneFixtures {
  static func actor(
    _ id: String, _ name: String? = nil, _ sphere: Sphere? = nil, kind: Identifier? = nil
  ) -> Actor {
    Actor(id: Identifier(id), name: name ?? id, kind: kind, sphere: sphere)
  }

  static func relation(
    _ id: String, _ source: String, _ target: String, _ kind: Identifier, euros: Int64? = nil,
    status: RelationStatus? = nil, partOf: Identifier? = nil
  ) -> Relation {
    Relation(
      id: Identifier(id), source: Identifier(source), target: Identifier(target), kind: kind,
      status: status, amount: euros.map { Money(minorUnits: $0 * 100, currency: .euro) },
      partOf: partOf)
  }

  static func project(
    _ actors: [Actor], _ relations: [Relation], sources: [Source] = [],
    statements: [Statement] = [], projection: Projection = Projection()
  ) throws -> ProjectedNetwork {
    projection.apply(
      to: try Network(
        NetworkContents(
          actors: actors, relations: relations, statements: statements, sources: sources)))
  }

  static func scene(
    _ projected: ProjectedNetwork, table: VertexTable? = nil, partition: [Int]? = nil,
    options: SceneOptions = SceneOptions()
  ) throws -> DiagramScene {
    try DiagramScene(
      projected: projected, table: table ?? VertexTable(rowCount: projected.graph.vertexCount),
      partition: partition, options: options)
  }

  /// A table with one column `size` of numbers.
  static func sizes(_ values: [Double?], unit: String = "") -> VertexTable {
    var table = VertexTable(rowCount: values.count)
    table.set(
      VertexTable.Column(
        name: "size", caption: LocalizedText("Size", "Taille"), unit: unit,
        definition: LocalizedText("a test", "un essai"), values: .numbers(values)))
    return table
  }

  /// Four actors, six relations: funding with parts, a planned grant, membership, partnership.
  static func smallNetwork() throws -> ProjectedNetwork {
    try project(
      [
        actor("state", "État", .public), actor("lab", "Laboratoire", .academia),
        actor("firm", "Firm & Co", .industry), actor("club", "Club", .intermediary),
      ],
      [
        relation("a", "state", "lab", "funding", euros: 5_000_000),
        relation("b", "state", "lab", "funding", euros: 2_000_000, partOf: "a"),
        relation("c", "lab", "state", "partnership"),
        relation("d", "firm", "club", "membership"),
        relation("e", "lab", "firm", "partnership"),
        relation("f", "firm", "state", "funding", euros: 30_000_000, status: .planned),
      ])
  }
}

/// A graph together with the way back to the network that it came from.
public struct ProjectedNetwork: Sendable {
  /// The network.
  public let network: Network

  /// The choices by which the graph was made.
  public let projection: Projection

  /// The graph. Vertices are in the order of the actors of the network.
  public let graph: CompactGraph

  /// The actor behind each vertex, as its place in `network.actors`.
  public let actorOfVertex: [Int]

  /// The relations behind each edge of `graph.edges`, as places in `network.relations`, ascending.
  public let relationsOfEdge: IndexLists

  /// The relations that did not take part, by reason.
  public let excluded: [Projection.Exclusion: [Int]]

  /// The events that link the ends of each edge, as places in `network.actors`, for a graph that a
  /// ``TwoModeProjection`` made; else `nil`.
  public let eventsOfEdge: [[Int]]?

  private let vertexOfActor: [Int32]

  init(
    network: Network, projection: Projection, graph: CompactGraph, actorOfVertex: [Int],
    relationsOfEdge: IndexLists, excluded: [Projection.Exclusion: [Int]],
    eventsOfEdge: [[Int]]? = nil
  ) {
    self.network = network
    self.projection = projection
    self.graph = graph
    self.actorOfVertex = actorOfVertex
    self.relationsOfEdge = relationsOfEdge
    self.excluded = excluded
    self.eventsOfEdge = eventsOfEdge
    var vertexOfActor = [Int32](repeating: -1, count: network.actors.count)
    for (vertex, actor) in actorOfVertex.enumerated() { vertexOfActor[actor] = Int32(vertex) }
    self.vertexOfActor = vertexOfActor
  }

  /// The actor behind a vertex.
  ///
  /// - Complexity: O(1)
  public func actor(of vertex: Vertex) -> Actor { network.actors[actorOfVertex[vertex.index]] }

  /// The vertex of an actor, or `nil` when the actor does not exist or takes no part.
  ///
  /// - Complexity: O(1)
  public func vertex(of actor: Identifier) -> Vertex? {
    guard let index = network.actorIndex(actor), vertexOfActor[index] >= 0 else { return nil }
    return Vertex(Int(vertexOfActor[index]))
  }

  /// The number of relations that take part.
  public var relationCount: Int {
    network.relations.count - excluded.values.reduce(0) { $0 + $1.count }
  }

  /// Group of each vertex by the sphere of its actor, for measures that compare groups; `nil` where
  /// an actor has none. Numbers follow `Sphere.allCases`.
  public var spheres: [Int?] {
    actorOfVertex.map { index in
      network.actors[index].sphere.flatMap { Sphere.allCases.firstIndex(of: $0) }
    }
  }
}

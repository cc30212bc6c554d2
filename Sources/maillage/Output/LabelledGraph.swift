import NetworkFiles
import NetworkGraph

/// A graph whose vertices have ids and names, wherever these come from.
struct LabelledGraph {
  let graph: CompactGraph
  /// The choices by which the graph was made.
  let projection: Projection
  /// The network behind the graph; `nil` where the graph was read from a file of ties without one.
  let projected: ProjectedNetwork?
  /// The ids of the vertices; `nil` where the network knows them.
  let names: VertexNames?
  private let snapshot: GraphSnapshot?

  init(_ projected: ProjectedNetwork) {
    graph = projected.graph
    projection = projected.projection
    self.projected = projected
    names = nil
    snapshot = nil
  }

  init(_ reading: GraphReading, _ projection: Projection) {
    graph = reading.graph
    self.projection = projection
    projected = nil
    names = reading.names
    snapshot = nil
  }

  /// - Parameter graph: The graph of the snapshot, or what is asked of it.
  init(_ snapshot: GraphSnapshot, _ graph: CompactGraph, _ projection: Projection) {
    self.graph = graph
    self.projection = projection
    projected = nil
    names = snapshot.ids
    self.snapshot = snapshot
  }

  /// The id of the actor behind a vertex.
  func id(_ vertex: Vertex) -> String {
    projected?.actor(of: vertex).id.text ?? names![vertex.index]
  }

  /// The name of the actor behind a vertex.
  func name(_ vertex: Vertex, _ language: Language) -> String {
    projected?.actor(of: vertex).name(in: language)
      ?? snapshot?.name(of: vertex, in: language) ?? names![vertex.index]
  }

  /// The vertex of the actor that a user means.
  func vertex(of text: String) throws -> Vertex {
    guard let projected else {
      if let index = names!.index(of: text) { return Vertex(index) }
      throw Failure.data("no actor '\(TextTable.printable(text))'")
    }
    let actor = try ActorLookup(network: projected.network).actor(text)
    guard let vertex = projected.vertex(of: actor.id) else {
      throw Failure.data("'\(TextTable.printable(actor.id.text))' takes no part in the projection")
    }
    return vertex
  }
}

/// What results were computed from, for their JSON form.
struct ResultInput {
  let path: String
  private let digest: () -> String

  /// The SHA-256 of the input, computed when it is asked for: that of a large file takes longer than
  /// many a measure.
  var sha256: String { digest() }

  init(_ reading: NetworkReading) {
    path = reading.path
    digest = { reading.sha256 }
  }

  init(_ reading: GraphReading, path: String) {
    self.path = path
    digest = { reading.sha256 }
  }

  init(snapshotAt path: String) {
    self.path = path
    digest = { GraphSnapshot.sha256(path: path) ?? "" }
  }
}

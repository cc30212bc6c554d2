import Foundation
import NetworkFiles
import NetworkGraph

/// Loads the graph of a file: plain edge lists by their numbers, tables by the order of appearance,
/// anything else by way of a network.
struct GraphLoading {
  let path: String
  let isDirected: Bool
  /// What the weights mean; `nil` leaves them out.
  let weights: WeightMeaning?
  let threads: Int

  struct Fault: Error, CustomStringConvertible {
    let description: String
  }

  func load() throws -> CompactGraph {
    var options = GraphReader.Options()
    options.threads = threads
    options.isDirected = isDirected
    options.weights = weights
    options.parallelEdges = weights == nil ? .first : .sum
    options.numbering = .asWritten
    if let reading = GraphReader.read(path: path, options: options) { return reading.graph }
    options.numbering = .appearance
    if let reading = GraphReader.read(path: path, options: options) { return reading.graph }
    var reading = ReadingOptions()
    reading.direction = isDirected ? .directed : .undirected
    let result = NetworkReader.read(path: path, options: reading)
    guard let network = result.network else {
      throw Fault(description: result.errors.map(\.description).joined(separator: "\n"))
    }
    var projection = Projection(kinds: .all)
    projection.direction = isDirected ? .directed : .undirected
    projection.weight = weights == nil ? .none : weights == .distance ? .distance : .strength
    return projection.apply(to: network).graph
  }
}

/// A snapshot of a graph that is there as long as the object lives.
final class SnapshotFile {
  private let path = FileManager.default.temporaryDirectory.path + "/\(UUID().uuidString).mgraph"

  init(of graph: CompactGraph) throws {
    try GraphSnapshot(
      graph: graph, ids: VertexNames(numbersFrom: 0, count: graph.vertexCount), names: nil,
      parallelEdges: .sum, sourceSHA256: String(repeating: "0", count: 64), choices: ""
    ).write(to: path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func load(threads: Int) throws -> CompactGraph {
    try GraphSnapshot(path: path, threads: threads).graph
  }
}

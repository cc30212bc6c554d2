import ArgumentParser
import NetworkAnalysis
import NetworkGraph

/// The kernels that can be timed.
enum Kernel: String, CaseIterable, ExpressibleByArgument {
  case degree, betweenness, closeness, harmonic, eigenvector, pagerank, kcore, clustering
  case triangles, components, bridges, constraint, diameter, leiden

  /// Computes once.
  ///
  /// - Returns: One value per vertex, or a single one for the graph; NaN where it is undefined.
  func run(on graph: CompactGraph) throws -> [Double] {
    switch self {
    case .degree: graph.degree().map { Double($0) }
    case .betweenness: try graph.betweenness()
    case .closeness: try graph.closeness()
    case .harmonic: try graph.harmonicCloseness()
    case .eigenvector: try graph.eigenvectorCentrality() ?? []
    case .pagerank: try graph.pageRank() ?? []
    case .kcore: graph.coreNumber().map { Double($0) }
    case .clustering: try graph.localClustering()
    case .triangles: graph.triangles().map { Double($0) }
    case .components: graph.components().membership.map { Double($0) }
    case .bridges: [Double(graph.biconnectivity().bridges.count)]
    case .constraint: try graph.structuralHoles().map { $0?.constraint ?? .nan }
    case .diameter: [try graph.diameter() ?? .nan]
    case .leiden: try graph.leidenCommunities(starts: 1).membership.map { Double($0) }
    }
  }
}

import ArgumentParser
import NetworkAnalysis
import NetworkGraph
import NetworkLayout

/// The kernels that can be timed.
enum Kernel: String, CaseIterable, ExpressibleByArgument {
  case degree, betweenness, closeness, harmonic, eigenvector, pagerank, kcore, clustering
  case triangles, components, bridges, constraint, diameter, leiden, layout

  /// Computes once.
  ///
  /// - Returns: One value per vertex, or a single one for the graph; NaN where it is undefined. The
  ///   layout gives two per vertex, x and y.
  func run(on graph: CompactGraph) throws -> [Double] {
    switch self {
    case .degree: return graph.degree().map { Double($0) }
    case .betweenness: return try graph.betweenness()
    case .closeness: return try graph.closeness().map { $0 ?? .nan }
    case .harmonic: return try graph.harmonicCloseness()
    case .eigenvector: return try graph.eigenvectorCentrality() ?? []
    case .pagerank: return try graph.pageRank()
    case .kcore: return graph.coreNumber().map { Double($0) }
    case .clustering: return try graph.localClustering()
    case .triangles: return graph.triangles().map { Double($0) }
    case .components: return graph.components().membership.map { Double($0) }
    case .bridges: return [Double(graph.biconnectivity().bridges.count)]
    case .constraint: return try graph.structuralHoles().map { $0?.constraint ?? .nan }
    case .diameter: return [try graph.diameter(unreachable: .ignored) ?? .nan]
    case .leiden: return try graph.leidenCommunities(starts: 1).membership.map { Double($0) }
    case .layout:
      return try StressLayout().cancellablePlacement(of: graph).points.flatMap { [$0.x, $0.y] }
    }
  }
}

public import NetworkGraph

/// Clustering and distances of a graph beside those of random graphs and lattices of the same degrees.
public struct SmallWorld: Sendable, Hashable {
  /// The transitivity.
  public let transitivity: Double
  /// Its mean over the random graphs.
  public let randomTransitivity: Double
  /// The mean distance.
  public let meanDistance: Double
  /// Its mean over the random graphs, of pairs with a path.
  public let randomMeanDistance: Double
  /// The average clustering.
  public let averageClustering: Double
  /// Its mean over the lattices.
  public let latticeClustering: Double

  /// The transitivity relative to random graphs, divided by the mean distance relative to random
  /// graphs; `nil` when random graphs have no triangles.
  public var sigma: Double? {
    guard randomTransitivity > 0, meanDistance > 0, randomMeanDistance > 0 else { return nil }
    return transitivity / randomTransitivity / (meanDistance / randomMeanDistance)
  }

  /// The mean distance of random graphs relative to the graph's, less its clustering relative to
  /// lattices; `nil` when lattices have no triangles.
  public var omega: Double? {
    guard latticeClustering > 0, meanDistance > 0 else { return nil }
    return randomMeanDistance / meanDistance - averageClustering / latticeClustering
  }
}

extension CompactGraph {
  /// Whether the graph is a small world: clustered like a lattice, with distances like a random graph.
  ///
  /// ``SmallWorld/sigma`` well above 1 says so, but grows with the number of vertices;
  /// ``SmallWorld/omega`` is near 0 for a small world, towards 1 for a random graph and towards −1 for a
  /// lattice, at any size. Random graphs and lattices have the same degrees: ties exchange their ends
  /// (10 attempts per edge), for lattices (100 attempts) only where that does not make them longer on a
  /// ring.
  /// Directions, weights and self-loops are ignored.
  ///
  /// - Parameters:
  ///   - referenceCount: How many random graphs and how many lattices.
  ///   - seed: Where the random exchanges begin.
  /// - Returns: The figures; `nil` when the graph is not connected or has fewer than two vertices.
  /// - Throws: `AnalysisError.parameterOutOfRange` for a count below 1; `CancellationError`.
  /// - Complexity: O(*nm*) per random graph, on all cores; O(*m*^1.5) per lattice.
  /// - Note: As NetworkX, sigma compares transitivity and omega the average clustering. NetworkX lets
  ///   no exchange disconnect a reference; here pairs without a path are left out of its mean distance.
  /// - SeeAlso: sigma: M. D. Humphries, K. Gurney, *PLoS ONE* 3(4), 2008, e0002051,
  ///   doi:10.1371/journal.pone.0002051; omega: Q. K. Telesford et al., "The ubiquity of small-world
  ///   networks", *Brain Connectivity* 1(5), 2011, 367–375, doi:10.1089/brain.2011.0038.
  public func smallWorld(referenceCount: Int = 10, seed: UInt64 = 1) throws -> SmallWorld? {
    guard referenceCount > 0 else {
      throw AnalysisError.parameterOutOfRange(
        name: "references", value: "\(referenceCount)", expected: "1 or more")
    }
    let graph = simpleSkeleton()
    guard vertexCount > 1, let meanDistance = try graph.meanDistance() else { return nil }
    // Exchanges that make no edge longer, when the vertices stand in a ring in their order, leave edges
    // between near vertices, as in a lattice (Sporns and Zwi, doi:10.1385/NI:2:2:145).
    func span(_ a: Int, _ b: Int) -> Int { min(abs(a - b), vertexCount - abs(a - b)) }
    var random = SplitMix64(seed: seed)
    var (transitivity, distance, clustering) = (0.0, 0.0, 0.0)
    for _ in 0..<referenceCount {
      var exchange = EndExchange(graph)
      try exchange.run(draws: 10 * graph.edgeCount, using: &random)
      let reference = exchange.graph(vertexCount: vertexCount)
      transitivity += reference.transitivity()
      distance += try reference.meanDistance(unreachable: .ignored) ?? 0
      var lattice = EndExchange(graph)
      try lattice.run(draws: 100 * graph.edgeCount, using: &random) { a, b, c, d in
        span(a, d) + span(c, b) <= span(a, b) + span(c, d)
      }
      clustering += try lattice.graph(vertexCount: vertexCount).averageClustering() ?? 0
    }
    let count = Double(referenceCount)
    return SmallWorld(
      transitivity: graph.transitivity(), randomTransitivity: transitivity / count,
      meanDistance: meanDistance, randomMeanDistance: distance / count,
      averageClustering: try graph.averageClustering() ?? 0,
      latticeClustering: clustering / count)
  }
}

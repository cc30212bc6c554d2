public import NetworkGraph

/// The indicators of a graph that follow from the distances of all pairs of vertices.
public struct DistanceIndicators: Sendable, Hashable {
  /// The largest distance.
  public let diameter: Double?
  /// The smallest eccentricity.
  public let radius: Double?
  /// The mean over ordered pairs of different vertices.
  public let meanDistance: Double?
  /// The mean of 1/distance over ordered pairs; a pair without a path counts 0. `nil` when two
  /// vertices are at distance 0.
  public let globalEfficiency: Double?
  /// The sum over unordered pairs, or over ordered pairs in a directed graph.
  public let wienerIndex: Double?
}

/// The largest component of a graph and its distances.
public struct GiantComponent: Sendable, Hashable {
  /// Its vertices, ascending.
  public let vertices: [Vertex]
  /// Its share of all vertices.
  public let share: Double
  /// Its distances. In a directed graph the component is a weak one, and pairs without a directed
  /// path are left out.
  public let distances: DistanceIndicators
}

extension CompactGraph {
  /// The eccentricity of every vertex: its distance to the vertex farthest away.
  ///
  /// - Parameters:
  ///   - lengths: How long an edge is; a length may be 0.
  ///   - unreachable: What becomes of vertices that are not reached.
  /// - Returns: One distance per vertex. Under `undefined`, all are `nil` when the graph is not
  ///   (strongly) connected (NetworkX raises); under `ignored`, the farthest vertex that is reached
  ///   counts (igraph).
  /// - Throws: `WeightError` when weights cannot be lengths; `CancellationError`.
  /// - Complexity: As ``distanceSummaries(lengths:direction:)``.
  public func eccentricity(
    lengths: LengthRule = .unit, unreachable: UnreachablePairs = .undefined
  ) throws -> [Double?] {
    let summaries = try distanceSummaries(lengths: lengths, allowingZero: true)
    let isDefined = unreachable == .ignored || summaries.reachEachOther
    return summaries.map { isDefined ? $0.farthest : nil }
  }

  /// Diameter, radius, mean distance, global efficiency and Wiener index.
  ///
  /// - Parameters:
  ///   - lengths: How long an edge is; a length may be 0.
  ///   - unreachable: What becomes of pairs without a path. Under `undefined` one of them makes each
  ///     indicator but the efficiency `nil`.
  /// - Returns: The indicators. For a single vertex all are 0, as in NetworkX; without a vertex all
  ///   but the efficiency are `nil`.
  /// - Throws: `WeightError` when weights cannot be lengths; `CancellationError`.
  /// - Complexity: As ``distanceSummaries(lengths:direction:)``.
  /// - SeeAlso: efficiency: V. Latora, M. Marchiori, "Efficient behavior of small-world networks",
  ///   *Physical Review Letters* 87, 2001, 198701, doi:10.1103/PhysRevLett.87.198701.
  public func distanceIndicators(
    lengths: LengthRule = .unit, unreachable: UnreachablePairs = .undefined
  ) throws -> DistanceIndicators {
    let summaries = try distanceSummaries(lengths: lengths, allowingZero: true)
    let pairs = Double(vertexCount) * Double(vertexCount - 1)
    let inverse = summaries.reduce(0) { $0 + $1.totalInverse }
    let total = summaries.reduce(0) { $0 + $1.total }
    let hasZero = summaries.contains(where: \.hasZero)
    guard total.isFinite && (inverse.isFinite || hasZero) else {
      throw AnalysisError.distancesTooLarge
    }
    let efficiency = hasZero ? nil : vertexCount > 1 ? inverse / pairs : 0
    guard vertexCount > 0, unreachable == .ignored || summaries.reachEachOther else {
      return DistanceIndicators(
        diameter: nil, radius: nil, meanDistance: nil, globalEfficiency: efficiency,
        wienerIndex: nil)
    }
    let reached = summaries.reduce(0) { $0 + $1.reachedCount }
    return DistanceIndicators(
      diameter: summaries.lazy.map(\.farthest).max(),
      radius: summaries.lazy.map(\.farthest).min(),
      meanDistance: reached > 0 ? total / Double(reached) : 0,
      globalEfficiency: efficiency,
      wienerIndex: isDirected ? total : total / 2)
  }

  /// The largest distance; `nil` when a pair has no path and such pairs are not ignored.
  ///
  /// - Throws: As ``distanceIndicators(lengths:unreachable:)``.
  /// - Complexity: As ``distanceSummaries(lengths:direction:)``; without directions and for unit
  ///   lengths O(*n* + *m*) for each of a few searches in most networks.
  /// - SeeAlso: P. Crescenzi et al., "On computing the diameter of real-world undirected graphs",
  ///   *Theoretical Computer Science* 514, 2013, 84–95, doi:10.1016/j.tcs.2012.09.018.
  public func diameter(
    lengths: LengthRule = .unit, unreachable: UnreachablePairs = .undefined
  ) throws -> Double? {
    guard lengths == .unit, !isDirected else {
      return try distanceIndicators(lengths: lengths, unreachable: unreachable).diameter
    }
    let parts = components().groups
    guard vertexCount > 0, unreachable == .ignored || parts.count == 1 else { return nil }
    var fringe = FringeSearch(self)
    // A part of k vertices is no wider than k − 1.
    for part in parts where part.count - 1 > fringe.diameter { try fringe.widen(by: part) }
    return Double(fringe.diameter)
  }

  /// The mean distance over ordered pairs; `nil` when a pair has no path and such pairs are not
  /// ignored.
  ///
  /// - Throws: As ``distanceIndicators(lengths:unreachable:)``.
  /// - Complexity: As ``distanceSummaries(lengths:direction:)``.
  public func meanDistance(
    lengths: LengthRule = .unit, unreachable: UnreachablePairs = .undefined
  ) throws -> Double? {
    try distanceIndicators(lengths: lengths, unreachable: unreachable).meanDistance
  }

  /// The largest component with its diameter, mean distance and the like. Real networks are rarely
  /// connected, so reports give these figures together with the size of the component.
  ///
  /// - Returns: `nil` for a graph without vertices.
  /// - Throws: `WeightError` when weights cannot be lengths; `CancellationError`.
  /// - Complexity: As ``distanceSummaries(lengths:direction:)``, for the component.
  public func giantComponentIndicators(lengths: LengthRule = .unit) throws -> GiantComponent? {
    let members = giantComponent()
    guard !members.isEmpty else { return nil }
    let indicators = try induced(on: members)
      .distanceIndicators(lengths: lengths, unreachable: .ignored)
    return GiantComponent(
      vertices: members, share: Double(members.count) / Double(vertexCount),
      distances: indicators)
  }
}

extension [DistanceSummary] {
  /// Whether each vertex reaches all others.
  fileprivate var reachEachOther: Bool { allSatisfy { $0.reachedCount == count - 1 } }
}

public import NetworkGraph

/// What is counted when vertices are taken out of a network.
public enum FragmentationKind: String, Hashable, Sendable, CaseIterable {
  /// The share of pairs that cannot reach each other.
  case simple
  /// One less the mean of the inverse distances, so that longer ways count, too.
  case distance
}

/// What of a network a set of vertices reaches.
public enum ReachKind: Hashable, Sendable {
  /// Inverse distances from the nearest member of the set, as a share of all vertices.
  case distance(ReachMembers)
  /// The number of vertices within some steps.
  case steps(Int, countsMembers: Bool = false)
}

/// How the members of a set count in what it reaches.
public enum ReachMembers: String, Hashable, Sendable, CaseIterable {
  /// Each member counts 1, and the sum is divided by *n*: Borgatti's definition.
  case ones
  /// Members do not count, and the sum is divided by *n* (R's influenceR).
  case outside
  /// Members do not count, and the sum is divided by the number of the others (R's keyplayer).
  case meanOutside = "mean-outside"
}

extension CompactGraph {
  /// How far the network falls apart when some vertices are taken out: Borgatti's measures of a set of
  /// key players by what their absence does (KPP-Neg).
  ///
  /// `simple`: *F* = 1 − Σ *r(ij)*/(*n*(*n* − 1)) over ordered pairs of the vertices that remain, with
  /// *r* = 1 where there is a path. `distance`: the same with 1/*d(ij)* for *r*, so that a network
  /// that becomes long drawn out counts as partly broken.
  ///
  /// It says what depends on the set; it does not say that ties would not be made anew.
  ///
  /// - Parameters:
  ///   - removed: The vertices that are taken out.
  ///   - kind: What is counted.
  ///   - lengths: How long an edge is, for `distance`.
  /// - Returns: From 0, all tied (to each other, for `distance`), to 1, nobody reaches anybody; below
  ///   0 where lengths are below 1. `nil` with fewer than two vertices left. Directions are dropped.
  /// - Throws: `AnalysisError.unknownVertex`; `AnalysisError.distancesTooLarge`; `WeightError` when
  ///   weights cannot be lengths; `CancellationError`.
  /// - Complexity: O(*n* + *m*) for `simple`; O(*n*/64 · *d*(*n* + *m*)) for `distance` and unit lengths
  ///   with a diameter *d*; O(*nm* + *n*² log *n*) for other lengths, on all cores.
  /// - Note: *n* counts the vertices that remain, as in UCINET and KeyPlayer.
  /// - SeeAlso: S. P. Borgatti, "Identifying sets of key players in a social network",
  ///   *Computational and Mathematical Organization Theory* 12, 2006, 21–34,
  ///   doi:10.1007/s10588-006-7084-x, equations 3 to 9.
  public func fragmentation(
    removing removed: [Vertex] = [], kind: FragmentationKind = .distance,
    lengths: LengthRule = .unit
  ) throws -> Double? {
    for vertex in removed { try check(vertex) }
    return try KeyPlayerGoal.fragmentation(kind).evaluator(self, lengths).fragmentation(
      without: removed, isParallel: true)
  }

  /// What of the network some vertices reach together: Borgatti's measures of a set of key players by
  /// what they can spread (KPP-Pos).
  ///
  /// `distance`: *D* = (1/*n*) Σ *j* 1/*d(Kj)*, with *d(Kj)* the distance to *j* from the nearest
  /// member of *K* and 1 for the members. `steps`: the number of vertices at most so many steps away.
  ///
  /// - Parameters:
  ///   - set: The vertices that spread something.
  ///   - kind: What is counted.
  ///   - lengths: How long an edge is; for `steps` the lengths along the way add up.
  /// - Returns: For `distance` a share, 1 when every vertex is in the set or next to it (more where
  ///   lengths are below 1); for `steps` a number. `nil` where nobody is left to divide by.
  ///   Directions are dropped.
  /// - Throws: `AnalysisError.unknownVertex`; `AnalysisError.distancesTooLarge`; `WeightError` when
  ///   weights cannot be lengths; `CancellationError`.
  /// - Complexity: O(*k*(*n* + *m*)) for *k* vertices and unit lengths, O(*k*(*n* + *m*) log *n*)
  ///   otherwise.
  /// - SeeAlso: Borgatti 2006, doi:10.1007/s10588-006-7084-x, equation 14.
  public func reach(
    of set: [Vertex], kind: ReachKind = .distance(.ones), lengths: LengthRule = .unit
  ) throws -> Double? {
    for vertex in set { try check(vertex) }
    let (graph, arcLengths) = try undirectedWithLengths(lengths)
    var isMember = [Bool](repeating: false, count: vertexCount)
    var distance = [Double](repeating: .infinity, count: vertexCount)
    var sweep = ShortestPathSweep(graph, lengths: arcLengths)
    var rounds = ProgressReport.Rounds(set.count)
    for vertex in set where !isMember[vertex.index] {
      try rounds.next()
      isMember[vertex.index] = true
      sweep.run(from: vertex)
      for reached in sweep.settled {
        distance[reached.index] = min(distance[reached.index], sweep.distance[reached.index])
      }
    }
    let memberCount = isMember.count { $0 }
    switch kind {
    case .steps(let steps, let countsMembers):
      return Double(
        (0..<vertexCount).count {
          distance[$0] <= Double(steps) && (countsMembers || !isMember[$0])
        })
    case .distance(let members):
      let sum = (0..<vertexCount).reduce(0.0) {
        isMember[$1] ? $0 : $0 + 1 / distance[$1]
      }
      guard sum.isFinite else { throw AnalysisError.distancesTooLarge }
      switch members {
      case .ones: return vertexCount > 0 ? (sum + Double(memberCount)) / Double(vertexCount) : nil
      case .outside: return vertexCount > 0 ? sum / Double(vertexCount) : nil
      case .meanOutside:
        return memberCount < vertexCount ? sum / Double(vertexCount - memberCount) : nil
      }
    }
  }

  /// The graph without directions and the length of each of its arcs. Arcs both ways become one edge
  /// whose weight is their sum, the smaller for distances.
  func undirectedWithLengths(
    _ rule: LengthRule
  ) throws(WeightError) -> (CompactGraph, ContiguousArray<Double>?) {
    // Lengths are checked before weights are merged, so that the message names an edge of the input.
    guard try lengths(by: rule) != nil else {
      return (unweighted().undirected(parallelEdges: .first), nil)
    }
    let merged = undirected(
      parallelEdges: weightMeaning?.isStrength ?? true ? .sum : .minimum)
    return (merged, try merged.lengths(by: rule))
  }
}

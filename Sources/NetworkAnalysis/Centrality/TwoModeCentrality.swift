public import NetworkGraph

extension CompactGraph {
  /// Checks that each tie joins the two modes.
  private func check(_ modes: TwoModes, otherwise fault: String) throws(AnalysisError) {
    try checkCount(modes.isSecond.count, of: "modes")
    for tail in vertices {
      for slot in arcs(from: tail)
      where modes.isSecond[tail.index] == modes.isSecond[heads[slot].index] {
        throw .parameterOutOfRange(
          name: "the tie between \(tail) and \(heads[slot])", value: fault,
          expected: "ties between the two modes only")
      }
    }
  }

  /// The degree of every vertex of a two-mode network, relative to the size of the *other* mode,
  /// the most that it can have.
  ///
  /// - Parameter modes: The modes; found by colouring when `nil`. Directions and weights are
  ///   ignored.
  /// - Returns: One number per vertex from 0 to 1; `nil` where the other mode is empty.
  /// - Throws: `AnalysisError` when a tie stays inside a mode or there is not one mode per vertex.
  /// - Complexity: O(*n* + *m*).
  /// - SeeAlso: S. P. Borgatti, M. G. Everett, "Network analysis of 2-mode data", *Social Networks*
  ///   19(3), 1997, 243–269, doi:10.1016/S0378-8733(96)00301-2.
  public func twoModeDegree(modes: TwoModes? = nil) throws -> [Double?] {
    let (graph, modes) = try twoModeGraph(modes)
    let counts = modes.counts
    return zip(graph.degree(), modes.isSecond).map { degree, isSecond in
      let most = isSecond ? counts.first : counts.second
      return most > 0 ? Double(degree) / Double(most) : nil
    }
  }

  /// The closeness of every vertex of a two-mode network, relative to the smallest sum of distances
  /// that its mode allows: 1 to each vertex of the other mode and 2 to each one of its own.
  ///
  /// - Parameters:
  ///   - modes: The modes; found by colouring when `nil`. Directions and weights are ignored.
  ///   - normalization: `normalized` also multiplies by the share of vertices reached, so that a
  ///     vertex of a small component does not look central.
  /// - Returns: One number per vertex, from 0 to 1 in a connected network; 0 for a vertex without
  ///   ties. In a network of several components a vertex of a small one can have more than 1, as in
  ///   NetworkX: the smallest sum is that of the whole network, the actual one that of the component.
  /// - Throws: As ``twoModeDegree(modes:)``; `CancellationError`.
  /// - Complexity: O(*nm*) on all cores.
  /// - SeeAlso: S. P. Borgatti, M. G. Everett, *Social Networks* 19(3), 1997,
  ///   doi:10.1016/S0378-8733(96)00301-2.
  public func twoModeCloseness(
    modes: TwoModes? = nil, normalization: Normalization = .normalized
  ) throws -> [Double] {
    let (graph, modes) = try twoModeGraph(modes)
    let counts = modes.counts
    return zip(try graph.distanceSummaries(), modes.isSecond).map { summary, isSecond in
      guard summary.reachedCount > 0 else { return 0 }
      let (own, other) = isSecond ? (counts.second, counts.first) : (counts.first, counts.second)
      let score = Double(other + 2 * (own - 1)) / summary.total
      guard normalization == .normalized else { return score }
      return score * (Double(summary.reachedCount) / Double(vertexCount - 1))
    }
  }

  /// The betweenness of every vertex of a two-mode network, relative to the most that a vertex of
  /// its mode can have.
  ///
  /// - Parameter modes: The modes; found by colouring when `nil`. Directions and weights are
  ///   ignored.
  /// - Returns: One number per vertex from 0 to 1; `nil` where the modes are so small that no
  ///   vertex of the mode can lie between others.
  /// - Throws: As ``twoModeDegree(modes:)``, and `AnalysisError.tooManyPaths`.
  /// - Complexity: O(*nm*) on all cores.
  /// - SeeAlso: S. P. Borgatti, M. G. Everett, *Social Networks* 19(3), 1997,
  ///   doi:10.1016/S0378-8733(96)00301-2.
  public func twoModeBetweenness(modes: TwoModes? = nil) throws -> [Double?] {
    let (graph, modes) = try twoModeGraph(modes)
    let counts = modes.counts
    let most = Self.largestBetweenness(own: counts.first, other: counts.second)
    let mostSecond = Self.largestBetweenness(own: counts.second, other: counts.first)
    return zip(try graph.betweenness(normalization: .raw), modes.isSecond).map {
      score, isSecond in
      let largest = isSecond ? mostSecond : most
      return largest > 0 ? score / largest : nil
    }
  }

  /// The betweenness of the centre of the most centralized two-mode network: it holds all *m*
  /// vertices of the other mode, and the other *n* − 1 vertices of its own hang on these as evenly
  /// as possible, *s* on each and one more on *t*.
  private static func largestBetweenness(own n: Int, other m: Int) -> Double {
    guard n > 0 && m > 0 else { return 0 }
    let (quotient, remainder) = (n - 1).quotientAndRemainder(dividingBy: m)
    let (s, t, m) = (Double(quotient), Double(remainder), Double(m))
    return (m * m * (s + 1) * (s + 1) + m * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
  }

  private func twoModeGraph(_ given: TwoModes?) throws -> (CompactGraph, TwoModes) {
    let graph = unweighted().undirected(parallelEdges: .first)
    guard let given else { return (graph, try graph.twoModes()) }
    try check(given, otherwise: "inside one of the modes that are given")
    return (graph, given)
  }
}

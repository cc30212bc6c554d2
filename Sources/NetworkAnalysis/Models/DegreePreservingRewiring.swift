public import NetworkGraph

extension CompactGraph {
  /// A random graph in which each vertex keeps its degree, or its in-degree and its out-degree: the
  /// null model that says which patterns are more than numbers of ties.
  ///
  /// Pairs of edges exchange their ends, drawn again and again. An exchange that would make a self-loop
  /// or a repeated edge is not made, but counts as drawn, so that all simple graphs with these degrees
  /// are equally probable in the long run. In a directed graph two arcs that follow each other may
  /// instead turn a directed triangle round: without that move some graphs could not be reached (Rao,
  /// Jana and Bandyopadhyay 1996).
  ///
  /// Self-loops stay where they are. Weights travel with their edges; in a directed graph the weight
  /// of an arc stays with its tail.
  ///
  /// - Parameters:
  ///   - exchangesPerEdge: How many exchanges are drawn, as a multiple of the number of edges. Ten is
  ///     usual, a hundred is what Milo and others found to be more than enough.
  ///   - seed: Where the random choices begin.
  /// - Returns: A graph of the same vertices; of no or one edge, or with degrees that only one graph
  ///   has, the same graph.
  /// - Throws: `AnalysisError.parameterOutOfRange` for a negative number of exchanges;
  ///   `CancellationError`.
  /// - Complexity: O(*m* × `exchangesPerEdge`) expected time, O(*m*) space.
  /// - SeeAlso: R. Milo, N. Kashtan, S. Itzkovitz, M. E. J. Newman, U. Alon, "On the uniform generation
  ///   of random graphs with prescribed degree sequences", 2003, arXiv:cond-mat/0312028,
  ///   doi:10.48550/arXiv.cond-mat/0312028; S. Maslov, K. Sneppen, "Specificity and stability in
  ///   topology of protein networks", *Science* 296, 2002, doi:10.1126/science.1065103.
  public func degreePreservingRewiring(
    exchangesPerEdge: Int = 10, seed: UInt64
  ) throws -> CompactGraph {
    var random = SplitMix64(seed: seed)
    return try degreePreservingRewiring(exchangesPerEdge: exchangesPerEdge, using: &random)
  }

  func degreePreservingRewiring(
    exchangesPerEdge: Int, using random: inout SplitMix64
  ) throws -> CompactGraph {
    try checkAtLeast(0, exchangesPerEdge, name: "exchanges per edge")
    let edges = edges
    let proper = edges.filter { $0.tail != $0.head }
    guard proper.count > 1 else { return self }
    var exchange = EndExchange(
      tails: proper.map { $0.tail.index }, heads: proper.map { $0.head.index },
      isDirected: isDirected)
    let (draws, overflows) = proper.count.multipliedReportingOverflow(by: exchangesPerEdge)
    try exchange.run(draws: overflows ? .max : draws, using: &random)
    let loops = edges.filter { $0.tail == $0.head }
    let weights = weights.map { weights in
      proper.map { weights[$0.slot] } + loops.map { weights[$0.slot] }
    }
    return CompactGraph(
      vertexCount: vertexCount,
      tails: exchange.tails.map { UInt32($0) } + loops.map(\.tail.rawValue),
      heads: exchange.heads.map { UInt32($0) } + loops.map(\.head.rawValue),
      weights: weights, meaning: weightMeaning, isDirected: isDirected, parallelEdges: .first)
  }
}

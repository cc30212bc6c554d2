public import NetworkGraph

/// A division of the vertices in two, and the edges between the two sides.
public struct GraphCut: Sendable, Hashable {
  /// The sum of the capacities of ``edges``.
  public let value: Double
  /// One side, ascending: that of the source, or of vertex 0 where there is no source.
  public let firstSide: [Vertex]
  /// The other side, ascending.
  public let secondSide: [Vertex]
  /// The edges from the first side to the second, as places in `graph.edges`. In a directed graph
  /// arcs back from the second side do not count, except in a global cut.
  public let edges: [Int]
}

/// The most that can flow from one vertex to another, and what stands in the way of more.
public struct MaximumFlow: Sendable, Hashable {
  /// What leaves the source and reaches the target.
  public let value: Double
  /// What flows on each edge, in the order of `graph.edges`. Negative where it flows from the head of
  /// an undirected edge to its tail; never negative on an arc.
  public let edgeFlows: [Double]
  /// A cut of the same value: no flow can be larger. Of all minimum cuts, that with the smallest
  /// side of the source.
  public let minimumCut: GraphCut
}

extension CompactGraph {
  /// The maximum flow from one vertex to another, with the flow on each edge and a minimum cut.
  ///
  /// How much could pass if every edge carries at most its weight and no vertex keeps anything. The
  /// minimum cut is the bottleneck: the edges whose loss separates the two at the lowest total
  /// weight. It does not say that anything flows, nor that the flow on an edge is the only possible
  /// one: many flows have the same value.
  ///
  /// - Parameters:
  ///   - source: Where the flow begins.
  ///   - target: Where it ends.
  ///   - rule: The capacity of an edge: 1, or its weight. An undirected edge carries that much either
  ///     way. Self-loops carry nothing.
  /// - Returns: The flow; its value is 0 when there is no path.
  /// - Throws: `AnalysisError` for an unknown vertex and when source and target are the same;
  ///   `WeightError` when weights cannot be capacities: negative, not finite, or distances;
  ///   `CancellationError`.
  /// - Complexity: O(*n*²*m*) time by the proof, near O(*m*) for each of few rounds in practice; O(*n* +
  ///   *m*) space.
  /// - Note: Capacities are computed with as whole multiples of a power of two, so that the value is
  ///   the exact one, rounded once. Only where what can leave the source is more than 2⁵⁰ times the
  ///   smallest capacity may capacities be rounded, by less than 2⁻⁹⁰ of it for a million edges. NetworkX adds
  ///   floating-point numbers up along paths and may then not end at a minimum cut.
  /// - SeeAlso: L. R. Ford, D. R. Fulkerson, "Maximal flow through a network", *Canadian Journal of
  ///   Mathematics* 8, 1956, 399–404, doi:10.4153/CJM-1956-045-5; algorithm of E. A. Dinic, *Soviet
  ///   Mathematics Doklady* 11, 1970, 1277–1280, as told in doi:10.1007/11685654_10.
  public func maximumFlow(
    from source: Vertex, to target: Vertex, capacities rule: StrengthRule = .unit
  ) throws -> MaximumFlow {
    try checkDifferent(source, target)
    let capacities = try strengths(by: rule) ?? ContiguousArray(repeating: 1, count: arcCount)
    // No more flows than leaves the source or reaches the target: what an edge could carry beyond that
    // is never asked for, and would cost small capacities their digits.
    var (leaving, reaching) = (0.0, 0.0)
    for edge in edges where edge.tail != edge.head {
      if edge.tail == source || (!isDirected && edge.head == source) {
        leaving += capacities[edge.slot]
      }
      if edge.head == target || (!isDirected && edge.tail == target) {
        reaching += capacities[edge.slot]
      }
    }
    var bound = BinaryScale.bound(beyond: min(leaving, reaching))
    while true {
      let cut = ContiguousArray(capacities.map { min($0, bound) })
      let scale = BinaryScale(cut)
      let flow =
        scale.fitsInt
        ? try maximumFlow(from: source, to: target, cut, scale, Int.self)
        : try maximumFlow(from: source, to: target, cut, scale, Int128.self)
      // A cut far below the bound, of which rounding may have taken all: it is the better bound.
      let tighter = BinaryScale.bound(
        beyond: flow.minimumCut.edges.reduce(0) { $0 + capacities[edges[$1].slot] })
      guard tighter < bound * 0x1p-30, !scale.fitsInt else { return flow }
      bound = tighter
    }
  }

  private func maximumFlow<Whole: FixedWidthInteger & Sendable>(
    from source: Vertex, to target: Vertex, _ capacities: ContiguousArray<Double>,
    _ scale: BinaryScale, _: Whole.Type
  ) throws -> MaximumFlow {
    let edges = edges
    var network = ResidualNetwork<Whole>(
      vertexCount: vertexCount,
      pairs: edges.map { edge in
        // A self-loop keeps its place, closed.
        let capacity: Whole = edge.tail == edge.head ? 0 : scale.whole(capacities[edge.slot])
        return .init(
          tail: edge.tail.index, head: edge.head.index, forward: capacity,
          backward: isDirected ? 0 : capacity)
      })
    let value = try network.send(
      from: source.index, to: target.index, isReported: true)
    let side = network.sourceSide(of: source.index)
    return MaximumFlow(
      value: scale.number(value),
      edgeFlows: edges.indices.map { i in
        let flow = network.flow(ofPair: i)
        return flow < 0 ? -scale.number(0 - flow) : scale.number(flow)
      },
      minimumCut: cut(along: side, value: scale.number(value)))
  }

  /// The cut between the vertices that are marked and the others.
  func cut(
    along isFirst: [Bool], value: Double, ignoringDirection: Bool = false
  ) -> GraphCut {
    GraphCut(
      value: value, firstSide: vertices.filter { isFirst[$0.index] },
      secondSide: vertices.filter { !isFirst[$0.index] },
      edges: edges.enumerated().compactMap { place, edge in
        let (tail, head) = (isFirst[edge.tail.index], isFirst[edge.head.index])
        return tail != head && (tail || !isDirected || ignoringDirection) ? place : nil
      })
  }

  /// Checks that the graph has both vertices and that they differ.
  func checkDifferent(_ source: Vertex, _ target: Vertex) throws(AnalysisError) {
    try check(source)
    try check(target)
    guard source != target else {
      throw .parameterOutOfRange(
        name: "target", value: "\(target)", expected: "another vertex than the source")
    }
  }
}

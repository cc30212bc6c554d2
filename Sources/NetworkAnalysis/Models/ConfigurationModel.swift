public import NetworkGraph

/// What the configuration model does with pairs of ends that no simple graph has.
public enum ConfigurationForm: String, Hashable, Sendable, CaseIterable {
  /// They stay: the weight of an edge says how often its vertices were paired, and there may be
  /// self-loops. Strengths, self-loops twice, are exactly the degrees asked for.
  case multigraph
  /// Repeated edges become one and self-loops are dropped: the graph is simple and large degrees fall
  /// short of what was asked for.
  case erased
}

extension CompactGraph {
  /// The configuration model: each vertex has as many ends of edges as its degree says, and all ends
  /// are paired at random.
  ///
  /// For simple graphs with exactly given degrees, rewire a graph that has them:
  /// ``degreePreservingRewiring(exchangesPerEdge:seed:)``.
  ///
  /// - Parameters:
  ///   - degrees: The degree of each vertex; the sum is even.
  ///   - form: What becomes of self-loops and repeated edges.
  ///   - seed: Where the random choices begin.
  /// - Throws: `AnalysisError.parameterOutOfRange` when the sum is odd or a degree is negative.
  /// - Complexity: O(*n* + *m*).
  /// - SeeAlso: M. Molloy, B. Reed, "A critical point for random graphs with a given degree sequence",
  ///   *Random Structures & Algorithms* 6, 1995, 161–180, doi:10.1002/rsa.3240060204.
  public static func configurationModel(
    degrees: [Int], form: ConfigurationForm = .multigraph, seed: UInt64
  ) throws(AnalysisError) -> CompactGraph {
    var ends = try repeatedEnds(degrees, name: "degree")
    guard ends.count % 2 == 0 else {
      throw .parameterOutOfRange(
        name: "sum of the degrees", value: "\(ends.count)", expected: "an even number")
    }
    var random = SplitMix64(seed: seed)
    random.shuffle(&ends)
    var edges = EdgeListBuilder()
    for i in stride(from: 0, to: ends.count, by: 2)
    where form == .multigraph || ends[i] != ends[i + 1] {
      edges.append(ends[i], ends[i + 1])
    }
    return form == .multigraph
      ? edges.multigraph(vertexCount: degrees.count) : edges.graph(vertexCount: degrees.count)
  }

  /// The directed configuration model: the ends of arcs that leave are paired at random with those
  /// that arrive.
  ///
  /// - Parameters:
  ///   - outDegrees: The number of arcs that leave each vertex.
  ///   - inDegrees: The number of arcs that arrive at each vertex; the sum is that of the others.
  ///   - form: What becomes of self-loops and repeated arcs.
  ///   - seed: Where the random choices begin.
  /// - Throws: `AnalysisError` when the sums or counts differ, or a degree is negative.
  /// - Complexity: O(*n* + *m*).
  /// - SeeAlso: M. E. J. Newman, S. H. Strogatz, D. J. Watts, "Random graphs with arbitrary degree
  ///   distributions and their applications", *Physical Review E* 64, 2001, 026118,
  ///   doi:10.1103/PhysRevE.64.026118.
  public static func configurationModel(
    outDegrees: [Int], inDegrees: [Int], form: ConfigurationForm = .multigraph, seed: UInt64
  ) throws(AnalysisError) -> CompactGraph {
    guard outDegrees.count == inDegrees.count else {
      throw .wrongCount(
        of: "in-degrees", found: inDegrees.count, vertexCount: outDegrees.count)
    }
    let tails = try repeatedEnds(outDegrees, name: "out-degree")
    var heads = try repeatedEnds(inDegrees, name: "in-degree")
    guard tails.count == heads.count else {
      throw .parameterOutOfRange(
        name: "sum of the in-degrees", value: "\(heads.count)",
        expected: "\(tails.count), the sum of the out-degrees")
    }
    var random = SplitMix64(seed: seed)
    random.shuffle(&heads)
    var edges = EdgeListBuilder()
    for (tail, head) in zip(tails, heads) where form == .multigraph || tail != head {
      edges.append(tail, head)
    }
    return form == .multigraph
      ? edges.multigraph(vertexCount: outDegrees.count, isDirected: true)
      : edges.graph(vertexCount: outDegrees.count, isDirected: true)
  }

  /// Each vertex as often as its degree says.
  private static func repeatedEnds(_ degrees: [Int], name: String) throws(AnalysisError) -> [Int] {
    var sum = 0.0
    for (v, degree) in degrees.enumerated() {
      guard degree >= 0 else {
        throw .unusableValue(
          of: name, vertex: Vertex(v), value: Double(degree), expected: "0 or more")
      }
      sum += Double(degree)
    }
    try checkSize(vertexCount: degrees.count, edgeCount: sum)
    var ends: [Int] = []
    ends.reserveCapacity(Int(sum))
    for (v, degree) in degrees.enumerated() {
      ends.append(contentsOf: repeatElement(v, count: degree))
    }
    return ends
  }
}

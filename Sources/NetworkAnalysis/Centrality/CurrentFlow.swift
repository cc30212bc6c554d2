public import NetworkGraph

/// The scale of current-flow closeness.
public enum CurrentFlowVariant: String, Hashable, Sendable, CaseIterable {
  /// 1/Σ*R*: NetworkX's `current_flow_closeness_centrality`.
  case inverseSum = "networkx"
  /// *n*/Σ*R*: the information centrality of Stephenson and Zelen.
  case information
}

extension CompactGraph {
  /// The current-flow closeness of every vertex: the inverse of its effective resistances to the
  /// others.
  ///
  /// Ties are wires that conduct in proportion to their strength. Unlike closeness it counts all
  /// ways between two actors: a second, longer way lowers the resistance. Up to the scale it is
  /// information centrality.
  ///
  /// - Parameters:
  ///   - weights: What the weight of an edge counts for: its conductance, so that strong ties bring
  ///     actors nearer. Ties of strength 0 and self-loops conduct nothing.
  ///   - variant: The scale.
  /// - Returns: One score per vertex; all `nil` when the graph is not connected (NetworkX raises)
  ///   or has a single vertex.
  /// - Throws: `AnalysisError.needsUndirectedGraph`; `WeightError` when weights cannot be
  ///   strengths; `tooManyVertices` above 5000; `distancesTooLarge`; `CancellationError`.
  /// - Complexity: O(*n*² + *nf*) time on all cores and O(*n*²) space, with *f* elements in the
  ///   factor of the Laplacian: *n* for a tree, *n*² at most.
  /// - SeeAlso: K. Stephenson, M. Zelen, "Rethinking centrality: methods and examples", *Social
  ///   Networks* 11(1), 1989, 1–37, doi:10.1016/0378-8733(89)90016-6; U. Brandes, D. Fleischer,
  ///   "Centrality measures based on current flow", STACS 2005, doi:10.1007/978-3-540-31856-9_44.
  public func currentFlowCloseness(
    weights: StrengthRule = .unit, variant: CurrentFlowVariant = .inverseSum
  ) throws -> [Double?] {
    guard let (ties, shift) = try conductors(weights, measure: "current-flow closeness"),
      vertexCount > 1
    else { return Array(repeating: nil, count: vertexCount) }
    let laplacian = try GroundedLaplacian(ties, measure: "current-flow closeness")
    let (diagonal, rowSums) = try laplacian.diagonalAndRowSums()
    let trace = diagonal.reduce(0, +)
    let n = Double(vertexCount)
    let scores = zip(diagonal, rowSums).map { own, row in
      // R(v,w) = Cᵥᵥ + C_ww − 2 Cᵥ_w, added up over w.
      let resistance = n * own + trace - 2 * row
      return scaled(variant == .information ? n / resistance : 1 / resistance, by: -shift)
    }
    guard scores.allSatisfy(\.isNormal) else {
      throw AnalysisError.distancesTooLarge
    }
    return scores
  }

  /// The current-flow betweenness of every vertex: how much of a unit current between two others
  /// flows through it, added up over pairs. Also called random-walk betweenness.
  ///
  /// Where betweenness counts shortest paths alone, here every way counts, the shorter the more. It
  /// marks brokers in networks whose members do not know the shortest way.
  ///
  /// - Parameters:
  ///   - weights: What the weight of an edge counts for: its conductance. Self-loops conduct
  ///     nothing.
  ///   - normalization: `normalized` divides by the number of pairs of others, (*n* − 1)(*n* −
  ///     2)/2.
  /// - Returns: One score per vertex, 0 to 1 when normalized; all `nil` when the graph is not
  ///   connected.
  /// - Throws: As ``currentFlowCloseness(weights:variant:)``.
  /// - Complexity: O(*nf* + *mn* log *n*) time on all cores, O(*n*²) space.
  /// - Note: The two ends of a current do not count, as in NetworkX; Newman's own definition counts
  ///   1 for each of them and divides by *n*(*n* − 1)/2. NetworkX 3.6 gives wrong values with
  ///   self-loops.
  /// - SeeAlso: M. E. J. Newman, "A measure of betweenness centrality based on random walks",
  ///   *Social Networks* 27(1), 2005, 39–54, doi:10.1016/j.socnet.2004.11.009; U. Brandes, D.
  ///   Fleischer, STACS 2005, doi:10.1007/978-3-540-31856-9_44.
  public func currentFlowBetweenness(
    weights: StrengthRule = .unit, normalization: Normalization = .normalized
  ) throws -> [Double?] {
    guard let (ties, _) = try conductors(weights, measure: "current-flow betweenness") else {
      return Array(repeating: nil, count: vertexCount)
    }
    let n = vertexCount
    guard n > 2 else { return Array(repeating: 0, count: n) }
    // Currents are differences of potentials times strengths: what rounding leaves grows with the range.
    if let strengths = ties.weights, let least = strengths.min(), let most = strengths.max(),
      most > least * 1e10
    {
      throw AnalysisError.parameterOutOfRange(
        name: "the range of strengths", value: "\(least) to \(most)",
        expected:
          "the largest at most 1e10 times the smallest, or currents cannot be told from rounding")
    }
    let potential = try GroundedLaplacian(ties, measure: "current-flow betweenness").inverse()
    let scale = normalization == .normalized ? Double(n - 1) * Double(n - 2) / 2 : 1
    let edges = ties.edges
    let zeros = [Double](repeating: 0, count: n)
    let totals = try foldInChunks(count: edges.count, into: zeros) { chunk, isCancelled in
      var sums = zeros
      var current = zeros
      var sorting = RadixSorting()
      for i in chunk {
        if isCancelled() { break }
        // The current on the tie from v to u when a unit enters at s is f(s), and f(s) − f(t) when
        // it leaves at t. Sorted, the sum of |f(s) − f(t)| over pairs needs one pass for each end,
        // which passes over the end itself.
        let (v, u) = (edges[i].tail.index, edges[i].head.index)
        let strength = ties.weight(at: edges[i].slot)
        for s in 0..<n { current[s] = strength * (potential[v * n + s] - potential[u * n + s]) }
        let ends = [(v, current[v]), (u, current[u])]
        sorting.sort(&current)
        for (end, own) in ends {
          var rank = 2 - n
          var isPassed = false
          for value in current {
            if !isPassed && value == own {
              isPassed = true
            } else {
              sums[end] += Double(rank) * value
              rank += 2
            }
          }
        }
      }
      return sums
    } fold: { total, part in
      for v in total.indices { total[v] += part[v] }
    }
    // What rounding leaves of 0 may be below it.
    let scores = totals.map { max(0, $0) / 2 / scale }
    guard scores.allSatisfy(\.isFinite) else { throw AnalysisError.distancesTooLarge }
    return scores
  }

  /// The second order centrality of every vertex: the standard deviation of the times between two
  /// visits of a random walk that visits all vertices equally often. *Low* values are central.
  ///
  /// Each vertex is given self-loops until all have the largest strength, so that the walk favours
  /// nobody. A vertex in the middle is visited regularly; one on a tail is visited in bursts.
  ///
  /// - Parameter weights: What the weight of an edge counts for. (NetworkX uses weights unless told
  ///   not to.) Self-loops of the data are ignored.
  /// - Returns: One number of steps per vertex; all `nil` when the graph is not connected or has a
  ///   single vertex.
  /// - Throws: As ``currentFlowCloseness(weights:variant:)``.
  /// - Complexity: O(*n*² + *nf*) time on all cores, O(*n*²) space; NetworkX solves *n* dense
  ///   systems, O(*n*⁴).
  /// - Note: The mean time from *i* to *j* in such a walk is *d* *n* (*L*⁺ⱼⱼ − *L*⁺ᵢⱼ) for the
  ///   largest strength *d*, so one factorisation of the Laplacian *L* serves all vertices.
  /// - SeeAlso: A.-M. Kermarrec et al., "Second order centrality: distributed assessment of nodes
  ///   criticity in complex networks", *Computer Communications* 34(5), 2011, 619–628,
  ///   doi:10.1016/j.comcom.2010.06.007.
  public func secondOrderCentrality(weights: StrengthRule = .unit) throws -> [Double?] {
    guard let (ties, _) = try conductors(weights, measure: "second order centrality") else {
      return Array(repeating: nil, count: vertexCount)
    }
    // A walker that can go nowhere is always back at once.
    guard vertexCount > 1 else { return [0] }
    let laplacian = try GroundedLaplacian(ties, measure: "second order centrality")
    let (diagonal, rowSums) = try laplacian.diagonalAndRowSums()
    let n = Double(vertexCount)
    let mean = rowSums.reduce(0, +) / (n * n)
    let largest =
      ties.vertices.lazy
      .map { v in ties.arcs(from: v).reduce(0) { $0 + ties.weight(at: $1) } }.max() ?? 0
    let scores = zip(diagonal, rowSums).map { own, row in
      let pseudoinverse = own - 2 * row / n + mean
      return max(0, n * (2 * n * (largest * pseudoinverse) - (n - 1))).squareRoot()
    }
    guard scores.allSatisfy(\.isFinite) else { throw AnalysisError.distancesTooLarge }
    return scores
  }

  /// The ties that conduct, times a power of two that brings them near 1, with its exponent; `nil` when
  /// they do not connect the graph.
  private func conductors(
    _ rule: StrengthRule, measure: String
  ) throws -> (ties: CompactGraph, exponent: Int)? {
    guard !isDirected else { throw AnalysisError.needsUndirectedGraph(measure: measure) }
    let (moderate, exponent) = try withModerateStrengths(by: rule)
    let ties = try moderate.symmetricTies(by: rule)
    return ties.components().groups.count == 1 ? (ties, exponent) : nil
  }
}

public import NetworkGraph

/// What the weight of an edge counts for in a measure that adds ties up.
public enum StrengthRule: String, Hashable, Sendable, CaseIterable {
  /// Every edge counts 1, whatever its weight.
  case unit
  /// The weight is the strength. Only for weights that mean strengths, counts or money.
  case weight
}

/// The scale of a measure.
public enum Normalization: String, Hashable, Sendable, CaseIterable {
  /// As the definition gives it.
  case raw
  /// Divided by the number that the field uses for graphs of this size; each measure says which.
  case normalized
}

/// Which arcs of a directed graph count at a vertex. In an undirected graph the three are the same.
public enum ArcDirection: String, Hashable, Sendable, CaseIterable {
  /// Those that point to the vertex.
  case incoming = "in"
  /// Those that leave the vertex.
  case outgoing = "out"
  /// Both.
  case total
}

/// Which way distances are taken in a directed graph. In an undirected graph the two are the same.
public enum PathDirection: String, Hashable, Sendable, CaseIterable {
  /// Distances to the vertex from the others.
  case incoming = "in"
  /// Distances from the vertex to the others.
  case outgoing = "out"
}

/// What becomes of pairs of vertices without a path between them.
public enum UnreachablePairs: String, Hashable, Sendable, CaseIterable {
  /// One such pair makes the measure undefined.
  case undefined = "error"
  /// They are left out.
  case ignored = "ignore"
}

extension CompactGraph {
  /// The strength at each slot under a rule, checked for measures that add strengths up.
  ///
  /// - Returns: `nil` for `.unit`: every arc has strength 1.
  /// - Throws: `WeightError` when there are no weights, when they mean distances, or
  ///   when one is negative or their sum is
  ///   not finite.
  /// - Complexity: O(*m*).
  public func strengths(by rule: StrengthRule) throws(WeightError) -> ContiguousArray<Double>? {
    guard rule != .unit else { return nil }
    guard let weights, let weightMeaning else { throw .unweighted }
    guard weightMeaning.isStrength else { throw .needsStrength }
    var total = 0.0
    for tail in vertices {
      for slot in arcs(from: tail) {
        // Self-loops and arcs both ways are counted up to four times in sums of strengths.
        total += 4 * weights[slot]
        guard weights[slot] >= 0 && total.isFinite else {
          throw .unusable(
            tail: tail, head: heads[slot], weight: weights[slot],
            requirement: "a number that is not negative, with a finite sum of all weights")
        }
      }
    }
    return weights
  }

  /// The graph whose edges are the ties between different vertices, without direction, weighted by
  /// strength: arcs both ways add up. Ties of strength 0 are left out.
  ///
  /// - Throws: `WeightError` as ``strengths(by:)``.
  /// - Complexity: O(*n* + *m* log *d*).
  func symmetricTies(by rule: StrengthRule) throws(WeightError) -> CompactGraph {
    let strengths = try strengths(by: rule)
    var tails: [UInt32] = []
    var ends: [UInt32] = []
    var weights: [Double] = []
    for edge in edges where edge.tail != edge.head {
      let strength = strengths?[edge.slot] ?? 1
      guard strength > 0 else { continue }
      tails.append(edge.tail.rawValue)
      ends.append(edge.head.rawValue)
      weights.append(strength)
    }
    return CompactGraph(
      vertexCount: vertexCount, tails: tails, heads: ends, weights: weights, meaning: .strength,
      isDirected: false, parallelEdges: .sum)
  }

  /// The graph without weights, directions and self-loops.
  ///
  /// - Complexity: O(*n* + *m* log *d*).
  func simpleSkeleton() -> CompactGraph {
    unweighted().withoutSelfLoops().undirected(parallelEdges: .first)
  }

  /// Checks that there is one value per vertex.
  func checkCount(_ count: Int, of what: String) throws(AnalysisError) {
    guard count == vertexCount else {
      throw .wrongCount(of: what, found: count, vertexCount: vertexCount)
    }
  }

  /// Checks that the graph has a vertex.
  func check(_ vertex: Vertex) throws(AnalysisError) {
    guard vertex.index < vertexCount else {
      throw .unknownVertex(vertex, vertexCount: vertexCount)
    }
  }
}

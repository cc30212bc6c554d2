public import NetworkGraph

/// What reciprocity counts.
public enum ReciprocityUnit: String, Hashable, Sendable, CaseIterable {
  /// The share of arcs whose reverse exists. NetworkX, igraph.
  case arcs = "arc"
  /// The share of tied pairs that are tied both ways. UCINET, igraph's `ratio`.
  case pairs = "ratio"
}

/// How many pairs of vertices are tied both ways, one way, and not at all.
public struct DyadCensus: Sendable, Hashable {
  /// Pairs with an arc each way.
  public let mutual: Int
  /// Pairs with an arc one way only.
  public let asymmetric: Int
  /// Pairs without an arc between them.
  public let null: Int
}

extension CompactGraph {
  /// The share of ties that are returned. Self-loops are ignored.
  ///
  /// - Returns: A number from 0 to 1; 1 for an undirected graph, whose edges go both ways; `nil` for a
  ///   graph without ties between different vertices.
  /// - Complexity: O(*m* log *d*).
  public func reciprocity(unit: ReciprocityUnit = .arcs) -> Double? {
    guard isDirected else { return edgeCount > selfLoopCount ? 1 : nil }
    let (returned, arcs) = returnedArcs()
    guard arcs > 0 else { return nil }
    switch unit {
    case .arcs: return Double(returned) / Double(arcs)
    case .pairs: return Double(returned / 2) / Double(arcs - returned / 2)
    }
  }

  /// The dyad census of a directed graph. Self-loops are ignored.
  ///
  /// - Returns: Counts that sum to *n*(*n* − 1)/2.
  /// - Throws: `AnalysisError.needsDirectedGraph`.
  /// - Complexity: O(*m* log *d*).
  /// - SeeAlso: P. W. Holland, S. Leinhardt, "Local structure in social networks", *Sociological
  ///   Methodology* 7, 1976, 1–45, doi:10.2307/270703.
  public func dyadCensus() throws(AnalysisError) -> DyadCensus {
    guard isDirected else { throw .needsDirectedGraph(measure: "the dyad census") }
    let (returned, arcs) = returnedArcs()
    let pairs = vertexCount * (vertexCount - 1) / 2
    let (mutual, asymmetric) = (returned / 2, arcs - returned)
    return DyadCensus(
      mutual: mutual, asymmetric: asymmetric, null: pairs - mutual - asymmetric)
  }

  /// The arcs between different vertices, and those of them whose reverse exists.
  private func returnedArcs() -> (returned: Int, arcs: Int) {
    var returned = 0
    for tail in vertices {
      for slot in arcs(from: tail) where heads[slot] != tail {
        if self.slot(from: heads[slot], to: tail) != nil { returned += 1 }
      }
    }
    return (returned, arcCount - selfLoopCount)
  }
}

public import NetworkGraph

/// Which ties of a directed graph count in a mean over neighbours.
public enum NeighborDirection: String, Hashable, Sendable, CaseIterable {
  /// All, as if the graph had no directions: a tie that is returned counts once.
  case undirected
  /// Those that leave a vertex, and the outgoing degree of the neighbours.
  case outgoing = "out"
  /// Those that point to a vertex, and the incoming degree of the neighbours.
  case incoming = "in"
  /// Both, and the sum of both degrees: a tie that is returned counts twice.
  case total
}

extension CompactGraph {
  /// The mean degree of the neighbours of every vertex.
  ///
  /// Compared with its own degree it says whether a vertex keeps company with hubs. On average
  /// neighbours have more ties than oneself: only a value far from the others' tells something.
  ///
  /// - Parameters:
  ///   - direction: Which ties count in a directed graph.
  ///   - weights: Under `weight` each neighbour counts by the strength of the tie; degrees
  ///     themselves stay numbers of ties (Barrat et al.).
  /// - Returns: One number per vertex; 0 for a vertex without ties, as in NetworkX (igraph gives
  ///   NaN). An undirected self-loop counts twice in the degree and once among the neighbours, as
  ///   in NetworkX.
  /// - Throws: `WeightError` when weights cannot be strengths.
  /// - Complexity: O(*n* + *m*).
  /// - SeeAlso: R. Pastor-Satorras, A. Vázquez, A. Vespignani, "Dynamical and correlation
  ///   properties of the Internet", *Physical Review Letters* 87, 2001, 258701,
  ///   doi:10.1103/PhysRevLett.87.258701; A. Barrat et al., *PNAS* 101(11), 2004,
  ///   doi:10.1073/pnas.0400087101.
  public func averageNeighborDegree(
    _ direction: NeighborDirection = .undirected, weights rule: StrengthRule = .unit
  ) throws(WeightError) -> [Double] {
    _ = try strengths(by: rule)
    let graph = direction == .undirected ? undirected(parallelEdges: .sum) : self
    let strengths = try graph.strengths(by: rule)
    var sums = [Double](repeating: 0, count: vertexCount)
    var totals = sums
    /// Adds what the arcs of a graph bring to their tails, relative to the largest strength, so
    /// that products stay finite.
    let largest = strengths?.max() ?? 1
    func add(
      _ graph: CompactGraph, _ strengths: ContiguousArray<Double>?, degrees: [Int]
    ) {
      for tail in graph.vertices {
        for slot in graph.arcs(from: tail) {
          let head = graph.heads[slot]
          let strength = (strengths?[slot] ?? 1) / largest
          sums[tail.index] += strength * Double(degrees[head.index])
          totals[tail.index] += !graph.isDirected && head == tail ? 2 * strength : strength
        }
      }
    }
    guard largest > 0 else { return sums }
    let arcs: ArcDirection =
      direction == .outgoing ? .outgoing : direction == .incoming ? .incoming : .total
    let degrees = graph.degree(arcs)
    if direction != .incoming || !graph.isDirected { add(graph, strengths, degrees: degrees) }
    if graph.isDirected && direction != .outgoing {
      let backward = graph.reversed()
      add(backward, try backward.strengths(by: rule), degrees: degrees)
    }
    return zip(sums, totals).map { $1 > 0 ? $0 / $1 : 0 }
  }
}

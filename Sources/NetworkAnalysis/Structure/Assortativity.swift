public import NetworkGraph

extension CompactGraph {
  /// Whether ties join vertices of like degree: the correlation of the degrees at the two ends, over
  /// all edges.
  ///
  /// In a directed graph, of the outgoing degree of the tail and the incoming degree of the head.
  /// Below 0, well-connected actors are tied to poorly connected ones, as in hub-and-spoke networks.
  ///
  /// - Parameters:
  ///   - tail: Which degree of the tail counts in a directed graph.
  ///   - head: Which degree of the head counts in a directed graph. The four combinations of outgoing
  ///     and incoming answer different questions: whether those who give much give to those who get
  ///     much, or to those who give much.
  /// - Returns: A number from −1 to 1; `nil` without edges, and when the degrees at the ends do not
  ///   vary. An undirected edge counts in both orders, a self-loop once.
  /// - Complexity: O(*n* + *m*); exact up to the last division.
  /// - SeeAlso: M. E. J. Newman, "Assortative mixing in networks", *Physical Review Letters* 89, 2002,
  ///   208701, doi:10.1103/PhysRevLett.89.208701; directed variants: J. G. Foster et al., "Edge direction
  ///   and the structure of networks", *PNAS* 107(24), 2010, 10815–10820, doi:10.1073/pnas.0912671107.
  public func degreeAssortativity(
    tail tailDegree: ArcDirection = .outgoing, head headDegree: ArcDirection = .incoming
  ) -> Double? {
    let tails = degree(isDirected ? tailDegree : .total)
    let ends = degree(isDirected ? headDegree : .total)
    // In whole numbers, so that "does not vary" is a fact and not a matter of rounding.
    var (count, sumX, sumY, sumXX, sumYY, sumXY) = (
      Int128(0), Int128(0), Int128(0), Int128(0), Int128(0), Int128(0)
    )
    for tail in vertices {
      let x = Int128(tails[tail.index])
      for slot in arcs(from: tail) {
        let y = Int128(ends[heads[slot].index])
        count += 1
        sumX += x
        sumY += y
        sumXX += x * x
        sumYY += y * y
        sumXY += x * y
      }
    }
    let varianceX = count * sumXX - sumX * sumX
    let varianceY = count * sumYY - sumY * sumY
    guard varianceX > 0 && varianceY > 0 else { return nil }
    let covariance = Double(count * sumXY - sumX * sumY)
    return covariance / (Double(varianceX).squareRoot() * Double(varianceY).squareRoot())
  }
}

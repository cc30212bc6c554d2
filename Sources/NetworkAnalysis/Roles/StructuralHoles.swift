public import NetworkGraph

/// How a vertex is placed among its contacts, after Burt.
public struct StructuralHoles: Sendable, Hashable {
  /// Burt's constraint: high when the contacts are tied to each other, so that nothing can be
  /// brokered between them.
  public let constraint: Double
  /// The number of contacts less what is redundant among them.
  public let effectiveSize: Double
  /// The number of contacts: vertices with a tie to or from this one.
  public let contactCount: Int
  /// Effective size per contact, from 0 to 1.
  public var efficiency: Double { effectiveSize / Double(contactCount) }
}

extension CompactGraph {
  /// Burt's constraint, effective size and efficiency of every vertex.
  ///
  /// With *p(ij)* the share of *i*'s ties that go to *j*, over arcs of both directions:
  /// constraint = Σ*j* (*p(ij)* + Σ*q* *p(iq)* *p(qj)*)² over the contacts *j*; effective size =
  /// Σ*j* (1 − Σ*q* *p(iq)* *m(jq)*) with *m(jq)* the tie of *j* and *q* relative to *j*'s strongest.
  ///
  /// Low constraint marks actors who bridge structural holes. It says nothing about whether the
  /// others could reach each other by longer ways.
  ///
  /// - Parameter weights: What the weight of an edge counts for. Self-loops are dropped (NetworkX
  ///   and igraph keep them in the denominators).
  /// - Returns: One value per vertex; `nil` for a vertex without ties. Constraint is above 0 and can
  ///   exceed 1 slightly in small dense neighbourhoods.
  /// - Throws: `WeightError` when weights cannot be strengths; `CancellationError`.
  /// - Complexity: O(Σ *d*²) over the degrees *d* of the vertices' contacts.
  /// - SeeAlso: R. S. Burt, *Structural Holes: The Social Structure of Competition*, Harvard
  ///   University Press, 1992, doi:10.4159/9780674038714.
  public func structuralHoles(weights: StrengthRule = .unit) throws -> [StructuralHoles?] {
    let ties = try symmetricTies(by: weights)
    var total = [Double](repeating: 0, count: vertexCount)
    var strongest = total
    for vertex in vertices {
      for slot in ties.arcs(from: vertex) {
        total[vertex.index] += ties.weight(at: slot)
        strongest[vertex.index] = max(strongest[vertex.index], ties.weight(at: slot))
      }
    }
    // What *i* invests in each contact *j*, directly and through others, and how far *j* is redundant
    // for *i*. Vertices two steps away are written to as well, but only contacts are read, and those
    // start anew for each *i*.
    var investment = [Double](repeating: 0, count: vertexCount)
    var redundancy = investment
    return try vertices.map { i in
      try Task.checkCancellation()
      let contacts = ties.arcs(from: i)
      guard !contacts.isEmpty else { return nil }
      for slot in contacts {
        let j = ties.heads[slot].index
        investment[j] = ties.weight(at: slot) / total[i.index]
        redundancy[j] = 0
      }
      for slot in contacts {
        let q = ties.heads[slot]
        let share = ties.weight(at: slot) / total[i.index]
        for next in ties.arcs(from: q) {
          let j = ties.heads[next]
          guard j != i else { continue }
          investment[j.index] += share * (ties.weight(at: next) / total[q.index])
          redundancy[j.index] += share * (ties.weight(at: next) / strongest[j.index])
        }
      }
      var constraint = 0.0
      var effectiveSize = 0.0
      for slot in contacts {
        let j = ties.heads[slot].index
        constraint += investment[j] * investment[j]
        effectiveSize += 1 - redundancy[j]
      }
      return StructuralHoles(
        constraint: constraint, effectiveSize: effectiveSize, contactCount: contacts.count)
    }
  }
}

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
  /// How unevenly the constraint is spread over the contacts (Coleman–Theil index), from 0 when
  /// each contact constrains as much to 1 when a single one does all; `nil` with one contact.
  public let hierarchy: Double?
  /// Effective size per contact, from 0 to 1.
  public var efficiency: Double { effectiveSize / Double(contactCount) }
}

extension StructuralHoles {
  /// - Parameters:
  ///   - constraints: How far each contact constrains the vertex.
  ///   - redundancy: How much is redundant among all of them.
  /// - Returns: `nil` without contacts.
  fileprivate init?(constraints: [Double], redundancy: Double) {
    guard !constraints.isEmpty else { return nil }
    let count = Double(constraints.count)
    constraint = constraints.reduce(0, +)
    effectiveSize = count - redundancy
    contactCount = constraints.count
    var disorder = 0.0
    for value in constraints {
      let ratio = value / (constraint / count)
      if ratio > 0 { disorder += ratio * PortableMath.logarithm(ratio) }
    }
    // Rounding can leave a tiny negative number where all contacts constrain alike.
    hierarchy =
      constraints.count > 1 ? max(0, disorder / (count * PortableMath.logarithm(count))) : nil
  }
}

/// How far one contact constrains a vertex.
public struct DyadicConstraint: Sendable, Hashable {
  /// The contact.
  public let contact: Vertex
  /// (*p(ij)* + Σ*q* *p(iq)* *p(qj)*)²: the squared share of *i*'s ties that lead to the contact,
  /// directly and through others.
  public let constraint: Double
}

extension CompactGraph {
  /// Burt's constraint, hierarchy, effective size and efficiency of every vertex.
  ///
  /// With *p(ij)* the share of *i*'s ties that go to *j*, over arcs of both directions:
  /// constraint = Σ*j* *c(ij)*, *c(ij)* = (*p(ij)* + Σ*q* *p(iq)* *p(qj)*)² over the contacts *j*;
  /// effective size = Σ*j* (1 − Σ*q* *p(iq)* *m(jq)*) with *m(jq)* the tie of *j* and *q* relative to
  /// *j*'s strongest; hierarchy = Σ*j* *r(j)* ln *r(j)* / (*N* ln *N*) with *r(j)* = *c(ij)* over its
  /// mean and *N* contacts.
  ///
  /// Low constraint marks actors who bridge structural holes. It says nothing about whether the
  /// others could reach each other by longer ways. High hierarchy says that the constraint comes
  /// from one contact, such as a boss or a dominant funder.
  ///
  /// - Parameters:
  ///   - weights: What the weight of an edge counts for. Self-loops are dropped (NetworkX
  ///     and igraph keep them in the denominators).
  ///   - direction: Which arcs of a directed graph are ties: both directions added up as Burt does
  ///     (`total`), or only those that leave (`outgoing`) or enter (`incoming`) each vertex, as
  ///     UCINET offers.
  /// - Returns: One value per vertex; `nil` for a vertex without ties. Constraint is above 0 and can
  ///   exceed 1 slightly in small dense neighbourhoods.
  /// - Throws: `WeightError` when weights cannot be strengths; `CancellationError`.
  /// - Complexity: O(*m*^1.5) time on all cores; for ties of one direction of a directed graph O(Σ *d*²)
  ///   over the degrees *d* of the vertices' contacts. O(*n* + *m*) space.
  /// - SeeAlso: R. S. Burt, *Structural Holes: The Social Structure of Competition*, Harvard
  ///   University Press, 1992, doi:10.4159/9780674038714; hierarchy on page 71.
  public func structuralHoles(
    weights: StrengthRule = .unit, direction: ArcDirection = .total
  ) throws -> [StructuralHoles?] {
    if let holes = try symmetricHoles(by: weights, direction) { return holes }
    return try mapContacts(weights, direction) { _, contacts, investment, redundancy in
      StructuralHoles(
        constraints: contacts.map { investment[$0.index] * investment[$0.index] },
        redundancy: contacts.reduce(0) { $0 + redundancy[$1.index] })
    }
  }

  /// The structural holes where ties are the same both ways, by way of triangles; `nil` where they
  /// are not, or strengths lie so far apart that products of them could be lost.
  private func symmetricHoles(
    by rule: StrengthRule, _ direction: ArcDirection
  ) throws -> [StructuralHoles?]? {
    guard !isDirected || direction == .total else { return nil }
    let isPlain = !isDirected && !hasSelfLoops && rule == .unit
    let ties = isPlain ? unweighted() : try symmetricTies(by: rule)
    let largest = ties.weights?.max() ?? 1
    let smallest = ties.weights?.min() ?? 1
    guard ties.arcCount > 0, smallest > 0, largest / smallest < 0x1p200 else { return nil }
    // A power of two: it changes no digit.
    let scale = 1 / Double(sign: .plus, exponent: largest.exponent, significand: 1)
    guard scale.isNormal else { return nil }
    var total = ContiguousArray<Double>(repeating: 0, count: vertexCount)
    var strongest = total
    for v in ties.vertices {
      for slot in ties.arcs(from: v) {
        let strength = ties.weight(at: slot) * scale
        total[v.index] += strength
        strongest[v.index] = max(strongest[v.index], strength)
      }
    }
    let shares = try TriangleShares(ties, scale: scale, total: total, strongest: strongest)
    let totals = total
    return try foldInChunks(count: vertexCount, chunkSize: 1024, into: []) { range, isCancelled in
      var holes: [StructuralHoles?] = []
      holes.reserveCapacity(range.count)
      for i in range where !isCancelled() {
        holes.append(
          StructuralHoles(
            constraints: ties.arcs(from: Vertex(i)).map { slot in
              let investment = (ties.weight(at: slot) * scale + shares.between[slot]) / totals[i]
              return investment * investment
            }, redundancy: shares.redundancy[i] / totals[i]))
      }
      return holes
    } fold: { (all: inout [StructuralHoles?], part) in
      all += part
    }
  }

  /// How far each contact constrains each vertex: the terms that Burt's constraint adds up.
  ///
  /// It names the contacts that a constrained actor depends on.
  ///
  /// - Parameters:
  ///   - weights: As for ``structuralHoles(weights:direction:)``.
  ///   - direction: As for ``structuralHoles(weights:direction:)``.
  /// - Returns: For each vertex its contacts, ascending; an empty list for a vertex without ties.
  /// - Throws: As ``structuralHoles(weights:direction:)``.
  /// - Complexity: As ``structuralHoles(weights:direction:)``.
  public func dyadicConstraints(
    weights: StrengthRule = .unit, direction: ArcDirection = .total
  ) throws -> [[DyadicConstraint]] {
    try mapContacts(weights, direction) { _, contacts, investment, _ in
      contacts.map {
        DyadicConstraint(
          contact: $0, constraint: investment[$0.index] * investment[$0.index])
      }
    }
  }

  /// What each vertex *i* invests in each contact *j*, directly and through others, and how far *j*
  /// is redundant for *i*.
  private func mapContacts<Answer>(
    _ rule: StrengthRule, _ direction: ArcDirection,
    _ body: (
      _ i: Vertex, _ contacts: [Vertex], _ investment: [Double], _ redundancy: [Double]
    ) -> Answer
  ) throws -> [Answer] {
    // z(ij) of Burt; symmetric for `total`.
    let ties = try ties(by: rule, direction)
    let back = ties.reversed()
    var total = [Double](repeating: 0, count: vertexCount)
    var strongest = total
    for vertex in vertices {
      for slot in ties.arcs(from: vertex) {
        total[vertex.index] += ties.weight(at: slot)
        strongest[vertex.index] = max(strongest[vertex.index], ties.weight(at: slot))
      }
    }
    // Vertices two steps away are written to as well, but only contacts are read, and those start
    // anew for each *i*.
    var investment = [Double](repeating: 0, count: vertexCount)
    var redundancy = investment
    var rounds = ProgressReport.Rounds(vertexCount)
    return try vertices.map { i in
      try rounds.next()
      let contacts = ties.arcs(from: i)
      for slot in contacts {
        let j = ties.heads[slot].index
        investment[j] = ties.weight(at: slot) / total[i.index]
        redundancy[j] = 0
      }
      for slot in contacts {
        let q = ties.heads[slot]
        let share = ties.weight(at: slot) / total[i.index]
        for next in ties.arcs(from: q) where ties.heads[next] != i {
          investment[ties.heads[next].index] +=
            share * (ties.weight(at: next) / total[q.index])
        }
        for next in back.arcs(from: q) where back.heads[next] != i {
          let j = back.heads[next].index
          redundancy[j] += share * (back.weight(at: next) / strongest[j])
        }
      }
      return body(i, contacts.map { ties.heads[$0] }, investment, redundancy)
    }
  }

  /// The ties that count at their tails, without self-loops and ties of strength 0.
  private func ties(by rule: StrengthRule, _ direction: ArcDirection) throws -> CompactGraph {
    guard isDirected, direction != .total else { return try symmetricTies(by: rule) }
    let strengths = try strengths(by: rule)
    let kept = edges.filter { $0.tail != $0.head && (strengths?[$0.slot] ?? 1) > 0 }
    let graph = CompactGraph(
      vertexCount: vertexCount, tails: kept.map(\.tail.rawValue), heads: kept.map(\.head.rawValue),
      weights: kept.map { strengths?[$0.slot] ?? 1 }, meaning: .strength, isDirected: true,
      parallelEdges: .sum)
    return direction == .outgoing ? graph : graph.reversed()
  }
}

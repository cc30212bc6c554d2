public import NetworkGraph

/// The mutual information of three spheres, after Leydesdorff: whether academia, industry and
/// government come together in projects more or less than pairs of them make expect.
///
/// Each unit, such as a project, a publication or a tie, has of each sphere a participant or not. With
/// *H* the entropies of the distributions of presence,
/// *T* = *H*₁ + *H*₂ + *H*₃ − *H*₁₂ − *H*₁₃ − *H*₂₃ + *H*₁₂₃.
///
/// A negative *T* is read as synergy: the three reduce the uncertainty together. A positive one says that
/// they are tied through a single one or follow a common plan. It does not say which actors do it, and
/// few units give a rough number.
///
/// - SeeAlso: L. Leydesdorff, "The mutual information of university-industry-government relations: an
///   indicator of the Triple Helix dynamics", *Scientometrics* 58(2), 2003, 445–467,
///   doi:10.1023/A:1026253130577; W. J. McGill, "Multivariate information transmission",
///   *Psychometrika* 19, 1954, doi:10.1007/BF02289159.
public struct TripleHelix: Sendable, Hashable {
  /// The number of units in which exactly these spheres take part: bit 0 of the place is the first
  /// sphere, bit 1 the second, bit 2 the third. Place 0 is 0: units without any of the three are left
  /// out.
  public let counts: [Double]

  /// The spheres that take part in each unit.
  ///
  /// - Parameter units: For each unit the numbers of the spheres of its participants, in any order and
  ///   repeated or not; numbers other than 0, 1 and 2 are left out.
  /// - Complexity: O(size of the units).
  public init(units: some Sequence<some Sequence<Int>>) {
    var counts = [Double](repeating: 0, count: 8)
    for unit in units {
      let place = unit.reduce(0) { (0...2).contains($1) ? $0 | 1 << $1 : $0 }
      if place > 0 { counts[place] += 1 }
    }
    self.counts = counts
  }

  /// The numbers of units by the spheres that take part.
  ///
  /// - Parameters:
  ///   - alone: Units of one sphere only, for each of the three.
  ///   - pairs: Units of exactly the first and second sphere, the first and third, the second and third.
  ///   - all: Units of all three.
  /// - Precondition: `alone` and `pairs` have three elements; no number is negative or not finite.
  public init(alone: [Double], pairs: [Double], all: Double) {
    precondition(alone.count == 3 && pairs.count == 3, "there are three spheres and three pairs")
    precondition(
      (alone + pairs + [all]).allSatisfy { $0 >= 0 && $0.isFinite }, "a count is a finite number")
    counts = [0, alone[0], alone[1], pairs[0], alone[2], pairs[1], pairs[2], all]
  }

  /// The entropy in bits of the presence of some spheres, given as bits; `nil` without units.
  private func entropy(_ spheres: Int) -> Double? {
    guard counts.contains(where: { $0 > 0 }) else { return nil }
    var marginal = [Double](repeating: 0, count: 8)
    for (place, count) in counts.enumerated() { marginal[place & spheres] += count }
    return PortableMath.entropyInBits(marginal)
  }

  /// The entropy of the presence of one sphere (0, 1 or 2), in bits; `nil` without units.
  ///
  /// - Precondition: `sphere` is 0, 1 or 2.
  public func entropy(of sphere: Int) -> Double? {
    precondition((0...2).contains(sphere), "there are three spheres")
    return entropy(1 << sphere)
  }

  /// *T* of two spheres: *H*₁ + *H*₂ − *H*₁₂ in bits, 0 or more; `nil` without units.
  ///
  /// - Precondition: both are 0, 1 or 2, and they differ.
  public func mutualInformation(_ a: Int, _ b: Int) -> Double? {
    precondition((0...2).contains(a) && (0...2).contains(b) && a != b, "two of three spheres")
    guard let one = entropy(1 << a), let other = entropy(1 << b),
      let both = entropy(1 << a | 1 << b)
    else { return nil }
    return max(0, one + other - both)
  }

  /// *T* of the three spheres in bits, multiplied by 1,000 the millibits of the papers; `nil` without
  /// units.
  public var mutualInformation: Double? {
    guard let all = entropy(7) else { return nil }
    return (0...2).reduce(all) { sum, sphere in
      sum + entropy(1 << sphere)! - entropy(7 ^ (1 << sphere))!
    }
  }
}

/// What the units of the triple helix are in a graph.
public enum TripleHelixUnits: String, Hashable, Sendable, CaseIterable {
  /// Each vertex with its partners.
  case neighbourhoods
  /// Each tie with its two ends. At most two spheres take part in one.
  case ties
}

extension CompactGraph {
  /// The triple helix of the spheres of a graph.
  ///
  /// Where projects are known, give them to ``TripleHelix/init(units:)`` instead: a graph of actors
  /// has lost who took part in the same one.
  ///
  /// - Parameters:
  ///   - groups: The sphere of each vertex: 0, 1 or 2; others and `nil` do not take part.
  ///   - units: What the units are. Directions, weights and self-loops are dropped; a vertex without
  ///     partners is no unit.
  /// - Throws: `AnalysisError` when there is not one group per vertex or a number is negative.
  /// - Complexity: O(*n* + *m* log *d*).
  public func tripleHelix(
    groups: [Int?], units: TripleHelixUnits = .neighbourhoods
  ) throws -> TripleHelix {
    try checkGroups(groups)
    let graph = simpleSkeleton()
    switch units {
    case .ties:
      return TripleHelix(
        units: graph.edges.map {
          [groups[$0.tail.index] ?? -1, groups[$0.head.index] ?? -1]
        })
    case .neighbourhoods:
      return TripleHelix(
        units: graph.vertices.filter { graph.arcCount(from: $0) > 0 }.map { v in
          [groups[v.index] ?? -1]
            + graph.arcs(from: v).map { groups[graph.heads[$0].index] ?? -1 }
        })
    }
  }
}

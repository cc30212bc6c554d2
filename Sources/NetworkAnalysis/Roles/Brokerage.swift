public import NetworkGraph

/// How an actor stands between two others, by the groups of the three, after Gould and Fernandez.
///
/// A broker *v* joins *a* to *b* when there are ties from *a* to *v* and from *v* to *b* but none
/// from *a* to *b*.
public enum BrokerageRole: Int, Hashable, Sendable, CaseIterable {
  /// All three are of one group (the paper's w_I).
  case coordinator
  /// Both others are of one group and the broker of another (w_O): a consultant, or itinerant broker.
  case itinerant
  /// The broker lets something into its own group: *v* and *b* are of one group (b_OI).
  case gatekeeper
  /// The broker carries something out of its own group: *a* and *v* are of one group (b_IO).
  case representative
  /// The three are of three groups (b_O).
  case liaison
}

/// A number for each brokerage role.
public struct BrokerageScores: Sendable, Hashable {
  /// One per role, in the order of `BrokerageRole.allCases`.
  let scores: [Double]

  /// The number of a role.
  public subscript(role: BrokerageRole) -> Double { scores[role.rawValue] }

  /// All roles together.
  public let total: Double
}

/// How often an actor would broker by chance, and how far that varies.
public struct BrokerageExpectation: Sendable, Hashable {
  /// The expected numbers.
  public let expected: BrokerageScores
  /// The variances of the numbers.
  public let variance: BrokerageScores

  /// How many standard deviations a number lies above the expected one; `nil` where the number
  /// cannot vary.
  public func z(_ scores: BrokerageScores, _ role: BrokerageRole) -> Double? {
    Self.z(scores[role], expected[role], variance[role])
  }

  /// The same for all roles together.
  public func totalZ(_ scores: BrokerageScores) -> Double? {
    Self.z(scores.total, expected.total, variance.total)
  }

  private static func z(_ score: Double, _ expected: Double, _ variance: Double) -> Double? {
    variance > 0 ? (score - expected) / variance.squareRoot() : nil
  }
}

/// How a pair with several brokers counts.
public enum BrokerageCounting: String, Hashable, Sendable, CaseIterable {
  /// Each broker of a pair counts 1, as Gould and Fernandez do.
  case each
  /// Each broker of a pair counts 1 divided by the number of its brokers: UCINET's weighted
  /// brokerage. A broker without whom the pair is cut off counts most.
  case shared
}

extension CompactGraph {
  /// How often each vertex stands between two vertices that are not tied, by role.
  ///
  /// Gatekeepers and representatives join their own group to others; liaisons join strangers. The
  /// numbers do not say whether anything passes through the broker, and they grow with the number
  /// of ties: compare them with ``expectedBrokerage(groups:)``.
  ///
  /// - Parameters:
  ///   - groups: The number of the group of each vertex, from 0; `nil` for none. Paths with a vertex
  ///     that has no group are left out.
  ///   - counting: How a pair with several brokers counts.
  /// - Returns: The numbers of each vertex, `nil` for a vertex without a group. Weights are not used
  ///   and self-loops are dropped. In an undirected graph each tie is a pair of arcs, so each
  ///   open pair counts twice, once in each direction: a gatekeeper is a representative as often
  ///   (as in R's `sna::brokerage`).
  /// - Throws: `AnalysisError` when there is not one group per vertex or a number is negative;
  ///   `CancellationError`.
  /// - Complexity: O(Σ *d⁻d⁺*) time over in- and out-degrees, on all cores; O(*n* + *m*) space.
  /// - SeeAlso: R. V. Gould, R. M. Fernandez, "Structures of mediation: a formal approach to
  ///   brokerage in transaction networks", *Sociological Methodology* 19, 1989, 89–126,
  ///   doi:10.2307/270949.
  public func brokerage(
    groups: [Int?], counting: BrokerageCounting = .each
  ) throws -> [BrokerageScores?] {
    try checkGroups(groups)
    let roleCount = BrokerageRole.allCases.count
    let zeros = [Double](repeating: 0, count: vertexCount * roleCount)
    let sums = try foldInChunks(count: vertexCount, into: zeros) { senders, isCancelled in
      var sums = zeros
      // mark[b] == a + 1: there is an arc from a to b, or b is a itself.
      var mark = [Int](repeating: 0, count: vertexCount)
      var brokerCount = [Double](repeating: 0, count: counting == .shared ? vertexCount : 0)
      for a in senders {
        if isCancelled() { break }
        guard let groupOfA = groups[a] else { continue }
        mark[a] = a + 1
        for slot in arcs(from: Vertex(a)) { mark[heads[slot].index] = a + 1 }
        if counting == .shared {
          forEachOpenPair(from: a, groups, mark) { _, b in brokerCount[b] = 0 }
          forEachOpenPair(from: a, groups, mark) { _, b in brokerCount[b] += 1 }
        }
        forEachOpenPair(from: a, groups, mark) { v, b in
          let (groupOfV, groupOfB) = (groups[v], groups[b])
          let role: BrokerageRole =
            if groupOfA == groupOfV {
              groupOfV == groupOfB ? .coordinator : .representative
            } else if groupOfA == groupOfB {
              .itinerant
            } else {
              groupOfV == groupOfB ? .gatekeeper : .liaison
            }
          sums[v * roleCount + role.rawValue] += counting == .shared ? 1 / brokerCount[b] : 1
        }
      }
      return sums
    } fold: { total, part in
      for i in total.indices { total[i] += part[i] }
    }
    return groups.indices.map { v in
      guard groups[v] != nil else { return nil }
      let scores = Array(sums[v * roleCount..<(v + 1) * roleCount])
      return BrokerageScores(scores: scores, total: scores.reduce(0, +))
    }
  }

  /// Visits each broker and receiver of two-step paths from a sender that has no arc to the receiver.
  private func forEachOpenPair(
    from a: Int, _ groups: [Int?], _ mark: [Int], _ body: (_ v: Int, _ b: Int) -> Void
  ) {
    for slot in arcs(from: Vertex(a)) {
      let v = heads[slot].index
      guard v != a, groups[v] != nil else { continue }
      for next in arcs(from: heads[slot]) {
        let b = heads[next].index
        if b != v && mark[b] != a + 1 && groups[b] != nil { body(v, b) }
      }
    }
  }

  /// How often each vertex would broker by chance: mean and variance of ``brokerage(groups:counting:)``
  /// for random ties between the same vertices, each with the probability that is the density.
  ///
  /// - Parameter groups: As for ``brokerage(groups:counting:)``. Vertices without a group and their
  ///   ties are left out of the density, too.
  /// - Returns: One per vertex, the same for all vertices of a group; `nil` for a vertex without a
  ///   group.
  /// - Throws: As ``brokerage(groups:counting:)``.
  /// - Complexity: O(*n* + *m* + *g*²) for *g* groups.
  /// - Note: Two paths share an arc only when they have the same sender or the same receiver, which
  ///   gives the variance exactly; it is that of `sna::brokerage` for directed graphs. For
  ///   undirected ones the latter takes the two directions of a tie as independent, which halves
  ///   the variance of all roles but gatekeeper and representative; here a tie is one chance.
  /// - SeeAlso: Gould and Fernandez 1989, doi:10.2307/270949, appendix.
  public func expectedBrokerage(groups: [Int?]) throws -> [BrokerageExpectation?] {
    try checkGroups(groups)
    // Numbers of groups need not be dense, so those that occur are numbered anew.
    let (number, sizes) = Self.groupSizes(groups)
    let all = sizes.reduce(0, +)
    var arcTotal = 0.0
    for tail in vertices where groups[tail.index] != nil {
      for slot in arcs(from: tail) where heads[slot] != tail && groups[heads[slot].index] != nil {
        arcTotal += 1
      }
    }
    let d = all > 1 ? arcTotal / (all * (all - 1)) : 0
    let open = d * d * (1 - d)
    // Covariance of two paths that share their first or their second arc.
    let shared = d * d * d * (1 - d) * (1 - d) * (1 - d)
    let ofGroup = sizes.map { own in
      /// - Parameters:
      ///   - pairs: The number of ordered pairs of sender and receiver.
      ///   - sharing: The number of ordered pairs of such paths with one arc in common.
      func moments(_ pairs: Double, _ sharing: Double, isSymmetric: Bool) -> (Double, Double) {
        let variance = pairs * open * (1 - open) + sharing * shared
        return (pairs * open, !isDirected && isSymmetric ? 2 * variance : variance)
      }
      var (itinerantPairs, itinerantShares) = (-(own * (own - 1)), -(own * (own - 1) * (own - 2)))
      var (liaisonPairs, liaisonShares) = (0.0, 0.0)
      for size in sizes {
        itinerantPairs += size * (size - 1)
        itinerantShares += size * (size - 1) * (size - 2)
      }
      // The own group is taken out again: it stands in the sum once with others = all − 2 own.
      for size in sizes {
        let others = all - size - own
        liaisonPairs += size * others
        liaisonShares += size * others * (others - 1)
      }
      liaisonPairs -= own * (all - 2 * own)
      liaisonShares -= own * (all - 2 * own) * (all - 2 * own - 1)
      let outside = all - own
      let mixedShares = (own - 1) * outside * (outside - 1 + own - 2)
      let roles = [
        moments(
          (own - 1) * (own - 2), 2 * (own - 1) * (own - 2) * (own - 3), isSymmetric: true),
        moments(itinerantPairs, 2 * itinerantShares, isSymmetric: true),
        moments((own - 1) * outside, mixedShares, isSymmetric: false),
        moments((own - 1) * outside, mixedShares, isSymmetric: false),
        moments(liaisonPairs, 2 * liaisonShares, isSymmetric: true),
      ]
      let total = moments(
        (all - 1) * (all - 2), 2 * (all - 1) * (all - 2) * (all - 3), isSymmetric: true)
      return BrokerageExpectation(
        expected: BrokerageScores(scores: roles.map(\.0), total: total.0),
        variance: BrokerageScores(scores: roles.map { max(0, $0.1) }, total: max(0, total.1)))
    }
    return groups.map { $0.map { ofGroup[number[$0]!] } }
  }

  private static func groupSizes(
    _ groups: [Int?]
  ) -> (number: [Int: Int], sizes: [Double]) {
    var number: [Int: Int] = [:]
    var sizes: [Double] = []
    for case let group? in groups {
      if let known = number[group] {
        sizes[known] += 1
      } else {
        number[group] = sizes.count
        sizes.append(1)
      }
    }
    return (number, sizes)
  }

  /// Checks that there is one group per vertex and that no number is negative.
  func checkGroups(_ groups: [Int?]) throws(AnalysisError) {
    try checkCount(groups.count, of: "groups")
    for (v, group) in groups.enumerated() {
      guard let group, group < 0 else { continue }
      throw .unusableValue(
        of: "group", vertex: Vertex(v), value: Double(group), expected: "a number from 0")
    }
  }
}

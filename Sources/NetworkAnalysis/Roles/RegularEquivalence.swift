public import NetworkGraph

extension CompactGraph {
  /// How alike the positions of each pair of vertices are when alike positions of their partners count
  /// as the same: regular equivalence by the algorithm REGE.
  ///
  /// Two doctors are regularly equivalent when both are tied to nurses and patients, though not to the
  /// same ones. Each tie of one is matched with the best tie of the other, as alike as the partners
  /// are; the alikeness of all pairs is computed anew from that in each round.
  ///
  /// - Parameters:
  ///   - rounds: How many rounds; UCINET takes 3.
  ///   - weights: What the weight of an edge counts for. Self-loops are dropped.
  /// - Returns: A symmetric matrix from 0 to 1, with 1 on the diagonal. Two vertices without ties are
  ///   alike, one with and one without are not.
  /// - Throws: `WeightError` when weights cannot be strengths; `AnalysisError.tooManyVertices` above
  ///   2,000; `AnalysisError.parameterOutOfRange` for a negative number of rounds;
  ///   `CancellationError`.
  /// - Complexity: O(*r*(Σ*d*)²) = O(*rm*²) time for *r* rounds, on all cores; O(*n*²) space.
  /// - Note: In an undirected graph without weights and isolated vertices all are alike, since any
  ///   partner matches any other: give weights or directions, or use
  ///   ``profileDistances(weights:)``.
  ///   The ties to and from one partner are matched together: a partner tied both ways is not matched
  ///   by two partners, one tied each way.
  /// - SeeAlso: D. R. White, K. P. Reitz, "Measuring role distance: structural, regular and relational
  ///   equivalence", University of California, 1985; S. P. Borgatti, M. G. Everett, "Two algorithms for
  ///   computing regular equivalence", *Social Networks* 15(4), 1993, 361–376,
  ///   doi:10.1016/0378-8733(93)90012-A.
  public func regularSimilarity(
    rounds: Int = 3, weights rule: StrengthRule = .unit
  ) throws -> [[Double]] {
    guard rounds >= 0 else {
      throw AnalysisError.parameterOutOfRange(
        name: "rounds", value: "\(rounds)", expected: "0 or more")
    }
    let limit = 2000
    guard vertexCount <= limit else {
      throw AnalysisError.tooManyVertices(measure: "REGE", count: vertexCount, limit: limit)
    }
    let partners = try partnerTies(by: rule)
    let n = vertexCount
    var alike = [Double](repeating: 1, count: n * n)
    for _ in 0..<rounds {
      let previous = alike
      alike = try foldInChunks(count: n, into: [Double]()) { chunk, isCancelled in
        var rows: [Double] = []
        for i in chunk {
          if isCancelled() { break }
          for j in 0..<n {
            if j == i {
              rows.append(1)
              continue
            }
            // The smaller index first, so that both orders give the same bits.
            let (a, b) = (partners[min(i, j)], partners[max(i, j)])
            let one = matched(a, by: b, previous)
            let two = matched(b, by: a, previous)
            let possible = one.possible + two.possible
            rows.append(possible > 0 ? (one.matched + two.matched) / possible : 1)
          }
        }
        return rows
      } fold: { all, part in
        all += part
      }
    }
    return (0..<n).map { Array(alike[$0 * n..<($0 + 1) * n]) }
  }

  /// How well the ties of one vertex are matched by those of another, and how well they could be at
  /// most with these matches.
  private func matched(
    _ ties: [PartnerTie], by others: [PartnerTie], _ alike: [Double]
  ) -> (matched: Double, possible: Double) {
    var sum = (matched: 0.0, possible: 0.0)
    for tie in ties {
      let row = tie.partner * vertexCount
      // Without a match the whole tie is missing in the other.
      var best = (matched: 0.0, possible: tie.out + tie.back)
      for other in others {
        let common = min(tie.out, other.out) + min(tie.back, other.back)
        let found = alike[row + other.partner] * common
        let possible = max(tie.out, other.out) + max(tie.back, other.back)
        // Of equal matches the one that leaves least unmatched.
        if found > best.matched || (found == best.matched && found > 0 && possible < best.possible)
        {
          best = (found, possible)
        }
      }
      sum.matched += best.matched
      sum.possible += best.possible
    }
    return sum
  }

  /// For each vertex its partners with the strengths to and from them, relative to the largest.
  private func partnerTies(by rule: StrengthRule) throws -> [[PartnerTie]] {
    let strengths = try strengths(by: rule)
    let unit = strengths?.max().flatMap { $0 > 0 ? $0 : nil } ?? 1
    var lists = [[PartnerTie]](repeating: [], count: vertexCount)
    for edge in edges where edge.tail != edge.head {
      let x = (strengths?[edge.slot] ?? 1) / unit
      guard x > 0 else { continue }
      let back = isDirected ? 0 : x
      lists[edge.tail.index].append(PartnerTie(partner: edge.head.index, out: x, back: back))
      lists[edge.head.index].append(PartnerTie(partner: edge.tail.index, out: back, back: x))
    }
    return lists.map { list in
      var merged: [PartnerTie] = []
      for tie in list.sorted(by: { $0.partner < $1.partner }) {
        if let last = merged.last, last.partner == tie.partner {
          merged[merged.count - 1].out += tie.out
          merged[merged.count - 1].back += tie.back
        } else {
          merged.append(tie)
        }
      }
      return merged
    }
  }

  /// The largest regular equivalence: the coarsest classes such that vertices of one class have ties
  /// to the same classes and from the same classes.
  ///
  /// - Parameter start: A class for each vertex that the result may split but not join, such as its
  ///   sphere; without it all vertices begin in one class.
  /// - Returns: The classes. In an undirected graph without `start` there are at most two, the vertices
  ///   with ties and those without.
  /// - Throws: `AnalysisError.wrongCount` when there is not one class per vertex; `CancellationError`.
  /// - Complexity: O((*n* + *m*) log *n*) a round, at most *n* rounds.
  /// - Note: Weights are not used, and how many partners of a class a vertex has does not matter;
  ///   self-loops count as ties to the own class.
  /// - SeeAlso: D. R. White, K. P. Reitz, "Graph and semigroup homomorphisms on networks of relations",
  ///   *Social Networks* 5(2), 1983, 193–234, doi:10.1016/0378-8733(83)90025-4.
  public func regularClasses(startingFrom start: [Int]? = nil) throws -> Partition {
    if let start { try checkCount(start.count, of: "classes") }
    let back = reversed()
    var classes = Partition(labels: start ?? Array(repeating: 0, count: vertexCount))
    var rounds = ProgressReport.Rounds()
    while true {
      try rounds.next()
      func kinds(_ graph: CompactGraph, _ v: Vertex) -> [Int] {
        var last = -1
        return graph.arcs(from: v).map { classes[graph.heads[$0]] }.sorted().filter { kind in
          defer { last = kind }
          return kind != last
        }
      }
      let keys = vertices.map { v in
        [classes[v]] + kinds(self, v) + [-1] + (isDirected ? kinds(back, v) : [])
      }
      let order = keys.indices.sorted {
        keys[$0] == keys[$1] ? $0 < $1 : keys[$0].lexicographicallyPrecedes(keys[$1])
      }
      var labels = [Int](repeating: 0, count: vertexCount)
      for (a, b) in zip(order, order.dropFirst()) {
        labels[b] = labels[a] + (keys[a] == keys[b] ? 0 : 1)
      }
      let finer = Partition(labels: labels)
      if finer.groupCount == classes.groupCount { return finer }
      classes = finer
    }
  }
}

/// A partner with the strength of the tie to it and from it.
private struct PartnerTie: Sendable {
  let partner: Int
  var out: Double
  var back: Double
}

public import NetworkGraph

extension CompactGraph {
  /// How differently each pair of vertices is tied to the others: the Euclidean distance of their
  /// profiles.
  ///
  /// *d(ij)* = √(Σ*k* (*x(ik)* − *x(jk)*)² + (*x(ki)* − *x(kj)*)²) over all *k* other than *i* and *j*; an
  /// undirected graph has the first term only. 0 says that the two are structurally equivalent: they
  /// have the same ties to the same others. It does not see that two have alike ties to *alike*
  /// others: that is regular equivalence.
  ///
  /// - Parameter weights: What the weight of an edge counts for. Self-loops and the ties of the two to
  ///   each other are not looked at.
  /// - Returns: A symmetric matrix with 0 on the diagonal.
  /// - Throws: `WeightError` when weights cannot be strengths; `AnalysisError.tooManyVertices` above
  ///   10,000; `CancellationError`.
  /// - Complexity: O(*n*(*n* + *m*)) time on all cores, O(*n*²) space.
  /// - SeeAlso: R. S. Burt, "Positions in networks", *Social Forces* 55(1), 1976, 93–122,
  ///   doi:10.2307/2577097; S. Wasserman, K. Faust, *Social Network Analysis*, 1994, equation 9.1,
  ///   doi:10.1017/CBO9780511815478.
  public func profileDistances(weights rule: StrengthRule = .unit) throws -> [[Double]] {
    try mapProfilePairs(by: rule) { pair in
      let squares = pair.ownSquares + pair.otherSquares - 2 * pair.products
      // Differences of equal sums can be a little below 0, or off it by rounding.
      return squares > 1e-14 * (pair.ownSquares + pair.otherSquares)
        ? squares.squareRoot() * pair.unit : 0
    }
  }

  /// How alike each pair of vertices is tied to the others: Pearson's correlation of their profiles.
  ///
  /// The profile is that of ``profileDistances(weights:)``. Unlike the distance, the correlation does
  /// not mind that one of the two has more or stronger ties throughout.
  ///
  /// - Parameter weights: As for ``profileDistances(weights:)``.
  /// - Returns: A symmetric matrix from −1 to 1, with 1 on the diagonal; `nil` for a pair of which one
  ///   is tied alike to all others, or to none.
  /// - Throws: As ``profileDistances(weights:)``.
  /// - Complexity: As ``profileDistances(weights:)``.
  /// - SeeAlso: Wasserman and Faust 1994, equation 9.2, doi:10.1017/CBO9780511815478.
  public func profileCorrelations(weights rule: StrengthRule = .unit) throws -> [[Double?]] {
    var matrix = try mapProfilePairs(by: rule) { $0.correlation }
    for v in matrix.indices { matrix[v][v] = 1 }
    return matrix
  }

  /// Vertices that are tied to exactly the same others, whatever they are to each other.
  ///
  /// - Returns: A class for each vertex. Two vertices without ties are in one class.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*n* + *m* log *m*).
  /// - Note: Weights and self-loops are not used. In a directed graph, members of a class are either
  ///   not tied to each other or tied in both directions.
  /// - SeeAlso: F. Lorrain, H. C. White, "Structural equivalence of individuals in social networks",
  ///   *Journal of Mathematical Sociology* 1(1), 1971, doi:10.1080/0022250X.1971.9989788.
  public func structuralClasses() throws -> Partition {
    let graph = unweighted().withoutSelfLoops()
    let back = graph.reversed()
    func lists(_ v: Vertex, withSelf: Bool) -> [UInt32] {
      func one(_ graph: CompactGraph) -> [UInt32] {
        var list = graph.arcs(from: v).map { graph.heads[$0].rawValue }
        if withSelf { list.append(v.rawValue) }
        return list.sorted()
      }
      return one(graph) + [.max] + (isDirected ? one(back) : [])
    }
    // Equal open lists: not tied to each other. Equal closed lists: tied to each other, both ways.
    // A vertex with a partner of the first kind has none of the second.
    var labels = Array(0..<vertexCount)
    var rounds = ProgressReport.Rounds(2)
    for withSelf in [false, true] {
      try rounds.next()
      let keys = vertices.map { lists($0, withSelf: withSelf) }
      let order = keys.indices.sorted {
        keys[$0] == keys[$1] ? $0 < $1 : keys[$0].lexicographicallyPrecedes(keys[$1])
      }
      for (a, b) in zip(order, order.dropFirst()) where keys[a] == keys[b] {
        labels[b] = labels[a]
      }
    }
    return Partition(labels: labels)
  }

  /// A function of the sums over the profiles of each pair of different vertices.
  private func mapProfilePairs<Number: Sendable>(
    by rule: StrengthRule, _ body: @escaping @Sendable (ProfilePair) -> Number
  ) throws -> [[Number]] {
    let limit = 10_000
    guard vertexCount <= limit else {
      throw AnalysisError.tooManyVertices(
        measure: "the comparison of profiles", count: vertexCount, limit: limit)
    }
    let strengths = try strengths(by: rule)
    let unit = strengths?.max().flatMap { $0 > 0 ? $0 : nil } ?? 1
    let kept = edges.filter { $0.tail != $0.head }
    let graph = CompactGraph(
      vertexCount: vertexCount, tails: kept.map(\.tail.rawValue), heads: kept.map(\.head.rawValue),
      weights: kept.map { (strengths?[$0.slot] ?? 1) / unit }, meaning: .strength,
      isDirected: isDirected, parallelEdges: .sum)
    let sides = isDirected ? [graph, graph.reversed()] : [graph]
    // Σ x and Σ x² over the whole profile of each vertex.
    var sums = [SIMD2<Double>](repeating: .zero, count: vertexCount)
    for side in sides {
      for v in side.vertices {
        for slot in side.arcs(from: v) {
          sums[v.index] += SIMD2(
            side.weight(at: slot), side.weight(at: slot) * side.weight(at: slot))
        }
      }
    }
    let whole = sums
    let cells = Double(sides.count) * Double(vertexCount - 2)
    return try foldInChunks(count: vertexCount, into: [[Number]]()) { chunk, isCancelled in
      var rows: [[Number]] = []
      var products = [Double](repeating: 0, count: vertexCount)
      var own = [SIMD2<Double>](repeating: .zero, count: vertexCount)
      for i in chunk {
        if isCancelled() { break }
        for j in products.indices {
          products[j] = 0
          own[j] = .zero
        }
        // Σ x(ik) x(jk) by way of every k that both are tied to, and the cells of i with each j.
        for (side, back) in zip(sides, sides.reversed()) {
          for slot in side.arcs(from: Vertex(i)) {
            let k = side.heads[slot]
            let x = side.weight(at: slot)
            own[k.index] += SIMD2(x, x * x)
            for next in back.arcs(from: k) {
              products[back.heads[next].index] += x * back.weight(at: next)
            }
          }
        }
        rows.append(
          (0..<vertexCount).map { j in
            // The cells of j with i are those of i with j, seen from the other side.
            let (left, right) = (whole[i] - own[j], whole[j] - own[j])
            return body(
              ProfilePair(
                cells: cells, unit: unit, ownSum: left.x, ownSquares: left.y, otherSum: right.x,
                otherSquares: right.y, products: j == i ? left.y : products[j]))
          })
      }
      return rows
    } fold: { all, part in
      all += part
    }
  }
}

/// Sums over the ties of two vertices to all others, in units of the largest strength.
private struct ProfilePair {
  let cells: Double
  let unit: Double
  let ownSum: Double
  let ownSquares: Double
  let otherSum: Double
  let otherSquares: Double
  let products: Double

  var correlation: Double? {
    let own = cells * ownSquares - ownSum * ownSum
    let other = cells * otherSquares - otherSum * otherSum
    guard cells > 1, own > 1e-12 * cells * ownSquares, other > 1e-12 * cells * otherSquares else {
      return nil
    }
    let r = (cells * products - ownSum * otherSum) / (own.squareRoot() * other.squareRoot())
    return max(-1, min(1, r))
  }
}

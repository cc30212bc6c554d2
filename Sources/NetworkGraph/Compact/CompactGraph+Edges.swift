extension CompactGraph {
  /// One edge: in an undirected graph with `tail <= head`.
  public struct Edge: Hashable, Sendable {
    /// Where the edge begins.
    public let tail: Vertex
    /// Where the edge ends.
    public let head: Vertex
    /// The slot of the arc from tail to head.
    public let slot: Int
  }

  /// All edges, in the order of tail, then head. An undirected edge stands once, from its lower
  /// vertex. Results "per edge" of measures and projections follow this order.
  ///
  /// - Complexity: O(*n* + *m*) to walk.
  public var edges: [Edge] {
    var result: [Edge] = []
    result.reserveCapacity(edgeCount)
    for tail in vertices {
      for slot in arcs(from: tail) where isDirected || heads[slot] >= tail {
        result.append(Edge(tail: tail, head: heads[slot], slot: slot))
      }
    }
    return result
  }

  /// The position in ``edges`` of the edge at each slot.
  ///
  /// - Returns: One number per slot; the two slots of an undirected edge have the same.
  /// - Complexity: O(*n* + *m*).
  public func edgeNumbers() -> ContiguousArray<Int> {
    guard !isDirected else { return ContiguousArray(heads.indices) }
    var numbers = ContiguousArray<Int>(repeating: -1, count: arcCount)
    // Tails come in ascending order, and so do the slots of a head that point back to them.
    var back = firstArc
    var number = 0
    for tail in vertices {
      for slot in arcs(from: tail) where heads[slot] >= tail {
        let head = heads[slot]
        numbers[slot] = number
        if head > tail {
          numbers[Int(back[head.index])] = number
          back[head.index] += 1
        }
        number += 1
      }
    }
    return numbers
  }

  /// The graph with each arc turned round; the graph itself when it is undirected.
  ///
  /// - Complexity: O(*n* + *m*).
  public func reversed() -> CompactGraph {
    guard isDirected else { return self }
    var first = ContiguousArray<UInt32>(repeating: 0, count: vertexCount + 1)
    for head in heads { first[head.index + 1] += 1 }
    for v in 0..<vertexCount { first[v + 1] += first[v] }
    var cursor = first
    var newHeads = ContiguousArray<Vertex>(repeating: Vertex(0), count: arcCount)
    var newWeights = weights.map { ContiguousArray<Double>(repeating: 0, count: $0.count) }
    // Tails come in ascending order, so each new list of heads is sorted.
    for tail in vertices {
      for slot in arcs(from: tail) {
        let place = Int(cursor[heads[slot].index])
        cursor[heads[slot].index] += 1
        newHeads[place] = tail
        newWeights?[place] = weights![slot]
      }
    }
    return CompactGraph(
      isDirected: true, firstArc: first, heads: newHeads, weights: newWeights,
      weightMeaning: weightMeaning, selfLoopCount: selfLoopCount)
  }

  /// The graph without directions; the graph itself when it is undirected. Arcs both ways become
  /// one edge, whose weight follows `rule`.
  ///
  /// - Complexity: O(*n* + *m* log *d*).
  public func undirected(parallelEdges rule: ParallelEdges = .sum) -> CompactGraph {
    guard isDirected else { return self }
    let edges = edges
    return CompactGraph(
      vertexCount: vertexCount, tails: edges.map(\.tail.rawValue),
      heads: edges.map(\.head.rawValue),
      weights: weights.map { weights in edges.map { weights[$0.slot] } }, meaning: weightMeaning,
      isDirected: false, parallelEdges: rule)
  }

  /// The graph without self-loops; the graph itself when it has none.
  ///
  /// - Complexity: O(*n* + *m*).
  public func withoutSelfLoops() -> CompactGraph {
    guard hasSelfLoops else { return self }
    return filtered { $0 != $1 }
  }

  /// The graph that has the same vertices and only the edges that `isKept` accepts.
  ///
  /// - Precondition: In an undirected graph the answer is the same for both orders of an edge.
  /// - Complexity: O(*n* + *m*).
  public func filtered(_ isKept: (_ tail: Vertex, _ head: Vertex) -> Bool) -> CompactGraph {
    var first = ContiguousArray<UInt32>([0])
    var newHeads = ContiguousArray<Vertex>()
    var newWeights = weights == nil ? nil : ContiguousArray<Double>()
    var loops = 0
    for tail in vertices {
      for slot in arcs(from: tail) where isKept(tail, heads[slot]) {
        newHeads.append(heads[slot])
        newWeights?.append(weights![slot])
        if heads[slot] == tail { loops += 1 }
      }
      first.append(UInt32(newHeads.count))
    }
    return CompactGraph(
      isDirected: isDirected, firstArc: first, heads: newHeads, weights: newWeights,
      weightMeaning: weightMeaning, selfLoopCount: loops)
  }

  /// The graph without its weights; the graph itself when it has none.
  ///
  /// - Complexity: O(1): the arrays are shared.
  public func unweighted() -> CompactGraph {
    guard isWeighted else { return self }
    return CompactGraph(
      isDirected: isDirected, firstArc: firstArc, heads: heads, weights: nil, weightMeaning: nil,
      selfLoopCount: selfLoopCount)
  }

  /// The subgraph on some vertices, renumbered in the order in which they are given.
  ///
  /// - Precondition: No vertex stands twice.
  /// - Complexity: O(*n* + *m* log *d*).
  public func induced(on kept: [Vertex]) -> CompactGraph {
    var number = [Int](repeating: -1, count: vertexCount)
    for (i, vertex) in kept.enumerated() {
      precondition(number[vertex.index] == -1, "a vertex of a subgraph stands twice")
      number[vertex.index] = i
    }
    var tails: [UInt32] = []
    var newHeads: [UInt32] = []
    var newWeights: [Double]? = weights == nil ? nil : []
    for edge in edges where number[edge.tail.index] >= 0 && number[edge.head.index] >= 0 {
      tails.append(UInt32(number[edge.tail.index]))
      newHeads.append(UInt32(number[edge.head.index]))
      newWeights?.append(weights![edge.slot])
    }
    return CompactGraph(
      vertexCount: kept.count, tails: tails, heads: newHeads, weights: newWeights,
      meaning: weightMeaning, isDirected: isDirected, parallelEdges: .first)
  }

  /// The length of the arc at each slot under a rule, checked for measures on shortest paths.
  ///
  /// - Parameter allowingZero: Whether a weight that is a length may be 0: distances take it, paths could
  ///   not be counted.
  /// - Returns: `nil` for `.unit`: every arc has length 1.
  /// - Throws: ``WeightError`` when the rule does not fit what the weights mean, a length is not a finite
  ///   number above zero, or lengths add up to more than a number can hold: the far end of a long path
  ///   would seem out of reach.
  /// - Complexity: O(*m*) time; weights that are lengths as they stand are not copied.
  public func lengths(
    by rule: LengthRule, allowingZero: Bool = false
  ) throws(WeightError) -> ContiguousArray<Double>? {
    guard rule != .unit else { return nil }
    guard let weights, let weightMeaning else { throw .unweighted }
    switch (rule, weightMeaning.isStrength) {
    case (.weight, true): throw .needsDistance
    case (.inverseWeight, false): throw .needsStrength
    default: break
    }
    if rule == .weight && Self.areLengths(weights, allowingZero: allowingZero) { return weights }
    var lengths = ContiguousArray<Double>()
    lengths.reserveCapacity(arcCount)
    var total = 0.0
    for tail in vertices {
      for slot in arcs(from: tail) {
        let length = rule == .weight ? weights[slot] : 1 / weights[slot]
        let isZero = allowingZero && rule == .weight && length == 0
        guard isZero || (weights[slot] > 0 && length > 0), length.isFinite else {
          throw .unusable(
            tail: tail, head: heads[slot], weight: weights[slot],
            requirement: allowingZero && rule == .weight
              ? "a finite number that is not negative"
              : weights[slot] > 0 && weights[slot].isFinite
                ? "a number whose inverse is finite" : "a finite number above zero")
        }
        total += length
        guard total.isFinite else {
          throw .unusable(
            tail: tail, head: heads[slot], weight: weights[slot],
            requirement: "a number such that the sum of all lengths is finite")
        }
        lengths.append(length)
      }
    }
    return lengths
  }

  /// Whether all weights are above zero, or zero where that is allowed, and small enough for their sum
  /// to be finite. It may say no to a zero with a minus sign, and to weights above 2⁹⁰⁰.
  private static func areLengths(
    _ weights: ContiguousArray<Double>, allowingZero: Bool
  ) -> Bool {
    // Such numbers are in the order of their bits, and all others come after them. One comparison
    // for each, and no branch, keeps up with the memory.
    let lowest: UInt64 = allowingZero ? 0 : 1
    let largest: Double = 0x1p900
    let span = largest.bitPattern - lowest
    let weights = weights.span
    var outside: UInt64 = 0
    for i in weights.indices {
      outside |= weights[i].bitPattern &- lowest >= span ? 1 : 0
    }
    return outside == 0
  }
}

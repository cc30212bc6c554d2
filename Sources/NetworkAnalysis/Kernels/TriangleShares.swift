import NetworkGraph

/// What triangles add up to along ties and at vertices, for measures of redundancy.
///
/// With *z* the strength of a tie, *T* the sum and *S* the largest strength of a vertex, each tie
/// (*i*, *j*) gets Σ*q* *z(iq)* *z(jq)* / *T(q)*, and each vertex *i* the sum Σ*jq* *z(iq)* *z(jq)* /
/// *S(j)*, where *q* is tied to both. Either way round the first is the same, and each triangle is
/// found once, from its vertex of lowest degree (Chiba and Nishizeki 1985, doi:10.1137/0214017), so
/// that hubs cost no more than others.
struct TriangleShares: Sendable {
  /// The sum for each slot.
  private(set) var between: ContiguousArray<Double>
  /// The sum for each vertex.
  private(set) var redundancy: ContiguousArray<Double>

  private struct Sums: Sendable {
    var between: ContiguousArray<Double>
    var redundancy: ContiguousArray<Double>
  }

  /// - Parameters:
  ///   - ties: An undirected graph without self-loops, with weights above zero.
  ///   - scale: What strengths are multiplied with: a power of two that brings the largest near 1.
  ///   - total: The sum of the strengths of each vertex, to that scale.
  ///   - strongest: The largest of them, to that scale.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*m*^1.5) time on all cores, O(*n* + *m*) space.
  init(
    _ ties: CompactGraph, scale: Double, total: ContiguousArray<Double>,
    strongest: ContiguousArray<Double>
  ) throws {
    let oriented = OrientedTies(ties, scale: scale)
    let n = ties.vertexCount
    let zeros = Sums(
      between: ContiguousArray(repeating: 0, count: oriented.heads.count),
      redundancy: ContiguousArray(repeating: 0, count: n))
    let inverseTotal = ContiguousArray(oriented.order.map { 1 / total[Int($0)] })
    let inverseStrongest = ContiguousArray(oriented.order.map { 1 / strongest[Int($0)] })
    // Chunks take every so-manieth vertex: those of high degree have the work.
    let chunks = min(8, n / 1024 + 1)
    let sums = try foldInChunks(count: chunks, into: zeros) { range, isCancelled in
      var sums = zeros
      for chunk in range {
        oriented.add(
          from: chunk, by: chunks, inverseTotal, inverseStrongest, into: &sums.between,
          &sums.redundancy, isCancelled)
      }
      return sums
    } fold: { sums, part in
      for i in sums.between.indices { sums.between[i] += part.between[i] }
      for i in sums.redundancy.indices { sums.redundancy[i] += part.redundancy[i] }
    }
    between = ContiguousArray(repeating: 0, count: ties.arcCount)
    for (place, slots) in oriented.slots.enumerated() {
      between[Int(slots.there)] = sums.between[place]
      between[Int(slots.back)] = sums.between[place]
    }
    redundancy = ContiguousArray(repeating: 0, count: n)
    for (rank, vertex) in oriented.order.enumerated() {
      redundancy[Int(vertex)] = sums.redundancy[rank]
    }
  }
}

/// The ties of an undirected graph, each from its end of lower degree, with vertices numbered by
/// degree.
private struct OrientedTies: Sendable {
  /// The vertex of each rank.
  let order: ContiguousArray<UInt32>
  /// Where the ties of each rank begin, and the rank that each leads to.
  private(set) var first: ContiguousArray<UInt32> = [0]
  private(set) var heads: ContiguousArray<UInt32> = []
  private(set) var weights: ContiguousArray<Double> = []
  /// The two slots of each tie in the graph.
  private(set) var slots: ContiguousArray<(there: UInt32, back: UInt32)> = []

  init(_ ties: CompactGraph, scale: Double) {
    let n = ties.vertexCount
    // Sorted by counting: degrees are small numbers.
    var start = [Int](repeating: 0, count: n + 2)
    for v in ties.vertices { start[ties.arcCount(from: v) + 1] += 1 }
    for degree in 1..<(n + 2) { start[degree] += start[degree - 1] }
    var rank = ContiguousArray<UInt32>(repeating: 0, count: n)
    var order = rank
    for v in ties.vertices {
      let place = start[ties.arcCount(from: v)]
      start[ties.arcCount(from: v)] += 1
      rank[v.index] = UInt32(place)
      order[place] = v.rawValue
    }
    self.order = order
    // Tails come in ascending order and heads are sorted: the ways back to them fill the slots of
    // each head one after the other.
    var cursor = ties.firstArc
    var back = ContiguousArray<UInt32>(repeating: 0, count: ties.arcCount)
    for slot in ties.heads.indices {
      let head = ties.heads[slot].index
      back[slot] = cursor[head]
      cursor[head] += 1
    }
    first.reserveCapacity(n + 1)
    heads.reserveCapacity(ties.edgeCount)
    weights.reserveCapacity(ties.edgeCount)
    slots.reserveCapacity(ties.edgeCount)
    for place in 0..<n {
      for slot in ties.arcs(from: Vertex(Int(order[place]))) {
        let other = rank[ties.heads[slot].index]
        guard other > place else { continue }
        heads.append(other)
        weights.append(ties.weight(at: slot) * scale)
        slots.append((UInt32(truncatingIfNeeded: slot), back[slot]))
      }
      first.append(UInt32(heads.count))
    }
  }

  /// Adds the triangles from every so-manieth rank.
  func add(
    from start: Int, by step: Int, _ inverseTotal: ContiguousArray<Double>,
    _ inverseStrongest: ContiguousArray<Double>, into between: inout ContiguousArray<Double>,
    _ redundancy: inout ContiguousArray<Double>, _ isCancelled: () -> Bool
  ) {
    let (first, heads, weights) = (first.span, heads.span, weights.span)
    let (inverseTotal, inverseStrongest) = (inverseTotal.span, inverseStrongest.span)
    // The tie to each neighbour of the vertex at hand, counted from 1.
    var tie = ContiguousArray<UInt32>(repeating: 0, count: order.count)
    for a in stride(from: start, to: order.count, by: step) {
      if isCancelled() { return }
      let own = Int(first[a])..<Int(first[a + 1])
      guard own.count > 1 else { continue }
      for ac in own { tie[Int(heads[ac])] = UInt32(ac + 1) }
      for ab in own {
        let b = Int(heads[ab])
        for bc in Int(first[b])..<Int(first[b + 1]) {
          let c = Int(heads[bc])
          guard tie[c] > 0 else { continue }
          let ac = Int(tie[c]) - 1
          let (zab, zac, zbc) = (weights[ab], weights[ac], weights[bc])
          between[ab] += zac * zbc * inverseTotal[c]
          between[ac] += zab * zbc * inverseTotal[b]
          between[bc] += zab * zac * inverseTotal[a]
          let (sa, sb, sc) = (inverseStrongest[a], inverseStrongest[b], inverseStrongest[c])
          redundancy[a] += zbc * (zac * sb + zab * sc)
          redundancy[b] += zac * (zbc * sa + zab * sc)
          redundancy[c] += zab * (zbc * sa + zac * sb)
        }
      }
      for ac in own { tie[Int(heads[ac])] = 0 }
    }
  }
}

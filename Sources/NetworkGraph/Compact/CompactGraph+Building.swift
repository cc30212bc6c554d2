/// How edges between the same two vertices become one.
public enum ParallelEdges: String, Hashable, Sendable, CaseIterable {
  /// Weights add up. The usual choice for strengths, counts and money.
  case sum
  /// The number of edges becomes the weight; their own weights are not used.
  case count
  /// The largest weight stays.
  case maximum
  /// The smallest weight stays. The usual choice for distances.
  case minimum
  /// The weight of the edge that came first stays.
  case first
}

extension CompactGraph {
  /// Creates a graph without weights from pairs of vertex indices.
  ///
  /// Parallel edges become one, without a trace. In an undirected graph `(a, b)` and `(b, a)` are
  /// the same edge.
  ///
  /// - Precondition: Each index is in `0..<vertexCount`.
  /// - Complexity: O(*n* + *m* log *d*) for a largest degree *d*.
  public init(vertexCount: Int, edges: [(Int, Int)], isDirected: Bool = false) {
    self.init(
      vertexCount: vertexCount, tails: edges.map { UInt32($0.0) },
      heads: edges.map { UInt32($0.1) },
      weights: nil, meaning: nil, isDirected: isDirected, parallelEdges: .first)
  }

  /// Creates a graph with weights from triples of tail, head and weight.
  ///
  /// - Precondition: Each index is in `0..<vertexCount`.
  /// - Complexity: O(*n* + *m* log *d*) for a largest degree *d*.
  public init(
    vertexCount: Int, weightedEdges: [(Int, Int, Double)], meaning: WeightMeaning = .strength,
    isDirected: Bool = false, parallelEdges: ParallelEdges = .sum
  ) {
    self.init(
      vertexCount: vertexCount, tails: weightedEdges.map { UInt32($0.0) },
      heads: weightedEdges.map { UInt32($0.1) }, weights: weightedEdges.map(\.2), meaning: meaning,
      isDirected: isDirected, parallelEdges: parallelEdges)
  }

  /// Creates a graph from parallel arrays, the form that readers fill.
  ///
  /// - Parameters:
  ///   - vertexCount: The number of vertices; a vertex without an edge is allowed.
  ///   - tails: The first vertex of each edge.
  ///   - heads: The second vertex of each edge, as many as there are tails.
  ///   - weights: One weight per edge, or `nil`.
  ///   - meaning: What the weights mean; needed with weights.
  ///   - isDirected: Whether the edges are arcs from tail to head.
  ///   - parallelEdges: How edges between the same two vertices become one.
  /// - Precondition: The counts agree, each index is in `0..<vertexCount`, and there are at most
  ///   `UInt32.max` slots.
  /// - Complexity: O(*n* + *m* log *d*) time for a largest degree *d*, O(*n* + *m*) space.
  public init(
    vertexCount: Int, tails: [UInt32], heads: [UInt32], weights: [Double]?,
    meaning: WeightMeaning?, isDirected: Bool, parallelEdges: ParallelEdges
  ) {
    precondition(vertexCount >= 0 && vertexCount <= Int(UInt32.max), "too many vertices")
    precondition(tails.count == heads.count, "each edge needs a tail and a head")
    precondition(weights == nil || weights!.count == tails.count, "each edge needs its weight")
    precondition((weights == nil) == (meaning == nil), "weights and their meaning go together")
    let bound = UInt32(vertexCount)
    precondition(
      tails.allSatisfy { $0 < bound } && heads.allSatisfy { $0 < bound },
      "an edge names a vertex that the graph does not have")

    // Counting sort by tail. The order of the input is kept within a tail, which makes `first`
    // mean what it says.
    var offsets = ContiguousArray<Int>(repeating: 0, count: vertexCount + 1)
    for i in tails.indices {
      offsets[Int(tails[i]) + 1] += 1
      if !isDirected && tails[i] != heads[i] { offsets[Int(heads[i]) + 1] += 1 }
    }
    for v in 0..<vertexCount { offsets[v + 1] += offsets[v] }
    let slotCount = offsets[vertexCount]
    precondition(slotCount <= Int(UInt32.max), "too many edges for 32-bit offsets")
    var slotHead = ContiguousArray<UInt32>(repeating: 0, count: slotCount)
    var slotEdge = ContiguousArray<Int>(repeating: 0, count: slotCount)
    var cursor = offsets
    func place(_ edge: Int, at tail: UInt32, pointing head: UInt32) {
      let slot = cursor[Int(tail)]
      cursor[Int(tail)] += 1
      slotHead[slot] = head
      slotEdge[slot] = edge
    }
    for i in tails.indices {
      place(i, at: tails[i], pointing: heads[i])
      if !isDirected && tails[i] != heads[i] { place(i, at: heads[i], pointing: tails[i]) }
    }

    var firstArc = ContiguousArray<UInt32>()
    firstArc.reserveCapacity(vertexCount + 1)
    firstArc.append(0)
    var mergedHeads = ContiguousArray<Vertex>()
    mergedHeads.reserveCapacity(slotCount)
    var mergedWeights = ContiguousArray<Double>()
    if weights != nil { mergedWeights.reserveCapacity(slotCount) }
    var loops = 0
    var order: [Int] = []
    for v in 0..<vertexCount {
      order.removeAll(keepingCapacity: true)
      order.append(contentsOf: offsets[v]..<offsets[v + 1])
      // Ties are broken by the place in the input: the sort need not be stable.
      order.sort { (slotHead[$0], slotEdge[$0]) < (slotHead[$1], slotEdge[$1]) }
      var i = 0
      while i < order.count {
        let head = slotHead[order[i]]
        var j = i
        while j < order.count && slotHead[order[j]] == head { j += 1 }
        mergedHeads.append(Vertex(Int(head)))
        if head == UInt32(v) { loops += 1 }
        if let weights {
          mergedWeights.append(
            Self.combined(order[i..<j].lazy.map { weights[slotEdge[$0]] }, by: parallelEdges))
        }
        i = j
      }
      firstArc.append(UInt32(mergedHeads.count))
    }
    self.init(
      isDirected: isDirected, firstArc: firstArc, heads: mergedHeads,
      weights: weights == nil ? nil : mergedWeights, weightMeaning: meaning, selfLoopCount: loops)
  }

  private static func combined(_ weights: some Collection<Double>, by rule: ParallelEdges) -> Double
  {
    switch rule {
    case .sum: weights.reduce(0, +)
    case .count: Double(weights.count)
    case .maximum: weights.max() ?? 0
    case .minimum: weights.min() ?? 0
    case .first: weights.first ?? 0
    }
  }
}

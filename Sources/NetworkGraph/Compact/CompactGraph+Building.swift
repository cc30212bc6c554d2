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
  /// - Complexity: O(*n* + *m*)
  public init(vertexCount: Int, edges: [(Int, Int)], isDirected: Bool = false) {
    self.init(
      vertexCount: vertexCount, tails: edges.map { UInt32($0.0) },
      heads: edges.map { UInt32($0.1) },
      weights: nil, meaning: nil, isDirected: isDirected, parallelEdges: .first)
  }

  /// Creates a graph with weights from triples of tail, head and weight.
  ///
  /// - Precondition: Each index is in `0..<vertexCount`.
  /// - Complexity: O(*n* + *m*)
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
  /// - Complexity: O(*n* + *m*) time and space.
  public init(
    vertexCount: Int, tails: [UInt32], heads: [UInt32], weights: [Double]?,
    meaning: WeightMeaning?, isDirected: Bool, parallelEdges: ParallelEdges
  ) {
    precondition((weights == nil) == (meaning == nil), "weights and their meaning go together")
    self.init(
      vertexCount: vertexCount,
      pieces: [
        EdgePiece(
          tails: ContiguousArray(tails), heads: ContiguousArray(heads),
          weights: ContiguousArray(weights ?? []))
      ],
      meaning: meaning, isDirected: isDirected, parallelEdges: parallelEdges)
  }

  /// Creates a graph from pieces of edges, the form that readers of large files fill, with several
  /// cores if asked to. The graph does not depend on how the edges are cut into pieces, nor on the
  /// number of cores.
  ///
  /// - Parameters:
  ///   - vertexCount: The number of vertices; a vertex without an edge is allowed.
  ///   - pieces: The edges. Memory is lowest when the caller holds no other copy of them.
  ///   - meaning: What the weights mean; `nil` exactly when there are none.
  ///   - isDirected: Whether the edges are arcs from tail to head.
  ///   - parallelEdges: How edges between the same two vertices become one.
  ///   - parts: How much of the work may go on at the same time.
  ///   - concurrently: How work goes on at the same time; one after the other unless given.
  /// - Precondition: The counts agree, each index is in `0..<vertexCount`, and there are at most
  ///   `UInt32.max` slots.
  /// - Complexity: O(*n* + *m*) time and space.
  public init(
    vertexCount: Int, pieces: consuming [EdgePiece], meaning: WeightMeaning?, isDirected: Bool,
    parallelEdges: ParallelEdges, parts: Int = 1,
    concurrently: Concurrently = { count, work in for i in 0..<count { work(i) } }
  ) {
    precondition(vertexCount >= 0 && vertexCount <= Int(UInt32.max), "too many vertices")
    var pieces = pieces
    let bound = UInt32(vertexCount)
    for piece in pieces {
      precondition(piece.tails.count == piece.heads.count, "each edge needs a tail and a head")
      precondition(
        meaning == nil ? piece.weights.isEmpty : piece.weights.count == piece.tails.count,
        "each edge needs its weight")
      precondition(
        (piece.tails.max() ?? 0) < bound && (piece.heads.max() ?? 0) < bound
          || piece.tails.isEmpty,
        "an edge names a vertex that the graph does not have")
    }
    var slots = SlotSorting.sort(
      vertexCount: vertexCount, pieces: &pieces, isWeighted: meaning != nil,
      isDirected: isDirected, parts: parts, concurrently: concurrently)
    self.init(merging: &slots, meaning, isDirected, parallelEdges)
  }

  /// The graph of sorted slots, parallel edges made one.
  private init(
    merging slots: inout SlotSorting.Slots, _ meaning: WeightMeaning?, _ isDirected: Bool,
    _ rule: ParallelEdges
  ) {
    // Taken over rather than copied.
    var firstArc: ContiguousArray<UInt32> = []
    var heads: ContiguousArray<Vertex> = []
    var weights: ContiguousArray<Double> = []
    swap(&firstArc, &slots.firstSlot)
    swap(&heads, &slots.heads)
    swap(&weights, &slots.weights)
    let vertexCount = firstArc.count - 1
    let isWeighted = meaning != nil
    var loops = 0
    // Slots move to the left, over those that were merged; none is read after it was written over.
    var kept = 0
    var slot = 0
    for vertex in 0..<vertexCount {
      let end = Int(firstArc[vertex + 1])
      firstArc[vertex] = UInt32(kept)
      while slot < end {
        let head = heads[slot]
        var next = slot + 1
        while next < end && heads[next] == head { next += 1 }
        if head.index == vertex { loops += 1 }
        heads[kept] = head
        if isWeighted { weights[kept] = Self.combined(weights.span, slot..<next, by: rule) }
        kept += 1
        slot = next
      }
    }
    firstArc[vertexCount] = UInt32(kept)
    let spare = heads.count - kept
    if spare > 0 {
      heads.removeLast(spare)
      if isWeighted { weights.removeLast(spare) }
      // The room of many merged edges is given back.
      if spare > kept / 8 {
        heads = ContiguousArray(heads[...])
        heads.reserveCapacity(kept)
        weights = ContiguousArray(weights[...])
      }
    }
    self.init(
      isDirected: isDirected, firstArc: firstArc, heads: heads,
      weights: isWeighted ? weights : nil, weightMeaning: meaning, selfLoopCount: loops)
  }

  private static func combined(
    _ weights: Span<Double>, _ range: Range<Int>, by rule: ParallelEdges
  ) -> Double {
    var result = weights[range.lowerBound]
    for slot in range.dropFirst() {
      switch rule {
      case .sum: result += weights[slot]
      case .maximum: result = max(result, weights[slot])
      case .minimum: result = min(result, weights[slot])
      case .first, .count: break
      }
    }
    return rule == .count ? Double(range.count) : result
  }
}

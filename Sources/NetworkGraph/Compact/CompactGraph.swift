/// An immutable graph in compressed sparse row (CSR) form.
///
/// The arcs that leave vertex `v` are the slots `arcs(from: v)`; slot `i` points to `heads[i]`.
/// The slots of one vertex are sorted by head and no head stands twice, so two graphs built from
/// the same ties are equal whatever order the ties came in. An undirected edge fills two slots, a
/// self-loop one.
///
///     let path = CompactGraph(vertexCount: 3, edges: [(0, 1), (1, 2)])
///     for slot in path.arcs(from: Vertex(1)) {
///       print(path.heads[slot].index)   // 0, then 2
///     }
///
/// Parallel edges of the input become one edge by a stated rule (``ParallelEdges``) when the graph
/// is built: each measure sees a simple graph with at most one self-loop per vertex.
///
/// The graph holds structure and one weight. Names, kinds and evidence stay in the ``Network``.
///
/// - Invariant: `firstArc.count == vertexCount + 1`, `firstArc` never decreases, its last element
///   is `heads.count`, and within a vertex heads strictly increase.
public struct CompactGraph: Sendable, Equatable {
  /// Whether an edge from *a* to *b* can be told from one from *b* to *a*.
  public let isDirected: Bool

  /// Where the slots of each vertex begin; one element more than there are vertices.
  public let firstArc: ContiguousArray<UInt32>

  /// The vertex each arc points to, grouped by tail.
  public let heads: ContiguousArray<Vertex>

  /// The weight of each arc, at the arc's slot; `nil` for a graph without weights.
  public let weights: ContiguousArray<Double>?

  /// What the weights mean; `nil` exactly when there are none.
  public let weightMeaning: WeightMeaning?

  /// The number of self-loops.
  public let selfLoopCount: Int

  init(
    isDirected: Bool, firstArc: ContiguousArray<UInt32>, heads: ContiguousArray<Vertex>,
    weights: ContiguousArray<Double>?, weightMeaning: WeightMeaning?, selfLoopCount: Int
  ) {
    self.isDirected = isDirected
    self.firstArc = firstArc
    self.heads = heads
    self.weights = weights
    self.weightMeaning = weightMeaning
    self.selfLoopCount = selfLoopCount
    checkInvariants()
  }

  /// The number of vertices.
  ///
  /// - Complexity: O(1)
  @inlinable public var vertexCount: Int { firstArc.count - 1 }

  /// The number of slots: arcs of a directed graph; of an undirected one, each edge twice and each
  /// self-loop once.
  ///
  /// - Complexity: O(1)
  @inlinable public var arcCount: Int { heads.count }

  /// The number of edges, self-loops included. In a directed graph each arc is an edge.
  ///
  /// - Complexity: O(1)
  @inlinable public var edgeCount: Int {
    isDirected ? heads.count : (heads.count + selfLoopCount) / 2
  }

  /// Whether edges carry weights.
  @inlinable public var isWeighted: Bool { weights != nil }

  /// Whether some vertex has an edge to itself.
  @inlinable public var hasSelfLoops: Bool { selfLoopCount > 0 }

  /// All vertices, in order.
  @inlinable public var vertices: LazyMapSequence<Range<Int>, Vertex> {
    (0..<vertexCount).lazy.map { Vertex($0) }
  }

  /// The slots in ``heads`` of the arcs that leave `tail`.
  ///
  /// - Complexity: O(1); nothing is copied.
  @inlinable public func arcs(from tail: Vertex) -> Range<Int> {
    Int(firstArc[tail.index])..<Int(firstArc[tail.index + 1])
  }

  /// The number of slots of `tail`: its neighbours, itself included when it has a self-loop. In a
  /// directed graph, the vertices that it points to.
  ///
  /// - Complexity: O(1)
  @inlinable public func arcCount(from tail: Vertex) -> Int {
    Int(firstArc[tail.index + 1]) - Int(firstArc[tail.index])
  }

  /// The slot of the arc from `tail` to `head`, or `nil` when there is none.
  ///
  /// - Complexity: O(log *d*) for *d* arcs that leave `tail`.
  public func slot(from tail: Vertex, to head: Vertex) -> Int? {
    var range = arcs(from: tail)
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if heads[middle] == head { return middle }
      range =
        heads[middle] < head ? (middle + 1)..<range.upperBound : range.lowerBound..<middle
    }
    return nil
  }

  /// The weight at a slot; 1 in a graph without weights.
  ///
  /// - Complexity: O(1)
  @inlinable public func weight(at slot: Int) -> Double { weights?[slot] ?? 1 }

  private func checkInvariants() {
    assert(
      firstArc.first == 0 && Int(firstArc.last!) == heads.count, "offsets do not fit the heads")
    assert(weights == nil || weights!.count == heads.count, "one weight per slot is expected")
    assert((weights == nil) == (weightMeaning == nil), "weights and their meaning go together")
    assert(
      vertices.allSatisfy { tail in
        let slots = arcs(from: tail)
        return zip(slots, slots.dropFirst()).allSatisfy { heads[$0] < heads[$1] }
          && slots.allSatisfy { heads[$0].index < vertexCount }
      }, "heads of a vertex are distinct, sorted and in range")
  }
}

public import NetworkGraph

/// The ties that two graphs on the same vertices share, and those that only one of them has.
public struct EdgeComparison: Sendable, Hashable {
  /// A tie: from the lower to the higher vertex unless both graphs are directed.
  public struct Tie: Sendable, Hashable {
    /// The vertex that the tie begins at.
    public let tail: Vertex
    /// The vertex that it ends at.
    public let head: Vertex

    /// A tie by its ends.
    public init(tail: Vertex, head: Vertex) {
      self.tail = tail
      self.head = head
    }
  }

  /// In both graphs, by their ends.
  public let shared: [Tie]
  /// In the first graph only.
  public let onlyFirst: [Tie]
  /// In the second graph only.
  public let onlySecond: [Tie]

  /// Shared ties as a share of all that either graph has, from 0 to 1 (Jaccard); `nil` without ties.
  public var jaccard: Double? {
    let all = shared.count + onlyFirst.count + onlySecond.count
    return all > 0 ? Double(shared.count) / Double(all) : nil
  }
}

extension CompactGraph {
  /// Compares the ties with those of another graph on the same vertices.
  ///
  /// Directions count where both graphs are directed. Weights and self-loops are not compared.
  ///
  /// - Parameter other: A graph in which each vertex is the same actor as here.
  /// - Throws: `AnalysisError.wrongCount` when the numbers of vertices differ.
  /// - Complexity: O(*n* + *m* log *d*) time for degrees up to *d*, O(*n* + *m*) space.
  public func compareEdges(with other: CompactGraph) throws(AnalysisError) -> EdgeComparison {
    try checkCount(other.vertexCount, of: "vertices of the other graph")
    let isDirected = isDirected && other.isDirected
    func simple(_ graph: CompactGraph) -> CompactGraph {
      isDirected ? graph.unweighted().withoutSelfLoops() : graph.simpleSkeleton()
    }
    let (first, second) = (simple(self), simple(other))
    var shared: [EdgeComparison.Tie] = []
    var onlyFirst: [EdgeComparison.Tie] = []
    var onlySecond: [EdgeComparison.Tie] = []
    // 1 for the heads of one vertex in the first graph, 2 in the second, 3 in both.
    var marks = [UInt8](repeating: 0, count: vertexCount)
    for tail in vertices {
      var heads: [Vertex] = []
      for (graph, mark) in [(first, UInt8(1)), (second, 2)] {
        for slot in graph.arcs(from: tail) {
          let head = graph.heads[slot]
          guard isDirected || tail < head else { continue }
          if marks[head.index] == 0 { heads.append(head) }
          marks[head.index] |= mark
        }
      }
      for head in heads.sorted() {
        let tie = EdgeComparison.Tie(tail: tail, head: head)
        switch marks[head.index] {
        case 1: onlyFirst.append(tie)
        case 2: onlySecond.append(tie)
        default: shared.append(tie)
        }
        marks[head.index] = 0
      }
    }
    return EdgeComparison(shared: shared, onlyFirst: onlyFirst, onlySecond: onlySecond)
  }
}

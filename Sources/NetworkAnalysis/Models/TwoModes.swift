public import NetworkGraph

/// The two modes of a two-mode graph: actors and projects, persons and boards. Each edge joins a vertex
/// of the first mode to one of the second.
public struct TwoModes: Sendable, Hashable {
  /// Whether each vertex is of the second mode: an event, a project, a board.
  public let isSecond: [Bool]
  /// The vertices of the first mode, ascending.
  public let first: [Vertex]
  /// The vertices of the second mode, ascending.
  public let second: [Vertex]

  /// The number of vertices in the first and in the second mode.
  public var counts: (first: Int, second: Int) { (first.count, second.count) }

  /// Modes that are known; what uses them checks that they suit its graph.
  public init(isSecond: [Bool]) {
    self.isSecond = isSecond
    first = isSecond.indices.filter { !isSecond[$0] }.map { Vertex($0) }
    second = isSecond.indices.filter { isSecond[$0] }.map { Vertex($0) }
  }

  /// The same graph seen from the other side: the second mode becomes the first.
  public var swapped: TwoModes { TwoModes(isSecond: isSecond.map { !$0 }) }
}

extension CompactGraph {
  /// The two modes of the graph, found by its ties; directions are ignored.
  ///
  /// Within each component the mode of the lowest vertex is the first, so the modes of a graph with
  /// several components are a convention; name the mode of each vertex where it is known:
  /// ``twoModes(isSecond:)``.
  ///
  /// - Throws: `AnalysisError.parameterOutOfRange` when the graph is not two-mode: it has a self-loop
  ///   or a ring of odd length.
  /// - Complexity: O(*n* + *m*).
  public func twoModes() throws(AnalysisError) -> TwoModes {
    let graph = isDirected ? unweighted().undirected(parallelEdges: .first) : self
    var color = [Int8](repeating: -1, count: vertexCount)
    var queue: [Vertex] = []
    for start in vertices where color[start.index] < 0 {
      color[start.index] = 0
      queue.removeAll(keepingCapacity: true)
      queue.append(start)
      var next = 0
      while next < queue.count {
        let tail = queue[next]
        next += 1
        for slot in graph.arcs(from: tail) {
          let head = graph.heads[slot]
          if color[head.index] < 0 {
            color[head.index] = 1 - color[tail.index]
            queue.append(head)
          } else if color[head.index] == color[tail.index] {
            throw .parameterOutOfRange(
              name: "the tie between \(tail) and \(head)",
              value: "inside one mode; it closes a cycle of odd length",
              expected: "ties between the two modes only")
          }
        }
      }
    }
    return TwoModes(isSecond: color.map { $0 == 1 })
  }

  /// The two modes of the graph as given.
  ///
  /// - Parameter isSecond: Whether each vertex is of the second mode.
  /// - Throws: `AnalysisError` when there is not one value per vertex or an edge joins two vertices of
  ///   one mode.
  /// - Complexity: O(*n* + *m*).
  public func twoModes(isSecond: [Bool]) throws(AnalysisError) -> TwoModes {
    try checkCount(isSecond.count, of: "modes")
    for tail in vertices {
      for slot in arcs(from: tail) where isSecond[tail.index] == isSecond[heads[slot].index] {
        throw .parameterOutOfRange(
          name: "modes", value: "one mode for both \(tail) and \(heads[slot])",
          expected: "different modes for the ends of each tie")
      }
    }
    return TwoModes(isSecond: isSecond)
  }

  /// The ties of each vertex of the first mode, as places in `modes.second`, ascending.
  func memberships(_ modes: TwoModes) -> [[Int32]] {
    var place = [Int32](repeating: -1, count: vertexCount)
    for (i, vertex) in modes.second.enumerated() { place[vertex.index] = Int32(i) }
    let graph = isDirected ? unweighted().undirected(parallelEdges: .first) : self
    return modes.first.map { vertex in
      graph.arcs(from: vertex).map { place[graph.heads[$0].index] }
    }
  }
}

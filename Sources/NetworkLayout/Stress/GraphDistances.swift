package import NetworkGraph

/// Distances between all pairs of vertices of a connected graph, in one square table.
package struct GraphDistances: Sendable {
  package let count: Int

  /// Row by row; the distance of a vertex to itself is 0.
  private(set) var values: [Float]

  /// The distance from `i` to `j`; infinite when there is no path.
  @inline(__always) package subscript(i: Int, j: Int) -> Float { values[i * count + j] }

  /// Measures all pairs: a breadth-first search, or Dijkstra's with lengths, from each vertex.
  ///
  /// - Parameter lengths: One length above zero per slot of the graph, or `nil` for 1 each.
  /// - Complexity: O(*nm*), O(*nm* log *n*) with lengths; O(*n*²) space.
  package init(of graph: CompactGraph, lengths: ContiguousArray<Double>? = nil) {
    count = graph.vertexCount
    values = [Float](repeating: .infinity, count: count * count)
    var row = [Float](repeating: .infinity, count: count)
    var search = DistanceSearch(graph: graph, lengths: lengths)
    for source in 0..<count {
      search.measure(from: source, into: &row)
      values.replaceSubrange(source * count..<(source + 1) * count, with: row)
    }
  }

  /// The table with these values, row by row.
  init(count: Int, values: [Float]) {
    precondition(values.count == count * count, "each pair has a distance")
    self.count = count
    self.values = values
  }

  /// The table with distances between different groups multiplied, which draws groups apart.
  func separated(groups: [Int], factor: Double) -> GraphDistances {
    var result = self
    for i in 0..<count {
      for j in 0..<count where groups[i] != groups[j] {
        result.values[i * count + j] *= Float(factor)
      }
    }
    return result
  }

  /// The table with the edge to each leaf shortened (all paths of the leaf with it), so that
  /// leaves stay near their neighbour and don't push the drawing's edge outwards.
  func withLeaves(of graph: CompactGraph, shortenedBy cut: Double) -> GraphDistances {
    guard count > 2 else { return self }
    let isLeaf = (0..<count).map { graph.arcCount(from: Vertex($0)) == 1 }
    var result = self
    for i in 0..<count {
      for j in 0..<count where i != j {
        let ends = (isLeaf[i] ? 1 : 0) + (isLeaf[j] ? 1 : 0)
        guard ends > 0 else { continue }
        let old = result.values[i * count + j]
        result.values[i * count + j] = max(old * 0.3, old - Float(cut) * Float(ends))
      }
    }
    return result
  }
}

/// A reusable search for the distances from one vertex.
struct DistanceSearch {
  let graph: CompactGraph
  let lengths: ContiguousArray<Double>?
  private var queue: [Int32] = []
  private var heap: [(distance: Double, vertex: Int32)] = []

  init(graph: CompactGraph, lengths: ContiguousArray<Double>?) {
    precondition(
      lengths == nil || lengths!.count == graph.arcCount, "each slot of the graph needs a length")
    precondition(
      lengths == nil || lengths!.allSatisfy { $0 > 0 && $0.isFinite },
      "an edge length is a finite number above zero")
    self.graph = graph
    self.lengths = lengths
  }

  /// Fills `row` with the distance from `source` to each vertex; infinite when out of reach.
  mutating func measure(from source: Int, into row: inout [Float]) {
    for i in row.indices { row[i] = .infinity }
    row[source] = 0
    if let lengths {
      measureLengths(from: source, into: &row, lengths)
      return
    }
    queue.removeAll(keepingCapacity: true)
    queue.append(Int32(source))
    var next = 0
    while next < queue.count {
      let vertex = Int(queue[next])
      next += 1
      let reached = row[vertex] + 1
      for slot in graph.arcs(from: Vertex(vertex)) {
        let head = graph.heads[slot].index
        if row[head] == .infinity {
          row[head] = reached
          queue.append(Int32(head))
        }
      }
    }
  }

  private mutating func measureLengths(
    from source: Int, into row: inout [Float], _ lengths: ContiguousArray<Double>
  ) {
    heap.removeAll(keepingCapacity: true)
    push((0, Int32(source)))
    while let (distance, vertex) = pop() {
      if Float(distance) > row[Int(vertex)] { continue }
      for slot in graph.arcs(from: Vertex(Int(vertex))) {
        let head = graph.heads[slot]
        let reached = distance + lengths[slot]
        if Float(reached) < row[head.index] {
          row[head.index] = Float(reached)
          push((reached, Int32(head.index)))
        }
      }
    }
  }

  private mutating func push(_ entry: (distance: Double, vertex: Int32)) {
    heap.append(entry)
    var i = heap.count - 1
    while i > 0, heap[i] < heap[(i - 1) / 2] {
      heap.swapAt(i, (i - 1) / 2)
      i = (i - 1) / 2
    }
  }

  private mutating func pop() -> (distance: Double, vertex: Int32)? {
    guard let top = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return top }
    heap[0] = last
    var i = 0
    while true {
      var least = i
      for child in [2 * i + 1, 2 * i + 2] where child < heap.count && heap[child] < heap[least] {
        least = child
      }
      if least == i { return top }
      heap.swapAt(i, least)
      i = least
    }
  }
}

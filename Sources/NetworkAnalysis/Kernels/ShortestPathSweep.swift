import NetworkGraph

/// Distances from one source after another, with memory that is used again for each.
///
/// Breadth-first search when every arc has length 1, else Dijkstra's algorithm
/// (doi:10.1007/BF01386390). Vertices of equal distance are settled in the order of their index, so
/// results do not depend on the heap.
struct ShortestPathSweep: ~Copyable {
  private let graph: CompactGraph
  private let lengths: ContiguousArray<Double>?
  private var heap: VertexHeap<Double>

  /// The vertices that the last source reaches, nearest first; the source is the first.
  private(set) var settled = ContiguousArray<Vertex>()

  /// The distance of each vertex from the last source; infinite where there is no path.
  private(set) var distance: ContiguousArray<Double>

  /// - Parameter lengths: The length of each arc at its slot, none negative, or `nil` for 1. Where paths are
  ///   counted or followed back all must be above zero.
  init(_ graph: CompactGraph, lengths: ContiguousArray<Double>?) {
    self.graph = graph
    self.lengths = lengths
    distance = ContiguousArray(repeating: .infinity, count: graph.vertexCount)
    heap = VertexHeap(vertexCount: lengths == nil ? 0 : graph.vertexCount, key: 0)
    settled.reserveCapacity(graph.vertexCount)
  }

  /// Computes the distances from a source.
  ///
  /// - Complexity: O(*n* + *m*) for unit lengths, else O((*n* + *m*) log *n*), of the part that is
  ///   reached.
  mutating func run(from source: Vertex) {
    for vertex in settled { distance[vertex.index] = .infinity }
    settled.removeAll(keepingCapacity: true)
    distance[source.index] = 0
    if let lengths { runDijkstra(from: source, lengths) } else { runBreadthFirst(from: source) }
  }

  private mutating func runBreadthFirst(from source: Vertex) {
    settled.append(source)
    var next = 0
    while next < settled.count {
      let tail = settled[next]
      next += 1
      let reached = distance[tail.index] + 1
      for slot in graph.arcs(from: tail) {
        let head = graph.heads[slot]
        if distance[head.index] == .infinity {
          distance[head.index] = reached
          settled.append(head)
        }
      }
    }
  }

  private mutating func runDijkstra(from source: Vertex, _ lengths: ContiguousArray<Double>) {
    heap.insertOrAdvance(source, key: 0)
    while let tail = heap.removeFirst() {
      settled.append(tail)
      for slot in graph.arcs(from: tail) {
        let head = graph.heads[slot]
        let reached = distance[tail.index] + lengths[slot]
        if reached < distance[head.index] {
          distance[head.index] = reached
          heap.insertOrAdvance(head, key: reached)
        }
      }
    }
  }
}

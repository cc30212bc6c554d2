import NetworkGraph

/// Distances from one source after another, with memory that is used again for each.
///
/// Breadth-first search when every arc has length 1, else Dijkstra's algorithm
/// (doi:10.1007/BF01386390). Vertices of equal distance are settled in the order of their index, so
/// results do not depend on the heap.
struct ShortestPathSweep: ~Copyable {
  private let graph: CompactGraph
  private let lengths: ContiguousArray<Double>?
  private var heap: VertexHeap

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
    heap = VertexHeap(vertexCount: lengths == nil ? 0 : graph.vertexCount)
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
    heap.insertOrLower(source, key: 0)
    while let tail = heap.removeFirst() {
      settled.append(tail)
      for slot in graph.arcs(from: tail) {
        let head = graph.heads[slot]
        let reached = distance[tail.index] + lengths[slot]
        if reached < distance[head.index] {
          distance[head.index] = reached
          heap.insertOrLower(head, key: reached)
        }
      }
    }
  }
}

/// A binary heap of vertices with keys that can be lowered. Equal keys leave by vertex index.
struct VertexHeap: ~Copyable {
  private var items = ContiguousArray<Vertex>()
  private var key: ContiguousArray<Double>
  private var place: ContiguousArray<Int32>

  init(vertexCount: Int) {
    key = ContiguousArray(repeating: 0, count: vertexCount)
    place = ContiguousArray(repeating: -1, count: vertexCount)
  }

  /// Puts a vertex in, or gives it a lower key.
  ///
  /// - Complexity: O(log *n*).
  mutating func insertOrLower(_ vertex: Vertex, key newKey: Double) {
    key[vertex.index] = newKey
    var i = Int(place[vertex.index])
    if i < 0 {
      i = items.count
      items.append(vertex)
    }
    while i > 0 {
      let parent = (i - 1) / 2
      guard precedes(vertex, items[parent]) else { break }
      put(items[parent], at: i)
      i = parent
    }
    put(vertex, at: i)
  }

  /// Takes the vertex of the lowest key out; `nil` when the heap is empty.
  ///
  /// - Complexity: O(log *n*).
  mutating func removeFirst() -> Vertex? {
    guard let first = items.first, let last = items.popLast() else { return nil }
    place[first.index] = -1
    guard first != last else { return first }
    var i = 0
    while true {
      var child = 2 * i + 1
      guard child < items.count else { break }
      if child + 1 < items.count && precedes(items[child + 1], items[child]) { child += 1 }
      guard precedes(items[child], last) else { break }
      put(items[child], at: i)
      i = child
    }
    put(last, at: i)
    return first
  }

  private func precedes(_ a: Vertex, _ b: Vertex) -> Bool {
    let (keyA, keyB) = (key[a.index], key[b.index])
    return keyA < keyB || (keyA == keyB && a < b)
  }

  private mutating func put(_ vertex: Vertex, at i: Int) {
    items[i] = vertex
    place[vertex.index] = Int32(i)
  }
}

import NetworkGraph

/// A binary heap of vertices, the smallest key first, whose keys can be made smaller. Equal keys leave by
/// vertex index.
struct VertexHeap<Key: Comparable>: ~Copyable {
  private var items = ContiguousArray<Vertex>()
  private var key: ContiguousArray<Key>
  private var place: ContiguousArray<Int32>

  /// - Parameter key: The key of vertices that are not in yet.
  init(vertexCount: Int, key: Key) {
    self.key = ContiguousArray(repeating: key, count: vertexCount)
    place = ContiguousArray(repeating: -1, count: vertexCount)
  }

  /// The key that a vertex has, or had when it left.
  subscript(vertex: Vertex) -> Key { key[vertex.index] }

  /// Puts a vertex in, or gives it a smaller key.
  ///
  /// - Complexity: O(log *n*).
  mutating func insertOrAdvance(_ vertex: Vertex, key newKey: Key) {
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

  /// Takes the vertex of the smallest key out; `nil` when the heap is empty.
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

/// A number as a key of which the largest is the first.
struct LargestFirst<Number: Comparable>: Comparable {
  let number: Number

  static func < (a: LargestFirst, b: LargestFirst) -> Bool { a.number > b.number }
}

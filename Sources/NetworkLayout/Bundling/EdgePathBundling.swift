/// Edges drawn along the shortest paths that the other edges make: fewer lines on the page, and no
/// line that suggests a tie which is not there.
///
/// A long edge follows a path of shorter edges between its ends when that path is at most
/// ``maximumDistortion`` times as long as the edge. Edges that carry others stay straight. Other
/// methods of bundling draw edges together that share no end, and thereby paths that do not exist; this
/// one cannot.
///
/// - SeeAlso: M. Wallinger, D. Archambault, D. Auber, M. Nöllenburg, J. Peltonen, "Edge-Path Bundling:
///   A Less Ambiguous Edge Bundling Approach", *IEEE Transactions on Visualization and Computer
///   Graphics* 28(1), 2022, doi:10.1109/TVCG.2021.3114795.
public struct EdgePathBundling: Hashable, Sendable {
  /// How many times longer than the edge its path may be; 2 in the paper.
  public var maximumDistortion: Double

  /// Bundles with the distortion given.
  ///
  /// - Precondition: `maximumDistortion` is finite and 1 or more.
  public init(maximumDistortion: Double = 2) {
    precondition(
      maximumDistortion >= 1 && maximumDistortion.isFinite,
      "a path is as long as the edge or longer")
    self.maximumDistortion = maximumDistortion
  }

  /// The vertices that each edge passes between its ends, in order from the tail; empty for edges
  /// that stay straight.
  ///
  /// - Parameters:
  ///   - edges: Pairs of places in `points`; self-loops and edges of no length stay as they are.
  ///   - points: Where the vertices are; finite.
  /// - Complexity: O(*m*(*n* + *m*) log *n*) at worst; searches end at the greatest length allowed.
  public func paths(of edges: [(tail: Int, head: Int)], points: [Point]) -> [[Int]] {
    let lengths = edges.map { points[$0.tail].distance(to: points[$0.head]) }
    var search = PathSearch(edges: edges, lengths: lengths, vertexCount: points.count)
    var result = [[Int]](repeating: [], count: edges.count)
    var isLocked = [Bool](repeating: false, count: edges.count)
    let order = edges.indices.sorted { (-lengths[$0], $0) < (-lengths[$1], $1) }
    for edge in order where !isLocked[edge] && lengths[edge] > 0 {
      search.isSkipped[edge] = true
      let limit = lengths[edge] * maximumDistortion
      if let path = search.path(
        from: edges[edge].tail, to: edges[edge].head, weightLimit: limit * limit),
        path.reduce(0, { $0 + lengths[$1] }) <= limit
      {
        var vertex = edges[edge].tail
        for part in path {
          isLocked[part] = true
          vertex = edges[part].tail == vertex ? edges[part].head : edges[part].tail
          result[edge].append(vertex)
        }
        result[edge].removeLast()
      } else {
        search.isSkipped[edge] = false
      }
    }
    return result
  }
}

/// Dijkstra's search on the squares of lengths, which favours paths of many short edges.
private struct PathSearch {
  var isSkipped: [Bool]
  private let edges: [(tail: Int, head: Int)]
  private let weights: [Double]
  private let first: [Int]
  private let incident: [Int]
  private var distance: [Double]
  private var via: [Int]
  private var touched: [Int] = []

  init(edges: [(tail: Int, head: Int)], lengths: [Double], vertexCount: Int) {
    self.edges = edges
    weights = lengths.map { $0 * $0 }
    isSkipped = [Bool](repeating: false, count: edges.count)
    var first = [Int](repeating: 0, count: vertexCount + 1)
    for edge in edges where edge.tail != edge.head {
      first[edge.tail + 1] += 1
      first[edge.head + 1] += 1
    }
    for vertex in 0..<vertexCount { first[vertex + 1] += first[vertex] }
    var next = first
    var incident = [Int](repeating: 0, count: first[vertexCount])
    for (index, edge) in edges.enumerated() where edge.tail != edge.head {
      incident[next[edge.tail]] = index
      next[edge.tail] += 1
      incident[next[edge.head]] = index
      next[edge.head] += 1
    }
    self.first = first
    self.incident = incident
    distance = [Double](repeating: .infinity, count: vertexCount)
    via = [Int](repeating: -1, count: vertexCount)
  }

  /// The edges of the lightest path, from `start` on; `nil` when there is none within the limit.
  mutating func path(from start: Int, to goal: Int, weightLimit: Double) -> [Int]? {
    defer {
      for vertex in touched {
        distance[vertex] = .infinity
        via[vertex] = -1
      }
      touched.removeAll(keepingCapacity: true)
    }
    var heap = VertexHeap()
    distance[start] = 0
    touched.append(start)
    heap.insert(start, 0)
    while let (vertex, reached) = heap.removeFirst() {
      if vertex == goal { break }
      guard reached <= distance[vertex] else { continue }
      for slot in first[vertex]..<first[vertex + 1] {
        let edge = incident[slot]
        guard !isSkipped[edge] else { continue }
        let other = edges[edge].tail == vertex ? edges[edge].head : edges[edge].tail
        let total = reached + weights[edge]
        guard total <= weightLimit, total < distance[other] else { continue }
        if distance[other] == .infinity { touched.append(other) }
        distance[other] = total
        via[other] = edge
        heap.insert(other, total)
      }
    }
    guard distance[goal].isFinite else { return nil }
    var path: [Int] = []
    var vertex = goal
    while vertex != start {
      let edge = via[vertex]
      path.append(edge)
      vertex = edges[edge].tail == vertex ? edges[edge].head : edges[edge].tail
    }
    return path.reversed()
  }
}

/// A binary heap of vertices by distance; of equal distances the lower vertex comes first.
private struct VertexHeap {
  private var items: [(vertex: Int, key: Double)] = []

  mutating func insert(_ vertex: Int, _ key: Double) {
    items.append((vertex, key))
    var place = items.count - 1
    while place > 0, isBefore(items[place], items[(place - 1) / 2]) {
      items.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func removeFirst() -> (vertex: Int, key: Double)? {
    guard let first = items.first else { return nil }
    let last = items.removeLast()
    guard !items.isEmpty else { return first }
    items[0] = last
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < items.count && isBefore(items[child], items[least]) { least = child }
      guard least != place else { return first }
      items.swapAt(place, least)
      place = least
    }
  }

  private func isBefore(
    _ a: (vertex: Int, key: Double), _ b: (vertex: Int, key: Double)
  ) -> Bool {
    a.key != b.key ? a.key < b.key : a.vertex < b.vertex
  }
}

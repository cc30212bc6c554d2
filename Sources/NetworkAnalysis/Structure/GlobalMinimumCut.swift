public import NetworkGraph

extension CompactGraph {
  /// The cheapest way to divide the graph in two: the edges of the smallest total weight whose loss
  /// disconnects it.
  ///
  /// Directions are dropped, weights of arcs both ways add up; self-loops are ignored. Often the cut
  /// takes one poorly tied vertex off, so look at the sides, not at the value alone.
  ///
  /// - Parameter rule: What an edge costs: 1, or its weight. An edge of weight 0 holds nothing.
  /// - Returns: The cut, vertex 0 on its first side; of value 0 when the graph is not connected. `nil`
  ///   for fewer than two vertices.
  /// - Throws: `WeightError` when weights cannot be strengths; `CancellationError`.
  /// - Complexity: O(*nm* log *n*) at worst, a few rounds of O(*m* log *n*) as a rule; O(*n* + *m*) space.
  /// - Note: Computed in whole multiples of a power of two, as
  ///   ``maximumFlow(from:to:capacities:)``: the value is exact, rounded once. Of several minimum cuts
  ///   one is given. NetworkX raises for graphs that are not connected.
  /// - SeeAlso: H. Nagamochi, T. Ono, T. Ibaraki, "Implementing an efficient minimum capacity cut
  ///   algorithm", *Mathematical Programming* 67, 1994, 325–341, doi:10.1007/BF01582226; M. Stoer,
  ///   F. Wagner, "A simple min-cut algorithm", *Journal of the ACM* 44(4), 1997, 585–591,
  ///   doi:10.1145/263867.263872.
  public func globalMinimumCut(weights rule: StrengthRule = .unit) throws -> GraphCut? {
    _ = try strengths(by: rule)
    let ties = try rule == .unit ? simpleSkeleton() : symmetricTies(by: rule)
    guard vertexCount > 1 else { return nil }
    let components = ties.components()
    let side: [Bool]
    let value: Double
    if components.groupCount > 1 {
      side = components.membership.map { $0 == components.membership[0] }
      value = 0
    } else {
      let edges = ties.edges
      // One vertex can always be cut off: ties heavier than the lightest such cut are in none.
      var strength = [Double](repeating: 0, count: vertexCount)
      for edge in edges {
        strength[edge.tail.index] += ties.weight(at: edge.slot)
        strength[edge.head.index] += ties.weight(at: edge.slot)
      }
      var bound = BinaryScale.bound(beyond: strength.min() ?? 0)
      while true {
        let costs = ContiguousArray(edges.map { min(ties.weight(at: $0.slot), bound) })
        let scale = BinaryScale(costs)
        let found =
          scale.fitsInt
          ? try Self.minimumCut(vertexCount, edges, costs, scale, Int.self)
          : try Self.minimumCut(vertexCount, edges, costs, scale, Int128.self)
        // A cut far below the bound, of which rounding may have taken all: it is the better bound.
        let sum = edges.reduce(0) { sum, edge in
          found.1[edge.tail.index] != found.1[edge.head.index]
            ? sum + ties.weight(at: edge.slot) : sum
        }
        let tighter = BinaryScale.bound(beyond: sum)
        if tighter < bound * 0x1p-30, !scale.fitsInt {
          bound = tighter
          continue
        }
        (value, side) = found
        break
      }
    }
    return cut(
      along: side[0] ? side : side.map { !$0 }, value: value, ignoringDirection: true)
  }

  private static func minimumCut<Whole: FixedWidthInteger>(
    _ vertexCount: Int, _ edges: [Edge], _ costs: ContiguousArray<Double>, _ scale: BinaryScale,
    _: Whole.Type
  ) throws -> (Double, [Bool]) {
    var search = MinimumCutSearch<Whole>(
      vertexCount: vertexCount,
      edges: zip(edges, costs).map { edge, cost in
        .init(a: edge.tail.index, b: edge.head.index, weight: scale.whole(cost))
      })
    try search.run()
    return (scale.number(search.best), search.side)
  }
}

/// Shrinks a connected graph until one vertex is left, without losing a cut smaller than the best one
/// known.
///
/// In a maximum adjacency order each next vertex is the one tied most to those before it. When the
/// edge to *y* is scanned, *y* is tied to those before by at least the sum so far, *q*; no cut below
/// *q* separates the edge's ends. So an edge whose *q* reaches the best known value may be contracted.
/// The last edge of the order always may (Stoer and Wagner's cut of the phase).
private struct MinimumCutSearch<Whole: FixedWidthInteger> {
  struct WeightedEdge {
    var a: Int
    var b: Int
    var weight: Whole
  }

  private var count: Int
  private var edges: [WeightedEdge]
  /// The vertex of the shrunk graph that each vertex is part of.
  private var label: [Int]
  private(set) var best = Whole.max
  private(set) var side: [Bool] = []

  init(vertexCount: Int, edges: [WeightedEdge]) {
    count = vertexCount
    self.edges = edges
    label = Array(0..<vertexCount)
  }

  mutating func run() throws {
    var rounds = ProgressReport.Rounds(count)
    while count > 1 {
      try rounds.next()
      keepBestSingleVertex()
      contract()
    }
  }

  /// One vertex of the shrunk graph against all others is a cut.
  private mutating func keepBestSingleVertex() {
    var degree = [Whole](repeating: 0, count: count)
    for edge in edges {
      degree[edge.a] += edge.weight
      degree[edge.b] += edge.weight
    }
    guard let (vertex, least) = degree.enumerated().min(by: { $0.element < $1.element }),
      least < best
    else { return }
    best = least
    side = label.map { $0 == vertex }
  }

  private mutating func contract() {
    // Compressed rows of the shrunk graph.
    var first = [Int](repeating: 0, count: count + 1)
    for edge in edges {
      first[edge.a + 1] += 1
      first[edge.b + 1] += 1
    }
    for v in 0..<count { first[v + 1] += first[v] }
    var next = first
    var head = [Int](repeating: 0, count: 2 * edges.count)
    var weight = [Whole](repeating: 0, count: 2 * edges.count)
    for edge in edges {
      (head[next[edge.a]], weight[next[edge.a]]) = (edge.b, edge.weight)
      (head[next[edge.b]], weight[next[edge.b]]) = (edge.a, edge.weight)
      next[edge.a] += 1
      next[edge.b] += 1
    }

    var root = Array(0..<count)
    func find(_ v: Int) -> Int {
      var v = v
      while root[v] != v {
        root[v] = root[root[v]]
        v = root[v]
      }
      return v
    }
    var heap = LargestFirstHeap<Whole>(count: count)
    var isScanned = [Bool](repeating: false, count: count)
    var previous = -1
    var scanned = 0
    heap.raise(0, to: 0)
    while let v = heap.removeFirst() {
      isScanned[v] = true
      scanned += 1
      // The order has ended: its last two vertices are separated by no cut below the degree of the
      // last one, which is known.
      if scanned == count && previous >= 0 { root[find(v)] = find(previous) }
      for slot in first[v]..<first[v + 1] where !isScanned[head[slot]] {
        let u = head[slot]
        let tied = heap.key(u) + weight[slot]
        if tied >= best { root[find(u)] = find(v) }
        heap.raise(u, to: tied)
      }
      previous = v
    }

    var number = [Int](repeating: -1, count: count)
    var left = 0
    for v in 0..<count where find(v) == v {
      number[v] = left
      left += 1
    }
    for v in 0..<count { number[v] = number[find(v)] }
    for i in label.indices { label[i] = number[label[i]] }
    edges = merged(edges.map { .init(a: number[$0.a], b: number[$0.b], weight: $0.weight) }, left)
    count = left
  }

  /// The edges between different vertices, each pair of vertices once.
  private func merged(_ edges: [WeightedEdge], _ count: Int) -> [WeightedEdge] {
    var first = [Int](repeating: 0, count: count + 1)
    for edge in edges where edge.a != edge.b { first[min(edge.a, edge.b) + 1] += 1 }
    for v in 0..<count { first[v + 1] += first[v] }
    var next = first
    var sorted = [Int](repeating: 0, count: first[count])
    for (i, edge) in edges.enumerated() where edge.a != edge.b {
      sorted[next[min(edge.a, edge.b)]] = i
      next[min(edge.a, edge.b)] += 1
    }
    var place = [Int](repeating: -1, count: count)
    var result: [WeightedEdge] = []
    for a in 0..<count {
      let begin = result.count
      for i in sorted[first[a]..<first[a + 1]] {
        let b = max(edges[i].a, edges[i].b)
        if place[b] >= begin {
          result[place[b]].weight += edges[i].weight
        } else {
          place[b] = result.count
          result.append(.init(a: a, b: b, weight: edges[i].weight))
        }
      }
    }
    return result
  }
}

/// A binary heap of numbered items whose keys can be raised; the largest key leaves first, of equal
/// keys the lowest number.
private struct LargestFirstHeap<Key: FixedWidthInteger> {
  private var items: [Int] = []
  private var keys: [Key]
  private var place: [Int]

  init(count: Int) {
    keys = Array(repeating: 0, count: count)
    place = Array(repeating: -1, count: count)
  }

  var isEmpty: Bool { items.isEmpty }

  func key(_ item: Int) -> Key { keys[item] }

  mutating func raise(_ item: Int, to key: Key) {
    keys[item] = key
    var i = place[item]
    if i < 0 {
      i = items.count
      items.append(item)
    }
    while i > 0, precedes(item, items[(i - 1) / 2]) {
      put(items[(i - 1) / 2], at: i)
      i = (i - 1) / 2
    }
    put(item, at: i)
  }

  mutating func removeFirst() -> Int? {
    guard let first = items.first, let last = items.popLast() else { return nil }
    place[first] = -1
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

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    keys[a] > keys[b] || (keys[a] == keys[b] && a < b)
  }

  private mutating func put(_ item: Int, at i: Int) {
    items[i] = item
    place[item] = i
  }
}

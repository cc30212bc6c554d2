public import NetworkGraph

/// All vertices on one circle, in an order in which few edges cross.
///
/// A greedy order is improved by circular sifting: each vertex goes round, past one neighbour on the
/// circle after the other, and stays where the fewest edges cross. Vertices of one group stay side by
/// side. Only the order round the circle says anything: who is near whom has close ties or one group.
///
///     let layout = CircularLayout(groups: [0, 0, 1, 1])
///     let order = layout.order(of: graph)
///     let points = CircularLayout.points(of: order)
///
/// - SeeAlso: M. Baur, U. Brandes, "Crossing reduction in circular layouts", *Graph-Theoretic
///   Concepts in Computer Science*, LNCS 3353, 2004, 332–343, doi:10.1007/978-3-540-30559-0_28.
public struct CircularLayout: Hashable, Sendable {
  /// The group of each vertex; `nil` for no groups.
  public let groups: [Int]?

  /// A layout that keeps groups together, or with `nil` none.
  public init(groups: [Int]? = nil) { self.groups = groups }

  /// Where the vertices are on a circle of radius 1, from the top clockwise and evenly spaced.
  public static func points(of order: [Vertex]) -> Placement {
    var points = [Point](repeating: Point(x: 1, y: 1), count: order.count)
    for (place, vertex) in order.enumerated() {
      let (sine, cosine) = Elementary.sineAndCosine(2 * .pi * Double(place) / Double(order.count))
      points[vertex.index] = Point(x: 1 + sine, y: 1 - cosine)
    }
    return Placement(points: points, size: Size(width: 2, height: 2))
  }

  /// How many pairs of edges cross when the vertices are on a circle in an order.
  ///
  /// Directions, self-loops and parallel edges do not count.
  ///
  /// - Precondition: The order holds each vertex once.
  /// - Complexity: O(*m* log *n*).
  public static func crossings(of order: [Vertex], in graph: CompactGraph) -> Int {
    precondition(order.count == graph.vertexCount, "the order holds each vertex once")
    return crossings(of: order.map(\.index), SimpleNeighbours(of: graph))
  }

  static func crossings(of order: [Int], _ neighbours: SimpleNeighbours) -> Int {
    var place = [Int](repeating: 0, count: order.count)
    for (index, vertex) in order.enumerated() { place[vertex] = index }
    // A chord crosses those that began strictly between its ends and end later: at its second end,
    // those still open that began after its first.
    var open = CountTree(order.count)
    var total = 0
    for (index, vertex) in order.enumerated() {
      let others = neighbours[vertex].map { place[$0] }
      for first in others where first < index { open.add(-1, at: first) }
      for first in others where first < index { total += open.sum(first + 1..<index) }
      open.add(others.count { $0 > index }, at: index)
    }
    return total
  }

  /// The order of the vertices round the circle.
  ///
  /// - Precondition: There is one group per vertex, or none at all.
  /// - Complexity: O(*n m* log *n*) for each of at most 6 rounds; from 700 vertices on there are
  ///   fewer, from 1800 on none.
  public func order(of graph: CompactGraph) -> [Vertex] {
    let n = graph.vertexCount
    precondition(groups == nil || groups!.count == n, "each vertex has a group")
    let neighbours = SimpleNeighbours(of: graph)
    var sifting = CircularSifting(
      neighbours: neighbours, order: start(neighbours), groups: groups)
    let before = sifting.order
    for _ in 0..<min(6, 3_000_000 / max(1, n * n)) where sifting.round() >= 0 {}
    sifting.exchangeGroups()
    // Sifting never makes it worse; the given order may still be better than any found.
    var candidates = [sifting.order, before]
    if groups == nil { candidates.append(Array(0..<n)) }
    return candidates.min {
      Self.crossings(of: $0, neighbours) < Self.crossings(of: $1, neighbours)
    }!.map { Vertex($0) }
  }

  /// Groups from the largest on, each next to the one that it has most ties with; within, the vertex
  /// with most placed neighbours next, at the end where its neighbours are.
  private func start(_ neighbours: SimpleNeighbours) -> [Int] {
    let n = neighbours.count
    let groups = self.groups ?? [Int](repeating: 0, count: n)
    var members: [Int: [Int]] = [:]
    for (vertex, group) in groups.enumerated() { members[group, default: []].append(vertex) }
    var left = members.keys.sorted {
      (-members[$0]!.count, $0) < (-members[$1]!.count, $1)
    }
    var isPlaced = [Bool](repeating: false, count: n)
    var result: [Int] = []
    while !left.isEmpty {
      let next = left.indices.max { a, b in
        func ties(_ index: Int) -> Int {
          members[left[index]]!.reduce(0) { $0 + neighbours[$1].count { isPlaced[$0] } }
        }
        return (ties(a), -a) < (ties(b), -b)
      }!
      var rest = Set(members[left.remove(at: next)]!)
      var chain: [Int] = []
      var placedTies: [Int: Int] = [:]
      for vertex in rest { placedTies[vertex] = neighbours[vertex].count { isPlaced[$0] } }
      while !rest.isEmpty {
        let vertex = rest.min {
          (-placedTies[$0]!, neighbours[$0].count, $0)
            < (-placedTies[$1]!, neighbours[$1].count, $1)
        }!
        rest.remove(vertex)
        isPlaced[vertex] = true
        for other in neighbours[vertex] where rest.contains(other) { placedTies[other]! += 1 }
        // The end of the chain that is nearer to its neighbours in it.
        let places = chain.indices.filter { neighbours[vertex].contains(chain[$0]) }
        let mean = places.reduce(0) { $0 + 2 * $1 }
        if !places.isEmpty && mean < places.count * (chain.count - 1) {
          chain.insert(vertex, at: 0)
        } else {
          chain.append(vertex)
        }
      }
      result += chain
    }
    return result
  }
}

/// The neighbours of each vertex, ascending and without repeats: directions, self-loops and parallel
/// edges left out.
struct SimpleNeighbours {
  private let lists: [[Int]]
  let edgeCount: Int

  init(of graph: CompactGraph) {
    var lists = [[Int]](repeating: [], count: graph.vertexCount)
    for edge in graph.edges where edge.tail != edge.head {
      lists[edge.tail.index].append(edge.head.index)
      lists[edge.head.index].append(edge.tail.index)
    }
    self.lists = lists.map { Set($0).sorted() }
    edgeCount = self.lists.reduce(0) { $0 + $1.count } / 2
  }

  var count: Int { lists.count }
  subscript(vertex: Int) -> [Int] { lists[vertex] }
}

/// Counts at places with sums over ranges in O(log *n*) (Fenwick).
struct CountTree {
  private var tree: [Int]

  init(_ count: Int) { tree = [Int](repeating: 0, count: count + 1) }

  mutating func add(_ amount: Int, at place: Int) {
    var index = place + 1
    while index < tree.count {
      tree[index] += amount
      index += index & -index
    }
  }

  private func prefix(_ end: Int) -> Int {
    var index = end
    var sum = 0
    while index > 0 {
      sum += tree[index]
      index -= index & -index
    }
    return sum
  }

  func sum(_ range: Range<Int>) -> Int {
    range.isEmpty ? 0 : prefix(range.upperBound) - prefix(range.lowerBound)
  }
}

public import NetworkGraph

/// In which order vertices are taken out of a network.
public enum RemovalOrder: String, Hashable, Sendable, CaseIterable {
  /// By the degree in the whole network, largest first.
  case degree
  /// By the degree in what is left.
  case degreeRecomputed = "degree-recomputed"
  /// By the betweenness in the whole network, largest first.
  case betweenness
  /// By the betweenness in what is left, then by the degree in it.
  case betweennessRecomputed = "betweenness-recomputed"
}

/// How the largest component shrinks while vertices are taken out one by one.
public struct DismantlingCurve: Sendable, Hashable {
  /// The number of vertices of the largest component after 0, 1, 2, … *n* vertices are taken out.
  public let giantSizes: [Int]

  /// The robustness *R* of Schneider and others: the mean over all steps of the share of all vertices
  /// that the largest component has, (1/*n*) Σ *s(Q)*, *Q* from 1 to *n*.
  ///
  /// About 1/*n* for a star under attack, near 1/2 for a complete graph; `nil` without vertices.
  public var robustness: Double? {
    let n = Double(giantSizes.count - 1)
    guard n > 0 else { return nil }
    return giantSizes.dropFirst().reduce(0) { $0 + Double($1) / n } / n
  }

  /// The share of all vertices that the largest component has after a share of them is taken out,
  /// rounded to whole vertices; `nil` without vertices.
  ///
  /// - Precondition: `0 <= removed <= 1`.
  public func giantShare(removed: Double) -> Double? {
    precondition((0...1).contains(removed), "a share is between 0 and 1")
    let n = giantSizes.count - 1
    guard n > 0 else { return nil }
    return Double(giantSizes[Int((removed * Double(n)).rounded())]) / Double(n)
  }
}

extension CompactGraph {
  /// How the largest component shrinks when vertices are taken out in a given order.
  ///
  /// - Parameter order: All vertices, each once.
  /// - Returns: The sizes. Directions and self-loops are dropped.
  /// - Throws: `AnalysisError` when a vertex is missing, stands twice or does not exist.
  /// - Complexity: O(*n* + *m* α(*n*)) time: vertices are put back from the last to the first and
  ///   components joined, so nothing is searched anew; O(*n*) space.
  /// - SeeAlso: M. E. J. Newman, R. M. Ziff, "Fast Monte Carlo algorithm for site or bond percolation",
  ///   *Physical Review E* 64, 2001, 016706, doi:10.1103/PhysRevE.64.016706.
  public func dismantling(removing order: [Vertex]) throws -> DismantlingCurve {
    try checkCount(order.count, of: "vertices to remove")
    var isSeen = [Bool](repeating: false, count: vertexCount)
    for vertex in order {
      try check(vertex)
      guard !isSeen[vertex.index] else {
        throw AnalysisError.parameterOutOfRange(
          name: "order", value: "\(vertex) twice", expected: "each vertex once")
      }
      isSeen[vertex.index] = true
    }
    var join = ComponentJoin(simpleSkeleton())
    return DismantlingCurve(giantSizes: join.sizes(removing: order.map(\.index)).giant)
  }

  /// The order in which an attack takes the vertices out.
  ///
  /// - Parameter order: How the next vertex is chosen; of equal ones the lowest.
  /// - Returns: All vertices. Directions, weights and self-loops are dropped.
  /// - Throws: `AnalysisError.tooManyVertices` above 5,000 for recomputed betweenness;
  ///   `AnalysisError.tooManyPaths`; `CancellationError`.
  /// - Complexity: O(*n* log *n*); O(*m* log *n*) for recomputed degrees; O(*nm*) for betweenness and
  ///   O(*n*²*m*) when it is recomputed.
  /// - SeeAlso: P. Holme, B. J. Kim, C. N. Yoon, S. K. Han, "Attack vulnerability of complex networks",
  ///   *Physical Review E* 65, 2002, 056109, doi:10.1103/PhysRevE.65.056109.
  public func removalOrder(by order: RemovalOrder) throws -> [Vertex] {
    let graph = simpleSkeleton()
    switch order {
    case .degree:
      return graph.fallingOrder(of: graph.vertices.map { Double(graph.arcCount(from: $0)) })
    case .betweenness: return graph.fallingOrder(of: try graph.betweenness(normalization: .raw))
    case .degreeRecomputed: return graph.orderByFallingDegree()
    case .betweennessRecomputed: return try graph.orderByFallingBetweenness()
    }
  }

  private func fallingOrder(of values: [Double]) -> [Vertex] {
    let ranks = RankResampling.ranks(of: values.map { $0 })
    return values.indices.sorted { (ranks[$0]!, $0) < (ranks[$1]!, $1) }.map { Vertex($0) }
  }

  private func orderByFallingDegree() -> [Vertex] {
    var degree: [Int] = vertices.map { arcCount(from: $0) }
    var tree = LargestOf(degree)
    var order: [Vertex] = []
    while let next = tree.first {
      order.append(Vertex(next))
      tree.update(next, to: -1)
      degree[next] = -1
      for slot in arcs(from: Vertex(next)) where degree[heads[slot].index] >= 0 {
        degree[heads[slot].index] -= 1
        tree.update(heads[slot].index, to: degree[heads[slot].index])
      }
    }
    return order
  }

  private func orderByFallingBetweenness() throws -> [Vertex] {
    let limit = 5000
    guard vertexCount <= limit else {
      throw AnalysisError.tooManyVertices(
        measure: "an attack by recomputed betweenness", count: vertexCount, limit: limit)
    }
    var graph = self
    var isLeft = [Bool](repeating: true, count: vertexCount)
    var order: [Vertex] = []
    var rounds = ProgressReport.Rounds(vertexCount)
    for _ in 0..<vertexCount {
      try rounds.next()
      let scores = try ProgressReport.withoutReport {
        try graph.betweenness(normalization: .raw)
      }
      let largest = vertices.reduce(0.0) { isLeft[$1.index] ? max($0, scores[$1.index]) : $0 }
      // Of vertices with the same betweenness but for rounding, the one with most ties.
      var next: Vertex?
      for v in vertices where isLeft[v.index] && scores[v.index] >= largest * (1 - 1e-9) {
        if next == nil || graph.arcCount(from: v) > graph.arcCount(from: next!) { next = v }
      }
      guard let next else { break }
      order.append(next)
      isLeft[next.index] = false
      graph = graph.filtered { $0 != next && $1 != next }
    }
    return order
  }
}

/// The place of the largest number, kept while numbers change: a tournament in which each inner place
/// holds the winner of the two below.
private struct LargestOf {
  private var numbers: [Int]
  private var winner: [Int]
  private let width: Int

  init(_ numbers: [Int]) {
    self.numbers = numbers
    var width = 1
    while width < numbers.count { width *= 2 }
    self.width = width
    winner = Array(repeating: -1, count: 2 * width)
    for i in numbers.indices { winner[width + i] = i }
    for place in stride(from: width - 1, through: 1, by: -1) { play(place) }
  }

  /// The place of the largest number, the lowest of equal ones; `nil` when none is 0 or more.
  var first: Int? {
    let place = numbers.isEmpty ? -1 : winner[1]
    return place >= 0 && numbers[place] >= 0 ? place : nil
  }

  mutating func update(_ i: Int, to number: Int) {
    numbers[i] = number
    var place = (width + i) / 2
    while place >= 1 {
      play(place)
      place /= 2
    }
  }

  private mutating func play(_ place: Int) {
    let (left, right) = (winner[2 * place], winner[2 * place + 1])
    winner[place] =
      right < 0 || (left >= 0 && numbers[left] >= numbers[right]) ? left : right
  }
}

/// Components that are joined while vertices are put back.
struct ComponentJoin {
  private let graph: CompactGraph
  private var parent: [Int]
  private var size: [Int]

  init(_ graph: CompactGraph) {
    self.graph = graph
    parent = Array(repeating: -1, count: graph.vertexCount)
    size = parent
  }

  /// The size of the largest component after 0, 1, … n removals, and the sum over the other
  /// components of the squares of their sizes.
  mutating func sizes(removing order: [Int]) -> (giant: [Int], squares: [Double]) {
    let n = graph.vertexCount
    var giant = [Int](repeating: 0, count: n + 1)
    var squares = [Double](repeating: 0, count: n + 1)
    for v in parent.indices { parent[v] = -1 }
    var (largest, sum) = (0, 0.0)
    for step in stride(from: n - 1, through: 0, by: -1) {
      let v = order[step]
      parent[v] = v
      size[v] = 1
      sum += 1
      for slot in graph.arcs(from: Vertex(v)) where parent[graph.heads[slot].index] >= 0 {
        let (a, b) = (root(v), root(graph.heads[slot].index))
        guard a != b else { continue }
        let (large, small) = size[a] >= size[b] ? (a, b) : (b, a)
        sum += 2 * Double(size[large]) * Double(size[small])
        parent[small] = large
        size[large] += size[small]
      }
      largest = max(largest, size[root(v)])
      giant[step] = largest
      squares[step] = sum - Double(largest) * Double(largest)
    }
    return (giant, squares)
  }

  private mutating func root(_ v: Int) -> Int {
    var v = v
    while parent[v] != v {
      parent[v] = parent[parent[v]]
      v = parent[v]
    }
    return v
  }
}

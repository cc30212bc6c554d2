public import NetworkGraph

extension CompactGraph {
  /// The truss number of every edge: the largest *k* such that it belongs to the *k*-truss, in
  /// which each edge closes at least *k* − 2 triangles.
  ///
  /// A core can be dense without a single triangle; a truss consists of ties whose ends share
  /// partners, which is nearer to what is meant by a cohesive group.
  ///
  /// Directions and weights are dropped: an arc has the number of its undirected tie.
  ///
  /// - Returns: One whole number per edge, in the order of `graph.edges`: 2 for an edge in no
  ///   triangle; `nil` for a self-loop.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*m*^1.5) time, O(*m*) space.
  /// - SeeAlso: J. Cohen, "Trusses: cohesive subgraphs for social network analysis", National
  ///   Security Agency, 2008; peeling of J. Wang, J. Cheng, "Truss decomposition in massive
  ///   networks", *PVLDB* 5(9), 2012, 812–823, doi:10.14778/2311906.2311909.
  public func trussNumber() throws -> [Int?] {
    let graph = simpleSkeleton()
    let numbers = graph.edgeNumbers()
    let truss = try TrussPeeling(graph, numbers).peeled()
    return edges.map { edge in
      graph.slot(from: edge.tail, to: edge.head).map { truss[numbers[$0]] }
    }
  }

  /// The largest truss number of the edges of every vertex.
  ///
  /// - Returns: One whole number per vertex; 0 for a vertex without ties to others, which is in no
  ///   truss.
  /// - Throws: As ``trussNumber()``.
  /// - Complexity: As ``trussNumber()``.
  public func vertexTrussNumber() throws -> [Int] {
    var largest = [Int](repeating: 0, count: vertexCount)
    for (edge, number) in zip(edges, try trussNumber()) {
      guard let number else { continue }
      largest[edge.tail.index] = max(largest[edge.tail.index], number)
      largest[edge.head.index] = max(largest[edge.head.index], number)
    }
    return largest
  }
}

/// Takes the edges away in the order of how many triangles they close, as Batagelj and Zaveršnik do
/// with vertices.
private struct TrussPeeling {
  let graph: CompactGraph
  let numbers: ContiguousArray<Int>
  let edges: [CompactGraph.Edge]

  init(_ graph: CompactGraph, _ numbers: ContiguousArray<Int>) {
    self.graph = graph
    self.numbers = numbers
    edges = graph.edges
  }

  func peeled() throws -> [Int] {
    var support = [Int](repeating: 0, count: edges.count)
    var rounds = ProgressReport.Rounds(edges.count / 1024 + 1)
    for (number, edge) in edges.enumerated() {
      if number % 1024 == 0 { try rounds.next() }
      forEachTriangle(on: edge) { _, _ in support[number] += 1 }
    }
    var buckets = [[Int]](repeating: [], count: (support.max() ?? 0) + 1)
    for (number, triangles) in support.enumerated() { buckets[triangles].append(number) }
    var isGone = [Bool](repeating: false, count: edges.count)
    var level = 0
    var taken = 0
    rounds = ProgressReport.Rounds(edges.count / 1024 + 1)
    while level < buckets.count {
      guard let number = buckets[level].popLast() else {
        level += 1
        continue
      }
      // An edge that lost triangles since stands in a lower bucket too.
      guard !isGone[number], support[number] == level else { continue }
      isGone[number] = true
      taken += 1
      if taken % 1024 == 0 { try rounds.next() }
      forEachTriangle(on: edges[number]) { first, second in
        guard !isGone[first], !isGone[second] else { return }
        for side in [first, second] where support[side] > level {
          support[side] -= 1
          buckets[support[side]].append(side)
        }
      }
    }
    return support.map { $0 + 2 }
  }

  /// Calls with the numbers of the two other edges of each triangle, by merging two sorted lists.
  private func forEachTriangle(on edge: CompactGraph.Edge, _ body: (Int, Int) -> Void) {
    var left = graph.arcs(from: edge.tail)
    var right = graph.arcs(from: edge.head)
    while let i = left.first, let j = right.first {
      let (a, b) = (graph.heads[i], graph.heads[j])
      if a == b { body(numbers[i], numbers[j]) }
      if a <= b { left = (i + 1)..<left.upperBound }
      if b <= a { right = (j + 1)..<right.upperBound }
    }
  }
}

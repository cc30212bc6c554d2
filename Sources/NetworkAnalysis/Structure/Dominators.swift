public import NetworkGraph

extension CompactGraph {
  /// The immediate dominator of every vertex: the last vertex, before it, that all paths from a source
  /// to it run through.
  ///
  /// Who controls what reaches an actor: nothing that starts at the source gets there without passing
  /// its dominator, the dominator of that one, and so on. In an undirected graph edges are followed
  /// both ways, and dominators are the articulation points between the source and the vertex.
  ///
  /// - Parameter source: Where paths begin.
  /// - Returns: One vertex per vertex; `nil` for the source (as NetworkX from 3.6 on; earlier versions
  ///   name the source itself) and for vertices that are not reached.
  /// - Throws: `AnalysisError.unknownVertex`.
  /// - Complexity: O(*m* log *n*) time, O(*n* + *m*) space.
  /// - SeeAlso: T. Lengauer, R. E. Tarjan, "A fast algorithm for finding dominators in a flowgraph",
  ///   *ACM Transactions on Programming Languages and Systems* 1(1), 1979, 121–141,
  ///   doi:10.1145/357062.357071.
  public func immediateDominators(from source: Vertex) throws -> [Vertex?] {
    try check(source)
    var search = DominatorSearch(self, source: source)
    search.run()
    var result = [Vertex?](repeating: nil, count: vertexCount)
    for number in search.vertex.indices.dropFirst() {
      result[search.vertex[number].index] = search.vertex[search.dominator[number]]
    }
    return result
  }
}

/// The algorithm of Lengauer and Tarjan, with their names. Vertices stand by their number in a
/// depth-first search. The semidominator of *w* is the lowest number from which a path leads to *w*
/// through higher numbers only.
private struct DominatorSearch {
  private let reversed: CompactGraph
  private(set) var vertex: [Vertex] = []
  private(set) var dominator: [Int]
  private var number: [Int]
  private var parent: [Int] = []
  private var semi: [Int]
  private var ancestor: [Int]
  private var label: [Int]

  init(_ graph: CompactGraph, source: Vertex) {
    reversed = graph.reversed()
    number = Array(repeating: -1, count: graph.vertexCount)
    var cursor = graph.firstArc.dropLast().map(Int.init)
    number[source.index] = 0
    vertex.append(source)
    parent.append(0)
    var path = [source]
    while let tail = path.last {
      guard cursor[tail.index] < graph.arcs(from: tail).upperBound else {
        path.removeLast()
        continue
      }
      let head = graph.heads[cursor[tail.index]]
      cursor[tail.index] += 1
      guard number[head.index] < 0 else { continue }
      number[head.index] = vertex.count
      vertex.append(head)
      parent.append(number[tail.index])
      path.append(head)
    }
    dominator = Array(repeating: 0, count: vertex.count)
    semi = Array(vertex.indices)
    label = semi
    ancestor = Array(repeating: -1, count: vertex.count)
  }

  mutating func run() {
    // The vertices that have a given semidominator, as linked lists.
    var bucket = [Int](repeating: -1, count: vertex.count)
    var next = bucket
    for w in stride(from: vertex.count - 1, to: 0, by: -1) {
      for slot in reversed.arcs(from: vertex[w]) {
        let v = number[reversed.heads[slot].index]
        if v >= 0 { semi[w] = min(semi[w], semi[lowest(above: v)]) }
      }
      next[w] = bucket[semi[w]]
      bucket[semi[w]] = w
      ancestor[w] = parent[w]
      var v = bucket[parent[w]]
      bucket[parent[w]] = -1
      while v >= 0 {
        let u = lowest(above: v)
        dominator[v] = semi[u] < semi[v] ? u : parent[w]
        v = next[v]
      }
    }
    for w in vertex.indices.dropFirst() where dominator[w] != semi[w] {
      dominator[w] = dominator[dominator[w]]
    }
  }

  /// Of the vertices from one up to the root of its tree of linked vertices, without the root, that
  /// of the lowest semidominator. Shortens the way for the next time.
  private mutating func lowest(above v: Int) -> Int {
    guard ancestor[v] >= 0 else { return v }
    var path: [Int] = []
    var u = v
    while ancestor[ancestor[u]] >= 0 {
      path.append(u)
      u = ancestor[u]
    }
    for u in path.reversed() {
      let above = ancestor[u]
      if semi[label[above]] < semi[label[u]] { label[u] = label[above] }
      ancestor[u] = ancestor[above]
    }
    return label[v]
  }
}

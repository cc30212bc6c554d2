public import NetworkGraph

/// Where a graph can be cut: bridges, articulation points and the parts between them.
///
/// All of them ignore directions, weights and self-loops; an arc each way is one edge.
public struct Biconnectivity: Sendable, Hashable {
  /// The edges whose loss disconnects their component, each as lower and higher vertex, sorted.
  public let bridges: [VertexPair]

  /// The vertices whose loss disconnects their component, ascending, with what their loss does.
  public let cutVertices: [CutVertex]

  /// The biconnected components (blocks): largest sets of vertices that stay connected when any one
  /// of them is lost. Vertices ascending; blocks by decreasing size, then by their vertices. A bridge
  /// is a block of two; a vertex without ties is in none.
  public let blocks: [[Vertex]]

  /// The articulation points, ascending.
  public var articulationPoints: [Vertex] { cutVertices.map(\.vertex) }
}

/// Two different vertices, the lower one first.
public struct VertexPair: Sendable, Hashable, Comparable {
  /// The vertex of the smaller index.
  public let lower: Vertex
  /// The vertex of the larger index.
  public let higher: Vertex

  /// The pair of two vertices in either order.
  public init(_ a: Vertex, _ b: Vertex) {
    lower = min(a, b)
    higher = max(a, b)
  }

  /// By the lower vertex, then by the higher one.
  public static func < (a: VertexPair, b: VertexPair) -> Bool {
    (a.lower, a.higher) < (b.lower, b.higher)
  }
}

/// An articulation point and what its loss does: a single point of failure.
public struct CutVertex: Sendable, Hashable {
  /// The vertex whose loss disconnects its component.
  public let vertex: Vertex

  /// How many vertices each part has into which its component falls, largest first; at least two.
  public let partSizes: [Int]

  /// How many components the whole graph has without the vertex.
  public let remainingComponentCount: Int

  /// How many vertices lose touch with the largest part that is left of the component.
  public var cutOffCount: Int { partSizes.dropFirst().reduce(0, +) }
}

extension CompactGraph {
  /// The bridges, articulation points and biconnected components.
  ///
  /// - Returns: All three, found in one search.
  /// - Complexity: O(*n* + *m* log *d*); without recursion.
  /// - SeeAlso: J. Hopcroft, R. Tarjan, "Algorithm 447: efficient algorithms for graph manipulation",
  ///   *Communications of the ACM* 16(6), 1973, 372–378, doi:10.1145/362248.362272.
  public func biconnectivity() -> Biconnectivity {
    var search = BlockSearch(simpleSkeleton())
    search.run()
    return search.result
  }
}

/// One depth-first search that keeps the edges of unfinished blocks on a stack.
private struct BlockSearch {
  let graph: CompactGraph
  var discovered: [Int]
  var low: [Int]
  var subtreeSize: [Int]
  var parent: [Int]
  var cursor: [Int]
  /// The sizes of the subtrees below a vertex that hang on it alone.
  var severed: [[Int]]
  var edgeStack: [(Int, Int)] = []
  var blocks: [[Vertex]] = []
  var bridges: [VertexPair] = []
  var componentSize: [Int]
  var componentCount = 0
  var seenInBlock: [Int]

  init(_ graph: CompactGraph) {
    self.graph = graph
    let n = graph.vertexCount
    discovered = Array(repeating: -1, count: n)
    low = Array(repeating: 0, count: n)
    subtreeSize = Array(repeating: 1, count: n)
    parent = Array(repeating: -1, count: n)
    cursor = graph.firstArc.dropLast().map(Int.init)
    severed = Array(repeating: [], count: n)
    componentSize = Array(repeating: 0, count: n)
    seenInBlock = Array(repeating: -1, count: n)
  }

  mutating func run() {
    var clock = 0
    for root in 0..<graph.vertexCount where discovered[root] < 0 {
      let first = clock
      var members: [Int] = []
      var path = [root]
      while let v = path.last {
        if discovered[v] < 0 {
          discovered[v] = clock
          low[v] = clock
          clock += 1
          members.append(v)
        }
        if cursor[v] < graph.arcs(from: Vertex(v)).upperBound {
          let u = graph.heads[cursor[v]].index
          cursor[v] += 1
          if discovered[u] < 0 {
            parent[u] = v
            edgeStack.append((v, u))
            path.append(u)
          } else if u != parent[v] && discovered[u] < discovered[v] {
            edgeStack.append((v, u))
            low[v] = min(low[v], discovered[u])
          }
          continue
        }
        path.removeLast()
        if let p = path.last { finish(v, below: p) }
      }
      for v in members { componentSize[v] = clock - first }
      componentCount += 1
    }
  }

  private mutating func finish(_ v: Int, below p: Int) {
    subtreeSize[p] += subtreeSize[v]
    low[p] = min(low[p], low[v])
    guard low[v] >= discovered[p] else { return }
    severed[p].append(subtreeSize[v])
    if low[v] > discovered[p] { bridges.append(VertexPair(Vertex(p), Vertex(v))) }
    var block: [Vertex] = []
    while let (a, b) = edgeStack.popLast() {
      for end in [a, b] where seenInBlock[end] != blocks.count {
        seenInBlock[end] = blocks.count
        block.append(Vertex(end))
      }
      if (a, b) == (p, v) { break }
    }
    blocks.append(block.sorted())
  }

  var result: Biconnectivity {
    var cutVertices: [CutVertex] = []
    for v in 0..<graph.vertexCount {
      let rest = componentSize[v] - 1 - severed[v].reduce(0, +)
      let parts = (severed[v] + (rest > 0 ? [rest] : [])).sorted(by: >)
      guard parts.count > 1 else { continue }
      cutVertices.append(
        CutVertex(
          vertex: Vertex(v), partSizes: parts,
          remainingComponentCount: componentCount - 1 + parts.count))
    }
    return Biconnectivity(
      bridges: bridges.sorted(), cutVertices: cutVertices,
      blocks: blocks.sorted {
        $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
      })
  }
}

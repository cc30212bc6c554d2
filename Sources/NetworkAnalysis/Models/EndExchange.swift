import NetworkGraph

/// Edges that exchange their ends and stay simple.
struct EndExchange {
  private(set) var tails: [Int]
  private(set) var heads: [Int]
  private let isDirected: Bool
  private var present: VertexPairSet

  /// - Parameters:
  ///   - tails: One end of each edge.
  ///   - heads: The other end; no self-loops and no repeated edges.
  init(tails: [Int], heads: [Int], isDirected: Bool) {
    self.tails = tails
    self.heads = heads
    self.isDirected = isDirected
    present = VertexPairSet(capacity: tails.count)
    for (tail, head) in zip(tails, heads) { present.insert(key(tail, head)) }
  }

  /// - Parameter simple: An undirected graph without self-loops.
  init(_ simple: CompactGraph) {
    let edges = simple.edges
    self.init(
      tails: edges.map(\.tail.index), heads: edges.map(\.head.index), isDirected: false)
  }

  /// An undirected graph of the edges as they are now.
  func graph(vertexCount: Int) -> CompactGraph {
    CompactGraph(vertexCount: vertexCount, edges: Array(zip(tails, heads)))
  }

  private func key(_ a: Int, _ b: Int) -> UInt64 {
    isDirected ? VertexPairSet.ordered(a, b) : VertexPairSet.unordered(a, b)
  }

  /// Draws pairs of edges, *a*–*b* and *c*–*d*, which become *a*–*d* and *c*–*b*, unless that makes a
  /// self-loop or an edge that exists.
  ///
  /// - Parameter isWanted: Whether edges *a*–*b* and *c*–*d*, in this order, may exchange ends.
  mutating func run(
    draws: Int, using random: inout SplitMix64,
    where isWanted: (_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Bool = { _, _, _, _ in true }
  ) throws {
    guard tails.count > 1 else { return }
    for draw in 0..<draws {
      if draw & 0xFFFF == 0 { try Task.checkCancellation() }
      let first = random.nextIndex(below: tails.count)
      let second = random.nextIndex(below: tails.count)
      // An undirected edge has no first end: either may be taken for it.
      let turns = !isDirected && random.next() & 1 == 1
      let (a, b) = (tails[first], heads[first])
      let (c, d) = turns ? (heads[second], tails[second]) : (tails[second], heads[second])
      guard first != second, a != c, b != d, isWanted(a, b, c, d) else { continue }
      if isDirected && b == c {
        turnTriangle(first, second)
      } else if a != d && b != c && !present.contains(key(a, d)) && !present.contains(key(c, b)) {
        replace(first, a, d)
        replace(second, c, b)
      }
    }
  }

  private mutating func replace(_ edge: Int, _ tail: Int, _ head: Int) {
    present.remove(key(tails[edge], heads[edge]))
    (tails[edge], heads[edge]) = (tail, head)
    present.insert(key(tail, head))
  }

  /// Turns a → b → c → a round when no arc goes the other way. The pair of arcs was drawn with the
  /// probability with which a pair of the turned triangle is drawn, so the move is symmetric.
  private mutating func turnTriangle(_ first: Int, _ second: Int) {
    let (a, b, c) = (tails[first], heads[first], heads[second])
    guard a != c, present.contains(key(c, a)), !present.contains(key(b, a)),
      !present.contains(key(c, b)), !present.contains(key(a, c))
    else { return }
    // The third arc is searched for: triangles are hit rarely, on large graphs hardly ever.
    guard let third = tails.indices.first(where: { tails[$0] == c && heads[$0] == a }) else {
      return
    }
    // Each arc keeps its tail, and with it its weight.
    replace(first, a, c)
    replace(second, b, a)
    replace(third, c, b)
  }
}

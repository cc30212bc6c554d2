import NetworkGraph

/// A simple undirected graph whose edges exchange ends at random, so that each vertex keeps its degree.
///
/// Two edges a–b and c–d become a–d and c–b, unless that makes a self-loop or an edge that exists.
struct EdgeSwaps {
  private let vertexCount: Int
  private var tails: [UInt32]
  private var heads: [UInt32]
  private var present: VertexPairSet

  init(_ simple: CompactGraph) {
    let edges = simple.edges
    vertexCount = simple.vertexCount
    tails = edges.map(\.tail.rawValue)
    heads = edges.map(\.head.rawValue)
    present = VertexPairSet(capacity: edges.count)
    for i in tails.indices { present.insert(Self.key(tails[i], heads[i])) }
  }

  /// The graph as it is now.
  var graph: CompactGraph {
    CompactGraph(
      vertexCount: vertexCount, edges: tails.indices.map { (Int(tails[$0]), Int(heads[$0])) })
  }

  /// Tries exchanges.
  ///
  /// - Parameter towardsRing: Whether only exchanges are made that do not make edges longer, when the
  ///   vertices stand in a ring in their order: edges end up between near vertices then, as in a
  ///   lattice (Sporns and Zwi, doi:10.1385/NI:2:2:145).
  mutating func run(attempts: Int, towardsRing: Bool, random: inout SplitMix64) throws {
    guard tails.count > 1 else { return }
    for attempt in 0..<attempts {
      if attempt % 65536 == 0 { try Task.checkCancellation() }
      let i = random.nextIndex(below: tails.count)
      let j = random.nextIndex(below: tails.count)
      let isTurned = random.nextIndex(below: 2) == 1
      let (a, b) = (tails[i], heads[i])
      let (c, d) = isTurned ? (heads[j], tails[j]) : (tails[j], heads[j])
      guard a != c, a != d, b != c, b != d else { continue }
      guard !present.contains(Self.key(a, d)), !present.contains(Self.key(c, b)) else { continue }
      if towardsRing && span(a, d) + span(c, b) > span(a, b) + span(c, d) { continue }
      present.remove(Self.key(a, b))
      present.remove(Self.key(c, d))
      present.insert(Self.key(a, d))
      present.insert(Self.key(c, b))
      (tails[i], heads[i]) = (a, d)
      (tails[j], heads[j]) = (c, b)
    }
  }

  private static func key(_ a: UInt32, _ b: UInt32) -> UInt64 {
    VertexPairSet.unordered(Int(a), Int(b))
  }

  /// How far two vertices are apart on the ring.
  private func span(_ a: UInt32, _ b: UInt32) -> Int {
    let apart = abs(Int(a) - Int(b))
    return min(apart, vertexCount - apart)
  }
}

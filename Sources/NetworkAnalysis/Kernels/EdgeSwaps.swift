import NetworkGraph

/// A simple undirected graph whose edges exchange ends at random, so that each vertex keeps its degree.
///
/// Two edges a–b and c–d become a–d and c–b, unless that makes a self-loop or an edge that exists.
struct EdgeSwaps {
  private let vertexCount: Int
  private var tails: [UInt32]
  private var heads: [UInt32]
  private var present: PairTable

  init(_ simple: CompactGraph) {
    let edges = simple.edges
    vertexCount = simple.vertexCount
    tails = edges.map(\.tail.rawValue)
    heads = edges.map(\.head.rawValue)
    present = PairTable(capacity: edges.count)
    for i in tails.indices { present.insert(tails[i], heads[i]) }
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
      guard !present.contains(a, d), !present.contains(c, b) else { continue }
      if towardsRing && span(a, d) + span(c, b) > span(a, b) + span(c, d) { continue }
      present.remove(a, b)
      present.remove(c, d)
      present.insert(a, d)
      present.insert(c, b)
      (tails[i], heads[i]) = (a, d)
      (tails[j], heads[j]) = (c, b)
    }
  }

  /// How far two vertices are apart on the ring.
  private func span(_ a: UInt32, _ b: UInt32) -> Int {
    let apart = abs(Int(a) - Int(b))
    return min(apart, vertexCount - apart)
  }
}

/// A set of pairs of vertices: a table of slots, at most half of them used, searched from a mixed key on.
private struct PairTable {
  private var slots: ContiguousArray<UInt64>
  private let mask: Int
  private static let free = UInt64.max

  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    slots = ContiguousArray(repeating: Self.free, count: size)
    mask = size - 1
  }

  private func key(_ a: UInt32, _ b: UInt32) -> UInt64 {
    UInt64(min(a, b)) << 32 | UInt64(max(a, b))
  }

  private func home(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
  }

  private func place(_ key: UInt64) -> Int {
    var i = home(key)
    while slots[i] != key && slots[i] != Self.free { i = (i + 1) & mask }
    return i
  }

  func contains(_ a: UInt32, _ b: UInt32) -> Bool {
    let key = key(a, b)
    return slots[place(key)] == key
  }

  mutating func insert(_ a: UInt32, _ b: UInt32) {
    let key = key(a, b)
    slots[place(key)] = key
  }

  /// Takes a pair out and moves later ones of its run back, so that they are still found.
  mutating func remove(_ a: UInt32, _ b: UInt32) {
    var gap = place(key(a, b))
    guard slots[gap] != Self.free else { return }
    var i = gap
    while true {
      i = (i + 1) & mask
      guard slots[i] != Self.free else { break }
      // Its home is not between the gap and itself: it may fill the gap.
      if (i - home(slots[i])) & mask >= (i - gap) & mask {
        slots[gap] = slots[i]
        gap = i
      }
    }
    slots[gap] = Self.free
  }
}

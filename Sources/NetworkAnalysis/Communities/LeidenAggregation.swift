import NetworkGraph

/// The labels of nodes, renumbered from 0 without gaps in the order in which they first stand.
struct NodeGroups: Sendable {
  private(set) var group: ContiguousArray<UInt32>
  private(set) var count = 0

  /// - Parameter labels: Numbers below `bound`.
  init(_ labels: ContiguousArray<UInt32>, below bound: Int) {
    group = labels
    var number = ContiguousArray<UInt32>(repeating: .max, count: bound)
    for v in labels.indices {
      let label = Int(labels[v])
      if number[label] == .max {
        number[label] = UInt32(count)
        count += 1
      }
      group[v] = number[label]
    }
  }

  /// The nodes of each group one after the other; those of group `g` begin at `begin[g]`.
  func members() -> (begin: ContiguousArray<UInt32>, nodes: ContiguousArray<UInt32>) {
    var begin = ContiguousArray<UInt32>(repeating: 0, count: count + 1)
    for g in group { begin[Int(g) + 1] += 1 }
    for g in 0..<count { begin[g + 1] += begin[g] }
    var cursor = begin
    var nodes = ContiguousArray<UInt32>(repeating: 0, count: group.count)
    for v in group.indices {
      let g = Int(group[v])
      nodes[Int(cursor[g])] = UInt32(v)
      cursor[g] += 1
    }
    return (begin, nodes)
  }
}

extension LeidenLevel {
  /// The graph whose nodes are groups of nodes of this one, built on all cores: groups are sorted by
  /// counting, then each sums its ties in a flat array with a place for each other group.
  ///
  /// - Complexity: O(*n* + *m*).
  func aggregated(by groups: NodeGroups) throws -> LeidenLevel {
    let count = groups.count
    let (begin, nodes) = groups.members()
    let group = groups.group
    // Few chunks, as each has an array with a place for each group.
    let parts = try foldInChunks(
      count: count, chunkSize: max(2048, (count + 3) / 4), into: [AggregatedPart]()
    ) { chunk, _ in
      AggregatedPart(self, chunk, of: count, begin, nodes, group)
    } fold: { parts, part in
      parts.append(part)
    }
    let slotCount = parts.reduce(0) { $0 + $1.heads.count }
    var first = ContiguousArray<UInt32>()
    var heads = ContiguousArray<Vertex>()
    var weights = ContiguousArray<Double>()
    first.reserveCapacity(count + 1)
    first.append(0)
    if parts.count == 1 {
      (heads, weights) = (parts[0].heads, parts[0].weights)
    } else {
      heads.reserveCapacity(slotCount)
      weights.reserveCapacity(slotCount)
      for part in parts {
        heads += part.heads
        weights += part.weights
      }
    }
    var offset = 0
    for part in parts {
      for end in part.ends { first.append(UInt32(offset) + end) }
      offset += part.heads.count
    }
    return LeidenLevel(
      first: first, heads: heads, weights: weights,
      strength: ContiguousArray(parts.lazy.flatMap(\.strength)),
      incoming: ContiguousArray(parts.lazy.flatMap(\.incoming)),
      inner: ContiguousArray(parts.lazy.flatMap(\.inner)), kind: kind, total: total,
      meanWeight: meanWeight)
  }
}

/// The nodes of an aggregated graph that one chunk of groups gives.
private struct AggregatedPart: Sendable {
  /// Where the slots of each node end in this part.
  var ends: ContiguousArray<UInt32> = []
  var heads: ContiguousArray<Vertex> = []
  var weights: ContiguousArray<Double> = []
  var strength: ContiguousArray<Double> = []
  var incoming: ContiguousArray<Double> = []
  var inner: ContiguousArray<Double> = []

  init(
    _ level: LeidenLevel, _ chunk: Range<Int>, of count: Int, _ begin: ContiguousArray<UInt32>,
    _ nodes: ContiguousArray<UInt32>, _ group: ContiguousArray<UInt32>
  ) {
    ends.reserveCapacity(chunk.count)
    strength.reserveCapacity(chunk.count)
    inner.reserveCapacity(chunk.count)
    // No more slots than the members have; what is not used is never touched.
    var bound = 0
    for i in Int(begin[chunk.lowerBound])..<Int(begin[chunk.upperBound]) {
      bound += level.slots(of: Int(nodes[i])).count
    }
    var parts = ContiguousArray<Double>()
    heads = unsafe ContiguousArray(unsafeUninitializedCapacity: bound) { headBuffer, headCount in
      parts = unsafe ContiguousArray(unsafeUninitializedCapacity: bound) {
        weightBuffer, weightCount in
        unsafe sumTies(
          level, chunk, of: count, begin.span, nodes.span, group.span, headBuffer, weightBuffer)
        weightCount = Int(ends.last ?? 0)
      }
      headCount = parts.count
    }
    weights = parts
  }

  private mutating func sumTies(
    _ level: LeidenLevel, _ chunk: Range<Int>, of count: Int, _ begin: Span<UInt32>,
    _ nodes: Span<UInt32>, _ group: Span<UInt32>, _ heads: UnsafeMutableBufferPointer<Vertex>,
    _ weights: UnsafeMutableBufferPointer<Double>
  ) {
    var tieArray = ContiguousArray<Double>(repeating: 0, count: count)
    var touchedArray = ContiguousArray<UInt32>(repeating: 0, count: count + 1)
    var tie = tieArray.mutableSpan
    var touched = touchedArray.mutableSpan
    let levelFirst = level.first.span
    let levelHeads = level.heads.span
    let levelWeights = level.weights.span
    let isWeighted = level.isWeighted
    var next = 0
    for g in chunk {
      var (mass, incomingMass, own) = (0.0, 0.0, 0.0)
      var touchedCount = 0
      for i in Int(begin[g])..<Int(begin[g + 1]) {
        let v = Int(nodes[i])
        mass += level.strength[v]
        if level.isDirected { incomingMass += level.incoming[v] }
        own += level.inner[v]
        for slot in Int(levelFirst[v])..<Int(levelFirst[v + 1]) {
          let other = unsafe group[unchecked: levelHeads[unchecked: slot].index]
          let sum = unsafe tie[unchecked: Int(other)]
          // Written in any case, kept when the group is new: no branch to guess wrong.
          touched[touchedCount] = other
          touchedCount += sum == 0 ? 1 : 0
          unsafe tie[unchecked: Int(other)] = sum + (isWeighted ? levelWeights[slot] : 1)
        }
      }
      for i in 0..<touchedCount {
        let other = touched[i]
        let sum = tie[Int(other)]
        tie[Int(other)] = 0
        if Int(other) == g {
          own += sum
        } else {
          unsafe heads.initializeElement(at: next, to: Vertex(Int(other)))
          unsafe weights.initializeElement(at: next, to: sum)
          next += 1
        }
      }
      ends.append(UInt32(next))
      strength.append(mass)
      if level.isDirected { incoming.append(incomingMass) }
      inner.append(own)
    }
  }
}

extension LeidenLevel {
  /// The quality of a partition of the nodes.
  ///
  /// - Parameter community: For each node a number from 0; numbers need not be without gaps.
  func quality(of community: [Int], resolution: Double) -> Double {
    quality(of: ContiguousArray(community.map { UInt32($0) }), resolution: resolution)
  }

  /// The quality of a partition of the nodes.
  func quality(of community: ContiguousArray<UInt32>, resolution: Double) -> Double {
    guard total > 0 else { return 0 }
    let labels = Int(community.max() ?? 0) + 1
    // Ties are counted from both ends; the directed total counts them once.
    let unit = kind == .modularity ? total : 2 * total
    var inside = ContiguousArray<Double>(repeating: 0, count: labels)
    var mass = inside
    var incomingMass = inside
    let (first, heads, label) = (first.span, heads.span, community.span)
    let weightSpan = weights.span
    for v in 0..<count {
      let own = label[v]
      var sum = 0.0
      for slot in Int(first[v])..<Int(first[v + 1]) where label[heads[slot].index] == own {
        sum += isWeighted ? weightSpan[slot] : 1
      }
      inside[Int(own)] += sum + inner[v]
      mass[Int(own)] += strength[v]
      if isDirected { incomingMass[Int(own)] += incoming[v] }
    }
    var quality = 0.0
    for c in 0..<labels {
      let share = mass[c] / total
      let expected =
        switch kind {
        case .modularity: share * share
        case .directedModularity: share * (incomingMass[c] / total)
        case .constantPotts: mass[c] * (mass[c] - 1) / 2
        }
      quality += inside[c] / unit - resolution * expected
    }
    return quality
  }

  /// The communities, with those that are not connected split into their connected parts. The parts
  /// have no tie, so the quality does not fall.
  func splitIntoConnected(_ community: [Int]) -> [Int] {
    splitIntoConnected(ContiguousArray(community.map { UInt32($0) })).group.map { Int($0) }
  }

  /// The communities, with those that are not connected split into their connected parts.
  ///
  /// As Afforest does for components: each node is joined with two neighbours of its community, which
  /// joins nearly all; only nodes that are not in the largest part of their community then look at all
  /// neighbours.
  ///
  /// - Complexity: O(*n* + *m*) in practice, mostly O(*n*).
  /// - SeeAlso: M. Sutton, T. Ben-Nun, A. Barak, "Optimizing parallel graph connectivity computation
  ///   via subgraph sampling", IPDPS 2018, doi:10.1109/IPDPS.2018.00012.
  func splitIntoConnected(_ communities: ContiguousArray<UInt32>) -> NodeGroups {
    let n = count
    var parentArray = ContiguousArray((0..<n).map { UInt32($0) })
    var sizeArray = ContiguousArray<UInt32>(repeating: 0, count: n)
    let labels = Int(communities.max() ?? 0) + 1
    var mainArray = ContiguousArray<UInt32>(repeating: .max, count: labels)
    let (first, heads, community) = (first.span, heads.span, communities.span)
    var parent = parentArray.mutableSpan
    var size = sizeArray.mutableSpan
    var main = mainArray.mutableSpan
    for v in 0..<n {
      let own = community[v]
      var joined = 0
      for slot in Int(first[v])..<Int(first[v + 1])
      where community[heads[slot].index] == own {
        Self.join(v, heads[slot].index, &parent)
        joined += 1
        if joined == 2 { break }
      }
    }
    for v in 0..<n { size[Self.root(v, &parent)] += 1 }
    for v in 0..<n where Int(parent[v]) == v {
      let own = Int(community[v])
      if main[own] == .max || size[Int(main[own])] < size[v] { main[own] = UInt32(v) }
    }
    for v in 0..<n {
      let own = community[v]
      // The largest part may have been joined to another since.
      guard Self.root(v, &parent) != Self.root(Int(main[Int(own)]), &parent) else { continue }
      for slot in Int(first[v])..<Int(first[v + 1])
      where community[heads[slot].index] == own {
        Self.join(v, heads[slot].index, &parent)
      }
    }
    var labelArray = ContiguousArray<UInt32>(repeating: 0, count: n)
    for v in 0..<n { labelArray[v] = UInt32(Self.root(v, &parent)) }
    return NodeGroups(labelArray, below: n)
  }

  /// The lowest node of the part of a node; paths to it are halved.
  private static func root(_ node: Int, _ parent: inout MutableSpan<UInt32>) -> Int {
    var v = node
    while Int(parent[v]) != v {
      parent[v] = parent[Int(parent[v])]
      v = Int(parent[v])
    }
    return v
  }

  private static func join(_ a: Int, _ b: Int, _ parent: inout MutableSpan<UInt32>) {
    let (x, y) = (root(a, &parent), root(b, &parent))
    if x != y { parent[max(x, y)] = UInt32(min(x, y)) }
  }
}

extension SplitMix64 {
  /// All nodes, in the order in which a search tries them: blocks of neighbouring numbers in random
  /// order, so that most arrays are read in sequence.
  mutating func visitingOrder(of n: Int, blockSize: Int? = nil) -> ContiguousArray<UInt32> {
    let size = blockSize ?? (n < 4096 ? 1 : 64)
    var blocks = Array(0..<((n + size - 1) / size))
    shuffle(&blocks)
    var order = ContiguousArray<UInt32>()
    order.reserveCapacity(n)
    for block in blocks {
      for v in (size * block)..<min(n, size * (block + 1)) { order.append(UInt32(v)) }
    }
    return order
  }
}

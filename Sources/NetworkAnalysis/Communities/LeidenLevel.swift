import NetworkGraph

/// The weighted graph that one level of the Leiden or Louvain algorithm works on, for a quality of the
/// form Σ*c* [ties inside *c* − γ × expected(*c*)]. Self-loops are part of the strengths only: moving
/// a node does not change them.
///
/// What is expected between a node *v* and a community *c* is a product of masses divided by `total`:
/// - modularity: strengths, divided by 2*m*;
/// - directed modularity: out × in + in × out, divided by *m*, with ties both ways added up;
/// - constant Potts: numbers of vertices, divided by 1.
struct LeidenLevel {
  /// The slots of node `v` are `first[v]..<first[v + 1]`.
  let first: [Int]
  let head: [Int]
  let weight: [Double]
  /// The mass of each node: its strength, self-loops twice; of arcs out; or its number of vertices.
  let strength: [Double]
  /// The strength of arcs in, for directed modularity; else empty.
  let incoming: [Double]
  /// What products of masses are divided by: 2*m*, *m* or 1.
  let total: Double
  /// The weight inside each node, counted twice.
  let inner: [Double]
  let meanWeight: Double
  let kind: Kind

  enum Kind { case modularity, directedModularity, constantPotts }

  var count: Int { strength.count }

  var isDirected: Bool { kind == .directedModularity }

  /// Gains below this are taken for rounding, so that the search ends.
  var smallestGain: Double { 1e-10 * meanWeight }

  init(_ graph: CompactGraph, weights: StrengthRule, quality: CommunityQuality = .modularity) throws
  {
    let strengths = try graph.strengths(by: weights)
    let kind: Kind =
      switch quality {
      case .modularity: .modularity
      case .directedModularity: graph.isDirected ? .directedModularity : .modularity
      case .constantPotts: .constantPotts
      }
    self.init(
      arcs: graph.edges.map { ($0.tail.index, $0.head.index, strengths?[$0.slot] ?? 1) },
      vertexCount: graph.vertexCount, kind: kind)
  }

  /// The level for a two-mode graph: all ties point from the first mode to the second.
  init(_ graph: CompactGraph, weights: StrengthRule, modes: TwoModes) throws {
    try graph.checkCount(modes.isSecond.count, of: "modes")
    let strengths = try graph.strengths(by: weights)
    self.init(
      arcs: graph.edges.map {
        let strength = strengths?[$0.slot] ?? 1
        return modes.isSecond[$0.tail.index]
          ? ($0.head.index, $0.tail.index, strength) : ($0.tail.index, $0.head.index, strength)
      }, vertexCount: graph.vertexCount, kind: .directedModularity)
  }

  private init(arcs: [(Int, Int, Double)], vertexCount: Int, kind: Kind) {
    let weighted = CompactGraph(vertexCount: vertexCount, weightedEdges: arcs, isDirected: false)
    var first = [0]
    var head: [Int] = []
    var weight: [Double] = []
    var strength: [Double] = []
    var inner: [Double] = []
    for tail in weighted.vertices {
      var sum = 0.0
      var own = 0.0
      for slot in weighted.arcs(from: tail) {
        let value = weighted.weight(at: slot)
        if weighted.heads[slot] == tail {
          own = 2 * value
        } else if value > 0 {
          head.append(weighted.heads[slot].index)
          weight.append(value)
          sum += value
        }
      }
      first.append(head.count)
      strength.append(sum + own)
      inner.append(own)
    }
    var incoming: [Double] = []
    switch kind {
    case .modularity: break
    case .constantPotts: strength = Array(repeating: 1, count: vertexCount)
    case .directedModularity:
      strength = Array(repeating: 0, count: vertexCount)
      incoming = strength
      for (tail, head, value) in arcs {
        strength[tail] += value
        incoming[head] += value
      }
    }
    self.init(
      first: first, head: head, weight: weight, strength: strength, incoming: incoming,
      inner: inner, kind: kind)
  }

  private init(
    first: [Int], head: [Int], weight: [Double], strength: [Double], incoming: [Double],
    inner: [Double], kind: Kind, meanWeight: Double? = nil
  ) {
    self.first = first
    self.head = head
    self.weight = weight
    self.strength = strength
    self.incoming = incoming
    self.inner = inner
    self.kind = kind
    total = kind == .constantPotts ? 1 : strength.reduce(0, +)
    self.meanWeight =
      meanWeight ?? (weight.isEmpty ? 0 : weight.reduce(0, +) / Double(weight.count))
  }

  /// The graph whose nodes are groups of nodes of this one.
  ///
  /// - Parameter group: The group of each node, numbered from 0 without gaps.
  func aggregated(by group: [Int]) -> LeidenLevel {
    let count = (group.max() ?? -1) + 1
    var members = [[Int]](repeating: [], count: count)
    for v in 0..<self.count { members[group[v]].append(v) }
    var first = [0]
    var head: [Int] = []
    var weight: [Double] = []
    var strength = [Double](repeating: 0, count: count)
    var incoming = isDirected ? strength : []
    var inner = strength
    var tie = strength
    for g in 0..<count {
      var touched: [Int] = []
      for v in members[g] {
        strength[g] += self.strength[v]
        if isDirected { incoming[g] += self.incoming[v] }
        inner[g] += self.inner[v]
        for slot in self.first[v]..<self.first[v + 1] {
          let other = group[self.head[slot]]
          if other == g {
            inner[g] += self.weight[slot]
          } else {
            if tie[other] == 0 { touched.append(other) }
            tie[other] += self.weight[slot]
          }
        }
      }
      for other in touched {
        head.append(other)
        weight.append(tie[other])
        tie[other] = 0
      }
      first.append(head.count)
    }
    return LeidenLevel(
      first: first, head: head, weight: weight, strength: strength, incoming: incoming,
      inner: inner, kind: kind, meanWeight: meanWeight)
  }

  /// The quality of a partition of the nodes.
  func quality(of community: [Int], resolution: Double) -> Double {
    guard total > 0 else { return 0 }
    let labels = (community.max() ?? -1) + 1
    // Ties are counted from both ends; the directed total counts them once.
    let unit = kind == .modularity ? total : 2 * total
    var inside = [Double](repeating: 0, count: labels)
    var strength = inside
    var incoming = inside
    for v in 0..<count {
      strength[community[v]] += self.strength[v] / total
      if isDirected { incoming[community[v]] += self.incoming[v] / total }
      inside[community[v]] += inner[v] / unit
      for slot in first[v]..<first[v + 1] where community[head[slot]] == community[v] {
        inside[community[v]] += weight[slot] / unit
      }
    }
    switch kind {
    case .modularity:
      return zip(inside, strength).reduce(0) { $0 + $1.0 - resolution * $1.1 * $1.1 }
    case .directedModularity:
      return inside.indices.reduce(0) {
        $0 + inside[$1] - resolution * strength[$1] * incoming[$1]
      }
    case .constantPotts:
      return inside.indices.reduce(0) {
        $0 + inside[$1] - resolution * strength[$1] * (strength[$1] - 1) / 2
      }
    }
  }

  /// The communities, with those that are not connected split into their connected parts. The parts
  /// have no tie, so the quality does not fall.
  func splitIntoConnected(_ community: [Int]) -> [Int] {
    var label = [Int](repeating: -1, count: count)
    var stack: [Int] = []
    for start in 0..<count where label[start] < 0 {
      label[start] = start
      stack.append(start)
      while let v = stack.popLast() {
        for slot in first[v]..<first[v + 1] {
          let u = head[slot]
          guard label[u] < 0 && community[u] == community[v] else { continue }
          label[u] = start
          stack.append(u)
        }
      }
    }
    return label
  }
}

/// Sums of masses by community.
struct CommunityMasses {
  private(set) var strength: [Double]
  private(set) var incoming: [Double]

  init(_ level: LeidenLevel, _ community: [Int]) {
    strength = Array(repeating: 0, count: level.count)
    incoming = level.isDirected ? strength : []
    for v in 0..<level.count { add(v, of: level, to: community[v]) }
  }

  mutating func add(_ v: Int, of level: LeidenLevel, to community: Int) {
    strength[community] += level.strength[v]
    if level.isDirected { incoming[community] += level.incoming[v] }
  }

  mutating func remove(_ v: Int, of level: LeidenLevel, from community: Int) {
    strength[community] -= level.strength[v]
    if level.isDirected { incoming[community] -= level.incoming[v] }
  }

  /// What rounding left in an empty community must not count as mass of the next one there.
  mutating func clear(_ community: Int) {
    strength[community] = 0
    if !incoming.isEmpty { incoming[community] = 0 }
  }

  /// What is expected between a node and a community, from the masses of the node times γ/total.
  @inline(__always) func expected(_ mass: Double, _ incomingMass: Double, _ community: Int)
    -> Double
  {
    incoming.isEmpty
      ? mass * strength[community]
      : mass * incoming[community] + incomingMass * strength[community]
  }
}

import NetworkGraph

/// The weighted graph that one level of the Leiden or Louvain algorithm works on, for a quality of the
/// form Σ*c* [ties inside *c* − γ × expected(*c*)]. Self-loops are part of the strengths only: moving
/// a node does not change them.
///
/// What is expected between a node *v* and a community *c* is a product of masses divided by `total`:
/// - modularity: strengths, divided by 2*m*;
/// - directed modularity: out × in + in × out, divided by *m*, with ties both ways added up;
/// - constant Potts: numbers of vertices, divided by 1.
struct LeidenLevel: Sendable {
  /// The slots of node `v` are `first[v]..<first[v + 1]`.
  let first: ContiguousArray<UInt32>
  /// The node at the other end of each slot; no node is its own neighbour.
  let heads: ContiguousArray<Vertex>
  /// The strength of the tie at each slot, above 0; empty when each is 1.
  let weights: ContiguousArray<Double>
  /// The mass of each node: its strength, self-loops twice; of arcs out; or its number of vertices.
  let strength: ContiguousArray<Double>
  /// The strength of arcs in, for directed modularity; else empty.
  let incoming: ContiguousArray<Double>
  /// What products of masses are divided by: 2*m*, *m* or 1.
  let total: Double
  /// The weight inside each node, counted twice.
  let inner: ContiguousArray<Double>
  let meanWeight: Double
  let kind: Kind

  enum Kind { case modularity, directedModularity, constantPotts }

  var count: Int { strength.count }

  var isWeighted: Bool { !weights.isEmpty }

  var isDirected: Bool { kind == .directedModularity }

  /// Gains below this are taken for rounding, so that the search ends.
  var smallestGain: Double { 1e-10 * meanWeight }

  /// The slots of a node.
  func slots(of node: Int) -> Range<Int> { Int(first[node])..<Int(first[node + 1]) }

  /// The strength of the tie at a slot.
  func weight(at slot: Int) -> Double { isWeighted ? weights[slot] : 1 }

  init(_ graph: CompactGraph, weights: StrengthRule, quality: CommunityQuality = .modularity) throws
  {
    // Modularity is one of shares: the unit of the weights does not matter.
    let strengths =
      quality == .constantPotts
      ? try graph.strengths(by: weights) : try graph.moderateStrengths(by: weights)
    let kind: Kind =
      switch quality {
      case .modularity: .modularity
      case .directedModularity: graph.isDirected ? .directedModularity : .modularity
      case .constantPotts: .constantPotts
      }
    self.init(graph, strengths, kind: kind, isTurned: { _ in false })
  }

  /// The level for a two-mode graph: all ties point from the first mode to the second.
  init(_ graph: CompactGraph, weights: StrengthRule, modes: TwoModes) throws {
    try graph.checkCount(modes.isSecond.count, of: "modes")
    let strengths = try graph.moderateStrengths(by: weights)
    self.init(graph, strengths, kind: .directedModularity) { modes.isSecond[$0] }
  }

  /// - Parameter isTurned: Whether the edges of a tail point to it rather than from it.
  private init(
    _ graph: CompactGraph, _ strengths: ContiguousArray<Double>?, kind: Kind,
    isTurned: (_ tail: Int) -> Bool
  ) {
    let n = graph.vertexCount
    let ties = NeighborTies(graph, strengths)
    var strength = ContiguousArray<Double>(repeating: kind == .constantPotts ? 1 : 0, count: n)
    var incoming: ContiguousArray<Double> = []
    switch kind {
    case .constantPotts: break
    case .modularity:
      for v in 0..<n {
        let slots = Int(ties.first[v])..<Int(ties.first[v + 1])
        if !ties.weights.isEmpty {
          var sum = 0.0
          for slot in slots { sum += ties.weights[slot] }
          strength[v] = sum + ties.inner[v]
        } else {
          strength[v] = Double(slots.count) + ties.inner[v]
        }
      }
    case .directedModularity:
      incoming = strength
      for tail in graph.vertices {
        let isTurned = isTurned(tail.index)
        for slot in graph.arcs(from: tail) where graph.isDirected || graph.heads[slot] >= tail {
          let value = strengths?[slot] ?? 1
          let (from, to) = isTurned ? (graph.heads[slot], tail) : (tail, graph.heads[slot])
          strength[from.index] += value
          incoming[to.index] += value
        }
      }
    }
    self.init(
      first: ties.first, heads: ties.heads, weights: ties.weights, strength: strength,
      incoming: incoming, inner: ties.inner, kind: kind)
  }

  init(
    first: ContiguousArray<UInt32>, heads: ContiguousArray<Vertex>,
    weights: ContiguousArray<Double>, strength: ContiguousArray<Double>,
    incoming: ContiguousArray<Double>, inner: ContiguousArray<Double>, kind: Kind,
    total: Double? = nil, meanWeight: Double? = nil
  ) {
    self.first = first
    self.heads = heads
    self.weights = weights
    self.strength = strength
    self.incoming = incoming
    self.inner = inner
    self.kind = kind
    self.total = total ?? (kind == .constantPotts ? 1 : strength.reduce(0, +))
    self.meanWeight =
      meanWeight
      ?? (weights.isEmpty
        ? (heads.isEmpty ? 0 : 1) : weights.reduce(0, +) / Double(weights.count))
  }
}

/// The ties of each vertex to others, whatever their direction; ties of strength 0 are none.
struct NeighborTies {
  let first: ContiguousArray<UInt32>
  let heads: ContiguousArray<Vertex>
  /// Empty when each is 1.
  let weights: ContiguousArray<Double>
  /// Twice the strength of each vertex' self-loop.
  let inner: ContiguousArray<Double>

  /// The arrays of the graph itself serve where they can: an undirected graph without self-loops and
  /// zeros is not copied.
  ///
  /// - Complexity: O(*n* + *m*).
  init(_ graph: CompactGraph, _ strengths: ContiguousArray<Double>?) {
    let n = graph.vertexCount
    var inner = ContiguousArray<Double>(repeating: 0, count: n)
    if !graph.isDirected, !graph.hasSelfLoops, !(strengths?.contains(0) ?? false) {
      (first, heads, weights) = (graph.firstArc, graph.heads, strengths ?? [])
      self.inner = inner
      return
    }
    let back = graph.isDirected ? BackwardArcs(graph) : nil
    // Arcs both ways have strength 2, so only undirected graphs stay without weights.
    let isWeighted = strengths != nil || graph.isDirected
    var first = ContiguousArray<UInt32>()
    var heads = ContiguousArray<Vertex>()
    var weights = ContiguousArray<Double>()
    first.reserveCapacity(n + 1)
    heads.reserveCapacity(graph.isDirected ? 2 * graph.arcCount : graph.arcCount)
    if isWeighted { weights.reserveCapacity(heads.capacity) }
    first.append(0)
    for tail in graph.vertices {
      var forward = graph.arcs(from: tail)
      var backward = back.map { Int($0.first[tail.index])..<Int($0.first[tail.index + 1]) } ?? 0..<0
      // Heads and tails are two sorted lists that are merged.
      while !forward.isEmpty || !backward.isEmpty {
        let a = forward.isEmpty ? UInt32.max : graph.heads[forward.lowerBound].rawValue
        let b = backward.isEmpty ? UInt32.max : back!.tails[backward.lowerBound].rawValue
        var value = 0.0
        if a <= b {
          value += strengths?[forward.lowerBound] ?? 1
          forward = (forward.lowerBound + 1)..<forward.upperBound
        }
        if b <= a && back != nil && !backward.isEmpty {
          let slot = Int(back!.slots[backward.lowerBound])
          if Int(b) != tail.index { value += strengths?[slot] ?? 1 }
          backward = (backward.lowerBound + 1)..<backward.upperBound
        }
        let other = Int(min(a, b))
        if other == tail.index {
          inner[other] = 2 * value
        } else if value > 0 {
          heads.append(Vertex(other))
          if isWeighted { weights.append(value) }
        }
      }
      first.append(UInt32(heads.count))
    }
    self.first = first
    self.heads = heads
    self.weights = weights
    self.inner = inner
  }

  /// The arcs of a directed graph by their heads; tails ascend.
  private struct BackwardArcs {
    var first: ContiguousArray<UInt32>
    var tails: ContiguousArray<Vertex>
    var slots: ContiguousArray<UInt32>

    init(_ graph: CompactGraph) {
      first = ContiguousArray(repeating: 0, count: graph.vertexCount + 1)
      for head in graph.heads { first[head.index + 1] += 1 }
      for v in 0..<graph.vertexCount { first[v + 1] += first[v] }
      tails = ContiguousArray(repeating: Vertex(0), count: graph.arcCount)
      slots = ContiguousArray(repeating: 0, count: graph.arcCount)
      var cursor = first
      for tail in graph.vertices {
        for slot in graph.arcs(from: tail) {
          let head = graph.heads[slot].index
          let place = Int(cursor[head])
          cursor[head] += 1
          tails[place] = tail
          slots[place] = UInt32(slot)
        }
      }
    }
  }
}

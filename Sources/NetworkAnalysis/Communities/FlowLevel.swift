import NetworkGraph

/// A network as a flow: where a random walker is and where it goes next. What the map equation is
/// computed on.
///
/// Undirected: the walker follows ties in proportion to their strength and is at a vertex in proportion
/// to its strength. Directed: it follows arcs with probability 1 − τ and jumps to any vertex with
/// τ = 0.15, or always where no arc leaves (PageRank); jumps are part of the flow, as in the paper.
struct FlowLevel: Sendable {
  /// The neighbours of node `v`, both ways, are at the slots `first[v]..<first[v + 1]`.
  let first: ContiguousArray<UInt32>
  let heads: ContiguousArray<Vertex>
  /// The flow from the node along each slot; above 0 one way or the other.
  let out: ContiguousArray<Double>
  /// The flow back; empty where it is the same, in undirected networks.
  let into: ContiguousArray<Double>
  /// *p*: how often the walker is at each node.
  let flow: ContiguousArray<Double>
  /// The sum of the flow along links out of each node.
  let exit: ContiguousArray<Double>
  /// The flow that leaves each node by jumps.
  let jump: ContiguousArray<Double>
  /// The share of all jumps that arrive at each node.
  let target: ContiguousArray<Double>

  var count: Int { flow.count }

  /// Whether flow is the same both ways and nothing jumps.
  var isSymmetric: Bool { into.isEmpty }

  init(_ graph: CompactGraph, weights: StrengthRule) throws {
    let strengths = try graph.strengths(by: weights)
    if graph.isDirected {
      try self.init(directed: graph, strengths, weights)
    } else {
      self.init(undirected: graph, strengths)
    }
  }

  private init(undirected graph: CompactGraph, _ strengths: ContiguousArray<Double>?) {
    let n = graph.vertexCount
    let ties = NeighborTies(graph, strengths)
    var outgoing = ContiguousArray<Double>(repeating: 0, count: n)
    for v in 0..<n {
      let slots = Int(ties.first[v])..<Int(ties.first[v + 1])
      // A self-loop has two ends.
      outgoing[v] = ties.inner[v]
      if ties.weights.isEmpty {
        outgoing[v] += Double(slots.count)
      } else {
        for slot in slots { outgoing[v] += ties.weights[slot] }
      }
    }
    let total = outgoing.reduce(0, +)
    let share: (Double) -> Double = { total > 0 ? $0 / total : 0 }
    let out =
      ties.weights.isEmpty
      ? ContiguousArray(repeating: share(1), count: ties.heads.count)
      : ContiguousArray(ties.weights.lazy.map(share))
    let zeros = ContiguousArray<Double>(repeating: 0, count: n)
    let flow = ContiguousArray(outgoing.lazy.map(share))
    guard out.contains(0) else {
      self.init(
        first: ties.first, heads: ties.heads, out: out, into: [], flow: flow, jump: zeros,
        target: zeros)
      return
    }
    // Flows too small for a number are none: `aggregated` knows a group by a flow above 0.
    var first: ContiguousArray<UInt32> = [0]
    var heads = ContiguousArray<Vertex>()
    var kept = ContiguousArray<Double>()
    for v in 0..<n {
      for slot in Int(ties.first[v])..<Int(ties.first[v + 1]) where out[slot] > 0 {
        heads.append(ties.heads[slot])
        kept.append(out[slot])
      }
      first.append(UInt32(heads.count))
    }
    self.init(
      first: first, heads: heads, out: kept, into: [], flow: flow, jump: zeros, target: zeros)
  }

  private init(
    directed graph: CompactGraph, _ strengths: ContiguousArray<Double>?, _ rule: StrengthRule
  ) throws {
    let n = graph.vertexCount
    var outgoing = ContiguousArray<Double>(repeating: 0, count: n)
    for tail in graph.vertices {
      for slot in graph.arcs(from: tail) { outgoing[tail.index] += strengths?[slot] ?? 1 }
    }
    let restart = 0.15
    let visits =
      outgoing.contains { $0 > 0 }
      ? ContiguousArray(try graph.pageRank(weights: rule, alpha: 1 - restart)) : outgoing
    /// The flow along a slot.
    func carried(_ tail: Int, _ slot: Int) -> Double {
      guard outgoing[tail] > 0 else { return 0 }
      return (1 - restart) * visits[tail] * ((strengths?[slot] ?? 1) / outgoing[tail])
    }
    // Neighbours out and in are two sorted lists that are merged.
    let reversed = graph.reversed()
    var back = ContiguousArray<Double>(repeating: 0, count: graph.arcCount)
    var cursor = reversed.firstArc
    for tail in graph.vertices {
      for slot in graph.arcs(from: tail) {
        let head = graph.heads[slot].index
        back[Int(cursor[head])] = carried(tail.index, slot)
        cursor[head] += 1
      }
    }
    var first: ContiguousArray<UInt32> = [0]
    var heads = ContiguousArray<Vertex>()
    var out = ContiguousArray<Double>()
    var into = ContiguousArray<Double>()
    for vertex in graph.vertices {
      var forward = graph.arcs(from: vertex)
      var backward = reversed.arcs(from: vertex)
      while !forward.isEmpty || !backward.isEmpty {
        let a = forward.first.map { graph.heads[$0].index } ?? Int.max
        let b = backward.first.map { reversed.heads[$0].index } ?? Int.max
        let next = min(a, b)
        var (there, here) = (0.0, 0.0)
        if a == next { there = carried(vertex.index, forward.removeFirst()) }
        if b == next { here = back[backward.removeFirst()] }
        if next != vertex.index && there + here > 0 {
          heads.append(Vertex(next))
          out.append(there)
          into.append(here)
        }
      }
      first.append(UInt32(heads.count))
    }
    self.init(
      first: first, heads: heads, out: out, into: into, flow: visits,
      jump: ContiguousArray(
        visits.indices.map { outgoing[$0] > 0 ? restart * visits[$0] : visits[$0] }),
      target: ContiguousArray(repeating: 1 / Double(max(1, n)), count: n))
  }

  private init(
    first: ContiguousArray<UInt32>, heads: ContiguousArray<Vertex>, out: ContiguousArray<Double>,
    into: ContiguousArray<Double>, flow: ContiguousArray<Double>, jump: ContiguousArray<Double>,
    target: ContiguousArray<Double>
  ) {
    self.first = first
    self.heads = heads
    self.out = out
    self.into = into
    self.flow = flow
    self.jump = jump
    self.target = target
    var exit = ContiguousArray<Double>(repeating: 0, count: flow.count)
    for v in exit.indices {
      for slot in Int(first[v])..<Int(first[v + 1]) { exit[v] += out[slot] }
    }
    self.exit = exit
  }

  /// The flow network whose nodes are groups of nodes of this one.
  ///
  /// - Complexity: O(*n* + *m*).
  func aggregated(by groups: NodeGroups) -> FlowLevel {
    let (begin, nodes) = groups.members()
    let group = groups.group.span
    let zeros = ContiguousArray<Double>(repeating: 0, count: groups.count)
    var (flow, jump, target) = (zeros, zeros, zeros)
    var (thereArray, hereArray) = (zeros, isSymmetric ? [] : zeros)
    var touchedArray = ContiguousArray<UInt32>(repeating: 0, count: groups.count + 1)
    var there = thereArray.mutableSpan
    var here = hereArray.mutableSpan
    var touched = touchedArray.mutableSpan
    var first: ContiguousArray<UInt32> = [0]
    var heads = ContiguousArray<Vertex>()
    var out = ContiguousArray<Double>()
    var into = ContiguousArray<Double>()
    first.reserveCapacity(groups.count + 1)
    let (levelHeads, levelOut, levelInto) = (self.heads.span, self.out.span, self.into.span)
    let isSymmetric = isSymmetric
    for g in 0..<groups.count {
      var touchedCount = 0
      for i in Int(begin[g])..<Int(begin[g + 1]) {
        let v = Int(nodes[i])
        flow[g] += self.flow[v]
        jump[g] += self.jump[v]
        target[g] += self.target[v]
        for slot in Int(self.first[v])..<Int(self.first[v + 1]) {
          let other = group[levelHeads[slot].index]
          let sum = there[Int(other)] + (isSymmetric ? 0 : here[Int(other)])
          // Written in any case, kept when the group is new: no branch to guess wrong.
          touched[touchedCount] = other
          touchedCount += sum == 0 && touchedCount < groups.count ? 1 : 0
          there[Int(other)] += levelOut[slot]
          if !isSymmetric { here[Int(other)] += levelInto[slot] }
        }
      }
      for i in 0..<touchedCount {
        let other = Int(touched[i])
        let sum = there[other] + (isSymmetric ? 0 : here[other])
        if other != g && sum > 0 {
          heads.append(Vertex(other))
          out.append(there[other])
          if !isSymmetric { into.append(here[other]) }
        }
        there[other] = 0
        if !isSymmetric { here[other] = 0 }
      }
      first.append(UInt32(heads.count))
    }
    return FlowLevel(
      first: first, heads: heads, out: out, into: into, flow: flow, jump: jump, target: target)
  }

  /// The part of the codelength that no partition changes: −Σ *p* log₂ *p* over the vertices.
  var vertexTerm: Double { -flow.reduce(0) { $0 + PortableMath.plogp($1) } }

  /// L(M) of the paper without the vertices' own term: *q* log *q* − 2 Σ *q(i)* log *q(i)* +
  /// Σ (*q(i)* + *p(i)*) log (*q(i)* + *p(i)*).
  func codelength(of modules: ContiguousArray<UInt32>) -> Double {
    let state = ModuleFlows(self, modules)
    let logarithm = BinaryLogarithmTable.shared
    var sum = logarithm.plogp(state.exit.reduce(0, +))
    for c in state.exit.indices {
      sum +=
        logarithm.plogp(state.exit[c] + state.flow[c]) - 2 * logarithm.plogp(state.exit[c])
    }
    return sum
  }
}

/// The flows of modules in the terms of the map equation.
struct ModuleFlows {
  var flow: ContiguousArray<Double>
  /// The flow along links out of each module.
  var linkExit: ContiguousArray<Double>
  var jump: ContiguousArray<Double>
  var target: ContiguousArray<Double>
  /// *q*: how often the walker leaves each module.
  var exit: ContiguousArray<Double>

  init(_ level: FlowLevel, _ modules: ContiguousArray<UInt32>) {
    let zeros = ContiguousArray<Double>(
      repeating: 0, count: max(level.count, Int(modules.max() ?? 0) + 1))
    (flow, linkExit, jump, target, exit) = (zeros, zeros, zeros, zeros, zeros)
    let (first, heads, out, module) = (
      level.first.span, level.heads.span, level.out.span, modules.span
    )
    for v in 0..<level.count {
      let own = module[v]
      var sum = 0.0
      for slot in Int(first[v])..<Int(first[v + 1]) {
        sum += module[heads[slot].index] != own ? out[slot] : 0
      }
      linkExit[Int(own)] += sum
      flow[Int(own)] += level.flow[v]
      jump[Int(own)] += level.jump[v]
      target[Int(own)] += level.target[v]
    }
    for c in exit.indices { exit[c] = linkExit[c] + jump[c] * max(0, 1 - target[c]) }
  }
}

import NetworkGraph

/// A network as a flow: where a random walker is and where it goes next. What the map equation is
/// computed on.
///
/// Undirected: the walker follows ties in proportion to their strength and is at a vertex in proportion
/// to its strength. Directed: it follows arcs with probability 1 − τ and jumps to any vertex with
/// τ = 0.15, or always where no arc leaves (PageRank); jumps are part of the flow, as in the paper.
struct FlowLevel {
  /// The neighbours of node `v`, both ways, are at the slots `first[v]..<first[v + 1]`.
  let first: [Int]
  let head: [Int]
  /// The flow from the node along each slot, and back.
  let out: [Double]
  let into: [Double]
  /// *p*: how often the walker is at each node.
  let flow: [Double]
  /// The flow that leaves each node by jumps.
  let jump: [Double]
  /// The share of all jumps that arrive at each node.
  let target: [Double]

  var count: Int { flow.count }

  init(_ graph: CompactGraph, weights: StrengthRule) throws {
    let strengths = try graph.strengths(by: weights)
    let n = graph.vertexCount
    var outgoing = [Double](repeating: 0, count: n)
    for tail in graph.vertices {
      for slot in graph.arcs(from: tail) {
        // An undirected self-loop has one slot and two ends.
        outgoing[tail.index] +=
          (strengths?[slot] ?? 1) * (!graph.isDirected && graph.heads[slot] == tail ? 2 : 1)
      }
    }
    let total = outgoing.reduce(0, +)
    let restart = 0.15
    let visits: [Double]
    if graph.isDirected {
      let ranks =
        total > 0 ? try graph.pageRank(weights: weights, alpha: 1 - restart) : outgoing
      visits = ranks
      jump = ranks.indices.map { outgoing[$0] > 0 ? restart * ranks[$0] : ranks[$0] }
    } else {
      visits = outgoing.map { total > 0 ? $0 / total : 0 }
      jump = Array(repeating: 0, count: n)
    }
    flow = visits
    target = Array(repeating: n > 0 ? 1 / Double(n) : 0, count: n)

    /// The flow along a slot.
    func carried(_ tail: Int, _ slot: Int) -> Double {
      guard outgoing[tail] > 0 else { return 0 }
      let share = (strengths?[slot] ?? 1) / outgoing[tail]
      return graph.isDirected ? (1 - restart) * visits[tail] * share : visits[tail] * share
    }
    // Neighbours out and in are two sorted lists that are merged.
    let reversed = graph.reversed()
    var back = [Double](repeating: 0, count: graph.arcCount)
    if graph.isDirected {
      var cursor = (0..<n).map { Int(reversed.firstArc[$0]) }
      for tail in graph.vertices {
        for slot in graph.arcs(from: tail) {
          let head = graph.heads[slot].index
          back[cursor[head]] = carried(tail.index, slot)
          cursor[head] += 1
        }
      }
    }
    var first = [0]
    var head: [Int] = []
    var out: [Double] = []
    var into: [Double] = []
    for vertex in graph.vertices {
      let v = vertex.index
      var forward = graph.arcs(from: vertex)
      var backward =
        graph.isDirected ? reversed.arcs(from: vertex) : forward.upperBound..<forward.upperBound
      while !forward.isEmpty || !backward.isEmpty {
        let a = forward.first.map { graph.heads[$0].index } ?? Int.max
        let b = backward.first.map { reversed.heads[$0].index } ?? Int.max
        let next = min(a, b)
        var (there, here) = (0.0, 0.0)
        if a == next { there = carried(v, forward.removeFirst()) }
        if b == next { here = back[backward.removeFirst()] }
        if !graph.isDirected { here = there }
        if next != v && there + here > 0 {
          head.append(next)
          out.append(there)
          into.append(here)
        }
      }
      first.append(head.count)
    }
    self.first = first
    self.head = head
    self.out = out
    self.into = into
  }

  private init(
    first: [Int], head: [Int], out: [Double], into: [Double], flow: [Double], jump: [Double],
    target: [Double]
  ) {
    self.first = first
    self.head = head
    self.out = out
    self.into = into
    self.flow = flow
    self.jump = jump
    self.target = target
  }

  /// The flow network whose nodes are groups of nodes of this one.
  ///
  /// - Parameter group: The group of each node, numbered from 0 without gaps.
  func aggregated(by group: [Int]) -> FlowLevel {
    let groupCount = (group.max() ?? -1) + 1
    var members = [[Int]](repeating: [], count: groupCount)
    for v in 0..<count { members[group[v]].append(v) }
    let zeros = [Double](repeating: 0, count: groupCount)
    var (flow, jump, target) = (zeros, zeros, zeros)
    var (there, here) = (zeros, zeros)
    var first = [0]
    var head: [Int] = []
    var out: [Double] = []
    var into: [Double] = []
    for g in 0..<groupCount {
      var touched: [Int] = []
      for v in members[g] {
        flow[g] += self.flow[v]
        jump[g] += self.jump[v]
        target[g] += self.target[v]
        for slot in self.first[v]..<self.first[v + 1] {
          let other = group[self.head[slot]]
          guard other != g else { continue }
          if there[other] + here[other] == 0 { touched.append(other) }
          there[other] += self.out[slot]
          here[other] += self.into[slot]
        }
      }
      for other in touched {
        head.append(other)
        out.append(there[other])
        into.append(here[other])
        there[other] = 0
        here[other] = 0
      }
      first.append(head.count)
    }
    return FlowLevel(
      first: first, head: head, out: out, into: into, flow: flow, jump: jump, target: target)
  }

  /// The part of the codelength that no partition changes: −Σ *p* log₂ *p* over the vertices.
  var vertexTerm: Double { -flow.reduce(0) { $0 + PortableMath.plogp($1) } }
}

/// The modules of a partition in the terms of the map equation.
struct FlowModules {
  private(set) var flow: [Double]
  private(set) var linkExit: [Double]
  private(set) var jump: [Double]
  private(set) var target: [Double]
  /// The sum of all exits.
  private(set) var totalExit = 0.0

  init(_ level: FlowLevel, _ module: [Int]) {
    let zeros = [Double](repeating: 0, count: max(level.count, (module.max() ?? -1) + 1))
    (flow, linkExit, jump, target) = (zeros, zeros, zeros, zeros)
    for v in 0..<level.count {
      let c = module[v]
      flow[c] += level.flow[v]
      jump[c] += level.jump[v]
      target[c] += level.target[v]
      for slot in level.first[v]..<level.first[v + 1] where module[level.head[slot]] != c {
        linkExit[c] += level.out[slot]
      }
    }
    totalExit = (0..<flow.count).reduce(0) { $0 + exit($1) }
  }

  /// *q*: how often the walker leaves a module.
  func exit(_ c: Int) -> Double { max(0, linkExit[c]) + jump[c] * max(0, 1 - target[c]) }

  /// L(M) of the paper without the vertices' own term: *q* log *q* − 2 Σ *q(i)* log *q(i)* +
  /// Σ (*q(i)* + *p(i)*) log (*q(i)* + *p(i)*).
  var codelength: Double {
    var sum = PortableMath.plogp(totalExit)
    for c in 0..<flow.count {
      let exit = exit(c)
      sum += PortableMath.plogp(exit + flow[c]) - 2 * PortableMath.plogp(exit)
    }
    return sum
  }

  /// What moving a node from one module to another changes. `outA` and `inA` are the flows between the
  /// node and the rest of its module `a`, `outB` and `inB` those with `b`; `outTotal` is all flow along
  /// links out of the node.
  func change(
    moving v: Int, of level: FlowLevel, from a: Int, to b: Int, outTotal: Double,
    outA: Double, inA: Double, outB: Double, inB: Double
  ) -> Double {
    let (oldA, oldB) = (exit(a), exit(b))
    let newA =
      max(0, linkExit[a] - (outTotal - outA) + inA)
      + (jump[a] - level.jump[v]) * max(0, 1 - target[a] + level.target[v])
    let newB =
      max(0, linkExit[b] + (outTotal - outB) - inB)
      + (jump[b] + level.jump[v]) * max(0, 1 - target[b] - level.target[v])
    let newTotal = totalExit - oldA - oldB + newA + newB
    let flowA = flow[a] - level.flow[v]
    let flowB = flow[b] + level.flow[v]
    return PortableMath.plogp(newTotal) - PortableMath.plogp(totalExit)
      - 2
      * (PortableMath.plogp(newA) + PortableMath.plogp(newB) - PortableMath.plogp(oldA)
        - PortableMath.plogp(oldB))
      + PortableMath.plogp(newA + flowA) + PortableMath.plogp(newB + flowB)
      - PortableMath.plogp(oldA + flow[a]) - PortableMath.plogp(oldB + flow[b])
  }

  mutating func move(
    _ v: Int, of level: FlowLevel, from a: Int, to b: Int, outTotal: Double,
    outA: Double, inA: Double, outB: Double, inB: Double
  ) {
    totalExit -= exit(a) + exit(b)
    linkExit[a] += inA - (outTotal - outA)
    linkExit[b] += outTotal - outB - inB
    flow[a] -= level.flow[v]
    flow[b] += level.flow[v]
    jump[a] -= level.jump[v]
    jump[b] += level.jump[v]
    target[a] -= level.target[v]
    target[b] += level.target[v]
    totalExit += exit(a) + exit(b)
  }

  /// What rounding left in an empty module must not count.
  mutating func clear(_ c: Int) {
    totalExit -= exit(c)
    (flow[c], linkExit[c], jump[c], target[c]) = (0, 0, 0, 0)
  }
}

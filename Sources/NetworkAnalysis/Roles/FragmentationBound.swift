import NetworkGraph

/// How much taking vertices out can fragment a network at most: what proves that a set of key players
/// is good, or the best.
///
/// Let *m(ij)* be what a pair of vertices is worth, 1 where there is a path or 1/*d(ij)*, and *M* the
/// sum of it over pairs. A pair that survives keeps its worth unless all its shortest paths are hit, and
/// at least one removed vertex stands on each path that is hit. So taking *R* out leaves at least
///
///     M − Σ_{w∈R} loss(w),  loss(w) = Σ_u m(uw) + Σ_{uv} m(uv) σ_uv(w)/σ_uv
///
/// where the second sum is a betweenness in which each pair counts with its worth. A pair with more
/// common neighbours than vertices are taken out is safe and does not count in it. This is a dual
/// solution (shortest paths as a flow) of the linear relaxation of the critical node problem.
///
/// Pairs within *R* are taken off twice so. They are worth at least *c* each, the most that a pair can be,
/// less half of what their members' pairs fall short of it, so that *M* + *cr*(*r* − 1)/2 − Σ_{w∈R}
/// (loss(w) + Σ_u (c − m(uw))/2) is a bound, too: the better one in dense networks.
struct FragmentationBound: Sendable {
  /// A set of removed vertices and what more of them would cost.
  struct Losses: Sendable {
    /// *M* of the pairs that are left.
    let worth: Double
    /// No set *R* takes more than the sum of these.
    let loss: [Double]
    /// No set *R* of *r* vertices takes more than the sum of these less *cr*(*r* − 1)/2.
    let denseLoss: [Double]
    /// Whether the loss of a single vertex is what it takes, not only a bound.
    let isExactForOne: Bool
  }

  let kind: FragmentationKind
  let graph: CompactGraph
  let lengths: ContiguousArray<Double>?

  /// The most that a pair can be worth.
  var largestWorth: Double {
    guard kind == .distance, let shortest = lengths?.min() else { return 1 }
    return 1 / shortest
  }

  /// What the removal of further vertices costs at most.
  ///
  /// - Parameters:
  ///   - removed: The vertices that are out already.
  ///   - more: How many more are taken out.
  /// - Throws: `AnalysisError.tooManyPaths`; `CancellationError`.
  /// - Complexity: O(*nm*) for unit lengths, O(*n* + *m*) for the last one and `simple`.
  func losses(without removed: [Bool], more: Int) throws -> Losses {
    if kind == .simple && more == 1 { return cutLosses(removed) }
    let (kept, keptLengths) = graph.filteredWithLengths(
      kind == .simple ? nil : lengths, removed)
    let n = graph.vertexCount
    let sources = Array(kept.vertices.filter { !removed[$0.index] })
    // The worth of the pairs of each vertex, that of all ordered pairs, and what stands between.
    let zeros = [Double](repeating: 0, count: 2 * n + 1)
    let sums = try foldInChunks(count: sources.count, into: zeros) { chunk, isCancelled in
      var sums = zeros
      var sweep = DependencySweep(kept, lengths: keptLengths)
      for i in chunk {
        if isCancelled() { break }
        try sweep.run(from: sources[i])
        sweep.accumulateLosses(
          of: kind, source: sources[i], safeFrom: keptLengths == nil ? more + 1 : nil, into: &sums)
      }
      return sums
    } fold: { total, part in
      for i in total.indices { total[i] += part[i] }
    }
    let loss = (0..<n).map { sums[$0] + sums[n + 1 + $0] }
    let most = largestWorth * Double(sources.count - 1)
    return Losses(
      worth: sums[n] / 2, loss: loss, denseLoss: (0..<n).map { loss[$0] + (most - sums[$0]) / 2 },
      isExactForOne: false)
  }

  /// The pairs that each vertex joins, from one depth-first search (doi:10.1137/0201010): without *w*
  /// a component falls into the subtrees that have no way round *w*, and the rest.
  private func cutLosses(_ removed: [Bool]) -> Losses {
    let n = graph.vertexCount
    var loss = [Double](repeating: 0, count: n)
    var number = [Int](repeating: -1, count: n)
    var lowest = number
    var size = [Int](repeating: 1, count: n)
    // Pairs within the subtrees cut off by a vertex, and the size of these subtrees together.
    var pairsCutOff = loss
    var cutOff = [Int](repeating: 0, count: n)
    var nextSlot = [Int](repeating: 0, count: n)
    var parent = number
    var worth = 0.0
    func pairs(_ count: Int) -> Double { Double(count) * Double(count - 1) / 2 }
    for root in 0..<n where !removed[root] && number[root] < 0 {
      var stack = [root]
      var component = [root]
      number[root] = 0
      lowest[root] = 0
      nextSlot[root] = graph.arcs(from: Vertex(root)).lowerBound
      while let v = stack.last {
        if nextSlot[v] < graph.arcs(from: Vertex(v)).upperBound {
          let u = graph.heads[nextSlot[v]].index
          nextSlot[v] += 1
          if removed[u] || u == parent[v] { continue }
          if number[u] >= 0 {
            lowest[v] = min(lowest[v], number[u])
          } else {
            number[u] = component.count
            lowest[u] = number[u]
            nextSlot[u] = graph.arcs(from: Vertex(u)).lowerBound
            parent[u] = v
            component.append(u)
            stack.append(u)
          }
        } else {
          stack.removeLast()
          let p = parent[v]
          guard p >= 0 else { continue }
          size[p] += size[v]
          lowest[p] = min(lowest[p], lowest[v])
          if lowest[v] >= number[p] {
            pairsCutOff[p] += pairs(size[v])
            cutOff[p] += size[v]
          }
        }
      }
      let count = component.count
      worth += pairs(count)
      for v in component {
        loss[v] = pairs(count) - pairsCutOff[v] - pairs(count - 1 - cutOff[v])
      }
    }
    return Losses(worth: worth, loss: loss, denseLoss: loss, isExactForOne: true)
  }
}

extension DependencySweep {
  /// Adds what pairs with the source may lose: half of it at the vertices between, since each pair is
  /// met from both ends, and the worth of its pairs at the source.
  ///
  /// - Parameter safeFrom: Pairs at distance 2 with so many common neighbours are safe.
  fileprivate mutating func accumulateLosses(
    of kind: FragmentationKind, source: Vertex, safeFrom: Int?, into sums: inout [Double]
  ) {
    let reached = counts.settled
    let heads = counts.graph.heads
    let safeCount = safeFrom.map(Double.init) ?? .infinity
    let total = counts.graph.vertexCount
    var all = 0.0
    for i in stride(from: reached.count - 1, through: 0, by: -1) {
      let tail = reached[i]
      let paths = counts.sigma[tail.index]
      var sum = 0.0
      for step in counts.steps(at: i) {
        let head = heads[Int(counts.onward[step])]
        let distance = counts.distance(to: head)
        let isSafe = distance == 2 && counts.sigma[head.index] >= safeCount
        let worth = isSafe ? 0 : kind == .simple ? 1 : 1 / distance
        sum += paths / counts.sigma[head.index] * (worth + delta[head.index])
      }
      delta[tail.index] = sum
      guard i > 0 else { continue }
      sums[total + 1 + tail.index] += sum / 2
      all += kind == .simple ? 1 : 1 / counts.distance(to: tail)
    }
    sums[source.index] += all
    sums[total] += all
  }
}

/// The search for the set that fragments most by branching and bounding: sets with a vertex and sets
/// without it, those with the highest bound first.
struct FragmentationSearch {
  private struct Node {
    let included: [Vertex]
    let losses: FragmentationBound.Losses
    /// The vertices that may still be taken out, the most costly first.
    let order: [Vertex]
    /// The first so many of them are not taken out.
    let excluded: Int
    let bound: Double
  }

  /// Bounds that are above a value by no more than this are not above it.
  static let rounding = 1e-10

  let bound: FragmentationBound
  let evaluator: KeyPlayerEvaluator
  let size: Int
  /// The best set so far and its value.
  private(set) var members: [Vertex]
  private(set) var value: Double
  private var open: [Node] = []

  init(
    _ bound: FragmentationBound, _ evaluator: KeyPlayerEvaluator, from members: [Vertex],
    value: Double
  ) {
    self.bound = bound
    self.evaluator = evaluator
    self.members = members
    self.value = value
    size = members.count
  }

  /// Searches on until the best set is proved to be the best or some number of bounds are computed.
  ///
  /// - Returns: What no set exceeds.
  mutating func run(steps: Int) throws -> Double {
    var left = steps
    var rounds = ProgressReport.Rounds(steps)
    if let root = try node([], Array(bound.graph.vertices), 1) { open.append(root) }
    while left > 0, let place = open.indices.max(by: { open[$0].bound < open[$1].bound }),
      open[place].bound > value + Self.rounding
    {
      try rounds.next()
      let node = open.remove(at: place)
      let branching = node.order[node.excluded]
      append(
        Node(
          included: node.included, losses: node.losses, order: node.order,
          excluded: node.excluded + 1,
          bound: limit(node.included, node.losses, node.order, node.excluded + 1)))
      left -= 1
      let included = node.included + [branching]
      if included.count == size {
        try consider(included)
      } else if let child = try self.node(
        included, Array(node.order[(node.excluded + 1)...]), node.bound)
      {
        append(child)
      }
    }
    return open.reduce(value) { max($0, $1.bound) }
  }

  private mutating func append(_ node: Node) {
    if node.bound > value + Self.rounding { open.append(node) }
  }

  private mutating func consider(_ set: [Vertex]) throws {
    if let found = try evaluator.value(of: set), found > value + 1e-12 {
      members = set
      value = found
    }
  }

  private mutating func node(
    _ included: [Vertex], _ candidates: [Vertex], _ parentBound: Double
  ) throws -> Node? {
    var removed = [Bool](repeating: false, count: bound.graph.vertexCount)
    for vertex in included { removed[vertex.index] = true }
    let more = size - included.count
    guard more > 0, candidates.count >= more else { return nil }
    let losses = try ProgressReport.withoutReport {
      try bound.losses(without: removed, more: more)
    }
    let order = candidates.sorted {
      (-losses.loss[$0.index], $0.index) < (-losses.loss[$1.index], $1.index)
    }
    try consider(included + order.prefix(more))
    return Node(
      included: included, losses: losses, order: order,
      // One vertex and its exact loss: `consider` has seen the best already.
      excluded: 0,
      bound: more == 1 && losses.isExactForOne
        ? -.infinity : min(parentBound, limit(included, losses, order, 0)))
  }

  /// What no set of a node exceeds.
  private func limit(
    _ included: [Vertex], _ losses: FragmentationBound.Losses, _ order: [Vertex], _ excluded: Int
  ) -> Double {
    let more = size - included.count
    guard order.count - excluded >= more else { return -.infinity }
    let left = Double(bound.graph.vertexCount - size)
    var sparse = losses.worth
    for vertex in order[excluded..<(excluded + more)] { sparse -= losses.loss[vertex.index] }
    let inner = Double(more) * Double(more - 1) / 2
    let dense = order[excluded...].map { losses.denseLoss[$0.index] }.sorted(by: >)
      .prefix(more).reduce(losses.worth + inner * bound.largestWorth, -)
    // Sums of many shares are rounded: the bound gives way by more than that.
    let worth = max(sparse, dense) - 1e-11 * losses.worth
    return min(1, 1 - max(0, worth) / (left * (left - 1) / 2))
  }
}

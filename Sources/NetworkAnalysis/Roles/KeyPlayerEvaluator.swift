import NetworkGraph

/// The value of one set of key players after another.
struct KeyPlayerEvaluator: Sendable {
  /// The largest number of vertices for which all distances are kept.
  static let vertexLimit = 20_000

  private let goal: KeyPlayerGoal
  private let graph: CompactGraph
  private let lengths: ContiguousArray<Double>?
  /// For reach: what the vertex of the column gains when the vertex of the row is in the set, row by
  /// row: 1/d, or 1 within the steps.
  private let gains: [Double]

  init(
    _ goal: KeyPlayerGoal, _ graph: CompactGraph, _ lengths: ContiguousArray<Double>?
  ) throws {
    self.goal = goal
    self.graph = graph
    self.lengths = lengths
    let n = graph.vertexCount
    let steps: Int?
    switch goal {
    case .fragmentation:
      gains = []
      return
    case .distanceReach: steps = nil
    case .stepReach(let limit): steps = limit
    }
    guard n <= Self.vertexLimit else {
      throw AnalysisError.tooManyVertices(
        measure: "the search for key players", count: n, limit: Self.vertexLimit)
    }
    gains = try foldInChunks(count: n, into: [Double]()) { sources, isCancelled in
      var rows: [Double] = []
      rows.reserveCapacity(sources.count * n)
      var sweep = ShortestPathSweep(graph, lengths: lengths)
      for source in sources {
        if isCancelled() { break }
        sweep.run(from: Vertex(source))
        for v in 0..<n {
          let distance = sweep.distance[v]
          if let steps {
            rows.append(distance <= Double(steps) ? 1 : 0)
          } else {
            rows.append(v == source ? 1 : 1 / distance)
          }
          guard rows[rows.count - 1].isFinite else { throw AnalysisError.distancesTooLarge }
        }
      }
      return rows
    } fold: { all, part in
      all += part
    }
  }

  /// About how many steps one set takes.
  var workPerSet: Double {
    let n = Double(graph.vertexCount)
    let m = Double(graph.arcCount)
    switch goal {
    case .fragmentation(.simple): return n + m
    case .fragmentation(.distance): return n * (n + m)
    case .distanceReach, .stepReach: return n
    }
  }

  /// The value of a set; `nil` where it is undefined.
  func value(of members: [Vertex]) throws -> Double? {
    let n = graph.vertexCount
    switch goal {
    case .fragmentation: return try fragmentation(without: members, isParallel: false)
    case .distanceReach, .stepReach:
      guard n > 0 else { return nil }
      let sum = best(members, membersCountOne: true).reduce(0, +)
      return goal == .distanceReach ? sum / Double(n) : sum
    }
  }

  /// No set as large has a larger value: what the set has, and what the best others would each add.
  ///
  /// For reach the gain of a vertex only falls as the set grows, so the best set of *k* reaches at
  /// most what this set and the *k* vertices of the largest gains reach.
  func upperBound(_ members: [Vertex]) throws -> Double? {
    guard gains.count > 0 else { return nil }
    let n = graph.vertexCount
    let reached = best(members, membersCountOne: false)
    let additions = (0..<n).map { v in
      (0..<n).reduce(0.0) { $0 + max(0, gains[v * n + $1] - reached[$1]) }
    }.sorted(by: >)
    let bound = reached.reduce(0, +) + additions.prefix(members.count).reduce(0, +)
    return goal == .distanceReach ? bound / Double(n) : min(bound, Double(n))
  }

  /// The largest gain of each vertex from the members. For lengths below 1 a member may be worth more
  /// than 1 to another member; only without that correction do gains never grow with the set.
  private func best(_ members: [Vertex], membersCountOne: Bool) -> [Double] {
    let n = graph.vertexCount
    var best = [Double](repeating: 0, count: n)
    for member in members {
      let row = member.index * n
      for v in 0..<n where gains[row + v] > best[v] { best[v] = gains[row + v] }
    }
    if membersCountOne && lengths != nil && goal == .distanceReach {
      for member in members { best[member.index] = 1 }
    }
    return best
  }

  /// The fragmentation of what remains without some vertices.
  func fragmentation(without removed: [Vertex], isParallel: Bool) throws -> Double? {
    var isRemoved = [Bool](repeating: false, count: graph.vertexCount)
    for vertex in removed { isRemoved[vertex.index] = true }
    let left = isRemoved.count { !$0 }
    guard left > 1 else { return nil }
    let pairs = Double(left) * Double(left - 1)
    if goal == .fragmentation(.simple) {
      let joined = componentSizes(isRemoved).reduce(0.0) {
        $0 + Double($1) * Double($1 - 1)
      }
      return 1 - joined / pairs
    }
    let kept =
      isRemoved.contains(true) ? graph.filteredWithLengths(lengths, isRemoved) : (graph, lengths)
    let closeness: Double
    if isParallel {
      let isRemoved = isRemoved
      closeness = try foldInChunks(count: graph.vertexCount, into: 0.0) { sources, isCancelled in
        Self.inverseDistances(kept, sources, isRemoved, isCancelled)
      } fold: {
        $0 += $1
      }
    } else {
      closeness = Self.inverseDistances(kept, 0..<graph.vertexCount, isRemoved) { false }
    }
    guard closeness.isFinite else { throw AnalysisError.distancesTooLarge }
    return 1 - closeness / pairs
  }

  private static func inverseDistances(
    _ kept: (CompactGraph, ContiguousArray<Double>?), _ sources: Range<Int>, _ isRemoved: [Bool],
    _ isCancelled: () -> Bool
  ) -> Double {
    var sum = 0.0
    var sweep = ShortestPathSweep(kept.0, lengths: kept.1)
    for source in sources where !isRemoved[source] {
      if isCancelled() { break }
      sweep.run(from: Vertex(source))
      for vertex in sweep.settled where vertex.index != source {
        sum += 1 / sweep.distance[vertex.index]
      }
    }
    return sum
  }

  private func componentSizes(_ isRemoved: [Bool]) -> [Int] {
    var isSeen = isRemoved
    var sizes: [Int] = []
    var queue: [Int] = []
    for start in 0..<graph.vertexCount where !isSeen[start] {
      queue.removeAll(keepingCapacity: true)
      queue.append(start)
      isSeen[start] = true
      var next = 0
      while next < queue.count {
        for slot in graph.arcs(from: Vertex(queue[next])) {
          let head = graph.heads[slot].index
          if !isSeen[head] {
            isSeen[head] = true
            queue.append(head)
          }
        }
        next += 1
      }
      sizes.append(queue.count)
    }
    return sizes
  }
}

extension CompactGraph {
  /// The graph without the edges of removed vertices, and the lengths of the arcs that stay.
  fileprivate func filteredWithLengths(
    _ lengths: ContiguousArray<Double>?, _ isRemoved: [Bool]
  ) -> (CompactGraph, ContiguousArray<Double>?) {
    let graph = filtered { !isRemoved[$0.index] && !isRemoved[$1.index] }
    guard let lengths else { return (graph, nil) }
    var kept = ContiguousArray<Double>()
    for tail in vertices where !isRemoved[tail.index] {
      for slot in arcs(from: tail) where !isRemoved[heads[slot].index] {
        kept.append(lengths[slot])
      }
    }
    return (graph, kept)
  }
}

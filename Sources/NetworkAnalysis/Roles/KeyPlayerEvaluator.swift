import NetworkGraph

/// The value of one set of key players after another.
struct KeyPlayerEvaluator: Sendable {
  /// The largest number of vertices for which all distances are kept.
  static let vertexLimit = 20_000

  let goal: KeyPlayerGoal
  let graph: CompactGraph
  let lengths: ContiguousArray<Double>?
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
    let fixed = isRemoved
    let closeness: Double
    if lengths == nil {
      closeness = try unitInverseDistances(fixed, isParallel: isParallel)
    } else {
      let kept = graph.filteredWithLengths(lengths, isRemoved)
      if isParallel {
        closeness = try foldInChunks(count: graph.vertexCount, into: 0.0) { sources, isCancelled in
          Self.inverseDistances(kept, sources, fixed, isCancelled)
        } fold: {
          $0 += $1
        }
      } else {
        closeness = Self.inverseDistances(kept, 0..<graph.vertexCount, isRemoved) { false }
      }
    }
    guard closeness.isFinite else { throw AnalysisError.distancesTooLarge }
    return 1 - closeness / pairs
  }

  /// Σ 1/d over ordered pairs of vertices that remain, for ties of length 1: breadth-first searches from
  /// 64 vertices at a time, each a bit of a word (doi:10.14778/2735496.2735507).
  ///
  /// How many pairs are at each distance is counted in whole numbers, so the sum is the same whatever
  /// the order.
  private func unitInverseDistances(_ isRemoved: [Bool], isParallel: Bool) throws -> Double {
    let batches = (graph.vertexCount + 63) / 64
    let pairsAt: [Int]
    if isParallel {
      pairsAt = try foldInChunks(count: batches, into: [Int]()) { chunk, isCancelled in
        unitPairCounts(chunk, isRemoved, isCancelled)
      } fold: { total, part in
        for (place, pairs) in part.enumerated() {
          if place < total.count { total[place] += pairs } else { total.append(pairs) }
        }
      }
    } else {
      pairsAt = unitPairCounts(0..<batches, isRemoved) { false }
    }
    var sum = 0.0
    for (place, pairs) in pairsAt.enumerated() { sum += Double(pairs) / Double(place + 1) }
    return sum
  }

  /// The number of ordered pairs at distance 1, 2, … whose first vertex is in some batches of 64.
  private func unitPairCounts(
    _ batches: Range<Int>, _ isRemoved: [Bool], _ isCancelled: () -> Bool
  ) -> [Int] {
    let n = graph.vertexCount
    var pairsAt: [Int] = []
    var seen = [UInt64](repeating: 0, count: n)
    var frontier = seen
    var next = seen
    for batch in batches {
      if isCancelled() { break }
      for v in 0..<n {
        seen[v] = isRemoved[v] ? .max : 0
        frontier[v] = 0
      }
      var isOpen = false
      for source in (64 * batch)..<min(64 * batch + 64, n) where !isRemoved[source] {
        frontier[source] = 1 << UInt64(source - 64 * batch)
        seen[source] = frontier[source]
        isOpen = true
      }
      var distance = 0
      while isOpen {
        for v in 0..<n where frontier[v] != 0 {
          for slot in graph.arcs(from: Vertex(v)) {
            next[graph.heads[slot].index] |= frontier[v]
          }
        }
        var found = 0
        for v in 0..<n {
          let new = next[v] & ~seen[v]
          next[v] = 0
          seen[v] |= new
          frontier[v] = new
          found += new.nonzeroBitCount
        }
        distance += 1
        isOpen = found > 0
        if isOpen {
          if pairsAt.count < distance { pairsAt.append(0) }
          pairsAt[distance - 1] += found
        }
      }
    }
    return pairsAt
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
  func filteredWithLengths(
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

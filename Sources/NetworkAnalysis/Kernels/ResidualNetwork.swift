/// A network of capacities on which the largest flow between two vertices is found, again and again
/// for different pairs.
///
/// Dinic's algorithm (doi:10.1007/11685654_10 tells its history): breadth-first search gives each
/// vertex its distance to the target along arcs that can take more; depth-first search then fills
/// paths on which that distance falls by one at each step until none is left. Each round makes the
/// distance of the source larger, so there are fewer than *n* of them. With whole capacities every
/// step is exact; on capacities of 1 it takes O(min(*n*^⅔, √*m*) · *m*).
struct ResidualNetwork<Capacity: FixedWidthInteger & Sendable>: Sendable {
  /// Two arcs that are each other's way back.
  struct Pair {
    let tail: Int
    let head: Int
    /// What goes from tail to head at most.
    let forward: Capacity
    /// What goes from head to tail at most: 0 for an arc, the same again for an undirected edge.
    let backward: Capacity
  }

  let vertexCount: Int
  private let first: ContiguousArray<Int>
  private let head: ContiguousArray<Int32>
  private let partner: ContiguousArray<Int32>
  private let capacity: ContiguousArray<Capacity>
  /// Where the forward arc of each pair is.
  private let place: ContiguousArray<Int32>

  /// What each arc can still take.
  private var residual: ContiguousArray<Capacity>
  private var level: ContiguousArray<Int32>
  private var cursor: ContiguousArray<Int>
  private var queue: ContiguousArray<Int32> = []

  /// - Complexity: O(*n* + *m*).
  init(vertexCount: Int, pairs: [Pair]) {
    self.vertexCount = vertexCount
    var first = ContiguousArray<Int>(repeating: 0, count: vertexCount + 1)
    for pair in pairs {
      first[pair.tail + 1] += 1
      first[pair.head + 1] += 1
    }
    for v in 0..<vertexCount { first[v + 1] += first[v] }
    var next = first
    var head = ContiguousArray<Int32>(repeating: 0, count: 2 * pairs.count)
    var partner = head
    var capacity = ContiguousArray<Capacity>(repeating: 0, count: 2 * pairs.count)
    var place = ContiguousArray<Int32>(repeating: 0, count: pairs.count)
    for (i, pair) in pairs.enumerated() {
      let forth = next[pair.tail]
      next[pair.tail] += 1
      let back = next[pair.head]
      next[pair.head] += 1
      (head[forth], head[back]) = (Int32(pair.head), Int32(pair.tail))
      (partner[forth], partner[back]) = (Int32(back), Int32(forth))
      (capacity[forth], capacity[back]) = (pair.forward, pair.backward)
      place[i] = Int32(forth)
    }
    self.first = first
    self.head = head
    self.partner = partner
    self.capacity = capacity
    self.place = place
    residual = capacity
    level = ContiguousArray(repeating: -1, count: vertexCount)
    cursor = ContiguousArray(repeating: 0, count: vertexCount)
    queue.reserveCapacity(vertexCount)
  }

  /// Takes all flow out again.
  ///
  /// - Complexity: O(*m*).
  mutating func reset() {
    for i in residual.indices { residual[i] = capacity[i] }
  }

  /// Closes the forward arc of a pair until the next ``reset()``.
  mutating func close(pair: Int) { residual[Int(place[pair])] = 0 }

  /// What flows from tail to head of a pair, less what flows back.
  func flow(ofPair pair: Int) -> Capacity {
    let arc = Int(place[pair])
    return capacity[arc] - residual[arc]
  }

  /// Sends as much as possible from the source to the target, on top of what flows already.
  ///
  /// - Parameters:
  ///   - limit: Stops as soon as this much was sent: who asks whether two vertices are
  ///   connected better than some other pair needs no more.
  ///   - isReported: Whether rounds of levels are told as a pass of their own.
  /// - Returns: What was sent.
  /// - Throws: `CancellationError`, asked once per round.
  mutating func send(
    from source: Int, to target: Int, limit: Capacity = .max, isReported: Bool = false
  ) throws -> Capacity {
    var rounds = isReported ? ProgressReport.Rounds() : nil
    var sent: Capacity = 0
    var path: ContiguousArray<Int32> = []
    while sent < limit {
      try Task.checkCancellation()
      try rounds?.next()
      guard measureLevels(from: source, to: target) else { break }
      for v in 0..<vertexCount { cursor[v] = first[v] }
      path.removeAll(keepingCapacity: true)
      var v = source
      search: while sent < limit {
        if v == target {
          var amount = limit - sent
          for arc in path { amount = min(amount, residual[Int(arc)]) }
          sent += amount
          var kept = path.count
          for (i, arc) in path.enumerated() {
            residual[Int(arc)] -= amount
            residual[Int(partner[Int(arc)])] += amount
            if residual[Int(arc)] == 0 && kept == path.count { kept = i }
          }
          // Goes on from where the first full arc begins.
          if kept < path.count { v = Int(head[Int(partner[Int(path[kept])])]) }
          path.removeSubrange(kept...)
          continue
        }
        let end = first[v + 1]
        while cursor[v] < end {
          let arc = cursor[v]
          let next = Int(head[arc])
          if residual[arc] > 0 && level[next] >= 0 && level[next] == level[v] - 1 {
            path.append(Int32(arc))
            v = next
            continue search
          }
          cursor[v] += 1
        }
        // A dead end: no path through here in this round.
        level[v] = -1
        guard let arc = path.popLast() else { break }
        v = Int(head[Int(partner[Int(arc)])])
      }
    }
    return sent
  }

  /// Finds how far vertices are from the target; `false` when the source cannot reach it.
  private mutating func measureLevels(from source: Int, to target: Int) -> Bool {
    for v in 0..<vertexCount { level[v] = -1 }
    queue.removeAll(keepingCapacity: true)
    queue.append(Int32(target))
    level[target] = 0
    var next = 0
    while next < queue.count {
      let v = Int(queue[next])
      next += 1
      for arc in first[v]..<first[v + 1] where residual[Int(partner[arc])] > 0 {
        let tail = Int(head[arc])
        guard level[tail] < 0 else { continue }
        level[tail] = level[v] + 1
        if tail == source { return true }
        queue.append(Int32(tail))
      }
    }
    return false
  }

  /// Which vertices the source can still send to: after a largest flow, the smallest source side of
  /// a minimum cut.
  ///
  /// - Complexity: O(*n* + *m*).
  func sourceSide(of source: Int) -> [Bool] {
    var isReached = [Bool](repeating: false, count: vertexCount)
    var stack = [source]
    isReached[source] = true
    while let v = stack.popLast() {
      for arc in first[v]..<first[v + 1] where residual[arc] > 0 {
        let next = Int(head[arc])
        guard !isReached[next] else { continue }
        isReached[next] = true
        stack.append(next)
      }
    }
    return isReached
  }
}

public import NetworkGraph

extension CompactGraph {
  /// Groups by cutting bridges: the tie that most shortest paths use is removed, again and again; of
  /// all stages the one with the largest modularity is kept.
  ///
  /// Deterministic: of ties with the same betweenness, up to 10⁻⁹ of it, the first in the order of edges
  /// is removed. Paths count ties, not strengths; with weights the betweenness of a tie is divided by
  /// its strength (Newman 2004), so that strong ties are cut last, and modularity counts strengths.
  ///
  /// - Parameter weights: What the weight of an edge counts for; directions are dropped.
  /// - Returns: A partition, groups by decreasing size; each group is connected.
  /// - Throws: `WeightError`; `AnalysisError.tooManyPaths`; `CancellationError`.
  /// - Complexity: O(*m*² *n*) time at worst, on all cores; only the component that was cut is computed
  ///   anew. O(*n* + *m*) space. For some thousands of ties at most.
  /// - Note: igraph removes equal ties in another order, and reads weights as lengths of paths.
  /// - SeeAlso: M. Girvan, M. E. J. Newman, "Community structure in social and biological networks",
  ///   *PNAS* 99(12), 2002, 7821–7826, doi:10.1073/pnas.122653799; weights: M. E. J. Newman, "Analysis
  ///   of weighted networks", *Physical Review E* 70, 2004, 056131, doi:10.1103/PhysRevE.70.056131.
  public func girvanNewmanCommunities(weights: StrengthRule = .unit) throws -> Partition {
    let level = try LeidenLevel(self, weights: weights)
    let ties = try symmetricTies(by: weights)
    let edges = ties.edges
    let strength = edges.map { ties.weight(at: $0.slot) }
    let numbers = ties.edgeNumbers()
    var isRemoved = [Bool](repeating: false, count: edges.count)
    var score = [Double](repeating: 0, count: edges.count)
    var component = ties.components().membership
    var componentCount = (component.max() ?? -1) + 1
    var best = component
    var bestQuality = level.quality(of: component, resolution: 1)
    var changed = Array(ties.vertices)
    var rounds = ProgressReport.Rounds(edges.count)
    for _ in edges.indices {
      try rounds.next()
      // Only paths in the component that lost a tie have changed.
      let isChanged = changed.reduce(into: [Bool](repeating: false, count: vertexCount)) {
        $0[$1.index] = true
      }
      for (i, edge) in edges.enumerated() where isChanged[edge.tail.index] { score[i] = 0 }
      let sums = try ProgressReport.withoutReport {
        try ties.edgeDependencies(from: changed, numbers: numbers, isRemoved: isRemoved)
      }
      for (i, edge) in edges.enumerated() where isChanged[edge.tail.index] {
        score[i] = sums[i] / strength[i]
      }
      var largest = 0.0
      for i in edges.indices where !isRemoved[i] { largest = max(largest, score[i]) }
      guard
        let cut = edges.indices.first(where: {
          !isRemoved[$0] && score[$0] >= largest * (1 - 1e-9)
        })
      else { break }
      isRemoved[cut] = true
      // What is left around each end.
      let near = ties.reached(from: edges[cut].tail, numbers: numbers, isRemoved: isRemoved)
      if near.contains(edges[cut].head) {
        changed = near
      } else {
        for vertex in near { component[vertex.index] = componentCount }
        componentCount += 1
        let quality = level.quality(of: component, resolution: 1)
        if quality > bestQuality + 1e-12 { (best, bestQuality) = (component, quality) }
        changed =
          near + ties.reached(from: edges[cut].head, numbers: numbers, isRemoved: isRemoved)
      }
    }
    return Partition(labels: best)
  }

  /// The vertices that are reached without removed edges.
  private func reached(
    from start: Vertex, numbers: ContiguousArray<Int>, isRemoved: [Bool]
  ) -> [Vertex] {
    var isSeen = [Bool](repeating: false, count: vertexCount)
    isSeen[start.index] = true
    var found = [start]
    var next = 0
    while next < found.count {
      for slot in arcs(from: found[next])
      where !isRemoved[numbers[slot]] && !isSeen[heads[slot].index] {
        isSeen[heads[slot].index] = true
        found.append(heads[slot])
      }
      next += 1
    }
    return found
  }

  /// The dependencies of Brandes's algorithm on each edge, without removed edges, from some sources.
  private func edgeDependencies(
    from sources: [Vertex], numbers: ContiguousArray<Int>, isRemoved: [Bool]
  ) throws -> [Double] {
    let zeros = [Double](repeating: 0, count: isRemoved.count)
    let left = RemainingArcs(self, numbers: numbers, isRemoved: isRemoved)
    return try foldInChunks(count: sources.count, into: zeros) { chunk, isCancelled in
      var sums = zeros
      var sweep = RemainingSweep(left, vertexCount: vertexCount)
      for i in chunk {
        if isCancelled() { break }
        try sweep.add(from: sources[i].index, to: &sums)
      }
      return sums
    } fold: { total, part in
      for i in total.indices { total[i] += part[i] }
    }
  }
}

/// The arcs that are left, so that the searches do not meet removed ones again and again.
private struct RemainingArcs: Sendable {
  var first = ContiguousArray<Int32>()
  var heads = ContiguousArray<Int32>()
  var edges = ContiguousArray<Int32>()

  init(_ graph: CompactGraph, numbers: ContiguousArray<Int>, isRemoved: [Bool]) {
    for tail in graph.vertices {
      first.append(Int32(heads.count))
      for slot in graph.arcs(from: tail) where !isRemoved[numbers[slot]] {
        heads.append(Int32(graph.heads[slot].index))
        edges.append(Int32(numbers[slot]))
      }
    }
    first.append(Int32(heads.count))
  }
}

/// Brandes's algorithm on them. The arcs on shortest paths are written down on the way out, in the
/// order of their tails, and read backwards on the way home.
private struct RemainingSweep {
  let arcs: RemainingArcs
  var distance: ContiguousArray<Int32>
  var sigma: ContiguousArray<Double>
  var delta: ContiguousArray<Double>
  var settled = ContiguousArray<Int32>()
  var onward = ContiguousArray<Int32>()
  var firstOnward = ContiguousArray<Int32>()

  init(_ arcs: RemainingArcs, vertexCount: Int) {
    self.arcs = arcs
    distance = ContiguousArray(repeating: -1, count: vertexCount)
    sigma = ContiguousArray(repeating: 0, count: vertexCount)
    delta = sigma
  }

  mutating func add(from source: Int, to sums: inout [Double]) throws {
    for vertex in settled { distance[Int(vertex)] = -1 }
    settled.removeAll(keepingCapacity: true)
    onward.removeAll(keepingCapacity: true)
    firstOnward.removeAll(keepingCapacity: true)
    settled.append(Int32(source))
    distance[source] = 0
    sigma[source] = 1
    var next = 0
    while next < settled.count {
      let tail = Int(settled[next])
      next += 1
      delta[tail] = 0
      firstOnward.append(Int32(onward.count))
      let (reached, paths) = (distance[tail] + 1, sigma[tail])
      guard paths.isFinite else { throw AnalysisError.tooManyPaths(source: Vertex(source)) }
      for slot in arcs.first[tail]..<arcs.first[tail + 1] {
        let head = Int(arcs.heads[Int(slot)])
        if distance[head] < 0 {
          distance[head] = reached
          sigma[head] = paths
          settled.append(Int32(head))
          onward.append(slot)
        } else if distance[head] == reached {
          sigma[head] += paths
          onward.append(slot)
        }
      }
    }
    var last = Int32(onward.count)
    for place in settled.indices.reversed() {
      let tail = Int(settled[place])
      let paths = sigma[tail]
      var sum = 0.0
      for step in firstOnward[place]..<last {
        let slot = Int(onward[Int(step)])
        let head = Int(arcs.heads[slot])
        let share = paths / sigma[head] * (1 + delta[head])
        sum += share
        sums[Int(arcs.edges[slot])] += share
      }
      delta[tail] = sum
      last = firstOnward[place]
    }
  }
}

public import NetworkGraph

/// Modules of a network's flow, with what it takes to describe the flow.
public struct FlowCommunities: Sendable, Hashable {
  /// The modules.
  public let partition: Partition
  /// The mean number of bits per step that describe a random walk with a codebook for each module.
  public let codelength: Double
  /// The same with one codebook for all: the entropy of the visits. The gain is what modules save.
  public let oneModuleCodelength: Double
}

extension CompactGraph {
  /// The codelength of a partition: the mean number of bits per step that it takes to describe a random
  /// walk on the network, when names of vertices are used anew in each group (the map equation).
  ///
  /// A short description means that the walk stays long in groups. Undirected: the walk follows ties in
  /// proportion to their strength; a self-loop counts twice in the strength of its vertex. Directed: it
  /// follows arcs with probability 0.85 and otherwise jumps to any vertex (PageRank); jumps are part of
  /// what is described.
  ///
  /// - Parameters:
  ///   - partition: A group for each vertex.
  ///   - weights: What the weight of an edge counts for.
  /// - Returns: Bits per step, from 0; `nil` without ties.
  /// - Throws: `AnalysisError` when the partition has not one group per vertex; `WeightError`;
  ///   `CancellationError`.
  /// - Complexity: O(*n* + *m*), plus PageRank for a directed graph.
  /// - Note: The program Infomap does not count jumps unless asked to, and counts a self-loop once, so
  ///   its values for directed graphs and self-loops differ.
  /// - SeeAlso: M. Rosvall, C. T. Bergstrom, "Maps of random walks on complex networks reveal community
  ///   structure", *PNAS* 105(4), 2008, 1118–1123, doi:10.1073/pnas.0706851105.
  public func codelength(
    of partition: Partition, weights: StrengthRule = .unit
  ) throws -> Double? {
    try checkCount(partition.vertexCount, of: "group memberships")
    let level = try FlowLevel(self, weights: weights)
    guard level.head.count > 0 || level.flow.contains(where: { $0 > 0 }), edgeCount > 0 else {
      return nil
    }
    return max(0, level.vertexTerm + FlowModules(level, partition.membership).codelength)
  }

  /// Groups in which a random walk stays long, by the two-level map equation (Infomap).
  ///
  /// Where modularity asks for dense groups, this asks for groups that hold flow; in directed networks
  /// of citations or payments the two differ. The search moves vertices to neighbouring modules as
  /// Louvain does, then moves single vertices and parts of modules anew until nothing gets shorter.
  ///
  /// - Parameters:
  ///   - weights: What the weight of an edge counts for.
  ///   - seed: Where all random choices begin.
  ///   - starts: How many times to start anew; the shortest description is kept; at least 1.
  /// - Returns: Modules by decreasing size, with their codelength; one module when no division
  ///   describes the walk in fewer bits; undirected, vertices without ties apart. `nil` without ties.
  /// - Throws: As ``codelength(of:weights:)``; `AnalysisError` for no starts.
  /// - Complexity: In practice O(*m*) for each round; O(*n* + *m*) space.
  /// - SeeAlso: M. Rosvall, C. T. Bergstrom 2008, doi:10.1073/pnas.0706851105; M. Rosvall, D. Axelsson,
  ///   C. T. Bergstrom, "The map equation", *European Physical Journal Special Topics* 178, 2009, 13–23,
  ///   doi:10.1140/epjst/e2010-01179-1.
  public func infomapCommunities(
    weights: StrengthRule = .unit, seed: UInt64 = 1, starts: Int = 10
  ) throws -> FlowCommunities? {
    try checkRepetitions(1, starts, name: "starts")
    let level = try FlowLevel(self, weights: weights)
    guard edgeCount > 0, level.flow.contains(where: { $0 > 0 }) else { return nil }
    let one = FlowModules(level, Array(repeating: 0, count: vertexCount)).codelength
    let partition = try bestOfStarts(starts, seed: seed) { seed, isCancelled in
      var search = InfomapSearch(level, seed: seed)
      let labels = try search.run(isCancelled)
      return (Partition(labels: labels), -FlowModules(level, labels).codelength)
    }
    // All in one module; vertices that nothing leads to apart. Jumps lead everywhere.
    let together = Partition(
      labels: (0..<vertexCount).map {
        isDirected || level.first[$0] < level.first[$0 + 1] ? -1 : $0
      })
    let (found, rest) = (
      FlowModules(level, partition.membership).codelength,
      FlowModules(level, together.membership).codelength
    )
    return FlowCommunities(
      partition: rest <= found + 1e-12 ? together : partition,
      codelength: max(0, level.vertexTerm + min(found, rest)),
      oneModuleCodelength: max(0, level.vertexTerm + one))
  }
}

/// One start of the search for a short description.
private struct InfomapSearch {
  let base: FlowLevel
  var random: SplitMix64

  init(_ base: FlowLevel, seed: UInt64) {
    self.base = base
    random = SplitMix64(seed: seed)
  }

  mutating func run(_ isCancelled: () -> Bool) throws -> [Int] {
    var module = try core(base, Array(0..<base.count), isCancelled)
    var length = FlowModules(base, module).codelength
    while true {
      let before = length
      // Single vertices move first, then parts of modules.
      let single = try core(base, module, isCancelled)
      let lengthOfSingle = FlowModules(base, single).codelength
      if lengthOfSingle < length { (module, length) = (single, lengthOfSingle) }
      let coarse = try movingParts(of: module, isCancelled)
      let lengthOfCoarse = FlowModules(base, coarse).codelength
      if lengthOfCoarse < length { (module, length) = (coarse, lengthOfCoarse) }
      guard length < before - 1e-10 else { return module }
    }
  }

  /// Moves nodes, makes each module a node, and again until nothing moves.
  private mutating func core(
    _ start: FlowLevel, _ labels: [Int], within: [Int]? = nil, _ isCancelled: () -> Bool
  ) throws -> [Int] {
    var level = start
    var module = labels
    var bounds = within
    var node = Array(0..<start.count)
    while true {
      try moveNodes(level, &module, within: bounds, isCancelled)
      module = Partition(labels: module).membership
      for i in node.indices { node[i] = module[node[i]] }
      let aggregate = level.aggregated(by: module)
      guard aggregate.count < level.count else { return node }
      if let old = bounds {
        var new = [Int](repeating: 0, count: aggregate.count)
        for v in 0..<level.count { new[module[v]] = old[v] }
        bounds = new
      }
      level = aggregate
      module = Array(0..<level.count)
    }
  }

  /// Divides each module into parts by the same search, then moves the parts between modules.
  private mutating func movingParts(
    of module: [Int], _ isCancelled: () -> Bool
  ) throws -> [Int] {
    let part = Partition(
      labels: try core(base, Array(0..<base.count), within: module, isCancelled)
    ).membership
    let level = base.aggregated(by: part)
    var moduleOfPart = [Int](repeating: 0, count: level.count)
    for v in 0..<base.count { moduleOfPart[part[v]] = module[v] }
    let moved = try core(level, Partition(labels: moduleOfPart).membership, isCancelled)
    return part.map { moved[$0] }
  }

  /// Moves each node to the module that shortens the description most, in rounds of random order, until
  /// none moves. With `within`, only to modules of nodes with the same bound.
  private mutating func moveNodes(
    _ level: FlowLevel, _ module: inout [Int], within: [Int]?, _ isCancelled: () -> Bool
  ) throws {
    let n = level.count
    var modules = FlowModules(level, module)
    var size = [Int](repeating: 0, count: n)
    for v in 0..<n { size[module[v]] += 1 }
    var empty = (0..<n).filter { size[$0] == 0 }
    var out = [Double](repeating: 0, count: n)
    var into = out
    var isTouched = [Bool](repeating: false, count: n)
    var touched: [Int] = []
    var order = Array(0..<n)
    var hasMoved = true
    while hasMoved {
      if isCancelled() { throw CancellationError() }
      hasMoved = false
      random.shuffle(&order)
      for v in order {
        let own = module[v]
        var outTotal = 0.0
        for slot in level.first[v]..<level.first[v + 1] {
          let u = level.head[slot]
          outTotal += level.out[slot]
          if let within, within[u] != within[v] { continue }
          let c = module[u]
          if !isTouched[c] {
            isTouched[c] = true
            touched.append(c)
          }
          out[c] += level.out[slot]
          into[c] += level.into[slot]
        }
        // Jumps tie all modules: where there are few, all are tried.
        if within == nil && n <= 50 && level.jump[v] > 0 {
          for c in 0..<n where size[c] > 0 && !isTouched[c] {
            isTouched[c] = true
            touched.append(c)
          }
        }
        var best = own
        var bestChange = -1e-10
        func change(_ c: Int) -> Double {
          modules.change(
            moving: v, of: level, from: own, to: c, outTotal: outTotal, outA: out[own],
            inA: into[own], outB: out[c], inB: into[c])
        }
        for c in touched where c != own {
          let change = change(c)
          if change < bestChange { (best, bestChange) = (c, change) }
        }
        if size[own] > 1, within == nil, let alone = empty.last {
          let change = change(alone)
          if change < bestChange { (best, bestChange) = (alone, change) }
        }
        if best != own {
          modules.move(
            v, of: level, from: own, to: best, outTotal: outTotal, outA: out[own],
            inA: into[own], outB: out[best], inB: into[best])
          module[v] = best
          hasMoved = true
          size[own] -= 1
          size[best] += 1
          if best == empty.last { empty.removeLast() }
          if size[own] == 0 {
            empty.append(own)
            modules.clear(own)
          }
        }
        for c in touched {
          out[c] = 0
          into[c] = 0
          isTouched[c] = false
        }
        touched.removeAll(keepingCapacity: true)
      }
    }
  }
}

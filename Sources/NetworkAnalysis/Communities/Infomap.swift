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
    guard level.flow.contains(where: { $0 > 0 }), edgeCount > 0 else { return nil }
    return max(0, level.vertexTerm + level.codelength(of: partition.labels))
  }

  /// Groups in which a random walk stays long, by the two-level map equation (Infomap).
  ///
  /// Where modularity asks for dense groups, this asks for groups that hold flow; in directed networks
  /// of citations or payments the two differ. The search moves vertices to neighbouring modules as
  /// Louvain does, then moves single vertices and parts of modules anew until nothing gets shorter; in
  /// networks of more than 10 000 ties, until a round saves less than 0.0001 bits.
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
    let one = level.codelength(of: ContiguousArray(repeating: 0, count: vertexCount))
    let labels = try bestOfStarts(starts, seed: seed) { seed, isCancelled in
      var search = InfomapSearch(level, seed: seed)
      let (labels, length) = try search.run(isCancelled)
      return (labels, -length)
    }
    // All in one module; vertices that nothing leads to apart. Jumps lead everywhere.
    let isTogether = (0..<vertexCount).map {
      isDirected || level.first[$0] < level.first[$0 + 1]
    }
    let leader = UInt32(isTogether.firstIndex(of: true) ?? 0)
    let together = ContiguousArray(isTogether.indices.map { isTogether[$0] ? leader : UInt32($0) })
    let (found, rest) = (level.codelength(of: labels), level.codelength(of: together))
    return FlowCommunities(
      partition: Partition((rest <= found + 1e-12 ? together : labels)),
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

  mutating func run(
    _ isCancelled: () -> Bool
  ) throws -> (labels: ContiguousArray<UInt32>, length: Double) {
    var module = try core(base, .identity(base.count), isCancelled)
    var length = base.codelength(of: module)
    while true {
      let before = length
      // Single vertices move first, then parts of modules.
      let single = try core(base, module, isCancelled)
      let lengthOfSingle = base.codelength(of: single)
      if lengthOfSingle < length { (module, length) = (single, lengthOfSingle) }
      let coarse = try movingParts(of: module, isCancelled)
      let lengthOfCoarse = base.codelength(of: coarse)
      if lengthOfCoarse < length { (module, length) = (coarse, lengthOfCoarse) }
      guard length < before - (isLarge ? 1e-4 : 1e-10) else { return (module, length) }
    }
  }

  /// In large networks the search ends when a round saves less than 0.0001 bits.
  private var isLarge: Bool { base.heads.count > 20_000 }

  /// Moves nodes, makes each module a node, and again until nothing moves.
  private mutating func core(
    _ start: FlowLevel, _ labels: ContiguousArray<UInt32>,
    within: ContiguousArray<UInt32>? = nil, _ isCancelled: () -> Bool
  ) throws -> ContiguousArray<UInt32> {
    var level = start
    var module = labels
    var bounds = within
    var node = ContiguousArray<UInt32>.identity(start.count)
    while true {
      try level.moveNodes(
        &module, within: bounds ?? [], order: random.visitingOrder(of: level.count), isCancelled)
      let groups = NodeGroups(module, below: level.count)
      for i in node.indices { node[i] = groups.group[Int(node[i])] }
      guard groups.count < level.count else { return node }
      if let old = bounds {
        var new = ContiguousArray<UInt32>(repeating: 0, count: groups.count)
        for v in 0..<level.count { new[Int(groups.group[v])] = old[v] }
        bounds = new
      }
      level = level.aggregated(by: groups)
      module = .identity(level.count)
    }
  }

  /// Divides each module into parts by the same search, then moves the parts between modules.
  private mutating func movingParts(
    of module: ContiguousArray<UInt32>, _ isCancelled: () -> Bool
  ) throws -> ContiguousArray<UInt32> {
    let part = NodeGroups(
      try core(base, .identity(base.count), within: module, isCancelled), below: base.count)
    let level = base.aggregated(by: part)
    var moduleOfPart = ContiguousArray<UInt32>(repeating: 0, count: level.count)
    for v in 0..<base.count { moduleOfPart[Int(part.group[v])] = module[v] }
    let moved = try core(level, NodeGroups(moduleOfPart, below: base.count).group, isCancelled)
    return ContiguousArray(part.group.lazy.map { moved[Int($0)] })
  }
}

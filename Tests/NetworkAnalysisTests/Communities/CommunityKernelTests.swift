import Foundation
import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkAnalysis

/// The kernels below the searches, against their definitions, and searches on larger graphs.
@Suite struct CommunityKernelTests {
  private func labels(_ n: Int, below bound: Int, seed: UInt64) -> ContiguousArray<UInt32> {
    var random = SplitMix64(seed: seed)
    return ContiguousArray((0..<n).map { _ in UInt32(random.nextIndex(below: bound)) })
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `a level has the ties of the graph without directions`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 12, weights: .tenths(.strength))
    let dense = DenseGraph(graph).weight
    let n = dense.count
    let level = try LeidenLevel(graph, weights: .weight)
    for v in 0..<n {
      var ties = [Double](repeating: 0, count: n)
      for slot in level.slots(of: v) { ties[level.heads[slot].index] += level.weight(at: slot) }
      var strength = 2 * dense[v][v]
      for u in 0..<n where u != v {
        let tie = graph.isDirected ? dense[v][u] + dense[u][v] : dense[v][u]
        #expect(isClose(ties[u], tie), "seed \(seed), \(v) to \(u)")
        strength += tie
      }
      #expect(ties[v] == 0 && isClose(level.inner[v], 2 * dense[v][v]), "seed \(seed), \(v)")
      #expect(isClose(level.strength[v], strength), "seed \(seed), \(v)")
    }
  }

  @Test(arguments: 0..<60 as Range<UInt64>, CommunityQuality.allCases)
  func `aggregates keep ties and quality`(seed: UInt64, quality: CommunityQuality) throws {
    let graph = anyRandomGraph(seed: seed, largest: 16, weights: .whole(.strength))
    let level = try LeidenLevel(graph, weights: .weight, quality: quality)
    let groups = NodeGroups(labels(level.count, below: 5, seed: seed), below: 16)
    let aggregate = try level.aggregated(by: groups)
    #expect(aggregate.count == groups.count)
    for g in 0..<aggregate.count {
      let members = (0..<level.count).filter { groups.group[$0] == UInt32(g) }
      var ties = [Double](repeating: 0, count: aggregate.count)
      var inner = 0.0
      for v in members {
        inner += level.inner[v]
        for slot in level.slots(of: v) {
          ties[Int(groups.group[level.heads[slot].index])] += level.weight(at: slot)
        }
      }
      inner += ties[g]
      ties[g] = 0
      for slot in aggregate.slots(of: g) {
        ties[aggregate.heads[slot].index] -= aggregate.weight(at: slot)
      }
      #expect(ties.allSatisfy { $0 == 0 } && aggregate.inner[g] == inner, "seed \(seed)")
      #expect(aggregate.strength[g] == members.reduce(0) { $0 + level.strength[$1] })
    }
    // Each node of the aggregate alone is the partition of the level.
    guard quality != .constantPotts else { return }
    #expect(
      isClose(
        aggregate.quality(of: .identity(aggregate.count), resolution: 1.3),
        level.quality(of: groups.group, resolution: 1.3)), "seed \(seed)")
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `split communities are the components inside communities`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 24, weights: .whole(.strength)).undirected()
    let level = try LeidenLevel(graph, weights: .unit)
    let community = labels(level.count, below: 3, seed: seed + 100)
    let found = Partition(level.splitIntoConnected(community).group)
    let inside = graph.filtered { community[$0.index] == community[$1.index] }
    #expect(found == inside.components(), "seed \(seed)")
  }

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `refined communities are connected parts of communities`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 24, weights: .whole(.strength)).undirected()
    let level = try LeidenLevel(graph, weights: .weight)
    guard level.total > 0 else { return }
    let community = labels(level.count, below: 3, seed: seed + 200)
    var random = SplitMix64(seed: seed)
    let refined = try level.refined(community, resolution: 1, &random).group
    for group in Partition(refined).groups {
      #expect(Set(group.map { community[$0.index] }).count == 1, "seed \(seed)")
    }
    let parts = Partition(level.splitIntoConnected(refined).group)
    #expect(parts == Partition(refined), "seed \(seed)")
  }

  /// The ties of vertex 0 to 1, 2 and 3 carry less than the smallest number.
  @Test func `flows that vanish beside others lose no group`() throws {
    let graph = CompactGraph(
      vertexCount: 5,
      weightedEdges: [
        (0, 1, 1e-200), (0, 2, 1e-200), (0, 3, 1e-200), (0, 4, 1e200), (1, 2, 1e200),
        (2, 3, 1e200),
      ])
    let level = try FlowLevel(graph, weights: .weight)
    #expect(!level.out.contains(0))
    let groups = NodeGroups([0, 1, 1, 1, 2], below: 5)
    let sums = level.aggregated(by: groups)
    #expect(sums.count == 3 && sums.heads == [Vertex(2), Vertex(0)])
    #expect(isClose(sums.out[0], 1.0 / 6) && isClose(sums.out[1], 1.0 / 6))
    let found = try graph.communities(by: .infomap, options: CommunityOptions(weights: .weight))
    #expect(found.groups.map { Set($0.map(\.index)) } == [[1, 2, 3], [0, 4]])
  }

  @Test func `logarithms of the table are right to the last digits`() {
    var random = SplitMix64(seed: 9)
    let table = BinaryLogarithmTable.shared
    #expect(table.plogp(0) == 0 && table.plogp(-1e-20) == 0 && table.plogp(1) == 0)
    for _ in 0..<20_000 {
      let x = exp(40 * random.nextUnit() - 39)
      #expect(abs(table.plogp(x) - x * log2(x)) <= 1e-15 * x * max(1, abs(log2(x))), "\(x)")
    }
  }

  /// The benchmark of Lancichinetti, Fortunato and Radicchi; above 0.5 most ties lead outside.
  @Test(arguments: [(0.3, 0.98), (0.5, 0.98), (0.6, 0.93)])
  func `Leiden finds groups that most ties leave`(mixing: Double, least: Double) throws {
    let planted = try CompactGraph.lfrBenchmark(
      LFRParameters(
        vertexCount: 1000, averageDegree: 20, maximumDegree: 50, mixing: mixing, minimumSize: 20,
        maximumSize: 100), seed: 3)
    for starts in [1, 3] {
      let found = try planted.graph.leidenCommunities(starts: starts)
      let information = try #require(
        try found.normalizedMutualInformation(with: planted.communities))
      #expect(information >= least, "\(information)")
    }
  }

  /// More than the 20 000 slots up to which searches take all the rounds they like.
  @Test func `groups of a larger graph are connected and stable`() throws {
    let planted = try CompactGraph.plantedPartition(
      groupCount: 40, groupSize: 50, inside: 0.2, between: 0.002, seed: 5)
    let graph = planted.graph
    #expect(graph.arcCount > 20_000)
    let found = try graph.leidenCommunities(starts: 1)
    #expect(try found.adjustedRandIndex(with: planted.communities) > 0.95)
    #expect(try graph.leidenCommunities(starts: 1) == found)
    let inside = graph.filtered { found[$0] == found[$1] }
    #expect(inside.components() == found)
    let total = Double(graph.arcCount)
    let mass: [Double] = found.groups.map {
      $0.reduce(0) { $0 + Double(graph.arcCount(from: $1)) }
    }
    for v in graph.vertices {
      var ties: [Int: Double] = [:]
      for slot in graph.arcs(from: v) { ties[found[graph.heads[slot]], default: 0] += 1 }
      let degree = Double(graph.arcCount(from: v))
      func gain(_ group: Int) -> Double {
        (ties[group] ?? 0) - degree * (mass[group] - (group == found[v] ? degree : 0)) / total
      }
      #expect(ties.keys.allSatisfy { gain($0) <= gain(found[v]) + 1e-9 } && gain(found[v]) >= -1e-9)
    }
    let modularity = try #require(try graph.modularity(of: found))
    let louvain = try graph.louvainCommunities(starts: 1)
    #expect(try #require(try graph.modularity(of: louvain)) <= modularity + 0.01)
    let flow = try #require(try graph.infomapCommunities(starts: 1))
    #expect(try flow.partition.adjustedRandIndex(with: planted.communities) > 0.95)
    #expect(try graph.infomapCommunities(starts: 1) == flow)
  }
}

import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct KeyPlayerTests {
  @Test func `closed forms of stars, paths and the kite`() throws {
    let star = NamedGraph.star(6)
    #expect(try star.fragmentation(removing: [Vertex(0)], kind: .simple) == 1)
    #expect(try star.fragmentation(removing: [Vertex(0)]) == 1)
    #expect(try star.fragmentation(kind: .simple) == 0)
    // Ten of thirty ordered pairs at distance 1, twenty at distance 2.
    #expect(isClose(try #require(try star.fragmentation()), 1 - 20.0 / 30))
    #expect(try star.reach(of: [Vertex(0)]) == 1)
    #expect(isClose(try #require(try star.reach(of: [Vertex(1)])), (1 + 1 + 4 * 0.5) / 6))
    // Without vertex 7 the kite falls into seven and two: 44 of 72 pairs reach each other.
    #expect(
      isClose(
        try #require(
          try NamedGraph.krackhardtKite.fragmentation(removing: [Vertex(7)], kind: .simple)),
        1 - 44.0 / 72))
    let path = NamedGraph.path(7)
    #expect(try path.reach(of: [Vertex(3)], kind: .steps(2)) == 4)
    #expect(try path.reach(of: [Vertex(3)], kind: .steps(2, countsMembers: true)) == 5)
  }

  @Test(arguments: [2, 63, 64, 65, 150])
  func `a long path, whole and broken, has the inverse distances of its pairs`(n: Int) throws {
    // n − d pairs are at distance d.
    func sum(_ n: Int) -> Double {
      n > 1 ? (1..<n).reduce(0.0) { $0 + 2 * Double(n - $1) / Double($1) } : 0
    }
    let path = NamedGraph.path(n)
    #expect(
      isClose(try #require(try path.fragmentation()), 1 - sum(n) / Double(n * (n - 1))))
    guard n > 2 else { return }
    let broken = try #require(try path.fragmentation(removing: [Vertex(n / 2)]))
    let rest = Double((n - 1) * (n - 2))
    #expect(isClose(broken, 1 - (sum(n / 2) + sum(n - 1 - n / 2)) / rest))
  }

  @Test func `what is undefined is nil, and what is unknown is refused`() throws {
    let path = NamedGraph.path(2)
    #expect(try path.fragmentation(removing: [Vertex(0)]) == nil)
    #expect(try path.reach(of: [Vertex(0), Vertex(1)], kind: .distance(.meanOutside)) == nil)
    #expect(try NamedGraph.empty(0).reach(of: []) == nil)
    #expect(try path.reach(of: []) == 0)
    #expect(throws: AnalysisError.self) { try path.fragmentation(removing: [Vertex(2)]) }
    #expect(throws: AnalysisError.self) { try path.reach(of: [Vertex(2)]) }
    #expect(throws: AnalysisError.self) { try path.keyPlayers(-1, goal: .distanceReach) }
    let tiny = CompactGraph(
      vertexCount: 2, weightedEdges: [(0, 1, .leastNonzeroMagnitude)], meaning: .distance)
    #expect(throws: AnalysisError.distancesTooLarge) { try tiny.fragmentation(lengths: .weight) }
    #expect(throws: AnalysisError.distancesTooLarge) {
      try tiny.reach(of: [Vertex(0)], lengths: .weight)
    }
    #expect(try NamedGraph.empty(0).keyPlayers(2, goal: .fragmentation(.simple)).members == [])
  }

  private func value(
    _ dense: [[Double]], _ n: Int, _ set: Set<Int>, _ goal: KeyPlayerGoal
  ) -> Double? {
    func nearest(_ j: Int) -> Double { set.map { dense[$0][j] }.min() ?? .infinity }
    switch goal {
    case .fragmentation: return nil
    case .distanceReach:
      return (0..<n).reduce(0.0) { $0 + (set.contains($1) ? 1 : 1 / nearest($1)) } / Double(n)
    case .stepReach(let steps):
      return Double((0..<n).count { nearest($0) <= Double(steps) })
    }
  }

  /// Distances after removal by Floyd–Warshall on what is left.
  private func fragmentation(_ graph: CompactGraph, _ set: Set<Int>, simple: Bool) -> Double? {
    let left = (0..<graph.vertexCount).filter { !set.contains($0) }
    guard left.count > 1 else { return nil }
    let d = DenseGraph(graph.undirected(parallelEdges: .first).induced(on: left.map { Vertex($0) }))
      .distances()
    var sum = 0.0
    for a in left.indices {
      for b in left.indices where b != a {
        sum += simple ? (d[a][b].isFinite ? 1 : 0) : 1 / d[a][b]
      }
    }
    return 1 - sum / Double(left.count * (left.count - 1))
  }

  @Test(arguments: 0..<25 as Range<UInt64>)
  func `exact sets are the best of all, others are no better than their bound`(
    seed: UInt64
  ) throws {
    let graph = anyRandomGraph(seed: seed, largest: 8)
    let n = graph.vertexCount
    let d = DenseGraph(graph.undirected(parallelEdges: .first)).distances()
    let goals: [KeyPlayerGoal] = [
      .fragmentation(.simple), .fragmentation(.distance), .distanceReach, .stepReach(2),
    ]
    for goal in goals {
      func judge(_ set: Set<Int>) -> Double? {
        switch goal {
        case .fragmentation(let kind): fragmentation(graph, set, simple: kind == .simple)
        default: value(d, n, set, goal)
        }
      }
      for k in 0...min(3, n) {
        let best = (0..<(1 << n)).filter { $0.nonzeroBitCount == k }
          .compactMap { mask in judge(Set((0..<n).filter { mask >> $0 & 1 == 1 })) }.max()
        let exact = try graph.keyPlayers(k, goal: goal)
        #expect(exact.isExact && exact.members.count == k)
        #expect(areClose([exact.value], [best]), "seed \(seed) \(goal) \(k)")
        #expect(
          areClose([judge(Set(exact.members.map(\.index)))], [best]), "seed \(seed) \(goal) \(k)")
        // Without any branching, and with much of it.
        for workLimit in [-1, 1000] {
          let quick = try graph.keyPlayers(k, goal: goal, workLimit: workLimit)
          let place: Comment = "seed \(seed) \(goal) \(k) \(workLimit)"
          #expect(quick.members.count == k)
          #expect(areClose([judge(Set(quick.members.map(\.index)))], [quick.value]), place)
          guard let best, let found = quick.value else { continue }
          #expect(found <= best + 1e-12, place)
          let bound = try #require(quick.upperBound)
          #expect(bound >= best - 1e-12, place)
          #expect(bound <= 1 || goal != .fragmentation(.simple), place)
          if quick.isExact { #expect(isClose(found, best), place) }
          switch goal {
          case .fragmentation: break
          default: #expect(found >= 0.632 * best - 1e-12, place)
          }
        }
      }
    }
  }

  /// Every set of three of sixteen vertices: slow, and shares no code.
  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `bounds of fragmentation hold in larger networks and come closer by branching`(
    seed: UInt64
  ) throws {
    let n = 16
    let graph = randomGraph(
      RandomGraphShape(vertexCount: n, edgeProbability: seed < 3 ? 0.14 : 0.25), seed: seed)
    for kind in FragmentationKind.allCases {
      var best = 0.0
      for a in 0..<n {
        for b in 0..<a {
          for c in 0..<b {
            best = max(best, fragmentation(graph, [a, b, c], simple: kind == .simple)!)
          }
        }
      }
      let quick = try graph.keyPlayers(3, goal: .fragmentation(kind), workLimit: -1)
      let longer = try graph.keyPlayers(3, goal: .fragmentation(kind), workLimit: 3000)
      let place: Comment = "seed \(seed) \(kind) best \(best) \(quick) \(longer)"
      #expect(quick.upperBound! >= best - 1e-12, place)
      #expect(longer.upperBound! >= best - 1e-12, place)
      #expect(longer.upperBound! <= quick.upperBound! + 1e-12, place)
      #expect(longer.value! >= quick.value! - 1e-12, place)
      if longer.isExact { #expect(isClose(longer.value!, best), place) }
    }
  }

  @Test func `branching proves what is too much to look at set by set`() throws {
    // A tree of 91 vertices: a root, ten of the first order, eight below each. The ten break it most,
    // out of 10¹³ sets.
    let tree = CompactGraph(
      vertexCount: 91,
      edges: (1...10).flatMap { i in [(0, i)] + (0..<8).map { (i, 11 + 8 * (i - 1) + $0) } })
    let set = try tree.keyPlayers(10, goal: .fragmentation(.simple))
    #expect(set.members.map(\.index).sorted() == Array(1...10))
    #expect(set.value == 1 && set.upperBound == 1 && set.isExact)
    // Whatever leaves a complete graph, the others stay tied.
    let complete = try NamedGraph.complete(40).keyPlayers(6, goal: .fragmentation(.simple))
    #expect(complete.value == 0 && complete.upperBound! < 1e-10 && complete.isExact)
    let far = try NamedGraph.complete(40).keyPlayers(6, goal: .fragmentation(.distance))
    #expect(abs(far.value!) < 1e-12 && far.upperBound! < 1e-10)
    // A path of 30: three vertices cut it into pieces of 7, 7, 7 and 6, best among 4060 sets.
    let path = try NamedGraph.path(30).keyPlayers(
      3, goal: .fragmentation(.simple), workLimit: 200_000)
    let cut = 1 - (3 * 7 * 6 + 6 * 5) / Double(27 * 26)
    #expect(isClose(path.value!, cut) && isClose(path.upperBound!, cut) && path.isExact)
  }

  @Test func `two redundant hubs do not both enter the set`() throws {
    // Two centres share all their leaves; a third has fewer leaves of its own.
    var edges = (2..<8).flatMap { [(0, $0), (1, $0)] }
    edges += [(8, 9), (8, 10), (8, 11), (8, 2)]
    let graph = CompactGraph(vertexCount: 12, edges: edges)
    let set = try graph.keyPlayers(2, goal: .stepReach(1))
    #expect(Set(set.members) == [Vertex(0), Vertex(8)])
    #expect(set.members.first == Vertex(0))
    #expect(set.value == 11)
  }
}

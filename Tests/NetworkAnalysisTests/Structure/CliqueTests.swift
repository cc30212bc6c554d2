import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

/// All cliques as sets of bits, by looking at every set.
private func allCliques(_ graph: CompactGraph) -> [Int] {
  let dense = DenseGraph(graph)
  func isTied(_ a: Int, _ b: Int) -> Bool { dense.hasEdge[a][b] || dense.hasEdge[b][a] }
  return (0..<(1 << graph.vertexCount)).filter { set in
    let members = (0..<graph.vertexCount).filter { set >> $0 & 1 == 1 }
    return members.allSatisfy { a in members.allSatisfy { $0 <= a || isTied(a, $0) } }
  }
}

private func bits(_ set: [Vertex]) -> Int { set.reduce(0) { $0 | 1 << $1.index } }

/// The complete graph with each third of its vertices untied among itself.
private func cocktailParty(_ parts: Int, of size: Int) -> CompactGraph {
  CompactGraph(
    vertexCount: parts * size,
    edges: (0..<(parts * size)).flatMap { a in
      (a..<(parts * size)).filter { $0 / size != a / size }.map { (a, $0) }
    })
}

@Suite struct CliqueTests {
  @Test(arguments: 0..<120 as Range<UInt64>)
  func `are what looking at every set of vertices finds`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 9)
    let cliques = allCliques(graph)
    let maximal = cliques.filter { set in
      set != 0 && !cliques.contains { $0 != set && $0 & set == set }
    }
    let found = try graph.maximalCliques()
    #expect(found.count == maximal.count, "seed \(seed)")
    #expect(Set(found.map(bits)) == Set(maximal), "seed \(seed)")
    #expect(found.allSatisfy { $0 == $0.sorted() })
    let sizes = maximal.map(\.nonzeroBitCount)
    let largest = sizes.max()!
    #expect(
      try graph.maximalCliqueCounts()
        == (0...largest).map { size in sizes.filter { $0 == size }.count }, "seed \(seed)")
    #expect(
      try graph.cliqueCounts()
        == (0...largest).map { size in
          Double(cliques.filter { $0.nonzeroBitCount == size }.count)
        }, "seed \(seed)")
    let clique = try graph.maximumClique()
    #expect(clique.count == largest && maximal.contains(bits(clique)), "seed \(seed)")
    #expect(
      try graph.maximalCliques(minimumSize: 3).map(bits)
        == found.map(bits).filter { $0.nonzeroBitCount >= 3 }, "seed \(seed)")
  }

  @Test func `Moon and Moser's graphs have a power of three`() throws {
    // J. W. Moon, L. Moser, Israel Journal of Mathematics 3, 1965, doi:10.1007/BF02760024.
    let graph = cocktailParty(6, of: 3)
    let cliques = try graph.maximalCliques()
    #expect(cliques.count == 729)
    #expect(cliques.allSatisfy { $0.count == 6 })
    #expect(try graph.maximalCliqueCounts() == [0, 0, 0, 0, 0, 0, 729])
    // k of the parts, one of three in each: (1 + 3x)⁶.
    #expect(try graph.cliqueCounts() == [1, 18, 135, 540, 1215, 1458, 729])
    #expect(try graph.maximumClique().count == 6)
    #expect(throws: AnalysisError.tooManyResults(of: "maximal cliques", limit: 728)) {
      try graph.maximalCliques(limit: 728)
    }
    #expect(try graph.maximalCliques(limit: 729).count == 729)
  }

  @Test func `a complete graph has every set and one maximal one`() throws {
    let graph = NamedGraph.complete(70)
    #expect(try graph.maximalCliques().count == 1)
    #expect(try graph.maximumClique().count == 70)
    let counts = try graph.cliqueCounts()
    #expect(counts.count == 71)
    #expect(counts[2] == 2415 && counts[3] == 54740 && counts[69] == 70 && counts[70] == 1)
    #expect(isClose(counts.reduce(0, +), 0x1p70))
    // As deep as it is large.
    #expect(try NamedGraph.complete(100).maximalCliqueCounts().last == 1)
    #expect(try NamedGraph.complete(100).maximumClique().count == 100)
    #expect(try NamedGraph.complete(100).cliqueCounts()[2] == 4950)
    #expect(try NamedGraph.empty(0).maximalCliques() == [])
    #expect(try NamedGraph.empty(0).maximumClique() == [])
    #expect(try NamedGraph.empty(0).cliqueCounts() == [1])
    #expect(try NamedGraph.empty(2).maximalCliques() == [[Vertex(0)], [Vertex(1)]])
  }

  @Test func `the karate club has the cliques that igraph 1_0_0 and NetworkX 3_6_1 find`() throws {
    let club = NamedGraph.karateClub
    #expect(
      try club.maximumClique().map(\.index) == [0, 1, 2, 3, 7]
        || club.maximumClique().map(\.index) == [0, 1, 2, 3, 13])
    #expect(try club.maximalCliqueCounts() == [0, 0, 11, 21, 2, 2])
    #expect(try club.cliqueCounts() == [1, 34, 78, 45, 11, 2])
  }
}

@Suite struct CliqueCommunityTests {
  @Test(arguments: 0..<80 as Range<UInt64>)
  func `are chains of cliques that share all but one vertex`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 8)
    for k in 2...4 {
      // Over all cliques of k, not only maximal ones, as the paper defines them.
      var groups: [(cliques: [Int], union: Int)] = []
      for clique in allCliques(graph) where clique.nonzeroBitCount == k {
        let near = groups.indices.filter { i in
          groups[i].cliques.contains { ($0 & clique).nonzeroBitCount == k - 1 }
        }
        var joined = (cliques: [clique], union: clique)
        for i in near.reversed() {
          let other = groups.remove(at: i)
          joined = (joined.cliques + other.cliques, joined.union | other.union)
        }
        groups.append(joined)
      }
      let found = try graph.cliqueCommunities(k: k).map(bits)
      #expect(found.sorted() == groups.map(\.union).sorted(), "seed \(seed), k \(k)")
    }
  }

  @Test func `cliques below two are refused`() {
    #expect(throws: AnalysisError.self) { try NamedGraph.path(2).cliqueCommunities(k: 1) }
  }
}

import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct DirectedMotifTests {
  /// What numbering cannot change of the arcs among four vertices, and tells most shapes apart.
  private func mark(_ has: (Int, Int) -> Bool) -> [[Int]] {
    let degrees = (0..<4).map { v -> [Int] in
      let (out, into) = (
        (0..<4).filter { $0 != v && has(v, $0) }, (0..<4).filter { $0 != v && has($0, v) }
      )
      return [out.count, into.count, out.filter { into.contains($0) }.count]
    }
    func sorted(_ lists: [[Int]]) -> [[Int]] {
      lists.sorted { $0.lexicographicallyPrecedes($1) }
    }
    return sorted(
      (0..<4).map { v in
        let out = sorted((0..<4).filter { $0 != v && has(v, $0) }.map { degrees[$0] })
        let into = sorted((0..<4).filter { $0 != v && has($0, v) }.map { degrees[$0] })
        var result: [Int] = degrees[v]
        for one in out { result += [-1] + one }
        result.append(-2)
        for one in into { result += [-1] + one }
        return result
      })
  }

  private func arcs(_ name: String) -> Set<[Int]> {
    let letters = Array("abcd")
    return Set(
      name.split(separator: "-").map { arc in arc.map { letters.firstIndex(of: $0)! } })
  }

  @Test func `there are 199 ways in which four hang together`() throws {
    let motifs = try CompactGraph(vertexCount: 0, edges: [], isDirected: true)
      .motifCounts(size: 4).motifs
    // Harary and Palmer, Graphical Enumeration, 1973: 199 weakly connected digraphs of four points.
    #expect(motifs.count == 199)
    #expect(Set(motifs.map(\.name)).count == 199)
    #expect(motifs.allSatisfy { $0.count == 0 })
    #expect(motifs.first.map { arcs($0.name).count } == 3)
    #expect(motifs.last.map { arcs($0.name).count } == 12)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `every set of four that hangs together is counted once, in its shape`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let n = 4 + random.nextIndex(below: 6)
    let graph = CompactGraph(
      vertexCount: n,
      edges: (0..<(n * (1 + random.nextIndex(below: 4)))).map { _ in
        (random.nextIndex(below: n), random.nextIndex(below: n))
      }, isDirected: true)
    let dense = DenseGraph(graph).hasEdge
    var expected: [[[Int]]: Int] = [:]
    for a in 0..<n {
      for b in 0..<a {
        for c in 0..<b {
          for d in 0..<c {
            let four = [a, b, c, d]
            func has(_ u: Int, _ v: Int) -> Bool { u != v && dense[four[u]][four[v]] }
            var reached: Set<Int> = [0]
            for _ in 0..<3 {
              for u in reached { for v in 0..<4 where has(u, v) || has(v, u) { reached.insert(v) } }
            }
            if reached.count == 4 { expected[mark(has), default: 0] += 1 }
          }
        }
      }
    }
    var found: [[[Int]]: Int] = [:]
    for motif in try graph.motifCounts(size: 4).motifs where motif.count > 0 {
      let arcs = arcs(motif.name)
      found[mark { arcs.contains([$0, $1]) }, default: 0] += Int(motif.count)
    }
    #expect(found == expected, "seed \(seed)")
  }
}

import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct EquivalenceTests {
  /// Information exchange among ten organisations of a city (D. Knoke, J. R. Wood, *Organized for
  /// Action*, Rutgers University Press, 1981; the data set KNOKI of UCINET), rows give to columns.
  static let knoke: CompactGraph = {
    let rows = [
      "0100101010", "1011101110", "0101111001", "1100101000", "1111001111", "0010001010",
      "0101100000", "1101101010", "0100101000", "1110101000",
    ]
    var edges: [(Int, Int)] = []
    for (a, row) in rows.enumerated() {
      for (b, cell) in row.utf8.enumerated() where cell == UInt8(ascii: "1") {
        edges.append((a, b))
      }
    }
    return CompactGraph(vertexCount: 10, edges: edges, isDirected: true)
  }()

  @Test(arguments: 0..<60 as Range<UInt64>)
  func `profiles are compared as their definitions say`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 9, weights: .tenths(.strength))
    let dense = DenseGraph(graph)
    let n = dense.count
    let distances = try graph.profileDistances(weights: .weight)
    let correlations = try graph.profileCorrelations(weights: .weight)
    for i in 0..<n {
      for j in 0..<n {
        let others = (0..<n).filter { $0 != i && $0 != j }
        let x = others.map { dense.weight[i][$0] } + others.map { dense.weight[$0][i] }
        let y = others.map { dense.weight[j][$0] } + others.map { dense.weight[$0][j] }
        // An undirected profile stands twice here.
        let factor = dense.isDirected ? 1 : 0.5
        let squares = zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) } * factor
        #expect(
          isClose(distances[i][j], squares.squareRoot(), tolerance: 1e-7), "seed \(seed)")
        #expect(distances[i][j] == distances[j][i])
        guard i != j else {
          #expect(correlations[i][i] == 1 && distances[i][i] == 0)
          continue
        }
        let count = Double(x.count)
        let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
        let xx = x.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
        let yy = y.reduce(0) { $0 + ($1 - meanY) * ($1 - meanY) }
        let xy = zip(x, y).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
        let isDefined = xx > 1e-15 && yy > 1e-15
        #expect(
          areClose(
            [correlations[i][j]], [isDefined ? xy / (xx * yy).squareRoot() : nil],
            tolerance: 1e-9), "seed \(seed) \(i) \(j)")
      }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `classes are those whose members may be exchanged`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 9)
    let dense = DenseGraph(graph)
    let classes = try graph.structuralClasses()
    for i in 0..<dense.count {
      for j in 0..<i {
        let isExchangeable =
          (dense.hasEdge[i][j] == dense.hasEdge[j][i])
          && (0..<dense.count).allSatisfy { k in
            k == i || k == j
              || dense.hasEdge[i][k] == dense.hasEdge[j][k]
                && dense.hasEdge[k][i] == dense.hasEdge[k][j]
          }
        #expect((classes[Vertex(i)] == classes[Vertex(j)]) == isExchangeable, "seed \(seed)")
      }
    }
    let star = try NamedGraph.star(5).structuralClasses()
    #expect(star.sizes == [4, 1])
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `regular classes are regular, and no coarser ones are`(seed: UInt64) throws {
    let graph = anyRandomGraph(seed: seed, largest: 7, isDirected: true)
    let dense = DenseGraph(graph)
    let n = dense.count
    func isRegular(_ labels: [Int]) -> Bool {
      (0..<n).allSatisfy { i in
        (0..<n).allSatisfy { j in
          labels[i] != labels[j]
            || Set((0..<n).filter { dense.hasEdge[i][$0] }.map { labels[$0] })
              == Set((0..<n).filter { dense.hasEdge[j][$0] }.map { labels[$0] })
              && Set((0..<n).filter { dense.hasEdge[$0][i] }.map { labels[$0] })
                == Set((0..<n).filter { dense.hasEdge[$0][j] }.map { labels[$0] })
        }
      }
    }
    let classes = try graph.regularClasses()
    #expect(isRegular(classes.membership), "seed \(seed)")
    // Every regular partition is finer: try all with at most as many classes (restricted growth).
    func visit(_ labels: [Int], _ used: Int) {
      if labels.count == n {
        guard used <= classes.groupCount, isRegular(labels) else { return }
        for i in 0..<n {
          for j in 0..<i where labels[i] == labels[j] {
            #expect(classes.membership[i] == classes.membership[j], "seed \(seed) \(labels)")
          }
        }
        return
      }
      for label in 0...used { visit(labels + [label], max(used, label + 1)) }
    }
    if n <= 6 { visit([], 0) }
    // REGE gives 1 to vertices of one class, unless a tie both ways faces two ties one way.
    let hasMutual = (0..<n).contains { i in
      (0..<n).contains { dense.hasEdge[i][$0] && dense.hasEdge[$0][i] }
    }
    let similarity = try graph.regularSimilarity(rounds: 8)
    for i in 0..<n {
      for j in 0..<n {
        #expect(similarity[i][j] == similarity[j][i])
        #expect(similarity[i][j] >= 0 && similarity[i][j] <= 1 + 1e-12)
        if classes.membership[i] == classes.membership[j], !hasMutual {
          #expect(isClose(similarity[i][j], 1), "seed \(seed)")
        }
      }
    }
  }

  @Test func `a hierarchy has its levels as regular classes`() throws {
    // A tree of chiefs: 0 over 1 and 2, those over two and three workers.
    let tree = CompactGraph(
      vertexCount: 8, edges: [(0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6), (2, 7)],
      isDirected: true)
    #expect(try tree.regularClasses() == Partition(labels: [0, 1, 1, 2, 2, 2, 2, 2]))
    #expect(try NamedGraph.karateClub.regularClasses().groupCount == 1)
    #expect(try NamedGraph.empty(3).regularClasses().groupCount == 1)
    let all = try NamedGraph.karateClub.regularSimilarity()
    #expect(all.allSatisfy { $0.allSatisfy { $0 == 1 } })
    let seeded = try NamedGraph.path(4).regularClasses(startingFrom: [0, 1, 1, 1])
    #expect(seeded.groupCount == 4)
    #expect(throws: AnalysisError.self) { try tree.regularClasses(startingFrom: [0]) }
  }

  /// R. A. Hanneman, M. Riddle, *Introduction to Social Network Methods*, 2005, chapters 7 and 10: the
  /// information network has 49 ties, a density of 0.544, and NEWS receives from all nine others.
  @Test func `the Knoke network is as published`() throws {
    let graph = Self.knoke
    #expect(graph.arcCount == 49)
    let whole = try graph.blockImage(of: Partition(labels: Array(repeating: 0, count: 10)))
    #expect(isClose(try #require(whole.densities[0][0]), 49.0 / 90))
    #expect(graph.reversed().arcCount(from: Vertex(6)) == 9)
  }

  /// Computed with NumPy 2.4.6 from the definitions on the matrix, by loops over all entries.
  @Test func `blocks and regular equivalence of the Knoke network are those of NumPy`() throws {
    func blocks(_ depth: Int) throws -> Set<[Int]> {
      Set(try Self.knoke.concor(depth: depth).partition.groups.map { $0.map(\.index) })
    }
    #expect(try blocks(1) == [[0, 2, 3, 6, 7, 8], [1, 4, 5, 9]])
    #expect(try blocks(2) == [[0, 3, 7, 8], [2, 6], [1, 4], [5, 9]])
    let similarity = try Self.knoke.regularSimilarity()
    #expect(
      areClose(
        similarity[0],
        [
          1, 0.8073071838749211, 0.789226561015517, 0.8405340844238897, 0.7759819384745715,
          0.7650867995269733, 0.8176346086463269, 0.7838063359050654, 0.930598186998187,
          0.7741734494472808,
        ]))
    #expect(isClose(similarity[5][8], 0.7444205537127615))
  }

  @Test func `CONCOR splits two camps and then what differs inside`() throws {
    // Blocks 0–2, 3–5, 6–8: ties of the first to the second, of the second to the third.
    var edges: [(Int, Int)] = []
    for a in 0..<3 { for b in 0..<3 { edges += [(a, 3 + b), (3 + a, 6 + b)] } }
    let graph = CompactGraph(vertexCount: 9, edges: edges, isDirected: true)
    let blocks = try graph.concor()
    #expect(blocks.partition.groups.allSatisfy { $0.count == 3 })
    #expect(blocks.partition == Partition(labels: [0, 0, 0, 1, 1, 1, 2, 2, 2]))
    let image = blocks.image(threshold: 0.5)
    #expect(image.joined().count { $0 } == 2)
    #expect(blocks.densities.joined().allSatisfy { $0 == 0 || $0 == 1 })
    #expect(try NamedGraph.complete(5).concor().partition.groupCount == 1)
    #expect(try NamedGraph.empty(0).concor().partition.groupCount == 0)
    #expect(try graph.concor(depth: 0).partition.groupCount == 1)
    #expect(throws: AnalysisError.self) { try graph.concor(depth: -1) }
  }

  @Test(arguments: 0..<30 as Range<UInt64>)
  func `inconsistencies are counted as defined, and the search finds the best of all`(
    seed: UInt64
  ) throws {
    let graph = anyRandomGraph(seed: seed, largest: 6)
    let dense = DenseGraph(graph)
    let n = dense.count
    func criterion(_ labels: [Int], _ kinds: [BlockKind]) -> Int {
      var sum = 0
      for a in Set(labels) {
        for b in Set(labels) {
          let rows = (0..<n).filter { labels[$0] == a }
          let columns = (0..<n).filter { labels[$0] == b }
          func tie(_ r: Int, _ c: Int) -> Bool { r != c && dense.hasEdge[r][c] }
          let ties = rows.reduce(0) { sum, r in sum + columns.count { tie(r, $0) } }
          let missing = rows.reduce(0) { sum, r in
            sum + columns.count { $0 != r && !dense.hasEdge[r][$0] }
          }
          let p = rows.count { r in columns.contains { tie(r, $0) } }
          let q = columns.count { c in rows.contains { tie($0, c) } }
          let regular = (rows.count - p) * columns.count + (columns.count - q) * p
          sum += kinds.map { $0 == .null ? ties : $0 == .complete ? missing : regular }.min()!
        }
      }
      return sum
    }
    for kinds in [[BlockKind.null, .complete], [.null, .regular], BlockKind.allCases] {
      for blocks in 1...min(3, n) {
        var best = Int.max
        func visit(_ labels: [Int], _ used: Int) {
          if labels.count == n {
            if used == blocks { best = min(best, criterion(labels, kinds)) }
            return
          }
          for label in 0...min(used, blocks - 1) { visit(labels + [label], max(used, label + 1)) }
        }
        visit([], 0)
        let found = try graph.bestBlockmodel(blocks: blocks, kinds: kinds, starts: 8)
        #expect(found.criterion == criterion(found.partition.membership, kinds), "seed \(seed)")
        #expect(found.criterion == best, "seed \(seed) \(kinds) \(blocks)")
        #expect(found.partition.groupCount == blocks)
        #expect(
          try graph.blockmodel(of: found.partition, kinds: kinds).image == found.image)
      }
    }
  }

  @Test func `questions without sense are refused`() throws {
    let path = NamedGraph.path(3)
    #expect(throws: AnalysisError.self) { try path.bestBlockmodel(blocks: 0) }
    #expect(throws: AnalysisError.self) { try path.bestBlockmodel(blocks: 2, kinds: []) }
    #expect(throws: AnalysisError.self) { try path.blockmodel(of: Partition(labels: [0])) }
    #expect(throws: AnalysisError.self) { try path.regularSimilarity(rounds: -1) }
    #expect(try NamedGraph.empty(0).bestBlockmodel(blocks: 2).criterion == 0)
    #expect(try path.bestBlockmodel(blocks: 9).partition.groupCount == 3)
  }
}

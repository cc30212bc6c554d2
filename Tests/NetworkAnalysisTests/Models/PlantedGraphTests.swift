import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

@Suite struct PlantedGraphTests {
  @Test(arguments: [false, true])
  func `blocks have the densities given`(isDirected: Bool) throws {
    let sizes = [60, 40, 0, 20]
    let p = [[0.5, 0.1, 1, 0.02], [0.1, 0.3, 1, 0], [1, 1, 1, 1], [0.02, 0, 1, 1]]
    let planted = try CompactGraph.stochasticBlock(
      sizes: sizes, probabilities: p, isDirected: isDirected, seed: 5)
    #expect(planted.graph.vertexCount == 120)
    #expect(planted.graph.selfLoopCount == 0)
    #expect(planted.communities.sizes == [60, 40, 20])
    let block = (0..<120).map { $0 < 60 ? 0 : $0 < 100 ? 1 : 3 }
    for a in [0, 1, 3] {
      for b in [0, 1, 3] where isDirected || a <= b {
        let found = planted.graph.edges.count {
          let ends = (block[$0.tail.index], block[$0.head.index])
          return ends == (a, b) || !isDirected && ends == (b, a)
        }
        let pairs =
          a == b
          ? Double(sizes[a] * (sizes[a] - 1)) / (isDirected ? 1 : 2) : Double(sizes[a] * sizes[b])
        let deviation = (pairs * p[a][b] * (1 - p[a][b])).squareRoot()
        #expect(abs(Double(found) - pairs * p[a][b]) <= 4 * deviation, "blocks \(a), \(b)")
      }
    }
  }

  @Test func `tables of probabilities that do not fit are refused`() {
    #expect(throws: AnalysisError.self) {
      try CompactGraph.stochasticBlock(sizes: [2, 2], probabilities: [[1]], seed: 1)
    }
    #expect(throws: AnalysisError.self) {
      try CompactGraph.stochasticBlock(
        sizes: [2, 2], probabilities: [[1, 0], [0.5, 1]], seed: 1)
    }
    #expect(throws: AnalysisError.self) {
      try CompactGraph.stochasticBlock(
        sizes: [.max, .max], probabilities: [[1, 0], [0, 1]], seed: 1)
    }
    #expect(throws: AnalysisError.self) {
      try CompactGraph.plantedPartition(
        groupCount: -1, groupSize: 1, inside: 1, between: 0, seed: 1)
    }
  }

  @Test(arguments: [0, 0.2, 0.5, 1])
  func `the benchmark has its degrees, sizes and mixing`(mixing: Double) throws {
    // Without mixing a group must hold all ties of its members, up to 50.
    let largest = mixing == 0 ? 100 : 50
    let parameters = LFRParameters(vertexCount: 1000, mixing: mixing, maximumSize: largest)
    let planted = try CompactGraph.lfrBenchmark(parameters, seed: 4)
    let (graph, communities) = (planted.graph, planted.communities)
    #expect(graph.vertexCount == 1000 && graph.selfLoopCount == 0)
    #expect(communities.sizes.max()! <= largest && communities.sizes.min()! >= 10)
    let degrees = degreesByCounting(graph).out
    #expect(degrees.max()! <= 50)
    // The degree has a deviation of about 10.7, its mean over 1000 vertices of 0.34.
    let mean = Double(degrees.reduce(0, +)) / 1000
    #expect(abs(mean - 20) < 4 * 0.34, "\(mean)")
    let outside = graph.edges.count { communities[$0.tail] != communities[$0.head] }
    #expect(abs(Double(outside) / Double(graph.edgeCount) - mixing) < 0.01)
    // Not only in the mean: each vertex keeps its share, up to rounding and parity.
    var outer = [Int](repeating: 0, count: 1000)
    for edge in graph.edges where communities[edge.tail] != communities[edge.head] {
      outer[edge.tail.index] += 1
      outer[edge.head.index] += 1
    }
    let far = (0..<1000).count { abs(Double(outer[$0]) - mixing * Double(degrees[$0])) > 2 }
    #expect(far <= 10, "\(far)")
    #expect(try CompactGraph.lfrBenchmark(parameters, seed: 4).graph == graph)
    // Degrees follow the power law: below the mean there are more vertices than above.
    #expect(degrees.count { $0 < 20 } > 600)
  }

  @Test func `benchmarks that cannot be made are refused`() {
    for parameters in [
      LFRParameters(averageDegree: 60, mixing: 0.1), LFRParameters(averageDegree: 0.5, mixing: 0.1),
      LFRParameters(mixing: 1.5), LFRParameters(mixing: .nan),
      LFRParameters(vertexCount: 10, mixing: 0.1),
      LFRParameters(mixing: 0, minimumSize: 10, maximumSize: 12),
      LFRParameters(vertexCount: 0, mixing: 0.1),
    ] {
      #expect(throws: AnalysisError.self) { try CompactGraph.lfrBenchmark(parameters, seed: 1) }
    }
  }
}

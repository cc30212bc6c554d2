import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkAnalysis

/// The same question has the same answer, to the last bit, however many threads share the work and in
/// whatever order its pieces are done.
@Suite struct WorkerSweepTests {
  private static let ways: [Workers] = [.threads(1), .threads(2), .threads(3), .backwards]

  /// A connected graph with weights, or one whose edges all join the two halves.
  private func graph(_ n: Int, _ m: Int, isDirected: Bool, isTwoMode: Bool = false) -> CompactGraph
  {
    var random = SplitMix64(seed: UInt64(n))
    var edges = (1..<n).map { v in
      (isTwoMode ? (v % 2 + 1) % 2 : random.nextIndex(below: v), v, 1 + random.nextUnit())
    }
    if isDirected { edges.append((n - 1, 0, 1.5)) }
    while edges.count < m {
      let (a, b) = (random.nextIndex(below: n), random.nextIndex(below: n))
      guard a != b, !isTwoMode || (a + b) % 2 == 1 else { continue }
      edges.append((a, b, 1 + random.nextUnit()))
    }
    return CompactGraph(
      vertexCount: n, weightedEdges: edges, meaning: .strength, isDirected: isDirected)
  }

  private func input(_ graph: CompactGraph, _ measure: Measure, isWeighted: Bool) -> MeasureInput {
    let n = graph.vertexCount
    var options = measure.fewRepetitions
    if measure.parameters.contains(where: { $0.name == "weights" }), isWeighted {
      options["weights"] = "weight"
    }
    if measure.parameters.contains(where: { $0.name == "lengths" }), isWeighted {
      options["lengths"] = "inverse-weight"
    }
    return MeasureInput(
      graph: graph, options: options,
      grouping: .init(groups: (0..<n).map { $0 % 3 }, names: ["a", "b", "c"], attribute: "kind"),
      source: Vertex(0), target: Vertex(n - 1), vertexSet: [Vertex(0), Vertex(n / 2)],
      attribute: .init(name: "size", values: (0..<n).map { Double($0 % 7) / 7 }))
  }

  /// What comes out, as text that tells numbers of different bits apart.
  private func outcome(
    _ measure: Measure, _ input: MeasureInput, _ workers: Workers
  ) -> String {
    Workers.sharing(workers) {
      do {
        let result = try measure.evaluate(on: input)
        return "\(result.values) \(result.parameters)"
      } catch {
        return "refused: \(error)"
      }
    }
  }

  @Test(arguments: [(false, false), (true, false), (false, true)])
  func `no measure depends on how its work is shared`(isDirected: Bool, isTwoMode: Bool) {
    let graph = graph(20, 42, isDirected: isDirected, isTwoMode: isTwoMode)
    var answers = 0
    for measure in MeasureCatalogue.measures {
      guard isTwoMode == measure.name.hasPrefix("two-mode") || !isTwoMode else { continue }
      let readsWeights = measure.parameters.contains {
        $0.name == "weights" || $0.name == "lengths"
      }
      for isWeighted in readsWeights ? [false, true] : [false] {
        let input = input(graph, measure, isWeighted: isWeighted)
        let expected = outcome(measure, input, .allCores)
        if !expected.hasPrefix("refused") { answers += 1 }
        for way in Self.ways {
          #expect(outcome(measure, input, way) == expected, "\(measure.name), \(way)")
        }
      }
    }
    // Refusals, of directions for example, are alike as well, but that is not what is asked.
    #expect(answers > (isTwoMode ? 4 : MeasureCatalogue.measures.count))
  }

  /// Their loops over vertices are split only where there are thousands of them.
  @Test(arguments: [
    "pagerank", "eigenvector", "constraint", "communities", "distances", "components",
  ])
  func `no measure of a large graph depends on how its work is shared`(name: String) throws {
    let measure = try #require(MeasureCatalogue.measure(named: name))
    let graph = graph(9000, 24_000, isDirected: name == "pagerank")
    let input = input(graph, measure, isWeighted: true)
    let expected = outcome(measure, input, .allCores)
    #expect(!expected.hasPrefix("refused"), "\(expected)")
    for way in [Workers.threads(3), .backwards] {
      #expect(outcome(measure, input, way) == expected, "\(way)")
    }
  }

  @Test func `work is shared as asked`() throws {
    func run(_ workers: Workers) throws -> [Int] {
      try Workers.sharing(workers) {
        try foldInChunks(count: 10, into: [Int]()) { chunk, _ in
          Array(chunk)
        } fold: { all, part in
          all += part
        }
      }
    }
    for way in [Workers.allCores] + Self.ways { #expect(try run(way) == Array(0..<10)) }
  }
}

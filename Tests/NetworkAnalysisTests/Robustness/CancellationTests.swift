import Foundation
import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Synchronization
import Testing

/// Whether a user who gives up waiting is heard.
@Suite(.serialized) struct CancellationTests {
  private func graph(_ n: Int, _ m: Int) -> CompactGraph {
    var random = SplitMix64(seed: 3)
    var edges = (1..<n).map { (random.nextIndex(below: $0), $0) }
    while edges.count < m {
      let (a, b) = (random.nextIndex(below: n), random.nextIndex(below: n))
      if a != b { edges.append((a, b)) }
    }
    return CompactGraph(vertexCount: n, edges: edges)
  }

  /// Each takes long here. The task is cancelled from a thread of its own, since the measure may keep
  /// all others busy, and says itself when it ends, since tests wait for each other. A second is meant,
  /// in a release build; test builds are many times slower and share their processors.
  @Test(
    arguments: [
      ("girvan-newman", 300, 900), ("core-score", 600, 1800), ("rank-intervals", 400, 1200),
      ("current-flow-betweenness", 600, 3000), ("current-flow-closeness", 800, 6000),
      ("communicability", 800, 4000), ("subgraph-centrality", 800, 4000),
      ("maximal-cliques", 60, 1600), ("motifs", 200, 3000), ("key-players", 500, 1500),
      ("community-significance", 400, 1600), ("qap-homophily", 300, 1500),
      ("betweenness", 1500, 5000), ("cohesive-blocks", 200, 1500), ("small-world", 600, 2400),
    ])
  func `a measure ends soon when its task is cancelled`(
    name: String, n: Int, m: Int
  ) async throws {
    let measure = try #require(MeasureCatalogue.measure(named: name))
    var input = MeasureInput(graph: graph(n, m))
    input.grouping = .init(
      groups: (0..<n).map { $0 % 3 }, names: ["a", "b", "c"], attribute: "kind")
    if name == "motifs" { input.options["size"] = "4" }
    let question = input
    let cancelled = Mutex(Date.distantFuture)
    let started = DispatchSemaphore(value: 0)
    let task = Task.detached { () -> (late: Double, error: (any Error)?) in
      started.signal()
      do {
        _ = try measure.evaluate(on: question)
        return (Date().timeIntervalSince(cancelled.withLock { $0 }), nil)
      } catch {
        return (Date().timeIntervalSince(cancelled.withLock { $0 }), error)
      }
    }
    Thread.detachNewThread {
      started.wait()
      Thread.sleep(forTimeInterval: 0.1)
      cancelled.withLock { $0 = Date() }
      task.cancel()
    }
    let (late, error) = await task.value
    #expect(late < 5, "\(name) went on for \(late) s")
    #expect(error == nil || error is CancellationError, "\(String(describing: error))")
  }

  private func input(_ graph: CompactGraph, for measure: Measure) -> MeasureInput {
    let n = graph.vertexCount
    return MeasureInput(
      graph: graph, options: measure.fewRepetitions,
      grouping: .init(
        groups: (0..<n).map { $0 % 3 }, names: ["a", "b", "c"], attribute: "kind"),
      source: Vertex(0), target: Vertex(n - 1), vertexSet: [Vertex(0), Vertex(n / 2)],
      attribute: .init(name: "size", values: (0..<n).map { Double($0 % 7) / 7 }))
  }

  /// A graph of two modes for the measures that need one.
  private func question(_ measure: Measure, _ n: Int, _ m: Int) -> MeasureInput {
    let graph = graph(n, m)
    guard measure.name.hasPrefix("two-mode") || measure.name == "projection-significance" else {
      return input(graph, for: measure)
    }
    let crossing = graph.edges.map { (2 * ($0.tail.index / 2), 2 * ($0.head.index / 2) + 1) }
    return input(CompactGraph(vertexCount: n, edges: crossing), for: measure)
  }

  /// These do hardly more than read the graph, with the options that they have by default, or sort it.
  private static let quick: Set<String> = [
    "degree", "strength", "core-number", "in-degree", "out-degree", "laplacian-centrality",
    "onion-layers", "average-neighbor-degree", "two-mode-degree", "participation",
    "within-module-z", "cartographic-roles", "core-periphery", "blau-index", "sphere-mix",
    "degree-concentration", "attribute-concentration", "triple-helix", "density", "reciprocity",
    "centralization", "degree-assortativity", "components", "strong-components", "bridges",
    "articulation-points", "biconnected-components", "numeric-assortativity", "rich-club",
    "average-degree", "degree-distribution", "mst-weight", "spanning-forest", "dominators",
    "modularity", "attribute-assortativity", "ei-index", "ei-index-of-vertices", "partner-groups",
    "label-propagation", "partition-quality", "conductance", "codelength", "disparity", "mixing",
    "attack-curve",
  ]

  /// Most throw; those whose work is hardly more than reading the graph may answer.
  @Test func `no measure works on for a task that is cancelled already`() async throws {
    var answering: [String] = []
    for measure in MeasureCatalogue.measures {
      let question = question(measure, 1000, 4000)
      let start = ContinuousClock.now
      let error = await Task.detached { () -> (any Error)? in
        unsafe withUnsafeCurrentTask { task in unsafe task?.cancel() }
        do {
          _ = try measure.evaluate(on: question)
          return nil
        } catch {
          return error
        }
      }.value
      let took = ContinuousClock.now - start
      #expect(took < .seconds(3), "\(measure.name) took \(took)")
      if error == nil { answering.append(measure.name) }
      let isRefusal = error is AnalysisError || error is MeasureOptionError
      #expect(error == nil || error is CancellationError || isRefusal, "\(measure.name)")
    }
    #expect(answering.filter { !Self.quick.contains($0) } == [])
  }

  @Test func `every measure that may take long tells how far it is`() throws {
    var silent: [String] = []
    for measure in MeasureCatalogue.measures {
      let report = ProgressReport()
      let question = question(measure, 60, 150)
      guard (try? report.watch({ try measure.evaluate(on: question) })) != nil else { continue }
      if report.standing.pass == 0 { silent.append(measure.name) }
    }
    #expect(silent.filter { !Self.quick.contains($0) } == [])
  }

  @Test func `progress counts the parts of each pass, asked from another thread`() async throws {
    let report = ProgressReport()
    #expect(report.standing.pass == 0 && report.standing.count == 0)
    let betweenness = try #require(MeasureCatalogue.measure(named: "betweenness"))
    let graph = graph(600, 2000)
    let isOver = Atomic<Bool>(false)
    // Awaited here, since a test may not wait for a thread in its own.
    async let seen = Task.detached {
      var seen: [ProgressReport.Standing] = []
      while !isOver.load(ordering: .acquiring) {
        let standing = report.standing
        if standing != seen.last { seen.append(standing) }
        try? await Task.sleep(for: .milliseconds(1))
      }
      return seen
    }.value
    let scores = try report.watch {
      // Loops inside a pass do not count, nor those outside the work.
      try betweenness.evaluate(on: MeasureInput(graph: graph)).values
    }
    let standing = report.standing
    _ = try betweenness.evaluate(on: MeasureInput(graph: graph))
    #expect(report.standing == standing)
    isOver.store(true, ordering: .releasing)
    #expect(standing.pass >= 1 && standing.done == standing.count && standing.count > 1)
    for (before, after) in zip(await seen, await seen.dropFirst()) {
      #expect(before.pass < after.pass || before.done <= after.done)
      #expect(after.done <= after.count)
    }
    #expect(scores == (try betweenness.evaluate(on: MeasureInput(graph: graph)).values))
  }

  @Test func `work that fails or is nested leaves the report of the outer one`() {
    let (outer, inner) = (ProgressReport(), ProgressReport())
    let graph = NamedGraph.karateClub
    outer.watch {
      _ = try? graph.betweenness()
      #expect(throws: CancellationError.self) { try inner.watch { throw CancellationError() } }
      inner.watch { _ = try? graph.betweenness() }
      _ = try? graph.betweenness()
    }
    #expect(outer.standing.pass == 2 * inner.standing.pass && inner.standing.pass > 0)
    #expect(outer.standing.done == outer.standing.count)
  }
}

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

import Dispatch
import NetworkGraph

/// The layout of one connected component.
struct ComponentLayout {
  let layout: StressLayout
  let graph: CompactGraph
  let lengths: ContiguousArray<Double>?
  let groups: [Int]?
  var cancellation: Cancellation?
  var threads = Workers.Threads.all

  func points() throws(CancellationError) -> [Point] {
    let n = graph.vertexCount
    if n == 2 { return [.origin, Point(x: lengths?[0] ?? 1, y: 0)] }
    guard n <= StressLayout.exactLimit else { return try sparsePoints(threads: threads) }

    let target = targetDistances()
    let descent = StressDescent(distances: target)
    let pivots = PivotStart.pivots(of: graph, count: 50, lengths: lengths)
    let pivotStart = PivotStart.positions(rows: pivots.rows, count: n)

    let starts = StressLayout.startCount(vertexCount: n)
    let usesForces = layout.emphasis == .community && n <= 2000
    let variants: [CommunityForces.Attraction?] =
      usesForces ? [.square, .linear, .logarithmic] : [nil]
    let finalists = StressLayout.finalistCount(vertexCount: n)
    let candidateCount = finalists * variants.count
    let countsCrossings = graph.edgeCount <= 3000
    var candidates = [Candidate](repeating: Candidate(), count: candidateCount)
    let layout = layout
    let graph = graph
    let groups = groups
    let cancellation = cancellation
    @Sendable func isCancelled() -> Bool { cancellation?.isCancelled ?? false }
    var begun = [Candidate](repeating: Candidate(), count: starts)
    // Where all are finished, nothing is chosen before.
    let sweeps = n > 500 ? 3 : 40
    let firstSweeps = starts == finalists ? sweeps : 6
    unsafe begun.withUnsafeMutableBufferPointer { buffer in
      // Each run writes its own element and nothing else.
      nonisolated(unsafe) let slots = unsafe buffer
      DispatchQueue.concurrentPerform(iterations: starts) { start in
        guard !isCancelled() else { return }
        var generator = SplitMix64(seed: layout.seed &+ UInt64(start) &* 0x9E37_79B9)
        var points = pivotStart
        let spread = start == 0 ? 0.1 : Double(n).squareRoot() * 2
        for v in 0..<n {
          let base = start == 0 ? points[v] : .origin
          points[v] = Point(
            x: base.x + (generator.nextUnit() - 0.5) * spread,
            y: base.y + (generator.nextUnit() - 0.5) * spread)
        }
        descent.run(on: &points, seed: generator.next(), isCancelled: isCancelled)
        guard !isCancelled() else { return }
        descent.majorize(&points, sweeps: firstSweeps)
        var candidate = Candidate(points: points)
        if finalists < starts {
          candidate.stress = DrawingQuality.stress(of: points, distances: target)
        }
        unsafe slots[start] = candidate
      }
    }
    // A run that stopped has left an empty candidate.
    if isCancelled() { throw CancellationError() }
    let chosen = begun.indices.sorted { (begun[$0].stress, $0) < (begun[$1].stress, $1) }
      .prefix(finalists).sorted().map { begun[$0].points }
    unsafe candidates.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = unsafe buffer
      DispatchQueue.concurrentPerform(iterations: finalists) { start in
        var points = chosen[start]
        descent.majorize(&points, sweeps: sweeps - firstSweeps)
        for (place, variant) in variants.enumerated() {
          guard !isCancelled() else { return }
          var candidate = Candidate(points: points)
          if let variant {
            // Beyond some hundred vertices half the steps bring the forces as near to rest.
            CommunityForces(graph: graph, attraction: variant, steps: n > 250 ? 150 : 300)
              .run(on: &candidate.points)
          }
          candidate.stress = DrawingQuality.stress(of: candidate.points, distances: target)
          candidate.crossings =
            countsCrossings
            ? Double(DrawingQuality.crossings(of: candidate.points, in: graph)) : 0
          candidate.neighbours =
            usesForces && n <= 500
            ? DrawingQuality.neighbourhoodPreservation(of: candidate.points, in: graph) : 0
          if let groups, n <= 500 {
            candidate.purity = DrawingQuality.groupPurity(
              of: candidate.points, membership: groups)
          }
          if usesForces {
            let turned = Orientation.turned(
              candidate.points, toAspect: layout.aspect, aim: .coverage)
            candidate.emptiness = Orientation.emptiness(of: turned)
          }
          unsafe slots[start * variants.count + place] = candidate
        }
      }
    }
    if isCancelled() { throw CancellationError() }
    return best(of: candidates).points
  }

  /// What the drawing is to show: distances in the graph, leaves nearer, groups farther apart.
  private func targetDistances() -> GraphDistances {
    var target = GraphDistances(of: graph, lengths: lengths)
    if layout.leafShortening > 0 {
      target = target.withLeaves(of: graph, shortenedBy: layout.leafShortening)
    }
    if let groups, let separation = layout.groups?.separation, separation > 0 {
      target = target.separated(groups: groups, factor: 1 + separation)
    }
    return target
  }

  private struct Candidate: Sendable {
    var points: [Point] = []
    var stress = 0.0
    var crossings = 0.0
    var neighbours = 0.0
    var emptiness = 0.0
    /// How clearly the groups are apart, 1 without groups.
    var purity = 1.0
  }

  /// The candidate with the least score; the first of equals.
  ///
  /// Stress and crossings count as multiples of the least found. With the emphasis on distance,
  /// crossings weigh a tenth of stress; on community, stress weighs a quarter of crossings, and the
  /// shares of neighbours that are not near and of the page that is empty weigh nine and five
  /// times as much. Where groups are to be drawn apart, the share of the nearest that are of another
  /// group weighs two and a half times as much.
  private func best(of candidates: [Candidate]) -> Candidate {
    let leastStress = max(candidates.map(\.stress).min()!, 1e-6)
    let leastCrossings = max(candidates.map(\.crossings).min()!, 1)
    func score(_ candidate: Candidate) -> Double {
      let stress = candidate.stress / leastStress
      let crossings = candidate.crossings / leastCrossings
      let mixture = 2.5 * (1 - candidate.purity)
      return layout.emphasis == .distance
        ? stress + 0.1 * crossings + mixture
        : crossings + 0.25 * stress + 9 * (1 - candidate.neighbours) + 5 * candidate.emptiness
          + mixture
    }
    var result = candidates[0]
    for candidate in candidates.dropFirst() where score(candidate) < score(result) {
      result = candidate
    }
    return result
  }

  /// A component with more pairs than can all be taken into account.
  private func sparsePoints(threads: Workers.Threads) throws(CancellationError) -> [Point] {
    var run = LargeLayout(
      graph: graph, workers: Workers(threads: threads, cancellation: cancellation))
    run.lengths = lengths
    run.seed = layout.seed
    run.stiffness = layout.emphasis.stiffness
    let cut = Float(layout.leafShortening)
    let isLeaf = (0..<graph.vertexCount).map { graph.arcCount(from: Vertex($0)) == 1 }
    let groups = groups
    let apart = Float(1 + (layout.groups?.separation ?? 0))
    run.distance = { a, b, distance in
      let ends: Float = (isLeaf[a] ? 1 : 0) + (isLeaf[b] ? 1 : 0)
      let nearer = ends > 0 && cut > 0 ? max(distance * 0.3, distance - cut * ends) : distance
      return groups == nil || groups![a] == groups![b] ? nearer : nearer * apart
    }
    return try run.points()
  }

  /// The undirected graph without self-loops on the vertices of a component, numbered in their order.
  ///
  /// - Complexity: O of the vertices and edges of the component, or of the graph where the component
  ///   is a large part of it: a thousand small components must not read the whole a thousand times.
  static func part(of graph: CompactGraph, on component: [Vertex]) -> CompactGraph {
    guard component.count * 8 < graph.vertexCount else {
      return graph.induced(on: component).undirected().withoutSelfLoops()
    }
    let number = Dictionary(uniqueKeysWithValues: zip(component, component.indices))
    var edges: [(Int, Int)] = []
    for (tail, vertex) in component.enumerated() {
      for slot in graph.arcs(from: vertex) {
        guard let head = number[graph.heads[slot]], tail != head else { continue }
        if graph.isDirected || tail < head { edges.append((tail, head)) }
      }
    }
    return CompactGraph(vertexCount: component.count, edges: edges)
  }

  static func components(of graph: CompactGraph) -> [[Vertex]] {
    let graph = graph.undirected()
    var isSeen = [Bool](repeating: false, count: graph.vertexCount)
    var result: [[Vertex]] = []
    for start in graph.vertices where !isSeen[start.index] {
      isSeen[start.index] = true
      var part = [start]
      var next = 0
      while next < part.count {
        for slot in graph.arcs(from: part[next]) where !isSeen[graph.heads[slot].index] {
          isSeen[graph.heads[slot].index] = true
          part.append(graph.heads[slot])
        }
        next += 1
      }
      result.append(part.sorted())
    }
    return result.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
  }
}

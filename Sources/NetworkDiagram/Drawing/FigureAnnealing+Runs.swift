import Dispatch
import NetworkGraph
import NetworkLayout

extension FigureAnnealing {
  /// Anneals from this state with as many seeds as runs, side by side, and keeps the best: the one
  /// with the fewest faulty nodes, then of the least cost, then the first.
  ///
  /// - Parameter merit: What places of the nodes are worth, in units of cost.
  func best(runs: Int, merit: ([Point]) -> Double) -> FigureAnnealing {
    let runs = Self.haste > 1 ? 1 : runs
    var results = (0..<runs).map { reseeded($0) }
    unsafe results.withUnsafeMutableBufferPointer { buffer in
      // Each run changes its own element and nothing else.
      nonisolated(unsafe) let slots = unsafe buffer
      DispatchQueue.concurrentPerform(iterations: runs) { run in
        unsafe slots[run].annealThoroughly()
      }
    }
    guard runs > 1 else { return results[0] }
    var best = 0
    var score = (Int.max, Double.infinity)
    for run in results.indices {
      let own = (
        results[run].faultyNodes().count, results[run].total() - merit(results[run].points)
      )
      if own < score { (best, score) = (run, own) }
    }
    return results[best]
  }

  /// The whole schedule: all nodes, then those with faults at rising cost, then nodes made apart.
  ///
  /// The work is counted in visits, not timed, so that it is the same on each machine.
  private mutating func annealThoroughly() {
    let budget = visitBudget
    func rounds(for nodes: Int, atMost limit: Int, of budget: Int) -> Int {
      max(3, min(limit, budget / max(1, nodes)))
    }
    let isLarge = points.count > 200
    run(
      rounds: rounds(for: points.count, atMost: 1320 / Self.haste, of: budget), namesPerVisit: 6,
      heat: 2,
      reach: 14, nodes: Array(points.indices))
    settle(rounds: isLarge ? 2 : 10)
    for attempt in 0..<(isLarge ? 2 : 6) {
      let faulty = faultyNodes()
      if faulty.isEmpty { break }
      release(faulty)
      costs.overlap *= 1.5
      run(
        rounds: rounds(for: faulty.count, atMost: 80, of: budget / 6), namesPerVisit: 8, heat: 2,
        reach: 10 + 5 * Double(attempt), nodes: faulty)
      settle(rounds: isLarge ? 1 : 10)
    }
    separateNodes()
  }

  /// A third of the schedule, from a state that is nearly good: see ``amended(nodeCount:)``.
  mutating func annealAgain() {
    run(
      rounds: max(3, min(440 / Self.haste, visitBudget / 3 / max(1, points.count))),
      namesPerVisit: 6, heat: 1.5, reach: 24, nodes: Array(points.indices))
    settle(rounds: 10)
    let faulty = faultyNodes()
    if !faulty.isEmpty {
      release(faulty)
      run(
        rounds: max(3, min(80, visitBudget / 6 / faulty.count)), namesPerVisit: 8, heat: 2,
        reach: 15, nodes: faulty)
      settle(rounds: 10)
    }
    separateNodes()
  }

  /// By how much the search is cut short: in a debug build each step takes fifty times as long, and
  /// drawings are made to be tested, not printed. All names are free of overlaps in any case.
  static var haste: Int {
    #if DEBUG
      48
    #else
      1
    #endif
  }

  /// How many visits a run may take: fewer where each has many lines to look at, and where the
  /// distances to hundreds of others are added up at each.
  private var visitBudget: Int {
    // Beyond two hundred a search as long would take longer than readers of a draft wait.
    let work = points.count > 200 ? 14_000_000 : 72_000_000
    let full = work / (600 + points.count) / max(1, edges.count / max(1, points.count))
    return (isTrial ? full / 4 : full) / Self.haste
  }

  /// Runs the annealing from the present state.
  ///
  /// - Parameters:
  ///   - rounds: How often each node is visited; each visit tries some places of the name and some
  ///     moves of the node.
  ///   - heat: The first temperature, in units of cost.
  ///   - reach: How far a node moves at most in one step at first, in points.
  ///   - nodes: The nodes to visit.
  private mutating func run(
    rounds: Int, namesPerVisit: Int, heat: Double, reach: Double, nodes: [Int]
  ) {
    var order = nodes
    for round in 0..<rounds {
      let progress = Double(round) / Double(max(1, rounds - 1))
      let temperature = heat * Elementary.exp(-5 * progress)
      let radius = reach * Elementary.exp(-3 * progress)
      generator.shuffle(&order)
      for i in order {
        visit(i, names: namesPerVisit, moves: 6, radius: radius, temperature: temperature)
      }
    }
  }
}

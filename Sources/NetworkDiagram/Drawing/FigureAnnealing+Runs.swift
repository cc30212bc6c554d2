import Dispatch

extension FigureAnnealing {
  /// Anneals from this state with as many seeds as runs, side by side, and keeps the best: the one
  /// with the fewest faulty nodes, then of the least cost, then the first.
  func best(runs: Int) -> FigureAnnealing {
    var results = (0..<runs).map { reseeded($0) }
    unsafe results.withUnsafeMutableBufferPointer { buffer in
      // Each run changes its own element and nothing else.
      nonisolated(unsafe) let slots = unsafe buffer
      DispatchQueue.concurrentPerform(iterations: runs) { run in
        unsafe slots[run].annealThoroughly()
      }
    }
    var best = results[0]
    var score = (best.faultyNodes().count, best.total)
    for result in results.dropFirst() {
      let other = (result.faultyNodes().count, result.total)
      if other < score { (best, score) = (result, other) }
    }
    return best
  }

  /// The whole schedule: all nodes, then those with faults at rising cost, then nodes made apart.
  ///
  /// The work is counted in tests of two boxes or lines, not timed, so that it is the same on each
  /// machine: the budget is about half a second.
  private mutating func annealThoroughly() {
    let perVisit = (points.count + edges.count) * (8 + 4 * edges.count / max(1, points.count))
    let budget = 80_000_000
    func rounds(for nodes: Int, atMost limit: Int, of budget: Int) -> Int {
      max(3, min(limit, budget / max(1, nodes * perVisit)))
    }
    let isLarge = points.count > 200
    run(
      rounds: rounds(for: points.count, atMost: 250, of: budget), namesPerVisit: 6, heat: 2,
      reach: 14, nodes: Array(points.indices))
    settle(rounds: isLarge ? 2 : 10)
    for attempt in 0..<(isLarge ? 2 : 6) {
      let faulty = faultyNodes()
      if faulty.isEmpty { break }
      release(faulty)
      costs.overlap *= 1.5
      run(
        rounds: rounds(for: faulty.count, atMost: 60, of: budget / 6), namesPerVisit: 8, heat: 2,
        reach: 10 + 5 * Double(attempt), nodes: faulty)
      settle(rounds: isLarge ? 1 : 10)
    }
    separateNodes()
  }
}

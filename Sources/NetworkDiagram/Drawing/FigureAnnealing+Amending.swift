import Dispatch
import NetworkGraph
import NetworkLayout

extension FigureAnnealing {
  /// What a reader finds wrong with the picture as a whole, and no cost of a single change knows:
  /// the bounds are those of a print-ready figure.
  struct Shortcomings {
    /// The names that foreign lines cross beyond a quarter of all.
    var crossedNames = 0
    /// The lines more than half of which foreign names hide, or nine tenths with the names at their
    /// own ends.
    var lostLines = 0
    /// The empty cells beyond 15 % of the picture.
    var emptyCells = 0

    /// The number of bounds that are missed.
    var count: Int {
      (crossedNames > 0 ? 1 : 0) + (lostLines > 0 ? 1 : 0) + (emptyCells > 0 ? 1 : 0)
    }
    /// How far they are missed together.
    var sum: Int { crossedNames + 2 * lostLines + emptyCells }
  }

  /// The picture with what it lacks as a whole made better, where more weight on that finds a way.
  ///
  /// Each attempt goes on from the best so far with twice the weight on what it misses, two runs side
  /// by side; one that misses no less, or leaves a name without a place, is dropped.
  ///
  /// - Parameter nodeCount: How many nodes the whole figure has, those in rows included.
  func amended(nodeCount: Int) -> FigureAnnealing {
    var best = self
    var lack = shortcomings(nodeCount: nodeCount)
    var faults = faultyNodes().count
    var search = self
    for attempt in 0..<Self.amendingAttempts where lack.count > 0 {
      search = best.withCosts(search.costs)
      if lack.crossedNames > 0 { search.costs.lineThroughName *= 1.5 }
      if lack.lostLines > 0 { search.costs.hiddenLine *= 3 }
      if lack.emptyCells > 0 { search.costs.emptyCell *= 1.6 }
      search.costs.stress *= 0.8
      var results = [search.reseeded(2 * attempt + 1), search.reseeded(2 * attempt + 2)]
      unsafe results.withUnsafeMutableBufferPointer { buffer in
        // Each run changes its own element and nothing else.
        nonisolated(unsafe) let slots = unsafe buffer
        DispatchQueue.concurrentPerform(iterations: 2) { run in
          unsafe slots[run].annealAgain()
        }
      }
      for result in results {
        let (own, ownFaults) = (
          result.shortcomings(nodeCount: nodeCount), result.faultyNodes().count
        )
        if ownFaults <= faults, (own.count, own.sum) < (lack.count, lack.sum) {
          (best, lack, faults) = (result, own, ownFaults)
        }
      }
    }
    return best
  }

  private static let amendingAttempts = haste > 1 ? 1 : 8

  private func withCosts(_ costs: Costs) -> FigureAnnealing {
    var copy = self
    copy.costs = costs
    return copy
  }

  func shortcomings(nodeCount: Int) -> Shortcomings {
    var result = Shortcomings()
    let named = choice.count { $0 >= 0 }
    let crossed = points.indices.count { choice[$0] >= 0 && foreignLines[$0] > 0 }
    result.crossedNames = max(0, crossed - named / 4)
    result.lostLines = lostLines
    let side = (1...8).first { $0 * $0 >= nodeCount } ?? 8
    let allowed = max(1, Int(0.15 * Double(side * side)))
    result.emptyCells = max(0, emptyCells(side: side) - allowed)
    return result
  }

  /// Lines are judged by what is seen of them, between the nodes at their ends.
  private var lostLines: Int {
    let boxes = points.indices.map { i in
      nameBox(i).map {
        CentredBox(
          x: Float($0.center.x), y: Float($0.center.y), halfWidth: Float($0.width / 2),
          halfHeight: Float($0.height / 2))
      }
    }
    return edges.count { edge in
      let (a, b) = (points[edge.tail], points[edge.head])
      let length = a.distance(to: b)
      let (first, last) = (
        min(0.45, Double(halfExtent[edge.tail]) / max(length, 1e-9)),
        max(0.55, 1 - Double(halfExtent[edge.head]) / max(length, 1e-9))
      )
      let line = HalvedSegment(
        from: Point(x: a.x + (b.x - a.x) * first, y: a.y + (b.y - a.y) * first),
        to: Point(x: a.x + (b.x - a.x) * last, y: a.y + (b.y - a.y) * last))
      var (foreign, all): (Float, Float) = (0, 0)
      for (name, box) in boxes.enumerated() {
        guard let box, line.meets(box) else { continue }
        let share = line.share(in: box)
        all += share
        if name != edge.tail, name != edge.head { foreign += share }
      }
      return foreign > 0.48 || all > 0.88
    }
  }

  private func emptyCells(side: Int) -> Int {
    let boxes = points.indices.flatMap { i in [nodeBox(i, 0), nameBox(i)].compactMap { $0 } }
    guard let first = boxes.first else { return 0 }
    let extent = boxes.dropFirst().reduce(first) { $0.union($1) }
    guard extent.width > 0, extent.height > 0 else { return 0 }
    func cell(_ value: Double, _ origin: Double, _ length: Double) -> Int {
      min(side - 1, max(0, Int((value - origin) / length * Double(side))))
    }
    var isUsed = [Bool](repeating: false, count: side * side)
    for box in boxes {
      for row in cell(
        box.minY, extent.minY, extent.height)...cell(
          box.maxY, extent.minY, extent.height)
      {
        for column in cell(
          box.minX, extent.minX, extent.width)...cell(
            box.maxX, extent.minX, extent.width)
        {
          isUsed[row * side + column] = true
        }
      }
    }
    return isUsed.count { !$0 }
  }
}

import NetworkGraph
import NetworkLayout

extension FigureAnnealing {
  /// Enters the lines of a node in the counts of the names that they pass through, or takes them
  /// out with −1.
  mutating func countLines(_ i: Int, _ amount: Int) {
    for index in incident[i] {
      let (tail, head) = edges[index]
      let (a, b) = (points[tail], points[head])
      actorCells.find(from: a, to: b)
      for place in 0..<actorCells.foundCount {
        let j = Int(actorCells.found[place])
        if j == tail || j == head || choice[j] < 0 { continue }
        if names[j].meetsSegment(from: a, to: b) { foreignLines[j] += amount }
      }
    }
  }

  mutating func change(_ i: Int, to p: Point, place: Int) {
    let hasMoved = p != points[i]
    actorCells.remove(i, box: extent(i))
    if hasMoved {
      for index in incident[i] {
        lineCells.remove(index, from: points[edges[index].tail], to: points[edges[index].head])
      }
    }
    points[i] = p
    choice[i] = place
    setName(i)
    actorCells.insert(i, box: extent(i))
    if hasMoved {
      for index in incident[i] {
        lineCells.insert(index, from: points[edges[index].tail], to: points[edges[index].head])
      }
    }
  }

  private mutating func accepts(_ rise: Double, _ temperature: Double) -> Bool {
    rise <= 0
      || (rise < 20 * temperature
        && generator.nextUnit() < Elementary.exp(-rise / temperature))
  }

  /// Lets nodes leave their anchors: no place of the names alone was free of faults.
  mutating func release(_ nodes: [Int]) {
    for i in nodes { isHeld[i] = false }
  }

  /// Tries some places of a name and then a move of its node.
  mutating func visit(_ i: Int, names count: Int, radius: Double, temperature: Double) {
    occupy(i, -1)
    let old = (point: points[i], place: choice[i])
    var place = old.place
    var present =
      nameCost(i, at: old.point, place: place) + pageCost(i, at: old.point, place: place)
    var lines = lastForeignLines
    if candidates[i].count > 1 {
      for _ in 0..<count {
        let other = generator.nextIndex(below: candidates[i].count)
        let cost =
          nameCost(i, at: old.point, place: other) + pageCost(i, at: old.point, place: other)
        if accepts(cost - present, temperature) {
          (present, place, lines) = (cost, other, lastForeignLines)
        }
      }
    }
    countLines(i, -1)
    let wanted = Point(
      x: old.point.x + (generator.nextUnit() + generator.nextUnit() - 1) * radius,
      y: old.point.y + (generator.nextUnit() + generator.nextUnit() - 1) * radius)
    let target = isHeld[i] ? old.point : constraints?.allowed(i, wanted, among: points) ?? wanted
    var next = place
    if place >= 0 && generator.nextIndex(below: 3) == 0 {
      next = generator.nextIndex(below: candidates[i].count)
    }
    let before = present + nodeCost(i, at: old.point)
    var after = nameCost(i, at: target, place: next) + pageCost(i, at: target, place: next)
    let linesAfter = lastForeignLines
    // Most moves fail by their name alone.
    var point = old.point
    if after - before < 20 * temperature {
      after += nodeCost(i, at: target)
      if accepts(after - before, temperature) {
        (point, place, lines) = (target, next, linesAfter)
      }
    }
    if point != old.point || place != old.place { change(i, to: point, place: place) }
    if choice[i] >= 0 { foreignLines[i] = lines }
    countLines(i, 1)
    occupy(i, 1)
  }

  /// Gives each name its best place until none has a better one, or `rounds` have passed.
  mutating func settle(rounds: Int) {
    for _ in 0..<rounds {
      var isSettled = true
      for i in points.indices where choice[i] >= 0 {
        occupy(i, -1)
        let p = points[i]
        var best = choice[i]
        var least = nameCost(i, at: p, place: best) + pageCost(i, at: p, place: best)
        var lines = lastForeignLines
        for place in candidates[i].indices where place != choice[i] {
          let cost = nameCost(i, at: p, place: place) + pageCost(i, at: p, place: place)
          if cost < least - 1e-9 {
            (least, best, lines) = (cost, place, lastForeignLines)
            isSettled = false
          }
        }
        if best != choice[i] { change(i, to: p, place: best) }
        foreignLines[i] = lines
        occupy(i, 1)
      }
      if isSettled { return }
    }
  }

  /// Moves apart the nodes that still overlap, and back into the frame.
  mutating func separateNodes() {
    let sizes = points.indices.map { Size(width: 2 * halfWidth[$0], height: 2 * halfHeight[$0]) }
    let moved =
      constraints?.separated(points, sizes: sizes, gap: 0.5)
      ?? OverlapRemoval.separated(points, sizes: sizes, gap: 0.5, within: frame)
    for i in points.indices where moved[i] != points[i] {
      occupy(i, -1)
      change(i, to: moved[i], place: choice[i])
      occupy(i, 1)
    }
    for i in points.indices where choice[i] >= 0 {
      _ = nameCost(i, at: points[i], place: choice[i])
      foreignLines[i] = lastForeignLines
    }
  }

  // MARK: The state as a whole

  /// What two states of one figure are compared by: the costs of all names, nodes and lines and of
  /// the page, those between two nodes counted twice.
  mutating func total() -> Double {
    var sum = costs.emptyCell * Double(occupancy.count { $0 == 0 })
    for i in points.indices {
      sum += nameCost(i, at: points[i], place: choice[i])
      countLines(i, -1)
      sum += nodeCost(i, at: points[i])
      countLines(i, 1)
    }
    return sum
  }

  /// The nodes whose node or name overlaps something or leaves the frame.
  mutating func faultyNodes() -> [Int] {
    var result: [Int] = []
    for i in points.indices {
      _ = nameCost(i, at: points[i], place: choice[i])
      var isFaulty = lastHardCost > 0 || nodeBox(i, 0).excess(over: frame) > 0
      let own = nodeBox(i, 0.5)
      actorCells.find(in: own.insetBy(-reach))
      for place in 0..<actorCells.foundCount where !isFaulty {
        let j = Int(actorCells.found[place])
        if j == i { continue }
        isFaulty =
          own.overlapCost(nodeBox(j, 0.5)) > 0
          || (choice[j] >= 0 && nodeBox(i, clearance[j]).overlapCost(names[j]) > 0)
      }
      if isFaulty { result.append(i) }
    }
    return result
  }
}

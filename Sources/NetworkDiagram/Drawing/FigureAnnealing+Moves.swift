import NetworkGraph
import NetworkLayout

extension FigureAnnealing {
  /// Enters the lines of a node in the counts of the names that they pass through, or takes them
  /// out with −1.
  mutating func countLines(_ i: Int, _ amount: Int) {
    for place in firstIncident[i]..<firstIncident[i + 1] {
      let (tail, head) = edges[incident[place]]
      let line = HalvedSegment(from: points[tail], to: points[head])
      for index in actors.blocks.indices {
        let block = actors.blocks[index]
        let isMet = line.meets(
          x: block.nameX, y: block.nameY, halfWidth: block.nameHalfWidth,
          halfHeight: block.nameHalfHeight)
        guard any(isMet) else { continue }
        for lane in 0..<4 where isMet[lane] {
          let j = index * 4 + lane
          if j != tail && j != head { foreignLines[j] += amount }
        }
      }
    }
  }

  /// Takes a node with its name and its lines off the page.
  mutating func lift(_ i: Int) {
    countLines(i, -1)
    occupy(i, -1)
    actors.lift(i)
    for place in firstIncident[i]..<firstIncident[i + 1] { lines.lift(incident[place]) }
  }

  /// Puts a node that is off the page at a point, its name at a place with foreign lines through it.
  mutating func put(_ i: Int, at p: Point, place: Int, lines count: Int) {
    points[i] = p
    choice[i] = place
    foreignLines[i] = count
    setActor(i)
    for place in firstIncident[i]..<firstIncident[i + 1] {
      let index = incident[place]
      lines.set(
        index, HalvedSegment(from: points[edges[index].tail], to: points[edges[index].head]))
    }
    occupy(i, 1)
    countLines(i, 1)
  }

  /// How much more a change may cost (Metropolis, with the chance drawn before the costs).
  private mutating func allowance(_ temperature: Double) -> Double {
    -temperature * Elementary.log(1 - generator.nextUnit())
  }

  /// Lets nodes leave their anchors: no place of the names alone was free of faults.
  mutating func release(_ nodes: [Int]) {
    for i in nodes { isHeld[i] = false }
  }

  /// Tries some places of a name and then moves of its node.
  mutating func visit(
    _ i: Int, names nameCount: Int, moves moveCount: Int, radius: Double, temperature: Double
  ) {
    lift(i)
    if sampleStep > 1 { sampleStart = generator.nextIndex(below: sampleStep) }
    var (point, place) = (points[i], choice[i])
    var (present, lines) = nameCost(i, at: point, place: place, limit: .infinity)
    present += pageCost(i, at: point, place: place)
    let placeCount = candidates[i].count
    if placeCount > 1 {
      for _ in 0..<nameCount {
        let other = generator.nextIndex(below: placeCount)
        let limit = present + allowance(temperature)
        let page = pageCost(i, at: point, place: other)
        let (cost, count) = nameCost(i, at: point, place: other, limit: limit - page)
        if cost + page <= limit { (present, place, lines) = (cost + page, other, count) }
      }
    }
    if !isHeld[i] {
      present += nodeCost(i, at: point, limit: .infinity)
      for _ in 0..<moveCount {
        let wanted = Point(
          x: point.x + (generator.nextUnit() + generator.nextUnit() - 1) * radius,
          y: point.y + (generator.nextUnit() + generator.nextUnit() - 1) * radius)
        let target = constraints?.allowed(i, wanted, among: points) ?? wanted
        var next = place
        if place >= 0 && generator.nextIndex(below: 3) == 0 {
          next = generator.nextIndex(below: placeCount)
        }
        let limit = present + allowance(temperature)
        let page = pageCost(i, at: target, place: next)
        let (name, count) = nameCost(i, at: target, place: next, limit: limit - page)
        guard name + page <= limit else { continue }
        let cost = name + page + nodeCost(i, at: target, limit: limit - name - page)
        if cost <= limit { (present, point, place, lines) = (cost, target, next, count) }
      }
    }
    put(i, at: point, place: place, lines: lines)
  }

  /// Gives each name its best place until none has a better one, or `rounds` have passed.
  mutating func settle(rounds: Int) {
    for _ in 0..<rounds {
      var isSettled = true
      for i in points.indices where choice[i] >= 0 {
        lift(i)
        let p = points[i]
        var best = choice[i]
        var (least, lines) = nameCost(i, at: p, place: best, limit: .infinity)
        least += pageCost(i, at: p, place: best)
        for place in candidates[i].indices where place != choice[i] {
          let page = pageCost(i, at: p, place: place)
          let (cost, count) = nameCost(i, at: p, place: place, limit: least - page)
          if cost + page < least - 1e-9 {
            (least, best, lines) = (cost + page, place, count)
            isSettled = false
          }
        }
        put(i, at: p, place: best, lines: lines)
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
      lift(i)
      let (_, count) = nameCost(i, at: moved[i], place: choice[i], limit: .infinity)
      put(i, at: moved[i], place: choice[i], lines: count)
    }
  }

  // MARK: The state as a whole

  /// What two states of one figure are compared by: the costs of all names, nodes and lines and of
  /// the page, those between two nodes counted twice.
  mutating func total() -> Double {
    let step = sampleStep
    (sampleStart, sampleStep) = (0, 1)
    defer { sampleStep = step }
    var sum = costs.emptyCell * Double(occupancy.count { $0 == 0 })
    for i in points.indices {
      lift(i)
      let (name, count) = nameCost(i, at: points[i], place: choice[i], limit: .infinity)
      sum += name + nodeCost(i, at: points[i], limit: .infinity)
      put(i, at: points[i], place: choice[i], lines: count)
    }
    return sum
  }

  /// The nodes whose node or name overlaps something or leaves the frame, in full precision.
  func faultyNodes() -> [Int] {
    let names = points.indices.map { nameBox($0) }
    return points.indices.filter { i in
      let own = nodeBox(i, 0.5)
      if nodeBox(i, 0).excess(over: frame) > 0 { return true }
      let name = names[i]
      if let name, name.excess(over: frame) > 0 { return true }
      let padded = name?.insetBy(-namePadding)
      let clearance = name.map { _ in candidates[i][choice[i]].clearance } ?? 0
      for j in points.indices where j != i {
        if own.overlaps(nodeBox(j, 0.5)) { return true }
        if let name, let padded {
          if name.overlaps(nodeBox(j, clearance)) { return true }
          if let other = names[j], padded.overlaps(other) { return true }
        }
        if let other = names[j],
          nodeBox(i, candidates[j][choice[j]].clearance).overlaps(other)
        {
          return true
        }
      }
      return false
    }
  }
}

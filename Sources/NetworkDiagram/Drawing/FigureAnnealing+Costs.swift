import NetworkLayout

/// What a node, its name and its lines cost at a place. The node must be off the page:
/// ``FigureAnnealing/lift(_:)``. Looking ends once the sum is beyond a limit.
///
/// The methods are mutating though they change nothing: a call of any other would retain each array.
extension FigureAnnealing {
  /// The first line through a name does most of the harm.
  @inline(__always) func lineCost(_ lines: Int) -> Double {
    lines > 0 ? costs.lineThroughName * (0.7 + 0.3 * Double(lines)) : 0
  }

  /// A hard fault costs at once and more the larger it is, so that there is a way downhill.
  @inline(__always) private func overlapCost(_ overlap: Float) -> Double {
    overlap > 0 ? costs.overlap * (0.6 + 0.1 * Double(overlap)) : 0
  }

  /// What a name costs at a place, and the number of foreign lines through it.
  mutating func nameCost(_ i: Int, at p: Point, place: Int, limit: Double) -> (Double, lines: Int) {
    guard place >= 0 else { return (0, 0) }
    let name = places[firstPlace[i] + place]
    let box = CentredBox(
      x: Float(p.x) + name.x, y: Float(p.y) + name.y, halfWidth: name.halfWidth,
      halfHeight: name.halfHeight)
    var sum = name.cost + excessCost(box)
    guard sum <= limit else { return (sum, 0) }
    // A foreign node may neither be within the clearance nor nearer than the own one.
    let near = max(name.clearance, name.ownGap + 0.3)
    let padding = Float(namePadding)
    for index in actors.blocks.indices {
      let block = actors.blocks[index]
      let isNear = box.isWithin(
        near, ofX: block.nodeX, y: block.nodeY, halfWidth: block.nodeHalfWidth,
        halfHeight: block.nodeHalfHeight)
      let isOver = box.isWithin(
        padding, ofX: block.nameX, y: block.nameY, halfWidth: block.nameHalfWidth,
        halfHeight: block.nameHalfHeight)
      guard any(isNear .| isOver) else { continue }
      for lane in 0..<4 {
        if isNear[lane] {
          let node = block.node(lane)
          sum += overlapCost(box.overlap(node, padding: name.clearance))
          if box.gap(x: node.x, y: node.y) - halfExtent[index * 4 + lane] < name.ownGap + 0.3 {
            sum += costs.ambiguity
          }
        }
        if isOver[lane] { sum += overlapCost(box.overlap(block.name(lane), padding: padding)) }
      }
      if sum > limit { return (sum, 0) }
    }
    for place in firstIncident[i]..<firstIncident[i + 1] {
      let (tail, head) = edges[incident[place]]
      let line = HalvedSegment(from: p, to: points[tail == i ? head : tail])
      if line.meets(box) {
        sum += costs.ownLineThroughName + hiddenCost(line, under: box)
      }
    }
    var count = 0
    for index in lines.blocks.indices {
      let block = lines.blocks[index]
      let isMet = box.isMet(by: block)
      guard any(isMet) else { continue }
      for lane in 0..<4 where isMet[lane] {
        count += 1
        sum += hiddenCost(
          HalvedSegment(
            middleX: block.middleX[lane], middleY: block.middleY[lane],
            halfX: block.halfX[lane], halfY: block.halfY[lane]), under: box)
      }
      if sum + lineCost(count) > limit { break }
    }
    return (sum + lineCost(count), count)
  }

  @inline(__always) private func hiddenCost(_ line: HalvedSegment, under box: CentredBox) -> Double
  {
    let share = Double(line.share(in: box))
    return costs.hiddenLine * share * share
  }

  private func excessCost(_ box: CentredBox) -> Double {
    let rectangle = Rectangle(
      minX: Double(box.x - box.halfWidth), minY: Double(box.y - box.halfHeight),
      maxX: Double(box.x + box.halfWidth), maxY: Double(box.y + box.halfHeight))
    return costs.overlap * rectangle.excess(over: frame)
  }

  /// What a node and its lines cost at a place, its own name apart.
  mutating func nodeCost(_ i: Int, at p: Point, limit: Double) -> Double {
    var sum = costs.overlap * nodeBox(i, at: p, 1).excess(over: frame)
    if let anchor = anchors[i] { sum += costs.drift * p.distance(to: anchor) }
    sum += costs.stress / pairCount * stressError(i, at: p)
    guard sum <= limit else { return sum }
    let box = CentredBox(
      x: Float(p.x), y: Float(p.y), halfWidth: Float(halfWidth[i]),
      halfHeight: Float(halfHeight[i]))
    sum += neighbourCost(i, box)
    guard sum <= limit else { return sum }
    var inside = box
    inside.halfWidth += 0.5
    inside.halfHeight += 0.5
    var through = SIMD4<Int32>()
    for index in lines.blocks.indices {
      through &-= lanes(inside.isMet(by: lines.blocks[index]))
    }
    sum += costs.lineThroughNode * Double(through.wrappedSum())
    for place in firstIncident[i]..<firstIncident[i + 1] {
      guard sum <= limit else { return sum }
      let (tail, head) = edges[incident[place]]
      let other = tail == i ? head : tail
      sum += ownLineCost(HalvedSegment(from: p, to: points[other]), to: other)
    }
    return sum
  }

  /// What other nodes and names too near to a node cost.
  private mutating func neighbourCost(_ i: Int, _ box: CentredBox) -> Double {
    var sum = 0.0
    let gap = Float(nodeGap)
    let far = Float(LabelCandidate.wideGap + 1.2)
    for index in actors.blocks.indices {
      let block = actors.blocks[index]
      let isOver = box.isWithin(
        gap, ofX: block.nodeX, y: block.nodeY, halfWidth: block.nodeHalfWidth,
        halfHeight: block.nodeHalfHeight)
      let isNear = box.isWithin(
        far, ofX: block.nameX, y: block.nameY, halfWidth: block.nameHalfWidth,
        halfHeight: block.nameHalfHeight)
      guard any(isOver .| isNear) else { continue }
      for lane in 0..<4 {
        if isOver[lane] { sum += overlapCost(box.overlap(block.node(lane), padding: gap)) }
        guard isNear[lane] else { continue }
        let j = index * 4 + lane
        let place = places[firstPlace[j] + choice[j]]
        let name = block.name(lane)
        sum += overlapCost(name.overlap(box, padding: place.clearance))
        if name.gap(x: box.x, y: box.y) - halfExtent[i] < place.ownGap + 0.3 {
          sum += costs.ambiguity
        }
      }
    }
    return sum
  }

  /// The squared relative errors of a node's distances; each pair that may have any adds 1.
  private mutating func stressError(_ i: Int, at p: Point) -> Double {
    guard !inverseTargets.isEmpty else { return 0 }
    let (x, y) = (Float(p.x), Float(p.y))
    let count = actors.blocks.count
    let row = i * count
    var error = SIMD4<Float>()
    for index in 0..<count {
      let dx = actors.blocks[index].nodeX - x
      let dy = actors.blocks[index].nodeY - y
      let ratio = (dx * dx + dy * dy).squareRoot() * inverseTargets[row + index] - 1
      error += ratio * ratio
    }
    return Double(error.sum())
  }

  /// What one line of a node does to names, nodes and other lines.
  private mutating func ownLineCost(_ line: HalvedSegment, to other: Int) -> Double {
    var sum = 0.0
    if costs.crossing > 0 {
      sum =
        costs.crossing
        * Double(lines.crossings(line, first: sampleStart, step: sampleStep))
    }
    for index in actors.blocks.indices {
      let block = actors.blocks[index]
      let meetsName = line.meets(
        x: block.nameX, y: block.nameY, halfWidth: block.nameHalfWidth,
        halfHeight: block.nameHalfHeight)
      let meetsNode = line.meets(
        x: block.nodeX, y: block.nodeY, halfWidth: block.nodeHalfWidth + 0.5,
        halfHeight: block.nodeHalfHeight + 0.5)
      guard any(meetsName .| meetsNode) else { continue }
      for lane in 0..<4 {
        let j = index * 4 + lane
        if meetsNode[lane] && j != other { sum += costs.lineThroughNode }
        guard meetsName[lane] else { continue }
        sum +=
          j == other
          ? costs.ownLineThroughName : lineCost(foreignLines[j] + 1) - lineCost(foreignLines[j])
        sum += hiddenCost(line, under: block.name(lane))
      }
    }
    return sum
  }
}

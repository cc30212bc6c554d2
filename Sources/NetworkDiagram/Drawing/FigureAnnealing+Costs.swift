import NetworkLayout

/// What a node, its name and its lines cost at a place. The node must be off the page:
/// ``FigureAnnealing/lift(_:)``. Looking ends once the sum is beyond a limit.
extension FigureAnnealing {
  /// The first line through a name does most of the harm.
  @inline(__always) func lineCost(_ lines: Int) -> Double {
    lines > 0 ? costs.lineThroughName * (0.7 + 0.3 * Double(lines)) : 0
  }

  /// A hard fault costs at once and more the larger it is, so that there is a way downhill.
  @inline(__always) private func overlapCost(_ first: Float, _ second: Float) -> Double {
    costs.overlap * (0.6 + 0.1 * Double(min(first, second)))
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
      let nodeX = magnitude(block.nodeX - box.x) - block.nodeHalfWidth - box.halfWidth
      let nodeY = magnitude(block.nodeY - box.y) - block.nodeHalfHeight - box.halfHeight
      let nameX = magnitude(block.nameX - box.x) - block.nameHalfWidth - (box.halfWidth + padding)
      let nameY = magnitude(block.nameY - box.y) - block.nameHalfHeight - (box.halfHeight + padding)
      let isNear = (nodeX .< near) .& (nodeY .< near)
      let isOver = (nameX .< 0) .& (nameY .< 0)
      guard any(isNear .| isOver) else { continue }
      for lane in 0..<4 {
        if isNear[lane] {
          let (x, y) = (nodeX[lane], nodeY[lane])
          if x < name.clearance && y < name.clearance {
            sum += overlapCost(name.clearance - x, name.clearance - y)
          }
          let dx = max(0, (block.nodeX[lane] - box.x).magnitude - box.halfWidth)
          let dy = max(0, (block.nodeY[lane] - box.y).magnitude - box.halfHeight)
          let gap = (dx * dx + dy * dy).squareRoot() - halfExtent[index * 4 + lane]
          if gap < name.ownGap + 0.3 { sum += costs.ambiguity }
        }
        if isOver[lane] { sum += overlapCost(-nameX[lane], -nameY[lane]) }
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
      through.replace(with: through &+ 1, where: inside.isMet(by: lines.blocks[index]))
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
      let nodeX = magnitude(block.nodeX - box.x) - block.nodeHalfWidth - (box.halfWidth + gap)
      let nodeY = magnitude(block.nodeY - box.y) - block.nodeHalfHeight - (box.halfHeight + gap)
      let nameX = magnitude(block.nameX - box.x) - block.nameHalfWidth - box.halfWidth
      let nameY = magnitude(block.nameY - box.y) - block.nameHalfHeight - box.halfHeight
      let isOver = (nodeX .< 0) .& (nodeY .< 0)
      let isNear = (nameX .< far) .& (nameY .< far)
      guard any(isOver .| isNear) else { continue }
      for lane in 0..<4 {
        if isOver[lane] { sum += overlapCost(-nodeX[lane], -nodeY[lane]) }
        guard isNear[lane] else { continue }
        let j = index * 4 + lane
        let name = places[firstPlace[j] + choice[j]]
        if nameX[lane] < name.clearance && nameY[lane] < name.clearance {
          sum += overlapCost(name.clearance - nameX[lane], name.clearance - nameY[lane])
        }
        let dx = max(0, (block.nameX[lane] - box.x).magnitude - block.nameHalfWidth[lane])
        let dy = max(0, (block.nameY[lane] - box.y).magnitude - block.nameHalfHeight[lane])
        if (dx * dx + dy * dy).squareRoot() - halfExtent[i] < name.ownGap + 0.3 {
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
    var sum = costs.crossing == 0 ? 0 : costs.crossing * Double(lines.crossings(line))
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
        sum += hiddenCost(
          line,
          under: CentredBox(
            x: block.nameX[lane], y: block.nameY[lane], halfWidth: block.nameHalfWidth[lane],
            halfHeight: block.nameHalfHeight[lane]))
      }
    }
    return sum
  }
}

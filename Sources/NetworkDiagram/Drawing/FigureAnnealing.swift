import NetworkGraph
import NetworkLayout

/// Seeks places for nodes and names at once: no overlap first, then names off the lines, few
/// crossings, and distances as the layout wants them.
///
/// Costs of a change are true differences: what a node, its name and its lines do to all others is
/// looked up in cells of the page before and after.
///
/// - SeeAlso: J. Christensen, J. Marks, S. Shieber, "An empirical study of algorithms for
///   point-feature label placement", *ACM Transactions on Graphics* 14(3), 1995,
///   doi:10.1145/212332.212334: annealing gave the best labels at every density.
struct FigureAnnealing: Sendable {
  /// What each fault costs; the sum is made small.
  struct Costs: Sendable {
    /// A name on a name, a name on a node, a node on a node, anything over the frame.
    var overlap = 30.0
    /// A foreign line through a name.
    var lineThroughName = 2.0
    /// An own line through a name.
    var ownLineThroughName = 0.25
    /// A line through a foreign node.
    var lineThroughNode = 2.0
    /// A name nearer to a foreign node than to its own.
    var ambiguity = 8.0
    var crossing = 0.05
    /// The mean squared relative error of distances is multiplied by this.
    var stress = 1000.0
    /// Each point that a node is drawn away from its anchor.
    var drift = 0.4
    /// A cell of the 8 × 8 on the frame that holds no part of a node or name: wasted page.
    var emptyCell = 2.0
  }

  let frame: Rectangle
  let halfWidth: [Double]
  let halfHeight: [Double]
  let candidates: [[LabelCandidate]]
  let edges: [(tail: Int, head: Int)]
  let incident: [[Int]]
  /// The lesser half of each node's box.
  private let halfExtent: [Double]
  /// The distance that each pair should have on the page, 0 for any; row by row.
  let targets: [Float]
  var costs: Costs
  var points: [Point]
  /// The chosen candidate of each node; −1 for a node without a name.
  var choice: [Int]
  /// Where nodes were on an earlier figure; `nil` for those that are free.
  let anchors: [Point?]
  /// Nodes that keep to their anchor: see ``release(_:)``.
  var isHeld: [Bool]
  /// What moves of nodes must satisfy.
  var constraints: ConstraintSystem?
  var generator: SplitMix64

  private let pairCount: Double
  /// The boxes of the names on the page; of no extent, far away, for nodes without one.
  var names: [Rectangle]
  var clearance: [Double]
  /// How far the present place of a name is from its own node, as `Rectangle.gap` measures.
  var ownGap: [Double]
  /// The number of foreign lines through each name.
  var foreignLines: [Int]
  var actorCells: CellIndex
  var lineCells: CellIndex
  /// How many nodes and names touch each cell of the 8 × 8, row by row.
  var occupancy = [Int](repeating: 0, count: 64)
  private let namePadding = 0.6
  let nodeGap = 3.0
  /// As far as a name is kept clear of a node at most.
  let reach = LabelCandidate.wideGap + 1.2
  private static let nowhere = Rectangle(minX: -1e9, minY: -1e9, maxX: -1e9, maxY: -1e9)

  init(
    frame: Rectangle, points: [Point], sizes: [Size], candidates: [[LabelCandidate]],
    edges: [(tail: Int, head: Int)], targets: [Float], costs: Costs, seed: UInt64,
    anchors: [Point?]? = nil
  ) {
    self.frame = frame
    self.points = points
    halfWidth = sizes.map { $0.width / 2 }
    halfHeight = sizes.map { $0.height / 2 }
    halfExtent = sizes.map { min($0.width, $0.height) / 2 }
    self.candidates = candidates
    self.edges = edges
    var incident = [[Int]](repeating: [], count: points.count)
    for (index, edge) in edges.enumerated() {
      incident[edge.tail].append(index)
      incident[edge.head].append(index)
    }
    self.incident = incident
    self.targets = targets
    self.costs = costs
    pairCount = Double(max(1, points.count * (points.count - 1) / 2))
    choice = candidates.map { $0.isEmpty ? -1 : 0 }
    generator = SplitMix64(seed: seed)
    self.anchors = anchors ?? points.map { _ in nil }
    isHeld = self.anchors.map { $0 != nil }
    names = [Rectangle](repeating: Self.nowhere, count: points.count)
    clearance = [Double](repeating: 0, count: points.count)
    ownGap = clearance
    foreignLines = [Int](repeating: 0, count: points.count)
    // Cells about as large as a name: fewer to look through, or fewer in each.
    actorCells = CellIndex(frame: frame, itemCount: points.count, side: 40)
    lineCells = CellIndex(frame: frame, itemCount: edges.count, side: 30)
    for (index, edge) in edges.enumerated() {
      lineCells.insert(index, from: points[edge.tail], to: points[edge.head])
    }
    for i in points.indices {
      setName(i)
      actorCells.insert(i, box: extent(i))
      occupy(i, 1)
    }
    for i in points.indices where choice[i] >= 0 {
      _ = nameCost(i, at: points[i], place: choice[i])
      foreignLines[i] = lastForeignLines
    }
  }

  /// The same state with other chance to come.
  func reseeded(_ run: Int) -> FigureAnnealing {
    var copy = self
    for _ in 0..<run { copy.generator = SplitMix64(seed: copy.generator.next()) }
    return copy
  }

  // MARK: Geometry

  // What does not change the state is inlined or no method: a call would retain each array.

  @inline(__always) func nameBox(_ i: Int, at p: Point, place: Int) -> Rectangle {
    guard place >= 0 else { return Self.nowhere }
    let box = candidates[i][place].box
    return Rectangle(
      minX: box.minX + p.x, minY: box.minY + p.y, maxX: box.maxX + p.x, maxY: box.maxY + p.y)
  }

  @inline(__always)
  func nodeBox(_ i: Int, at p: Point, _ padding: Double) -> Rectangle {
    Rectangle(
      minX: p.x - halfWidth[i] - padding, minY: p.y - halfHeight[i] - padding,
      maxX: p.x + halfWidth[i] + padding, maxY: p.y + halfHeight[i] + padding)
  }

  @inline(__always) func nodeBox(_ i: Int, _ padding: Double) -> Rectangle {
    nodeBox(i, at: points[i], padding)
  }

  /// Node and name together.
  @inline(__always) func extent(_ i: Int) -> Rectangle {
    choice[i] >= 0 ? nodeBox(i, 0).union(names[i]) : nodeBox(i, 0)
  }

  mutating func setName(_ i: Int) {
    guard choice[i] >= 0 else { return }
    names[i] = nameBox(i, at: points[i], place: choice[i])
    clearance[i] = candidates[i][choice[i]].clearance
    ownGap[i] = names[i].gap(to: points[i], halfExtent[i])
  }

  // MARK: Use of the page

  @inline(__always) private func pageCells(_ box: Rectangle) -> (
    left: Int, top: Int, right: Int, bottom: Int
  ) {
    (
      eighth(box.minX, frame.minX, frame.width), eighth(box.minY, frame.minY, frame.height),
      eighth(box.maxX, frame.minX, frame.width), eighth(box.maxY, frame.minY, frame.height)
    )
  }

  /// Enters a node and its name in the cells, or takes them out with −1.
  mutating func occupy(_ i: Int, _ amount: Int) {
    occupy(nodeBox(i, 0), amount)
    if choice[i] >= 0 { occupy(names[i], amount) }
  }

  mutating func occupy(_ box: Rectangle, _ amount: Int) {
    let cells = pageCells(box)
    for row in cells.top...cells.bottom {
      for column in cells.left...cells.right { occupancy[row * 8 + column] += amount }
    }
  }

  /// What a node taken out of the cells spares by filling empty ones, as a negative cost.
  @inline(__always) func pageCost(_ i: Int, at p: Point, place: Int) -> Double {
    let node = pageCells(nodeBox(i, at: p, 0))
    var filled = 0
    for row in node.top...node.bottom {
      for column in node.left...node.right where occupancy[row * 8 + column] == 0 { filled += 1 }
    }
    if place >= 0 {
      let name = pageCells(nameBox(i, at: p, place: place))
      for row in name.top...name.bottom {
        for column in name.left...name.right where occupancy[row * 8 + column] == 0 {
          let isCounted =
            node.top <= row && row <= node.bottom && node.left <= column && column <= node.right
          if !isCounted { filled += 1 }
        }
      }
    }
    return -costs.emptyCell * Double(filled)
  }

  // MARK: Costs

  /// What the last ``nameCost(_:at:place:)`` counted.
  var lastForeignLines = 0
  /// The hard faults among it: overlaps and what lies beyond the frame, 0 for none.
  var lastHardCost = 0.0

  /// The first line through a name does most of the harm.
  @inline(__always) func lineCost(_ lines: Int) -> Double {
    lines > 0 ? costs.lineThroughName * (0.7 + 0.3 * Double(lines)) : 0
  }

  /// What a name costs at a place.
  mutating func nameCost(_ i: Int, at p: Point, place: Int) -> Double {
    guard place >= 0 else {
      (lastForeignLines, lastHardCost) = (0, 0)
      return 0
    }
    let box = nameBox(i, at: p, place: place)
    let padded = box.insetBy(-namePadding)
    let clear = candidates[i][place].clearance
    let own = box.gap(to: p, halfExtent[i])
    var hard = box.excess(over: frame)
    var soft = candidates[i][place].cost
    actorCells.find(in: box.insetBy(-max(reach, own + 0.5)))
    for place in 0..<actorCells.foundCount {
      let j = Int(actorCells.found[place])
      if j == i { continue }
      hard += box.overlapCost(nodeBox(j, clear))
      hard += padded.overlapCost(names[j])
      if box.gap(to: points[j], halfExtent[j]) < own + 0.3 { soft += costs.ambiguity }
    }
    var foreign = 0
    lineCells.find(in: box)
    for place in 0..<lineCells.foundCount {
      let (tail, head) = edges[Int(lineCells.found[place])]
      if tail == i || head == i { continue }
      if box.meetsSegment(from: points[tail], to: points[head]) { foreign += 1 }
    }
    for index in incident[i] {
      let (tail, head) = edges[index]
      if box.meetsSegment(from: p, to: points[tail == i ? head : tail]) {
        soft += costs.ownLineThroughName
      }
    }
    (lastForeignLines, lastHardCost) = (foreign, hard)
    return soft + costs.overlap * hard + lineCost(foreign)
  }

  /// What a node and its lines cost at a place, its own name apart.
  ///
  /// The lines of the node must not be among ``foreignLines``.
  mutating func nodeCost(_ i: Int, at p: Point) -> Double {
    let box = nodeBox(i, at: p, nodeGap)
    var hard = nodeBox(i, at: p, 1).excess(over: frame)
    var sum = 0.0
    actorCells.find(in: box.insetBy(-reach))
    for place in 0..<actorCells.foundCount {
      let j = Int(actorCells.found[place])
      if j == i { continue }
      hard += box.overlapCost(nodeBox(j, 0))
      guard choice[j] >= 0 else { continue }
      hard += nodeBox(i, at: p, clearance[j]).overlapCost(names[j])
      if names[j].gap(to: p, halfExtent[i]) < ownGap[j] + 0.3 { sum += costs.ambiguity }
    }
    sum += costs.overlap * hard + costs.stress / pairCount * stressError(i, at: p)
    if let anchor = anchors[i] { sum += costs.drift * p.distance(to: anchor) }
    let inside = nodeBox(i, at: p, 0.5)
    lineCells.find(in: inside)
    for place in 0..<lineCells.foundCount {
      let (tail, head) = edges[Int(lineCells.found[place])]
      if tail == i || head == i { continue }
      if inside.meetsSegment(from: points[tail], to: points[head]) { sum += costs.lineThroughNode }
    }
    return sum + linesCost(i, at: p)
  }

  @inline(__always) private func stressError(_ i: Int, at p: Point) -> Double {
    guard !targets.isEmpty else { return 0 }
    let n = points.count
    var error = 0.0
    for j in 0..<n {
      let target = Double(targets[i * n + j])
      guard target > 0 else { continue }
      let ratio = p.distance(to: points[j]) / target - 1
      error += ratio * ratio
    }
    return error
  }

  /// What the lines of a node do to names, nodes and other lines when it is at a place.
  private mutating func linesCost(_ i: Int, at p: Point) -> Double {
    var sum = 0.0
    for index in incident[i] {
      let other = edges[index].tail == i ? edges[index].head : edges[index].tail
      let b = points[other]
      let low = Point(x: min(p.x, b.x), y: min(p.y, b.y))
      let high = Point(x: max(p.x, b.x), y: max(p.y, b.y))
      actorCells.find(from: p, to: b)
      for place in 0..<actorCells.foundCount {
        let j = Int(actorCells.found[place])
        if j == i { continue }
        if names[j].meetsSegment(from: p, to: b) {
          sum +=
            j == other
            ? costs.ownLineThroughName : lineCost(foreignLines[j] + 1) - lineCost(foreignLines[j])
        }
        if j != other && nodeBox(j, 0.5).meetsSegment(from: p, to: b) {
          sum += costs.lineThroughNode
        }
      }
      lineCells.find(from: p, to: b)
      for place in 0..<lineCells.foundCount {
        let (tail, head) = edges[Int(lineCells.found[place])]
        if tail == i || head == i || tail == other || head == other { continue }
        let (c, d) = (points[tail], points[head])
        if max(c.x, d.x) < low.x || min(c.x, d.x) > high.x || max(c.y, d.y) < low.y
          || min(c.y, d.y) > high.y
        {
          continue
        }
        if DrawingQuality.segmentsCross(p, b, c, d) { sum += costs.crossing }
      }
    }
    return sum
  }
}

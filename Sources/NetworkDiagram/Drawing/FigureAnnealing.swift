import NetworkGraph
import NetworkLayout

/// Seeks places for nodes and names at once: no overlap first, then names off the lines, few
/// crossings, and distances as the layout wants them.
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
  /// The distance that each pair should have on the page, 0 for any; row by row.
  let targets: [Float]
  var costs: Costs
  var points: [Point]
  /// The chosen candidate of each node; −1 for a node without a name.
  var choice: [Int]
  /// Where nodes were on an earlier figure; `nil` for those that are free.
  var anchors: [Point?]
  /// Nodes that keep to their anchor: see ``release(_:)``.
  private(set) var isHeld: [Bool]
  /// What moves of nodes must satisfy.
  var constraints: ConstraintSystem?

  private let pairCount: Double
  /// How many nodes and names touch each cell, row by row.
  private var occupancy = [Int](repeating: 0, count: 64)
  private var emptyCells = 64
  private var generator: SplitMix64
  private let namePadding = 0.6
  private let nodeGap = 3.0

  init(
    frame: Rectangle, points: [Point], sizes: [Size], candidates: [[LabelCandidate]],
    edges: [(tail: Int, head: Int)], targets: [Float], costs: Costs, seed: UInt64,
    anchors: [Point?]? = nil
  ) {
    self.frame = frame
    self.points = points
    halfWidth = sizes.map { $0.width / 2 }
    halfHeight = sizes.map { $0.height / 2 }
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
    for i in points.indices { occupy(i, 1) }
  }

  /// The same state with other chance to come.
  func reseeded(_ run: Int) -> FigureAnnealing {
    var copy = self
    for _ in 0..<run { copy.generator = SplitMix64(seed: copy.generator.next()) }
    return copy
  }

  // MARK: Use of the page

  /// Enters a node and its name in the cells, or takes them out with −1.
  private mutating func occupy(_ i: Int, _ amount: Int) {
    occupy(nodeBox(i, 0), amount)
    if let box = nameBox(i) { occupy(box, amount) }
  }

  private mutating func occupy(_ box: Rectangle, _ amount: Int) {
    func cell(_ value: Double, _ low: Double, _ length: Double) -> Int {
      min(7, max(0, Int((value - low) / length * 8)))
    }
    let columns = cell(box.minX, frame.minX, frame.width)...cell(box.maxX, frame.minX, frame.width)
    let rows = cell(box.minY, frame.minY, frame.height)...cell(box.maxY, frame.minY, frame.height)
    for row in rows {
      for column in columns {
        let old = occupancy[row * 8 + column]
        occupancy[row * 8 + column] = old + amount
        if old == 0 { emptyCells -= 1 } else if old + amount == 0 { emptyCells += 1 }
      }
    }
  }

  /// Changes a node or its name and keeps the cells in step.
  private mutating func change(_ i: Int, point: Point, choice place: Int) {
    occupy(i, -1)
    points[i] = point
    choice[i] = place
    occupy(i, 1)
  }

  private var pageCost: Double { costs.emptyCell * Double(emptyCells) }

  // MARK: Costs

  /// What two states of one figure are compared by: the costs of all nodes and of the page.
  var total: Double { points.indices.reduce(pageCost) { $0 + nodeCost($1) } }

  /// The box of a node's name on the page; `nil` for a node without one.
  @inline(__always) func nameBox(_ i: Int) -> Rectangle? {
    guard choice[i] >= 0 else { return nil }
    let box = candidates[i][choice[i]].box
    let p = points[i]
    return Rectangle(
      minX: box.minX + p.x, minY: box.minY + p.y, maxX: box.maxX + p.x, maxY: box.maxY + p.y)
  }

  @inline(__always) private func nodeBox(_ i: Int, _ padding: Double) -> Rectangle {
    Rectangle(
      minX: points[i].x - halfWidth[i] - padding, minY: points[i].y - halfHeight[i] - padding,
      maxX: points[i].x + halfWidth[i] + padding, maxY: points[i].y + halfHeight[i] + padding)
  }

  private func outside(_ box: Rectangle) -> Double {
    let over =
      max(0, frame.minX - box.minX) + max(0, box.maxX - frame.maxX) + max(0, frame.minY - box.minY)
      + max(0, box.maxY - frame.maxY)
    return over > 0 ? 2 + over * 0.2 : 0
  }

  /// A hard fault costs at once and more the larger it is, so that there is a way downhill.
  @inline(__always) private func overlap(_ a: Rectangle, _ b: Rectangle) -> Double {
    let width = min(a.maxX, b.maxX) - max(a.minX, b.minX)
    guard width > 0 else { return 0 }
    let height = min(a.maxY, b.maxY) - max(a.minY, b.minY)
    guard height > 0 else { return 0 }
    return 0.6 + min(width, height) * 0.1
  }

  /// The hard faults of a name: overlaps and what lies beyond the frame, 0 for none.
  private func hardCost(ofName box: Rectangle, of i: Int) -> Double {
    var sum = outside(box)
    let padded = box.insetBy(-namePadding)
    let clearance = candidates[i][choice[i]].clearance
    for j in points.indices where j != i {
      sum += overlap(box, nodeBox(j, clearance))
      if let other = nameBox(j) { sum += overlap(padded, other) }
    }
    return sum
  }

  private func nameCost(_ i: Int) -> Double {
    guard let box = nameBox(i) else { return 0 }
    var sum = candidates[i][choice[i]].cost + costs.overlap * hardCost(ofName: box, of: i)
    var crossed = 0.0
    for edge in edges where box.meetsSegment(from: points[edge.tail], to: points[edge.head]) {
      if edge.tail == i || edge.head == i {
        sum += costs.ownLineThroughName
      } else {
        crossed += 1
      }
    }
    // The first line does most of the harm.
    if crossed > 0 { sum += costs.lineThroughName * (0.7 + 0.3 * crossed) }
    return sum
  }

  /// All that changes when node `i` moves, its name included.
  private func nodeCost(_ i: Int) -> Double {
    var sum = nameCost(i)
    let n = points.count
    let own = points[i]
    let box = nodeBox(i, nodeGap)
    var hard = outside(nodeBox(i, 1))
    for j in 0..<n where j != i {
      hard += overlap(box, nodeBox(j, 0))
      if let name = nameBox(j) {
        hard += overlap(nodeBox(i, candidates[j][choice[j]].clearance), name)
      }
    }
    sum += costs.overlap * hard
    if let anchor = anchors[i] { sum += costs.drift * own.distance(to: anchor) }
    if !targets.isEmpty {
      var error = 0.0
      for j in 0..<n {
        let target = Double(targets[i * n + j])
        guard target > 0 else { continue }
        let ratio = own.distance(to: points[j]) / target - 1
        error += ratio * ratio
      }
      sum += costs.stress * error / pairCount
    }
    let nodeInside = nodeBox(i, 0.5)
    for edge in edges where edge.tail != i && edge.head != i {
      if nodeInside.meetsSegment(from: points[edge.tail], to: points[edge.head]) {
        sum += costs.lineThroughNode
      }
    }
    for index in incident[i] {
      let (tail, head) = edges[index]
      let (a, b) = (points[tail], points[head])
      let low = Point(x: min(a.x, b.x), y: min(a.y, b.y))
      let high = Point(x: max(a.x, b.x), y: max(a.y, b.y))
      for j in 0..<n where j != i {
        if let name = nameBox(j), name.meetsSegment(from: a, to: b) {
          sum += j == tail || j == head ? costs.ownLineThroughName : costs.lineThroughName
        }
        if j != tail && j != head && nodeBox(j, 0.5).meetsSegment(from: a, to: b) {
          sum += costs.lineThroughNode
        }
      }
      for other in edges {
        if other.tail == tail || other.tail == head || other.head == tail || other.head == head {
          continue
        }
        let (c, d) = (points[other.tail], points[other.head])
        if max(c.x, d.x) < low.x || min(c.x, d.x) > high.x || max(c.y, d.y) < low.y
          || min(c.y, d.y) > high.y
        {
          continue
        }
        if DrawingQuality.segmentsCross(a, b, c, d) { sum += costs.crossing }
      }
    }
    return sum
  }

  /// Runs the annealing from the present state.
  ///
  /// - Parameters:
  ///   - rounds: How often each node is visited; each visit tries some places of the name and one
  ///     move of the node.
  ///   - heat: The first temperature, in units of cost.
  ///   - reach: How far a node moves at most in one step at first, in points.
  ///   - nodes: The nodes to visit.
  mutating func run(
    rounds: Int, namesPerVisit: Int, heat: Double, reach: Double, nodes: [Int]
  ) {
    guard !nodes.isEmpty else { return }
    var order = nodes
    for round in 0..<rounds {
      let progress = Double(round) / Double(max(1, rounds - 1))
      let temperature = heat * Elementary.exp(-5 * progress)
      let radius = reach * Elementary.exp(-3 * progress)
      generator.shuffle(&order)
      for i in order {
        tryNames(i, count: namesPerVisit, temperature: temperature)
        tryMove(i, radius: radius, temperature: temperature)
      }
    }
  }

  private mutating func accepts(_ rise: Double, _ temperature: Double) -> Bool {
    rise <= 0
      || (rise < 20 * temperature
        && generator.nextUnit() < Elementary.exp(-rise / temperature))
  }

  private mutating func tryNames(_ i: Int, count: Int, temperature: Double) {
    guard candidates[i].count > 1, choice[i] >= 0 else { return }
    var present = nameCost(i) + pageCost
    for _ in 0..<count {
      let old = choice[i]
      change(i, point: points[i], choice: generator.nextIndex(below: candidates[i].count))
      let cost = nameCost(i) + pageCost
      if accepts(cost - present, temperature) {
        present = cost
      } else {
        change(i, point: points[i], choice: old)
      }
    }
  }

  /// Lets nodes leave their anchors: no place of the names alone was free of faults.
  mutating func release(_ nodes: [Int]) {
    for i in nodes { isHeld[i] = false }
  }

  private mutating func tryMove(_ i: Int, radius: Double, temperature: Double) {
    guard !isHeld[i] else { return }
    let old = points[i]
    let oldChoice = choice[i]
    let before = nodeCost(i) + pageCost
    let target = Point(
      x: old.x + (generator.nextUnit() + generator.nextUnit() - 1) * radius,
      y: old.y + (generator.nextUnit() + generator.nextUnit() - 1) * radius)
    let allowed = constraints?.allowed(i, target, among: points) ?? target
    var place = oldChoice
    if choice[i] >= 0 && generator.nextIndex(below: 3) == 0 {
      place = generator.nextIndex(below: candidates[i].count)
    }
    change(i, point: allowed, choice: place)
    if !accepts(nodeCost(i) + pageCost - before, temperature) {
      change(i, point: old, choice: oldChoice)
    }
  }

  /// Gives each name its best place until none has a better one, or `rounds` have passed.
  mutating func settle(rounds: Int) {
    for _ in 0..<rounds {
      var isSettled = true
      for i in points.indices where choice[i] >= 0 {
        var best = choice[i]
        var least = nameCost(i) + pageCost
        for place in candidates[i].indices {
          change(i, point: points[i], choice: place)
          let cost = nameCost(i) + pageCost
          if cost < least - 1e-9 {
            least = cost
            best = place
            isSettled = false
          }
        }
        change(i, point: points[i], choice: best)
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
    for i in points.indices { change(i, point: moved[i], choice: choice[i]) }
  }

  /// The nodes whose node or name overlaps something or leaves the frame.
  func faultyNodes() -> [Int] {
    points.indices.filter { i in
      if let box = nameBox(i), hardCost(ofName: box, of: i) > 0 { return true }
      let own = nodeBox(i, 0.5)
      if outside(nodeBox(i, 0)) > 0 { return true }
      return points.indices.contains { j in
        guard j != i else { return false }
        if overlap(own, nodeBox(j, 0.5)) > 0 { return true }
        return nameBox(j).map {
          overlap(nodeBox(i, candidates[j][choice[j]].clearance), $0) > 0
        } ?? false
      }
    }
  }
}

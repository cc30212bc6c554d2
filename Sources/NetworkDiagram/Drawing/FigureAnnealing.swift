import NetworkGraph
import NetworkLayout

/// Seeks places for nodes and names at once: no overlap first, then names off the lines, few
/// crossings, and distances as the layout wants them.
///
/// Costs of a change are true differences: what a node, its name and its lines do to all others is
/// looked up before and after. Most changes are turned down; chance is drawn first, so that looking
/// ends as soon as a change costs more than it may.
///
/// - SeeAlso: J. Christensen, J. Marks, S. Shieber, "An empirical study of algorithms for
///   point-feature label placement", *ACM Transactions on Graphics* 14(3), 1995,
///   doi:10.1145/212332.212334: annealing gave the best labels at every density.
struct FigureAnnealing: Sendable {
  /// A place for a name: its box from the node's centre, and what is known of it beforehand.
  struct NamePlace: Sendable {
    let x: Float
    let y: Float
    let halfWidth: Float
    let halfHeight: Float
    let cost: Double
    /// As far as other nodes are kept from the name.
    let clearance: Float
    /// How far the name is from its own node, as `Rectangle.gap` measures.
    let ownGap: Float
  }

  let frame: Rectangle
  let halfWidth: [Double]
  let halfHeight: [Double]
  let candidates: [[LabelCandidate]]
  /// The candidates of all nodes, one after the other.
  let places: [NamePlace]
  let firstPlace: [Int]
  let edges: [(tail: Int, head: Int)]
  /// The lines of each node, one node after the other.
  let incident: [Int]
  let firstIncident: [Int]
  /// The lesser half of each node's box.
  let halfExtent: [Float]
  /// One by the distance that each pair should have on the page, 0 for any; a row of blocks for each
  /// node.
  let inverseTargets: [SIMD4<Float>]
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
  /// Whether a quarter of the work will do, to learn which names find no place.
  var isTrial = false

  let pairCount: Double
  /// The number of foreign lines through each name.
  var foreignLines: [Int]
  var actors: ActorTable
  var lines: LineTable
  /// Every so many blocks of lines are looked at for crossings, beginning with one that chance draws
  /// at each visit: a sample is enough where a line crosses dozens of others.
  var sampleStep: Int
  var sampleStart = 0
  /// How many nodes and names touch each cell of the 8 × 8, row by row.
  var occupancy = [Int](repeating: 0, count: 64)
  let namePadding = 0.6
  let nodeGap = 3.0

  /// - Parameter targets: The distance that each pair should have on the page, 0 for any, row by
  ///   row; empty for none.
  init(
    frame: Rectangle, points: [Point], sizes: [Size], candidates: [[LabelCandidate]],
    edges: [(tail: Int, head: Int)], targets: [Float], costs: Costs, seed: UInt64,
    anchors: [Point?]? = nil
  ) {
    self.frame = frame
    self.points = points
    halfWidth = sizes.map { $0.width / 2 }
    halfHeight = sizes.map { $0.height / 2 }
    halfExtent = sizes.map { Float(min($0.width, $0.height) / 2) }
    self.candidates = candidates
    (places, firstPlace) = Self.places(candidates, sizes: sizes)
    self.edges = edges
    (incident, firstIncident) = Self.incident(edges, count: points.count)
    inverseTargets = Self.inverted(targets, count: points.count)
    self.costs = costs
    pairCount = Double(max(1, points.count * (points.count - 1) / 2))
    choice = candidates.map { $0.isEmpty ? -1 : 0 }
    generator = SplitMix64(seed: seed)
    self.anchors = anchors ?? points.map { _ in nil }
    isHeld = self.anchors.map { $0 != nil }
    foreignLines = [Int](repeating: 0, count: points.count)
    actors = ActorTable(count: points.count)
    lines = LineTable(count: edges.count)
    sampleStep = max(1, edges.count / (points.count > 200 ? 160 : 400))
    for (index, edge) in edges.enumerated() {
      lines.set(index, HalvedSegment(from: points[edge.tail], to: points[edge.head]))
    }
    for i in points.indices {
      setActor(i)
      occupy(i, 1)
    }
    for i in points.indices { countLines(i, 1) }
    // Each line was met at both of its ends.
    for i in points.indices { foreignLines[i] /= 2 }
  }

  private static func places(
    _ candidates: [[LabelCandidate]], sizes: [Size]
  ) -> ([NamePlace], [Int]) {
    var places: [NamePlace] = []
    var first = [0]
    for (all, size) in zip(candidates, sizes) {
      for candidate in all {
        let box = candidate.box
        let gap = box.gap(to: Point(x: 0, y: 0), min(size.width, size.height) / 2)
        places.append(
          NamePlace(
            x: Float(box.center.x), y: Float(box.center.y), halfWidth: Float(box.width / 2),
            halfHeight: Float(box.height / 2), cost: candidate.cost,
            clearance: Float(candidate.clearance), ownGap: Float(gap)))
      }
      first.append(places.count)
    }
    return (places, first)
  }

  private static func incident(_ edges: [(tail: Int, head: Int)], count: Int) -> ([Int], [Int]) {
    var lists = [[Int]](repeating: [], count: count)
    for (index, edge) in edges.enumerated() {
      lists[edge.tail].append(index)
      lists[edge.head].append(index)
    }
    var first = [0]
    for list in lists { first.append(first.last! + list.count) }
    return (lists.flatMap { $0 }, first)
  }

  private static func inverted(_ targets: [Float], count: Int) -> [SIMD4<Float>] {
    guard !targets.isEmpty else { return [] }
    let blockCount = (count + 3) / 4
    var result = [SIMD4<Float>](repeating: SIMD4(), count: blockCount * count)
    for i in 0..<count {
      for j in 0..<count where targets[i * count + j] > 0 {
        result[i * blockCount + j / 4][j % 4] = 1 / targets[i * count + j]
      }
    }
    return result
  }

  /// The same state with other chance to come.
  func reseeded(_ run: Int) -> FigureAnnealing {
    var copy = self
    for _ in 0..<run { copy.generator = SplitMix64(seed: copy.generator.next()) }
    return copy
  }

  // MARK: Geometry

  /// The box of a node's name; `nil` for a node without one.
  func nameBox(_ i: Int) -> Rectangle? {
    guard choice[i] >= 0 else { return nil }
    let (box, p) = (candidates[i][choice[i]].box, points[i])
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

  /// Enters a node and its name, where they are now, in the table.
  mutating func setActor(_ i: Int) {
    let (x, y) = (Float(points[i].x), Float(points[i].y))
    actors.setNode(
      i, x: x, y: y, halfWidth: Float(halfWidth[i]), halfHeight: Float(halfHeight[i]))
    guard choice[i] >= 0 else { return }
    let place = places[firstPlace[i] + choice[i]]
    actors.setName(
      i, x: x + place.x, y: y + place.y, halfWidth: place.halfWidth, halfHeight: place.halfHeight)
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
    if let box = nameBox(i) { occupy(box, amount) }
  }

  private mutating func occupy(_ box: Rectangle, _ amount: Int) {
    let cells = pageCells(box)
    for row in cells.top...cells.bottom {
      for column in cells.left...cells.right { occupancy[row * 8 + column] += amount }
    }
  }

  /// What a node taken out of the cells spares by filling empty ones, as a negative cost.
  mutating func pageCost(_ i: Int, at p: Point, place: Int) -> Double {
    let node = pageCells(nodeBox(i, at: p, 0))
    var filled = 0
    for row in node.top...node.bottom {
      for column in node.left...node.right where occupancy[row * 8 + column] == 0 { filled += 1 }
    }
    if place >= 0 {
      let box = places[firstPlace[i] + place]
      let name = pageCells(
        Rectangle(
          minX: p.x + Double(box.x - box.halfWidth), minY: p.y + Double(box.y - box.halfHeight),
          maxX: p.x + Double(box.x + box.halfWidth), maxY: p.y + Double(box.y + box.halfHeight)))
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
}

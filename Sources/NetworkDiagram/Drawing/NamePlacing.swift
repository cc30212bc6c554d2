import NetworkGraph
import NetworkLayout

/// Places names beside nodes that stay where they are.
///
/// The places that cover a node, an obstacle or the rim of the frame are left out at once, and the
/// lines under each of the others counted; what remains is a choice of one place per name with no
/// two on each other, which annealing makes. Names without a place stand further away at the end of
/// a thin leader line, or are left to the caller.
///
/// - SeeAlso: J. Christensen, J. Marks, S. Shieber, "An empirical study of algorithms for
///   point-feature label placement", *ACM Transactions on Graphics* 14(3), 1995,
///   doi:10.1145/212332.212334.
struct NamePlacing {
  /// What a name belongs to.
  struct Node {
    /// The place in the scene.
    let node: Int
    let point: Point
    let size: Size
    let isRound: Bool
    /// The ways to write the name; none for a node without one.
    let texts: [WrappedText]
  }

  /// A place beside a node that covers no node and no obstacle.
  private struct ClearPlace {
    let place: LabelCandidate
    let box: Rectangle
    let lines: CoverableLines.Covered
  }

  /// A place for a name at the end of a leader line.
  private struct LeaderPlace {
    let box: Rectangle
    /// The way to write the name, a place in the texts of its node.
    let text: Int
    /// What the length of the leader costs, and what the direction.
    let way: Double
    let preference: Double
    /// Found when first needed.
    var lines: CoverableLines.Covered?
  }

  /// The names that found a place.
  private(set) var names: [FigureArrangement.Name] = []
  /// Nodes, as places in the scene, whose names found none.
  private(set) var unplaced: [Int] = []
  /// The number of lines that names hide so far that they cannot be traced.
  private(set) var lostLineCount = 0

  private let frame: Rectangle
  private let nodes: [Node]
  private let nodeBoxes: [Rectangle]
  private var lines: CoverableLines
  private let obstacles: [Rectangle]
  private var nodeGrid: BoxGrid
  private var obstacleGrid: BoxGrid
  /// What it costs to hide a line; more for one that was lost before.
  private var lineWeights: [Double]
  private var candidates: [[(place: LabelCandidate, box: Rectangle)]] = []
  private var clearPlaces: [[ClearPlace]] = []
  /// Found when first needed: nodes stay where they are, so these stay what they are.
  private var leaderPlaces: [[LeaderPlace]?]

  private static let namePadding = 0.6

  /// - Parameters:
  ///   - nodes: The nodes, those whose names matter most first.
  ///   - lines: The courses of the lines, with the two nodes (places in `nodes`) that each ties.
  ///   - obstacles: What names must not cover besides nodes.
  ///   - seed: The seed of the annealing.
  init(
    nodes: [Node], lines: [(owner: (Int, Int), points: [Point])], obstacles: [Rectangle] = [],
    frame: Rectangle, seed: UInt64
  ) {
    self.frame = frame
    self.nodes = nodes
    nodeBoxes = nodes.map { Rectangle(center: $0.point, size: $0.size) }
    leaderPlaces = [[LeaderPlace]?](repeating: nil, count: nodes.count)
    self.lines = CoverableLines(
      lines,
      lengths: lines.map { line in
        let ends = [nodes[line.owner.0], nodes[line.owner.1]]
        let covered = ends.reduce(0) { $0 + min($1.size.width, $1.size.height) / 2 }
        return max(
          1,
          zip(line.points, line.points.dropFirst()).reduce(-covered) {
            $0 + $1.0.distance(to: $1.1)
          })
      }, frame: frame)
    self.obstacles = obstacles
    lineWeights = [Double](repeating: 1, count: lines.count)
    nodeGrid = BoxGrid(over: frame, side: 24)
    obstacleGrid = nodeGrid
    for (index, box) in nodeBoxes.enumerated() { nodeGrid.insert(index, box) }
    for (index, box) in obstacles.enumerated() { obstacleGrid.insert(index, box) }
    for index in nodes.indices { clearPlaces.append(places(of: index)) }
    place(seed: seed)
    // A line that is lost under names is worth more in another attempt.
    var lost = lostLines
    var best = (lost: lost, names: names, unplaced: unplaced)
    let isCrowd = nodes.count > Self.crowd
    for attempt in 0..<(isCrowd ? 4 : Self.attempts) where !best.lost.nearly.isEmpty {
      for line in lost.nearly { lineWeights[line] *= 2.5 }
      place(seed: seed &+ UInt64(attempt / 2))
      lost = lostLines
      let (own, other) = (lost, best.lost)
      if (unplaced.count, own.wholly, own.nearly.count)
        < (best.unplaced.count, other.wholly, other.nearly.count)
      {
        best = (lost, names, unplaced)
      }
    }
    (names, unplaced, lostLineCount) = (best.names, best.unplaced, best.lost.wholly)
    if isCrowd { withdrawNamesOnLines() }
  }

  /// The number of nodes up to which all names stand, even those on lines.
  static let crowd = 150

  /// Takes back names on lines: of a crowd all cannot be named, and those that are shall leave the
  /// lines to be seen. At most a fifth of the names that stay lie on lines of others, the most
  /// important ones, and none where it hides much of a line.
  private mutating func withdrawNamesOnLines() {
    var place: [Int: Int] = [:]
    for (index, node) in nodes.enumerated() { place[node.node] = index }
    let covered = names.map { lines.covered(by: $0.box.insetBy(-1.5), of: place[$0.node]!) }
    var allowance = covered.count { $0.foreignCount == 0 } / 4
    var hidden = [Double](repeating: 0, count: lines.owners.count)
    var isKept = covered.map { $0.foreignCount == 0 }
    for index in names.indices.sorted(by: { place[names[$0].node]! < place[names[$1].node]! })
    where !isKept[index] && allowance > 0 {
      guard covered[index].pieces.allSatisfy({ hidden[$0.line] + $0.share < 0.4 }) else { continue }
      for piece in covered[index].pieces { hidden[piece.line] += piece.share }
      isKept[index] = true
      allowance -= 1
    }
    unplaced = (unplaced + names.indices.filter { !isKept[$0] }.map { names[$0].node }).sorted()
    names = names.indices.filter { isKept[$0] }.map { names[$0] }
    lostLineCount = lostLines.wholly
  }

  private static let attempts = 16

  private mutating func place(seed: UInt64) {
    names = []
    unplaced = []
    candidates = clearPlaces.map { list in
      list.map { clear in
        var place = clear.place
        place.cost += cost(of: clear.lines)
        return (place, clear.box)
      }
    }
    adopt(chosen(seed: seed))
  }

  /// The lines of which names of others hide nearly half, or all names most, and the number of those
  /// that cannot be traced: more than half is hidden.
  private var lostLines: (nearly: [Int], wholly: Int) {
    var grid = BoxGrid(over: frame, side: 24)
    for (index, name) in names.enumerated() { grid.insert(index, name.box) }
    var foreign = [Double](repeating: 0, count: lines.owners.count)
    var all = foreign
    for (line, a, b) in lines.segments {
      let owners = [nodes[lines.owners[line].0].node, nodes[lines.owners[line].1].node]
      var seen: Set<Int> = []
      _ = grid.all(
        near: Rectangle(
          minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y))
      ) { index in
        guard seen.insert(index).inserted else { return true }
        let corners = ConvexShapes.corners(of: names[index].box)
        let length = ConvexShapes.length(of: a, b, within: corners)
        all[line] += length
        if !owners.contains(names[index].node) { foreign[line] += length }
        return true
      }
    }
    func hidden(_ line: Int, foreign share: Double, all whole: Double) -> Bool {
      foreign[line] > share * lines.lengths[line] || all[line] > whole * lines.lengths[line]
    }
    return (
      lines.owners.indices.filter { hidden($0, foreign: 0.38, all: 0.75) },
      lines.owners.indices.count { hidden($0, foreign: 0.48, all: 0.88) }
    )
  }

  /// Whether a box lies in the frame and covers no node but perhaps its own, and no obstacle.
  private func isClear(_ box: Rectangle, of own: Int, clearance: Double) -> Bool {
    guard frame.contains(box) else { return false }
    let wide = box.insetBy(-clearance)
    let (nodeBoxes, obstacles) = (nodeBoxes, obstacles)
    return nodeGrid.all(near: wide) { $0 == own || !wide.overlaps(nodeBoxes[$0]) }
      && obstacleGrid.all(near: box) { !box.overlaps(obstacles[$0]) }
  }

  /// What the lines under a box cost: the first foreign one does most of the harm, and more the larger
  /// the part of it that is hidden.
  private func cost(of covered: CoverableLines.Covered) -> Double {
    let hidden = covered.pieces.reduce(0) { $0 + 16 * $1.share * lineWeights[$1.line] }
    return (covered.foreignCount == 0 ? 0 : 1.4 + 0.6 * Double(min(covered.foreignCount, 12)))
      + hidden + (covered.isOwnCrossed ? 0.25 : 0)
  }

  private mutating func places(of index: Int) -> [ClearPlace] {
    let node = nodes[index]
    return LabelCandidate.all(
      for: node.texts, halfWidth: node.size.width / 2, halfHeight: node.size.height / 2,
      isRound: node.isRound
    ).compactMap { place in
      let box = Rectangle(
        minX: place.box.minX + node.point.x, minY: place.box.minY + node.point.y,
        maxX: place.box.maxX + node.point.x, maxY: place.box.maxY + node.point.y)
      guard isClear(box, of: index, clearance: place.clearance) else { return nil }
      return ClearPlace(place: place, box: box, lines: lines.covered(by: box, of: index))
    }
  }

  private static func collide(_ a: Rectangle, _ b: Rectangle) -> Bool {
    a.insetBy(-namePadding).overlaps(b)
  }

  /// One place for each name that has any, −1 for the others.
  private func chosen(seed: UInt64) -> [Int] {
    var choice = candidates.map { list in
      list.indices.min { (list[$0].place.cost, $0) < (list[$1].place.cost, $1) } ?? -1
    }
    // Only names whose places come near each other can collide.
    let hulls = candidates.map { list -> Rectangle? in
      list.first.map { first in list.reduce(first.box) { $0.union($1.box) } }
    }
    var grid = BoxGrid(over: frame, side: 60)
    for (index, hull) in hulls.enumerated() { if let hull { grid.insert(index, hull) } }
    let rivals = hulls.indices.map { index -> [Int] in
      guard let hull = hulls[index] else { return [] }
      var found: Set<Int> = []
      _ = grid.all(near: hull.insetBy(-1)) { other in
        if other != index, Self.collide(hull, hulls[other]!) { found.insert(other) }
        return true
      }
      return found.sorted()
    }
    func cost(_ index: Int, _ place: Int) -> Double {
      let candidate = candidates[index][place]
      return rivals[index].reduce(candidate.place.cost) { sum, other in
        sum + (Self.collide(candidate.box, candidates[other][choice[other]].box) ? 30 : 0)
      }
    }
    var generator = SplitMix64(seed: seed)
    var order = candidates.indices.filter { candidates[$0].count > 1 }
    let rounds = 80
    for round in 0..<rounds {
      let temperature = 3 * Elementary.exp(-5 * Double(round) / Double(rounds))
      generator.shuffle(&order)
      for index in order {
        for _ in 0..<4 {
          let place = generator.nextIndex(below: candidates[index].count)
          let rise = cost(index, place) - cost(index, choice[index])
          if rise <= 0
            || (rise < 20 * temperature
              && generator.nextUnit() < Elementary.exp(-rise / temperature))
          {
            choice[index] = place
          }
        }
      }
    }
    for _ in 0..<10 {
      var isSettled = true
      for index in order.sorted() {
        let best = candidates[index].indices.min {
          (cost(index, $0), $0) < (cost(index, $1), $1)
        }!
        if cost(index, best) < cost(index, choice[index]) - 1e-9 {
          choice[index] = best
          isSettled = false
        }
      }
      if isSettled { break }
    }
    return choice
  }

  /// Takes over the choice from the most important name on; who collides with one before looks for
  /// another place.
  private mutating func adopt(_ choice: [Int]) {
    var grid = BoxGrid(over: frame, side: 24)
    var taken: [Rectangle] = []
    func isFree(_ box: Rectangle) -> Bool {
      grid.all(near: box.insetBy(-1)) { !Self.collide(box, taken[$0]) }
    }
    func take(_ name: FigureArrangement.Name) {
      names.append(name)
      grid.insert(taken.count, name.box)
      taken.append(name.box)
    }
    var waiting: [Int] = []
    for index in nodes.indices where !nodes[index].texts.isEmpty {
      guard choice[index] >= 0, isFree(candidates[index][choice[index]].box) else {
        waiting.append(index)
        continue
      }
      take(name(index, choice[index]))
    }
    for index in waiting {
      let free = candidates[index].indices.filter { isFree(candidates[index][$0].box) }
        .min { (candidates[index][$0].place.cost, $0) < (candidates[index][$1].place.cost, $1) }
      if let free {
        take(name(index, free))
      } else if let far = leaderPlace(index, isFree: isFree) {
        take(far)
      } else {
        unplaced.append(nodes[index].node)
      }
    }
    unplaced.sort()
  }

  private func name(_ index: Int, _ place: Int) -> FigureArrangement.Name {
    let candidate = candidates[index][place]
    return FigureArrangement.Name(
      node: nodes[index].node, text: nodes[index].texts[candidate.place.wrap], box: candidate.box,
      anchor: candidate.place.anchor, leader: nil)
  }

  /// A free place round a node, out of rings of growing radius: near, and with few lines under it.
  private mutating func leaderPlace(_ index: Int, isFree: (Rectangle) -> Bool)
    -> FigureArrangement.Name?
  {
    if leaderPlaces[index] == nil { leaderPlaces[index] = clearLeaderPlaces(of: index) }
    var best: (place: LeaderPlace, cost: Double)?
    for position in leaderPlaces[index]!.indices {
      let place = leaderPlaces[index]![position]
      // A farther place costs its way.
      if let best, best.cost <= place.way { break }
      guard isFree(place.box) else { continue }
      let covered = place.lines ?? lines.covered(by: place.box, of: index)
      if place.lines == nil { leaderPlaces[index]![position].lines = covered }
      let cost = cost(of: covered) + place.way + place.preference
      if cost < best?.cost ?? .infinity { best = (place, cost) }
    }
    guard let box = best?.place.box, let text = best?.place.text else { return nil }
    let node = nodes[index]
    return FigureArrangement.Name(
      node: node.node, text: node.texts[text], box: box, anchor: .middle,
      leader: Point(
        x: min(max(node.point.x, box.minX), box.maxX),
        y: min(max(node.point.y, box.minY), box.maxY)))
  }

  /// The places at the end of a leader line that cover no node and no obstacle, nearest first.
  private func clearLeaderPlaces(of index: Int) -> [LeaderPlace] {
    let node = nodes[index]
    var places: [LeaderPlace] = []
    for ring in 1...30 {
      for step in 0..<24 {
        let (sine, cosine) = Elementary.sineAndCosine(Double(step) * .pi / 12)
        for (text, wrapped) in node.texts.enumerated() {
          let radius = Double(ring) * 6
          let size = Size(width: wrapped.width, height: wrapped.height)
          let center = Point(
            x: node.point.x + cosine * (radius + (node.size.width + size.width) / 2),
            y: node.point.y + sine * (radius + (node.size.height + size.height) / 2))
          let box = Rectangle(center: center, size: size)
          guard !box.insetBy(-1).overlaps(nodeBoxes[index]), isClear(box, of: index, clearance: 2)
          else { continue }
          places.append(
            LeaderPlace(
              box: box, text: text, way: 0.5 * Double(ring), preference: 0.01 * Double(step)))
        }
      }
    }
    return places
  }
}

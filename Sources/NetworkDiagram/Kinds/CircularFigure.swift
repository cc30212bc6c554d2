import NetworkGraph
import NetworkLayout

/// Nodes on an ellipse that fills the frame, with their names outside, left and right of it.
struct CircularFigure {
  let scene: DiagramScene
  let room: PlacingRoom
  let options: DrawingOptions
  /// The nodes in their order from the top clockwise.
  let order: [Int]
  /// Nodes that bear a number and stand with it where there is room.
  let numbered: Set<Int>

  private var frame: Rectangle { room.frame }
  private func diameter(_ node: Int) -> Double {
    max(room.sizes[node].width, room.sizes[node].height)
  }
  private var largest: Double { order.map(diameter).max() ?? 0 }
  /// How far names stand off the ellipse at most, so that leader lines pass beside other nodes.
  private var standOff: Double { largest / 2 + 14 }

  func placed() -> PlacedNodes {
    let lineHeight = options.labelSize * 1.2
    // A few nodes need no large ring.
    let limit = max(46, Double(order.count) * 10)
    let radiusY = max(20, min(limit, frame.height / 2 - largest / 2 - lineHeight - 3))
    // Names on two lines at most, where the page is wide enough.
    let usual =
      order.compactMap { node in
        room.texts[node].prefix(2).last?.width
      }.max() ?? 0
    let widest = max(
      24, min(limit, 1.5 * radiusY, frame.width / 2 - standOff - max(12, min(90, usual)) - 1))
    let narrowest = min(widest, max(24, frame.width * 0.15))
    var names: (right: SideNames, left: SideNames)?
    var radiusX = widest
    var points: [Int: Point] = [:]
    var half = 0
    /// Puts the nodes on an ellipse; the first of them are on its right side.
    func place() {
      points = places(radiusX, radiusY)
      half = order.prefix { points[$0]!.x >= frame.center.x }.count
    }
    // Names well apart are worth a narrower ring, and names close together more than none.
    var gap = SideNames.gap
    // Last of all, long names on one line and as close as lines of a text.
    for (wished, least, isLong) in [
      (3.2, max(narrowest, widest * 0.6), false), (1.8, narrowest, false),
      (gap, narrowest, false), (0.2, narrowest, true),
    ]
    where names == nil {
      gap = wished
      radiusX = widest
      while names == nil && radiusX >= least {
        place()
        let width = frame.width / 2 - radiusX - standOff - 1
        if let right = sideNames(
          Array(order[..<half]), width: width, gap: gap, isLong: isLong),
          let left = sideNames(Array(order[half...]), width: width, gap: gap, isLong: isLong)
        {
          names = (right, left)
        } else {
          radiusX -= 5
        }
      }
    }
    if names == nil {
      radiusX = narrowest
      place()
      let width = frame.width / 2 - radiusX - standOff - 1
      names = (
        mostNames(Array(order[..<half]), width: width),
        mostNames(Array(order[half...]), width: width)
      )
    }
    var result = PlacedNodes(points: room.nodes.map { points[$0]! })
    addNames(
      to: &result, points, names!, half: half, radii: (radiusX, radiusY), gap: gap)
    result.routes = routes(points, radii: (radiusX, radiusY))
    return result
  }

  private func ways(_ nodes: [Int], isLong: Bool = false) -> [[WrappedText]] {
    nodes.map { node in
      let usual = numbered.contains(node) ? [] : room.texts[node]
      guard isLong, let first = usual.first, first.lines.count > 1, !first.isShortened else {
        return usual
      }
      return [WrappedText(lines: [scene.nodes[node].label], size: first.size)] + usual
    }
  }

  private func sideNames(_ nodes: [Int], width: Double, gap: Double, isLong: Bool) -> SideNames? {
    SideNames.fitting(
      ways(nodes, isLong: isLong), least: nodes.map { _ in 0 }, width: width, height: frame.height,
      gap: gap)
  }

  private func mostNames(_ nodes: [Int], width: Double) -> SideNames {
    SideNames.most(
      ways(nodes), least: nodes.map { _ in 0 }, width: width, height: frame.height,
      importance: scene.ranked(nodes))
  }

  /// Places along the ellipse: each node has as much of its length as its size asks for.
  private func places(_ radiusX: Double, _ radiusY: Double) -> [Int: Point] {
    let steps = 1440
    let rim = (0...steps).map { step in
      let (sine, cosine) = Elementary.sineAndCosine(2 * .pi * Double(step) / Double(steps))
      return Point(x: frame.center.x + radiusX * sine, y: frame.center.y - radiusY * cosine)
    }
    var along = [0.0]
    for (a, b) in zip(rim, rim.dropFirst()) { along.append(along.last! + a.distance(to: b)) }
    let perimeter = along.last!
    let sizes = order.map { diameter($0) + 0.8 }
    let spare = (perimeter - sizes.reduce(0, +)) / Double(max(1, order.count))
    var result: [Int: Point] = [:]
    // The first and last node are on either side of the top.
    var position = 0.0
    var step = 0
    for (node, size) in zip(order, sizes) {
      // Where nodes are too many for the ring they share it by size and touch.
      let length = spare >= 0 ? size + spare : size * perimeter / sizes.reduce(0, +)
      let middle = position + length / 2
      while step < steps - 1 && along[step + 1] < middle { step += 1 }
      let share = (middle - along[step]) / max(1e-9, along[step + 1] - along[step])
      result[node] = EdgeCourse.between(rim[step], rim[step + 1], min(1, max(0, share)))
      position += length
    }
    return result
  }

  private func addNames(
    to result: inout PlacedNodes, _ points: [Int: Point],
    _ names: (right: SideNames, left: SideNames),
    half: Int, radii: (x: Double, y: Double), gap: Double
  ) {
    let sides = [
      (isRight: true, nodes: Array(order[..<half]), texts: names.right.texts),
      (isRight: false, nodes: order[half...].reversed(), texts: names.left.texts.reversed()),
    ]
    for side in sides {
      let written = zip(side.nodes, side.texts).compactMap { node, text in text.map { (node, $0) } }
      let wishes = written.map { node, _ in
        let y = points[node]!.y - frame.center.y
        return frame.center.y + y * (1 + (largest / 2 + 5) / radii.y)
      }
      let heights = written.map { $0.1.height }
      let centres = LinearSpreading.centres(
        wishes: wishes, lengths: heights, gap: gap, within: frame.minY...frame.maxY)
      let shift = zip(centres, wishes).map { abs($0 - $1) }.max() ?? 0
      let off = largest / 2 + 2.5 + min(11, shift * 0.6)
      for ((node, text), y) in zip(written, centres) {
        // The widest part of the ellipse that the name stands beside.
        let nearest = min(max(frame.center.y, y - text.height / 2), y + text.height / 2)
        let share = abs(nearest - frame.center.y) / (radii.y + off)
        let reach = share < 1 ? (radii.x + off) * (1 - share * share).squareRoot() : 0
        let outer = frame.center.x + max(3, reach) * (side.isRight ? 1 : -1)
        let (box, meet) = box(
          of: text, beside: node, at: y, points: points, outer: outer, isRight: side.isRight)
        let isFar = meet.distance(to: points[node]!) > diameter(node) / 2 + 4.5
        result.names.append(
          FigureArrangement.Name(
            node: node, text: text, box: box, anchor: side.isRight ? .start : .end,
            leader: isFar || isNearerToOther(box, than: node, points) ? meet : nil))
      }
      let isWritten = Set(written.map(\.0))
      result.unplaced += side.nodes.filter {
        !isWritten.contains($0) && !numbered.contains($0) && !room.texts[$0].isEmpty
      }
    }
    result.unplaced.sort()
    result.placeNumbers(numbered, scene: scene, room: room, options: options)
  }

  /// Whether a name stands nearer to another node than to its own.
  private func isNearerToOther(_ box: Rectangle, than node: Int, _ points: [Int: Point]) -> Bool {
    func gap(_ other: Int) -> Double {
      let size = room.sizes[other]
      return max(0, box.distance(to: points[other]!) - min(size.width, size.height) / 2)
    }
    let mine = gap(node)
    return points.keys.contains { $0 != node && gap($0) < mine }
  }

  /// As near to its node as other nodes allow, at the latest where all are behind it.
  private func box(
    of text: WrappedText, beside node: Int, at y: Double, points: [Int: Point], outer: Double,
    isRight: Bool
  ) -> (box: Rectangle, meet: Point) {
    let sign = isRight ? 1.0 : -1
    let point = points[node]!
    func attempt(_ inner: Double) -> (box: Rectangle, meet: Point) {
      (
        Rectangle(
          minX: isRight ? inner : inner - text.width, minY: y - text.height / 2,
          maxX: isRight ? inner + text.width : inner, maxY: y + text.height / 2),
        Point(x: inner, y: min(max(point.y, y - text.height / 2 + 3), y + text.height / 2 - 3))
      )
    }
    var inner = point.x + sign * (diameter(node) / 2 + 2.4)
    // At the top and bottom a name may reach over the middle to the other side's.
    if sign * (inner - frame.center.x) < 3 { inner = frame.center.x + sign * 3 }
    while sign * (outer - inner) > 0 {
      let (box, meet) = attempt(inner)
      let isFree = points.allSatisfy { other, place in
        let shape = Rectangle(center: place, size: room.sizes[other]).insetBy(-1)
        return !shape.overlaps(box)
          && (other == node || !shape.meetsSegment(from: point, to: meet))
      }
      if isFree { return (box, meet) }
      inner += sign * 2.5
    }
    return attempt(outer)
  }

  /// Lines are arcs that leave the ring at right angles, straight through the middle and the more bent
  /// the nearer their ends: the straight lines of Poincaré's disc. So two of them cross exactly when
  /// their ends alternate round the ring, as chords do, and none runs over the nodes between its ends.
  private func routes(_ points: [Int: Point], radii: (x: Double, y: Double))
    -> [Int: EdgeRoute]
  {
    var result: [Int: EdgeRoute] = [:]
    for (index, edge) in scene.edges.enumerated() where !edge.isLoop {
      guard let a = points[edge.tail], let b = points[edge.head] else { continue }
      let (x, y) = ((a.x - b.x) / radii.x, (a.y - b.y) / radii.y)
      let half = min(1, (x * x + y * y).squareRoot() / 2)
      // The handles of the cubic curve that is nearest to the arc. Of two lines between the same
      // nodes the second bends more.
      let isSecond = edge.bend != .straight && edge.tail > edge.head
      let share = 4 / 3 * half / (1 + half) + (isSecond ? 0.12 : 0)
      result[index] = EdgeRoute(
        points: [
          a, EdgeCourse.between(a, frame.center, share),
          EdgeCourse.between(b, frame.center, share), b,
        ])
    }
    return result
  }
}

extension PlacedNodes {
  /// Places the numbers of some nodes after the names of the others.
  mutating func placeNumbers(
    _ numbered: Set<Int>, scene: DiagramScene, room: PlacingRoom, options: DrawingOptions
  ) {
    guard !numbered.isEmpty else { return }
    var rest = self
    rest.placeNames(
      scene: scene,
      room: PlacingRoom(
        frame: room.frame, nodes: room.nodes, sizes: room.sizes,
        texts: room.texts.enumerated().map { numbered.contains($0) ? $1 : [] }),
      options: options, obstacles: names.map { $0.box.insetBy(-SideNames.gap) })
    names += rest.names
    unplaced = (unplaced + rest.unplaced).sorted()
  }
}

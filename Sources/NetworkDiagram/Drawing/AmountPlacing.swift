import NetworkGraph
import NetworkLayout

/// Writes amounts at their lines, where they cover no name, no node and no other line, or as few as
/// can be.
struct AmountPlacing {
  let elements: [FigureElement]
  private static let size = 6.5
  /// How far from its flow an amount needs no line to it.
  private static let farthest = 7.0

  init(
    scene: DiagramScene, courses: [EdgeCourse], arrangement: FigureArrangement,
    outlines: [NodeOutline], frame: Rectangle, besides: [Rectangle] = []
  ) {
    var taken =
      arrangement.names.map { $0.box.insetBy(-0.8) }
      + outlines.map { Rectangle(center: $0.center, size: $0.size).insetBy(-1) }
      + besides
    var result: [FigureElement] = []
    for (index, edge) in scene.edges.enumerated() {
      guard let label = edge.amountLabel else { continue }
      let text = WrappedText(lines: [label], size: Self.size)
      let course = courses[index]
      // The other lines near by; an amount lies on or beside its own.
      let bounds = Placement.bounds(of: course.polyline)!.insetBy(-text.width - 6)
      let others = courses.indices.filter { $0 != index }.flatMap { other -> [(Point, Point)] in
        let line = courses[other].polyline
        return zip(line, line.dropFirst()).filter { bounds.meetsSegment(from: $0, to: $1) }
      }
      var best: (box: Rectangle, cost: Double)?
      for candidate in Self.places(of: text, along: course) where frame.contains(candidate.box) {
        let box = candidate.box
        let covered = taken.reduce(0) {
          $0 + ($1.overlaps(box) ? 20 + $1.overlapArea(with: box) : 0)
        }
        let crossed = others.count { box.meetsSegment(from: $0.0, to: $0.1) }
        let cost = covered * 10 + Double(crossed) * 3 + candidate.cost
        if cost < best?.cost ?? .infinity { best = (box, cost) }
      }
      guard let box = best?.box else { continue }
      taken.append(box)
      let colour = edge.style.colour.darkened(toContrast: 4.6)
      result.append(
        .group(
          attributes: [
            .init("class", "amount"), .init("data-source", scene.nodes[edge.tail].id.text),
            .init("data-target", scene.nodes[edge.head].id.text),
          ], title: nil,
          Self.leader(from: box, to: course, colour: colour) + [
            .text(
              FigureElement.TextLine(
                text: label,
                position: Point(
                  x: box.center.x, y: box.minY + Self.size * FontMetrics.ascent),
                width: text.width, size: Self.size, anchor: .middle, style: .italic,
                colour: colour, hasHalo: true))
          ]))
    }
    elements = result
  }

  /// A thin line from an amount to the flow that it belongs to, where it stands apart from it.
  private static func leader(
    from box: Rectangle, to course: EdgeCourse, colour: Colour
  ) -> [FigureElement] {
    let points = (1...19).map { course.point(at: Double($0) / 20) }
    let near = points.min { box.distance(to: $0) < box.distance(to: $1) }!
    guard box.distance(to: near) > farthest else { return [] }
    let start = Point(
      x: min(max(near.x, box.minX), box.maxX), y: min(max(near.y, box.minY), box.maxY))
    return [
      .path([.move(start), .line(near)], FigureElement.Paint(stroke: colour, strokeWidth: 0.4))
    ]
  }

  /// Places on and beside a line, the middle of the line first.
  private static func places(
    of text: WrappedText, along course: EdgeCourse
  ) -> [(box: Rectangle, cost: Double)] {
    var result: [(box: Rectangle, cost: Double)] = []
    let (w, h) = (text.width, text.height)
    for step in 0...18 {
      // 0.5, 0.475, 0.525, 0.45 … 0.05: out from the middle.
      for share in step == 0 ? [0.5] : [0.5 - 0.025 * Double(step), 0.5 + 0.025 * Double(step)] {
        let on = course.point(at: share)
        let before = course.point(at: share - 0.02)
        let along = EdgeCourse.unit(from: before, to: on, else: Point(x: 1, y: 0))
        // As far aside as lets a box clear the line, whatever the slope.
        let aside = (abs(along.y) * w + abs(along.x) * h) / 2 + 1.5
        for (factor, cost) in [
          (0.0, 0.0), (1, 0.6), (-1, 0.6), (1.6, 1.6), (-1.6, 1.6), (2.4, 4), (-2.4, 4), (3.4, 7),
          (-3.4, 7), (5, 11), (-5, 11), (7, 16), (-7, 16), (10, 24), (-10, 24), (14, 36), (-14, 36),
        ] {
          let center = Point(
            x: on.x - along.y * aside * factor, y: on.y + along.x * aside * factor)
          result.append(
            (
              box: Rectangle(center: center, size: Size(width: w, height: h)),
              cost: cost + 0.15 * Double(step)
            ))
        }
      }
    }
    return result
  }
}

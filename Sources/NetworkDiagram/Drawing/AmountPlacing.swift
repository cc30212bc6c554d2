import NetworkGraph
import NetworkLayout

/// Writes amounts at their lines, where they cover no name and no node.
struct AmountPlacing {
  let elements: [FigureElement]

  init(
    scene: DiagramScene, courses: [EdgeCourse], arrangement: FigureArrangement,
    outlines: [NodeOutline], frame: Rectangle, besides: [Rectangle] = []
  ) {
    let size = 6.5
    var taken =
      arrangement.names.map { $0.box.insetBy(-0.5) }
      + outlines.map { Rectangle(center: $0.center, size: $0.size).insetBy(-0.8) }
      + besides
    var result: [FigureElement] = []
    for (edge, course) in zip(scene.edges, courses) {
      guard let label = edge.amountLabel else { continue }
      let text = WrappedText(lines: [label], size: size)
      var best: (box: Rectangle, cost: Double)?
      for (place, share) in [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82].enumerated() {
        let point = course.point(at: share)
        let shifts: [(Double, Double)] = [
          (0, 0), (0, -5), (0, 5), (text.width / 2 + 3, 0), (-text.width / 2 - 3, 0),
          (text.width / 2 + 2, -4), (-text.width / 2 - 2, -4), (text.width / 2 + 2, 4),
          (-text.width / 2 - 2, 4),
        ]
        for (step, shift) in shifts.enumerated() {
          let box = Rectangle(
            center: Point(x: point.x + shift.0, y: point.y + shift.1),
            size: Size(width: text.width, height: text.height))
          guard frame.contains(box) else { continue }
          let covered = taken.reduce(0) { $0 + $1.overlapArea(with: box) }
          let cost = covered * 10 + Double(place) + Double(step) * 0.5
          if cost < best?.cost ?? .infinity { best = (box, cost) }
        }
      }
      guard let box = best?.box else { continue }
      taken.append(box)
      result.append(
        .group(
          attributes: [
            .init("class", "amount"), .init("data-source", scene.nodes[edge.tail].id.text),
            .init("data-target", scene.nodes[edge.head].id.text),
          ], title: nil,
          [
            .text(
              FigureElement.TextLine(
                text: label,
                position: Point(x: box.center.x, y: box.minY + size * FontMetrics.ascent),
                width: text.width, size: size, anchor: .middle, style: .italic,
                // The colour of a line that is not in effect is too pale to read.
                colour: LineStyle(role: edge.role, status: .actual, palette: scene.palette).colour,
                hasHalo: true))
          ]))
    }
    elements = result
  }
}

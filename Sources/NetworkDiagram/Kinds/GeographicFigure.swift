import NetworkGraph
import NetworkLayout

/// Nodes at their places on the earth, with a scale bar and an arrow to the north.
struct GeographicFigure {
  let scene: DiagramScene
  let room: PlacingRoom
  let options: DrawingOptions
  /// Where ``PlacingRoom/nodes`` lie, in kilometres.
  let places: [Point]

  /// The height that scale and arrow take at the bottom.
  private static let foot = 24.0

  func placed() -> PlacedNodes {
    var frame = room.frame
    frame.maxY -= Self.foot
    let room = PlacingRoom(
      frame: frame, nodes: room.nodes, sizes: room.sizes, texts: room.texts)
    let inner = frame.insetForNames(room, options: options)
    let fit = PageFit(places, into: inner)
    let points = OverlapRemoval.separated(
      spread(places.map(fit.point), room), sizes: room.nodes.map { room.sizes[$0] }, gap: 0.8,
      within: frame.insetBy(1))
    var result = PlacedNodes(points: points)
    let spans = Placement.bounds(of: places).map { $0.width > 1e-6 || $0.height > 1e-6 } ?? false
    result.foreground = foot(
      pointsPerKilometre: spans
        ? fit.point(Point(x: 1, y: 0)).x - fit.point(.origin).x : nil)
    result.placeNames(scene: scene, room: room, options: options)
    return result
  }

  /// Nodes of one place on a ring round it, wide enough that they do not touch.
  private func spread(_ points: [Point], _ room: PlacingRoom) -> [Point] {
    var result = points
    var isDone = [Bool](repeating: false, count: points.count)
    for i in points.indices where !isDone[i] {
      let members = points.indices.filter {
        !isDone[$0] && points[$0].distance(to: points[i]) < 1
      }
      for member in members { isDone[member] = true }
      guard members.count > 1 else { continue }
      let widest =
        members.map { max(room.sizes[room.nodes[$0]].width, room.sizes[room.nodes[$0]].height) }
        .max()! + 1.5
      // Some rings of growing width, from the inside out.
      var left = members[...]
      var ring = 0
      while !left.isEmpty {
        let (count, radius): (Int, Double)
        if ring == 0 {
          count = min(left.count, 6)
          radius =
            count == 1 ? 0 : widest / (2 * Elementary.sineAndCosine(.pi / Double(count)).sine)
        } else {
          radius = widest * (Double(ring) + 1)
          count = min(left.count, Int(2 * .pi * radius / widest))
        }
        for (place, member) in left.prefix(count).enumerated() {
          let (sine, cosine) = Elementary.sineAndCosine(2 * .pi * Double(place) / Double(count))
          result[member] = Point(
            x: points[i].x + radius * sine, y: points[i].y - radius * cosine)
        }
        left = left.dropFirst(count)
        ring += 1
      }
    }
    return result
  }

  private func foot(pointsPerKilometre: Double?) -> [FigureElement] {
    let frame = room.frame
    let grey = Colour(0x444444)
    var result: [FigureElement] = []
    // The arrow stands at the right end.
    let tip = Point(x: frame.maxX - 6, y: frame.maxY - 21)
    result.append(
      .group(
        attributes: [.init("id", "north")], title: LocalizedText("North", "Nord")[scene.language],
        [
          .polygon(
            [
              tip, Point(x: tip.x + 3.4, y: tip.y + 10), Point(x: tip.x, y: tip.y + 7.6),
              Point(x: tip.x - 3.4, y: tip.y + 10),
            ], FigureElement.Paint(fill: grey)),
          .text(
            FigureElement.TextLine(
              text: "N", position: Point(x: tip.x, y: tip.y + 17), width: 4.7, size: 6.5,
              anchor: .middle, colour: grey)),
        ]))
    guard let pointsPerKilometre, pointsPerKilometre > 0 else { return result }
    let most = min(140, frame.width * 0.3) / pointsPerKilometre
    guard most > 1e-6, most.isFinite else { return result }
    var length = RoundNumber(atMost: most)
    // 1, 2 or 5 divide well.
    let digit = length.digit >= 5 ? 5 : length.digit >= 2 ? 2 : 1
    length = RoundNumber(digit: digit, exponent: length.exponent)
    let kilometres = length.value
    let text =
      kilometres >= 1
      ? "\(length.text(in: scene.language))\u{00A0}km"
      : "\(scene.language.format(Int((kilometres * 1000).rounded())))\u{00A0}m"
    let (left, y) = (frame.minX + 2, frame.maxY - 5)
    let right = left + kilometres * pointsPerKilometre
    let paint = FigureElement.Paint(stroke: grey, strokeWidth: 0.9)
    result.append(
      .group(
        attributes: [.init("id", "scale")], title: nil,
        [
          .path(
            [
              .move(Point(x: left, y: y - 4)), .line(Point(x: left, y: y)),
              .line(Point(x: right, y: y)), .line(Point(x: right, y: y - 4)),
            ], paint),
          .text(
            FigureElement.TextLine(
              text: text, position: Point(x: (left + right) / 2, y: y - 4),
              width: FontMetrics.width(of: text, size: 6.5), size: 6.5, anchor: .middle,
              colour: grey)),
        ]))
    return result
  }
}

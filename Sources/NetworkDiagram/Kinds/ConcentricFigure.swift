import NetworkGraph
import NetworkLayout

/// Nodes round a centre with rings that mark round values.
struct ConcentricFigure {
  let scene: DiagramScene
  let room: PlacingRoom
  let options: DrawingOptions
  let layout: ConcentricLayout
  /// The values of ``PlacingRoom/nodes``, and their directions in turns.
  let values: [Double]
  let directions: [Double]

  /// The direction means nothing: where names hide a line, the whole is turned by some steps.
  func placed() -> PlacedNodes {
    var best = placed(turnedBy: 0)
    // A crowd lies on all sides, so that no turn helps.
    guard room.nodes.count <= NamePlacing.crowd else { return best }
    for step in 1..<Self.turns where best.lostLines > 0 || !best.unplaced.isEmpty {
      let turned = placed(turnedBy: Double(step) / Double(Self.turns))
      if (turned.unplaced.count, turned.lostLines) < (best.unplaced.count, best.lostLines) {
        best = turned
      }
    }
    return best
  }

  private static let turns = 12

  private func placed(turnedBy turn: Double) -> PlacedNodes {
    let frame = room.frame
    // A crowd stands closer together.
    let gap = room.nodes.count > NamePlacing.crowd ? 0.4 : 1
    let diameters = room.nodes.map { max(room.sizes[$0].width, room.sizes[$0].height) + gap }
    let inner = frame.insetForNames(room, options: options)
    let reach = max(20, min(inner.width, inner.height) / 2)
    let radii = layout.radii.map { $0 * reach }
    let turns = ConcentricLayout.separated(
      directions.map { ($0 + turn).truncatingRemainder(dividingBy: 1) }, radii: radii,
      diameters: diameters)
    var result = PlacedNodes(
      points: zip(turns, radii).map { turn, radius in
        let (sine, cosine) = Elementary.sineAndCosine(2 * .pi * turn)
        return Point(x: frame.center.x + radius * sine, y: frame.center.y - radius * cosine)
      })
    let (rings, boxes) = rings(reach: reach, nodes: result.points)
    result.background = rings
    result.placeNames(scene: scene, room: room, options: options, obstacles: boxes)
    return result
  }

  /// Thin circles with their values, where there is room for the text.
  private func rings(reach: Double, nodes: [Point]) -> ([FigureElement], [Rectangle]) {
    let center = room.frame.center
    var place: [Int: Point] = [:]
    for (node, point) in zip(room.nodes, nodes) { place[node] = point }
    let lines = scene.edges.compactMap { edge in
      place[edge.tail].flatMap { tail in place[edge.head].map { (tail, $0) } }
    }
    var elements: [FigureElement] = []
    var boxes: [Rectangle] = []
    for (value, text) in Self.marks(layout, values, language: scene.language) {
      let radius = layout.radius(of: value) * reach
      let label = WrappedText(lines: [text], size: 6.5)
      elements.append(
        .circle(
          center: center, radius: radius,
          FigureElement.Paint(stroke: Colour(0xB4B4B4), strokeWidth: 0.5, dash: [2, 2])))
      // Anywhere on the ring off the nodes, on as few lines as possible, at best near the top right.
      let places = (0..<24).map { step in
        let turn = 0.125 + Double(step % 2 == 0 ? step / 2 : -(step / 2 + 1)) / 24
        let (sine, cosine) = Elementary.sineAndCosine(2 * .pi * turn)
        return Rectangle(
          center: Point(x: center.x + radius * sine, y: center.y - radius * cosine),
          size: Size(width: label.width + 3, height: label.height + 1))
      }
      let free = places.enumerated().filter { _, box in
        room.frame.contains(box) && !boxes.contains { $0.overlaps(box) }
          && !zip(nodes, room.nodes).contains { point, node in
            Rectangle(center: point, size: room.sizes[node]).insetBy(-2).overlaps(box)
          }
      }
      func crossed(_ box: Rectangle) -> Int {
        lines.count { box.insetBy(-2).meetsSegment(from: $0.0, to: $0.1) }
      }
      let costs = free.map { crossed($0.element) * 8 + $0.offset }
      guard let best = costs.indices.min(by: { costs[$0] < costs[$1] }) else { continue }
      let box = free[best].element
      boxes.append(box)
      elements.append(
        .text(
          FigureElement.TextLine(
            text: text,
            position: Point(x: box.center.x, y: box.minY + 0.5 + label.size * FontMetrics.ascent),
            width: label.width, size: label.size, anchor: .middle, colour: Colour(0x6A6A6A),
            hasHalo: true)))
    }
    guard !elements.isEmpty else { return ([], []) }
    return ([.group(attributes: [.init("id", "rings")], title: nil, elements)], boxes)
  }

  /// Up to five round values between the lowest and the highest, on rings well apart.
  static func marks(_ layout: ConcentricLayout, _ values: [Double], language: Language)
    -> [(value: Double, text: String)]
  {
    guard let highest = values.max(), let lowest = values.min(), highest > lowest else {
      guard let only = values.first else { return [] }
      return [(only, text(of: only, language))]
    }
    var result: [(value: Double, text: String)] = []
    // From the rim inwards: the lowest and the highest value as they are, round ones between.
    var candidates = [(lowest, text(of: lowest, language))]
    let isWhole = values.allSatisfy { $0.rounded() == $0 }
    for share in [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7] {
      let bound = lowest + (highest - lowest) * share
      guard bound > 0 else { continue }
      let round = RoundNumber(atMost: bound)
      if round.value > lowest && (!isWhole || round.exponent >= 0) {
        candidates.append((round.value, round.text(in: language)))
      }
    }
    candidates.append((highest, text(of: highest, language)))
    for (candidate, text) in candidates {
      let radius = layout.radius(of: candidate)
      let isLast = candidate == highest
      if isLast && radius < 0.05 { continue }
      if let last = result.last, layout.radius(of: last.value) - radius < 0.14 { continue }
      if result.count == 5 { break }
      result.append((candidate, text))
    }
    return result
  }

  private static func text(of value: Double, _ language: Language) -> String {
    if value.rounded() == value && abs(value) < 1e15 { return language.format(Int(value)) }
    guard abs(value) < 1e9 else { return language.format(value, decimals: 0) }
    // Two significant digits.
    var decimals = 1
    var scale = abs(value)
    while scale < 1 && decimals < 8 {
      scale *= 10
      decimals += 1
    }
    return language.format(value, decimals: decimals)
  }
}

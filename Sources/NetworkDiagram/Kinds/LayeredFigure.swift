import NetworkGraph
import NetworkLayout

extension NodeLinkFigure {
  /// Which way the layers of a layered figure follow each other.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    /// From the top of the page to the bottom.
    case down
    /// From left to right.
    case right
  }
}

/// Nodes in layers that fill the frame.
struct LayeredFigure {
  let scene: DiagramScene
  let room: PlacingRoom
  let options: DrawingOptions
  /// Vertex *i* of the layout is node `nodes[i]` of the scene.
  let part: LayeredPart
  let direction: NodeLinkFigure.Direction

  func placed() -> PlacedNodes {
    let layout = part.layout
    let inner = room.frame.insetForNames(room, options: options)
    let isDown = direction == .down
    let (across, along) = isDown ? (inner.width, inner.height) : (inner.height, inner.width)
    let span = max(
      layout.positions.max() ?? 0, layout.edges.flatMap(\.bends).max() ?? 0)
    let unit = min(isDown ? 110 : 44, across / max(1, span))
    let layerCount = (layout.layers.max() ?? 0) + 1
    let pitch = min(isDown ? 130 : 190, layerCount > 1 ? along / Double(layerCount - 1) : along)
    let offset = (across - unit * span) / 2
    let start = (along - pitch * Double(layerCount - 1)) / 2
    let lanes = lanes(unit: unit, pitch: pitch)
    func point(_ position: Double, layer: Double, shift: Double) -> Point {
      let (x, y) = (offset + position * unit, start + layer * pitch + shift)
      return isDown
        ? Point(x: inner.minX + x, y: inner.minY + y)
        : Point(x: inner.minX + y, y: inner.minY + x)
    }
    var result = PlacedNodes(
      points: layout.layers.indices.map {
        point(layout.positions[$0], layer: Double(layout.layers[$0]), shift: lanes[$0])
      })
    result.points = OverlapRemoval.separated(
      result.points, sizes: room.nodes.map { room.sizes[$0] }, gap: 0.8,
      within: room.frame.insetBy(1))
    var marks: [FigureElement] = []
    for (index, edge) in layout.edges.enumerated() {
      let first = edge.isReversed ? edge.head : edge.tail
      let bends = edge.isReversed ? edge.bends.reversed() : edge.bends
      var course = bends.enumerated().map { step, bend in
        point(bend, layer: Double(layout.layers[first.index] + step + 1), shift: 0)
      }
      if edge.isReversed { course.reverse() }
      let points = [result.points[edge.tail.index]] + course + [result.points[edge.head.index]]
      for (line, isTurned) in part.lines[index] {
        let isUsed = !course.isEmpty
        let own = isTurned ? points.reversed() : points
        if isUsed { result.routes[line] = Self.smooth(own) }
        if edge.isReversed && scene.edges[line].arrow == .head {
          marks.append(Self.mark(own, scene.edges[line].style.colour))
        }
      }
    }
    if !marks.isEmpty {
      result.foreground = [
        .group(attributes: [.init("id", "reversed")], title: nil, marks)
      ]
    }
    result.placeNames(scene: scene, room: room, options: options)
    return result
  }

  /// How far each node stands behind the start of its layer: where a layer is too full for its nodes
  /// and their names, it has several lanes.
  private func lanes(unit: Double, pitch: Double) -> [Double] {
    let layout = part.layout
    let isDown = direction == .down
    var result = [Double](repeating: 0, count: layout.layers.count)
    let layerCount = (layout.layers.max() ?? 0) + 1
    for layer in 0..<layerCount {
      let members = layout.layers.indices.filter { layout.layers[$0] == layer }
        .sorted { (layout.positions[$0], $0) < (layout.positions[$1], $1) }
      let widths = members.map { member -> Double in
        let node = room.nodes[member]
        let name = room.texts[node].map { isDown ? $0.width : $0.height }.min() ?? 0
        return max(name, isDown ? room.sizes[node].width : room.sizes[node].height) + 3
      }
      let needed = widths.sorted()[safe: widths.count * 3 / 4] ?? 0
      let gaps = zip(members, members.dropFirst()).map {
        (layout.positions[$1] - layout.positions[$0]) * unit
      }
      guard let least = gaps.sorted()[safe: gaps.count / 4], least < needed else { continue }
      let lineHeight = isDown ? 4.2 * options.labelSize : 60
      let most = max(1, Int(pitch * 0.62 / lineHeight) + 1)
      let count = min(most, max(2, Int((needed / max(1, least)).rounded(.up))))
      guard count > 1 else { continue }
      let step = pitch * 0.62 / Double(count - 1)
      for (place, member) in members.enumerated() {
        result[member] = (Double(place % count) - Double(count - 1) / 2) * min(step, lineHeight)
      }
    }
    return result
  }

  /// A curve through points (Catmull and Rom).
  private static func smooth(_ points: [Point]) -> EdgeRoute {
    var chain = [points[0]]
    for index in 0..<points.count - 1 {
      let (a, b) = (points[index], points[index + 1])
      let before = index > 0 ? points[index - 1] : a
      let after = index + 2 < points.count ? points[index + 2] : b
      chain += [
        Point(x: a.x + (b.x - before.x) / 6, y: a.y + (b.y - before.y) / 6),
        Point(x: b.x - (after.x - a.x) / 6, y: b.y - (after.y - a.y) / 6), b,
      ]
    }
    return EdgeRoute(points: chain)
  }

  /// Two short bars across the middle of a line.
  private static func mark(_ points: [Point], _ colour: Colour) -> FigureElement {
    let index = (points.count - 1) / 2
    let (a, b) = (points[index], points[index + 1])
    let along = EdgeCourse.unit(from: a, to: b, else: Point(x: 0, y: 1))
    let middle = EdgeCourse.between(a, b, 0.5)
    let segments = [-1.3, 1.3].flatMap { shift -> [FigureElement.Segment] in
      let p = Point(x: middle.x + along.x * shift, y: middle.y + along.y * shift)
      return [
        .move(Point(x: p.x - along.y * 3.4, y: p.y + along.x * 3.4)),
        .line(Point(x: p.x + along.y * 3.4, y: p.y - along.x * 3.4)),
      ]
    }
    return .path(segments, FigureElement.Paint(stroke: colour, strokeWidth: 0.9))
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}

/// The nodes of a scene that have a line to another, in layers.
struct LayeredPart {
  let nodes: [Int]
  let layout: LayeredLayout
  /// The lines of the scene behind each edge of the layout, and whether they run the other way.
  let lines: [[(line: Int, isTurned: Bool)]]
  /// How many lines with an arrow run against the layers.
  let reversedCount: Int

  /// Who funds, leads or supports stands before; who is a member or part of something, or located in
  /// it, behind.
  init(of scene: DiagramScene) {
    let part = TiedPart(of: scene)
    nodes = part.nodes
    var place = [Int](repeating: -1, count: scene.nodes.count)
    for (index, node) in nodes.enumerated() { place[node] = index }
    var arcs: [[Int]: [(line: Int, isTurned: Bool)]] = [:]
    var edges: [(Int, Int)] = []
    for (line, edge) in scene.edges.enumerated() where !edge.isLoop {
      let isTurned = edge.role == .membership || edge.role == .location
      let (a, b) = (place[edge.tail], place[edge.head])
      let arc = isTurned ? [b, a] : [a, b]
      if arcs[arc] == nil { edges.append((arc[0], arc[1])) }
      arcs[arc, default: []].append((line, isTurned))
    }
    let graph = CompactGraph(vertexCount: nodes.count, edges: edges, isDirected: true)
    let layout = LayeredLayout(of: graph)
    self.layout = layout
    lines = layout.edges.map { arcs[[$0.tail.index, $0.head.index]] ?? [] }
    reversedCount = zip(layout.edges, lines).reduce(0) { sum, pair in
      sum + (pair.0.isReversed ? pair.1.count { scene.edges[$0.line].arrow == .head } : 0)
    }
  }
}

extension Drawing {
  init(
    layered scene: DiagramScene, direction: NodeLinkFigure.Direction, page: Page,
    options: DrawingOptions
  ) throws(DrawingError) {
    let part = LayeredPart(of: scene)
    let count = scene.language.format(part.layout.crossings)
    let way = direction == .down ? ("top", "haut") : ("left", "gauche")
    var note = LocalizedText(
      "Layout: layered; who funds, leads or supports, and what others are members or parts of, stands "
        + "nearer to the \(way.0), in an order with few crossings (\(count)). The layer has a meaning, "
        + "the place within it has none; a full layer stands in several rows. Distance "
        + "and position have no unit; nothing random.",
      "Disposition\u{00A0}: par niveaux\u{00A0}; qui finance, dirige ou soutient, et ce dont d’autres "
        + "sont membres ou parties, est plus \(direction == .down ? "en " : "à ")\(way.1), dans un ordre "
        + "qui croise peu de traits (\(count) croisements). Le niveau a un sens, la place dans le "
        + "niveau n’en a pas\u{00A0}; un niveau plein se range sur plusieurs lignes. "
        + "Distance et position n’ont pas d’unité\u{00A0}; sans hasard.")[
        scene.language]
    if part.reversedCount > 0 {
      let number = scene.language.format(part.reversedCount)
      note +=
        LocalizedText(
          " Lines against the layers, marked by two bars: \(number).",
          " Traits à rebours des niveaux, marqués de deux barres\u{00A0}: \(number).")[
          scene.language]
    }
    let drawn = scene.noting(layout: note).withoutRegions
    try self.init(scene: drawn, page: page, options: options) { scene, frame, numbers in
      FigureArrangement(scene: scene, options: options, frame: frame, numbers: numbers) { room in
        LayeredFigure(
          scene: scene, room: room, options: options, part: part, direction: direction
        ).placed()
      }
    }
  }
}

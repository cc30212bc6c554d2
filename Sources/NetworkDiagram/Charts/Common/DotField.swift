import NetworkGraph
import NetworkLayout

/// A mark of a chart: an actor at a place that its numbers give.
struct Dot {
  /// The node of the scene.
  let node: Int
  /// Where its numbers put it.
  var center: Point
  let diameter: Double
  let shape: NodeShape

  /// The box round the shape.
  var size: Size { NodeOutline.size(shape: shape, diameter: diameter) }

  /// The radius of the circle round the shape.
  var reach: Double {
    let outline = NodeOutline(shape: shape, diameter: diameter, center: .origin)
    return outline.corners.map { $0.distance(to: .origin) }.max() ?? diameter / 2
  }
}

/// Dots that would cover one another, moved aside.
enum Beeswarm {
  /// Above this number all stay where they belong and may cover one another: moved aside, they would
  /// fill the page, and looking for places would take minutes.
  static let limit = 1000

  /// That marks may cover one another, for the note; `nil` up to the limit.
  static func note(_ count: Int, _ language: Language) -> String? {
    guard count > limit else { return nil }
    return language.say(
      "Above \(language.format(limit)) marks none is moved aside: they may cover one another.",
      "Au-delà de \(language.format(limit)) marques, aucune n’est écartée\u{00A0}: elles peuvent se couvrir."
    )
  }

  /// Puts each dot where it belongs, the largest first; one that would cover another goes to the
  /// nearest free place on rings round it. There is no chance in it.
  ///
  /// - Returns: The dots in their order, and how far the farthest was moved, in points.
  /// - Complexity: O(*n*² *s*) for *s* steps on the way to a free place.
  static func spread(_ dots: [Dot], within frame: Rectangle) -> (dots: [Dot], farthest: Double) {
    guard dots.count <= limit else { return (dots, 0) }
    var result = dots
    let reach = dots.map(\.reach)
    let sizes = dots.map(\.size)
    let order = dots.indices.sorted {
      (dots[$1].diameter, $0) < (dots[$0].diameter, $1)
    }
    var placed: [Int] = []
    var farthest = 0.0
    // What stands at the same place begins where the last one ended.
    var firstRing: [Point: Int] = [:]
    for index in order {
      let home = dots[index].center
      func isFree(_ point: Point) -> Bool {
        let r = reach[index]
        guard point.x - r >= frame.minX, point.x + r <= frame.maxX, point.y - r >= frame.minY,
          point.y + r <= frame.maxY
        else { return false }
        return placed.allSatisfy { other in
          let center = result[other].center
          guard center.distance(to: point) >= reach[other] + r + 0.5 else { return false }
          if dots[other].shape == .circle && dots[index].shape == .circle { return true }
          // The boxes of shapes with corners stand apart, too.
          return abs(center.x - point.x) >= (sizes[other].width + sizes[index].width) / 2 + 0.3
            || abs(center.y - point.y) >= (sizes[other].height + sizes[index].height) / 2 + 0.3
        }
      }
      var found = home
      search: for ring in max(0, (firstRing[home] ?? 0) - 4)..<400 {
        let radius = Double(ring) * 1.2
        let steps = ring == 0 ? 1 : max(6, Int(radius * 2))
        for step in 0..<steps {
          let (sine, cosine) = Elementary.sineAndCosine(
            2 * Double.pi * (Double(step) / Double(steps)) + Double(ring))
          let point = Point(x: home.x + radius * cosine, y: home.y + radius * sine)
          if isFree(point) {
            found = point
            firstRing[home] = ring
            break search
          }
        }
      }
      result[index].center = found
      farthest = max(farthest, found.distance(to: home))
      placed.append(index)
    }
    return (result, farthest)
  }
}

/// Names beside dots: where they cover nothing, in an order of importance.
struct DotNames {
  struct Name {
    /// The place of the dot in the list.
    let dot: Int
    let text: WrappedText
    let box: Rectangle
    let anchor: FigureElement.TextLine.Anchor
    /// Where a thin line meets the name, when it is not right beside its dot.
    let leader: Point?
  }

  private(set) var names: [Name] = []

  /// The most dots that are named, a fifth of it among more than 400: beyond, the search takes long
  /// and finds no room.
  static let limit = 150

  /// - Parameters:
  ///   - order: The places of the dots to name, the most important first; ``limit`` at most.
  ///   - obstacles: What names must not cover beside dots, such as words at axes.
  /// - Complexity: O(*k*(*n* + *k*)) for *k* names and *n* dots.
  init(
    _ dots: [Dot], labels: [String], order: [Int], frame: Rectangle, obstacles: [Rectangle] = []
  ) {
    let reach = dots.map(\.reach)
    // The circle within a shape: by either circle a name is nearest to its own dot.
    let narrow = dots.map { min($0.size.width, $0.size.height) / 2 }
    var taken = obstacles
    var leaders: [(from: Point, to: Point)] = []
    for dot in order.prefix(dots.count > 400 ? Self.limit / 5 : Self.limit) {
      let center = dots[dot].center
      var candidates = LabelWrapping.candidates(for: labels[dot], size: ChartText.size)
      // Two lines read best, then one, then more.
      if candidates.count > 1, candidates[0].width > 70 { candidates.swapAt(0, 1) }
      search: for gap in [1.6, 7, 14, 24, 36, 50, 66] {
        for text in candidates {
          for side in gap < 20 ? Self.sides : Self.sides + Self.farSides {
            let distance = reach[dot] + gap
            let box = Self.box(text, side, center, distance)
            guard frame.contains(box) else { continue }
            let isFree =
              !leaders.contains { box.insetBy(-0.6).meetsSegment(from: $0.from, to: $0.to) }
              && !taken.contains { $0.insetBy(-0.8).overlaps(box) }
              && !dots.indices.contains { other in
                box.distance(to: dots[other].center) < reach[other] + (other == dot ? 1 : 0.8)
              }
            guard isFree else { continue }
            var leader: Point?
            if gap > 2 {
              let meet = Self.nearest(box, to: center)
              let isClear =
                !taken.contains { $0.insetBy(-0.6).meetsSegment(from: center, to: meet) }
                && !leaders.contains { DrawingQuality.segmentsCross($0.from, $0.to, center, meet) }
                && !dots.indices.contains { other in
                  other != dot
                    && Self.distance(dots[other].center, from: center, to: meet)
                      < reach[other] + 0.5
                }
              guard isClear else { continue }
              leader = meet
            } else if dots.indices.contains(where: { other in
              // Nearer to another dot, it would name that one.
              other != dot
                && (box.distance(to: dots[other].center) - reach[other]
                  < box.distance(to: center) - reach[dot] - 0.05
                  || box.distance(to: dots[other].center) - narrow[other]
                    < box.distance(to: center) - narrow[dot] - 0.05)
            }) {
              continue
            }
            names.append(
              Name(dot: dot, text: text, box: box, anchor: side.anchor, leader: leader))
            taken.append(box)
            if let leader { leaders.append((center, leader)) }
            break search
          }
        }
      }
    }
  }

  /// The names as groups of class `label`, with their leader lines.
  func elements(_ dots: [Dot], ids: [String]) -> [FigureElement] {
    names.sorted { $0.dot < $1.dot }.map { name in
      var children: [FigureElement] = []
      if let meet = name.leader {
        let center = dots[name.dot].center
        let distance = max(center.distance(to: meet), 1e-6)
        let share = dots[name.dot].reach / distance
        children.append(
          ChartText.rule(
            Point(
              x: center.x + (meet.x - center.x) * share, y: center.y + (meet.y - center.y) * share),
            meet, colour: Colour(0x333333), width: 0.4))
      }
      let x =
        switch name.anchor {
        case .start: name.box.minX
        case .middle: name.box.center.x
        case .end: name.box.maxX
        }
      children += ChartText.elements(
        name.text, x: x, top: name.box.minY, anchor: name.anchor, hasHalo: true)
      return .group(
        attributes: [.init("class", "label"), .init("data-for", ids[name.dot])], title: nil,
        children)
    }
  }

  private typealias Side = (x: Double, y: Double, anchor: FigureElement.TextLine.Anchor)

  // Right, left, above, below, then the corners.
  private static let sides: [Side] = [
    (1, 0, .start), (-1, 0, .end), (0, -1, .middle), (0, 1, .middle), (0.7, -0.7, .start),
    (0.7, 0.7, .start), (-0.7, -0.7, .end), (-0.7, 0.7, .end),
  ]

  private static let farSides: [Side] = [
    (0.92, -0.38, .start), (0.92, 0.38, .start), (-0.92, -0.38, .end), (-0.92, 0.38, .end),
    (0.38, -0.92, .start), (0.38, 0.92, .start), (-0.38, -0.92, .end), (-0.38, 0.92, .end),
  ]

  private static func box(
    _ text: WrappedText, _ side: Side, _ center: Point, _ distance: Double
  ) -> Rectangle {
    let x = center.x + side.x * distance
    let y = center.y + side.y * distance
    let minX =
      switch side.anchor {
      case .start: x
      case .middle: x - text.width / 2
      case .end: x - text.width
      }
    let minY = side.y == 0 ? y - text.height / 2 : side.y < 0 ? y - text.height : y
    return Rectangle(minX: minX, minY: minY, maxX: minX + text.width, maxY: minY + text.height)
  }

  private static func nearest(_ box: Rectangle, to point: Point) -> Point {
    Point(
      x: min(max(point.x, box.minX), box.maxX), y: min(max(point.y, box.minY), box.maxY))
  }

  private static func distance(_ point: Point, from a: Point, to b: Point) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let square = dx * dx + dy * dy
    let share =
      square > 0 ? max(0, min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / square)) : 0
    return point.distance(to: Point(x: a.x + share * dx, y: a.y + share * dy))
  }
}

extension DiagramScene {
  /// The dots as groups of class `node`, with a tooltip each.
  func elements(of dots: [Dot], tooltips: [String]) -> [FigureElement] {
    zip(dots, tooltips).map { dot, tooltip in
      let node = nodes[dot.node]
      return .group(
        attributes: [
          .init("class", "node"), .init("data-id", node.id.text),
          .init("data-group", categories[node.category].label),
        ], title: tooltip,
        [
          NodeOutline(shape: node.shape, diameter: dot.diameter, center: dot.center)
            .element(fill: node.fill, outline: node.outline)
        ])
    }.sortedByID
  }
}

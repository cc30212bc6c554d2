import NetworkGraph
import NetworkLayout

/// Crosses at the places of actors that are gone, with their names where there is room.
struct GoneMarks {
  struct Mark {
    let entry: FigurePositions.Entry
    let center: Point
    let name: WrappedText?
    let box: Rectangle
  }

  private(set) var marks: [Mark] = []
  /// The names of those whose name, or cross, found no room.
  private(set) var unnamed: [String] = []

  static let colour = Colour(0x757575)
  private static let reach = 2.6
  /// More crosses than this would be a drawing of the past.
  private static let limit = 40

  /// - Complexity: O(*g*·(*n* + *m*)) for *g* marks.
  init(
    _ changes: FigureChanges, scene: DiagramScene, arrangement: FigureArrangement, frame: Rectangle
  ) {
    var taken = zip(scene.nodes, arrangement.points).map { node, point in
      Rectangle(center: point, size: NewMark.size(shape: node.shape, diameter: node.diameter))
    }
    taken += arrangement.names.map { $0.box.insetBy(-1) }
    let lines = scene.edges.filter { !$0.isLoop }.map {
      (arrangement.points[$0.tail], arrangement.points[$0.head])
    }
    func isFree(_ box: Rectangle) -> Bool {
      frame.contains(box) && !taken.contains { $0.overlaps(box) }
    }
    for entry in changes.gone {
      let center = arrangement.earlierPlace(entry.point)
      let cross = Rectangle(
        center: center, size: Size(width: 2 * Self.reach, height: 2 * Self.reach))
      guard marks.count < Self.limit, isFree(cross) else {
        unnamed.append(entry.name)
        continue
      }
      var mark = Mark(entry: entry, center: center, name: nil, box: cross)
      search: for text in LabelWrapping.candidates(for: entry.name, size: 7) {
        let candidates = LabelCandidate.all(
          for: [text], halfWidth: Self.reach, halfHeight: Self.reach, isRound: false)
        for candidate in candidates {
          let box = Rectangle(
            minX: candidate.box.minX + center.x, minY: candidate.box.minY + center.y,
            maxX: candidate.box.maxX + center.x, maxY: candidate.box.maxY + center.y)
          // Names of the past keep off the lines of today, and off the sums written at them.
          let clear = box.insetBy(-2)
          guard isFree(box), !lines.contains(where: { clear.meetsSegment(from: $0.0, to: $0.1) })
          else { continue }
          mark = Mark(entry: entry, center: center, name: text, box: box)
          taken.append(box)
          break search
        }
      }
      taken.append(cross)
      if mark.name == nil || mark.name!.isShortened { unnamed.append(entry.name) }
      marks.append(mark)
    }
  }

  /// The crosses and names, each a group of class `gone`.
  var elements: [FigureElement] {
    marks.map { mark in
      var children = [Self.cross(mark.center)]
      if let name = mark.name {
        children += TextBlock.elements(
          name, at: Point(x: mark.box.minX, y: mark.box.minY), style: .italic,
          colour: Self.colour)
      }
      return .group(
        attributes: [.init("class", "gone"), .init("data-gone", mark.entry.id.text)],
        title: mark.entry.name, children)
    }
  }

  static func cross(_ center: Point) -> FigureElement {
    let r = reach * 0.75
    return .path(
      [
        .move(Point(x: center.x - r, y: center.y - r)),
        .line(Point(x: center.x + r, y: center.y + r)),
        .move(Point(x: center.x - r, y: center.y + r)),
        .line(Point(x: center.x + r, y: center.y - r)),
      ], FigureElement.Paint(stroke: colour, strokeWidth: 0.9))
  }
}

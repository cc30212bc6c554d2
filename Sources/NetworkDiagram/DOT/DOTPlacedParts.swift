import NetworkGraph
import NetworkLayout

/// The names and the courses of lines of a drawing, as attributes that `neato -n2` keeps.
struct DOTPlacedParts {
  /// `xlabel`, its place and its font, by node; none for nodes without a name.
  let names: [Int: [(String, String)]]
  private let courses: [EdgeCourse]
  private let edges: [DiagramScene.Edge]

  init(_ drawing: Drawing) {
    let scene = drawing.scene
    edges = scene.edges
    courses = EdgeCourse.courses(
      of: scene, points: drawing.placement.points, routes: drawing.routes,
      bundling: drawing.options.bundling)
    var names: [Int: [(String, String)]] = [:]
    for name in drawing.names {
      // Graphviz centres the lines of a label on one point, or sets them all to the left or right of
      // the widest.
      let lineBreak =
        switch name.anchor {
        case .start: "\\l"
        case .middle: "\\n"
        case .end: "\\r"
        }
      let text = name.text.lines.map { DOTText.label($0) + lineBreak }.joined()
      names[name.node] = [
        ("xlabel", DOTText.quoted(text)),
        ("xlp", "\"\(Self.pair(name.box.center))\""),
        ("fontsize", fixedDecimals(name.text.size, 1)),
      ]
    }
    self.names = names
  }

  /// The course of a line as a spline in the form of Graphviz: arrow tips first, then the points of
  /// Bézier curves.
  func attributes(ofEdge index: Int) -> [(String, String)] {
    let course = courses[index]
    let edge = edges[index]
    var points: [Point] = []
    for segment in course.segments {
      switch segment {
      case .move(let point): points.append(point)
      case .line(let point):
        let from = points[points.count - 1]
        points += [
          EdgeCourse.between(from, point, 1 / 3), EdgeCourse.between(from, point, 2 / 3), point,
        ]
      case .curve(let first, let second, let point): points += [first, second, point]
      case .close: break
      }
    }
    var tips = ""
    if edge.arrow == .both, let tip = course.tailTip { tips += "s,\(Self.pair(tip)) " }
    if edge.arrow != .none, let tip = course.headTip { tips += "e,\(Self.pair(tip)) " }
    let list = points.map(Self.pair).joined(separator: " ")
    var attributes = [("pos", "\"\(tips)\(list)\"")]
    if edge.amountLabel != nil { attributes.append(("fontsize", "7")) }
    return attributes
  }

  /// The size of an arrow head: at 1 it is 10 points long.
  func arrowSize(ofEdge index: Int) -> Double? {
    courses[index].headTip == nil ? nil : courses[index].headLength / 10
  }

  /// A point in the coordinates of Graphviz, which counts *y* upwards.
  private static func pair(_ point: Point) -> String {
    "\(fixedDecimals(point.x, 2)),\(fixedDecimals(-point.y, 2))"
  }
}

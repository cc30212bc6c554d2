import NetworkLayout

/// A figure as the checks see it: what is drawn, where, how, and what each part is.
///
/// All lengths are points of 1/72 inch from the top left corner of the page.
struct GradedFigure {
  /// A painted shape or line.
  struct Shape {
    /// Whether it is a circle or an ellipse.
    let isRound: Bool
    /// The corners; of a round shape those of the box round it.
    let points: [Point]
    let box: Rectangle
    let fill: Colour?
    let fillOpacity: Double
    let stroke: Colour?
    let strokeWidth: Double
    let dash: [Double]
    /// Whether it is closed: a circle, a rectangle or a polygon, and no path or line.
    let isClosed: Bool
    let hasMarker: Bool
    /// The name of the element: `circle`, `path`, …
    let tag: String
    /// The place in the file: what comes later lies on top.
    let order: Int
  }

  /// One line of text.
  struct Line {
    let text: String
    let box: Rectangle
    let size: Double
    let fill: Colour?
    /// How far a rim of another colour reaches round the letters; 0 without one.
    let halo: Double
    let haloColour: Colour?
    /// Whether `textLength` fixes its width.
    let isMeasured: Bool
    let isBold: Bool
    let families: String
    let order: Int
  }

  struct Label {
    var box: Rectangle
    var lines: [Line]
    /// Whether a thin line ties it to its node.
    var hasLeader: Bool
    var order: Int
    var size: Double { lines.map(\.size).min() ?? 0 }
    var text: String { lines.map(\.text).joined(separator: " ") }
  }

  struct Node {
    let id: String
    var center: Point
    var size: Size
    var isRound: Bool
    let group: String?
    /// What the file says of it: its name first.
    let title: String?
    /// Whether its id is its own, and not read from the title.
    let hasOwnID: Bool
    var shape: Shape?
    /// Closed shapes on the first one, such as a sign in a bar.
    var marks: [Shape] = []
    var label: Label?
    let order: Int
    /// How many actors the mark stands for (`data-count`).
    var count = 1
    /// The number that its size shows (`data-value`).
    var value: Double?
    /// Whether it is a ring with a number, for actors at one place.
    var isPile = false
    /// The panel that it stands in, in a figure of several (`data-panel`).
    var panel: String?

    var box: Rectangle { Rectangle(center: center, size: size) }
  }

  struct Edge {
    let source: String
    let target: String
    let kind: String?
    let role: String?
    let title: String?
    var points: [Point]
    let shapes: [Shape]
    /// The line itself, among the shapes.
    let course: Shape?
    let label: Rectangle?
    let order: Int
    /// The outlines of the cells or bands that are the tie, in figures that draw no lines.
    var areas: [[Point]] = []
    /// How many ties it stands for (`data-count`).
    var count = 1
    /// The amount of money (`data-amount`).
    var amount: Double?
    /// The panel that it stands in, in a figure of several (`data-panel`).
    var panel: String?
    /// The places of its ends among the nodes.
    var tail = 0
    var head = 0

    /// The line, or the rims of the bands, piece by piece.
    var strokes: [[Point]] {
      areas.isEmpty ? [points] : areas.map { $0 + $0.prefix(1) }
    }
  }

  /// What a part of the page is for.
  enum BlockKind: String {
    case legend, sizeLegend, edgeLegend, widthLegend, otherLegend, title, subtitle, source, date
    case scale, note
    /// Amounts of money beside lines.
    case amount
  }

  struct Block {
    let kind: BlockKind
    var lines: [Line] = []
    var shapes: [Shape] = []
    var text: String { lines.map(\.text).joined(separator: " ") }
  }

  /// What kind of figure it says it is; a file that says nothing is judged as a map.
  var kind = Figure.Kind.map
  var page: Size?
  var nodes: [Node] = []
  var edges: [Edge] = []
  /// What panels show behind that which counts in them: actors and ties of other periods.
  var paleNodes: [Node] = []
  var paleEdges: [Edge] = []
  /// All texts, wherever they stand.
  var lines: [Line] = []
  /// All shapes, wherever they stand.
  var shapes: [Shape] = []
  /// Parts of the page, in the order of the file; several may be of one kind.
  var blocks: [Block] = []
  /// The ids that a mark shows as new against an earlier edition, and as gone.
  var marks: (new: Set<String>, gone: Set<String>) = ([], [])
  var document = MarkupDocument()

  /// How many actors the marks stand for together; one in several panels counts once.
  var actorCount: Int {
    kind == .multiples
      ? Set((nodes + paleNodes).map(\.id)).count : nodes.reduce(0) { $0 + $1.count }
  }
  /// How many ties are drawn; one in several panels counts once.
  var tieCount: Int {
    kind == .multiples
      ? Set((edges + paleEdges).map { [$0.source, $0.target] }).count
      : edges.reduce(0) { $0 + $1.count }
  }

  func block(_ kind: BlockKind) -> Block? {
    let all = blocks.filter { $0.kind == kind }
    guard var first = all.first else { return nil }
    for other in all.dropFirst() {
      first.lines += other.lines
      first.shapes += other.shapes
    }
    return first
  }

  /// Whether a part is there and says something.
  func has(_ kind: BlockKind) -> Bool {
    block(kind).map { !$0.lines.isEmpty || !$0.shapes.isEmpty } ?? false
  }

  /// The words of the sub-title, the notes and what else is said outside the picture.
  func text(of kind: BlockKind) -> String { block(kind)?.text ?? "" }

  /// The colour that all lies on: a rectangle as large as the page, else white.
  var background: Colour {
    guard let page else { return .white }
    for shape in shapes.prefix(4) {
      if let fill = shape.fill, shape.fillOpacity > 0.99, shape.isClosed,
        shape.box.width >= page.width * 0.98, shape.box.height >= page.height * 0.98
      {
        return fill
      }
    }
    return .white
  }

  /// The smallest box round nodes and names.
  var extent: Rectangle? {
    var result: Rectangle?
    for node in nodes {
      for box in [node.box, node.label?.box].compactMap({ $0 }) {
        result = result?.union(box) ?? box
      }
    }
    return result
  }
}

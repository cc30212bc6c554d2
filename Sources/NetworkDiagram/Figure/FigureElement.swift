import NetworkLayout

/// What is on the page, from back to front: the form that writers of files walk.
enum FigureElement: Hashable, Sendable {
  /// Elements that belong together; attributes say what they are (class, id, data-…).
  case group(attributes: [Attribute], title: String?, [FigureElement])
  case circle(center: Point, radius: Double, Paint)
  case polygon([Point], Paint)
  case path([Segment], Paint)
  case text(TextLine)

  struct Attribute: Hashable, Sendable {
    let name: String
    let value: String
    init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  enum Segment: Hashable, Sendable {
    case move(Point)
    case line(Point)
    case curve(Point, Point, Point)
    case close
  }

  struct Paint: Hashable, Sendable {
    var fill: Colour?
    var fillOpacity = 1.0
    var stroke: Colour?
    var strokeWidth = 0.0
    var dash: [Double] = []
  }

  /// One line of text at its baseline.
  struct TextLine: Hashable, Sendable {
    enum Anchor: String, Hashable, Sendable { case start, middle, end }
    enum Style: Hashable, Sendable { case regular, bold, italic }

    var text: String
    var position: Point
    var width: Double
    var size: Double
    var anchor = Anchor.start
    var style = Style.regular
    var colour = Colour(0x1A1A1A)
    /// Whether a white rim sets it off from what lies behind.
    var hasHalo = false
  }
}

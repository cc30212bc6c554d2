import NetworkLayout

/// A painted element as a shape on the page.
struct SVGShape {
  /// `nil` for an element that paints nothing.
  private(set) var shape: GradedFigure.Shape?

  init(
    _ element: MarkupDocument.Element, _ transform: SVGTransform, _ style: SVGStyle, order: Int
  ) {
    func value(_ name: String) -> Double { SVGNumbers.first(in: element[name]) ?? 0 }
    var points: [Point] = []
    var isRound = false
    var isClosed = true
    switch element.name {
    case "circle", "ellipse":
      isRound = true
      let rx = value(element.name == "circle" ? "r" : "rx")
      let ry = value(element.name == "circle" ? "r" : "ry")
      points = Self.corners(value("cx") - rx, value("cy") - ry, 2 * rx, 2 * ry, transform)
    case "rect":
      points = Self.corners(value("x"), value("y"), value("width"), value("height"), transform)
    case "polygon", "polyline":
      let v = SVGNumbers.all(in: element["points"] ?? "")
      points = stride(from: 0, to: v.count - 1, by: 2).map { transform(v[$0], v[$0 + 1]) }
      isClosed = element.name == "polygon"
    case "path":
      points = SVGPathData.flattened(element["d"] ?? "").map { transform($0.x, $0.y) }
      isClosed = false
    case "line":
      points = [
        transform(value("x1"), value("y1")), transform(value("x2"), value("y2")),
      ]
      isClosed = false
    default: return
    }
    guard let box = Placement.bounds(of: points) else { return }
    shape = GradedFigure.Shape(
      isRound: isRound, points: points, box: box, fill: style.fill,
      fillOpacity: style.fillOpacity * style.opacity,
      stroke: style.strokeOpacity * style.opacity > 0 ? style.stroke : nil,
      strokeWidth: style.strokeWidth * transform.scale, dash: style.dash, isClosed: isClosed,
      hasMarker: style.hasMarker, tag: element.name, order: order)
  }

  private static func corners(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ transform: SVGTransform
  ) -> [Point] {
    [(x, y), (x, y + height), (x + width, y + height), (x + width, y)].map { transform($0.0, $0.1) }
  }
}

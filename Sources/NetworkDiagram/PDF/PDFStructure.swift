import NetworkLayout

/// What the parts of a page are, for those who have it read out.
struct PDFStructure {
  enum Role: Hashable {
    case heading, paragraph, figure

    var tag: String {
      switch self {
      case .heading: "H1"
      case .paragraph: "P"
      case .figure: "Figure"
      }
    }
  }

  /// Elements of one role in a row.
  struct Part {
    let role: Role
    var elements: [FigureElement]
  }

  /// The parts of a figure from back to front. What is no heading, legend or footer is picture.
  static func parts(of elements: [FigureElement]) -> [Part] {
    var parts: [Part] = []
    for element in elements {
      let role = role(of: element)
      if role == .figure, parts.last?.role == .figure {
        parts[parts.count - 1].elements.append(element)
      } else if !lines(of: element).isEmpty || role == .figure {
        parts.append(Part(role: role, elements: [element]))
      }
    }
    return parts
  }

  private static func role(of element: FigureElement) -> Role {
    guard case .group(let attributes, _, _) = element,
      let id = attributes.first(where: { $0.name == "id" })?.value
    else { return .figure }
    switch id {
    case "title": return .heading
    case "subtitle", "source", "date", "note": return .paragraph
    default: return id.hasSuffix("legend") ? .paragraph : .figure
    }
  }

  /// The lines of text in an element, from back to front.
  static func lines(of element: FigureElement) -> [FigureElement.TextLine] {
    switch element {
    case .group(_, _, let children): children.flatMap(lines)
    case .text(let line): [line]
    default: []
    }
  }

  /// The box round elements, in points from the top left corner of the page; `nil` for none.
  static func bounds(of elements: [FigureElement]) -> Rectangle? {
    var box: Rectangle?
    func take(_ minX: Double, _ minY: Double, _ maxX: Double, _ maxY: Double) {
      box = Rectangle(
        minX: min(minX, box?.minX ?? minX), minY: min(minY, box?.minY ?? minY),
        maxX: max(maxX, box?.maxX ?? maxX), maxY: max(maxY, box?.maxY ?? maxY))
    }
    func take(_ point: Point) { take(point.x, point.y, point.x, point.y) }
    func visit(_ element: FigureElement) {
      switch element {
      case .group(_, _, let children): children.forEach(visit)
      case .circle(let center, let radius, _):
        take(center.x - radius, center.y - radius, center.x + radius, center.y + radius)
      case .polygon(let points, _): points.forEach(take)
      case .path(let segments, _):
        for segment in segments {
          switch segment {
          case .move(let point), .line(let point): take(point)
          case .curve(let a, let b, let point): [a, b, point].forEach(take)
          case .close: break
          }
        }
      case .text(let line):
        let share = line.anchor == .start ? 0.0 : line.anchor == .middle ? 0.5 : 1
        let left = line.position.x - share * line.width
        take(
          left, line.position.y - line.size * FontMetrics.ascent, left + line.width,
          line.position.y + line.size * FontMetrics.descent)
      }
    }
    elements.forEach(visit)
    return box
  }
}

import NetworkGraph
import NetworkLayout

/// The lines of a text element and their boxes.
///
/// Widths come from `textLength` where it is given, else from the advance widths of Helvetica or
/// Times. The ink of a line reaches 0.74 em above its baseline and 0.21 em below.
struct SVGText {
  static let ascent = 0.74
  static let descent = 0.21

  let document: MarkupDocument
  let transform: SVGTransform

  func lines(of index: Int, style: SVGStyle) -> [GradedFigure.Line] {
    let element = document.elements[index]
    var result: [GradedFigure.Line] = []
    let x = SVGNumbers.first(in: element["x"]) ?? 0
    let y = SVGNumbers.first(in: element["y"]) ?? 0
    func add(_ text: String, _ x: Double, _ y: Double, _ style: SVGStyle, _ own: String?) {
      if let line = line(
        text.trimmed, x, y, style, length: own ?? element["textLength"], order: index)
      {
        result.append(line)
      }
    }
    add(element.leadingText, x, y, style, nil)
    var baseline = y
    for child in element.children where document.elements[child].name == "tspan" {
      let span = document.elements[child]
      let style = style.inherited(by: span)
      let step = SVGNumbers.first(in: span["dy"]) ?? 0
      let isRelative = span["dy"]?.trimmed.hasSuffix("em") ?? false
      baseline =
        (SVGNumbers.first(in: span["y"]) ?? baseline) + step * (isRelative ? style.fontSize : 1)
      add(
        span.text, SVGNumbers.first(in: span["x"]) ?? x, baseline, style, span["textLength"])
    }
    return result
  }

  private func line(
    _ text: String, _ x: Double, _ y: Double, _ style: SVGStyle, length: String?, order: Int
  ) -> GradedFigure.Line? {
    guard !text.isEmpty, !style.isHidden else { return nil }
    let size = style.fontSize
    let measured = length.flatMap { SVGNumbers.all(in: $0).first }
    let width =
      measured ?? Self.width(of: text, size: size, families: style.families, isBold: style.isBold)
    let left =
      switch style.anchor {
      case "middle": x - width / 2
      case "end": x - width
      default: x
      }
    let base = y + (style.isCentred ? 0.27 * size : 0)
    let box = Placement.bounds(
      of: [left, left + width].flatMap { x in
        [base - Self.ascent * size, base + Self.descent * size].map { transform(x, $0) }
      })!
    let halo = style.stroke != nil && style.strokesFirst ? style.strokeWidth / 2 : 0
    return GradedFigure.Line(
      text: text, box: box, size: size * transform.scale, fill: style.fill,
      halo: halo * transform.scale, haloColour: halo > 0 ? style.stroke : nil,
      isMeasured: measured != nil, isBold: style.isBold, families: style.families, order: order)
  }

  /// The width in points of a text in one of two metric families.
  static func width(of text: String, size: Double, families: String, isBold: Bool) -> Double {
    let family = families.lowercased()
    let isTimes =
      !family.contains("sans")
      && ["times", "serif", "georgia", "garamond"].contains { family.contains($0) }
    var sum = 0
    for scalar in text.unicodeScalars {
      let value = Int(scalar.value)
      sum +=
        isTimes && (32..<127).contains(value)
        ? times[value - 32] : FontMetrics.advance(of: scalar, .regular)
    }
    return Double(sum) * size / 1000 * (isBold ? 1.06 : 1)
  }

  // The advance widths of Times Roman, U+0020 to U+007E, in thousandths of an em.
  private static let times = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
  ]
}

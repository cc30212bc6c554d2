import NetworkGraph
import NetworkLayout

/// Writes figure elements as SVG 1.1: no script, no style sheet, no reference to outside.
struct SVGWriter {
  private var output = ""
  /// Whether a group has said for its texts that they have a white rim.
  private var inheritsHalo = false
  /// Whether the group round the present text has said its size, colour and anchor.
  private var inheritsLook = false
  private static let halo =
    " stroke=\"#FFFFFF\" stroke-width=\"2.2\" paint-order=\"stroke\""

  /// - Parameters:
  ///   - title: What is read out first.
  ///   - description: The picture in sentences.
  static func document(
    page: Page, language: Language, title: String, description: String, kind: Figure.Kind,
    elements: [FigureElement]
  ) -> String {
    var writer = SVGWriter()
    let width = fixedDecimals(page.width, 2)
    let height = fixedDecimals(page.height, 2)
    writer.output = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)pt" height="\(height)pt" \
      viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="figure-title figure-desc" \
      xml:lang="\(language.rawValue)" data-figure="\(kind.rawValue)" \
      font-family="Helvetica, Arial, 'Liberation Sans', sans-serif" \
      stroke-linejoin="round">
      <title id="figure-title">\(escapedXML(title))</title>
      <desc id="figure-desc">\(escapedXML(description))</desc>
      <rect width="\(width)" height="\(height)" fill="#FFFFFF"/>

      """
    for element in elements { writer.write(element) }
    writer.output += "</svg>\n"
    return writer.output
  }

  // Groups nest as deep as the composer makes them, three at most: recursion is bounded.
  private mutating func write(_ element: FigureElement) {
    switch element {
    case .group(let attributes, let title, let children):
      output += "<g"
      for attribute in attributes {
        output += " \(attribute.name)=\"\(escapedXML(attribute.value))\""
      }
      // Said once for hundreds of names, and only where nothing else would take it on.
      let saysHalo = !inheritsHalo && Self.haveHalo(children)
      if saysHalo { output += Self.halo }
      inheritsHalo = inheritsHalo || saysHalo
      defer { if saysHalo { inheritsHalo = false } }
      // The lines of one name look alike: said once.
      let sharesLook = shareLook(children)
      if sharesLook, case .text(let line)? = children.first { output += look(of: line) }
      inheritsLook = sharesLook
      defer { inheritsLook = false }
      output += ">"
      if let title, !title.isEmpty { output += "<title>\(escapedXML(title))</title>" }
      let isBlock = attributes.contains { $0.name == "id" }
      if isBlock { output += "\n" }
      for child in children { write(child) }
      output += "</g>\n"
    case .circle(let center, let radius, let paint):
      output +=
        "<circle cx=\"\(number(center.x))\" cy=\"\(number(center.y))\" r=\"\(number(radius))\""
        + attributes(of: paint) + "/>"
    case .polygon(let points, let paint):
      let list = points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " ")
      output += "<polygon points=\"\(list)\"" + attributes(of: paint) + "/>"
    case .path(let segments, let paint):
      let data = segments.map { segment in
        switch segment {
        case .move(let p): "M\(pair(p))"
        case .line(let p): "L\(pair(p))"
        case .curve(let a, let b, let p): "C\(pair(a)) \(pair(b)) \(pair(p))"
        case .close: "Z"
        }
      }.joined()
      output += "<path d=\"\(data)\"" + attributes(of: paint) + "/>"
    case .text(let line): write(line)
    }
  }

  /// Whether there are texts among some elements, all with a rim, and every shape says its own stroke.
  private static func haveHalo(_ elements: [FigureElement]) -> Bool {
    var hasText = false
    var rest = elements
    while let next = rest.popLast() {
      switch next {
      case .group(_, _, let children): rest += children
      case .circle(_, _, let paint), .polygon(_, let paint), .path(_, let paint):
        if paint.stroke == nil { return false }
      case .text(let line):
        if !line.hasHalo { return false }
        hasText = true
      }
    }
    return hasText
  }

  /// Whether some elements are two lines of text or more, all of one size, colour and anchor.
  private func shareLook(_ elements: [FigureElement]) -> Bool {
    guard elements.count > 1, case .text(let first)? = elements.first else { return false }
    return elements.allSatisfy { element in
      if case .text(let line) = element { look(of: line) == look(of: first) } else { false }
    }
  }

  private func look(of line: FigureElement.TextLine) -> String {
    let anchor = line.anchor == .start ? "" : " text-anchor=\"\(line.anchor.rawValue)\""
    return " font-size=\"\(number(line.size))\" fill=\"\(line.colour.hex)\"" + anchor
  }

  private mutating func write(_ line: FigureElement.TextLine) {
    guard !line.text.isEmpty else { return }
    output += "<text x=\"\(number(line.position.x))\" y=\"\(number(line.position.y))\""
    if !inheritsLook { output += look(of: line) }
    switch line.style {
    case .regular: break
    case .bold: output += " font-weight=\"bold\""
    case .italic: output += " font-style=\"italic\""
    }
    if line.hasHalo, !inheritsHalo { output += Self.halo }
    if line.text.unicodeScalars.count > 1 {
      output += " textLength=\"\(number(line.width))\" lengthAdjust=\"spacingAndGlyphs\""
    }
    output += ">\(escapedXML(line.text))</text>"
  }

  private func attributes(of paint: FigureElement.Paint) -> String {
    var result = " fill=\"\(paint.fill?.hex ?? "none")\""
    if paint.fill != nil && paint.fillOpacity < 1 {
      result += " fill-opacity=\"\(number(paint.fillOpacity))\""
    }
    if let stroke = paint.stroke {
      result += " stroke=\"\(stroke.hex)\" stroke-width=\"\(number(paint.strokeWidth))\""
      if !paint.dash.isEmpty {
        result += " stroke-dasharray=\"\(paint.dash.map(number).joined(separator: " "))\""
      }
    }
    return result
  }

  private func number(_ value: Double) -> String {
    var text = fixedDecimals(value, 2)
    while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
    if text.utf8.last == UInt8(ascii: ".") { text.removeLast() }
    return text
  }

  private func pair(_ point: Point) -> String { "\(number(point.x)) \(number(point.y))" }
}

/// A text made safe for XML 1.0, in elements and in quoted attributes.
///
/// Characters that XML does not allow (control characters, U+FFFE and U+FFFF) become U+FFFD. A Swift
/// string has no lone surrogates: they became U+FFFD when it was decoded. Characters that turn the
/// direction of what follows are dropped, since they would reach beyond the text.
func escapedXML(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n", "\t", "\r": result += "&#\(scalar.value);"
    case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": break
    case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

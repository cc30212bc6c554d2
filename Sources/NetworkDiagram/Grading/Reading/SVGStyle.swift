import NetworkLayout

/// The properties of an element that its parents hand down.
struct SVGStyle {
  var fontSize = 12.0
  var families = ""
  var isBold = false
  var anchor = "start"
  var isCentred = false
  /// `nil` for no paint at all.
  var fill: Colour? = .black
  var stroke: Colour?
  /// In units of the element.
  var strokeWidth = 1.0
  var dash: [Double] = []
  var fillOpacity = 1.0
  var strokeOpacity = 1.0
  var opacity = 1.0
  /// Whether the stroke is painted before the fill, so that it is a rim and eats no letter.
  var strokesFirst = false
  var isHidden = false
  /// Whether a mark stands at the end of lines.
  var hasMarker = false

  /// The style of an element within this one: attributes first, then its `style` attribute.
  func inherited(by element: MarkupDocument.Element) -> SVGStyle {
    var result = self
    result.opacity = opacity
    for (name, value) in element.attributes where Self.names.contains(name) {
      result.set(name, value)
    }
    if let list = element["style"] {
      for part in list.split(separator: ";") {
        let halves = part.split(separator: ":", maxSplits: 1)
        if halves.count == 2 { result.set(halves[0].trimmed, halves[1].trimmed) }
      }
    }
    return result
  }

  private static let names: Set<String> = [
    "font-size", "font-family", "font-weight", "text-anchor", "dominant-baseline", "fill",
    "stroke", "stroke-width", "stroke-dasharray", "fill-opacity", "stroke-opacity", "opacity",
    "paint-order", "display", "visibility", "marker-end",
  ]

  private mutating func set(_ name: String, _ value: String) {
    func share() -> Double { min(1, max(0, SVGNumbers.first(in: value) ?? 1)) }
    switch name {
    case "font-size": fontSize = SVGNumbers.all(in: value).first ?? 12
    case "font-family": families = value
    case "font-weight": isBold = ["bold", "600", "700", "800", "900"].contains(value)
    case "text-anchor": anchor = value
    case "dominant-baseline": isCentred = value == "central" || value == "middle"
    case "fill": fill = Colour(svg: value, inherited: fill)
    case "stroke": stroke = Colour(svg: value, inherited: stroke)
    case "stroke-width": strokeWidth = max(0, SVGNumbers.first(in: value) ?? 1)
    case "stroke-dasharray": dash = value == "none" ? [] : SVGNumbers.all(in: value)
    case "fill-opacity": fillOpacity = share()
    case "stroke-opacity": strokeOpacity = share()
    case "opacity": opacity *= share()
    case "paint-order": strokesFirst = value.hasPrefix("stroke")
    case "display": isHidden = isHidden || value == "none"
    case "visibility": isHidden = value == "hidden" || value == "collapse"
    case "marker-end": hasMarker = value != "none"
    default: break
    }
  }
}

extension Colour {
  /// A colour as SVG writes it: `#RGB`, `#RRGGBB`, `rgb(…)` or a name; `nil` for none. What is not
  /// understood is black, the initial value of SVG.
  init?(svg text: String, inherited: Colour?) {
    let text = text.trimmed.lowercased()
    switch text {
    case "none", "transparent": return nil
    case "inherit", "currentcolor":
      guard let inherited else { return nil }
      self = inherited
      return
    default: break
    }
    if text.hasPrefix("#"), let value = UInt32(text.dropFirst(), radix: 16) {
      if text.utf8.count == 7 {
        self.init(value)
        return
      }
      if text.utf8.count == 4 {
        let (r, g, b) = (value >> 8, (value >> 4) & 15, value & 15)
        self.init((r * 17) << 16 | (g * 17) << 8 | b * 17)
        return
      }
    }
    if text.hasPrefix("rgb") {
      let parts = SVGNumbers.all(in: text).prefix(3).map {
        text.contains("%") ? $0 * 2.55 : $0
      }
      if parts.count == 3 {
        let bytes = parts.map { UInt8(max(0, min(255, $0.rounded()))) }
        self.init(red: bytes[0], green: bytes[1], blue: bytes[2])
        return
      }
    }
    self.init(Self.names[text] ?? 0)
  }

  private static let names: [String: UInt32] = [
    "white": 0xFFFFFF, "silver": 0xC0C0C0, "gray": 0x808080, "grey": 0x808080, "red": 0xFF0000,
    "maroon": 0x800000, "yellow": 0xFFFF00, "olive": 0x808000, "lime": 0x00FF00,
    "green": 0x008000, "aqua": 0x00FFFF, "cyan": 0x00FFFF, "teal": 0x008080, "blue": 0x0000FF,
    "navy": 0x000080, "fuchsia": 0xFF00FF, "magenta": 0xFF00FF, "purple": 0x800080,
    "orange": 0xFFA500, "lightgrey": 0xD3D3D3, "lightgray": 0xD3D3D3, "darkgrey": 0xA9A9A9,
    "darkgray": 0xA9A9A9, "dimgray": 0x696969, "dimgrey": 0x696969, "lightblue": 0xADD8E6,
    "steelblue": 0x4682B4, "skyblue": 0x87CEEB, "pink": 0xFFC0CB, "tomato": 0xFF6347,
    "gold": 0xFFD700, "brown": 0xA52A2A, "coral": 0xFF7F50, "salmon": 0xFA8072,
    "khaki": 0xF0E68C, "violet": 0xEE82EE, "lightgreen": 0x90EE90, "darkgreen": 0x006400,
    "darkblue": 0x00008B, "darkred": 0x8B0000,
  ]
}

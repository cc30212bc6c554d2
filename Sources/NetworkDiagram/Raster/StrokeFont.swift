import NetworkLayout

/// Letters drawn by a pen: the font of those who have none.
///
/// It was designed for this program. It has the letters of Western and Central European languages as
/// far as U+017F, typographic signs and a few more; any other character is a box with its hexadecimal
/// number, so that a reader sees that something stands there and can look up what.
enum StrokeFont {
  /// The way of the pen for one character.
  struct Glyph {
    /// In thousandths of an em, *y* upwards from the baseline.
    let segments: [FigureElement.Segment]
    /// The advance that the way was drawn for; it is stretched to the advance of the text.
    let width: Double
    /// The pen compared with that of letters.
    var pen = 1.0
  }

  /// The width of the pen in thousandths of an em.
  static func pen(_ style: FigureElement.TextLine.Style) -> Double { style == .bold ? 122 : 80 }

  /// How far the top of a letter leans to the right, as a share of its height.
  static func slant(_ style: FigureElement.TextLine.Style) -> Double {
    style == .italic ? 0.21 : 0
  }

  /// The glyph of a character; `nil` for those that leave no ink.
  static func glyph(for scalar: Unicode.Scalar) -> Glyph? {
    if let glyph = glyphs[Character(scalar)] { return glyph }
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: return nil
    case .nonspacingMark, .enclosingMark, .spacingMark:
      // A mark that is not known is left out: a box would cover the letter it belongs to.
      return nil
    default: return box(of: scalar)
    }
  }

  /// Where a combining mark goes on a letter: the way, in the letter's measures.
  static func combining(_ mark: Mark, over base: Unicode.Scalar) -> Glyph? {
    let base = Character(base)
    guard let width = glyphs[base]?.width else { return nil }
    return Glyph(segments: segments(of: mark, on: base, width: width), width: width)
  }

  /// Whether a character shows as a box.
  static func isBox(_ scalar: Unicode.Scalar) -> Bool {
    glyphs[Character(scalar)] == nil && glyph(for: scalar) != nil
  }

  private static let glyphs: [Character: Glyph] = {
    var result: [Character: Glyph] = [:]
    for (character, way) in ways {
      let scalar = character.unicodeScalars.first!
      result[character] = Glyph(
        segments: parsed(way), width: Double(FontMetrics.advance(of: scalar, .regular)))
    }
    for (character, sign) in signs {
      result[character] = Glyph(segments: parsed(sign.1), width: sign.0)
    }
    for (index, entry) in marked.enumerated() where entry.base != "=" {
      let character = Character(Unicode.Scalar(UInt32(0xC0 + index))!)
      result[character] = markedGlyph(entry.base, entry.mark, in: result)
    }
    for (character, entry) in otherMarked {
      result[character] = markedGlyph(entry.base, entry.mark, in: result)
    }
    for (character, text) in [
      ("²", "2"), ("³", "3"), ("¹", "1"), ("ª", "a"), ("º", "o"), ("⁰", "0"), ("⁴", "4"),
    ] as [(Character, Character)] {
      guard let small = result[text] else { continue }
      result[character] = Glyph(
        segments: moved(small.segments, by: 0.58, x: 15, y: 285), width: 30 + 0.58 * small.width,
        pen: 0.8)
    }
    for (character, parts) in [("¼", "14"), ("½", "12"), ("¾", "34")] as [(Character, String)] {
      guard let upper = result[parts.first!], let lower = result[parts.last!] else { continue }
      result[character] = Glyph(
        segments: moved(upper.segments, by: 0.55, x: 10, y: 305)
          + moved(lower.segments, by: 0.55, x: 520, y: 0) + parsed("m 560 676 l 270 40"),
        width: 834, pen: 0.8)
    }
    for (character, letter) in [("©", "C"), ("®", "R")] as [(Character, Character)] {
      guard let inner = result[letter] else { continue }
      result[character] = Glyph(
        segments: moved(inner.segments, by: 0.5, x: 368 - 0.25 * inner.width, y: 180)
          + parsed("e 368 358 325 325"), width: 737, pen: 0.75)
    }
    return result
  }()

  private static func markedGlyph(
    _ base: Character, _ mark: Mark, in glyphs: [Character: Glyph]
  ) -> Glyph? {
    var letter = base
    if mark.isAbove && base == "i" { letter = "ı" }
    if mark.isAbove && base == "j" { letter = "ȷ" }
    guard let glyph = glyphs[letter] else { return nil }
    return Glyph(
      segments: glyph.segments + segments(of: mark, on: base, width: glyph.width),
      width: glyph.width)
  }

  private static func segments(
    of mark: Mark, on base: Character, width: Double
  ) -> [FigureElement.Segment] {
    switch mark {
    case .none: return []
    case .middleDot: return parsed(base.isUppercase ? "d 360 340" : "d 190 300")
    case .bar, .slash: return parsed(crossings[base] ?? "m 40 300 l 400 300")
    case .cedilla, .commaBelow:
      return moved(parsed(mark.way), by: 1, x: width / 2, y: 0)
    case .ogonek:
      return moved(parsed(mark.way), by: 1, x: tails[base] ?? width / 2, y: 0)
    case .apostrophe:
      return moved(parsed(mark.way), by: 1, x: ["d": 540, "L": 340, "t": 262][base] ?? 205, y: 0)
    default:
      let isTall = base.isUppercase || "bdfhklt".contains(base) || base.isNumber
      return moved(
        parsed(mark.way), by: 1, x: middles[base] ?? width / 2, y: isTall ? 752 : 572)
    }
  }

  // Where the middle of a letter seems to be, when that is not half its advance.
  private static let middles: [Character: Double] = [
    "L": 190, "J": 330, "h": 190, "E": 350, "G": 398, "C": 388, "r": 190, "R": 360, "D": 340,
  ]

  private static let tails: [Character: Double] = [
    "A": 585, "a": 430, "E": 480, "e": 350, "U": 400, "u": 430,
  ]

  private static let crossings: [Character: String] = [
    "D": "m 25 368 l 330 368", "d": "m 300 588 l 545 588", "H": "m 15 520 l 707 520",
    "h": "m 5 588 l 250 588", "T": "m 150 360 l 460 360", "t": "m 40 290 l 250 290",
    "O": "m 120 10 l 658 706", "o": "m 65 10 l 490 514", "L": "m 15 250 l 300 440",
    "l": "m 15 280 l 207 408",
  ]

  /// A frame with the number of the character in hexadecimal digits, two lines of them.
  private static func box(of scalar: Unicode.Scalar) -> Glyph {
    let isWide = FontMetrics.isWide(scalar)
    let width = isWide ? 1000.0 : 620
    let digits = Array(String(scalar.value, radix: 16, uppercase: true))
    let padded = Array(repeating: Character("0"), count: max(0, 4 - digits.count)) + digits
    let perLine = (padded.count + 1) / 2
    var segments = parsed("m 60 0 l \(width - 60) 0 l \(width - 60) 716 l 60 716 l 60 0")
    let cell = (width - 180) / Double(perLine)
    for (index, digit) in padded.enumerated() {
      guard let glyph = glyphs[digit] else { continue }
      let height = 0.36
      let x = 90 + cell * Double(index % perLine)
      let y = index < perLine ? 385.0 : 75
      segments += moved(
        glyph.segments, by: height, widthBy: min(height * 1.2, cell / glyph.width), x: x, y: y)
    }
    return Glyph(segments: segments, width: width, pen: 0.5)
  }

  private static func moved(
    _ segments: [FigureElement.Segment], by factor: Double, widthBy: Double? = nil, x: Double,
    y: Double
  ) -> [FigureElement.Segment] {
    func place(_ p: Point) -> Point {
      Point(x: x + p.x * (widthBy ?? factor), y: y + p.y * factor)
    }
    return segments.map { segment in
      switch segment {
      case .move(let p): .move(place(p))
      case .line(let p): .line(place(p))
      case .curve(let a, let b, let p): .curve(place(a), place(b), place(p))
      case .close: .close
      }
    }
  }

  /// Reads the steps of a way.
  static func parsed(_ way: String) -> [FigureElement.Segment] {
    var result: [FigureElement.Segment] = []
    var last = Point.origin
    let words = way.split(separator: " ")
    var position = 0
    func number() -> Double {
      position += 1
      return Double(words[position - 1])!
    }
    func point() -> Point {
      let x = number()
      return Point(x: x, y: number())
    }
    func ellipse(_ center: Point, _ rx: Double, _ ry: Double) {
      let k = LineChain.quarter
      func at(_ x: Double, _ y: Double) -> Point {
        Point(x: center.x + x * rx, y: center.y + y * ry)
      }
      result += [
        .move(at(1, 0)), .curve(at(1, k), at(k, 1), at(0, 1)),
        .curve(at(-k, 1), at(-1, k), at(-1, 0)), .curve(at(-1, -k), at(-k, -1), at(0, -1)),
        .curve(at(k, -1), at(1, -k), at(1, 0)), .close,
      ]
    }
    func quarter(to end: Point, isLevel: Bool) {
      let k = LineChain.quarter
      let (dx, dy) = (end.x - last.x, end.y - last.y)
      result.append(
        isLevel
          ? .curve(
            Point(x: last.x + k * dx, y: last.y), Point(x: end.x, y: end.y - k * dy), end)
          : .curve(
            Point(x: last.x, y: last.y + k * dy), Point(x: end.x - k * dx, y: end.y), end))
    }
    while position < words.count {
      let step = words[position]
      position += 1
      switch step {
      case "e":
        let center = point()
        let rx = number()
        ellipse(center, rx, number())
        continue
      case "d":
        // A ring narrower than the pen: a dot a little larger than the pen's own.
        ellipse(point(), 12, 12)
        continue
      case "c":
        let a = point()
        let b = point()
        let end = point()
        result.append(.curve(a, b, end))
        last = end
        continue
      default: break
      }
      let end = point()
      switch step {
      case "m": result.append(.move(end))
      case "h": quarter(to: end, isLevel: true)
      case "v": quarter(to: end, isLevel: false)
      default: result.append(.line(end))
      }
      last = end
    }
    return result
  }
}

/// The widths of text in Helvetica, and in Arial and Liberation Sans, whose letters are as wide.
///
/// Letters with marks are as wide as their base. For scripts that these fonts have no letters for,
/// a stated guess: wide East Asian characters and emoji 1 em, combining marks and format characters
/// nothing, all others 0.62 em. The SVG fixes each line to the width assumed here (`textLength`), so
/// a renderer's other font changes the letters, never the layout.
enum FontMetrics {
  /// How far ink rises above the baseline and sinks below it, in em.
  static let ascent = 0.76
  static let descent = 0.22
  /// The distance of two baselines, in em.
  static let leading = 1.14

  enum Weight { case regular, bold }

  /// The width in points of a text on one line.
  ///
  /// - Complexity: O(scalars).
  static func width(of text: String, size: Double, weight: Weight = .regular) -> Double {
    var sum = 0
    for scalar in text.unicodeScalars { sum += advance(of: scalar, weight) }
    return Double(sum) * size / 1000
  }

  /// The advance of a character in thousandths of an em.
  static func advance(of scalar: Unicode.Scalar, _ weight: Weight) -> Int {
    let value = scalar.value
    if (32..<127).contains(value) {
      return (weight == .bold ? bold : regular)[Int(value) - 32]
    }
    if (0xC0..<0x180).contains(value) {
      return advance(of: latinBase[Int(value) - 0xC0], weight)
    }
    switch value {
    case 0xA0, 0x2002, 0x2005, 0x2009: return 278
    case 0x202F, 0x200A: return 200
    case 0x2003, 0x2014, 0x2026, 0x2030, 0x2122: return 1000
    case 0x2012, 0x2013, 0x20AC: return 556
    case 0x2018, 0x2019, 0x201A: return weight == .bold ? 278 : 222
    case 0x201C, 0x201D, 0x201E: return weight == .bold ? 500 : 333
    case 0xAB, 0xBB: return 556
    case 0xB7: return 278
    case 0xB0: return 400
    case 0x2022: return 350
    case 0x2212, 0xD7, 0xF7: return 584
    case 0..<32: return 278
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: return isWide(scalar) ? 1000 : 620
    }
  }

  /// Whether a character takes a full square: East Asian scripts and emoji.
  static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100..<0x1160, 0x2E80..<0x303F, 0x3041..<0xA4D0, 0xAC00..<0xD7A4, 0xF900..<0xFB00,
      0xFE30..<0xFE70, 0xFF00..<0xFF61, 0xFFE0..<0xFFE7, 0x1F300..<0x1FB00, 0x20000..<0x3FFFE,
      0x2600..<0x27C0:
      true
    default: false
    }
  }

  /// A letter of U+00C0 to U+017F without its marks; `nil` for other characters.
  static func baseLetter(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    (0xC0..<0x180).contains(scalar.value) ? latinBase[Int(scalar.value) - 0xC0] : nil
  }

  // The letters U+00C0 to U+017F without their marks; ligatures by a letter of their width.
  private static let latinBase = Array(
    ("AAAAAA%CEEEEIIIIDNOOOOO+OUUUUYPsaaaaaamceeeeiiiionooooo+ouuuuypy"
      + "AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiMnJjKkkLlLlLlL"
      + "lLlNnNnNnnNnOoOoOo%mRrRrRrSsSsSsSsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzf").unicodeScalars)

  private static let regular = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]

  private static let bold = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667,
    611, 778, 722, 278, 556, 722, 611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
    667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556,
    278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
  ]
}

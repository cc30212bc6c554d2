/// The standard fonts Helvetica, Helvetica-Bold and Helvetica-Oblique, which every reader of PDF
/// has: for figures in Western European languages where no font is to be embedded.
///
/// - SeeAlso: ISO 32000-1:2008, annex D.2 (WinAnsiEncoding) and 9.6.2.2 (standard 14 fonts).
enum StandardFont {
  typealias Style = FigureElement.TextLine.Style

  static func name(of style: Style) -> String {
    switch style {
    case .regular: "Helvetica"
    case .bold: "Helvetica-Bold"
    case .italic: "Helvetica-Oblique"
    }
  }

  /// A line in WinAnsiEncoding.
  ///
  /// Letters that the encoding lacks become their base letter where they have one, else `?`.
  static func encoded(
    _ text: String, _ style: Style
  ) -> (bytes: [UInt8], width: Double, missing: [Unicode.Scalar]) {
    var bytes: [UInt8] = []
    var width = 0
    var missing: [Unicode.Scalar] = []
    for cluster in WritingDirection.visualOrder(TextCluster.clusters(of: text)) {
      for letter in cluster.letters {
        let scalar = letter.plain ?? letter.pieces[0]
        let code = code(of: scalar)
        if code == nil { missing.append(scalar) }
        let shown = code ?? substitute(for: scalar)
        bytes.append(shown)
        width += advance(of: shown, style)
      }
    }
    return (bytes, Double(width) / 1000, missing)
  }

  private static func code(of scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x20..<0x7F, 0xA0..<0x100: UInt8(scalar.value)
    case 0x2009, 0x202F: 0xA0
    default:
      upperControls.firstIndex(of: scalar.value).map { UInt8(0x80 + $0) }
    }
  }

  private static func substitute(for scalar: Unicode.Scalar) -> UInt8 {
    let base = FontMetrics.baseLetter(of: scalar)
    return base.flatMap { $0.properties.isAlphabetic ? UInt8($0.value) : nil } ?? UInt8(ascii: "?")
  }

  // What the codes 0x80 to 0x9F stand for; 0 for none.
  private static let upperControls: [UInt32] = [
    0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152,
    0, 0x17D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161,
    0x203A, 0x153, 0, 0x17E, 0x178,
  ]

  /// The width of a code in thousandths of an em.
  ///
  /// The widths that the layout measures with are those of ASCII, by which a letter with a mark is
  /// as wide as its base; here are the font's own.
  static func advance(of code: UInt8, _ style: Style) -> Int {
    let isBold = style == .bold
    switch code {
    case 0x20..<0x7F:
      return FontMetrics.advance(of: Unicode.Scalar(code), isBold ? .bold : .regular)
    case 0x83, 0xA2...0xA5, 0xA7: return 556
    case 0x84, 0x93, 0x94: return isBold ? 500 : 333
    case 0x82, 0x91, 0x92: return isBold ? 278 : 222
    case 0x85, 0x89, 0x97, 0x99, 0x8C, 0xC6: return 1000
    case 0x86, 0x87, 0x80, 0x96, 0xAB, 0xBB: return 556
    case 0x88, 0x8B, 0x98, 0x9B, 0xA1, 0xA8, 0xAD, 0xAF, 0xB2, 0xB3, 0xB4, 0xB8, 0xB9: return 333
    case 0x9C: return 944
    case 0x8E: return 611
    case 0x9E: return 500
    case 0x95: return 350
    case 0xA0, 0xB7, 0xCC...0xCF, 0xEC...0xEF: return 278
    case 0xA6: return isBold ? 280 : 260
    case 0xA9, 0xAE: return 737
    case 0xAA: return 370
    case 0xBA: return 365
    case 0xAC, 0xB1, 0xD7, 0xF7: return 584
    case 0xB0: return 400
    case 0xB5: return isBold ? 611 : 556
    case 0xB6: return isBold ? 556 : 537
    case 0xBC...0xBE: return 834
    case 0xBF: return 611
    case 0xD0: return 722
    case 0xDE: return 667
    case 0xDF: return 611
    case 0xE6: return 889
    case 0xF0, 0xFE: return isBold ? 611 : 556
    case 0xF8: return 611
    case 0x8A: return 667
    case 0x9A: return isBold ? 556 : 500
    case 0x9F: return 667
    case 0xC0...0xFF:
      // A letter with a mark is as wide as its base.
      return FontMetrics.advance(of: Unicode.Scalar(code), isBold ? .bold : .regular)
    default: return 278
    }
  }
}

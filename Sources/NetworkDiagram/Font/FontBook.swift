/// The fonts that the words of a figure are set in, in the order in which they are asked for a
/// character.
///
/// A font in the style of the line (regular, bold, italic) is asked first, then the regular ones,
/// then the others. Where only another style has the character, its letters are thickened or
/// slanted.
public struct FontBook: Sendable {
  /// The fonts in the order given.
  public let fonts: [TrueTypeFont]

  /// A book of these fonts; without any, files name the standard font Helvetica, which has the
  /// letters of Western Europe only.
  public init(_ fonts: [TrueTypeFont] = []) {
    self.fonts = fonts
    func order(_ isExact: (TrueTypeFont) -> Bool) -> [Int] {
      func rank(_ font: TrueTypeFont) -> Int {
        isExact(font) ? 0 : font.isBold || font.isItalic ? 2 : 1
      }
      return (0...2).flatMap { wanted in fonts.indices.filter { rank(fonts[$0]) == wanted } }
    }
    regularOrder = order { !$0.isBold && !$0.isItalic }
    boldOrder = order { $0.isBold && !$0.isItalic }
    italicOrder = order { $0.isItalic && !$0.isBold }
  }

  /// Whether the words are set in the standard font Helvetica.
  public var isEmpty: Bool { fonts.isEmpty }

  private let regularOrder: [Int]
  private let boldOrder: [Int]
  private let italicOrder: [Int]

  /// The places of the fonts in the order in which a line of this style asks them.
  func order(for style: FigureElement.TextLine.Style) -> [Int] {
    switch style {
    case .regular: regularOrder
    case .bold: boldOrder
    case .italic: italicOrder
    }
  }

  /// The font and glyph of a character, `nil` when no font has it.
  func glyph(
    for scalar: Unicode.Scalar, style: FigureElement.TextLine.Style
  ) -> (font: Int, glyph: Int)? {
    for font in order(for: style) {
      if let glyph = fonts[font].glyphIndex(for: scalar) { return (font, glyph) }
    }
    return nil
  }
}

extension Figure {
  /// The lines of text from back to front.
  var textLines: [FigureElement.TextLine] {
    var lines: [FigureElement.TextLine] = []
    func collect(_ elements: [FigureElement]) {
      for element in elements {
        switch element {
        case .group(_, _, let children): collect(children)
        case .text(let line): lines.append(line)
        default: break
        }
      }
    }
    collect(elements)
    return lines
  }

  /// The characters of the figure that no font of the book has, each once, in the order of their
  /// numbers. A file shows a substitute for them.
  public func missingCharacters(in fonts: FontBook) -> [Unicode.Scalar] {
    var missing: Set<Unicode.Scalar> = []
    for line in textLines {
      missing.formUnion(
        fonts.isEmpty
          ? StandardFont.encoded(line.text, line.style).missing
          : TypesetLine(line.text, style: line.style, fonts: fonts).missing)
    }
    return missing.sorted()
  }
}

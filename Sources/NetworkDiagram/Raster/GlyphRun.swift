import NetworkLayout

/// The letters of a line of text, each with its place on the baseline.
struct GlyphRun {
  struct Letter {
    var face: GlyphKey.Face
    var code: UInt32
    /// The letter under a combining mark, else 0.
    var base: UInt32 = 0
    /// The left of its advance, in points.
    var x = 0.0
    /// The width compared with its design.
    var stretch = 1.0
    /// How far the pen moves, in em.
    var advance: Double
    var hasInk = true
  }

  private(set) var letters: [Letter] = []

  /// Places the letters so that the line is no wider than it was measured.
  ///
  /// Letters that no font of the book has are drawn by a pen.
  init(_ line: FigureElement.TextLine, fonts: FontBook) {
    for cluster in WritingDirection.visualOrder(TextCluster.clusters(of: line.text)) {
      for letter in cluster.letters { add(letter, line.style, fonts) }
    }
    let natural = letters.reduce(0) { $0 + $1.advance } * line.size
    let isFixed = line.text.unicodeScalars.count > 1 && natural > 0 && line.width > 0
    // Where the room was guessed, letters are narrowed to fit, but widened by little, as in PDF.
    let scale = isFixed ? min(1.1, line.width / natural) : 1
    var x =
      switch line.anchor {
      case .start: line.position.x
      case .middle: line.position.x - natural * scale / 2
      case .end: line.position.x - natural * scale
      }
    for i in letters.indices {
      letters[i].x = x + letters[i].x * line.size * scale
      letters[i].stretch *= scale
      x += letters[i].advance * line.size * scale
    }
    letters.removeAll { !$0.hasInk }
  }

  private mutating func add(
    _ letter: TextCluster.Letter, _ style: FigureElement.TextLine.Style, _ fonts: FontBook
  ) {
    for scalar in [letter.shape, letter.plain].compactMap(\.self)
    where add(scalar, style, fonts) { return }
    if let plain = letter.plain, !StrokeFont.isBox(plain) {
      addDrawn(plain, style)
      return
    }
    var base: Unicode.Scalar?
    for piece in letter.pieces {
      if !add(piece, style, fonts) {
        if let base, StrokeFont.mark(of: piece) != nil {
          // The mark goes back over the letter, which it is as wide as.
          let width = Self.measured(base, style)
          letters.append(
            Letter(face: .pen, code: piece.value, base: base.value, x: -width, advance: 0))
        } else {
          addDrawn(piece, style)
        }
      }
      if base == nil { base = piece }
    }
  }

  /// Adds a character that a font has.
  private mutating func add(
    _ scalar: Unicode.Scalar, _ style: FigureElement.TextLine.Style, _ fonts: FontBook
  ) -> Bool {
    guard let (font, glyph) = fonts.glyph(for: scalar, style: style) else { return false }
    letters.append(
      Letter(
        face: .font(font), code: UInt32(glyph), advance: fonts.fonts[font].advance(of: glyph)))
    return true
  }

  private mutating func addDrawn(
    _ scalar: Unicode.Scalar, _ style: FigureElement.TextLine.Style
  ) {
    let width = Self.measured(scalar, style)
    let glyph = StrokeFont.glyph(for: scalar)
    letters.append(
      Letter(
        face: .pen, code: scalar.value,
        stretch: glyph.map { width > 0 ? width * 1000 / $0.width : 1 } ?? 1,
        advance: width, hasInk: glyph != nil))
  }

  private static func measured(
    _ scalar: Unicode.Scalar, _ style: FigureElement.TextLine.Style
  ) -> Double {
    Double(FontMetrics.advance(of: scalar, style == .bold ? .bold : .regular)) / 1000
  }
}

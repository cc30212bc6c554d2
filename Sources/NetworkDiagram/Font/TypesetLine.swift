/// A line of text as glyphs in the order in which they stand on the page, from left to right.
struct TypesetLine: Sendable {
  struct Glyph: Hashable, Sendable {
    /// The place of the font in the book.
    let font: Int
    /// The glyph in that font; 0 when no font has the character.
    let index: Int
    /// How far the pen moves, in em.
    let advance: Double
    /// What the glyph stands for, in the order of writing.
    let text: String
  }

  private(set) var glyphs: [Glyph] = []
  /// The sum of all advances, in em.
  private(set) var width = 0.0
  /// The characters that no font has.
  private(set) var missing: [Unicode.Scalar] = []

  /// Sets a text. Letters and marks are composed, Arabic letters joined, lines in scripts from
  /// right to left turned.
  ///
  /// - Precondition: The book has at least one font.
  /// - Complexity: O(scalars × fonts).
  init(_ text: String, style: FigureElement.TextLine.Style, fonts: FontBook) {
    precondition(!fonts.isEmpty, "a line is set in at least one font")
    let order = fonts.order(for: style)
    for cluster in WritingDirection.visualOrder(TextCluster.clusters(of: text)) {
      for letter in cluster.letters {
        let candidates = [letter.shape, letter.plain].compactMap { $0 }
        if let (font, glyph) = candidates.lazy.compactMap({ fonts.glyph(for: $0, style: style) })
          .first
        {
          append(font: font, glyph: glyph, letter.text, in: fonts)
        } else if letter.pieces.allSatisfy({ fonts.glyph(for: $0, style: style) != nil }) {
          for piece in letter.pieces {
            guard let (font, glyph) = fonts.glyph(for: piece, style: style) else { continue }
            append(font: font, glyph: glyph, String(piece), in: fonts)
          }
        } else {
          missing += letter.pieces.filter { fonts.glyph(for: $0, style: style) == nil }
          append(font: order[0], glyph: 0, letter.text, in: fonts)
        }
      }
    }
  }

  private mutating func append(font: Int, glyph: Int, _ text: String, in fonts: FontBook) {
    let advance = fonts.fonts[font].advance(of: glyph)
    glyphs.append(Glyph(font: font, index: glyph, advance: advance, text: text))
    width += advance
  }
}

/// A letter with the marks on it: what stays together when a line is turned.
struct TextCluster: Hashable, Sendable {
  struct Letter: Hashable, Sendable {
    /// The form that the letter takes beside its neighbours, if it has one.
    var shape: Unicode.Scalar?
    /// The letter as one character, if it is one.
    var plain: Unicode.Scalar?
    /// The characters as written.
    var pieces: [Unicode.Scalar]
    /// What is copied from the page.
    var text: String { String(String.UnicodeScalarView(pieces)) }
  }

  var letters: [Letter]
  /// The character that decides on the direction.
  var base: Unicode.Scalar { letters[0].pieces[0] }

  /// The clusters of a text in the order of writing: composed, joined, without characters that
  /// have no look.
  static func clusters(of text: String) -> [TextCluster] {
    var clusters: [TextCluster] = []
    for character in text {
      var pieces: [Unicode.Scalar] = []
      for scalar in character.unicodeScalars {
        switch scalar {
        case "\n", "\t", "\r": pieces.append(" ")
        case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": pieces.append("\u{FFFD}")
        case _ where scalar.properties.isDefaultIgnorableCodePoint: break
        default: pieces.append(scalar)
        }
      }
      guard !pieces.isEmpty else { continue }
      if pieces.count > 1, let composed = composedLetters[character] {
        clusters.append(
          TextCluster(letters: [Letter(shape: nil, plain: composed, pieces: pieces)]))
      } else {
        clusters.append(
          TextCluster(letters: pieces.map { Letter(shape: nil, plain: $0, pieces: [$0]) }))
      }
    }
    ArabicJoining.join(&clusters)
    return clusters
  }

  /// Letters with marks that are one character too. Characters are equal when they are canonically
  /// equivalent, so a letter and its marks find the character that stands for both.
  private static let composedLetters: [Character: Unicode.Scalar] = {
    var table: [Character: Unicode.Scalar] = [:]
    for range in [0xC0..<0x250, 0x370..<0x530, 0x1E00..<0x2000] as [Range<UInt32>] {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        // The first of two that are equivalent is the usual one.
        if table[Character(scalar)] == nil { table[Character(scalar)] = scalar }
      }
    }
    return table
  }()
}

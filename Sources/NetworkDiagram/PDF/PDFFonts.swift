import NetworkGraph

/// The letters that a PDF file uses, font by font, and the objects that describe them.
///
/// Each pair of a glyph and the text that it stands for has a code of its own, from 1 on. So two
/// characters that share a glyph (the space and the one that does not break) are copied from the
/// page as what they are.
struct PDFFonts {
  /// Letters of one font in a row, at their place in a line.
  struct Run: Hashable {
    /// The name of the font on the page.
    var resource: String
    /// The codes as hexadecimal digits.
    var codes: String
    /// How far from the start of the line the run begins, in em.
    var start: Double
    /// Whether the letters are thickened, since the font has no bold.
    var isThickened = false
    /// Whether the letters are slanted, since the font has no italic.
    var isSlanted = false
  }

  private struct Letter: Hashable {
    let glyph: Int
    // Not a string: those are equal where a letter is composed in one and not in the other.
    let text: [UInt16]
  }

  private struct UsedFont {
    var codes: [Letter: Int] = [:]
    var letters: [Letter] = []
  }

  private let book: FontBook
  private var used: [UsedFont]
  private var usedStandard: [Bool] = [false, false, false]

  init(_ book: FontBook) {
    self.book = book
    used = Array(repeating: UsedFont(), count: book.fonts.count)
  }

  /// A line as runs from left to right, and its width in em.
  ///
  /// A space that the width does not count follows, unless the line ends in a hyphen: it parts the
  /// last word from the next line where a program reads lines in a row.
  mutating func runs(
    of text: String, style: FigureElement.TextLine.Style
  ) -> (runs: [Run], width: Double) {
    if book.isEmpty {
      let (letters, width, _) = StandardFont.encoded(text, style)
      guard !letters.isEmpty else { return ([], 0) }
      let bytes = letters + (text.hasSuffix("-") ? [] : [UInt8(ascii: " ")])
      let index = [.regular, .bold, .italic].firstIndex(of: style) ?? 0
      usedStandard[index] = true
      return (
        [Run(resource: "H\(index)", codes: PDFSyntax.hexadecimal(bytes), start: 0)], width
      )
    }
    let line = TypesetLine(text, style: style, fonts: book)
    var runs: [Run] = []
    var x = 0.0
    for glyph in line.glyphs {
      let resource = "F\(glyph.font)"
      if runs.last?.resource != resource {
        let font = book.fonts[glyph.font]
        runs.append(
          Run(
            resource: resource, codes: "", start: x, isThickened: style == .bold && !font.isBold,
            isSlanted: style == .italic && !font.isItalic))
      }
      runs[runs.count - 1].codes += PDFSyntax.hexadecimal(code(of: glyph))
      x += glyph.advance
    }
    if let last = line.glyphs.last?.font, !text.hasSuffix("-"),
      let space = book.fonts[last].glyphIndex(for: " ")
    {
      let glyph = TypesetLine.Glyph(font: last, index: space, advance: 0, text: " ")
      runs[runs.count - 1].codes += PDFSyntax.hexadecimal(code(of: glyph))
    }
    return (runs, line.width)
  }

  private mutating func code(of glyph: TypesetLine.Glyph) -> UInt16 {
    let letter = Letter(glyph: glyph.index, text: Array(glyph.text.utf16))
    if let code = used[glyph.font].codes[letter] { return UInt16(code) }
    // Unicode has more characters than a font has codes; what comes after is drawn as missing.
    guard used[glyph.font].letters.count < 0xFFFF else { return 0 }
    used[glyph.font].letters.append(letter)
    let code = used[glyph.font].letters.count
    used[glyph.font].codes[letter] = code
    return UInt16(code)
  }

  /// Writes the fonts in use.
  ///
  /// - Returns: The entries of the page's dictionary of fonts.
  func write(to objects: inout PDFObjects) throws(FontError) -> String {
    var entries: [String] = []
    for (index, style) in [FigureElement.TextLine.Style.regular, .bold, .italic].enumerated()
    where usedStandard[index] {
      let font = objects.add(
        "<< /Type /Font /Subtype /Type1 /BaseFont /\(StandardFont.name(of: style)) "
          + "/Encoding /WinAnsiEncoding >>")
      entries.append("/H\(index) \(font) 0 R")
    }
    for (index, font) in used.enumerated() where !font.letters.isEmpty {
      let number = try Self.write(font.letters, of: book.fonts[index], to: &objects)
      entries.append("/F\(index) \(number) 0 R")
    }
    return entries.joined(separator: " ")
  }

  private static func write(
    _ letters: [Letter], of font: TrueTypeFont, to objects: inout PDFObjects
  ) throws(FontError) -> Int {
    let subset = try font.subset(glyphs: letters.map(\.glyph))
    let place = Dictionary(uniqueKeysWithValues: zip(subset.glyphs, subset.glyphs.indices))
    let name = tag(of: subset.bytes) + "+" + font.postScriptName
    let file = objects.addStream(subset.bytes, "/Length1 \(subset.bytes.count)")
    let map = objects.addStream(
      ([0] + letters.map { place[$0.glyph] ?? 0 }).flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    let unicode = objects.addStream(toUnicode(letters.map(\.text)))
    func thousandths(_ value: Double) -> String { PDFSyntax.number(value * 1000) }
    let box = font.boundingBox
    let flags = 32 | (font.isItalic ? 64 : 0)
    let descriptor = objects.add(
      "<< /Type /FontDescriptor /FontName /\(name) /Flags \(flags) /FontBBox ["
        + [box.left, box.bottom, box.right, box.top].map(thousandths).joined(separator: " ")
        + "] /ItalicAngle \(PDFSyntax.number(font.italicAngle)) /Ascent \(thousandths(font.ascent))"
        + " /Descent \(thousandths(-font.descent)) /CapHeight \(thousandths(font.capitalHeight))"
        + " /StemV \(font.isBold ? 140 : 80) /FontFile2 \(file) 0 R >>")
    let widths = [font.advance(of: 0)] + letters.map { font.advance(of: $0.glyph) }
    let descendant = objects.add(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /\(name) /CIDSystemInfo << /Registry (Adobe)"
        + " /Ordering (Identity) /Supplement 0 >> /FontDescriptor \(descriptor) 0 R /W [0 ["
        + widths.map(thousandths).joined(separator: " ") + "]] /CIDToGIDMap \(map) 0 R >>")
    return objects.add(
      "<< /Type /Font /Subtype /Type0 /BaseFont /\(name) /Encoding /Identity-H /DescendantFonts "
        + "[\(descendant) 0 R] /ToUnicode \(unicode) 0 R >>")
  }

  /// Six capital letters that differ between subsets of a font, from an FNV-1a hash.
  private static func tag(of bytes: [UInt8]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    var tag = ""
    for _ in 0..<6 {
      tag.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: "A") + UInt8(hash % 26)))
      hash /= 26
    }
    return tag
  }

  /// The text of each code, from 1 on, so that words can be searched and copied.
  private static func toUnicode(_ texts: [[UInt16]]) -> [UInt8] {
    var lines = """
      /CIDInit /ProcSet findresource begin
      12 dict begin
      begincmap
      /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
      /CMapName /Adobe-Identity-UCS def
      /CMapType 2 def
      1 begincodespacerange
      <0000> <FFFF>
      endcodespacerange

      """
    // A block has 100 entries at most.
    for start in stride(from: 0, to: texts.count, by: 100) {
      let block = start..<min(start + 100, texts.count)
      lines += "\(block.count) beginbfchar\n"
      for index in block {
        lines += "<\(PDFSyntax.hexadecimal(UInt16(index + 1)))> "
        lines += "<\(texts[index].map { PDFSyntax.hexadecimal($0) }.joined())>\n"
      }
      lines += "endbfchar\n"
    }
    lines += """
      endcmap
      CMapName currentdict /CMap defineresource pop
      end
      end

      """
    return Array(lines.utf8)
  }
}

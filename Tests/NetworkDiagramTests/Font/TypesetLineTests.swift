import NetworkGraph
import Testing

@testable import NetworkDiagram

@Suite struct TypesetLineTests {
  /// The characters of a line from left to right.
  private func visual(_ text: String) -> String {
    WritingDirection.visualOrder(TextCluster.clusters(of: text)).flatMap(\.letters).map {
      $0.shape.map(String.init) ?? $0.text
    }.joined()
  }

  @Test(arguments: [
    ("abc 12", "abc 12"),
    // Hebrew alone, with a number, with brackets, with a Latin name.
    ("אבג", "גבא"), ("אב 12", "12 בא"), ("אב 3,5 גד", "דג 3,5 בא"), ("אב (גד)", "(דג) בא"),
    ("אב IBM גד", "דג IBM בא"), ("Institut אבג", "Institut גבא"), ("A (אב) 7", "A (בא) 7"),
    // A mark stays on its letter.
    ("אָב", "באָ"),
  ])
  func `lines from right to left are turned`(line: (text: String, visual: String)) {
    #expect(visual(line.text) == line.visual)
  }

  @Test func `Arabic letters are joined`() {
    // Each letter stands alone, begins, goes on and ends as the standard's charts show.
    #expect(visual("ب") == "\u{FE8F}")
    #expect(visual("بب") == "\u{FE90}\u{FE91}")
    #expect(visual("ببب") == "\u{FE90}\u{FE92}\u{FE91}")
    // Dal joins the letter before only; hamza none.
    #expect(visual("بدب") == "\u{FE8F}\u{FEAA}\u{FE91}")
    #expect(visual("بء") == "\u{FE80}\u{FE8F}")
    // Salam: seen begins, lam and alef are one sign, meem stands alone.
    #expect(visual("سلام") == "\u{FEE1}\u{FEFC}\u{FEB3}")
    // The last letters of both blocks.
    #expect(visual("غ") == "\u{FECD}")
    #expect(visual("ي") == "\u{FEF1}" && visual("ه") == "\u{FEE9}")
  }

  @Test func `signs without a look are left out, control characters are visible`() {
    #expect(visual("a\u{200D}\u{202E}\u{FE0F}b\u{AD}") == "ab")
    #expect(visual("a\u{7}b\nc") == "a\u{FFFD}b c")
  }

  @Test func `a letter with its mark is one glyph where the font has it`() throws {
    let fonts = FontBook([try TrueTypeFont(SyntheticFont.bytes())])
    let line = TypesetLine("e\u{301}", style: .regular, fonts: fonts)
    #expect(line.glyphs.map(\.index) == [5])
    #expect(line.glyphs[0].text.unicodeScalars.count == 2)
    #expect(line.width == 0.7 && line.missing.isEmpty)
  }

  @Test func `fonts are asked in the order of style, then as given`() throws {
    let fonts = FontBook(
      try [2, 0, 1, 0].map { try TrueTypeFont(SyntheticFont.bytes(style: $0)) })
    #expect(fonts.order(for: .regular) == [1, 3, 0, 2])
    #expect(fonts.order(for: .bold) == [2, 1, 3, 0])
    #expect(fonts.order(for: .italic) == [0, 1, 3, 2])
    #expect(TypesetLine("A", style: .bold, fonts: fonts).glyphs.map(\.font) == [2])
  }
}

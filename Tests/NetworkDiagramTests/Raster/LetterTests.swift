import NetworkGraph
import NetworkLayout
import Testing

@testable import NetworkDiagram

@Suite struct LetterTests {
  private static let latin =
    (0x21...0x7E).compactMap { Unicode.Scalar($0 as UInt32) }
    + (0xA1...0x17F).compactMap { Unicode.Scalar($0 as UInt32) }.filter { $0 != "\u{AD}" }
    + Array("–—‘’‚“”„†‡•…‰‹›€™−≈≠≤≥←→↑↓ȘșȚț".unicodeScalars)

  private static func line(
    _ text: String, size: Double = 12, style: FigureElement.TextLine.Style = .regular,
    anchor: FigureElement.TextLine.Anchor = .start, x: Double = 10, hasHalo: Bool = false
  ) -> FigureElement.TextLine {
    .init(
      text: text, position: Point(x: x, y: 30),
      width: FontMetrics.width(
        of: text, size: size, weight: style == .bold ? .bold : .regular),
      size: size, anchor: anchor, style: style, hasHalo: hasHalo)
  }

  /// The mask of a letter of an em of 32 pixels.
  private static func mask(_ scalar: Unicode.Scalar) -> GlyphMask {
    GlyphMask(
      GlyphKey(
        face: .pen, code: scalar.value, style: .regular, size: 32 * 64, stretch: 128, shiftX: 0,
        shiftY: 0), fonts: FontBook())
  }

  @Test
  func `the pen knows the letters of Western and Central Europe, each with a look of its own`() {
    var looks: [[Int]: Unicode.Scalar] = [:]
    for scalar in Self.latin {
      #expect(!StrokeFont.isBox(scalar), "\(scalar)")
      let mask = Self.mask(scalar)
      #expect(mask.coverage.contains(255), "\(scalar)")
      let look = [mask.left, mask.top, mask.width] + mask.coverage.map { Int($0) }
      if let other = looks[look], !["·∙", "´ˊ"].contains("\(other)\(scalar)") {
        Issue.record(
          "U+\(String(other.value, radix: 16)) looks like U+\(String(scalar.value, radix: 16))")
      }
      looks[look] = scalar
    }
    for scalar in " \u{A0}\u{202F}\u{200B}\u{FE0F}\n".unicodeScalars {
      #expect(StrokeFont.glyph(for: scalar) == nil)
    }
  }

  @Test func `a letter with a mark has all the ink of its letter and more`() {
    for (index, entry) in StrokeFont.marked.enumerated()
    where entry.base != "=" && !"ij".contains(entry.base) && entry.mark != .none {
      let scalar = Unicode.Scalar(UInt32(0xC0 + index))!
      let (marked, plain) = (Self.mask(scalar), Self.mask(entry.base.unicodeScalars.first!))
      var more = 0
      for y in 0..<marked.height {
        for x in 0..<marked.width {
          let (px, py) = (x + marked.left - plain.left, y + marked.top - plain.top)
          let isInside = px >= 0 && px < plain.width && py >= 0 && py < plain.height
          let under = isInside ? plain.coverage[py * plain.width + px] : 0
          let over = marked.coverage[y * marked.width + x]
          #expect(over >= under, "\(scalar)")
          if over > under { more += 1 }
        }
      }
      #expect(more > 8, "\(scalar)")
    }
  }

  @Test func `other characters are boxes with different numbers`() {
    let scalars = Array("漢字Жλ😀🧬א".unicodeScalars)
    let masks = scalars.map { Self.mask($0) }
    #expect(scalars.allSatisfy { StrokeFont.isBox($0) })
    #expect(Set(masks.map(\.coverage)).count == masks.count)
  }

  @Test(arguments: FigureElement.TextLine.Style.allForTests, [false, true])
  func `ink stays in the box of its line`(
    style: FigureElement.TextLine.Style, hasHalo: Bool
  ) throws {
    let scale = 2.0
    let fonts = [FontBook(), FontBook([try TrueTypeFont(SyntheticFont.bytes())])]
    let places: [(FigureElement.TextLine.Anchor, Double)] = [
      (.start, 10), (.middle, 70), (.end, 130),
    ]
    let texts = [
      "Hôpital Européen", "jÅŢĮWgj", "AAbbÁé", "漢字 😀", "שלום 12", "e\u{301}\u{327} ŵ", "f", "",
      "   ", "\u{301}", "👩‍🔬👍🏽", "Ωµ¼", "a\u{0}b\nc", "\u{202E}abc",
    ]
    for (number, text) in texts.enumerated() {
      let (anchor, x) = places[number % 3]
      for book in fonts {
        let line = Self.line(text, style: style, anchor: anchor, x: x, hasHalo: hasHalo)
        let share = anchor == .start ? 0.0 : anchor == .middle ? 0.5 : 1
        // On grey ground, so that the white rim shows; 12 points to the em.
        let ground = FigureElement.polygon(
          [(-1, -1), (150, -1), (150, 60), (-1, 60)].map { Point(x: $0.0, y: $0.1) },
          .init(fill: Colour(0x888888)))
        let pixels = PixelTests.pixels(
          [ground, .text(line)], width: 280, height: 80, scale: scale, fonts: book)
        let rim = hasHalo ? 1.1 : 0
        // Letters may reach over their advance by a little, slanted ones by more. One letter
        // alone is as wide as its font has it.
        let wide = text.unicodeScalars.count == 1 ? 12.0 : line.width
        let slack = 12 * (style == .italic ? 0.24 : 0.08) + rim + 0.5
        let box = Rectangle(
          minX: x - share * wide - slack, minY: 30 - 12 * 0.96 - rim - 0.5,
          maxX: x + (1 - share) * wide + slack, maxY: 30 + 12 * 0.26 + rim + 0.5)
        var ink = 0
        for (index, pixel) in pixels.enumerated() where pixel != 0x888888 {
          ink += 1
          let place = Point(
            x: (Double(index % 280) + 0.5) / scale, y: (Double(index / 280) + 0.5) / scale)
          if !box.contains(Rectangle(center: place, size: Size(width: 0, height: 0))) {
            Issue.record("ink of '\(text)' at \(place), outside of \(box)")
            break
          }
        }
        if text.contains("f") || text.contains("A") { #expect(ink > 20) }
      }
    }
  }

  @Test func `a line is as wide as it was measured`() {
    for (anchor, start) in [
      (FigureElement.TextLine.Anchor.start, 20.0), (.middle, -10), (.end, -40),
    ] {
      var line = Self.line("HHHH", anchor: anchor, x: 20)
      line.width = 60 * 0.5
      let run = GlyphRun(line, fonts: FontBook())
      let places = run.letters.map(\.x)
      #expect(places.count == 4)
      let expected = (0..<4).map { 20 + (start - 20) / 2 + 7.5 * Double($0) }
      #expect(zip(places, expected).allSatisfy { abs($0 - $1) < 1e-9 })
    }
  }

  @Test func `letters come from the font, and from the pen what it lacks`() throws {
    let book = FontBook([try TrueTypeFont(SyntheticFont.bytes())])
    let run = GlyphRun(Self.line("AŴ漢"), fonts: book)
    #expect(run.letters.map(\.face) == [.font(0), .pen, .pen])
    // The triangle of the font: half of 0.7 em by 0.7 em.
    let key = GlyphKey(
      face: .font(0), code: 2, style: .regular, size: 100 * 64, stretch: 128, shiftX: 0, shiftY: 0)
    let area = GlyphMask(key, fonts: book).coverage.reduce(0) { $0 + Double($1) } / 255
    #expect(abs(area - 0.5 * 70 * 70) < 10)
  }

  @Test func `a rim lies under all lines of its name`() {
    // The rim of the lower line would cover the upper one.
    var upper = Self.line("ggg", size: 20, hasHalo: true)
    upper.position.y = 30
    var lower = Self.line("ÉÉÉ", size: 20, hasHalo: true)
    lower.position.y = 44
    func dark(_ lines: [FigureElement.TextLine]) -> Int {
      PixelTests.pixels(
        [.group(attributes: [], title: nil, lines.map { .text($0) })], width: 300, height: 200,
        scale: 3
      ).count { $0 & 0xFF < 0x40 }
    }
    var plain = [upper, lower]
    plain[0].hasHalo = false
    plain[1].hasHalo = false
    #expect(dark([upper, lower]) == dark(plain))
  }
}

extension FigureElement.TextLine.Style {
  static let allForTests: [FigureElement.TextLine.Style] = [.regular, .bold, .italic]
}

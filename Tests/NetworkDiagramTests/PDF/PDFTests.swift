import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

@Suite struct PDFTests {
  /// A page with a heading, a picture with these names, a legend and a source.
  static func figure(
    _ names: [String] = ["Ab eo"], style: FigureElement.TextLine.Style = .regular,
    language: Language = .english
  ) -> NetworkDiagram.Figure {
    func line(
      _ text: String, _ y: Double, _ style: FigureElement.TextLine.Style = .regular,
      halo: Bool = false, anchor: FigureElement.TextLine.Anchor = .start
    ) -> FigureElement {
      .text(
        FigureElement.TextLine(
          text: text, position: Point(x: 60, y: y), width: 40, size: 8, anchor: anchor,
          style: style, hasHalo: halo))
    }
    func group(_ id: String, _ children: [FigureElement]) -> FigureElement {
      .group(attributes: [.init("id", id)], title: nil, children)
    }
    let disc = FigureElement.circle(
      center: Point(x: 60, y: 90), radius: 5,
      .init(fill: Colour(0x0072B2), fillOpacity: 0.5, stroke: .black, strokeWidth: 0.5))
    let path = FigureElement.path(
      [
        .move(Point(x: 10, y: 10)),
        .curve(Point(x: 20, y: 0), Point(x: 30, y: 20), Point(x: 40, y: 9)),
      ], .init(stroke: Colour(0x333333), strokeWidth: 1, dash: [3, 2]))
    return NetworkDiagram.Figure(
      page: Page(widthInMillimetres: 100, height: 80), language: language,
      caption: FigureCaption(
        title: "oB & <eA>", description: "Two actors (A) and é."),
      elements: [
        group("title", [line("Ao", 12, .bold)]), group("subtitle", [line("eé", 22)]),
        group("edges", [path]), group("nodes", [disc]),
        group(
          "labels",
          names.enumerated().map { line($1, 40 + 10 * Double($0), style, halo: true) }),
        group("size-legend", [line("bb", 180)]), group("source", [line("ab", 200)]),
      ])
  }

  static func fonts(_ styles: [Int] = [0]) throws -> FontBook {
    FontBook(
      try styles.map { try TrueTypeFont(SyntheticFont.bytes(style: $0, family: "Style \($0)")) })
  }

  @Test func `offsets, lengths and references are right`() throws {
    for fonts in [FontBook(), try Self.fonts(), try Self.fonts([0, 1, 2])] {
      let file = try PDFChecker(try Self.figure(["Ab", "中A", "😀"]).pdf(fonts: fonts))
      #expect(file.catalog?.text.contains("/Type /Catalog") == true)
      #expect(file.page?.text.contains("/MediaBox [0 0 283.46 226.77]") == true)
      #expect(!file.trailer.contains("/ID"))
    }
  }

  @Test func `the same figure gives the same bytes`() throws {
    let names = (0..<40).map { "A\($0) é 中 אב" }
    let one = try Self.figure(names).pdf(fonts: Self.fonts([0, 1]))
    #expect(try Self.figure(names).pdf(fonts: Self.fonts([0, 1])) == one)
  }

  @Test func `every letter can be copied, and rims are no second copy`() throws {
    let names = ["Ab eo", "a\u{A0}b", "e\u{301}A", "中", "😀A", "אב", "Cç"]
    let shown = try PDFChecker(try Self.figure(names).pdf(fonts: Self.fonts())).shownText()
    // Letters and marks are copied as they were written; Hebrew stands from right to left.
    let expected = ["Ab eo", "a\u{A0}b", "e\u{301}A", "中", "😀A", "בא", "Cç"]
    #expect(shown.filter { $0.tag == "Figure" }.map(\.text) == expected)
    // Characters are compared by their numbers: equal letters may be written in two ways.
    #expect(
      shown.filter { $0.tag == "Figure" }.map { Array($0.text.unicodeScalars) }
        == expected.map { Array($0.unicodeScalars) })
    #expect(shown.filter { $0.tag == "Artifact" }.count == names.count)
    #expect(shown.filter { $0.tag == "H1" }.map(\.text) == ["Ao"])
    #expect(shown.filter { $0.tag == "P" }.map(\.text) == ["eé", "bb", "ab"])
    for text in shown {
      #expect(text.mode == (text.tag == "Artifact" ? 1 : text.tag == "H1" ? 2 : 0))
    }
  }

  @Test func `lines are never wider than they were measured`() throws {
    let shown = try PDFChecker(
      try Self.figure(["Ab eo oo A", "é中"]).pdf(fonts: Self.fonts())
    ).shownText().filter { $0.tag == "Figure" }
    // 5.2 em of 8 points are narrowed to 40 points; 1.7 em are widened by a tenth only.
    #expect(abs(shown[0].width - 40) < 0.02)
    #expect(abs(shown[1].width - 1.7 * 8 * 1.1) < 0.02)
    for text in shown {
      #expect(text.matrix[0...3] == [1, 0, 0, -1])
      #expect(text.matrix[4] == 60)
    }
  }

  @Test(arguments: [
    (FigureElement.TextLine.Anchor.start, 60.0), (.middle, 56.7), (.end, 53.4),
  ])
  func `lines stand where they are anchored`(
    anchor: FigureElement.TextLine.Anchor, x: Double
  ) throws {
    // One character alone keeps its width: 600 thousandths of 11 points.
    let line = FigureElement.TextLine(
      text: "o", position: Point(x: 60, y: 30), width: 20, size: 11, anchor: anchor)
    let figure = NetworkDiagram.Figure(
      page: .a4, language: .english, caption: FigureCaption(title: "o"), elements: [.text(line)])
    let shown = try PDFChecker(try figure.pdf(fonts: Self.fonts())).shownText()
    #expect(shown.map(\.matrix) == [[1, 0, 0, -1, x, 30]])
  }

  @Test func `the embedded font shows the letters of the whole font`() throws {
    let font = try TrueTypeFont(SyntheticFont.bytes())
    let file = try PDFChecker(try Self.figure(["Ao é 中"]).pdf(fonts: FontBook([font])))
    let (program, glyphs) = try #require(try file.embedded("F0"))
    let subset = try TrueTypeFont(program)
    // In the order of their first use on the page.
    let used: [Unicode.Scalar] = ["A", "o", " ", "e", "é"]
    for (code, scalar) in used.enumerated() {
      let glyph = try #require(font.glyphIndex(for: scalar))
      #expect(try subset.outline(of: glyphs[code + 1]) == font.outline(of: glyph))
    }
    let names = file.objects.values.filter { $0.text.contains("/Type /FontDescriptor") }
    #expect(names.count == 1)
    #expect(names.allSatisfy { $0.text.contains("+SyntheticSans-Regular") })
  }

  @Test func `headings, picture and notes are tagged`() throws {
    let file = try PDFChecker(try Self.figure(language: .french).pdf(fonts: Self.fonts()))
    let catalog = try #require(file.catalog).text
    for entry in ["/MarkInfo << /Marked true >>", "/Lang (fr)", "/DisplayDocTitle true"] {
      #expect(catalog.contains(entry))
    }
    #expect(file.tags("Document").count == 1 && file.tags("H1").count == 1)
    #expect(file.tags("P").count == 3)
    let picture = try #require(file.tags("Figure").first).text
    let told = "Two actors (A) and é.".utf16.map { PDFSyntax.hexadecimal($0) }.joined()
    #expect(picture.contains("/Alt <FEFF\(told)>"))
    // The path, the disc and the name, from the bottom of the page.
    #expect(picture.contains("/BBox [10 131.77 100 226.77]"))
    // Each number of marked content leads to its tag.
    let root = try #require(file.object("/StructTreeRoot", of: catalog)).text
    let content = file.content.split(separator: "\n").filter { $0.contains("/MCID") }
    let list = try #require(root.split(separator: "[").last).split(separator: "]")[0]
    let parents = list.split(separator: " ").compactMap { Int($0) }.filter { $0 > 0 }
    #expect(parents.count == content.count)
    for (number, line) in content.enumerated() {
      #expect(line.contains("/MCID \(number) "))
      let tag = line.split(separator: " ")[0]
      #expect(file.objects[parents[number]]?.text.contains("/S \(tag) ") == true)
    }
    let metadata = try #require(file.object("/Metadata", of: catalog)?.stream)
    #expect(String(decoding: metadata, as: UTF8.self).contains("oB &amp; &lt;eA&gt;"))
    #expect(file.objects.values.contains { $0.text.contains("/Title <FEFF006F0042") })
  }

  @Test func `a heading from right to left is read in its order`() throws {
    let line = FigureElement.TextLine(
      text: "אב 12", position: Point(x: 0, y: 9), width: 20, size: 8, style: .bold)
    let figure = NetworkDiagram.Figure(
      page: .a4, language: .english, caption: FigureCaption(title: line.text),
      elements: [.group(attributes: [.init("id", "title")], title: nil, [.text(line)])])
    let file = try PDFChecker(try figure.pdf(fonts: Self.fonts()))
    #expect(try file.shownText().map(\.text) == ["12 בא"])
    let heading = try #require(file.tags("H1").first)
    #expect(heading.text.contains("/ActualText <FEFF05D005D1002000310032>"))
  }

  @Test func `without fonts Western letters stand in Helvetica, others are named`() throws {
    let figure = Self.figure(["Société €", "Łódź 中", "naïf"])
    let shown = try PDFChecker(try figure.pdf()).shownText()
    let names = shown.filter { $0.tag == "Figure" }.map(\.text)
    #expect(names == ["Société \u{80}", "Lódz ?", "naïf"])
    #expect(figure.missingCharacters(in: FontBook()) == ["Ł", "ź", "中"])
    #expect(Set(shown.map(\.font)) == ["H0", "H1"])
  }

  @Test func `what no font has is shown as a substitute and named`() throws {
    let figure = Self.figure(["A\u{202E}\u{200D}中", "C☃"])
    #expect(figure.missingCharacters(in: try Self.fonts()) == ["C", "☃"])
    let file = try PDFChecker(try figure.pdf(fonts: Self.fonts()))
    #expect(try file.shownText().filter { $0.tag == "Figure" }.map(\.text) == ["A中", "C☃"])
  }

  @Test func `thousands of characters get a code each`() throws {
    // The text of each is in a block of the map, of which none has more than 100 entries.
    let names = (0..<50).map { row in
      String(
        String.UnicodeScalarView((0..<80).compactMap { Unicode.Scalar(0x4E00 + row * 80 + $0) }))
    }
    let shown = try PDFChecker(try Self.figure(names).pdf(fonts: Self.fonts())).shownText()
    #expect(shown.filter { $0.tag == "Figure" }.map(\.text) == names)
  }

  @Test func `odd numbers and empty lines leave a valid file`() throws {
    var line = FigureElement.TextLine(text: "A", position: Point(x: .nan, y: 5), width: 0, size: 8)
    var elements: [FigureElement] = [
      .text(line), .polygon([], .init(fill: .black)), .path([], .init()),
    ]
    line.text = ""
    elements.append(.text(line))
    line.text = "\u{202E}"
    elements.append(.text(line))
    let figure = NetworkDiagram.Figure(
      page: .a4, language: .english, caption: FigureCaption(title: ""), elements: elements)
    for fonts in [FontBook(), try Self.fonts()] {
      let file = try PDFChecker(try figure.pdf(fonts: fonts))
      #expect(try file.shownText().map(\.text) == ["A"])
      #expect(!file.content.contains("nan"))
    }
  }
}

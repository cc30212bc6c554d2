import NetworkDiagram
import NetworkGraph
import Testing

/// Checks that need more than a word exchanged: order, shapes, editions, other files.
@Suite struct FigureGradeCompanionTests {
  private let svg = GradingFixture.svg

  @Test func `without shapes, categories near in lightness are told apart no more`() throws {
    var circles = svg
    for (x, y, half) in [(60.0, 155.0, 5.0), (200, 155, 5), (5, 290, 3)] {
      let circle = GradingFixture.academia(x, y, half).replacing("#0072B2", with: "#D55E00")
      circles = circles.replacing(GradingFixture.industry(x, y, half), with: circle)
    }
    let grade = try GradingFixture.grade(circles)
    #expect(grade.faults == [17])
    let alike = grade.categoryPairs.filter { !$0.isDistinct }
    #expect(alike.map(\.names) == [["Academia", "Industry"]])
    #expect(grade.categoryPairs.count == 3)
    // A paler orange is told apart by its lightness.
    let paler = circles.replacing("#D55E00", with: "#F0A060")
    #expect(try GradingFixture.grade(paler).faults.contains(17) == false)
  }

  @Test func `layers out of order`() throws {
    let edgesOnTop =
      GradingFixture.head + GradingFixture.nodes + GradingFixture.edges + GradingFixture.amounts
      + GradingFixture.labels + GradingFixture.legends + GradingFixture.foot
    #expect(try GradingFixture.grade(edgesOnTop).faults == [19])
    let thick = svg.replacing("stroke-width=\"1.1\"", with: "stroke-width=\"19\"")
    #expect(try GradingFixture.grade(thick).faults.contains(19))
  }

  @Test func `a leader line answers for a name far from its node`() throws {
    let far = svg.replacing(#"x="346.0" y="90.0""#, with: #"x="346.0" y="143.0""#)
    #expect(try GradingFixture.grade(far).faults == [7])
    let led = far.replacing(
      #"<g class="label" data-for="c">"#,
      with: ##"<g class="label" data-for="c"><path d="M341 84L350 136" fill="none" "##
        + ##"stroke="#333333" stroke-width="0.4"/>"##)
    #expect(try GradingFixture.grade(led).faults == [])
  }

  @Test func `an edition is compared with the one before`() throws {
    let moved = svg.replacing(
      GradingFixture.academia(340, 80, 4), with: GradingFixture.academia(140, 200, 4))
    let shifted = try GradingFixture.grade(svg) { $0.previous = Array(moved.utf8) }
    #expect(shifted.faults == [27])
    #expect(try GradingFixture.grade(svg) { $0.previous = Array(svg.utf8) }.faults == [])
    // An actor more in the edition before: gone, and nowhere named.
    let node = GradingFixture.node("z", "Academia", "Omega", GradingFixture.academia(300, 200, 4))
    let before = svg.replacing("</g>\n<g id=\"amounts\">", with: "\(node)</g>\n<g id=\"amounts\">")
    try #require(before != svg)
    #expect(try GradingFixture.grade(svg) { $0.previous = Array(before.utf8) }.faults == [27])
    let named = svg.replacing(
      "All relations are drawn.", with: "All relations are drawn. Gone: Omega.")
    #expect(try GradingFixture.grade(named) { $0.previous = Array(before.utf8) }.faults == [])
    // An actor that is new and not marked, then marked.
    let old = svg.replacing(
      GradingFixture.node("h", "Academia", "Theta School", GradingFixture.academia(200, 230, 4)),
      with: "")
    #expect(try GradingFixture.grade(svg) { $0.previous = Array(old.utf8) }.faults == [27])
    let marked = svg.replacing("data-id=\"h\"", with: "data-id=\"h\" data-new=\"h\"")
    #expect(try GradingFixture.grade(marked) { $0.previous = Array(old.utf8) }.faults == [])
    // Alone, a figure with marks is no first edition.
    #expect(try GradingFixture.grade(marked).checks[26].outcome == .notJudged)
    #expect(
      try GradingFixture.grade(svg) { $0.previous = [1, 2] }.checks[26].outcome == .notJudged)
  }

  private func pdf(_ body: String) -> [UInt8] { Array("%PDF-1.7\n\(body)\n%%EOF".utf8) }

  @Test func `fonts of a PDF`() throws {
    func faults(_ bytes: [UInt8]) throws -> [Int] {
      try GradingFixture.grade(svg) { $0.pdf = bytes }.faults
    }
    let font = "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Liberation >>"
    #expect(try faults(pdf(font)) == [28])
    #expect(try faults(pdf(font + "<< /Type/FontDescriptor /FontFile2 7 0 R >>")) == [])
    #expect(try faults(pdf("outlines only")) == [])
    #expect(try faults(pdf("<< /Type /ObjStm >>")) == [28])
    #expect(try faults(Array("no PDF".utf8)) == [28])
    #expect(try faults(pdf(String(repeating: " ", count: 160_000))) == [29])
  }

  @Test func `size and resolution of a PNG`() throws {
    func png(_ width: UInt32, bytes: Int) -> [UInt8] {
      let header: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13]
      let size = (0..<4).map { UInt8(truncatingIfNeeded: width >> (24 - 8 * $0)) }
      return header + Array("IHDR".utf8) + size + [UInt8](repeating: 0, count: bytes)
    }
    func faults(_ bytes: [UInt8]) throws -> [Int] {
      try GradingFixture.grade(svg) { $0.png = bytes }.faults
    }
    // 400 points at 300 dots per inch are 1,667 pixels.
    #expect(try faults(png(1667, bytes: 1000)) == [])
    #expect(try faults(png(800, bytes: 1000)) == [29])
    #expect(try faults(png(1667, bytes: 1_000_001)) == [29])
    #expect(try faults([1, 2, 3]) == [29])
  }

  @Test func `DOT, format and emptiness`() throws {
    #expect(try GradingFixture.grade(svg) { $0.dot = "graph { a -- b }" }.faults == [])
    #expect(try GradingFixture.grade(svg) { $0.dot = "graph { a -- " }.faults == [30])
    let square = Page(widthInMillimetres: 100, height: 100)
    let wide = Page(widthInMillimetres: 200, height: 100)
    // On 100 mm the figure shrinks: texts of 6.5 points fall below six, outlines below half a point.
    #expect(try GradingFixture.grade(svg) { $0.page = square }.faults == [4, 18])
    #expect(try GradingFixture.grade(svg) { $0.page = wide }.faults == [4, 18, 30])
    // Two isolated actors in a corner leave two of nine cells empty.
    let low = svg.replacing("cx=\"200.0\" cy=\"230.0\"", with: "cx=\"118.0\" cy=\"230.0\"")
      .replacing("x=\"207.0\" y=\"233.0\"", with: "x=\"124.0\" y=\"233.0\"")
    #expect(try GradingFixture.grade(low).faults.contains(30))
  }

  @Test func `a file without nodes is not judged rather than passed`() throws {
    let grade = try GradingFixture.grade(
      "<svg width=\"10\" height=\"10\"><path d=\"M0 0L5 5\"/></svg>")
    #expect(grade.passedCount < 8)
    for number in [1, 2, 5, 6, 7, 10, 15, 21, 24, 29] {
      #expect(grade.checks[number - 1].outcome != .passed, "\(number)")
    }
    #expect(grade.checks[0].outcome == .notJudged)
    #expect(!grade.isPerfect)
  }

  @Test func `kinds and groups that a file does not tell are not judged`() throws {
    let bare = svg.replacing(#/ data-(kind|group)="[^"]*"/#, with: "")
    // Styles and legends still show kinds and groups; a funding is no longer known as one.
    #expect(try GradingFixture.grade(bare).faults == [14])
    let plain = try GradingFixture.grade(
      """
      <svg width="100pt" height="100pt"><g class="node"><title>a</title><circle r="9"/></g>
      <g class="node"><title>b</title><circle cx="50" r="9"/></g>
      <g class="edge"><title>a--b</title><path d="M9 0L41 0" stroke="black"/></g></svg>
      """)
    for number in [12, 14, 15, 16, 17] {
      #expect(plain.checks[number - 1].outcome == .notJudged, "\(number)")
    }
  }

  @Test func `all numbers and titles stand in both languages`() throws {
    let grade = try GradingFixture.grade(svg)
    for check in grade.checks {
      #expect(!check.title.english.isEmpty && !check.title.french.isEmpty)
      #expect(check.title.english != check.title.french)
    }
    #expect(Set(grade.checks.map(\.title.english)).count == 30)
    #expect(Set(grade.measurements.map(\.name)).count == grade.measurements.count)
  }
}

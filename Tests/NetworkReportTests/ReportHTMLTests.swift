import NetworkGraph
import Testing

@testable import NetworkReport

@Suite struct ReportHTMLTests {
  @Test(arguments: Language.allCases)
  func `the document is well formed, self-contained and without dangling links`(language: Language)
    throws
  {
    let html = try Fixture.report(Fixture.cluster(), language).html
    let checker = MarkupChecker(html)
    #expect(checker.faults == [])
    #expect(checker.danglingLinks == [])
    #expect(checker.elements["script"] == nil)
    #expect(checker.elements["link"] == nil)
    #expect(checker.elements["img"] == nil)
    #expect(html.contains("<html lang=\"\(language.rawValue)\""))
    #expect(
      html.contains("default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:"))
    #expect(!html.contains("@import"))
    #expect(checker.elements["h1"] == 1)
    #expect(checker.elements["h2"] == 10)
    #expect(checker.elements["caption"] == checker.elements["table"])
  }

  @Test func `the checker finds faults`() {
    #expect(!MarkupChecker("<p><b></p></b>").faults.isEmpty)
    #expect(!MarkupChecker("<p>a & b</p>").faults.isEmpty)
    #expect(!MarkupChecker("<p id=\"a\"></p><p id=\"a\"></p>").faults.isEmpty)
    #expect(!MarkupChecker("<p onclick=\"x\"></p>").faults.isEmpty)
    #expect(MarkupChecker("<a href=\"#b\">x</a>").danglingLinks == ["#b"])
  }

  @Test func `hostile names stay text everywhere`() throws {
    let names = [
      "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a' onclick='b",
      "=cmd|'/C calc'!A0", "@SUM(A1)", "\u{202E}txt.exe", "tab\tline\nend\u{0}\u{1B}[31m",
      "]]>&amp;--><!--",
    ]
    let network = try Network(
      NetworkContents(
        metadata: NetworkMetadata(title: names[0], description: names[1]),
        actors: names.enumerated().map { place, name in
          Actor(
            id: Identifier("\(name)\(place)"), name: name, place: name, aliases: [name + "!"],
            note: name)
        },
        relations: (1..<names.count).map { place in
          Relation(
            id: Identifier("\(names[place])r"), source: Identifier("\(names[0])0"),
            target: Identifier("\(names[place])\(place)"), kind: Identifier(names[place]),
            amount: Money(minorUnits: 100, currency: .euro), note: names[place])
        },
        statements: (1..<names.count).map { place in
          Statement(
            subject: .relation(Identifier("\(names[place])r")), source: Identifier(names[1]),
            locator: names[place], says: names[place], note: names[place])
        },
        sources: [
          Source(
            id: Identifier(names[1]), title: names[0], publisher: names[1],
            url: "javascript:alert(1)", language: names[1])
        ],
        figures: [
          Figure(
            id: "f", actor: Identifier("\(names[0])0"), measure: names[0],
            value: DecimalNumber(significand: 1), unit: names[1], period: names[2])
        ]))
    let report = try Fixture.report(network)
    let checker = MarkupChecker(report.html)
    #expect(checker.faults == [])
    #expect(checker.danglingLinks == [])
    #expect(checker.elements["script"] == nil)
    #expect(checker.elements["img"] == nil)
    #expect(report.visibleHTML.contains("</script><script>alert(1)</script>"))
    for file in report.files where file.path.hasSuffix(".csv") {
      for row in report.rows(String(file.path.dropFirst(7).dropLast(4))) {
        for cell in row {
          #expect(!cell.hasPrefix("=") && !cell.hasPrefix("@"), "\(file.path): \(cell)")
        }
      }
    }
  }

  @Test func `text from data loses what cannot be seen and keeps the rest`() {
    #expect(visibleText("a\u{202E}b\u{200B}c") == "abc")
    #expect(visibleText("a\nb\tc") == "a b c")
    #expect(visibleText("a\u{7}\u{FFFE}b") == "a\u{FFFD}\u{FFFD}b")
    // Words of other scripts keep the joiners that spell them.
    #expect(visibleText("می\u{200C}خواهم") == "می\u{200C}خواهم")
    #expect(escapedHTML("<a b='c' d=\"e\">&") == "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;")
  }

  @Test func `ids of inline drawings are made unique and texts stay`() {
    let svg = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg aria-labelledby="t d"><title id="t">id=&quot;t&quot;</title><a href="#t"/></svg>

      """
    #expect(
      inlineDrawing(svg, prefix: "f1") == """

        <svg aria-labelledby="f1-t f1-d"><title id="f1-t">id=&quot;t&quot;</title><a href="#f1-t"/></svg>
        """)
  }
}

import NetworkDiagram
import Testing

/// Each check passes on the fixture and fails on one that differs from it in one thing.
@Suite struct FigureGradeTests {
  struct Fault: CustomStringConvertible, Sendable {
    let name: String
    /// The checks that must fail, and no other.
    let checks: [Int]
    let changes: [(String, String)]
    var description: String { name }

    init(
      _ name: String, _ checks: Int..., old: String, new: String, also: (String, String)? = nil,
      and: (String, String)? = nil
    ) {
      self.name = name
      self.checks = checks
      changes = [(old, new), also, and].compactMap { $0 }
    }
  }

  @Test func `the fixture passes all thirty checks`() throws {
    let grade = try GradingFixture.grade(GradingFixture.svg)
    #expect(grade.checks.map(\.number) == Array(1...30))
    #expect(grade.faults.isEmpty, "\(grade.checks.filter { $0.outcome != .passed })")
    #expect(grade.isPerfect && grade.passedCount == 30)
  }

  static let faults: [Fault] = [
    Fault("an amount on a name", 1, old: #"x="63" y="125""#, new: #"x="70" y="96""#),
    Fault(
      "names on each other", 1, 7, old: #"x="68.0" y="162.0" font-size="7""#,
      new: #"x="68.0" y="98.0" font-size="7""#),
    Fault("a node on a node", 2, 7, old: #"cx="200.0" cy="230.0""#, new: #"cx="66.0" cy="230.0""#),
    Fault("a title beyond the page", 3, old: #"x="0.0" y="12.0""#, new: #"x="180.0" y="12.0""#),
    Fault("a text on the legend", 3, old: #"x="0.0" y="24.0""#, new: #"x="0.0" y="281.0""#),
    Fault(
      "a name of 6.5 points", 4, old: #"y="233.0" font-size="7""#,
      new: #"y="233.0" font-size="6.5""#),
    Fault(
      "no name", 5, old: GradingFixture.label("g", 67, 233, ("Eta Foundation", 46)), new: ""),
    Fault("a name cut", 6, old: ">Eta Foundation</text>", new: ">Eta Found…</text>"),
    Fault(
      "a name broken in a word", 6, old: ">Beta University of</text>",
      new: ">Beta University of App</text>",
      also: (">Applied Sciences</text>", ">lied Sciences</text>")
    ),
    Fault("a name by another node", 7, old: #"x="346.0" y="90.0""#, new: #"x="346.0" y="143.0""#),
    Fault(
      "a pale name", 8, old: GradingFixture.halo + #" textLength="16.0""#,
      new: GradingFixture.halo.replacing("#1A1A1A", with: "#AAAAAA") + #" textLength="16.0""#),
    Fault(
      "a thin rim", 8, old: GradingFixture.halo + #" textLength="16.0""#,
      new: GradingFixture.halo.replacing("2.2", with: "1.2") + #" textLength="16.0""#),
    Fault(
      "a line through three names", 9, old: "M205 72L336 80",
      new: "M205 72L80 94L80 160L80 231L336 80"),
    Fault("a wrong count", 10, old: "Industry (2)", new: "Industry (3)"),
    Fault(
      "a look without an entry", 10, old: GradingFixture.other(340, 155, 6),
      new: GradingFixture.other(340, 155, 6).replacing("D9D9D9", with: "C9C9C9")),
    Fault("areas out of proportion", 11, old: #"cy="288.0" r="4.0""#, new: #"cy="287.0" r="5.0""#),
    Fault(
      "a circle beside the others", 11, old: #"cx="110" cy="290.0""#, new: #"cx="150" cy="290.0""#),
    Fault(
      "no entry for a kind of line", 12,
      old:
        "M200 302L226 302\" fill=\"none\" stroke=\"#7A7A7A\" stroke-width=\"0.75\" stroke-dasharray=\"5 3\"",
      new: "M200 302L226 302\" fill=\"none\" stroke=\"#7A7A7A\" stroke-width=\"0.75\""),
    Fault(
      "widths without a legend", 13,
      old: "M200 75L200 149\" fill=\"none\" stroke=\"#4C78A8\" stroke-width=\"1.1\"",
      new: "M200 75L200 149\" fill=\"none\" stroke=\"#4C78A8\" stroke-width=\"2.2\""),
    Fault(
      "funding without an arrow", 14,
      old: "<polygon points=\"60,86.3 57.5,92.3 62.5,92.3\" fill=\"#B3470B\"/>", new: ""),
    Fault("an amount without a currency", 14, old: ">€5 M</text>", new: ">5 M</text>"),
    Fault("a colour twice", 15, 16, old: "#D55E00", new: "#0072B2"),
    Fault("colours near each other", 16, old: "#D55E00", new: "#2070C0"),
    Fault(
      "a pale node", 18, old: "fill=\"#D9D9D9\" stroke=\"#333333\" stroke-width=\"0.6\"",
      new: "fill=\"#D9D9D9\" stroke=\"#333333\" stroke-width=\"0.3\""),
    Fault(
      "a hairline", 20, old: "stroke=\"#7A7A7A\" stroke-width=\"0.75\"",
      new: "stroke=\"#7A7A7A\" stroke-width=\"0.1\""),
    Fault("a wrong n", 21, old: "n = 8 actors", new: "n = 9 actors"),
    Fault("no period", 21, old: "m = 5 lines; 2023", new: "m = 5 lines"),
    Fault(
      "a title of one word", 21, old: ">Three institutes hold the region together</text>",
      new: ">Network</text>"),
    Fault("no date", 22, old: "Date of the data: May 2024", new: "Date of the data: unknown"),
    Fault("no source", 22, old: "Source: Annual report of the region", new: "Source"),
    Fault("no seed", 23, old: ", seed 1", new: ""),
    Fault("isolated actors not counted", 24, old: "2 actors without a line. ", new: ""),
    Fault(
      "isolated actors out of row", 24, old: #"cx="60.0" cy="230.0""#, new: #"cx="60.0" cy="226.0""#
    ),
    Fault("no role", 25, old: #"role="img""#, new: ""),
    Fault("a line without a title", 25, old: "<title>b to c</title>", new: ""),
    Fault(
      "a time", 26, old: "<g id=\"nodes\">", new: "<!-- 2024-05-01T10:11:12Z --><g id=\"nodes\">"),
    Fault("a path", 26, old: "<g id=\"nodes\">", new: "<!-- /home/me/map.csv --><g id=\"nodes\">"),
    Fault("three decimals", 26, old: "M206 155L334 155", new: "M206.125 155L334 155"),
    Fault(
      "ids out of order", 26, 27, old: "data-id=\"a\"", new: "data-id=\"i\" data-new=\"i\"",
      also: ("data-for=\"a\"", "data-for=\"i\""), and: ("=\"a\"", "=\"i\"")),
    Fault("a width left open", 28, old: " textLength=\"16.0\"", new: ""),
    Fault("one font only", 28, old: "Helvetica, Arial, sans-serif", new: "Helvetica"),
    Fault(
      "much ballast", 29, old: "<g id=\"nodes\">",
      new: "<!--" + String(repeating: " ballast", count: 3000) + "--><g id=\"nodes\">"),
    Fault("a script", 30, old: "<g id=\"nodes\">", new: "<script>1</script><g id=\"nodes\">"),
    Fault(
      "a handler", 30, old: "<g id=\"nodes\">", new: "<g id=\"nodes\" onclick=\"alert(1)\">"),
    Fault(
      "a picture from outside", 30, old: "<g id=\"nodes\">",
      new: "<image href=\"https://example.org/a.png\"/><g id=\"nodes\">"),
  ]

  @Test(arguments: faults)
  func `one fault fails its check and no other`(fault: Fault) throws {
    var svg = GradingFixture.svg
    for (old, new) in fault.changes {
      try #require(svg.contains(old), "the fixture has no \(old)")
      svg = svg.replacing(old, with: new)
    }
    let grade = try GradingFixture.grade(svg)
    #expect(grade.faults == fault.checks, "\(grade.checks.filter { $0.outcome != .passed })")
  }
}

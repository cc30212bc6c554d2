@testable import NetworkDiagram

/// A small figure that keeps all thirty bounds, written by hand: eight actors, two of them isolated,
/// five lines of three kinds, one of them a funding with its amount.
enum GradingFixture {
  static let halo =
    ##"fill="#1A1A1A" stroke="#FFFFFF" stroke-width="2.2" paint-order="stroke""##

  static func label(_ id: String, _ x: Double, _ y: Double, _ lines: (String, Double)...) -> String
  {
    let texts = lines.enumerated().map { number, line in
      "<text x=\"\(x)\" y=\"\(y + 8 * Double(number))\" font-size=\"7\" \(halo) "
        + "textLength=\"\(line.1)\">\(line.0)</text>"
    }
    return "<g class=\"label\" data-for=\"\(id)\">\(texts.joined())</g>\n"
  }

  static func text(_ x: Double, _ y: Double, _ size: Double, _ width: Double, _ text: String)
    -> String
  {
    "<text x=\"\(x)\" y=\"\(y)\" font-size=\"\(size)\" fill=\"#1A1A1A\" textLength=\"\(width)\">"
      + "\(text)</text>"
  }

  static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" width="400pt" height="400pt" viewBox="0 0 400 400" \
    role="img" aria-labelledby="t d" xml:lang="en" font-family="Helvetica, Arial, sans-serif">
    <title id="t">Three institutes hold the region together</title>
    <desc id="d">Network diagram of 8 actors and 5 lines. Largest: Alpha Institute, Beta University \
    of Applied Sciences, Gamma Centre, Delta Works, Epsilon Mills. Groups: Academia (5).</desc>
    <rect width="400" height="400" fill="#FFFFFF"/>
    <g id="title">\(text(0, 12, 12, 230, "Three institutes hold the region together"))</g>
    <g id="subtitle">\(text(
      0, 24, 8, 300, "A node is an actor, a line is a relation; n = 8 actors, m = 5 lines; 2023"))</g>

    """

  static let edges = """
    <g id="edges">
    <g class="edge" data-source="e" data-target="f" data-kind="membership"><title>e to f</title>\
    <path d="M206 155L334 155" fill="none" stroke="#7A7A7A" stroke-width="0.75" \
    stroke-dasharray="5 3"/></g>
    <g class="edge" data-source="a" data-target="b" data-kind="partnership"><title>a to b</title>\
    <path d="M66 80L195 72" fill="none" stroke="#4C78A8" stroke-width="1.1"/></g>
    <g class="edge" data-source="b" data-target="c" data-kind="partnership"><title>b to c</title>\
    <path d="M205 72L336 80" fill="none" stroke="#4C78A8" stroke-width="1.1"/></g>
    <g class="edge" data-source="b" data-target="e" data-kind="partnership"><title>b to e</title>\
    <path d="M200 75L200 149" fill="none" stroke="#4C78A8" stroke-width="1.1"/></g>
    <g class="edge" data-source="d" data-target="a" data-kind="funding"><title>d to a: €5 M</title>\
    <path d="M60 149L60 92" fill="none" stroke="#B3470B" stroke-width="1.8"/>\
    <polygon points="60,86.3 57.5,92.3 62.5,92.3" fill="#B3470B"/></g>
    </g>

    """

  static func industry(_ x: Double, _ y: Double, _ half: Double) -> String {
    "<rect x=\"\(x - half)\" y=\"\(y - half)\" width=\"\(2 * half)\" height=\"\(2 * half)\" "
      + "fill=\"#D55E00\" stroke=\"#FFFFFF\" stroke-width=\"0.4\"/>"
  }

  static func academia(_ x: Double, _ y: Double, _ radius: Double) -> String {
    "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\" fill=\"#0072B2\" stroke=\"#FFFFFF\" "
      + "stroke-width=\"0.4\"/>"
  }

  static func other(_ x: Double, _ y: Double, _ half: Double) -> String {
    "<polygon points=\"\(x),\(y - half) \(x + half),\(y) \(x),\(y + half) \(x - half),\(y)\" "
      + "fill=\"#D9D9D9\" stroke=\"#333333\" stroke-width=\"0.6\"/>"
  }

  static func node(_ id: String, _ group: String, _ name: String, _ shape: String) -> String {
    "<g class=\"node\" data-id=\"\(id)\" data-group=\"\(group)\"><title>\(name)</title>\(shape)</g>\n"
  }

  static let nodes =
    "<g id=\"nodes\">\n" + node("a", "Academia", "Alpha Institute", academia(60, 80, 6))
    + node("b", "Academia", "Beta University of Applied Sciences", academia(200, 70, 5))
    + node("c", "Academia", "Gamma Centre", academia(340, 80, 4))
    + node("d", "Industry", "Delta Works", industry(60, 155, 5))
    + node("e", "Industry", "Epsilon Mills", industry(200, 155, 5))
    + node("f", "Not stated", "Zeta", other(340, 155, 6))
    + node("g", "Academia", "Eta Foundation", academia(60, 230, 4))
    + node("h", "Academia", "Theta School", academia(200, 230, 4)) + "</g>\n"

  static let amounts = """
    <g id="amounts"><g class="amount"><text x="63" y="125" font-size="6.5" fill="#B3470B" \
    stroke="#FFFFFF" stroke-width="2.2" paint-order="stroke" textLength="20">€5 M</text></g></g>

    """

  static let labels =
    "<g id=\"labels\">\n" + label("a", 68, 96, ("Alpha Institute", 46))
    + label("b", 180, 54, ("Beta University of", 58), ("Applied Sciences", 54))
    + label("c", 346, 90, ("Gamma Centre", 44)) + label("d", 68, 162, ("Delta Works", 38))
    + label("e", 206, 167, ("Epsilon Mills", 40)) + label("f", 348, 160, ("Zeta", 16))
    + label("g", 67, 233, ("Eta Foundation", 46)) + label("h", 207, 233, ("Theta School", 42))
    + "</g>\n"

  static let legends =
    "<g id=\"legend\">\(text(0, 270, 7, 30, "Sphere"))\n\(academia(5, 278, 3))"
    + text(13, 281, 7, 50, "Academia (5)") + "\n" + industry(5, 290, 3)
    + text(13, 293, 7, 46, "Industry (2)") + "\n" + other(5, 302, 4)
    + text(13, 305, 7, 50, "Not stated (1)") + "</g>\n"
    + "<g id=\"size-legend\">\(text(100, 270, 7, 30, "Degree"))"
    + [(6.0, "9"), (4.0, "4"), (2.0, "1")].enumerated().map { number, item in
      "<circle cx=\"110\" cy=\"\(292 - item.0)\" r=\"\(item.0)\" fill=\"#FFFFFF\" stroke=\"#555555\" "
        + "stroke-width=\"0.6\"/>" + text(125, 280 + 9 * Double(number), 7, 4, item.1)
    }.joined() + "</g>\n" + """
      <g id="edge-legend">\(text(200, 270, 7, 20, "Lines"))\
      <path d="M200 278L226 278" fill="none" stroke="#4C78A8" stroke-width="1.1"/>\
      \(text(230, 281, 7, 50, "Partnership (3)"))
      <path d="M200 290L220 290" fill="none" stroke="#B3470B" stroke-width="1.8"/>\
      <polygon points="226,290 220,287.5 220,292.5" fill="#B3470B"/>\
      \(text(230, 293, 7, 40, "Funding (1)"))
      <path d="M200 302L226 302" fill="none" stroke="#7A7A7A" stroke-width="0.75" \
      stroke-dasharray="5 3"/>\(text(230, 305, 7, 50, "Membership (1)"))</g>

      """

  static let foot = """
    <g id="source">\(text(0, 370, 6.5, 120, "Source: Annual report of the region"))</g>
    <g id="date">\(text(0, 379, 6.5, 90, "Date of the data: May 2024"))</g>
    <g id="note">\(text(
      0, 388, 6.5, 300, "Layout: by hand, seed 1; distance is approximate and position has no unit."))\
    \(text(0, 396, 6.5, 200, "2 actors without a line. All relations are drawn."))</g>
    </svg>

    """

  static let svg = head + edges + nodes + amounts + labels + legends + foot

  static func grade(
    _ svg: String, _ change: (inout FigureGrade.Options) -> Void = { _ in }
  ) throws -> FigureGrade {
    var options = FigureGrade.Options()
    change(&options)
    return try FigureGrade(svg: Array(svg.utf8), options: options)
  }
}

extension FigureGrade {
  /// The numbers of the checks that did not pass.
  var faults: [Int] { checks.filter { $0.outcome != .passed }.map(\.number) }

  /// A measured value of a check, as text.
  func value(_ check: Int, _ name: String) -> FigureMeasurement.Value? {
    checks[check - 1].measurements.first { $0.name == name }?.value
  }
}

import NetworkGraph
import Testing

@testable import NetworkDiagram

/// What is asked of figures that are no maps: each passes, and fails on one thing changed in it.
@Suite struct ChartGradeTests {
  static let charts: [NetworkDiagram.Figure.Kind] = [
    .sankey, .matrix, .chord, .ternary, .ranking, .scatter,
  ]

  /// Fourteen actors of four spheres; sixteen ties of five roles, three of them money.
  static func network(direction: Direction = .undirected) throws -> ProjectedNetwork {
    let spheres: [Sphere] = [.academia, .industry, .public, .academia, .industry, .intermediary]
    let actors = (0..<14).map { index in
      SceneFixtures.actor(
        "a" + (index < 10 ? "0" : "") + "\(index)", "Institute of \(names[index])",
        spheres[index % spheres.count])
    }
    let ties: [(Int, Int, Identifier, Int64?)] = [
      (2, 0, "funding", 5_000_000), (2, 5, "funding", 3_000_000), (5, 3, "funding", 2_000_000),
      (0, 1, "partnership", nil), (0, 4, "partnership", nil), (0, 3, "partnership", nil),
      (0, 7, "partnership", nil), (1, 5, "membership", nil), (4, 5, "membership", nil),
      (6, 5, "membership", nil), (7, 5, "membership", nil), (8, 2, "partnership", nil),
      (9, 0, "partnership", nil), (10, 0, "partnership", nil), (11, 9, "partnership", nil),
      (1, 7, "partnership", nil),
    ]
    let relations = ties.enumerated().map { index, tie in
      SceneFixtures.relation(
        "r\(index)", actors[tie.0].id.text, actors[tie.1].id.text, tie.2, euros: tie.3)
    }
    return try SceneFixtures.project(
      actors, relations,
      sources: [
        Source(id: "s", title: "Annual report of the region", date: PartialDate("2024-05-12"))
      ],
      projection: Projection(kinds: .all, direction: direction))
  }

  private static let names = [
    "Optics", "Robotics", "Water", "Oncology", "Batteries", "Ports", "Metals", "Genomics", "Roads",
    "Soils", "Sleep", "Tides", "Bees", "Sound",
  ]

  static func figure(
    _ kind: NetworkDiagram.Figure.Kind, _ language: Language = .english
  ) throws -> NetworkDiagram.Figure {
    var options = SceneOptions(language: language)
    options.title = "Three institutes hold the region together"
    if kind == .sankey {
      let projected = try network(direction: .directed)
      return try SankeyChart(MoneyPaths(projected), of: projected, options: options).figure()
    }
    let projected = try network()
    let scene = try SceneFixtures.scene(projected, options: options)
    let counts = scene.nodes.map { Double($0.lineCount) }
    switch kind {
    case .matrix: return try MatrixChart(scene).figure()
    case .chord: return try ChordChart(scene).figure()
    case .ternary: return try TernaryChart(scene, of: projected).figure()
    case .ranking:
      return try RankingChart(
        scene, content: RankingChart.Content(measure: "Degree", values: counts), limit: 8
      ).figure()
    default:
      return try ScatterChart(
        scene, x: ScatterChart.Axis(caption: "Degree", values: counts),
        y: ScatterChart.Axis(caption: "Square of the degree", values: counts.map { $0 * $0 })
      ).figure()
    }
  }

  @Test(arguments: charts, Language.allCases)
  func `a chart passes every check that applies to it`(
    kind: NetworkDiagram.Figure.Kind, language: Language
  ) throws {
    let grade = try GradingFixture.grade(try Self.figure(kind, language).svg())
    #expect(grade.kind == kind)
    let faults = grade.checks.filter { [.failed, .notJudged].contains($0.outcome) }
    #expect(faults.isEmpty, "\(faults)")
    #expect(grade.isPerfect && grade.passedCount == 30)
    #expect(
      grade.notApplicableCount == (1...30).count { kind.reason(against: $0) != nil })
  }

  @Test func `most checks hold for every kind, and all for lines but on a map of dots`() {
    let always = Array(1...8) + [10] + Array(15...26) + Array(28...30)
    let dots = NetworkDiagram.Figure.Kind.dots
    #expect((1...30).filter { dots.reason(against: $0) != nil } == [2, 7, 9, 12])
    for kind in NetworkDiagram.Figure.Kind.allCases where kind != dots {
      #expect(always.allSatisfy { kind.reason(against: $0) == nil }, "\(kind)")
      if kind.drawsLines || kind == .sankey {
        #expect((1...30).allSatisfy { kind.reason(against: $0) == nil }, "\(kind)")
      }
    }
  }

  @Test func `the file says its kind, and a false word of no ties is not believed`() throws {
    for kind in Self.charts {
      #expect(try Self.figure(kind).svg().contains(" data-figure=\"\(kind.rawValue)\""))
    }
    let plain = try GradingFixture.grade(GradingFixture.svg)
    #expect(plain.kind == .map && plain.notApplicableCount == 0)
    let disguised = GradingFixture.svg.replacing(
      "role=\"img\"", with: "role=\"img\" data-figure=\"ranking\"")
    #expect(try GradingFixture.grade(disguised).kind == .map)
    let unknown = GradingFixture.svg.replacing(
      "role=\"img\"", with: "role=\"img\" data-figure=\"globe\"")
    #expect(try GradingFixture.grade(unknown).kind == .map)
  }

  struct Fault: CustomStringConvertible, Sendable {
    let kind: NetworkDiagram.Figure.Kind
    let name: String
    let check: Int
    let change: @Sendable (String) -> String
    var description: String { "\(kind): \(name)" }
  }

  /// The first group of a class, up to its end; groups of the picture do not nest.
  private static func dropping(_ mark: String, from svg: String) -> String {
    guard let start = svg.firstRange(of: "<g class=\"" + mark),
      let end = svg[start.lowerBound...].firstRange(of: "</g>")
    else { return svg }
    return String(svg[..<start.lowerBound] + svg[end.upperBound...])
  }

  static let faults: [Fault] = [
    Fault(kind: .matrix, name: "n", check: 21) { $0.replacing("n = 12 of", with: "n = 13 of") },
    Fault(kind: .matrix, name: "a cell lost", check: 21) { dropping("edge cell", from: $0) },
    Fault(kind: .matrix, name: "those left out", check: 24) {
      $0.replacing("2 actors without a tie", with: "Actors without a tie")
    },
    Fault(kind: .matrix, name: "no amounts", check: 14) { $0.replacing(" → ", with: " and ") },
    Fault(kind: .matrix, name: "a row without a name", check: 5) { dropping("label", from: $0) },
    Fault(kind: .matrix, name: "no count in desc", check: 25) {
      $0.replacing("n = 12 of 14 actors, m = 16 ties from 16 relations).", with: ").")
    },
    Fault(kind: .chord, name: "an arc without a name", check: 5) { dropping("label", from: $0) },
    Fault(kind: .chord, name: "an arc without a count", check: 10) { dropping("sum", from: $0) },
    Fault(kind: .chord, name: "lengths that are no values", check: 11) {
      $0.replacing("data-value=\"", with: "data-value=\"1")
    },
    Fault(kind: .chord, name: "no legend of lengths", check: 11) {
      $0.replacing("id=\"width-legend\"", with: "id=\"other\"")
    },
    Fault(kind: .chord, name: "ribbons of no arc's colour", check: 12) {
      $0.replacing(
        "fill=\"#0072B2\" fill-opacity=\"0.5\"", with: "fill=\"#123456\" fill-opacity=\"0.5\"")
    },
    Fault(kind: .sankey, name: "lengths that are no values", check: 11) {
      $0.replacing("data-value=\"", with: "data-value=\"1")
    },
    Fault(kind: .sankey, name: "no legend of lengths", check: 11) {
      $0.replacing("id=\"width-legend\"", with: "id=\"other\"")
    },
    Fault(kind: .sankey, name: "no amounts at the bars", check: 14) {
      dropping("amount", from: dropping("amount", from: dropping("amount", from: $0)))
    },
    Fault(kind: .sankey, name: "a band without its count", check: 21) {
      dropping("edge flow", from: $0)
    },
    Fault(kind: .ranking, name: "those left out", check: 24) {
      $0.replacing("not drawn: ", with: "nothing is said of ")
    },
    Fault(kind: .ranking, name: "m", check: 21) { $0.replacing("m = ", with: "with ") },
    Fault(kind: .scatter, name: "a mark lost", check: 21) { dropping("node\"", from: $0) },
    Fault(kind: .ternary, name: "the sub-title without n", check: 21) {
      $0.replacing("n = ", with: "")
    },
    Fault(kind: .ternary, name: "those left out", check: 24) {
      $0.replacing("not drawn", with: "not here")
    },
  ]

  @Test(arguments: faults)
  func `a chart fails on what is changed in it`(fault: Fault) throws {
    let svg = try Self.figure(fault.kind).svg()
    let changed = fault.change(svg)
    #expect(changed != svg, "the change finds nothing to change")
    let grade = try GradingFixture.grade(changed)
    let outcome = grade.checks[fault.check - 1].outcome
    #expect(outcome == .failed, "\(grade.checks[fault.check - 1])")
    #expect(!grade.isPerfect)
  }
}

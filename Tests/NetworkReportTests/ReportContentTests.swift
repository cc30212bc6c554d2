import NetworkAnalysis
import NetworkFiles
import NetworkGraph
import Testing

@testable import NetworkReport

@Suite struct ReportContentTests {
  @Test func `every relation stands in the annex with its sources and locators`() throws {
    let network = try Fixture.cluster()
    let html = try Fixture.report(network).html
    for (index, relation) in network.relations.enumerated() {
      let row = try #require(html.firstRange(of: "<tr id=\"r\(index + 1)\">"))
      let end = try #require(html[row.upperBound...].firstRange(of: "</tr>"))
      let text = visible(String(html[row.upperBound..<end.lowerBound]))
      let statements = network.statements(on: .relation(relation.id))
      for statement in statements {
        #expect(
          text.contains("\(statement.source.text) \(statement.locator ?? "")"), "\(relation.id)")
        if let says = statement.says { #expect(text.contains("“\(says)”")) }
      }
      if statements.isEmpty { #expect(text.contains("no source")) }
    }
    #expect(html.contains(">copy</a> p9, doubtful"))
  }

  @Test func `the tables give the measures of the graph`() throws {
    let network = try Fixture.cluster()
    let report = try Fixture.report(network)
    let projected = Projection().apply(to: network)
    let betweenness = try projected.graph.betweenness(normalization: .normalized)
    let degree = projected.graph.degree()
    let holes = try projected.graph.structuralHoles()
    for vertex in projected.graph.vertices {
      let id = projected.actor(of: vertex).id.text
      #expect(report.cell("actors", id, "degree") == String(degree[vertex.index]))
      let cell = try #require(report.cell("actors", id, "betweenness"))
      #expect(Double(cell) == betweenness[vertex.index])
      #expect(
        report.cell("actors", id, "constraint").flatMap { Double($0) }
          == holes[vertex.index]?.constraint)
    }
    // An actor without ties has no constraint: empty, not 0.
    #expect(report.cell("actors", "alone", "constraint") == "")
    #expect(report.cell("indicators", "density", "value").flatMap { Double($0) } == 5.0 / 15.0)
    #expect(report.cell("indicators", "components", "value") == "2")
  }

  @Test func `what the head would cut off is named`() throws {
    let report = try Fixture.report(Fixture.cluster())
    // The laboratory holds its head, the cluster holds the state; the triangle has no bridge.
    #expect(report.cell("articulation-points", "lab", "cut_off_actors") == "head")
    #expect(report.cell("articulation-points", "cluster", "cut_off_actors") == "state")
    #expect(report.rows("articulation-points").count == 3)
    #expect(report.rows("bridges").count == 3)
  }

  @Test func `a sum inside another is listed and not added`() throws {
    let report = try Fixture.report(Fixture.cluster())
    #expect(
      report.rows("money-totals").dropFirst().map { $0 } == [
        ["EUR", "announced", "97000000", "1", "0"]
      ])
    #expect(report.cell("money", "share", "way") == "state > cluster > lab")
    #expect(report.cell("money", "share", "counted_in_totals") == "no")
    #expect(report.visibleHTML.contains("€97,000,000"))
    #expect(!report.visibleHTML.contains("€107,000,000"))
    // The budget is listed apart, and in no total.
    #expect(report.visibleHTML.contains("Budgets and projections: not grants"))
    #expect(!report.visibleHTML.contains("€497,000,000"))
  }

  @Test func `currencies and statuses are not mixed`() throws {
    var contents = try Fixture.cluster().contents
    contents.relations.append(
      Relation(
        id: "yen", source: "state", target: "firm", kind: "funding",
        amount: Money(minorUnits: 500, currency: Currency("JPY")!)))
    contents.relations.append(
      Relation(
        id: "paid", source: "state", target: "firm", kind: "funding",
        amount: Money(minorUnits: 700, currency: .euro)))
    let rows = try Fixture.report(Network(contents)).rows("money-totals").dropFirst()
    #expect(
      rows.map { $0.prefix(3).joined(separator: " ") } == [
        "EUR actual 7", "EUR announced 97000000", "JPY actual 500",
      ])
  }

  @Test func `sources that repeat each other count as one`() throws {
    let report = try Fixture.report(Fixture.cluster())
    // grant: press and its copy; leads: press and other; idea: none.
    #expect(report.rows("coverage")[1] == ["relations", "6", "1", "4", "1"])
  }

  @Test func `statements that differ stand side by side`() throws {
    let text = try Fixture.report(Fixture.cluster()).visibleHTML
    #expect(text.contains("press p4: “director”"))
    #expect(text.contains("other p5: “president”"))
  }

  @Test func `what is left out is counted with its reason`() throws {
    let report = try Fixture.report(Fixture.cluster())
    #expect(report.cell("relations", "R6", "left_out_because") == "kind")
    #expect(report.visibleHTML.contains("Left out: kind not analysed"))
  }

  @Test func `equal values share a rank`() {
    #expect(ranks(of: [3, 1, nil, 3, 2]) == [1, 4, nil, 1, 3])
    // Two sums of the same terms in another order differ in the last bit.
    #expect(0.1 + 0.2 != 0.3)
    #expect(ranks(of: [0.1 + 0.2, 0.3, 0.30001]) == [2, 2, 1])
    #expect(ranks(of: []) == [])
  }

  @Test func `clusters of separate cliques are above chance and a star is not`() throws {
    var edges: [(Int, Int)] = []
    for clique in 0..<4 {
      for a in 0..<5 { for b in (a + 1)..<5 { edges.append((5 * clique + a, 5 * clique + b)) } }
      edges.append((5 * clique, (5 * clique + 6) % 20))
    }
    let cliques = try Clusters(CompactGraph(vertexCount: 20, edges: edges), seed: 1)
    #expect(cliques.numbers.count == 4)
    #expect(cliques.chance?.isAboveChance == true)
    let star = try Clusters(CompactGraph(vertexCount: 9, edges: (1..<9).map { (0, $0) }), seed: 1)
    #expect(star.chance?.isAboveChance == false)
  }
}

@Suite struct MoneyChainTests {
  /// The State pays 97 of the 400 that a programme has, through the programme.
  func html(_ language: Language) throws -> String {
    func euros(_ amount: Int64) -> Money { Money(minorUnits: amount * 100, currency: .euro) }
    let network = try Network(
      NetworkContents(
        actors: [
          Actor(id: "state", name: "State"), Actor(id: "plan", name: "Plan"),
          Actor(id: "cluster", name: "Cluster"),
        ],
        relations: [
          Relation(
            id: "grant", source: "state", target: "cluster", kind: "funding", amount: euros(97),
            through: ["plan"])
        ],
        figures: [
          Figure(
            id: "budget", actor: "plan", measure: "budget",
            value: DecimalNumber(significand: 400), unit: "EUR")
        ]))
    let report = try Report(
      network: network, inputs: [], options: ReportOptions(language: language, version: "test"))
    return String(decoding: report.files[0].bytes, as: UTF8.self)
  }

  @Test func `a sum shows the programme it goes through and its share of the budget`() throws {
    let english = try html(.english).replacing(/<[^>]*>/, with: "")
    #expect(english.contains("State → Plan → Cluster"))
    // 97 of 400 is 24.25 per cent.
    #expect(english.contains("24.3%"))
    #expect(english.contains("a figure, no grant"))
    #expect(try html(.french).contains("24,3\u{202F}%"))
  }
}

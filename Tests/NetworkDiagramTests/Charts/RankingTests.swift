import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

@Suite struct RankingTests {
  private func chart(
    _ values: [Double?], intervals: [RankingChart.Interval?] = [], limit: Int = 30,
    names: [String]? = nil, options: SceneOptions = SceneOptions()
  ) throws -> RankingChart {
    let scene = try ChartFixtures.scene(
      names ?? ChartFixtures.names(values.count), [], options: options)
    return RankingChart(
      scene,
      content: RankingChart.Content(measure: "Measure", values: values, intervals: intervals),
      limit: limit)
  }

  @Test func `equal values share a rank, and a list does not end among them`() throws {
    let chart = try chart([5, 9, 9, 1, 1, 8, 7, 6, nil, .nan])
    #expect([1, 2, 5, 6, 0].map(chart.rank) == [1, 1, 3, 4, 6])
    #expect(chart.whole(7) == 6)
    #expect(chart.whole(6) == 6)
    // All equal: there is no other cut.
    #expect(try self.chart([2, 2, 2, 2, 2, 2, 2]).whole(6) == 6)
  }

  @Test func `dots stand at their values and intervals reach as far as they say`() throws {
    let values = [10.0, 5, 2.5]
    let intervals = [
      RankingChart.Interval(values: 7.5...10, ranks: 1...1),
      RankingChart.Interval(values: 2.5...7.5, ranks: 2...3), nil,
    ]
    let svg = try chart(values, intervals: intervals).figure().svg()
    let geometry = try PageGeometry(svg)
    func x(_ id: String) throws -> Double {
      let corners = try #require(geometry.nodes[id])
      let list = corners.map { $0.x }
      return (list.min()! + list.max()!) / 2
    }
    // The middle of 10 and 5 is 7.5, that of 5 and 0 is 2.5.
    let (ten, five, quarter) = (try x("a0"), try x("a1"), try x("a2"))
    #expect(isClose((ten - five) / 2, five - quarter, tolerance: 0.01))
    let root = geometry.root
    let group = try #require(root.all.first { $0["id"] == "intervals" })
    let lines = group.children.compactMap { $0["d"] }
    #expect(lines.count == 3 + 2 * 3)
    let ends = { (line: String) in
      line.split { "ML ".contains($0) }.compactMap { Double($0) }
    }
    let first = ends(lines[1])
    #expect(isClose(first[0], (ten + five) / 2, tolerance: 0.001))
    #expect(isClose(first[2], ten, tolerance: 0.001))
    #expect(geometry.texts.contains { $0.text == "2 (2–3)" })
  }

  @Test(arguments: Language.allCases)
  func `rankings are free of overlaps whatever the data`(language: Language) throws {
    let options = SceneOptions(language: language)
    let long = ChartFixtures.longName
    let cases: [(String, RankingChart)] = [
      ("nothing", try chart([], options: options)),
      ("no value", try chart([nil, .nan, .infinity], options: options)),
      ("one", try chart([3], options: options)),
      ("all equal", try chart(Array(repeating: 1, count: 50), options: options)),
      ("zeros", try chart(Array(repeating: 0, count: 9), options: options)),
      ("negative", try chart([-5, 3, -1e9], options: options)),
      ("huge", try chart([1e308, 1e-308, -1e308], options: options)),
      ("long names", try chart([3, 2, 1], names: [long, long, long], options: options)),
      (
        "many",
        try chart((0..<500).map { Double($0) / 7 }, limit: 500, options: options)
      ),
    ]
    for (name, chart) in cases { try ChartFixtures.check(name, { try chart.figure() }) }
  }
}

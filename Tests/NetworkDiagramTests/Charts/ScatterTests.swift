import NetworkGraph
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

@Suite struct ScatterTests {
  private func chart(
    _ x: [Double?], _ y: [Double?], names: [String]? = nil, options: SceneOptions = SceneOptions()
  ) throws -> ScatterChart {
    ScatterChart(
      try ChartFixtures.scene(names ?? ChartFixtures.names(x.count), [], options: options),
      x: ScatterChart.Axis(caption: "First", values: x),
      y: ScatterChart.Axis(caption: "Second", values: y))
  }

  @Test func `the trend of points on a line is that line, and who leaves it is named first`()
    throws
  {
    let x = (0..<30).map { Double($0) }
    let line = try chart(x, x.map { 2 * $0 })
    let trend = try #require(line.trend)
    // 0 to 58 on an axis to 60, 0 to 29 on one to 30: the slope is 1.
    #expect(isClose(trend.slope, 1))
    #expect(isClose(trend.intercept, 0, tolerance: 1e-9))
    var y = x.map { 2 * $0 }
    y[3] = 55
    let outliers = try chart(x, y).outliers
    // The three largest upwards, then those to the right, then the farthest from the trend.
    #expect(outliers.prefix(3) == [29, 28, 3] || outliers.prefix(3) == [29, 28, 27])
    #expect(outliers.prefix(7).contains(3))
    #expect(outliers.count <= 16)
  }

  @Test func `marks stand where their numbers put them`() throws {
    let svg = try chart([0, 10, 5, 2.5], [0, 20, 10, 5]).figure().svg()
    let nodes = try PageGeometry(svg).nodes
    func middle(_ id: String) throws -> (x: Double, y: Double) {
      let corners = try #require(nodes[id])
      return (
        (corners.map { $0.x }.min()! + corners.map { $0.x }.max()!) / 2,
        (corners.map { $0.y }.min()! + corners.map { $0.y }.max()!) / 2
      )
    }
    let (a, b, c, d) = (try middle("a0"), try middle("a1"), try middle("a2"), try middle("a3"))
    #expect(isClose(c.x, (a.x + b.x) / 2, tolerance: 1e-3))
    #expect(isClose(c.y, (a.y + b.y) / 2, tolerance: 1e-3))
    #expect(isClose(d.x, (a.x + c.x) / 2, tolerance: 1e-3))
    #expect(b.y < c.y, "more is higher")
  }

  @Test func `many actors at one place are one ring with their number`() throws {
    let svg = try chart(
      Array(repeating: 1, count: 40) + [5, 6], Array(repeating: 0, count: 40) + [3, 4]
    ).figure().svg()
    let geometry = try PageGeometry(svg)
    #expect(geometry.root.all("g", class: "node pile").map { $0["data-count"] } == ["40"])
    #expect(geometry.nodes.count == 2)
  }

  @Test(arguments: Language.allCases)
  func `scatters are free of overlaps whatever the data`(language: Language) throws {
    let options = SceneOptions(language: language)
    var random = SplitMix64(seed: 3)
    let many = (0..<300).map { _ in random.nextUnit() }
    let whole = (0..<300).map { _ in Double(random.nextIndex(below: 6)) }
    let long = ChartFixtures.longName
    let cases: [(String, ScatterChart)] = [
      ("nothing", try chart([], [], options: options)),
      ("one", try chart([1], [1], options: options)),
      ("two", try chart([1, 2], [0, 0], options: options)),
      ("not finite", try chart([1, .nan, nil, 3], [.infinity, 1, 2, 4], options: options)),
      ("huge", try chart([1e308, 1, 0, -4], [1e-307, 1e300, 0, 7], options: options)),
      (
        "all equal",
        try chart(Array(repeating: 2, count: 30), Array(repeating: 2, count: 30), options: options)
      ),
      (
        "long names",
        try chart([1, 2, 3], [3, 1, 2], names: [long, long, long], options: options)
      ),
      (
        "wide",
        try chart(
          (0..<40).map { Double($0 * $0 * $0) }, many.prefix(40).map { $0 }, options: options)
      ),
      ("many", try chart(whole, many, options: options)),
    ]
    for (name, chart) in cases { try ChartFixtures.check(name, { try chart.figure() }) }
  }
}

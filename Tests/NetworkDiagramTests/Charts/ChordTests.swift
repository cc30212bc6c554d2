import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

@Suite struct ChordTests {
  @Test(arguments: 0..<20 as Range<UInt64>, [false, true])
  func `arcs and ribbons fill the circle without overlap`(seed: UInt64, isDirected: Bool) {
    var random = SplitMix64(seed: seed)
    let count = 1 + random.nextIndex(below: 12)
    let values = (0..<count).map { a in
      (0..<count).map { b in
        isDirected || a <= b ? Double(random.nextIndex(below: 5)) : 0
      }
    }
    var order = Array(0..<count)
    random.shuffle(&order)
    let layout = ChordLayout(values: values, order: order, isDirected: isDirected, gap: 0.03)
    let whole = values.joined().reduce(0, +)
    guard whole > 0 else {
      #expect(layout.ribbons.isEmpty)
      return
    }
    let gaps = count > 1 ? Double(count) * 0.03 : 0
    // Each tie has two ends.
    #expect(isClose(layout.scale * 2 * whole + gaps, 2 * .pi))
    for group in 0..<count {
      let total = (0..<count).reduce(0) { $0 + values[group][$1] + values[$1][group] }
      #expect(isClose(layout.arcs[group].length, total * layout.scale))
      let spans = layout.ribbons.flatMap { ribbon in
        (ribbon.tail == group ? [ribbon.from] : []) + (ribbon.head == group ? [ribbon.to] : [])
      }.sorted { $0.start < $1.start }
      var angle = layout.arcs[group].start
      for span in spans {
        #expect(isClose(span.start, angle))
        angle = span.end
      }
      #expect(isClose(angle, layout.arcs[group].end))
    }
    for ribbon in layout.ribbons {
      #expect(isClose(ribbon.from.length, ribbon.value * layout.scale))
      #expect(isClose(ribbon.to.length, ribbon.value * layout.scale))
    }
  }

  @Test func `an arc of curves stays on its circle`() {
    let center = Point(x: 3, y: 4)
    var at = ChordLayout.point(center, 10, 0.3)
    for segment in ChordLayout.arc(center, 10, from: 0.3, to: 5) {
      guard case .curve(let a, let b, let end) = segment else { continue }
      // The middle of a cubic.
      let middle = Point(
        x: (at.x + 3 * a.x + 3 * b.x + end.x) / 8, y: (at.y + 3 * a.y + 3 * b.y + end.y) / 8)
      #expect(isClose(middle.distance(to: center), 10, tolerance: 1e-4))
      #expect(isClose(end.distance(to: center), 10))
      at = end
    }
    #expect(at.distance(to: ChordLayout.point(center, 10, 5)) < 1e-9)
  }

  @Test func `ties are counted between groups, and the smallest groups are merged`() throws {
    var options = SceneOptions()
    options.clusters = .regions
    // Fourteen groups of two; the first is tied to all others, group 13 by three ties.
    var edges = (1..<14).map { (0, 2 * $0) }
    edges += [(1, 26), (1, 27), (0, 1)]
    let scene = try ChartFixtures.scene(
      ChartFixtures.names(30), edges, options: options, partition: (0..<30).map { $0 / 2 })
    let chart = ChordChart(scene)
    #expect(chart.groups.count == 12)
    #expect(chart.mergedCount == 3)
    #expect(chart.untiedCount == 1)
    #expect(chart.groups.last?.members == 6)
    #expect(chart.values.joined().reduce(0, +) == 16)
    #expect(chart.values[0][0] == 1)
    #expect(chart.total(0) == 17)
    let place = try #require(chart.groups.firstIndex { $0.name == "Cluster 14" })
    #expect(chart.values[0][place] == 3)
  }

  @Test(arguments: Language.allCases)
  func `chords are free of overlaps whatever the data`(language: Language) throws {
    let options = SceneOptions(language: language)
    var grouped = options
    grouped.clusters = .regions
    let names = ChartFixtures.names
    let cases: [(String, DiagramScene)] = [
      ("nothing", try ChartFixtures.scene([], [], options: options)),
      ("one actor", try ChartFixtures.scene(names(1), [], options: options)),
      ("two actors", try ChartFixtures.scene(names(2), [(0, 1)], options: options)),
      (
        "one group",
        try ChartFixtures.random(
          9, 0.5, seed: 1, options: grouped, partition: Array(repeating: 0, count: 9))
      ),
      ("spheres", try ChartFixtures.random(60, 0.1, seed: 1, options: options)),
      (
        "many groups",
        try ChartFixtures.random(
          80, 0.05, seed: 1, options: grouped, partition: (0..<80).map { $0 % 40 })
      ),
      (
        "a giant",
        try ChartFixtures.scene(
          names(40), (1..<30).map { (0, $0) } + (30..<40).map { ($0, $0 - 1) }, options: grouped,
          partition: (0..<40).map { max(0, $0 - 29) })
      ),
    ]
    for (name, scene) in cases {
      for isDirected in [false, true] {
        try ChartFixtures.check(name, { try ChordChart(scene, isDirected: isDirected).figure() })
      }
    }
  }
}

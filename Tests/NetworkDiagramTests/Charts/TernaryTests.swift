import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@testable import NetworkDiagram

@Suite struct TernaryTests {
  private func chart(
    _ spheres: [Sphere?], _ edges: [(Int, Int)], options: SceneOptions = SceneOptions(),
    names: [String]? = nil
  ) throws -> TernaryChart {
    let actors = spheres.enumerated().map { index, sphere in
      SceneFixtures.actor("a\(index)", names?[index] ?? "Institute number \(index)", sphere)
    }
    let relations = edges.enumerated().map { index, edge in
      SceneFixtures.relation("r\(index)", "a\(edge.0)", "a\(edge.1)", "partnership")
    }
    let projected = try SceneFixtures.project(actors, relations)
    return TernaryChart(try SceneFixtures.scene(projected, options: options), of: projected)
  }

  @Test func `the place is the mean of the corners by the shares`() {
    let (a, i, p) = (Point(x: 0, y: 9), Point(x: 12, y: 9), Point(x: 6, y: 0))
    func place(_ x: Int, _ y: Int, _ z: Int) -> Point {
      TernaryChart.Mark(node: 0, academia: x, industry: y, publicBodies: z)
        .place(academia: a, industry: i, publicBodies: p)
    }
    #expect(place(5, 0, 0) == a)
    #expect(place(0, 2, 0) == i)
    #expect(place(0, 0, 1) == p)
    #expect(place(1, 1, 0) == Point(x: 6, y: 9))
    #expect(place(2, 2, 2).distance(to: Point(x: 6, y: 6)) < 1e-12)
    // A quarter of the way from the opposite side.
    #expect(isClose(place(0, 3, 1).y, 9 * 0.75))
  }

  @Test func `partners are other actors of the three spheres, each once`() throws {
    let chart = try chart(
      [.civil, .academia, .industry, .public, .intermediary, nil, .academia],
      [(0, 1), (1, 0), (0, 2), (0, 3), (0, 4), (0, 5), (0, 0), (4, 5)])
    let mark = try #require(chart.marks.first { $0.node == 0 })
    #expect((mark.academia, mark.industry, mark.publicBodies) == (1, 1, 1))
    #expect(chart.marks.map(\.node) == [0])
    let texts = try PageGeometry(chart.figure().svg()).texts.map(\.text).joined(separator: " ")
    #expect(texts.contains("6 actors without a partner in the three spheres"))
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `a swarm covers nothing and a lonely dot stays`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var dots = (0..<60).map { index in
      Dot(
        node: index,
        center: Point(x: Double(random.nextIndex(below: 4)) * 60 + 30, y: 100),
        diameter: 3 + 9 * random.nextUnit(),
        shape: NodeShape.allCases[random.nextIndex(below: 8)])
    }
    dots.append(Dot(node: 60, center: Point(x: 270, y: 20), diameter: 5, shape: .circle))
    let frame = Rectangle(minX: 0, minY: 0, maxX: 300, maxY: 200)
    let (placed, farthest) = Beeswarm.spread(dots, within: frame)
    #expect(placed.last?.center == dots.last?.center)
    for (index, dot) in placed.enumerated() {
      #expect(dot.center.distance(to: dots[index].center) <= farthest + 1e-12)
      for other in placed[..<index] {
        #expect(dot.center.distance(to: other.center) >= dot.reach + other.reach + 0.5 - 1e-9)
      }
    }
  }

  @Test func `thousands of marks stay in their places, and the note says so`() throws {
    let count = 1100
    let chart = try chart(
      Array(repeating: .academia, count: count), (1..<count).map { (0, $0) })
    let texts = try PageGeometry(chart.figure().svg()).texts.map(\.text).joined(separator: " ")
    #expect(texts.contains("Above 1,000 marks none is moved aside"))
  }

  @Test(arguments: Language.allCases)
  func `triangles are free of overlaps whatever the data`(language: Language) throws {
    let options = SceneOptions(language: language)
    func spheres(_ count: Int) -> [Sphere?] {
      (0..<count).map { $0 % 5 == 4 ? nil : [.academia, .industry, .public, .civil][$0 % 5] }
    }
    var random = SplitMix64(seed: 7)
    let edges = (0..<90).map { _ in (random.nextIndex(below: 50), random.nextIndex(below: 50)) }
    let star = (1..<40).map { (0, $0) }
    let long = ChartFixtures.longName
    let cases: [(String, TernaryChart)] = [
      ("nothing", try chart([], [], options: options)),
      ("one actor", try chart([.academia], [], options: options)),
      ("two actors", try chart([.academia, .public], [(0, 1)], options: options)),
      ("one group", try chart(Array(repeating: .industry, count: 40), star, options: options)),
      (
        "long names",
        try chart(
          [.academia, .industry, .public], [(0, 1), (1, 2), (0, 2)], options: options,
          names: [long, long, long])
      ),
      ("many", try chart(spheres(50), edges, options: options)),
    ]
    for (name, chart) in cases {
      try ChartFixtures.check(name, { try chart.figure() })
      guard name == "long names" else { continue }
      try ChartFixtures.check(name, { try chart.figure(on: .a4FigureLandscape, fit: .page) })
    }
  }
}

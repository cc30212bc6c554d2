import NetworkGraph
import NetworkLayout
import Testing

@testable import NetworkDiagram

@Suite struct StrokerTests {
  private func map(
    _ chains: [LineChain], width: Double, cap: Stroker.Cap = .butt, size: Int = 60
  ) -> CoverageMap {
    var stroker = Stroker(edges: EdgeList(width: size, height: size), width: width, cap: cap)
    for chain in chains { stroker.add(chain) }
    return CoverageMap(stroker.edges)
  }

  private func line(_ points: [(Double, Double)], isClosed: Bool = false) -> LineChain {
    LineChain(points: points.map { Point(x: $0.0, y: $0.1) }, isClosed: isClosed)
  }

  @Test(arguments: [0.4, 1, 3.3, 8])
  func `a line covers its length times its width`(width: Double) {
    for end in [(50.0, 10.0), (10, 50), (45.3, 38.9), (12.1, 49)] {
      let length = Point(x: 10, y: 10).distance(to: Point(x: end.0, y: end.1))
      let butt = map([line([(10, 10), end])], width: width)
      #expect(abs(butt.area - length * width) < 0.01 * length * width + 0.1)
      let round = map([line([(10, 10), end])], width: width, cap: .round)
      let disc = Double.pi * width * width / 4
      #expect(abs(round.area - length * width - disc) < 0.01 * length * width + 0.1)
    }
  }

  @Test func `corners are round outside and sharp inside`() {
    // Two lines at a right angle share a square inside and leave a quarter of a disc outside.
    let radius = 4.0
    for points in [[(10.0, 10.0), (40, 10), (40, 40)], [(40, 40), (40, 10), (10, 10)]] {
      let area = map([line(points)], width: 2 * radius).area
      #expect(abs(area - (2 * 30 * 8 - 16 + Double.pi * 16 / 4)) < 0.5)
    }
    // A line that turns back ends in half a disc.
    let back = map([line([(10, 30), (40, 30), (20, 30)])], width: 8).area
    #expect(abs(back - (30 * 8 + Double.pi * 8)) < 0.5)
  }

  @Test(arguments: [0.5, 2, 6])
  func `a ring covers its circumference times its width`(width: Double) {
    let ring = map([LineChain.circle(center: Point(x: 30.3, y: 29.6), radius: 20)], width: width)
    let expected = 2 * Double.pi * 20 * width
    #expect(abs(ring.area - expected) < 0.005 * expected)
    #expect(ring[30, 30] == 0)
  }

  @Test func `a chain without length leaves a dot only under a round pen`() {
    let point = line([(30, 30), (30, 30)])
    #expect(map([point], width: 6).area == 0)
    #expect(abs(map([point], width: 6, cap: .round).area - .pi * 9) < 0.1)
    #expect(map([line([])], width: 6).area == 0)
    #expect(map([line([(10, 10), (40, 40)])], width: 0).area == 0)
  }

  @Test func `dashes and gaps keep their lengths, also round corners`() throws {
    let chain = line([(5, 5), (45, 5), (45, 45)])
    let window = Rectangle(minX: 0, minY: 0, maxX: 60, maxY: 60)
    let dashes = try #require(Dashing([4, 2], scale: 1.5)).dashes(of: chain, within: window)
    // 80 long, a period of 9: eight whole dashes of 6 and one more.
    #expect(dashes.count == 9)
    let lengths = dashes.map { dash in
      zip(dash.points, dash.points.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
    }
    #expect(lengths.dropLast().allSatisfy { abs($0 - 6) < 1e-9 })
    #expect(abs(lengths.reduce(0, +) - 54) < 1e-9)
    #expect(
      dashes.contains { $0.points.contains(Point(x: 45, y: 5)) && $0.points.count == 3 } == true)
    // An odd pattern counts twice: 3 on, 3 off.
    let odd = try #require(Dashing([3], scale: 1)).dashes(
      of: line([(0, 0), (12, 0)]), within: window)
    #expect(odd.map { $0.points[0].x } == [0, 6])
    for solid in [[], [0, 0], [-1, 2], [.nan, 2], [1e-9, 1e-9], [.infinity, 1]] as [[Double]] {
      #expect(Dashing(solid, scale: 1) == nil)
    }
  }

  @Test(arguments: [1e3, 1e7, 1e30, 1e300])
  func `lines to far places cross the page as near ones do`(far: Double) throws {
    var builder = EdgeList(width: 60, height: 60)
    builder.add(polygon: [])
    let chain = line([(-far, 30), (far, 30)])
    let window = Rectangle(minX: -10, minY: -10, maxX: 70, maxY: 70)
    let parts = chain.parts(near: window)
    #expect(abs(map(parts, width: 4).area - 240) < 0.5)
    // Half of the line is dashes, and there are few of them.
    let dashes = try #require(Dashing([3, 3], scale: 1)).dashes(of: chain, within: window)
    #expect(dashes.count < 20)
    if far < 1e14 { #expect(abs(map(dashes, width: 4).area - 120) < 14) }
  }
}

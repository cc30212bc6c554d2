import NetworkGraph
import NetworkLayout
import Testing

@testable import NetworkDiagram

@Suite struct CoverageTests {
  @Test func `a rectangle covers each pixel by its share`() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<200 {
      // Corners at parts of 1/256, so that nothing is rounded.
      let x = [random.nextIndex(below: 2560), random.nextIndex(below: 2560)].sorted()
      let y = [random.nextIndex(below: 2560), random.nextIndex(below: 2560)].sorted()
      let corners = [(x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])].map {
        Point(x: Double($0.0) / 256, y: Double($0.1) / 256)
      }
      let map = CoverageMap(
        [random.nextUnit() < 0.5 ? corners : corners.reversed()], width: 10, height: 10)
      func overlap(_ range: [Int], _ pixel: Int) -> Int {
        max(0, min(range[1], pixel * 256 + 256) - max(range[0], pixel * 256))
      }
      for row in 0..<10 {
        for column in 0..<10 {
          let area = overlap(x, column) * overlap(y, row)
          #expect(Int(map[column, row]) == (area * 255 + 32768) / 65536)
        }
      }
    }
  }

  @Test(arguments: 0..<12 as Range<UInt64>)
  func `a triangle covers what samples inside it say`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let corners = (0..<3).map { _ in
      Point(x: random.nextUnit() * 14 - 2, y: random.nextUnit() * 14 - 2)
    }
    let map = CoverageMap([corners], width: 10, height: 10)
    let grid = 40
    for row in 0..<10 {
      for column in 0..<10 {
        var inside = 0
        for i in 0..<grid * grid {
          let p = Point(
            x: Double(column) + (Double(i % grid) + 0.5) / Double(grid),
            y: Double(row) + (Double(i / grid) + 0.5) / Double(grid))
          let sides = (0..<3).map { k in
            let (a, b) = (corners[k], corners[(k + 1) % 3])
            return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)
          }
          if sides.allSatisfy({ $0 > 0 }) || sides.allSatisfy({ $0 < 0 }) { inside += 1 }
        }
        let expected = Double(inside) / Double(grid * grid) * 255
        #expect(abs(Double(map[column, row]) - expected) < 6)
      }
    }
  }

  @Test(arguments: [3.0, 7.3, 20, 61.7])
  func `a circle has the area of a circle`(radius: Double) {
    let size = Int(2 * radius) + 6
    let map = CoverageMap(
      [LineChain.circle(center: Point(x: radius + 2.37, y: radius + 2.81), radius: radius).points],
      width: size, height: size)
    let area = Double.pi * radius * radius
    // Small circles lose a little to the rounding of pixels.
    #expect(abs(map.area - area) < 0.001 * area + 0.02)
  }

  @Test func `winding counts directions`() {
    func square(_ inset: Double) -> [Point] {
      [(inset, inset), (20 - inset, inset), (20 - inset, 20 - inset), (inset, 20 - inset)].map {
        Point(x: $0.0, y: $0.1)
      }
    }
    #expect(CoverageMap([square(2), square(6)], width: 20, height: 20)[10, 10] == 255)
    #expect(CoverageMap([square(2), square(6).reversed()], width: 20, height: 20)[10, 10] == 0)
    #expect(
      CoverageMap([square(2).reversed(), square(6).reversed()], width: 20, height: 20)[10, 10]
        == 255)
    // A star of five points drawn in one go: its heart is wound twice, and filled.
    let star = [(10, 1), (15.3, 17.3), (1.4, 7.2), (18.6, 7.2), (4.7, 17.3)].map {
      Point(x: $0.0, y: $0.1)
    }
    #expect(CoverageMap([star], width: 20, height: 20)[10, 10] == 255)
  }

  @Test(arguments: [1, 3, 7, 64])
  func `bands of any height give the same pixels`(bandHeight: Int) {
    var random = SplitMix64(seed: 9)
    for _ in 0..<10 {
      let points = (0..<9).map { _ in
        Point(x: random.nextUnit() * 60 - 10, y: random.nextUnit() * 60 - 10)
      }
      var edges = EdgeList(width: 40, height: 40)
      edges.add(polygon: points)
      var stroker = Stroker(edges: edges, width: 2.7)
      stroker.add(LineChain(points: points, isClosed: true))
      #expect(
        CoverageMap(stroker.edges, bandHeight: bandHeight).values
          == CoverageMap(stroker.edges).values)
    }
  }

  @Test func `what lies outside does not count, what begins outside does`() {
    // The right half of a disc whose centre is on the left border.
    let half = CoverageMap(
      [LineChain.circle(center: Point(x: 0, y: 15), radius: 10).points], width: 30, height: 30)
    #expect(abs(half.area - .pi * 50) < 0.2)
    for center in [(-40, 15), (70, 15), (15, -40), (15, 70)] {
      let map = CoverageMap(
        [
          LineChain.circle(center: Point(x: Double(center.0), y: Double(center.1)), radius: 9)
            .points
        ],
        width: 30, height: 30)
      #expect(map.area == 0)
    }
    // A triangle so large that only one of its sides crosses the page, at 45 degrees.
    for far in [1e4, 1e7, 1e12, 1e60, 1e300] {
      let map = CoverageMap(
        [[Point(x: -far, y: -far), Point(x: far, y: far), Point(x: -far, y: far)]], width: 20,
        height: 20)
      #expect(abs(map.area - 200) < 0.5)
      #expect(map[2, 15] == 255)
      #expect(map[15, 2] == 0)
    }
  }
}

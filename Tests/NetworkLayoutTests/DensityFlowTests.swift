import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@Suite struct DensityFlowTests {
  private let frame = Rectangle(minX: 10, minY: 20, maxX: 410, maxY: 620)

  private func sizes(_ count: Int) -> [Size] {
    [Size](repeating: Size(width: 20, height: 10), count: count)
  }

  /// A band across the page from one corner to the other.
  private func band(_ count: Int, seed: UInt64) -> [Point] {
    var generator = SplitMix64(seed: seed)
    return (0..<count).map { _ in
      let along = generator.nextUnit()
      return Point(
        x: 30 + 300 * along + 60 * generator.nextUnit(),
        y: 40 + 480 * along + 60 * generator.nextUnit())
    }
  }

  private func emptyCells(_ points: [Point]) -> Int {
    64
      - Set(
        points.map { point in
          Int((point.x - frame.minX) / frame.width * 8) * 8
            + Int((point.y - frame.minY) / frame.height * 8)
        }
      ).count
  }

  @Test(arguments: 1..<6 as Range<UInt64>)
  func `a band flows into the empty corners and stays in the frame`(seed: UInt64) {
    let points = band(80, seed: seed)
    let spread = DensityFlow(frame: frame, sizes: sizes(80), goal: 0).spread(points)
    #expect(emptyCells(points) > 30)
    #expect(emptyCells(spread) < emptyCells(points) - 4)
    for point in spread { #expect(frame.distance(to: point) == 0) }
  }

  @Test(arguments: 1..<6 as Range<UInt64>)
  func `who was near stays near`(seed: UInt64) {
    let points = band(80, seed: seed)
    let spread = DensityFlow(frame: frame, sizes: sizes(80), goal: 0.1).spread(points)
    // A path along the nearest ones: by chance, 1 in 79 of the nearest would stay it.
    func nearest(_ points: [Point], _ i: Int, _ count: Int) -> Set<Int> {
      Set(
        points.indices.filter { $0 != i }
          .sorted { points[i].distance(to: points[$0]) < points[i].distance(to: points[$1]) }
          .prefix(count))
    }
    let kept = points.indices.count {
      nearest(spread, $0, 6).isSuperset(of: nearest(points, $0, 1))
    }
    #expect(kept > 56)
  }

  @Test func `a page that is full enough is left alone`() {
    let points = band(80, seed: 3)
    #expect(DensityFlow(frame: frame, sizes: sizes(80), goal: 1).spread(points) == points)
    let refused = DensityFlow(frame: frame, sizes: sizes(80), goal: 0)
      .spread(points) { _ in false }
    #expect(refused == points)
  }

  @Test(arguments: [0, 1, 2, 3])
  func `few points or many on one place do not stop it`(count: Int) {
    let points = [Point](repeating: frame.center, count: count)
    let spread = DensityFlow(frame: frame, sizes: sizes(count), goal: 0).spread(points)
    #expect(spread.allSatisfy { $0.x.isFinite && $0.y.isFinite && frame.distance(to: $0) == 0 })
  }

  @Test func `purity is 1 for groups apart and the share of a group for one point`() {
    let apart = (0..<12).map { Point(x: Double($0 % 6) + ($0 < 6 ? 0 : 100), y: 0) }
    #expect(
      DrawingQuality.groupPurity(of: apart, membership: (0..<12).map { $0 / 6 }) == 1)
    // Along a line, groups in turn: each inner point has one of its own kind among four.
    let line = (0..<4).map { Point(x: Double($0), y: 0) }
    #expect(
      isClose(
        DrawingQuality.groupPurity(of: line, membership: [0, 1, 0, 1], nearest: 3), 1.0 / 3))
    #expect(DrawingQuality.groupPurity(of: [.origin], membership: [0]) == 1)
  }

  @Test func `a long drawing is turned upright rather than across the page for coverage`() {
    let long = (0..<40).map { Point(x: Double($0), y: Double($0 % 3)) }
    let scaled = Orientation.turned(long, toAspect: 0.75)
    let covering = Orientation.turned(long, toAspect: 0.75, aim: .coverage)
    #expect(covering.size.width < scaled.size.width)
  }
}

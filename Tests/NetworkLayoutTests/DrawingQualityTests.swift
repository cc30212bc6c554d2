import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@Suite struct DrawingQualityTests {
  private func randomPoints(_ n: Int, seed: UInt64) -> [Point] {
    var random = SplitMix64(seed: seed &+ 99)
    return (0..<n).map { _ in Point(x: random.nextUnit(), y: random.nextUnit()) }
  }

  /// The definition: the least, over scales a, of the mean of ((a·x − d)/d)². The oracle searches
  /// the scale by thirds and takes its distances from Floyd and Warshall.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func `stress is the least mean squared relative error over all scales`(seed: UInt64) {
    let graph = randomGraph(
      RandomGraphShape(vertexCount: 9, edgeProbability: 0.3), seed: seed)
    let points = randomPoints(9, seed: seed)
    let d = DenseGraph(graph).distances()
    func error(_ scale: Double) -> Double {
      var sum = 0.0
      var count = 0.0
      for i in 0..<9 {
        for j in 0..<i where d[i][j].isFinite {
          let e = (scale * points[i].distance(to: points[j]) - d[i][j]) / d[i][j]
          sum += e * e
          count += 1
        }
      }
      return count > 0 ? sum / count : 0
    }
    var (low, high) = (0.0, 1000.0)
    for _ in 0..<300 {
      let (a, b) = (low + (high - low) / 3, high - (high - low) / 3)
      if error(a) < error(b) { high = b } else { low = a }
    }
    #expect(
      isClose(
        DrawingQuality.stress(of: points, in: graph), min(1, error(low)), tolerance: 1e-7),
      "seed \(seed)")
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `stress does not change when the drawing is scaled, moved or turned`(seed: UInt64) {
    let graph = randomGraph(
      RandomGraphShape(vertexCount: 12, edgeProbability: 0.3), seed: seed)
    let points = randomPoints(12, seed: seed)
    let changed = points.map { Point(x: -3 * $0.y + 7, y: 3 * $0.x - 2) }
    #expect(
      isClose(
        DrawingQuality.stress(of: points, in: graph),
        DrawingQuality.stress(of: changed, in: graph)), "seed \(seed)")
  }

  @Test(arguments: 0..<10 as Range<UInt64>)
  func `the names of the vertices don't matter`(seed: UInt64) {
    let graph = randomGraph(
      RandomGraphShape(vertexCount: 14, edgeProbability: 0.3), seed: seed)
    let points = randomPoints(14, seed: seed)
    let (renamed, place) = relabelled(graph, seed: seed)
    var moved = points
    for v in points.indices { moved[place[v]] = points[v] }
    #expect(
      isClose(
        DrawingQuality.stress(of: points, in: graph), DrawingQuality.stress(of: moved, in: renamed)),
      "seed \(seed)")
    #expect(
      DrawingQuality.crossings(of: points, in: graph)
        == DrawingQuality.crossings(of: moved, in: renamed), "seed \(seed)")
  }

  @Test func `a perfect drawing of a path has no stress`() {
    let points = (0..<6).map { Point(x: Double($0), y: 0) }
    #expect(DrawingQuality.stress(of: points, in: NamedGraph.path(6)) < 1e-12)
    #expect(DrawingQuality.stress(of: [.origin], in: NamedGraph.empty(1)) == 0)
  }

  @Test func `a square with both diagonals has one crossing`() {
    let square = [
      Point(x: 0, y: 0), Point(x: 1, y: 0), Point(x: 1, y: 1), Point(x: 0, y: 1),
    ]
    #expect(DrawingQuality.crossings(of: square, in: NamedGraph.complete(4)) == 1)
    #expect(DrawingQuality.crossings(of: square, in: NamedGraph.cycle(4)) == 0)
  }

  /// Points on a circle: chords cross exactly when their ends alternate, C(n, 4) pairs in all.
  @Test(arguments: [5, 6, 8])
  func `a complete graph on a circle crosses once for each four vertices`(n: Int) {
    // A convex curve does as well as a circle and needs no sine: the parabola.
    let points = (0..<n).map { Point(x: Double($0), y: Double($0 * $0)) }
    let expected = n * (n - 1) * (n - 2) * (n - 3) / 24
    #expect(DrawingQuality.crossings(of: points, in: NamedGraph.complete(n)) == expected)
  }

  @Test func `neighbours are preserved in full where they are the nearest`() {
    let path = (0..<2).map { Point(x: Double($0), y: 0) } + [Point(x: 5, y: 0), Point(x: 6, y: 0)]
    let pairs = CompactGraph(vertexCount: 4, edges: [(0, 1), (2, 3)])
    #expect(DrawingQuality.neighbourhoodPreservation(of: path, in: pairs) == 1)
    let crossed = CompactGraph(vertexCount: 4, edges: [(0, 3), (1, 2)])
    #expect(DrawingQuality.neighbourhoodPreservation(of: path, in: crossed) == 0)
  }
}

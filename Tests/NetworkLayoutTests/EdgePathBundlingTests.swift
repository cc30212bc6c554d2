import NetworkGraph
import NetworkLayout
import NetworkTestSupport
import Testing

@Suite struct EdgePathBundlingTests {
  @Test func `a long edge follows the short ones beside it`() {
    let points = [(0.0, 0.0), (1, 0.1), (2, 0)].map { Point(x: $0.0, y: $0.1) }
    let paths = EdgePathBundling().paths(of: [(0, 2), (0, 1), (1, 2)], points: points)
    #expect(paths == [[1], [], []])
  }

  @Test func `a detour longer than allowed is not taken`() {
    // A rectangle of 2 by 3: round it, a side of 3 is a way of 7 and a side of 2 one of 8.
    let points = [(0.0, 0.0), (0, 3), (2, 3), (2, 0)].map { Point(x: $0.0, y: $0.1) }
    let edges = [(0, 3), (0, 1), (1, 2), (2, 3)]
    #expect(
      EdgePathBundling(maximumDistortion: 2.3).paths(of: edges, points: points) == [[], [], [], []])
    #expect(
      EdgePathBundling(maximumDistortion: 2.4).paths(of: edges, points: points)
        == [[], [3, 2], [], []])
  }

  @Test(arguments: 1..<21 as Range<UInt64>)
  func `each path is made of edges that stay straight and is short enough`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let n = Int.random(in: 2...30, using: &random)
    let points = (0..<n).map { _ in
      Point(x: Double.random(in: 0...100, using: &random), y: .random(in: 0...100, using: &random))
    }
    let edges = (0..<(3 * n)).map { _ in
      (tail: Int.random(in: 0..<n, using: &random), head: Int.random(in: 0..<n, using: &random))
    }
    let paths = EdgePathBundling().paths(of: edges, points: points)
    for (index, path) in paths.enumerated() where !path.isEmpty {
      let stops = [edges[index].tail] + path + [edges[index].head]
      var length = 0.0
      for (a, b) in zip(stops, stops.dropFirst()) {
        length += points[a].distance(to: points[b])
        let carriers = edges.indices.filter {
          $0 != index && (edges[$0] == (a, b) || edges[$0] == (b, a))
        }
        #expect(carriers.contains { paths[$0].isEmpty }, "seed \(seed): \(a)–\(b)")
      }
      let straight = points[edges[index].tail].distance(to: points[edges[index].head])
      #expect(length <= 2 * straight * (1 + 1e-12), "seed \(seed)")
      #expect(Set(stops).count == stops.count, "seed \(seed): no vertex twice")
    }
  }

  @Test func `no vertices, no edges, loops and points in one place stay as they are`() {
    #expect(EdgePathBundling().paths(of: [], points: []).isEmpty)
    let origin = Point(x: 0, y: 0)
    #expect(
      EdgePathBundling().paths(of: [(0, 0), (0, 1)], points: [origin, origin]) == [[], []])
  }
}

import NetworkGraph

/// A random sample of vertices, and the distance of each vertex to each of them.
///
/// A vertex with a good distance to a thousand random others has a good distance to all: their
/// stress is an unbiased estimate of its share in the stress. Vertices far from each other, as
/// ``PivotStart`` takes them, lie at the rim and are none.
struct Landmarks: Sendable {
  let vertices: [Int]
  /// One over the distance, the landmarks of one vertex side by side; 0 for a landmark itself.
  let inverse: SharedBuffer<SIMD4<Float>>
  /// How many vectors of four landmarks belong to one vertex.
  let stride: Int
  /// The mean over all pairs of a vertex and a landmark.
  let meanDistance: Double

  /// How many landmarks a graph of a size gets: 1024, or as many as 270 MB hold, 64 at the least.
  static func count(vertexCount n: Int) -> Int {
    min(max(64, min(1024, (1 << 26) / max(1, n))), n) / 4 * 4
  }

  /// Draws the landmarks and measures.
  ///
  /// - Parameters:
  ///   - graph: Connected, undirected, with four vertices or more.
  ///   - distance: What is made of the distance in the graph: the landmark, the vertex, the number.
  /// - Complexity: O(*h*(*n* + *m*)) time and O(*hn*) space for *h* landmarks.
  init(
    graph: CompactGraph, lengths: ContiguousArray<Double>?, count wanted: Int, seed: UInt64,
    workers: Workers, distance: @Sendable (Int, Int, Float) -> Float
  ) throws(CancellationError) {
    let n = graph.vertexCount
    precondition(wanted >= 4 && wanted % 4 == 0 && wanted <= n, "landmarks come four by four")
    var generator = SplitMix64(seed: seed)
    var chosen: [Int] = []
    var isChosen = [Bool](repeating: false, count: n)
    while chosen.count < wanted {
      let vertex = generator.nextIndex(below: n)
      if isChosen[vertex] { continue }
      isChosen[vertex] = true
      chosen.append(vertex)
    }
    // Neighbours in the sample are near each other in memory and take the same paths.
    let landmarks = chosen
    let stride = wanted / 4
    let inverse = SharedBuffer(repeating: SIMD4<Float>(), count: stride * n)
    let sums = SharedBuffer(repeating: 0.0, count: wanted)
    let search = DistanceSearch(graph: graph, lengths: lengths)
    // Sixteen at a time fill whole cache lines of the table; between them one may stop.
    for first in Swift.stride(from: 0, to: wanted, by: 64) {
      try workers.checkCancellation()
      let last = min(wanted, first + 64)
      workers.forEachChunk(of: (last - first + 15) / 16, size: 1) { chunk in
        var search = search
        let block = first + chunk.lowerBound * 16..<min(last, first + chunk.lowerBound * 16 + 16)
        var rows = [[Float]](repeating: [Float](repeating: 0, count: n), count: block.count)
        for (place, landmark) in block.enumerated() {
          search.measure(from: landmarks[landmark], into: &rows[place])
          var sum = 0.0
          for v in 0..<n where v != landmarks[landmark] {
            rows[place][v] = distance(landmarks[landmark], v, rows[place][v])
            sum += Double(rows[place][v])
          }
          sums[landmark] = sum
        }
        for v in 0..<n {
          for four in 0..<block.count / 4 {
            var value = SIMD4<Float>()
            for lane in 0..<4 {
              let d = rows[four * 4 + lane][v]
              value[lane] = d > 0 ? 1 / d : 0
            }
            inverse[v * stride + block.lowerBound / 4 + four] = value
          }
        }
      }
    }
    vertices = landmarks
    self.inverse = inverse
    self.stride = stride
    var total = 0.0
    for landmark in 0..<wanted { total += sums[landmark] }
    meanDistance = total / (Double(wanted) * Double(n - 1))
  }

  /// The distance of a vertex to a landmark, by its place in ``vertices``; 0 to itself.
  func distance(_ landmark: Int, _ vertex: Int) -> Float {
    let value = inverse[vertex * stride + landmark / 4][landmark % 4]
    return value > 0 ? 1 / value : 0
  }

  /// Leaves out the pairs at most `reach` apart, unless more than a twentieth of all are.
  ///
  /// - Returns: Whether they were left out.
  func dropPairs(within reach: Float, workers: Workers) -> Bool {
    let (inverse, stride, n) = (inverse, stride, inverse.count / stride)
    let bound = 1 / (reach * 1.01)
    let counts = SharedBuffer(repeating: 0, count: n)
    workers.forEachChunk(of: n) { chunk in
      for v in chunk {
        var count = 0
        for k in v * stride..<(v + 1) * stride {
          for lane in 0..<4 where inverse[k][lane] > bound { count += 1 }
        }
        counts[v] = count
      }
    }
    var near = 0
    for v in 0..<n { near += counts[v] }
    guard near * 20 <= n * stride * 4 else { return false }
    workers.forEachChunk(of: n) { chunk in
      for k in chunk.lowerBound * stride..<chunk.upperBound * stride {
        let value = inverse[k]
        inverse[k] = value.replacing(with: 0, where: value .> bound)
      }
    }
    return true
  }
}

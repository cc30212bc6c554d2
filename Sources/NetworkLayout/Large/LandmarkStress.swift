import NetworkGraph

/// Stress between all vertices and the landmarks: where each vertex would go to lessen it.
///
/// A step of majorisation from the positions before, for all vertices at once: no order of visits,
/// so any number of threads finds the same. See ``StressDescent/majorize(_:sweeps:)``.
struct LandmarkStress: Sendable {
  let landmarks: Landmarks
  let workers: Workers
  /// The places of the landmarks, four to a vector.
  private let x: SharedBuffer<SIMD4<Float>>
  private let y: SharedBuffer<SIMD4<Float>>

  init(landmarks: Landmarks, workers: Workers) {
    self.landmarks = landmarks
    self.workers = workers
    x = SharedBuffer(repeating: SIMD4(), count: landmarks.stride)
    y = SharedBuffer(repeating: SIMD4(), count: landmarks.stride)
  }

  /// Sets for each vertex the way from where it is to where the landmarks want it.
  ///
  /// - Parameters:
  ///   - unit: How long a distance of 1 is drawn.
  ///   - part: The landmarks that are asked, as vectors of four.
  /// - Complexity: O(*hn*) for *h* landmarks.
  func displacements(
    of positions: Positions, unit: Float, part: Range<Int>, into shift: Positions
  ) {
    for landmark in part.lowerBound * 4..<part.upperBound * 4 {
      let vertex = landmarks.vertices[landmark]
      var (four, other) = (x[landmark / 4], y[landmark / 4])
      four[landmark % 4] = positions.x[vertex]
      other[landmark % 4] = positions.y[vertex]
      x[landmark / 4] = four
      y[landmark / 4] = other
    }
    let (x, y, inverse, stride) = (x, y, landmarks.inverse, landmarks.stride)
    workers.forEachChunk(of: positions.count) { chunk in
      for v in chunk {
        let (px, py) = (positions.x[v], positions.y[v])
        var (sumX, sumY, weights) = (SIMD4<Float>(), SIMD4<Float>(), SIMD4<Float>())
        for k in part {
          let near = inverse[v * stride + k]
          let weight = near * near
          let dx = px - x[k]
          let dy = py - y[k]
          let length = (dx * dx + dy * dy + 1e-9).squareRoot()
          let factor = unit * near / length - weight
          sumX += factor * dx
          sumY += factor * dy
          weights += weight
        }
        let weight = weights.total
        shift.x[v] = weight > 0 ? sumX.total / weight : 0
        shift.y[v] = weight > 0 ? sumY.total / weight : 0
      }
    }
  }
}

/// One point per vertex, in single precision.
struct Positions: Sendable {
  let x: SharedBuffer<Float>
  let y: SharedBuffer<Float>
  var count: Int { x.count }

  init(count: Int) {
    x = SharedBuffer(repeating: 0, count: count)
    y = SharedBuffer(repeating: 0, count: count)
  }

  /// Moves each point by a multiple of a way.
  func add(_ way: Positions, times factor: Float, workers: Workers) {
    workers.forEachChunk(of: count, size: 4096) { chunk in
      for v in chunk {
        x[v] += factor * way.x[v]
        y[v] += factor * way.y[v]
      }
    }
  }

  /// Multiplies all coordinates.
  func scale(by factor: Float) {
    for v in 0..<count {
      x[v] *= factor
      y[v] *= factor
    }
  }
}

extension SIMD4<Float> {
  /// The sum of the four, always added in one order.
  @inline(__always) var total: Float { (self[0] + self[1]) + (self[2] + self[3]) }
}

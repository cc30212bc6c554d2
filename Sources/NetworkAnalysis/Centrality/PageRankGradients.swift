import NetworkGraph

/// Conjugate gradients for the PageRank of a graph without directions.
///
/// The ranks solve *z* = α*A D*⁻¹*z* + *b* up to a factor, for strengths *D* and jumps *b*. With
/// *z* = *Dy* that is (*D* − α*A*)*y* = *b*, a symmetric system whose condition, scaled by *D*, is at most
/// (1 + α)/(1 − α): an error falls by 1.8 a step for α = 0.85 where power iteration takes off 15 %, and
/// faster where the eigenvalues of the graph lie close together (Hestenes and Stiefel 1952,
/// doi:10.6028/jres.049.044).
struct PageRankGradients {
  private let graph: CompactGraph
  private let strengths: ContiguousArray<Double>?
  private let alpha: Double
  /// What is tied to each vertex; 1 for vertices without ties, whose equation is then *y* = *b*.
  private let diagonal: ContiguousArray<Double>
  private let inverse: ContiguousArray<Double>

  /// - Returns: `nil` for a graph with directions, and where strengths are so far apart that products
  ///   of them could leave the range of numbers.
  init?(_ graph: CompactGraph, strengths: ContiguousArray<Double>?, alpha: Double) {
    guard !graph.isDirected else { return nil }
    self.graph = graph
    self.strengths = strengths
    self.alpha = alpha
    let tied = graph.vertices.map { vertex in
      let slots = graph.arcs(from: vertex)
      return strengths.map { $0[slots].reduce(0, +) } ?? Double(slots.count)
    }
    let least = tied.lazy.filter { $0 > 0 }.min() ?? 1
    let most = tied.max() ?? 1
    guard least > 1e-100, most < 1e100, most < 1e12 * least else { return nil }
    diagonal = ContiguousArray(tied.map { $0 > 0 ? $0 : 1 })
    inverse = ContiguousArray(diagonal.map { 1 / $0 })
  }

  /// The solution *z*, not scaled.
  ///
  /// - Parameter tolerance: The sum of the sizes of the residuals at which to stop.
  func solution(_ jump: [Double], tolerance: Double) throws -> ContiguousArray<Double> {
    let n = graph.vertexCount
    var solution = ContiguousArray(repeating: 0.0, count: n)
    var residual = ContiguousArray(jump)
    var direction = ContiguousArray((0..<n).map { jump[$0] * inverse[$0] })
    var image = direction
    var squares = (0..<n).reduce(0) { $0 + jump[$1] * direction[$1] }
    // A residual that is carried along by sums falls below any bound, so the loop ends by itself.
    while squares > 0 {
      try Task.checkCancellation()
      let length = squares / (try multiply(direction, into: &image))
      let sums = try advance(&solution, &residual, by: length, direction, image)
      if sums.size <= tolerance { break }
      let share = sums.squares / squares
      squares = sums.squares
      try turn(&direction, residual, share: share)
    }
    for v in 0..<n { solution[v] *= diagonal[v] }
    return solution
  }

  /// The product of the matrix with a vector.
  ///
  /// - Returns: The product of both.
  private func multiply(
    _ vector: ContiguousArray<Double>, into image: inout ContiguousArray<Double>
  ) throws -> Double {
    try unsafe image.withUnsafeMutableBufferPointer { buffer in
      // Each chunk writes the places of its own vertices, here and below.
      nonisolated(unsafe) let image = unsafe buffer
      return try foldInChunks(count: graph.vertexCount, chunkSize: 4096, into: 0.0) { range, _ in
        let (first, heads, vector) = (graph.firstArc.span, graph.heads.span, vector.span)
        var product = 0.0
        for v in range {
          let slots = Int(first[v])..<Int(first[v + 1])
          let sum =
            if let strengths {
              arcSum(slots, heads, of: vector, times: strengths.span)
            } else {
              arcSum(slots, heads, of: vector)
            }
          let value = diagonal[v] * vector[v] - alpha * sum
          unsafe image[v] = value
          product += value * vector[v]
        }
        return product
      } fold: {
        $0 += $1
      }
    }
  }

  /// Goes along a direction.
  ///
  /// - Returns: The sum of the sizes of the residuals, and that of their scaled squares.
  private func advance(
    _ solution: inout ContiguousArray<Double>, _ residual: inout ContiguousArray<Double>,
    by length: Double, _ direction: ContiguousArray<Double>, _ image: ContiguousArray<Double>
  ) throws -> (size: Double, squares: Double) {
    try unsafe solution.withUnsafeMutableBufferPointer { solution in
      try unsafe residual.withUnsafeMutableBufferPointer { residual in
        nonisolated(unsafe) let (solution, residual) = unsafe (solution, residual)
        return try foldInChunks(
          count: graph.vertexCount, chunkSize: 4096, into: (size: 0.0, squares: 0.0)
        ) { range, _ in
          var sums = (size: 0.0, squares: 0.0)
          for v in range {
            unsafe solution[v] += length * direction[v]
            let left = unsafe residual[v] - length * image[v]
            unsafe residual[v] = left
            sums.size += abs(left)
            sums.squares += left * left * inverse[v]
          }
          return sums
        } fold: {
          $0.size += $1.size
          $0.squares += $1.squares
        }
      }
    }
  }

  /// Turns a direction to the scaled residual, at right angles to those before in the sense of the
  /// matrix.
  private func turn(
    _ direction: inout ContiguousArray<Double>, _ residual: ContiguousArray<Double>,
    share: Double
  ) throws {
    try unsafe direction.withUnsafeMutableBufferPointer { direction in
      nonisolated(unsafe) let direction = unsafe direction
      try foldInChunks(count: graph.vertexCount, chunkSize: 4096, into: ()) { range, _ in
        for v in range {
          unsafe direction[v] = residual[v] * inverse[v] + share * direction[v]
        }
      } fold: { _, _ in
      }
    }
  }
}

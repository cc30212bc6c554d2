public import NetworkGraph

extension CompactGraph {
  /// The subgraph centrality of every vertex: the number of closed walks through it, a walk of *k*
  /// steps counting β*ᵏ*/*k*!.
  ///
  /// It is the diagonal of exp(β*A*). Short loops count most, triangles above all: a high score
  /// marks actors in many small dense parts, where degree counts ties alone.
  ///
  /// Weights and directions are not used; a self-loop counts once.
  ///
  /// - Parameter beta: The weight of each step, 1 unless another temperature is wanted.
  /// - Returns: One score per vertex, at least 1 for a β that is not negative.
  /// - Throws: `AnalysisError.tooManyVertices` above 5000 vertices; `parameterOutOfRange` when β
  ///   times the largest eigenvalue is above 700, where the exponential overflows;
  ///   `CancellationError`.
  /// - Complexity: O(*nmk*) time for *k* = 30 + 3βλ, on all cores, from the power series in sparse
  ///   networks; else O(*n*³) time and O(*n*²) space from all eigenvalues and eigenvectors. The series
  ///   goes on until nothing above rounding is left out.
  /// - SeeAlso: E. Estrada, J. A. Rodríguez-Velázquez, "Subgraph centrality in complex networks",
  ///   *Physical Review E* 71, 2005, 056103, doi:10.1103/PhysRevE.71.056103.
  public func subgraphCentrality(beta: Double = 1) throws -> [Double] {
    let graph = try walkGraph(measure: "subgraph centrality")
    if WalkSeries.isCheap(graph, beta: beta) {
      return try graph.seriesRows(beta) { source, columns, lane in columns[source][lane] }
    }
    let spectrum = try graph.adjacencySpectrum()
    let weights = try spectrum.exponentials(beta)
    var scores = [Double](repeating: 0, count: vertexCount)
    for (k, weight) in weights.enumerated() {
      for i in 0..<vertexCount {
        let component = spectrum.vectors[k * vertexCount + i]
        scores[i] += weight * component * component
      }
    }
    return scores
  }

  /// The communicability of every pair of vertices: the number of walks between them, a walk of *k*
  /// steps counting β*ᵏ*/*k*!.
  ///
  /// It is exp(β*A*). Unlike a distance it counts all detours, so two actors joined by many short
  /// ways are nearer than two joined by one.
  ///
  /// Weights and directions are not used; a self-loop counts once.
  ///
  /// - Parameter beta: The weight of each step.
  /// - Returns: One row per vertex, symmetric; 0 between different components, where rounding is
  ///   removed.
  /// - Throws: As ``subgraphCentrality(beta:)``.
  /// - Complexity: As ``subgraphCentrality(beta:)``, with O(*n*²) space.
  /// - SeeAlso: E. Estrada, N. Hatano, "Communicability in complex networks", *Physical Review E*
  ///   77, 2008, 036111, doi:10.1103/PhysRevE.77.036111.
  public func communicability(beta: Double = 1) throws -> [[Double]] {
    let n = vertexCount
    let graph = try walkGraph(measure: "communicability")
    if WalkSeries.isCheap(graph, beta: beta) {
      var matrix = try graph.seriesRows(beta) { source, columns, lane in
        (0..<n).map { $0 <= source ? columns[$0][lane] : 0 }
      }
      for i in 0..<n { for j in 0..<i { matrix[j][i] = matrix[i][j] } }
      return matrix
    }
    let spectrum = try graph.adjacencySpectrum()
    let weights = try spectrum.exponentials(beta)
    let component = components().membership
    var matrix = try foldInChunks(count: n, into: []) { chunk, isCancelled in
      var rows: [[Double]] = []
      for i in chunk {
        if isCancelled() { break }
        var row = [Double](repeating: 0, count: n)
        for k in 0..<n {
          let factor = weights[k] * spectrum.vectors[k * n + i]
          guard factor != 0 else { continue }
          // The matrix is symmetric: its lower half is enough.
          for j in 0...i { row[j] += factor * spectrum.vectors[k * n + j] }
        }
        for j in 0...i where component[j] != component[i] { row[j] = 0 }
        rows.append(row)
      }
      return rows
    } fold: { (all: inout [[Double]], part) in
      all += part
    }
    for i in 0..<n { for j in 0..<i { matrix[j][i] = matrix[i][j] } }
    return matrix
  }

  private func walkGraph(measure: String) throws -> CompactGraph {
    guard vertexCount <= GroundedLaplacian.vertexLimit else {
      throw AnalysisError.tooManyVertices(
        measure: measure, count: vertexCount, limit: GroundedLaplacian.vertexLimit)
    }
    return unweighted().undirected(parallelEdges: .first)
  }

  /// What something makes of the row of exp(β*A*) of each vertex, which is a lane of some columns.
  private func seriesRows<Value: Sendable>(
    _ beta: Double,
    _ value:
      @Sendable (_ source: Int, _ columns: ContiguousArray<SIMD8<Double>>, _ lane: Int) -> Value
  ) throws -> [Value] {
    let series = WalkSeries(graph: self, beta: beta)
    return try foldInChunks(count: vertexCount, into: []) { sources, isCancelled in
      var values: [Value] = []
      for first in stride(from: sources.lowerBound, to: sources.upperBound, by: WalkSeries.width) {
        if isCancelled() { break }
        let group = first..<min(first + WalkSeries.width, sources.upperBound)
        let columns = series.columns(group, isCancelled)
        for (lane, source) in group.enumerated() { values.append(value(source, columns, lane)) }
      }
      return values
    } fold: { (all: inout [Value], part: [Value]) in
      all += part
    }
  }

  private func adjacencySpectrum() throws -> SymmetricEigen {
    let n = vertexCount
    var matrix = [Double](repeating: 0, count: n * n)
    for tail in vertices {
      for slot in arcs(from: tail) { matrix[tail.index * n + heads[slot].index] = 1 }
    }
    return try SymmetricEigen(matrix, count: n)
  }
}

extension SymmetricEigen {
  /// exp(β λ) for each eigenvalue λ.
  fileprivate func exponentials(_ beta: Double) throws(AnalysisError) -> [Double] {
    guard beta.isFinite, values.allSatisfy({ beta * $0 <= 700 }) else {
      let largest = values.reduce(0) { Swift.max($0, beta < 0 ? -$1 : $1) }
      throw .parameterOutOfRange(
        name: "beta", value: "\(beta)",
        expected: "a number of size up to \(700 / largest), or the exponential overflows")
    }
    return values.map { PortableMath.exponential(beta * $0) }
  }
}

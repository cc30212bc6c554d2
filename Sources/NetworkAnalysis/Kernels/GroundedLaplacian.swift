import NetworkGraph

/// The inverse of the Laplacian of a connected network of conductances, with one vertex grounded.
///
/// Eliminating a vertex replaces its star by conductances among its neighbours (*w*ᵢⱼ grows by
/// *w*ᵢₖ*w*ₖⱼ/Σ*w*ₖ, the star–mesh transform). That is the LDLᵀ factorisation without a single
/// subtraction, so each element of the inverse is right to a few units in the last place, however
/// different the conductances are. Vertices leave in the order of fewest neighbours, which keeps
/// sparse graphs sparse.
struct GroundedLaplacian: Sendable {
  /// More vertices would need more than 200 MB for their matrix.
  static let vertexLimit = 5000

  /// The number of vertices, the grounded one included.
  let count: Int

  /// Vertices as they are eliminated; the grounded one is not among them.
  private var order: [Int] = []
  private var pivots: [Double] = []
  /// Where the shares of each eliminated vertex begin.
  private var firstShare: [Int] = [0]
  private var neighbors: [Int] = []
  private var shares: [Double] = []

  /// - Parameters:
  ///   - ties: A connected undirected graph, weighted by conductances above zero, without
  ///     self-loops.
  ///   - measure: What to name in the error.
  /// - Throws: `AnalysisError.tooManyVertices`, and `distancesTooLarge` when conductances differ so
  ///   much that one vanishes beside another; `CancellationError`.
  /// - Complexity: O(*n*² + *nf*) time and O(*n*²) space for *f* elements of the factor.
  init(_ ties: CompactGraph, measure: String) throws {
    let n = ties.vertexCount
    guard n <= Self.vertexLimit else {
      throw AnalysisError.tooManyVertices(measure: measure, count: n, limit: Self.vertexLimit)
    }
    count = n
    var conductance = [Double](repeating: 0, count: n * n)
    var degree = [Int](repeating: 0, count: n)
    for edge in ties.edges {
      let (a, b) = (edge.tail.index, edge.head.index)
      conductance[a * n + b] = ties.weight(at: edge.slot)
      conductance[b * n + a] = ties.weight(at: edge.slot)
      degree[a] += 1
      degree[b] += 1
    }
    var left = Array(0..<n)
    while left.count > 1 {
      try Task.checkCancellation()
      let place = left.indices.min { (degree[left[$0]], $0) < (degree[left[$1]], $1) }!
      let k = left.remove(at: place)
      let around = left.filter { conductance[k * n + $0] > 0 }
      let pivot = around.reduce(0) { $0 + conductance[k * n + $1] }
      guard pivot > 0 && pivot.isFinite else { throw AnalysisError.distancesTooLarge }
      order.append(k)
      pivots.append(pivot)
      for i in around {
        let share = conductance[k * n + i] / pivot
        neighbors.append(i)
        shares.append(share)
        for j in around where j != i {
          if conductance[i * n + j] == 0 { degree[i] += 1 }
          // Both orders get the same sum: the product is formed alike.
          let (low, high) = (min(i, j), max(i, j))
          conductance[i * n + j] +=
            conductance[k * n + low] / pivot * conductance[k * n + high]
        }
        degree[i] -= 1
      }
      firstShare.append(shares.count)
    }
  }

  /// The potentials when a unit current enters at a vertex and leaves at the grounded one.
  ///
  /// - Complexity: O(*f*) for *f* elements of the factor.
  func potentials(from source: Int) -> [Double] {
    var x = [Double](repeating: 0, count: count)
    x[source] = 1
    for (i, k) in order.enumerated() where x[k] != 0 {
      for slot in firstShare[i]..<firstShare[i + 1] { x[neighbors[slot]] += shares[slot] * x[k] }
      x[k] /= pivots[i]
    }
    // What has reached the grounded vertex flows off.
    if let ground = groundedVertex { x[ground] = 0 }
    for (i, k) in order.enumerated().reversed() {
      for slot in firstShare[i]..<firstShare[i + 1] { x[k] += shares[slot] * x[neighbors[slot]] }
    }
    return x
  }

  private var groundedVertex: Int? { order.isEmpty ? nil : neighbors.last }

  /// The whole inverse, row by row; zeros in the row and column of the grounded vertex.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*nf*) time on all cores, O(*n*²) space.
  func inverse() throws -> [Double] {
    try foldInChunks(count: count, into: []) { sources, isCancelled in
      var rows: [Double] = []
      rows.reserveCapacity(sources.count * count)
      for source in sources {
        if isCancelled() { break }
        rows += potentials(from: source)
      }
      return rows
    } fold: { (all: inout [Double], part) in
      all += part
    }
  }

  /// The diagonal of the inverse and the sum of each of its rows.
  ///
  /// - Throws: `AnalysisError.distancesTooLarge`; `CancellationError`.
  /// - Complexity: O(*nf*) time on all cores.
  func diagonalAndRowSums() throws -> (diagonal: [Double], rowSums: [Double]) {
    let all = try foldInChunks(count: count, into: []) { sources, isCancelled in
      var pairs: [(Double, Double)] = []
      for source in sources {
        if isCancelled() { break }
        let row = potentials(from: source)
        pairs.append((row[source], row.reduce(0, +)))
      }
      return pairs
    } fold: { (all: inout [(Double, Double)], part) in
      all += part
    }
    return (all.map(\.0), all.map(\.1))
  }
}

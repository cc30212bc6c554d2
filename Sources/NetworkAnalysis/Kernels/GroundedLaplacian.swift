import NetworkGraph

/// The inverse of the Laplacian of a connected network of conductances, with one vertex grounded.
///
/// Eliminating a vertex replaces its star by conductances among its neighbours (*w*ᵢⱼ grows by
/// *w*ᵢₖ*w*ₖⱼ/Σ*w*ₖ, the star–mesh transform). That is the LDLᵀ factorisation without a single
/// subtraction, so each element of the inverse is right to a few units in the last place, however
/// different the conductances are. Vertices leave in the order of fewest neighbours, which keeps
/// sparse graphs sparse; once nearly all that are left are neighbours they leave in panels.
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
  private var neighbors: [Int32] = []
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
    var rounds = ProgressReport.Rounds(left.count)
    while left.count > 1 {
      try rounds.next()
      let place = left.indices.min { (degree[left[$0]], $0) < (degree[left[$1]], $1) }!
      // From here on nearly all are neighbours of all.
      if left.count > 64 && 3 * degree[left[place]] > left.count { break }
      let k = left.remove(at: place)
      let around = left.filter { conductance[k * n + $0] > 0 }
      let ends = around.map { conductance[k * n + $0] }
      let pivot = ends.reduce(0, +)
      try append(k, pivot: pivot, neighbors: around, conductances: ends)
      let newShares = shares.suffix(around.count)
      for (a, i) in around.enumerated() {
        let row = i * n
        // Both orders get the same sum: the product is formed alike.
        var gained = 0
        for b in 0..<a {
          if conductance[row + around[b]] == 0 { gained += 1 }
          conductance[row + around[b]] += newShares[newShares.startIndex + b] * ends[a]
        }
        let share = newShares[newShares.startIndex + a]
        for b in (a + 1)..<max(a + 1, around.count) {
          if conductance[row + around[b]] == 0 { gained += 1 }
          conductance[row + around[b]] += share * ends[b]
        }
        degree[i] += gained - 1
      }
    }
    if left.count > 1 { try eliminateDensely(left, conductance) }
  }

  private mutating func append(
    _ k: Int, pivot: Double, neighbors around: [Int], conductances: [Double]
  ) throws {
    guard pivot > 0 && pivot.isFinite else { throw AnalysisError.distancesTooLarge }
    order.append(k)
    pivots.append(pivot)
    for (i, conductance) in zip(around, conductances) {
      neighbors.append(Int32(i))
      shares.append(conductance / pivot)
    }
    firstShare.append(shares.count)
  }

  /// Eliminates vertices that are nearly all neighbours of each other, in the order given: a panel of
  /// 32 at a time, whose stars are then added to the conductances among the others on all cores. So
  /// the matrix is read once for 32 vertices, eight numbers at a time.
  private mutating func eliminateDensely(_ left: [Int], _ conductance: [Double]) throws {
    let size = left.count
    let blocks = (size + 7) / 8
    // Of the row of a vertex only what stands right of the diagonal counts.
    var rows = left.map { i in
      ContiguousArray(
        (0..<blocks).map { block in
          var numbers = SIMD8<Double>.zero
          for lane in 0..<min(8, size - 8 * block) {
            numbers[lane] = conductance[i * count + left[8 * block + lane]]
          }
          return numbers
        })
    }
    let width = 32
    var rounds = ProgressReport.Rounds(size / width + 1)
    for first in stride(from: 0, to: size - 1, by: width) {
      try rounds.next()
      let last = min(first + width, size - 1)
      var panelShares: [ContiguousArray<SIMD8<Double>>] = []
      for k in first..<last {
        Self.addStars(to: &rows[k], k, panelShares, Array(rows[first..<k]))
        for b in (8 * (k / 8))...k { rows[k][b / 8][b % 8] = 0 }
        let around = ((k + 1)..<size).filter { rows[k][$0 / 8][$0 % 8] > 0 }
        let ends = around.map { rows[k][$0 / 8][$0 % 8] }
        let pivot = ends.reduce(0, +)
        try append(left[k], pivot: pivot, neighbors: around.map { left[$0] }, conductances: ends)
        panelShares.append(ContiguousArray(rows[k].map { $0 / pivot }))
      }
      let (panel, old, shares) = (Array(rows[first..<last]), rows, panelShares)
      rows = try foldInChunks(count: size - last, into: Array(rows[..<last])) {
        chunk, isCancelled in
        var part: [ContiguousArray<SIMD8<Double>>] = []
        for a in chunk {
          if isCancelled() { break }
          var row = old[last + a]
          Self.addStars(to: &row, last + a, shares, panel)
          part.append(row)
        }
        return part
      } fold: { all, part in
        all += part
      }
    }
  }

  /// Adds to the row of a vertex what it gains from the elimination of others, in their order.
  private static func addStars(
    to row: inout ContiguousArray<SIMD8<Double>>, _ a: Int,
    _ shares: [ContiguousArray<SIMD8<Double>>], _ stars: [ContiguousArray<SIMD8<Double>>]
  ) {
    let blocks = row.count
    for (share, star) in zip(shares, stars) {
      let factor = share[a / 8][a % 8]
      guard factor > 0 else { continue }
      for block in (a / 8)..<blocks { row[block] += factor * star[block] }
    }
  }

  /// The potentials when a unit current enters at a vertex and leaves at the grounded one, for up to
  /// sixteen vertices side by side: the factor is read once for all of them.
  ///
  /// - Complexity: O(*f*) for *f* elements of the factor.
  private func potentials(from sources: Range<Int>) -> ContiguousArray<SIMD16<Double>> {
    var x = ContiguousArray(repeating: SIMD16<Double>.zero, count: count)
    for (lane, source) in sources.enumerated() { x[source][lane] = 1 }
    for (i, k) in order.enumerated() {
      let current = x[k]
      guard current != .zero else { continue }
      for slot in firstShare[i]..<firstShare[i + 1] {
        x[Int(neighbors[slot])] += shares[slot] * current
      }
      x[k] = current / pivots[i]
    }
    // What has reached the grounded vertex flows off.
    if let ground = groundedVertex { x[ground] = .zero }
    for (i, k) in order.enumerated().reversed() {
      var potential = x[k]
      for slot in firstShare[i]..<firstShare[i + 1] {
        potential += shares[slot] * x[Int(neighbors[slot])]
      }
      x[k] = potential
    }
    return x
  }

  private var groundedVertex: Int? { order.isEmpty ? nil : neighbors.last.map { Int($0) } }

  /// What something makes of the row of each vertex, in their order.
  private func mapRows<Value: Sendable>(
    _ value: @Sendable (_ source: Int, _ row: [Double]) -> Value
  ) throws -> [Value] {
    try foldInChunks(count: count, into: []) { sources, isCancelled in
      var values: [Value] = []
      for first in stride(from: sources.lowerBound, to: sources.upperBound, by: 16) {
        if isCancelled() { break }
        let group = first..<min(first + 16, sources.upperBound)
        let columns = potentials(from: group)
        for (lane, source) in group.enumerated() {
          values.append(value(source, columns.map { $0[lane] }))
        }
      }
      return values
    } fold: { (all: inout [Value], part: [Value]) in
      all += part
    }
  }

  /// The whole inverse, row by row; zeros in the row and column of the grounded vertex.
  ///
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*nf*) time on all cores, O(*n*²) space.
  func inverse() throws -> [Double] {
    var all: [Double] = []
    all.reserveCapacity(count * count)
    for row in try mapRows({ $1 }) { all += row }
    return all
  }

  /// The diagonal of the inverse and the sum of each of its rows.
  ///
  /// - Throws: `AnalysisError.distancesTooLarge`; `CancellationError`.
  /// - Complexity: O(*nf*) time on all cores.
  func diagonalAndRowSums() throws -> (diagonal: [Double], rowSums: [Double]) {
    let all = try mapRows { source, row in (row[source], row.reduce(0, +)) }
    return (all.map(\.0), all.map(\.1))
  }
}

public import NetworkGraph

extension CompactGraph {
  /// Groups by the leading eigenvector of the modularity matrix: each group is divided by the signs of
  /// the eigenvector of its part of the matrix, as long as modularity rises.
  ///
  /// It begins with the connected components. Vertices are not moved afterwards, so that the result is
  /// that of the eigenvectors alone; other methods find larger modularity.
  ///
  /// - Parameters:
  ///   - resolution: γ of the modularity; above 1 gives smaller groups.
  ///   - weights: What the weight of an edge counts for; directions are dropped.
  ///   - seed: Where the vectors that the iteration begins with come from; the result depends on it only
  ///     where an eigenvalue is double.
  /// - Returns: A partition, groups by decreasing size.
  /// - Throws: `AnalysisError`, `WeightError`, `CancellationError`.
  /// - Complexity: About O(*m*) for each step of the Lanczos iteration, some dozens for each division;
  ///   O(*n* + *m*) space.
  /// - SeeAlso: M. E. J. Newman, "Finding community structure in networks using the eigenvectors of
  ///   matrices", *Physical Review E* 74, 2006, 036104, doi:10.1103/PhysRevE.74.036104.
  public func leadingEigenvectorCommunities(
    resolution: Double = 1, weights: StrengthRule = .unit, seed: UInt64 = 1
  ) throws -> Partition {
    try checkResolution(resolution)
    let level = try LeidenLevel(self, weights: weights)
    var label = level.splitIntoConnected(Array(repeating: 0, count: vertexCount))
    var open = Partition(labels: label).groups.map { $0.map(\.index) }
    var random = SplitMix64(seed: seed)
    var next = vertexCount
    var rounds = ProgressReport.Rounds()
    while let group = open.popLast() {
      try rounds.next()
      guard group.count > 1, level.total > 0 else { continue }
      let matrix = GroupModularityMatrix(level, group, resolution: resolution)
      let vector = try leadingEigenvector(
        count: group.count, random: &random, rounds: &rounds, multiply: matrix.multiplied)
      let signs = vector.map { $0 > 0 ? 1.0 : -1 }
      // ΔQ × 4m of the paper.
      let gain = zip(signs, matrix.multiplied(signs)).reduce(0) { $0 + $1.0 * $1.1 }
      guard gain > 4 * level.smallestGain + 1e-12 * level.total else { continue }
      let upper = group.indices.filter { signs[$0] > 0 }.map { group[$0] }
      let lower = group.indices.filter { signs[$0] < 0 }.map { group[$0] }
      for v in upper { label[v] = next }
      next += 1
      open.append(upper)
      open.append(lower)
    }
    return Partition(labels: label)
  }
}

/// B⁽ᵍ⁾ of the paper: the modularity matrix on a group, with what its rows lack to 0 on the diagonal.
private struct GroupModularityMatrix {
  private let level: LeidenLevel
  private let group: [Int]
  private let place: [Int]
  private let diagonal: [Double]
  private let factor: Double

  init(_ level: LeidenLevel, _ group: [Int], resolution: Double) {
    self.level = level
    self.group = group
    factor = resolution / level.total
    var place = [Int](repeating: -1, count: level.count)
    for (i, v) in group.enumerated() { place[v] = i }
    let whole = group.reduce(0) { $0 + level.strength[$1] }
    diagonal = group.map { v in
      var inside = 0.0
      for slot in level.slots(of: v) where place[level.heads[slot].index] >= 0 {
        inside += level.weight(at: slot)
      }
      return inside - resolution / level.total * level.strength[v] * whole
    }
    self.place = place
  }

  /// The product with a vector. Self-loops stand on the diagonal and in the row sum, and cancel.
  func multiplied(_ x: [Double]) -> [Double] {
    var projection = 0.0
    for i in group.indices { projection += level.strength[group[i]] * x[i] }
    return group.indices.map { i in
      let v = group[i]
      var sum = 0.0
      for slot in level.slots(of: v) {
        let j = place[level.heads[slot].index]
        if j >= 0 { sum += level.weight(at: slot) * x[j] }
      }
      return sum - factor * level.strength[v] * projection - diagonal[i] * x[i]
    }
  }
}

/// The eigenvector of the largest eigenvalue of a symmetric matrix, by the Lanczos iteration with full
/// orthogonalization, begun anew from the best vector so far until it stays.
///
/// - Returns: A vector of length 1.
/// - Throws: `CancellationError`.
func leadingEigenvector(
  count n: Int, random: inout SplitMix64, rounds: inout ProgressReport.Rounds,
  multiply: ([Double]) -> [Double]
) throws -> [Double] {
  var start = (0..<n).map { _ in random.nextUnit() - 0.5 }
  for _ in 0..<60 {
    try rounds.next()
    var basis: [[Double]] = []
    var alpha: [Double] = []
    var beta: [Double] = []
    var q = start
    var norm = q.reduce(0) { $0 + $1 * $1 }.squareRoot()
    while basis.count < min(n, 40) && norm > 1e-300 {
      q = q.map { $0 / norm }
      basis.append(q)
      var r = multiply(q)
      let size = r.reduce(0) { max($0, abs($1)) }
      alpha.append(zip(q, r).reduce(0) { $0 + $1.0 * $1.1 })
      // Twice is enough (Parlett).
      for _ in 0..<2 {
        for vector in basis {
          let overlap = zip(vector, r).reduce(0) { $0 + $1.0 * $1.1 }
          for i in r.indices { r[i] -= overlap * vector[i] }
        }
      }
      norm = r.reduce(0) { $0 + $1 * $1 }.squareRoot()
      // An invariant space is found.
      if norm <= 1e-13 * size * Double(n).squareRoot() { break }
      beta.append(norm)
      q = r
    }
    guard !basis.isEmpty else { return start }
    let (values, vectors) = tridiagonalEigensystem(alpha, Array(beta.prefix(alpha.count - 1)))
    let top = values.indices.max { values[$0] < values[$1] }!
    var best = [Double](repeating: 0, count: n)
    for (k, vector) in basis.enumerated() {
      for i in 0..<n { best[i] += vectors[k][top] * vector[i] }
    }
    let image = multiply(best)
    let residual = zip(image, best).reduce(0) {
      $0 + ($1.0 - values[top] * $1.1) * ($1.0 - values[top] * $1.1)
    }.squareRoot()
    start = best
    if residual <= 1e-10 * max(abs(values[top]), 1e-300) { break }
  }
  return start
}

/// The eigenvalues and eigenvectors of a small symmetric tridiagonal matrix by the rotations of Jacobi.
///
/// - Returns: The eigenvalues, and the vectors as columns of rows.
func tridiagonalEigensystem(
  _ diagonal: [Double], _ beside: [Double]
) -> (values: [Double], vectors: [[Double]]) {
  let n = diagonal.count
  var a = [[Double]](repeating: Array(repeating: 0, count: n), count: n)
  var v = a
  for i in 0..<n {
    a[i][i] = diagonal[i]
    v[i][i] = 1
    guard i > 0 else { continue }
    a[i][i - 1] = beside[i - 1]
    a[i - 1][i] = beside[i - 1]
  }
  let scale: Double = a.joined().reduce(0) { max($0, abs($1)) }
  for _ in 0..<60 {
    var off = 0.0
    for i in 0..<n { for j in 0..<i { off = max(off, abs(a[i][j])) } }
    guard off > 1e-15 * scale else { break }
    for p in 0..<n {
      for q in (p + 1)..<max(n, p + 1) where abs(a[p][q]) > 1e-18 * scale {
        let theta: Double = (a[q][q] - a[p][p]) / (2 * a[p][q])
        let sign: Double = theta >= 0 ? 1 : -1
        let t = sign / (abs(theta) + (theta * theta + 1).squareRoot())
        let c = 1 / (t * t + 1).squareRoot()
        let s = t * c
        for k in 0..<n {
          let (x, y) = (a[k][p], a[k][q])
          a[k][p] = c * x - s * y
          a[k][q] = s * x + c * y
        }
        for k in 0..<n {
          let (x, y) = (a[p][k], a[q][k])
          a[p][k] = c * x - s * y
          a[q][k] = s * x + c * y
        }
        for k in 0..<n {
          let (x, y) = (v[k][p], v[k][q])
          v[k][p] = c * x - s * y
          v[k][q] = s * x + c * y
        }
      }
    }
  }
  return ((0..<n).map { a[$0][$0] }, v)
}

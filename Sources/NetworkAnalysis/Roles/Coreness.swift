public import NetworkGraph

/// How a coreness per vertex is fitted to the ties.
public enum CorenessFit: String, Hashable, Sendable, CaseIterable {
  /// The products of corenesses differ least, in squares, from the ties between different vertices
  /// (MINRES).
  case minres
  /// The same with each vertex tied to itself by 0: the principal eigenvector.
  case eigenvector
}

/// A coreness per vertex and how well the products of corenesses fit the ties.
public struct Coreness: Sendable, Hashable {
  /// One per vertex, from 0 to 1; their squares add up to 1.
  public let values: [Double]
  /// The correlation over pairs of different vertices of tie and product of corenesses; `nil` when
  /// either is the same for all pairs.
  public let correlation: Double?
}

extension CompactGraph {
  /// The continuous coreness of every vertex: a number each such that the tie of two vertices is about
  /// the product of their numbers, after Borgatti and Everett.
  ///
  /// The nearer a vertex to the core, the larger its coreness. It presumes a single core: with two
  /// dense parts only one of them, or a mixture, shows.
  ///
  /// - Parameters:
  ///   - fit: What is made best.
  ///   - weights: What the weight of an edge counts for. Arcs both ways add up; self-loops are not
  ///     looked at.
  /// - Returns: `nil` without ties, and where the search does not settle: the least squares may have no
  ///   minimum (in a star the fit grows better as one coreness grows without end).
  /// - Throws: `WeightError` when weights cannot be strengths; `CancellationError`.
  /// - Complexity: O(*n* + *m*) a round, at most 10,000 rounds, from equal corenesses; for `minres`
  ///   from the eigenvector one vertex after another, to a best fit nearby.
  /// - Note: The paper also speaks of the products that *correlate* best with the ties. There are
  ///   none: the correlation grows as all corenesses become equal but for ever smaller differences.
  ///   It serves to judge a fit.
  /// - SeeAlso: S. P. Borgatti, M. G. Everett, "Models of core/periphery structures", *Social
  ///   Networks* 21(4), 2000, 375–395, doi:10.1016/S0378-8733(99)00019-2; A. L. Comrey, "The minimum
  ///   residual method of factor analysis", *Psychological Reports* 11, 1962,
  ///   doi:10.2466/pr0.1962.11.1.15.
  public func continuousCoreness(
    fit: CorenessFit = .minres, weights rule: StrengthRule = .unit
  ) throws -> Coreness? {
    let ties = try symmetricTies(by: rule)
    guard let largest = ties.weights?.max(), largest > 0 else { return nil }
    var descent = CorenessDescent(ties, largest: largest)
    guard try descent.findEigenvector() else { return nil }
    if fit == .minres {
      guard try descent.reduceResidual() else { return nil }
    }
    return Coreness(values: descent.normalized, correlation: descent.correlation)
  }
}

/// Sums over ordered pairs of different vertices of a, c(i)c(j) and their products; names as in the
/// paper: a tie, c coreness.
private struct CorenessDescent {
  private let ties: CompactGraph
  private let largest: Double
  private var c: [Double]
  private let cells: Double
  private let sumOfTies: Double
  private let sumOfSquares: Double

  init(_ ties: CompactGraph, largest: Double) {
    self.ties = ties
    self.largest = largest
    c = Array(repeating: 0, count: ties.vertexCount)
    cells = Double(ties.vertexCount) * Double(ties.vertexCount - 1)
    var (sum, squares) = (0.0, 0.0)
    for slot in 0..<ties.arcCount {
      let a = ties.weight(at: slot) / largest
      sum += a
      squares += a * a
    }
    (sumOfTies, sumOfSquares) = (sum, squares)
  }

  private func neighbours(_ i: Int) -> Double {
    ties.arcs(from: Vertex(i)).reduce(0.0) {
      $0 + ties.weight(at: $1) / largest * c[ties.heads[$1].index]
    }
  }

  private static let roundLimit = 10_000

  /// The principal eigenvector, at the scale √λ that reproduces the ties best. Of several with the same
  /// eigenvalue, as in equal components, the one nearest to equal corenesses.
  ///
  /// - Returns: Whether the iteration settled.
  mutating func findEigenvector() throws -> Bool {
    let start = 1 / Double(c.count).squareRoot()
    for i in c.indices { c[i] = start }
    var rounds = ProgressReport.Rounds()
    for _ in 0..<Self.roundLimit {
      try rounds.next()
      // A + 1 has the same eigenvectors and no eigenvalue of the opposite sign and equal size.
      let next = c.indices.map { neighbours($0) + c[$0] }
      let norm = next.reduce(0) { $0 + $1 * $1 }.squareRoot()
      var change = 0.0
      for i in c.indices {
        change = max(change, abs(next[i] / norm - c[i]))
        c[i] = next[i] / norm
      }
      if change < 1e-14 {
        let root = (norm - 1).squareRoot()
        for i in c.indices { c[i] *= root }
        return true
      }
    }
    return false
  }

  /// Least squares one vertex after another: c(i) = Σ a(ij)c(j) / Σ c(j)² over j ≠ i.
  ///
  /// - Returns: Whether the corenesses, at the scale of the whole, settled.
  mutating func reduceResidual() throws -> Bool {
    var rounds = ProgressReport.Rounds()
    for _ in 0..<Self.roundLimit {
      try rounds.next()
      var second = c.reduce(0) { $0 + $1 * $1 }
      let scale = second.squareRoot()
      var change = 0.0
      for i in c.indices {
        let others = second - c[i] * c[i]
        guard others > 0 else { return false }
        let better = neighbours(i) / others
        change = max(change, abs(better - c[i]))
        c[i] = better
        second = others + better * better
      }
      if change < 1e-13 * scale { return true }
    }
    return false
  }

  var normalized: [Double] {
    let norm = c.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return norm > 0 ? c.map { $0 / norm } : c
  }

  /// Σ c(i)c(j), Σ c(i)²c(j)² and Σ a(ij)c(i)c(j) over ordered pairs i ≠ j.
  private var sums: (products: Double, squares: Double, mixed: Double) {
    let first = c.reduce(0, +)
    let second = c.reduce(0) { $0 + $1 * $1 }
    let fourth = c.reduce(0) { $0 + $1 * $1 * $1 * $1 }
    let mixed = c.indices.reduce(0.0) { $0 + c[$1] * neighbours($1) }
    return (first * first - second, second * second - fourth, mixed)
  }

  var correlation: Double? {
    let sums = sums
    let spread =
      (cells * sumOfSquares - sumOfTies * sumOfTies)
      * (cells * sums.squares - sums.products * sums.products)
    guard spread > 1e-12 * cells * cells * sumOfSquares * sums.squares else { return nil }
    return max(-1, min(1, (cells * sums.mixed - sumOfTies * sums.products) / spread.squareRoot()))
  }
}

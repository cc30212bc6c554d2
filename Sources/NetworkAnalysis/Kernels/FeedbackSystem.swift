import NetworkGraph

/// The linear system *x* = *b* + *f M x* with a sparse matrix *M* ≥ 0, solved part by part.
///
/// A vertex depends on those that its arcs lead to. Vertices that depend on each other form a
/// strong component; components are solved in the order in which they depend on each other, each by
/// Gauss–Seidel sweeps. A graph without directed cycles is so solved in one pass.
struct FeedbackSystem {
  private let dependencies: CompactGraph
  private let coefficients: ContiguousArray<Double>?
  private let label: [Int]
  private let blocks: [[Int]]

  /// - Parameters:
  ///   - dependencies: An arc from each vertex to each one whose score counts for it.
  ///   - coefficients: The elements of *M* at the slots of the arcs, not negative; `nil` for 1.
  ///     Arcs with 0 are left out.
  init(_ dependencies: CompactGraph, coefficients: ContiguousArray<Double>?) {
    guard let coefficients, coefficients.contains(0) else {
      self.init(positive: dependencies, coefficients)
      return
    }
    let kept = dependencies.filtered { tail, head in
      coefficients[dependencies.slot(from: tail, to: head)!] > 0
    }
    self.init(positive: kept, ContiguousArray(coefficients.lazy.filter { $0 > 0 }))
  }

  private init(positive graph: CompactGraph, _ coefficients: ContiguousArray<Double>?) {
    dependencies = graph
    self.coefficients = coefficients
    // An arc never leads to a component of a higher number.
    label = graph.strongComponentLabels()
    var blocks = [[Int]](repeating: [], count: (label.max() ?? -1) + 1)
    for (v, block) in label.enumerated() { blocks[block].append(v) }
    self.blocks = blocks
  }

  private func coefficient(_ slot: Int) -> Double { coefficients?[slot] ?? 1 }

  /// A number that the largest eigenvalue of *M* does not exceed, as near to it as is needed to
  /// tell whether it is below a threshold.
  ///
  /// For a matrix without zero blocks and any positive vector *x*, the largest eigenvalue lies
  /// between the smallest and the largest (*Mx*)ᵢ/*x*ᵢ (L. Collatz, *Mathematische Zeitschrift* 48,
  /// 1942, doi:10.1007/BF01180013). Power iteration closes the gap; nothing is estimated.
  ///
  /// - Returns: A bound below `threshold` when the eigenvalue is below it by more than 20 000
  ///   iterations leave open; else a bound that 500 iterations bring near to the eigenvalue.
  func eigenvalueBound(below threshold: Double) throws -> Double {
    var bound = 0.0
    var x = [Double](repeating: 1, count: label.count)
    var rounds = ProgressReport.Rounds()
    for members in blocks {
      if members.count == 1 {
        bound = max(bound, gathered(at: members[0], x))
        continue
      }
      var image = [Double](repeating: 0, count: members.count)
      for iteration in 1...20_000 {
        if iteration % 64 == 0 { try rounds.next() }
        var (low, high) = (Double.infinity, 0.0)
        for (i, v) in members.enumerated() {
          image[i] = gathered(at: v, x)
          low = min(low, image[i] / x[v])
          high = max(high, image[i] / x[v])
        }
        // Above the threshold the bound only serves a message: it need not be sharp.
        let isSharp = high - low <= 1e-3 * high || iteration >= 500
        if high < threshold || (low >= threshold && isSharp) || iteration == 20_000 {
          bound = max(bound, high)
          break
        }
        // A part of the old vector stays, or it would swing for ever in a bipartite graph.
        var largest = 0.0
        for (i, v) in members.enumerated() {
          x[v] = image[i] / high + x[v] / 4
          largest = max(largest, x[v])
        }
        for v in members { x[v] = max(x[v] / largest, 1e-280) }
      }
    }
    return bound
  }

  /// Solves the system.
  ///
  /// - Parameters:
  ///   - factor: *f*; its size times the largest eigenvalue of *M* is below 1.
  ///   - right: *b*, one number per vertex.
  ///   - measure: What to name in the error.
  /// - Throws: `AnalysisError.notConverged`; `CancellationError`.
  /// - Complexity: O(*m*) per sweep; the number of sweeps grows as |*f*| comes near to 1/λ.
  func solve(factor: Double, right: [Double], measure: String) throws -> [Double] {
    var x = right
    for (number, members) in blocks.enumerated() {
      var own = [Double](repeating: 0, count: members.count)
      var known = [Double](repeating: 0, count: members.count)
      for (i, v) in members.enumerated() {
        for slot in dependencies.arcs(from: Vertex(v)) {
          let head = dependencies.heads[slot].index
          if head == v {
            own[i] = coefficient(slot)
          } else if label[head] != number {
            known[i] += coefficient(slot) * x[head]
          }
        }
        known[i] = right[v] + factor * known[i]
      }
      if members.count == 1 {
        x[members[0]] = known[0] / (1 - factor * own[0])
        continue
      }
      for (i, v) in members.enumerated() { x[v] = known[i] }
      var settling = Settling(measure: measure)
      while true {
        var change = 0.0
        var total = 0.0
        for (i, v) in members.enumerated() {
          let sum = gathered(at: v, x) - own[i] * x[v]
          let score = (known[i] + factor * sum) / (1 - factor * own[i])
          change += abs(score - x[v])
          total += abs(score)
          x[v] = score
        }
        if total == 0 || !total.isFinite { break }
        if try settling.isDone(change / total) { break }
      }
    }
    return x
  }

  /// The sum of coefficients times scores over the arcs of a vertex inside its own component.
  private func gathered(at v: Int, _ x: [Double]) -> Double {
    var sum = 0.0
    for slot in dependencies.arcs(from: Vertex(v)) {
      let head = dependencies.heads[slot].index
      if label[head] == label[v] { sum += coefficient(slot) * x[head] }
    }
    return sum
  }
}

/// Decides when an iteration that converges geometrically is done.
struct Settling {
  private let measure: String
  private var last = Double.infinity
  private var slowest = 0.0
  private var count = 0
  private var rounds = ProgressReport.Rounds()

  /// - Parameter measure: What to name in the error when it does not settle.
  init(measure: String) { self.measure = measure }

  /// - Parameter change: The size of the last step, relative to the size of the vector.
  mutating func isDone(_ change: Double) throws -> Bool {
    count += 1
    try rounds.next()
    // The steps still to come add up to about change · r/(1 − r) when each is r times the one
    // before.
    let ratio = change / last
    slowest = max(ratio, count % 16 == 0 ? 0 : slowest)
    last = change
    // Steps that no longer fall at the size of rounding never will: two vectors can take turns for
    // ever.
    if change <= 1e-16 || (change <= 1e-15 && ratio >= 1) { return true }
    if slowest < 1 && count > 16 && change * slowest <= 1e-14 * (1 - slowest) { return true }
    guard count < 1_000_000 else {
      // Rounding keeps the step from falling further; what is left is noise.
      if change < 1e-12 { return true }
      throw AnalysisError.notConverged(measure: measure, iterations: count)
    }
    return false
  }
}

public import NetworkGraph

/// How a network falls apart when vertices fail at random.
public struct RandomFailure: Sendable, Hashable {
  /// The mean share of all vertices that the largest component has after 0, 1, 2, … *n* failures.
  public let meanGiantShares: [Double]
  /// The mean robustness *R* over the runs (see ``DismantlingCurve/robustness``); `nil` without
  /// vertices.
  public let meanRobustness: Double?
  /// The standard deviation of *R* over the runs.
  public let robustnessDeviation: Double?
  /// The share of failures at which the components other than the largest are largest on average: an
  /// estimate of the percolation threshold; `nil` without ties.
  public let threshold: Double?
  /// How many random orders were drawn.
  public let runCount: Int
}

extension CompactGraph {
  /// How the largest component shrinks when vertices fail in random order.
  ///
  /// Compare it with an attack (``dismantling(removing:)``): networks with hubs stand failures and fall
  /// to attacks.
  ///
  /// - Parameters:
  ///   - runs: How many random orders are drawn, 1 to a million.
  ///   - seed: Where random choices begin.
  /// - Returns: Means over the runs. Directions, weights and self-loops are dropped.
  /// - Throws: `AnalysisError.parameterOutOfRange` for no runs; `CancellationError`.
  /// - Complexity: O(*r*(*n* + *m*)) time for *r* runs, on all cores, up to the inverse of Ackermann's
  ///   function; O(*n* + *m*) space.
  /// - Note: The threshold is where Σ *s*²/*n* over the components but the largest peaks. In small
  ///   networks the peak is broad and the estimate rough.
  /// - SeeAlso: R. Albert, H. Jeong, A.-L. Barabási, "Error and attack tolerance of complex networks",
  ///   *Nature* 406, 2000, 378–382, doi:10.1038/35019019; Newman and Ziff 2001,
  ///   doi:10.1103/PhysRevE.64.016706.
  public func randomFailure(runs: Int = 100, seed: UInt64 = 1) throws -> RandomFailure {
    try checkRepetitions(1, runs, name: "runs")
    let graph = simpleSkeleton()
    let n = vertexCount
    var master = SplitMix64(seed: seed)
    let seeds = (0..<runs).map { _ in master.next() }
    struct Sums: Sendable {
      var giant: [Int]
      var squares: [Double]
      var robustness: [Double]
    }
    let none = Sums(
      giant: Array(repeating: 0, count: n + 1), squares: Array(repeating: 0, count: n + 1),
      robustness: [])
    let sums = try foldInChunks(count: runs, into: none) { chunk, isCancelled in
      var sums = none
      var join = ComponentJoin(graph)
      for run in chunk {
        if isCancelled() { break }
        var random = SplitMix64(seed: seeds[run])
        var order = Array(0..<n)
        random.shuffle(&order)
        let (giant, squares) = join.sizes(removing: order)
        for step in giant.indices {
          sums.giant[step] += giant[step]
          sums.squares[step] += squares[step]
        }
        if let r = DismantlingCurve(giantSizes: giant).robustness { sums.robustness.append(r) }
      }
      return sums
    } fold: { total, part in
      for step in total.giant.indices {
        total.giant[step] += part.giant[step]
        total.squares[step] += part.squares[step]
      }
      total.robustness += part.robustness
    }
    let isEmpty = n == 0
    let mean = sums.robustness.reduce(0, +) / Double(runs)
    let variance = sums.robustness.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(runs)
    var threshold: Double?
    if graph.arcCount > 0, let peak = sums.squares.max(), peak > 0 {
      threshold = Double(sums.squares.firstIndex(of: peak)!) / Double(n)
    }
    return RandomFailure(
      meanGiantShares: sums.giant.map { isEmpty ? 0 : Double($0) / Double(n) / Double(runs) },
      meanRobustness: isEmpty ? nil : mean,
      robustnessDeviation: isEmpty ? nil : variance.squareRoot(), threshold: threshold,
      runCount: runs)
  }

  /// The share of random failures that a random network with these degrees would stand: 1 − 1/(*κ* − 1)
  /// with *κ* = ⟨*k*²⟩/⟨*k*⟩.
  ///
  /// It is exact for large networks that are random but for their degrees; clustering and groups make
  /// real ones differ, so compare it with ``RandomFailure/threshold``.
  ///
  /// - Returns: From 0, the network is in pieces already, to below 1; `nil` without ties. Directions,
  ///   weights and self-loops are dropped.
  /// - Complexity: O(*n* + *m* log *d*).
  /// - SeeAlso: R. Cohen, K. Erez, D. ben-Avraham, S. Havlin, "Resilience of the Internet to random
  ///   breakdowns", *Physical Review Letters* 85(21), 2000, 4626, doi:10.1103/PhysRevLett.85.4626.
  public func criticalFailureShare() -> Double? {
    let graph = simpleSkeleton()
    guard graph.arcCount > 0 else { return nil }
    let squares = graph.vertices.reduce(0.0) {
      $0 + Double(graph.arcCount(from: $1)) * Double(graph.arcCount(from: $1))
    }
    let kappa = squares / Double(graph.arcCount)
    return kappa > 2 ? 1 - 1 / (kappa - 1) : 0
  }
}

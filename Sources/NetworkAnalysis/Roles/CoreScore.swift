public import NetworkGraph

extension CompactGraph {
  /// The core score of every vertex, after Rombach, Porter, Fowler and Mucha: how near to the core it
  /// is, over cores of all sizes and all kinds of border.
  ///
  /// For a share β of periphery and a sharpness α of the border, vertices are put in the order in
  /// which the ideal local scores *C* make *R* = Σ *A(ij)C(i)C(j)* largest. The core score is the sum
  /// of the local scores over a grid of α and β, each weighted by its *R*, and divided by the largest.
  ///
  /// It ranks vertices from core to periphery without asking for a border. It presumes one core.
  ///
  /// - Parameters:
  ///   - weights: What the weight of an edge counts for. Arcs both ways add up; self-loops are
  ///     dropped.
  ///   - samples: How many values of α and of β are tried, at the middles of as many equal parts of
  ///     0 to 1; 1 to 1,000.
  /// - Returns: From 0 to 1, the largest; `nil` without ties.
  /// - Throws: `WeightError` when weights cannot be strengths; `AnalysisError.parameterOutOfRange` for
  ///   no samples; `AnalysisError.tooManyVertices` above 20,000; `CancellationError`.
  /// - Complexity: O(*s*²*rn*²) time for *s* samples and *r* rounds of exchanges, on all cores;
  ///   O(*n* + *m*) space.
  /// - Note: The paper anneals; here the order by strength is improved by exchanging two vertices
  ///   as long as one exchange helps, which is the same every time. Both find local bests.
  /// - SeeAlso: M. P. Rombach, M. A. Porter, J. H. Fowler, P. J. Mucha, "Core-periphery structure in
  ///   networks", *SIAM Journal on Applied Mathematics* 74(1), 2014, 167–190, doi:10.1137/120881683.
  public func coreScore(
    weights rule: StrengthRule = .unit, samples: Int = 10
  ) throws -> [Double]? {
    guard (1...1000).contains(samples) else {
      throw AnalysisError.parameterOutOfRange(
        name: "samples", value: "\(samples)", expected: "1 to 1000")
    }
    let limit = 20_000
    guard vertexCount <= limit else {
      throw AnalysisError.tooManyVertices(
        measure: "the core score", count: vertexCount, limit: limit)
    }
    let ties = try symmetricTies(by: rule)
    guard let largest = ties.weights?.max(), largest > 0 else { return nil }
    let zeros = [Double](repeating: 0, count: vertexCount)
    let scores = try foldInChunks(count: samples * samples, into: zeros) { chunk, isCancelled in
      var sums = zeros
      for sample in chunk {
        let alpha = (Double(sample / samples) + 0.5) / Double(samples)
        let beta = (Double(sample % samples) + 0.5) / Double(samples)
        var order = LocalCoreOrder(ties, largest: largest, alpha: alpha, beta: beta)
        order.improve(isCancelled)
        if isCancelled() { break }
        let quality = order.quality
        for v in sums.indices { sums[v] += quality * order.score[v] }
      }
      return sums
    } fold: { total, part in
      for v in total.indices { total[v] += part[v] }
    }
    guard let highest = scores.max(), highest > 0 else { return nil }
    return scores.map { $0 / highest }
  }
}

/// Numbers in blocks of eight, which the processor compares together; not a number after the last.
private struct BlockedNumbers {
  let count: Int
  private(set) var blocks: ContiguousArray<SIMD8<Double>>

  init(count: Int) {
    self.count = count
    blocks = ContiguousArray(repeating: .zero, count: (count + 7) / 8)
    for i in count..<(8 * blocks.count) { blocks[i / 8][i % 8] = .nan }
  }

  subscript(i: Int) -> Double {
    get { blocks[i / 8][i % 8] }
    set { blocks[i / 8][i % 8] = newValue }
  }
}

/// One assignment of the ideal local scores to the vertices; names as in the paper.
private struct LocalCoreOrder {
  private let ties: CompactGraph
  private let largest: Double
  /// C(i), a permutation of the ideal scores.
  private(set) var score: BlockedNumbers
  /// Σ_j A(ij) C(j).
  private var support: BlockedNumbers

  init(_ ties: CompactGraph, largest: Double, alpha: Double, beta: Double) {
    self.ties = ties
    self.largest = largest
    let n = ties.vertexCount
    let border = Int(beta * Double(n))
    var strength = [Double](repeating: 0, count: n)
    for v in ties.vertices {
      for slot in ties.arcs(from: v) { strength[v.index] += ties.weight(at: slot) / largest }
    }
    let order = strength.indices.sorted { (strength[$0], $0) < (strength[$1], $1) }
    score = BlockedNumbers(count: n)
    for (place, v) in order.enumerated() {
      let m = Double(place + 1)
      score[v] =
        place < border
        ? m * (1 - alpha) / (2 * Double(border))
        : (m - Double(border)) * (1 - alpha) / (2 * Double(n - border)) + (1 + alpha) / 2
    }
    support = BlockedNumbers(count: n)
    for v in ties.vertices {
      for slot in ties.arcs(from: v) {
        support[v.index] += ties.weight(at: slot) / largest * score[ties.heads[slot].index]
      }
    }
  }

  /// R, half of it: each tie once.
  var quality: Double {
    (0..<score.count).reduce(0.0) { $0 + score[$1] * support[$1] } / 2
  }

  /// Exchanges the scores of two vertices as long as that raises R, at most 100 rounds.
  mutating func improve(_ isCancelled: () -> Bool) {
    for _ in 0..<100 {
      var hasImproved = false
      for a in 0..<score.count {
        if isCancelled() { return }
        var b = a
        while let found = nextPromising(a, after: b) {
          b = found
          // a gains what b loses; a tie between the two counts (C(a) + d)(C(b) − d).
          let difference = score[b] - score[a]
          let between =
            ties.slot(from: Vertex(a), to: Vertex(b)).map { ties.weight(at: $0) / largest } ?? 0
          let gain =
            difference * (support[a] - support[b]) - between * difference * difference
          guard gain > 1e-12 else { continue }
          exchange(a, b, difference)
          hasImproved = true
        }
      }
      if !hasImproved { return }
    }
  }

  /// The next vertex whose exchange with *a* could raise R: one that has more score and less support, or
  /// less and more. Most have not, so eight are looked at together.
  private func nextPromising(_ a: Int, after last: Int) -> Int? {
    let own = SIMD8(repeating: score[a])
    let ownSupport = SIMD8(repeating: support[a])
    var first = last + 1
    for block in (first / 8)..<score.blocks.count {
      let isPromising =
        (score.blocks[block] - own) * (ownSupport - support.blocks[block]) .> 0
      if any(isPromising) {
        for b in first..<(8 * block + 8) where isPromising[b % 8] { return b }
      }
      first = 8 * block + 8
    }
    return nil
  }

  private mutating func exchange(_ a: Int, _ b: Int, _ difference: Double) {
    (score[a], score[b]) = (score[b], score[a])
    for slot in ties.arcs(from: Vertex(a)) {
      support[ties.heads[slot].index] += ties.weight(at: slot) / largest * difference
    }
    for slot in ties.arcs(from: Vertex(b)) {
      support[ties.heads[slot].index] -= ties.weight(at: slot) / largest * difference
    }
  }
}

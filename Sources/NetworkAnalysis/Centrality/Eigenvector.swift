public import NetworkGraph

extension CompactGraph {
  /// The eigenvector centrality of every vertex: proportional to the sum of the scores of those
  /// tied to it.
  ///
  /// In a directed graph, of those that point to it. A high score marks actors tied to actors with
  /// high scores. Outside the best-connected part of a network scores are near 0 and say little.
  ///
  /// - Parameter weights: What the weight of an edge counts for. A self-loop counts once.
  /// - Returns: One score per vertex, none negative, with squares that sum to 1; `nil` when the
  ///   measure is not defined: the leading eigenvalue is 0 (no edges, or no directed cycle) or
  ///   belongs to several parts of the graph at once, such as two components that are alike. Scores
  ///   below about 10⁻¹³ of the largest are rounding: they say that a vertex is far from the center.
  /// - Throws: `WeightError` when weights cannot be strengths; `AnalysisError.notConverged`;
  ///   `CancellationError`.
  /// - Complexity: O(*m*) per iteration; their number grows as the two leading eigenvalues come
  ///   near to each other.
  /// - Note: The parts that can hold the leading eigenvalue are the strong components. So whether
  ///   it is simple is decided by comparing them, to 10⁻⁹ of its size, and not by watching an
  ///   iteration.
  /// - SeeAlso: P. Bonacich, "Factoring and weighting approaches to status scores and clique
  ///   identification", *Journal of Mathematical Sociology* 2(1), 1972, 113–120,
  ///   doi:10.1080/0022250X.1972.9989806.
  public func eigenvectorCentrality(weights: StrengthRule = .unit) throws -> [Double]? {
    let moderate = try withModerateStrengths(by: weights).graph
    let strengths = weights == .unit ? nil : moderate.weights
    // An arc of strength 0 is none: it would join strong components that are not joined.
    let graph =
      strengths?.contains(0) != true
      ? moderate
      : moderate.filtered { tail, head in
        strengths![moderate.slot(from: tail, to: head)!] > 0
      }
    let system = PerronSystem(graph, isWeighted: strengths != nil)
    return try system.leadingVector()
  }
}

/// The search for the leading left eigenvector of a non-negative matrix, block by block.
private struct PerronSystem {
  /// The graph turned round, so that scores are gathered from arcs in.
  let incoming: CompactGraph
  let isWeighted: Bool
  /// Strong components; an arc of the original graph never leads to a higher number.
  let label: [Int]
  let blocks: [[Int]]

  init(_ graph: CompactGraph, isWeighted: Bool) {
    self.isWeighted = isWeighted
    // Without directions a graph is the same turned round, and its components are strong.
    incoming = graph.isDirected ? graph.reversed() : graph
    label = graph.isDirected ? graph.strongComponentLabels() : graph.components().membership
    var blocks = [[Int]](repeating: [], count: (label.max() ?? -1) + 1)
    for (v, block) in label.enumerated() { blocks[block].append(v) }
    self.blocks = blocks
  }

  func leadingVector() throws -> [Double]? {
    var leading: (block: Int, value: Double)?
    var isSimple = true
    var scores = [Double](repeating: 0, count: label.count)
    for block in blocks.indices {
      guard let value = try eigenvalue(of: block, scores: &scores) else { continue }
      if let best = leading, abs(best.value - value) <= 1e-9 * max(best.value, value) {
        isSimple = false
        if value > best.value { leading = (block, value) }
      } else if leading == nil || value > leading!.value {
        leading = (block, value)
        isSimple = true
      }
    }
    guard let leading, isSimple else { return nil }
    for block in blocks.indices where block != leading.block {
      for v in blocks[block] { scores[v] = 0 }
    }
    // What the leading block passes on to those that its arcs lead to, nearest first.
    for block in (0..<leading.block).reversed() {
      try solve(block, eigenvalue: leading.value, scores: &scores)
    }
    let norm = scores.reduce(0) { $0 + $1 * $1 }.squareRoot()
    return scores.map { $0 / norm }
  }

  private func strength(_ slot: Int) -> Double { isWeighted ? incoming.weight(at: slot) : 1 }

  /// The sum of scores times strengths over the arcs into a vertex that come from its own block.
  private func gathered(at v: Int, _ scores: [Double]) -> Double {
    var sum = 0.0
    for slot in incoming.arcs(from: Vertex(v)) {
      let tail = incoming.heads[slot].index
      if label[tail] == label[v] { sum += strength(slot) * scores[tail] }
    }
    return sum
  }

  /// Gathers scores at all members of a block, on all cores.
  ///
  /// - Returns: Their sum, taken chunk by chunk.
  private func gather(
    _ members: [Int], _ scores: [Double], into next: inout [Double]
  ) throws -> Double {
    // Without directions no tie leaves its block.
    let isClosed = !incoming.isDirected && !isWeighted
    return try unsafe next.withUnsafeMutableBufferPointer { next in
      // Each chunk writes its own places.
      nonisolated(unsafe) let places = unsafe next
      return try foldInChunks(count: members.count, chunkSize: 8192, into: 0.0) { range, _ in
        let (first, heads, known) = (incoming.firstArc.span, incoming.heads.span, scores.span)
        var total = 0.0
        for i in range {
          let v = members[i]
          let sum =
            if isClosed {
              arcSum(Int(first[v])..<Int(first[v + 1]), heads, of: known)
            } else {
              gathered(at: v, scores)
            }
          unsafe places[i] = sum
          total += sum
        }
        return total
      } fold: {
        $0 += $1
      }
    }
  }

  /// The leading eigenvalue of a block by power iteration, with its vector left in `scores`,
  /// summing to 1; `nil` when the block has no arc inside.
  ///
  /// Of a large block without directions the iteration begins at a vector that is as near as rounding
  /// lets it come. Some steps then take back what rounding did to small scores: all that they add is
  /// positive.
  private func eigenvalue(of block: Int, scores: inout [Double]) throws -> Double? {
    let members = blocks[block]
    if members.count == 1 {
      scores[members[0]] = 1
      let value = gathered(at: members[0], scores)
      return value > 0 ? value : nil
    }
    for v in members { scores[v] = 1 / Double(members.count) }
    var stepsLeft = Int.max
    if !incoming.isDirected && members.count >= 32, try ascend(members, scores: &scores) {
      stepsLeft = 3
    }
    var next = [Double](repeating: 0, count: members.count)
    var settling = Settling(measure: "eigenvector centrality")
    var value = 0.0
    while true {
      value = try gather(members, scores, into: &next)
      // A part of the old vector stays, or the iteration would swing for ever in a bipartite graph.
      let shift = value / 4
      var change = 0.0
      for (i, v) in members.enumerated() {
        let score = (next[i] + shift * scores[v]) / (value + shift)
        change += abs(score - scores[v])
        scores[v] = score
      }
      stepsLeft -= 1
      if try settling.isDone(change) || stepsLeft == 0 { return value }
    }
  }

  /// Goes from equal scores to the leading vector of a symmetric block.
  ///
  /// - Returns: Whether it came there.
  private func ascend(_ members: [Int], scores: inout [Double]) throws -> Bool {
    var spread = scores
    // One product with equal scores, the strengths, is nearer to the leading vector than they are.
    var start = [Double](repeating: 0, count: members.count)
    _ = try gather(members, spread, into: &start)
    let isWhole = members.count == label.count
    let ascent = try RayleighAscent(from: start, limit: 10_000) { vector, product in
      if isWhole {
        _ = try gather(members, vector, into: &product)
      } else {
        for (i, v) in members.enumerated() { spread[v] = vector[i] }
        _ = try gather(members, spread, into: &product)
      }
    }
    let total = ascent.vector.reduce(0) { $0 + abs($1) }
    for (i, v) in members.enumerated() { scores[v] = abs(ascent.vector[i]) / total }
    return ascent.isConverged
  }

  /// Solves λ*x* = *b* + *A*ᵀ*x* for the scores of a block that is not the leading one; *b* comes
  /// from blocks that are known. Its own eigenvalues are below λ, so the iteration contracts.
  private func solve(_ block: Int, eigenvalue: Double, scores: inout [Double]) throws {
    let members = blocks[block]
    var known = [Double](repeating: 0, count: members.count)
    for (i, v) in members.enumerated() {
      for slot in incoming.arcs(from: Vertex(v)) {
        let tail = incoming.heads[slot].index
        if label[tail] != block { known[i] += strength(slot) * scores[tail] }
      }
    }
    guard known.contains(where: { $0 > 0 }) else { return }
    var settling = Settling(measure: "eigenvector centrality")
    while true {
      var change = 0.0
      var total = 0.0
      for (i, v) in members.enumerated() {
        let score = (known[i] + gathered(at: v, scores)) / eigenvalue
        change += abs(score - scores[v])
        total += score
        scores[v] = score
      }
      if try settling.isDone(change / total) { return }
    }
  }
}

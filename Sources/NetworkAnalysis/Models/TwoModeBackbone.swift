public import NetworkGraph

/// Which two-mode graphs a projection is compared with.
public enum TwoModeNullModel: Hashable, Sendable {
  /// Each vertex has its degree on average and ties are independent: the stochastic degree sequence
  /// model (SDSM), with the probabilities of the configuration model of two modes. No random numbers.
  case expectedDegrees
  /// Each vertex has exactly its degree: the fixed degree sequence model (FDSM), by random graphs of the
  /// curveball algorithm.
  case exactDegrees(samples: Int, seed: UInt64)
}

/// How a level of significance is kept when many pairs are tested.
public enum MultipleTesting: String, Hashable, Sendable, CaseIterable {
  /// Each pair is tested by itself: some pairs pass by chance.
  case none
  /// Holm's method: the probability that any pair passes by chance stays below the level.
  case holm
  /// Benjamini and Hochberg's method: of the pairs that pass, the share that does so by chance stays
  /// below the level on average.
  case benjaminiHochberg = "benjamini-hochberg"
}

/// The projection of a two-mode graph on its first mode, with the significance of each tie.
public struct ProjectionSignificance: Sendable, Equatable {
  /// The vertices of the first mode, in the order in which they are numbered in ``graph``.
  public let vertices: [Vertex]
  /// The projection: the weight of a tie is the number of shared vertices of the second mode.
  public let graph: CompactGraph
  /// How probable it is to share at least as many, for each edge in the order of `graph.edges`.
  public let pValues: [Double]

  /// The ties that are more than chance.
  ///
  /// - Parameters:
  ///   - significance: The level, from 0 to 1.
  ///   - correction: How the level is kept for all pairs of vertices of the first mode; pairs that share
  ///     nothing are tests too.
  /// - Throws: `AnalysisError` for a level out of range.
  /// - Complexity: O(*m* log *m*).
  /// - SeeAlso: S. Holm, *Scandinavian Journal of Statistics* 6, 1979, 65–70; Y. Benjamini, Y. Hochberg,
  ///   *Journal of the Royal Statistical Society B* 57, 1995, 289–300,
  ///   doi:10.1111/j.2517-6161.1995.tb02031.x.
  public func backbone(
    significance: Double = 0.05, correction: MultipleTesting = .none
  ) throws -> CompactGraph {
    try checkProbability(significance, name: "significance")
    let n = Double(graph.vertexCount)
    let tests = n * (n - 1) / 2
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var isKept = [Bool](repeating: false, count: pValues.count)
    switch correction {
    case .none: for i in order { isKept[i] = pValues[i] < significance }
    case .holm:
      for (rank, i) in order.enumerated() {
        guard pValues[i] * (tests - Double(rank)) < significance else { break }
        isKept[i] = true
      }
    case .benjaminiHochberg:
      let last = order.indices.last {
        pValues[order[$0]] * tests < significance * Double($0 + 1)
      }
      if let last { for i in order[...last] { isKept[i] = true } }
    }
    let numbers = graph.edgeNumbers()
    return graph.filtered { tail, head in
      graph.slot(from: tail, to: head).map { isKept[numbers[$0]] } ?? false
    }
  }
}

extension CompactGraph {
  /// Which ties of the projection of a two-mode graph are more than the degrees of both modes bring
  /// about.
  ///
  /// Two actors that are active in many projects share some by chance, and a large project ties all its
  /// members. The backbone keeps pairs that share more than random two-mode graphs with the same degrees
  /// would give them.
  ///
  /// - Parameters:
  ///   - modes: The modes of the vertices; the projection is on the first. Found by ``twoModes()`` when
  ///     `nil`.
  ///   - model: What random graphs are compared with. Under `expectedDegrees` the number of shared ones
  ///     is a sum of independent chances, and its tail is computed exactly; under `exactDegrees` the
  ///     p-value is (1 + how many samples share at least as many) / (1 + samples).
  /// - Returns: The projection with a p-value for each pair that shares something.
  /// - Throws: `AnalysisError` when the graph is not two-mode, has too many vertices (5000 of the first
  ///   mode, 10⁸ cells), or there are no samples; `CancellationError`.
  /// - Complexity: `expectedDegrees`: O(cells) for the probabilities, then O(*s* × *b*) for each pair that
  ///   shares *s* of *b* vertices of the second mode, on all cores. `exactDegrees`: O(samples × Σ *d*²).
  /// - Note: The R package `backbone` offers the same models; older versions of its SDSM estimate the
  ///   probabilities by regression.
  /// - SeeAlso: Z. Neal, "The backbone of bipartite projections: inferring relationships from
  ///   co-authorship, co-sponsorship, co-attendance and other co-behaviors", *Social Networks* 39, 2014,
  ///   84–97, doi:10.1016/j.socnet.2014.06.001; Z. P. Neal, R. Domagalski, B. Sagan, "Comparing
  ///   alternatives to the fixed degree sequence model for extracting the backbone of bipartite
  ///   projections", *Scientific Reports* 11, 2021, 23929, doi:10.1038/s41598-021-03238-3.
  public func projectionSignificance(
    modes: TwoModes? = nil, model: TwoModeNullModel = .expectedDegrees
  ) throws -> ProjectionSignificance {
    let modes = try modes ?? twoModes()
    try checkCount(modes.isSecond.count, of: "modes")
    let rowCount = modes.first.count
    guard rowCount <= 5000, rowCount * modes.second.count <= 100_000_000 else {
      throw AnalysisError.tooManyVertices(
        measure: "the backbone of a projection", count: vertexCount, limit: 5000)
    }
    let rows = memberships(modes)
    let shared = SharedCounts(rows, columnCount: modes.second.count)
    let graph = shared.graph
    let pValues: [Double]
    switch model {
    case .expectedDegrees:
      var columns = [Int](repeating: 0, count: modes.second.count)
      for row in rows { for column in row { columns[Int(column)] += 1 } }
      let null = try BipartiteConfiguration(rows: rows.map(\.count), columns: columns)
      pValues = try expectedPValues(graph, null)
    case .exactDegrees(let samples, let seed):
      try checkRepetitions(1, samples, name: "samples")
      pValues = try exactPValues(
        graph, rows, columnCount: modes.second.count, samples: samples, seed: seed)
    }
    return ProjectionSignificance(vertices: modes.first, graph: graph, pValues: pValues)
  }

  private func expectedPValues(
    _ graph: CompactGraph, _ null: BipartiteConfiguration
  ) throws -> [Double] {
    let edges = graph.edges
    return try foldInChunks(count: edges.count, into: [Double]()) { chunk, isCancelled in
      var values: [Double] = []
      for i in chunk {
        if isCancelled() { break }
        let p = null.probability[edges[i].tail.index]
        let q = null.probability[edges[i].head.index]
        values.append(
          poissonBinomialTail(
            zip(p, q).lazy.map { $0 * $1 }, threshold: Int(graph.weight(at: edges[i].slot))))
      }
      return values
    } fold: { total, part in
      total += part
    }
  }

  private func exactPValues(
    _ graph: CompactGraph, _ rows: [[Int32]], columnCount: Int, samples: Int, seed: UInt64
  ) throws -> [Double] {
    let edges = graph.edges
    var reaching = [Int](repeating: 0, count: edges.count)
    var trade = CurveballTrade(rows, secondCount: columnCount)
    var random = SplitMix64(seed: seed)
    var rounds = ProgressReport.Rounds(samples)
    for _ in 0..<samples {
      try rounds.next()
      try trade.run(tradesPerVertex: 5, using: &random)
      let sample = SharedCounts(trade.rows, columnCount: columnCount).graph
      for (i, edge) in edges.enumerated() {
        let count = sample.slot(from: edge.tail, to: edge.head).map { sample.weight(at: $0) } ?? 0
        if count >= graph.weight(at: edge.slot) { reaching[i] += 1 }
      }
    }
    return reaching.map { Double(1 + $0) / Double(1 + samples) }
  }
}

/// How many columns each pair of rows shares.
private struct SharedCounts {
  let graph: CompactGraph

  init(_ rows: [[Int32]], columnCount: Int) {
    var members = [[Int32]](repeating: [], count: columnCount)
    for (row, columns) in rows.enumerated() {
      for column in columns { members[Int(column)].append(Int32(row)) }
    }
    var count = [Int](repeating: 0, count: rows.count)
    var tails: [UInt32] = []
    var heads: [UInt32] = []
    var weights: [Double] = []
    for (row, columns) in rows.enumerated() {
      var touched: [Int] = []
      for column in columns {
        for other in members[Int(column)] where Int(other) > row {
          if count[Int(other)] == 0 { touched.append(Int(other)) }
          count[Int(other)] += 1
        }
      }
      for other in touched {
        tails.append(UInt32(row))
        heads.append(UInt32(other))
        weights.append(Double(count[other]))
        count[other] = 0
      }
    }
    graph = CompactGraph(
      vertexCount: rows.count, tails: tails, heads: heads, weights: weights, meaning: .count,
      isDirected: false, parallelEdges: .sum)
  }
}

public import NetworkGraph

extension CompactGraph {
  /// A random two-mode graph in which each vertex of both modes keeps its degree, by the curveball
  /// algorithm: two vertices of the first mode put together what only one of them is tied to and deal
  /// it out again.
  ///
  /// One trade exchanges many ties at once, so fewer are needed than single exchanges.
  ///
  /// - Parameters:
  ///   - modes: The modes of the vertices; found by ``twoModes()`` when `nil`.
  ///   - tradesPerVertex: How many trades are made, as a multiple of the number of vertices of the
  ///     first mode; the authors found five to be enough.
  ///   - seed: Where the random choices begin.
  /// - Returns: An undirected graph without weights.
  /// - Throws: `AnalysisError` when the graph is not two-mode or the number of trades is negative;
  ///   `CancellationError`.
  /// - Complexity: O(`tradesPerVertex` × *m*) expected.
  /// - SeeAlso: G. Strona, D. Nappo, F. Boccacci, S. Fattorini, J. San-Miguel-Ayanz, "A fast and
  ///   unbiased procedure to randomize ecological binary matrices with fixed row and column totals",
  ///   *Nature Communications* 5, 2014, 4114, doi:10.1038/ncomms5114; evenness proved by C. J. Carstens,
  ///   *Physical Review E* 91, 2015, 042812, doi:10.1103/PhysRevE.91.042812.
  public func curveballRewiring(
    modes: TwoModes? = nil, tradesPerVertex: Int = 5, seed: UInt64
  ) throws -> CompactGraph {
    try checkAtLeast(0, tradesPerVertex, name: "trades per vertex")
    let modes = try modes ?? twoModes()
    try checkCount(modes.isSecond.count, of: "modes")
    var random = SplitMix64(seed: seed)
    var trade = CurveballTrade(memberships(modes), secondCount: modes.second.count)
    try trade.run(tradesPerVertex: tradesPerVertex, using: &random)
    var edges = EdgeListBuilder()
    for (vertex, row) in zip(modes.first, trade.rows) {
      for place in row { edges.append(vertex.index, modes.second[Int(place)].index) }
    }
    return edges.graph(vertexCount: vertexCount)
  }
}

/// Rows that trade their elements; row lengths and the frequency of each element stay.
struct CurveballTrade {
  private(set) var rows: [[Int32]]
  /// In a trade, how an element was last seen: in the first row, or in both.
  private var mark: [Int]
  private var stamp = 0

  init(_ rows: [[Int32]], secondCount: Int) {
    self.rows = rows
    mark = Array(repeating: 0, count: secondCount)
  }

  mutating func run(tradesPerVertex: Int, using random: inout SplitMix64) throws {
    guard rows.count > 1 else { return }
    let (trades, overflows) = rows.count.multipliedReportingOverflow(by: tradesPerVertex)
    for trade in 0..<(overflows ? .max : trades) {
      if trade & 0xFFF == 0 { try Task.checkCancellation() }
      let a = random.nextIndex(below: rows.count)
      var b = random.nextIndex(below: rows.count - 1)
      if b >= a { b += 1 }
      exchange(a, b, &random)
    }
  }

  private mutating func exchange(_ a: Int, _ b: Int, _ random: inout SplitMix64) {
    stamp += 2
    for element in rows[a] { mark[Int(element)] = stamp }
    var common: [Int32] = []
    var pool: [Int32] = []
    for element in rows[b] {
      if mark[Int(element)] == stamp {
        mark[Int(element)] = stamp + 1
        common.append(element)
      } else {
        pool.append(element)
      }
    }
    let ofB = pool.count
    guard ofB > 0 && rows[a].count > common.count else { return }
    for element in rows[a] where mark[Int(element)] == stamp { pool.append(element) }
    random.shuffle(&pool)
    rows[b] = common + pool[..<ofB]
    rows[a] = common + pool[ofB...]
  }
}

import NetworkAnalysis
import NetworkGraph

/// One measure of all actors, with ranks.
struct RankedMeasure: Sendable {
  /// The name in files.
  let name: String
  let caption: LocalizedText
  let measure: Measure
  /// One per vertex; `nil` where undefined.
  let values: [Double?]
  /// 1 for the largest value; equal values have equal ranks, and the next rank leaves out as many.
  let ranks: [Int?]
  /// The values are whole numbers.
  let isCount: Bool
  /// A large value means a central actor, so that ranks make sense; not so for Burt's constraint.
  let isCentrality: Bool
  /// Why there are no values at all.
  let failure: String?
  /// The definition with the parameters used.
  let definition: LocalizedText

  /// How many vertices have the rank of a vertex.
  func sharers(of vertex: Int) -> Int {
    guard let rank = ranks[vertex] else { return 0 }
    return ranks.count { $0 == rank }
  }
}

/// Ranks by falling value. Two values that differ by less than the rounding of their computation
/// are equal: betweenness of two actors in the same position may differ in the last bit.
///
/// - Complexity: O(*n* log *n*).
func ranks(of values: [Double?]) -> [Int?] {
  let order = values.indices.filter { values[$0] != nil }
    .sorted { (values[$1]!, $0) < (values[$0]!, $1) }
  var ranks = [Int?](repeating: nil, count: values.count)
  for (place, vertex) in order.enumerated() {
    guard place > 0, let last = values[order[place - 1]], let value = values[vertex],
      areEqual(last, value)
    else {
      ranks[vertex] = place + 1
      continue
    }
    ranks[vertex] = ranks[order[place - 1]]
  }
  return ranks
}

/// Whether two results of a measure are the same but for rounding.
func areEqual(_ a: Double, _ b: Double) -> Bool {
  abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1e-3)
}

/// The actors by several measures.
struct Ranking: Sendable {
  /// All measures, in the order of the columns.
  let measures: [RankedMeasure]
  /// The vertices by degree, then betweenness, then the order of the actors.
  let order: [Int]
  /// For each vertex, its best and worst rank for betweenness when any one tie is left out; `nil`
  /// when that was not computed.
  let rankRange: [ClosedRange<Int>]?

  /// The measures that stand side by side in the table of the report.
  static let shown = [
    "degree", "strength", "betweenness", "harmonic", "closeness", "eigenvector", "pagerank",
    "core-number",
  ]

  /// The names of the measures that the table of the report has: those above, and what another engine
  /// computed.
  var shownNames: [String] {
    Self.shown + measures.map(\.name).filter { $0.hasPrefix("spark-") }
  }

  subscript(name: String) -> RankedMeasure? { measures.first { $0.name == name } }

  init(_ projected: ProjectedNetwork, results: VertexTable? = nil) throws {
    let graph = projected.graph
    var measures: [RankedMeasure] = []
    func add(
      _ measure: String, as name: String? = nil, caption: LocalizedText? = nil,
      isCount: Bool = false,
      _ options: [String: String] = [:]
    ) throws {
      measures.append(
        try Self.ranked(
          measure, name: name ?? measure, caption: caption, isCount: isCount, options, projected))
    }
    try add("degree", isCount: true)
    if graph.isDirected {
      try add(
        "degree", as: "in-degree", caption: LocalizedText("Ties in", "Liens entrants"),
        isCount: true, ["direction": "in"])
      try add(
        "degree", as: "out-degree", caption: LocalizedText("Ties out", "Liens sortants"),
        isCount: true, ["direction": "out"])
    }
    if graph.weightMeaning?.isStrength ?? false {
      try add(
        "degree", as: "strength", caption: LocalizedText("Strength", "Force"),
        ["weights": "weight"])
    }
    try add("betweenness", ["normalized": "true"])
    try add("harmonic", ["normalized": "true"])
    try add("closeness")
    try add("eigenvector")
    try add("pagerank")
    try add("core-number", isCount: true)
    try add("clustering")
    try add("constraint")
    try add("effective-size")
    for column in results?.columns ?? [] {
      if let measure = Self.stored(column, projected) { measures.append(measure) }
    }
    self.measures = measures

    let degree = measures[0].values
    let betweenness = measures.first { $0.name == "betweenness" }?.ranks ?? []
    order = degree.indices.sorted { a, b in
      let (first, second) = (degree[a] ?? 0, degree[b] ?? 0)
      if first != second { return first > second }
      let (rank, other) = (betweenness[a] ?? .max, betweenness[b] ?? .max)
      return rank != other ? rank < other : a < b
    }
    rankRange = try Self.rankRange(graph)
  }

  /// Numbers that another engine computed; `nil` for texts.
  private static func stored(
    _ column: VertexTable.Column, _ projected: ProjectedNetwork
  ) -> RankedMeasure? {
    guard case .numbers(let numbers) = column.values else { return nil }
    let values = projected.actorOfVertex.map { numbers[$0] }
    return RankedMeasure(
      name: column.name, caption: column.caption, measure: .stored(column, source: Self.spark),
      values: values, ranks: ranks(of: values),
      isCount: column.name != "spark-pagerank",
      // The nearest actor to a landmark is no more central than others.
      isCentrality: !column.name.hasPrefix("spark-distance"), failure: nil,
      definition: column.definition)
  }

  private static let spark = Measure.Source(
    "M. Zaharia et al., Apache Spark: a unified engine for big data processing, Communications of the "
      + "ACM 59(11), 2016, 56–65",
    doi: "10.1145/2934664")

  private static func ranked(
    _ measureName: String, name: String, caption: LocalizedText?, isCount: Bool,
    _ options: [String: String], _ projected: ProjectedNetwork
  ) throws -> RankedMeasure {
    guard let measure = MeasureCatalogue.measure(named: measureName) else {
      preconditionFailure("the catalogue has no measure '\(measureName)'")
    }
    var values = [Double?](repeating: nil, count: projected.graph.vertexCount)
    var failure: String?
    var definition = measure.definition
    do {
      let result = try measure.evaluate(
        on: MeasureInput(graph: projected.graph, options: options))
      if case .vertices(let numbers) = result.values { values = numbers }
      definition = LocalizedText(result.definition(in: .english), result.definition(in: .french))
    } catch let error as AnalysisError {
      failure = error.description
    } catch let error as WeightError {
      failure = error.description
    }
    return RankedMeasure(
      name: name, caption: caption ?? measure.caption, measure: measure, values: values,
      ranks: ranks(of: values), isCount: isCount,
      isCentrality: !["clustering", "constraint", "effective-size"].contains(name),
      failure: failure, definition: definition)
  }

  /// What the ranks owe to single ties: betweenness is computed again without each of them. Only
  /// for networks small enough that this takes seconds.
  private static func rankRange(_ graph: CompactGraph) throws -> [ClosedRange<Int>]? {
    let (n, m) = (graph.vertexCount, graph.edgeCount)
    guard m > 0, Double(n) * Double(m) * Double(m) <= 2e8 else { return nil }
    var low = [Int](repeating: .max, count: n)
    var high = [Int](repeating: 0, count: n)
    for left in graph.edges {
      let reduced = graph.filtered { tail, head in
        !(tail == left.tail && head == left.head
          || !graph.isDirected && tail == left.head && head == left.tail)
      }
      for (vertex, rank) in ranks(of: try reduced.betweenness()).enumerated() {
        low[vertex] = min(low[vertex], rank ?? n)
        high[vertex] = max(high[vertex], rank ?? n)
      }
    }
    return zip(low, high).map { $0...$1 }
  }
}

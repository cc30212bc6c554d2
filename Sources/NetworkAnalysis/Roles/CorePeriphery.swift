public import NetworkGraph

/// What ties an ideal core and periphery have, after Borgatti and Everett.
public enum CorePeripheryModel: String, Hashable, Sendable, CaseIterable {
  /// Core members are tied to everybody, others only to the core.
  case or
  /// Only core members are tied, to each other.
  case and
  /// Core members are tied to each other, others not; ties between the two are not looked at.
  case missing
}

/// A division of a network into a core and a periphery.
public struct CorePeriphery: Sendable, Hashable {
  /// The members of the core, ascending.
  public let core: [Vertex]
  /// The others, ascending.
  public let periphery: [Vertex]
  /// The correlation of the ties with those of the ideal model.
  public let correlation: Double
  /// Whether every possible core was looked at, so that none fits better.
  public let isExact: Bool
}

extension CompactGraph {
  /// How well the ties of the network fit an ideal core and periphery with a given core.
  ///
  /// The correlation runs over all ordered pairs of different vertices. 1 is a perfect core and
  /// periphery. It says how well this core fits, not that no other fits better.
  ///
  /// - Parameters:
  ///   - core: The members of the core.
  ///   - model: What ties the ideal has.
  ///   - weights: What the weight of an edge counts for.
  /// - Returns: From −1 to 1; `nil` when ties or ideal ties are the same for all pairs. Self-loops are
  ///   not looked at; in a directed graph each arc is one cell.
  /// - Throws: `AnalysisError.unknownVertex`; `WeightError` when weights cannot be strengths.
  /// - Complexity: O(*n* + *m*).
  /// - SeeAlso: S. P. Borgatti, M. G. Everett, "Models of core/periphery structures", *Social
  ///   Networks* 21(4), 2000, 375–395, doi:10.1016/S0378-8733(99)00019-2.
  public func corePeripheryCorrelation(
    core: [Vertex], model: CorePeripheryModel = .or, weights rule: StrengthRule = .unit
  ) throws -> Double? {
    for vertex in core { try check(vertex) }
    var fit = try CoreFit(self, model, rule)
    for vertex in Set(core).sorted() { fit.flip(vertex.index) }
    return fit.correlation
  }

  /// The core whose ideal ties correlate best with those of the network.
  ///
  /// Up to 18 vertices every core is tried. Beyond that, cores that take the vertices of largest
  /// degree and random ones are improved by moving one vertex at a time, then by exchanging two, as
  /// long as the correlation grows; the best is kept.
  ///
  /// - Parameters:
  ///   - model: What ties the ideal has.
  ///   - weights: What the weight of an edge counts for.
  ///   - seed: Where random starts begin.
  ///   - starts: How many starts are tried, at least 1; the first is not random.
  /// - Returns: The best core that was found; of equal ones the first found. `nil` when no core has a
  ///   correlation: without ties, with all ties alike, and for fewer than two vertices.
  /// - Throws: `WeightError` when weights cannot be strengths; `AnalysisError.parameterOutOfRange` for
  ///   no starts; `CancellationError`.
  /// - Complexity: O(2ⁿ *d*) up to 18 vertices; else O(*n*) a move and O(*n*²) a round of exchanges,
  ///   which are tried up to 2,000 vertices.
  /// - Note: The model `missing` ignores all ties of core with periphery, so that small dense groups
  ///   fit it perfectly: look at the size of the core.
  /// - SeeAlso: Borgatti and Everett 2000, doi:10.1016/S0378-8733(99)00019-2.
  public func bestCorePeriphery(
    model: CorePeripheryModel = .or, weights rule: StrengthRule = .unit, seed: UInt64 = 1,
    starts: Int = 10
  ) throws -> CorePeriphery? {
    guard starts > 0 else {
      throw AnalysisError.parameterOutOfRange(
        name: "starts", value: "\(starts)", expected: "at least 1")
    }
    var search = CoreSearch(fit: try CoreFit(self, model, rule))
    let isExact = vertexCount <= 18
    if isExact {
      try search.tryAll()
    } else {
      var random = SplitMix64(seed: seed)
      for start in 0..<starts {
        if start == 0 { search.startByStrength() } else { search.startAnywhere(&random) }
        try search.climb(exchanging: vertexCount <= 2000)
      }
    }
    guard let best = search.best else { return nil }
    let core = Array(vertices.filter { best.isCore[$0.index] })
    // Sums that were kept up to date step by step carry rounding; this one starts anew.
    guard let correlation = try corePeripheryCorrelation(core: core, model: model, weights: rule)
    else { return nil }
    return CorePeriphery(
      core: core, periphery: Array(vertices.filter { !best.isCore[$0.index] }),
      correlation: correlation, isExact: isExact)
  }
}

/// The sums over cells that give the correlation of a core, kept up to date when a vertex changes
/// sides.
private struct CoreFit {
  let model: CorePeripheryModel
  /// Ties without self-loops, weights relative to the largest, and the same turned round.
  let graph: CompactGraph
  private let back: CompactGraph
  private(set) var isCore: [Bool]
  private var coreCount = 0.0
  /// Sums of a and a² over all cells, over those inside the core and over those inside the periphery.
  private let all: SIMD2<Double>
  private var inCore = SIMD2<Double>()
  private var inPeriphery: SIMD2<Double>
  /// For each vertex the sums of a and a² over its cells with the core, both ways, and with all.
  private var withCore: [SIMD2<Double>]
  let withAll: [SIMD2<Double>]

  init(_ graph: CompactGraph, _ model: CorePeripheryModel, _ rule: StrengthRule) throws {
    self.model = model
    let strengths = try graph.strengths(by: rule)
    let largest = strengths?.max() ?? 1
    let kept = graph.edges.filter { $0.tail != $0.head }
    let ties = CompactGraph(
      vertexCount: graph.vertexCount, tails: kept.map(\.tail.rawValue),
      heads: kept.map(\.head.rawValue),
      weights: kept.map { largest > 0 ? (strengths?[$0.slot] ?? 1) / largest : 0 },
      meaning: .strength, isDirected: graph.isDirected, parallelEdges: .sum)
    self.graph = ties
    back = ties.reversed()
    let none = [SIMD2<Double>](repeating: .zero, count: graph.vertexCount)
    isCore = Array(repeating: false, count: graph.vertexCount)
    withCore = none
    var (sums, total) = (none, SIMD2<Double>())
    for tail in ties.vertices {
      for slot in ties.arcs(from: tail) {
        let a = ties.weight(at: slot)
        let cell = SIMD2(a, a * a)
        total += cell
        sums[tail.index] += cell
        sums[ties.heads[slot].index] += cell
      }
    }
    withAll = sums
    all = total
    inPeriphery = total
  }

  mutating func flip(_ v: Int) {
    let sign: Double = isCore[v] ? -1 : 1
    let vertex = Vertex(v)
    inCore += sign * withCore[v]
    inPeriphery -= sign * (withAll[v] - withCore[v])
    isCore[v].toggle()
    coreCount += sign
    for slot in graph.arcs(from: vertex) {
      let a = graph.weight(at: slot)
      withCore[graph.heads[slot].index] += sign * SIMD2(a, a * a)
    }
    for slot in back.arcs(from: vertex) {
      let a = back.weight(at: slot)
      withCore[back.heads[slot].index] += sign * SIMD2(a, a * a)
    }
  }

  /// The correlation of the core.
  var correlation: Double? { correlation(coreCount, inCore, inPeriphery) }

  /// The correlation if a vertex changed sides.
  func correlationFlipping(_ v: Int) -> Double? {
    let sign: Double = isCore[v] ? -1 : 1
    return correlation(
      coreCount + sign, inCore + sign * withCore[v],
      inPeriphery - sign * (withAll[v] - withCore[v]))
  }

  private func correlation(
    _ core: Double, _ inCore: SIMD2<Double>, _ inPeriphery: SIMD2<Double>
  ) -> Double? {
    let n = Double(graph.vertexCount)
    let corePairs = core * (core - 1)
    let peripheryPairs = (n - core) * (n - core - 1)
    let (cells, ones, sums, hits): (Double, Double, SIMD2<Double>, Double) =
      switch model {
      case .or: (n * (n - 1), n * (n - 1) - peripheryPairs, all, all.x - inPeriphery.x)
      case .and: (n * (n - 1), corePairs, all, inCore.x)
      case .missing: (corePairs + peripheryPairs, corePairs, inCore + inPeriphery, inCore.x)
      }
    let spreadOfTies = cells * sums.y - sums.x * sums.x
    let spreadOfIdeal = ones * (cells - ones)
    // Weights are at most 1, so a spread this small is rounding.
    guard cells >= 2, spreadOfTies > 1e-12 * max(1, cells * sums.y), spreadOfIdeal > 0 else {
      return nil
    }
    let r = (cells * hits - sums.x * ones) / (spreadOfTies * spreadOfIdeal).squareRoot()
    return max(-1, min(1, r))
  }
}

/// The search for the best core.
private struct CoreSearch {
  var fit: CoreFit
  private var rounds = ProgressReport.Rounds()
  private(set) var best: (isCore: [Bool], correlation: Double)?

  init(fit: CoreFit) { self.fit = fit }

  /// All cores in the order of the Gray code, in which one vertex changes sides at a time.
  mutating func tryAll() throws {
    let n = fit.graph.vertexCount
    for step in 1..<max(1, 1 << n) {
      if step % 1024 == 0 { try rounds.next() }
      fit.flip(step.trailingZeroBitCount)
      keep()
    }
  }

  /// The core of the strongest vertices, as many as fit best.
  mutating func startByStrength() {
    let order = fit.isCore.indices.sorted {
      (fit.withAll[$1].x, $0) < (fit.withAll[$0].x, $1)
    }
    var bestStart: (isCore: [Bool], correlation: Double)?
    for v in order {
      if !fit.isCore[v] { fit.flip(v) }
      if let r = fit.correlation, r > (bestStart?.correlation ?? -2) { bestStart = (fit.isCore, r) }
    }
    if let bestStart { become(bestStart.isCore) }
  }

  mutating func startAnywhere(_ random: inout SplitMix64) {
    let share = random.nextUnit()
    become(fit.isCore.map { _ in random.nextUnit() < share })
  }

  private mutating func become(_ wanted: [Bool]) {
    for v in wanted.indices where fit.isCore[v] != wanted[v] { fit.flip(v) }
  }

  /// The best single move as long as one helps; then exchanges.
  mutating func climb(exchanging: Bool) throws {
    while true {
      try rounds.next()
      let current = fit.correlation ?? -2
      var better: (vertex: Int, correlation: Double)?
      for v in fit.isCore.indices {
        if let r = fit.correlationFlipping(v), r > (better?.correlation ?? current) + 1e-12 {
          better = (v, r)
        }
      }
      if let better {
        fit.flip(better.vertex)
        continue
      }
      guard exchanging, try exchange(current) else { break }
    }
    keep()
  }

  /// Exchanges the first pair of a core member and another that improves the fit.
  private mutating func exchange(_ current: Double) throws -> Bool {
    for a in fit.isCore.indices where fit.isCore[a] {
      try rounds.next()
      fit.flip(a)
      for b in fit.isCore.indices where b != a && !fit.isCore[b] {
        if let r = fit.correlationFlipping(b), r > current + 1e-12 {
          fit.flip(b)
          return true
        }
      }
      fit.flip(a)
    }
    return false
  }

  private mutating func keep() {
    guard let r = fit.correlation, r > (best?.correlation ?? -2) + 1e-12 else { return }
    best = (fit.isCore, r)
  }
}

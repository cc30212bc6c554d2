public import NetworkGraph

/// What a benchmark graph of Lancichinetti, Fortunato and Radicchi looks like.
public struct LFRParameters: Sendable, Hashable {
  /// The number of vertices.
  public var vertexCount: Int
  /// The mean degree.
  public var averageDegree: Double
  /// The largest degree.
  public var maximumDegree: Int
  /// μ: the share of the ties of each vertex that leave its group, from 0 to 1.
  public var mixing: Double
  /// τ₁: degrees are drawn from a law *k* to the power −τ₁.
  public var degreeExponent: Double
  /// τ₂: sizes of groups are drawn from a law *s* to the power −τ₂.
  public var sizeExponent: Double
  /// The smallest size of a group.
  public var minimumSize: Int
  /// The largest size of a group.
  public var maximumSize: Int

  /// The graph of the paper that compared methods (Lancichinetti and Fortunato 2009,
  /// doi:10.1103/PhysRevE.80.056117) with small groups, unless told otherwise.
  public init(
    vertexCount: Int = 1000, averageDegree: Double = 20, maximumDegree: Int = 50, mixing: Double,
    degreeExponent: Double = 2, sizeExponent: Double = 1, minimumSize: Int = 10,
    maximumSize: Int = 50
  ) {
    self.vertexCount = vertexCount
    self.averageDegree = averageDegree
    self.maximumDegree = maximumDegree
    self.mixing = mixing
    self.degreeExponent = degreeExponent
    self.sizeExponent = sizeExponent
    self.minimumSize = minimumSize
    self.maximumSize = maximumSize
  }

  func check() throws(AnalysisError) {
    try checkAtLeast(1, vertexCount, name: "vertex count")
    try checkSize(vertexCount: vertexCount, edgeCount: Double(vertexCount) * averageDegree / 2)
    try checkProbability(mixing, name: "mixing")
    guard (1..<max(vertexCount, 2)).contains(maximumDegree) else {
      throw .parameterOutOfRange(
        name: "maximum degree", value: "\(maximumDegree)", expected: "from 1 to below the vertices")
    }
    guard minimumSize >= 2, minimumSize <= maximumSize, maximumSize <= vertexCount else {
      throw .parameterOutOfRange(
        name: "sizes of groups", value: "\(minimumSize) to \(maximumSize)",
        expected: "at least 2 and at most the number of vertices")
    }
    for exponent in [degreeExponent, sizeExponent] where !(exponent >= 0 && exponent <= 20) {
      throw .parameterOutOfRange(name: "exponent", value: "\(exponent)", expected: "from 0 to 20")
    }
  }
}

extension CompactGraph {
  /// The benchmark of Lancichinetti, Fortunato and Radicchi for methods that find communities:
  /// degrees and sizes of groups follow power laws, and a share μ of the ties of each vertex leaves
  /// its group.
  ///
  /// The smallest degree is chosen so that the mean is as asked for. Vertices go to groups that are
  /// large enough for their inner ties, those with most inner ties first. Inner ties are one graph
  /// with the given degrees, then rewired; outer ties are paired at random, and pairs that would
  /// repeat a tie or fall inside a group exchange ends with others.
  ///
  /// - Parameters:
  ///   - parameters: Sizes, exponents and mixing.
  ///   - seed: Where the random choices begin.
  /// - Returns: A simple undirected graph with its groups. A few ties may be missing where no exchange
  ///   was found.
  /// - Throws: `AnalysisError.parameterOutOfRange`, also when no group can hold a vertex's inner ties.
  /// - Complexity: O(*m* + Σ *s*² log *s*) expected for groups of sizes *s*.
  /// - SeeAlso: A. Lancichinetti, S. Fortunato, F. Radicchi, "Benchmark graphs for testing community
  ///   detection algorithms", *Physical Review E* 78, 2008, 046110, doi:10.1103/PhysRevE.78.046110.
  public static func lfrBenchmark(
    _ parameters: LFRParameters, seed: UInt64
  ) throws -> PlantedGraph {
    try parameters.check()
    var maker = LFRMaker(parameters, seed: seed)
    let degrees = try maker.drawDegrees()
    for _ in 0..<100 {
      try Task.checkCancellation()
      if let plan = maker.assign(degrees) { return try maker.wire(degrees, plan) }
    }
    throw AnalysisError.parameterOutOfRange(
      name: "sizes of groups", value: "\(parameters.minimumSize) to \(parameters.maximumSize)",
      expected:
        "groups large enough for the inner ties of all vertices; lower the degrees or raise "
        + "the sizes or the mixing")
  }
}

private struct LFRMaker {
  struct Plan {
    var group: [Int]
    var innerDegree: [Int]
    var groupCount: Int
  }

  let parameters: LFRParameters
  var random: SplitMix64

  init(_ parameters: LFRParameters, seed: UInt64) {
    self.parameters = parameters
    random = SplitMix64(seed: seed)
  }

  /// Degrees with the mean asked for and an even sum.
  mutating func drawDegrees() throws(AnalysisError) -> [Int] {
    let (wanted, largest) = (parameters.averageDegree, parameters.maximumDegree)
    func law(_ smallest: Int) -> PowerLaw {
      PowerLaw(smallest...largest, exponent: parameters.degreeExponent)
    }
    guard wanted >= law(1).mean && wanted <= Double(largest) else {
      throw .parameterOutOfRange(
        name: "average degree", value: "\(wanted)",
        expected: "from \(law(1).mean) to \(largest), for this exponent and maximum degree")
    }
    var low = 1
    while low < largest && law(low + 1).mean <= wanted { low += 1 }
    // Two laws that begin at neighbouring degrees are mixed: the mean is exact.
    let lower = law(low)
    let upper = law(min(low + 1, largest))
    let share = upper.mean > lower.mean ? (wanted - lower.mean) / (upper.mean - lower.mean) : 0
    var degrees = (0..<parameters.vertexCount).map { _ in
      random.nextUnit() < share ? upper.draw(&random) : lower.draw(&random)
    }
    if degrees.reduce(0, +) % 2 == 1 {
      degrees[degrees.firstIndex { $0 < largest } ?? 0] +=
        degrees.contains { $0 < largest } ? 1 : -1
    }
    return degrees
  }

  /// Sizes of groups, and a group for each vertex that is larger than its inner degree; `nil` when the
  /// sizes that were drawn do not allow it.
  mutating func assign(_ degrees: [Int]) -> Plan? {
    let n = parameters.vertexCount
    let law = PowerLaw(
      parameters.minimumSize...parameters.maximumSize, exponent: parameters.sizeExponent)
    var sizes: [Int] = []
    var sum = 0
    while sum < n {
      sizes.append(law.draw(&random))
      sum += sizes.last!
    }
    sizes[sizes.count - 1] -= sum - n
    if sizes.last! < parameters.minimumSize && sizes.count > 1 {
      // What is left is too small for a group of its own.
      var rest = sizes.removeLast()
      for i in sizes.indices where rest > 0 {
        let added = min(rest, parameters.maximumSize - sizes[i])
        sizes[i] += added
        rest -= added
      }
      guard rest == 0 else { return nil }
    }
    var inner = degrees.map { degree in
      let exact = (1 - parameters.mixing) * Double(degree)
      let low = exact.rounded(.down)
      return Int(low) + (random.nextUnit() < exact - low ? 1 : 0)
    }
    // Vertices with most inner ties choose first among the places of groups that are large enough.
    let bySize = sizes.indices.sorted { (sizes[$1], $0) < (sizes[$0], $1) }
    var places: [Int] = []
    for g in bySize { places.append(contentsOf: repeatElement(g, count: sizes[g])) }
    var order = Array(0..<n)
    random.shuffle(&order)
    order.sort { (inner[$1], $0) < (inner[$0], $1) }
    var open: [Int] = []
    var next = 0
    var group = [Int](repeating: -1, count: n)
    for v in order {
      while next < n && sizes[places[next]] > inner[v] {
        open.append(places[next])
        next += 1
      }
      guard !open.isEmpty else { return nil }
      let chosen = random.nextIndex(below: open.count)
      group[v] = open[chosen]
      open.swapAt(chosen, open.count - 1)
      open.removeLast()
    }
    makeEven(&inner, degrees, group, sizes)
    return Plan(group: group, innerDegree: inner, groupCount: sizes.count)
  }

  /// Makes the sum of inner degrees of each group even.
  private mutating func makeEven(
    _ inner: inout [Int], _ degrees: [Int], _ group: [Int], _ sizes: [Int]
  ) {
    var sum = [Int](repeating: 0, count: sizes.count)
    for v in inner.indices { sum[group[v]] += inner[v] }
    var order = Array(inner.indices)
    random.shuffle(&order)
    for v in order where sum[group[v]] % 2 == 1 {
      let g = group[v]
      if inner[v] > 0 && (parameters.mixing > 0 || inner[v] == degrees[v]) {
        inner[v] -= 1
        sum[g] -= 1
      } else if inner[v] < min(degrees[v], sizes[g] - 1) {
        inner[v] += 1
        sum[g] += 1
      }
    }
  }

  mutating func wire(_ degrees: [Int], _ plan: Plan) throws -> PlantedGraph {
    var edges = EdgeListBuilder()
    let members = Partition(labels: plan.group)
    for group in members.groups {
      let vertices = group.map(\.index)
      var (tails, heads) = Self.realized(vertices.map { plan.innerDegree[$0] })
      var exchange = EndExchange(tails: tails, heads: heads, isDirected: false)
      try exchange.run(draws: 20 * tails.count, using: &random)
      (tails, heads) = (exchange.tails, exchange.heads)
      for (tail, head) in zip(tails, heads) { edges.append(vertices[tail], vertices[head]) }
    }
    if parameters.mixing > 0 {
      var ends: [Int] = []
      for v in degrees.indices {
        ends.append(contentsOf: repeatElement(v, count: degrees[v] - plan.innerDegree[v]))
      }
      for (tail, head) in outerTies(ends, plan.group) { edges.append(tail, head) }
    }
    return PlantedGraph(
      graph: edges.graph(vertexCount: degrees.count), communities: members)
  }

  /// One simple graph with the given degrees (Havel and Hakimi): the vertex with most ties to make
  /// makes them with those that have most left. Ties that no graph can have are left out.
  private static func realized(_ degrees: [Int]) -> (tails: [Int], heads: [Int]) {
    var left = degrees
    var open = Array(degrees.indices)
    var tails: [Int] = []
    var heads: [Int] = []
    while true {
      open.removeAll { left[$0] == 0 }
      open.sort { (left[$1], $0) < (left[$0], $1) }
      guard let v = open.first, open.count > 1 else { return (tails, heads) }
      for u in open.dropFirst().prefix(left[v]) {
        tails.append(v)
        heads.append(u)
        left[u] -= 1
      }
      left[v] = 0
    }
  }

  /// Pairs of ends from different groups, none twice.
  private mutating func outerTies(_ given: [Int], _ group: [Int]) -> [(Int, Int)] {
    var ends = given
    random.shuffle(&ends)
    var present = VertexPairSet(capacity: ends.count / 2)
    var ties: [(Int, Int)] = []
    var refused: [(Int, Int)] = []
    func isPossible(_ a: Int, _ b: Int) -> Bool {
      group[a] != group[b] && !present.contains(VertexPairSet.unordered(a, b))
    }
    for i in stride(from: 0, to: ends.count - 1, by: 2) {
      let (a, b) = (ends[i], ends[i + 1])
      if isPossible(a, b) {
        present.insert(VertexPairSet.unordered(a, b))
        ties.append((a, b))
      } else {
        refused.append((a, b))
      }
    }
    for (a, b) in refused {
      for _ in 0..<1000 where !ties.isEmpty {
        let i = random.nextIndex(below: ties.count)
        let (c, d) = random.next() & 1 == 1 ? ties[i] : (ties[i].1, ties[i].0)
        guard isPossible(a, c), isPossible(b, d),
          VertexPairSet.unordered(a, c) != VertexPairSet.unordered(b, d)
        else { continue }
        present.remove(VertexPairSet.unordered(c, d))
        present.insert(VertexPairSet.unordered(a, c))
        present.insert(VertexPairSet.unordered(b, d))
        ties[i] = (a, c)
        ties.append((b, d))
        break
      }
    }
    return ties
  }
}

/// Whole numbers in a range with probability in proportion to a power of them.
private struct PowerLaw {
  private let smallest: Int
  private let cumulative: [Double]
  let mean: Double

  init(_ range: ClosedRange<Int>, exponent: Double) {
    smallest = range.lowerBound
    var sum = 0.0
    var moment = 0.0
    var cumulative: [Double] = []
    for k in range {
      let weight = PortableMath.power(Double(k), -exponent)
      sum += weight
      moment += weight * Double(k)
      cumulative.append(sum)
    }
    self.cumulative = cumulative
    mean = moment / sum
  }

  func draw(_ random: inout SplitMix64) -> Int {
    let target = random.nextUnit() * cumulative.last!
    var range = 0..<(cumulative.count - 1)
    // The first place whose cumulative weight is above the target.
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      range =
        cumulative[middle] > target
        ? range.lowerBound..<middle : (middle + 1)..<range.upperBound
    }
    return smallest + range.lowerBound
  }
}

public import NetworkGraph

/// What a set of key players shall do best.
public enum KeyPlayerGoal: Hashable, Sendable {
  /// Their absence breaks the network apart (KPP-Neg).
  case fragmentation(FragmentationKind)
  /// They reach the others by short ways (KPP-Pos); members count 1.
  case distanceReach
  /// They reach most vertices within some steps, themselves counted (KPP-Pos).
  case stepReach(Int)
}

/// A set of key players and how good it is.
public struct KeyPlayerSet: Sendable, Hashable {
  /// The members, each adding most to those before it.
  public let members: [Vertex]
  /// The value of the goal for the set; `nil` when fewer than two vertices remain for fragmentation.
  public let value: Double?
  /// No set of this size has a larger value than this; equal to the value when the set is proved
  /// best. `nil` where the value is.
  public let upperBound: Double?
  /// Whether it is proved that no set of this size is better.
  public let isExact: Bool
}

extension CompactGraph {
  /// The best set of key players of a size: whose absence breaks the network most, or who reach most of
  /// it.
  ///
  /// The best set is not the set of the best players: two who reach the same others are redundant.
  ///
  /// Small problems are solved by looking at every set. Larger ones are solved by adding the best
  /// vertex again and again, then putting the best vertex in the place of each member as long as that
  /// helps. ``KeyPlayerSet/upperBound`` then says what no set of the size exceeds:
  ///
  /// - For reach (with lengths of 1 and more) the value is at least 1 − 1/e = 63 % of the best. The bound
  ///   is closer still: the value plus what the *k* best vertices would each add.
  /// - For fragmentation no such promise holds. The bound is what the vertices may break at most, each
  ///   by its ties and by the shortest paths through it. Branching on single vertices brings bound
  ///   and value closer, and sometimes finds a better set, or proves that there is none.
  ///
  /// - Parameters:
  ///   - size: How many vertices; more than there are means all of them.
  ///   - goal: What the set shall do best.
  ///   - lengths: How long an edge is.
  ///   - workLimit: Every set is looked at while sets × steps for each are at most this many. The
  ///     branching takes up to ten times as many steps.
  /// - Returns: The set; among equal sets the first in the order of vertices.
  /// - Throws: `AnalysisError.parameterOutOfRange` for a negative size;
  ///   `AnalysisError.tooManyVertices` above 20,000 vertices for reach, which keeps all distances;
  ///   `AnalysisError.distancesTooLarge`; `WeightError`; `CancellationError`.
  /// - Complexity: Reach: O(*nm*) for all distances, then O(*kn*²) time a round of swaps and
  ///   O(*n*²) space. Fragmentation: O(*kn*) evaluations a round on all cores, each as
  ///   ``fragmentation(removing:kind:lengths:)``, and at least one betweenness for the bound.
  /// - SeeAlso: Borgatti 2006, doi:10.1007/s10588-006-7084-x; the bound for reach: G. L. Nemhauser,
  ///   L. A. Wolsey, M. L. Fisher, *Mathematical Programming* 14, 1978, doi:10.1007/BF01588971.
  public func keyPlayers(
    _ size: Int, goal: KeyPlayerGoal, lengths: LengthRule = .unit, workLimit: Int = 20_000_000
  ) throws -> KeyPlayerSet {
    guard size >= 0 else {
      throw AnalysisError.parameterOutOfRange(
        name: "size", value: "\(size)", expected: "0 or more")
    }
    let k = min(size, vertexCount)
    let evaluator = try goal.evaluator(self, lengths)
    // Values of sets are compared to twelve digits, and far players hardly change them.
    if let least = evaluator.lengths?.min(), least > 1e9,
      goal == .distanceReach || goal == .fragmentation(.distance)
    {
      throw AnalysisError.parameterOutOfRange(
        name: "the smallest length", value: "\(least)",
        expected: "a unit in which it is below 1e9, or all sets of players would seem equal")
    }
    let sets = binomial(vertexCount, k)
    if sets * evaluator.workPerSet <= Double(workLimit) {
      let best = try exhaustive(k, evaluator)
      return try answer(best.members, evaluator, best.value, isExact: true)
    }
    var members: [Vertex] = []
    var value = try evaluator.value(of: []) ?? -.infinity
    for _ in 0..<k {
      guard let best = try bestAddition(to: members, evaluator) else { break }
      members.append(best.vertex)
      value = best.value
    }
    var hasImproved = true
    while hasImproved {
      hasImproved = false
      for place in members.indices {
        var others = members
        others.remove(at: place)
        guard let best = try bestAddition(to: others, evaluator), isLarger(best.value, value)
        else { continue }
        members[place] = best.vertex
        value = best.value
        hasImproved = true
      }
    }
    guard case .fragmentation(let kind) = goal, value > -.infinity else {
      return try answer(members, evaluator, value, isExact: false)
    }
    var search = FragmentationSearch(
      FragmentationBound(kind: kind, graph: evaluator.graph, lengths: evaluator.lengths),
      evaluator, from: members, value: value)
    let stepWork = Double(vertexCount) * Double(vertexCount + evaluator.graph.arcCount)
    let steps = 10 * Double(workLimit) / max(1, stepWork)
    let bound: Double
    do {
      bound = try search.run(steps: Int(min(2000, max(0, steps))))
    } catch AnalysisError.tooManyPaths {
      bound = 1
    }
    return try answer(
      search.members, evaluator, search.value,
      isExact: bound <= search.value + FragmentationSearch.rounding,
      upperBound: max(bound, search.value))
  }

  private func answer(
    _ members: [Vertex], _ evaluator: KeyPlayerEvaluator, _ value: Double, isExact: Bool,
    upperBound: Double? = nil
  ) throws -> KeyPlayerSet {
    let isKnown = value > -.infinity
    // The order in which each adds most.
    var ordered: [Vertex] = []
    var left = members.sorted()
    while !left.isEmpty {
      var best = (place: 0, value: -Double.infinity)
      for (place, vertex) in left.enumerated() {
        let found = try evaluator.value(of: ordered + [vertex]) ?? -.infinity
        if isLarger(found, best.value) { best = (place, found) }
      }
      ordered.append(left.remove(at: best.place))
    }
    return KeyPlayerSet(
      members: ordered, value: isKnown ? value : nil,
      upperBound: isKnown
        ? (isExact ? value : try upperBound ?? evaluator.upperBound(ordered)) : nil,
      isExact: isExact)
  }

  /// The vertex that makes a set best; of equal ones the lowest.
  private func bestAddition(
    to members: [Vertex], _ evaluator: KeyPlayerEvaluator
  ) throws -> (vertex: Vertex, value: Double)? {
    var isMember = [Bool](repeating: false, count: vertexCount)
    for member in members { isMember[member.index] = true }
    let candidates = Array(vertices.filter { !isMember[$0.index] })
    let values = try foldInChunks(count: candidates.count, into: [Double]()) { chunk, isCancelled in
      var values: [Double] = []
      for i in chunk {
        if isCancelled() { break }
        values.append(try evaluator.value(of: members + [candidates[i]]) ?? -.infinity)
      }
      return values
    } fold: { all, part in
      all += part
    }
    var best: (vertex: Vertex, value: Double)?
    for (vertex, value) in zip(candidates, values) {
      if best == nil || isLarger(value, best!.value) { best = (vertex, value) }
    }
    return best
  }

  private func exhaustive(
    _ k: Int, _ evaluator: KeyPlayerEvaluator
  ) throws -> (members: [Vertex], value: Double) {
    // Combinations in lexicographic order: the last place that can still move up does.
    var places = Array(0..<k)
    var best = (members: places.map { Vertex($0) }, value: -Double.infinity)
    var rounds = ProgressReport.Rounds()
    while true {
      try rounds.next()
      let members = places.map { Vertex($0) }
      if let value = try evaluator.value(of: members), isLarger(value, best.value) {
        best = (members, value)
      }
      guard let moving = places.indices.last(where: { places[$0] < vertexCount - k + $0 }) else {
        return best
      }
      places[moving] += 1
      for later in places.indices.dropFirst(moving + 1) { places[later] = places[later - 1] + 1 }
    }
  }

  /// Whether a value is larger by more than rounding.
  private func isLarger(_ a: Double, _ b: Double) -> Bool {
    b == -.infinity ? a > b : a > b + 1e-12 * max(1, abs(b))
  }

  private func binomial(_ n: Int, _ k: Int) -> Double {
    var result = 1.0
    for i in 0..<min(k, n - k) { result *= Double(n - i) / Double(i + 1) }
    return result
  }
}

extension KeyPlayerGoal {
  func evaluator(_ graph: CompactGraph, _ rule: LengthRule) throws -> KeyPlayerEvaluator {
    let (merged, lengths) = try graph.undirectedWithLengths(rule)
    return try KeyPlayerEvaluator(self, merged, lengths)
  }
}

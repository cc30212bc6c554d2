import NetworkGraph

/// The weighted graph that one level of the Leiden algorithm works on. Self-loops are part of the
/// strengths only: moving a node does not change them.
struct LeidenLevel {
  /// The slots of node `v` are `first[v]..<first[v + 1]`.
  let first: [Int]
  let head: [Int]
  let weight: [Double]
  /// The strength of each node, self-loops twice.
  let strength: [Double]
  /// The sum of the strengths: 2*m* of the formulas.
  let total: Double
  /// The weight inside each node, self-loops twice.
  let inner: [Double]
  let meanWeight: Double

  var count: Int { strength.count }

  /// Gains below this are taken for rounding, so that the search ends.
  var smallestGain: Double { 1e-10 * meanWeight }

  init(_ graph: CompactGraph, weights: StrengthRule) throws {
    let strengths = try graph.strengths(by: weights)
    let weighted = CompactGraph(
      vertexCount: graph.vertexCount,
      weightedEdges: graph.edges.map {
        ($0.tail.index, $0.head.index, strengths?[$0.slot] ?? 1)
      }, isDirected: false)
    var first = [0]
    var head: [Int] = []
    var weight: [Double] = []
    var strength: [Double] = []
    var inner: [Double] = []
    for tail in weighted.vertices {
      var sum = 0.0
      var own = 0.0
      for slot in weighted.arcs(from: tail) {
        let value = weighted.weight(at: slot)
        if weighted.heads[slot] == tail {
          own = 2 * value
        } else if value > 0 {
          head.append(weighted.heads[slot].index)
          weight.append(value)
          sum += value
        }
      }
      first.append(head.count)
      strength.append(sum + own)
      inner.append(own)
    }
    self.init(first: first, head: head, weight: weight, strength: strength, inner: inner)
  }

  private init(
    first: [Int], head: [Int], weight: [Double], strength: [Double], inner: [Double],
    meanWeight: Double? = nil
  ) {
    self.first = first
    self.head = head
    self.weight = weight
    self.strength = strength
    self.inner = inner
    total = strength.reduce(0, +)
    self.meanWeight =
      meanWeight ?? (weight.isEmpty ? 0 : weight.reduce(0, +) / Double(weight.count))
  }

  /// The graph whose nodes are groups of nodes of this one.
  ///
  /// - Parameter group: The group of each node, numbered from 0 without gaps.
  func aggregated(by group: [Int]) -> LeidenLevel {
    let count = (group.max() ?? -1) + 1
    var members = [[Int]](repeating: [], count: count)
    for v in 0..<self.count { members[group[v]].append(v) }
    var first = [0]
    var head: [Int] = []
    var weight: [Double] = []
    var strength = [Double](repeating: 0, count: count)
    var inner = strength
    var tie = strength
    for g in 0..<count {
      var touched: [Int] = []
      for v in members[g] {
        strength[g] += self.strength[v]
        inner[g] += self.inner[v]
        for slot in self.first[v]..<self.first[v + 1] {
          let other = group[self.head[slot]]
          if other == g {
            inner[g] += self.weight[slot]
          } else {
            if tie[other] == 0 { touched.append(other) }
            tie[other] += self.weight[slot]
          }
        }
      }
      for other in touched {
        head.append(other)
        weight.append(tie[other])
        tie[other] = 0
      }
      first.append(head.count)
    }
    return LeidenLevel(
      first: first, head: head, weight: weight, strength: strength, inner: inner,
      meanWeight: meanWeight)
  }

  /// The modularity of a partition of the nodes.
  func quality(of community: [Int], resolution: Double) -> Double {
    guard total > 0 else { return 0 }
    var inside = [Double](repeating: 0, count: count)
    var strength = inside
    for v in 0..<count {
      strength[community[v]] += self.strength[v] / total
      inside[community[v]] += inner[v] / total
      for slot in first[v]..<first[v + 1] where community[head[slot]] == community[v] {
        inside[community[v]] += weight[slot] / total
      }
    }
    return zip(inside, strength).reduce(0) { $0 + $1.0 - resolution * $1.1 * $1.1 }
  }

  /// The communities, with those that are not connected split into their connected parts. The parts
  /// have no tie, so the modularity does not fall.
  func splitIntoConnected(_ community: [Int]) -> [Int] {
    var label = [Int](repeating: -1, count: count)
    var stack: [Int] = []
    for start in 0..<count where label[start] < 0 {
      label[start] = start
      stack.append(start)
      while let v = stack.popLast() {
        for slot in first[v]..<first[v + 1] {
          let u = head[slot]
          guard label[u] < 0 && community[u] == community[v] else { continue }
          label[u] = start
          stack.append(u)
        }
      }
    }
    return label
  }
}

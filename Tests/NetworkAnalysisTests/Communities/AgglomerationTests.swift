import NetworkAnalysis
import NetworkGraph
import NetworkTestSupport
import Testing

/// A connected or unconnected graph whose weights are all different, so that nothing ties.
func genericGraph(seed: UInt64, largest: Int = 11) -> CompactGraph {
  var random = SplitMix64(seed: seed)
  let n = 2 + random.nextIndex(below: largest - 1)
  var edges: [(Int, Int, Double)] = []
  for a in 0..<n {
    for b in 0..<a where random.nextIndex(below: 5) < 2 {
      edges.append((a, b, 1 + random.nextUnit()))
    }
  }
  return CompactGraph(vertexCount: n, weightedEdges: edges)
}

/// Modularity from the definition on a matrix.
func denseModularity(_ weight: [[Double]], _ label: [Int]) -> Double {
  let strength = weight.map { $0.reduce(0, +) }
  let total = strength.reduce(0, +)
  var sum = 0.0
  for i in label.indices {
    for j in label.indices where label[i] == label[j] {
      sum += (weight[i][j] - strength[i] * strength[j] / total) / total
    }
  }
  return sum
}

@Suite struct AgglomerationTests {
  /// All mergers of tied groups are tried, each by the modularity of the whole partition.
  @Test(arguments: 0..<60 as Range<UInt64>)
  func `greedy merging makes the best merger each time`(seed: UInt64) throws {
    let graph = genericGraph(seed: seed)
    let weight = DenseGraph(graph).weight
    guard graph.edgeCount > 0 else { return }
    var label = Array(0..<graph.vertexCount)
    while true {
      let now = denseModularity(weight, label)
      var best: (quality: Double, label: [Int]) = (now + 1e-12, label)
      for edge in graph.edges where label[edge.tail.index] != label[edge.head.index] {
        let (a, b) = (label[edge.tail.index], label[edge.head.index])
        let merged = label.map { $0 == b ? a : $0 }
        let quality = denseModularity(weight, merged)
        if quality > best.quality + 1e-14 { best = (quality, merged) }
      }
      if best.label == label { break }
      label = best.label
    }
    #expect(
      try graph.fastGreedyCommunities(weights: .weight) == Partition(labels: label), "seed \(seed)")
  }

  /// Walks by powers of the matrix, costs from the definition by all pairs, modularity at each stage.
  @Test(arguments: 0..<60 as Range<UInt64>, [2, 4])
  func `walktrap makes the cheapest merger each time`(seed: UInt64, steps: Int) throws {
    let graph = genericGraph(seed: seed)
    guard graph.edgeCount > 0 else { return }
    let weight = DenseGraph(graph).weight
    let n = weight.count
    var walked = weight
    for v in 0..<n {
      let degree = weight[v].count { $0 > 0 }
      walked[v][v] = degree == 0 ? 1 : weight[v].reduce(0, +) / Double(degree)
    }
    let strength = walked.map { $0.reduce(0, +) }
    let step = (0..<n).map { i in (0..<n).map { walked[i][$0] / strength[i] } }
    var power = step
    for _ in 1..<steps {
      var next = [[Double]](repeating: Array(repeating: 0, count: n), count: n)
      for i in 0..<n {
        for j in 0..<n { for k in 0..<n { next[i][j] += power[i][k] * step[k][j] } }
      }
      power = next
    }
    var groups = (0..<n).map { [$0] }
    func labels() -> [Int] {
      var label = [Int](repeating: 0, count: n)
      for (g, group) in groups.enumerated() { for v in group { label[v] = g } }
      return label
    }
    func walk(_ group: [Int], _ k: Int) -> Double {
      group.reduce(0) { $0 + power[$1][k] } / Double(group.count)
    }
    var best = (denseModularity(weight, labels()), labels())
    while true {
      var cheapest: (cost: Double, a: Int, b: Int)?
      for a in groups.indices {
        for b in 0..<a {
          guard groups[a].contains(where: { i in groups[b].contains { weight[i][$0] > 0 } }) else {
            continue
          }
          let (x, y) = (Double(groups[a].count), Double(groups[b].count))
          var distance = 0.0
          for k in 0..<n {
            let gap = walk(groups[a], k) - walk(groups[b], k)
            distance += gap * gap / strength[k]
          }
          let cost = x * y / (x + y) * distance
          if cheapest == nil || cost < cheapest!.cost { cheapest = (cost, a, b) }
        }
      }
      guard let cheapest else { break }
      groups[cheapest.b] += groups[cheapest.a]
      groups.remove(at: cheapest.a)
      let quality = denseModularity(weight, labels())
      if quality > best.0 + 1e-12 { best = (quality, labels()) }
    }
    #expect(
      try graph.walktrapCommunities(steps: steps, weights: .weight) == Partition(labels: best.1),
      "seed \(seed)")
  }

  /// Edge betweenness from distances and path counts by Floyd and Warshall, computed anew each time.
  @Test(arguments: 0..<30 as Range<UInt64>)
  func `the tie of the largest betweenness is cut each time`(seed: UInt64) throws {
    let graph = genericGraph(seed: seed, largest: 9)
    let weight = DenseGraph(graph).weight
    let n = weight.count
    guard graph.edgeCount > 0 else { return }
    var left = graph
    var best = (-1.0, [Int]())
    while true {
      let reach = DenseGraph(left).reachability()
      let label = (0..<n).map { v in reach[v].firstIndex(of: true)! }
      let quality = denseModularity(weight, label)
      if quality > best.0 + 1e-12 { best = (quality, label) }
      guard left.edgeCount > 0 else { break }
      let dense = DenseGraph(left)
      let d = dense.distances()
      let counts = dense.pathCounts(d)
      var cut: (score: Double, tail: Vertex, head: Vertex)?
      for edge in left.edges {
        var score = 0.0
        for s in 0..<n {
          for t in 0..<n where s != t && d[s][t].isFinite {
            let (a, b) = (edge.tail.index, edge.head.index)
            for (x, y) in [(a, b), (b, a)] where d[s][x] + 1 + d[y][t] == d[s][t] {
              score += counts[s][x] * counts[y][t] / counts[s][t]
            }
          }
        }
        score /= left.weight(at: edge.slot)
        if cut == nil || score > cut!.score { cut = (score, edge.tail, edge.head) }
      }
      left = left.filtered { tail, head in
        !(tail == cut!.tail && head == cut!.head || tail == cut!.head && head == cut!.tail)
      }
    }
    #expect(
      try graph.girvanNewmanCommunities(weights: .weight) == Partition(labels: best.1),
      "seed \(seed)")
  }

  /// The leading eigenvector of the modularity matrix by many steps of the power method.
  @Test(arguments: 0..<40 as Range<UInt64>)
  func `the first division follows the signs of the leading eigenvector`(seed: UInt64) throws {
    let graph = genericGraph(seed: seed)
    let weight = DenseGraph(graph).weight
    let n = weight.count
    guard graph.components().groupCount == 1 else { return }
    let strength = weight.map { $0.reduce(0, +) }
    let total = strength.reduce(0, +)
    var b = weight
    for i in 0..<n { for j in 0..<n { b[i][j] -= strength[i] * strength[j] / total } }
    let shift = strength.max()!
    func multiplied(_ x: [Double]) -> [Double] {
      var y = [Double](repeating: 0, count: n)
      for i in 0..<n { for j in 0..<n { y[i] += b[i][j] * x[j] } }
      return y
    }
    var x = (0..<n).map { Double($0 * $0 % 7) - 2.9 }
    for _ in 0..<3000 {
      let y = multiplied(x)
      for i in 0..<n { x[i] = y[i] + shift * x[i] }
      let norm = x.map { $0 * $0 }.reduce(0, +).squareRoot()
      x = x.map { $0 / norm }
    }
    let value = zip(x, multiplied(x)).map { $0 * $1 }.reduce(0, +)
    let label = x.map { $0 > 0 ? 1 : 0 }
    let gain = denseModularity(weight, label)
    let found = try graph.leadingEigenvectorCommunities(weights: .weight, seed: seed)
    if value < 1e-9 || gain < 1e-9 {
      #expect(found.groupCount == 1, "seed \(seed)")
    } else {
      // Later divisions only divide the two sides.
      for group in found.groups {
        #expect(Set(group.map { label[$0.index] }).count == 1, "seed \(seed)")
      }
      #expect(found.groupCount >= 2)
      #expect(denseModularity(weight, found.membership) >= gain - 1e-12)
    }
  }
}

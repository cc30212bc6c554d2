import NetworkGraph

/// The order of the nodes within layers that makes weighted crossings few.
///
/// Barycentre sweeps from several starts, each followed by swaps of neighbours and then moves of single nodes
/// for as long as they help; the best is kept.
///
/// - SeeAlso: K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical
///   system structures", *IEEE Trans. SMC* 11(2), 1981, doi:10.1109/TSMC.1981.4308636;
///   D. C. Zarate et al., "Optimal Sankey diagrams via integer programming", PacificVis 2018,
///   doi:10.1109/PacificVis.2018.00025, for crossings weighted by the product of the widths.
struct LayeredOrder {
  /// A line between a node of one layer and a node of the next.
  struct Link {
    let tail: Int
    let head: Int
    let weight: Double
  }

  /// The nodes of each layer from top to bottom.
  private(set) var layers: [[Int]]
  /// The sum over all crossings of the product of the two weights.
  private(set) var cost: Double

  private let before: [[(node: Int, weight: Double)]]
  private let after: [[(node: Int, weight: Double)]]

  /// - Complexity: O(*s* · *l*²) per round for *l* links and *s* starts: 40 up to 40 nodes, else 12.
  init(layers given: [[Int]], links: [Link]) {
    let count = (given.joined().max() ?? -1) + 1
    var before = [[(node: Int, weight: Double)]](repeating: [], count: count)
    var after = before
    for link in links {
      after[link.tail].append((link.head, link.weight))
      before[link.head].append((link.tail, link.weight))
    }
    self.before = before
    self.after = after
    layers = given
    cost = .infinity
    cost = crossings(given)
    var random = SplitMix64(seed: 1)
    for start in 0..<(count <= 40 ? 40 : 12) where cost > 0 {
      var trial = given
      if start == 1 { trial = trial.map { $0.reversed() } }
      if start > 1 { for layer in trial.indices { random.shuffle(&trial[layer]) } }
      var best = trial
      var bestCost = crossings(trial)
      for round in 0..<8 {
        sweep(&trial, forwards: round % 2 == 0)
        swap(&trial)
        if count <= 40 { sift(&trial) }
        let value = crossings(trial)
        if value < bestCost * (1 - 1e-12) { (best, bestCost) = (trial, value) }
      }
      if bestCost < cost * (1 - 1e-12) { (layers, cost) = (best, bestCost) }
    }
  }

  /// The weighted crossings of an order.
  func crossings(_ layers: [[Int]]) -> Double {
    let places = places(layers)
    var sum = 0.0
    for layer in layers {
      for (index, u) in layer.enumerated() {
        for v in layer[(index + 1)...] { sum += crossings(u, above: v, after, places) }
      }
    }
    return sum
  }

  /// The crossings between the links of two nodes of one layer, the first above the second.
  private func crossings(
    _ u: Int, above v: Int, _ neighbours: [[(node: Int, weight: Double)]], _ places: [Int]
  ) -> Double {
    var sum = 0.0
    for a in neighbours[u] {
      for b in neighbours[v] where places[a.node] > places[b.node] { sum += a.weight * b.weight }
    }
    return sum
  }

  private func places(_ layers: [[Int]]) -> [Int] {
    var result = [Int](repeating: 0, count: before.count)
    for layer in layers { for (place, node) in layer.enumerated() { result[node] = place } }
    return result
  }

  private func sweep(_ layers: inout [[Int]], forwards: Bool) {
    let neighbours = forwards ? before : after
    let order = forwards ? Array(layers.indices) : layers.indices.reversed()
    for layer in order {
      let places = places(layers)
      let keys = layers[layer].map { node -> Double in
        let weight = neighbours[node].reduce(0) { $0 + $1.weight }
        guard weight > 0 else { return Double(places[node]) }
        return neighbours[node].reduce(0) { $0 + $1.weight * Double(places[$1.node]) } / weight
      }
      layers[layer] = layers[layer].indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
        .map { layers[layer][$0] }
    }
  }

  private func swap(_ layers: inout [[Int]]) {
    var places = places(layers)
    // Each swap lowers the cost, so this ends; the bound is for rounding.
    for _ in 0..<100 {
      var helps = false
      for layer in layers.indices {
        for index in layers[layer].indices.dropLast() {
          let (u, v) = (layers[layer][index], layers[layer][index + 1])
          let now =
            crossings(u, above: v, after, places) + crossings(u, above: v, before, places)
          let then =
            crossings(v, above: u, after, places) + crossings(v, above: u, before, places)
          if then < now - 1e-12 * now {
            layers[layer].swapAt(index, index + 1)
            (places[u], places[v]) = (places[v], places[u])
            helps = true
          }
        }
      }
      if !helps { return }
    }
  }

  /// Moves each node to the place of its layer where it crosses least (sifting).
  private func sift(_ layers: inout [[Int]]) {
    var places = places(layers)
    for layer in layers.indices {
      for node in layers[layer] {
        let others = layers[layer].filter { $0 != node }
        var change = 0.0
        var best = (change: 0.0, place: 0)
        // From the top downwards, each step past another node changes the cost by the two alone.
        for (place, other) in others.enumerated() {
          let above =
            crossings(node, above: other, after, places)
            + crossings(node, above: other, before, places)
          let below =
            crossings(other, above: node, after, places)
            + crossings(other, above: node, before, places)
          change += below - above
          if change < best.change { best = (change, place + 1) }
        }
        var order = others
        order.insert(node, at: best.place)
        layers[layer] = order
        for (place, node) in order.enumerated() { places[node] = place }
      }
    }
  }
}

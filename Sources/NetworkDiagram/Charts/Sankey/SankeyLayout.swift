import NetworkLayout

/// Where bars and bands stand, with one scale for all widths.
struct SankeyLayout {
  /// What a bar needs beside its own height.
  struct Need {
    /// Room for the name above it.
    var above = 0.0
    /// The height of a name beside it: the bar takes this much at least.
    var beside = 0.0
  }

  /// Points per unit of money.
  let scale: Double
  /// The upper end of each bar, from the top of the picture.
  private(set) var barTops: [Double] = []
  /// The upper edge of each band where it crosses its layers, from tail to head.
  private(set) var bandTops: [[Double]] = []
  /// How high the picture is.
  let height: Double

  private static let gap = 9.0

  /// A bar, or the place where a band passes a layer.
  private struct Node {
    var amount: Double
    var bar: Int?
  }

  private let nodes: [Node]
  private let needs: [Need]
  private let chains: [[Int]]
  private var order: LayeredOrder

  /// Lays bands and bars out.
  ///
  /// - Parameters:
  ///   - available: The height that is there.
  ///   - largest: The height in points of the highest layer without its gaps, if there is room.
  /// - Returns: `nil` when even bars without height find no room.
  init?(_ graph: SankeyGraph, needs: [Need], available: Double, largest: Double) {
    self.needs = needs
    var nodes = graph.bars.indices.map { Node(amount: graph.total($0), bar: $0) }
    var layers = [[Int]](repeating: [], count: graph.layerCount)
    for bar in graph.bars.indices { layers[graph.layers[bar]].append(bar) }
    var chains: [[Int]] = []
    var links: [LayeredOrder.Link] = []
    // Widths in the cost are shares, so that huge amounts do not overflow.
    let unit = max(graph.bands.map(\.amount).max() ?? 1, .leastNormalMagnitude)
    for band in graph.bands {
      var chain = [band.tail]
      for layer in (graph.layers[band.tail] + 1)..<graph.layers[band.head] {
        nodes.append(Node(amount: band.amount, bar: nil))
        layers[layer].append(nodes.count - 1)
        chain.append(nodes.count - 1)
      }
      chain.append(band.head)
      chains.append(chain)
      for (tail, head) in zip(chain, chain.dropFirst()) {
        links.append(
          LayeredOrder.Link(tail: tail, head: head, weight: max(band.amount / unit, 1e-6)))
      }
    }
    self.nodes = nodes
    self.chains = chains
    func height(_ layer: [Int], _ scale: Double) -> Double {
      layer.reduce(0) { $0 + Self.extent(nodes[$1], needs, scale) } - Self.gap
    }
    let thickest = layers.map { $0.reduce(0) { $0 + nodes[$1].amount } }.max() ?? 0
    guard thickest > 0, thickest.isFinite, layers.allSatisfy({ height($0, 0) <= available })
    else { return nil }
    var (low, high) = (0.0, min(largest, available) / thickest)
    if layers.allSatisfy({ height($0, high) <= available }) {
      low = high
    } else {
      for _ in 0..<60 {
        let middle = (low + high) / 2
        if layers.allSatisfy({ height($0, middle) <= available }) {
          low = middle
        } else {
          high = middle
        }
      }
    }
    scale = low
    self.height = layers.map { height($0, low) }.max()!
    order = LayeredOrder(layers: layers, links: links)
    place(graph)
  }

  private static func extent(_ node: Node, _ needs: [Need], _ scale: Double) -> Double {
    let need = node.bar.map { needs[$0] } ?? Need()
    return need.above + max(node.amount * scale, need.beside, 1) + gap
  }

  /// How far the bar itself is below the start of its room.
  private func inset(_ node: Int) -> Double {
    let need = nodes[node].bar.map { needs[$0] } ?? Need()
    return need.above + max(0, (need.beside - nodes[node].amount * scale) / 2)
  }

  private mutating func place(_ graph: SankeyGraph) {
    var tops = [Double](repeating: 0, count: nodes.count)
    for layer in order.layers {
      let sum = layer.reduce(0) { $0 + Self.extent(nodes[$1], needs, scale) } - Self.gap
      var y = max(0, (height - sum) / 2)
      for node in layer {
        tops[node] = y + inset(node)
        y += Self.extent(nodes[node], needs, scale)
      }
    }
    for round in 0..<16 {
      // From the left, from the right, and in the end on average.
      let looksBack = round % 2 == 0 || round > 11
      let looksAhead = round % 2 == 1 || round > 11
      let layers = round % 2 == 0 ? order.layers : order.layers.reversed()
      for layer in layers { move(layer, graph, &tops, looksBack, looksAhead) }
    }
    barTops = Array(tops.prefix(graph.bars.count))
    let (starts, ends) = edges(graph, tops)
    bandTops = chains.indices.map { band in
      // At a passing place the band leaves where it came in.
      [starts[band][0]] + ends[band]
    }
  }

  /// Moves the nodes of a layer to where their bands would run level, as far as there is room.
  private func move(
    _ layer: [Int], _ graph: SankeyGraph, _ tops: inout [Double], _ looksBack: Bool,
    _ looksAhead: Bool
  ) {
    let (starts, ends) = edges(graph, tops)
    var sum = [Double](repeating: 0, count: nodes.count)
    var weight = sum
    for (band, chain) in chains.enumerated() {
      let width = max(graph.bands[band].amount, .leastNormalMagnitude)
      for step in 0..<(chain.count - 1) {
        let shift = starts[band][step] - ends[band][step]
        if looksBack {
          sum[chain[step + 1]] += width * shift
          weight[chain[step + 1]] += width
        }
        if looksAhead {
          sum[chain[step]] -= width * shift
          weight[chain[step]] += width
        }
      }
    }
    let wishes = layer.map { node in
      tops[node] - inset(node) + (weight[node] > 0 ? sum[node] / weight[node] : 0)
    }
    let stacked = SpacedStack.starts(
      targets: wishes, extents: layer.map { Self.extent(nodes[$0], needs, scale) },
      weights: layer.map { nodes[$0].amount * scale + 0.1 }, lowest: 0, highest: height + Self.gap)
    for (node, start) in zip(layer, stacked) { tops[node] = start + inset(node) }
  }

  /// The upper edge of each step of each band at its start and its end: at a bar, bands are stacked
  /// in the order of where they go to or come from.
  private func edges(
    _ graph: SankeyGraph, _ tops: [Double]
  ) -> (starts: [[Double]], ends: [[Double]]) {
    var starts = chains.map { [Double](repeating: 0, count: $0.count - 1) }
    var ends = starts
    var leaving = [[(key: Double, band: Int, step: Int)]](repeating: [], count: nodes.count)
    var arriving = leaving
    func middle(_ node: Int) -> Double { tops[node] + nodes[node].amount * scale / 2 }
    for (band, chain) in chains.enumerated() {
      for step in 0..<(chain.count - 1) {
        leaving[chain[step]].append((middle(chain[step + 1]), band, step))
        arriving[chain[step + 1]].append((middle(chain[step]), band, step))
      }
    }
    for node in nodes.indices {
      var y = tops[node]
      for item in leaving[node].sorted(by: { ($0.key, $0.band) < ($1.key, $1.band) }) {
        starts[item.band][item.step] = y
        y += graph.bands[item.band].amount * scale
      }
      y = tops[node]
      for item in arriving[node].sorted(by: { ($0.key, $0.band) < ($1.key, $1.band) }) {
        ends[item.band][item.step] = y
        y += graph.bands[item.band].amount * scale
      }
    }
    return (starts, ends)
  }
}

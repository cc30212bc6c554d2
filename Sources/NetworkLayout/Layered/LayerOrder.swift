/// The order of vertices, and of the places that long edges pass, within each layer.
struct LayerOrder {
  /// The items of each layer in order: vertices, then places of edges from the count of vertices on.
  private(set) var layers: [[Int]] = []
  /// Whether an item is a place that an edge passes.
  private(set) var isPlace: [Bool]
  /// The places of each arc, in the order of its layers.
  private(set) var chains: [[Int]] = []
  /// The neighbours of each item in the layer before and behind it.
  private(set) var upper: [[Int]]
  private(set) var lower: [[Int]]
  private(set) var layerOf: [Int]
  private(set) var place: [Int] = []
  private(set) var crossings = 0

  /// The order of the numbers of the vertices; edges pass as the median of their ends asks.
  init(layers ranks: [Int], arcs: [(tail: Int, head: Int)]) {
    let count = ranks.count
    isPlace = [Bool](repeating: false, count: count)
    upper = [[Int]](repeating: [], count: count)
    lower = upper
    layerOf = ranks
    layers = [[Int]](repeating: [], count: (ranks.max() ?? -1) + 1)
    for vertex in 0..<count { layers[ranks[vertex]].append(vertex) }
    for arc in arcs {
      var chain: [Int] = []
      var last = arc.tail
      for layer in (ranks[arc.tail] + 1)..<max(ranks[arc.tail] + 1, ranks[arc.head]) {
        let item = layerOf.count
        layerOf.append(layer)
        isPlace.append(true)
        upper.append([last])
        lower.append([])
        lower[last].append(item)
        layers[layer].append(item)
        chain.append(item)
        last = item
      }
      lower[last].append(arc.head)
      upper[arc.head].append(last)
      chains.append(chain)
    }
    place = [Int](repeating: 0, count: layerOf.count)
    number()
    crossings = counted()
  }

  private mutating func number() {
    for layer in layers { for (index, item) in layer.enumerated() { place[item] = index } }
  }

  private func counted() -> Int {
    layers.indices.dropFirst().reduce(0) { $0 + crossings(above: $1) }
  }

  /// The crossings between a layer and the one before it.
  private func crossings(above layer: Int) -> Int {
    var seen = CountTree(layers[layer].count)
    var total = 0
    for item in layers[layer - 1] {
      let ends = lower[item].map { place[$0] }
      for end in ends { total += seen.sum(end + 1..<layers[layer].count) }
      for end in ends { seen.add(1, at: end) }
    }
    return total
  }

  /// Sweeps down and up by weighted medians, with exchanges of neighbours, and keeps the best order.
  mutating func improve() {
    guard layers.count > 1 else { return }
    var best = self
    let items = max(1, layerOf.count)
    var failures = 0
    for sweep in 0..<min(24, max(4, 400_000 / items)) where failures < 5 && best.crossings > 0 {
      if sweep % 2 == 0 {
        for layer in 1..<layers.count { order(layer, by: upper) }
      } else {
        for layer in (0..<layers.count - 1).reversed() { order(layer, by: lower) }
      }
      exchange()
      crossings = counted()
      if crossings < best.crossings { (best, failures) = (self, 0) } else { failures += 1 }
    }
    self = best
  }

  /// Orders a layer by the medians of the neighbours on one side; who has none keeps its place.
  private mutating func order(_ layer: Int, by neighbours: [[Int]]) {
    var keyed: [(key: Double, place: Int, item: Int)] = []
    var fixed: [(place: Int, item: Int)] = []
    for (index, item) in layers[layer].enumerated() {
      if let median = median(neighbours[item]) {
        keyed.append((median, index, item))
      } else {
        fixed.append((index, item))
      }
    }
    keyed.sort { ($0.key, $0.place) < ($1.key, $1.place) }
    var result = keyed.map(\.item)
    for (index, item) in fixed { result.insert(item, at: min(index, result.count)) }
    layers[layer] = result
    for (index, item) in result.enumerated() { place[item] = index }
  }

  /// The middle place; of an even number, weighted towards the side where they are closer together.
  private func median(_ list: [Int]) -> Double? {
    let places = list.map { place[$0] }.sorted()
    let middle = places.count / 2
    switch places.count {
    case 0: return nil
    case 2: return Double(places[0] + places[1]) / 2
    case let count where count % 2 == 1: return Double(places[middle])
    default:
      let left = Double(places[middle - 1] - places[0])
      let right = Double(places[places.count - 1] - places[middle])
      let (a, b) = (Double(places[middle - 1]), Double(places[middle]))
      return left + right > 0 ? (a * right + b * left) / (left + right) : (a + b) / 2
    }
  }

  /// Swaps neighbours as long as fewer edges cross (transpose).
  private mutating func exchange() {
    for _ in 0..<8 {
      var isBetter = false
      for layer in layers.indices {
        for index in layers[layer].indices.dropLast() {
          let (a, b) = (layers[layer][index], layers[layer][index + 1])
          let now = pairs(upper[a], upper[b]) + pairs(lower[a], lower[b])
          let then = pairs(upper[b], upper[a]) + pairs(lower[b], lower[a])
          if then < now {
            layers[layer].swapAt(index, index + 1)
            (place[a], place[b]) = (index + 1, index)
            isBetter = true
          }
        }
      }
      if !isBetter { return }
    }
  }

  /// How many edges of two neighbours in a layer cross, the first standing before the second.
  private func pairs(_ first: [Int], _ second: [Int]) -> Int {
    var sum = 0
    for x in first { for y in second where place[y] < place[x] { sum += 1 } }
    return sum
  }
}

/// Places across the layers at which edges are straight (Brandes and Köpf 2002).
///
/// Items are aligned in blocks with a median neighbour of the next layer, from all four corners, each
/// result packed, and each item gets the mean of the middle two of its four places. Names follow the
/// paper.
struct LayerCoordinates {
  /// The place of the centre of each item.
  private(set) var positions: [Double]
  private let order: LayerOrder
  private let widths: [Double]

  init(order: LayerOrder, widths: [Double]) {
    self.order = order
    self.widths = widths
    positions = [Double](repeating: 0, count: widths.count)
    guard !widths.isEmpty else { return }
    let marked = conflicts()
    var results: [[Double]] = []
    for isUpwards in [false, true] {
      for isMirrored in [false, true] {
        var x = packed(isUpwards: isUpwards, isMirrored: isMirrored, marked: marked)
        if isMirrored { x = x.map { -$0 } }
        results.append(x)
      }
    }
    // All four aligned to the narrowest: its left border for the left ones, its right for the others.
    func extent(_ x: [Double]) -> (low: Double, high: Double) {
      var (low, high) = (Double.infinity, -Double.infinity)
      for item in x.indices {
        low = min(low, x[item] - widths[item] / 2)
        high = max(high, x[item] + widths[item] / 2)
      }
      return (low, high)
    }
    let extents = results.map(extent)
    let narrowest = extents.indices.min {
      extents[$0].high - extents[$0].low < extents[$1].high - extents[$1].low
    }!
    for index in results.indices {
      let isLeft = index % 2 == 0
      let shift =
        isLeft
        ? extents[narrowest].low - extents[index].low
        : extents[narrowest].high - extents[index].high
      results[index] = results[index].map { $0 + shift }
    }
    for item in positions.indices {
      let four = results.map { $0[item] }.sorted()
      positions[item] = (four[1] + four[2]) / 2
    }
  }

  /// Edges that cross a long one between two of its places: these stay out of the blocks.
  private func conflicts() -> Set<[Int]> {
    var marked: Set<[Int]> = []
    for layer in order.layers.indices.dropFirst() {
      let below = order.layers[layer]
      let width = order.layers[layer - 1].count
      var low = 0
      var start = 0
      for index in below.indices {
        let item = below[index]
        let inner = order.isPlace[item] ? order.upper[item].first { order.isPlace[$0] } : nil
        guard inner != nil || index == below.count - 1 else { continue }
        let high = inner.map { order.place[$0] } ?? width - 1
        for other in below[start...index] {
          for neighbour in order.upper[other] {
            let place = order.place[neighbour]
            if place < low || place > high { marked.insert([neighbour, other]) }
          }
        }
        start = index + 1
        low = high
      }
    }
    return marked
  }

  /// One of the four packings: aligned with the layer before or behind, from the left or the right.
  private func packed(isUpwards: Bool, isMirrored: Bool, marked: Set<[Int]>) -> [Double] {
    let count = widths.count
    let layers = isUpwards ? order.layers.reversed() : order.layers
    let rows = isMirrored ? layers.map { Array($0.reversed()) } : layers
    var place = [Int](repeating: 0, count: count)
    for row in rows { for (index, item) in row.enumerated() { place[item] = index } }
    let neighbours = isUpwards ? order.lower : order.upper
    var root = Array(0..<count)
    var align = root
    for row in rows {
      var last = -1
      for item in row {
        let list = neighbours[item].sorted { place[$0] < place[$1] }
        guard !list.isEmpty else { continue }
        let middles =
          list.count % 2 == 1
          ? [list[list.count / 2]] : [list[list.count / 2 - 1], list[list.count / 2]]
        for other in middles where align[item] == item {
          let key = isUpwards ? [item, other] : [other, item]
          guard last < place[other], !marked.contains(key) else { continue }
          align[other] = item
          root[item] = root[other]
          align[item] = root[item]
          last = place[other]
        }
      }
    }
    return compacted(rows, root: root)
  }

  /// Blocks as far left as the order within the layers allows: the longest path over the blocks,
  /// then each moved right as far as its right neighbours allow when that shortens nothing.
  private func compacted(_ rows: [[Int]], root: [Int]) -> [Double] {
    let count = widths.count
    // From each block to those right of it, with the least distance.
    var right: [[(block: Int, distance: Double)]] = Array(repeating: [], count: count)
    var waiting = [Int](repeating: 0, count: count)
    for row in rows {
      for (a, b) in zip(row, row.dropFirst()) {
        right[root[a]].append((root[b], (widths[a] + widths[b]) / 2))
        waiting[root[b]] += 1
      }
    }
    let isFirst = waiting.map { $0 == 0 }
    var x = [Double](repeating: 0, count: count)
    var queue = (0..<count).filter { root[$0] == $0 && waiting[$0] == 0 }
    var next = 0
    while next < queue.count {
      let block = queue[next]
      next += 1
      for (other, distance) in right[block] {
        x[other] = max(x[other], x[block] + distance)
        waiting[other] -= 1
        if waiting[other] == 0 { queue.append(other) }
      }
    }
    // Blocks that begin left of all without need come up to their right neighbours.
    for block in queue.reversed() where isFirst[block] && !right[block].isEmpty {
      x[block] = right[block].map { x[$0.block] - $0.distance }.min()!
    }
    return (0..<count).map { x[root[$0]] }
  }
}
